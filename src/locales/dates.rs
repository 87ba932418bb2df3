//! Dates and times as a language writes them, by CLDR's patterns, in the digits and the calendar that the
//! settings name for it.
//!
//! Left out, both are CLDR's: Latin digits for `ar`, Arabic-Indic ones for `ar-EG`; the Persian calendar for `fa`.
//! Months and years alone are always Gregorian, since archives are ordered and addressed by them; where the
//! language's own calendar is another one, they say so by their era. A language that CLDR has no dates for is refused, and the caller takes the next.

use std::fmt::Display;

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::fieldsets::{MD, T, Y, YM, YMD, YMDE, YMDT};
use icu::datetime::input::{DateTime as IcuDateTime, Time as IcuTime};
use icu::datetime::options::{TimePrecision, YearStyle};
use icu::datetime::{DateTimeFormatter, FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu::locale::Locale;
use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::writing::Writing;

use super::formats::unavailable;
use super::systems::{GREGORIAN, calendar, gregorian as gregorian_locale, written};
use super::zones::Zones;

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateStyle {
    /// “jeudi 27 décembre 2012”
    Full,
    /// “27 décembre 2012”
    Long,
    /// “27 déc. 2012”
    Medium,
    /// “décembre 2012”
    MonthYear,
    /// “2012”
    Year,
    /// “27 décembre”
    DayMonth,
}

type Formatter<Fields> = DateTimeFormatter<Fields>;
type GregorianFormatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// Writes dates in one language.
#[derive(Debug)]
pub(super) struct Dates {
    full: Formatter<YMDE>,
    long: Formatter<YMD>,
    medium: Formatter<YMD>,
    month_year: GregorianFormatter<YM>,
    year: GregorianFormatter<Y>,
    day_month: Formatter<MD>,
    date_time: Formatter<YMDT>,
    time: NoCalendarFormatter<T>,
    zones: Zones,
    has_ordinal: bool,
}

impl Dates {
    /// `None` where CLDR has no dates in this language.
    pub(super) fn new(language: &Language, writing: &Writing) -> Result<Option<Self>, Failure> {
        let fail = |error: &dyn Display| unavailable("dates", language, error);
        if !is_known(language).map_err(|error| fail(&*error))? {
            return Ok(None);
        }
        let locale = &written(language, writing);
        let is_gregorian = calendar(language, writing) == GREGORIAN;
        let mut month_year = YM::long();
        let mut year = Y::long();
        if !is_gregorian {
            month_year = month_year.with_year_style(YearStyle::WithEra);
            year = year.with_year_style(YearStyle::WithEra);
        }
        Ok(Some(Self {
            full: Formatter::try_new(locale.into(), YMDE::long()).map_err(|error| fail(&error))?,
            medium: Formatter::try_new(locale.into(), YMD::medium()).map_err(|error| fail(&error))?,
            month_year: GregorianFormatter::try_new(
                (&month_year_locale(language, writing)).into(),
                month_year,
            )
            .map_err(|error| fail(&error))?,
            year: GregorianFormatter::try_new(locale.into(), year).map_err(|error| fail(&error))?,
            day_month: Formatter::try_new(locale.into(), MD::long()).map_err(|error| fail(&error))?,
            date_time: Formatter::try_new(locale.into(), to_the_minute()).map_err(|error| fail(&error))?,
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).map_err(|error| fail(&error))?,
            zones: Zones::new(language, writing)?,
            has_ordinal: is_gregorian && locale.id.language.as_str() == "fr",
            long: Formatter::try_new(locale.into(), YMD::long()).map_err(|error| fail(&error))?,
        }))
    }

    pub(super) fn date(&self, day: Date, style: DateStyle) -> String {
        let Some(date) = gregorian(day) else { return day.to_string() };
        match style {
            DateStyle::Full => self.first_of_month(day, self.full.format(&date).to_string()),
            DateStyle::Long => self.first_of_month(day, self.long.format(&date).to_string()),
            DateStyle::Medium => self.first_of_month(day, self.medium.format(&date).to_string()),
            DateStyle::DayMonth => self.first_of_month(day, self.day_month.format(&date).to_string()),
            DateStyle::MonthYear => self.month_year.format(&date).to_string(),
            DateStyle::Year => self.year.format(&date).to_string(),
        }
    }

    pub(super) fn time(&self, time: Time) -> String {
        clock(time).map_or_else(|| time.to_string(), |time| self.time.format(&time).to_string())
    }

    pub(super) fn date_time(&self, moment: DateTime) -> String {
        let (Some(date), Some(time)) = (gregorian(moment.date()), clock(moment.time())) else {
            return moment.to_string();
        };
        let text = self.date_time.format(&IcuDateTime { date, time }).to_string();
        self.first_of_month(moment.date(), text)
    }

    pub(super) fn zone(&self, from: &Zoned, to: &Zoned) -> String {
        self.zones.name(from, to)
    }

    pub(super) fn date_time_zone(&self, moment: &Zoned) -> String {
        let (Some(date), Some(time)) = (gregorian(moment.date()), clock(moment.time())) else {
            return moment.to_string();
        };
        let text = match self.zones.with_short_name(date, time, moment) {
            Some(text) => text,
            None => {
                self.zones.with_place(self.date_time.format(&IcuDateTime { date, time }).to_string(), moment)
            }
        };
        self.first_of_month(moment.date(), text)
    }

    /// French has an ordinal for the first of a month alone, which CLDR's patterns cannot say.
    fn first_of_month(&self, day: Date, text: String) -> String {
        if !self.has_ordinal || day.day() != 1 {
            return text;
        }
        match text.strip_prefix("1 ") {
            Some(rest) => format!("1er {rest}"),
            None => text.replacen(" 1 ", " 1er ", 1),
        }
    }
}

