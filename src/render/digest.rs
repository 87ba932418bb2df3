//! The week in review: its index and its pages.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, DateStyle};
use crate::model::addresses;
use crate::model::blog::{BlogId, Introduction, IntroductionTranslation};
use crate::model::edition::{Edition, EditionId, Entry, Week};
use crate::model::language::Language;
use crate::model::post::Byline;
use crate::model::settings::GroupBy;
use crate::model::view::View;
use crate::render::card::{byline, card, cards, image};
use crate::render::frame::{Head, HeadImage, alert_value, context};
use crate::render::listed::listed;
use crate::render::listing::CARD;
use crate::render::post::withdrawal_value;
use crate::render::values::{date, day, language_entries, link, local, long, message, message_html, plain};
use crate::render::{Here, Renderer, compose, events, external, policies};
use crate::theme::{Value, html, list, map, map_of, text};

/// A year's weeks, newest first, and the way to the other years; the newest year's where none is named.
pub(crate) fn digests(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    year: Option<i16>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let of = site.edition(edition);
    let home = addresses::edition_home(site, edition);
    let written_year = |year: i16| here.locale.date(Date::constant(year, 1, 1), DateStyle::Year);
    let title = match year {
        Some(year) => plain(here, "weeks-of-year", &[("year", Argument::Text(&written_year(year)))]),
        None => plain(here, "weeks-in-review", &[]),
    };
    let mut values =
        context(renderer, view, here, Head { kind: "digests", title: &title, ..Head::default() })?;
    let years = of.digest_years();
    let shown = year.or(years.first().map(|(year, _)| *year));
    let weeks = of.weeks.iter().filter(|week| Some(week.id.year) == shown);
    values.insert_value("weeks", list(weeks.map(|week| summary(renderer, here, week))));
    let years = years.iter().map(|(number, count)| {
        let count = [("count", Argument::Number(*count as i64))];
        map([
            ("title", text(&written_year(*number))),
            ("url", text(&link(site, here, &addresses::digest_year(&home, *number)))),
            ("count_text", message(here, "digest-count", &count)),
            ("current", Value::from(year == Some(*number))),
        ])
    });
    values.insert_value("years", list(years));
    // Of the contract's first version: this listing is cut by years, not by pages.
    values.insert_value("pager", text(""));
    renderer.finish(here.blog, "digests.html", &values, 0)
}

/// `{id, title, url, label, count_text}` of a week.
fn summary(renderer: &Renderer, here: &Here, week: &Week) -> Value {
    map_of(summary_entries(renderer, here, week))
}

