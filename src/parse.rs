//! The second stage: each source becomes one typed document, in parallel.
//!
//! It never stops at the first fault. A document that could not be read in full is kept with what
//! could be read, so that the stages after it find their own faults in the same run. Texts are let go
//! once they are parsed. Nothing is joined here: names stay names.

mod author;
mod comments;
mod picture;
mod text;
mod theme;
mod typography;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Checked, Diagnostic};
use crate::model::artifact::Fingerprint;
use crate::model::body::{Body, Origin, RawHtml};
use crate::model::conventions::{Conventions, default_language, languages};
use crate::model::document::{
    AuthorDocument, CommentsDocument, FileDocument, MissionDocument, Parsed, TextDocument,
};
use crate::model::settings::Settings;
use crate::source::{Kind, Scope, Source, SourceId, Sources};
use crate::yaml::{self, FileKind};

pub use author::AuthorFile;
pub use comments::{CommentStatus, Decided, Rule, WrittenComment, comments, written as written_comments};
pub use theme::ThemeFile;

/// What earlier builds found in texts, as bytes of this stage's own making.
pub trait Known: Sync {
    fn get(&self, key: Fingerprint) -> Option<&[u8]>;
    /// Something new, to be known from now on.
    fn put(&self, key: Fingerprint, found: Vec<u8>);
}

/// Nothing known, and nothing kept.
pub struct NothingKnown;

impl Known for NothingKnown {
    fn get(&self, _: Fingerprint) -> Option<&[u8]> {
        None
    }

    fn put(&self, _: Fingerprint, _: Vec<u8>) {}
}

/// How sources are parsed.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub known: &'a dyn Known,
    /// So many bytes of HTML are kept of all texts together; that of the others is left out.
    pub html_limit: usize,
}

/// Parses every source.
pub fn parse(sources: &Sources, reading: Reading) -> Checked<Parsed> {
    let mut diagnostics = Vec::new();
    let mut parsed = Parsed::default();
    for (id, source) in sources.iter() {
        match &source.kind {
            Kind::Network => {
                let settings = settings(sources, id, FileKind::Network).collect(&mut diagnostics);
                parsed.network = Some((id, settings));
            }
            Kind::Mission { mission } => {
                let settings = settings(sources, id, FileKind::Mission).collect(&mut diagnostics);
                parsed.missions.push(MissionDocument {
                    source: id,
                    id: Arc::from(mission.as_str()),
                    settings,
                });
            }
            _ => {}
        }
    }
    let manners = manners(&parsed);
    typeset_settings(&mut parsed);
    let manner = |scope: &Scope| {
        let of = |scope: &Scope| manners.get(scope).copied();
        of(scope).or_else(|| of(&Scope::Network)).unwrap_or(Manner::DEFAULT)
    };
    let html = Html { left: AtomicIsize::new(reading.html_limit.try_into().unwrap_or(isize::MAX)) };
    let documents: Vec<Checked<Option<Document>>> = sources
        .files
        .par_iter()
        .enumerate()
        .map(|(index, source)| {
            document(sources, SourceId(index as u32), source, &manner, reading.known, &html)
        })
        .collect();
    for document in documents {
        match document.collect(&mut diagnostics) {
            Some(Document::Author(author)) => parsed.authors.push(*author),
            Some(Document::Text(text)) => parsed.texts.push(text),
            Some(Document::Comments(comments)) => parsed.comments.push(comments),
            Some(Document::File(file)) => parsed.files.push(file),
            None => {}
        }
    }
    parsed.themes = theme::themes(sources).collect(&mut diagnostics);
    Checked::new(parsed, diagnostics)
}

/// One text parsed once more, of a kind that has been parsed before; `known` is what it was then.
pub fn text_again(sources: &Sources, known: &TextDocument, bytes: Vec<u8>) -> Checked<Option<TextDocument>> {
    let (raw_html, conventions) = known
        .body
        .origin
        .map_or((RawHtml::Clean, Conventions::UNKNOWN), |origin| (origin.raw_html, origin.conventions));
    match text::what(&sources.get(known.source).kind) {
        Some(what) => text::text(known.source, what, bytes, raw_html, conventions, &NothingKnown),
        None => Checked::new(None, Vec::new()),
    }
}

/// The body of a text that was parsed before, made once more from its file's bytes; `None` where these are
/// not what they were.
pub fn body_again(origin: Origin, bytes: Vec<u8>) -> Option<Body> {
    text::body_again(origin, bytes)
}

enum Document {
    Author(Box<AuthorDocument>),
    Text(Arc<TextDocument>),
    Comments(CommentsDocument),
    File(FileDocument),
}

