//! Reads the templates of a chain, and names every fault in them at once.
//!
//! Tera stops at the first fault of the first template. So where it refuses the whole, each template is
//! read alone for its syntax, and then the sound ones together, leaving out one more after each fault,
//! for what they extend, include and call. What is only missing since the file that holds it is broken is
//! no fault of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tera::{ErrorKind, Tera};

use super::Template;
use super::faults::{in_a_sentence, quoted_after};
use crate::diagnostic::{Code, Diagnostic, nearest};

/// Adds all templates to Tera, or says what is wrong with them. Keys are `theme/name`.
pub fn read(tera: &mut Tera, templates: &BTreeMap<String, Template>) -> Result<(), Vec<Diagnostic>> {
    if tera.add_raw_templates(templates.iter().map(|(name, template)| (name, &*template.text))).is_ok() {
        return Ok(());
    }
    let mut search = Search { templates, left_out: BTreeSet::new(), faults: Vec::new() };
    search.syntax(tera);
    search.structure(tera);
    Err(search.faults)
}

struct Search<'a> {
    templates: &'a BTreeMap<String, Template>,
    /// Templates with a fault, which are not looked at again.
    left_out: BTreeSet<&'a str>,
    faults: Vec<Diagnostic>,
}

impl<'a> Search<'a> {
    fn syntax(&mut self, tera: &Tera) {
        let mut scratch = tera.clone();
        for (name, template) in self.templates {
            let Err(error) = scratch.add_raw_template(name, &template.text) else { continue };
            if let ErrorKind::SyntaxError(report) = error.kind() {
                let span = within(&template.text, &report.span().range);
                self.leave_out(name, unreadable(template, report.message(), span));
            }
        }
    }

    fn structure(&mut self, tera: &mut Tera) {
        // Each turn leaves one template out or is the last.
        for _ in 0..=self.templates.len() {
            let sound = self.templates.iter().filter(|(name, _)| !self.left_out.contains(name.as_str()));
            let Err(error) = tera.add_raw_templates(sound.map(|(name, template)| (name, &*template.text)))
            else {
                return;
            };
            let kind = error.kind();
            let before = self.left_out.len();
            match kind {
                ErrorKind::MissingParent { current, parent } => self.missing_parent(current, parent),
                ErrorKind::CircularExtend { tpl, .. } => self.circle(tpl, "extends"),
                ErrorKind::CircularInclude { tpl, include_chain } => {
                    self.circle(include_chain.first().unwrap_or(tpl), "includes");
                }
                ErrorKind::Msg(message) if message.starts_with("Component ") => self.component_twice(message),
                ErrorKind::Msg(message) => self.references(message),
                _ => self
                    .faults
                    .push(Diagnostic::nowhere(Code::TemplateSyntax, in_a_sentence(&kind.to_string()))),
            }
            if self.left_out.len() == before {
                return;
            }
        }
    }

    fn missing_parent(&mut self, current: &str, parent: &str) {
        let Some((name, template)) = self.templates.get_key_value(current) else { return };
        let message = format!("this template extends `{parent}`, which no theme has");
        let diagnostic = Diagnostic::new(Code::TemplateSyntax, template.source, message)
            .span(tag(&template.text, "extends", parent))
            .help(match nearest(parent, self.template_names()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "extend `base.html`, or add the template that is missing".to_owned(),
            });
        match self.is_left_out(parent) {
            true => _ = self.left_out.insert(name),
            false => self.leave_out(name, diagnostic),
        }
    }

    fn circle(&mut self, current: &str, does: &str) {
        let Some((name, template)) = self.templates.get_key_value(current) else { return };
        let own = name.split_once('/').map_or(name.as_str(), |(_, own)| own);
        let tag_name = does.trim_end_matches('s');
        let diagnostic =
            Diagnostic::new(Code::TemplateSyntax, template.source, format!("this template {does} itself"))
                .span(tag(&template.text, if does == "extends" { does } else { tag_name }, own))
                .help(format!("to build on another theme's file, name that theme: `default/{own}`"));
        self.leave_out(name, diagnostic);
    }

