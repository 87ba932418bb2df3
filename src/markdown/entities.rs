//! Character references (`&eacute;`, `&#233;`, `&#xE9;`) outside Markdown: in titles and in the
//! attributes of raw HTML. The names are those that `pulldown-cmark` knows, all of HTML's with a
//! semicolon; the old ones that need none stay as they are written.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::escape::is_control;

/// A text with its character references replaced by what they stand for.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        rest = match reference(after, &mut decoded) {
            Some(length) => after.get(length..).unwrap_or_default(),
            None => {
                decoded.push('&');
                after
            }
        };
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The first numeric reference to a control character, as a byte range of the text.
pub(super) fn control_reference(text: &str) -> Option<Range<usize>> {
    text.match_indices("&#").find_map(|(at, _)| {
        let (length, character) = numeric(text.get(at + 1..)?)?;
        is_control(character).then_some(at..at + 1 + length)
    })
}

/// Appends what the reference at the start of `after` (behind its `&`) means; its length, if it is one.
fn reference(after: &str, into: &mut String) -> Option<usize> {
    if after.starts_with('#') {
        let (length, character) = numeric(after)?;
        into.push(character);
        return Some(length);
    }
    let end = after.find(|character: char| !character.is_ascii_alphanumeric())?;
    let name = after.get(..end)?;
    if !after.get(end..)?.starts_with(';') {
        return None;
    }
    match name {
        "amp" => into.push('&'),
        "lt" => into.push('<'),
        "gt" => into.push('>'),
        "quot" => into.push('"'),
        "apos" => into.push('\''),
        "nbsp" => into.push('\u{a0}'),
        _ => into.push_str(&named(name)?),
    }
    Some(end + 1)
}

/// What HTML calls by this name.
fn named(name: &str) -> Option<String> {
    // The longest name of HTML has 31 letters.
    if name.is_empty() || name.len() > 31 {
        return None;
    }
    let written = format!("&{name};");
    let mut meant = String::new();
    for event in Parser::new(&written) {
        if let Event::Text(text) = event {
            meant.push_str(&text);
        }
    }
    (meant != written).then_some(meant)
}

/// A numeric reference from its `#`: its length, and the character.
fn numeric(after: &str) -> Option<(usize, char)> {
    let digits = after.strip_prefix('#')?;
    let (digits, radix, begins) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 2),
        None => (digits, 10, 1),
    };
    let end = digits.find(|character: char| !character.is_digit(radix)).unwrap_or(digits.len());
    let number = digits.get(..end).filter(|number| !number.is_empty())?;
    let semicolon = usize::from(digits.get(end..)?.starts_with(';'));
    let value = u32::from_str_radix(number, radix).unwrap_or(u32::MAX);
    let character = char::from_u32(value).filter(|character| *character != '\0').unwrap_or('\u{fffd}');
    Some((begins + end + semicolon, character))
}

#[cfg(test)]
mod tests {
    use super::{control_reference, decode};

    #[test]
    fn decodes_names_and_numbers() {
        assert_eq!(decode("Caf&eacute; &amp; R&D &#8217;&#x2019;&#39 &lt;b&gt;"), "Café & R&D ’’' <b>");
        assert_eq!(decode("java&Tab;script&colon;"), "java\tscript:");
    }

    #[test]
    fn leaves_what_is_no_reference() {
        for text in ["AT&T", "a&", "&;", "&#;", "&#x;", "&nosuchname;", "?a=1&copy=2", "&é;"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("&#0;&#xD800;&#99999999999;"), "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn finds_references_to_controls() {
        assert_eq!(control_reference("a&#38;b&#x1;c"), Some(7..12));
        assert_eq!(control_reference("&#150 &#9;"), Some(0..5));
        assert_eq!(control_reference("&#10;&#169;&#"), None);
    }
}
