//! Puts a value into a front matter, and leaves every other byte of the file as it is.
//!
//! What comes of it is read again: unless it says what the file said before, with this one value in its place, it is
//! refused. So a front matter that is written in a way that this does not know stays as it is.

use std::ops::Range;

use serde_yaml::Value;

use super::outline::{Entry, Node};
use super::{Outline, region};

/// The file's text with `value`, written as YAML on one line, under one key or two. `None` where it is no front
/// matter that this can change.
pub fn put(text: &str, path: &[&str], value: &str) -> Option<String> {
    let region = region(text);
    let has_end = text.get(region.end..).is_some_and(|rest| rest.starts_with("---"));
    if region.start == 0 || !has_end {
        return None;
    }
    let made = match path {
        [key] => put_top(text, &region, key, value),
        [outer, inner] => put_inner(text, &region, outer, inner, value),
        _ => None,
    }?;
    let wanted = with(read(text)?, path, serde_yaml::from_str(value).ok()?)?;
    (read(&made)? == wanted).then_some(made)
}

fn put_top(text: &str, region: &Range<usize>, key: &str, value: &str) -> Option<String> {
    match entry(&Outline::of(text).root, text, key) {
        Some(entry) => replace(text, entry, value),
        None => Some(insert(text, region.end, &format!("{key}: {value}{}", line_end(text)))),
    }
}

fn put_inner(text: &str, region: &Range<usize>, outer: &str, inner: &str, value: &str) -> Option<String> {
    let outline = Outline::of(text);
    let Some(within) = entry(&outline.root, text, outer) else {
        return put_top(text, region, outer, &format!("{{{inner}: {value}}}"));
    };
    if let Some(entry) = entry(&within.value, text, inner) {
        return replace(text, entry, value);
    }
    match &within.value {
        Node::Mapping { flow: Some(span), entries } => {
            let inside = text.get(span.start..span.end.checked_sub(1)?)?;
            let at = span.start + inside.trim_end().len();
            let comma = if entries.is_empty() || inside.trim_end().ends_with(',') { "" } else { "," };
            let space = if entries.is_empty() { "" } else { " " };
            Some(insert(text, at, &format!("{comma}{space}{inner}: {value}")))
        }
        Node::Mapping { flow: None, entries } => {
            let first = entries.first()?;
            let start = text.get(..first.key.start)?.rfind('\n')? + 1;
            let indent = text.get(start..first.key.start)?;
            let line = format!("{indent}{inner}: {value}{}", line_end(text));
            // Behind the first one, where that is known to end with its line.
            let at = match &first.value {
                Node::Scalar(span) => text.get(span.end..)?.find('\n').map(|length| span.end + length + 1)?,
                _ => start,
            };
            Some(insert(text, at, &line))
        }
        Node::Empty => replace(text, within, &format!("{{{inner}: {value}}}")),
        _ => None,
    }
}

/// The text with another value in an entry's place.
fn replace(text: &str, entry: &Entry, value: &str) -> Option<String> {
    let span = match &entry.value {
        Node::Scalar(span) if span.is_empty() => return None,
        Node::Scalar(span) => span,
        Node::List { flow: Some(span), .. } | Node::Mapping { flow: Some(span), .. } => span,
        Node::Empty => {
            let behind = text.get(entry.key.end..)?;
            let colon = entry.key.end + behind.find(':')? + 1;
            return Some(insert(text, colon, &format!(" {value}")));
        }
        _ => return None,
    };
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{value}{after}"))
}

fn entry<'n>(node: &'n Node, text: &str, key: &str) -> Option<&'n Entry> {
    match node {
        Node::Mapping { entries, .. } => {
            entries.iter().find(|entry| text.get(entry.key.clone()) == Some(key))
        }
        _ => None,
    }
}

fn insert(text: &str, at: usize, piece: &str) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    format!("{before}{piece}{after}")
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn read(text: &str) -> Option<Value> {
    serde_yaml::from_str(text.get(region(text))?).ok()
}

