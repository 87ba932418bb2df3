//! A text's HTML as plain text, in blocks that a mail program or a terminal can show.
//!
//! It reads what [`super::compose()`] writes: well-formed, cleaned, its links in place. Nothing is wrapped here. A
//! link is its words and then its address in angle brackets; a picture is its alternative text in square ones;
//! what is emphasised keeps the marks that Markdown has for it. Nothing fails.

use std::borrow::Cow;

use super::entities;
use super::plain::fold;
use super::tags::{StartTag, Token, tokens};

/// A paragraph, a heading, an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextBlock {
    pub kind: TextKind,
    /// One line, but for what is kept as it is.
    pub text: String,
    /// What each of its lines begins with, in lists and quotations: `> `, or spaces.
    pub indent: String,
    /// What its first line begins with in place of the indent: `- `, `12. `.
    pub marker: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    #[default]
    Paragraph,
    Heading,
    /// Several lines, kept as they are.
    Verbatim,
    /// A line between two parts.
    Rule,
}

/// The blocks of a piece of HTML, in its order.
pub fn text_blocks(html: &str) -> Vec<TextBlock> {
    let mut reader = Reader::default();
    for token in tokens(html) {
        match token {
            Token::Text(range) | Token::Unfinished(range) => reader.text(html.get(range).unwrap_or_default()),
            Token::Start(tag) => reader.start(html, &tag),
            Token::End { name } => reader.end(&name_of(html, name)),
            Token::RawText(_) | Token::Comment { .. } | Token::Declaration(_) => {}
        }
    }
    reader.close(TextKind::Paragraph);
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<TextBlock>,
    text: String,
    /// Of the lists and quotations that are open.
    nesting: Vec<Nesting>,
    /// The next block's marker, where an item begins.
    marker: Option<String>,
    /// The addresses of open links, each with where its words begin.
    links: Vec<(String, usize)>,
    verbatim: bool,
    cells: usize,
}

