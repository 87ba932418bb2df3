//! Weeks in review: which stories, corrections, alerts and events each week of an edition holds.
//!
//! A story belongs to the week of its first publication, in the blog's own time zone, and to that one only. A
//! week without stories and without an introduction is none. Nothing fails: what an introduction names and is
//! not out is left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use rustc_hash::FxHashMap;

use crate::model::blog::Blog;
use crate::model::edition::{Entry, Week, WeekId, week_start};
use crate::model::front_matter::CommentState;
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::name::stem_day;
use crate::model::post::{Post, PostId, Translation};

/// So many stories are the most discussed of a week.
const DISCUSSED: usize = 3;

/// Which weeks there are by now.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    pub now: Timestamp,
    /// Whether a week counts that is not over.
    pub unfinished: bool,
}

/// What an edition's weeks are drawn from.
pub struct Stories<'a> {
    pub language: &'a Language,
    /// Newest first.
    pub entries: &'a [Entry],
    /// Stories that the edition would show, had they not been withdrawn.
    pub withdrawn: &'a [Entry],
    /// All of the network's.
    pub blogs: &'a [Blog],
    pub posts: &'a [Arc<Post>],
}

/// The weeks of a blog's edition, newest first.
pub fn weeks(blog: &Blog, stories: &Stories, clock: Clock) -> Vec<Week> {
    let mut weeks = begun(blog, stories);
    add_corrections_and_events(blog, stories, &mut weeks);
    add_alerts(blog, &mut weeks);
    add_withdrawn(blog, stories, &mut weeks);
    add_discussed(blog, stories, &mut weeks);
    weeks.retain(|_, week| clock.unfinished || week.is_over(&blog.zone, clock.now));
    arrange(blog, stories.entries, &mut weeks);
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

/// Every week that has a story, a translation or an introduction of its own.
fn begun(blog: &Blog, stories: &Stories) -> BTreeMap<WeekId, Week> {
    let mut weeks: BTreeMap<WeekId, Week> = BTreeMap::new();
    for (number, entry) in stories.entries.iter().enumerate() {
        let post = stories.post(entry);
        let first = beginning(blog, &post.first_published);
        weeks.entry(WeekId::beginning(first)).or_insert_with(|| blank(first)).stories.push(number as u32);
        let shown = stories.shown(entry);
        let own = beginning(blog, &shown.head.published);
        if shown.language == *stories.language && own > first {
            weeks.entry(WeekId::beginning(own)).or_insert_with(|| blank(own)).now_in.push(number as u32);
        }
    }
    for (index, introduction) in blog.introductions.iter().enumerate() {
        if let Some(first) = introduction.week.first_day(blog.week_starts) {
            weeks.entry(introduction.week).or_insert_with(|| blank(first)).introduction = Some(index);
        }
    }
    weeks
}

fn blank(first: Date) -> Week {
    Week {
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
        withdrawn: Vec::new(),
        discussed: Vec::new(),
    }
}

fn add_corrections_and_events(blog: &Blog, stories: &Stories, weeks: &mut BTreeMap<WeekId, Week>) {
    for (number, entry) in stories.entries.iter().enumerate() {
        let detail = &stories.shown(entry).detail;
        for (index, (date, _)) in detail.corrections.iter().enumerate() {
            if let Some(week) = weeks.get_mut(&WeekId::beginning(beginning(blog, date))) {
                week.corrections.push((number as u32, index));
            }
        }
        if let Some(event) = &detail.event {
            let before = beginning(blog, &event.start).saturating_sub(Span::new().days(7));
            if let Some(week) = weeks.get_mut(&WeekId::beginning(before)) {
                week.events.push(number as u32);
            }
        }
    }
    let start_of = |number: &u32| {
        let event = &stories.shown(&stories.entries[*number as usize]).detail.event;
        event.as_ref().map(|event| event.start.timestamp)
    };
    weeks.values_mut().for_each(|week| week.events.sort_by_key(start_of));
}

/// An alert is issued on the day of its file's name.
fn add_alerts(blog: &Blog, weeks: &mut BTreeMap<WeekId, Week>) {
    for (number, alert) in blog.alerts.iter().enumerate() {
        let issued = stem_day(&alert.name).flatten();
        let id = issued.map(|day| WeekId::beginning(week_start(day, blog.week_starts)));
        if let Some(week) = id.and_then(|id| weeks.get_mut(&id)) {
            week.alerts.push(number);
        }
    }
}

fn add_withdrawn(blog: &Blog, stories: &Stories, weeks: &mut BTreeMap<WeekId, Week>) {
    for entry in stories.withdrawn {
        let withdrawal = stories.shown(entry).head.withdrawn.as_ref();
        let Some(date) = withdrawal.and_then(|withdrawal| withdrawal.date.as_ref()) else { continue };
        if let Some(week) = weeks.get_mut(&WeekId::beginning(beginning(blog, date))) {
            week.withdrawn.push(*entry);
        }
    }
}

fn add_discussed(blog: &Blog, stories: &Stories, weeks: &mut BTreeMap<WeekId, Week>) {
    for (number, entry) in stories.entries.iter().enumerate() {
        let post = stories.post(entry);
        if stories.shown(entry).detail.comments == CommentState::Off {
            continue;
        }
        let zone = &stories.blogs[post.blog.0 as usize].zone;
        for comment in post.comments.iter().filter(|comment| comment.approved) {
            let id = WeekId::beginning(beginning(blog, &comment.date.in_zone(zone)));
            let Some(week) = weeks.get_mut(&id) else { continue };
            match week.discussed.last_mut() {
                Some((known, count)) if *known == number as u32 => *count += 1,
                _ => week.discussed.push((number as u32, 1)),
            }
        }
    }
    for week in weeks.values_mut() {
        // Of two with as many, the newer one.
        week.discussed.sort_by_key(|(number, count)| (Reverse(*count), *number));
        week.discussed.truncate(DISCUSSED);
    }
}

/// Carries out what the introductions say: frozen lists, what is left out, what comes first.
fn arrange(blog: &Blog, entries: &[Entry], weeks: &mut BTreeMap<WeekId, Week>) {
    if blog.introductions.is_empty() {
        return;
    }
    let numbers: FxHashMap<PostId, u32> =
        entries.iter().enumerate().map(|(number, entry)| (entry.post, number as u32)).collect();
    let number_of = |post: &PostId| numbers.get(post).copied();
    // A story stands in one week only: the first that lists it, whatever its date.
    let mut listed_in: BTreeMap<PostId, WeekId> = BTreeMap::new();
    for introduction in &blog.introductions {
        for post in introduction.posts.iter().flatten() {
            let week = listed_in.entry(*post).or_insert(introduction.week);
            *week = introduction.week.min(*week);
        }
    }
    let own_week: FxHashMap<u32, WeekId> =
        weeks.values().flat_map(|week| week.stories.iter().map(|number| (*number, week.id))).collect();
    let ids: Vec<WeekId> = weeks.keys().copied().collect();
    // Stories that a frozen digest did not know of, on their way to the next one that may still take them.
    let mut passed_over: Vec<u32> = Vec::new();
    for id in ids {
        let Some(week) = weeks.get_mut(&id) else { continue };
        let listed_elsewhere =
            |number: &u32| listed_in.get(&entries[*number as usize].post).is_some_and(|week| *week != id);
        week.stories.retain(|number| !listed_elsewhere(number));
        let late = std::mem::take(&mut passed_over);
        let Some(introduction) = week.introduction.and_then(|index| blog.introductions.get(index)) else {
            week.also_published = late;
            continue;
        };
        let left_out = |number: &u32| introduction.leave_out.contains(&entries[*number as usize].post);
        match &introduction.posts {
            None => week.also_published = late,
            Some(posts) => {
                let mut listed: Vec<u32> = Vec::new();
                for number in posts.iter().filter_map(number_of) {
                    if !listed.contains(&number) && !listed_elsewhere(&number) {
                        listed.push(number);
                    }
                }
                let is_unknown = |number: &&u32| !listed.contains(number) && !left_out(number);
                passed_over = week.stories.iter().chain(&late).filter(is_unknown).copied().collect();
                let is_late = |number: &u32| own_week.get(number).is_some_and(|week| *week < id);
                let (also, own) = listed.into_iter().partition(is_late);
                (week.also_published, week.stories) = (also, own);
            }
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

fn beginning(blog: &Blog, moment: &Moment) -> Date {
    week_start(moment.day_in(&blog.zone), blog.week_starts)
}

impl Stories<'_> {
    fn post(&self, entry: &Entry) -> &Post {
        &self.posts[entry.post.0 as usize]
    }

    fn shown(&self, entry: &Entry) -> &Translation {
        &self.post(entry).translations[entry.translation as usize]
    }
}