fn document(
    sources: &Sources,
    id: SourceId,
    source: &Source,
    manner: &impl Fn(&Scope) -> Manner,
    known: &dyn Known,
    limit: &Html,
) -> Checked<Option<Document>> {
    match &source.kind {
        Kind::Author { id: author } => match sources.text(id) {
            Ok(text) => author::author(id, author, &text, manner(&Scope::Network))
                .map(|author| Some(Document::Author(Box::new(author)))),
            Err(fault) => failed(fault),
        },
        Kind::Comments { mission, stem } => match sources.text(id) {
            Ok(text) => {
                let conventions = manner(&Scope::Mission(mission.clone())).of_files;
                comments(id, mission, stem, &text, conventions)
                    .map(|comments| Some(Document::Comments(comments)))
            }
            Err(fault) => failed(fault),
        },
        Kind::BundleFile { .. } | Kind::Static { .. } => match source.bytes() {
            Ok(bytes) => {
                let file = FileDocument {
                    source: id,
                    hash: Fingerprint::of_bytes(&bytes),
                    size: picture::size(&source.path, &bytes),
                    bytes: bytes.len() as u64,
                };
                Checked::new(Some(Document::File(file)), Vec::new())
            }
            Err(error) => failed(
                Diagnostic::new(
                    crate::diagnostic::Code::UnreadableFile,
                    id,
                    format!("this file cannot be read: {error}"),
                )
                .help("check that the file is still there and that you may read it"),
            ),
        },
        kind => match text::what(kind) {
            Some(what) => match source.bytes() {
                Ok(bytes) => {
                    let Manner { raw_html, of_files, .. } = manner(&what.scope);
                    let conventions = what.language.as_ref().map_or(of_files, Conventions::of);
                    text::text(id, what, bytes, raw_html, conventions, known)
                        .map(|text| text.map(|text| Document::Text(Arc::new(limit.keep(text)))))
                }
                Err(error) => failed(
                    Diagnostic::new(
                        crate::diagnostic::Code::UnreadableFile,
                        id,
                        format!("this file cannot be read: {error}"),
                    )
                    .help("check that the file is still there and that you may read it"),
                ),
            },
            None => Checked::new(None, Vec::new()),
        },
    }
}

/// How many bytes of HTML may still be kept.
struct Html {
    left: AtomicIsize,
}

impl Html {
    fn keep(&self, text: TextDocument) -> TextDocument {
        let size = text.body.html.len().try_into().unwrap_or(isize::MAX);
        if self.left.fetch_sub(size, Ordering::Relaxed) >= size {
            return text;
        }
        let body = text::without_html(&text.body);
        TextDocument { body: Arc::new(body), ..text }
    }
}

/// What a blog's settings say of how its texts are read.
#[derive(Clone, Copy)]
struct Manner {
    raw_html: RawHtml,
    /// Of files that name no language.
    of_files: Conventions,
    /// Of texts that serve every language.
    of_plain_texts: Conventions,
}

impl Manner {
    const DEFAULT: Manner = Manner {
        raw_html: RawHtml::Clean,
        of_files: Conventions::UNKNOWN,
        of_plain_texts: Conventions::UNKNOWN,
    };

    fn of(own: &Settings, network: Option<&Settings>) -> Manner {
        let default = default_language(own, network);
        Manner {
            raw_html: own.html.or_else(|| network?.html).unwrap_or_default(),
            of_files: default.as_ref().map_or(Conventions::UNKNOWN, Conventions::of),
            of_plain_texts: Conventions::common(languages(own, network)),
        }
    }
}

fn manners(parsed: &Parsed) -> BTreeMap<Scope, Manner> {
    let network = parsed.network.as_ref().map(|(_, settings)| settings);
    let of_mission = |mission: &MissionDocument| {
        (Scope::Mission(mission.id.to_string()), Manner::of(&mission.settings, network))
    };
    let hub = network.map(|settings| (Scope::Network, Manner::of(settings, None)));
    hub.into_iter().chain(parsed.missions.iter().map(of_mission)).collect()
}

fn typeset_settings(parsed: &mut Parsed) {
    let network = parsed.network.as_ref().map(|(_, settings)| settings);
    for mission in &mut parsed.missions {
        let plain = Manner::of(&mission.settings, network).of_plain_texts;
        typography::settings(&mut mission.settings, plain);
    }
    if let Some((_, settings)) = &mut parsed.network {
        let plain = Manner::of(settings, None).of_plain_texts;
        typography::settings(settings, plain);
    }
}

fn failed<T>(fault: Diagnostic) -> Checked<Option<T>> {
    Checked::new(None, vec![fault])
}

fn settings(sources: &Sources, id: SourceId, kind: FileKind) -> Checked<Settings> {
    match sources.text(id) {
        Ok(text) => yaml::read::<Settings>(id, &text, 0, kind),
        Err(fault) => Checked::new(Settings::default(), vec![fault]),
    }
}
