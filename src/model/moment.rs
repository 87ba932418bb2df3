//! Dates and times as editors write them, and as they stand in a time zone.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// A date as it is written: perhaps without a time, perhaps without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WrittenMoment {
    pub day: Date,
    pub time: Option<Time>,
    pub offset: Option<Offset>,
}

impl WrittenMoment {
    /// A calendar day.
    pub fn day(day: Date) -> Self {
        Self { day, time: None, offset: None }
    }

    /// Set in a time zone, which is that of the text's mission.
    ///
    /// A date without a time stays that calendar day; its instant is the first of that day in the zone.
    pub fn in_zone(&self, zone: &TimeZone) -> Moment {
        let Some(time) = self.time else {
            let timestamp = start_of_day(self.day, zone);
            return Moment { day: self.day, time: None, timestamp, offset: zone.to_offset(timestamp) };
        };
        let civil = self.day.to_datetime(time);
        let timestamp = match self.offset {
            Some(offset) => offset.to_timestamp(civil).ok(),
            None => zone.to_ambiguous_zoned(civil).compatible().ok().map(|zoned| zoned.timestamp()),
        }
        .unwrap_or_else(|| start_of_day(self.day, zone));
        let local = timestamp.to_zoned(zone.clone());
        Moment { day: local.date(), time: Some(local.time()), timestamp, offset: local.offset() }
    }
}

fn start_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// A date in its mission's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The calendar day, in the mission's zone where a time was given.
    pub day: Date,
    pub time: Option<Time>,
    /// The instant: the first of the day where no time was given.
    pub timestamp: Timestamp,
    pub offset: Offset,
}

impl Moment {
    /// Set from an instant.
    pub fn at(timestamp: Timestamp, zone: &TimeZone) -> Self {
        let local = timestamp.to_zoned(zone.clone());
        Moment { day: local.date(), time: Some(local.time()), timestamp, offset: local.offset() }
    }

    /// The calendar day in another zone: the same day where no time was given.
    pub fn day_in(&self, zone: &TimeZone) -> Date {
        match self.time {
            None => self.day,
            Some(_) => self.timestamp.to_zoned(zone.clone()).date(),
        }
    }

    /// RFC 3339, in the mission's zone: what feeds and `datetime` attributes hold.
    pub fn rfc3339(&self) -> String {
        let mut text = String::with_capacity(RFC_3339);
        self.push_rfc3339(&mut text);
        text
    }

    fn push_rfc3339(&self, into: &mut String) {
        let local = self.offset.to_datetime(self.timestamp);
        push_day(into, local.date());
        for (mark, number) in [('T', local.hour()), (':', local.minute()), (':', local.second())] {
            into.push(mark);
            push_two(into, i32::from(number));
        }
        push_offset(into, self.offset);
    }

    /// What a `datetime` attribute holds: the day alone where no time was given.
    pub fn html_datetime(&self) -> String {
        let mut text = String::with_capacity(RFC_3339);
        self.push_html_datetime(&mut text);
        text
    }

    /// Appends the same.
    pub fn push_html_datetime(&self, into: &mut String) {
        if self.time.is_some() { self.push_rfc3339(into) } else { push_day(into, self.day) }
    }

    pub fn zoned(&self, zone: &TimeZone) -> Zoned {
        self.timestamp.to_zoned(zone.clone())
    }
}

/// How many bytes a moment takes.
const RFC_3339: usize = "2012-05-15T18:05:09+02:00".len();

/// `2012-05-15`.
fn push_day(text: &mut String, day: Date) {
    match i32::from(day.year()) {
        year @ 0..=9999 => {
            push_two(text, year / 100);
            push_two(text, year % 100);
        }
        year => text.push_str(&format!("{year:04}")),
    }
    for number in [day.month(), day.day()] {
        text.push('-');
        push_two(text, i32::from(number));
    }
}

/// Two digits of a number below 100.
fn push_two(text: &mut String, number: i32) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit.rem_euclid(10) as u8));
    }
}

fn push_offset(text: &mut String, offset: Offset) {
    let minutes = offset.seconds() / 60;
    if minutes == 0 {
        text.push('Z');
        return;
    }
    text.push(if minutes < 0 { '-' } else { '+' });
    push_two(text, minutes.abs() / 60);
    text.push(':');
    push_two(text, minutes.abs() % 60);
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.timestamp, self.day).cmp(&(other.timestamp, other.day))
    }
}
