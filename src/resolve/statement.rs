//! What the settings say of a blog's accessibility statement, and who they say the site is of.
//!
//! Line by line a mission's own, else the network's. A review that is over twelve months old at the build's clock is a
//! warning, as WCAG's own advice is to look again each year; so is one on a day still to come. Both are told where
//! they are written. Where nobody says anything there is no statement, since the program cannot make one's promises.

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::Statement;
use crate::model::moment::WrittenMoment;
use crate::model::settings::{Accessibility, Settings};
use crate::model::text::LocalText;
use crate::source::SourceId;

/// After how many months a statement is to be reviewed again.
const MONTHS: i32 = 12;

/// The data of a blog's statement. `zone` is the blog's.
pub fn statement(
    source: SourceId,
    own: &Settings,
    network: Option<&Settings>,
    zone: &TimeZone,
    now: Timestamp,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Statement> {
    let own = &own.accessibility;
    if let Some(reviewed) = own.reviewed {
        check(source, reviewed, zone, now, diagnostics);
    }
    let none = Accessibility::default();
    let network = network.map_or(&none, |network| &network.accessibility);
    let contact = own.contact.as_ref().or(network.contact.as_ref());
    let reviewed = own.reviewed.or(network.reviewed);
    let assessed = own.assessed.as_ref().or(network.assessed.as_ref());
    let gaps = own.gaps.as_ref().or(network.gaps.as_ref());
    if contact.is_none() && reviewed.is_none() && assessed.is_none() && gaps.is_none() {
        return None;
    }
    let said = |text: &&LocalText| !text.is_empty();
    Some(Statement {
        contact: contact.filter(|contact| !contact.is_empty()).map(|contact| Arc::from(contact.as_str())),
        reviewed: reviewed.map(|at| at.in_zone(zone)),
        assessed: assessed.cloned().unwrap_or_default(),
        gaps: gaps.into_iter().flatten().filter(said).cloned().collect(),
    })
}

/// Who the site is of, and their address.
pub fn identifier(own: &Settings, network: Option<&Settings>) -> Option<(LocalText, Option<Arc<str>>)> {
    let identifier = own.identifier.as_ref().or_else(|| network?.identifier.as_ref())?;
    let url = identifier.url.as_deref().filter(|url| !url.is_empty());
    (!identifier.text.is_empty()).then(|| (identifier.text.clone(), url.map(Arc::from)))
}

fn check(
    source: SourceId,
    reviewed: WrittenMoment,
    zone: &TimeZone,
    now: Timestamp,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let today = now.to_zoned(zone.clone()).date();
    let day = reviewed.in_zone(zone).day;
    let due = day.saturating_add(Span::new().months(MONTHS));
    let (message, help) = if day > today {
        let message = format!("the accessibility statement was reviewed on {day}, which is still to come");
        (message, "write the day on which somebody last looked whether it is true")
    } else if today > due {
        let message =
            format!("the accessibility statement was last reviewed over {MONTHS} months ago, on {day}");
        (message, "look whether it is still true, mend what is not, and write the new day here")
    } else {
        return;
    };
    diagnostics.push(
        Diagnostic::new(Code::StatementReview, source, message)
            .at(Place::path(["accessibility", "reviewed"]))
            .help(help),
    );
}
