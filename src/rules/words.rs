//! Words of a language found in a passage: whole ones, whatever their case, marks and vowel signs.

use std::ops::Range;

use crate::model::phrases::{Phrases, bare};

/// A passage cut into words, to be looked through for several lists.
pub(super) struct Words<'t> {
    text: &'t str,
    phrases: &'static Phrases,
    /// Empty for a language without spaces, whose passages are looked through sign by sign.
    words: Vec<Word>,
}

struct Word {
    range: Range<usize>,
    bare: String,
}

/// Where some words of a list stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    /// Their number in the list.
    pub(super) phrase: usize,
    /// Of the words that they begin and end with, among the passage's.
    words: Range<usize>,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, phrases: &'static Phrases) -> Words<'t> {
        let words = if phrases.is_unspaced { Vec::new() } else { words(text) };
        Words { text, phrases, words }
    }

    /// All places of a list's words. Where several begin at one place the longest is meant, and none begins within
    /// another.
    pub(super) fn find(&self, list: &[&str]) -> Vec<Found> {
        if self.phrases.is_unspaced { self.find_signs(list) } else { self.find_words(list) }
    }

    fn find_signs(&self, list: &[&str]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let here = list.iter().enumerate().filter(|(_, words)| rest.starts_with(**words));
            match here.max_by_key(|(_, words)| words.len()) {
                Some((phrase, words)) => {
                    found.push(Found { range: at..at + words.len(), phrase, words: 0..0 });
                    at += words.len();
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    fn find_words(&self, list: &[&str]) -> Vec<Found> {
        let list: Vec<Vec<String>> =
            list.iter().map(|phrase| words(phrase).into_iter().map(|word| word.bare).collect()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let here = list.iter().enumerate().filter(|(_, phrase)| self.stands_at(phrase, at));
            match here.max_by_key(|(_, phrase)| phrase.len()) {
                Some((number, phrase)) if !phrase.is_empty() => {
                    let words = at..at + phrase.len();
                    let start = self.words.get(words.start).map_or(0, |word| word.range.start);
                    let end = self.words.get(words.end - 1).map_or(start, |word| word.range.end);
                    at = words.end;
                    found.push(Found { range: start..end, phrase: number, words });
                }
                _ => at += 1,
            }
        }
        found
    }

    /// Whether these words stand here, with nothing but spaces and hyphens between them.
    fn stands_at(&self, phrase: &[String], at: usize) -> bool {
        let Some(here) = self.words.get(at..at + phrase.len()) else { return false };
        let is_same = |number: usize, (written, wanted): (&Word, &String)| {
            // The Arabic “and” and “so” are written onto the word that comes behind.
            let after_and = || (number == 0).then(|| written.bare.strip_prefix(['و', 'ف'])).flatten();
            written.bare == *wanted || after_and() == Some(wanted.as_str())
        };
        let between = |pair: &[Word]| match pair {
            [one, other] => self.text.get(one.range.end..other.range.start).unwrap_or_default(),
            _ => "",
        };
        here.iter().zip(phrase).enumerate().all(|(number, pair)| is_same(number, pair))
            && here
                .windows(2)
                .all(|pair| between(pair).chars().all(|mark| mark.is_whitespace() || mark == '-'))
    }

    /// Whether one of these words stands right before what was found.
    pub(super) fn is_after(&self, found: &Found, list: &[&str]) -> bool {
        if self.phrases.is_unspaced {
            let before = self.text.get(..found.range.start).unwrap_or_default();
            return list.iter().any(|words| before.ends_with(words));
        }
        let before = found.words.start.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|word| {
            is_one_of(&word.bare, list) && self.is_beside(word.range.end..found.range.start)
        })
    }

    /// Whether one of these stands right behind it; several words stand for the first of them.
    pub(super) fn is_before(&self, found: &Found, list: &[&str]) -> bool {
        if self.phrases.is_unspaced {
            let behind = self.text.get(found.range.end..).unwrap_or_default();
            return list.iter().any(|words| behind.starts_with(words));
        }
        let behind = self.words.get(found.words.end);
        behind.is_some_and(|word| {
            let first: Vec<&str> = list.iter().filter_map(|words| words.split(' ').next()).collect();
            is_one_of(&word.bare, &first) && self.is_beside(found.range.end..word.range.start)
        })
    }

    /// So many words behind what was found, as they are written.
    pub(super) fn behind(&self, found: &Found, most: usize) -> impl Iterator<Item = &'t str> {
        let words = self.words.iter().skip(found.words.end).take(most);
        words.filter_map(|word| self.text.get(word.range.clone()))
    }

    /// Whether nothing but spaces and hyphens stands there.
    fn is_beside(&self, between: Range<usize>) -> bool {
        let may_stand = |mark: char| mark.is_whitespace() || mark == '-';
        self.text.get(between).is_some_and(|between| between.chars().all(may_stand))
    }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| match known.strip_suffix('*') {
        Some(begin) => word.starts_with(&bare(begin)),
        None => bare(known) == word,
    })
}

