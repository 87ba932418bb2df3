//! An edition: one blog in one language, and what its listings show in which order.

use std::fmt;
use std::ops::Range;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::blog::BlogId;
use super::post::{AuthorId, PostId, TagId};

/// The number of an edition in [`super::site::Site::editions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionId(pub u16);

#[derive(Debug, Clone)]
pub struct Edition {
    pub blog: BlogId,
    /// The number of the language in the blog's list.
    pub language: usize,
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Months that have stories, newest first, each with its run of `entries`.
    pub months: Vec<Month>,
    /// Sorted by tag; the numbers of `entries`, newest first.
    pub tags: Vec<(TagId, Vec<u32>)>,
    pub authors: Vec<(AuthorId, Vec<u32>)>,
    /// By the office's number in the blog.
    pub offices: Vec<(u16, Vec<u32>)>,
    /// The numbers of those `entries` that are events, the last to begin first.
    pub events: Vec<u32>,
    /// Newest first.
    pub weeks: Vec<Week>,
    /// Newest first: the number of the entry, and of the correction in the translation that is shown.
    pub corrections: Vec<(u32, usize)>,
}

impl Edition {
    /// The numbers of those entries that are events, the newest story first.
    pub fn events_by_publication(&self) -> impl Iterator<Item = u32> {
        let mut numbers = self.events.clone();
        numbers.sort_unstable();
        numbers.into_iter()
    }

    /// The years of its weeks, newest first, each with how many weeks it has.
    pub fn digest_years(&self) -> Vec<(i16, usize)> {
        let runs = self.weeks.chunk_by(|one, other| one.id.year == other.id.year);
        runs.filter_map(|run| Some((run.first()?.id.year, run.len()))).collect()
    }
}

/// A story as an edition shows it: in which of its translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    pub post: PostId,
    pub translation: u16,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    pub year: i16,
    pub month: i8,
    pub entries: Range<usize>,
}

/// One week in review.
#[derive(Debug, Clone)]
pub struct Week {
    pub id: WeekId,
    pub first: Date,
    pub last: Date,
    /// The number of its introduction in the blog's list.
    pub introduction: Option<usize>,
    /// The numbers of `entries`, newest first.
    pub stories: Vec<u32>,
    /// In the editor's order: the number of the entry, and of the highlight in the introduction.
    pub highlights: Vec<(u32, usize)>,
    /// Stories of earlier weeks whose translation came out in this one.
    pub now_in: Vec<u32>,
    /// Stories that a frozen digest passed over.
    pub also_published: Vec<u32>,
    /// Corrections dated in this week: the number of the entry, and of the correction in its translation.
    pub corrections: Vec<(u32, usize)>,
    /// Alerts issued in this week: their numbers in the blog's list.
    pub alerts: Vec<usize>,
    /// Events that begin in the week after, soonest first.
    pub events: Vec<u32>,
    /// Stories withdrawn in this week, of which no listing tells any more.
    pub withdrawn: Vec<Entry>,
    /// The stories that most comments of this week are about, with how many those are; the most first.
    pub discussed: Vec<(u32, u32)>,
}

impl Week {
    /// Whether its last day has ended, in the digest's own zone.
    pub fn is_over(&self, zone: &TimeZone, now: Timestamp) -> bool {
        let next = self.last.saturating_add(Span::new().days(1));
        next.to_zoned(zone.clone()).is_ok_and(|end| end.timestamp() <= now)
    }
}

/// The ISO 8601 week that holds a digest's fourth day: `2012-W20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WeekId {
    pub year: i16,
    pub week: i8,
}

impl WeekId {
    /// The week that begins on this day.
    pub fn beginning(first: Date) -> WeekId {
        let fourth = first.saturating_add(Span::new().days(3)).iso_week_date();
        WeekId { year: fourth.year(), week: fourth.week() }
    }

    /// The day that it begins on, where weeks start on this weekday; `None` for a week that the year has not.
    pub fn first_day(self, week_starts: Weekday) -> Option<Date> {
        let thursday = ISOWeekDate::new(self.year, self.week, Weekday::Thursday).ok()?.date();
        (0..7)
            .map(|days| thursday.saturating_sub(Span::new().days(days)))
            .find(|day| day.weekday() == week_starts && WeekId::beginning(*day) == self)
    }

    /// Reads `2012-W20`.
    pub fn parse(text: &str) -> Option<WeekId> {
        let (year, week) = text.split_once("-W")?;
        if year.len() != 4 || week.len() != 2 {
            return None;
        }
        let id = WeekId { year: year.parse().ok()?, week: week.parse().ok()? };
        ISOWeekDate::new(id.year, id.week, Weekday::Monday).ok().map(|_| id)
    }
}

impl fmt::Display for WeekId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-W{:02}", self.year, self.week)
    }
}

/// The first day of the week that holds a day.
pub fn week_start(day: Date, week_starts: Weekday) -> Date {
    let back = (day.weekday().to_monday_zero_offset() - week_starts.to_monday_zero_offset()).rem_euclid(7);
    day.saturating_sub(Span::new().days(i64::from(back)))
}

#[cfg(test)]
mod tests {
    use jiff::Span;
    use jiff::civil::{Weekday, date};

    use super::{WeekId, week_start};

    #[test]
    fn a_week_is_named_for_its_fourth_day() {
        assert_eq!(WeekId::beginning(date(2012, 5, 14)).to_string(), "2012-W20");
        assert_eq!(WeekId::beginning(date(2012, 5, 13)).to_string(), "2012-W20");
        assert_eq!(WeekId::beginning(date(2020, 12, 28)).to_string(), "2020-W53");
        assert_eq!(WeekId::beginning(date(2024, 12, 30)).to_string(), "2025-W01");
        assert_eq!(WeekId::beginning(date(2021, 1, 2)).to_string(), "2021-W01");
    }

    #[test]
    fn a_week_begins_on_the_day_that_names_it() {
        for starts in [Weekday::Monday, Weekday::Sunday, Weekday::Saturday, Weekday::Friday] {
            for offset in 0..800 {
                let day = date(2020, 1, 1).saturating_add(Span::new().days(offset));
                let first = week_start(day, starts);
                assert_eq!(first.weekday(), starts);
                assert_eq!(WeekId::beginning(first).first_day(starts), Some(first), "{day} {starts:?}");
            }
        }
    }

    #[test]
    fn only_weeks_that_exist_are_read() {
        assert!(WeekId::parse("2012-W20").is_some());
        for text in ["2012-20", "2012-W54", "2021-W53", "2012-W00", "12-W20", "2012-W2"] {
            assert_eq!(WeekId::parse(text), None, "{text}");
        }
    }
}
