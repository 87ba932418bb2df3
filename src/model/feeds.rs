//! Which feeds an edition has, in which formats: one list, from which the plan makes them and pages name them.

use super::edition::{Edition, EditionId, Month};
use super::settings::FeedFormat;
use super::site::Site;
use super::view::FeedOf;

/// Every feed of an edition, each with its formats: in the order in which pages list them. Archives of feeds are
/// no feeds of their own, see [`archives`].
pub fn of_edition(site: &Site, id: EditionId) -> Vec<(FeedOf, Vec<FeedFormat>)> {
    let edition = site.edition(id);
    let blog = site.blog(edition.blog);
    let outputs = &blog.outputs;
    let mut feeds = Vec::new();
    let mut add = |of: FeedOf, formats: &[FeedFormat]| {
        let formats: Vec<FeedFormat> =
            formats.iter().copied().filter(|format| outputs.feeds.contains(format)).collect();
        if !formats.is_empty() {
            feeds.push((of, formats));
        }
    };
    add(FeedOf::Blog, &outputs.feeds);
    if outputs.digests {
        add(FeedOf::Digests, &outputs.feeds);
    }
    if !edition.events.is_empty() {
        add(FeedOf::Events, &[FeedFormat::Atom]);
    }
    if !edition.corrections.is_empty() {
        add(FeedOf::Corrections, &[FeedFormat::Atom]);
    }
    add(FeedOf::Alerts, &[FeedFormat::Atom]);
    if !edition.blog.is_hub() {
        if outputs.tags && outputs.tag_feeds {
            edition.tags.iter().for_each(|(tag, _)| add(FeedOf::Tag(*tag), &[FeedFormat::Atom]));
        }
        if outputs.authors && outputs.author_feeds {
            edition.authors.iter().for_each(|(author, _)| add(FeedOf::Author(*author), &[FeedFormat::Atom]));
        }
    }
    feeds
}

/// The months of an edition whose stories its Atom feed does not wholly hold, newest first: each has an archive
/// document (RFC 5005), so that every story can be had.
///
/// A month that the feed still holds has none: an archive's entries are to stay as they are, and its month is not
/// over. Only a month with more stories than the feed has room for needs its document while it goes on.
pub fn archives(site: &Site, id: EditionId) -> &[Month] {
    let edition = site.edition(id);
    let blog = site.blog(edition.blog);
    if !blog.outputs.archives || !blog.outputs.feeds.contains(&FeedFormat::Atom) {
        return &[];
    }
    let held = edition.months.partition_point(|month| month.entries.end <= blog.feed_size);
    edition.months.get(held..).unwrap_or_default()
}

/// The month of an archive.
pub fn month(edition: &Edition, year: i16, month: i8) -> Option<&Month> {
    edition.months.iter().find(|of| (of.year, of.month) == (year, month))
}
