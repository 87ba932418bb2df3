//! A Markdown file: front matter and text.

use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::markdown::{self, Text};
use crate::model::artifact::Fingerprint;
use crate::model::body::{Body, Heading, Inline, Length, Link, Origin, RawHtml};
use crate::model::conventions::Conventions;
use crate::model::document::{Inlines, TextDocument, TextKind};
use crate::model::front_matter::FrontMatter;
use crate::model::language::Language;
use crate::model::name::stem_day;
use crate::model::revision::{Revision, translated};
use crate::parse::{Known, typography};
use crate::source::{Kind, Scope, SourceId, decode};
use crate::yaml::{self, FileKind};

/// What a Markdown file is, by its name.
pub struct What {
    pub scope: Scope,
    pub kind: TextKind,
    pub language: Option<Language>,
    pub file_kind: FileKind,
}

/// `None` for sources that are no Markdown texts.
pub fn what(kind: &Kind) -> Option<What> {
    let name = |name: &String| Arc::from(name.as_str());
    let (scope, kind, language, file_kind) = match kind {
        Kind::Post { mission, stem, language, bundle } => {
            let day = stem_day(stem)??;
            let kind = TextKind::Post {
                stem: Arc::from(stem.as_str()),
                day,
                name: Arc::from(&stem[11..]),
                bundle: *bundle,
            };
            (Scope::Mission(mission.clone()), kind, language, FileKind::Post)
        }
        Kind::Page { scope, name: n, language } => {
            (scope.clone(), TextKind::Page { name: name(n) }, language, FileKind::Page)
        }
        Kind::Policy { scope, name: n, language } => {
            (scope.clone(), TextKind::Policy { name: name(n) }, language, FileKind::Policy)
        }
        Kind::Digest { scope, name: n, language } => {
            (scope.clone(), TextKind::Digest { name: name(n) }, language, FileKind::Digest)
        }
        Kind::Alert { scope, name: n, language } => {
            (scope.clone(), TextKind::Alert { name: name(n) }, language, FileKind::Alert)
        }
        _ => return None,
    };
    Some(What { scope, kind, language: language.clone(), file_kind })
}

/// Parses one file, or recalls what was found in one of the same bytes. A file without front matter, or that
/// is not UTF-8, has no document.
pub fn text(
    source: SourceId,
    what: What,
    bytes: Vec<u8>,
    html: RawHtml,
    conventions: Conventions,
    known: &dyn Known,
) -> Checked<Option<TextDocument>> {
    let hash = Fingerprint::of_bytes(&bytes);
    let key = Fingerprint::of(&(hash, what.file_kind, html, conventions));
    if let Some(found) = known.get(key).and_then(|bytes| borsh::from_slice::<Found>(bytes).ok()) {
        return Checked::new(Some(found.document(source, what, hash, (html, conventions))), Vec::new());
    }
    let document = read(source, what, bytes, hash, (html, conventions));
    // A text with faults is read again each time, so that they are told with their places.
    if let Some(text) = document.value.as_ref().filter(|_| document.diagnostics.is_empty())
        && let Ok(found) = borsh::to_vec(&FoundIn::from(text))
    {
        known.put(key, found);
    }
    document
}

/// What is kept of a text between builds: all but its HTML.
#[derive(BorshDeserialize)]
struct Found {
    text_hash: [u8; 16],
    revision: Revision,
    front_matter: FrontMatter,
    inlines: Inlines,
    links: Box<[Link]>,
    headings: Box<[Heading]>,
    opening: Arc<str>,
    length: Length,
}

/// The same, not yet written.
#[derive(BorshSerialize)]
struct FoundIn<'a> {
    text_hash: [u8; 16],
    revision: Revision,
    front_matter: &'a FrontMatter,
    inlines: &'a Inlines,
    links: &'a [Link],
    headings: &'a [Heading],
    opening: &'a str,
    length: Length,
}

impl<'a> From<&'a TextDocument> for FoundIn<'a> {
    fn from(text: &'a TextDocument) -> Self {
        let TextDocument { front_matter, inlines, body, revision, .. } = text;
        let Body { links, headings, opening, length, .. } = &**body;
        let text_hash = body.origin.map_or_else(Default::default, |origin| origin.text_hash.0);
        // Only a text without a summary is given one from its beginning.
        let opening = if inlines.summary.is_some() { "" } else { opening };
        FoundIn {
            text_hash,
            revision: *revision,
            front_matter,
            inlines,
            links,
            headings,
            opening,
            length: *length,
        }
    }
}

impl Found {
    fn document(
        self,
        source: SourceId,
        what: What,
        hash: Fingerprint,
        (raw_html, conventions): (RawHtml, Conventions),
    ) -> TextDocument {
        let Found { text_hash, revision, front_matter, inlines, links, headings, opening, length } = self;
        let text_hash = Fingerprint(text_hash);
        let origin = Some(Origin { source, hash, text_hash, raw_html, conventions });
        TextDocument {
            source,
            scope: what.scope,
            kind: what.kind,
            language: what.language,
            front_matter: Arc::new(front_matter),
            inlines,
            body: Arc::new(Body { origin, links, headings, opening, length, ..Body::default() }),
            revision,
            hash,
        }
    }
}

