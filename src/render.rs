//! The fifth stage: one artifact's bytes from the site, its theme and its messages.
//!
//! A pure function, called from many threads: values that many pages show are made once and shared.
//! Pages are templates' work; feeds, sitemaps and `robots.txt` are written directly. What fails is a
//! template on the values that it is given, and that is a diagnostic.

pub mod feeds;
pub mod sitemap;

mod alerts;
mod archive;
mod cache;
mod calendar;
mod card;
mod comments;
mod compose;
mod corrections;
mod days;
mod digest;
mod digest_feed;
mod draft;
mod email;
mod events;
mod external;
mod feature;
mod feed;
mod feed_list;
mod feed_story;
mod feed_text;
mod frame;
mod index;
mod listed;
mod listing;
mod metadata;
mod others;
mod outdated;
mod parts;
mod places;
mod policies;
mod post;
mod reading;
mod related;
mod share;
mod shared;
mod statement;
mod structured;
mod subscribe;
mod taxonomy;
mod values;
mod week;
mod write_in;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::locales::{Locale, Locales};
use crate::model::addresses;
use crate::model::alternates::{self, Alternates};
use crate::model::blog::BlogId;
use crate::model::body::Texts;
use crate::model::edition::{EditionId, Week};
use crate::model::language::Language;
use crate::model::site::Site;
use crate::model::url::RootId;
use crate::model::view::View;
use crate::source::SourceId;
use crate::theme::{Context, Theme};

pub use shared::Shared;

/// What comes out of rendering.
#[derive(Debug)]
pub enum Rendered {
    Bytes(Vec<u8>),
    /// The bytes of a source as they are.
    Copy(SourceId),
}

/// How one blog looks.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub theme: &'a Theme,
    pub locales: &'a Locales,
}

/// About how many bytes a page takes beside its own text.
const FRAME: usize = 8 << 10;

/// A plan, of which a sitemap asks what it lists.
pub trait Views: Sync {
    /// All views that are planned, in the plan's order.
    fn views(&self) -> Box<dyn Iterator<Item = &View> + '_>;
}

/// Renders a site's views. Costs nothing to make: what pages share is in [`Shared`].
#[derive(Clone, Copy)]
pub struct Renderer<'a> {
    site: &'a Site,
    texts: &'a dyn Texts,
    /// By blog.
    looks: &'a [Look<'a>],
    shared: &'a Shared,
    views: &'a dyn Views,
}

/// Where a page stands: what decides how its words are said and its links are written.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub edition: EditionId,
    pub blog: BlogId,
    pub root: RootId,
    pub language: &'a Language,
    pub chain: &'a [Language],
    pub locale: &'a Locale,
    pub texts: &'a dyn Texts,
    pub shared: &'a Shared,
    /// Whether all addresses are written in full, as feeds need them.
    pub absolute: bool,
}

