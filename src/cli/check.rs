//! `chancery check`.

use super::arguments::{CheckArguments, CheckFormat};
use super::measure::Measures;
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::report::{self, Counts};

/// Lists what is wrong: for people on the error stream, for programs on the output.
pub fn run(arguments: &CheckArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let measures = Measures::new(&arguments.measure, surroundings)?;
    let found = crate::check(&request, &measures)?;
    let counts = Counts::of(&found.diagnostics);
    let prefix = site::prefix(&request.site, surroundings);
    match arguments.format {
        CheckFormat::Json => print::output(&report::json(&found.sources, &found.diagnostics)),
        CheckFormat::Sarif => print::output(&report::sarif(&found.sources, &found.diagnostics, &prefix)),
        CheckFormat::Github => {
            print::output(&report::github(&found.sources, &found.diagnostics, &prefix));
            print::output(&report::checked(counts));
        }
        CheckFormat::Terminal => {
            print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
            print::output(&report::checked(counts));
        }
    }
    measures.tell()?;
    let is_denied = counts.errors > 0 || (arguments.deny.warnings() && counts.warnings > 0);
    Ok(if is_denied { Exit::Faults } else { Exit::Success })
}
