//! Feeds: what stands in them, taken from the site. How it is written is `feeds`' affair.

use std::borrow::Cow;
use std::sync::Arc;

use crate::locales::{Argument, Direction};
use crate::model::addresses;
use crate::model::blog::LinkTarget;
use crate::model::edition::{Edition, EditionId, Entry as Shown};
use crate::model::post::{Byline, Picture, Post, Translation};
use crate::model::settings::FeedFormat;
use crate::model::text::LocalText;
use crate::model::view::FeedOf;
use crate::render::feed_text::for_feed;
use crate::render::feeds::{
    self, Archives, Category, Enclosure, Entry, Feed, Generator, Mission, Person, Replies, Source,
};
use crate::render::values::{direction_of, escape, link, local, plain, written_link};
use crate::render::{
    Here, Renderer, alerts, card, comments, compose, corrections, digest_feed, events, feed_list, feed_story,
    policies,
};

/// A feed's bytes.
pub(crate) fn feed(renderer: &Renderer, edition: EditionId, of: FeedOf, format: FeedFormat) -> Vec<u8> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let blog = renderer.site.blog(here.blog);
    let made = match of {
        FeedOf::Digests => digest_feed::feed(renderer, here, format),
        FeedOf::Corrections => corrections::feed(renderer, here, format),
        FeedOf::Alerts => alerts::feed(renderer, here, format),
        _ => stories(renderer, here, of, format),
    };
    let mut feed = Feed {
        rights: rights(here, &blog.rights),
        // A hub is told of what readers subscribe to, which an archive is not.
        hub: blog.feed_hub.as_deref().filter(|_| made.archives.current.is_none()).map(Cow::from),
        ..made
    };
    feed.entries.iter_mut().for_each(tidy);
    match format {
        FeedFormat::Atom => feeds::atom(&feed),
        FeedFormat::Rss => feeds::rss(&feed),
        FeedFormat::Json => feeds::json(&feed),
    }
}

fn rights<'a>(here: &Here<'a>, of: &'a LocalText) -> Option<Cow<'a, str>> {
    let (text, _) = local(here, of);
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

/// Makes all HTML of an entry such as feeds can have.
pub(crate) fn tidy(entry: &mut Entry) {
    let url = &entry.url;
    let tidy = |markup: &mut Cow<str>, direction: feeds::Direction| {
        if let Cow::Owned(made) = for_feed(markup, url, direction) {
            *markup = made.into();
        }
    };
    let direction = entry.direction;
    let caption = entry.image.as_mut().and_then(|image| image.caption.as_mut());
    entry.content.iter_mut().chain(caption).for_each(|markup| tidy(markup, direction));
    entry.policies.iter_mut().for_each(|block| tidy(&mut block.html, block.direction));
}

fn stories<'a>(renderer: &'a Renderer, here: &Here<'a>, of: FeedOf, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let blog = site.blog(here.blog);
    let shown = shown(edition, of, blog.feed_size);
    let is_whole = |shown: &Shown| match of {
        FeedOf::Blog | FeedOf::Events => true,
        // The network's archives hold summaries: whole texts are in the archives of its missions, and all of them
        // again in each of the network's languages would be the greater part of the output. For the same reason a
        // mission's archive holds a text that its language lacks as a summary.
        FeedOf::Archive { .. } => {
            let text = &site.post(shown.post).translations[shown.translation as usize];
            !here.blog.is_hub() && text.language == *here.language
        }
        _ => false,
    };
    let mut entries: Vec<Entry> =
        shown.iter().map(|shown| entry(renderer, here, shown, is_whole(shown), format)).collect();
    if of == FeedOf::Events {
        for (entry, shown) in entries.iter_mut().zip(&shown) {
            let head = events::in_feed(renderer, here, shown);
            entry.content = entry.content.take().map(|content| (head + &content).into());
        }
    }
    let topic = match of {
        FeedOf::Tag(id) => vec!["tags", &*site.tags[id.0 as usize].id],
        FeedOf::Author(id) => vec!["authors", &*site.authors[id.0 as usize].id],
        FeedOf::Events => vec!["events"],
        // An archive is a part of the blog's own feed, and so has its id.
        FeedOf::Blog | FeedOf::Archive { .. } | FeedOf::Digests | FeedOf::Corrections | FeedOf::Alerts => {
            Vec::new()
        }
    };
    let home = addresses::edition_home(site, here.edition);
    let description = local(here, &blog.description).0;
    let describes = topic.is_empty() && !description.is_empty();
    Feed {
        id: feed_id(renderer, here, &topic).into(),
        title: feed_list::title(renderer, here, of).into(),
        subtitle: describes.then(|| description.into()),
        updated: last_update(&entries, site),
        home_url: link(site, here, &feed_list::page(renderer, here, of)).into(),
        self_url: link(site, here, &addresses::feed(site, &home, of, format)).into(),
        archives: archives(renderer, here, of, format),
        entries,
        ..blank(here)
    }
}

