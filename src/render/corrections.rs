//! The corrections of a blog's stories: a page of all of them, and a feed of the newest.

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::blog::ResolvedBody;
use crate::model::edition::{EditionId, Entry as Shown};
use crate::model::moment::Moment;
use crate::model::post::{Post, Translation};
use crate::model::settings::FeedFormat;
use crate::model::view::{FeedOf, View};
use crate::render::card::card;
use crate::render::feed::{blank, blank_entry, feed_direction, feed_id, last_update};
use crate::render::feed_list;
use crate::render::feeds::{Entry, Feed, Person, tag_uri};
use crate::render::frame::{Head, context};
use crate::render::taxonomy::own_feed;
use crate::render::values::{date, escape, link, local, plain};
use crate::render::{Here, Renderer, compose};
use crate::theme::{html, list, map, text};

/// One of an edition's corrections.
struct Listed<'s> {
    shown: Shown,
    post: &'s Post,
    translation: &'s Translation,
    /// Its number among those of its text.
    index: usize,
    date: Moment,
    body: &'s ResolvedBody,
}

/// All corrections of an edition's stories, newest first.
pub(crate) fn page(renderer: &Renderer, view: &View, edition: EditionId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = plain(here, "corrections", &[]);
    let feeds = own_feed(renderer, here, true, FeedOf::Corrections);
    let head = Head { kind: "corrections", title: &title, feeds, ..Head::default() };
    let mut values = context(renderer, view, here, head)?;
    let corrections = listed(renderer, here).enumerate().map(|(place, of)| {
        let body = compose::body(site, here, of.body, &format!("correction-{}-", place + 1));
        let url = url(renderer, here, &of);
        map([
            ("post", card(renderer, here, &of.shown)),
            ("date", date(here, &of.date)),
            ("text", html(&body)),
            ("url", text(&url)),
        ])
    });
    values.insert_value("corrections", list(corrections));
    renderer.finish(here.blog, "corrections.html", &values, 0)
}

/// Their feed.
pub(crate) fn feed<'a>(renderer: &'a Renderer, here: &Here<'a>, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    let size = site.blog(here.blog).feed_size;
    let entries: Vec<Entry> =
        listed(renderer, here).take(size).map(|of| entry(renderer, here, &of)).collect();
    Feed {
        id: feed_id(renderer, here, &["corrections"]).into(),
        title: feed_list::title(renderer, here, FeedOf::Corrections).into(),
        updated: last_update(&entries, site),
        home_url: link(site, here, &addresses::corrections(&home)).into(),
        self_url: link(site, here, &addresses::feed(site, &home, FeedOf::Corrections, format)).into(),
        entries,
        ..blank(here)
    }
}

/// What the place of a correction on its story's page is called: its day, and its number among those of that day.
pub(crate) fn key(corrections: &[(Moment, ResolvedBody)], index: usize) -> String {
    let Some((date, _)) = corrections.get(index) else { return String::new() };
    format!("correction-{}-{}", date.day, number(corrections, index))
}

/// From 1, among the corrections of one text and one day.
fn number(corrections: &[(Moment, ResolvedBody)], index: usize) -> usize {
    let day = corrections.get(index).map(|(date, _)| date.day);
    corrections.iter().take(index + 1).filter(|(date, _)| Some(date.day) == day).count()
}

fn listed<'s>(renderer: &Renderer<'s>, here: &Here) -> impl Iterator<Item = Listed<'s>> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    edition.corrections.iter().filter_map(move |(number, index)| {
        let shown = edition.entries[*number as usize];
        let post = site.post(shown.post);
        let translation = &post.translations[shown.translation as usize];
        let (date, body) = translation.detail.corrections.get(*index)?;
        Some(Listed { shown, post, translation, index: *index, date: *date, body })
    })
}

/// Where it stands on its story's page.
fn url(renderer: &Renderer, here: &Here, of: &Listed) -> String {
    let key = key(&of.translation.detail.corrections, of.index);
    format!("{}#{key}", link(renderer.site, here, &of.translation.address))
}

/// Its id holds neither words nor addresses: the story's, the day, and the number of those of that day, so that an
/// editor who adds a correction at the end of the list leaves all earlier ones as they are.
fn entry<'a>(renderer: &Renderer, here: &Here<'a>, of: &Listed) -> Entry<'a> {
    let site = renderer.site;
    let Listed { post, translation, .. } = of;
    let language = &translation.language;
    let day = of.date.day.to_string();
    let number = number(&translation.detail.corrections, of.index).to_string();
    let mut parts: Vec<&str> = post.feed_id.split('/').collect();
    parts.extend(["corrections", &day, &number, language.as_str()]);
    let title = &translation.head.title;
    let story = link(site, here, &translation.address);
    let content = format!(
        "{}\n<p><a href=\"{}\">{}</a></p>",
        block(&compose::body(site, here, of.body, "")),
        escape(&story),
        escape(title)
    );
    let mission = site.blog(post.blog);
    let home = addresses::home(mission, mission.language_near(here.chain));
    let label = (language != here.language).then(|| {
        let name = here.locale.language_name(language);
        plain(here, "text-in-other-language", &[("language", Argument::Text(&name))]).into()
    });
    Entry {
        id: tag_uri(&site.feed_authority, &parts).into(),
        url: url(renderer, here, of).into(),
        title: plain(here, "correction-title", &[("title", Argument::Text(title))]).into(),
        title_is_feeds: true,
        language: language.to_string().into(),
        direction: feed_direction(direction(language)),
        label,
        published: of.date.rfc3339().into(),
        updated: of.date.rfc3339().into(),
        authors: vec![Person {
            name: local(here, &mission.title).0.to_string().into(),
            url: Some(link(site, here, &home).into()),
        }],
        content: Some(content.into()),
        ..blank_entry(here)
    }
}

/// A correction is one line, and a line of text is a paragraph.
fn block(markup: &str) -> String {
    if markup.starts_with("<p>") { markup.to_string() } else { format!("<p>{markup}</p>") }
}
