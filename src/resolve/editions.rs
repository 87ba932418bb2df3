//! Editions: which stories each blog shows in each language, in which order, and their weeks.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::blog::{Blog, BlogId};
use crate::model::edition::{Edition, Entry, Month};
use crate::model::language::Language;
use crate::model::post::{Byline, Post, PostId, Translation};
use crate::model::settings::Untranslated;
use crate::resolve::corrections;
use crate::resolve::weeks::{Clock, Stories, weeks};

/// The editions of one blog, in the order of its languages. `blogs` and `posts` are all of the network's.
pub fn editions(id: BlogId, blogs: &[Blog], posts: &[Arc<Post>], clock: Clock) -> Vec<Edition> {
    let blog = &blogs[id.0 as usize];
    let shown: Vec<PostId> = posts
        .iter()
        .enumerate()
        .filter(|(_, post)| id.is_hub() || post.blog == id || post.also_in.contains(&id))
        .map(|(index, _)| PostId(index as u32))
        .collect();
    (0..blog.languages.len())
        .into_par_iter()
        .map(|language| edition(id, blogs, language, &shown, posts, clock))
        .collect()
}

fn edition(
    id: BlogId,
    blogs: &[Blog],
    language: usize,
    shown: &[PostId],
    posts: &[Arc<Post>],
    clock: Clock,
) -> Edition {
    let blog = &blogs[id.0 as usize];
    let (tag, chain) = &blog.languages[language];
    let post = |id: PostId| &posts[id.0 as usize];
    let chosen = |id: &PostId, is_shown: fn(&Translation) -> bool| {
        Some(Entry { post: *id, translation: choose(post(*id), tag, chain, blog.untranslated, is_shown)? })
    };
    let mut entries: Vec<Entry> = shown
        .iter()
        .filter_map(|id| chosen(id, |translation| translation.head.withdrawn.is_none()))
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
    let mut events: Vec<u32> = (0..entries.len() as u32).collect();
    let start_of = |number: &u32| Some(translation(&entries[*number as usize]).detail.event.as_ref()?.start);
    events.retain(|number| start_of(number).is_some());
    events.sort_by_cached_key(|number| std::cmp::Reverse(start_of(number)));
    let weeks = if blog.outputs.digests {
        let of = |entry: &Entry| &post(entry.post).translations[entry.translation as usize];
        let withdrawn = shown
            .iter()
            .filter_map(|id| chosen(id, |_| true))
            .filter(|entry| of(entry).head.withdrawn.is_some());
        let withdrawn: Vec<Entry> = withdrawn.collect();
        weeks(blog, &Stories { language: tag, entries: &entries, withdrawn: &withdrawn, blogs, posts }, clock)
    } else {
        Vec::new()
    };
    Edition {
        blog: id,
        language,
        months,
        tags: tags.into_iter().collect(),
        authors: authors.into_iter().collect(),
        offices: offices.into_iter().collect(),
        events,
        weeks,
        corrections: corrections::corrections(blog, &entries, posts),
        entries,
    }
}

/// In which of the translations that may be shown a story is: the language itself, its fallbacks, the original.
fn choose(
    post: &Post,
    language: &Language,
    chain: &[Language],
    untranslated: Untranslated,
    is_shown: fn(&Translation) -> bool,
) -> Option<u16> {
    let position = |wanted: &Language| {
        post.translations
            .iter()
            .position(|translation| translation.language == *wanted && is_shown(translation))
    };
    let exact = position(language);
    if untranslated == Untranslated::Hide {
        return exact.map(|index| index as u16);
    }
    exact
        .or_else(|| chain.iter().find_map(position))
        .or_else(|| post.translations.iter().position(is_shown))
        .map(|index| index as u16)
}