/// The documents beside this one, of a blog's Atom feed.
fn archives<'a>(renderer: &Renderer, here: &Here, of: FeedOf, format: FeedFormat) -> Archives<'a> {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    let months = crate::model::feeds::archives(site, here.edition);
    let address = |of: FeedOf| -> Cow<'a, str> {
        link(site, here, &addresses::feed(site, &home, of, FeedFormat::Atom)).into()
    };
    let archive = |number: Option<usize>| {
        let of = months.get(number?)?;
        Some(address(FeedOf::Archive { year: of.year, month: of.month }))
    };
    match of {
        FeedOf::Blog if format == FeedFormat::Atom => {
            Archives { previous: archive(Some(0)), ..Archives::default() }
        }
        FeedOf::Archive { year, month } => {
            let at = months.iter().position(|of| (of.year, of.month) == (year, month));
            Archives {
                current: Some(address(FeedOf::Blog)),
                previous: archive(at.map(|at| at + 1)),
                next: archive(at.and_then(|at| at.checked_sub(1))),
            }
        }
        _ => Archives::default(),
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
        hub: None,
        archives: Archives::default(),
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

/// The stories of a feed, newest first: so many of the newest, or all of a month.
fn shown(edition: &Edition, of: FeedOf, size: usize) -> Vec<Shown> {
    let some = |numbers: Option<&[u32]>| -> Vec<Shown> {
        let numbers = numbers.unwrap_or_default().iter().take(size);
        numbers.filter_map(|number| edition.entries.get(*number as usize)).copied().collect()
    };
    match of {
        FeedOf::Tag(id) => {
            let at = edition.tags.binary_search_by_key(&id, |(tag, _)| *tag).ok();
            some(at.map(|at| &*edition.tags[at].1))
        }
        FeedOf::Author(id) => {
            let at = edition.authors.binary_search_by_key(&id, |(author, _)| *author).ok();
            some(at.map(|at| &*edition.authors[at].1))
        }
        FeedOf::Events => {
            let numbers = edition.events_by_publication().take(size);
            numbers.map(|number| edition.entries[number as usize]).collect()
        }
        FeedOf::Archive { year, month } => {
            let of = crate::model::feeds::month(edition, year, month);
            of.and_then(|of| edition.entries.get(of.entries.clone())).unwrap_or_default().to_vec()
        }
        FeedOf::Blog | FeedOf::Digests | FeedOf::Corrections | FeedOf::Alerts => {
            edition.entries.iter().take(size).copied().collect()
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
    let label =
        foreign.then(|| card::shown_in_plain(renderer, here, &translation.language).to_string().into());
    let mission = site.blog(post.blog);
    // Of stories of all missions and languages, since a reader may show them on one page.
    let prefix = format!("{}-{}-{}-", mission.id, post.stem, translation.language);
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
        direction: feed_direction(direction_of(here, &translation.language)),
        label,
        published: head.published.rfc3339().into(),
        updated: translation.last_change().rfc3339().into(),
        authors: head.authors.iter().map(|byline| person(renderer, here, post, byline)).collect(),
        translator: translation.detail.translator.as_deref().map(Cow::from),
        categories: categories(renderer, here, post, translation),
        // Where it says nothing, the feed's are meant.
        rights: rights(here, &mission.rights)
            .filter(|own| post.blog != here.blog && Some(own) != rights(here, &blog.rights).as_ref()),
        summary: (&*head.summary).into(),
        content: whole.then(|| feed_story::content(renderer, here, post, translation, &prefix).into()),
        policies: if whole { policies::of_feeds(renderer, here, &prefix) } else { Vec::new() },
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
        translator: None,
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
    feeds::entry_id(&renderer.site.feed_authority, &post.feed_id, translation.language.as_str())
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
        let url: Cow<str> = written_link(site, here, url.as_deref().unwrap_or("")).into();
        if url.starts_with("http") {
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
        // As that feed was when this was the newest in it. Its time of now would change this entry
        // with every other.
        updated: Some(translation.last_change().rfc3339().into()),
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
    let mut caption = String::new();
    if let Some(of) = &picture.caption {
        caption.push_str(&compose::body(renderer.site, here, of, ""));
    }
    if let Some(credit) = &picture.credit {
        let space = if caption.is_empty() { "" } else { " " };
        caption.push_str(&[space, "<small>", &escape(credit), "</small>"].concat());
    }
    let length = match &picture.target {
        LinkTarget::File { bytes, .. } => Some(*bytes),
        _ => None,
    };
    Some(Enclosure {
        url: url.into(),
        mime_type: mime_type.into(),
        length,
        size,
        alt: (&*picture.alt).into(),
        caption: (!caption.is_empty()).then(|| caption.into()),
    })
}