enum Nesting {
    Quotation,
    /// With the number of the next item.
    Numbered(u32),
    Bulleted,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        self.text.push_str(&entities::decode(raw));
    }

    fn start(&mut self, html: &str, tag: &StartTag) {
        let name = name_of(html, tag.name.clone());
        match &*name {
            "p" | "div" | "section" | "figure" | "figcaption" | "table" | "details" | "summary" | "dl"
            | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close(TextKind::Paragraph),
            "tr" => {
                self.close(TextKind::Paragraph);
                self.cells = 0;
            }
            "td" | "th" => {
                if self.cells > 0 {
                    self.text.push_str(" | ");
                }
                self.cells += 1;
            }
            "ul" => self.open(Nesting::Bulleted),
            "ol" => {
                let first = attribute(html, tag, "start").and_then(|start| start.parse().ok());
                self.open(Nesting::Numbered(first.unwrap_or(1)));
            }
            "blockquote" => self.open(Nesting::Quotation),
            "li" => {
                self.close(TextKind::Paragraph);
                self.marker = Some(match self.nesting.last_mut() {
                    Some(Nesting::Numbered(number)) => {
                        let own = *number;
                        *number = own.saturating_add(1);
                        format!("{own}. ")
                    }
                    _ => "- ".to_owned(),
                });
            }
            "pre" => {
                self.close(TextKind::Paragraph);
                self.verbatim = true;
            }
            "hr" => {
                self.close(TextKind::Paragraph);
                self.blocks.push(TextBlock { kind: TextKind::Rule, ..TextBlock::default() });
            }
            "br" => self.text.push('\u{2028}'),
            "em" | "i" => self.text.push('*'),
            "strong" | "b" => self.text.push_str("**"),
            "q" => self.text.push('"'),
            // The mark of a footnote.
            "sup" => self.text.push('['),
            "img" => {
                if let Some(alternative) = attribute(html, tag, "alt").filter(|text| !text.is_empty()) {
                    self.text.push_str(&format!("[{}]", fold(alternative.into_owned())));
                }
            }
            "a" => {
                let address = attribute(html, tag, "href").filter(|address| !address.starts_with('#'));
                self.links.push((address.unwrap_or_default().into_owned(), self.text.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close(TextKind::Heading),
            "p" | "div" | "section" | "figure" | "figcaption" | "li" | "tr" | "table" | "details"
            | "summary" | "dt" | "dd" => self.close(TextKind::Paragraph),
            "ul" | "ol" | "blockquote" => {
                self.close(TextKind::Paragraph);
                self.nesting.pop();
            }
            "pre" => {
                self.close(TextKind::Verbatim);
                self.verbatim = false;
            }
            "em" | "i" => self.text.push('*'),
            "strong" | "b" => self.text.push_str("**"),
            "q" => self.text.push('"'),
            "sup" => self.text.push(']'),
            "a" => self.end_of_link(),
            _ => {}
        }
    }

    fn end_of_link(&mut self) {
        let Some((address, from)) = self.links.pop() else { return };
        let words = self.text.get(from..).unwrap_or_default().trim().to_owned();
        if words.starts_with('\u{21a9}') {
            // The way back from a footnote leads nowhere here.
            self.text.truncate(from);
            return;
        }
        let bare = address.strip_prefix("mailto:").or(address.strip_prefix("tel:")).unwrap_or(&address);
        if !address.is_empty() && words != bare {
            let space = if words.is_empty() { "" } else { " " };
            self.text.push_str(&format!("{space}<{bare}>"));
        }
    }

    fn open(&mut self, nesting: Nesting) {
        self.close(TextKind::Paragraph);
        self.nesting.push(nesting);
    }

    /// Ends the block that is being read, if it holds anything.
    fn close(&mut self, kind: TextKind) {
        let text = std::mem::take(&mut self.text);
        let text = if self.verbatim {
            text.trim_end().to_owned()
        } else {
            // A break that the writer meant is a line of its own.
            text.split('\u{2028}').map(|line| fold(line.to_owned())).collect::<Vec<_>>().join("\n")
        };
        if text.trim().is_empty() {
            return;
        }
        let marker = self.marker.take();
        let items = self.nesting.iter().filter(|nesting| !matches!(nesting, Nesting::Quotation)).count();
        // An item's own lines stand below its marker, which stands where the list's indent ends.
        let inner = self.nesting.iter().map(|nesting| match nesting {
            Nesting::Quotation => "> ",
            Nesting::Numbered(_) => "   ",
            Nesting::Bulleted => "  ",
        });
        let indent: String = inner.collect();
        let marker = match marker {
            Some(marker) if items > 0 => {
                let kept = indent.len().saturating_sub(marker.len().min(indent.len()));
                format!("{}{marker}", indent.get(..kept).unwrap_or_default())
            }
            _ => indent.clone(),
        };
        self.blocks.push(TextBlock { kind, text, indent, marker });
    }
}

fn name_of(html: &str, name: std::ops::Range<usize>) -> String {
    html.get(name).unwrap_or_default().to_ascii_lowercase()
}

fn attribute<'h>(html: &'h str, tag: &StartTag, wanted: &str) -> Option<Cow<'h, str>> {
    let found = tag.attributes.iter().find(|attribute| {
        html.get(attribute.name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    })?;
    Some(entities::decode(html.get(found.value.clone()?)?))
}

#[cfg(test)]
mod tests {
    use super::{TextKind, text_blocks};

    fn shown(html: &str) -> String {
        let lines = text_blocks(html).into_iter().map(|block| match block.kind {
            TextKind::Rule => "---".to_owned(),
            TextKind::Heading => format!("# {}", block.text),
            _ => format!("{}{}", block.marker, block.text.replace('\n', &format!("\n{}", block.indent))),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn paragraphs_lists_and_quotations() {
        let html = "<h2>One &amp; two</h2><p>Some <em>words</em>,\n <strong>more</strong>.</p>\
            <ul><li>a</li><li><p>b</p><p>c</p><ol start=\"3\"><li>d</li><li>e</li></ol></li></ul>\
            <blockquote><p>Said.</p><ul><li>f</li></ul></blockquote><hr><pre><code>x\n  y\n</code></pre>";
        assert_eq!(
            shown(html),
            "# One & two\nSome *words*, **more**.\n- a\n- b\n  c\n  3. d\n  4. e\n> Said.\n> - f\n---\nx\n  y"
        );
    }

    #[test]
    fn links_say_where_they_lead_and_pictures_what_they_show() {
        let html = "<p><a href=\"https://example.org/?a=1&amp;b=2\">There</a> or <a href=\"mailto:a@example.org\">a@example.org</a>\
            <sup><a href=\"#note\">1</a></sup>.<br>Next <img src=\"x.png\" alt=\"A  cup\"></p>";
        assert_eq!(shown(html), "There <https://example.org/?a=1&b=2> or a@example.org[1].\nNext [A cup]");
    }

    #[test]
    fn a_table_is_a_line_a_row() {
        let html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>";
        assert_eq!(shown(html), "a | b\n1 | 2");
    }
}
