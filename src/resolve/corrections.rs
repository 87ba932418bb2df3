//! Which corrections an edition lists, and in which order.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::model::blog::Blog;
use crate::model::edition::Entry;
use crate::model::post::Post;

/// The corrections of the translations that an edition shows, newest first; of two on one day that of the newer
/// story, and of two of one story the one that was written later. A withdrawn story is no entry.
pub fn corrections(blog: &Blog, entries: &[Entry], posts: &[Arc<Post>]) -> Vec<(u32, usize)> {
    let written = |number: u32| {
        let entry = entries[number as usize];
        &posts[entry.post.0 as usize].translations[entry.translation as usize].detail.corrections
    };
    let mut found: Vec<(u32, usize)> = (0..entries.len() as u32)
        .flat_map(|number| (0..written(number).len()).map(move |index| (number, index)))
        .collect();
    found.sort_by_cached_key(|(number, index)| {
        let (date, _) = &written(*number)[*index];
        (Reverse((date.day_in(&blog.zone), date.timestamp)), *number, Reverse(*index))
    });
    found
}
