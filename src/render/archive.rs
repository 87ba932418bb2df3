//! Archives: all months, a year, a month by its days.

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, DateStyle};
use crate::model::addresses;
use crate::model::edition::{Edition, EditionId, Month};
use crate::model::view::View;
use crate::render::frame::{Head, context};
use crate::render::listed::listed;
use crate::render::values::{day, link, message, plain};
use crate::render::{Here, Renderer, days};
use crate::theme::{Context, Value, html, list, map, map_of, text};

/// Every year with its months.
pub(crate) fn archives(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let title = plain(here, "archives", &[]);
    let mut values =
        context(renderer, view, here, Head { kind: "archive", title: &title, ..Head::default() })?;
    let of = renderer.site.edition(edition);
    let years = list(years(of).into_iter().map(|number| year_value(renderer, here, of, number)));
    fill(&mut values, "", list([]), years, Value::none(), Value::none());
    renderer.finish(here.blog, "archive.html", &values, 0)
}

/// One year.
pub(crate) fn year(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    number: i16,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let of = renderer.site.edition(edition);
    let label = year_label(here, number);
    let title = title(here, &label);
    let mut values =
        context(renderer, view, here, Head { kind: "archive", title: &title, ..Head::default() })?;
    let all = years(of);
    let place = all.iter().position(|year| *year == number);
    let near = |place: Option<usize>| match place.and_then(|place| all.get(place)) {
        Some(year) => {
            let home = addresses::edition_home(renderer.site, edition);
            neighbour(&year_label(here, *year), &link(renderer.site, here, &addresses::year(&home, *year)))
        }
        None => Value::none(),
    };
    let years = list([year_value(renderer, here, of, number)]);
    let (previous, next) =
        (near(place.map(|place| place + 1)), near(place.and_then(|place| place.checked_sub(1))));
    fill(&mut values, &label, list([]), years, previous, next);
    renderer.finish(here.blog, "archive.html", &values, 0)
}

/// One month, by day.
pub(crate) fn month(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    number: usize,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let of = renderer.site.edition(edition);
    let month = &of.months[number];
    let label = month_label(here, month);
    let title = title(here, &label);
    let mut values =
        context(renderer, view, here, Head { kind: "archive", title: &title, ..Head::default() })?;
    let entries = &of.entries[month.entries.clone()];
    let mut days = Vec::new();
    for (date, shown) in days::days(renderer, here, entries) {
        let posts = listed(renderer, here, shown, days::ON_PAGE.story, true)?;
        days.push(map([("date", day(here, date)), ("posts", html(&posts))]));
    }
    let days = list(days);
    let near = |number: Option<usize>| match number.and_then(|number| of.months.get(number)) {
        Some(month) => neighbour(&month_label(here, month), &month_url(renderer, here, month)),
        None => Value::none(),
    };
    fill(&mut values, &label, days, list([]), near(Some(number + 1)), near(number.checked_sub(1)));
    renderer.finish(here.blog, "archive.html", &values, 0)
}

fn fill(values: &mut Context, period: &str, days: Value, years: Value, previous: Value, next: Value) {
    values.insert_value("period", text(period));
    values.insert_value("days", days);
    values.insert_value("years", years);
    values.insert_value("previous", previous);
    values.insert_value("next", next);
}

fn neighbour(label: &str, url: &str) -> Value {
    map([("label", text(label)), ("url", text(url))])
}

fn title(here: &Here, period: &str) -> String {
    plain(here, "stories-of", &[("period", Argument::Text(period))])
}

fn year_label(here: &Here, year: i16) -> String {
    jiff::civil::Date::new(year, 1, 1)
        .map_or_else(|_| year.to_string(), |day| here.locale.date(day, DateStyle::Year))
}

fn month_label(here: &Here, month: &Month) -> String {
    let first = jiff::civil::Date::new(month.year, month.month, 1);
    first.map_or_else(|_| String::new(), |day| here.locale.date(day, DateStyle::MonthYear))
}

fn month_url(renderer: &Renderer, here: &Here, month: &Month) -> String {
    let home = addresses::edition_home(renderer.site, here.edition);
    link(renderer.site, here, &addresses::month(&home, month.year, month.month))
}

fn years(edition: &Edition) -> Vec<i16> {
    let mut years: Vec<i16> = edition.months.iter().map(|month| month.year).collect();
    years.dedup();
    years
}

fn count(here: &Here, count: usize) -> Value {
    message(here, "story-count", &[("count", Argument::Number(count as i64))])
}

fn year_value(renderer: &Renderer, here: &Here, edition: &Edition, number: i16) -> Value {
    let months: Vec<&Month> = edition.months.iter().filter(|month| month.year == number).collect();
    let home = addresses::edition_home(renderer.site, here.edition);
    let all: usize = months.iter().map(|month| month.entries.len()).sum();
    let months = months.into_iter().map(|month| {
        map([
            ("label", text(&month_label(here, month))),
            ("url", text(&month_url(renderer, here, month))),
            ("count", count(here, month.entries.len())),
        ])
    });
    map_of([
        ("label", text(&year_label(here, number))),
        ("url", text(&link(renderer.site, here, &addresses::year(&home, number)))),
        ("count", count(here, all)),
        ("months", list(months)),
    ])
}
