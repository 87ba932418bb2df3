//! The alerts in force: a page and a feed of them, which are there with none in them too.

use jiff::Zoned;

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::blog::{Alert, AlertTranslation, BlogId};
use crate::model::edition::EditionId;
use crate::model::front_matter::AlertLevel;
use crate::model::moment::Moment;
use crate::model::settings::FeedFormat;
use crate::model::site::Site;
use crate::model::view::{FeedOf, View};
use crate::render::feed::{blank, blank_entry, feed_direction, feed_id, last_update};
use crate::render::feed_list;
use crate::render::feeds::{Category, Entry, Feed, Person, tag_uri};
use crate::render::frame::{Head, context};
use crate::render::taxonomy::own_feed;
use crate::render::values::{escape, link, local, message_html, plain};
use crate::render::{Here, Renderer, compose};
use crate::theme::{self, Value, html, map};

/// What its template shows is in every page's frame.
pub(crate) fn page(renderer: &Renderer, view: &View, edition: EditionId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let title = plain(here, "alerts", &[]);
    let feeds = own_feed(renderer, here, true, FeedOf::Alerts);
    let head = Head { kind: "alerts", title: &title, feeds, ..Head::default() };
    let values = context(renderer, view, here, head)?;
    renderer.finish(here.blog, "alerts.html", &values, 0)
}

/// Their feed, newest first.
pub(crate) fn feed<'a>(renderer: &'a Renderer, here: &Here<'a>, format: FeedFormat) -> Feed<'a> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let home = addresses::edition_home(site, here.edition);
    let mut alerts: Vec<&Alert> = blog.alerts.iter().collect();
    alerts.sort_by_key(|alert| std::cmp::Reverse(alert.issued));
    let found = alerts.into_iter().filter_map(|alert| Some((alert, alert.choose(here.chain)?)));
    let entries: Vec<Entry> =
        found.take(blog.feed_size).map(|(alert, text)| entry(renderer, here, alert, text)).collect();
    Feed {
        id: feed_id(renderer, here, &["alerts"]).into(),
        title: feed_list::title(renderer, here, FeedOf::Alerts).into(),
        updated: last_update(&entries, site),
        home_url: link(site, here, &addresses::alerts(&home)).into(),
        self_url: link(site, here, &addresses::feed(site, &home, FeedOf::Alerts, format)).into(),
        entries,
        ..blank(here)
    }
}

/// What the place of an alert on its page is called. A mission may have one of the same name as the network.
pub(crate) fn key(site: &Site, alert: &Alert) -> String {
    match &*site.blog(alert.blog).id {
        "" => format!("alert-{}", alert.name),
        mission => format!("alert-{mission}-{}", alert.name),
    }
}

/// How serious it is, for programs; and the message that says so.
pub(crate) fn level(alert: &Alert) -> (&'static str, &'static str) {
    match alert.level {
        AlertLevel::Notice => ("notice", "alert-notice"),
        AlertLevel::Warning => ("warning", "alert-warning"),
        AlertLevel::Emergency => ("emergency", "alert-emergency"),
    }
}

/// Which blogs it is for, as HTML.
pub(crate) fn scope(renderer: &Renderer, here: &Here, alert: &Alert) -> String {
    let Some(blogs) = concerned(alert) else { return message_html(here, "alert-for-all", &[]) };
    let names: Vec<(&str, String)> = blogs.iter().map(|blog| name(renderer, here, *blog)).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|(name, html)| (*name, html.as_str())).collect();
    message_html(here, "alert-for", &[("blogs", Argument::Html(&here.locale.list_html(&pairs)))])
}

/// The same as plain text, for feeds.
fn scope_plain(renderer: &Renderer, here: &Here, alert: &Alert) -> String {
    let Some(blogs) = concerned(alert) else { return plain(here, "alert-for-all", &[]) };
    let names: Vec<&str> = blogs.iter().map(|blog| name(renderer, here, *blog).0).collect();
    plain(here, "alert-for", &[("blogs", Argument::Text(&here.locale.list(&names)))])
}

