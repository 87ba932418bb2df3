//! Dates and times as a language writes them, by CLDR's patterns, in the Gregorian calendar always.
//!
//! Digits are the language's own default: Latin ones for `ar`, Arabic-Indic ones for `ar-EG`, since
//! CLDR has them so. A language that CLDR has no dates for is refused, and the caller takes the next.

use std::fmt::Display;

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::fieldsets::{MD, T, Y, YM, YMD, YMDE, YMDT};
use icu::datetime::input::{DateTime as IcuDateTime, Time as IcuTime};
use icu::datetime::options::TimePrecision;
use icu::datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu::locale::Locale;
use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

use crate::failure::Failure;
use crate::model::language::Language;

use super::formats::unavailable;
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

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// Writes dates in one language.
#[derive(Debug)]
pub(super) struct Dates {
    full: Formatter<YMDE>,
    long: Formatter<YMD>,
    medium: Formatter<YMD>,
    month_year: Formatter<YM>,
    year: Formatter<Y>,
    day_month: Formatter<MD>,
    date_time: Formatter<YMDT>,
    time: NoCalendarFormatter<T>,
    zones: Zones,
    french: bool,
}

impl Dates {
    /// `None` where CLDR has no dates in this language.
    pub(super) fn new(language: &Language) -> Result<Option<Self>, Failure> {
        let fail = |error: &dyn Display| unavailable("dates", language, error);
        let locale = &Locale::from(language.identifier());
        let long = Formatter::try_new(locale.into(), YMD::long()).map_err(|error| fail(&error))?;
        if !is_known(&long).map_err(|error| fail(&*error))? {
            return Ok(None);
        }
        Ok(Some(Self {
            full: Formatter::try_new(locale.into(), YMDE::long()).map_err(|error| fail(&error))?,
            medium: Formatter::try_new(locale.into(), YMD::medium()).map_err(|error| fail(&error))?,
            month_year: Formatter::try_new((&month_year_locale(language)).into(), YM::long())
                .map_err(|error| fail(&error))?,
            year: Formatter::try_new(locale.into(), Y::long()).map_err(|error| fail(&error))?,
            day_month: Formatter::try_new(locale.into(), MD::long()).map_err(|error| fail(&error))?,
            date_time: Formatter::try_new(locale.into(), to_the_minute()).map_err(|error| fail(&error))?,
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).map_err(|error| fail(&error))?,
            zones: Zones::new(language)?,
            french: locale.id.language.as_str() == "fr",
            long,
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
        if !self.french || day.day() != 1 {
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
fn is_known(long: &Formatter<YMD>) -> Result<bool, Box<dyn Display>> {
    let root = Formatter::try_new((&Locale::UNKNOWN).into(), YMD::long())
        .map_err(|error| Box::new(error) as Box<dyn Display>)?;
    let day =
        IcuDate::try_new_gregorian(2012, 12, 27).map_err(|error| Box::new(error) as Box<dyn Display>)?;
    Ok(long.format(&day).to_string() != root.format(&day).to_string())
}

/// ICU's data for a month and year in Portuguese lacks the year's digits everywhere but in Portugal
/// (it loads digits by the pattern with an era, which has none); all of them write the same.
fn month_year_locale(language: &Language) -> Locale {
    let identifier = language.identifier();
    let portugal = if identifier.language.as_str() == "pt" { "pt-PT".parse().ok() } else { None };
    portugal.unwrap_or_else(|| Locale::from(identifier))
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
    use jiff::civil::{Date, date, time};

    fn dates(tag: &str) -> Dates {
        Dates::new(&tag.parse().unwrap()).unwrap().unwrap()
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
        assert_eq!(dates("fa").date(day, Long), "۲۷ دسامبر ۲۰۱۲");
        assert_eq!(dates("en-GB").date(day, Full), "Thursday, 27 December 2012");
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
        assert!(Dates::new(&"qaa".parse().unwrap()).unwrap().is_none());
    }

    #[test]
    fn every_known_language_writes_every_style() {
        let styles: [DateStyle; 6] = [Full, Long, Medium, MonthYear, Year, DayMonth];
        let letters = || 'a'..='z';
        for tag in letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))) {
            let Ok(Some(dates)) = Dates::new(&tag.parse().unwrap()) else { continue };
            for style in styles {
                assert!(!dates.date(date(2012, 12, 27), style).contains('{'), "{tag} {style:?}");
            }
        }
    }
}
