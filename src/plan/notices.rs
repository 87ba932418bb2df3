//! What pages and feeds show of corrections and of comments.

use crate::model::artifact::Fingerprint;
use crate::model::edition::{EditionId, Entry};
use crate::model::site::Site;
use crate::plan::stories::Stories;

/// So many of an edition's corrections, each with its story's card.
pub fn corrections(site: &Site, stories: &Stories, id: EditionId, count: usize) -> Vec<Fingerprint> {
    let edition = site.edition(id);
    let one = |(number, index): &(u32, usize)| {
        let entry = edition.entries[*number as usize];
        let post = site.post(entry.post);
        let written = &post.translations[entry.translation as usize].detail.corrections;
        // Its id counts those of its day.
        let days: Vec<_> = written.iter().take(*index).map(|(date, _)| date.day).collect();
        Fingerprint::of(&(stories.card(id, entry.post), &post.feed_id, written.get(*index), days))
    };
    edition.corrections.iter().take(count).map(one).collect()
}

/// The comments on a post as a feed says them.
pub fn comments(site: &Site, entry: Entry) -> Fingerprint {
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    Fingerprint::of(&(
        (&post.feed_id, &translation.language, &translation.head.title, &translation.address),
        post.shown_comments(translation),
    ))
}