/// The fields of a date with hours and minutes, shared with the forms that name a time zone.
pub(super) fn to_the_minute() -> YMDT {
    YMDT::long().with_time_precision(TimePrecision::Minute)
}

/// The long date of the root locale is for machines: a language that writes the same has no data.
fn is_known(language: &Language) -> Result<bool, Box<dyn Display>> {
    let day =
        IcuDate::try_new_gregorian(2012, 12, 27).map_err(|error| Box::new(error) as Box<dyn Display>)?;
    let long = |locale: &Locale| {
        GregorianFormatter::try_new(locale.into(), YMD::long())
            .map(|long| long.format(&day).to_string())
            .map_err(|error| Box::new(error) as Box<dyn Display>)
    };
    Ok(long(&Locale::from(language.identifier()))? != long(&Locale::UNKNOWN)?)
}

/// ICU's data for a month and year in Portuguese lacks the year's digits everywhere but in Portugal
/// (it loads digits by the pattern with an era, which has none); all of them write the same.
fn month_year_locale(language: &Language, writing: &Writing) -> Locale {
    let is_portuguese = language.identifier().language.as_str() == "pt";
    let portugal = "pt-PT".parse().ok().filter(|_| is_portuguese);
    gregorian_locale(portugal.as_ref().unwrap_or(language), writing)
}

