//! Straight quotes: which of them open, which close, which are apostrophes, and which are neither.

use super::ahead::Ahead;
use super::letters::{closes, is_dash, is_space, is_unspaced, opens};
use super::{Piece, Typesetter, ends_address};

/// A quotation that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    kind: Kind,
    /// Whether it has the inner marks.
    is_inner: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Neither,
}

/// Words that begin with what was left out: English alone has such.
const SHORTENED: &[&str] =
    &["bout", "cause", "cuz", "em", "neath", "n", "round", "til", "till", "tis", "twas", "tween", "twere"];

impl Typesetter {
    pub(super) fn double(&mut self, piece: &mut Piece) {
        let (before, next) = (self.before(piece), piece.ahead(1).next());
        match self.side(piece, Kind::Double, before, next) {
            Side::Opens => self.open_quotation(piece, Kind::Double),
            Side::Closes => {
                let is_open = self.has_open(Kind::Double);
                // Inches, seconds.
                if !is_open && before.is_some_and(|before| before.is_ascii_digit()) {
                    piece.at += 1;
                } else {
                    self.close_quotation(piece, Kind::Double);
                }
            }
            Side::Neither => piece.at += 1,
        }
    }

    pub(super) fn single(&mut self, piece: &mut Piece) {
        let (before, ahead) = (self.before(piece), piece.ahead(1));
        let next = piece.ahead(1).next();
        let ends = next.is_none_or(ends_address) || is_space(next);
        if self.within_address(piece) && !ends {
            piece.at += 1;
            return;
        }
        let is_digit =
            |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
        let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let between = is_word(before) && is_word(next);
        if between && !before.is_some_and(is_unspaced) && !next.is_some_and(is_unspaced) {
            // 5'10
            let is_measure = is_digit(before) && is_digit(next);
            return self.apostrophe(piece, !is_measure);
        }
        match self.side(piece, Kind::Single, before, next) {
            Side::Neither => piece.at += 1,
            Side::Opens if is_shortened(ahead) || !closes_later(ahead) => self.apostrophe(piece, true),
            Side::Opens => self.open_quotation(piece, Kind::Single),
            Side::Closes if self.has_open(Kind::Single) => self.close_quotation(piece, Kind::Single),
            // Feet, minutes.
            Side::Closes => self.apostrophe(piece, !is_digit(before)),
        }
    }

    fn apostrophe(&mut self, piece: &mut Piece, is_one: bool) {
        if is_one && piece.conventions.apostrophes {
            self.put(piece, "’", 1);
        } else {
            piece.at += 1;
        }
    }

    fn side(&self, piece: &Piece, kind: Kind, before: Option<char>, next: Option<char>) -> Side {
        let toggled = if self.has_open(kind) { Side::Closes } else { Side::Opens };
        let after_opening = self.after_opening(piece);
        match (is_space(before), is_space(next)) {
            (true, true) => Side::Neither,
            (true, false) => match next {
                Some(',' | ';' | ')' | ']' | '}') => toggled,
                _ => Side::Opens,
            },
            (false, true) => Side::Closes,
            (false, false) => {
                let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
                let unspaced = [before, next].into_iter().flatten().any(is_unspaced);
                if next.is_some_and(closes) && !before.is_some_and(opens) && !self.previous_opens_here(piece)
                {
                    // Behind a dash, it is the end of what was said.
                    if before.is_some_and(is_dash) { toggled } else { Side::Closes }
                } else if after_opening {
                    Side::Opens
                } else if is_word(before) && is_word(next) && !unspaced {
                    // A sign within a word: ה״א, 5"x7".
                    Side::Neither
                } else if is_word(before) && next.is_some_and(is_dash) {
                    Side::Closes
                } else {
                    toggled
                }
            }
        }
    }

    fn previous_opens_here(&self, piece: &Piece) -> bool {
        piece.copied == piece.at && self.previous_opens
    }

    fn has_open(&self, kind: Kind) -> bool {
        self.open.iter().any(|open| open.kind == kind)
    }

    fn open_quotation(&mut self, piece: &mut Piece, kind: Kind) {
        let Some(quotes) = piece.conventions.quotes else { return piece.at += 1 };
        let is_inner = match self.open.last() {
            Some(outer) => !outer.is_inner,
            None => kind == Kind::Single,
        };
        self.open.push(Open { kind, is_inner });
        let (mark, _) = if is_inner { quotes.inner } else { quotes.outer };
        let mut written = String::from(mark);
        if mark == '«' && piece.conventions.french_spaces {
            written.push('\u{a0}');
        }
        self.put(piece, &written, 1);
        self.previous_opens = true;
    }

    fn close_quotation(&mut self, piece: &mut Piece, kind: Kind) {
        let Some(quotes) = piece.conventions.quotes else { return piece.at += 1 };
        let is_inner = match self.open.iter().rposition(|open| open.kind == kind) {
            Some(at) => {
                let is_inner = self.open.get(at).is_some_and(|open| open.is_inner);
                self.open.truncate(at);
                is_inner
            }
            None => kind == Kind::Single,
        };
        let (_, mark) = if is_inner { quotes.inner } else { quotes.outer };
        let mut written = String::new();
        let is_spaced = is_space(self.before(piece));
        if mark == '»' && piece.conventions.french_spaces && !is_spaced {
            written.push('\u{a0}');
        }
        written.push(mark);
        self.put(piece, &written, 1);
    }
}

/// ’tis, ’90s, rock ’n’ roll
fn is_shortened(ahead: Ahead) -> bool {
    let word: String = ahead.take(8).take_while(|character| character.is_alphanumeric()).collect();
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let is_year = digits == 2 && matches!(word.get(2..), Some("" | "s"));
    is_year || SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Whether a `'` that may close something comes in the same paragraph.
fn closes_later(ahead: Ahead) -> bool {
    let (rest, source) = ahead.paragraph();
    let mut last = None;
    let mut characters = rest.chars().chain(source.chars()).peekable();
    while let Some(character) = characters.next() {
        let next_is_word = characters.peek().is_some_and(|next| next.is_alphanumeric());
        let unspaced = last.is_some_and(is_unspaced);
        if character == '\'' && last.is_some() && !is_space(last) && (!next_is_word || unspaced) {
            return true;
        }
        last = Some(character);
    }
    false
}
