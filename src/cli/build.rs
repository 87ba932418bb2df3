//! `chancery build`.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::BuildArguments;
use super::measure::Measures;
use super::{Exit, Surroundings, jobs, print, site};
use crate::failure::Failure;
use crate::model::published::PublishedEntry;
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
    request.deny_warnings = arguments.deny.warnings();
    request.published =
        arguments.published.as_deref().map(|file| published(file, surroundings)).transpose()?;
    request.list_entries = arguments.manifest.is_some();
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
        write_manifest(&site::absolute(manifest, surroundings)?, outcome, &built.entries)?;
    }
    print::output(&report::built(outcome, counts.warnings, seconds, &output));
    measures.tell()?;
    // The program ends here, so nothing need be taken apart.
    std::mem::forget(built);
    Ok(Exit::Success)
}

/// The entries of the last published build.
fn published(file: &Path, surroundings: &Surroundings) -> Result<Arc<[PublishedEntry]>, Failure> {
    let json = fs::read(site::absolute(file, surroundings)?).map_err(|error| {
        Failure::io("read the list of the last published build", file, &error)
            .help("name the file that it wrote with `--manifest`; the first build of all has none to name")
    })?;
    write::published_entries(&json, &file.display().to_string()).map(Arc::from)
}

fn write_manifest(path: &Path, outcome: &Outcome, entries: &[PublishedEntry]) -> Result<(), Failure> {
    fs::write(path, write::manifest_json(outcome, entries)).map_err(|error| {
        Failure::io("write the manifest", path, &error)
            .help("the site itself is built; name another file with `--manifest`")
    })
}
