//! A Markdown file's front matter, as it is written. `None` is a key that the file leaves out.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use super::language::Language;
use super::moment::WrittenMoment;

/// Every key that some kind of text has; `crate::parse` refuses those that the text's own kind has not.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrontMatter {
    #[serde(deserialize_with = "crate::yaml::text")]
    pub title: Option<String>,
    pub date: Option<WrittenMoment>,
    pub updated: Option<WrittenMoment>,
    pub authors: Option<Vec<Byline>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub summary: Option<String>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub tags: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub slug: Option<String>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub id: Option<String>,
    pub status: Option<Status>,
    pub withdrawn: Option<Withdrawn>,
    pub publish_at: Option<WrittenMoment>,
    pub expire_at: Option<WrittenMoment>,
    pub image: Option<Box<Image>>,
    pub translation: Option<TranslationOf>,
    pub translations_waived: Option<Vec<Language>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub minor_edits: Option<Vec<String>>,
    pub corrections: Option<Vec<Correction>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub office: Option<String>,
    pub courtesy_of: Option<Courtesy>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub also_in: Option<Vec<String>>,
    pub event: Option<Box<Event>>,
    pub video: Option<Box<Video>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub key_points: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub cleared_by: Option<String>,
    pub comments: Option<CommentState>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub aliases: Option<Vec<String>>,
    pub menu: Option<i64>,
    pub toc: Option<bool>,
    pub level: Option<AlertLevel>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub missions: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub week: Option<String>,
    pub highlights: Option<Vec<Highlight>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub leave_out: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub posts: Option<Vec<String>>,
    pub picture: Option<Box<Image>>,
    pub rules: Option<BTreeMap<String, String>>,
    #[serde(deserialize_with = "crate::yaml::text")]
    pub layout: Option<String>,
    pub reviewed: Option<WrittenMoment>,
    #[borsh(serialize_with = "super::kept::write_json", deserialize_with = "super::kept::read_json")]
    pub extra: Option<serde_json::Value>,
}

/// An author's id, or a guest writer written in place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum Byline {
    Id(String),
    Guest { name: String, title: Option<String> },
}

/// Whether a text goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Draft,
    Review,
    Cleared,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    pub date: Option<WrittenMoment>,
    pub reason: Option<String>,
}

/// `src` is inherited by translations; the words are each language's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    pub src: Option<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// Whether `src` is the original's, and so a path from the original's file.
    #[serde(skip)]
    pub inherited: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationOf {
    pub of: Option<Language>,
    #[serde(default, deserialize_with = "crate::yaml::text")]
    pub revision: Option<String>,
    pub translator: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    pub date: WrittenMoment,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Courtesy {
    pub name: String,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub start: Option<WrittenMoment>,
    pub end: Option<WrittenMoment>,
    pub place: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Video {
    pub url: Option<String>,
    pub poster: Option<String>,
    pub alt: Option<String>,
    pub transcript: Option<String>,
    /// Whether `poster` is the original's, and so a path from the original's file.
    #[serde(skip)]
    pub inherited: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentState {
    Open,
    Closed,
    Off,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum AlertLevel {
    Notice,
    Warning,
    Emergency,
}

/// A story that a digest's editor puts first, perhaps with words of her own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Highlight {
    /// `mission/stem`.
    pub post: String,
    pub teaser: Option<String>,
}
