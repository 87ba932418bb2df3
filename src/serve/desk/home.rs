//! The desk's own page: faults, texts that wait, translations, weeks.

use crate::desk::{Desk, Mission, Shelf, Waiting, Week, Weeks};
use crate::diagnostic::Severity;
use crate::locales::{Locale, direction};
use crate::model::language::Language;
use crate::model::register::Kind;
use crate::model::text::LocalText;
use crate::report::{At, Fault};
use crate::theme::{Value, list, map, map_of, text};
use crate::translations::{Cell, Row, State};

use super::room::Room;
use super::source::link;

/// The page in a language; `None` where the desk is not in it.
pub fn page(room: &Room, desk: &Desk, language: &str) -> Option<String> {
    let locale = room.locale(language)?;
    let mut context = room.context(locale, "");
    context.insert_value("network", named(&desk.network, locale));
    context.insert_value("errors", Value::from(desk.told.counts.errors as i64));
    context.insert_value("warnings", Value::from(desk.told.counts.warnings as i64));
    context.insert_value("faults", list(desk.told.faults.iter().map(|told| fault(told, locale))));
    let more = desk.told.more.iter();
    let more =
        more.map(|(code, count)| map([("code", text(code.as_str())), ("count", Value::from(*count as i64))]));
    context.insert_value("more", list(more));
    let shelves =
        [Shelf::Draft, Shelf::Review, Shelf::Embargoed, Shelf::Expiring, Shelf::Withdrawn, Shelf::Ended];
    let shelves = shelves.into_iter().filter_map(|of| shelf(of, &desk.waiting, locale));
    context.insert_value("shelves", list(shelves));
    context.insert_value("missions", list(desk.missions.iter().map(|mission| of_mission(mission, locale))));
    context.insert_value("weeks", list(desk.weeks.iter().map(|weeks| of_weeks(weeks, locale))));
    room.render("home.html", &context)
}

/// One fault, with its place; a place without a line is the file's.
pub fn fault(fault: &Fault, locale: &Locale) -> Value {
    let related =
        fault.related.iter().map(|(at, label)| map([("at", place(at, locale)), ("label", text(label))]));
    map_of([
        ("code", text(fault.code.as_str())),
        ("is_error", Value::from(fault.severity == Severity::Error)),
        ("message", text(&fault.message)),
        ("help", text(fault.help.as_deref().unwrap_or_default())),
        ("at", fault.at.as_ref().map_or_else(Value::none, |at| place(at, locale))),
        ("related", list(related)),
    ])
}

fn place(at: &At, locale: &Locale) -> Value {
    let lines = at.lines.as_ref();
    let part = |range: std::ops::Range<usize>| {
        text(lines.and_then(|lines| lines.text.get(range)).unwrap_or_default())
    };
    let (start, end) = lines.map_or((0, 0), |lines| (lines.span.start, lines.span.end));
    map_of([
        ("file", text(&at.file)),
        ("href", text(&link(&at.file, lines.map(|lines| lines.line), locale))),
        ("line", lines.map_or_else(Value::none, |lines| Value::from(lines.line as i64))),
        ("first", lines.map_or_else(Value::none, |lines| Value::from(lines.first as i64))),
        ("before", part(0..start)),
        ("marked", part(start..end)),
        ("after", part(end..lines.map_or(0, |lines| lines.text.len()))),
    ])
}

fn shelf(of: Shelf, waiting: &[Waiting], locale: &Locale) -> Option<Value> {
    let (name, at) = match of {
        Shelf::Draft => ("drafts", "would_be_out_from"),
        Shelf::Review => ("review", "would_be_out_from"),
        Shelf::Embargoed => ("embargoed", "out_from"),
        Shelf::Expiring => ("expiring", "out_until"),
        Shelf::Withdrawn => ("withdrawn", ""),
        Shelf::Ended => ("ended", "was_out_until"),
    };
    let texts: Vec<&Waiting> = waiting.iter().filter(|text| text.shelf == of).collect();
    if texts.is_empty() {
        return None;
    }
    let has_times = texts.iter().any(|text| text.at.is_some());
    Some(map([
        ("name", text(name)),
        ("at", text(if has_times { at } else { "" })),
        ("texts", list(texts.into_iter().map(|text| of_waiting(text, locale)))),
    ]))
}

