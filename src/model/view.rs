//! Views: what each page or feed shows, as numbers of what is in the site.
//!
//! A view names everything that its artifact's bytes depend on beside its edition's frame. The plan
//! hashes what it names, and render shows nothing else.

use std::sync::Arc;

use super::artifact::Fingerprint;
use super::blog::BlogId;
use super::edition::{EditionId, Entry};
use super::post::{AuthorId, PostId, TagId};
use super::settings::FeedFormat;
use super::site::FileId;
use super::url::RootId;
use crate::source::SourceId;

/// A part of a longer listing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slice {
    /// From 1.
    pub page: u32,
    pub pages: u32,
    pub entries: Box<[Entry]>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// A blog's choice of languages.
    Chooser(BlogId),
    Home {
        edition: EditionId,
        slice: Slice,
    },
    Post(Box<PostView>),
    Page {
        blog: BlogId,
        page: u16,
        translation: u16,
    },
    /// All months.
    Archives(EditionId),
    Year {
        edition: EditionId,
        year: i16,
    },
    /// The number of the month in the edition.
    Month {
        edition: EditionId,
        month: u32,
    },
    Tags(EditionId),
    Tag {
        edition: EditionId,
        tag: TagId,
        slice: Slice,
    },
    Authors(EditionId),
    Author {
        edition: EditionId,
        author: AuthorId,
        slice: Slice,
    },
    Office {
        edition: EditionId,
        office: u16,
        slice: Slice,
    },
    /// All events of an edition.
    Events {
        edition: EditionId,
        slice: Slice,
    },
    Policy {
        blog: BlogId,
        policy: u16,
        translation: u16,
    },
    /// The newest year's weeks, and the years.
    Digests(EditionId),
    /// Of all weeks whose id names this year.
    DigestYear {
        edition: EditionId,
        year: i16,
    },
    /// The number of the week in the edition.
    Digest {
        edition: EditionId,
        week: u32,
    },
    /// The number of the week in the edition.
    Email {
        edition: EditionId,
        week: u32,
        form: EmailForm,
    },
    Subscribe(EditionId),
    /// All corrections of the stories that the edition shows.
    Corrections(EditionId),
    /// The accessibility statement, where no page of the blog's own holds it.
    Accessibility(EditionId),
    /// The alerts in force, or that there is none.
    Alerts(EditionId),
    NotFound(RootId),
    /// The number of the redirect in the site.
    Redirect(u32),
    Feed {
        edition: EditionId,
        of: FeedOf,
        format: FeedFormat,
    },
    /// The comments on a post, as a feed beside the page of this translation.
    Comments {
        edition: EditionId,
        post: PostId,
        translation: u16,
    },
    /// An iCalendar file of one event, beside its post's page.
    EventFile {
        edition: EditionId,
        post: PostId,
        translation: u16,
    },
    /// An iCalendar file of all events of an edition.
    Calendar(EditionId),
    /// The network's feeds in a language of the hub, as a list for feed readers; `at_root` without the
    /// language in its address.
    Opml {
        edition: EditionId,
        at_root: bool,
    },
    Sitemap {
        root: RootId,
        part: Option<u32>,
    },
    Robots(RootId),
    File(FileId),
    /// A theme's static file, in one site.
    Asset {
        root: RootId,
        file: AssetFile,
    },
}

/// A theme's static file as it goes out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AssetFile {
    /// The path with the hash: `assets/style.0123abcd.css`.
    pub name: Arc<str>,
    pub source: SourceId,
    /// Of the bytes that go out.
    pub hash: Fingerprint,
    /// What goes out instead of the source's own bytes.
    pub text: Option<Arc<str>>,
}

/// The ways in which a week's e-mail is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmailForm {
    Html,
    Text,
    /// Both as a message that is ready to be sent.
    Message,
}

/// What a feed is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedOf {
    Blog,
    Tag(TagId),
    Author(AuthorId),
    Digests,
    Events,
    Corrections,
    Alerts,
    /// A month of the blog's own feed: an archive document (RFC 5005).
    Archive {
        year: i16,
        month: i8,
    },
}

impl FeedOf {
    /// Whether it holds what no other feed of its edition does, as a feed of a tag does not.
    pub fn is_whole(self) -> bool {
        !matches!(self, FeedOf::Tag(_) | FeedOf::Author(_) | FeedOf::Archive { .. })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView {
    pub edition: EditionId,
    pub post: PostId,
    pub translation: u16,
    /// The story after this one in time, and the one before.
    pub next: Option<Entry>,
    pub previous: Option<Entry>,
    pub latest: Box<[Entry]>,
    /// Those that share its tags, the most first.
    pub related: Box<[Entry]>,
}
