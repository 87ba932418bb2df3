//! The one adapter for `serde_yaml`: YAML in, typed values and diagnostics out.
//!
//! A text is read whole into its type. Only where that fails is it read again as bare values, one
//! top-level entry after the other, so that all its faults are found, each with its place. A fault
//! never shows a name of the program's own: messages are made here from what serde says.

mod message;
mod scalars;
mod tables;

pub mod edit;
pub mod locate;
pub mod schemas;

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use crate::diagnostic::{Checked, Code, Diagnostic, Place, nearest};
use crate::source::SourceId;

pub use scalars::{Scalar, ordered, text, text_if_any, texts};
pub(crate) use tables::keyed;
pub use tables::{FileKind, Given, Key, Keyed};

/// The longest front matter, in bytes.
pub const FRONT_MATTER_LIMIT: usize = 64 * 1024;

/// A Markdown file cut in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    pub front_matter: &'a str,
    /// Where the front matter begins in the file.
    pub front_matter_offset: usize,
    pub body: &'a str,
    pub body_offset: usize,
}

/// Cuts a Markdown file after its front matter, which stands between two lines of three dashes.
pub fn split(source: SourceId, text: &str) -> Result<Parts<'_>, Diagnostic> {
    let missing = |message: &str| {
        let end = text.find('\n').unwrap_or(text.len());
        Err(Diagnostic::new(Code::NoFrontMatter, source, message)
            .span(0..end)
            .help("begin the file with a line `---`, then `title: …`, then another line `---`"))
    };
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return missing("this file does not begin with a front matter");
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            if at - start > FRONT_MATTER_LIMIT {
                return Err(Diagnostic::new(
                    Code::FrontMatterTooLong,
                    source,
                    "this front matter is longer than 64 KiB",
                )
                .span(0..first.trim_end().len())
                .help("move the text below the second line `---`"));
            }
            return Ok(Parts {
                front_matter: &text[start..at],
                front_matter_offset: start,
                body: &text[at + line.len()..],
                body_offset: at + line.len(),
            });
        }
        at += line.len();
    }
    missing("this front matter has no end: the second line `---` is missing")
}

/// Reads one YAML text. The value holds whatever could be read; errors say what could not.
///
/// `offset` is where the text begins in its file.
pub fn read<T: Keyed>(source: SourceId, text: &str, offset: usize, kind: FileKind) -> Checked<T> {
    match from_str::<T>(text) {
        Ok(value) => {
            let diagnostics = value
                .present()
                .into_iter()
                .filter(|key| !T::belongs(key, kind))
                .map(|key| unknown_key::<T>(source, key, kind))
                .collect();
            Checked::new(value, diagnostics)
        }
        Err(_) => read_by_entry(source, text, offset, kind),
    }
}

/// Reads a list of things, such as comments: those that could be read, each with its number from 0, and a
/// diagnostic for each of the others.
pub fn read_list<T: DeserializeOwned>(
    source: SourceId,
    text: &str,
    code: Code,
    help: &str,
) -> Checked<Vec<(usize, T)>> {
    let items = match from_str::<Option<Vec<Value>>>(text) {
        Ok(items) => items.unwrap_or_default(),
        Err(error) => {
            let (is_syntax, message) = message::plain(&error.to_string());
            let fault = if is_syntax {
                syntax_error(source, text, 0, &error)
            } else {
                Diagnostic::new(code, source, message).help(help)
            };
            return Checked::new(Vec::new(), vec![fault]);
        }
    };
    let mut list = Vec::new();
    let mut diagnostics = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        match T::deserialize(item) {
            Ok(read) => list.push((number, read)),
            Err(error) => diagnostics.push(item_error(source, number, code, help, &error.to_string())),
        }
    }
    Checked::new(list, diagnostics)
}

fn item_error(source: SourceId, number: usize, code: Code, help: &str, error: &str) -> Diagnostic {
    let (_, message) = message::plain(error);
    let path = vec![number.to_string()];
    match scalars::Fault::read(error) {
        Some(fault) => Diagnostic::new(code, source, fault.message)
            .at(Place::Key { path, value: fault.value })
            .help(fault.help),
        None => {
            let value = message::unknown_name(error).map(|(name, _)| name);
            Diagnostic::new(code, source, message).at(Place::Key { path, value }).help(help)
        }
    }
}

fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

fn read_by_entry<T: Keyed>(source: SourceId, text: &str, offset: usize, kind: FileKind) -> Checked<T> {
    let mapping = match serde_yaml::from_str::<Value>(text) {
        Ok(Value::Mapping(mapping)) => mapping,
        Ok(Value::Null) => return Checked::new(T::default(), Vec::new()),
        Ok(_) => {
            let diagnostic =
                Diagnostic::new(Code::WrongType, source, "this is not a list of keys and values")
                    .span(offset..offset + text.trim_end().len().min(text.find('\n').unwrap_or(text.len())))
                    .help("write one `key: value` a line");
            return Checked::new(T::default(), vec![diagnostic]);
        }
        Err(error) => return Checked::new(T::default(), vec![syntax_error(source, text, offset, &error)]),
    };
    let mut diagnostics = Vec::new();
    let mut good = Mapping::new();
    for (key, value) in mapping {
        let Value::String(name) = &key else {
            diagnostics.push(
                Diagnostic::new(Code::UnknownKey, source, "a key here is not a word")
                    .help("put the key in quotes, or take the line out"),
            );
            continue;
        };
        if !T::belongs(name, kind) {
            diagnostics.push(unknown_key::<T>(source, name, kind));
            continue;
        }
        let single = Mapping::from_iter([(key.clone(), value.clone())]);
        match T::deserialize(Value::Mapping(single)) {
            Ok(_) => {
                good.insert(key, value);
            }
            Err(error) => diagnostics.push(entry_error::<T>(source, name, &value, &error.to_string())),
        }
    }
    let value = T::deserialize(Value::Mapping(good)).unwrap_or_default();
    Checked::new(value, diagnostics)
}