/// The words of a text: letters, digits, their marks, and apostrophes between them.
fn words(text: &str) -> Vec<Word> {
    let is_mark =
        |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let is_inside = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '\'' | '’');
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if character.is_alphanumeric() => start = Some(at),
            Some(begin) if !is_inside(character) => {
                let written = text.get(begin..at).unwrap_or_default().trim_end_matches(['\'', '’']);
                found.push(Word { range: begin..begin + written.len(), bare: bare(written) });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether a place of a passage is between quotation marks: somebody else's words.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let count = |marks: &[char]| before.chars().filter(|character| marks.contains(character)).count();
    let straight = before.chars().filter(|character| matches!(character, '"' | '“' | '”' | '„')).count();
    straight % 2 == 1 || count(&['«', '「', '『', '《']) > count(&['»', '」', '』', '》'])
}

/// The sentence of a passage that a place stands in.
pub(super) fn sentence<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let ends = ['.', '!', '?', '。', '！', '？', '؟', ';', '؛', '；'];
    let before = text.get(..range.start).unwrap_or_default();
    let start = before
        .rfind(ends)
        .map_or(0, |at| at + before.get(at..).and_then(|c| c.chars().next()).map_or(1, char::len_utf8));
    let behind = text.get(range.end..).unwrap_or_default();
    let end = range.end + behind.find(ends).unwrap_or(behind.len());
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Words, is_quoted, sentence};
    use crate::model::phrases::Phrases;

    fn found<'t>(tag: &str, text: &'t str, list: &[&str]) -> Vec<&'t str> {
        let words = Words::new(text, Phrases::of(&tag.parse().unwrap()).unwrap());
        words.find(list).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn whole_words_are_found_and_the_longest() {
        assert_eq!(
            found("en", "Tomorrow, and tomorrows; TOMORROW.", &["tomorrow"]),
            ["Tomorrow", "TOMORROW"]
        );
        assert_eq!(
            found("fr", "Après-demain ou demain", &["demain", "après-demain"]),
            ["Après-demain", "demain"]
        );
        assert_eq!(found("fr", "d’aujourd’hui, aujourd'hui", &["aujourd'hui"]), ["aujourd'hui"]);
        assert_eq!(found("ar", "غدًا، وغَداً، والغد وغدائي", &["غدا"]), ["غدًا", "وغَداً"]);
        assert_eq!(found("zh-Hans", "明天晚上，明天。", &["明天", "明天晚上"]), ["明天晚上", "明天"]);
        assert_eq!(found("ru", "сегодня днём", &["сегодня", "сегодня днем"]), ["сегодня днём"]);
    }

    #[test]
    fn what_is_quoted_is_not_the_texts_own() {
        let text = "He said “come tomorrow” and left tomorrow";
        assert!(
            is_quoted(text, text.find("tomorrow").unwrap())
                && !is_quoted(text, text.rfind("tomorrow").unwrap())
        );
        let text = "قال: «تعالوا غدًا»";
        assert!(is_quoted(text, text.find("غدًا").unwrap()));
    }

    #[test]
    fn sentences_end_at_their_marks() {
        let text = "One. Two of it! Three";
        assert_eq!(sentence(text, &(5..8)), " Two of it");
        assert_eq!(sentence("一。二三。四", &("一。".len().."一。二".len())), "二三");
    }
}
