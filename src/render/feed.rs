//! Feeds: what stands in them, taken from the site. How it is written is `feeds`' affair.

use std::borrow::Cow;
use std::sync::Arc;

use crate::locales::{Argument, Direction, direction};
use crate::model::addresses;
use crate::model::edition::{Edition, EditionId, Entry as Shown};
use crate::model::moment::Moment;
use crate::model::post::{Byline, Picture, Post, Translation};
use crate::model::settings::FeedFormat;
use crate::model::view::FeedOf;
use crate::render::feeds::{
    self, Category, Enclosure, Entry, Feed, Generator, Mission, Person, Replies, Source,
};
use crate::render::values::{link, local, plain};
use crate::render::{Here, Renderer, alerts, card, comments, compose, corrections, digest_feed, policies};

/// A feed's bytes.
pub(crate) fn feed(renderer: &Renderer, edition: EditionId, of: FeedOf, format: FeedFormat) -> Vec<u8> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let feed = match of {
        FeedOf::Digests => digest_feed::feed(renderer, here, format),
        FeedOf::Corrections => corrections::feed(renderer, here, format),
        FeedOf::Alerts => alerts::feed(renderer, here, format),
        FeedOf::Blog | FeedOf::Tag(_) | FeedOf::Author(_) => stories(renderer, here, of, format),
    };
    match format {
        FeedFormat::Atom => feeds::atom(&feed),
        FeedFormat::Rss => feeds::rss(&feed),
        FeedFormat::Json => feeds::json(&feed),
    }
}

fn stories<'a>(renderer: &'a Renderer, here: &Here<'a>, of: FeedOf, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let blog = site.blog(here.blog);
    let whole = of == FeedOf::Blog;
    let shown: Vec<Shown> =
        numbers(edition, of).take(blog.feed_size).map(|number| edition.entries[number]).collect();
    let entries: Vec<Entry> = shown.iter().map(|shown| entry(renderer, here, shown, whole, format)).collect();
    let title = local(here, &blog.title).0;
    let (id_topic, topic) = match of {
        FeedOf::Tag(id) => {
            let tag = &site.tags[id.0 as usize];
            (vec!["tags", &*tag.id], Some(local(here, &tag.name).0))
        }
        FeedOf::Author(id) => {
            let author = &site.authors[id.0 as usize];
            (vec!["authors", &*author.id], Some(local(here, &author.name).0))
        }
        FeedOf::Blog | FeedOf::Digests | FeedOf::Corrections | FeedOf::Alerts => (Vec::new(), None),
    };
    let title = match topic {
        Some(topic) => {
            plain(here, "feed-of-topic", &[("blog", Argument::Text(title)), ("topic", Argument::Text(topic))])
        }
        None => title.to_string(),
    };
    let home = addresses::edition_home(site, here.edition);
    let page = match of {
        FeedOf::Tag(id) => addresses::tag(site, &home, id),
        FeedOf::Author(id) => addresses::author(site, &home, id),
        FeedOf::Blog | FeedOf::Digests | FeedOf::Corrections | FeedOf::Alerts => home.clone(),
    };
    let description = local(here, &blog.description).0;
    Feed {
        id: feed_id(renderer, here, &id_topic).into(),
        title: title.into(),
        subtitle: Some(description).filter(|text| whole && !text.is_empty()).map(Cow::from),
        updated: last_update(&entries, site),
        home_url: link(site, here, &page).into(),
        self_url: link(site, here, &addresses::feed(site, &home, of, format)).into(),
        entries,
        ..blank(here)
    }
}

/// What all feeds of an edition share.
pub(crate) fn blank<'a>(here: &Here<'a>) -> Feed<'a> {
    Feed {
        id: "".into(),
        title: "".into(),
        subtitle: None,
        language: here.language.as_str().into(),
        direction: feed_direction(here.locale.direction),
        home_url: "".into(),
        self_url: "".into(),
        updated: "".into(),
        rights: None,
        // Without a version: a new release of the program is no change of the feed.
        generator: Some(Generator { name: "chancery".into(), version: None, url: None }),
        icon: None,
        entries: Vec::new(),
    }
}

/// RFC 4151: the authority, the blog, what the feed is drawn from, the language.
pub(crate) fn feed_id(renderer: &Renderer, here: &Here, topic: &[&str]) -> String {
    let blog = renderer.site.blog(here.blog);
    let mut parts: Vec<&str> = Vec::new();
    if !blog.id.is_empty() {
        parts.push(&blog.id);
    }
    parts.extend(topic);
    parts.push(here.language.as_str());
    feeds::tag_uri(&renderer.site.feed_authority, &parts)
}

