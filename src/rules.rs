//! What is asked of texts beyond what makes them readable: a rule in each file, with its code, why it is asked, its check
//! and its tests.
//!
//! A rule finds warnings; whether they count is the site's to say ([`apply`]). It is conservative: where it cannot be
//! sure it says nothing, for a warning that is wrong teaches to pass over those that are right. What a rule asks about a
//! text's Markdown was noticed while the text was parsed ([`crate::model::remark`]); the few rules that ask what a text
//! says read its file again, and only that of texts for which the answer matters.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::blog::{Blog, BlogId};
use crate::model::document::{TextDocument, TextKind};
use crate::model::site::Site;
use crate::source::{Scope, SourceId, Sources};

mod bare_address;
mod dead_anchor;
mod heading_jump;
mod insecure_link;
mod long_summary;
mod official_claim;
mod picture_without_words;
mod policy_review;
mod relative_day;
mod settings;
mod table_without_heads;
mod text;
mod unmarked_language;
mod vague_link;
mod words;

#[cfg(test)]
mod tests;

pub use settings::apply;

use text::Text;

/// A rule: asked of each text, of the site as a whole, or of both.
pub struct Rule {
    pub code: Code,
    /// Why it is asked, with an example: Markdown.
    pub explanation: &'static str,
    of_text: Option<fn(&Text, &mut Vec<Diagnostic>)>,
    of_site: Option<fn(&Asked, &mut Vec<Diagnostic>)>,
}

/// Every rule, in the order in which they are asked and explained.
pub const RULES: &[&Rule] = &[
    &picture_without_words::RULE,
    &heading_jump::RULE,
    &vague_link::RULE,
    &bare_address::RULE,
    &dead_anchor::RULE,
    &insecure_link::RULE,
    &long_summary::RULE,
    &table_without_heads::RULE,
    &relative_day::RULE,
    &unmarked_language::RULE,
    &policy_review::RULE,
    &official_claim::RULE,
];

/// What rules are asked about.
pub struct Asked<'a> {
    pub site: &'a Site,
    pub sources: &'a Sources,
    /// All of the site's texts, kept back or not; of a story that is asked about alone, all of its texts.
    pub texts: &'a [Arc<TextDocument>],
    /// Whether a page has an id of its theme's, beside those of its text.
    pub is_id_of_theme: &'a dyn Fn(&str) -> bool,
}

/// What the rules find: in each text for itself, and in how texts and settings go together.
pub struct Found {
    pub of_texts: Vec<Diagnostic>,
    pub of_site: Vec<Diagnostic>,
}

/// Asks every rule about everything.
pub fn check(asked: &Asked) -> Found {
    let mut of_site = Vec::new();
    for of in RULES.iter().filter_map(|rule| rule.of_site) {
        of(asked, &mut of_site);
    }
    Found { of_texts: check_texts(asked), of_site }
}

/// Asks those rules that judge each text for itself.
pub fn check_texts(asked: &Asked) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let blogs = by_scope(asked.site);
    let events = with_events(asked.texts);
    let rules: Vec<_> = RULES.iter().filter_map(|rule| rule.of_text).collect();
    for document in asked.texts {
        // A mission without settings is an error of its own.
        let Some(blog) = blogs.get(&document.scope) else { continue };
        let has_event = !events.is_empty() && story(document).is_some_and(|story| events.contains(&story));
        let Some(text) = Text::new(document, blog, has_event, asked) else { continue };
        for of in &rules {
            of(&text, &mut found);
        }
    }
    found
}

/// Blogs by whose their texts are.
fn by_scope(site: &Site) -> FxHashMap<Scope, &Blog> {
    let scope = |number: usize, blog: &Blog| match BlogId(number as u16).is_hub() {
        true => Scope::Network,
        false => Scope::Mission(blog.id.to_string()),
    };
    site.blogs.iter().enumerate().map(|(number, blog)| (scope(number, blog), blog)).collect()
}

/// A story in all its languages.
type Story<'a> = (&'a Scope, &'a str);

fn story(document: &TextDocument) -> Option<Story<'_>> {
    match &document.kind {
        TextKind::Post { stem, .. } => Some((&document.scope, stem)),
        _ => None,
    }
}

/// The stories that some translation gives an event; the others inherit it.
fn with_events(texts: &[Arc<TextDocument>]) -> FxHashSet<Story<'_>> {
    let with_event = texts.iter().filter(|document| document.front_matter.event.is_some());
    with_event.filter_map(|document| story(document)).collect()
}

/// Texts by their file.
fn by_source(texts: &[Arc<TextDocument>]) -> FxHashMap<SourceId, &TextDocument> {
    texts.iter().map(|document| (document.source, &**document)).collect()
}
