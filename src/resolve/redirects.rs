//! Old paths that lead to a page: `aliases:`.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::addresses;
use crate::model::blog::{Blog, BlogId};
use crate::model::edition::Edition;
use crate::model::language::Language;
use crate::model::name::compose;
use crate::model::post::Post;
use crate::model::site::Redirect;
use crate::model::url::Address;
use crate::source::SourceId;

/// Every alias of every post, page, policy and digest that is out.
pub fn redirects(
    blogs: &[Blog],
    posts: &[Arc<Post>],
    editions: &[Edition],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    let mut add = |blog_id: BlogId,
                   source: SourceId,
                   alias: &str,
                   to: &Address,
                   title: &Arc<str>,
                   language: &Language| {
        let blog = &blogs[blog_id.0 as usize];
        match path(alias) {
            Some(path) => redirects.push(Redirect {
                source,
                at: Address::new(blog.root, format!("{}/{path}", blog.path)),
                to: to.clone(),
                title: title.clone(),
                blog: blog_id,
                language: language.clone(),
            }),
            None => diagnostics.push(
                Diagnostic::new(Code::BadUrl, source, format!("`{alias}` cannot be an old path of this page"))
                    .at(Place::value("aliases", alias))
                    .help("write a path from the root of the mission's site, such as `/2009/05/town-hall/`, without `?`, `#` or `..`"),
            ),
        }
    };
    for post in posts {
        for translation in &post.translations {
            for alias in &translation.detail.aliases {
                add(
                    post.blog,
                    translation.source,
                    alias,
                    &translation.address,
                    &translation.head.title,
                    &translation.language,
                );
            }
        }
    }
    for (index, blog) in blogs.iter().enumerate() {
        for translation in blog.pages.iter().flat_map(|page| &page.translations) {
            for alias in &translation.aliases {
                add(
                    BlogId(index as u16),
                    translation.source,
                    alias,
                    &translation.address,
                    &translation.title,
                    &translation.language,
                );
            }
        }
    }
    for (index, blog) in blogs.iter().enumerate() {
        let id = BlogId(index as u16);
        let homes = || blog.languages.iter().map(|(language, _)| (language, addresses::home(blog, language)));
        for translation in blog.policy_texts.iter().flat_map(|policy| &policy.translations) {
            // A policy of the network's has its old paths in the network, whoever shows it.
            let network = |known: &Blog| {
                known
                    .policy_texts
                    .iter()
                    .flat_map(|policy| &policy.translations)
                    .any(|other| other.source == translation.source)
            };
            let own = index == 0 || !network(&blogs[0]);
            for (language, home) in homes().filter(|(language, _)| own && **language == translation.language)
            {
                for alias in &translation.aliases {
                    let to = addresses::policy(&home, &translation.slug);
                    add(id, translation.source, alias, &to, &translation.title, language);
                }
            }
        }
        for introduction in &blog.introductions {
            for translation in &introduction.translations {
                let edition = editions.iter().find(|edition| {
                    edition.blog == id && blog.languages[edition.language].0 == translation.language
                });
                let over = edition
                    .is_some_and(|edition| edition.weeks.iter().any(|week| week.id == introduction.week));
                for (language, home) in
                    homes().filter(|(language, _)| over && **language == translation.language)
                {
                    for alias in &translation.aliases {
                        let to = addresses::digest(&home, introduction.week);
                        add(id, translation.source, alias, &to, &translation.title, language);
                    }
                }
            }
        }
    }
    redirects
}

/// An alias without its leading slash; one that names no file is a folder.
fn path(alias: &str) -> Option<String> {
    let path = compose(alias.trim().trim_start_matches('/'));
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let bad = path.is_empty()
        || path.contains(|c: char| c.is_control() || matches!(c, '?' | '#' | '\\' | '%' | ':'))
        || parts.iter().any(|part| part.is_empty() || *part == "." || *part == ".." || part.len() > 250);
    if bad {
        return None;
    }
    let is_file = !path.ends_with('/')
        && parts.last().is_some_and(|part| part.ends_with(".html") || part.ends_with(".htm"));
    Some(if is_file || path.ends_with('/') { path } else { format!("{path}/") })
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn aliases_are_folders_unless_they_name_a_file() {
        assert_eq!(path("/old/path").as_deref(), Some("old/path/"));
        assert_eq!(path("old/path/").as_deref(), Some("old/path/"));
        assert_eq!(path("/old.html").as_deref(), Some("old.html"));
        for bad in ["", "/", "/../x", "/a//b", "/a?b=1", "/a#b", "https://x/"] {
            assert_eq!(path(bad), None, "{bad}");
        }
    }
}
