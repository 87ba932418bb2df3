//! Readers' comments beside a post: `<stem>.comments.yaml`, or `comments.yaml` in a bundle.
//!
//! Whoever decided on a comment, and by which rule, is checked and let go: it is never published, and only moderation
//! reads it.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::markdown::{self, Text};
use crate::model::body::{LinkKind, RawHtml};
use crate::model::conventions::Conventions;
use crate::model::document::{Comment, CommentsDocument};
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::source::SourceId;
use crate::yaml::{self, Scalar};

/// A comment, as its file has it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenComment {
    /// The reader's name, as it may be shown. Left out: "Anonymous" in the page's language.
    #[serde(default)]
    pub name: Option<String>,
    /// Where the reader writes from.
    #[serde(default)]
    pub place: Option<String>,
    /// When it was written, such as `2026-05-16`.
    pub date: WrittenMoment,
    /// The language that it is in. Left out: the story's.
    #[serde(default)]
    pub language: Option<Language>,
    /// What the moderator decided. Left out: `pending`. Only approved ones go out.
    #[serde(default)]
    pub status: CommentStatus,
    /// `true` where words were taken out: the page says so.
    #[serde(default)]
    pub redacted: bool,
    /// Who decided, when, and by which rule. It is never published.
    #[serde(default)]
    pub decided: Option<Decided>,
    /// What the reader wrote, as Markdown without headings, pictures and HTML.
    pub text: String,
}

/// Who decided on a comment, when, and by which rule of the policy: for moderators alone.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Who decided.
    #[serde(default)]
    pub by: Option<String>,
    /// When, such as `2026-05-17`.
    #[serde(default)]
    pub on: Option<WrittenMoment>,
    /// Under which rule of the comment policy.
    #[serde(default)]
    pub rule: Option<Rule>,
}

/// A number or a name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct Rule(pub Scalar);

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema, Default, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum CommentStatus {
    /// It goes out.
    Approved,
    /// Nobody has decided yet: it does not go out.
    #[default]
    Pending,
    /// It does not go out.
    Rejected,
}

/// Reads a post's comments. Raw HTML, a heading or a picture in one of them is an error.
///
/// A comment that says no language is in its post's, which is not known here: it is set as `usual` has it, and its
/// Markdown kept for the case that the post turns out to be in another language.
pub fn comments(
    source: SourceId,
    mission: &str,
    stem: &str,
    text: &str,
    usual: Conventions,
) -> Checked<CommentsDocument> {
    let mut diagnostics = Vec::new();
    let said = |text: &String| !text.trim().is_empty();
    let comments = written(source, text)
        .collect(&mut diagnostics)
        .into_iter()
        .map(|(number, comment)| {
            let conventions = comment.language.as_ref().map_or(usual, Conventions::of);
            let parsed = markdown::readers(&Text {
                text: &comment.text,
                source,
                offset: 0,
                html: RawHtml::Forbid,
                conventions,
            });
            diagnostics
                .extend(parsed.diagnostics.into_iter().map(|fault| in_file(fault, &comment.text, text)));
            let place = Place::path([number.to_string(), "text".to_string()]);
            if !parsed.value.headings.is_empty() {
                diagnostics.push(
                    refused(source, "heading", "write it as a line of its own, or put a `\\` before the `#`")
                        .at(place.clone()),
                );
            }
            if parsed.value.links.iter().any(|link| matches!(link.kind, LinkKind::Picture | LinkKind::Media))
            {
                diagnostics.push(refused(source, "picture", "take it out, or link to it").at(place));
            }
            let written =
                comment.language.is_none().then(|| (Arc::from(comment.text.as_str()), source, usual));
            Comment {
                written,
                name: comment.name.filter(said).map(Arc::from),
                place: comment.place.filter(said).map(Arc::from),
                date: comment.date,
                language: comment.language,
                approved: comment.status == CommentStatus::Approved,
                redacted: comment.redacted,
                body: Arc::new(parsed.value),
            }
        })
        .collect();
    Checked::new(
        CommentsDocument { source, mission: Arc::from(mission), stem: Arc::from(stem), comments },
        diagnostics,
    )
}

/// Reads the same as it is written, each comment with its number in the file, from 0.
pub fn written(source: SourceId, text: &str) -> Checked<Vec<(usize, WrittenComment)>> {
    let help = "a comment has `date`, `status` and `text`, and may have `name`, `place`, `language`, `redacted` and `decided`";
    yaml::read_list(source, text, Code::BadComment, help)
}

fn refused(source: SourceId, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadComment, source, format!("a comment may hold no {what}, and this one does"))
        .help(help)
}

/// A fault of a comment's text as one of the file: its line is looked for there, since YAML may have folded it.
fn in_file(mut fault: Diagnostic, comment: &str, file: &str) -> Diagnostic {
    let at = match &fault.place {
        Place::Span(span) => span.start,
        Place::File | Place::Key { .. } => 0,
    };
    let before = comment.get(..at).unwrap_or_default();
    let line = comment.lines().nth(before.matches('\n').count()).unwrap_or_default().trim();
    let found = file.find(line).filter(|_| !line.is_empty());
    fault.place = found.map_or(Place::File, |start| Place::Span(start..start + line.len()));
    if fault.code == Code::HtmlForbidden {
        fault.code = Code::BadComment;
        fault.message = "a comment may hold no raw HTML, and this one does".to_string();
    }
    fault
}
