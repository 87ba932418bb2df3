//! Homes, and what all listings cut into pages share.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::edition::EditionId;
use crate::model::url::Address;
use crate::model::view::{Slice, View};
use crate::render::days::{IN_SECTION, by_day};
use crate::render::frame::{Head, context, frame};
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::values::{local, plain, push_link};
use crate::render::{Here, Renderer, feature};
use crate::theme::{Value, html, list, map, text};

/// A blog's home, or a later page of it.
pub(crate) fn home(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    slice: &Slice,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = if slice.page == 1 { String::new() } else { page_of(here, slice) };
    let (description, _) = local(here, &site.blog(here.blog).description);
    let description = if slice.page == 1 { description } else { "" };
    let mut values =
        context(renderer, view, here, Head { kind: "home", title: &title, description, ..Head::default() })?;
    values.insert_value("posts", html(&by_day(renderer, here, &slice.entries, IN_SECTION)?));
    let listing = &frame(renderer, edition)?.home;
    values.insert_value("pager", pager(renderer, here, listing, slice, Some(&title))?);
    values.insert_value("is_first", Value::from(slice.page == 1));
    values.insert_value("beside", beside(renderer, here)?);
    values.insert_value("week", if slice.page == 1 { feature::week(renderer, here)? } else { text("") });
    renderer.finish(here.blog, "home.html", &values, CARD * slice.entries.len())
}

/// About how many bytes a card takes.
pub(crate) const CARD: usize = 1 << 10;

/// What stands beside a home's stories, as `parts/beside.html` makes it.
fn beside(renderer: &Renderer, here: &Here) -> Result<Value, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).beside;
    if let Some(made) = slot.get() {
        return Ok(made.clone());
    }
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("latest_digest", feature::latest_digest(renderer, here));
    let made = html(&part(renderer, here.blog, "parts/beside.html", &context)?);
    Ok(slot.get_or_init(|| made).clone())
}

/// The most pages of a listing whose pager is kept, to be shown by all listings that have as many.
const SHARED: u32 = 16;

/// A listing's pager, as `parts/pager.html` makes it. `label` says which page it is, where that is known.
pub(crate) fn pager(
    renderer: &Renderer,
    here: &Here,
    listing: &Address,
    slice: &Slice,
    label: Option<&str>,
) -> Result<Value, Vec<Diagnostic>> {
    let make = || -> Result<Arc<Pattern>, Vec<Diagnostic>> {
        let mut context = frame(renderer, here.edition)?.context.clone();
        context.insert_value("pager", pager_value(here, slice, label.filter(|label| !label.is_empty())));
        Ok(Arc::new(Pattern::new(&part(renderer, here.blog, "parts/pager.html", &context)?)))
    };
    let pagers = &renderer.shared.edition(here.edition).pagers;
    let pattern = match slice.pages <= SHARED {
        true => pagers.try_get_or((slice.page, slice.pages), make)?,
        false => make()?,
    };
    let mut markup = String::with_capacity(2 * pattern.len());
    pattern.fill(&mut markup, |_, into| push_link(into, renderer.site, here, listing));
    Ok(html(&markup))
}

/// A *pager* of the contract.
fn pager_value(here: &Here, slice: &Slice, label: Option<&str>) -> Value {
    let at = |page: u32| match page {
        1 => Place::Address.value(),
        _ => Place::Address.value_before(&addresses::page_below(page)),
    };
    let near =
        |page: Option<u32>| page.filter(|page| (1..=slice.pages).contains(page)).map_or_else(|| text(""), at);
    // The first and last pages, and those around this one: a thousand numbers help nobody.
    let around = slice.page.saturating_sub(2)..=slice.page + 2;
    let first = (*around.start() > 1).then_some(1);
    let last = (*around.end() < slice.pages).then_some(slice.pages);
    let shown = first.into_iter().chain(around.filter(|page| (1..=slice.pages).contains(page))).chain(last);
    let entry = |page: u32| {
        map([
            ("current", Value::from(page == slice.page)),
            ("number", text(&here.locale.number(i64::from(page)))),
            ("url", at(page)),
        ])
    };
    let numbered = &here.shared.language_of(here.edition).numbered;
    let pages = shown.map(|page| match page == slice.page {
        true => entry(page),
        false => numbered.get_or(page, || entry(page)),
    });
    let label = label.map_or_else(|| text(&page_of(here, slice)), text);
    map([
        ("current", Value::from(slice.page)),
        ("first", at(1)),
        ("label", label),
        ("next", near(Some(slice.page + 1))),
        ("pages", list(pages)),
        ("previous", near(slice.page.checked_sub(1))),
        ("total", Value::from(slice.pages)),
    ])
}

/// "Page 2 of 7".
pub(crate) fn page_of(here: &Here, slice: &Slice) -> String {
    let numbers = [
        ("page", Argument::Number(i64::from(slice.page))),
        ("pages", Argument::Number(i64::from(slice.pages))),
    ];
    plain(here, "page-of", &numbers)
}

/// A listing's title; on its later pages with the page's number.
pub(crate) fn title_on_page(here: &Here, title: &str, slice: &Slice) -> String {
    if slice.page == 1 { title.to_string() } else { format!("{title} ({})", page_of(here, slice)) }
}
