//! The digits and calendars that a language may be written with, by the names that CLDR gives them.

use icu::locale::{Locale, LocaleExpander};

use crate::model::language::Language;
use crate::model::writing::Writing;

/// Digits of which each stands for one of ours. The first stands where a name is not known.
pub const NUMERALS: &[&str] = &[
    "latn", "arab", "arabext", "beng", "deva", "gujr", "guru", "khmr", "knda", "laoo", "mlym", "mymr",
    "nkoo", "orya", "tamldec", "telu", "thai", "tibt",
];

/// Calendars that count years, months and days.
pub const CALENDARS: &[&str] = &[
    "gregory",
    "buddhist",
    "coptic",
    "ethioaa",
    "ethiopic",
    "hebrew",
    "indian",
    "islamic-civil",
    "islamic-tbla",
    "islamic-umalqura",
    "japanese",
    "persian",
    "roc",
];

/// The calendar that every language's dates can be in, and that archives are.
pub(super) const GREGORIAN: &str = "gregory";

/// A language with its digits and its calendar, as ICU takes them.
pub(super) fn written(language: &Language, writing: &Writing) -> Locale {
    let mut tag = format!("{language}-u-ca-{}", calendar(language, writing));
    if let Some(numerals) = &writing.numerals {
        tag = format!("{tag}-nu-{numerals}");
    }
    tag.parse().unwrap_or_else(|_| Locale::from(language.identifier()))
}

/// The same with the Gregorian calendar.
pub(super) fn gregorian(language: &Language, writing: &Writing) -> Locale {
    written(language, &Writing { calendar: Some(GREGORIAN.into()), ..writing.clone() })
}

/// The calendar of a language's dates: what the settings say, else that of its country, or of the country where it
/// is most spoken, as CLDR's `calendarPreferenceData` has it.
pub(super) fn calendar<'a>(language: &Language, writing: &'a Writing) -> &'a str {
    if let Some(calendar) = &writing.calendar {
        return calendar;
    }
    let mut identifier = language.identifier();
    LocaleExpander::new_extended().maximize(&mut identifier);
    match identifier.region.as_ref().map(|region| region.as_str()) {
        Some("TH") => "buddhist",
        Some("AF" | "IR") => "persian",
        _ => GREGORIAN,
    }
}

/// The number of a language's digits in [`NUMERALS`], where the settings name any.
pub(super) fn numerals(writing: &Writing) -> Option<usize> {
    let name = writing.numerals.as_deref()?;
    NUMERALS.iter().position(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::{calendar, written};
    use crate::model::writing::Writing;

    #[test]
    fn a_language_has_the_calendar_of_its_country() {
        let of = |tag: &str| calendar(&tag.parse().unwrap(), &Writing::default()).to_owned();
        assert_eq!(
            ["th", "fa", "ps", "fa-AF", "th-TH"].map(of),
            ["buddhist", "persian", "persian", "persian", "buddhist"]
        );
        assert_eq!(["en", "ar", "ar-SA", "tg", "he", "am", "ja"].map(of), ["gregory"; 7]);
    }

    #[test]
    fn settings_come_first() {
        let writing = Writing { numerals: Some("arab".into()), calendar: Some("islamic-umalqura".into()) };
        let locale = written(&"ar".parse().unwrap(), &writing);
        assert_eq!(locale.to_string(), "ar-u-ca-islamic-umalqura-nu-arab");
    }
}
