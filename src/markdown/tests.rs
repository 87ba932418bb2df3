//! What comes of whole texts, rule by rule.

use crate::diagnostic::{Checked, Code, Place};
use crate::model::body::{Body, RawHtml};
use crate::model::conventions::Conventions;
use crate::source::SourceId;

use super::{Filling, Labels, Target, Text, compose};

mod footnotes;
mod links;
mod markup;
mod properties;
mod raw;
mod typography;
mod whole;

fn text(text: &str, html: RawHtml) -> Text<'_> {
    Text { text, source: SourceId(0), offset: 0, html, conventions: Conventions::AS_WRITTEN }
}

fn read(markdown: &str) -> Checked<Body> {
    super::body(&text(markdown, RawHtml::Clean))
}

/// A body filled with its own addresses, ids after `p-`.
fn filled(body: &Body) -> String {
    filled_with(body, &|number| match body.links.get(number) {
        Some(link) => Target::to(&link.destination),
        None => Target::Text,
    })
}

fn filled_with<'t>(body: &Body, links: &dyn Fn(usize) -> Target<'t>) -> String {
    let mut html = String::new();
    let back = |note: u16, occurrence: u16| format!("Back to {note}.{occurrence}");
    let labels = Labels { notes: "Notes", back: &back };
    compose(body, &Filling { id_prefix: "p-", links, labels }, &mut html);
    html
}

fn html(markdown: &str) -> String {
    filled(&read(markdown).value)
}

fn allowed(markdown: &str) -> String {
    filled(&super::body(&text(markdown, RawHtml::Allow)).value)
}

fn line(markdown: &str) -> (String, String) {
    let inline = super::inline(&text(markdown, RawHtml::Clean)).value;
    (filled(&inline.body), inline.text.to_string())
}

/// The faults of a text: their codes, and what they underline.
fn faults<T>(markdown: &str, checked: &Checked<T>) -> Vec<(Code, String)> {
    let underlined = |place: &Place| match place {
        Place::Span(span) => markdown.get(span.clone()).unwrap_or("outside the text").to_owned(),
        _ => "no span".to_owned(),
    };
    checked.diagnostics.iter().map(|fault| (fault.code, underlined(&fault.place))).collect()
}

fn faults_of(markdown: &str) -> Vec<(Code, String)> {
    faults(markdown, &read(markdown))
}
