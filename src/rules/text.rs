//! A text as rules see it.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::{Passage, passages};
use crate::model::blog::Blog;
use crate::model::body::Body;
use crate::model::document::TextDocument;
use crate::model::front_matter::{FrontMatter, Status};
use crate::model::language::Language;
use crate::model::phrases::Phrases;
use crate::model::remark::Remark;
use crate::source::{SourceId, Sources};
use crate::yaml;

use super::Asked;

/// One file of Markdown, with what it belongs to.
pub(super) struct Text<'a> {
    pub(super) document: &'a TextDocument,
    pub(super) blog: &'a Blog,
    pub(super) language: &'a Language,
    /// Whether its story has an event, in whichever of its languages that is written.
    pub(super) has_event: bool,
    /// Whether anything was noticed in it, as in few.
    has_remarks: bool,
    pub(super) asked: &'a Asked<'a>,
}

/// Markdown of a text, and the key of the front matter that holds it: `None` is the text itself.
pub(super) type Part<'a> = (&'a Arc<Body>, Option<&'static str>);

impl<'a> Text<'a> {
    /// `None` for a text that was taken back: nobody reads it any more.
    pub(super) fn new(
        document: &'a TextDocument,
        blog: &'a Blog,
        has_event: bool,
        asked: &'a Asked<'a>,
    ) -> Option<Text<'a>> {
        if document.front_matter.status == Some(Status::Withdrawn) {
            return None;
        }
        let language = document.language.as_ref().unwrap_or(&blog.default_language);
        let mut text = Text { document, blog, language, has_event, has_remarks: false, asked };
        text.has_remarks = text.parts().any(|(body, _)| !body.remarks.is_empty());
        Some(text)
    }

    pub(super) fn source(&self) -> SourceId {
        self.document.source
    }

    pub(super) fn front_matter(&self) -> &'a FrontMatter {
        &self.document.front_matter
    }

    /// The words by which texts of its language are judged, if there are any.
    pub(super) fn phrases(&self) -> Option<&'static Phrases> {
        Phrases::of(self.language)
    }

    /// All its Markdown.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'a>> + use<'a> {
        let document = self.document;
        let inlines = &document.inlines;
        let line =
            |key: &'static str| move |inline: &'a crate::model::body::Inline| (&inline.body, Some(key));
        std::iter::once((&document.body, None))
            .chain(inlines.summary.iter().map(line("summary")))
            .chain(inlines.key_points.iter().map(line("key_points")))
            .chain(inlines.caption.iter().map(line("image")))
            .chain(inlines.picture_caption.iter().map(line("picture")))
            .chain(inlines.corrections.iter().map(line("corrections")))
            .chain(inlines.transcript.iter().map(|body| (body, Some("video"))))
            .chain(inlines.teasers.iter().flatten().map(line("highlights")))
    }

    /// What was noticed in it.
    pub(super) fn remarks(&self) -> impl Iterator<Item = (&'a Remark, Option<&'static str>)> {
        let parts = self.has_remarks.then(|| self.parts()).into_iter().flatten();
        parts.flat_map(|(body, key)| body.remarks.iter().map(move |remark| (remark, key)))
    }

    /// A fault at the place of a remark.
    pub(super) fn fault(
        &self,
        code: Code,
        (remark, key): (&Remark, Option<&'static str>),
        message: impl Into<String>,
    ) -> Diagnostic {
        let place = match key {
            Some(key) => Place::key(key),
            None => Place::Span(remark.span.start as usize..remark.span.end as usize),
        };
        Diagnostic::new(code, self.source(), message).at(place)
    }

    /// Its Markdown as it stands in its file now, with where it begins there; `None` where that cannot be read.
    pub(super) fn read(&self) -> Option<(Vec<Passage>, usize)> {
        read(self.asked.sources, self.source())
    }
}

/// The passages of a file of Markdown, and where its text begins.
pub(super) fn read(sources: &Sources, source: SourceId) -> Option<(Vec<Passage>, usize)> {
    let text = sources.text(source).ok()?;
    let parts = yaml::split(source, &text).ok()?;
    Some((passages(parts.body), parts.body_offset))
}
