//! A time zone as iCalendar defines one in each file (RFC 5545, 3.6.5): which offsets held in some years, and since
//! when.
//!
//! Onsets are written out and not as a rule: what the zones' database says of years to come is a guess, and only the
//! years of the file's own events are asked for.

use jiff::civil::{DateTime, date};
use jiff::tz::{Offset, TimeZone, TimeZoneTransition};
use jiff::{SignedDuration, Timestamp};

/// An offset that begins to hold at each of its onsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observance {
    pub is_daylight: bool,
    pub from: Offset,
    pub to: Offset,
    /// `CEST`, or `+03` where nobody has a name for it.
    pub name: String,
    /// By the clock that ran before, as RFC 5545 wants it; at least one, in order.
    pub onsets: Vec<DateTime>,
}

/// What held in a zone in all the years from one moment to another, and just before.
pub fn observances(zone: &TimeZone, first: Timestamp, last: Timestamp) -> Vec<Observance> {
    let new_year = |moment: Timestamp, years: i16| {
        let year = moment.to_zoned(zone.clone()).year().saturating_add(years);
        date(year.clamp(1, 9998), 1, 1).to_zoned(zone.clone()).map_or(moment, |zoned| zoned.timestamp())
    };
    let (begin, end) = (new_year(first, 0), new_year(last, 1));
    let mut found: Vec<Observance> = Vec::new();
    let within = zone.following(begin).take_while(|change| change.timestamp() < end);
    let at_begin = begin.checked_add(SignedDuration::from_secs(1)).unwrap_or(begin);
    for change in zone.preceding(at_begin).take(1).chain(within) {
        add(zone, &change, &mut found);
    }
    if found.is_empty() {
        let info = zone.to_offset_info(begin);
        let onset = date(1970, 1, 1).at(0, 0, 0, 0);
        found.push(Observance {
            is_daylight: false,
            from: info.offset(),
            to: info.offset(),
            name: info.abbreviation().to_string(),
            onsets: vec![onset],
        });
    }
    found
}

fn add(zone: &TimeZone, change: &TimeZoneTransition, found: &mut Vec<Observance>) {
    let before = change.timestamp().checked_sub(SignedDuration::from_secs(1)).unwrap_or(change.timestamp());
    let made = Observance {
        is_daylight: change.dst().is_dst(),
        from: zone.to_offset(before),
        to: change.offset(),
        name: change.abbreviation().to_string(),
        onsets: vec![zone.to_offset(before).to_datetime(change.timestamp())],
    };
    let alike = |known: &&mut Observance| {
        (known.is_daylight, known.from, known.to, &known.name)
            == (made.is_daylight, made.from, made.to, &made.name)
    };
    match found.iter_mut().find(alike) {
        Some(known) => known.onsets.extend(made.onsets),
        None => found.push(made),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::{Observance, observances};

    /// Each as a line: `CET +02 +01 2011-10-30T03:00:00 …`.
    fn said(zone: &str, first: &str, last: &str) -> Vec<String> {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let line = |of: Observance| {
            let onsets: Vec<String> = of.onsets.iter().map(ToString::to_string).collect();
            let kind = if of.is_daylight { "daylight" } else { "standard" };
            format!("{kind} {} {} {} {}", of.name, of.from, of.to, onsets.join(" "))
        };
        observances(&TimeZone::get(zone).unwrap(), at(first), at(last)).into_iter().map(line).collect()
    }

    #[test]
    fn a_year_has_both_its_changes_and_the_one_before() {
        assert_eq!(
            said("Europe/Paris", "2012-05-15T16:00:00Z", "2012-05-15T18:00:00Z"),
            [
                "standard CET +02 +01 2011-10-30T03:00:00 2012-10-28T03:00:00",
                "daylight CEST +01 +02 2012-03-25T02:00:00"
            ]
        );
    }

    #[test]
    fn in_the_south_summer_is_at_new_year() {
        assert_eq!(
            said("Pacific/Auckland", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
            [
                "daylight NZDT +12 +13 2025-09-28T02:00:00 2026-09-27T02:00:00",
                "standard NZST +13 +12 2026-04-05T03:00:00"
            ]
        );
    }

    #[test]
    fn a_zone_that_never_changes_has_what_held_last() {
        assert_eq!(
            said("Pacific/Honolulu", "2026-01-01T12:00:00Z", "2027-01-02T00:00:00Z"),
            ["standard HST -10:30 -10 1947-06-08T02:00:00"]
        );
        assert_eq!(
            said("Etc/GMT-5", "2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z"),
            ["standard +05 +05 +05 1970-01-01T00:00:00"]
        );
    }

    #[test]
    fn a_law_that_changes_the_offset_is_there() {
        assert_eq!(
            said("Asia/Almaty", "2023-06-01T00:00:00Z", "2024-06-01T00:00:00Z"),
            ["standard +06 +07 +06 2004-10-31T03:00:00", "standard +05 +06 +05 2024-03-01T00:00:00"]
        );
    }

    #[test]
    fn years_to_come_have_changes_too() {
        assert_eq!(said("Europe/Paris", "2090-01-01T00:00:00Z", "2090-01-01T00:00:00Z").len(), 2);
    }
}
