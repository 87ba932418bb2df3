//! Stories and other texts, each apart from all others and in parallel: its files brought together and
//! placed, and a post made of it.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::blog::{Blog, BlogId};
use crate::model::document::{Comment, TextDocument, TextKind};
use crate::model::language::Language;
use crate::model::post::Post;
use crate::resolve::groups::{self, Languages};
use crate::resolve::links::Findings;
use crate::resolve::places::{self, Placed};
use crate::resolve::posts::{self, Names};
use crate::resolve::publish::Gate;
use crate::source::Scope;

/// What placing a text needs of its blog and of the build.
#[derive(Clone, Copy)]
pub struct Placing<'a> {
    pub blogs: &'a [Blog],
    /// By blog: the pattern of posts' addresses.
    pub permalinks: &'a [String],
    pub gate: Gate,
}

/// Approved and other comments by the mission and the stem of their post.
pub type Comments = HashMap<(String, Arc<str>), Arc<[Comment]>>;

/// All texts of missions that exist, by blog, kind and name; a mission's folder without its `mission.yaml`
/// is an error, told once.
pub fn place_all(
    texts: Vec<Arc<TextDocument>>,
    placing: Placing,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Placed> {
    let groups = groups::sorted(known(texts, placing.blogs, diagnostics));
    let languages: Vec<Vec<Language>> = placing.blogs.iter().map(all_languages).collect();
    let place = |(blog, documents): &(u16, Vec<Arc<TextDocument>>)| {
        let mut own = Vec::new();
        let languages = languages.get(*blog as usize).map_or(&[][..], |languages| languages);
        (place_one(BlogId(*blog), documents, languages, placing, &mut own), own)
    };
    let results: Vec<(Option<Placed>, Vec<Diagnostic>)> = groups.par_iter().map(place).collect();
    let mut placed = Vec::with_capacity(results.len());
    for (one, own) in results {
        placed.extend(one);
        diagnostics.extend(own);
    }
    placed
}

/// One text, of all its files; `languages` are its blog's.
pub fn place_one(
    id: BlogId,
    documents: &[Arc<TextDocument>],
    languages: &[Language],
    placing: Placing,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Placed> {
    let blog = placing.blogs.get(id.0 as usize)?;
    let permalink = placing.permalinks.get(id.0 as usize)?;
    let group = groups::group(
        documents,
        &Languages { default: &blog.default_language, all: languages },
        diagnostics,
    )?;
    Some(places::place(id, blog, permalink, placing.gate, group, diagnostics))
}

/// A blog's languages, without their fallbacks.
pub fn all_languages(blog: &Blog) -> Vec<Language> {
    blog.languages.iter().map(|(language, _)| language.clone()).collect()
}

/// Posts of placed stories, in their order: each with what was found on the way.
pub fn posts(placed: Vec<Placed>, comments: &Comments, names: &Names) -> Vec<(Option<Post>, Findings)> {
    placed.into_par_iter().map(|placed| post(placed, comments, names)).collect()
}

/// One story's post; `None` where none of its translations is out.
pub fn post(placed: Placed, comments: &Comments, names: &Names) -> (Option<Post>, Findings) {
    let mut own = Findings::default();
    let comments = match (&placed.group.scope, &placed.group.kind) {
        (Scope::Mission(mission), TextKind::Post { stem, .. }) if !comments.is_empty() => {
            comments.get(&(mission.clone(), stem.clone())).cloned()
        }
        _ => None,
    };
    (posts::post(placed, comments.unwrap_or_default(), names, &mut own), own)
}

fn known(
    texts: Vec<Arc<TextDocument>>,
    blogs: &[Blog],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(u16, Arc<TextDocument>)> {
    let numbers: FxHashMap<&str, u16> =
        blogs.iter().enumerate().map(|(number, blog)| (&*blog.id, number as u16)).collect();
    let mut told: Vec<String> = Vec::new();
    let mut known = Vec::with_capacity(texts.len());
    for text in texts {
        let mission = match &text.scope {
            Scope::Network => "",
            Scope::Mission(mission) => mission,
        };
        if let Some(number) = numbers.get(mission) {
            known.push((*number, text));
        } else if !told.iter().any(|told| told == mission) {
            told.push(mission.to_string());
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownMission,
                    text.source,
                    format!("the folder `content/{mission}/` has no `mission.yaml`"),
                )
                .help(format!(
                    "create `content/{mission}/mission.yaml`, with a title and languages at least"
                )),
            );
        }
    }
    known
}
