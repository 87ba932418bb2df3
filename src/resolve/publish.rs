//! Whether a text is out: its status, its embargo, its end, its date, and whether it was cleared.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::front_matter::{FrontMatter, Status};
use crate::model::moment::Moment;

/// The build's clock, whether unfinished texts are shown, and whether somebody has to have cleared them.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    pub now: Timestamp,
    pub drafts: bool,
    pub clearance_required: bool,
}

/// What becomes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Out,
    /// A page that says so, and nothing else.
    Withdrawn,
    Kept,
}

impl Gate {
    /// Judges a completed front matter; `date` is the text's own date where it has one.
    pub fn state(&self, front_matter: &FrontMatter, date: Option<&Moment>, zone: &TimeZone) -> State {
        let later = |moment: &Moment| moment.timestamp > self.now;
        if date.is_some_and(later) || front_matter.publish_at.is_some_and(|at| later(&at.in_zone(zone))) {
            return State::Kept;
        }
        if self.has_ended(front_matter, zone) {
            return State::Kept;
        }
        match front_matter.status {
            Some(Status::Draft | Status::Review) if !self.drafts => State::Kept,
            Some(Status::Withdrawn) => State::Withdrawn,
            _ if self.lacks_clearance(front_matter) && !self.drafts => State::Kept,
            _ => State::Out,
        }
    }

    /// Whether a completed front matter lacks the clearance that the network asks for.
    pub fn lacks_clearance(&self, front_matter: &FrontMatter) -> bool {
        let cleared_by = front_matter.cleared_by.as_deref();
        self.clearance_required && cleared_by.is_none_or(|name| name.trim().is_empty())
    }

    /// Whether that is all that keeps a text from being out.
    pub fn waits_for_clearance(
        &self,
        front_matter: &FrontMatter,
        date: Option<&Moment>,
        zone: &TimeZone,
    ) -> bool {
        let otherwise = Gate { drafts: false, clearance_required: false, ..*self };
        self.lacks_clearance(front_matter) && otherwise.state(front_matter, date, zone) == State::Out
    }

    /// Whether the end that a completed front matter names is past.
    pub fn has_ended(&self, front_matter: &FrontMatter, zone: &TimeZone) -> bool {
        front_matter.expire_at.is_some_and(|at| at.in_zone(zone).timestamp <= self.now)
    }
}
