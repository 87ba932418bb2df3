//! The flags of `check` and `explain`, and what `build` shares with them.

use clap::{Args, ValueEnum};

use super::{MeasureArguments, SiteArguments};

/// See whether anything is wrong, without building.
///
/// Reads all the site's files and lists every error and warning, each with its place and with what to do. `chancery
/// explain` says why each of them matters.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery check
  chancery check --deny warnings
  chancery check --format json > faults.json
  chancery check --format sarif > faults.sarif

Exit codes: 0 no errors (there may be warnings, unless they are denied), 1 errors, or warnings that are denied, 2 the command was wrong or the computer refused.")]
pub struct CheckArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// For whom the list is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = CheckFormat::Terminal)]
    pub format: CheckFormat,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub measure: MeasureArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    Terminal,
    /// For other programs
    Json,
    /// For code scanning and editors: SARIF 2.1.0
    Sarif,
    /// For a run of GitHub Actions, which shows each at its line
    Github,
}

#[derive(Debug, Args)]
pub struct DenyArguments {
    /// Take warnings as seriously as errors: where there are any, the exit code is 1, and nothing is built
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

impl DenyArguments {
    pub fn warnings(&self) -> bool {
        self.deny == Some(Deny::Warnings)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// Say what a fault means, why it matters and what to do.
///
/// A fault's code stands in brackets: `warning[vague-link]`. Without a code all of them are listed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery explain vague-link
  chancery explain

Exit codes: 0 explained, 2 there is no such code.")]
pub struct ExplainArguments {
    /// The code, such as vague-link
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}
