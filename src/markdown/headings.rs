//! The ids of a text's headings and of its raw HTML: made from the words, and each one there once.

use rustc_hash::FxHashMap;

use icu::normalizer::ComposingNormalizerBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The ids that a text has so far, each with the last number that was put behind it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: FxHashMap<String, u32>,
}

impl Ids {
    /// The id of a heading with these words: NFC, lower case, letters, marks and digits kept, all else
    /// a hyphen.
    pub(super) fn of_words(&mut self, words: &str) -> String {
        let id = slug(words);
        self.take(if id.is_empty() { "section".to_owned() } else { id })
    }

    /// An id as it is asked for, or with a number behind it where that is taken.
    pub(super) fn take(&mut self, id: String) -> String {
        // `fn-1` and `fnref-1` are the footnotes'.
        let id = if is_a_footnotes(&id) { format!("{id}-section") } else { id };
        let Some(last) = self.taken.get(&id).copied() else {
            self.taken.insert(id.clone(), 1);
            return id;
        };
        let mut number = last + 1;
        let mut numbered = format!("{id}-{number}");
        while self.taken.contains_key(&numbered) {
            number += 1;
            numbered = format!("{id}-{number}");
        }
        self.taken.insert(id, number);
        self.taken.insert(numbered.clone(), 1);
        numbered
    }
}

/// An id that was written behind a heading, `{#id}`, cut off from its words: where the words end, and
/// the id. Classes in the same braces (`{#id .wide}`) are passed over; other braces are words.
pub(super) fn written_id(heading: &str) -> Option<(usize, Option<&str>)> {
    let inside = heading.trim_end().strip_suffix('}')?;
    let begins = inside.rfind('{')?;
    let before = inside.get(..begins)?.trim_end();
    let mut id = None;
    let mut any = false;
    for part in inside.get(begins + 1..)?.split_ascii_whitespace() {
        any = true;
        let name = part.strip_prefix('#');
        let name_or_class = name.or_else(|| part.strip_prefix('.'))?;
        if name_or_class.is_empty() || name_or_class.contains(['<', '>', '"', '&', '{', '}', '#']) {
            return None;
        }
        id = name.or(id);
    }
    any.then_some((before.len(), id))
}

fn slug(words: &str) -> String {
    let normalizer = ComposingNormalizerBorrowed::new_nfc();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let words_are_made_of =
        GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark).union(GeneralCategoryGroup::Number);
    let mut slug = String::with_capacity(words.len());
    // Lower case may decompose (`İ`), so it comes first.
    let lower = words.to_lowercase();
    for character in normalizer.normalize(&lower).chars() {
        let kept = if character.is_ascii() {
            character.is_ascii_alphanumeric()
        } else {
            words_are_made_of.contains(categories.get(character))
        };
        if kept {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn is_a_footnotes(id: &str) -> bool {
    id.strip_prefix("fn-")
        .or_else(|| id.strip_prefix("fnref-"))
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Ids, written_id};

    #[test]
    fn words_become_ids() {
        let mut ids = Ids::default();
        for (words, id) in [
            ("Visas & Passports: what's new?", "visas-passports-what-s-new"),
            ("L'e\u{301}te\u{301} 2012", "l-été-2012"),
            ("ما الجديد؟", "ما-الجديد"),
            ("签证须知", "签证须知"),
            ("हिन्दी में", "हिन्दी-में"),
            ("ÅNGSTRÖM", "ångström"),
            ("!!!", "section"),
            ("??", "section-2"),
            ("fn 1", "fn-1-section"),
        ] {
            assert_eq!(ids.of_words(words), id);
        }
    }

    #[test]
    fn each_id_is_there_once() {
        let mut ids = Ids::default();
        let taken = ["a", "a-2", "a", "a", "a-2", "a-2"].map(|id| ids.take(id.into()));
        assert_eq!(taken, ["a", "a-2", "a-3", "a-4", "a-2-2", "a-2-3"]);
    }

    #[test]
    fn reads_ids_in_braces_and_no_other_braces() {
        assert_eq!(written_id("About us {#about}"), Some((8, Some("about"))));
        assert_eq!(written_id("About us {#about .wide} "), Some((8, Some("about"))));
        assert_eq!(written_id("About us {.wide}"), Some((8, None)));
        for heading in ["Use {{ name }}", "Cost {draft}", "a {}", "a {#}", "a {#b c}", "}", "{{#if}}"] {
            assert_eq!(written_id(heading), None, "{heading}");
        }
    }
}
