//! Typography: a text's straight quotes, hyphens and dots become the marks of its language, and spaces and line
//! ends are set as it has them.
//!
//! A [`Typesetter`] goes through the pieces of one paragraph in their order; what is open and what stood last goes
//! with it from piece to piece, so that a quotation may cross emphasis, links and line ends. What it cannot tell it
//! leaves as it is: primes behind digits, a quote between two spaces. Addresses are never touched, and what is
//! typographic already stays: but for rows of marks that nobody writes, setting a text twice is setting it once.
//! Nothing fails.

use std::borrow::Cow;

use crate::model::conventions::{Conventions, LineEnds};

mod ahead;
mod letters;
mod quoting;
mod spacing;

use ahead::Ahead;
use letters::{is_ideographic, is_mark_beside};
use quoting::Open;

/// The setting of one paragraph, as far as it has come.
#[derive(Debug, Default)]
pub(super) struct Typesetter {
    /// The last character that was set; `None` at the beginning.
    previous: Option<char>,
    /// Whether that one opened a quotation.
    previous_opens: bool,
    /// The quotations that are open, the innermost last.
    open: Vec<Open>,
    /// Whether the pieces so far end within an address.
    in_address: bool,
}

/// A text without markup, set as one paragraph.
pub fn typeset(text: &str, conventions: Conventions) -> Cow<'_, str> {
    Typesetter::default().set(text, "", conventions)
}

impl Typesetter {
    /// Begins a paragraph.
    pub(super) fn begin(&mut self) {
        self.previous = None;
        self.previous_opens = false;
        self.open.clear();
        self.in_address = false;
    }

    /// The next piece of text; `source` is the Markdown behind it.
    pub(super) fn set<'t>(&mut self, text: &'t str, source: &str, conventions: Conventions) -> Cow<'t, str> {
        if conventions.quotes.is_none() || !may_change(text, conventions.french_spaces) {
            self.pass(text);
            return Cow::Borrowed(text);
        }
        let mut piece = Piece { text, source, conventions, out: String::new(), copied: 0, at: 0 };
        while let Some(byte) = piece.text.as_bytes().get(piece.at).copied() {
            match byte {
                b'"' => self.double(&mut piece),
                b'\'' => self.single(&mut piece),
                b'-' | b'.' => self.run(&mut piece, byte),
                b' ' | b';' | b':' | b'!' | b'?' | 0xc2 if conventions.french_spaces => {
                    self.french(&mut piece, byte);
                }
                _ => piece.at += 1,
            }
        }
        let Piece { copied, mut out, .. } = piece;
        self.pass(text.get(copied..).unwrap_or_default());
        if copied == 0 && out.is_empty() {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// Text that stays as it is.
    pub(super) fn pass(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else { return };
        self.previous = Some(last);
        self.previous_opens = false;
        let word = last_word(text);
        self.in_address = begins_address(word) || (self.in_address && word.len() == text.len());
    }

    /// Something that is no text and stands where a word could: code, a picture.
    pub(super) fn pass_word(&mut self) {
        self.pass("x");
    }

    /// The end of a line within the paragraph, where the next words stand on a new line.
    pub(super) fn pass_line_end(&mut self) {
        self.pass("\n");
    }

    /// Whether the end of a line is no space; `source` is the Markdown behind it.
    pub(super) fn joins(&self, source: &str, conventions: Conventions) -> bool {
        let Some(last) = self.previous else { return false };
        if conventions.line_ends == LineEnds::Space || !(is_ideographic(last) || is_mark_beside(last)) {
            return false;
        }
        let source = source.trim_start_matches([' ', '\t', '\n', '\r', '>']);
        Ahead::new("", source).next().is_some_and(|next| joined(last, next, conventions.line_ends))
    }

    /// Sets `mark` in place of the `length` bytes that come next.
    fn put(&mut self, piece: &mut Piece, mark: &str, length: usize) {
        piece.out.push_str(piece.text.get(piece.copied..piece.at).unwrap_or_default());
        piece.out.push_str(mark);
        piece.at += length;
        piece.copied = piece.at;
        self.previous = mark.chars().next_back();
        self.previous_opens = false;
    }

    /// What stands before the place that a piece is read to.
    fn before(&self, piece: &Piece) -> Option<char> {
        let since = piece.text.get(piece.copied..piece.at).unwrap_or_default();
        since.chars().next_back().or(self.previous)
    }

    /// Whether that opened a quotation, or is a bracket or another mark that opens something.
    fn after_opening(&self, piece: &Piece) -> bool {
        if piece.copied == piece.at {
            return self.previous_opens || self.previous.is_some_and(letters::opens);
        }
        self.before(piece).is_some_and(letters::opens)
    }

    /// Whether the place that a piece is read to stands within an address.
    fn within_address(&self, piece: &Piece) -> bool {
        let before = piece.text.get(..piece.at).unwrap_or_default();
        let word = last_word(before);
        begins_address(word) || (self.in_address && word.len() == before.len())
    }

    /// Two or three hyphens or three dots become a dash or an ellipsis.
    fn run(&mut self, piece: &mut Piece, byte: u8) {
        let rest = piece.text.get(piece.at..).unwrap_or_default();
        let length = rest.bytes().take_while(|other| *other == byte).count();
        let mark = match (byte, length) {
            (b'-', 2) => "–",
            (b'-', 3) => "—",
            (b'.', 3) => "…",
            _ => return piece.at += length,
        };
        let before = self.before(piece);
        let next = piece.ahead(length).next();
        let is_of_a_program = |character: Option<char>| {
            character.is_some_and(|character| {
                matches!(character, '<' | '>' | '=' | '|' | '/' | '\\' | '+' | '_' | '@')
                    || character == char::from(byte)
            })
        };
        let is_comment = piece.text.get(..piece.at).is_some_and(|text| text.ends_with("<!"));
        // `--output`, `1...5`
        let is_option = byte == b'-'
            && before.is_none_or(|before| before.is_whitespace() || letters::opens(before))
            && next.is_some_and(char::is_alphanumeric);
        let is_range = byte == b'.'
            && before.is_some_and(|before| before.is_ascii_digit())
            && next.is_some_and(|next| next.is_ascii_digit());
        if is_comment
            || is_option
            || is_range
            || is_of_a_program(before)
            || is_of_a_program(next)
            || self.within_address(piece)
        {
            piece.at += length;
        } else {
            self.put(piece, mark, length);
        }
    }
}

