//! The fourth stage: every artifact of the site, with a fingerprint of everything its bytes depend on.
//!
//! Nothing is rendered here. Two artifacts at one address, and links from the network's root that lead
//! to none, are found here, since only now is it known what there will be.

mod fingerprints;
mod frames;
mod listings;
mod nearest;
mod notices;
mod related;
mod stories;
mod texts;
mod weeks;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use rayon::prelude::*;

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::addresses;
use crate::model::artifact::{Fingerprint, FingerprintHasher, Phase};
use crate::model::blog::BlogId;
use crate::model::edition::EditionId;
use crate::model::feeds;
use crate::model::language::Language;
use crate::model::settings::FeedFormat;
use crate::model::site::{FileId, RootedLink, Site};
use crate::model::url::RootId;
use crate::model::view::{AssetFile, EmailForm, FeedOf, PostView, View};
use crate::source::SourceId;

use fingerprints::Fingerprints;

/// One output file to be.
#[derive(Debug)]
pub struct Artifact {
    /// In the output folder, with `/`.
    pub path: String,
    pub view: View,
    pub fingerprint: Fingerprint,
}

impl Artifact {
    pub fn phase(&self) -> Phase {
        match &self.view {
            View::File(_) | View::Asset { .. } => Phase::Asset,
            View::Post(_) | View::Page { .. } | View::Policy { .. } => Phase::Page,
            View::Email { .. }
            | View::Feed { .. }
            | View::EventFile { .. }
            | View::Calendar(_)
            | View::Opml { .. }
            | View::Comments { .. }
            | View::Sitemap { .. }
            | View::Robots(_)
            | View::Redirect(_) => Phase::Index,
            _ => Phase::Listing,
        }
    }
}

/// How the site looks: what of themes and messages goes into fingerprints, and which files they add.
#[derive(Debug)]
pub struct Looks {
    /// Of the program itself: its version and build.
    pub program: Fingerprint,
    /// Of each blog's theme, all templates and settings.
    pub themes: Vec<Fingerprint>,
    /// By blog: the messages of every language with its theme.
    pub locales: Vec<HashMap<Language, Fingerprint>>,
    /// The static files of each blog's theme.
    pub assets: Vec<Vec<AssetFile>>,
}

impl Looks {
    /// The messages of a language with a blog's theme.
    fn locale(&self, blog: usize, language: &Language) -> Option<Fingerprint> {
        self.locales.get(blog)?.get(language).copied()
    }
}

/// Plans the whole output.
pub fn plan(site: &Site, looks: &Looks) -> Checked<Vec<Artifact>> {
    let fingerprints = Fingerprints::new(site, looks);
    let mut views = views(site);
    views.extend((0..site.redirects.len()).map(|number| View::Redirect(number as u32)));
    views.extend((0..site.files.len()).map(|number| View::File(FileId(number as u32))));
    asset_views(site, looks, &mut views);

    let made = fingerprints.artifacts(views);
    let mut indexes = Vec::new();
    for root in (0..site.roots.len()).map(|index| RootId(index as u16)) {
        let pages = made.iter().filter_map(|(artifact, listed)| {
            let (_, fingerprint) = listed.as_ref().filter(|(of, _)| *of == root)?;
            Some((&artifact.path, fingerprint))
        });
        sitemaps(site, root, pages, &fingerprints, &mut indexes);
        indexes.push(fingerprints.artifact(View::Robots(root)));
        indexes.push(fingerprints.artifact(View::NotFound(root)));
    }
    let mut artifacts: Vec<Artifact> =
        made.into_iter().map(|(artifact, _)| artifact).chain(indexes).collect();
    // All but the last few are in order already.
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    let diagnostics = faults(site, &mut artifacts);
    Checked::new(artifacts, diagnostics)
}

