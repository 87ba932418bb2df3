//! An author's file: `authors/<id>.yaml`.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::markdown::{self, Text};
use crate::model::conventions::Conventions;
use crate::model::document::AuthorDocument;
use crate::model::language::Language;
use crate::model::text::LocalText;
use crate::parse::{Manner, typography};
use crate::source::SourceId;
use crate::yaml::{self, FileKind, Given, Key, Keyed, keyed};

/// What the file says, as it says it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AuthorFile {
    /// The author's name: one for all languages, or one for each.
    name: Option<LocalText>,
    /// What the author does, such as `Consul`: one text for all languages, or one for each.
    title: Option<LocalText>,
    /// Who the author is, as Markdown: one text for all languages, or one for each.
    bio: Option<LocalText>,
    /// A picture of the author: a path from `/`, below the folder `static`.
    photo: Option<String>,
    /// The author's own page.
    url: Option<String>,
    /// The mission that the author is at: the name of its folder.
    mission: Option<String>,
    /// Data of your own, which templates get as it is.
    extra: Option<serde_json::Value>,
}

keyed!(AuthorFile {
    name: "a name, or one per language", &[FileKind::Author];
    title: "a text, or one per language", &[FileKind::Author];
    bio: "Markdown, or one per language", &[FileKind::Author];
    photo: "the path of a picture", &[FileKind::Author];
    url: "an address", &[FileKind::Author];
    mission: "the id of a mission", &[FileKind::Author];
    extra: "data of your own", &[FileKind::Author];
});

/// Reads an author; one without a name is an error, and goes by the id until it is mended.
pub(super) fn author(source: SourceId, id: &str, text: &str, manner: Manner) -> Checked<AuthorDocument> {
    let mut diagnostics = Vec::new();
    let file = yaml::read::<AuthorFile>(source, text, 0, FileKind::Author).collect(&mut diagnostics);
    let Manner { raw_html: html, of_plain_texts: plain, .. } = manner;
    let mut name = match file.name {
        Some(name) if !name.is_empty() => name,
        _ => {
            diagnostics.push(
                Diagnostic::new(Code::MissingKey, source, "this author has no name")
                    .at(Place::key("name"))
                    .help("add a line `name: …`"),
            );
            LocalText::Plain(Arc::from(id))
        }
    };
    typography::local(&mut name, plain);
    let mut title = file.title.unwrap_or_default();
    typography::local(&mut title, plain);
    let mut bio = Vec::new();
    let mut body = |language: Option<Language>, text: &str| {
        let conventions = language.as_ref().map_or(plain, Conventions::of);
        let parsed = markdown::body(&Text { text, source, offset: 0, html, conventions });
        diagnostics.extend(parsed.diagnostics.into_iter().map(|fault| fault.at(Place::key("bio"))));
        bio.push((language, Arc::new(parsed.value)));
    };
    match &file.bio {
        Some(LocalText::Plain(text)) => body(None, text),
        Some(LocalText::PerLanguage(texts)) => {
            for (language, text) in texts.iter() {
                body(Some(language.clone()), text);
            }
        }
        None => {}
    }
    let author = AuthorDocument {
        source,
        id: Arc::from(id),
        name,
        title,
        bio,
        photo: file.photo,
        url: file.url,
        mission: file.mission,
    };
    Checked::new(author, diagnostics)
}