/// The newest of the entries' updates; for an empty feed the first day of the authority's year, since
/// a feed must say a time and no clock may be asked.
pub(crate) fn last_update<'a>(entries: &[Entry], site: &crate::model::site::Site) -> Cow<'a, str> {
    let parsed = |text: &str| text.parse::<jiff::Timestamp>().unwrap_or_default();
    match entries.iter().max_by_key(|entry| parsed(&entry.updated)) {
        Some(newest) => newest.updated.to_string().into(),
        None => {
            let year = site
                .feed_authority
                .split_once(',')
                .map_or("2000", |(_, date)| date.get(..4).unwrap_or("2000"));
            format!("{year}-01-01T00:00:00Z").into()
        }
    }
}

pub(crate) fn feed_direction(direction: Direction) -> feeds::Direction {
    match direction {
        Direction::Ltr => feeds::Direction::LeftToRight,
        Direction::Rtl => feeds::Direction::RightToLeft,
    }
}

fn numbers(edition: &Edition, of: FeedOf) -> Box<dyn Iterator<Item = usize> + '_> {
    let some = |numbers: Option<&'_ [u32]>| numbers.map(|numbers| numbers.to_vec()).unwrap_or_default();
    match of {
        FeedOf::Tag(id) => {
            let at = edition.tags.binary_search_by_key(&id, |(tag, _)| *tag).ok();
            Box::new(some(at.map(|at| &*edition.tags[at].1)).into_iter().map(|number| number as usize))
        }
        FeedOf::Author(id) => {
            let at = edition.authors.binary_search_by_key(&id, |(author, _)| *author).ok();
            Box::new(some(at.map(|at| &*edition.authors[at].1)).into_iter().map(|number| number as usize))
        }
        FeedOf::Blog | FeedOf::Digests | FeedOf::Corrections | FeedOf::Alerts => {
            Box::new(0..edition.entries.len())
        }
    }
}

fn entry<'a>(
    renderer: &'a Renderer,
    here: &Here<'a>,
    shown: &Shown,
    whole: bool,
    format: FeedFormat,
) -> Entry<'a> {
    let site = renderer.site;
    let post = site.post(shown.post);
    let translation = &post.translations[shown.translation as usize];
    let head = &translation.head;
    let blog = site.blog(here.blog);
    let foreign = translation.language != *here.language;
    let label = foreign.then(|| {
        let name = here.locale.language_name(&translation.language);
        plain(here, "shown-in", &[("language", Argument::Text(&name))]).into()
    });
    let prefix = format!("{}-", post.stem);
    let mission = site.blog(post.blog);
    let mission_title = local(here, &mission.title).0;
    let url = link(site, here, &translation.address);
    let read_on = whole.then(|| {
        let made = renderer.shared.edition(here.edition).read_on.get_or(post.blog, || {
            Arc::from(plain(here, "read-on-site", &[("blog", Argument::Text(mission_title))]))
        });
        (made.to_string().into(), url.clone().into())
    });
    Entry {
        id: entry_id(renderer, post, translation).into(),
        title: (&*head.title).into(),
        language: translation.language.as_str().into(),
        direction: feed_direction(direction(&translation.language)),
        label,
        published: head.published.rfc3339().into(),
        updated: head.updated.as_ref().map_or_else(|| head.published.rfc3339(), Moment::rfc3339).into(),
        authors: head.authors.iter().map(|byline| person(renderer, here, post, byline)).collect(),
        categories: categories(renderer, here, post, translation),
        rights: None,
        summary: (&*head.summary).into(),
        content: whole.then(|| compose::body(site, here, &translation.body, &prefix).into()),
        policies: if whole { policies::feed_blocks(renderer, here, &blog.policies.feed) } else { Vec::new() },
        alternates: post
            .translations
            .iter()
            .filter(|other| other.language != translation.language && other.head.withdrawn.is_none())
            .map(|other| (other.language.as_str().into(), link(site, here, &other.address).into()))
            .collect(),
        source: source(renderer, here, post, translation, format),
        image: enclosure(renderer, here, head.picture.as_deref()),
        mission: Some(Mission {
            id: (&*mission.id).into(),
            title: mission_title.into(),
            country: mission.country.as_deref().map(Cow::from),
        }),
        read_on,
        title_is_feeds: false,
        page_is_feeds: false,
        replies: replies(renderer, here, post, translation),
        in_reply_to: None,
        url: url.into(),
    }
}

