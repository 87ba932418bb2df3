//! Markdown in, a [`Body`] out: the one adapter for `pulldown-cmark` and `ammonia`.
//!
//! A text becomes HTML once, in one pass over its events, with the places left open where its pages
//! differ; [`compose()`] fills them. Every raw tag is read and written anew, so that no tag reaches past
//! the paragraph, list item or text that holds it. In [`RawHtml::Clean`] what comes of that passes
//! through `ammonia` too, which sees only texts that hold raw HTML.
//!
//! Nothing here resolves a link: every address of the text is listed in [`Body::links`] as it was
//! written, but for those whose scheme may not be published, which are gone. Texts are set as their
//! language has it (`typeset`); code, addresses, ids and raw HTML blocks are as they are written. Whatever is wrong with a text is a warning, raw HTML where none may be is an error, and
//! there is HTML in either case.

use crate::diagnostic::Checked;
use crate::model::body::{Body, Inline, RawHtml};
use crate::model::conventions::Conventions;
use crate::source::SourceId;

mod allowed;
mod attributes;
mod blocks;
mod compose;
mod destination;
mod entities;
mod escape;
mod excerpt;
mod faults;
mod footnotes;
mod guard;
mod headings;
mod length;
mod letters;
mod links;
mod passages;
mod pictures;
mod piece;
mod plain;
mod raw;
mod remarks;
mod scripts;
mod skip;
mod tags;
mod text;
mod typeset;
mod writer;

pub use compose::{Filling, Labels, Target, compose};
pub use excerpt::excerpt;
pub use guard::tag_length;
pub use letters::letter;
pub use passages::{Passage, passages};
pub use plain::plain_title;
pub use text::{TextBlock, TextKind, text_blocks};
pub use typeset::typeset;

/// A text to be turned into HTML.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    pub text: &'a str,
    pub source: SourceId,
    /// Where `text` begins in its file, in bytes; added to every span.
    pub offset: usize,
    pub html: RawHtml,
    /// Of the language that it is in.
    pub conventions: Conventions,
}

/// A text of paragraphs, headings, lists, tables and footnotes.
pub fn body(text: &Text) -> Checked<Body> {
    writer::body(text)
}

/// What a reader wrote. It may hold no raw HTML, which is an error; what comes of it passes through `ammonia` even so.
pub fn readers(text: &Text) -> Checked<Body> {
    let mut made = writer::body(&Text { html: RawHtml::Forbid, ..*text });
    let (html, slots) = guard::clean(&made.value.html, &made.value.slots);
    made.value.html = html.into();
    made.value.slots = slots.into();
    made
}

/// A line of Markdown, in which nothing begins a block: `1. May` is no list. Line breaks are spaces,
/// and raw HTML may hold only what can stand in a paragraph.
pub fn inline(text: &Text) -> Checked<Inline> {
    writer::inline(text)
}

#[cfg(test)]
mod tests;
