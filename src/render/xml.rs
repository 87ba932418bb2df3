//! XML 1.0 written straight into one text, for the formats whose elements are few and fixed.
//!
//! Escaping and the characters that XML does not have are minded here and nowhere else: whatever goes
//! in, a parser gets well-formed text out. Names of elements and attributes are the caller's literals.

use std::borrow::Cow;

/// How many bytes are looked at together. Texts seldom hold what is looked for, and a whole run of
/// bytes without it is told in a few machine instructions.
const STRIDE: usize = 32;

/// An XML document that grows.
pub struct Xml(String);

impl Xml {
    /// A document that holds its declaration; `capacity` is in bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        let mut document = String::with_capacity(capacity);
        document.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        Self(document)
    }

    /// Markup as it is written in the program; never a text of the site.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// What a function appends, which is markup or escaped.
    pub fn put(&mut self, append: impl FnOnce(&mut String)) -> &mut Self {
        append(&mut self.0);
        self
    }

    /// Character data.
    pub fn text(&mut self, text: &str) -> &mut Self {
        push_escaped(&mut self.0, text);
        self
    }

    /// An attribute, with the space before it, inside a start tag.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// An element of character data alone, on a line of its own.
    pub fn element(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">\n")
    }

    /// A piece of a CDATA section that the caller opened and will close.
    ///
    /// A section ends at the first `]]>`, so after every `]]` it is ended here and opened again:
    /// what comes next, in this piece or another, can then never complete its end.
    pub fn cdata(&mut self, text: &str) -> &mut Self {
        for piece in text.split_inclusive(']') {
            push_clean(&mut self.0, piece);
            if self.0.ends_with("]]") {
                self.0.push_str("]]><![CDATA[");
            }
        }
        self
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// A text without control characters and noncharacters: those that XML 1.0 (2.2) does not allow, and
/// the C1 controls, which it discourages and feed validators refuse. Tabs and line ends stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if find::<CONTROL>(text.as_bytes(), 0).is_none() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    push_clean(&mut clean, text);
    Cow::Owned(clean)
}

/// A plain text as HTML or XML, in an element or in an attribute's double quotes; control characters gone.
pub fn escape(text: &str) -> Cow<'_, str> {
    if find::<MARKUP>(text.as_bytes(), 0).is_none() {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    push_escaped(&mut escaped, text);
    Cow::Owned(escaped)
}

/// Pushes what [`escape`] makes.
pub fn push_escaped(out: &mut String, text: &str) {
    push::<MARKUP>(out, text, |rest| entity(rest).or_else(|| control(rest)));
}

/// Pushes a text without its control characters.
pub fn push_clean(out: &mut String, text: &str) {
    push::<CONTROL>(out, text, control);
}

/// Pushes a text. Where a byte is of the kind that is looked for, `replacement` is asked how many bytes
/// from there on go and what stands in their place.
fn push<const KIND: u8>(
    out: &mut String,
    text: &str,
    replacement: impl Fn(&[u8]) -> Option<(usize, &'static str)>,
) {
    let bytes = text.as_bytes();
    let (mut written, mut at) = (0, 0);
    while let Some(found) = find::<KIND>(bytes, at) {
        at = found + 1;
        if let Some((length, instead)) = bytes.get(found..).and_then(&replacement) {
            out.push_str(text.get(written..found).unwrap_or_default());
            out.push_str(instead);
            at = found + length;
            written = at;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

/// A byte that may begin a control character or noncharacter.
const CONTROL: u8 = 1;

/// The same, or markup.
const MARKUP: u8 = 2;

/// What each byte is, and with it all that is looked for.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if may_be_control(byte as u8) {
            kinds[byte] = CONTROL | MARKUP;
        } else if is_markup(byte as u8) {
            kinds[byte] = MARKUP;
        }
        byte += 1;
    }
    kinds
};

/// The offset, not before `from`, of the first byte of a kind.
fn find<const KIND: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_wanted = |byte: &u8| KINDS[*byte as usize] & KIND != 0;
    let (strides, tail) = rest.as_chunks::<STRIDE>();
    for (number, stride) in strides.iter().enumerate() {
        // No early end in this fold and no table, so that the compiler can look at many bytes at once.
        let any = stride
            .iter()
            .fold(false, |found, byte| found | may_be_control(*byte) | ((KIND == MARKUP) & is_markup(*byte)));
        if any {
            return stride.iter().position(is_wanted).map(|at| from + number * STRIDE + at);
        }
    }
    tail.iter().position(is_wanted).map(|at| from + rest.len() - tail.len() + at)
}

