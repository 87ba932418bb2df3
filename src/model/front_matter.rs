//! A Markdown file's front matter, as it is written. `None` is a key that the file leaves out.

use std::collections::BTreeMap;

use super::language::Language;
use super::moment::WrittenMoment;

/// Every key that some kind of text has; `crate::parse` refuses those that the text's own kind has not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub date: Option<WrittenMoment>,
    pub updated: Option<WrittenMoment>,
    pub authors: Option<Vec<Byline>>,
    pub summary: Option<String>,
    pub tags: Option<Vec<String>>,
    pub slug: Option<String>,
    pub id: Option<String>,
    pub status: Option<Status>,
    pub withdrawn: Option<Withdrawn>,
    pub publish_at: Option<WrittenMoment>,
    pub expire_at: Option<WrittenMoment>,
    pub image: Option<Image>,
    pub translation: Option<TranslationOf>,
    pub translations_waived: Option<Vec<Language>>,
    pub corrections: Option<Vec<Correction>>,
    pub office: Option<String>,
    pub courtesy_of: Option<Courtesy>,
    pub also_in: Option<Vec<String>>,
    pub event: Option<Event>,
    pub video: Option<Video>,
    pub key_points: Option<Vec<String>>,
    pub cleared_by: Option<String>,
    pub comments: Option<CommentState>,
    pub aliases: Option<Vec<String>>,
    pub menu: Option<i64>,
    pub toc: Option<bool>,
    pub level: Option<AlertLevel>,
    pub missions: Option<Vec<String>>,
    pub week: Option<String>,
    pub highlights: Option<Vec<Highlight>>,
    pub leave_out: Option<Vec<String>>,
    pub posts: Option<Vec<String>>,
    pub picture: Option<Image>,
    pub rules: Option<BTreeMap<String, String>>,
    pub layout: Option<String>,
    pub reviewed: Option<WrittenMoment>,
    pub extra: Option<serde_json::Value>,
}

/// An author's id, or a guest writer written in place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Byline {
    Id(String),
    Guest { name: String, title: Option<String> },
}

/// Whether a text goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    Draft,
    Review,
    Cleared,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Withdrawn {
    pub date: Option<WrittenMoment>,
    pub reason: Option<String>,
}

/// `src` is inherited by translations; the words are each language's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Image {
    pub src: Option<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TranslationOf {
    pub of: Option<Language>,
    pub revision: Option<String>,
    pub translator: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Correction {
    pub date: WrittenMoment,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Courtesy {
    pub name: String,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Event {
    pub start: Option<WrittenMoment>,
    pub end: Option<WrittenMoment>,
    pub place: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Video {
    pub url: Option<String>,
    pub poster: Option<String>,
    pub alt: Option<String>,
    pub transcript: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentState {
    Open,
    Closed,
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertLevel {
    Notice,
    Warning,
    Emergency,
}

/// A story that a digest's editor puts first, perhaps with words of her own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Highlight {
    /// `mission/stem`.
    pub post: String,
    pub teaser: Option<String>,
}
