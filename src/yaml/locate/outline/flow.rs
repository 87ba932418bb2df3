//! Lists and mappings in brackets.

use std::ops::Range;

use super::{DEEPEST, Entry, Node, Reader};

/// The list or mapping whose bracket is at `at`, and where it ends; `None` where it never closes.
pub(super) fn read(reader: &Reader<'_>, at: usize, depth: usize) -> (Node, Option<usize>) {
    if depth > DEEPEST {
        return (Node::Empty, None);
    }
    let is_list = reader.bytes.get(at) == Some(&b'[');
    let closing = if is_list { b']' } else { b'}' };
    let mut entries = Vec::new();
    let mut place = at + 1;
    let end = loop {
        place = reader.skip_properties(reader.skip_space(place));
        match reader.bytes.get(place) {
            None => break None,
            Some(byte) if *byte == closing => break Some(place + 1),
            Some(b',' | b']' | b'}') => place += 1,
            Some(_) => {
                let (entry, next) = entry(reader, place, depth, is_list);
                entries.push(entry);
                match next {
                    Some(next) => place = next.max(place + 1),
                    None => break None,
                }
            }
        }
    };
    let flow = Some(at..end.unwrap_or(reader.bytes.len()));
    let node = if is_list { Node::List { items: entries, flow } } else { Node::Mapping { entries, flow } };
    (node, end)
}

/// One entry: `key: value`, or a value alone, which in a mapping is a key without a value.
fn entry(reader: &Reader<'_>, at: usize, depth: usize, in_list: bool) -> (Entry, Option<usize>) {
    let (first, span, end) = value(reader, at, depth);
    let Some(end) = end else {
        return (Entry { key: span, value: first }, None);
    };
    let colon = reader.skip_space(end);
    // Behind a quoted key a colon needs no blank: `{"a":1}`.
    let is_pair = reader.is_colon(colon) || reader.bytes.get(colon) == Some(&b':');
    if !is_pair {
        let value = if in_list { first } else { Node::Empty };
        return (Entry { key: span, value }, Some(end));
    }
    let start = reader.skip_properties(reader.skip_space(colon + 1));
    let (second, next) = match reader.bytes.get(start) {
        Some(b',' | b']' | b'}') => (Node::Empty, Some(start)),
        _ => {
            let (second, _, next) = value(reader, start, depth);
            (second, next)
        }
    };
    let pair = Entry { key: span, value: second };
    if !in_list {
        return (pair, next);
    }
    let whole = at..next.unwrap_or(reader.bytes.len());
    let value = Node::Mapping { entries: vec![pair], flow: Some(whole.clone()) };
    (Entry { key: whole, value }, next)
}

/// A value, its place (a text's is without its quotes), and where it ends; `None` where brackets never close.
fn value(reader: &Reader<'_>, at: usize, depth: usize) -> (Node, Range<usize>, Option<usize>) {
    match reader.bytes.get(at) {
        Some(b'[' | b'{') => {
            let (node, end) = read(reader, at, depth + 1);
            (node, at..end.unwrap_or(reader.bytes.len()), end)
        }
        Some(b'"' | b'\'') => {
            let (span, end) = reader.quoted(at);
            (Node::Scalar(span.clone()), span, Some(end))
        }
        _ => {
            let span = plain(reader, at);
            (Node::Scalar(span.clone()), span.clone(), Some(span.end))
        }
    }
}

fn plain(reader: &Reader<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while let Some(byte) = reader.bytes.get(end) {
        let next_ends = || matches!(reader.bytes.get(end + 1), Some(b',' | b'[' | b']' | b'{' | b'}'));
        let ends = match byte {
            b',' | b'[' | b']' | b'{' | b'}' => true,
            b':' => reader.is_colon(end) || next_ends(),
            b'#' => end > at && reader.is_gap(end - 1),
            _ => false,
        };
        if ends {
            break;
        }
        end += 1;
    }
    reader.trimmed(at..end)
}
