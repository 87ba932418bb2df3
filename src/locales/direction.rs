//! Which way a language is written, and in which script.

use icu::locale::LocaleExpander;
use icu::locale::subtags::Script;
use icu::properties::props::Script as OfLetter;
use icu::properties::{CodePointMapData, PropertyNamesShort};

use crate::model::language::Language;

/// The direction of a line of text, as HTML's `dir` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// The value of `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// The direction of a language, by its script or the one it is most likely written in (CLDR).
pub fn direction(language: &Language) -> Direction {
    if language.is_right_to_left() { Direction::Rtl } else { Direction::Ltr }
}

/// The script of a language: its own, or the one it is most likely written in (CLDR).
pub(super) fn script(language: &Language) -> Option<Script> {
    LocaleExpander::new_extended().get_likely_script(&language.identifier())
}

/// The first of some languages in whose script most letters of a text are; `None` where that is none of theirs.
pub fn language_of_letters<'l>(
    text: &str,
    mut languages: impl Iterator<Item = &'l Language>,
) -> Option<&'l Language> {
    let scripts = CodePointMapData::<OfLetter>::new();
    let mut counts: Vec<(OfLetter, usize)> = Vec::new();
    for letter in text.chars().filter(|c| c.is_alphabetic()).map(|c| scripts.get(c)) {
        match counts.iter_mut().find(|(script, _)| *script == letter) {
            Some((_, count)) => *count += 1,
            None => counts.push((letter, 1)),
        }
    }
    let (most, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let most = PropertyNamesShort::<OfLetter>::new().get(most)?;
    languages.find(|language| {
        script(language).is_some_and(|script| match script.as_str() {
            "Hans" | "Hant" => most == "Hani",
            "Jpan" => matches!(most, "Hani" | "Hira" | "Kana"),
            "Kore" => most == "Hang",
            own => own == most,
        })
    })
}

/// A text in brackets behind another, with the brackets that the language's script takes.
pub(super) fn in_brackets(text: &str, bracketed: &str, language: &Language) -> String {
    if is_full_width(language) { format!("{text}（{bracketed}）") } else { format!("{text} ({bracketed})") }
}

/// Whether a language's script takes full-width punctuation.
pub(super) fn is_full_width(language: &Language) -> bool {
    script(language).is_some_and(|script| matches!(script.as_str(), "Hans" | "Hant" | "Jpan"))
}

#[cfg(test)]
mod tests {
    use super::{Direction, direction, in_brackets, language_of_letters};
    use crate::model::language::Language;

    #[test]
    fn letters_tell_of_a_language_that_has_them() -> Result<(), ()> {
        let languages = ["en", "fr", "ar", "ru", "zh-Hans"].map(str::parse::<Language>);
        let languages: Vec<Language> = languages.into_iter().collect::<Result<_, _>>()?;
        for (text, language) in [
            ("Très bien", Some("en")),
            ("شكرًا جزيلًا Grant", Some("ar")),
            ("Спасибо!", Some("ru")),
            ("谢谢", Some("zh-Hans")),
            ("Ευχαριστώ", None),
            ("123", None),
        ] {
            assert_eq!(language_of_letters(text, languages.iter()).map(Language::as_str), language, "{text}");
        }
        Ok(())
    }

    #[test]
    fn directions_follow_the_script() {
        for (tag, expected) in [
            ("ar", Direction::Rtl),
            ("he", Direction::Rtl),
            ("fa", Direction::Rtl),
            ("ur", Direction::Rtl),
            ("ckb", Direction::Rtl),
            ("uz-Arab", Direction::Rtl),
            ("az-IR", Direction::Rtl),
            ("uz", Direction::Ltr),
            ("ar-Latn", Direction::Ltr),
            ("fr-CA", Direction::Ltr),
            ("zh-Hans", Direction::Ltr),
            ("tlh", Direction::Ltr),
        ] {
            assert_eq!(direction(&tag.parse().unwrap()), expected, "{tag}");
        }
    }

    #[test]
    fn brackets_follow_the_script() {
        assert_eq!(in_brackets("14:05", "巴黎", &"zh".parse().unwrap()), "14:05（巴黎）");
        assert_eq!(in_brackets("14:05", "Paris", &"fr".parse().unwrap()), "14:05 (Paris)");
    }
}
