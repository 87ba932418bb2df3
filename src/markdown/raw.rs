//! Raw HTML: every tag is read and written anew. A tag that may not stay is left out, and one that
//! is open when its Markdown element ends is closed there; an end tag that closes nothing is dropped.

use std::ops::Range;

use crate::model::body::{RawHtml, SlotKind};
use crate::model::conventions::Conventions;
use crate::model::language::Language;
use crate::model::remark::RemarkKind;

use super::allowed::{self, DROPPED_WHOLE, VOID};
use super::entities::control_reference;
use super::escape;
use super::length;
use super::piece::Piece;
use super::tags::{RAW_TEXT_ELEMENTS, StartTag, Token, end_tag, tokens};
use super::writer::Writer;

/// Elements whose words are no sentences: nothing in them is set.
const CODE: &[&str] = &["code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "var"];

/// More open raw elements than any editor means; those past it are dropped.
const MOST_OPEN: usize = 200;

/// A raw element that is open.
pub(super) struct Open {
    /// In lower case.
    name: String,
    /// How many Markdown elements it stands in.
    depth: usize,
    end: End,
    /// How the text around it is set.
    around: Conventions,
}

/// What an element ends with.
#[derive(Clone, Copy)]
pub(super) enum End {
    Tag,
    /// The end of a link whose start tag is an open place.
    Link(u32),
}

impl<'t> Writer<'t> {
    pub(super) fn raw(&mut self, piece: &Piece) {
        if self.raw_html == RawHtml::Forbid {
            self.faults.forbidden(&piece.range, piece.html.starts_with("</"));
            return;
        }
        let keeps_all = self.raw_html == RawHtml::Allow;
        let Some(from) = self.skip_to(&piece.html).and_then(|from| self.raw_text_to(piece, from)) else {
            return;
        };
        for token in tokens(&piece.html).after(from) {
            if self.skip.is_some() {
                self.skip_token(&token, &piece.html);
                continue;
            }
            match token {
                Token::Text(range) => self.raw_text(piece, &range),
                Token::Start(tag) => {
                    if !self.raw_start(piece, &tag) {
                        return;
                    }
                }
                Token::End { name } => self.raw_end(&piece.slice(&name).to_ascii_lowercase()),
                Token::RawText(range) | Token::Declaration(range) if keeps_all => {
                    self.verbatim(piece, &range)
                }
                Token::Comment { range, closed: true } if keeps_all => self.verbatim(piece, &range),
                Token::Comment { closed: true, .. } | Token::RawText(_) => {}
                Token::Comment { range, .. } => self.faults.removed_rest(
                    &piece.place(&(range.start..range.start + "<!--".len())),
                    "a comment begins here that is never closed, so that all behind it would be one",
                    "end it with `-->`",
                ),
                Token::Declaration(range) => self.faults.removed_rest(
                    &piece.place(&range),
                    "this is markup that browsers make nothing of",
                    "remove it; if `<` is meant to be read, put a `\\` before it",
                ),
                Token::Unfinished(range) => self.faults.removed_rest(
                    &piece.place(&range),
                    "a tag begins here that is never finished",
                    "end it with `>`; if `<` is meant to be read, put a `\\` before it",
                ),
            }
        }
    }

    /// Where an element is open that holds text to a browser, its end is found first: from where the
    /// piece is to be read on, if anywhere.
    fn raw_text_to(&mut self, piece: &Piece, from: usize) -> Option<usize> {
        let Some(open) = self.open.last().filter(|open| RAW_TEXT_ELEMENTS.contains(&open.name.as_str()))
        else {
            return Some(from);
        };
        let end = end_tag(&piece.html, &open.name, from);
        self.verbatim(piece, &(from..end.unwrap_or(piece.html.len())));
        end
    }

    /// Closes the raw elements that were opened in the Markdown element that is open.
    pub(super) fn close_raw(&mut self) {
        while self.open.last().is_some_and(|open| open.depth >= self.depth) {
            self.close_last();
        }
    }

    /// Notes an element that is open now, whose start is written. One that is said to be empty ends.
    pub(super) fn opened(&mut self, name: String, language: Option<Language>, end: End, is_empty: bool) {
        let around = self.conventions;
        if let Some(language) = language {
            self.conventions = Conventions::of(&language);
        }
        if CODE.contains(&name.as_str()) {
            self.conventions = Conventions { reading: around.reading, ..Conventions::AS_WRITTEN };
        }
        self.open.push(Open { name, depth: self.depth, end, around });
        if is_empty {
            self.close_last();
        }
    }

    /// A start tag. `false` where the rest of the piece goes with it.
    fn raw_start(&mut self, piece: &Piece, tag: &StartTag) -> bool {
        let name = piece.slice(&tag.name).to_ascii_lowercase();
        let place = piece.place(&tag.name);
        if self.raw_html == RawHtml::Clean {
            if DROPPED_WHOLE.contains(&name.as_str()) {
                self.faults.removed_element(&place, &name, true);
                let is_over = tag.self_closing && !RAW_TEXT_ELEMENTS.contains(&name.as_str());
                return is_over || self.begin_skip(&name, place.start);
            }
            match allowed::element(&name) {
                None => {
                    self.faults.removed_element(&place, &name, false);
                    return true;
                }
                Some(element) if self.one_line && !element.phrasing => {
                    self.faults.removed_block(&place, &name);
                    return true;
                }
                Some(_) => {}
            }
        }
        if self.open.len() >= MOST_OPEN {
            self.faults.removed_rest(
                &place,
                "more than two hundred tags are open in one another here",
                "close the tags before this one",
            );
            return true;
        }
        self.any_raw = true;
        self.close_implied(&name);
        let is_void = VOID.contains(&name.as_str());
        let in_drawing = self.open.iter().any(|open| matches!(open.name.as_str(), "svg" | "math"));
        // Only in a drawing does `/>` end an element; elsewhere it is taken as it was meant.
        let is_empty = tag.self_closing && !RAW_TEXT_ELEMENTS.contains(&name.as_str());
        if let Some(digit) = heading_digit(&name) {
            self.note_heading_digit(self.html.len() + 2, digit == '1');
            self.remarks.heading(digit as u8 - b'0', &place);
        }
        match name.as_str() {
            "table" => self.remarks.open_table(place, is_layout(piece, tag)),
            "th" => self.remarks.table_head(),
            _ => {}
        }
        match self.raw_tag(piece, tag, &name) {
            None => {}
            Some(_) if is_void => {
                self.html.push('>');
                if name == "br" {
                    self.typesetter.pass_line_end();
                }
            }
            Some(End::Tag) if is_empty && in_drawing => self.html.push_str("/>"),
            Some(end) => {
                if matches!(end, End::Tag) {
                    self.html.push('>');
                }
                self.opened(name, language(piece, tag), end, is_empty);
            }
        }
        true
    }

    fn raw_end(&mut self, name: &str) {
        let here = self.open.iter().rposition(|open| open.depth < self.depth).map_or(0, |outer| outer + 1);
        let within = self.open.get(here..).unwrap_or_default();
        let Some(at) = within.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > here + at {
            self.close_last();
        }
    }

    /// Closes what ends by itself where an element begins: a row's last cell, the last item.
    pub(super) fn close_implied(&mut self, name: &str) {
        let ended: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "rt" | "rp" => &["rt", "rp"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "tbody" | "tfoot" => &["td", "th", "tr", "thead", "tbody"],
            _ if allowed::element(name).is_some_and(|element| !element.phrasing) => &["p"],
            _ => return,
        };
        while self
            .open
            .last()
            .is_some_and(|open| open.depth >= self.depth && ended.contains(&open.name.as_str()))
        {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.conventions = open.around;
        match open.name.as_str() {
            "a" => self.close_link_words(),
            "table" => {
                if let Some(range) = self.remarks.close_table() {
                    self.remark(RemarkKind::HeadlessTable, &range);
                }
            }
            _ => {}
        }
        match open.end {
            End::Link(number) => self.slot(SlotKind::LinkEnd(number)),
            End::Tag => {
                if heading_digit(&open.name).is_some() {
                    self.note_heading_digit(self.html.len() + 3, false);
                }
                self.html.push_str("</");
                escape::verbatim(&mut self.html, &open.name);
                self.html.push('>');
            }
        }
    }

    fn raw_text(&mut self, piece: &Piece, range: &Range<usize>) {
        let mut rest = range.clone();
        while let Some(reference) = control_reference(piece.slice(&rest)) {
            let reference = rest.start + reference.start..rest.start + reference.end;
            self.faults.control(&piece.place(&reference));
            self.reference_free_text(piece, &(rest.start..reference.start));
            rest.start = reference.end;
        }
        self.reference_free_text(piece, &rest);
    }

    fn reference_free_text(&mut self, piece: &Piece, range: &Range<usize>) {
        let text = piece.slice(range);
        self.any_raw |= !text.trim().is_empty();
        if let Some(words) = &mut self.remarks.link_words {
            words.push_str(text);
        }
        self.notice_text(text, &piece.place(range));
        length::add(&mut self.length, text, self.conventions.reading);
        if let Some(at) = escape::raw_text(&mut self.html, text) {
            self.raw_control(piece, range.start + at);
        }
    }

    /// A control character at an offset of a piece.
    fn raw_control(&mut self, piece: &Piece, at: usize) {
        let character = piece.html.get(at..).and_then(|rest| rest.chars().next());
        self.faults.control(&piece.place(&(at..at + character.map_or(1, char::len_utf8))));
    }

    fn verbatim(&mut self, piece: &Piece, range: &Range<usize>) {
        if let Some(at) = escape::verbatim(&mut self.html, piece.slice(range)) {
            self.raw_control(piece, range.start + at);
        }
    }
}

/// What an element says of its language.
fn language(piece: &Piece, tag: &StartTag) -> Option<Language> {
    let is_lang = |name: &Range<usize>| piece.slice(name).eq_ignore_ascii_case("lang");
    let attribute = tag.attributes.iter().find(|attribute| is_lang(&attribute.name))?;
    piece.slice(attribute.value.as_ref()?).trim().parse().ok()
}

/// Whether a table says that it is none, and only sets things beside each other.
fn is_layout(piece: &Piece, tag: &StartTag) -> bool {
    tag.attributes.iter().any(|attribute| {
        piece.slice(&attribute.name).eq_ignore_ascii_case("role")
            && attribute
                .value
                .as_ref()
                .is_some_and(|role| matches!(piece.slice(role), "presentation" | "none"))
    })
}

/// The level of `h1` to `h6`.
fn heading_digit(name: &str) -> Option<char> {
    name.strip_prefix('h')
        .filter(|level| level.len() == 1)?
        .chars()
        .next()
        .filter(|level| ('1'..='6').contains(level))
}
