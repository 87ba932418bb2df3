//! Where a reader subscribes: the page that lists an edition's feeds, and the network's as OPML.

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::blog::BlogId;
use crate::model::edition::EditionId;
use crate::model::view::{FeedOf, View};
use crate::render::feed_list::{Listed, feeds, format_names};
use crate::render::feeds::{Group, Opml, Outline, opml as write};
use crate::render::frame::{Head, context};
use crate::render::values::{language_entries, link, local, plain};
use crate::render::{Here, Renderer, events};
use crate::theme::{Value, list, map, map_of, text};

/// The page.
pub(crate) fn subscribe(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = plain(here, "subscribe", &[]);
    let mut values =
        context(renderer, view, here, Head { kind: "subscribe", title: &title, ..Head::default() })?;
    values.insert_value("feed_groups", list(groups(renderer, here)));
    let is_hub = here.blog.is_hub();
    let numbers = 1..site.blogs.len() as u16;
    let missions = numbers.filter(|_| is_hub).filter_map(|number| mission(renderer, here, BlogId(number)));
    values.insert_value("mission_pages", list(missions));
    let hub = &site.blogs[0];
    let hub_home = addresses::home(hub, hub.language_near(here.chain));
    let network = !is_hub && !hub.outputs.feeds.is_empty();
    let network = network.then(|| link(site, here, &addresses::subscribe(&hub_home)));
    values.insert_value("network_page", text(&network.unwrap_or_default()));
    values.insert_value("opml", text(&link(site, here, &addresses::opml(&hub_home))));
    renderer.finish(here.blog, "subscribe.html", &values, 0)
}

/// The feeds under headings: all that hold a blog's own kinds of texts, then those of topics and of authors.
fn groups(renderer: &Renderer, here: &Here) -> Vec<Value> {
    let blog = local(here, &renderer.site.blog(here.blog).title).0;
    let (mut whole, mut tags, mut authors) = (Vec::new(), Vec::new(), Vec::new());
    for feed in feeds(renderer, here) {
        match feed.of {
            FeedOf::Tag(_) => tags.push(feed),
            FeedOf::Author(_) => authors.push(feed),
            _ => whole.push(feed),
        }
    }
    for sorted in [&mut tags, &mut authors] {
        sorted.sort_by(|one, other| here.locale.compare(&one.name, &other.name));
    }
    let headed =
        [(blog.to_string(), whole), (plain(here, "tags", &[]), tags), (plain(here, "authors", &[]), authors)];
    headed
        .into_iter()
        .filter(|(_, feeds)| !feeds.is_empty())
        .map(|(title, feeds)| {
            map([
                ("title", text(&title)),
                ("feeds", list(feeds.iter().map(|feed| value(renderer, here, feed)))),
            ])
        })
        .collect()
}

/// A feed with all its formats; `url` and `type` are of the one that every reader takes.
fn value(renderer: &Renderer, here: &Here, feed: &Listed) -> Value {
    let formats = feed.formats.iter().map(|(format, url)| {
        let (name, kind) = format_names(*format);
        map([("name", text(&plain(here, name, &[]))), ("url", text(url)), ("type", text(kind))])
    });
    // Events can be had as a calendar too.
    let calendar = (feed.of == FeedOf::Events).then(|| events::to_subscribe(renderer, here)).flatten();
    let formats = formats.chain(calendar);
    let (url, kind) = feed.best().map_or(("", ""), |(format, url)| (url, format_names(*format).1));
    map([("title", text(&feed.name)), ("url", text(url)), ("type", text(kind)), ("formats", list(formats))])
}

/// Where a mission's feeds are listed, in the page's language or the nearest that it has.
fn mission(renderer: &Renderer, here: &Here, id: BlogId) -> Option<Value> {
    let site = renderer.site;
    let blog = site.blog(id);
    if blog.outputs.feeds.is_empty() {
        return None;
    }
    let language = blog.language_near(here.chain);
    let (title, _) = blog.title.choose(std::iter::once(language).chain(here.chain));
    let page = addresses::subscribe(&addresses::home(blog, language));
    let [lang, dir, foreign] = language_entries(here, language);
    Some(map_of([("title", text(title)), ("url", text(&link(site, here, &page))), lang, dir, foreign]))
}

/// The network's feeds, then each mission's in each of its languages; of each the format that every reader takes.
///
/// Feeds of topics and authors are left to the subscribe page: a reader takes in all that a list holds, and would
/// then have each story several times.
pub(crate) fn opml(renderer: &Renderer, edition: EditionId) -> Vec<u8> {
    let site = renderer.site;
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let network = local(here, &site.blog(here.blog).title).0;
    let mut groups = vec![Group { title: network.into(), outlines: outlines(renderer, here) }];
    for (number, blog) in site.blogs.iter().enumerate().skip(1) {
        let editions = site.editions_of(BlogId(number as u16));
        let outlines: Vec<Outline> = editions
            .flat_map(|(id, _)| outlines(renderer, &Here { absolute: true, ..renderer.here(id) }))
            .collect();
        groups.push(Group { title: local(here, &blog.title).0.into(), outlines });
    }
    groups.retain(|group| !group.outlines.is_empty());
    write(&Opml { title: network.into(), groups })
}

fn outlines(renderer: &Renderer, here: &Here) -> Vec<Outline<'static>> {
    let blog = renderer.site.blog(here.blog);
    let several = blog.languages.len() > 1 && !here.blog.is_hub();
    let own_name = renderer.shared.autonym(here.language);
    feeds(renderer, here)
        .into_iter()
        .filter(|feed| feed.of.is_whole())
        .filter_map(|feed| {
            let xml_url = feed.best()?.1.clone();
            // A blog may be called the same in all its languages.
            let text = match feed.of {
                FeedOf::Blog if several => {
                    let language = own_name.as_str().unwrap_or_default();
                    let arguments =
                        [("blog", Argument::Text(&feed.title)), ("topic", Argument::Text(language))];
                    plain(here, "feed-of-topic", &arguments)
                }
                _ => feed.title.clone(),
            };
            Some(Outline {
                text: text.into(),
                title: feed.title.into(),
                language: here.language.to_string().into(),
                xml_url: xml_url.into(),
                html_url: feed.page.into(),
            })
        })
        .collect()
}
