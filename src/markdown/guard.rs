//! `ammonia` over the HTML of a text that holds raw HTML: it parses as browsers do, so that what it
//! gives back is balanced, and holds nothing but what [`super::allowed`] lists.
//!
//! The open places go through it as marks. A mark holds a hash of the very text that it is put into,
//! so that no text can forge one.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::model::body::{Slot, SlotKind};

use super::allowed::{ELEMENTS, EVERYWHERE, OURS};
use super::escape;
use super::writer::short;

static GUARD: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ELEMENTS.iter().map(|element| (element.name, element.attributes.iter().copied().collect())).collect();
    // Footnotes are numbered in lists that the text may not write so itself.
    attributes.entry("ol").or_default().insert("start");
    let mut guard = Builder::empty();
    guard
        .tags(ELEMENTS.iter().map(|element| element.name).collect())
        .clean_content_tags(super::allowed::DROPPED_WHOLE.iter().copied().collect())
        .generic_attributes(EVERYWHERE.iter().chain(OURS).copied().collect())
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    guard
});

/// HTML and its open places, parsed and written anew.
pub(super) fn clean(html: &str, slots: &[Slot]) -> (String, Vec<Slot>) {
    let secret = blake3::hash(html.as_bytes()).to_hex();
    // A letter in front, so that an address that is a mark has no scheme.
    let mark = format!("m{}", secret.get(..32).unwrap_or_default());
    let cleaned = GUARD.clean(&marked(html, slots, &mark)).to_string();
    Unmarking {
        mark: &mark,
        html: String::with_capacity(cleaned.len()),
        slots: Vec::new(),
        links: Vec::new(),
    }
    .run(&cleaned)
}

/// HTML with a mark in each open place.
fn marked(html: &str, slots: &[Slot], mark: &str) -> String {
    let mut marked = String::with_capacity(html.len() + slots.len() * (mark.len() + 16));
    let mut from = 0;
    for slot in slots {
        let at = slot.at as usize;
        marked.push_str(html.get(from..at).unwrap_or_default());
        from = at;
        // Writing to a string does not fail.
        let _ = match slot.kind {
            SlotKind::LinkStart(link) => write!(marked, "<a href=\"{mark}l{link}.\">"),
            SlotKind::LinkEnd(_) => write!(marked, "</a>"),
            SlotKind::Address(link) => write!(marked, "{mark}a{link}."),
            SlotKind::PictureSize(link) => write!(marked, " width=\"{mark}s{link}.\""),
            SlotKind::IdPrefix => write!(marked, "{mark}p0."),
            SlotKind::BackLabel { note, occurrence } => {
                write!(marked, "{mark}b{}.", u32::from(note) << 16 | u32::from(occurrence))
            }
            SlotKind::NotesLabel => write!(marked, "{mark}n0."),
        };
    }
    marked.push_str(html.get(from..).unwrap_or_default());
    marked
}

/// Turns marks into open places again. What it reads is `html5ever`'s: every `<` begins a tag, and
/// every value stands in double quotes.
struct Unmarking<'m> {
    mark: &'m str,
    html: String,
    slots: Vec<Slot>,
    /// For each `a` that is open, the link that its start tag was the place of.
    links: Vec<Option<u32>>,
}

