//! Tags, authors and offices: their indexes and their listings.

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::edition::EditionId;
use crate::model::post::{AuthorId, TagId};
use crate::model::settings::FeedFormat;
use crate::model::url::Address;
use crate::model::view::{FeedOf, Slice, View};
use crate::render::card;
use crate::render::days::{IN_SECTION, Levels, ON_PAGE, by_day};
use crate::render::feed_list;
use crate::render::frame::{Head, context};
use crate::render::listing::{CARD, pager, title_on_page};
use crate::render::values::{link, local, local_entries, message, plain};
use crate::render::{Here, Renderer};
use crate::theme::{Context, Value, html, list, map, map_of, text};

/// Every tag of an edition, in the language's order.
pub(crate) fn tags(renderer: &Renderer, view: &View, edition: EditionId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = plain(here, "tags", &[]);
    let mut values = context(renderer, view, here, Head { kind: "tags", title: &title, ..Head::default() })?;
    let home = addresses::edition_home(site, edition);
    let mut tags: Vec<(&str, Value)> = site
        .edition(edition)
        .tags
        .iter()
        .map(|(id, numbers)| {
            let tag = &site.tags[id.0 as usize];
            let name = local(here, &tag.name).0;
            let [lang, dir, foreign] = local_entries(here, &tag.name);
            let value = map_of([
                lang,
                dir,
                foreign,
                ("id", text(&tag.id)),
                ("name", text(name)),
                ("url", text(&link(site, here, &addresses::tag(site, &home, *id)))),
                ("count", Value::from(numbers.len() as u64)),
                ("count_text", count(here, numbers.len())),
            ]);
            (name, value)
        })
        .collect();
    tags.sort_by(|a, b| here.locale.compare(a.0, b.0));
    values.insert_value("tags", list(tags.into_iter().map(|(_, value)| value)));
    renderer.finish(here.blog, "tags.html", &values, 0)
}

/// One tag's stories.
pub(crate) fn tag(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    id: TagId,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let of = &site.tags[id.0 as usize];
    let name = local(here, &of.name).0;
    let title = title_on_page(here, &plain(here, "stories-on", &[("tag", Argument::Text(name))]), slice);
    let home = addresses::edition_home(site, edition);
    let outputs = &site.blog(here.blog).outputs;
    let feeds = own_feed(renderer, here, outputs.tag_feeds, FeedOf::Tag(id));
    let mut values =
        context(renderer, view, here, Head { kind: "tag", title: &title, feeds, ..Head::default() })?;
    values.insert_value("tag", map([("id", text(&of.id)), ("name", text(name))]));
    finish_listing(renderer, here, values, "tag.html", ON_PAGE, &addresses::tag(site, &home, id), slice)
}

/// Every author of an edition, in the language's order.
pub(crate) fn authors(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = plain(here, "authors", &[]);
    let mut values =
        context(renderer, view, here, Head { kind: "authors", title: &title, ..Head::default() })?;
    let mut authors: Vec<(&str, Value)> = site
        .edition(edition)
        .authors
        .iter()
        .map(|(id, numbers)| {
            let author = &site.authors[id.0 as usize];
            let name = local(here, &author.name).0;
            let photo = author
                .photo
                .as_ref()
                .and_then(|photo| crate::render::compose::picture_link(site, here, photo));
            let [(_, title_lang), (_, title_dir), (_, title_foreign)] = local_entries(here, &author.title);
            let value = map_of([
                ("id", text(&author.id)),
                ("name", text(name)),
                ("title", text(local(here, &author.title).0)),
                ("title_lang", title_lang),
                ("title_dir", title_dir),
                ("title_foreign", title_foreign),
                ("url", text(&card::author_url(renderer, here, here.blog, *id))),
                ("photo", text(&photo.map(|(url, _)| url).unwrap_or_default())),
                ("count_text", count(here, numbers.len())),
            ]);
            (name, value)
        })
        .collect();
    authors.sort_by(|a, b| here.locale.compare(a.0, b.0));
    values.insert_value("authors", list(authors.into_iter().map(|(_, value)| value)));
    renderer.finish(here.blog, "authors.html", &values, 0)
}

/// One author's stories.
pub(crate) fn author(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    id: AuthorId,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let name = local(here, &site.authors[id.0 as usize].name).0;
    let title = title_on_page(here, &plain(here, "stories-by", &[("author", Argument::Text(name))]), slice);
    let home = addresses::edition_home(site, edition);
    let outputs = &site.blog(here.blog).outputs;
    let feeds = own_feed(renderer, here, outputs.author_feeds, FeedOf::Author(id));
    let mut values =
        context(renderer, view, here, Head { kind: "author", title: &title, feeds, ..Head::default() })?;
    values.insert_value("author", card::author_page(renderer, here, id));
    finish_listing(
        renderer,
        here,
        values,
        "author.html",
        IN_SECTION,
        &addresses::author(site, &home, id),
        slice,
    )
}

/// One office's stories.
pub(crate) fn office(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    number: u16,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let (id, name) = &blog.offices[number as usize];
    let name = local(here, name).0;
    let title = title_on_page(here, name, slice);
    let home = addresses::edition_home(site, edition);
    let mut values =
        context(renderer, view, here, Head { kind: "office", title: &title, ..Head::default() })?;
    values.insert_value("office", map([("id", text(id)), ("name", text(name))]));
    finish_listing(
        renderer,
        here,
        values,
        "office.html",
        ON_PAGE,
        &addresses::office(blog, &home, number),
        slice,
    )
}

fn finish_listing(
    renderer: &Renderer,
    here: &Here,
    mut values: Context,
    template: &str,
    levels: Levels,
    listing: &Address,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    values.insert_value("posts", html(&by_day(renderer, here, &slice.entries, levels)?));
    values.insert_value("pager", pager(renderer, here, listing, slice, None)?);
    renderer.finish(here.blog, template, &values, CARD * slice.entries.len())
}

/// The listing's own Atom feed, if it has one: its title and address.
pub(crate) fn own_feed(renderer: &Renderer, here: &Here, wanted: bool, of: FeedOf) -> Vec<(String, String)> {
    let site = renderer.site;
    if !wanted || !site.blog(here.blog).outputs.feeds.contains(&FeedFormat::Atom) {
        return Vec::new();
    }
    let home = addresses::edition_home(site, here.edition);
    let title = feed_list::title(renderer, here, of);
    vec![(title, link(site, here, &addresses::feed(site, &home, of, FeedFormat::Atom)))]
}

fn count(here: &Here, count: usize) -> Value {
    message(here, "story-count", &[("count", Argument::Number(count as i64))])
}
