//! Filling the open places of a body: the last step, once for each page that shows it.

use std::fmt::Write;

use crate::model::body::{Body, Link, SlotKind};

use super::escape;

/// What the open places of a body are filled with on one page; `'t` is how long its addresses last.
#[derive(Clone, Copy)]
pub struct Filling<'a, 't> {
    /// Put before every id of the text, and before the `#…` addresses that lead to them.
    pub id_prefix: &'a str,
    /// Where a link of [`Body::links`] leads, by its index. Asked at its start and at its end, and
    /// never for one of [`LinkKind::Fragment`](crate::model::body::LinkKind::Fragment).
    pub links: &'a dyn Fn(usize) -> Target<'t>,
    pub labels: Labels<'a>,
}

/// Words for those who hear the page, in its language.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// Of the section of footnotes.
    pub notes: &'a str,
    /// Of the way from a footnote back to a reference: the footnote's number, and which of its
    /// references it is, both from 1.
    pub back: &'a dyn Fn(u16, u16) -> String,
}

/// Where a link or picture leads on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    Address {
        /// Not escaped; what may not stand in an address is percent-encoded.
        address: &'a str,
        /// Further attributes of a link, ready to be written, each after a space: ` rel="external"`.
        attributes: &'a str,
        /// HTML behind the words of a link, inside it.
        mark: &'a str,
        /// A picture's width and height in pixels.
        size: Option<(u32, u32)>,
    },
    /// Nowhere: a link becomes plain text, a picture's address is empty.
    Text,
}

impl<'a> Target<'a> {
    /// An address and nothing else.
    pub fn to(address: &'a str) -> Self {
        Target::Address { address, attributes: "", mark: "", size: None }
    }
}

/// Appends a body's HTML with its places filled.
pub fn compose(body: &Body, filling: &Filling, into: &mut String) {
    into.reserve(body.html.len() + body.slots.len() * 40);
    let mut from = 0;
    for slot in &body.slots {
        let at = slot.at as usize;
        into.push_str(body.html.get(from..at).unwrap_or_default());
        from = at;
        match slot.kind {
            SlotKind::IdPrefix => {
                escape::attribute(into, filling.id_prefix);
            }
            SlotKind::LinkStart(number) => {
                if let Some(link) = body.links.get(number as usize) {
                    start_link(link, (filling.links)(number as usize), into);
                }
            }
            SlotKind::LinkEnd(number) => {
                let attributes = body.links.get(number as usize).map_or("", |link| &link.attributes);
                match (filling.links)(number as usize) {
                    Target::Address { mark, .. } => {
                        into.push_str(mark);
                        into.push_str("</a>");
                    }
                    Target::Text if attributes.is_empty() => {}
                    Target::Text => into.push_str("</span>"),
                }
            }
            SlotKind::Address(number) => {
                if let Target::Address { address, .. } = (filling.links)(number as usize) {
                    push_address(into, address);
                }
            }
            SlotKind::PictureSize(number) => {
                if let Target::Address { size: Some((width, height)), .. } = (filling.links)(number as usize)
                {
                    // Writing to a string does not fail.
                    let _ = write!(into, " width=\"{width}\" height=\"{height}\"");
                }
            }
            SlotKind::BackLabel { note, occurrence } => {
                escape::attribute(into, &(filling.labels.back)(note, occurrence));
            }
            SlotKind::NotesLabel => {
                escape::attribute(into, filling.labels.notes);
            }
        }
    }
    into.push_str(body.html.get(from..).unwrap_or_default());
}

fn start_link(link: &Link, target: Target, into: &mut String) {
    match target {
        Target::Address { address, attributes, .. } => {
            into.push_str("<a href=\"");
            push_address(into, address);
            into.push('"');
            if !link.title.is_empty() {
                into.push_str(" title=\"");
                escape::attribute(into, &link.title);
                into.push('"');
            }
            push_attributes(into, &link.attributes, attributes);
            into.push('>');
        }
        Target::Text if link.attributes.is_empty() => {}
        Target::Text => {
            into.push_str("<span");
            let of_links = |name: &str| OF_LINKS.contains(&name);
            each(&link.attributes)
                .filter(|(name, _)| !of_links(name))
                .for_each(|(_, whole)| into.push_str(whole));
            into.push('>');
        }
    }
}

