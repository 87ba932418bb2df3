//! Words by which a text is judged, a file for each language: what links say nothing with, days that are told from
//! today, what claims to be official.
//!
//! Data alone: it is compared after [`bare`] has taken off case, marks around it and signs that not everybody
//! writes. A language without a file of its own is not judged.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::language::Language;

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod zh;

/// The words of one language.
#[derive(Debug)]
pub struct Phrases {
    /// The primary subtag.
    pub language: &'static str,
    /// What a link may not be called as a whole: `here`.
    pub empty_links: &'static [&'static str],
    /// A day that is another one wherever the text is read later: `tomorrow`.
    pub days: &'static [&'static str],
    /// The same of words that also mean our times, or the days of a story: `today`.
    pub loose_days: &'static [&'static str],
    /// Words behind which `days` do not mean a day, and before which: `of tomorrow`.
    pub not_after: &'static [&'static str],
    pub not_before: &'static [&'static str],
    /// The same of `loose_days`. One that ends in `*` stands for all that begin so.
    pub loose_not_after: &'static [&'static str],
    pub loose_not_before: &'static [&'static str],
    /// Whether words stand without spaces between them.
    pub is_unspaced: bool,
    /// What every word of the two lists below holds, without its first letter: it may be a capital.
    pub official_roots: &'static [&'static str],
    /// A site or page that is called official.
    pub official: &'static [&'static str],
    /// A site or page that is said not to be.
    pub unofficial: &'static [&'static str],
    /// Whose words a disclaimer speaks of where it does not speak of the site: guests, commenters.
    pub others: &'static [&'static str],
}

/// Every language that is judged.
pub const ALL: &[&Phrases] = &[&ar::AR, &en::EN, &es::ES, &fr::FR, &ru::RU, &zh::ZH];

/// No link's words are judged that are longer than this, in bytes.
pub const LONGEST_LINK: usize = 64;

impl Phrases {
    /// Those of a language, whatever its region and script.
    pub fn of(language: &Language) -> Option<&'static Phrases> {
        let primary = language.as_str().split('-').next().unwrap_or_default();
        ALL.iter().copied().find(|phrases| phrases.language == primary)
    }

    /// Whether a link of this language says nothing with these words, as [`bare`] leaves them.
    pub fn is_empty_link(&self, words: &str) -> bool {
        self.empty_links.iter().any(|known| bare(known) == words)
    }
}

/// Whether these words, as [`bare`] leaves them, say nothing as a link in any language that is judged.
pub fn may_be_empty_link(words: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        ALL.iter().flat_map(|phrases| phrases.empty_links).map(|words| bare(words)).collect()
    });
    KNOWN.contains(words)
}

/// Words in lower case, without marks before and behind them, one space between them, and without what some write and
/// others do not: vowel signs and the kashida of Arabic, the points of ё, typographic apostrophes.
pub fn bare(words: &str) -> String {
    let mut kept = String::with_capacity(words.len());
    for character in words.chars().flat_map(char::to_lowercase) {
        match character {
            '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{640}'
            | '\u{200c}'..='\u{200f}'
            | '\u{2066}'..='\u{2069}' => {}
            'أ' | 'إ' | 'آ' => kept.push('ا'),
            'ى' => kept.push('ي'),
            'ё' => kept.push('е'),
            '’' => kept.push('\''),
            character if character.is_whitespace() => {
                if !kept.ends_with(' ') {
                    kept.push(' ');
                }
            }
            character => kept.push(character),
        }
    }
    let is_word = |character: char| character.is_alphanumeric();
    let trimmed = kept.trim_matches(|character| !is_word(character));
    if trimmed.len() == kept.len() { kept } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{ALL, LONGEST_LINK, Phrases, bare, may_be_empty_link};

    fn of(tag: &str) -> &'static Phrases {
        Phrases::of(&tag.parse().unwrap()).unwrap()
    }

    #[test]
    fn words_are_compared_as_they_are_meant() {
        for (written, kept) in [
            ("  Click\nhere… ", "click here"),
            ("[→ Here »]", "here"),
            ("En savoir plus…", "en savoir plus"),
            ("l’article", "l'article"),
            ("اِضغَط هُنــا", "اضغط هنا"),
            ("«Ещё»", "еще"),
            ("（点击这里）", "点击这里"),
            ("…", ""),
        ] {
            assert_eq!(bare(written), kept, "{written}");
        }
    }

    #[test]
    fn each_language_has_words_of_every_kind_that_can_be_met() {
        for phrases in ALL {
            for (kind, words) in [
                ("empty_links", phrases.empty_links),
                ("days", phrases.days),
                ("loose_days", phrases.loose_days),
                ("official", phrases.official),
                ("unofficial", phrases.unofficial),
                ("others", phrases.others),
            ] {
                assert!(!words.is_empty(), "{} has no {kind}", phrases.language);
                let mut met = std::collections::BTreeSet::new();
                for words in words {
                    let bare = bare(words);
                    assert!(!bare.is_empty() && bare.len() <= LONGEST_LINK, "{words}");
                    assert!(met.insert(bare), "{}: `{words}` is twice among {kind}", phrases.language);
                }
            }
        }
    }

    #[test]
    fn links_that_say_nothing_are_known_in_their_language() {
        for (tag, words) in [
            ("ar", "اضغطوا هنا"),
            ("ar-JO", "اقرأ المزيد"),
            ("en", "Click here!"),
            ("es-MX", "más información"),
            ("fr", "En savoir plus…"),
            ("ru", "Подробнее →"),
            ("zh-Hans", "点击这里"),
        ] {
            assert!(of(tag).is_empty_link(&bare(words)), "{words}");
            assert!(may_be_empty_link(&bare(words)), "{words}");
        }
        for (tag, words) in [
            ("ar", "سياسة التعليقات"),
            ("en", "how to apply for a visa"),
            ("en", "the guide to what happens here"),
            ("es", "cita"),
            ("fr", "la suite du festival"),
            ("ru", "яблоки"),
            ("zh-Hans", "评论规则"),
        ] {
            assert!(!of(tag).is_empty_link(&bare(words)), "{words}");
            assert!(!may_be_empty_link(&bare(words)), "{words}");
        }
        assert!(Phrases::of(&"pt-BR".parse().unwrap()).is_none());
    }
}
