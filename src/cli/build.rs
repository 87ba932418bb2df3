//! `chancery build`.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::arguments::BuildArguments;
use super::measure::Measures;
use super::{Exit, Surroundings, jobs, print, site};
use crate::failure::Failure;
use crate::report::{self, Counts};
use crate::write::{self, Outcome};

/// Builds, says what is wrong and what was done, and writes the manifest that was asked for.
pub fn run(arguments: &BuildArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let mut request = site::request(&arguments.site, surroundings)?;
    if let Some(output) = &arguments.output {
        request.output = site::absolute(output, surroundings)?;
    }
    request.missions.clone_from(&arguments.missions);
    request.in_place = arguments.in_place;
    jobs::limit(arguments.jobs)?;

    let measures = Measures::new(&arguments.measure, surroundings)?;
    let started = Instant::now();
    let built = crate::build(&request, &measures)?;
    let seconds = started.elapsed().as_secs_f64();

    let found = &built.found;
    print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
    let counts = Counts::of(&found.diagnostics);
    let output = site::shown(&request.output, surroundings);
    let Some(outcome) = &built.outcome else {
        print::error(&format!("{}\n", report::left_as_it_was(counts, &output)));
        measures.tell()?;
        return Ok(Exit::Faults);
    };
    if let Some(manifest) = &arguments.manifest {
        write_manifest(&site::absolute(manifest, surroundings)?, outcome)?;
    }
    print::output(&report::built(outcome, counts.warnings, seconds, &output));
    measures.tell()?;
    // The program ends here, so nothing need be taken apart.
    std::mem::forget(built);
    Ok(Exit::Success)
}

fn write_manifest(path: &Path, outcome: &Outcome) -> Result<(), Failure> {
    fs::write(path, write::manifest_json(outcome)).map_err(|error| {
        Failure::io("write the manifest", path, &error)
            .help("the site itself is built; name another file with `--manifest`")
    })
}
