//! How much of a text there is to read, counted while it is read.

use std::sync::LazyLock;

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::model::body::Length;
use crate::model::conventions::Reading;

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));

/// Counts a piece of text. A word that goes on in the next piece is one.
pub(super) fn add(length: &mut Length, text: &str, reading: Reading) {
    match reading {
        Reading::Words(_) => add_words(length, text),
        Reading::SegmentedWords(_) => {
            let mut segments = WORDS.segment_str(text);
            while segments.next().is_some() {
                length.words = length.words.saturating_add(u32::from(segments.is_word_like()));
            }
        }
        Reading::Characters(_) => add_characters(length, text),
    }
}

/// What comes is another word than what was.
pub(super) fn end_word(length: &mut Length) {
    length.in_word = false;
}

/// What stands between spaces.
fn add_words(length: &mut Length, text: &str) {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return };
    let begins = usize::from(!length.in_word && *first != b' ');
    let following = bytes.get(1..).unwrap_or_default();
    let more = bytes.iter().zip(following).filter(|(byte, next)| **byte == b' ' && **next != b' ').count();
    length.words = length.words.saturating_add(u32::try_from(begins + more).unwrap_or(u32::MAX));
    length.in_word = *last != b' ';
}

/// Characters from U+3000 to U+9FFF, by the byte that leads them, and words of letters and digits between them.
fn add_characters(length: &mut Length, text: &str) {
    let (mut characters, mut words) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let is_word = byte.is_ascii_alphanumeric();
        characters = characters.saturating_add(u32::from((0xe3..=0xe9).contains(&byte)));
        words = words.saturating_add(u32::from(is_word && !length.in_word));
        length.in_word = is_word;
    }
    length.characters = length.characters.saturating_add(characters);
    length.words = length.words.saturating_add(words);
}

#[cfg(test)]
mod tests {
    use super::{add, end_word};
    use crate::model::body::Length;
    use crate::model::conventions::Reading;

    fn counted(pieces: &[&str], reading: Reading) -> (u32, u32) {
        let mut length = Length::default();
        pieces.iter().for_each(|piece| add(&mut length, piece, reading));
        (length.words, length.characters)
    }

    #[test]
    fn words_stand_between_spaces() {
        let words = |pieces: &[&str]| counted(pieces, Reading::Words(200)).0;
        assert_eq!(words(&["The library opens  today."]), 4);
        assert_eq!(words(&["well-", "known", " place ", "here"]), 3);
        assert_eq!(words(&["", " "]), 0);
        let mut length = Length::default();
        add(&mut length, "one", Reading::Words(200));
        end_word(&mut length);
        add(&mut length, "two", Reading::Words(200));
        assert_eq!(length.words, 2);
    }

    #[test]
    fn chinese_counts_characters_and_other_words() {
        assert_eq!(counted(&["大使馆的 Wi-Fi 网络，2026年"], Reading::Characters(255)), (3, 7));
    }

    #[test]
    fn thai_counts_words_that_no_space_divides() {
        assert_eq!(counted(&["สถานทูตเปิดให้บริการวันจันทร์"], Reading::SegmentedWords(184)).0, 6);
    }
}
