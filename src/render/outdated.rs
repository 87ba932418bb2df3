//! What readers of a translation are told where its original has changed since: when that is from, by what its
//! files say, and where it is. On its page, and above its text in feeds.

use crate::locales::{Argument, DateStyle};
use crate::model::post::{Outdated, Translation};
use crate::render::Here;
use crate::render::Renderer;
use crate::render::values::{escape, link, message, message_html, plain};
use crate::theme::{Value, html, map, text};

/// An *outdated* of the contract, or none.
pub(crate) fn value(renderer: &Renderer, here: &Here, translation: &Translation) -> Value {
    let Some(outdated) = &translation.detail.outdated else { return Value::none() };
    let day = here.locale.date(outdated.date.day, DateStyle::Long);
    let time = format!("<time datetime=\"{}\">{}</time>", outdated.date.html_datetime(), escape(&day));
    let language = here.locale.language_name(&outdated.language);
    map([
        ("dated", html(&message_html(here, dated(outdated), &[("date", Argument::Html(&time))]))),
        ("lang", text(outdated.language.as_str())),
        ("link", message(here, "read-original", &[("language", Argument::Text(&language))])),
        ("notice", message(here, "translation-outdated", &[])),
        ("url", text(&link(renderer.site, here, &outdated.address))),
    ])
}

/// The same for a feed, without an element around it; nothing where there is nothing to be told.
pub(crate) fn in_feed(renderer: &Renderer, here: &Here, translation: &Translation) -> Option<String> {
    let outdated = translation.detail.outdated.as_ref()?;
    let day = here.locale.date(outdated.date.day, DateStyle::Long);
    let language = here.locale.language_name(&outdated.language);
    let dated = plain(here, dated(outdated), &[("date", Argument::Text(&day))]);
    let read = plain(here, "read-original", &[("language", Argument::Text(&language))]);
    Some(format!(
        "<strong>{}</strong><br>{} <a href=\"{}\" hreflang=\"{}\">{}</a>",
        escape(&plain(here, "translation-outdated", &[])),
        escape(&dated),
        escape(&link(renderer.site, here, &outdated.address)),
        outdated.language,
        escape(&read),
    ))
}

fn dated(outdated: &Outdated) -> &'static str {
    if outdated.is_updated { "original-updated-since" } else { "original-published-since" }
}
