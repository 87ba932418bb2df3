//! Listings cut into pages, and posts with their neighbours.

use std::collections::HashMap;

use crate::model::edition::{Edition, EditionId, Entry};
use crate::model::site::Site;
use crate::model::view::{PostView, Slice};
use crate::plan::related::Related;

/// The pages of a listing of `count` entries; an empty listing has one page.
pub fn slices(entries: impl Iterator<Item = Entry>, count: usize, page_size: usize) -> Vec<Slice> {
    let pages = count.div_ceil(page_size).max(1) as u32;
    let entries: Vec<Entry> = entries.collect();
    let slice = |page: u32| {
        let start = (page as usize - 1) * page_size;
        let end = (start + page_size).min(entries.len());
        Slice { page, pages, entries: Box::from(&entries[start..end]) }
    };
    (1..=pages).map(slice).collect()
}

/// The years of an edition, newest first.
pub fn years(edition: &Edition) -> Vec<i16> {
    let mut years: Vec<i16> = edition.months.iter().map(|month| month.year).collect();
    years.dedup();
    years
}

/// The pages of a mission's own posts in this edition's language.
pub fn posts(site: &Site, id: EditionId) -> impl Iterator<Item = PostView> {
    let edition = site.edition(id);
    let language = site.language_of(edition);
    let blog = site.blog(edition.blog);
    let (latest, related) = (blog.latest, Related::new(site, edition));
    let places: HashMap<_, _> =
        edition.entries.iter().enumerate().map(|(place, entry)| (entry.post, place)).collect();
    site.posts.iter().enumerate().filter(move |(_, post)| post.blog == edition.blog).filter_map(
        move |(index, post)| {
            let id_of = crate::model::post::PostId(index as u32);
            let translation =
                post.translations.iter().position(|translation| translation.language == *language)? as u16;
            // A withdrawn post is in no listing and has no neighbours.
            let place = places.get(&id_of).copied();
            let neighbour =
                |place: Option<usize>| place.and_then(|place| edition.entries.get(place)).copied();
            let related = place.map(|place| related.of(place as u32, blog.related)).unwrap_or_default();
            Some(PostView {
                edition: id,
                post: id_of,
                translation,
                next: neighbour(place.and_then(|place| place.checked_sub(1))),
                previous: neighbour(place.map(|place| place + 1)),
                latest: edition
                    .entries
                    .iter()
                    .filter(|entry| entry.post != id_of)
                    .take(latest)
                    .copied()
                    .collect(),
                related: related.into_iter().map(|number| edition.entries[number as usize]).collect(),
            })
        },
    )
}