fn syntax_error(source: SourceId, text: &str, offset: usize, error: &serde_yaml::Error) -> Diagnostic {
    let (_, message) = message::plain(&error.to_string());
    // What is opened and never closed is mended where it is opened, not where the text ends.
    let opened = message::opened_on_line(&error.to_string())
        .map(|line| text.split_inclusive('\n').take(line - 1).map(str::len).sum());
    let index = opened.or_else(|| error.location().map(|location| location.index()));
    let span = index.map(|index| {
        let span = line_span(text, index);
        span.start + offset..span.end + offset
    });
    if let Some(key) = message::twice(&error.to_string()) {
        let span = second_line_of(text, &key).map(|span| span.start + offset..span.end + offset).or(span);
        let fault = Diagnostic::new(Code::YamlSyntax, source, message)
            .help("keep one of the two, and take the other out");
        return match span {
            Some(span) => fault.span(span),
            None => fault,
        };
    }
    let mut diagnostic =
        Diagnostic::new(Code::YamlSyntax, source, message).help(message::syntax_help(text, index));
    if let Some(span) = span {
        diagnostic = diagnostic.span(span);
    }
    diagnostic
}

/// Where a key begins its line for the second time.
fn second_line_of(text: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let written = format!("{key}:");
    let begins_line =
        |at: &usize| matches!(text[..*at].trim_end_matches(' ').chars().next_back(), None | Some('\n'));
    let at = text.match_indices(&written).map(|(at, _)| at).filter(begins_line).nth(1)?;
    Some(at..at + key.len())
}

/// The line that holds a byte, without its line break; the line before where this one is empty.
fn line_span(text: &str, index: usize) -> std::ops::Range<usize> {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    let before = text[..index].trim_end_matches(['\n', '\r', ' ']);
    let index = if text[index..].lines().next().is_none_or(|line| line.trim().is_empty()) {
        before.len()
    } else {
        index
    };
    let start = text[..index].rfind('\n').map_or(0, |at| at + 1);
    let end = text[index..].find('\n').map_or(text.len(), |at| index + at);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    start + indent..start + line.trim_end().len().max(indent)
}

fn unknown_key<T: Keyed>(source: SourceId, key: &str, kind: FileKind) -> Diagnostic {
    let diagnostic = |message: String| {
        Diagnostic::new(Code::UnknownKey, source, message).at(Place::path([key.to_string()]))
    };
    if key == "draft" {
        return diagnostic("there is no key `draft`".into())
            .help("write `status: draft` instead; take the line out to publish");
    }
    if T::keys().any(|known| known.name == key) {
        return diagnostic(format!("the key `{key}` is not one that {} has", kind.article())).help(format!(
            "take it out; {} may have: {}",
            kind.article(),
            names::<T>(kind)
        ));
    }
    let known = T::keys().filter(|known| T::belongs(known.name, kind)).map(|known| known.name);
    match nearest(key, known) {
        Some(near) => diagnostic(format!("there is no key `{key}`")).help(format!("did you mean `{near}`?")),
        None => diagnostic(format!("there is no key `{key}`"))
            .help(format!("put data of your own under `extra:`; known keys are: {}", names::<T>(kind))),
    }
}

fn names<T: Keyed>(kind: FileKind) -> String {
    let names: Vec<&str> = T::keys().filter(|key| T::belongs(key.name, kind)).map(|key| key.name).collect();
    names.join(", ")
}

fn entry_error<T: Keyed>(source: SourceId, key: &str, value: &Value, error: &str) -> Diagnostic {
    if let Some(fault) = scalars::Fault::read(error) {
        let place = match &fault.value {
            Some(value) => Place::value(key, value.clone()),
            None => Place::key(key),
        };
        return Diagnostic::new(fault.code, source, fault.message).at(place).help(fault.help);
    }
    let takes = T::keys().find(|known| known.name == key).map_or("a value", |known| known.takes);
    if let Some((name, known)) = message::unknown_name(error) {
        let help = match nearest(&name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it may be one of: {}", known.join(", ")),
        };
        return if error.contains("unknown variant") {
            Diagnostic::new(Code::BadValue, source, format!("`{key}` cannot be `{name}`"))
                .at(Place::value(key, name))
                .help(help)
        } else {
            Diagnostic::new(Code::UnknownKey, source, format!("`{key}` has no key `{name}`"))
                .at(Place::path([key.to_string(), name]))
                .help(help)
        };
    }
    if let Some(name) = message::missing_name(error) {
        return Diagnostic::new(
            Code::MissingKey,
            source,
            format!("`{key}` has no `{name}`, which it must have"),
        )
        .at(Place::path([key.to_string()]))
        .help(format!("`{key}` takes {takes}"));
    }
    let found = message::kind_of(value);
    Diagnostic::new(Code::WrongType, source, format!("`{key}` takes {takes}, and {found} does not fit"))
        .at(Place::key(key))
        .help(message::type_help(takes, value))
}

/// A text as YAML takes any: in double quotes, on one line.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            // What ends a line, and what YAML does not take as it is.
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests;
