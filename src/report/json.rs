//! Faults as another program reads them.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::{SourceId, Sources};

use super::excerpt::{Position, ShownText};

/// A JSON array with an object for every fault, in the order given, ended by a line break.
///
/// `{code, severity, file, line, column, end_line, end_column, message, help, related}`: lines and columns
/// count from 1, columns in characters, and the end is behind the last one; `null` is what is not known.
/// `related` holds `{file, line, column, end_line, end_column, label}`.
pub fn json(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut text = None;
    let written: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| Written {
            code: diagnostic.code.as_str(),
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            at: At::new(sources, &mut text, diagnostic.source, &diagnostic.place),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            related: diagnostic
                .related
                .iter()
                .map(|related| WrittenRelated {
                    at: At::new(sources, &mut None, Some(related.source), &related.place),
                    label: &related.label,
                })
                .collect(),
        })
        .collect();
    // Strings and numbers alone cannot fail to be written.
    let mut output = serde_json::to_string_pretty(&written).unwrap_or_default();
    output.push('\n');
    output
}

#[derive(Serialize)]
struct Written<'a> {
    code: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<WrittenRelated<'a>>,
}

#[derive(Serialize)]
struct WrittenRelated<'a> {
    #[serde(flatten)]
    at: At<'a>,
    label: &'a str,
}

/// A place as other programs are told it.
#[derive(Serialize)]
pub(super) struct At<'a> {
    pub(super) file: Option<&'a str>,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
}

/// The text read last, so that the faults of one file read it once.
pub(super) type LastText = Option<(SourceId, Option<ShownText>)>;

impl<'a> At<'a> {
    pub(super) fn new(
        sources: &'a Sources,
        last: &mut LastText,
        source: Option<SourceId>,
        place: &Place,
    ) -> At<'a> {
        let file = source.map(|source| sources.get(source).path.as_str());
        let position = source.and_then(|source| position(sources, last, source, place));
        At {
            file,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            end_line: position.map(|position| position.end_line),
            end_column: position.map(|position| position.end_column),
        }
    }
}

fn position(sources: &Sources, last: &mut LastText, source: SourceId, place: &Place) -> Option<Position> {
    let Place::Span(span) = place else {
        return None;
    };
    if last.as_ref().is_none_or(|(read, _)| *read != source) {
        *last = Some((source, ShownText::read(sources, source)));
    }
    let (_, text) = last.as_ref()?;
    Some(text.as_ref()?.position(span))
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    #[test]
    fn every_field_is_there() {
        let source = Source {
            path: "content/é.yaml".to_owned(),
            kind: Kind::Network,
            origin: Origin::Embedded("title: \"é\"\nlanguages: [xx]\n".as_bytes()),
        };
        let sources = Sources { files: vec![source] };
        let diagnostics = [
            Diagnostic::nowhere(Code::NoNetwork, "there is no network"),
            Diagnostic::new(Code::BadLanguage, SourceId(0), "no \"language\"")
                .span(24..26)
                .help("write `fr`")
                .related(SourceId(0), crate::diagnostic::Place::Span(8..10), "and here"),
        ];
        insta::assert_snapshot!(json(&sources, &diagnostics));
    }

    #[test]
    fn nothing_is_an_empty_list() {
        assert_eq!(json(&Sources::default(), &[]), "[]\n");
    }
}
