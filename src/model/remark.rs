//! What reading a text noticed that some rule may ask about: a place, and as much as the rule needs to judge it.
//!
//! Whether anything is wrong is the rule's to say, which knows the text's language and the site.

use std::ops::Range;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::conventions::Script;

/// Something noticed in a text.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Remark {
    pub kind: RemarkKind,
    /// Its place in the file; of a text of the front matter it means nothing.
    pub span: Range<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum RemarkKind {
    /// A picture without a description, or with these words, which are a file's name.
    Picture(Arc<str>),
    /// A heading more than one level below the one before it, 1 being the page's title.
    HeadingJump { from: u8, to: u8 },
    /// A link that says nothing in some language, or that has no words at all, as `phrases::bare` leaves them.
    EmptyLink(Arc<str>),
    /// An address where words should be.
    Address(Arc<str>),
    /// A table that does not say what its columns or rows are.
    HeadlessTable,
    /// Words in a script that the language around them is not written in.
    OtherScript(Script),
}
