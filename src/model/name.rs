//! Names of files that mean something, and the words that addresses are made of.

mod slug;

use icu::normalizer::ComposingNormalizerBorrowed;
use jiff::civil::Date;

pub use slug::slug;

/// The day of a `yyyy-mm-dd-name`: `None` for other names, `Some(None)` for a day that does not exist.
pub fn stem_day(stem: &str) -> Option<Option<Date>> {
    let (day, name) = stem.split_at_checked(10)?;
    if name.len() < 2 || !name.starts_with('-') {
        return None;
    }
    parse_day(day)
}

/// Reads `yyyy-mm-dd`: `None` for what is not written so, `Some(None)` for a day that does not exist.
pub fn parse_day(text: &str) -> Option<Option<Date>> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    Some(Date::new(year, month as i8, day as i8).ok())
}

/// Whether a text is made of lower-case letters, digits and hyphens: a mission's or an author's id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A text as a word of an address: NFC, lower case, in its own script; what is neither letter, mark
/// nor digit becomes a hyphen. Empty where nothing is left.
pub fn address_word(text: &str) -> String {
    let composed = compose(text).to_lowercase();
    let mut word = String::with_capacity(composed.len());
    for c in composed.chars() {
        if c.is_alphanumeric() || is_mark(c) {
            word.push(c);
        } else if !word.ends_with('-') && !word.is_empty() {
            word.push('-');
        }
    }
    word.truncate(word.trim_end_matches('-').len());
    word
}

/// Normalization Form C, so that one word has one address whatever keyboard wrote it.
pub fn compose(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

fn is_mark(c: char) -> bool {
    use icu::properties::CodePointMapData;
    use icu::properties::props::GeneralCategory;
    !c.is_ascii()
        && matches!(
            CodePointMapData::<GeneralCategory>::new().get(c),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
        )
}

#[cfg(test)]
mod tests {
    use super::{address_word, stem_day};

    #[test]
    fn stems_begin_with_a_day() {
        assert!(matches!(stem_day("2012-05-15-town-hall"), Some(Some(_))));
        assert_eq!(stem_day("2012-02-30-town-hall"), Some(None));
        for text in ["2012-05-15", "2012-05-15-", "town-hall", "2012-5-15-x", "2012x05-15-x", "é012-05-15-x"]
        {
            assert_eq!(stem_day(text), None, "{text}");
        }
    }

    #[test]
    fn words_keep_their_script() {
        assert_eq!(address_word("Société  civile !"), "société-civile");
        assert_eq!(address_word("cafe\u{301}"), "café");
        assert_eq!(address_word("المجتمع المدني"), "المجتمع-المدني");
        assert_eq!(address_word("科学"), "科学");
        assert_eq!(address_word("C++ / Rust"), "c-rust");
        assert_eq!(address_word("?!"), "");
    }
}
