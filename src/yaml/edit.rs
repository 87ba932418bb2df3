//! Edits of a list in a YAML text: one more item, or other values in one of its items. Everything else stays as it
//! is written, comments, order, quotes and line ends among it.
//!
//! It writes into what [`super::locate`] makes out of a text, which is a tolerant reading: whoever writes the result
//! down reads it with the library first, and compares. `None` where the text is not written in a way that it knows.

use std::ops::Range;

use super::locate::outline::{Entry, Node};
use super::locate::{outline, region};

/// A value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Behind its key, on one line; YAML already.
    Line(String),
    /// A text in lines of its own. Its first line does not begin with a space, and its last is not empty.
    Block(String),
}

/// A text with one more item at the end of its list; a text without any list has one then.
pub fn append(text: &str, item: &[(&str, Written)]) -> Option<String> {
    let (indent, kept) = match outline::read(text, region(text)) {
        Node::Empty => (0, text.to_owned()),
        Node::List { items, flow: None } => (dash_column(text, items.first()?)?, text.to_owned()),
        Node::List { items, flow: Some(span) } if items.is_empty() => {
            (0, format!("{}{}", text.get(..span.start)?, text.get(span.end..)?))
        }
        Node::Scalar(span) if matches!(text.get(span.clone()), Some("null" | "~")) => {
            (0, format!("{}{}", text.get(..span.start)?, text.get(span.end..)?))
        }
        _ => return None,
    };
    let line_end = line_end(text);
    let mut made = if kept.trim().is_empty() { String::new() } else { kept };
    if !made.is_empty() && !made.ends_with('\n') {
        made.push_str(line_end);
    }
    let spaces = " ".repeat(indent);
    for (number, (key, value)) in item.iter().enumerate() {
        made.push_str(&spaces);
        made.push_str(if number == 0 { "- " } else { "  " });
        made.push_str(key);
        match value {
            Written::Line(value) => made.push_str(&format!(": {value}{line_end}")),
            Written::Block(value) => {
                made.push_str(&format!(": |{line_end}"));
                for line in value.lines() {
                    if !line.is_empty() {
                        made.push_str(&format!("{spaces}    {line}"));
                    }
                    made.push_str(line_end);
                }
            }
        }
    }
    Some(made)
}

/// A text with these values, one line each, in an item of its list: in place of those that the item has under the
/// same keys, else behind the value of `after`, which it has.
pub fn set(text: &str, number: usize, after: &str, values: &[(&str, &str)]) -> Option<String> {
    let mut made = text.to_owned();
    for (key, value) in values {
        made = set_one(&made, number, after, key, value)?;
    }
    Some(made)
}

/// A text with other words in place of some, wherever the value of a key of an item holds them as they are; `None`
/// where it holds them nowhere so.
pub fn replace(text: &str, number: usize, key: &str, from: &str, to: &str) -> Option<String> {
    let (entries, _) = item(text, number)?;
    let entry = entries.iter().find(|entry| text.get(entry.key.clone()) == Some(key))?;
    let span = entry.key.end..end_of(text, &entry.value)?;
    let value = text.get(span.clone())?;
    let is_there = !from.is_empty() && value.contains(from);
    is_there.then(|| format!("{}{}{}", &text[..span.start], value.replace(from, to), &text[span.end..]))
}

fn set_one(text: &str, number: usize, after: &str, key: &str, value: &str) -> Option<String> {
    let (entries, flow) = item(text, number)?;
    let named = |key: &str| entries.iter().find(|entry| text.get(entry.key.clone()) == Some(key));
    if let Some(entry) = named(key) {
        let colon = text.get(entry.key.end..)?.find(':')? + entry.key.end + 1;
        let end = end_of(text, &entry.value).unwrap_or(colon).max(colon);
        return Some(format!("{} {value}{}", text.get(..colon)?, text.get(end..)?));
    }
    let before = named(after)?;
    let end = end_of(text, &before.value)?;
    if flow {
        return Some(format!("{}, {key}: {value}{}", text.get(..end)?, text.get(end..)?));
    }
    let first = entries.first()?;
    let indent = text.get(..first.key.start)?.rsplit('\n').next()?;
    // What stands before the first key is a dash and spaces, or quotes.
    let column = indent.trim_end_matches(['"', '\'']).chars().count();
    let at = text.get(end..)?.find('\n').map(|length| end + length + 1);
    let line_end = line_end(text);
    let line = format!("{}{key}: {value}", " ".repeat(column));
    Some(match at {
        Some(at) => format!("{}{line}{line_end}{}", text.get(..at)?, text.get(at..)?),
        None => format!("{text}{line_end}{line}{line_end}"),
    })
}

