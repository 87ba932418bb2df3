//! A title as the name of a file and the last word of an address: in its own script, whole words, not too long.

use icu::properties::CodePointMapData;
use icu::properties::props::EastAsianWidth;
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{GraphemeClusterSegmenter, WordSegmenter};

use super::address_word;

/// In columns, of which a Chinese character takes two.
const LONGEST: usize = 60;

/// Names that Windows keeps for itself, whatever ending they have.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// A title as a slug; `None` where it has neither a letter nor a digit.
pub fn slug(title: &str) -> Option<String> {
    let whole = address_word(title);
    let cut = match beyond(&whole) {
        None => whole.as_str(),
        Some(limit) => {
            let words = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
            let letters = GraphemeClusterSegmenter::new();
            let last = |at: usize| (0 < at && at <= limit).then_some(at);
            let end = words
                .segment_str(&whole)
                .filter_map(last)
                .last()
                .or_else(|| letters.segment_str(&whole).filter_map(last).last());
            whole.get(..end.unwrap_or(limit)).unwrap_or(&whole)
        }
    };
    let slug = cut.trim_matches('-');
    let is_device = DEVICES.contains(&slug)
        || ["com", "lpt"].iter().any(|port| slug.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    match slug {
        "" => None,
        // It would be no file there.
        _ if is_device => Some(format!("{slug}-1")),
        _ => Some(slug.to_owned()),
    }
}

/// Where a text is longer than it may be.
fn beyond(text: &str) -> Option<usize> {
    let mut columns = 0;
    for (at, character) in text.char_indices() {
        columns += match CodePointMapData::<EastAsianWidth>::new().get(character) {
            EastAsianWidth::Wide | EastAsianWidth::Fullwidth => 2,
            _ => 1,
        };
        if columns > LONGEST {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{beyond, slug};

    #[test]
    fn a_slug_keeps_the_script_of_its_title() {
        for (title, expected) in [
            ("Town hall: what we heard", "town-hall-what-we-heard"),
            ("L’été à Lyon — « Place des États-Unis »", "l-été-à-lyon-place-des-états-unis"),
            ("Cafe\u{301}", "café"),
            ("أمسية في المكتبة", "أمسية-في-المكتبة"),
            ("Ночь музеев / 2026", "ночь-музеев-2026"),
            ("南京的茶馆", "南京的茶馆"),
            ("  ../../etc/passwd\n\t\"x\"  ", "etc-passwd-x"),
            ("con", "con-1"),
            ("COM1", "com1-1"),
        ] {
            assert_eq!(slug(title).as_deref(), Some(expected), "{title}");
        }
        for title in ["", "?!", "———", "\u{200f}"] {
            assert_eq!(slug(title), None, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let title =
            "What the consulate in Strasbourg heard from its neighbours during one long evening in April";
        let made = slug(title).unwrap();
        assert_eq!(made, "what-the-consulate-in-strasbourg-heard-from-its-neighbours");
        let chinese = slug(&"使馆博客网络".repeat(20)).unwrap();
        assert!(beyond(&chinese).is_none() && chinese.chars().count() > 20, "{chinese}");
        let arabic = slug(&"شبكة مدونات السفارات ".repeat(10)).unwrap();
        assert!(arabic.split('-').all(|word| ["شبكة", "مدونات", "السفارات"].contains(&word)), "{arabic}");
        let one_word = slug(&"e\u{301}x".repeat(90)).unwrap();
        assert!(beyond(&one_word).is_none() && !one_word.is_empty());
        // Whatever it is made of, it fits into a file's name.
        assert!(slug(&"𐐨".repeat(300)).unwrap().len() <= 240);
    }
}
