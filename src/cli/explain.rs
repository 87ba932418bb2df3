//! `chancery explain`.

use super::arguments::ExplainArguments;
use super::{Exit, Surroundings, print};
use crate::diagnostic::{CODES, nearest};
use crate::explain::{self, explanation};
use crate::failure::Failure;
use crate::report;

/// Says what a code means; without one, which codes there are.
pub fn run(arguments: &ExplainArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let Some(written) = &arguments.code else {
        let all: Vec<_> = CODES.iter().map(|(code, _)| explanation(*code)).collect();
        print::output(&report::codes(&all, surroundings.style));
        return Ok(Exit::Success);
    };
    // As it is copied from a message: `[vague-link]`.
    let name = written.trim_matches(['[', ']', '`', ':']).to_ascii_lowercase();
    let Some(code) = explain::code(&name) else {
        let known = CODES.iter().map(|(code, _)| code.as_str());
        let help = match nearest(&name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`chancery explain` lists all codes".to_owned(),
        };
        return Err(Failure::new(format!("there is no code `{written}`")).help(help));
    };
    print::output(&report::explained(explanation(code), surroundings.style));
    Ok(Exit::Success)
}