/// The keys and values of an item, and whether they stand in braces.
fn item(text: &str, number: usize) -> Option<(Vec<Entry>, bool)> {
    let Node::List { items, .. } = outline::read(text, region(text)) else { return None };
    match items.into_iter().nth(number)?.value {
        Node::Mapping { entries, flow } => Some((entries, flow.is_some())),
        _ => None,
    }
}

/// Behind a value, with its closing quote.
fn end_of(text: &str, node: &Node) -> Option<usize> {
    let quoted = |span: &Range<usize>| {
        let before = span.start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        let is_quote = |byte: &&u8| matches!(byte, b'"' | b'\'');
        match (before.filter(is_quote), text.as_bytes().get(span.end).filter(is_quote)) {
            (Some(open), Some(close)) if open == close => span.end + 1,
            _ => span.end,
        }
    };
    match node {
        Node::Scalar(span) => Some(quoted(span)),
        Node::Block(span) => Some(span.end),
        Node::Mapping { flow: Some(span), .. } | Node::List { flow: Some(span), .. } => Some(span.end),
        Node::Mapping { entries, .. } | Node::List { items: entries, .. } => {
            let last = entries.last()?;
            Some(end_of(text, &last.value).unwrap_or(last.key.end).max(last.key.end))
        }
        Node::Empty => None,
    }
}

/// How far the dash of an item is indented.
fn dash_column(text: &str, item: &Entry) -> Option<usize> {
    let before = text.get(..item.key.start)?;
    let line = before.split('\n').rev().find(|line| line.trim_start().starts_with('-'))?;
    Some(line.len() - line.trim_start().len())
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::{Written, append, replace, set};

    fn one() -> [(&'static str, Written); 2] {
        [("date", Written::Line("2012-05-16".into())), ("text", Written::Block("a\n\nb".into()))]
    }

    #[test]
    fn an_item_is_added_and_nothing_else_changes() {
        for (before, after) in [
            ("", "- date: 2012-05-16\n  text: |\n    a\n\n    b\n"),
            ("[]\n", "- date: 2012-05-16\n  text: |\n    a\n\n    b\n"),
            ("# c\n", "# c\n- date: 2012-05-16\n  text: |\n    a\n\n    b\n"),
            ("- x: 1 # c", "- x: 1 # c\n- date: 2012-05-16\n  text: |\n    a\n\n    b\n"),
            (
                "---\n  -\n    x: 1\n",
                "---\n  -\n    x: 1\n  - date: 2012-05-16\n    text: |\n      a\n\n      b\n",
            ),
            ("- x: 1\r\n", "- x: 1\r\n- date: 2012-05-16\r\n  text: |\r\n    a\r\n\r\n    b\r\n"),
            ("- {x: 1}\n\n", "- {x: 1}\n\n- date: 2012-05-16\n  text: |\n    a\n\n    b\n"),
        ] {
            assert_eq!(append(before, &one()).as_deref(), Some(after), "{before:?}");
        }
        for text in ["a: 1\n", "[{x: 1}]\n", "word\n"] {
            assert_eq!(append(text, &one()), None, "{text:?}");
        }
    }

    #[test]
    fn values_are_set_where_they_stand_or_behind_another() {
        let decided = [("status", "approved"), ("decided", "{by: A}")];
        for (before, after) in [
            (
                "- date: 2012-05-16 # c\n  status: pending   # d\n  text: x\n",
                "- date: 2012-05-16 # c\n  decided: {by: A}\n  status: approved   # d\n  text: x\n",
            ),
            (
                "- {date: 2012-05-16, text: x}\n",
                "- {date: 2012-05-16, decided: {by: A}, status: approved, text: x}\n",
            ),
            (
                "- text: |\n    a\n\n    status: b\n  \"date\": \"2012-05-16\"\n# end\n",
                "- text: |\n    a\n\n    status: b\n  \"date\": \"2012-05-16\"\n  decided: {by: A}\n  status: approved\n# end\n",
            ),
            (
                "- date: 2012-05-16\r\n  decided:\r\n    by: B\r\n    on: 2012-05-17\r\n  status: 'pending'",
                "- date: 2012-05-16\r\n  decided: {by: A}\r\n  status: approved",
            ),
            ("- date: 2012-05-16", "- date: 2012-05-16\n  decided: {by: A}\n  status: approved\n"),
        ] {
            assert_eq!(set(before, 0, "date", &decided).as_deref(), Some(after), "{before:?}");
        }
        assert_eq!(set("- date: 1\n", 1, "date", &decided), None);
        assert_eq!(set("- text: 1\n", 0, "date", &decided), None);
    }

    #[test]
    fn words_are_taken_out_of_one_value_alone() {
        let text = "- text: |\n    a bad word\n  name: bad\n- text: bad\n";
        assert_eq!(
            replace(text, 0, "text", "bad word", "…").as_deref(),
            Some("- text: |\n    a …\n  name: bad\n- text: bad\n")
        );
        assert_eq!(replace(text, 0, "text", "worse", "…"), None);
    }
}