impl<'a> Renderer<'a> {
    /// `texts` gives bodies their HTML; `looks` are by blog, and `shared` was made for this site and rendered
    /// with these looks alone.
    pub fn new(
        site: &'a Site,
        texts: &'a dyn Texts,
        looks: &'a [Look<'a>],
        shared: &'a Shared,
        views: &'a dyn Views,
    ) -> Self {
        Self { site, texts, looks, shared, views }
    }

    /// The pages that one site's sitemap lists, in the order of the plan.
    pub(crate) fn pages(&self, root: RootId) -> impl Iterator<Item = &'a View> {
        let site = self.site;
        self.views
            .views()
            .filter(move |view| alternates::is_listed(site, view) && addresses::root_of(site, view) == root)
    }

    /// One artifact's bytes.
    pub fn render(&self, view: &View) -> Result<Rendered, Vec<Diagnostic>> {
        let page = |result: Result<Vec<u8>, Vec<Diagnostic>>| result.map(Rendered::Bytes);
        match view {
            View::Home { edition, slice } => page(listing::home(self, view, *edition, slice)),
            View::Post(of) => page(post::post(self, view, of)),
            View::Page { blog, page: number, translation } => {
                page(others::page(self, view, *blog, *number, *translation))
            }
            View::Archives(edition) => page(archive::archives(self, view, *edition)),
            View::Year { edition, year } => page(archive::year(self, view, *edition, *year)),
            View::Month { edition, month } => page(archive::month(self, view, *edition, *month as usize)),
            View::Tags(edition) => page(taxonomy::tags(self, view, *edition)),
            View::Tag { edition, tag, slice } => page(taxonomy::tag(self, view, *edition, *tag, slice)),
            View::Authors(edition) => page(taxonomy::authors(self, view, *edition)),
            View::Author { edition, author, slice } => {
                page(taxonomy::author(self, view, *edition, *author, slice))
            }
            View::Office { edition, office, slice } => {
                page(taxonomy::office(self, view, *edition, *office, slice))
            }
            View::Events { edition, slice } => page(events::listing(self, view, *edition, slice)),
            View::Policy { blog, policy, translation } => {
                page(policies::policy(self, view, *blog, *policy, *translation))
            }
            View::Digests(edition) => page(digest::digests(self, view, *edition, None)),
            View::DigestYear { edition, year } => page(digest::digests(self, view, *edition, Some(*year))),
            View::Digest { edition, week } => page(digest::digest(self, view, *edition, *week as usize)),
            View::Email { edition, week, form } => {
                email::email(self, *edition, *week as usize, *form).map(Rendered::Bytes)
            }
            View::Subscribe(edition) => page(subscribe::subscribe(self, view, *edition)),
            View::Chooser(blog) => page(others::chooser(self, view, *blog)),
            View::Corrections(edition) => page(corrections::page(self, view, *edition)),
            View::Alerts(edition) => page(alerts::page(self, view, *edition)),
            View::Accessibility(edition) => page(statement::page(self, view, *edition)),
            View::NotFound(root) => page(others::not_found(self, view, *root)),
            View::Redirect(number) => page(others::redirect(self, view, *number)),
            View::Feed { edition, of, format } => {
                Ok(Rendered::Bytes(feed::feed(self, *edition, *of, *format)))
            }
            View::EventFile { edition, post, translation } => {
                Ok(Rendered::Bytes(calendar::event_file(self, *edition, *post, *translation)))
            }
            View::Calendar(edition) => Ok(Rendered::Bytes(calendar::calendar(self, *edition))),
            View::Opml { edition, .. } => Ok(Rendered::Bytes(subscribe::opml(self, *edition))),
            View::Comments { edition, post, translation } => {
                Ok(Rendered::Bytes(comments::feed(self, *edition, *post, *translation)))
            }
            View::Sitemap { root, part } => Ok(Rendered::Bytes(index::sitemap(self, *root, *part))),
            View::Robots(root) => Ok(Rendered::Bytes(index::robots(self, *root))),
            View::File(file) => Ok(Rendered::Copy(self.site.file(*file).source)),
            View::Asset { file, .. } => Ok(match &file.text {
                Some(text) => Rendered::Bytes(text.as_bytes().to_vec()),
                None => Rendered::Copy(file.source),
            }),
        }
    }

    /// A week's digest as Markdown, for its editor. `path_of` is the way to a source from where that will stand.
    pub fn draft(&self, edition: EditionId, week: &Week, path_of: &dyn Fn(SourceId) -> String) -> String {
        draft::draft(self, edition, week, path_of)
    }

    /// A week's date, as an edition says it: "Week of 14 May 2012".
    pub fn week_title(&self, edition: EditionId, week: &Week) -> String {
        digest::label(&self.here(edition), week)
    }

    pub(crate) fn here(&self, id: EditionId) -> Here<'a> {
        let edition = self.site.edition(id);
        let blog = self.site.blog(edition.blog);
        let (language, chain) = &blog.languages[edition.language];
        Here {
            edition: id,
            blog: edition.blog,
            root: blog.root,
            language,
            chain,
            locale: self.locale(edition.blog, language),
            texts: self.texts,
            shared: self.shared,
            absolute: false,
        }
    }

    /// A language's messages with a blog's theme. Every language of a blog has them.
    #[expect(clippy::unreachable, reason = "a site without a language has an error and is not rendered")]
    pub(crate) fn locale(&self, blog: BlogId, language: &Language) -> &'a Locale {
        let locales = self.looks[blog.0 as usize].locales;
        match locales.get(language).or_else(|| locales.iter().next()) {
            Some(locale) => locale,
            None => unreachable!("a site has at least one language"),
        }
    }

    pub(crate) fn theme(&self, blog: BlogId) -> &'a Theme {
        self.looks[blog.0 as usize].theme
    }

    /// The edition of a blog in a language that it has; its first for one that it has not.
    pub(crate) fn edition_in(&self, blog: BlogId, language: &Language) -> EditionId {
        self.site.edition_in(blog, language)
    }

    pub(crate) fn alternates(&self, view: &View) -> Option<Alternates> {
        alternates::alternates(self.site, view)
    }

    /// A page's bytes. `size` is about how many its own text takes.
    pub(crate) fn finish(
        &self,
        blog: BlogId,
        template: &str,
        context: &Context,
        size: usize,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.theme(blog).page(template, context, size + FRAME)
    }
}