/// What blogs and their editions show.
fn views(site: &Site) -> Vec<View> {
    let of_blog = |id: BlogId| {
        let mut views = Vec::new();
        blog_views(site, id, &mut views);
        let editions: Vec<EditionId> = site.editions_of(id).map(|(edition, _)| edition).collect();
        let of_editions = editions.into_par_iter().flat_map_iter(|edition| {
            let mut views = Vec::new();
            edition_views(site, edition, &mut views);
            views
        });
        views.par_extend(of_editions);
        views
    };
    (0..site.blogs.len() as u16).into_par_iter().flat_map_iter(|number| of_blog(BlogId(number))).collect()
}

fn blog_views(site: &Site, id: BlogId, views: &mut Vec<View>) {
    let blog = site.blog(id);
    views.push(View::Chooser(id));
    for (page, text) in blog.pages.iter().enumerate() {
        for translation in 0..text.translations.len() {
            views.push(View::Page { blog: id, page: page as u16, translation: translation as u16 });
        }
    }
    for (policy, text) in blog.policy_texts.iter().enumerate() {
        for (translation, of) in text.translations.iter().enumerate() {
            if blog.languages.iter().any(|(language, _)| *language == of.language) {
                views.push(View::Policy { blog: id, policy: policy as u16, translation: translation as u16 });
            }
        }
    }
}

fn edition_views(site: &Site, id: EditionId, views: &mut Vec<View>) {
    let edition = site.edition(id);
    let blog = site.blog(edition.blog);
    let all = |entries: &[crate::model::edition::Entry]| {
        listings::slices(entries.iter().copied(), entries.len(), blog.page_size)
    };
    let some = |numbers: &[u32]| {
        listings::slices(
            numbers.iter().map(|number| edition.entries[*number as usize]),
            numbers.len(),
            blog.page_size,
        )
    };
    views.extend(all(&edition.entries).into_iter().map(|slice| View::Home { edition: id, slice }));
    if !blog.outputs.feeds.is_empty() {
        views.push(View::Subscribe(id));
    }
    if !edition.corrections.is_empty() {
        views.push(View::Corrections(id));
    }
    // Without an alert too: who follows them finds a page and a feed when the last one has expired.
    views.push(View::Alerts(id));
    if blog.statement.is_some() && blog.statement_page(site.language_of(edition)).is_none() {
        views.push(View::Accessibility(id));
    }
    for (of, formats) in feeds::of_edition(site, id) {
        views.extend(formats.into_iter().map(|format| View::Feed { edition: id, of, format }));
    }
    views.extend(feeds::archives(site, id).iter().map(|of| View::Feed {
        edition: id,
        of: FeedOf::Archive { year: of.year, month: of.month },
        format: FeedFormat::Atom,
    }));
    if edition.blog.is_hub() {
        let has_feeds = site.blogs.iter().any(|blog| !blog.outputs.feeds.is_empty());
        let is_default = *site.language_of(edition) == blog.default_language;
        views.extend(has_feeds.then_some(View::Opml { edition: id, at_root: false }));
        views.extend((has_feeds && is_default).then_some(View::Opml { edition: id, at_root: true }));
    } else {
        for view in listings::posts(site, id) {
            let PostView { post, translation, .. } = view;
            let of = site.post(post);
            let text = &of.translations[translation as usize];
            if site.has_comments_feed(of, text) {
                views.push(View::Comments { edition: id, post, translation });
            }
            if text.detail.event.is_some() && text.head.withdrawn.is_none() {
                views.push(View::EventFile { edition: id, post, translation });
            }
            views.push(View::Post(Box::new(view)));
        }
        if blog.outputs.archives && !edition.months.is_empty() {
            views.push(View::Archives(id));
            views.extend(listings::years(edition).into_iter().map(|year| View::Year { edition: id, year }));
            views.extend(
                (0..edition.months.len()).map(|month| View::Month { edition: id, month: month as u32 }),
            );
        }
        if blog.outputs.tags && !edition.tags.is_empty() {
            views.push(View::Tags(id));
            for (tag, numbers) in &edition.tags {
                views.extend(some(numbers).into_iter().map(|slice| View::Tag {
                    edition: id,
                    tag: *tag,
                    slice,
                }));
            }
        }
        if blog.outputs.authors && !edition.authors.is_empty() {
            views.push(View::Authors(id));
            for (author, numbers) in &edition.authors {
                views.extend(some(numbers).into_iter().map(|slice| View::Author {
                    edition: id,
                    author: *author,
                    slice,
                }));
            }
        }
        for (office, numbers) in &edition.offices {
            views.extend(some(numbers).into_iter().map(|slice| View::Office {
                edition: id,
                office: *office,
                slice,
            }));
        }
    }
    if !edition.events.is_empty() {
        views.extend(some(&edition.events).into_iter().map(|slice| View::Events { edition: id, slice }));
        views.push(View::Calendar(id));
    }
    if !edition.weeks.is_empty() {
        views.push(View::Digests(id));
        let years = edition.digest_years();
        views.extend(years.into_iter().map(|(year, _)| View::DigestYear { edition: id, year }));
        views.extend((0..edition.weeks.len()).map(|week| View::Digest { edition: id, week: week as u32 }));
        let mailed = edition.weeks.len().min(blog.mailing.weeks) as u32;
        for form in [EmailForm::Html, EmailForm::Text, EmailForm::Message] {
            views.extend((0..mailed).map(|week| View::Email { edition: id, week, form }));
        }
    }
}

