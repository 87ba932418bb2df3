//! Whole numbers in a language's own digits and grouping.

use std::str::FromStr;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::writing::Writing;

use super::formats::unavailable;
use super::systems::written;

/// Prints numbers in one language.
#[derive(Debug)]
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(super) fn new(language: &Language, writing: &Writing) -> Result<Self, Failure> {
        let locale = written(language, writing);
        DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
            .map(Self)
            .map_err(|error| unavailable("numbers", language, &error))
    }

    pub(super) fn integer(&self, number: i64) -> String {
        self.0.format_to_string(&Decimal::from(number))
    }

    /// A number written in digits, `None` where it is not.
    pub(super) fn decimal(&self, digits: &str) -> Option<String> {
        Decimal::from_str(digits).ok().map(|number| self.0.format_to_string(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::locales::NUMERALS;
    use crate::model::writing::Writing;

    #[test]
    fn digits_are_those_of_cldr_where_none_are_named() {
        let zero = |tag: &str| Numbers::new(&tag.parse().unwrap(), &Writing::default()).unwrap().integer(0);
        let tags =
            ["ar", "ar-EG", "ar-SA", "ar-MA", "fa", "ps", "ur", "ur-IN", "bn", "mr", "ne", "my", "th", "km"];
        let zeros: String = tags.iter().map(|tag| zero(tag)).collect();
        assert_eq!(zeros, "0٠٠0۰۰0۰০००၀00");
    }

    #[test]
    fn numbers_have_the_digits_that_are_asked_for() {
        let zero = |name: &str| {
            let writing = Writing { numerals: Some(name.into()), calendar: None };
            Numbers::new(&"en".parse().unwrap(), &writing).unwrap().integer(0)
        };
        let zeros: String = NUMERALS.iter().map(|name| zero(name)).collect();
        assert_eq!(zeros, "0٠۰০०૦੦០೦໐൦၀߀୦௦౦๐༠");
    }

    #[test]
    fn numbers_have_the_digits_and_groups_of_their_language() {
        for (tag, expected) in [
            ("en", "1,234,567"),
            ("fr", "1\u{202f}234\u{202f}567"),
            ("es", "1.234.567"),
            ("ru", "1\u{a0}234\u{a0}567"),
            ("zh-Hans", "1,234,567"),
            ("ar", "1,234,567"),
            ("ar-EG", "١٬٢٣٤٬٥٦٧"),
        ] {
            let numbers = Numbers::new(&tag.parse().unwrap(), &Writing::default()).unwrap();
            assert_eq!(numbers.integer(1_234_567), expected, "{tag}");
        }
        let spanish = Numbers::new(&"es".parse().unwrap(), &Writing::default()).unwrap();
        assert_eq!(spanish.integer(1234), "1234");
        assert_eq!(spanish.decimal("3.50").as_deref(), Some("3,50"));
        assert_eq!(spanish.decimal("many"), None);
    }
}