/// `None` for all of the network's.
fn concerned(alert: &Alert) -> Option<Vec<BlogId>> {
    if alert.blog.is_hub() { alert.missions.clone() } else { Some(vec![alert.blog]) }
}

/// A blog's name, plain and as HTML.
fn name<'r>(renderer: &Renderer<'r>, here: &Here<'r>, blog: BlogId) -> (&'r str, String) {
    let (title, language) = local(here, &renderer.site.blog(blog).title);
    let marked = language.map_or_else(String::new, |language| {
        format!(" lang=\"{language}\" dir=\"{}\"", direction(language).as_str())
    });
    (title, format!("<bdi{marked}>{}</bdi>", escape(title)))
}

/// Until when it is in force, by the blog's own clocks: `{iso, text}`, or none where it has no end.
pub(crate) fn until(renderer: &Renderer, here: &Here, text: &AlertTranslation) -> Value {
    end(renderer, here, text).map_or_else(Value::none, |end| {
        let said = here.locale.date_time_zone(&end);
        let said = message_html(here, "alert-until", &[("date", Argument::Text(&said))]);
        map([
            ("iso", theme::text(&Moment::at(end.timestamp(), end.time_zone()).rfc3339())),
            ("text", html(&said)),
        ])
    })
}

fn end(renderer: &Renderer, here: &Here, text: &AlertTranslation) -> Option<Zoned> {
    let zone = &renderer.site.blog(here.blog).zone;
    text.until.as_ref().map(|until| until.zoned(zone))
}

/// What stands before its text in a feed: how serious it is, which blogs it is for, until when.
fn in_feed(renderer: &Renderer, here: &Here, alert: &Alert, text: &AlertTranslation) -> String {
    let end = end(renderer, here, text).map(|end| {
        let said = here.locale.date_time_zone(&end);
        format!("<br>\n{}", escape(&plain(here, "alert-until", &[("date", Argument::Text(&said))])))
    });
    format!(
        "<p lang=\"{}\" dir=\"{}\"><strong>{}</strong><br>\n{}{}</p>\n",
        here.language,
        here.locale.direction.as_str(),
        escape(&plain(here, level(alert).1, &[])),
        escape(&scope_plain(renderer, here, alert)),
        end.unwrap_or_default()
    )
}

/// An alert of the network is the same entry in the feed of every mission that shows it.
fn entry<'a>(renderer: &Renderer, here: &Here<'a>, alert: &Alert, text: &AlertTranslation) -> Entry<'a> {
    let site = renderer.site;
    let owner = site.blog(alert.blog);
    let language = &text.language;
    let key = key(site, alert);
    let mut parts: Vec<&str> = if owner.id.is_empty() { Vec::new() } else { vec![&owner.id] };
    parts.extend(["alerts", &alert.name, language.as_str()]);
    let page = addresses::alerts(&addresses::edition_home(site, here.edition));
    let (term, name) = level(alert);
    let label = (language != here.language).then(|| {
        let name = here.locale.language_name(language);
        plain(here, "text-in-other-language", &[("language", Argument::Text(&name))]).into()
    });
    Entry {
        id: tag_uri(&site.feed_authority, &parts).into(),
        url: format!("{}#{key}", link(site, here, &page)).into(),
        title: text.title.to_string().into(),
        page_is_feeds: true,
        language: language.to_string().into(),
        direction: feed_direction(direction(language)),
        label,
        published: alert.issued.rfc3339().into(),
        updated: alert.issued.rfc3339().into(),
        authors: vec![Person {
            name: local(here, &owner.title).0.to_string().into(),
            url: Some(link(site, here, &addresses::home(owner, owner.language_near(here.chain))).into()),
        }],
        categories: vec![Category {
            term: term.into(),
            label: Some(plain(here, name, &[]).into()),
            scheme: None,
        }],
        content: Some(
            (in_feed(renderer, here, alert, text)
                + &compose::body(site, here, &text.body, &format!("{key}-")))
                .into(),
        ),
        ..blank_entry(here)
    }
}
