//! French spaces: U+202F before `; ! ?`, U+00A0 before `:` and inside « ».
//!
//! One is inserted where there is none, and takes the place of an ordinary one; a space that does not break
//! already stays, whichever it is.

use super::ahead::Ahead;
use super::letters::{closes, is_space, opens};
use super::{Piece, Typesetter};

const NARROW: &str = "\u{202f}";
const WIDE: &str = "\u{a0}";

impl Typesetter {
    pub(super) fn french(&mut self, piece: &mut Piece, byte: u8) {
        match byte {
            b' ' => self.space(piece),
            0xc2 => self.guillemet(piece),
            _ => self.mark(piece, char::from(byte)),
        }
    }

    /// An ordinary space before a mark is one that does not break.
    fn space(&mut self, piece: &mut Piece) {
        let mut ahead = piece.ahead(1);
        let before = self.before(piece);
        let space = match ahead.next() {
            Some(mark @ (';' | ':' | '!' | '?')) if is_end(mark, ahead, true) => space_before(mark),
            Some('»') => WIDE,
            _ => return piece.at += 1,
        };
        if is_space(before) || self.after_opening(piece) {
            piece.at += 1;
        } else {
            self.put(piece, space, 1);
        }
    }

    fn mark(&mut self, piece: &mut Piece, mark: char) {
        let before = self.before(piece);
        let stands_alone = is_space(before)
            || self.after_opening(piece)
            || before.is_some_and(|before| matches!(before, ';' | ':' | '!' | '?') || opens(before));
        if stands_alone
            || !is_end(mark, piece.ahead(1), false)
            || (mark == ':' && is_short_name(piece))
            || self.within_address(piece)
        {
            piece.at += 1;
            return;
        }
        let written = format!("{}{mark}", space_before(mark));
        self.put(piece, &written, 1);
    }

    fn guillemet(&mut self, piece: &mut Piece) {
        match piece.text.as_bytes().get(piece.at + 1) {
            Some(0xab) => self.opening_guillemet(piece),
            Some(0xbb) => {
                let before = self.before(piece);
                let is_spaced = is_space(before) || self.after_opening(piece);
                self.put(piece, if is_spaced { "»" } else { "\u{a0}»" }, "»".len());
            }
            _ => piece.at += 2,
        }
    }

    fn opening_guillemet(&mut self, piece: &mut Piece) {
        let length = "«".len();
        let mut ahead = piece.ahead(length);
        match ahead.next() {
            // The space may stand in another piece, where nothing can be done about it.
            Some(' ') if piece.text.as_bytes().get(piece.at + length) == Some(&b' ') => {
                self.put(piece, "«\u{a0}", length + 1);
            }
            next if is_space(next) || next == Some('»') => self.put(piece, "«", length),
            _ => self.put(piece, "«\u{a0}", length),
        }
        self.previous_opens = true;
    }
}

fn space_before(mark: char) -> &'static str {
    if mark == ':' { WIDE } else { NARROW }
}

/// Whether a mark ends something, by what stands behind it: not `14:30`, `a?b`, `::`, `;-)`.
fn is_end(mark: char, mut ahead: Ahead, after_space: bool) -> bool {
    let next = ahead.next();
    match (mark, next) {
        (_, None) => true,
        // Emoticons.
        (':' | ';', Some('(' | '-' | '/' | '|' | '*')) => false,
        (':', Some('\'' | '’')) => !ahead.next().is_some_and(|next| matches!(next, '(' | ')')),
        (':' | ';', Some(')')) => false,
        (':', Some(':')) => false,
        (':' | ';', Some(face)) if after_space && is_face(face, ahead) => false,
        (_, Some(next)) => next.is_whitespace() || closes(next),
    }
}

/// `:D`, `;p`
fn is_face(face: char, mut ahead: Ahead) -> bool {
    matches!(face, 'D' | 'P' | 'p' | 'o' | 'O' | ']' | '}') && is_space(ahead.next())
}

/// `:smile:`, whose second colon ends no sentence.
fn is_short_name(piece: &Piece) -> bool {
    let before = piece.text.get(..piece.at).unwrap_or_default();
    let is_of_name = |character: char| {
        character.is_ascii_alphanumeric() || matches!(character, '_' | '+' | '-' | '–' | '—')
    };
    let name = before.trim_end_matches(is_of_name);
    name.len() < before.len() && name.ends_with(':')
}
