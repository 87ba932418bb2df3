//! The weeks in review as a feed: an entry a week, with the editor's words and a list of the stories.

use std::borrow::Cow;
use std::fmt::Write;

use jiff::Span;
use jiff::civil::Time;

use crate::locales::direction;
use crate::model::addresses;
use crate::model::edition::Week;
use crate::model::moment::{Moment, WrittenMoment};
use crate::model::settings::FeedFormat;
use crate::model::view::FeedOf;
use crate::render::digest::{introduction, sentence, title};
use crate::render::feed::{blank, enclosure, feed_direction, feed_id, last_update};
use crate::render::feed_list;
use crate::render::feeds::{Entry, Feed, Mission, Person, tag_uri};
use crate::render::values::{escape, link, local, plain};
use crate::render::{Here, Renderer, card, external, policies, week};

/// The feed of an edition's digests.
pub(crate) fn feed<'a>(renderer: &'a Renderer, here: &Here<'a>, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let blog = site.blog(here.blog);
    let home = addresses::edition_home(site, here.edition);
    let entries: Vec<Entry> =
        edition.weeks.iter().take(blog.feed_size).map(|week| entry(renderer, here, week)).collect();
    Feed {
        id: feed_id(renderer, here, &["week-in-review"]).into(),
        title: feed_list::title(renderer, here, FeedOf::Digests).into(),
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
    let editor = found.and(blog.editor).map(|editor| {
        let name = local(here, &site.authors[editor.0 as usize].name).0.to_string();
        let url = card::author_url(renderer, here, here.blog, editor);
        Person { name: name.into(), url: (!url.is_empty()).then(|| url.into()) }
    });
    let own = found.filter(|(_, translation)| translation.language == *here.language);
    let said = own.map(|(_, translation)| translation.summary.to_string());
    let summary = said.filter(|summary| !summary.is_empty()).unwrap_or_else(|| sentence(here, week));
    Entry {
        id: tag_uri(&site.feed_authority, &parts).into(),
        title: title(renderer, here, week).into(),
        language: here.language.as_str().into(),
        direction: feed_direction(here.locale.direction),
        label: None,
        published: over.clone().into(),
        updated: over.into(),
        authors: editor.into_iter().collect(),
        translator: None,
        categories: Vec::new(),
        rights: None,
        summary: summary.into(),
        content: Some(content(renderer, here, week).into()),
        policies: policies::feed_blocks(renderer, here, &blog.policies.digest, &format!("{}-", week.id)),
        alternates: alternates(renderer, here, week),
        source: None,
        image: own.and_then(|(_, of)| enclosure(renderer, here, of.picture.as_ref())),
        mission: (!here.blog.is_hub()).then(|| Mission {
            id: (&*blog.id).into(),
            title: local(here, &blog.title).0.into(),
            country: blog.country.as_deref().map(Cow::from),
        }),
        read_on: Some((plain(here, "email-read-online", &[]).into(), url.clone().into())),
        title_is_feeds: false,
        page_is_feeds: false,
        replies: None,
        in_reply_to: None,
        url: url.into(),
    }
}

/// A digest is published when its week is over.
pub(crate) fn over(here: &Here, renderer: &Renderer, week: &Week) -> Moment {
    let zone = &renderer.site.blog(here.blog).zone;
    let next = week.last.saturating_add(Span::new().days(1));
    WrittenMoment { day: next, time: Some(Time::midnight()), offset: None }.in_zone(zone)
}

/// The same week in the blog's other languages.
fn alternates<'a>(renderer: &Renderer, here: &Here, week: &Week) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let site = renderer.site;
    site.editions_of(here.blog)
        .filter(|(id, edition)| *id != here.edition && edition.weeks.iter().any(|other| other.id == week.id))
        .map(|(id, edition)| {
            let address = addresses::digest(&addresses::edition_home(site, id), week.id);
            let language = site.language_of(edition).to_string();
            (language.into(), link(site, here, &address).into())
        })
        .collect()
}

/// What the digest's page shows: a sentence, the editor's words, and all parts of the week.
fn content(renderer: &Renderer, here: &Here, week: &Week) -> String {
    let contents = week::contents(renderer, here, week);
    let mut markup = format!("<p>{}</p>", escape(&contents.sentence));
    if let Some(words) = &contents.introduction {
        let language = &words.translation.language;
        if let Some(notice) = &words.notice {
            let _ = write!(markup, "<p><em>{}</em></p>", escape(notice));
        }
        let direction = direction(language).as_str();
        let _ = write!(markup, "<div lang=\"{language}\" dir=\"{direction}\">{}</div>", words.html);
        if !words.byline.is_empty() {
            let _ = write!(markup, "<p>{}</p>", escape(&words.byline));
        }
    }
    markup.push_str(&week::html(here, &contents.parts));
    if external::in_week(renderer, here, week) {
        let shown = &renderer.site.blog(here.blog).policies.digest;
        markup.push_str(&external::notice_in_feed(renderer, here, shown));
    }
    markup
}
