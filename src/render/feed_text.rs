//! The HTML of a text as a feed reader gets it: no class, style, role or script, every address whole.
//!
//! A reader shows a text on a page of its own, where our classes mean nothing and relative addresses lead
//! anywhere. A `#…` stays: its id is in the text, with a prefix of the text's own. Columns of numbers keep their
//! side by `align`, which is old, and all that feeds have. What it reads is the program's own HTML, or a text's raw
//! HTML as the program wrote it anew: each value in double quotes.

use std::borrow::Cow;

use crate::markdown::tag_length;
use crate::render::feeds::Direction;
use crate::render::values::escape;

/// Elements that go with all that they hold.
const DROPPED_WHOLE: &[&str] = &[
    "script", "style", "iframe", "object", "applet", "template", "svg", "math", "select", "textarea",
    "noscript", "frameset", "canvas",
];

/// Elements whose tags go, and not what they hold.
const DROPPED: &[&str] = &["form", "button", "input", "embed", "link", "meta", "base", "frame"];

/// Attributes that go; those of scripts (`on…`), of data and of roles beside them.
const DROPPED_ATTRIBUTES: &[&str] = &[
    "class",
    "style",
    "role",
    "loading",
    "is",
    "slot",
    "part",
    "nonce",
    "tabindex",
    "autofocus",
    "target",
    "ping",
    "contenteditable",
];

/// Attributes that are an address.
const ADDRESSES: &[&str] = &["href", "src", "poster", "cite", "longdesc", "background", "xlink:href"];

/// HTML for a feed. `base` is the address of the page that the text stands on.
pub(crate) fn for_feed<'h>(markup: &'h str, base: &str, direction: Direction) -> Cow<'h, str> {
    if is_fit(markup) {
        return Cow::Borrowed(markup);
    }
    let base = escape(base);
    let mut made = String::with_capacity(markup.len() + markup.len() / 8);
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        made.push_str(before);
        rest = element(tag, &base, direction, &mut made);
    }
    made.push_str(rest);
    Cow::Owned(made)
}

/// Attributes that stay as they are, if they are no address.
const KEPT: &[&str] = &[
    "id", "lang", "dir", "alt", "width", "height", "hreflang", "rel", "title", "start", "colspan", "rowspan",
];

/// Whether there is nothing to do: what most texts are made of.
fn is_fit(markup: &str) -> bool {
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at..).unwrap_or_default();
        let (whole, after) = tag.split_at(tag_length(tag));
        let inside = whole.trim_start_matches('<').trim_end_matches('>');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        let is_plain = name.starts_with(|c: char| c.is_ascii_lowercase())
            && (name.len() <= 2 || !DROPPED.contains(&name) && !DROPPED_WHOLE.contains(&name));
        let is_kept = |(name, value): (&str, Option<&str>)| match name {
            "href" | "src" => value.is_some_and(|value| {
                ["https://", "http://", "#", "mailto:"].iter().any(|begins| value.starts_with(begins))
            }),
            other => KEPT.contains(&other),
        };
        if !is_plain || !each(attributes).all(is_kept) {
            return false;
        }
        rest = after;
    }
    true
}

/// Writes what stays of a tag; what comes behind it.
fn element<'h>(tag: &'h str, base: &str, direction: Direction, into: &mut String) -> &'h str {
    if let Some(comment) = tag.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let (whole, after) = tag.split_at(tag_length(tag));
    let inside = whole.trim_start_matches('<').trim_end_matches('>');
    let is_end = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(end);
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return after;
    }
    // Names of one or two letters, which are nearly all, are none of those that go.
    if name.len() > 2 && is_one_of(DROPPED) {
        return after;
    }
    let lower = || name.to_ascii_lowercase();
    if name.len() > 2 && is_one_of(DROPPED_WHOLE) {
        return if is_end { after } else { behind(after, &lower()) };
    }
    if is_end || attributes.is_empty() {
        into.push_str(whole);
        return after;
    }
    let lower = lower();
    into.push('<');
    into.push_str(name);
    let has_title = each(attributes).any(|(name, _)| name == "title");
    for (name, value) in each(attributes) {
        attribute(&lower, name, value, has_title, (base, direction), into);
    }
    into.push('>');
    after
}

fn attribute(
    element: &str,
    name: &str,
    value: Option<&str>,
    has_title: bool,
    (base, direction): (&str, Direction),
    into: &mut String,
) {
    let lower = name.to_ascii_lowercase();
    let mut put = |name: &str, value: Option<&str>| {
        into.push(' ');
        into.push_str(name);
        if let Some(value) = value {
            into.push_str("=\"");
            into.push_str(value);
            into.push('"');
        }
    };
    match (lower.as_str(), value) {
        ("class", Some(class)) => {
            if let Some(side) = side(class, direction) {
                put("align", Some(side));
            }
        }
        // What a way back from a footnote is called: readers keep the one, and not the other.
        ("aria-label", Some(label)) if element == "a" && !has_title => put("title", Some(label)),
        ("srcset", Some(set)) => put(name, Some(&whole_set(set, base))),
        (known, Some(value)) if ADDRESSES.contains(&known) => put(name, Some(&whole_address(value, base))),
        (other, _) => {
            let goes = DROPPED_ATTRIBUTES.contains(&other)
                || ["on", "aria-", "data-"].iter().any(|begins| other.starts_with(begins));
            if !goes {
                put(name, value);
            }
        }
    }
}

/// The side of a table's column.
fn side(class: &str, direction: Direction) -> Option<&'static str> {
    let is_left = direction == Direction::LeftToRight;
    class.split_ascii_whitespace().find_map(|class| match class {
        "align-start" => Some(if is_left { "left" } else { "right" }),
        "align-center" => Some("center"),
        "align-end" => Some(if is_left { "right" } else { "left" }),
        _ => None,
    })
}

