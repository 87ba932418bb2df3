//! Editions: which stories each blog shows in each language, in which order, and their weeks.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rayon::prelude::*;

use crate::model::blog::{Blog, BlogId};
use crate::model::edition::{Edition, Entry, Month, Week, WeekId, week_start};
use crate::model::language::Language;
use crate::model::name::stem_day;
use crate::model::post::{Byline, Post, PostId};
use crate::model::settings::Untranslated;
use crate::resolve::corrections;

/// The editions of one blog, in the order of its languages. `posts` are all of the network's.
pub fn editions(id: BlogId, blog: &Blog, posts: &[Arc<Post>], now: Timestamp) -> Vec<Edition> {
    let shown: Vec<PostId> = posts
        .iter()
        .enumerate()
        .filter(|(_, post)| id.is_hub() || post.blog == id || post.also_in.contains(&id))
        .map(|(index, _)| PostId(index as u32))
        .collect();
    (0..blog.languages.len())
        .into_par_iter()
        .map(|language| edition(id, blog, language, &shown, posts, now))
        .collect()
}

fn edition(
    id: BlogId,
    blog: &Blog,
    language: usize,
    shown: &[PostId],
    posts: &[Arc<Post>],
    now: Timestamp,
) -> Edition {
    let (tag, chain) = &blog.languages[language];
    let post = |id: PostId| &posts[id.0 as usize];
    let mut entries: Vec<Entry> = shown
        .iter()
        .filter_map(|id| {
            Some(Entry { post: *id, translation: choose(post(*id), tag, chain, blog.untranslated)? })
        })
        .collect();
    entries.sort_by_cached_key(|entry| {
        let post = post(entry.post);
        let date = &post.translations[entry.translation as usize].head.date;
        // Newest first; of two at one instant, the order of their names.
        std::cmp::Reverse((
            date.day_in(&blog.zone),
            date.timestamp,
            std::cmp::Reverse((&*post.stem, entry.post)),
        ))
    });
    let translation = |entry: &Entry| &post(entry.post).translations[entry.translation as usize];
    let mut tags: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    let mut authors: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    let mut offices: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    let mut months: Vec<Month> = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let head = &translation(entry).head;
        for tag in &head.tags {
            tags.entry(*tag).or_default().push(number as u32);
        }
        for byline in &head.authors {
            if let Byline::Author(author) = byline {
                let numbers = authors.entry(*author).or_default();
                if numbers.last() != Some(&(number as u32)) {
                    numbers.push(number as u32);
                }
            }
        }
        if post(entry.post).blog == id
            && let Some(office) = head.office
        {
            offices.entry(office).or_default().push(number as u32);
        }
        let day = head.date.day_in(&blog.zone);
        match months.last_mut() {
            Some(month) if (month.year, month.month) == (day.year(), day.month()) => {
                month.entries.end = number + 1
            }
            _ => months.push(Month { year: day.year(), month: day.month(), entries: number..number + 1 }),
        }
    }
    let weeks = if blog.outputs.digests { weeks(blog, tag, &entries, posts, now) } else { Vec::new() };
    Edition {
        blog: id,
        language,
        months,
        tags: tags.into_iter().collect(),
        authors: authors.into_iter().collect(),
        offices: offices.into_iter().collect(),
        weeks,
        corrections: corrections::corrections(blog, &entries, posts),
        entries,
    }
}

/// In which translation a story is shown: the language itself, its fallbacks, the original. Withdrawn ones are not.
fn choose(post: &Post, language: &Language, chain: &[Language], untranslated: Untranslated) -> Option<u16> {
    let position = |wanted: &Language| {
        post.translations
            .iter()
            .position(|translation| translation.language == *wanted && translation.head.withdrawn.is_none())
    };
    let exact = position(language);
    if untranslated == Untranslated::Hide {
        return exact.map(|index| index as u16);
    }
    exact
        .or_else(|| chain.iter().find_map(position))
        .or_else(|| post.translations.iter().position(|translation| translation.head.withdrawn.is_none()))
        .map(|index| index as u16)
}

