//! Follows what messages refer to, and finds what could not be formed: references to nothing or in a
//! circle, variables that a message is never given, texts without end.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::artifact::Fingerprint;
use crate::model::language::Language;

use super::catalog::{Class, Contract, Definition, Definitions, Entry};
use super::references::{Reference, span_of};

/// Fluent gives up on a message of more than 100 parts, those of its references counted, and a choice
/// by plurals may become two.
const MOST_PLACEABLES: usize = 50;
/// Fluent cannot take a number of more digits.
const LONGEST_NUMBER: usize = 15;
/// The one function that messages may call.
pub(super) const NUMBER: &str = "NUMBER";

/// What is known of every message of a language, and its faults.
pub(super) fn survey(
    language: &Language,
    definitions: Definitions<'_>,
    contract: Option<&Contract>,
) -> (BTreeMap<String, Entry>, Vec<Diagnostic>) {
    let mut survey = Survey {
        language,
        definitions: &definitions,
        known: BTreeMap::new(),
        open: Vec::new(),
        faults: Vec::new(),
    };
    for (class, name) in definitions.keys() {
        survey.follow((*class, *name));
    }
    let Survey { known, mut faults, .. } = survey;
    let mut messages = BTreeMap::new();
    for ((class, name), definition) in &definitions {
        let Some(facts) = known.get(&(*class, *name)) else { continue };
        if *class == Class::Term {
            faults.extend(name_clash(definition, &definitions));
        } else if definition.has_value {
            faults.extend(strange_variables(definition, facts, contract));
            if facts.refused {
                continue;
            }
            let entry = Entry {
                source: definition.source,
                span: definition.span.clone(),
                variables: facts.variables.iter().map(|name| (*name).to_owned()).collect(),
                digest: facts.digest,
            };
            messages.insert((*name).to_owned(), entry);
        }
    }
    (messages, faults)
}

type Key<'a> = (Class, &'a str);

#[derive(Debug, Clone, Default)]
struct Facts<'a> {
    variables: BTreeSet<&'a str>,
    placeables: usize,
    digest: Fingerprint,
    /// Fluent could not take it, or a part of it, without failing as a whole.
    refused: bool,
}

struct Survey<'a, 'd> {
    language: &'a Language,
    definitions: &'d Definitions<'a>,
    known: BTreeMap<Key<'a>, Facts<'a>>,
    /// The entries that are being followed, from the outermost in.
    open: Vec<Key<'a>>,
    faults: Vec<Diagnostic>,
}

impl<'a, 'd> Survey<'a, 'd> {
    fn follow(&mut self, key: Key<'a>) -> Facts<'a> {
        if let Some(facts) = self.known.get(&key) {
            return facts.clone();
        }
        let Some(definition) = self.definitions.get(&key) else { return Facts::default() };
        if self.open.len() > MOST_PLACEABLES {
            self.too_long(self.open.first().and_then(|first| self.definitions.get(first)));
            return Facts { placeables: MOST_PLACEABLES + 1, refused: true, ..Facts::default() };
        }
        self.open.push(key);
        let mut facts = Facts { placeables: definition.uses.placeables, ..Facts::default() };
        let mut digests = vec![definition.digest];
        for reference in &definition.uses.references {
            match *reference {
                // A term sees only what it is called with, and does without the rest.
                Reference::Variable(name) if key.0 == Class::Message => {
                    facts.variables.insert(name);
                }
                Reference::Variable(_) => {}
                Reference::Number(digits) if digits.len() > LONGEST_NUMBER => {
                    facts.refused = true;
                    self.fault(
                        definition,
                        digits,
                        "this number has too many digits",
                        "shorten it".to_owned(),
                    );
                }
                Reference::Number(_) => {}
                Reference::Function(name) => self.check_function(definition, name),
                Reference::Message(name, attribute) => {
                    let inner = self.reference(definition, Class::Message, name, attribute);
                    facts.variables.extend(inner.variables);
                    facts.placeables = facts.placeables.saturating_add(inner.placeables);
                    facts.refused |= inner.refused;
                    digests.push(inner.digest);
                }
                Reference::Term(name, attribute) => {
                    let inner = self.reference(definition, Class::Term, name, attribute);
                    facts.placeables = facts.placeables.saturating_add(inner.placeables);
                    facts.refused |= inner.refused;
                    digests.push(inner.digest);
                }
            }
        }
        self.open.pop();
        if facts.placeables > MOST_PLACEABLES && !facts.refused {
            facts.refused = true;
            self.too_long(Some(definition));
        }
        facts.digest = Fingerprint::of(&digests);
        self.known.insert(key, facts.clone());
        facts
    }

    fn reference(
        &mut self,
        definition: &Definition<'a>,
        class: Class,
        name: &'a str,
        attribute: Option<&'a str>,
    ) -> Facts<'a> {
        let Some(target) = self.definitions.get(&(class, name)) else {
            let same_class = self.definitions.keys().filter(|key| key.0 == class).map(|key| key.1);
            let help = match nearest(name, same_class) {
                Some(near) => format!("did you mean `{}`?", written(class, near)),
                None => format!("write `{} = …` in a file of the same language", written(class, name)),
            };
            let message = format!("there is no `{}` in `{}`", written(class, name), self.language);
            self.fault(definition, name, &message, help);
            return Facts::default();
        };
        let missing = match attribute {
            Some(attribute) => !target.attributes.contains(attribute),
            None => !target.has_value,
        };
        if missing {
            let of = attribute.map_or_else(String::new, |attribute| format!(" `.{attribute}`"));
            let message = format!("`{}` has no text{of}", written(class, name));
            self.fault(definition, name, &message, "write it, or refer to another message".to_owned());
            return Facts::default();
        }
        if self.open.contains(&(class, name)) {
            let message = format!("`{}` refers to itself", written(class, name));
            self.fault(definition, name, &message, "write the text itself here".to_owned());
            return Facts::default();
        }
        self.follow((class, name))
    }

