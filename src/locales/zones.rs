//! The names of time zones behind a date and time.
//!
//! A zone has a short name only where a language's readers know one (`CET` in Spain, `EST` in the
//! United States); elsewhere the place says it, which readers understand better than an offset.

use std::fmt::Display;
use std::sync::OnceLock;

use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::zone::{
    ExemplarCity, GenericLong, LocalizedOffsetLong, LocalizedOffsetShort, Location, SpecificLong,
    SpecificShort,
};
use icu::datetime::fieldsets::{Combo, YMDT};
use icu::datetime::input::{Time, TimeZone, TimeZoneInfo, UtcOffset, ZonedDateTime};
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::time::zone::models::AtTime;
use icu::time::zone::{IanaParser, ZoneNameTimestamp};
use jiff::Zoned;

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::writing::Writing;

use super::dates::to_the_minute;
use super::direction::in_brackets;
use super::formats::unavailable;
use super::systems::written;

/// Names time zones in one language.
#[derive(Debug)]
pub(super) struct Zones {
    language: Language,
    with_short_name: DateTimeFormatter<Combo<YMDT, SpecificShort>>,
    writing: Writing,
    short_name: NoCalendarFormatter<SpecificShort>,
    offset: NoCalendarFormatter<LocalizedOffsetShort>,
    place: NoCalendarFormatter<Location>,
    /// Only events need them, so they are made when the first asks.
    names: OnceLock<Option<Names>>,
}

/// Names in full.
#[derive(Debug)]
struct Names {
    /// “Central European Summer Time”
    specific: NoCalendarFormatter<SpecificLong>,
    /// “Central European Time”, in summer and winter
    generic: NoCalendarFormatter<GenericLong>,
    offset: NoCalendarFormatter<LocalizedOffsetLong>,
    city: NoCalendarFormatter<ExemplarCity>,
}

impl Names {
    fn new(language: &Language, writing: &Writing) -> Option<Self> {
        let locale = &written(language, writing);
        Some(Self {
            specific: NoCalendarFormatter::try_new(locale.into(), SpecificLong).ok()?,
            generic: NoCalendarFormatter::try_new(locale.into(), GenericLong).ok()?,
            offset: NoCalendarFormatter::try_new(locale.into(), LocalizedOffsetLong).ok()?,
            city: NoCalendarFormatter::try_new(locale.into(), ExemplarCity).ok()?,
        })
    }
}

impl Zones {
    pub(super) fn new(language: &Language, writing: &Writing) -> Result<Self, Failure> {
        let fail = |error: &dyn Display| unavailable("time zones", language, error);
        let locale = &written(language, writing);
        Ok(Self {
            language: language.clone(),
            writing: writing.clone(),
            with_short_name: DateTimeFormatter::try_new(
                locale.into(),
                to_the_minute().with_zone(SpecificShort),
            )
            .map_err(|error| fail(&error))?,
            short_name: NoCalendarFormatter::try_new(locale.into(), SpecificShort)
                .map_err(|error| fail(&error))?,
            offset: NoCalendarFormatter::try_new(locale.into(), LocalizedOffsetShort)
                .map_err(|error| fail(&error))?,
            place: NoCalendarFormatter::try_new(locale.into(), Location).map_err(|error| fail(&error))?,
            names: OnceLock::new(),
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

    /// The zone's name between two moments in it, with its city in brackets; where it has no name of its own the
    /// place whose time it is. The name says summer or winter only where both moments are in the same of them.
    pub(super) fn name(&self, from: &Zoned, to: &Zoned) -> String {
        let info = &zone(from);
        let place = || self.place.format(info).to_string();
        let Some(names) = self.names.get_or_init(|| Names::new(&self.language, &self.writing)) else {
            return place();
        };
        let name = match from.offset() == to.offset() {
            true => names.specific.format(info).to_string(),
            false => names.generic.format(info).to_string(),
        };
        // What CLDR falls back to says the country or the offset alone.
        if name == names.offset.format(info).to_string() || name == place() {
            return if info.id() == TimeZone::UNKNOWN { name } else { place() };
        }
        match info.id().as_str() {
            "utc" | "gmt" => name,
            _ => in_brackets(&name, &names.city.format(info).to_string(), &self.language),
        }
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

#[cfg(test)]
mod tests {
    use jiff::Zoned;
    use jiff::civil::date;

    use super::Zones;
    use crate::model::writing::Writing;

    fn named(tag: &str, zone: &str, from: (i8, i8), to: (i8, i8)) -> String {
        let moment =
            |(month, day): (i8, i8)| -> Zoned { date(2026, month, day).at(18, 0, 0, 0).in_tz(zone).unwrap() };
        Zones::new(&tag.parse().unwrap(), &Writing::default()).unwrap().name(&moment(from), &moment(to))
    }

    #[test]
    fn a_zone_has_its_name_and_its_city() {
        let day = |tag: &str, zone: &str| named(tag, zone, (5, 15), (5, 15));
        assert_eq!(day("en", "Europe/Paris"), "Central European Summer Time (Paris)");
        assert_eq!(day("fr", "Europe/Paris"), "heure d’été d’Europe centrale (Paris)");
        assert_eq!(day("es", "America/Mexico_City"), "hora estándar central (Ciudad de México)");
        assert_eq!(day("ar", "America/New_York"), "التوقيت الصيفي الشرقي لأمريكا الشمالية (نيويورك)");
        assert_eq!(day("zh-Hans", "Asia/Shanghai"), "中国标准时间（上海）");
        assert_eq!(day("ru", "Asia/Shanghai"), "Китай, стандартное время (Шанхай)");
        assert_eq!(day("en", "Pacific/Honolulu"), "Hawaii Time (Honolulu)");
        assert_eq!(day("en", "UTC"), "Coordinated Universal Time");
    }

    #[test]
    fn a_zone_without_a_name_has_its_place() {
        let day = |tag: &str| named(tag, "Asia/Amman", (5, 15), (5, 15));
        assert_eq!(day("en"), "Jordan Time");
        assert_eq!(day("ar"), "توقيت الأردن");
        assert_eq!(day("ru"), "Иордания");
        let offset: Zoned = "2012-12-27T14:05+05:30[+05:30]".parse().unwrap();
        let english = Zones::new(&"en".parse().unwrap(), &Writing::default()).unwrap();
        assert_eq!(english.name(&offset, &offset), "GMT+05:30");
    }

    #[test]
    fn over_a_clock_change_it_is_neither_summer_nor_winter() {
        assert_eq!(named("en", "Europe/Paris", (3, 28), (3, 30)), "Central European Time (Paris)");
        assert_eq!(named("en", "Europe/Paris", (3, 28), (3, 28)), "Central European Standard Time (Paris)");
        assert_eq!(named("en", "Pacific/Auckland", (4, 4), (4, 6)), "New Zealand Time");
    }
}