pub(crate) fn summary_entries(renderer: &Renderer, here: &Here, week: &Week) -> [(&'static str, Value); 5] {
    let home = addresses::edition_home(renderer.site, here.edition);
    [
        ("id", text(&week.id.to_string())),
        ("title", text(&title(renderer, here, week))),
        ("url", text(&link(renderer.site, here, &addresses::digest(&home, week.id)))),
        ("label", text(&label(here, week))),
        ("count_text", count(here, week)),
    ]
}

/// One week.
pub(crate) fn digest(
    renderer: &Renderer,
    view: &View,
    edition: EditionId,
    number: usize,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let of = site.edition(edition);
    let week = &of.weeks[number];
    let found = introduction(renderer, here, week);
    let title = label(here, week);
    let own = found.filter(|(_, translation)| translation.language == *here.language);
    let sentence = sentence(here, week);
    let description = own.map_or(&*sentence, |(_, translation)| &*translation.summary);
    let picture = found.and_then(|(_, translation)| translation.picture.as_ref());
    let head = Head {
        kind: "digest",
        title: &title,
        description,
        image: HeadImage::of(renderer, here, picture),
        ..Head::default()
    };
    let mut values = context(renderer, view, here, head)?;
    let entries = |numbers: &[u32]| -> Vec<Entry> {
        numbers.iter().map(|number| of.entries[*number as usize]).collect()
    };
    values.insert_value(
        "week",
        map([
            ("id", text(&week.id.to_string())),
            ("label", text(&label(here, week))),
            ("range", text(&range(here, week))),
            ("sentence", text(&sentence)),
            ("first", day(here, week.first)),
            ("last", day(here, week.last)),
        ]),
    );
    values.insert_value(
        "introduction",
        found.map_or_else(Value::none, |found| introduction_value(renderer, here, found)),
    );
    values.insert_value("highlights", list(highlights(renderer, here, of, week)));
    values.insert_value("groups", list(groups(renderer, here, of, week)?));
    values.insert_value("now_in", cards(renderer, here, &entries(&week.now_in)));
    let now_in = here.shared.edition(edition).now_in.get_or_init(|| {
        let language = here.locale.language_name(here.language);
        message(here, "now-in", &[("language", Argument::Text(&language))])
    });
    values.insert_value("now_in_title", now_in.clone());
    values.insert_value("also_published", cards(renderer, here, &entries(&week.also_published)));
    values.insert_value("count_text", count(here, week));
    values.insert_value("corrections", list(corrections(renderer, here, of, week)));
    let issued = week.alerts.iter().filter_map(|number| site.blog(here.blog).alerts.get(*number)).enumerate();
    let issued = issued
        .filter_map(|(place, alert)| alert_value(renderer, here, alert, &format!("issued-{}-", place + 1)));
    values.insert_value("alerts_issued", list(issued));
    values.insert_value("events", list(coming(renderer, here, of, week)));
    values.insert_value("withdrawn", list(withdrawn(renderer, here, week)));
    values.insert_value("discussed", list(discussed(renderer, here, of, week)));
    let near = |number: Option<usize>| match number.and_then(|number| of.weeks.get(number)) {
        Some(week) => {
            let home = addresses::edition_home(site, edition);
            map([
                ("label", text(&label(here, week))),
                ("url", text(&link(site, here, &addresses::digest(&home, week.id)))),
            ])
        }
        None => Value::none(),
    };
    values.insert_value("previous", near(Some(number + 1)));
    values.insert_value("next", near(number.checked_sub(1)));
    values.insert_value("policies", policies::of_digests(renderer, here)?);
    let notice = if external::in_week(renderer, here, week) {
        external::notice(renderer, here, &site.blog(here.blog).policies.digest)?
    } else {
        html("")
    };
    values.insert_value("external_links", notice);
    renderer.finish(here.blog, "digest.html", &values, CARD * week.stories.len())
}

/// "Week of 14 May 2012".
pub(crate) fn label(here: &Here, week: &Week) -> String {
    let labels = &here.shared.edition(here.edition).weeks;
    let made = labels.get_or(week.first, || {
        Arc::from(plain(here, "week-of", &[("date", written(&long(here, week.first)))]))
    });
    made.to_string()
}

pub(crate) fn range(here: &Here, week: &Week) -> String {
    let (first, last) = (long(here, week.first), long(here, week.last));
    plain(here, "week-from-to", &[("first", written(&first)), ("last", written(&last))])
}

/// "From 14 May 2012 to 20 May 2012, we published 12 stories."
pub(crate) fn sentence(here: &Here, week: &Week) -> String {
    if week.stories.is_empty() {
        return plain(here, "no-stories-this-week", &[]);
    }
    let (first, last) = (long(here, week.first), long(here, week.last));
    let count = Argument::Number(week.stories.len() as i64);
    plain(here, "week-sentence", &[("first", written(&first)), ("last", written(&last)), ("count", count)])
}

/// A date as a message takes it.
fn written(date: &Value) -> Argument<'_> {
    Argument::Text(date.as_str().unwrap_or_default())
}

/// What a list calls a week: the editor's title in the page's language, else its date.
pub(crate) fn title(renderer: &Renderer, here: &Here, week: &Week) -> String {
    match introduction(renderer, here, week) {
        Some((_, translation)) if translation.language == *here.language => translation.title.to_string(),
        _ => label(here, week),
    }
}

pub(crate) fn count(here: &Here, week: &Week) -> Value {
    here.shared.edition(here.edition).counts.get_or(week.stories.len(), || match week.stories.len() {
        0 => message(here, "no-stories-this-week", &[]),
        count => message(here, "this-week-stories", &[("count", Argument::Number(count as i64))]),
    })
}

