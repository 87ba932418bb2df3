//! The names of time zones behind a date and time.
//!
//! A zone has a short name only where a language's readers know one (`CET` in Spain, `EST` in the
//! United States); elsewhere the place says it, which readers understand better than an offset.

use std::fmt::Display;

use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::zone::{LocalizedOffsetShort, Location, SpecificShort};
use icu::datetime::fieldsets::{Combo, YMDT};
use icu::datetime::input::{Time, TimeZone, TimeZoneInfo, UtcOffset, ZonedDateTime};
use icu::datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu::locale::Locale;
use icu::time::zone::models::AtTime;
use icu::time::zone::{IanaParser, ZoneNameTimestamp};
use jiff::Zoned;

use crate::failure::Failure;
use crate::model::language::Language;

use super::dates::to_the_minute;
use super::direction::in_brackets;
use super::formats::unavailable;

/// Names time zones in one language.
#[derive(Debug)]
pub(super) struct Zones {
    language: Language,
    with_short_name: FixedCalendarDateTimeFormatter<Gregorian, Combo<YMDT, SpecificShort>>,
    short_name: NoCalendarFormatter<SpecificShort>,
    offset: NoCalendarFormatter<LocalizedOffsetShort>,
    place: NoCalendarFormatter<Location>,
}

impl Zones {
    pub(super) fn new(language: &Language) -> Result<Self, Failure> {
        let fail = |error: &dyn Display| unavailable("time zones", language, error);
        let locale = &Locale::from(language.identifier());
        Ok(Self {
            language: language.clone(),
            with_short_name: FixedCalendarDateTimeFormatter::try_new(
                locale.into(),
                to_the_minute().with_zone(SpecificShort),
            )
            .map_err(|error| fail(&error))?,
            short_name: NoCalendarFormatter::try_new(locale.into(), SpecificShort)
                .map_err(|error| fail(&error))?,
            offset: NoCalendarFormatter::try_new(locale.into(), LocalizedOffsetShort)
                .map_err(|error| fail(&error))?,
            place: NoCalendarFormatter::try_new(locale.into(), Location).map_err(|error| fail(&error))?,
        })
    }

    /// Date, time and the zone's short name, `None` where it has none but its place is known.
    pub(super) fn with_short_name(
        &self,
        date: Date<Gregorian>,
        time: Time,
        moment: &Zoned,
    ) -> Option<String> {
        let zone = zone(moment);
        let is_offset_alone =
            self.short_name.format(&zone).to_string() == self.offset.format(&zone).to_string();
        if is_offset_alone && zone.id() != TimeZone::UNKNOWN {
            return None;
        }
        Some(self.with_short_name.format(&ZonedDateTime { date, time, zone }).to_string())
    }

    /// A date and time, and in brackets the place whose time it is: the country, or the city where
    /// a country has several zones.
    pub(super) fn with_place(&self, date_time: String, moment: &Zoned) -> String {
        in_brackets(&date_time, &self.place.format(&zone(moment)).to_string(), &self.language)
    }
}

fn zone(moment: &Zoned) -> TimeZoneInfo<AtTime> {
    let id = moment.time_zone().iana_name().map_or(TimeZone::UNKNOWN, |name| IanaParser::new().parse(name));
    id.with_offset(UtcOffset::try_from_seconds(moment.offset().seconds()).ok())
        .with_zone_name_timestamp(ZoneNameTimestamp::from_epoch_seconds(moment.timestamp().as_second()))
}
