//! The weeks in review as a feed: an entry a week, with the editor's words and a list of the stories.

use std::fmt::Write;

use crate::locales::{Argument, DateStyle, direction};
use crate::model::addresses;
use crate::model::edition::{Entry as Shown, Week};
use crate::model::moment::Moment;
use crate::model::post::{Byline, Translation};
use crate::model::settings::FeedFormat;
use crate::model::view::FeedOf;
use crate::render::digest::{grouped, introduction, label, range, title};
use crate::render::feed::{blank, feed_direction, feed_id, last_update};
use crate::render::feeds::{Entry, Feed, Person, tag_uri};
use crate::render::values::{escape, link, local, plain};
use crate::render::{Here, Renderer, compose, policies};

/// The feed of an edition's digests.
pub(crate) fn feed<'a>(renderer: &'a Renderer, here: &Here<'a>, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let blog = site.blog(here.blog);
    let home = addresses::edition_home(site, here.edition);
    let entries: Vec<Entry> =
        edition.weeks.iter().take(blog.feed_size).map(|week| entry(renderer, here, week)).collect();
    let topic = plain(here, "week-in-review", &[]);
    let name = local(here, &blog.title).0;
    Feed {
        id: feed_id(renderer, here, &["week-in-review"]).into(),
        title: plain(
            here,
            "feed-of-topic",
            &[("blog", Argument::Text(name)), ("topic", Argument::Text(&topic))],
        )
        .into(),
        updated: last_update(&entries, site),
        home_url: link(site, here, &addresses::digests(&home)).into(),
        self_url: link(site, here, &addresses::feed(site, &home, FeedOf::Digests, format)).into(),
        entries,
        ..blank(here)
    }
}

fn entry<'a>(renderer: &'a Renderer, here: &Here<'a>, week: &Week) -> Entry<'a> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let home = addresses::edition_home(site, here.edition);
    let url = link(site, here, &addresses::digest(&home, week.id));
    let over = over(here, renderer, week).rfc3339();
    let week_id = week.id.to_string();
    let mut parts: Vec<&str> = if blog.id.is_empty() { Vec::new() } else { vec![&blog.id] };
    parts.extend(["week-in-review", &week_id, here.language.as_str()]);
    let found = introduction(renderer, here, week);
    let editor = found.and(blog.editor).map(Byline::Author);
    let authors = editor.iter().filter_map(|byline| match byline {
        Byline::Author(id) => {
            let name = local(here, &site.authors[id.0 as usize].name).0.to_string();
            Some(Person { name: name.into(), url: None })
        }
        Byline::Guest { .. } => None,
    });
    let summary = found.map_or_else(|| range(here, week), |(_, translation)| translation.summary.to_string());
    Entry {
        id: tag_uri(&site.feed_authority, &parts).into(),
        title: title(renderer, here, week).into(),
        language: here.language.as_str().into(),
        direction: feed_direction(here.locale.direction),
        label: None,
        published: over.clone().into(),
        updated: over.into(),
        authors: authors.collect(),
        categories: Vec::new(),
        rights: None,
        summary: summary.into(),
        content: Some(content(renderer, here, week).into()),
        policies: policies::feed_blocks(renderer, here, &blog.policies.digest),
        alternates: Vec::new(),
        source: None,
        image: None,
        mission: None,
        read_on: None,
        title_is_feeds: false,
        page_is_feeds: false,
        replies: None,
        in_reply_to: None,
        url: url.into(),
    }
}

/// A digest is published when its week is over.
fn over(here: &Here, renderer: &Renderer, week: &Week) -> Moment {
    let zone = &renderer.site.blog(here.blog).zone;
    let next = week.last.saturating_add(jiff::Span::new().days(1));
    crate::model::moment::WrittenMoment { day: next, time: Some(jiff::civil::Time::midnight()), offset: None }
        .in_zone(zone)
}

