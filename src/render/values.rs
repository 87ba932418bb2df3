//! Small values that templates and feeds share: dates, messages, addresses.

use std::fmt::Write;

use crate::locales::{Argument, DateStyle, Locale, Message, direction};
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::name::compose;
use crate::model::site::Site;
use crate::model::text::LocalText;
use crate::model::url::{Address, from_root};
use crate::render::Here;
use crate::theme::{Value, html, map, text};

/// A *date* of the contract.
pub(crate) fn date(here: &Here, moment: &Moment) -> Value {
    let time = moment.time.map(|time| here.locale.time(time)).unwrap_or_default();
    map([
        ("iso", text(&moment.html_datetime())),
        ("long", text(&here.locale.date(moment.day, DateStyle::Long))),
        ("full", text(&here.locale.date(moment.day, DateStyle::Full))),
        ("time", text(&time)),
    ])
}

/// A calendar day as a *date* of the contract.
pub(crate) fn day(here: &Here, day: jiff::civil::Date) -> Value {
    map([
        ("iso", text(&day.to_string())),
        ("long", text(&here.locale.date(day, DateStyle::Long))),
        ("full", text(&here.locale.date(day, DateStyle::Full))),
        ("time", text("")),
    ])
}

/// A message as HTML, marked with its language where that is not the page's.
pub(crate) fn message(here: &Here, name: &str, arguments: &[(&str, Argument)]) -> Value {
    html(&message_html(here, name, arguments))
}

pub(crate) fn message_html(here: &Here, name: &str, arguments: &[(&str, Argument)]) -> String {
    match here.locale.html(name, arguments) {
        Ok(message) => marked(&message.text, &message.language, here.locale),
        Err(_) => escape(name),
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

/// An address as this page writes it in a link.
pub(crate) fn link(site: &Site, here: &Here, address: &Address) -> String {
    if here.absolute { address.absolute(&site.roots) } else { address.from(here.root, &site.roots) }
}

/// An address written by an editor, as it may stand in an attribute: a path from `/` is one from the network's root.
pub(crate) fn written_link(site: &Site, here: &Here, written: &str) -> String {
    match written.strip_prefix('/').filter(|rest| !rest.starts_with('/')) {
        Some(path) => link(site, here, &from_root(&compose(path), &site.roots)),
        None => written.to_string(),
    }
}

/// Text for HTML, element content and attributes alike.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A name with its link, if it has one: `<a href="…"><bdi>…</bdi></a>`.
pub(crate) fn linked_name(name: &str, url: &str) -> String {
    let name = escape(name);
    let mut markup = String::new();
    // Writing to a string does not fail.
    let _ = if url.is_empty() {
        write!(markup, "<bdi>{name}</bdi>")
    } else {
        write!(markup, "<a href=\"{}\"><bdi>{name}</bdi></a>", escape(url))
    };
    markup
}

/// `lang`, `dir` and whether they are not the page's.
pub(crate) fn language_entries(here: &Here, language: &Language) -> [(&'static str, Value); 3] {
    [
        ("lang", text(language.as_str())),
        ("dir", text(direction(language).as_str())),
        ("foreign", Value::from(language != here.language)),
    ]
}

/// A map from any number of entries.
pub(crate) fn map_of(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map = crate::theme::Map::default();
    for (name, value) in entries {
        map.insert(crate::theme::Key::Str(name), value);
    }
    Value::from(map)
}
