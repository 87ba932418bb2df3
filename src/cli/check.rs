//! `chancery check`.

use super::arguments::{CheckArguments, Format};
use super::measure::Measures;
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::report::{self, Counts};

/// Lists what is wrong: for people on the error stream, for programs as JSON on the output.
pub fn run(arguments: &CheckArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let measures = Measures::new(&arguments.measure, surroundings)?;
    let found = crate::check(&request, &measures)?;
    let counts = Counts::of(&found.diagnostics);
    match arguments.format {
        Format::Json => print::output(&report::json(&found.sources, &found.diagnostics)),
        Format::Terminal => {
            print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
            print::output(&report::checked(counts));
        }
    }
    measures.tell()?;
    Ok(if counts.errors == 0 { Exit::Success } else { Exit::Faults })
}
