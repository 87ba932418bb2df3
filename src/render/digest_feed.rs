//! The weeks in review as a feed: an entry a week, with the editor's words and a list of the stories.

use std::fmt::Write;

use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::edition::Week;
use crate::model::moment::Moment;
use crate::model::post::Byline;
use crate::model::settings::FeedFormat;
use crate::model::view::FeedOf;
use crate::render::digest::{introduction, label, range, title};
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
    let entries: Vec<Entry> = edition.weeks.iter().take(blog.feed_size).map(|week| entry(renderer, here, week)).collect();
    let topic = plain(here, "week-in-review", &[]);
    let name = local(here, &blog.title).0;
    Feed {
        id: feed_id(renderer, here, &["week-in-review"]).into(),
        title: plain(here, "feed-of-topic", &[("blog", Argument::Text(name)), ("topic", Argument::Text(&topic))]).into(),
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
        url: url.into(),
    }
}

/// A digest is published when its week is over.
fn over(here: &Here, renderer: &Renderer, week: &Week) -> Moment {
    let zone = &renderer.site.blog(here.blog).zone;
    let next = week.last.saturating_add(jiff::Span::new().days(1));
    crate::model::moment::WrittenMoment { day: next, time: Some(jiff::civil::Time::midnight()), offset: None }.in_zone(zone)
}

/// The editor's words, then the stories, each with its summary and its language where it is another.
fn content(renderer: &Renderer, here: &Here, week: &Week) -> String {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let mut markup = String::new();
    let _ = write!(markup, "<p>{}</p>", escape(&label(here, week)));
    if let Some((_, translation)) = introduction(renderer, here, week) {
        let language = &translation.language;
        let body = compose::body(site, here, &translation.body, &format!("{}-", week.id));
        let _ = write!(markup, "<div lang=\"{language}\" dir=\"{}\">{body}</div>", direction(language).as_str());
    }
    let mut sections: Vec<(String, Vec<u32>)> = Vec::new();
    for number in &week.stories {
        let blog = site.post(edition.entries[*number as usize].post).blog;
        let heading = if here.blog.is_hub() { local(here, &site.blog(blog).title).0.to_string() } else { String::new() };
        match sections.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, numbers)) => numbers.push(*number),
            None => sections.push((heading, vec![*number])),
        }
    }
    if !week.now_in.is_empty() {
        let language = here.locale.language_name(here.language);
        sections.push((plain(here, "now-in", &[("language", Argument::Text(&language))]), week.now_in.clone()));
    }
    if !week.also_published.is_empty() {
        sections.push((plain(here, "also-published", &[]), week.also_published.clone()));
    }
    for (heading, numbers) in sections {
        if !heading.is_empty() {
            let _ = write!(markup, "<h2>{}</h2>", escape(&heading));
        }
        markup.push_str("<ul>");
        for number in numbers {
            story(renderer, here, edition.entries[number as usize], &mut markup);
        }
        markup.push_str("</ul>");
    }
    markup
}

fn story(renderer: &Renderer, here: &Here, entry: crate::model::edition::Entry, markup: &mut String) {
    let site = renderer.site;
    let translation = &site.post(entry.post).translations[entry.translation as usize];
    let url = escape(&link(site, here, &translation.address));
    let (title, summary) = (escape(&translation.head.title), escape(&translation.head.summary));
    if translation.language == *here.language {
        let _ = write!(markup, "<li><p><a href=\"{url}\">{title}</a></p><p>{summary}</p></li>");
        return;
    }
    let language = &translation.language;
    let direction = direction(language).as_str();
    let name = here.locale.language_name(language);
    let label = escape(&plain(here, "shown-in", &[("language", Argument::Text(&name))]));
    let _ = write!(
        markup,
        "<li><p><a href=\"{url}\" hreflang=\"{language}\" lang=\"{language}\" dir=\"{direction}\">{title}</a> ({label})</p>\
         <p lang=\"{language}\" dir=\"{direction}\">{summary}</p></li>"
    );
}