/// An address from the page at `base`; both as they stand in an attribute.
fn whole_address<'v>(written: &'v str, base: &str) -> Cow<'v, str> {
    let (scheme, rest) = base.split_once("//").unwrap_or(("https:", base));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let has_scheme = written
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '?', '#']));
    if has_scheme || written.starts_with('#') {
        return Cow::Borrowed(written);
    }
    if written.starts_with("//") {
        return format!("{scheme}{written}").into();
    }
    if written.starts_with('/') {
        return format!("{scheme}//{host}{written}").into();
    }
    if written.is_empty() || written.starts_with('?') {
        return format!("{scheme}//{host}/{path}{written}").into();
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut written = written;
    loop {
        if let Some(rest) = written.strip_prefix("../") {
            folders.pop();
            written = rest;
        } else if let Some(rest) = written.strip_prefix("./") {
            written = rest;
        } else {
            break;
        }
    }
    let folder: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    format!("{scheme}//{host}/{folder}{written}").into()
}

/// Each address of a `srcset`, with what is said of it.
fn whole_set(set: &str, base: &str) -> String {
    let mut made: Vec<String> = Vec::new();
    let mut rest = set.trim_start_matches([' ', ',', '\n', '\t']);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (said, after) = match address.strip_suffix(',') {
            Some(_) => ("", after),
            None => after.split_once(',').unwrap_or((after, "")),
        };
        let address = whole_address(address.trim_end_matches(','), base);
        made.push(format!("{address} {}", said.trim()).trim_end().to_string());
        rest = after.trim_start_matches([' ', ',', '\n', '\t']);
    }
    made.join(", ")
}

/// What comes behind the end of an element whose start tag was read.
fn behind<'h>(markup: &'h str, name: &str) -> &'h str {
    let lower = markup.to_ascii_lowercase();
    let (start, end) = (format!("<{name}"), format!("</{name}"));
    // Scripts and styles hold text, others may hold their like.
    let nests = name != "script" && name != "style";
    let (mut open, mut at) = (1, 0);
    while let Some(found) = lower.get(at..).and_then(|rest| rest.find(&end)).map(|found| at + found) {
        if nests {
            open += lower.get(at..found).unwrap_or_default().matches(&start).count();
        }
        open -= 1;
        at = found + end.len();
        if open == 0 {
            let after = markup.get(at..).unwrap_or_default();
            return after.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// Each attribute's name and value, as they are written.
fn each(attributes: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        let Some(quoted) = after.strip_prefix("=\"") else {
            let value = after.strip_prefix('=');
            rest = value.map_or(after, |value| {
                let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
                value.get(end..).unwrap_or_default()
            });
            return Some((name, None));
        };
        let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
        rest = after;
        Some((name, Some(value)))
    })
}

#[cfg(test)]
mod tests {
    use super::for_feed;
    use crate::render::feeds::Direction;

    fn made(markup: &str) -> String {
        for_feed(markup, "https://n.example/france/fr/2012/05/15/a/", Direction::LeftToRight).into_owned()
    }

    #[test]
    fn what_only_our_pages_understand_goes() {
        assert_eq!(
            made(
                "<p class=\"a\" style=\"b\" onclick=\"c\" data-x=\"d\" role=\"e\" lang=\"fr\" hidden>f &lt; g</p>"
            ),
            "<p lang=\"fr\" hidden>f &lt; g</p>"
        );
        assert_eq!(made("a<script>if (1 < 2) \"<p>\"</script>b<style>c</style>d<!-- e -->f"), "abdf");
        assert_eq!(made("a<object><object>b</object>c</object>d<form>e<input type=\"x\"></form>"), "ade");
        assert_eq!(made("a<SCRIPT>never closed"), "a");
        assert_eq!(
            made(
                "<a href=\"#x-fnref-1\" class=\"y\" role=\"z\" aria-label=\"Back &gt; up\">↩</a><img loading=\"lazy\" alt=\"a > b\">"
            ),
            "<a href=\"#x-fnref-1\" title=\"Back &gt; up\">↩</a><img alt=\"a > b\">"
        );
    }

    #[test]
    fn columns_keep_their_side() {
        let cell = "<td class=\"align-end\">1</td><td class=\"align-center\">2</td>";
        assert_eq!(made(cell), "<td align=\"right\">1</td><td align=\"center\">2</td>");
        let arabic = for_feed(cell, "https://n.example/", Direction::RightToLeft);
        assert_eq!(arabic, "<td align=\"left\">1</td><td align=\"center\">2</td>");
    }

    #[test]
    fn addresses_are_whole() {
        for (written, whole) in [
            ("b.png", "https://n.example/france/fr/2012/05/15/a/b.png"),
            ("./../b.png", "https://n.example/france/fr/2012/05/15/b.png"),
            ("/b.png", "https://n.example/b.png"),
            ("//b.example/c", "https://b.example/c"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("#fn-1", "#fn-1"),
        ] {
            for attribute in ["href", "src", "poster", "cite"] {
                assert_eq!(
                    made(&format!("<x {attribute}=\"{written}\">")),
                    format!("<x {attribute}=\"{whole}\">")
                );
            }
        }
        assert_eq!(
            made("<img srcset=\"/a.png 1x, b.png 2x,https://c.example/d,e.png\">"),
            "<img srcset=\"https://n.example/a.png 1x, https://n.example/france/fr/2012/05/15/a/b.png 2x, https://c.example/d,e.png\">"
        );
    }
}