/// A week's introduction, in the page's language or its fallbacks.
pub(crate) fn introduction<'r>(
    renderer: &Renderer<'r>,
    here: &Here,
    week: &Week,
) -> Option<(&'r Introduction, &'r IntroductionTranslation)> {
    let introduction = renderer.site.blog(here.blog).introductions.get(week.introduction?)?;
    Some((introduction, introduction.choose(here.chain)?))
}

fn introduction_value(
    renderer: &Renderer,
    here: &Here,
    (_, of): (&Introduction, &IntroductionTranslation),
) -> Value {
    let site = renderer.site;
    let editor = site.blog(here.blog).editor.map(|editor| vec![Byline::Author(editor)]).unwrap_or_default();
    let notice = if of.language == *here.language {
        String::new()
    } else {
        let name = here.locale.language_name(&of.language);
        message_html(here, "text-in-other-language", &[("language", Argument::Text(&name))])
    };
    let content = compose::body(site, here, &of.body, "introduction-");
    if content.is_empty() && of.picture.is_none() {
        // She only chose and arranged.
        return Value::none();
    }
    let [lang, dir, foreign] = language_entries(here, &of.language);
    map_of([
        ("title", text(&of.title)),
        ("content", html(&content)),
        lang,
        dir,
        foreign,
        ("notice", html(&notice)),
        ("byline", byline(renderer, here, here.blog, &editor)),
        (
            "image",
            of.picture
                .as_ref()
                .and_then(|picture| image(renderer, here, picture))
                .unwrap_or_else(Value::none),
        ),
    ])
}

