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
        let local = self.offset.to_datetime(self.timestamp);
        let mut text = format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute(),
            local.second()
        );
        push_offset(&mut text, self.offset);
        text
    }

    /// What a `datetime` attribute holds: the day alone where no time was given.
    pub fn html_datetime(&self) -> String {
        if self.time.is_some() { self.rfc3339() } else { self.day.to_string() }
    }

    pub fn zoned(&self, zone: &TimeZone) -> Zoned {
        self.timestamp.to_zoned(zone.clone())
    }
}

fn push_offset(text: &mut String, offset: Offset) {
    let minutes = offset.seconds() / 60;
    if minutes == 0 {
        text.push('Z');
    } else {
        let sign = if minutes < 0 { '-' } else { '+' };
        text.push_str(&format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60));
    }
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
