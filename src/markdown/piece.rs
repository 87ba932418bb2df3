//! A stretch of raw HTML, and where each part of it stands in the text: in a quotation or a list the
//! lines of an HTML block are not next to each other.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::writer::Spanned;

/// One stretch of raw HTML: an HTML block, or a tag in a line.
pub(super) struct Piece<'t> {
    pub(super) html: Cow<'t, str>,
    /// Where each part of `html` begins, and its bytes in what is parsed.
    parts: Vec<(usize, Range<usize>)>,
    /// All of it in what is parsed.
    pub(super) range: Range<usize>,
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
