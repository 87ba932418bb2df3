//! `chancery serve`.

use super::arguments::ServeArguments;
use super::{Exit, Surroundings, browser, print, site};
use crate::failure::Failure;
use crate::report::{self, Counts, Style};
use crate::serve::{self, Difference, News};

/// Shows the site until it is ended. What is wrong is said as `build` says it, and again only where it is new.
pub fn run(arguments: &ServeArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let mut request = site::request(&arguments.site, surroundings)?;
    // The address is part of every page, so the port is taken before anything is read.
    let listener = serve::listen(arguments.port)?;
    let port = listener
        .local_addr()
        .map_err(|error| Failure::new(format!("cannot find the preview's own address: {error}")))?
        .port();
    let address = format!("http://127.0.0.1:{port}/");
    request.base_url = Some(address.clone());

    let style = surroundings.style;
    let preview = serve::open(&request, Box::new(move |news| tell(news, style)))?;
    let told = preview.told();
    print::error(&report::told(&told, style));
    if told.counts != Counts::default() {
        print::output(&report::checked(told.counts));
    }
    if arguments.open {
        browser::open(&address, style);
    }
    print::output(&format!("The editors' desk is at {address}_desk/"));
    print::output(&format!("Your network is at {address} — press Ctrl-C to end"));
    preview.run(listener)?;
    Ok(Exit::Success)
}

fn tell(news: News<'_>, style: Style) {
    match news {
        News::Faults(difference) => {
            print::error(&report::told(&difference.new, style));
            print::output(&summary(&difference));
        }
        News::Failure(failure) => print::error(&report::failure(failure, style)),
        News::Slow { why, help } => {
            let message = format!("changes are looked for once a second, since {why}");
            print::error(&report::caution(&message, help.as_deref(), style));
        }
    }
}

/// One line after each change of the faults.
fn summary(difference: &Difference) -> String {
    let left = report::checked(difference.counts);
    match (difference.corrected, difference.counts == Counts::default()) {
        (true, true) => "Corrected: no faults are left".to_owned(),
        (true, false) if difference.new.faults.is_empty() => format!("Corrected; still {left}"),
        _ => left,
    }
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::report::{Counts, Told};
    use crate::serve::Difference;

    #[test]
    fn what_is_corrected_is_said() {
        let said = |corrected, errors, warnings| {
            let counts = Counts { errors, warnings };
            summary(&Difference { new: Told::default(), corrected, counts })
        };
        assert_eq!(said(true, 0, 0), "Corrected: no faults are left");
        assert_eq!(said(true, 0, 1), "Corrected; still 1 warning");
        assert_eq!(said(false, 2, 1), "2 errors and 1 warning");
    }
}
