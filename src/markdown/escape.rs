//! Escaping for HTML, and the control characters that never reach an output: C0 but for tab and line
//! ends, DEL, C1, U+FFFE and U+FFFF. Each function says where the first of them stood.

use std::borrow::Cow;

/// What is done with a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Copied,
    Less,
    Greater,
    Ampersand,
    Quote,
    Return,
    Control,
    /// The first byte of U+0080 to U+00BF, some of which are controls.
    LeadsC1,
    /// The first byte of U+F000 to U+FFFF, two of which are no characters.
    LeadsNonCharacter,
}

type Table = [Class; 256];

const VERBATIM: Table = table(&[]);
const RAW_TEXT: Table = table(&[(b'<', Class::Less)]);
const TEXT: Table = table(&[(b'<', Class::Less), (b'>', Class::Greater), (b'&', Class::Ampersand)]);
const ATTRIBUTE: Table =
    table(&[(b'<', Class::Less), (b'>', Class::Greater), (b'&', Class::Ampersand), (b'"', Class::Quote)]);

const fn table(escaped: &[(u8, Class)]) -> Table {
    let mut table = [Class::Copied; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = Class::Control;
        byte += 1;
    }
    table[b'\t' as usize] = Class::Copied;
    table[b'\n' as usize] = Class::Copied;
    table[b'\r' as usize] = Class::Return;
    table[0x7f] = Class::Control;
    table[0xc2] = Class::LeadsC1;
    table[0xef] = Class::LeadsNonCharacter;
    let mut index = 0;
    while index < escaped.len() {
        table[escaped[index].0 as usize] = escaped[index].1;
        index += 1;
    }
    table
}

/// Appends text between tags. Returns where the first control character was, which is left out.
pub(super) fn text(into: &mut String, text: &str) -> Option<usize> {
    copy(into, text, &TEXT)
}

/// Appends an attribute's value, for between double quotes.
pub(super) fn attribute(into: &mut String, value: &str) -> Option<usize> {
    copy(into, value, &ATTRIBUTE)
}

/// Appends text of raw HTML that is known to hold no tag: its entities are left as they are.
pub(super) fn raw_text(into: &mut String, text: &str) -> Option<usize> {
    copy(into, text, &RAW_TEXT)
}

/// Appends what is to stay as it is.
pub(super) fn verbatim(into: &mut String, text: &str) -> Option<usize> {
    copy(into, text, &VERBATIM)
}

/// A text without its control characters, and where the first of them was.
pub(super) fn without_controls(text: &str) -> (Cow<'_, str>, Option<usize>) {
    if !text.contains(|character: char| is_control(character) || character == '\r') {
        return (Cow::Borrowed(text), None);
    }
    let mut kept = String::with_capacity(text.len());
    let first = verbatim(&mut kept, text);
    (Cow::Owned(kept), first)
}

/// Whether a character may not be in any output.
pub(super) fn is_control(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        other => other.is_control(),
    }
}

fn copy(into: &mut String, text: &str, table: &Table) -> Option<usize> {
    if is_plain(text) {
        into.push_str(text);
        return None;
    }
    copy_special(into, text, table)
}

/// Whether no table does anything about any byte. Nearly every text is plain; the bytes are looked at
/// in rows, without a branch within a row, so that the compiler takes a row at once.
fn is_plain(text: &str) -> bool {
    let is_special = |byte: u8| {
        (byte < 0x20)
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'&')
            | (byte == b'"')
            | (byte == 0x7f)
            | (byte == 0xc2)
            | (byte == 0xef)
    };
    let any_special = |row: &[u8]| row.iter().fold(false, |any, byte| any | is_special(*byte));
    let mut rows = text.as_bytes().chunks_exact(32);
    !(rows.any(any_special) || any_special(rows.remainder()))
}

fn copy_special(into: &mut String, text: &str, table: &Table) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte_at = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut first = None;
    let mut copied = 0;
    for (at, byte) in bytes.iter().copied().enumerate() {
        let (length, replacement) = match table[usize::from(byte)] {
            Class::Copied => continue,
            Class::Less => (1, "&lt;"),
            Class::Greater => (1, "&gt;"),
            Class::Ampersand => (1, "&amp;"),
            Class::Quote => (1, "&quot;"),
            Class::Return if byte_at(at + 1) == b'\n' => (1, ""),
            Class::Return => (1, "\n"),
            Class::Control => (1, ""),
            Class::LeadsC1 if byte_at(at + 1) < 0xa0 => (2, ""),
            Class::LeadsNonCharacter if byte_at(at + 1) == 0xbf && byte_at(at + 2) >= 0xbe => (3, ""),
            Class::LeadsC1 | Class::LeadsNonCharacter => continue,
        };
        if replacement.is_empty() && byte != b'\r' && first.is_none() {
            first = Some(at);
        }
        into.push_str(text.get(copied..at).unwrap_or_default());
        into.push_str(replacement);
        copied = at + length;
    }
    into.push_str(text.get(copied..).unwrap_or_default());
    first
}

#[cfg(test)]
mod tests {
    use super::{attribute, raw_text, text, verbatim, without_controls};

    fn with(escape: fn(&mut String, &str) -> Option<usize>, given: &str) -> (String, Option<usize>) {
        let mut into = String::new();
        let first = escape(&mut into, given);
        (into, first)
    }

    #[test]
    fn escapes_what_each_place_needs() {
        assert_eq!(with(text, "<a> & \"b\"").0, "&lt;a&gt; &amp; \"b\"");
        assert_eq!(with(attribute, "<a> & \"b\"").0, "&lt;a&gt; &amp; &quot;b&quot;");
        assert_eq!(with(raw_text, "1 < 2 &eacute; >").0, "1 &lt; 2 &eacute; >");
        assert_eq!(with(verbatim, "<b>&amp;").0, "<b>&amp;");
    }

    #[test]
    fn drops_controls_and_says_where_the_first_was() {
        assert_eq!(with(text, "a\u{1}b\u{7f}c\u{85}d\u{fffe}e\u{ffff}f"), ("abcdef".into(), Some(1)));
        assert_eq!(
            with(text, "\t\n é «» ﷺ 。\u{fffd}\u{fffc}"),
            ("\t\n é «» ﷺ 。\u{fffd}\u{fffc}".into(), None)
        );
        assert_eq!(with(text, "a\r\nb\rc"), ("a\nb\nc".into(), None));
        assert_eq!(without_controls("java\u{0}script"), ("javascript".into(), Some(4)));
    }
}