fn weeks(
    blog: &Blog,
    language: &Language,
    entries: &[Entry],
    posts: &[Arc<Post>],
    now: Timestamp,
) -> Vec<Week> {
    let mut weeks: BTreeMap<WeekId, Week> = BTreeMap::new();
    let zone = &blog.zone;
    let beginning = |moment: &crate::model::moment::Moment| week_start(moment.day_in(zone), blog.week_starts);
    let blank = |first: jiff::civil::Date| Week {
        id: WeekId::beginning(first),
        first,
        last: first.saturating_add(Span::new().days(6)),
        introduction: None,
        stories: Vec::new(),
        highlights: Vec::new(),
        now_in: Vec::new(),
        also_published: Vec::new(),
        corrections: Vec::new(),
        alerts: Vec::new(),
        events: Vec::new(),
    };
    for (number, entry) in entries.iter().enumerate() {
        let post = &posts[entry.post.0 as usize];
        let first = beginning(&post.first_published);
        weeks.entry(WeekId::beginning(first)).or_insert_with(|| blank(first)).stories.push(number as u32);
        let shown = &post.translations[entry.translation as usize];
        let own = beginning(&shown.head.published);
        if shown.language == *language && own > first {
            weeks.entry(WeekId::beginning(own)).or_insert_with(|| blank(own)).now_in.push(number as u32);
        }
    }
    for (index, introduction) in blog.introductions.iter().enumerate() {
        if let Some(first) = introduction.week.first_day(blog.week_starts) {
            weeks.entry(introduction.week).or_insert_with(|| blank(first)).introduction = Some(index);
        }
    }
    for (number, entry) in entries.iter().enumerate() {
        let detail = &posts[entry.post.0 as usize].translations[entry.translation as usize].detail;
        for (index, (date, _)) in detail.corrections.iter().enumerate() {
            if let Some(week) = weeks.get_mut(&WeekId::beginning(beginning(date))) {
                week.corrections.push((number as u32, index));
            }
        }
        if let Some(event) = &detail.event {
            let before = beginning(&event.start).saturating_sub(Span::new().days(7));
            if let Some(week) = weeks.get_mut(&WeekId::beginning(before)) {
                week.events.push(number as u32);
            }
        }
    }
    for (number, alert) in blog.alerts.iter().enumerate() {
        let issued = stem_day(&alert.name).flatten();
        let week =
            issued.and_then(|day| weeks.get_mut(&WeekId::beginning(week_start(day, blog.week_starts))));
        if let Some(week) = week {
            week.alerts.push(number);
        }
    }
    weeks.retain(|_, week| is_over(week, zone, now));
    let start_of = |number: &u32| {
        let entry = entries[*number as usize];
        let event = &posts[entry.post.0 as usize].translations[entry.translation as usize].detail.event;
        event.as_ref().map(|event| event.start.timestamp)
    };
    for week in weeks.values_mut() {
        week.events.sort_by_key(start_of);
    }
    arrange(blog, entries, &mut weeks);
    for week in weeks.values_mut() {
        let Week { stories, also_published, now_in, .. } = week;
        now_in.retain(|number| !stories.contains(number) && !also_published.contains(number));
    }
    weeks.retain(|_, week| {
        week.introduction.is_some()
            || !week.stories.is_empty()
            || !week.now_in.is_empty()
            || !week.also_published.is_empty()
    });
    weeks.into_values().rev().collect()
}

/// Carries out what the introductions say: frozen lists, what is left out, what comes first.
fn arrange(blog: &Blog, entries: &[Entry], weeks: &mut BTreeMap<WeekId, Week>) {
    let number_of =
        |post: &PostId| entries.iter().position(|entry| entry.post == *post).map(|number| number as u32);
    // A story stands in one week only: the first that lists it, whatever its date.
    let mut listed_in: BTreeMap<PostId, WeekId> = BTreeMap::new();
    for introduction in &blog.introductions {
        for post in introduction.posts.iter().flatten() {
            let week = listed_in.entry(*post).or_insert(introduction.week);
            *week = introduction.week.min(*week);
        }
    }
    let ids: Vec<WeekId> = weeks.keys().copied().collect();
    let mut passed_over: Vec<u32> = Vec::new();
    for id in ids {
        let Some(week) = weeks.get_mut(&id) else { continue };
        let listed_elsewhere =
            |number: &u32| listed_in.get(&entries[*number as usize].post).is_some_and(|week| *week != id);
        week.stories.retain(|number| !listed_elsewhere(number));
        week.also_published = std::mem::take(&mut passed_over);
        let Some(introduction) = week.introduction.and_then(|index| blog.introductions.get(index)) else {
            continue;
        };
        let left_out = |number: &u32| introduction.leave_out.contains(&entries[*number as usize].post);
        if let Some(posts) = &introduction.posts {
            let mut listed: Vec<u32> = Vec::new();
            for number in posts.iter().filter_map(number_of) {
                if !listed.contains(&number) && !listed_elsewhere(&number) {
                    listed.push(number);
                }
            }
            passed_over = week
                .stories
                .iter()
                .copied()
                .filter(|number| !listed.contains(number) && !left_out(number))
                .collect();
            week.stories = listed;
        }
        week.stories.retain(|number| !left_out(number));
        week.also_published.retain(|number| !left_out(number));
        week.highlights = introduction
            .highlights
            .iter()
            .enumerate()
            .filter_map(|(index, post)| Some((number_of(post)?, index)))
            .collect();
    }
}

fn is_over(week: &Week, zone: &TimeZone, now: Timestamp) -> bool {
    let next = week.last.saturating_add(Span::new().days(1));
    next.to_zoned(zone.clone()).is_ok_and(|end| end.timestamp() <= now)
}