    fn check_function(&mut self, definition: &Definition<'a>, name: &'a str) {
        if name != NUMBER {
            let help = format!(
                "dates and lists come ready to be used, as `{{ $date }}`; the one function is `{NUMBER}`"
            );
            self.fault(definition, name, &format!("there is no function `{name}`"), help);
        }
    }

    fn too_long(&mut self, definition: Option<&Definition<'a>>) {
        let help = format!("a text may have {MOST_PLACEABLES} parts in braces at most: shorten it");
        if let Some(definition) = definition {
            self.fault(definition, definition.name, "this message is made of too many parts", help);
        }
    }

    fn fault(&mut self, definition: &Definition<'a>, at: &str, message: &str, help: String) {
        let span = span_of(definition.file, at).unwrap_or_else(|| definition.span.clone());
        self.faults.extend(fault(definition, span, message.to_owned(), help));
    }
}

/// Variables that the program does not give to this message.
fn strange_variables(
    definition: &Definition<'_>,
    facts: &Facts<'_>,
    contract: Option<&Contract>,
) -> Vec<Diagnostic> {
    let Some(given) = contract.and_then(|contract| contract.get(definition.name)) else { return Vec::new() };
    let mut faults = Vec::new();
    for strange in facts.variables.iter().filter(|variable| !given.contains(**variable)) {
        let here =
            definition.uses.references.iter().find(|reference| **reference == Reference::Variable(strange));
        let span = here.and_then(|reference| span_of(definition.file, reference.text()));
        let help = match (nearest(strange, given.iter().map(String::as_str)), given.len()) {
            (Some(near), _) => format!("did you mean `${near}`?"),
            (None, 0) => "it is given no values: write its text without any".to_owned(),
            (None, _) => format!("it is given {}", variables(given)),
        };
        let message = format!("the message `{}` is not given a `${strange}`", definition.name);
        faults.extend(fault(definition, span.unwrap_or_else(|| definition.span.clone()), message, help));
    }
    faults
}

/// Fluent keeps messages and terms under one name.
fn name_clash(term: &Definition<'_>, definitions: &Definitions<'_>) -> Option<Diagnostic> {
    let message = definitions.get(&(Class::Message, term.name))?;
    let own = if term.source.is_some() { term } else { message };
    let text = format!("the term `-{0}` and the message `{0}` have one name", term.name);
    fault(own, own.span.clone(), text, "give the term another name".to_owned())
}

/// A fault of a file of the site. The shipped files have none: tests see to that.
fn fault(
    definition: &Definition<'_>,
    span: Range<usize>,
    message: String,
    help: String,
) -> Option<Diagnostic> {
    let source = definition.source?;
    Some(Diagnostic::new(Code::FluentMessage, source, message).span(span).help(help))
}

fn written(class: Class, name: &str) -> String {
    match class {
        Class::Message => name.to_owned(),
        Class::Term => format!("-{name}"),
    }
}

fn variables(names: &BTreeSet<String>) -> String {
    names.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
}
