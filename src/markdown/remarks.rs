//! What the one pass over a text notices for the rules: pictures without words, links that say nothing, addresses that
//! stand as text, headings that jump, tables without heads, passages in another script.
//!
//! Nothing is judged here that depends on the site or on the text's language; what most texts have none of costs
//! them little. Nothing is noticed in what is left out, nor in code.

use std::ops::Range;

use crate::model::phrases::{LONGEST_LINK, bare, may_be_empty_link};
use crate::model::remark::{Remark, RemarkKind};

use super::scripts;
use super::writer::{Writer, short};

/// What an address of the web begins with, wherever it stands.
const BEGINS: &[&str] = &["https://", "http://"];

/// Endings that only a file's name has.
const FILE_ENDINGS: &[&str] =
    &[".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff"];

/// What cameras and screens begin the names of their files with, before a number.
const CAMERA_NAMES: &[&str] = &["img", "image", "dsc", "dscn", "dcim", "pict", "pxl", "screenshot", "photo"];

/// Stands among a link's words for a picture without any.
const PICTURE: char = '\u{fffc}';

/// What was noticed so far, and what is open that may become more.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    list: Vec<Remark>,
    /// Those of the link that is open, as they are written.
    pub(super) link_words: Option<String>,
    link_at: Range<usize>,
    /// Each with its level, in the text's order.
    headings: Vec<(u8, Range<usize>)>,
    /// The raw tables that are open, and whether a head was met in each.
    tables: Vec<(Range<usize>, bool)>,
}

impl Remarks {
    pub(super) fn open_link(&mut self, range: &Range<usize>) {
        self.link_words = Some(String::new());
        self.link_at = range.clone();
    }

    pub(super) fn heading(&mut self, level: u8, range: &Range<usize>) {
        self.headings.push((level, range.clone()));
    }

    /// All move down by one.
    pub(super) fn shift_headings(&mut self) {
        for (level, _) in &mut self.headings {
            *level = (*level + 1).min(6);
        }
    }

    pub(super) fn open_table(&mut self, range: Range<usize>, is_layout: bool) {
        self.tables.push((range, is_layout));
    }

    pub(super) fn table_head(&mut self) {
        if let Some((_, has_head)) = self.tables.last_mut() {
            *has_head = true;
        }
    }

    /// The place of the table that ends, where it has no head.
    pub(super) fn close_table(&mut self) -> Option<Range<usize>> {
        self.tables.pop().filter(|(_, has_head)| !has_head).map(|(range, _)| range)
    }
}

impl Writer<'_> {
    pub(super) fn remark(&mut self, kind: RemarkKind, range: &Range<usize>) {
        let span = self.faults.span(range);
        self.remarks.list.push(Remark { kind, span: short(span.start)..short(span.end) });
    }

    /// A piece of text that is no code and no address in angle brackets.
    pub(super) fn notice_text(&mut self, text: &str, range: &Range<usize>) {
        let is_exact = text.len() == range.len();
        let place = |part: Range<usize>| {
            if is_exact { range.start + part.start..range.start + part.end } else { range.clone() }
        };
        if self.remarks.link_words.is_none() && text.contains("://") {
            for found in addresses(text) {
                let address = text.get(found.clone()).unwrap_or_default();
                self.remark(RemarkKind::Address(address.into()), &place(found));
            }
        }
        if let Some((script, found)) = scripts::passage(text, self.conventions.scripts) {
            self.remark(RemarkKind::OtherScript(script), &place(found));
        }
    }

    /// The end of a link: what its words say.
    pub(super) fn close_link_words(&mut self) {
        let Some(words) = self.remarks.link_words.take() else { return };
        let range = self.remarks.link_at.clone();
        let trimmed = words.trim();
        let is_address = trimmed.starts_with("http")
            && addresses(trimmed).next().is_some_and(|found| found.len() == trimmed.len());
        if is_address {
            return self.remark(RemarkKind::Address(trimmed.into()), &range);
        }
        if words.len() > LONGEST_LINK {
            return;
        }
        // The picture's own remark says it.
        if words.contains(PICTURE) {
            return;
        }
        let words = bare(&words);
        if words.is_empty() || may_be_empty_link(&words) {
            self.remark(RemarkKind::EmptyLink(words.into()), &range);
        }
    }

    /// A picture of the text, by its description.
    pub(super) fn notice_picture(&mut self, described: &str, range: &Range<usize>) {
        if described.is_empty() || is_file_name(described) {
            self.remark(RemarkKind::Picture(described.into()), range);
        }
        self.picture_in_link(described);
    }

    /// A link that holds a picture says what the picture's description says.
    pub(super) fn picture_in_link(&mut self, described: &str) {
        if let Some(words) = &mut self.remarks.link_words {
            if described.is_empty() {
                words.push(PICTURE);
            } else {
                words.push_str(described);
            }
        }
    }

    /// What is known only when the whole text was read.
    pub(super) fn finish_remarks(&mut self) -> Vec<Remark> {
        // The page's title is above all of them.
        let mut last = 1;
        for (level, range) in std::mem::take(&mut self.remarks.headings) {
            if level > last + 1 {
                self.remark(RemarkKind::HeadingJump { from: last, to: level }, &range);
            }
            last = level;
        }
        let mut list = std::mem::take(&mut self.remarks.list);
        list.sort_by_key(|remark| remark.span.start);
        list
    }
}

