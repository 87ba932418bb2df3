//! The way to a page: from its blog's home by the list that it stands in.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::owner::Owner;
use crate::locales::DateStyle;
use crate::model::addresses;
use crate::model::url::Address;
use crate::model::view::{PostView, View};
use crate::render::values::plain;
use crate::render::{Here, Renderer};

/// A page between a home and another: its name and absolute address.
#[derive(Debug, Clone)]
pub(crate) struct Crumb {
    name: Arc<str>,
    url: Arc<str>,
}

#[derive(Serialize)]
pub(super) struct Crumbs<'a> {
    #[serde(rename = "itemListElement")]
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: &'a str,
}

impl<'a> Crumbs<'a> {
    /// From the home, by these, to a page of this title.
    pub fn new(owner: &'a Owner, way: &'a [Crumb], title: &'a str, page: &'a str) -> Self {
        let steps = way.iter().map(|crumb| (&*crumb.name, &*crumb.url));
        let all = [(&*owner.title, &*owner.home)].into_iter().chain(steps).chain([(title, page)]);
        let item = |(number, (name, item)): (usize, (&'a str, &'a str))| Item {
            kind: "ListItem",
            position: number + 1,
            name,
            item,
        };
        Self { items: all.enumerate().map(item).collect() }
    }
}

/// What lies between the home and a page; `None` for what is not below a home.
pub(super) fn way(renderer: &Renderer, view: &View, here: &Here) -> Option<Vec<Crumb>> {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    let crumb = |name: &str, address: Address| Crumb {
        name: plain(here, name, &[]).into(),
        url: address.absolute(&site.roots).into(),
    };
    let archives = || crumb("archives", addresses::archives(&home));
    Some(match view {
        View::Post(of) => month_of(renderer, here, of, &home).into_iter().collect(),
        View::Year { .. } => vec![archives()],
        View::Month { edition, month } => {
            let year = site.edition(*edition).months[*month as usize].year;
            vec![archives(), year_crumb(renderer, here, year, &home)]
        }
        View::Tag { .. } => vec![crumb("tags", addresses::tags(&home))],
        View::Author { .. } => vec![crumb("authors", addresses::authors(&home))],
        View::Digest { .. } | View::DigestYear { .. } => {
            vec![crumb("weeks-in-review", addresses::digests(&home))]
        }
        View::Page { .. }
        | View::Archives(_)
        | View::Tags(_)
        | View::Authors(_)
        | View::Office { .. }
        | View::Events { .. }
        | View::Policy { .. }
        | View::Digests(_)
        | View::Subscribe(_)
        | View::Corrections(_)
        | View::Alerts(_)
        | View::Accessibility(_) => Vec::new(),
        _ => return None,
    })
}

/// The archive of the month in which a story stands, if it stands in one.
fn month_of(renderer: &Renderer, here: &Here, of: &PostView, home: &Address) -> Option<Crumb> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let head = &site.post(of.post).translations[of.translation as usize].head;
    if !blog.outputs.archives || head.withdrawn.is_some() {
        return None;
    }
    let day = head.date.day_in(&blog.zone);
    let known = &renderer.shared.edition(here.edition).month_crumbs;
    Some(known.get_or((day.year(), day.month()), || Crumb {
        name: here.locale.date(day, DateStyle::MonthYear).into(),
        url: addresses::month(home, day.year(), day.month()).absolute(&site.roots).into(),
    }))
}

fn year_crumb(renderer: &Renderer, here: &Here, year: i16, home: &Address) -> Crumb {
    let first = Date::new(year, 1, 1);
    let name = first.map_or_else(|_| year.to_string(), |day| here.locale.date(day, DateStyle::Year));
    let url = addresses::year(home, year).absolute(&renderer.site.roots);
    Crumb { name: name.into(), url: url.into() }
}
