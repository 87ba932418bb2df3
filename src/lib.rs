//! `chancery` builds a network of multilingual mission blogs from Markdown.
//!
//! One way through: discover → parse → resolve → plan → render → write. Each stage takes the type of
//! the one before it and returns the next; this is the one place where they are put together.

pub mod cli;
pub mod diagnostic;
pub mod failure;
pub mod model;
pub mod report;
pub mod serve;
pub mod source;
pub mod yaml;

use std::path::PathBuf;

use jiff::Timestamp;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::source::Sources;

/// What is asked of the program; nothing of it is read from the environment.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder that holds `content/`.
    pub site: PathBuf,
    pub output: PathBuf,
    /// Only these missions' files are built, and all others left as they are; empty for all.
    pub missions: Vec<String>,
    /// The build's clock.
    pub now: Timestamp,
    /// Whether texts with the status `draft` or `review` are shown.
    pub drafts: bool,
    pub in_place: bool,
    /// For a preview: every address begins with this instead of the `base_url`s of the settings.
    pub base_url: Option<String>,
}

/// What a run found; `sources` shows the faults' places.
#[derive(Debug)]
pub struct Found {
    pub sources: Sources,
    /// Sorted by file and place, errors and warnings; each place already a span.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and joins everything, and writes nothing.
pub fn check(request: &Request) -> Result<Found, Failure> {
    let _ = request;
    Ok(Found { sources: Sources::default(), diagnostics: Vec::new() })
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    pub found: Found,
    /// `None` where errors stopped the build: the output is as it was.
    pub outcome: Option<write::Outcome>,
}

/// Builds everything.
pub fn build(request: &Request, progress: &dyn write::Progress) -> Result<Built, Failure> {
    progress.begin(0);
    progress.end();
    Ok(Built { found: check(request)?, outcome: Some(write::Outcome::default()) })
}

pub mod write {
    //! Stands in for the stage until it is there.

    #[derive(Debug, Clone, Default)]
    pub struct Outcome {
        pub added: Vec<String>,
        pub changed: Vec<String>,
        pub removed: Vec<String>,
        pub unchanged: usize,
        pub in_place_because: Option<String>,
        pub files: Vec<WrittenFile>,
    }

    #[derive(Debug, Clone)]
    pub struct WrittenFile {
        pub path: String,
        pub size: u64,
        pub hash: String,
    }

    pub trait Progress: Sync {
        fn begin(&self, total: u64);
        fn step(&self);
        fn end(&self);
    }

    pub fn manifest_json(outcome: &Outcome) -> String {
        let _ = outcome;
        String::new()
    }
}
