//! Cutting a paragraph to a summary: at the end of a sentence where one is near enough, else between
//! two words, as Unicode (UAX 29) and ICU's dictionaries know them, so that Chinese and Thai, which
//! write no spaces, are cut right too.

use std::sync::LazyLock;

use icu::segmenter::options::{SentenceBreakOptions, WordBreakInvariantOptions};
use icu::segmenter::{GraphemeClusterSegmenter, SentenceSegmenter, WordSegmenter, WordSegmenterBorrowed};

use crate::model::language::Language;

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));

/// How much is read past the limit, in characters, to know whether a word or sentence ends there.
const LOOK_AHEAD: usize = 80;

/// Short forms before a name, whose full stop ends no sentence.
const SHORT_FORMS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "Gen", "Col", "Lt", "Capt", "Rep", "Sen", "Gov",
    "Amb", "Hon", "Rev", "No", "vs", "Mme", "Mlle", "MM", "Sra", "Dra", "им", "ул", "проф",
];

/// At most `limit` characters of a text: all of it; else its first sentences, if they are more than a
/// third of the limit; else its first words and `…`.
pub fn excerpt(opening: &str, limit: usize, locale: &Language) -> String {
    let opening = opening.trim();
    let Some(limit_at) = nth(opening, limit) else { return opening.to_owned() };
    let window = opening.get(..nth(opening, limit + LOOK_AHEAD).unwrap_or(opening.len())).unwrap_or(opening);
    let third_at = nth(opening, limit / 3).unwrap_or(0);
    if let Some(end) = sentence_end(window, third_at, limit_at, locale) {
        return window.get(..end).unwrap_or_default().to_owned();
    }
    // One character is the mark's.
    let words_at = nth(opening, limit.saturating_sub(1)).unwrap_or(0);
    let words = window.get(..word_end(window, words_at)).unwrap_or_default();
    format!("{words}…")
}

/// The offset of the character with a number; `None` where there are not more than so many.
fn nth(text: &str, number: usize) -> Option<usize> {
    text.char_indices().nth(number).map(|(at, _)| at)
}

/// Where the last whole sentence ends that ends between two offsets.
fn sentence_end(window: &str, from: usize, to: usize, locale: &Language) -> Option<usize> {
    let identifier = locale.identifier();
    let mut options = SentenceBreakOptions::default();
    options.content_locale = Some(&identifier);
    let localized = SentenceSegmenter::try_new(options).ok();
    let segmenter = match &localized {
        Some(segmenter) => segmenter.as_borrowed(),
        None => SentenceSegmenter::new(Default::default()),
    };
    segmenter
        .segment_str(window)
        .filter(|at| *at < window.len())
        .map(|at| window.get(..at).map_or(0, |sentence| sentence.trim_end().len()))
        .take_while(|end| *end <= to)
        .filter(|end| *end > from && window.get(..*end).is_some_and(ends_sentence))
        .last()
}

/// Whether a sentence may end here: not behind an initial (`J.`, `U.S.`) or a short form (`Dr.`).
fn ends_sentence(text: &str) -> bool {
    let Some(before_stop) = text.strip_suffix('.') else { return true };
    let word =
        before_stop.rsplit(|character: char| !(character.is_alphanumeric() || character == '.')).next();
    let word = word.unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    !(is_initial || word.contains('.') || SHORT_FORMS.contains(&word))
}

