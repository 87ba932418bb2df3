//! Raw HTML cut into tags, comments and the text between them, where browsers would cut it (WHATWG
//! HTML, 13.2.5). It reads any text and refuses none; what a text ends within is named as unfinished.

use std::ops::Range;

/// A piece of raw HTML; ranges are of bytes in the text that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Text(Range<usize>),
    Start(StartTag),
    /// What a `script`, `style` or their like holds: no tags, no entities.
    RawText(Range<usize>),
    End {
        name: Range<usize>,
    },
    Comment {
        range: Range<usize>,
        closed: bool,
    },
    /// `<!…>`, `<?…>`, `</ …>`: what browsers pass over.
    Declaration(Range<usize>),
    /// A tag or declaration that the text ends within.
    Unfinished(Range<usize>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag {
    pub(super) range: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) attributes: Vec<WrittenAttribute>,
    /// Whether it ends in `/>`.
    pub(super) self_closing: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrittenAttribute {
    pub(super) name: Range<usize>,
    /// Without its quotes, entities not decoded.
    pub(super) value: Option<Range<usize>>,
}

/// The elements whose content browsers read as text.
pub(super) const RAW_TEXT_ELEMENTS: &[&str] =
    &["script", "style", "iframe", "textarea", "title", "xmp", "noembed", "noframes", "plaintext"];

/// The pieces of a text, which together are the whole of it.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, raw_text_of: None }
}

pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element whose start tag came last, where its content is no HTML.
    raw_text_of: Option<&'static str>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw_text_of.take() {
            let end = end_tag(self.text, name, self.at).unwrap_or(self.text.len());
            if end > self.at {
                return Some(Token::RawText(self.advance(end)));
            }
        }
        if self.at >= self.text.len() {
            return None;
        }
        let mut from = self.at;
        loop {
            let less = find(self.text, from, '<').unwrap_or(self.text.len());
            if less == self.text.len() || self.opens_markup(less) {
                if less > self.at {
                    return Some(Token::Text(self.advance(less)));
                }
                return Some(self.markup());
            }
            from = less + 1;
        }
    }
}