const fn is_markup(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
}

fn entity(rest: &[u8]) -> Option<(usize, &'static str)> {
    match rest.first()? {
        b'&' => Some((1, "&amp;")),
        b'<' => Some((1, "&lt;")),
        b'>' => Some((1, "&gt;")),
        b'"' => Some((1, "&quot;")),
        _ => None,
    }
}

/// Whether a control character or noncharacter may begin with this byte.
const fn may_be_control(byte: u8) -> bool {
    ((byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r'))
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xEF)
}

fn control(rest: &[u8]) -> Option<(usize, &'static str)> {
    match rest {
        [b'\t' | b'\n' | b'\r', ..] => None,
        [0x00..=0x1F | 0x7F, ..] => Some((1, "")),
        // U+0080 to U+009F
        [0xC2, 0x80..=0x9F, ..] => Some((2, "")),
        // U+FFFE and U+FFFF
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => Some((3, "")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{any, proptest};
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::{Xml, clean, escape};

    /// What a parser makes of an element that holds these pieces as CDATA.
    fn cdata_read_back(pieces: &[&str]) -> String {
        let mut xml = Xml::with_capacity(0);
        xml.raw("<a><![CDATA[");
        for piece in pieces {
            xml.cdata(piece);
        }
        xml.raw("]]></a>");
        let bytes = xml.into_bytes();
        let mut reader = Reader::from_reader(bytes.as_slice());
        let mut found = String::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::CData(data) => found.push_str(&data),
                Event::Text(text) => {
                    assert!(text.trim().is_empty(), "{text:?} outside of CDATA")
                }
                Event::GeneralRef(reference) => panic!("{reference:?} outside of CDATA"),
                Event::Eof => return found,
                _ => {}
            }
        }
    }

    #[test]
    fn control_characters_go_and_nothing_else() {
        assert_eq!(clean("Ça va\u{a0}? 好，\u{feff}\t\r\n😀"), "Ça va\u{a0}? 好，\u{feff}\t\r\n😀");
        assert_eq!(
            clean("a\0b\u{7}c\u{1b}d\u{7f}e\u{85}f\u{9f}g\u{fffe}h\u{ffff}i\u{fffd}"),
            "abcdefghi\u{fffd}"
        );
        assert_eq!(clean(&format!("{}\u{1}{}", "x".repeat(200), "é".repeat(200))).chars().count(), 400);
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("a < b & \"c\" > 'd'\u{b}"), "a &lt; b &amp; &quot;c&quot; &gt; 'd'");
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn the_end_of_a_section_inside_it_is_split() {
        for text in ["]]>", "a]]>b", "]]]]>>", "]]]>", "x]]", "]", "]]>]]>", "<p>a[b]]>c</p>"] {
            assert_eq!(cdata_read_back(&[text]), text);
        }
        assert_eq!(
            cdata_read_back(&["]]\u{1}>", "]", "\u{2}]", ">"]),
            "]]>]]>",
            "split over pieces and dropped characters"
        );
    }

    proptest! {
        #[test]
        fn any_text_comes_through_as_it_went_in(text in any::<String>(), ends in "[\\]>a\u{1}é]{0,200}") {
            let both = format!("{text}{ends}");
            assert_eq!(cdata_read_back(&[&text, &ends]).replace("\r\n", "\n"), clean(&both).replace("\r\n", "\n"));
            let escaped = escape(&both);
            assert_eq!(quick_xml::escape::unescape(&escaped).expect("escaped right"), clean(&both));
            assert!(!clean(&both).chars().any(|character| character.is_control() && !"\t\r\n".contains(character)));
        }
    }
}
