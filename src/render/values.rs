//! Small values that templates and feeds share: dates, messages, addresses.

use std::borrow::Cow;

use jiff::civil::{Date, Time};

use crate::locales::{Argument, DateStyle, Direction, Locale, Message, direction};
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::name::compose;
use crate::model::site::Site;
use crate::model::text::LocalText;
use crate::model::url::{Address, from_root};
use crate::render::Here;
use crate::render::places::Place;
use crate::render::xml::push_escaped;
use crate::theme::{Value, html, map, text};

/// A *date* of the contract.
pub(crate) fn date(here: &Here, moment: &Moment) -> Value {
    let time = moment.time.map_or_else(|| text(""), |moment| time(here, moment));
    of_day(here, moment.day, &moment.html_datetime(), time)
}

/// A calendar day as a *date* of the contract.
pub(crate) fn day(here: &Here, day: Date) -> Value {
    of_day(here, day, &day.to_string(), text(""))
}

fn of_day(here: &Here, day: Date, iso: &str, time: Value) -> Value {
    map([("full", full(here, day)), ("iso", text(iso)), ("long", long(here, day)), ("time", time)])
}

/// A part of a *date*, as HTML.
pub(crate) fn push_date(into: &mut String, here: &Here, moment: &Moment, place: Place) {
    let written = match place {
        Place::Iso => return moment.push_html_datetime(into),
        Place::Full => full(here, moment.day),
        Place::Time => match moment.time {
            Some(moment) => time(here, moment),
            None => return,
        },
        _ => long(here, moment.day),
    };
    push_escaped(into, written.as_str().unwrap_or_default());
}

/// The same of a calendar day.
pub(crate) fn push_day(into: &mut String, here: &Here, day: Date, place: Place) {
    let written = match place {
        Place::Iso => text(&day.to_string()),
        Place::Full => full(here, day),
        Place::Long => long(here, day),
        _ => return,
    };
    push_escaped(into, written.as_str().unwrap_or_default());
}

/// "27 December 2012".
pub(crate) fn long(here: &Here, day: Date) -> Value {
    let known = &here.shared.language_of(here.edition).long;
    known.get_or(day, || text(&here.locale.date(day, DateStyle::Long)))
}

fn full(here: &Here, day: Date) -> Value {
    let known = &here.shared.language_of(here.edition).full;
    known.get_or(day, || text(&here.locale.date(day, DateStyle::Full)))
}

/// Hours and minutes, which are all that is written of it.
fn time(here: &Here, time: Time) -> Value {
    let known = &here.shared.language_of(here.edition).times;
    known.get_or((time.hour(), time.minute()), || text(&here.locale.time(time)))
}

/// A message as HTML, marked with its language where that is not the page's.
pub(crate) fn message(here: &Here, name: &str, arguments: &[(&str, Argument)]) -> Value {
    html(&message_html(here, name, arguments))
}

pub(crate) fn message_html(here: &Here, name: &str, arguments: &[(&str, Argument)]) -> String {
    match here.locale.html(name, arguments) {
        Ok(message) => marked(&message.text, &message.language, here.locale),
        Err(_) => escape(name).into_owned(),
    }
}

/// A message as plain text, for attributes, titles and feeds.
pub(crate) fn plain(here: &Here, name: &str, arguments: &[(&str, Argument)]) -> String {
    here.locale.plain(name, arguments).map_or_else(|_| name.to_string(), |message| message.text.to_string())
}

/// A message without variables as HTML, marked where it is in another language.
pub(crate) fn string_html(locale: &Locale, message: &Message) -> String {
    marked(&escape(&message.text), &message.language, locale)
}

fn marked(markup: &str, language: &Language, locale: &Locale) -> String {
    if *language == locale.language {
        return markup.to_string();
    }
    format!("<span lang=\"{language}\" dir=\"{}\">{markup}</span>", direction(language).as_str())
}

/// A text of the settings for this page: the text and, where it is in another language, that language.
pub(crate) fn local<'t, 'a: 't>(here: &Here<'a>, of: &'t LocalText) -> (&'t str, Option<&'t Language>) {
    let (found, language) = of.choose(here.chain);
    (found, language.filter(|language| *language != here.language))
}

/// `lang`, `dir` and whether they are not the page's, of a text of the settings as this page shows it.
pub(crate) fn local_entries(here: &Here, of: &LocalText) -> [(&'static str, Value); 3] {
    let language = of.choose(here.chain).1.unwrap_or(here.language);
    language_entries(here, language)
}

/// An address as this page writes it in a link.
pub(crate) fn link(site: &Site, here: &Here, address: &Address) -> String {
    if here.absolute { address.absolute(&site.roots) } else { address.from(here.root, &site.roots) }
}

/// The same as HTML.
pub(crate) fn push_link(into: &mut String, site: &Site, here: &Here, address: &Address) {
    let from = (!here.absolute).then_some(here.root);
    address.push(into, from, &site.roots, push_escaped);
}

/// An address written by an editor, as it may stand in an attribute: a path from `/` is one from the network's root.
pub(crate) fn written_link(site: &Site, here: &Here, written: &str) -> String {
    match written.strip_prefix('/').filter(|rest| !rest.starts_with('/')) {
        Some(path) => link(site, here, &from_root(&compose(path), &site.roots)),
        None => written.to_string(),
    }
}

/// Text for HTML, element content and attributes alike.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    crate::render::xml::escape(text)
}

/// A name with its link, if it has one: `<a href="…"><bdi>…</bdi></a>`.
pub(crate) fn linked_name(name: &str, url: &str) -> String {
    let mut markup = String::with_capacity(name.len() + url.len() + 40);
    if !url.is_empty() {
        markup.push_str("<a href=\"");
        push_escaped(&mut markup, url);
        markup.push_str("\">");
    }
    markup.push_str("<bdi>");
    push_escaped(&mut markup, name);
    markup.push_str("</bdi>");
    if !url.is_empty() {
        markup.push_str("</a>");
    }
    markup
}

/// `lang`, `dir` and whether they are not the page's.
pub(crate) fn language_entries(here: &Here, language: &Language) -> [(&'static str, Value); 3] {
    let foreign = Value::from(language != here.language);
    let (lang, dir) = match known(here, language) {
        Some(known) => (known.lang.clone(), known.dir.clone()),
        None => (text(language.as_str()), text(direction(language).as_str())),
    };
    [("lang", lang), ("dir", dir), ("foreign", foreign)]
}

/// The direction of a language.
pub(crate) fn direction_of(here: &Here, language: &Language) -> Direction {
    known(here, language).map_or_else(|| direction(language), |known| known.direction)
}

fn known<'a>(here: &Here<'a>, language: &Language) -> Option<&'a crate::render::shared::OfLanguage> {
    let own = here.shared.language_of(here.edition);
    if own.language == *language { Some(own) } else { here.shared.language(language) }
}