impl Tokens<'_> {
    /// The pieces from an offset on, which is where one begins.
    pub(super) fn after(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// Whether the `<` at an offset begins anything but text.
    fn opens_markup(&self, less: usize) -> bool {
        match self.byte(less + 1) {
            b'!' | b'?' => true,
            b'/' => self.byte(less + 2) != 0,
            letter => letter.is_ascii_alphabetic(),
        }
    }

    fn markup(&mut self) -> Token {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (b'!', b'-') if self.byte(self.at + 3) == b'-' => self.comment(),
            (b'!' | b'?', _) => self.declaration(),
            (b'/', letter) if !letter.is_ascii_alphabetic() => self.declaration(),
            _ => self.tag(),
        }
    }

    fn comment(&mut self) -> Token {
        let content = self.at + 4;
        let rest = self.text.get(content..).unwrap_or_default();
        let length = if rest.starts_with('>') {
            Some(1)
        } else if rest.starts_with("->") {
            Some(2)
        } else {
            // Both ways to end one; the nearer counts.
            [("-->", 3), ("--!>", 4)].iter().filter_map(|(end, length)| Some(rest.find(end)? + length)).min()
        };
        let closed = length.is_some();
        let end = length.map_or(self.text.len(), |length| content + length);
        Token::Comment { range: self.advance(end), closed }
    }

    fn declaration(&mut self) -> Token {
        match find(self.text, self.at, '>') {
            Some(end) => Token::Declaration(self.advance(end + 1)),
            None => Token::Unfinished(self.advance(self.text.len())),
        }
    }

    fn tag(&mut self) -> Token {
        let closing = self.byte(self.at + 1) == b'/';
        let name_begins = self.at + 1 + usize::from(closing);
        let name = name_begins..self.until(name_begins, |byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut at = name.end;
        let mut attributes = Vec::new();
        let mut slash_ends = None;
        loop {
            at = self.until(at, |byte| !is_space(byte));
            match self.byte(at) {
                b'>' => break,
                b'/' => {
                    at += 1;
                    slash_ends = Some(at);
                }
                _ if at >= self.text.len() => return Token::Unfinished(self.advance(at)),
                _ => {
                    let (attribute, end) = self.attribute(at);
                    attributes.push(attribute);
                    at = end;
                }
            }
        }
        let range = self.advance(at + 1);
        if closing {
            return Token::End { name };
        }
        let written = self.text.get(name.clone()).unwrap_or_default();
        self.raw_text_of = RAW_TEXT_ELEMENTS.iter().copied().find(|raw| raw.eq_ignore_ascii_case(written));
        Token::Start(StartTag { range, name, attributes, self_closing: slash_ends == Some(at) })
    }

    fn attribute(&self, at: usize) -> (WrittenAttribute, usize) {
        // A `=` in the first place is part of the name.
        let name = at..self.until(at + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let equals = self.until(name.end, |byte| !is_space(byte));
        if self.byte(equals) != b'=' {
            let end = name.end;
            return (WrittenAttribute { name, value: None }, end);
        }
        let begins = self.until(equals + 1, |byte| !is_space(byte));
        let (value, end) = match self.byte(begins) {
            quote @ (b'"' | b'\'') => {
                let end = self.until(begins + 1, |byte| byte == quote);
                (begins + 1..end, (end + 1).min(self.text.len()))
            }
            b'>' => (begins..begins, begins),
            _ => {
                let end = self.until(begins, |byte| is_space(byte) || byte == b'>');
                (begins..end, end)
            }
        };
        (WrittenAttribute { name, value: Some(value) }, end)
    }

    /// The byte at an offset, 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The first offset from `at` on whose byte is asked for, else the end of the text.
    fn until(&self, at: usize, asked: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().position(|byte| asked(*byte)).map_or(self.text.len(), |found| at + found)
    }

    fn advance(&mut self, end: usize) -> Range<usize> {
        let range = self.at..end;
        self.at = end;
        range
    }
}

/// Where the end tag `</name` begins, in any case, at or after an offset.
pub(super) fn end_tag(text: &str, name: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find("</") {
        let begins = at + found;
        let rest = text.as_bytes().get(begins + 2..)?;
        let named =
            rest.get(..name.len()).is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
        let ended = rest.get(name.len()).is_none_or(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        if named && ended {
            return Some(begins);
        }
        at = begins + 2;
    }
    None
}

fn find(text: &str, from: usize, character: char) -> Option<usize> {
    Some(from + text.get(from..)?.find(character)?)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xc)
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    /// Each token in short: its kind and what it covers.
    fn cut(text: &str) -> Vec<String> {
        tokens(text)
            .map(|token| match token {
                Token::Text(range) => format!("text {}", &text[range]),
                Token::RawText(range) => format!("raw {}", &text[range]),
                Token::End { name } => format!("end {}", &text[name]),
                Token::Comment { range, closed } => format!("comment {closed} {}", &text[range]),
                Token::Declaration(range) => format!("declaration {}", &text[range]),
                Token::Unfinished(range) => format!("unfinished {}", &text[range]),
                Token::Start(tag) => {
                    let mut start = format!("start {}", &text[tag.name]);
                    for attribute in tag.attributes {
                        start.push_str(&format!(" [{}]", &text[attribute.name]));
                        if let Some(value) = attribute.value {
                            start.push_str(&format!("={}", &text[value]));
                        }
                    }
                    start + if tag.self_closing { " /" } else { "" }
                }
            })
            .collect()
    }

    #[test]
    fn cuts_tags_and_attributes() {
        assert_eq!(
            cut("a<B c='d>' e=f/g h i = \"j\" / k/>l</B x>"),
            ["text a", "start B [c]=d> [e]=f/g [h] [i]=j [k] /", "text l", "end B"]
        );
        assert_eq!(cut("<img/src=x/onerror=y>"), ["start img [src]=x/onerror=y"]);
        assert_eq!(cut("<a =x=y>"), ["start a [=x]=y"]);
        assert_eq!(cut("<a b=>"), ["start a [b]="]);
    }

    #[test]
    fn knows_text_from_markup() {
        assert_eq!(cut("a < b <3 </"), ["text a < b <3 </"]);
        assert_eq!(
            cut("<!-- a -->b<!-->c<!--->d<!--e--!>f"),
            [
                "comment true <!-- a -->",
                "text b",
                "comment true <!-->",
                "text c",
                "comment true <!--->",
                "text d",
                "comment true <!--e--!>",
                "text f"
            ]
        );
        assert_eq!(
            cut("<?php x?><!DOCTYPE y></ z>"),
            ["declaration <?php x?>", "declaration <!DOCTYPE y>", "declaration </ z>"]
        );
    }

    #[test]
    fn says_what_is_unfinished() {
        assert_eq!(cut("x<a href=\"y"), ["text x", "unfinished <a href=\"y"]);
        assert_eq!(cut("<div"), ["unfinished <div"]);
        assert_eq!(cut("<!-- a"), ["comment false <!-- a"]);
    }

    #[test]
    fn what_a_script_holds_is_no_html() {
        assert_eq!(
            cut("<SCRIPT>a<b>&c</scriptx></ScRiPt >d"),
            ["start SCRIPT", "raw a<b>&c</scriptx>", "end ScRiPt", "text d"]
        );
        assert_eq!(cut("<style></style>"), ["start style", "end style"]);
        assert_eq!(cut("<title>a<b>"), ["start title", "raw a<b>"]);
    }
}