/// Those that the text gives a link and those of the page. An attribute may stand only once, and what the text says
/// stays; what a link is to its page is both together.
fn push_attributes(into: &mut String, of_text: &str, of_page: &str) {
    let of = |attributes: &str, wanted: &str| each(attributes).any(|(name, _)| name == wanted);
    for (name, whole) in each(of_text) {
        into.push_str(whole);
        if name == "rel" && whole.ends_with('"') && of(of_page, "rel") {
            into.pop();
            let written = value(whole);
            for (_, rel) in each(of_page).filter(|(name, _)| *name == "rel") {
                let is_new = |token: &&str| !written.split_ascii_whitespace().any(|known| known == *token);
                for token in value(rel).split_ascii_whitespace().filter(is_new) {
                    into.push(' ');
                    into.push_str(token);
                }
            }
            into.push('"');
        }
    }
    each(of_page).filter(|(name, _)| !of(of_text, name)).for_each(|(_, whole)| into.push_str(whole));
}

/// What stands in the quotes of ` name="value"`.
fn value(whole: &str) -> &str {
    whole.split_once("=\"").map_or("", |(_, value)| value.trim_end_matches('"'))
}

/// Attributes that only a link may have.
const OF_LINKS: &[&str] = &["download", "hreflang", "referrerpolicy", "rel", "target", "type"];

/// Each attribute of ` name="value" name="value"`, by name and whole. Quotes in values are escaped.
fn each(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let name = rest.trim_start().split(['=', ' ']).next().filter(|name| !name.is_empty())?;
        let start = rest.len() - rest.trim_start().len() + name.len();
        let valued = rest.get(start..)?.strip_prefix("=\"");
        let end = match valued {
            Some(value) => start + 2 + value.find('"').map_or(value.len(), |end| end + 1),
            None => start,
        };
        let (whole, after) = rest.split_at(end);
        rest = after;
        Some((name, whole))
    })
}

/// An address for an attribute: what is no character of an address (WHATWG URL, 4.3) is
/// percent-encoded, letters of any script stay as they are.
fn push_address(into: &mut String, address: &str) {
    let bytes = address.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let host_end = host_end(address);
    let mut in_fragment = false;
    let mut copied = 0;
    for (at, byte) in bytes.iter().copied().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b' ' => "%20",
            b'"' => "%22",
            b'\'' => "%27",
            b'<' => "%3C",
            b'>' => "%3E",
            b'\\' => "%5C",
            b'^' => "%5E",
            b'`' => "%60",
            b'{' => "%7B",
            b'|' => "%7C",
            b'}' => "%7D",
            // An address of IPv6 has them in its host.
            b'[' if at >= host_end => "%5B",
            b']' if at >= host_end => "%5D",
            b'#' if in_fragment => "%23",
            b'#' => {
                in_fragment = true;
                continue;
            }
            b'%' if !(is_hex(at + 1) && is_hex(at + 2)) => "%25",
            0..0x20 | 0x7f => "",
            _ => continue,
        };
        escape::verbatim(into, address.get(copied..at).unwrap_or_default());
        into.push_str(replacement);
        copied = at + 1;
    }
    escape::verbatim(into, address.get(copied..).unwrap_or_default());
}

/// Where the host of an address ends; 0 where it has none.
fn host_end(address: &str) -> usize {
    let Some(slashes) = address.find("//") else { return 0 };
    let begins = slashes + 2;
    let rest = address.get(begins..).unwrap_or_default();
    begins + rest.find(['/', '?', '#']).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::push_address;

    #[test]
    fn addresses_are_fit_for_an_attribute() {
        for (address, written) in [
            ("https://example.gov/a b?c=\"d\"&e='f'", "https://example.gov/a%20b?c=%22d%22&amp;e=%27f%27"),
            ("/été/签证/100%/50%25", "/été/签证/100%25/50%25"),
            ("https://[::1]/a[b]#c#d", "https://[::1]/a%5Bb%5D#c%23d"),
            ("<a>\\^`{|}\n\u{1}", "%3Ca%3E%5C%5E%60%7B%7C%7D"),
        ] {
            let mut into = String::new();
            push_address(&mut into, address);
            assert_eq!(into, written);
        }
    }
}
