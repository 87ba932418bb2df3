//! Authors: their bios' links lead somewhere, and their missions are there.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::Blog;
use crate::model::document::AuthorDocument;
use crate::model::post::Author;
use crate::resolve::links::{self, Destinations, Findings, Holder};
use crate::resolve::written;
use crate::source::Sources;

/// Every author's file, joined; in the order of the files.
pub fn authors(
    documents: Vec<AuthorDocument>,
    blogs: &[Blog],
    destinations: &Destinations,
    sources: &Sources,
    findings: &mut Findings,
) -> Vec<Author> {
    documents
        .into_iter()
        .map(|document| {
            if let Some(mission) = &document.mission
                && !blogs.iter().any(|blog| !blog.id.is_empty() && *blog.id == **mission)
            {
                findings
                    .diagnostics
                    .push(super::unknown_mission(document.source, mission, blogs).at(Place::key("mission")));
            }
            if let Some(url) = document.url.as_deref().filter(|url| !links::may_be_published(url)) {
                findings.diagnostics.push(
                    Diagnostic::new(
                        Code::BadUrl,
                        document.source,
                        format!("`{url}` is not an address that can be published"),
                    )
                    .at(Place::key("url"))
                    .help("begin it with `https://` or `mailto:`"),
                );
            }
            let path = &sources.get(document.source).path;
            let default = &blogs[0].default_language;
            let bio = document
                .bio
                .into_iter()
                .map(|(language, body)| {
                    let holder = Holder {
                        source: document.source,
                        path,
                        original: path,
                        language: language.as_ref().unwrap_or(default),
                        key: Some("bio"),
                    };
                    let body = links::resolve_body(body, holder, destinations, findings);
                    (language, body)
                })
                .collect();
            let url = document.url.as_deref();
            let rooted = url.and_then(|url| written::link("url", url, document.source, &destinations.roots));
            findings.rooted.extend(rooted);
            let holder =
                Holder { source: document.source, path, original: path, language: default, key: None };
            let photo =
                document.photo.map(|photo| links::picture(&photo, holder, "photo", destinations, findings));
            Author {
                id: document.id,
                name: document.name,
                title: document.title,
                bio,
                photo,
                url: document.url.filter(|url| links::may_be_published(url)).map(Arc::from),
            }
        })
        .collect()
}
