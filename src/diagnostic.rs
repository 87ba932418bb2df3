//! What went wrong, said once for every reader of it.
//!
//! A [`Diagnostic`] is a fault in the site's files: a stable [`Code`], where it is, what is wrong
//! and what to do. Faults of the call or of the machine are not diagnostics; see [`crate::failure`].
//!
//! [`Checked`] is how stages hand on a value together with every fault that they met on the way,
//! so that one run names them all. This module does no printing and knows no lines or columns.

use std::ops::Range;

use crate::source::SourceId;

mod codes;

pub use codes::{CODES, Code};

/// How bad a fault is. An error stops a build; a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// Where in a source a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole: its name, its absence.
    File,
    /// A byte range of the whole file.
    Span(Range<usize>),
    /// A value of the front matter or YAML file, found by its keys from the top, and the value
    /// itself where it is one of several under that key. Settled into a `Span` before it is shown,
    /// so that no stage has to keep a file's text for the faults that it may find.
    Key { path: Vec<String>, value: Option<String> },
}

impl Place {
    /// The value of a top-level key.
    pub fn key(key: impl Into<String>) -> Place {
        Place::Key { path: vec![key.into()], value: None }
    }

    /// One of the values under a top-level key.
    pub fn value(key: impl Into<String>, value: impl Into<String>) -> Place {
        Place::Key { path: vec![key.into()], value: Some(value.into()) }
    }

    /// A value deeper down.
    pub fn path<S: Into<String>>(path: impl IntoIterator<Item = S>) -> Place {
        Place::Key { path: path.into_iter().map(Into::into).collect(), value: None }
    }
}

/// A second place that helps to understand a fault: "the same address is given here".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub source: SourceId,
    pub place: Place,
    pub label: String,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// `None` where the fault is a file that is not there.
    pub source: Option<SourceId>,
    pub place: Place,
    /// What is wrong, in one sentence without a full stop, for someone who is no programmer.
    pub message: String,
    /// What to do, in one sentence.
    pub help: Option<String>,
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A fault of the code's own severity, on a file as a whole until [`Diagnostic::at`] says where.
    pub fn new(code: Code, source: SourceId, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            source: Some(source),
            place: Place::File,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// A fault that no file of the site can be named for.
    pub fn nowhere(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            source: None,
            place: Place::File,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    pub fn span(mut self, span: Range<usize>) -> Self {
        self.place = Place::Span(span);
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn related(mut self, source: SourceId, place: Place, label: impl Into<String>) -> Self {
        self.related.push(Related { source, place, label: label.into() });
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A value and every fault that was found on the way to it.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// The value, its faults moved to a list of the caller's.
    pub fn collect(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: change(self.value), diagnostics: self.diagnostics }
    }

    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// The name in `known` that is nearest to what was written, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().min(written.chars().count()) / 3)
        .min()
        .map(|(_, name)| name)
}
