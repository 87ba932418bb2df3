//! Feeds as pages and lists name them: what each is called, where it is, and which page it stands for.

use crate::locales::Argument;
use crate::model::addresses;
use crate::model::feeds;
use crate::model::settings::FeedFormat;
use crate::model::url::Address;
use crate::model::view::FeedOf;
use crate::render::values::{link, local, plain};
use crate::render::{Here, Renderer};

/// A feed of an edition.
pub(crate) struct Listed {
    pub of: FeedOf,
    /// What it is called among the feeds of its blog.
    pub name: String,
    /// What it calls itself.
    pub title: String,
    /// The page that it stands for.
    pub page: String,
    /// At least one, in the blog's order, each with its address.
    pub formats: Vec<(FeedFormat, String)>,
}

impl Listed {
    /// The format that every reader takes: Atom, where there is one.
    pub fn best(&self) -> Option<&(FeedFormat, String)> {
        self.formats.iter().find(|(format, _)| *format == FeedFormat::Atom).or(self.formats.first())
    }
}

/// Every feed of an edition.
pub(crate) fn feeds(renderer: &Renderer, here: &Here) -> Vec<Listed> {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    let blog = local(here, &site.blog(here.blog).title).0;
    feeds::of_edition(site, here.edition)
        .into_iter()
        .map(|(of, formats)| {
            let address = |format| link(site, here, &addresses::feed(site, &home, of, format));
            Listed {
                of,
                name: topic(renderer, here, of).unwrap_or_else(|| blog.to_string()),
                title: title(renderer, here, of),
                page: link(site, here, &page(renderer, here, of)),
                formats: formats.into_iter().map(|format| (format, address(format))).collect(),
            }
        })
        .collect()
}

/// What a feed calls itself: an archive as the feed that it is a part of.
pub(crate) fn title(renderer: &Renderer, here: &Here, of: FeedOf) -> String {
    let blog = local(here, &renderer.site.blog(here.blog).title).0;
    match topic(renderer, here, of) {
        Some(topic) => {
            plain(here, "feed-of-topic", &[("blog", Argument::Text(blog)), ("topic", Argument::Text(&topic))])
        }
        None => blog.to_string(),
    }
}

/// What the stories of a feed have in common; `None` for all of a blog's.
fn topic(renderer: &Renderer, here: &Here, of: FeedOf) -> Option<String> {
    let site = renderer.site;
    match of {
        FeedOf::Tag(id) => Some(local(here, &site.tags[id.0 as usize].name).0.to_string()),
        FeedOf::Author(id) => Some(local(here, &site.authors[id.0 as usize].name).0.to_string()),
        FeedOf::Digests => Some(plain(here, "week-in-review", &[])),
        FeedOf::Events => Some(plain(here, "events", &[])),
        FeedOf::Corrections => Some(plain(here, "corrections", &[])),
        FeedOf::Alerts => Some(plain(here, "alerts", &[])),
        FeedOf::Blog | FeedOf::Archive { .. } => None,
    }
}

/// The page that a feed stands for; its blog's home where there is none.
pub(crate) fn page(renderer: &Renderer, here: &Here, of: FeedOf) -> Address {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    match of {
        FeedOf::Tag(id) => addresses::tag(site, &home, id),
        FeedOf::Author(id) => addresses::author(site, &home, id),
        FeedOf::Digests if !site.edition(here.edition).weeks.is_empty() => addresses::digests(&home),
        FeedOf::Events => addresses::events(&home),
        FeedOf::Corrections => addresses::corrections(&home),
        FeedOf::Alerts => addresses::alerts(&home),
        FeedOf::Archive { year, month } if !here.blog.is_hub() => addresses::month(&home, year, month),
        FeedOf::Blog | FeedOf::Digests | FeedOf::Archive { .. } => home,
    }
}

/// The name of a format's message, and its media type.
pub(crate) fn format_names(format: FeedFormat) -> (&'static str, &'static str) {
    match format {
        FeedFormat::Atom => ("feed-atom", "application/atom+xml"),
        FeedFormat::Rss => ("feed-rss", "application/rss+xml"),
        FeedFormat::Json => ("feed-json", "application/feed+json"),
    }
}
