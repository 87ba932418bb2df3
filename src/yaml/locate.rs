//! Finds a value's place in YAML by its keys: the way back from "the tag `visa` of `tags`" to the bytes
//! that were written.
//!
//! Faults are found in typed values, which have no places; this looks the place up in the text, for the few
//! faults that are shown. It reads tolerantly, since the text may be wrong YAML: it never fails, and answers
//! `None` for a key that it does not find.

use std::ops::Range;

pub(super) mod outline;
mod put;

use outline::{Entry, Node};
pub use put::put;

/// The place of a value: of `value` itself where it stands under the keys of `path`, else of the scalar
/// or of the one-line list under them, else of the last key.
///
/// Items of a list are found by their number from 0. In a text that begins with a line `---`, only what stands
/// before the next such line is searched: a front matter, or a whole YAML file.
pub fn locate(text: &str, path: &[String], value: Option<&str>) -> Option<Range<usize>> {
    Outline::of(text).locate(path, value)
}

/// A text's keys and values with their places, to look up several.
pub struct Outline<'a> {
    text: &'a str,
    root: Node,
}

impl<'a> Outline<'a> {
    pub fn of(text: &'a str) -> Outline<'a> {
        Outline { text, root: outline::read(text, region(text)) }
    }

    /// See [`locate`].
    pub fn locate(&self, path: &[String], value: Option<&str>) -> Option<Range<usize>> {
        let entry = self.find(path)?;
        let written = value.and_then(|value| self.value(entry, value));
        Some(
            written
                .or_else(|| self.whole(&entry.value))
                .unwrap_or_else(|| self.first_line(entry.key.clone())),
        )
    }

    /// The place of the last key of `path`, or of the first line of an item.
    pub fn locate_key(&self, path: &[String]) -> Option<Range<usize>> {
        self.find(path).map(|entry| self.first_line(entry.key.clone()))
    }

    fn find(&self, path: &[String]) -> Option<&Entry> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.child(&self.root, first)?, |entry, key| self.child(&entry.value, key))
    }

    fn child<'n>(&self, node: &'n Node, key: &str) -> Option<&'n Entry> {
        match node {
            Node::Mapping { entries, .. } => {
                entries.iter().find(|entry| self.text.get(entry.key.clone()) == Some(key))
            }
            Node::List { items, .. } => items.get(key.parse::<usize>().ok()?),
            Node::Scalar(_) | Node::Block(_) | Node::Empty => None,
        }
    }

    /// Where `value` stands under a key: as a value, else as a key, else as a word of a longer text.
    fn value(&self, entry: &Entry, value: &str) -> Option<Range<usize>> {
        let mut found = Found::default();
        self.search(&entry.value, value, &mut found);
        found.value.or(found.key).or(found.word)
    }

    fn search(&self, node: &Node, value: &str, found: &mut Found) {
        let is_it = |span: &Range<usize>| self.text.get(span.clone()) == Some(value);
        match node {
            Node::Scalar(span) => {
                if found.value.is_none() && is_it(span) {
                    found.value = Some(span.clone());
                } else if found.word.is_none() {
                    found.word = self.word(span.clone(), value);
                }
            }
            Node::Mapping { entries, .. } => {
                for entry in entries {
                    if found.key.is_none() && is_it(&entry.key) {
                        found.key = Some(entry.key.clone());
                    }
                    self.search(&entry.value, value, found);
                }
            }
            Node::List { items, .. } => items.iter().for_each(|item| self.search(&item.value, value, found)),
            Node::Block(span) => found.word = found.word.take().or_else(|| self.word(span.clone(), value)),
            Node::Empty => {}
        }
    }

    /// The first place of `value` that is not part of a longer word: `jane` is not in `jane-doe`.
    fn word(&self, within: Range<usize>, value: &str) -> Option<Range<usize>> {
        if value.is_empty() {
            return None;
        }
        let text = self.text.get(within.clone())?;
        let part_of_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        text.match_indices(value).find_map(|(at, _)| {
            let before = text.get(..at)?.chars().next_back();
            let after = text.get(at + value.len()..)?.chars().next();
            let alone = !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word);
            alone.then(|| within.start + at..within.start + at + value.len())
        })
    }

    /// A value that is shown as a whole: a scalar's first line, or a list or mapping in brackets on one line.
    fn whole(&self, node: &Node) -> Option<Range<usize>> {
        match node {
            Node::Scalar(span) if span.is_empty() => {
                // The quotes of a text without a letter are all that there is to show.
                let quotes = span.start.saturating_sub(1)..span.end + 1;
                matches!(self.text.get(quotes.clone()), Some("\"\"" | "''")).then_some(quotes)
            }
            Node::Scalar(span) => Some(self.first_line(span.clone())),
            Node::Mapping { flow: Some(span), .. } | Node::List { flow: Some(span), .. } => {
                (self.first_line(span.clone()) == *span).then(|| span.clone())
            }
            _ => None,
        }
    }

    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        span.start..span.start + line.len()
    }
}

/// Where a value was met so far, best first.
#[derive(Default)]
struct Found {
    value: Option<Range<usize>>,
    key: Option<Range<usize>>,
    word: Option<Range<usize>>,
}

/// What is searched: between the first line `---` and the next one, else everything.
pub(super) fn region(text: &str) -> Range<usize> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else {
        return 0..text.len();
    };
    let length: usize = lines.take_while(|line| !is_fence(line)).map(str::len).sum();
    first.len()..first.len() + length
}

#[cfg(test)]
mod tests;