/// Where the last word ends that ends at or before an offset: without the white space and the
/// punctuation that leads on to what is cut off. Not within what reads as one (`well-known`, `1/2`).
fn word_end(window: &str, to: usize) -> usize {
    let is_joint = |character: Option<char>| {
        character.is_some_and(|character| {
            matches!(character, '-' | '‐' | '‑' | '/' | '\'' | '’' | '@' | '_' | '&' | '.')
        })
    };
    let tidy = |at: usize| window.get(..at).map_or(0, |words| words.trim_end_matches(leads_on).len());
    let word = WORDS
        .segment_str(window)
        .take_while(|at| *at <= to)
        .filter(|at| {
            let (before, after) = window.split_at_checked(*at).unwrap_or((window, ""));
            let ends_joint = is_joint(before.chars().next_back()) && after.starts_with(char::is_alphanumeric);
            let begins_joint = is_joint(after.chars().next())
                && after.chars().nth(1).is_some_and(char::is_alphanumeric)
                && before.ends_with(char::is_alphanumeric);
            !ends_joint && !begins_joint
        })
        .map(tidy)
        .last()
        .unwrap_or(0);
    if word > 0 {
        return word;
    }
    // One word that is longer than the limit.
    let clusters = GraphemeClusterSegmenter::new();
    clusters.segment_str(window).take_while(|at| *at <= to).last().unwrap_or(0)
}

/// Whether a character before the cut would hang in the air.
fn leads_on(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            ',' | ';'
                | ':'
                | '-'
                | '–'
                | '—'
                | '('
                | '['
                | '«'
                | '“'
                | '‘'
                | '"'
                | '،'
                | '؛'
                | '、'
                | '，'
                | '；'
                | '：'
                | '（'
                | '《'
                | '「'
                | '.'
                | '…'
                | '¿'
                | '¡'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

    use super::excerpt;
    use crate::model::language::Language;

    fn cut(text: &str, limit: usize, language: &str) -> String {
        let language: Language = language.parse().expect("a language");
        excerpt(text, limit, &language)
    }

    #[test]
    fn what_fits_stays() {
        assert_eq!(cut("  A short one ", 11, "en"), "A short one");
        assert_eq!(cut("", 10, "en"), "");
    }

    #[test]
    fn cuts_at_sentences_else_at_words() {
        let text = "The library opens on Monday. It has ten thousand books, and a garden.";
        assert_eq!(cut(text, 40, "en"), "The library opens on Monday.");
        assert_eq!(cut(text, 25, "en"), "The library opens on…");
        // A sentence in the first third is too little.
        assert_eq!(
            cut("Hello. The library opens on Monday with a concert.", 30, "en"),
            "Hello. The library opens on…"
        );
        assert_eq!(cut("The library opens, as planned, on Monday", 20, "en"), "The library opens…");
        assert_eq!(cut("It is a well-known and beloved place", 13, "en"), "It is a…");
    }

    #[test]
    fn initials_and_short_forms_end_no_sentence() {
        assert_eq!(
            cut("A visit to the U.S. Embassy in the old town of Paris", 30, "en"),
            "A visit to the U.S. Embassy…"
        );
        assert_eq!(
            cut("The visit of Dr. Amira Haddad to Lyon was long", 30, "en"),
            "The visit of Dr. Amira Haddad…"
        );
    }

    #[test]
    fn cuts_what_has_no_spaces() {
        let chinese = "大使馆将于下周一重新开放签证窗口。申请人请提前预约,并携带护照原件。";
        assert_eq!(cut(chinese, 20, "zh-Hans"), "大使馆将于下周一重新开放签证窗口。");
        assert_eq!(cut(chinese, 7, "zh-Hans"), "大使馆将于…");
        assert_eq!(cut("สถานทูตเปิดให้บริการวันจันทร์", 12, "th"), "สถานทูตเปิด…");
        assert_eq!(
            cut("افتتحت السفارة المكتبة الجديدة، وحضر الحفل كثيرون", 32, "ar"),
            "افتتحت السفارة المكتبة الجديدة…"
        );
    }

    #[test]
    fn one_long_word_is_cut_between_what_is_seen_as_characters() {
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}e\u{301}", 4, "en"), "e\u{301}…");
        assert_eq!(cut("abc", 0, "en"), "…");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn never_longer_than_asked_for(text in any::<String>(), limit in 1_usize..60) {
            prop_assert!(cut(&text, limit, "en").chars().count() <= limit);
        }
    }
}