/// Whether these words are the name of a picture's file.
pub(super) fn is_file_name(words: &str) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let is_numbered = |rest: &str| {
        let number = rest.trim_start_matches(['_', '-']);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
    };
    FILE_ENDINGS.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
        || CAMERA_NAMES.iter().any(|name| lower.strip_prefix(name).is_some_and(is_numbered))
}

/// The addresses of the web in a text, without the marks of the sentence behind them.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + BEGINS.iter().filter_map(|begin| rest.find(begin)).min()?;
        let tail = text.get(start..)?;
        let ends =
            |character: char| character.is_whitespace() || "<>\"”“»«（）【】。，；".contains(character);
        let whole = tail.get(..tail.find(ends).unwrap_or(tail.len()))?;
        let trimmed = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '،', '؛', '؟']);
        let trimmed = if trimmed.contains('(') { trimmed } else { trimmed.trim_end_matches(')') };
        from = start + whole.len();
        Some(start..start + trimmed.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{addresses, is_file_name};
    use crate::markdown::{Text, body};
    use crate::model::body::RawHtml;
    use crate::model::conventions::Conventions;
    use crate::model::remark::RemarkKind;
    use crate::source::SourceId;

    /// What is noticed in a text, each with what it is about.
    fn noticed(language: &str, text: &str) -> Vec<String> {
        let conventions = Conventions::of(&language.parse().unwrap());
        let text = Text { text, source: SourceId(0), offset: 0, html: RawHtml::Clean, conventions };
        let body = body(&text).value;
        let remarks = body.remarks.iter();
        remarks
            .map(|remark| {
                let place = &text.text[remark.span.start as usize..remark.span.end as usize];
                let place = place.trim_end();
                match &remark.kind {
                    RemarkKind::Picture(words) => format!("picture `{words}`: {place}"),
                    RemarkKind::HeadingJump { from, to } => format!("{from} to {to}: {place}"),
                    RemarkKind::EmptyLink(words) => format!("link `{words}`: {place}"),
                    RemarkKind::Address(words) => format!("address `{words}`: {place}"),
                    RemarkKind::HeadlessTable => format!("table: {place}"),
                    RemarkKind::OtherScript(script) => format!("{}: {place}", script.name()),
                }
            })
            .collect()
    }

    #[test]
    fn pictures_without_words() {
        let text = "![](a.png) and ![A hall](b.png) and ![IMG_2034.JPG](c.png) and ![dsc-0012](d.png)";
        assert_eq!(
            noticed("en", text),
            [
                "picture ``: ![](a.png)",
                "picture `IMG_2034.JPG`: ![IMG_2034.JPG](c.png)",
                "picture `dsc-0012`: ![dsc-0012](d.png)"
            ]
        );
        let raw =
            "A <img src=\"a.png\">, <img src=\"b.png\" alt=\"\"> and\n\n<img src=\"c.png\" alt=\"A hall\">\n";
        assert_eq!(noticed("en", raw), ["picture ``: <img src=\"a.png\">"]);
        assert!(
            is_file_name("plan.svg")
                && !is_file_name(".svg")
                && !is_file_name("Photographers")
                && !is_file_name("image")
        );
    }

    #[test]
    fn headings_that_jump() {
        assert_eq!(noticed("en", "## a\n\n### b\n\n## c\n\n#### d\n\n##### e\n"), ["2 to 4: #### d"]);
        assert_eq!(noticed("en", "### a\n"), ["1 to 3: ### a"]);
        assert_eq!(noticed("en", "# a\n\n## b\n\n# c\n\n### d\n"), ["2 to 4: ### d"]);
        assert_eq!(noticed("en", "## a\n\n<h4>b</h4>\n"), ["2 to 4: h4"]);
        assert_eq!(noticed("en", "## a\n\n`#### b`\n\n    #### c\n"), [""; 0]);
    }

    #[test]
    fn links_that_may_say_nothing() {
        let text = "Click [here](x), [*Here*](x) [a hall](x), [](x) [![](a.png)](x) [![A hall](a.png)](x)";
        assert_eq!(
            noticed("en", text),
            [
                "link `here`: [here](x)",
                "link `here`: [*Here*](x)",
                "link ``: [](x)",
                "picture ``: ![](a.png)"
            ]
        );
        assert_eq!(noticed("ar", "للتفاصيل [اضغط هُنا](x)."), ["link `اضغط هنا`: [اضغط هُنا](x)"]);
        assert_eq!(
            noticed("en", "<p><a href=\"x\">Read more</a></p>\n"),
            ["link `read more`: <a href=\"x\">"]
        );
        assert_eq!(noticed("en", "A note <a id=\"x\"></a> and <desk@example.gov>."), [""; 0]);
    }

    #[test]
    fn addresses_as_text() {
        let text = "See https://a.example/b_c, or <https://d.example> [https://e.example](https://e.example) \
                    [the site](https://f.example) `https://g.example` desk@example.gov a.example";
        assert_eq!(
            noticed("en", text),
            [
                "address `https://a.example/b_c`: https://a.example/b_c",
                "address `https://d.example`: <https://d.example>",
                "address `https://e.example`: [https://e.example](https://e.example)"
            ]
        );
        let found = |text: &str| addresses(text).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("(https://a.example/b)."), ["https://a.example/b"]);
        assert_eq!(found("https://a.example/b_(c) x://y"), ["https://a.example/b_(c)"]);
        assert_eq!(found("请见https://a.example/签证。谢谢"), ["https://a.example/签证"]);
    }

    #[test]
    fn tables_without_heads() {
        assert_eq!(noticed("en", "| a | b |\n|---|---|\n| 1 | 2 |\n"), [""; 0]);
        assert_eq!(noticed("en", "| | b |\n|---|---|\n| 1 | 2 |\n"), [""; 0]);
        assert_eq!(noticed("en", "| | |\n|---|---|\n| 1 | 2 |\n"), ["table: | | |"]);
        assert_eq!(noticed("en", "<table><tr><td>1</td></tr></table>\n"), ["table: table"]);
        assert_eq!(noticed("en", "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>\n"), [""; 0]);
    }

    #[test]
    fn passages_in_another_script() {
        let text = "Said he: *من جدّ وجد ومن زرع حصد* indeed.";
        assert_eq!(noticed("en", text), ["Arabic: من جدّ وجد ومن زرع حصد"]);
        let marked = "Said he: <span lang=\"ar\" dir=\"rtl\">من جدّ وجد ومن زرع حصد</span> indeed.";
        assert_eq!(noticed("en", marked), [""; 0]);
        let block = "<div lang=\"ar\">\n\nمن جدّ وجد ومن زرع حصد\n\n</div>\n";
        assert_eq!(noticed("en", block), [""; 0]);
    }
}
