//! A Fluent file, text in, its messages out, with every syntax error at its place.
//!
//! What can be read of a faulty file is read, so that one run finds the other files' faults too.

use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::parser::{ErrorKind, ParserError};

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::SourceId;

use super::plurals::rewritten;

/// Braces and brackets may stand within one another this deep; the parser's stack ends somewhere.
const DEEPEST: usize = 50;

/// One file of messages.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// `None` for what the program carries.
    pub(super) source: Option<SourceId>,
    /// As it is written, to find faults in and to point at.
    pub(super) written: Arc<FluentResource>,
    /// With plurals by ICU's rules, to form messages from.
    pub(super) formed: Arc<FluentResource>,
}

/// Reads a file of messages. `source` is `None` for the shipped ones, whose faults are found by tests.
pub(super) fn parse(source: Option<SourceId>, text: &str) -> Checked<File> {
    let (readable, mut diagnostics) = match (too_deep(text), source) {
        (Some(at), Some(source)) => (text.get(..at).unwrap_or_default(), vec![depth_fault(source, at)]),
        (Some(at), None) => (text.get(..at).unwrap_or_default(), Vec::new()),
        (None, _) => (text, Vec::new()),
    };
    let resource = match FluentResource::try_new(readable.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            if diagnostics.is_empty()
                && let Some(source) = source
            {
                diagnostics.extend(errors.iter().map(|error| syntax_fault(source, readable, error)));
            }
            resource
        }
    };
    let written = Arc::new(resource);
    let formed = match rewritten(readable).map(FluentResource::try_new) {
        Some(Ok(resource) | Err((resource, _))) => Arc::new(resource),
        None => Arc::clone(&written),
    };
    Checked::new(File { source, written, formed }, diagnostics)
}

/// The start of the entry in which brackets stand too deep.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut entry, mut line_starts) = (0_usize, 0, true);
    for (at, character) in text.char_indices() {
        if line_starts && character.is_ascii_alphabetic() {
            (depth, entry) = (0, at);
        }
        line_starts = character == '\n';
        match character {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(entry);
        }
    }
    None
}

fn depth_fault(source: SourceId, at: usize) -> Diagnostic {
    Diagnostic::new(Code::FluentSyntax, source, "this message has too many brackets within one another")
        .span(at..at + 1)
        .help("close each `{` with a `}` before the next one begins")
}

fn syntax_fault(source: SourceId, text: &str, error: &ParserError) -> Diagnostic {
    let (message, help) = explain(&error.kind);
    Diagnostic::new(Code::FluentSyntax, source, message).span(whole_characters(text, &error.pos)).help(help)
}

/// The parser counts bytes and may point behind the end; a diagnostic shows characters.
fn whole_characters(text: &str, span: &Range<usize>) -> Range<usize> {
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut start = span.start.min(last);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while end <= start || !text.is_char_boundary(end) {
        if end >= text.len() {
            return start..text.len();
        }
        end += 1;
    }
    start..end
}

fn explain(kind: &ErrorKind) -> (String, &'static str) {
    match kind {
        ErrorKind::ExpectedToken('=') => (
            "an equals sign is missing after the message's name".to_owned(),
            "write `name = text`; a text that goes on in the next line is indented there",
        ),
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => (
            "an opening and a closing brace do not match".to_owned(),
            "write `{ $name }`; for a brace in the text itself write `{\"{\"}` or `{\"}\"}`",
        ),
        ErrorKind::ExpectedToken(token) => {
            (format!("`{token}` is missing here"), "compare with the same message in another language")
        }
        ErrorKind::ExpectedCharRange { range } => (
            format!("a character of {range} must stand here"),
            "names are made of English letters, digits and hyphens; a text that goes on is indented",
        ),
        ErrorKind::ExpectedMessageField { entry_id } => {
            (format!("the message `{entry_id}` has no text"), "write its text behind the equals sign")
        }
        ErrorKind::ExpectedTermField { entry_id } => {
            (format!("the term `-{entry_id}` has no text"), "write its text behind the equals sign")
        }
        ErrorKind::MissingDefaultVariant => (
            "none of these variants is marked as the one to take when no other fits".to_owned(),
            "put `*` before one of them: `*[other] …`",
        ),
        ErrorKind::MultipleDefaultVariants => (
            "two of these variants are marked as the one to take when no other fits".to_owned(),
            "leave the `*` before one of them alone",
        ),
        ErrorKind::MissingValue => (
            "a text is missing here".to_owned(),
            "write the text behind the equals sign or the variant's name",
        ),
        ErrorKind::UnterminatedStringLiteral => {
            ("a quotation does not end on its line".to_owned(), "put `\"` at its end")
        }
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => (
            "what follows this `\\` stands for no character".to_owned(),
            "write `\\\\`, `\\\"` or `\\u` and four hexadecimal digits",
        ),
        other => (
            format!("this cannot be read as Fluent: {}", lower_first(&other.to_string())),
            "see https://projectfluent.org/fluent/guide/ for how messages are written",
        ),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::diagnostic::{Code, Place};
    use crate::source::SourceId;

    fn faults(text: &str) -> Vec<(String, String)> {
        let checked = parse(Some(SourceId(7)), text);
        checked
            .diagnostics
            .into_iter()
            .map(|fault| {
                assert_eq!((fault.code, fault.source), (Code::FluentSyntax, Some(SourceId(7))));
                assert!(fault.help.is_some());
                let Place::Span(span) = fault.place else { panic!("no span") };
                (text.get(span).unwrap().to_owned(), fault.message)
            })
            .collect()
    }

    fn fault(at: &str, message: &str) -> Vec<(String, String)> {
        vec![(at.to_owned(), message.to_owned())]
    }

    #[test]
    fn faults_are_found_at_their_places() {
        assert_eq!(
            faults("a = Été\nb é\nc = C\n"),
            fault("é", "an equals sign is missing after the message's name")
        );
        assert_eq!(faults("a = { $x\n"), fault("\n", "an opening and a closing brace do not match"));
        assert_eq!(
            faults("a = {"),
            fault("{", "this cannot be read as Fluent: expected an inline expression")
        );
        assert_eq!(
            faults("a = { $n ->\n    [one] x\n}\n"),
            fault("}", "none of these variants is marked as the one to take when no other fits")
        );
        assert_eq!(faults("a =\n"), fault("a =\n", "the message `a` has no text"));
        assert_eq!(faults("a = {\"\\x\"}\n"), fault("\\", "what follows this `\\` stands for no character"));
        assert_eq!(faults("a = A\nb = B\n"), []);
    }

    #[test]
    fn the_rest_of_a_faulty_file_is_read() {
        let file = parse(Some(SourceId(0)), "a = A\nb\nc = C\n").value;
        assert_eq!(file.written.entries().count(), 3);
    }

    #[test]
    fn brackets_without_end_are_refused() {
        let text = format!("a = A\nb = {}\n", "{".repeat(100_000));
        assert_eq!(faults(&text), fault("b", "this message has too many brackets within one another"));
    }
}
