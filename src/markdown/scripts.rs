//! Passages in a script that the language of a text is not written in.
//!
//! A name, a title, a word in brackets is no passage: of a script with capitals, five words are wanted of which most
//! begin with a small letter; of another, four words, or ten characters where there are no spaces.

use std::ops::Range;

use crate::model::conventions::{Script, Scripts};

const CASED_WORDS: usize = 5;
const WORDS: usize = 4;
const UNSPACED_LETTERS: usize = 10;

/// No passage is shorter, in bytes; and so many of them at least begin a letter.
const SHORTEST: usize = 16;
const FEWEST_BYTES: usize = 8;

/// The first passage of a piece of text in none of these scripts.
pub(super) fn passage(text: &str, own: Scripts) -> Option<(Script, Range<usize>)> {
    // Most texts of Latin letters end here, line by line.
    let is_plain = own.contains(Script::Latin) && text.is_ascii();
    if text.len() < SHORTEST || is_plain || own.others(text) < FEWEST_BYTES {
        return None;
    }
    let mut run: Option<Run> = None;
    for (at, character) in text.char_indices() {
        let script = Script::of(character).filter(|script| !own.contains(*script));
        let is_own = script.is_none() && Script::of(character).is_some();
        let goes_on =
            !is_own && script.is_none_or(|script| run.as_ref().is_none_or(|run| run.script == script));
        if !goes_on && let Some(found) = run.take().and_then(Run::passage) {
            return Some(found);
        }
        match script {
            Some(script) => {
                run.get_or_insert_with(|| Run::new(script, at)).letter(at, character);
            }
            None => {
                if let Some(run) = &mut run {
                    // A mark on a letter, an apostrophe or a hyphen is within the word.
                    run.in_word &= !character.is_whitespace();
                }
            }
        }
    }
    run.and_then(Run::passage)
}

/// Letters of one script, with whatever stands between them.
struct Run {
    script: Script,
    range: Range<usize>,
    letters: usize,
    words: usize,
    /// Of the words: those that begin with a small letter.
    small: usize,
    in_word: bool,
}

impl Run {
    fn new(script: Script, at: usize) -> Run {
        Run { script, range: at..at, letters: 0, words: 0, small: 0, in_word: false }
    }

    fn letter(&mut self, at: usize, character: char) {
        if !self.in_word {
            self.words += 1;
            self.small += usize::from(character.is_lowercase());
        }
        self.in_word = true;
        self.letters += 1;
        self.range.end = at + character.len_utf8();
    }

    fn passage(self) -> Option<(Script, Range<usize>)> {
        let is_one = if !self.script.has_spaces() {
            self.letters >= UNSPACED_LETTERS
        } else if self.script.has_case() {
            self.words >= CASED_WORDS && self.small * 2 > self.words
        } else {
            self.words >= WORDS && self.letters >= UNSPACED_LETTERS
        };
        is_one.then_some((self.script, self.range))
    }
}

#[cfg(test)]
mod tests {
    use super::passage;
    use crate::model::conventions::{Script, Scripts};

    fn found<'t>(tag: &str, text: &'t str) -> Option<(Script, &'t str)> {
        let (script, range) = passage(text, Scripts::of(&tag.parse().unwrap()))?;
        Some((script, &text[range]))
    }

    #[test]
    fn a_passage_is_found_in_every_language() {
        for (tag, text, script, words) in [
            (
                "ar",
                "قال بالإنجليزية: it is never too late to ask. ثم جلس.",
                Script::Latin,
                "it is never too late to ask",
            ),
            ("ar", "كتب: не в деньгах счастье, мой друг", Script::Cyrillic, "не в деньгах счастье, мой друг"),
            ("en", "She said “من جدّ وجد ومن زرع حصد” and left.", Script::Arabic, "من جدّ وجد ومن زرع حصد"),
            ("en", "It reads: 有朋自远方来，不亦乐乎？", Script::Han, "有朋自远方来，不亦乐乎"),
            (
                "es",
                "Se lee: лучше один раз увидеть, чем сто раз услышать.",
                Script::Cyrillic,
                "лучше один раз увидеть, чем сто раз услышать",
            ),
            (
                "fr",
                "Où l’on lit : 有朋自远方来，不亦乐乎，是也。",
                Script::Han,
                "有朋自远方来，不亦乐乎，是也",
            ),
            ("ru", "На стене: it is never too late to ask.", Script::Latin, "it is never too late to ask"),
            (
                "zh-Hans",
                "墙上写着：it is never too late to ask。",
                Script::Latin,
                "it is never too late to ask",
            ),
            ("zh-Hans", "他说：من جدّ وجد ومن زرع حصد。", Script::Arabic, "من جدّ وجد ومن زرع حصد"),
        ] {
            assert_eq!(found(tag, text), Some((script, words)), "{text}");
        }
    }

    #[test]
    fn names_and_single_words_are_none() {
        for (tag, text) in [
            ("ar", "زار الفريق متحف Smithsonian National Air and Space Museum في واشنطن."),
            ("ar", "البريد comments@example.gov والموقع www.example.gov/visas/students واسم PDF و COVID-19."),
            ("en", "The guests asked for qatayef (قطايف) and for قهوة سادة again."),
            ("en", "In Almaty (Алматы) the Медеу rink, and 北京大学 in Beijing, π and Ω."),
            ("fr", "Le chant « Подмосковные вечера » à l’église de l’été."),
            ("ru", "Фильм The Good, the Bad and the Ugly и группа New York Philharmonic."),
            ("zh-Hans", "他们读了 The Old Man and the Sea 和 Moby-Dick，在 Library of Congress。"),
            ("es", "¿Qué pasó? El niño comió más piñones aquí: Μ, π."),
            ("und", "anything at all يمكن أن يكون هنا بلا خطأ"),
        ] {
            let own = tag.parse().map_or(Scripts::ALL, |language| Scripts::of(&language));
            assert_eq!(passage(text, own), None, "{text}");
        }
    }
}