    /// "Component `card` is defined in both `a/x.html` and `a/y.html`"
    fn component_twice(&mut self, message: &str) {
        let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let [component, one, other] = names[..] else { return };
        let Some((name, template)) = self.templates.get_key_value(other) else { return };
        let diagnostic = Diagnostic::new(
            Code::TemplateSyntax,
            template.source,
            format!("the component `{component}` is there twice: in `{one}` and here"),
        )
        .span(tag(&template.text, "component", component))
        .help("give one of the two another name");
        self.leave_out(name, diagnostic);
    }

    /// Tera's reports of names that nothing stands behind, all of them in one text.
    fn references(&mut self, reports: &str) {
        for report in reports.split("\n\n") {
            let Some((message, place)) =
                report.strip_prefix("error: ").and_then(|text| text.split_once('\n'))
            else {
                self.faults.push(Diagnostic::nowhere(Code::TemplateSyntax, in_a_sentence(report)));
                continue;
            };
            let Some((file, offset)) = self.place(place) else {
                self.faults.push(Diagnostic::nowhere(Code::TemplateSyntax, in_a_sentence(message)));
                continue;
            };
            let (message, help, missing) = self.explain(message);
            if self.left_out.is_empty() || !may_be_in_a_broken_file(&message) {
                let span = find_near(&file.text, offset, &missing);
                self.faults.push(Diagnostic {
                    help,
                    ..Diagnostic::new(Code::TemplateSyntax, file.source, message).span(span)
                });
            }
        }
    }

    /// Message, help and the name that is missing.
    fn explain(&self, message: &str) -> (String, Option<String>, String) {
        let known: [(&str, &str, Vec<&str>); 6] = [
            ("Unknown filter ", "there is no filter", FILTERS.to_vec()),
            ("Unknown test ", "there is no test", TESTS.to_vec()),
            ("Unknown function ", "there is no function", FUNCTIONS.to_vec()),
            ("Unknown component ", "there is no component", self.declared("component")),
            (
                "Unknown template ",
                "this template includes what no theme has:",
                self.template_names().collect(),
            ),
            ("Block ", "what this template extends has no block", self.declared("block")),
        ];
        for (beginning, said, names) in known {
            if let Some(missing) = quoted_after(message, beginning) {
                let others = names.into_iter().filter(|name| *name != missing);
                let help = nearest(missing, others).map(|known| format!("did you mean `{known}`?"));
                return (format!("{said} `{missing}`"), help, missing.to_owned());
            }
        }
        (in_a_sentence(message), None, String::new())
    }

    /// From ` --> default/post.html:3:12`: the template and the byte offset.
    fn place(&self, place: &str) -> Option<(&'a Template, usize)> {
        let place = place.lines().next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let template = self.templates.get(parts.next()?)?;
        let start: usize =
            template.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = template.text.get(start..)?;
        let before = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        Some((template, start + before))
    }

    fn leave_out(&mut self, name: &'a str, diagnostic: Diagnostic) {
        self.left_out.insert(name);
        self.faults.push(diagnostic);
    }

    /// Whether a name without its theme, or with it, is one of those left out.
    fn is_left_out(&self, name: &str) -> bool {
        self.left_out
            .iter()
            .any(|known| *known == name || known.split_once('/').is_some_and(|(_, own)| own == name))
    }

    fn template_names(&self) -> impl Iterator<Item = &'a str> {
        self.templates.keys().filter_map(|name| name.split_once('/')).map(|(_, own)| own)
    }

    /// The names after `{% block` or `{% component`, in all templates.
    fn declared(&self, tag: &str) -> Vec<&'a str> {
        let names = |text: &'a str| {
            text.split("{%").skip(1).filter_map(move |rest| {
                let rest =
                    rest.trim_start_matches(['-', ' ']).strip_prefix(tag)?.strip_prefix(' ')?.trim_start();
                rest.split(|character: char| !is_name(character)).next().filter(|name| !name.is_empty())
            })
        };
        self.templates.values().flat_map(|template| names(&template.text)).collect()
    }
}