/// A body with only what links and lists need.
pub fn without_html(body: &Body) -> Body {
    Body { html: Arc::default(), slots: Box::default(), ..body.clone() }
}

/// See [`crate::parse::body_again`].
pub fn body_again(origin: Origin, bytes: Vec<u8>) -> Option<Body> {
    if Fingerprint::of_bytes(&bytes) != origin.hash {
        return None;
    }
    let text = decode(origin.source, &bytes).ok()?;
    let parts = yaml::split(origin.source, text).ok()?;
    let text = Text {
        text: parts.body,
        source: origin.source,
        offset: parts.body_offset,
        html: origin.raw_html,
        conventions: origin.conventions,
    };
    Some(Body { origin: Some(origin), ..markdown::body(&text).value })
}

fn read(
    source: SourceId,
    what: What,
    bytes: Vec<u8>,
    hash: Fingerprint,
    (html, conventions): (RawHtml, Conventions),
) -> Checked<Option<TextDocument>> {
    let text = match decode(source, &bytes) {
        Ok(text) => text,
        Err(fault) => return Checked::new(None, vec![fault]),
    };
    let parts = match yaml::split(source, text) {
        Ok(parts) => parts,
        Err(fault) => return Checked::new(None, vec![fault]),
    };
    let mut diagnostics = Vec::new();
    let mut front_matter =
        yaml::read::<FrontMatter>(source, parts.front_matter, parts.front_matter_offset, what.file_kind)
            .collect(&mut diagnostics);
    // As it is written: how the program sets a text is no change of it.
    let revision = Revision::of(&translated(&front_matter, parts.body));
    let syntax_failed = diagnostics.iter().any(|fault| fault.code == Code::YamlSyntax);
    title(source, &mut front_matter, syntax_failed, conventions, &mut diagnostics);
    let text = Text { text: parts.body, source, offset: parts.body_offset, html, conventions };
    let inlines = inlines(&text, &front_matter, &mut diagnostics);
    typography::front_matter(&mut front_matter, conventions);
    let body = markdown::body(&text).collect(&mut diagnostics);
    let text_hash = Fingerprint::of_bytes(parts.body.as_bytes());
    let body = Body { origin: Some(Origin { source, hash, text_hash, raw_html: html, conventions }), ..body };
    let document = TextDocument {
        source,
        scope: what.scope,
        kind: what.kind,
        language: what.language,
        front_matter: Arc::new(front_matter),
        inlines,
        body: Arc::new(body),
        revision,
        hash,
    };
    Checked::new(Some(document), diagnostics)
}

fn title(
    source: SourceId,
    front_matter: &mut FrontMatter,
    syntax_failed: bool,
    conventions: Conventions,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(written) = front_matter.title.take() else {
        let already = syntax_failed || diagnostics.iter().any(|fault| fault.place == Place::key("title"));
        if !already {
            diagnostics.push(missing_title(source));
        }
        return;
    };
    let (mut title, marked_up) = markdown::plain_title(&written);
    typography::set(&mut title, conventions);
    if marked_up {
        diagnostics.push(
            Diagnostic::new(
                Code::MarkupInTitle,
                source,
                "a title is plain text, so the tags in it are dropped",
            )
            .at(Place::key("title"))
            .help("take the tags out"),
        );
    }
    if title.is_empty() {
        diagnostics.push(missing_title(source));
    } else {
        front_matter.title = Some(title);
    }
}

fn missing_title(source: SourceId) -> Diagnostic {
    Diagnostic::new(Code::MissingTitle, source, "this text has no title")
        .at(Place::key("title"))
        .help("add a line `title: …` to its front matter")
}

/// `of` is the file's own text.
fn inlines(of: &Text, front_matter: &FrontMatter, diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    let mut at_key = |place: Place, faults: Vec<Diagnostic>| {
        diagnostics.extend(faults.into_iter().map(|fault| fault.at(place.clone())));
    };
    let mut inline = |key: &str, text: &str| -> Inline {
        let parsed = markdown::inline(&Text { text, offset: 0, ..*of });
        at_key(Place::key(key), parsed.diagnostics);
        parsed.value
    };
    let summary = front_matter.summary.as_deref().map(|text| inline("summary", text));
    let key_points =
        front_matter.key_points.iter().flatten().map(|text| inline("key_points", text)).collect();
    let caption = front_matter
        .image
        .as_ref()
        .and_then(|image| image.caption.as_deref())
        .map(|text| inline("image", text));
    let picture_caption = front_matter
        .picture
        .as_ref()
        .and_then(|picture| picture.caption.as_deref())
        .map(|text| inline("picture", text));
    let corrections = front_matter
        .corrections
        .iter()
        .flatten()
        .map(|correction| inline("corrections", &correction.text))
        .collect();
    let teasers = front_matter
        .highlights
        .iter()
        .flatten()
        .map(|highlight| highlight.teaser.as_deref().map(|text| inline("highlights", text)))
        .collect();
    let transcript =
        front_matter.video.as_ref().and_then(|video| video.transcript.as_deref()).map(|text| -> Arc<Body> {
            let parsed = markdown::body(&Text { text, offset: 0, ..*of });
            at_key(Place::key("video"), parsed.diagnostics);
            Arc::new(parsed.value)
        });
    Inlines { summary, key_points, caption, picture_caption, corrections, transcript, teasers }
}