/// The static files of every theme, in each site that a blog with that theme stands in.
fn asset_views(site: &Site, looks: &Looks, views: &mut Vec<View>) {
    let mut assets: BTreeMap<(RootId, &str), &AssetFile> = BTreeMap::new();
    for (blog, files) in site.blogs.iter().zip(&looks.assets) {
        assets.extend(files.iter().map(|file| ((blog.root, &*file.name), file)));
    }
    views.extend(assets.into_iter().map(|((root, _), file)| View::Asset { root, file: file.clone() }));
}

/// The sitemaps of one site: one, or an index of several past the limit.
fn sitemaps<'a>(
    site: &Site,
    root: RootId,
    pages: impl Iterator<Item = (&'a String, &'a Fingerprint)>,
    fingerprints: &Fingerprints,
    artifacts: &mut Vec<Artifact>,
) {
    let mut hasher = FingerprintHasher::default();
    let count = pages.map(|page| page.hash(&mut hasher)).count();
    let content = hasher.fingerprint();
    let limit = site.pages_of_sitemap(root);
    let parts = if count > limit { count.div_ceil(limit) as u32 } else { 0 };
    for part in std::iter::once(None).chain((1..=parts).map(Some)) {
        let mut artifact = fingerprints.artifact(View::Sitemap { root, part });
        artifact.fingerprint = Fingerprint::of(&(artifact.fingerprint, content));
        artifacts.push(artifact);
    }
}

/// Artifacts at one address, of which the first is kept, and links from the root that lead nowhere.
fn faults(site: &Site, artifacts: &mut Vec<Artifact>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    artifacts.dedup_by(|artifact, first| {
        let is_taken = artifact.path == first.path;
        if is_taken {
            let other = source_of(site, &first.view);
            diagnostics.extend(duplicate(site, artifact, source_of(site, &artifact.view), other));
        }
        is_taken
    });
    // Nearly all files are pages, and no folder is called as they are.
    let is_odd = artifacts.par_iter().any(|artifact| artifact.path.contains("index.html/"));
    for artifact in artifacts.iter().filter(|artifact| is_odd || !artifact.path.ends_with("index.html")) {
        // A file where another artifact needs a folder: `a` and `a/b`.
        if let Some(inner) = inside(artifacts, &artifact.path) {
            let fault = Diagnostic {
                source: source_of(site, &inner.view),
                ..Diagnostic::nowhere(
                    Code::DuplicateUrl,
                    format!("`/{}` would have to be a file and a folder at once", artifact.path),
                )
            };
            diagnostics.push(fault.help("give one of the two another name"));
        }
    }
    diagnostics.extend(dead_paths(site, &site.rooted, artifacts));
    diagnostics
}