fn with(mut whole: Value, path: &[&str], value: Value) -> Option<Value> {
    if whole.is_null() {
        whole = Value::Mapping(serde_yaml::Mapping::new());
    }
    let (first, rest) = path.split_first()?;
    let mapping = whole.as_mapping_mut()?;
    let key = Value::from(*first);
    let value = if rest.is_empty() {
        value
    } else {
        with(mapping.get(&key).cloned().unwrap_or(Value::Null), rest, value)?
    };
    mapping.insert(key, value);
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::put;

    const STAMP: &[&str] = &["translation", "revision"];

    fn stamped(front_matter: &str) -> Option<String> {
        let whole = format!("---\n{front_matter}---\nText.\n---\n");
        let made = put(&whole, STAMP, "r1-0123456789")?;
        Some(made.strip_prefix("---\n")?.strip_suffix("---\nText.\n---\n")?.to_owned())
    }

    #[test]
    fn a_stamp_goes_where_it_belongs() {
        for (before, after) in [
            ("title: A\n", "title: A\ntranslation: {revision: r1-0123456789}\n"),
            ("", "translation: {revision: r1-0123456789}\n"),
            (
                "translation: {of: fr} # so\ntitle: A\n",
                "translation: {of: fr, revision: r1-0123456789} # so\ntitle: A\n",
            ),
            ("translation: { of: fr }\n", "translation: { of: fr, revision: r1-0123456789 }\n"),
            ("translation: {of: fr,}\n", "translation: {of: fr, revision: r1-0123456789}\n"),
            ("translation: {}\n", "translation: {revision: r1-0123456789}\n"),
            ("translation:\ntitle: A\n", "translation: {revision: r1-0123456789}\ntitle: A\n"),
            (
                "translation:\n  of: fr # from\n  translator: \"A, b\"\n# end\ntitle: A\n",
                "translation:\n  of: fr # from\n  revision: r1-0123456789\n  translator: \"A, b\"\n# end\ntitle: A\n",
            ),
            (
                "translation:\n    translator: >\n      A\n      B\n    of: fr\n",
                "translation:\n    revision: r1-0123456789\n    translator: >\n      A\n      B\n    of: fr\n",
            ),
            (
                "translation: {revision: r1-aaaaaaaaaa, of: fr}\n",
                "translation: {revision: r1-0123456789, of: fr}\n",
            ),
            (
                "translation:\n  revision: 'r1-aaaaaaaaaa' # old\n",
                "translation:\n  revision: 'r1-0123456789' # old\n",
            ),
            ("translation: {of: fr, revision: }\n", "translation: {of: fr, revision: r1-0123456789 }\n"),
            (
                "summary: |\n  A\n  translation: x\n",
                "summary: |\n  A\n  translation: x\ntranslation: {revision: r1-0123456789}\n",
            ),
        ] {
            assert_eq!(stamped(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let made = put("---\r\ntitle: A\r\n---\r\nText.\r\n", STAMP, "r1-0123456789");
        let wanted = "---\r\ntitle: A\r\ntranslation: {revision: r1-0123456789}\r\n---\r\nText.\r\n";
        assert_eq!(made.as_deref(), Some(wanted));
    }

    #[test]
    fn a_list_on_one_line_is_replaced() {
        let made = put("---\nminor_edits: [a, b] # these\n---\n", &["minor_edits"], "[c]");
        assert_eq!(made.as_deref(), Some("---\nminor_edits: [c] # these\n---\n"));
        assert_eq!(put("---\nminor_edits:\n  - a\n---\n", &["minor_edits"], "[c]"), None);
    }

    #[test]
    fn what_it_does_not_know_is_left_alone() {
        for text in [
            "title: A\n",
            "---\ntitle: A\n",
            "---\n{title: A}\n---\n",
            "---\ntranslation: fr\n---\n",
            "---\ntranslation: [fr]\n---\n",
            "---\ntitle: [\n---\n",
            "---\ntitle: A\ntitle: B\n---\n",
            "---\nkeep: &t {of: fr}\ntranslation: *t\n---\n",
            "---\ntitle: A\n...\n---\n",
        ] {
            assert_eq!(put(text, STAMP, "r1-0123456789"), None, "{text}");
        }
    }
}
