//! A Markdown text turned into HTML once, with the places left open where its pages differ: where a
//! link leads, and the prefix of its ids where several texts share a page.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::artifact::Fingerprint;
use super::conventions::Conventions;
use super::remark::Remark;
use crate::source::SourceId;

/// A text as HTML with open places.
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Body {
    /// Of a file's whole text: where it comes from, so that its HTML can be left out and made again.
    #[borsh(skip)]
    pub origin: Option<Origin>,
    /// HTML without what the slots stand for. Well formed once the slots are filled; no control characters.
    pub html: Arc<str>,
    /// In ascending order of `at`.
    pub slots: Box<[Slot]>,
    /// Every link and picture of the text, in the order in which the HTML shows them.
    pub links: Box<[Link]>,
    pub headings: Box<[Heading]>,
    /// The ids of its raw HTML, without the prefix of the page that shows it.
    pub ids: Box<[Arc<str>]>,
    /// What rules ask about; nothing that a page shows.
    pub remarks: Box<[Remark]>,
    /// The first paragraph's plain text, white space folded; empty where there is none.
    pub opening: Arc<str>,
    pub length: Length,
}

/// How much there is to read, as [`super::conventions::Reading`] says to count it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Length {
    /// Of scripts with spaces, or as dictionaries know them.
    pub words: u32,
    /// Of the Chinese and Japanese scripts.
    pub characters: u32,
    /// Whether what was counted last ends within a word.
    #[borsh(skip)]
    pub in_word: bool,
}

impl Body {
    /// Whether only what links and lists need is here, and the HTML has to be made again.
    pub fn is_left_out(&self) -> bool {
        self.origin.is_some() && self.html.is_empty()
    }

    /// Whether an address within the text leads somewhere: to a heading, to raw HTML or to a footnote.
    pub fn has_id(&self, id: &str) -> bool {
        let is_a_footnotes = id.starts_with("fn-") || id.starts_with("fnref-");
        is_a_footnotes || self.known_ids().any(|known| known == id)
    }

    /// The ids of headings and of raw HTML.
    pub fn known_ids(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|heading| &*heading.id).chain(self.ids.iter().map(|id| &**id))
    }
}

// A text is what its file is: where that is known nothing is gained by hashing what was made of it.
impl Hash for Body {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Body { origin, html, slots, links, headings, ids: _, remarks: _, opening, length } = self;
        match origin {
            Some(origin) => (origin.text_hash, origin.raw_html, origin.conventions).hash(state),
            None => (html, slots, links, headings, opening, length).hash(state),
        }
    }
}

/// The file that a body was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    pub source: SourceId,
    /// Of the whole file.
    pub hash: Fingerprint,
    /// Of the text alone, without the front matter.
    pub text_hash: Fingerprint,
    pub raw_html: RawHtml,
    /// Of its language, which the file alone may not say.
    pub conventions: Conventions,
}

/// Gives a body its HTML where that was left out.
pub trait Texts: Sync {
    /// The whole body; an empty one where its file cannot be read any more, which is told elsewhere.
    fn whole(&self, body: &Arc<Body>) -> Arc<Body>;
}

/// An open place in a body's HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Slot {
    /// The byte offset in `html` where it is filled in.
    pub at: u32,
    pub kind: SlotKind,
}

/// What is filled in. Numbers are indices of `Body::links`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum SlotKind {
    /// The whole start tag of a link, `<a href="…">`, or nothing where it became plain text.
    LinkStart(u32),
    /// `</a>`, or nothing.
    LinkEnd(u32),
    /// Only the address of a picture or other embedded file, inside quotes: escaped for an attribute.
    Address(u32),
    /// ` width="…" height="…"` inside a picture's tag, or nothing where its size is not known.
    PictureSize(u32),
    /// The prefix of an id, inside `id="…"` or after the `#` of an address within the text.
    IdPrefix,
    /// What a footnote's way back is called, inside `aria-label="…"`: the number of the note, and
    /// which of its references it leads to, both from 1.
    BackLabel { note: u16, occurrence: u16 },
    /// What the section of footnotes is called, inside `aria-label="…"`.
    NotesLabel,
}

/// A link or picture as it is written in the text.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Link {
    pub destination: Arc<str>,
    /// The title in quotes after the destination; empty where there is none.
    pub title: Arc<str>,
    /// Further attributes of a link in raw HTML, ready to be written, each after a space: ` lang="ar"`.
    pub attributes: Arc<str>,
    /// Its place in the file, for messages.
    pub span: Range<u32>,
    pub kind: LinkKind,
}

// Without `span`: where a link stands in its file is no part of what a page shows, and moves with every
// line that is added above it.
impl Hash for Link {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Link { destination, title, attributes, span: _, kind } = self;
        (destination, title, attributes, kind).hash(state);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum LinkKind {
    Link,
    Picture,
    /// A film, a sound, its captions, or what else raw HTML embeds.
    Media,
    /// A `#…` link to a place of the same text. It is complete in the HTML, and no slot names it.
    Fragment,
}

/// A line of Markdown, without the paragraph around it: a summary, a key point.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Inline {
    pub body: Arc<Body>,
    /// The same as plain text: entities decoded, white space folded.
    pub text: Arc<str>,
}

/// What becomes of raw HTML in a text (`html:`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawHtml {
    /// What an editor means is kept; scripts, forms, styles and frames are dropped, with a warning.
    #[default]
    Clean,
    /// As it is written, but for link schemes and control characters.
    Allow,
    /// Any is an error.
    Forbid,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Heading {
    pub level: u8,
    /// Without the prefix of the page that shows it.
    pub id: Arc<str>,
    pub text: Arc<str>,
}
