//! The command line: flags become a request, what was found and done becomes text and an exit code.
//!
//! Nothing here reads the clock, the environment or the terminal: `main` does, once, and hands it on as
//! [`Surroundings`]. The one exception is how long a build takes, which never reaches an output file.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;
use jiff::Timestamp;

use crate::failure::Failure;
use crate::report::{self, Style};

mod arguments;
mod begin;
mod browser;
mod build;
mod check;
mod clock;
mod comments;
mod digest;
mod explain;
mod init;
mod jobs;
mod manual;
mod measure;
mod new;
mod print;
mod progress;
mod replace;
mod schedule;
mod schema;
mod serve;
mod site;
mod timings;
mod trace;
mod translations;

use arguments::{Arguments, Command};

/// What the program finds when it is started.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// With the program's own name first.
    pub arguments: Vec<OsString>,
    /// The current folder, where there is one.
    pub folder: Option<PathBuf>,
    pub clock: Timestamp,
    /// The environment's `SOURCE_DATE_EPOCH`, as it is written.
    pub source_date_epoch: Option<String>,
    /// How the error stream is written to.
    pub style: Style,
    /// Whether someone watches the error stream.
    pub is_terminal: bool,
}

/// How a run ended, for whatever started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything that was asked for was done.
    Success = 0,
    /// The site's files have errors.
    Faults = 1,
    /// The call was wrong, or the machine refused.
    Failure = 2,
}

/// Runs the program, from its arguments to its exit code.
pub fn run(surroundings: &Surroundings) -> Exit {
    let arguments = match Arguments::try_parse_from(&surroundings.arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too. A closed pipe is no reason to fail.
            let _ = error.print();
            return if error.use_stderr() { Exit::Failure } else { Exit::Success };
        }
    };
    let ended = match &arguments.command {
        Command::Build(arguments) => build::run(arguments, surroundings),
        Command::Serve(arguments) => serve::run(arguments, surroundings),
        Command::Check(arguments) => check::run(arguments, surroundings),
        Command::Explain(arguments) => explain::run(arguments, surroundings),
        Command::Digest(arguments) => digest::run(arguments, surroundings),
        Command::Translations(arguments) => translations::run(arguments, surroundings),
        Command::Comments(arguments) => comments::run(arguments, surroundings),
        Command::Schedule(arguments) => schedule::run(arguments, surroundings),
        Command::Init(arguments) => init::run(arguments, surroundings),
        Command::New(arguments) => new::run(arguments, surroundings),
        Command::Schema(arguments) => schema::run(arguments, surroundings),
        Command::Completions(arguments) => manual::completions(arguments),
        Command::Man(arguments) => manual::man(arguments, surroundings),
    };
    ended.unwrap_or_else(|failure: Failure| {
        print::error(&report::failure(&failure, surroundings.style));
        Exit::Failure
    })
}

/// Surroundings where nothing is said.
#[cfg(test)]
fn in_folder(folder: &std::path::Path) -> Surroundings {
    Surroundings {
        arguments: Vec::new(),
        folder: Some(folder.to_owned()),
        clock: Timestamp::UNIX_EPOCH,
        source_date_epoch: None,
        style: Style { colours: false, width: 100 },
        is_terminal: false,
    }
}
