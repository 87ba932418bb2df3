//! The latest week in review in its place of honour: what the first page of a home tells of it.
//!
//! All of it is in the page's language: of an introduction in another language only that there is a week is told.

use crate::diagnostic::Diagnostic;
use crate::model::edition::Week;
use crate::render::card::image;
use crate::render::digest::{introduction, sentence, summary_entries};
use crate::render::frame::frame;
use crate::render::parts::part;
use crate::render::{Here, Renderer};
use crate::theme::{Value, html, map_of, text};

/// `{id, title, url, label, count_text, summary, image}` of the latest week; nothing where there is none.
pub(crate) fn latest_digest(renderer: &Renderer, here: &Here) -> Value {
    let week = renderer.site.edition(here.edition).weeks.first();
    week.map_or_else(Value::none, |week| featured(renderer, here, week))
}

/// It as `parts/week.html` makes it.
pub(crate) fn week(renderer: &Renderer, here: &Here) -> Result<Value, Vec<Diagnostic>> {
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("latest_digest", latest_digest(renderer, here));
    Ok(html(&part(renderer, here.blog, "parts/week.html", &context)?))
}

fn featured(renderer: &Renderer, here: &Here, week: &Week) -> Value {
    let found = introduction(renderer, here, week).map(|(_, translation)| translation);
    let own = found.filter(|translation| translation.language == *here.language);
    let words = own.map(|own| &*own.summary).filter(|words| !words.is_empty());
    let said = words.map_or_else(|| text(&sentence(here, week)), text);
    let picture = own.and_then(|own| own.picture.as_ref());
    let picture = picture.and_then(|picture| image(renderer, here, picture)).unwrap_or_else(Value::none);
    let own = [("summary", said), ("image", picture)];
    map_of(summary_entries(renderer, here, week).into_iter().chain(own))
}