/// How many comments a story has, and where they are.
fn replies<'a>(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> Option<Replies<'a>> {
    let site = renderer.site;
    let comments = post.shown_comments(translation);
    let zone = &site.blog(post.blog).zone;
    let newest = comments.iter().map(|comment| comment.date.in_zone(zone)).max()?;
    let feed = site.has_comments_feed(post, translation).then(|| addresses::comments(&translation.address));
    Some(Replies {
        count: comments.len(),
        page_url: (link(site, here, &translation.address) + comments::PLACE).into(),
        feed_url: feed.map(|address| link(site, here, &address).into()),
        updated: newest.rfc3339().into(),
    })
}

/// An entry of an edition's own, with nothing in it yet.
pub(crate) fn blank_entry<'a>(here: &Here<'a>) -> Entry<'a> {
    Entry {
        id: "".into(),
        url: "".into(),
        title: "".into(),
        language: here.language.as_str().into(),
        direction: feed_direction(here.locale.direction),
        label: None,
        published: "".into(),
        updated: "".into(),
        authors: Vec::new(),
        categories: Vec::new(),
        rights: None,
        summary: "".into(),
        content: None,
        policies: Vec::new(),
        alternates: Vec::new(),
        source: None,
        image: None,
        mission: None,
        read_on: None,
        title_is_feeds: false,
        page_is_feeds: false,
        replies: None,
        in_reply_to: None,
    }
}

/// RFC 4151: the authority, the post's permanent id, and the language of the text shown.
pub(crate) fn entry_id(renderer: &Renderer, post: &Post, translation: &Translation) -> String {
    let mut parts: Vec<&str> = post.feed_id.split('/').collect();
    parts.push(translation.language.as_str());
    feeds::tag_uri(&renderer.site.feed_authority, &parts)
}

fn person<'a>(renderer: &'a Renderer, here: &Here<'a>, post: &Post, byline: &'a Byline) -> Person<'a> {
    match byline {
        Byline::Author(id) => {
            let url = card::author_url(renderer, here, post.blog, *id);
            let name = local(here, &renderer.site.authors[id.0 as usize].name).0.to_string();
            Person { name: name.into(), url: (!url.is_empty()).then(|| url.into()) }
        }
        Byline::Guest { name, .. } => Person { name: (&**name).into(), url: None },
    }
}

fn categories<'a>(
    renderer: &'a Renderer,
    here: &Here<'a>,
    post: &Post,
    translation: &Translation,
) -> Vec<Category<'a>> {
    let site = renderer.site;
    translation
        .head
        .tags
        .iter()
        .map(|id| {
            let tag = &site.tags[id.0 as usize];
            let blog = site.blog(post.blog);
            let language = blog.language_near(here.chain);
            let scheme = link(site, here, &addresses::tags(&addresses::home(blog, language)));
            Category {
                term: tag.id.to_string().into(),
                label: Some(local(here, &tag.name).0.to_string().into()),
                scheme: (blog.outputs.tags).then(|| scheme.into()),
            }
        })
        .collect()
}

/// A story of another mission, or one first published elsewhere.
fn source<'a>(
    renderer: &'a Renderer,
    here: &Here<'a>,
    post: &Post,
    translation: &'a Translation,
    format: FeedFormat,
) -> Option<Source<'a>> {
    let site = renderer.site;
    if let Some((name, url)) = &translation.head.courtesy_of {
        let url: Cow<str> = url.as_deref().unwrap_or("").into();
        if !url.is_empty() {
            return Some(Source {
                title: (&**name).into(),
                url: url.clone(),
                id: url,
                feed_url: None,
                updated: None,
            });
        }
    }
    if post.blog == here.blog {
        return None;
    }
    let blog = site.blog(post.blog);
    let language = blog.language_near(here.chain);
    let home = addresses::home(blog, language);
    let id = feeds::tag_uri(&site.feed_authority, &[&blog.id, language.as_str()]);
    let feed_url = blog
        .outputs
        .feeds
        .contains(&format)
        .then(|| link(site, here, &addresses::feed(site, &home, FeedOf::Blog, format)).into());
    Some(Source {
        title: local(here, &blog.title).0.to_string().into(),
        url: link(site, here, &home).into(),
        id: id.into(),
        feed_url,
        updated: None,
    })
}

/// A picture that a feed names beside the text.
pub(crate) fn enclosure<'a>(
    renderer: &Renderer,
    here: &Here,
    picture: Option<&'a Picture>,
) -> Option<Enclosure<'a>> {
    let picture = picture?;
    let (url, size) = compose::picture_link(renderer.site, here, &picture.target)?;
    let mime_type = match url.rsplit('.').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    let caption =
        picture.caption.as_ref().map(|caption| compose::body(renderer.site, here, caption, "").into());
    Some(Enclosure {
        url: url.into(),
        mime_type: mime_type.into(),
        length: None,
        size,
        alt: (&*picture.alt).into(),
        caption,
    })
}
