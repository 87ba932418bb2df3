//! Faults with all that is shown of them, so that they can be told later, or elsewhere, without the sources.
//!
//! Of the faults of one code only the first are told, of warnings only some of each file: what is to be read
//! has to be short. The others are counted.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::source::{SourceId, Sources};

use super::Counts;
use super::excerpt::ShownText;

/// So many errors of one code are told; a large site's others are counted.
const MOST_ERRORS: usize = 50;

/// So many warnings of one code, and of one message in one file.
const MOST_WARNINGS: usize = 20;
const MOST_ALIKE: usize = 3;

/// What a run found, as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// In the order in which they were found.
    pub faults: Vec<Fault>,
    /// How many more there are of a code.
    pub more: BTreeMap<Code, usize>,
    /// Of all, told or not.
    pub counts: Counts,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub code: Code,
    pub severity: Severity,
    /// `None` where no file can be named for it.
    pub at: Option<At>,
    pub message: String,
    pub help: Option<String>,
    /// Each with what it is to the fault.
    pub related: Vec<(At, String)>,
}

/// A place in the site's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// From the site's folder, with `/`.
    pub file: String,
    /// `None` where the file as a whole is meant, or cannot be read.
    pub lines: Option<FaultLines>,
}

/// The whole lines that a fault is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultLines {
    /// Without control characters that could command a terminal.
    pub text: String,
    /// The number of the first of them, from 1.
    pub first: usize,
    /// The fault, in bytes of `text`.
    pub span: Range<usize>,
    /// The fault's beginning, from 1, in characters.
    pub line: usize,
    pub column: usize,
}

impl Told {
    /// Reads the texts of the faults that are told, as they are now.
    pub fn new(sources: &Sources, diagnostics: &[Diagnostic]) -> Told {
        let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
        let mut alike: BTreeMap<(Code, SourceId, &str), usize> = BTreeMap::new();
        let mut more: BTreeMap<Code, usize> = BTreeMap::new();
        let mut texts = Texts { sources, last: None };
        let mut faults = Vec::new();
        for diagnostic in diagnostics {
            let most = if diagnostic.is_error() { MOST_ERRORS } else { MOST_WARNINGS };
            let count = shown.entry(diagnostic.code).or_default();
            let alike = diagnostic
                .source
                .filter(|_| !diagnostic.is_error())
                .map(|source| alike.entry((diagnostic.code, source, &diagnostic.message)).or_default());
            if *count >= most || alike.as_ref().is_some_and(|alike| **alike >= MOST_ALIKE) {
                *more.entry(diagnostic.code).or_default() += 1;
                continue;
            }
            *count += 1;
            if let Some(alike) = alike {
                *alike += 1;
            }
            faults.push(texts.fault(diagnostic));
        }
        Told { faults, more, counts: Counts::of(diagnostics) }
    }
}

impl Fault {
    /// Whether an editor would take them for the same, wherever in the file it stands by now.
    pub fn is_same(&self, other: &Fault) -> bool {
        let file = |fault: &Fault| fault.at.as_ref().map(|at| at.file.clone());
        (self.code, self.severity, &self.message) == (other.code, other.severity, &other.message)
            && file(self) == file(other)
    }
}

/// The text read last, so that the faults of one file read it once.
struct Texts<'a> {
    sources: &'a Sources,
    last: Option<(SourceId, Option<ShownText>)>,
}

impl Texts<'_> {
    fn fault(&mut self, diagnostic: &Diagnostic) -> Fault {
        Fault {
            code: diagnostic.code,
            severity: diagnostic.severity,
            at: diagnostic.source.map(|source| self.at(source, &diagnostic.place)),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            related: diagnostic
                .related
                .iter()
                .map(|related| (self.at(related.source, &related.place), related.label.clone()))
                .collect(),
        }
    }

    fn at(&mut self, source: SourceId, place: &Place) -> At {
        At { file: self.sources.get(source).path.clone(), lines: self.lines(source, place) }
    }

    fn lines(&mut self, source: SourceId, place: &Place) -> Option<FaultLines> {
        let Place::Span(span) = place else {
            return None;
        };
        if self.last.as_ref().is_none_or(|(last, _)| *last != source) {
            self.last = Some((source, ShownText::read(self.sources, source)));
        }
        let (_, text) = self.last.as_ref()?;
        let text = text.as_ref()?;
        let (excerpt, position) = (text.excerpt(span), text.position(span));
        Some(FaultLines {
            text: excerpt.lines.into_owned(),
            first: excerpt.first_line,
            span: excerpt.span,
            line: position.line,
            column: position.column,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Told;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    fn sources(text: &'static str) -> Sources {
        let path = "content/network.yaml".to_owned();
        Sources {
            files: vec![Source { path, kind: Kind::Network, origin: Origin::Embedded(text.as_bytes()) }],
        }
    }

    #[test]
    fn a_fault_has_its_place_and_its_line() {
        let diagnostic =
            Diagnostic::new(Code::UnknownKey, SourceId(0), "there is no key `titel`").span(5..10);
        let told = Told::new(&sources("a: 1\ntitel: é\n"), &[diagnostic]);
        let at = told.faults[0].at.clone().unwrap();
        let lines = at.lines.unwrap();
        assert_eq!((at.file.as_str(), lines.line, lines.column), ("content/network.yaml", 2, 1));
        assert_eq!((lines.text.as_str(), lines.first, lines.span), ("titel: é", 2, 0..5));
        assert_eq!((told.counts.errors + told.counts.warnings, told.more.len()), (1, 0));
    }

    #[test]
    fn a_fault_that_has_moved_is_the_same() {
        let fault = |at: usize| {
            let diagnostic =
                Diagnostic::new(Code::UnknownKey, SourceId(0), "there is no key").span(at..at + 1);
            Told::new(&sources("a: 1\nb: 2\n"), &[diagnostic]).faults.remove(0)
        };
        assert_ne!(fault(0), fault(5));
        assert!(fault(0).is_same(&fault(5)));
    }
}
