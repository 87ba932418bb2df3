//! Faults of the call or of the machine: a bad flag, a full disk, a folder that may not be the
//! output. They end the run with exit code 2; faults in the site's files are diagnostics instead.

use std::fmt;
use std::path::Path;

/// Why a run could not be carried out.
#[derive(Debug)]
pub struct Failure {
    /// What failed, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// An operation on a file or folder that the machine refused.
    pub fn io(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("cannot {doing} `{}`: {error}", path.display()))
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
