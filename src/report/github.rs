//! Faults as GitHub Actions reads them from what a step writes: "Workflow commands for GitHub Actions", a line each.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

use super::json::At;

/// A line for every fault, in the order given. `prefix` is the site's folder from where the run stands, with a `/` at
/// its end, or nothing.
pub fn github(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str) -> String {
    let mut last = None;
    let mut output = String::new();
    for diagnostic in diagnostics {
        let at = At::new(sources, &mut last, diagnostic.source, &diagnostic.place);
        output.push_str(&command(diagnostic, &at, prefix));
        output.push('\n');
    }
    output
}

fn command(diagnostic: &Diagnostic, at: &At, prefix: &str) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    if let Some(file) = at.file {
        properties.push(format!("file={}", property(&format!("{prefix}{file}"))));
    }
    if let (Some(line), Some(end_line)) = (at.line, at.end_line) {
        properties.push(format!("line={line},endLine={end_line}"));
        // Columns of two lines mean nothing; the end is the last that is meant.
        if let (Some(column), Some(end)) = (at.column, at.end_column)
            && line == end_line
        {
            properties.push(format!("col={column},endColumn={}", end.saturating_sub(1).max(column)));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.as_str())));
    let mut message = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        message.push('\n');
        message.push_str(help);
    }
    format!("::{level} {}::{}", properties.join(","), data(&message))
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::github;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    #[test]
    fn every_fault_is_a_line() {
        let source = Source {
            path: "content/a, b: 100%.md".to_owned(),
            kind: Kind::Network,
            origin: Origin::Embedded("title: été\nsecond: line\n".as_bytes()),
        };
        let sources = Sources { files: vec![source] };
        let diagnostics = [
            Diagnostic::nowhere(Code::NoNetwork, "there is no network"),
            Diagnostic::new(Code::BadLanguage, SourceId(0), "100% wrong: é\nor not").span(7..12).help("a, b"),
            Diagnostic::new(Code::DeadPath, SourceId(0), "over lines").span(7..20),
            Diagnostic::new(Code::UnknownFile, SourceId(0), "a file"),
        ];
        assert_eq!(
            github(&sources, &diagnostics, "site/"),
            "::error title=no-network::there is no network\n\
             ::error file=site/content/a%2C b%3A 100%25.md,line=1,endLine=1,col=8,endColumn=10,title=bad-language::100%25 wrong: é%0Aor not%0Aa, b\n\
             ::warning file=site/content/a%2C b%3A 100%25.md,line=1,endLine=2,title=dead-path::over lines\n\
             ::warning file=site/content/a%2C b%3A 100%25.md,title=unknown-file::a file\n"
        );
    }
}
