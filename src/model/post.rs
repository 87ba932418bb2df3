//! Posts and their translations, joined: what was a name is a reference.

use std::sync::Arc;

use jiff::civil::Date;

use super::artifact::Fingerprint;
use super::blog::{BlogId, LinkTarget, ResolvedBody};
use super::document::Comment;
use super::front_matter::CommentState;
use super::language::Language;
use super::moment::Moment;
use super::text::LocalText;
use super::url::Address;
use crate::source::SourceId;

/// The number of a post in [`super::site::Site::posts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(pub u32);

/// The number of an author in [`super::site::Site::authors`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorId(pub u32);

/// The number of a tag in [`super::site::Site::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Author {
    pub id: Arc<str>,
    pub name: LocalText,
    pub title: LocalText,
    pub bio: Vec<(Option<Language>, ResolvedBody)>,
    pub photo: Option<LinkTarget>,
    pub url: Option<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag {
    /// As its addresses have it.
    pub id: Arc<str>,
    pub name: LocalText,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Byline {
    Author(AuthorId),
    Guest { name: Arc<str>, title: Option<Arc<str>> },
}

/// One story, with those of its translations that are out.
#[derive(Debug, Clone)]
pub struct Post {
    pub blog: BlogId,
    /// `2012-05-15-town-hall`.
    pub stem: Arc<str>,
    /// For feeds: the front matter's `id`, else mission and stem. Never changes.
    pub feed_id: Arc<str>,
    /// The date of the file's name, which makes the address.
    pub day: Date,
    /// Other missions that carry it.
    pub also_in: Vec<BlogId>,
    /// The instant of its first publication in any language, which decides its week.
    pub first_published: Moment,
    /// At least one; the original first, then in the order of the mission's languages.
    pub translations: Vec<Translation>,
    pub comments: Arc<[Comment]>,
}

impl Post {
    /// The comments that are shown with one of its translations: all that were approved, or none.
    pub fn shown_comments(&self, translation: &Translation) -> &[Comment] {
        let none = translation.head.withdrawn.is_some() || translation.detail.comments == CommentState::Off;
        if none { &[] } else { &self.comments }
    }
}

/// A story's text in one language, its front matter completed from the original's.
#[derive(Debug, Clone)]
pub struct Translation {
    pub source: SourceId,
    pub language: Language,
    pub address: Address,
    /// What a listing or a feed shows of it.
    pub head: Head,
    pub detail: Detail,
    pub body: Arc<ResolvedBody>,
    /// Of `head`, the address, and the authors' records.
    pub head_fingerprint: Fingerprint,
    /// Of everything.
    pub fingerprint: Fingerprint,
}

impl Translation {
    /// When what it says last changed: the latest of its publication, its `updated` and its corrections.
    pub fn last_change(&self) -> &Moment {
        let corrected = self.detail.corrections.iter().map(|(at, _)| at);
        let mut latest = &self.head.published;
        for moment in self.head.updated.iter().chain(corrected) {
            if moment.timestamp > latest.timestamp {
                latest = moment;
            }
        }
        latest
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Head {
    pub title: Arc<str>,
    pub summary: Arc<str>,
    pub date: Moment,
    /// The later of `date` and `publish_at`.
    pub published: Moment,
    pub updated: Option<Moment>,
    pub authors: Vec<Byline>,
    pub tags: Vec<TagId>,
    /// Its number in the blog's offices.
    pub office: Option<u16>,
    pub picture: Option<Box<Picture>>,
    pub is_event: bool,
    pub withdrawn: Option<Withdrawal>,
    pub courtesy_of: Option<(Arc<str>, Option<Arc<str>>)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Withdrawal {
    pub date: Option<Moment>,
    pub reason: Option<Arc<str>>,
    /// Of the reason: the original's, where a translation leaves it to that.
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Picture {
    pub target: LinkTarget,
    pub alt: Arc<str>,
    pub caption: Option<ResolvedBody>,
    pub credit: Option<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Detail {
    pub key_points: Vec<ResolvedBody>,
    pub corrections: Vec<(Moment, ResolvedBody)>,
    pub event: Option<Box<Event>>,
    pub video: Option<Box<Video>>,
    pub translator: Option<Arc<str>>,
    /// Of a translation whose original has changed since.
    pub outdated: Option<Box<Outdated>>,
    pub toc: bool,
    pub layout: Option<Arc<str>>,
    pub comments: CommentState,
    pub aliases: Vec<Arc<str>>,
    /// JSON of the front matter's `extra`; empty where there is none.
    pub extra: Arc<str>,
}

/// What a reader of a translation is told, where its original has changed since and is out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outdated {
    /// Of the original.
    pub language: Language,
    pub address: Address,
    /// When it was last updated, as its own page says; else when it was published.
    pub date: Moment,
    pub is_updated: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    pub start: Moment,
    pub end: Option<Moment>,
    pub place: Option<Arc<str>>,
    pub url: Option<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Video {
    pub url: Arc<str>,
    pub poster: Option<LinkTarget>,
    pub alt: Arc<str>,
    pub transcript: Option<ResolvedBody>,
}
