//! Homes, and what all listings cut into pages share.

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::edition::EditionId;
use crate::model::url::Address;
use crate::model::view::{Slice, View};
use crate::render::card::cards;
use crate::render::frame::{Head, context, frame};
use crate::render::values::{link, local, plain};
use crate::render::{Here, Renderer, digest};
use crate::theme::{Value, list, map, text};

/// A blog's home, or a later page of it.
pub(crate) fn home(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    slice: &Slice,
) -> Result<String, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let title = if slice.page == 1 { String::new() } else { page_of(here, slice) };
    let (description, _) = local(here, &site.blog(here.blog).description);
    let description = if slice.page == 1 { description } else { "" };
    let mut values =
        context(renderer, view, here, Head { kind: "home", title: &title, description, ..Head::default() });
    values.insert_value("posts", cards(renderer, here, &slice.entries));
    values.insert_value("pager", pager(renderer, here, &addresses::edition_home(site, edition), slice));
    values.insert_value("is_first", Value::from(slice.page == 1));
    let latest = site.edition(edition).weeks.first().map(|week| digest::summary(renderer, here, week));
    values.insert_value("latest_digest", latest.unwrap_or_else(Value::none));
    renderer.finish(here.blog, "home.html", &values)
}

/// A *pager* of the contract.
pub(crate) fn pager(renderer: &Renderer, here: &Here, listing: &Address, slice: &Slice) -> Value {
    let at = |page: u32| link(renderer.site, here, &addresses::page_of(listing, page));
    let near = |page: Option<u32>| {
        text(&page.filter(|page| (1..=slice.pages).contains(page)).map(at).unwrap_or_default())
    };
    // The first and last pages, and those around this one: a thousand numbers help nobody.
    let shown =
        (1..=slice.pages).filter(|page| *page == 1 || *page == slice.pages || page.abs_diff(slice.page) <= 2);
    let pages = shown.map(|page| {
        map([
            ("number", text(&here.locale.number(i64::from(page)))),
            ("url", text(&at(page))),
            ("current", Value::from(page == slice.page)),
        ])
    });
    map([
        ("current", Value::from(slice.page)),
        ("total", Value::from(slice.pages)),
        ("previous", near(slice.page.checked_sub(1))),
        ("next", near(Some(slice.page + 1))),
        ("first", text(&at(1))),
        ("label", text(&page_of(here, slice))),
        ("pages", list(pages)),
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

/// The blog's title in the page's language.
pub(crate) fn blog_title<'r>(renderer: &'r Renderer, here: &Here) -> &'r str {
    &frame(renderer, here.edition).title
}
