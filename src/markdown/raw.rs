//! Raw HTML: every tag is read and written anew. A tag that may not stay is left out, and one that
//! is open when its Markdown element ends is closed there; an end tag that closes nothing is dropped.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::model::body::{RawHtml, SlotKind};

use super::allowed::{self, DROPPED_WHOLE, VOID};
use super::entities::control_reference;
use super::escape;
use super::tags::{RAW_TEXT_ELEMENTS, StartTag, Token, tokens};
use super::writer::{Spanned, Writer};

/// More open raw elements than any editor means; those past it are dropped.
const MOST_OPEN: usize = 200;

/// One stretch of raw HTML: an HTML block, or a tag in a line.
pub(super) struct Piece<'t> {
    html: Cow<'t, str>,
    /// Where each part of `html` begins, and its bytes in what is parsed.
    parts: Vec<(usize, Range<usize>)>,
    range: Range<usize>,
}

/// A raw element that is open.
pub(super) struct Open {
    /// In lower case.
    name: String,
    /// How many Markdown elements it stands in.
    depth: usize,
    end: End,
}

/// What an element ends with.
#[derive(Clone, Copy)]
pub(super) enum End {
    Tag,
    /// The end of a link whose start tag is an open place.
    Link(u32),
}

impl<'t> Piece<'t> {
    pub(super) fn new(html: impl Into<Cow<'t, str>>, range: Range<usize>) -> Self {
        Self { html: html.into(), parts: vec![(0, range.clone())], range }
    }

    /// The lines of an HTML block, up to and with its end.
    pub(super) fn block(events: &mut impl Iterator<Item = Spanned<'t>>, range: Range<usize>) -> Self {
        let mut html = String::with_capacity(range.len());
        let mut parts = Vec::new();
        for (event, range) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => {
                    parts.push((html.len(), range));
                    html.push_str(&line);
                }
                _ => {}
            }
        }
        Self { html: Cow::Owned(html), parts, range }
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.html.get(range.clone()).unwrap_or_default()
    }

    /// A range of the piece as a range of what is parsed.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place_of(range.start);
        let end = if range.is_empty() { start } else { self.place_of(range.end - 1) + 1 };
        start..end.max(start)
    }

    fn place_of(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(begins, _)| *begins <= at).checked_sub(1);
        match part.and_then(|part| self.parts.get(part)) {
            Some((begins, range)) => (range.start + (at - begins)).min(range.end),
            None => self.range.start,
        }
    }
}

impl<'t> Writer<'t> {
    pub(super) fn raw(&mut self, piece: &Piece) {
        if self.raw_html == RawHtml::Forbid {
            self.faults.forbidden(&piece.range, piece.html.starts_with("</"));
            return;
        }
        let keeps_all = self.raw_html == RawHtml::Allow;
        for token in tokens(&piece.html) {
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
                Token::RawText(range) | Token::Declaration(range) if keeps_all => self.verbatim(piece, &range),
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

    /// Closes the raw elements that were opened in the Markdown element that is open.
    pub(super) fn close_raw(&mut self) {
        while self.open.last().is_some_and(|open| open.depth >= self.depth) {
            self.close_last();
        }
    }

    /// Notes an element that is open now, whose start is written. One that is said to be empty ends.
    pub(super) fn opened(&mut self, name: String, end: End, is_empty: bool) {
        self.open.push(Open { name, depth: self.depth, end });
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
        }
        match self.raw_tag(piece, tag, &name) {
            None => {}
            Some(_) if is_void => self.html.push('>'),
            Some(End::Tag) if is_empty && in_drawing => self.html.push_str("/>"),
            Some(end) => {
                if matches!(end, End::Tag) {
                    self.html.push('>');
                }
                self.opened(name, end, is_empty);
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
    fn close_implied(&mut self, name: &str) {
        let ended: &[&str] = match name {
            "li" => &["li"],
            "p" => &["p"],
            "dt" | "dd" => &["dt", "dd"],
            "rt" | "rp" => &["rt", "rp"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "tbody" | "tfoot" => &["td", "th", "tr", "thead", "tbody"],
            _ => return,
        };
        while self.open.last().is_some_and(|open| open.depth >= self.depth && ended.contains(&open.name.as_str())) {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.open.pop() else { return };
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
        if let Some(at) = escape::raw_text(&mut self.html, text) {
            self.faults.control(&piece.place(&(range.start + at..range.start + at + 1)));
        }
    }

    fn verbatim(&mut self, piece: &Piece, range: &Range<usize>) {
        if let Some(at) = escape::verbatim(&mut self.html, piece.slice(range)) {
            self.faults.control(&piece.place(&(range.start + at..range.start + at + 1)));
        }
    }
}

/// The level of `h1` to `h6`.
fn heading_digit(name: &str) -> Option<char> {
    name.strip_prefix('h').filter(|level| level.len() == 1)?.chars().next().filter(|level| ('1'..='6').contains(level))
}