impl Unmarking<'_> {
    fn run(mut self, cleaned: &str) -> (String, Vec<Slot>) {
        let mut rest = cleaned;
        while let Some(less) = rest.find('<') {
            let (text, from_tag) = rest.split_at(less);
            escape::verbatim(&mut self.html, text);
            let (tag, after) = from_tag.split_at(tag_length(from_tag));
            self.tag(tag);
            rest = after;
        }
        escape::verbatim(&mut self.html, rest);
        (self.html, self.slots)
    }

    fn tag(&mut self, tag: &str) {
        if tag == "</a>" {
            match self.links.pop().flatten() {
                Some(link) => self.slot(SlotKind::LinkEnd(link)),
                None => self.html.push_str(tag),
            }
            return;
        }
        if tag.starts_with("<a ") || tag == "<a>" {
            let link = tag
                .strip_prefix("<a href=\"")
                .and_then(|value| value.strip_prefix(self.mark))
                .and_then(|value| value.strip_suffix(".\">"))
                .and_then(|value| value.strip_prefix('l'))
                .and_then(|number| number.parse().ok());
            self.links.push(link);
            if let Some(link) = link {
                self.slot(SlotKind::LinkStart(link));
                return;
            }
        }
        self.values(tag);
    }

    /// A tag with marks in its values.
    fn values(&mut self, tag: &str) {
        let mut rest = tag;
        while let Some(at) = rest.find(self.mark) {
            let (before, from_mark) = rest.split_at(at);
            let body = from_mark.get(self.mark.len()..).unwrap_or_default();
            let Some((word, after)) = body.split_once('.') else { break };
            let mut before = before;
            rest = after;
            if let Some(size) = before.strip_suffix(" width=\"").filter(|_| word.starts_with('s')) {
                before = size;
                rest = after.strip_prefix('"').unwrap_or(after);
            }
            escape::verbatim(&mut self.html, before);
            if let Some(kind) = kind(word) {
                self.slot(kind);
            }
        }
        escape::verbatim(&mut self.html, rest);
    }

    fn slot(&mut self, kind: SlotKind) {
        self.slots.push(Slot { at: short(self.html.len()), kind });
    }
}

/// What a mark inside a value stands for.
fn kind(word: &str) -> Option<SlotKind> {
    let mut characters = word.chars();
    let letter = characters.next()?;
    let number: u32 = characters.as_str().parse().ok()?;
    match letter {
        'a' => Some(SlotKind::Address(number)),
        's' => Some(SlotKind::PictureSize(number)),
        'p' => Some(SlotKind::IdPrefix),
        'b' => {
            Some(SlotKind::BackLabel { note: (number >> 16) as u16, occurrence: (number & 0xffff) as u16 })
        }
        'n' => Some(SlotKind::NotesLabel),
        _ => None,
    }
}

/// The length of the tag at the start of a text, up to the `>` that is in no value.
pub fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::clean;
    use crate::model::body::{Slot, SlotKind};

    #[test]
    fn places_come_through() {
        let html = "<p>x</p><img src=\"\" alt=\"\"><p id=\"a\">b</p>";
        let slots = [
            Slot { at: 3, kind: SlotKind::LinkStart(0) },
            Slot { at: 4, kind: SlotKind::LinkEnd(0) },
            Slot { at: 18, kind: SlotKind::Address(1) },
            Slot { at: 26, kind: SlotKind::PictureSize(1) },
            Slot { at: 34, kind: SlotKind::IdPrefix },
        ];
        assert_eq!(clean(html, &slots), (html.to_owned(), slots.to_vec()));
    }

    #[test]
    fn links_that_the_parser_splits_are_paired() {
        // A link in a link ends the outer one.
        let (html, slots) = clean(
            "<p>ab</p>c",
            &[
                Slot { at: 3, kind: SlotKind::LinkStart(0) },
                Slot { at: 4, kind: SlotKind::LinkStart(1) },
                Slot { at: 5, kind: SlotKind::LinkEnd(1) },
                Slot { at: 9, kind: SlotKind::LinkEnd(0) },
            ],
        );
        assert_eq!(html, "<p>ab</p>c");
        let kinds: Vec<SlotKind> = slots.iter().map(|slot| slot.kind).collect();
        assert_eq!(
            kinds,
            [SlotKind::LinkStart(0), SlotKind::LinkEnd(0), SlotKind::LinkStart(1), SlotKind::LinkEnd(1)]
        );
    }

    #[test]
    fn is_a_guard_of_its_own() {
        let (html, _) =
            clean("<p onclick=x>a<script>b</script><a href=\"javascript:c\">d</a></p><svg><path>", &[]);
        assert_eq!(html, "<p>a<a>d</a></p>");
    }
}
