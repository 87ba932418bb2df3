//! Readers' comments beside a post: `<stem>.comments.yaml`, or `comments.yaml` in a bundle.
//!
//! Whoever decided on a comment, and by which rule, is checked and let go: it is never published.

use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::markdown::{self, Text};
use crate::model::body::{LinkKind, RawHtml};
use crate::model::document::{Comment, CommentsDocument};
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::source::SourceId;
use crate::yaml::{self, Scalar};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenComment {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    place: Option<String>,
    date: WrittenMoment,
    #[serde(default)]
    language: Option<Language>,
    #[serde(default)]
    status: CommentStatus,
    #[serde(default)]
    redacted: bool,
    #[serde(default)]
    #[allow(dead_code, reason = "checked when it is read, and never published")]
    decided: Option<Decided>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "checked when it is read, and never published")]
struct Decided {
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    on: Option<WrittenMoment>,
    #[serde(default)]
    rule: Option<Rule>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "checked when it is read, and never published")]
struct Rule(Scalar);

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "snake_case")]
enum CommentStatus {
    Approved,
    /// What nobody decided on does not go out.
    #[default]
    Pending,
    Rejected,
}

/// Reads a post's comments. Raw HTML, a heading or a picture in one of them is an error.
pub fn comments(source: SourceId, mission: &str, stem: &str, text: &str) -> Checked<CommentsDocument> {
    let help = "a comment has `date`, `status` and `text`, and may have `name`, `place`, `language`, `redacted` and `decided`";
    let mut diagnostics = Vec::new();
    let written = yaml::read_list::<WrittenComment>(source, text, Code::BadComment, help).collect(&mut diagnostics);
    let comments = written
        .into_iter()
        .map(|(number, comment)| {
            let parsed = markdown::body(&Text { text: &comment.text, source, offset: 0, html: RawHtml::Forbid });
            let place = Place::path([number.to_string(), "text".to_string()]);
            diagnostics.extend(parsed.diagnostics.into_iter().map(|fault| match fault.code {
                Code::HtmlForbidden => refused(source, "raw HTML", "write it in Markdown; put a `\\` before the `<` if it is meant to be read as it stands"),
                _ => fault,
            }.at(place.clone())));
            if !parsed.value.headings.is_empty() {
                diagnostics.push(refused(source, "a heading", "write it as a line of its own, or put a `\\` before the `#`").at(place.clone()));
            }
            if parsed.value.links.iter().any(|link| matches!(link.kind, LinkKind::Picture | LinkKind::Media)) {
                diagnostics.push(refused(source, "a picture", "take it out, or link to it").at(place));
            }
            Comment {
                name: comment.name.map(Arc::from),
                place: comment.place.map(Arc::from),
                date: comment.date,
                language: comment.language,
                approved: comment.status == CommentStatus::Approved,
                redacted: comment.redacted,
                body: parsed.value,
            }
        })
        .collect();
    Checked::new(CommentsDocument { source, mission: Arc::from(mission), stem: Arc::from(stem), comments }, diagnostics)
}

fn refused(source: SourceId, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadComment, source, format!("{what} stands here, which a comment may not have")).help(help)
}