fn of_waiting(waiting: &Waiting, locale: &Locale) -> Value {
    let kind = match waiting.kind {
        Kind::Post => "post",
        Kind::Page => "page",
        Kind::Alert => "alert",
        Kind::Digest => "digest",
        Kind::Policy => "policy",
    };
    let at = waiting.at.as_ref();
    let first = waiting.files.first();
    let language = first.map(|first| &first.language);
    let address = first.and_then(|first| first.address.as_deref()).unwrap_or_default();
    let files = waiting.files.iter().map(|file| {
        map([
            ("language", text(&locale.language_name(&file.language))),
            ("file", text(&file.file)),
            ("href", text(&link(&file.file, None, locale))),
        ])
    });
    map_of([
        ("title", text(&waiting.title)),
        ("lang", text(language.map(Language::as_str).unwrap_or_default())),
        ("dir", text(language.map_or("auto", |language| direction(language).as_str()))),
        ("mission", text(&waiting.mission)),
        ("kind", text(kind)),
        ("files", list(files)),
        ("time", at.map_or_else(Value::none, |at| text(&locale.date_time_zone(at)))),
        ("iso", at.map_or_else(Value::none, |at| text(&at.timestamp().to_string()))),
        ("address", text(address)),
    ])
}

fn of_mission(mission: &Mission, locale: &Locale) -> Value {
    let languages = mission.stories.first().into_iter().flat_map(|story| &story.translations);
    map([
        ("id", text(&mission.id)),
        ("title", named(&mission.title, locale)),
        ("languages", list(languages.map(|cell| text(&language_name(&cell.language, locale))))),
        ("stories", list(mission.stories.iter().map(|story| of_story(story, locale)))),
        ("left", Value::from(mission.left as i64)),
    ])
}

fn of_story(story: &Row, locale: &Locale) -> Value {
    let language: Option<Language> = story.original.parse().ok();
    let of_original = story.translations.iter().find(|cell| cell.state == State::Original);
    let file = of_original.and_then(|cell| cell.file.as_deref()).unwrap_or_default();
    map_of([
        ("post", text(&story.post)),
        ("title", text(&story.title)),
        ("lang", text(&story.original)),
        ("dir", text(language.map_or("auto", |language| direction(&language).as_str()))),
        ("href", text(&link(file, None, locale))),
        ("cells", list(story.translations.iter().map(|cell| of_cell(cell, locale)))),
    ])
}

fn of_cell(cell: &Cell, locale: &Locale) -> Value {
    let href = cell.file.as_deref().map(|file| link(file, None, locale)).unwrap_or_default();
    map([("state", text(cell.state.as_str())), ("tag", text(&cell.language)), ("href", text(&href))])
}

/// A language's name, by its tag.
fn language_name(tag: &str, locale: &Locale) -> String {
    tag.parse().map_or_else(|()| tag.to_owned(), |language: Language| locale.language_name(&language))
}

fn of_weeks(weeks: &Weeks, locale: &Locale) -> Value {
    let week = |week: &Option<Week>| week.as_ref().map_or_else(Value::none, |week| of_week(week, locale));
    map([
        ("mission", text(&weeks.mission)),
        ("title", named(&weeks.title, locale)),
        ("this", week(&weeks.this)),
        ("last", week(&weeks.last)),
    ])
}

fn of_week(week: &Week, locale: &Locale) -> Value {
    let day = |written: &str| {
        let day = written.parse().ok();
        day.map_or_else(|| written.to_owned(), |day| locale.date(day, crate::locales::DateStyle::Long))
    };
    let languages: Vec<String> = week.row.introduction.iter().map(|tag| language_name(tag, locale)).collect();
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let stories = week.stories.iter().map(|story| {
        map([
            ("title", text(&story.title)),
            ("lang", text(story.language.as_str())),
            ("dir", text(direction(&story.language).as_str())),
            ("href", text(&story.address)),
        ])
    });
    map_of([
        ("id", text(&week.row.week)),
        ("first", text(&day(&week.row.first))),
        ("last", text(&day(&week.row.last))),
        ("count", Value::from(week.row.posts as i64)),
        ("frozen", Value::from(week.row.is_frozen)),
        ("introductions", text(&if languages.is_empty() { String::new() } else { locale.list(&languages) })),
        ("stories", list(stories)),
    ])
}

/// A name with the language that it is in, where that is said.
fn named(name: &LocalText, locale: &Locale) -> Value {
    let (name, language) = name.choose([&locale.language]);
    map([
        ("text", text(name)),
        ("lang", text(language.map(Language::as_str).unwrap_or_default())),
        ("dir", text(language.map(|language| direction(language).as_str()).unwrap_or("auto"))),
    ])
}
