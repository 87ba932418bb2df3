//! What a run found and did, told to a person or to another program.
//!
//! Only here do places become lines and columns, and only here are texts read a second time: those of files
//! with faults. A text that is not UTF-8, or that has changed since, is shown as far as it goes; nothing here
//! fails. Every text is made safe for a terminal: control characters are shown as pictures of themselves.

use crate::diagnostic::{Diagnostic, Severity};

mod closing;
mod excerpt;
mod explained;
mod github;
mod json;
mod sarif;
mod terminal;
mod told;

pub use closing::{built, checked, left_as_it_was};
pub use explained::{codes, explained};
pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use terminal::{caution, failure, terminal, told};
pub use told::{At, Fault, FaultLines, Told};

/// How a terminal is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub colours: bool,
    /// In columns.
    pub width: usize,
}

/// How many errors and how many warnings there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
}

impl Counts {
    pub fn of(diagnostics: &[Diagnostic]) -> Counts {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        Counts { errors, warnings: diagnostics.len() - errors }
    }
}