/// What is wrong with a template's syntax, from Tera's message and the place that it points at.
fn unreadable(template: &Template, message: &str, span: Range<usize>) -> Diagnostic {
    let fault =
        |message: String, span| Diagnostic::new(Code::TemplateSyntax, template.source, message).span(span);
    let text = &*template.text;
    let named = text.get(span.clone()).unwrap_or_default();
    match message {
        "Unknown tag" => {
            let last = open_tags(text.get(..span.start).unwrap_or_default()).last().map(|tag| tag.name);
            let (said, help) = match (named.strip_prefix("end"), last) {
                (Some(_), Some(open)) => (
                    format!("`{named}` does not end what is open here"),
                    format!("end `{open}` first, with `end{open}`"),
                ),
                (Some(begun), None) => {
                    (format!("`{named}` ends nothing"), format!("take it away, or begin with `{begun}`"))
                }
                (None, _) if named == "macro" => (
                    format!("there is no tag `{named}`"),
                    "write a component: `{% component name(title) %}`".to_owned(),
                ),
                (None, _) => match nearest(named, TAGS.iter().copied()) {
                    Some(known) => (format!("there is no tag `{named}`"), format!("did you mean `{known}`?")),
                    None => (
                        format!("there is no tag `{named}`"),
                        format!("what there is: `{}`", TAGS.join("`, `")),
                    ),
                },
            };
            fault(said, span).help(help)
        }
        "Unexpected end of input" => match open_tags(text).pop() {
            Some(Open { name, range }) => {
                fault(format!("this template ends before its `{name}` does"), range)
                    .help(format!("write `{{% end{name} %}}` where it ends"))
            }
            None => fault("this template ends in the middle of something".to_owned(), span),
        },
        _ => fault(format!("this template cannot be read: {}", in_a_sentence(message)), span),
    }
}

/// A tag that something has to end.
struct Open<'t> {
    name: &'t str,
    range: Range<usize>,
}

/// The tags that are open at the end of a text, the innermost last.
fn open_tags(text: &str) -> Vec<Open<'_>> {
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{%")) {
        let start = at + start + 2;
        let inside = text.get(start..).and_then(|rest| rest.split("%}").next()).unwrap_or_default();
        at = start + inside.len();
        let words = inside.trim_start_matches('-').trim_start();
        let name_at = start + inside.len() - words.len();
        let name = words.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
        let sets_a_block = name == "set" && !words.contains('=');
        if matches!(name, "block" | "if" | "for" | "filter" | "component" | "raw") || sets_a_block {
            open.push(Open { name, range: name_at..name_at + name.len() });
        } else if let Some(ended) = name.strip_prefix("end")
            && open.last().is_some_and(|last| last.name == ended)
        {
            open.pop();
        }
    }
    open
}

fn may_be_in_a_broken_file(message: &str) -> bool {
    !["filter", "test", "function"].iter().any(|known| message.starts_with(&format!("there is no {known} ")))
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '-')
}

/// Where `name` stands after `{% tag`, else the first line.
fn tag(text: &str, tag: &str, name: &str) -> Range<usize> {
    text.match_indices("{%")
        .filter_map(|(at, _)| {
            let rest = text.get(at..)?;
            let inside = rest.get(..rest.find("%}")?)?;
            let found = inside.find(tag)? + tag.len();
            inside.get(found..)?.find(name).map(|offset| at + found + offset)
        })
        .next()
        .map_or(0..text.lines().next().map_or(0, str::len), |start| start..start + name.len())
}

/// Where `name` stands from `offset` on, on the same line; else the rest of the line.
fn find_near(text: &str, offset: usize, name: &str) -> Range<usize> {
    let line = text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    match line.find(name).filter(|_| !name.is_empty()) {
        Some(at) => offset + at..offset + at + name.len(),
        None => offset..offset + line.len(),
    }
}

/// A range of Tera's, made fit for the text.
fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = range.end.min(text.len());
    range.start.min(end)..end
}

const TAGS: &[&str] = &[
    "block",
    "break",
    "component",
    "continue",
    "elif",
    "else",
    "extends",
    "filter",
    "for",
    "if",
    "include",
    "raw",
    "set",
];

const FUNCTIONS: &[&str] = &["asset", "message", "message_plain", "range", "super", "throw"];

const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