/// What the digest's page shows: the editor's words, the stories, each with its summary and its language where
/// it is another, and the week's corrections, alerts and coming events.
fn content(renderer: &Renderer, here: &Here, week: &Week) -> String {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let entry = |number: &u32| edition.entries[*number as usize];
    let mut markup = String::new();
    let _ = write!(markup, "<p>{}</p>", escape(&label(here, week)));
    let found = introduction(renderer, here, week).map(|(_, translation)| translation);
    if let Some(translation) = found {
        let language = &translation.language;
        let body = compose::body(site, here, &translation.body, &format!("{}-", week.id));
        let _ =
            write!(markup, "<div lang=\"{language}\" dir=\"{}\">{body}</div>", direction(language).as_str());
    }
    list(&mut markup, &plain(here, "highlights", &[]), week.highlights.iter(), |markup, (number, index)| {
        let teaser =
            found.and_then(|translation| Some((translation, translation.teasers.get(*index)?.as_ref()?)));
        title_of(renderer, here, entry(number), markup);
        if let Some((translation, teaser)) = teaser {
            let language = &translation.language;
            let body = compose::body(site, here, teaser, "");
            let _ =
                write!(markup, "<p lang=\"{language}\" dir=\"{}\">{body}</p>", direction(language).as_str());
        }
    });
    for group in grouped(renderer, here, edition, week) {
        list(&mut markup, &group.title, group.numbers.iter(), |markup, number| {
            story(renderer, here, entry(number), markup)
        });
    }
    let language = here.locale.language_name(here.language);
    let now_in = plain(here, "now-in", &[("language", Argument::Text(&language))]);
    list(&mut markup, &now_in, week.now_in.iter(), |markup, number| {
        story(renderer, here, entry(number), markup)
    });
    let also = plain(here, "also-published", &[]);
    list(&mut markup, &also, week.also_published.iter(), |markup, number| {
        story(renderer, here, entry(number), markup)
    });
    let corrections = plain(here, "corrections-this-week", &[]);
    list(&mut markup, &corrections, week.corrections.iter(), |markup, (number, index)| {
        let translation = shown(renderer, entry(number));
        title_of(renderer, here, entry(number), markup);
        if let Some((at, body)) = translation.detail.corrections.get(*index) {
            let said = plain(
                here,
                "correction-of",
                &[("date", Argument::Text(&here.locale.date(at.day, DateStyle::Long)))],
            );
            let language = &translation.language;
            let body = compose::body(site, here, body, "");
            let _ = write!(markup, "<p>{}</p>", escape(&said));
            let _ =
                write!(markup, "<p lang=\"{language}\" dir=\"{}\">{body}</p>", direction(language).as_str());
        }
    });
    let blog = site.blog(here.blog);
    let alerts = week.alerts.iter().filter_map(|number| blog.alerts.get(*number)?.choose(here.chain));
    list(&mut markup, &plain(here, "alerts-this-week", &[]), alerts, |markup, alert| {
        let language = &alert.language;
        let direction = direction(language).as_str();
        let _ = write!(markup, "<p lang=\"{language}\" dir=\"{direction}\">{}</p>", escape(&alert.title));
    });
    list(&mut markup, &plain(here, "coming-events", &[]), week.events.iter(), |markup, number| {
        title_of(renderer, here, entry(number), markup);
        if let Some(event) = &shown(renderer, entry(number)).detail.event {
            let day = here.locale.date(event.start.day, DateStyle::Full);
            let time =
                event.start.time.map(|time| format!(" {}", here.locale.time(time))).unwrap_or_default();
            let _ = write!(markup, "<p>{}{}</p>", escape(&day), escape(&time));
        }
    });
    markup
}

/// A list under its heading; nothing where it has no items.
fn list<T>(
    markup: &mut String,
    heading: &str,
    items: impl Iterator<Item = T>,
    item: impl Fn(&mut String, T),
) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    if !heading.is_empty() {
        let _ = write!(markup, "<h2>{}</h2>", escape(heading));
    }
    markup.push_str("<ul>");
    for of in items {
        markup.push_str("<li>");
        item(markup, of);
        markup.push_str("</li>");
    }
    markup.push_str("</ul>");
}

fn shown<'r>(renderer: &Renderer<'r>, entry: Shown) -> &'r Translation {
    &renderer.site.post(entry.post).translations[entry.translation as usize]
}

fn story(renderer: &Renderer, here: &Here, entry: Shown, markup: &mut String) {
    title_of(renderer, here, entry, markup);
    let translation = shown(renderer, entry);
    let summary = escape(&translation.head.summary);
    if summary.is_empty() {
        return;
    }
    let language = &translation.language;
    let _ = if language == here.language {
        write!(markup, "<p>{summary}</p>")
    } else {
        write!(markup, "<p lang=\"{language}\" dir=\"{}\">{summary}</p>", direction(language).as_str())
    };
}

/// A story's title, with its link and with its language where that is another.
fn title_of(renderer: &Renderer, here: &Here, entry: Shown, markup: &mut String) {
    let translation = shown(renderer, entry);
    let url = link(renderer.site, here, &translation.address);
    let url = escape(&url);
    let title = escape(&translation.head.title);
    let language = &translation.language;
    if language == here.language {
        let _ = write!(markup, "<p><a href=\"{url}\">{title}</a></p>");
        return;
    }
    let direction = direction(language).as_str();
    let name = here.locale.language_name(language);
    let label = plain(here, "shown-in", &[("language", Argument::Text(&name))]);
    let label = escape(&label);
    let _ = write!(
        markup,
        "<p><a href=\"{url}\" hreflang=\"{language}\" lang=\"{language}\" dir=\"{direction}\">{title}</a> ({label})</p>"
    );
}
