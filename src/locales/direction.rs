//! Which way a language is written, and in which script.

use icu::locale::LocaleExpander;
use icu::locale::subtags::Script;

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
    use super::{Direction, direction, in_brackets};

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
