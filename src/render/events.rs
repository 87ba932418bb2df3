//! Events: when they are, as text; the listing of an edition's; what its feed and its subscribers get of them.
//!
//! A time is that of the clocks of the event's mission, and the zone is named in the page's language.

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, DateStyle, direction};
use crate::model::addresses;
use crate::model::blog::BlogId;
use crate::model::edition::{EditionId, Entry};
use crate::model::moment::Moment;
use crate::model::post::Event;
use crate::model::view::{FeedOf, Slice, View};
use crate::render::card::card;
use crate::render::frame::{Head, context};
use crate::render::listing::{CARD, pager, title_on_page};
use crate::render::taxonomy::own_feed;
use crate::render::values::{escape, link, message_html, plain};
use crate::render::{Here, Renderer};
use crate::theme::{Value, html, list, map, text};

/// A page of the listing of an edition's events.
pub(crate) fn listing(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let home = addresses::edition_home(renderer.site, edition);
    let topic = plain(here, "events", &[]);
    let title = title_on_page(here, &topic, slice);
    let feeds = own_feed(renderer, here, true, FeedOf::Events);
    let mut values =
        context(renderer, view, here, Head { kind: "events", title: &title, feeds, ..Head::default() })?;
    values
        .insert_value("events", list(slice.entries.iter().filter_map(|entry| value(renderer, here, entry))));
    values.insert_value("calendar", text(&link(renderer.site, here, &addresses::calendar(&home))));
    values.insert_value("pager", pager(renderer, here, &addresses::events(&home), slice, None)?);
    renderer.finish(here.blog, "events.html", &values, CARD * slice.entries.len())
}

/// `{post, when, place, file}` of an event.
fn value(renderer: &Renderer, here: &Here, entry: &Entry) -> Option<Value> {
    let site = renderer.site;
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    let event = translation.detail.event.as_ref()?;
    let file = addresses::event_file(&translation.address);
    Some(map([
        ("post", card(renderer, here, entry)),
        ("when", html(&when(renderer, here, post.blog, event))),
        ("place", text(event.place.as_deref().unwrap_or(""))),
        ("file", text(&link(site, here, &file))),
    ]))
}

/// When an event of a mission is, as HTML.
pub(crate) fn when(renderer: &Renderer, here: &Here, blog: BlogId, event: &Event) -> String {
    told(renderer, here, blog, event, &|name, arguments| message_html(here, name, arguments))
        .unwrap_or_else(|day| escape(&day).into_owned())
}

/// The same as plain text, without isolation marks: for feeds and e-mail.
pub(crate) fn when_plain(renderer: &Renderer, here: &Here, blog: BlogId, event: &Event) -> String {
    told(renderer, here, blog, event, &|name, arguments| plain(here, name, arguments))
        .unwrap_or_else(|day| day)
}

/// Forms a message of this name with these arguments.
type Say<'a> = dyn Fn(&str, &[(&str, Argument)]) -> String + 'a;

/// As a message, or as the day alone.
fn told(renderer: &Renderer, here: &Here, blog: BlogId, event: &Event, say: &Say) -> Result<String, String> {
    let day = |moment: &Moment| here.locale.date(moment.day, DateStyle::Full);
    let said = |name: &str, arguments: &[(&str, &str)]| {
        let arguments: Vec<(&str, Argument)> =
            arguments.iter().map(|(name, text)| (*name, Argument::Text(text))).collect();
        Ok(say(name, &arguments))
    };
    let long = |moment: &Moment| match moment.time {
        Some(time) => here.locale.date_time(moment.day.to_datetime(time)),
        None => here.locale.date(moment.day, DateStyle::Long),
    };
    let start = &event.start;
    let end = event.end.as_ref().filter(|end| end.timestamp > start.timestamp);
    let Some(start_time) = start.time else {
        return match end.filter(|end| end.day > start.day) {
            Some(end) => {
                let last = here.locale.date(end.day, DateStyle::Long);
                said("event-days", &[("first", &long(start)), ("last", &last)])
            }
            None => Err(day(start)),
        };
    };
    let zone = &renderer.site.blog(blog).zone;
    let zone = here.locale.zone(&start.zoned(zone), &end.unwrap_or(start).zoned(zone));
    let time = here.locale.time(start_time);
    match end {
        None => said("event-at", &[("date", &day(start)), ("time", &time), ("zone", &zone)]),
        Some(Moment { day: last, time: Some(until), .. }) if *last == start.day => {
            let until = here.locale.time(*until);
            let date = day(start);
            said("event-between", &[("date", &date), ("start", &time), ("end", &until), ("zone", &zone)])
        }
        Some(end) => said("event-from-to", &[("start", &long(start)), ("end", &long(end)), ("zone", &zone)]),
    }
}

/// What stands before the text of an event in the feed of events: when and where it is.
pub(crate) fn in_feed(renderer: &Renderer, here: &Here, entry: &Entry) -> String {
    let post = renderer.site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    let Some(event) = &translation.detail.event else { return String::new() };
    let place = event.place.as_deref().map(|place| {
        let language = &translation.language;
        let direction = direction(language).as_str();
        format!("<br>\n<span lang=\"{language}\" dir=\"{direction}\">{}</span>", escape(place))
    });
    format!(
        "<p lang=\"{}\" dir=\"{}\"><strong>{}</strong>{}</p>\n",
        here.language,
        here.locale.direction.as_str(),
        escape(&when_plain(renderer, here, post.blog, event)),
        place.unwrap_or_default()
    )
}

/// The calendar of an edition's events, `{name, url, type}`; `None` where it has none.
pub(crate) fn to_subscribe(renderer: &Renderer, here: &Here) -> Option<Value> {
    let site = renderer.site;
    if site.edition(here.edition).events.is_empty() {
        return None;
    }
    let calendar = link(site, here, &addresses::calendar(&addresses::edition_home(site, here.edition)));
    let name = plain(here, "calendar-file", &[]);
    Some(map([("name", text(&name)), ("url", text(&calendar)), ("type", text("text/calendar"))]))
}
