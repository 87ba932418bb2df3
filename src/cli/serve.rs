//! `chancery serve`.

use super::arguments::ServeArguments;
use super::progress::Bar;
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::report::{self, Counts};
use crate::serve;
use crate::write::PREVIEW;

/// Builds for the preview's own address and shows it; ends where the site's files have errors.
pub fn run(arguments: &ServeArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let mut request = site::request(&arguments.site, surroundings)?;
    // The address is part of every page, so the port is taken before anything is built.
    let listener = serve::listen(arguments.port)?;
    let port = listener
        .local_addr()
        .map_err(|error| Failure::new(format!("cannot find the preview's own address: {error}")))?
        .port();
    request.base_url = Some(format!("http://127.0.0.1:{port}/"));
    request.output = request.site.join(PREVIEW);
    request.missions.clone_from(&arguments.missions);

    let built = crate::build(&request, &Bar::new(surroundings.is_terminal))?;
    let found = &built.found;
    print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
    let counts = Counts::of(&found.diagnostics);
    if built.outcome.is_none() {
        print::error(&format!("{}: correct them and start again\n", report::checked(counts)));
        return Ok(Exit::Faults);
    }
    if counts.warnings > 0 {
        print::output(&report::checked(counts));
    }
    print::output(&format!("Your network is at http://127.0.0.1:{port}/ — press Ctrl-C to end"));
    serve::run(listener, &request.output)?;
    Ok(Exit::Success)
}
