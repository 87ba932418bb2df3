//! All messages of one language, from whatever files: which text holds where several have one, what
//! each needs to be formed, and every fault that can be known before a message is used.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_syntax::ast;

use crate::diagnostic::Checked;
use crate::model::artifact::Fingerprint;
use crate::model::language::Language;
use crate::source::SourceId;

use super::parse::File;
use super::references::{Uses, span_of, uses};
use super::survey::survey;

/// The messages that the program uses, each with the variables that it is given.
pub(super) type Contract = BTreeMap<String, BTreeSet<String>>;

/// The messages of one language.
#[derive(Debug)]
pub(super) struct Catalog {
    /// In order of priority: what stands in a later file holds.
    pub(super) files: Vec<File>,
    pub(super) messages: BTreeMap<String, Entry>,
}

/// What is known of one message.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) source: Option<SourceId>,
    /// Where its name stands in its file.
    pub(super) span: Range<usize>,
    /// Its own variables and those of the messages that it refers to.
    pub(super) variables: BTreeSet<String>,
    /// The hash of its text and of all that it refers to.
    pub(super) digest: Fingerprint,
}

/// Reads the files of one language. Without a contract any variable is let pass.
pub(super) fn catalog(
    language: &Language,
    files: Vec<File>,
    contract: Option<&Contract>,
) -> Checked<Catalog> {
    let (messages, diagnostics) = survey(language, definitions(&files), contract);
    Checked::new(Catalog { files, messages }, diagnostics)
}

/// The variables of each message of a catalog.
pub(super) fn contract(catalog: &Catalog) -> Contract {
    catalog.messages.iter().map(|(name, entry)| (name.clone(), entry.variables.clone())).collect()
}

/// Whether an entry is a message or a term (`-name`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Message,
    Term,
}

/// The text of a message or term that holds.
#[derive(Debug)]
pub(super) struct Definition<'a> {
    pub(super) source: Option<SourceId>,
    pub(super) name: &'a str,
    pub(super) span: Range<usize>,
    /// The text of the whole file, to find places in.
    pub(super) file: &'a str,
    pub(super) has_value: bool,
    pub(super) attributes: BTreeSet<&'a str>,
    pub(super) uses: Uses<'a>,
    pub(super) digest: Fingerprint,
}

pub(super) type Definitions<'a> = BTreeMap<(Class, &'a str), Definition<'a>>;

fn definitions(files: &[File]) -> Definitions<'_> {
    let mut definitions = Definitions::new();
    for file in files {
        for entry in file.written.entries() {
            let (class, id, value, attributes) = match entry {
                ast::Entry::Message(message) => {
                    (Class::Message, &message.id, message.value.as_ref(), &message.attributes)
                }
                ast::Entry::Term(term) => (Class::Term, &term.id, Some(&term.value), &term.attributes),
                _ => continue,
            };
            let text = file.written.source();
            let definition = Definition {
                source: file.source,
                name: id.name,
                span: span_of(text, id.name).unwrap_or(0..0),
                file: text,
                has_value: value.is_some(),
                attributes: attributes.iter().map(|attribute| attribute.id.name).collect(),
                uses: uses(value, attributes),
                digest: Fingerprint::of(&format!("{value:?} {attributes:?}")),
            };
            definitions.insert((class, id.name), definition);
        }
    }
    definitions
}