/// Links from the network's root that lead to none of these artifacts, which are in the order of their paths.
pub fn dead_paths(site: &Site, links: &[RootedLink], artifacts: &[Artifact]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for link in links {
        let root = &site.roots[link.address.root.0 as usize];
        let path = link.address.path.trim_start_matches('/');
        let file = format!("{}{path}", root.folder);
        let found = if file.is_empty() || file.ends_with('/') {
            has(artifacts, &format!("{file}index.html"))
        } else {
            has(artifacts, &file) || has(artifacts, &format!("{file}/index.html"))
        };
        if !found {
            let help = match nearest::path(artifacts, &file) {
                Some(near) => {
                    format!("did you mean `/{near}`? Or link to the Markdown file of the text that is meant")
                }
                None => "correct the path, or link to the Markdown file of the text that is meant".to_owned(),
            };
            let message = format!("there is nothing at `/{file}` in the network");
            diagnostics.push(
                Diagnostic::new(Code::DeadPath, link.source, message).at(link.place.clone()).help(help),
            );
        }
    }
    diagnostics
}

/// Whether there is an artifact at a path. They are in the order of their paths.
fn has(artifacts: &[Artifact], path: &str) -> bool {
    artifacts.binary_search_by(|artifact| artifact.path.as_str().cmp(path)).is_ok()
}

/// The first artifact that stands inside the folder that a file's path would be.
fn inside<'a>(artifacts: &'a [Artifact], path: &str) -> Option<&'a Artifact> {
    let is_inside =
        |artifact: &&Artifact| artifact.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    let first = artifacts.partition_point(|artifact| {
        let (one, other) = (artifact.path.bytes(), path.bytes().chain([b'/']));
        one.cmp(other).is_lt()
    });
    artifacts.get(first).filter(is_inside)
}

fn duplicate(
    site: &Site,
    artifact: &Artifact,
    source: Option<SourceId>,
    other: Option<SourceId>,
) -> Option<Diagnostic> {
    if source.is_some() && source == other {
        // A text that names the same alias twice, or a file that two folders hold by a link.
        return None;
    }
    let address = addresses::of(site, &artifact.view).path;
    let message = format!("the address `{address}` is taken already");
    let (source, other) = match (source, other) {
        (Some(source), other) => (Some(source), other),
        (None, other) => (other, None),
    };
    let mut fault = Diagnostic { source, ..Diagnostic::nowhere(Code::DuplicateUrl, message) };
    fault = match artifact.view {
        View::Redirect(_) => fault.at(Place::key("aliases")).help("take this alias out, or correct it"),
        _ if source.is_some() && other.is_none() => fault.at(Place::key("slug")).help(
            "the program makes a page of its own there: give this text another `slug` or another file name",
        ),
        _ => fault.at(Place::key("slug")).help("give one of the two another `slug` or another file name"),
    };
    Some(match other {
        Some(other) => fault.related(other, Place::File, "by this file"),
        None => fault,
    })
}

fn source_of(site: &Site, view: &View) -> Option<SourceId> {
    match view {
        View::Post(view) => Some(site.post(view.post).translations[view.translation as usize].source),
        View::Page { blog, page, translation } => {
            Some(site.blog(*blog).pages[*page as usize].translations[*translation as usize].source)
        }
        View::Policy { blog, policy, translation } => {
            Some(site.blog(*blog).policy_texts[*policy as usize].translations[*translation as usize].source)
        }
        View::File(file) => Some(site.file(*file).source),
        View::Asset { file, .. } => Some(file.source),
        View::Redirect(number) => Some(site.redirects[*number as usize].source),
        _ => None,
    }
}
