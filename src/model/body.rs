//! A Markdown text turned into HTML once, with the places left open where its pages differ: where a
//! link leads, and the prefix of its ids where several texts share a page.

use std::ops::Range;
use std::sync::Arc;

/// A text as HTML with open places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Body {
    /// HTML without what the slots stand for. Well formed once the slots are filled; no control characters.
    pub html: Arc<str>,
    /// In ascending order of `at`.
    pub slots: Box<[Slot]>,
    /// Every link and picture of the text, in the order of the text.
    pub links: Box<[Link]>,
    pub headings: Box<[Heading]>,
    /// The first paragraph's plain text, white space folded; empty where there is none.
    pub opening: Arc<str>,
}

/// An open place in a body's HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The byte offset in `html` where it is filled in.
    pub at: u32,
    pub kind: SlotKind,
}

/// What is filled in. Numbers are indices of `Body::links`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// The whole start tag of a link, `<a href="…">`, or nothing where it became plain text.
    LinkStart(u32),
    /// `</a>`, or nothing.
    LinkEnd(u32),
    /// Only the address of a picture or other embedded file, inside quotes: escaped for an attribute.
    Address(u32),
    /// The prefix of an id, inside `id="…"` or after the `#` of an address within the text.
    IdPrefix,
}

/// A link or picture as it is written in the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    pub destination: Arc<str>,
    /// The title in quotes after the destination; empty where there is none.
    pub title: Arc<str>,
    /// Its place in the file, for messages.
    pub span: Range<u32>,
    pub kind: LinkKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    Link,
    Picture,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    pub level: u8,
    /// Without the prefix of the page that shows it.
    pub id: Arc<str>,
    pub text: Arc<str>,
}

/// What becomes of raw HTML in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawHtml {
    Clean,
    Allow,
    Forbid,
}