/// A piece of text that is being set.
struct Piece<'t, 's> {
    text: &'t str,
    /// The Markdown behind it.
    source: &'s str,
    conventions: Conventions,
    out: String,
    /// How much of the text is in `out`.
    copied: usize,
    /// How much of it is read.
    at: usize,
}

impl<'t, 's> Piece<'t, 's> {
    /// What stands behind the next `length` bytes.
    fn ahead(&self, length: usize) -> Ahead<'t, 's> {
        Ahead::new(self.text.get(self.at + length..).unwrap_or_default(), self.source)
    }
}

/// Whether there is anything that setting may change, as far as bytes tell: looked for in rows without a branch,
/// so that the compiler takes a row at once.
fn may_change(text: &str, french: bool) -> bool {
    const ROW: usize = 32;
    let bytes = text.as_bytes();
    let quote = |byte: u8| (byte == b'"') | (byte == b'\'');
    let french_mark =
        |byte: u8| (byte == b'!') | (byte == b'?') | (byte == b';') | (byte == b':') | (byte == 0xc2);
    let in_row = |row: &[u8]| {
        let marks = row.iter().fold(false, |any, byte| any | quote(*byte) | (french & french_mark(*byte)));
        let following = row.get(1..).unwrap_or_default();
        let runs = row
            .iter()
            .zip(following)
            .fold(false, |any, (byte, next)| any | ((byte == next) & ((*byte == b'-') | (*byte == b'.'))));
        marks | runs
    };
    // Each row begins with the last byte of the one before it.
    let mut from = 0;
    while from < bytes.len() {
        let to = (from + ROW).min(bytes.len());
        if in_row(bytes.get(from..to).unwrap_or_default()) {
            return true;
        }
        if to == bytes.len() {
            break;
        }
        from = to - 1;
    }
    // A space may stand last, and its mark in the next piece.
    french && text.ends_with(' ')
}

/// Whether no space stands between two characters where a line ends between them.
pub(super) fn joined(last: char, next: char, line_ends: LineEnds) -> bool {
    let beside = |character: char| {
        is_ideographic(character) || (line_ends == LineEnds::NothingBesideMarks && is_mark_beside(character))
    };
    line_ends != LineEnds::Space
        && (is_ideographic(last) || is_ideographic(next))
        && beside(last)
        && beside(next)
}

/// Whether no address has it.
fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '"' | '<' | '>' | '(' | '«' | '»' | '“' | '”' | '„')
        || is_ideographic(character)
}

/// The characters behind the last one that no address has.
fn last_word(text: &str) -> &str {
    text.rfind(ends_address).map_or(text, |at| {
        let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        text.get(at + length..).unwrap_or_default()
    })
}

fn begins_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:")
}

#[cfg(test)]
mod tests;