fn gregorian(day: Date) -> Option<IcuDate<Gregorian>> {
    let (month, day_of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    IcuDate::try_new_gregorian(i32::from(day.year()), month, day_of_month).ok()
}

fn clock(time: Time) -> Option<IcuTime> {
    let (hour, minute) = (u8::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?);
    IcuTime::try_new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::DateStyle::{DayMonth, Full, Long, Medium, MonthYear, Year};
    use super::{DateStyle, Dates};
    use crate::locales::CALENDARS;
    use crate::model::writing::Writing;
    use jiff::civil::{Date, date, time};

    fn dates(tag: &str) -> Dates {
        Dates::new(&tag.parse().unwrap(), &Writing::default()).unwrap().unwrap()
    }

    fn all(tag: &str, day: Date) -> Vec<String> {
        let dates = dates(tag);
        [Full, Long, Medium, MonthYear, Year, DayMonth].map(|style| dates.date(day, style)).to_vec()
    }

    #[test]
    fn dates_are_written_as_each_language_does() {
        let day = date(2012, 12, 27);
        assert_eq!(
            all("en", day),
            [
                "Thursday, December 27, 2012",
                "December 27, 2012",
                "Dec 27, 2012",
                "December 2012",
                "2012",
                "December 27"
            ]
        );
        assert_eq!(
            all("fr", day),
            [
                "jeudi 27 décembre 2012",
                "27 décembre 2012",
                "27 déc. 2012",
                "décembre 2012",
                "2012",
                "27 décembre"
            ]
        );
        assert_eq!(
            all("es", day),
            [
                "jueves, 27 de diciembre de 2012",
                "27 de diciembre de 2012",
                "27 dic 2012",
                "diciembre de 2012",
                "2012",
                "27 de diciembre"
            ]
        );
        assert_eq!(
            all("ru", day),
            [
                "четверг, 27 декабря 2012\u{202f}г.",
                "27 декабря 2012\u{202f}г.",
                "27 дек. 2012\u{202f}г.",
                "декабрь 2012\u{202f}г.",
                "2012",
                "27 декабря"
            ]
        );
        assert_eq!(
            all("zh-Hans", day),
            ["2012年12月27日星期四", "2012年12月27日", "2012年12月27日", "2012年12月", "2012年", "12月27日"]
        );
        assert_eq!(
            all("ar", day),
            [
                "الخميس، 27 ديسمبر 2012",
                "27 ديسمبر 2012",
                "27\u{200f}/12\u{200f}/2012",
                "ديسمبر 2012",
                "2012",
                "27 ديسمبر"
            ]
        );
        assert_eq!(dates("ar-EG").date(day, Long), "٢٧ ديسمبر ٢٠١٢");
        assert_eq!(dates("fa").date(day, Long), "۷ دی ۱۳۹۱");
        assert_eq!(dates("en-GB").date(day, Full), "Thursday, 27 December 2012");
    }

    fn written(tag: &str, numerals: Option<&str>, calendar: Option<&str>) -> Dates {
        let writing = Writing { numerals: numerals.map(Into::into), calendar: calendar.map(Into::into) };
        Dates::new(&tag.parse().unwrap(), &writing).unwrap().unwrap()
    }

    #[test]
    fn settings_name_digits_and_calendars() {
        let day = date(2012, 12, 27);
        assert_eq!(written("ar", Some("arab"), None).date(day, Long), "٢٧ ديسمبر ٢٠١٢");
        assert_eq!(written("fa", Some("latn"), Some("gregory")).date(day, Long), "27 دسامبر 2012");
        assert_eq!(written("th", None, None).date(day, Long), "27 ธันวาคม 2555");
        assert_eq!(written("th", Some("thai"), Some("buddhist")).date(day, Long), "๒๗ ธันวาคม ๒๕๕๕");
        assert_eq!(written("ar", None, Some("islamic-umalqura")).date(day, Long), "14 صفر 1434 هـ");
        assert_eq!(written("ar", Some("arab"), None).time(time(14, 5, 0, 0)), "٢:٠٥ م");
    }

    #[test]
    fn months_and_years_are_gregorian_and_say_so() {
        let day = date(2012, 12, 27);
        let thai = dates("th");
        assert_eq!([MonthYear, Year].map(|style| thai.date(day, style)), ["ธันวาคม ค.ศ. 2012", "ค.ศ. 2012"]);
        let english = dates("en");
        assert_eq!([MonthYear, Year].map(|style| english.date(day, style)), ["December 2012", "2012"]);
    }

    #[test]
    fn every_calendar_writes_every_style() {
        for calendar in CALENDARS {
            for tag in ["en", "ar", "fa", "th", "fr"] {
                let dates = written(tag, None, Some(calendar));
                for style in [Full, Long, Medium, MonthYear, Year, DayMonth] {
                    let text = dates.date(date(2012, 12, 1), style);
                    assert!(!text.contains('{'), "{calendar} {tag} {style:?} {text}");
                }
            }
        }
    }

    #[test]
    fn french_says_the_first_of_a_month() {
        let day = date(2012, 5, 1);
        assert_eq!(
            all("fr", day),
            ["mardi 1er mai 2012", "1er mai 2012", "1er mai 2012", "mai 2012", "2012", "1er mai"]
        );
        assert_eq!(dates("fr").date(date(2012, 5, 11), Long), "11 mai 2012");
        assert_eq!(dates("fr").date_time(day.at(9, 1, 0, 0)), "1er mai 2012 à 09:01");
        assert_eq!(dates("es").date(day, Long), "1 de mayo de 2012");
    }

    #[test]
    fn portuguese_months_have_their_year() {
        for tag in ["pt", "pt-BR", "pt-PT", "pt-AO", "pt-Latn-US"] {
            assert_eq!(dates(tag).date(date(2012, 12, 27), MonthYear), "dezembro de 2012", "{tag}");
        }
    }

    #[test]
    fn times_are_written_as_each_language_does() {
        for (tag, expected) in [
            ("en", "2:05\u{202f}PM"),
            ("fr", "14:05"),
            ("fr-CA", "14 h 05"),
            ("es", "14:05"),
            ("ru", "14:05"),
            ("zh", "14:05"),
            ("ar", "2:05 م"),
        ] {
            assert_eq!(dates(tag).time(time(14, 5, 59, 0)), expected, "{tag}");
        }
    }

    #[test]
    fn moments_name_their_zone() {
        let winter = date(2012, 12, 27).at(14, 5, 0, 0);
        let written = |tag: &str, zone: &str| dates(tag).date_time_zone(&winter.in_tz(zone).unwrap());
        assert_eq!(written("en", "America/New_York"), "December 27, 2012 at 2:05\u{202f}PM EST");
        assert_eq!(written("en", "Europe/Paris"), "December 27, 2012 at 2:05\u{202f}PM (France Time)");
        assert_eq!(written("en-GB", "Europe/Paris"), "27 December 2012 at 14:05 CET");
        assert_eq!(written("fr", "Europe/Paris"), "27 décembre 2012 à 14:05 (heure : France)");
        assert_eq!(written("fr", "America/New_York"), "27 décembre 2012 à 14:05 (heure : New York)");
        assert_eq!(written("es", "Europe/Madrid"), "27 de diciembre de 2012 a las 14:05 CET");
        assert_eq!(written("es", "Asia/Almaty"), "27 de diciembre de 2012 a las 14:05 (hora de Almaty)");
        assert_eq!(written("ru", "Asia/Almaty"), "27 декабря 2012\u{202f}г. в 14:05 (Алматы)");
        assert_eq!(written("zh-Hans", "Asia/Shanghai"), "2012年12月27日 14:05（中国时间）");
        assert_eq!(written("ar", "Asia/Amman"), "27 ديسمبر 2012 في 2:05 م (توقيت الأردن)");
        assert_eq!(written("en", "UTC"), "December 27, 2012 at 2:05\u{202f}PM UTC");
        let summer = date(2012, 7, 27).at(14, 5, 0, 0).in_tz("America/New_York").unwrap();
        assert_eq!(dates("en").date_time_zone(&summer), "July 27, 2012 at 2:05\u{202f}PM EDT");
        let offset: jiff::Zoned = "2012-12-27T14:05+05:30[+05:30]".parse().unwrap();
        assert_eq!(dates("en").date_time_zone(&offset), "December 27, 2012 at 2:05\u{202f}PM GMT+5:30");
    }

    #[test]
    fn a_language_without_data_is_refused() {
        assert!(Dates::new(&"qaa".parse().unwrap(), &Writing::default()).unwrap().is_none());
    }

    #[test]
    fn every_known_language_writes_every_style() {
        let styles: [DateStyle; 6] = [Full, Long, Medium, MonthYear, Year, DayMonth];
        let letters = || 'a'..='z';
        for tag in letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))) {
            let Ok(Some(dates)) = Dates::new(&tag.parse().unwrap(), &Writing::default()) else { continue };
            for style in styles {
                assert!(!dates.date(date(2012, 12, 27), style).contains('{'), "{tag} {style:?}");
            }
        }
    }
}