fn highlights(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Value> {
    let introduction = introduction(renderer, here, week);
    week.highlights
        .iter()
        .map(|(number, index)| {
            let teaser = introduction.and_then(|(_, translation)| translation.teasers.get(*index)?.as_ref());
            let teaser = teaser
                .map(|teaser| compose::body(renderer.site, here, teaser, "teaser-"))
                .unwrap_or_default();
            let language = introduction.map_or(here.language, |(_, translation)| &translation.language);
            let [lang, dir, foreign] = language_entries(here, language);
            let post = card(renderer, here, &of.entries[*number as usize]);
            map([("post", post), ("teaser", html(&teaser)), lang, dir, foreign])
        })
        .collect()
}

/// A part of a week's stories; in one list all of them, without a title.
pub(crate) struct Group {
    id: String,
    pub title: String,
    /// That of the title, where it is known and not the page's.
    pub language: Option<Language>,
    pub url: String,
    /// The numbers of the edition's entries.
    pub numbers: Vec<u32>,
}

fn groups(
    renderer: &Renderer,
    here: &Here,
    of: &Edition,
    week: &Week,
) -> Result<Vec<Value>, Vec<Diagnostic>> {
    let value = |group: Group| {
        let entries: Vec<Entry> = group.numbers.iter().map(|number| of.entries[*number as usize]).collect();
        // Under a mission's name its stories need not say it again.
        let posts = listed(renderer, here, &entries, "3", group.title.is_empty())?;
        let [lang, dir, foreign] = language_entries(here, group.language.as_ref().unwrap_or(here.language));
        Ok(map_of([
            ("id", text(&group.id)),
            ("title", text(&group.title)),
            ("url", text(&group.url)),
            ("posts", html(&posts)),
            lang,
            dir,
            foreign,
        ]))
    };
    grouped(renderer, here, of, week).into_iter().map(value).collect()
}

/// The week's stories by mission, by tag, or in one list.
pub(crate) fn grouped(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Group> {
    if week.stories.is_empty() {
        return Vec::new();
    }
    match renderer.site.blog(here.blog).group_by {
        GroupBy::Mission if here.blog.is_hub() => by_mission(renderer, here, of, week),
        GroupBy::Tag => by_tag(renderer, here, of, week),
        GroupBy::Mission | GroupBy::None => vec![nameless(week.stories.clone())],
    }
}

fn nameless(numbers: Vec<u32>) -> Group {
    Group { id: String::new(), title: String::new(), language: None, url: String::new(), numbers }
}

fn by_mission(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Group> {
    let site = renderer.site;
    let missions = (1..site.blogs.len()).map(|index| BlogId(index as u16));
    missions
        .filter_map(|blog| {
            let of_mission = |number: &u32| site.post(of.entries[*number as usize].post).blog == blog;
            let numbers: Vec<u32> = week.stories.iter().copied().filter(of_mission).collect();
            let mission = site.blog(blog);
            let home = addresses::home(mission, mission.language_near(here.chain));
            let (title, language) = local(here, &mission.title);
            (!numbers.is_empty()).then(|| Group {
                id: mission.id.to_string(),
                title: title.to_string(),
                language: language.cloned(),
                url: link(site, here, &home),
                numbers,
            })
        })
        .collect()
}

/// Each story under its first tag, those without one at the end.
fn by_tag(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Group> {
    let site = renderer.site;
    let first_tag = |number: &u32| {
        let entry = of.entries[*number as usize];
        site.post(entry.post).translations[entry.translation as usize].head.tags.first().copied()
    };
    let (tagged, rest): (Vec<u32>, Vec<u32>) =
        week.stories.iter().copied().partition(|number| first_tag(number).is_some());
    let mut tags: Vec<_> = tagged.iter().filter_map(first_tag).collect();
    tags.sort();
    tags.dedup();
    let mut groups: Vec<Group> = tags
        .into_iter()
        .map(|id| {
            let tag = &site.tags[id.0 as usize];
            let numbers = tagged.iter().copied().filter(|number| first_tag(number) == Some(id)).collect();
            let (title, language) = local(here, &tag.name);
            Group {
                id: tag.id.to_string(),
                title: title.to_string(),
                language: language.cloned(),
                url: String::new(),
                numbers,
            }
        })
        .collect();
    groups.sort_by(|a, b| here.locale.compare(&a.title, &b.title));
    if !rest.is_empty() {
        groups.push(nameless(rest));
    }
    groups
}

fn corrections(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Value> {
    week.corrections
        .iter()
        .enumerate()
        .filter_map(|(place, (number, index))| {
            let entry = of.entries[*number as usize];
            let translation = &renderer.site.post(entry.post).translations[entry.translation as usize];
            let (at, body) = translation.detail.corrections.get(*index)?;
            let body = compose::body(renderer.site, here, body, &format!("correction-{}-", place + 1));
            Some(map([
                ("post", card(renderer, here, &entry)),
                ("date", date(here, at)),
                ("text", html(&body)),
            ]))
        })
        .collect()
}

fn coming(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Value> {
    week.events
        .iter()
        .filter_map(|number| {
            let entry = of.entries[*number as usize];
            let translation = &renderer.site.post(entry.post).translations[entry.translation as usize];
            let event = translation.detail.event.as_ref()?;
            let blog = renderer.site.post(entry.post).blog;
            Some(map([
                ("post", card(renderer, here, &entry)),
                ("start", date(here, &event.start)),
                ("when", html(&events::when(renderer, here, blog, event))),
            ]))
        })
        .collect()
}

fn withdrawn(renderer: &Renderer, here: &Here, week: &Week) -> Vec<Value> {
    let of = |entry: &Entry| {
        let translation = &renderer.site.post(entry.post).translations[entry.translation as usize];
        let withdrawal = translation.head.withdrawn.as_ref();
        map([
            ("post", card(renderer, here, entry)),
            (
                "withdrawal",
                withdrawal.map_or_else(Value::none, |withdrawal| withdrawal_value(here, withdrawal)),
            ),
        ])
    };
    week.withdrawn.iter().map(of).collect()
}

fn discussed(renderer: &Renderer, here: &Here, of: &Edition, week: &Week) -> Vec<Value> {
    let value = |(number, count): &(u32, u32)| {
        let said = message(here, "comment-count", &[("count", Argument::Number(i64::from(*count)))]);
        map([("post", card(renderer, here, &of.entries[*number as usize])), ("count_text", said)])
    };
    week.discussed.iter().map(value).collect()
}
