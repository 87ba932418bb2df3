//! The Markdown elements: what each begins and ends with in HTML.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Tag, TagEnd};

use crate::model::body::{Heading, Slot, SlotKind};
use crate::model::remark::RemarkKind;

use super::escape;
use super::headings::written_id;
use super::length;
use super::plain::fold;
use super::writer::{Writer, short};

/// Between the heads of a table's columns, where they are its name: in any language.
const BETWEEN_HEADS: &str = " · ";

/// What is open of those elements that end otherwise than they begin.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Where the paragraph that is open begins, if its tag is written.
    pub(super) paragraph_at: Option<usize>,
    /// Where the heading that is open begins.
    heading: Option<Start>,
    /// Where the attributes of the open table's frame end.
    table: Option<Start>,
    alignments: Vec<Alignment>,
    cell: usize,
    /// Where the tag of the cell that is open begins.
    cell_at: usize,
    /// From the head of a table to its first row.
    in_table_head: bool,
    /// Where the digits of heading tags stand, for when all of them move down by one.
    digits: Vec<usize>,
    any_h1: bool,
}

/// A place where something may be put in later, with how many open places and headings came before it.
#[derive(Debug, Clone, Copy)]
struct Start {
    at: usize,
    slots: usize,
    digits: usize,
}

impl<'t> Writer<'t> {
    pub(super) fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        if !self.open.is_empty() && is_block(&tag) {
            self.close_implied("div");
        }
        self.depth += 1;
        if !is_within_line(&tag) {
            self.begin_line();
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => {
                self.remarks.heading(level as u8, &range);
                self.blocks.heading = Some(self.start_here());
                self.words = Some(String::new());
                self.written_words = Some(String::new());
            }
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(&kind, &range),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                // Writing to a string does not fail.
                let _ = writeln!(self.html, "<ol start=\"{first}\">");
            }
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(alignments) => {
                self.blocks.alignments = alignments;
                // A table wider than its page is scrolled, by keyboard too.
                self.html.push_str("<div class=\"table\" role=\"group\" tabindex=\"0\"");
                self.blocks.table = Some(self.start_here());
                self.html.push_str("><table>\n");
            }
            Tag::TableHead => {
                self.blocks.in_table_head = true;
                self.blocks.cell = 0;
                self.words = Some(String::new());
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                if std::mem::take(&mut self.blocks.in_table_head) {
                    self.html.push_str("<tbody>\n");
                }
                self.blocks.cell = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, &range);
            }
            // Taken from the events before they come here, or of extensions that are off.
            Tag::Image { .. }
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.close_raw();
        self.depth = self.depth.saturating_sub(1);
        if !ends_within_line(tag) {
            self.begin_line();
        }
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.is_verbatim = false;
                self.html.push_str("</code></pre>\n");
            }
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::Table => {
                // A body is open only where there were rows.
                let end =
                    if self.blocks.in_table_head { "</table></div>\n" } else { "</tbody>\n</table></div>\n" };
                self.html.push_str(end);
            }
            TagEnd::TableHead => {
                self.html.push_str("</tr>\n</thead>\n");
                self.name_table(range);
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// What comes is another paragraph than what was.
    fn begin_line(&mut self) {
        self.typesetter.begin();
        length::end_word(&mut self.length);
    }

    /// Notes where a raw heading's tag has its digit, for it moves with the others.
    pub(super) fn note_heading_digit(&mut self, at: usize, is_h1: bool) {
        self.blocks.digits.push(at);
        self.blocks.any_h1 |= is_h1;
    }

    /// Moves all headings down by one where any is an `h1`, which is the page's title alone.
    pub(super) fn shift_headings(&mut self) {
        if !self.blocks.any_h1 {
            return;
        }
        self.remarks.shift_headings();
        for at in std::mem::take(&mut self.blocks.digits) {
            let lower = match self.html.get(at..at + 1) {
                Some("1") => "2",
                Some("2") => "3",
                Some("3") => "4",
                Some("4") => "5",
                Some("5") => "6",
                _ => continue,
            };
            self.html.replace_range(at..at + 1, lower);
        }
        for heading in &mut self.headings {
            heading.level = (heading.level + 1).min(6);
        }
    }

    fn start_paragraph(&mut self) {
        if !self.one_line {
            self.html.push_str("<p>");
            self.blocks.paragraph_at = Some(self.html.len());
        }
        if self.opening.is_empty() && !self.footnotes.being_written() {
            self.words = Some(String::new());
        }
    }

    fn end_paragraph(&mut self) {
        self.close_paragraph_words();
        if self.begins_paragraph() {
            // A comment, or something else that is left out, was all that it held.
            self.html.truncate(self.html.len() - "<p>".len());
        } else if !self.one_line {
            self.html.push_str("</p>\n");
        }
        self.blocks.paragraph_at = None;
    }

    /// Whether a paragraph is open that nothing was written in, not even an open place.
    pub(super) fn begins_paragraph(&self) -> bool {
        let at = self.html.len();
        self.blocks.paragraph_at == Some(at) && self.slots.last().is_none_or(|slot| slot.at < short(at))
    }

    fn start_code(&mut self, kind: &CodeBlockKind, range: &Range<usize>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().next(),
            CodeBlockKind::Indented => None,
        };
        self.is_verbatim = true;
        self.html.push_str(if self.conventions.right_to_left {
            "<pre dir=\"ltr\"><code"
        } else {
            "<pre><code"
        });
        if let Some(language) = language {
            self.html.push_str(" class=\"language-");
            self.value(language, range);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn start_here(&self) -> Start {
        Start { at: self.html.len(), slots: self.slots.len(), digits: self.blocks.digits.len() }
    }

    /// Puts something in before what was written since.
    fn insert(&mut self, start: Start, text: &str) {
        self.html.insert_str(start.at, text);
        for slot in self.slots.iter_mut().skip(start.slots) {
            slot.at = slot.at.saturating_add(short(text.len()));
        }
        for digit in self.blocks.digits.iter_mut().skip(start.digits) {
            *digit += text.len();
        }
    }

    fn start_cell(&mut self) {
        self.blocks.cell_at = self.html.len();
        self.open_cell(self.blocks.in_table_head);
    }

    /// The cell above a table's row names is the head of nothing.
    fn end_cell(&mut self) {
        let mut is_head = self.blocks.in_table_head;
        let written = self.html.get(self.blocks.cell_at..).unwrap_or_default();
        let is_empty = written.find('>').is_some_and(|end| end + 1 == written.len());
        if is_head && is_empty && self.slots.last().is_none_or(|slot| slot.at < short(self.html.len())) {
            is_head = false;
            self.html.truncate(self.blocks.cell_at);
            self.open_cell(is_head);
        }
        self.html.push_str(if is_head { "</th>" } else { "</td>" });
        self.blocks.cell += 1;
        if let Some(words) = self.words.as_mut().filter(|words| is_head && !words.is_empty()) {
            words.push_str(BETWEEN_HEADS);
        }
    }

    /// Whoever comes to a table by keyboard is told what its columns are.
    fn name_table(&mut self, head: &Range<usize>) {
        let words = fold(self.words.take().unwrap_or_default());
        let Some(start) = self.blocks.table.take() else { return };
        let words = words.trim_end_matches(BETWEEN_HEADS.trim()).trim();
        if words.is_empty() {
            self.remark(RemarkKind::HeadlessTable, head);
        } else {
            let mut label = String::from(" aria-label=\"");
            escape::attribute(&mut label, words);
            label.push('"');
            self.insert(start, &label);
        }
    }

    fn open_cell(&mut self, is_head: bool) {
        self.html.push_str(if is_head { "<th scope=\"col\"" } else { "<td" });
        self.html.push_str(match self.blocks.alignments.get(self.blocks.cell) {
            Some(Alignment::Left) => " class=\"align-start\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-end\">",
            Some(Alignment::None) | None => ">",
        });
    }

    /// Puts the start tag before what the heading holds, since its id is made of that.
    fn end_heading(&mut self, level: u8) {
        let words = fold(self.words.take().unwrap_or_default());
        // An address within a page does not change with how its words are set.
        let written = fold(self.written_words.take().unwrap_or_default());
        let Some(start) = self.blocks.heading.take() else { return };
        let (words, written, id) = match written_id(&written) {
            Some((end, id)) if self.cut_written_id(start) => {
                let id = id.map(|id| self.ids.take(id.to_owned()));
                let before_braces = words.rfind('{').and_then(|at| words.get(..at)).unwrap_or(&words);
                (before_braces.trim_end().to_owned(), written.get(..end).unwrap_or_default().to_owned(), id)
            }
            _ => (words, written, None),
        };
        let id = id.unwrap_or_else(|| self.ids.of_words(&written));

        let opens = format!("<h{level} id=\"");
        let tag = format!("{opens}{id}\">");
        self.insert(start, &tag);
        let prefix = Slot { at: short(start.at + opens.len()), kind: SlotKind::IdPrefix };
        self.slots.insert(start.slots, prefix);
        self.note_heading_digit(start.at + 2, level == 1);
        self.note_heading_digit(self.html.len() + 3, level == 1);
        let _ = writeln!(self.html, "</h{level}>");
        self.headings.push(Heading { level, id: id.into(), text: words.into() });
    }

    /// Takes `{#id}` off the end of the heading that is open, if it stands there as bare text.
    fn cut_written_id(&mut self, start: Start) -> bool {
        let content = self.html.get(start.at..).unwrap_or_default();
        let Some((end, _)) = written_id(content) else { return false };
        let end = start.at + end;
        if self.slots.last().is_some_and(|slot| slot.at > short(end)) {
            return false;
        }
        self.html.truncate(end);
        true
    }
}

/// Whether an element stands within a line, and what goes on behind it is the same sentence.
fn is_within_line(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn ends_within_line(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Whether a raw paragraph ends where this begins.
fn is_block(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Table(_)
    )
}
