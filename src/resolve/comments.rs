//! Readers' comments: beside which post they stand, and in which language.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{self, Text};
use crate::model::body::RawHtml;
use crate::model::conventions::Conventions;
use crate::model::document::{Comment, Parsed, TextKind};
use crate::model::language::Language;
use crate::resolve::places::Placed;
use crate::resolve::stories::Comments;
use crate::source::Scope;

/// Comments by post; those beside no post are an error.
pub fn by_post(parsed: &mut Parsed, placed: &[Placed], diagnostics: &mut Vec<Diagnostic>) -> Comments {
    if parsed.comments.is_empty() {
        return Comments::new();
    }
    let mut by_post: HashMap<(String, Arc<str>), Vec<Comment>> = HashMap::new();
    let known: HashSet<(&str, &str)> = placed
        .iter()
        .filter_map(|placed| match (&placed.group.scope, &placed.group.kind) {
            (Scope::Mission(mission), TextKind::Post { stem, .. }) => Some((mission.as_str(), &**stem)),
            _ => None,
        })
        .collect();
    for document in std::mem::take(&mut parsed.comments) {
        if known.contains(&(&*document.mission, &*document.stem)) {
            by_post
                .entry((document.mission.to_string(), document.stem.clone()))
                .or_default()
                .extend(document.comments);
        } else {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownPost,
                    document.source,
                    format!("there is no post `{}` that these comments belong to", document.stem),
                )
                .help("name the file as the post's own, with `.comments.yaml` in place of the language"),
            );
        }
    }
    by_post.into_iter().map(|(key, comments)| (key, Arc::from(comments))).collect()
}

/// Those of a post's comments that are approved; `language` is the post's, which those have that say none.
pub fn approved(comments: &[Comment], language: &Language) -> Arc<[Comment]> {
    let conventions = Conventions::of(language);
    let of_post = |comment: &Comment| {
        let mut comment = comment.clone();
        if let Some((text, source, usual)) = comment.written.take()
            && usual != conventions
        {
            // Its faults were told when it was read.
            let text = Text { text: &text, source, offset: 0, html: RawHtml::Forbid, conventions };
            comment.body = Arc::new(markdown::readers(&text).value);
        }
        comment.language.get_or_insert_with(|| language.clone());
        comment
    };
    comments.iter().filter(|comment| comment.approved).map(of_post).collect()
}
