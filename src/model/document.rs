//! What parsing makes of each source: one typed document a file, nothing joined yet.

use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

use super::artifact::Fingerprint;
use super::body::{Body, Inline};
use super::conventions::Conventions;
use super::front_matter::{CommentState, FrontMatter};
use super::language::Language;
use super::moment::WrittenMoment;
use super::revision::Revision;
use super::settings::Settings;
use super::text::LocalText;
use crate::source::{Scope, SourceId};

/// All documents, each list in the order of the sources.
#[derive(Debug, Default)]
pub struct Parsed {
    pub network: Option<(SourceId, Settings)>,
    pub missions: Vec<MissionDocument>,
    pub authors: Vec<AuthorDocument>,
    pub texts: Vec<Arc<TextDocument>>,
    pub comments: Vec<CommentsDocument>,
    pub themes: Vec<ThemeDocument>,
    /// Files that are copied or shown as they are: bundles' files, `static/`, with their content's hash.
    pub files: Vec<FileDocument>,
}

#[derive(Debug)]
pub struct MissionDocument {
    pub source: SourceId,
    pub id: Arc<str>,
    pub settings: Settings,
}

#[derive(Debug, Clone)]
pub struct AuthorDocument {
    pub source: SourceId,
    pub id: Arc<str>,
    pub name: LocalText,
    pub title: LocalText,
    /// Markdown, each language's turned into a body.
    pub bio: Vec<(Option<Language>, Arc<Body>)>,
    pub photo: Option<String>,
    pub url: Option<String>,
    pub mission: Option<String>,
}

/// What a Markdown file is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextKind {
    Post { stem: Arc<str>, day: Date, name: Arc<str>, bundle: bool },
    Page { name: Arc<str> },
    Policy { name: Arc<str> },
    Digest { name: Arc<str> },
    Alert { name: Arc<str> },
}

#[derive(Debug)]
pub struct TextDocument {
    pub source: SourceId,
    pub scope: Scope,
    pub kind: TextKind,
    /// As in the file's name; `None` is the default language.
    pub language: Option<Language>,
    pub front_matter: Arc<FrontMatter>,
    pub inlines: Inlines,
    pub body: Arc<Body>,
    /// What it says, without what its pages add.
    pub revision: Revision,
    /// The hash of the whole file.
    pub hash: Fingerprint,
}

/// The front matter's own Markdown, turned into HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Inlines {
    pub summary: Option<Inline>,
    pub key_points: Vec<Inline>,
    pub caption: Option<Inline>,
    pub picture_caption: Option<Inline>,
    pub corrections: Vec<Inline>,
    pub transcript: Option<Arc<Body>>,
    pub teasers: Vec<Option<Inline>>,
}

#[derive(Debug)]
pub struct CommentsDocument {
    pub source: SourceId,
    pub mission: Arc<str>,
    pub stem: Arc<str>,
    pub comments: Vec<Comment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Comment {
    pub name: Option<Arc<str>>,
    pub place: Option<Arc<str>>,
    pub date: WrittenMoment,
    pub language: Option<Language>,
    pub approved: bool,
    pub redacted: bool,
    pub body: Arc<Body>,
    /// Of a comment that says no language: its Markdown, its file, and how it was set for the time being.
    pub written: Option<(Arc<str>, SourceId, Conventions)>,
}

#[derive(Debug, Clone)]
pub struct ThemeDocument {
    /// `None` for a theme without a `theme.yaml`.
    pub source: Option<SourceId>,
    pub id: Arc<str>,
    pub extends: Option<String>,
    pub contract: Option<i64>,
    pub settings: serde_json::Value,
    pub templates: Vec<(SourceId, String, Arc<str>)>,
    /// All but style sheets.
    pub statics: Vec<(SourceId, String, Fingerprint)>,
    pub styles: Vec<(SourceId, String, Arc<str>)>,
    pub messages: Vec<(SourceId, Language, Arc<str>)>,
}

/// A file whose bytes go out as they are.
#[derive(Debug, Clone)]
pub struct FileDocument {
    pub source: SourceId,
    pub hash: Fingerprint,
    /// Width and height in pixels, where it is a picture that says them.
    pub size: Option<(u32, u32)>,
    /// How long it is.
    pub bytes: u64,
}

/// Whether comments are shown, where the front matter says nothing.
pub const DEFAULT_COMMENTS: CommentState = CommentState::Open;
