//! The accessibility statement: what the settings say of it, below the editor's words or the program's.
//!
//! Where a blog has a page of its own called `accessibility`, that page holds the statement; in each language that it
//! lacks, a page is made of the interface's messages.

use crate::diagnostic::Diagnostic;
use crate::model::blog::{PageTranslation, Statement};
use crate::model::edition::EditionId;
use crate::model::text::LocalText;
use crate::model::view::View;
use crate::render::frame::{Head, context};
use crate::render::values::{date, direction_of, escape, local, local_entries, plain, written_link};
use crate::render::{Here, Renderer, external};
use crate::theme::{Value, html, list, map, map_of, text};

/// The page that the program makes.
pub(crate) fn page(renderer: &Renderer, view: &View, edition: EditionId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let title = plain(here, "accessibility-statement", &[]);
    let description = plain(here, "accessibility-commitment", &[]);
    let head = Head { kind: "page", title: &title, description: &description, ..Head::default() };
    let mut values = context(renderer, view, here, head)?;
    let entry = map_of([
        ("title", text(&title)),
        ("lang", text(here.language.as_str())),
        ("dir", text(direction_of(here, here.language).as_str())),
        ("foreign", Value::from(false)),
        ("content", html("")),
        ("toc", list([])),
        ("authors", list([])),
        ("byline", html("")),
        ("image", Value::none()),
        ("withdrawal", Value::none()),
        ("extra", Value::none()),
    ]);
    values.insert_value("entry", entry);
    values.insert_value("statement", value(renderer, here, None));
    let notice = if leads_out(renderer, here) { external::notice(renderer, here, &[])? } else { html("") };
    values.insert_value("external_links", notice);
    renderer.finish(here.blog, "page.html", &values, 0)
}

/// `{commitment, assessed, gaps, contact, reviewed}` for the page of these words, or of none; none without data.
pub(crate) fn value(renderer: &Renderer, here: &Here, words: Option<&PageTranslation>) -> Value {
    let site = renderer.site;
    let Some(statement) = &site.blog(here.blog).statement else { return Value::none() };
    let Statement { contact, reviewed, assessed, gaps } = statement;
    let is_silent = words.is_none_or(|words| here.texts.whole(&words.body.body).html.trim().is_empty());
    let assessed = if assessed.is_empty() { Value::none() } else { said(here, assessed) };
    let contact =
        contact.as_deref().map_or_else(String::new, |contact| self::contact(renderer, here, contact));
    map([
        ("commitment", Value::from(is_silent)),
        ("assessed", assessed),
        ("gaps", list(gaps.iter().map(|gap| said(here, gap)))),
        ("contact", html(&contact)),
        ("reviewed", reviewed.as_ref().map_or_else(Value::none, |reviewed| date(here, reviewed))),
    ])
}

/// Whether the way to whoever answers leads out of the network.
pub(crate) fn leads_out(renderer: &Renderer, here: &Here) -> bool {
    let statement = renderer.site.blog(here.blog).statement.as_ref();
    let contact = statement.and_then(|statement| statement.contact.as_deref());
    contact.is_some_and(|contact| external::leads_out(renderer.site, here, contact))
}

/// `{text, lang, dir, foreign}` of a text of the settings.
fn said(here: &Here, of: &LocalText) -> Value {
    let [lang, dir, foreign] = local_entries(here, of);
    map([("text", text(local(here, of).0)), lang, dir, foreign])
}

/// A link that shows where it leads; the text itself where it is no address.
fn contact(renderer: &Renderer, here: &Here, contact: &str) -> String {
    let (site, is_word) = (renderer.site, !contact.contains(char::is_whitespace));
    let named = |shown: &str| format!("<bdi>{}</bdi>", escape(shown));
    match contact.split_once(':') {
        Some(("mailto" | "tel", rest)) => {
            let shown = rest.split('?').next().unwrap_or(rest);
            external::anchor(site, here, contact, &named(shown))
        }
        Some(_) if is_word => external::anchor(site, here, contact, &named(contact)),
        None if contact.starts_with('/') => {
            let url = written_link(site, here, contact);
            external::anchor(site, here, &url, &named(&url))
        }
        None if contact.contains('@') && is_word => {
            external::anchor(site, here, &format!("mailto:{contact}"), &named(contact))
        }
        _ => named(contact),
    }
}
