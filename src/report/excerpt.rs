//! The lines of a source that a fault is shown on.
//!
//! A text is shown as it is now. Where it is not UTF-8, the bytes that are not are shown as `�`, and places
//! move along; a place that the text no longer has is its end.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::{Lines, SourceId, Sources};

/// A fault over more lines than this is shown by its first line alone.
const MOST_LINES: usize = 4;

/// A fault's underline is at most this many characters long on each line.
const LONGEST: usize = 90;

/// A source's text, to be shown.
pub struct ShownText {
    text: String,
    /// The bytes, where they are not the text's.
    wrong: Option<Vec<u8>>,
}

/// Some whole lines of a text.
pub struct Excerpt<'a> {
    pub lines: Cow<'a, str>,
    /// The number of the first of them, from 1.
    pub first_line: usize,
    /// The fault's place in `lines`.
    pub span: Range<usize>,
}

/// Line and column of a place's beginning and end, each from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl ShownText {
    /// `None` where the file cannot be read.
    pub fn read(sources: &Sources, source: SourceId) -> Option<ShownText> {
        let mut bytes = sources.get(source).bytes().ok()?;
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Some(match String::from_utf8(bytes) {
            Ok(text) => ShownText { text, wrong: None },
            Err(error) => {
                let bytes = error.into_bytes();
                ShownText { text: String::from_utf8_lossy(&bytes).into_owned(), wrong: Some(bytes) }
            }
        })
    }

    pub fn position(&self, span: &Range<usize>) -> Position {
        let span = self.settle(span);
        let lines = Lines::new(&self.text);
        let ((line, column), (end_line, end_column)) = (lines.position(span.start), lines.position(span.end));
        Position { line, column, end_line, end_column }
    }

    pub fn excerpt(&self, span: &Range<usize>) -> Excerpt<'_> {
        let span = self.shortened(self.settle(span));
        let start = self.text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = self.text.get(span.end..).and_then(|after| after.find('\n'));
        let end = end.map_or(self.text.len(), |length| span.end + length);
        let lines = self.text.get(start..end).unwrap_or_default();
        let lines = lines.strip_suffix('\r').unwrap_or(lines);
        let first_line = 1 + self.text.bytes().take(start).filter(|byte| *byte == b'\n').count();
        let span = span.start - start..(span.end - start).min(lines.len());
        Excerpt { lines: visible(lines), first_line, span: span.start.min(span.end)..span.end }
    }

    /// The same place in the shown text, between characters.
    fn settle(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.shown_offset(span.start);
        start..self.shown_offset(span.end).max(start)
    }

    fn shown_offset(&self, offset: usize) -> usize {
        let offset = match &self.wrong {
            None => offset.min(self.text.len()),
            Some(bytes) => {
                let before = bytes.get(..offset).unwrap_or(bytes);
                String::from_utf8_lossy(before).len().min(self.text.len())
            }
        };
        (0..=offset).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The part of a fault that is worth an underline.
    fn shortened(&self, span: Range<usize>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let trimmed = text.trim_end();
        let is_short =
            trimmed.lines().count() <= MOST_LINES && trimmed.lines().all(|line| line.len() <= LONGEST);
        let first_line = || text.lines().next().unwrap_or_default();
        let shown = if is_short && !trimmed.is_empty() { trimmed } else { first_line() };
        let length = shown.char_indices().nth(LONGEST).map_or(shown.len(), |(at, _)| at);
        span.start..span.start + length
    }
}

/// A text with the control characters of Latin-1 and the marks of direction taken out of a terminal's hands,
/// each replaced by a character of as many bytes. The others are annotate-snippets' own care.
pub fn visible(text: &str) -> Cow<'_, str> {
    let replacement = |c: char| match c {
        '\u{80}'..='\u{9f}' | '\u{61c}' => Some('¿'),
        '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' => Some('\u{fffd}'),
        _ => None,
    };
    if !text.chars().any(|c| replacement(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::{Position, ShownText, visible};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    fn text(bytes: &'static [u8]) -> ShownText {
        let source =
            Source { path: "content/a.md".to_owned(), kind: Kind::Network, origin: Origin::Embedded(bytes) };
        match ShownText::read(&Sources { files: vec![source] }, SourceId(0)) {
            Some(text) => text,
            None => panic!("embedded texts are always there"),
        }
    }

    fn position(bytes: &'static [u8], span: std::ops::Range<usize>) -> (usize, usize, usize, usize) {
        let Position { line, column, end_line, end_column } = text(bytes).position(&span);
        (line, column, end_line, end_column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("été: oui\nfin".as_bytes(), 7..10), (1, 6, 1, 9));
        assert_eq!(position("été\nfin".as_bytes(), 6..9), (2, 1, 2, 4));
    }

    #[test]
    fn places_between_characters_and_behind_the_end_are_moved() {
        assert_eq!(position("été".as_bytes(), 1..4), (1, 1, 1, 3));
        assert_eq!(position(b"abc", 10..20), (1, 4, 1, 4));
    }

    #[test]
    fn latin_1_is_shown_lossily_with_its_columns() {
        assert_eq!(position(b"caf\xe9 au lait", 3..4), (1, 4, 1, 5));
        let text = text(b"\xef\xbb\xbfcaf\xe9 au lait");
        let excerpt = text.excerpt(&(3..4));
        assert_eq!((&excerpt.lines[..], excerpt.span), ("caf\u{fffd} au lait", 3..6));
    }

    #[test]
    fn an_excerpt_is_whole_lines() {
        let text = text(b"one\r\ntwo words\r\nthree\r\n");
        let excerpt = text.excerpt(&(9..14));
        assert_eq!((&excerpt.lines[..], excerpt.first_line, excerpt.span), ("two words", 2, 4..9));
    }

    #[test]
    fn a_place_of_many_lines_is_its_first() {
        let text = text(b"a\nb\nc\nd\ne\nf\n");
        assert_eq!(&text.excerpt(&(0..12)).lines[..], "a");
        assert_eq!(&text.excerpt(&(2..6)).lines[..], "b\nc");
    }

    #[test]
    fn terminals_are_not_commanded() {
        assert_eq!(visible("a\u{9b}31mb\u{200f}"), "a¿31mb\u{fffd}");
    }
}
