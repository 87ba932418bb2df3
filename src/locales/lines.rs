//! Plain text cut into lines of a width, for mail programs and terminals.
//!
//! Lines end where Unicode lets them (UAX 14), so that Chinese, which writes no spaces, is cut between two
//! characters and no line begins with a full stop; an address on the web is never cut. Width is what a terminal
//! gives each character (UAX 11). Where lines are cut by hand each one is a paragraph to the bidirectional
//! algorithm (UAX 9), which takes its direction from its first letter: a line whose first letter is of the other
//! direction gets a mark before it. Nothing fails: a word that is wider than a line is a line.

use icu::properties::CodePointMapData;
use icu::properties::props::BidiClass;
use icu::segmenter::LineSegmenter;
use icu::segmenter::options::LineBreakOptions;
use unicode_width::UnicodeWidthStr;

use super::Direction;

/// How many columns a text takes.
pub fn display_width(text: &str) -> usize {
    text.width()
}

/// A text in lines of at most `width` columns, in a passage of this direction. A line feed ends a line.
pub fn wrap(text: &str, width: usize, direction: Direction) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, width, &mut lines);
    }
    lines.into_iter().map(|line| directed(line, direction)).collect()
}

/// A line with a mark before it where its first letter would give it the other direction.
pub fn directed(line: String, direction: Direction) -> String {
    match (first_direction(&line), direction) {
        (Some(Direction::Rtl), Direction::Ltr) => format!("\u{200e}{line}"),
        (Some(Direction::Ltr), Direction::Rtl) => format!("\u{200f}{line}"),
        _ => line,
    }
}

fn wrap_paragraph(text: &str, width: usize, lines: &mut Vec<String>) {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    let mut start = 0;
    let mut end = 0;
    for at in segmenter.segment_str(text).filter(|at| may_end(text, *at)) {
        let piece = text.get(start..at).unwrap_or_default();
        if end > start && piece.trim_end().width() > width {
            lines.push(text.get(start..end).unwrap_or_default().trim_end().to_owned());
            start = end;
        }
        end = at;
    }
    lines.push(text.get(start..).unwrap_or_default().trim_end().to_owned());
}

/// Whether a line may end at an offset: not within an address.
fn may_end(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    if before.is_empty() || after.is_empty() || before.ends_with(char::is_whitespace) {
        return !before.is_empty();
    }
    let word_before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word_after = after.split(char::is_whitespace).next().unwrap_or_default();
    // An address begins with its angle bracket or its scheme, and has no character beyond ASCII.
    let begins = word_before.rfind('<').or_else(|| word_before.rfind("http"));
    let address = begins.and_then(|begins| word_before.get(begins..)).unwrap_or_default();
    let is_open = !address.is_empty() && address.is_ascii() && !address.contains('>');
    !(is_open && word_after.starts_with(|letter: char| letter.is_ascii()))
}

/// The direction of the first letter that has one.
fn first_direction(line: &str) -> Option<Direction> {
    let classes = CodePointMapData::<BidiClass>::new();
    line.chars().find_map(|character| match classes.get(character) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Direction;
    use super::{display_width, wrap};

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrap("one two three four", 9, Direction::Ltr), ["one two", "three", "four"]);
        assert_eq!(wrap("extraordinarily short", 5, Direction::Ltr), ["extraordinarily", "short"]);
        assert_eq!(wrap("", 5, Direction::Ltr), [""]);
        assert_eq!(wrap("a\nb", 5, Direction::Ltr), ["a", "b"]);
    }

    #[test]
    fn chinese_is_cut_by_the_width_of_its_characters_and_not_before_a_full_stop() {
        let lines = wrap("使馆博客网络的一周回顾，本周共有三篇文章。", 12, Direction::Ltr);
        assert!(lines.iter().all(|line| display_width(line) <= 12), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with(['，', '。'])), "{lines:?}");
        assert_eq!(lines.concat(), "使馆博客网络的一周回顾，本周共有三篇文章。");
    }

    #[test]
    fn an_address_is_not_cut() {
        let text = "Read it <https://blogs.example.gov/france/fr/2012/05/15/a-very-long-address/> now";
        assert_eq!(
            wrap(text, 20, Direction::Ltr),
            ["Read it", "<https://blogs.example.gov/france/fr/2012/05/15/a-very-long-address/>", "now"]
        );
        let lines = wrap("请看 <https://example.org/a-b/c>，谢谢。", 20, Direction::Ltr);
        assert!(lines.iter().any(|line| line.contains("<https://example.org/a-b/c>")), "{lines:?}");
    }

    #[test]
    fn each_line_keeps_its_passage_s_direction() {
        let lines = wrap("زار الفريق مقر NASA في هيوستن", 15, Direction::Rtl);
        assert_eq!(lines, ["زار الفريق مقر", "\u{200f}NASA في هيوستن"]);
        assert_eq!(wrap("- \"سوق\" market", 40, Direction::Ltr), ["\u{200e}- \"سوق\" market"]);
    }
}
