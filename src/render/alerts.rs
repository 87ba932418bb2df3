//! The alerts in force: a page and a feed of them, which are there with none in them too.

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::blog::{Alert, AlertTranslation};
use crate::model::edition::EditionId;
use crate::model::front_matter::AlertLevel;
use crate::model::settings::FeedFormat;
use crate::model::site::Site;
use crate::model::view::{FeedOf, View};
use crate::render::feed::{blank, blank_entry, feed_direction, feed_id, last_update};
use crate::render::feed_list;
use crate::render::feeds::{Category, Entry, Feed, Person, tag_uri};
use crate::render::frame::{Head, context};
use crate::render::taxonomy::own_feed;
use crate::render::values::{link, local, plain};
use crate::render::{Here, Renderer, compose};

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
        content: Some(compose::body(site, here, &text.body, &format!("{key}-")).into()),
        ..blank_entry(here)
    }
}
