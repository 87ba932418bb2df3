//! The one pass over a text's events that makes its body.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashMap;

use crate::diagnostic::Checked;
use crate::model::body::{Body, Heading, Inline, Length, Link, RawHtml, Slot, SlotKind};
use crate::model::conventions::{Conventions, LineEnds};

use super::Text;
use super::blocks::Blocks;
use super::escape;
use super::faults::Faults;
use super::footnotes::Footnotes;
use super::guard;
use super::headings::Ids;
use super::length;
use super::links::OpenLink;
use super::piece::Piece;
use super::plain::fold;
use super::raw::Open;
use super::remarks::Remarks;
use super::skip::Skip;
use super::typeset::{Typesetter, joined};

/// An event and its bytes in what is parsed.
pub(super) type Spanned<'t> = (Event<'t>, Range<usize>);

/// Put before a text of one line, so that nothing in it begins a block. As punctuation it changes
/// nothing about what `*`, `_` and `[` after it mean.
const LINE_PREFIX: char = '.';

pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// What is made so far of a text, and what is open in it.
pub(super) struct Writer<'t> {
    /// What is parsed, to which every range belongs.
    pub(super) parsed: &'t str,
    pub(super) raw_html: RawHtml,
    /// Whether it is a text of one line, for a place where only phrasing can stand.
    pub(super) one_line: bool,
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
    pub(super) links: Vec<Link>,
    pub(super) headings: Vec<Heading>,
    /// The ids of raw HTML.
    pub(super) raw_ids: Vec<Arc<str>>,
    pub(super) remarks: Remarks,
    pub(super) faults: Faults,
    pub(super) ids: Ids,
    pub(super) footnotes: Footnotes<'t>,
    pub(super) blocks: Blocks,
    /// How many Markdown elements are open.
    pub(super) depth: usize,
    /// The raw elements that are open, the innermost last.
    pub(super) open: Vec<Open>,
    /// The raw element that is being left out with all that it holds.
    pub(super) skip: Option<Skip>,
    /// Where the last end tag of a name stands, for the names that were looked for.
    pub(super) last_end_tags: FxHashMap<String, Option<usize>>,
    /// Whether anything of raw HTML is in `html`.
    pub(super) any_raw: bool,
    /// The words of the heading or paragraph that is being read, where they are wanted.
    pub(super) words: Option<String>,
    /// Those of a heading as they are written, which its id is made of.
    pub(super) written_words: Option<String>,
    /// Of the language of the text, or of the raw element that is open.
    pub(super) conventions: Conventions,
    pub(super) typesetter: Typesetter,
    /// Whether the text that comes next is an address or code.
    pub(super) is_verbatim: bool,
    pub(super) length: Length,
    pub(super) opening: String,
    pub(super) link: OpenLink,
    drop_prefix: bool,
}

pub(super) fn body(text: &Text) -> Checked<Body> {
    let mut writer = Writer::new(text, text.text, 0);
    writer.write(Parser::new_ext(text.text, OPTIONS).into_offset_iter());
    writer.finish()
}

pub(super) fn inline(text: &Text) -> Checked<Inline> {
    let mut line = String::with_capacity(text.text.len() + 1);
    line.push(LINE_PREFIX);
    let trimmed = text.text.trim_start();
    let mut last = LINE_PREFIX;
    let mut characters = trimmed.chars().peekable();
    while let Some(character) = characters.next() {
        // A line end is as long as the space that it becomes, so that every place stays.
        let kept = if matches!(character, '\n' | '\r') { ' ' } else { character };
        let joins = |next: &char| character == '\n' && joined(last, *next, text.conventions.line_ends);
        if !characters.peek().is_some_and(joins) {
            line.push(kept);
        }
        last = kept;
    }
    let text = Text { offset: text.offset + (text.text.len() - trimmed.len()), ..*text };
    let mut writer = Writer::new(&text, &line, LINE_PREFIX.len_utf8());
    writer.one_line = true;
    writer.drop_prefix = true;
    writer.write(Parser::new_ext(&line, OPTIONS).into_offset_iter());
    let Checked { value: mut body, diagnostics } = writer.finish();
    let text = std::mem::take(&mut body.opening);
    Checked::new(Inline { body: Arc::new(body), text }, diagnostics)
}

impl<'t> Writer<'t> {
    fn new(text: &Text, parsed: &'t str, prefix: usize) -> Self {
        Writer {
            parsed,
            raw_html: text.html,
            one_line: false,
            html: String::with_capacity(parsed.len() + parsed.len() / 4),
            slots: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
            raw_ids: Vec::new(),
            remarks: Remarks::default(),
            faults: Faults::new(text.source, text.offset, prefix),
            ids: Ids::default(),
            footnotes: Footnotes::default(),
            blocks: Blocks::default(),
            depth: 0,
            open: Vec::new(),
            skip: None,
            last_end_tags: FxHashMap::default(),
            any_raw: false,
            words: None,
            written_words: None,
            conventions: text.conventions,
            typesetter: Typesetter::default(),
            is_verbatim: false,
            length: Length::default(),
            opening: String::new(),
            link: OpenLink::default(),
            drop_prefix: false,
        }
    }

    fn finish(mut self) -> Checked<Body> {
        self.skip = None;
        self.close_raw();
        self.write_footnotes();
        self.shift_headings();
        let remarks = self.finish_remarks();
        let last_slot = self.slots.last().map_or(0, |slot| slot.at as usize);
        let end = self.html.trim_end_matches('\n').len().max(last_slot);
        self.html.truncate(end);
        let (html, slots) = if self.any_raw && self.raw_html == RawHtml::Clean {
            guard::clean(&self.html, &self.slots)
        } else {
            (self.html, self.slots)
        };
        let body = Body {
            origin: None,
            html: html.into(),
            slots: slots.into(),
            links: self.links.into(),
            headings: self.headings.into(),
            ids: self.raw_ids.into(),
            remarks: remarks.into(),
            opening: self.opening.into(),
            length: Length { in_word: false, ..self.length },
        };
        Checked::new(body, self.faults.diagnostics)
    }

    /// Writes events in order. They may be some of a text's, but hold whole pictures and HTML blocks.
    pub(super) fn write(&mut self, mut events: impl Iterator<Item = Spanned<'t>>) {
        let mut next = None;
        while let Some((event, range)) = next.take().or_else(|| events.next()) {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => self.footnotes.define(label, &mut events),
                Event::Start(Tag::HtmlBlock) => {
                    let piece = Piece::block(&mut events, range);
                    self.raw(&piece);
                    self.typesetter.begin();
                }
                Event::InlineHtml(html) | Event::Html(html) => self.raw(&Piece::new(html, range)),
                event if self.skip.is_some() => self.skip_event(event, &range),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    next = self.picture(dest_url, title, range, &mut events);
                }
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag, &range),
                Event::Text(text) => self.text(text, &range),
                Event::Code(code) => {
                    self.html.push_str(if self.conventions.right_to_left {
                        "<code dir=\"ltr\">"
                    } else {
                        "<code>"
                    });
                    self.verbatim_text(&code, &range);
                    self.html.push_str("</code>");
                    self.typesetter.pass_word();
                }
                Event::SoftBreak if self.joins_lines(&range) => {}
                Event::SoftBreak => self.line_break("\n"),
                Event::HardBreak => self.line_break("<br>\n"),
                Event::Rule => self.html.push_str("<hr>\n"),
                Event::FootnoteReference(label) => self.footnote_reference(&label),
                Event::TaskListMarker(done) => self.html.push_str(if done { "☑ " } else { "☐ " }),
                Event::InlineMath(text) | Event::DisplayMath(text) => self.verbatim_text(&text, &range),
            }
        }
    }

    /// Leaves a place open at the end of what is written.
    pub(super) fn slot(&mut self, kind: SlotKind) {
        self.slots.push(Slot { at: short(self.html.len()), kind });
    }

    /// ` id="…"`, with its place for the prefix.
    pub(super) fn id(&mut self, id: &str) {
        self.html.push_str(" id=\"");
        self.slot(SlotKind::IdPrefix);
        escape::attribute(&mut self.html, id);
        self.html.push('"');
    }

    /// An attribute's value, escaped.
    pub(super) fn value(&mut self, value: &str, range: &Range<usize>) {
        if let Some(at) = escape::attribute(&mut self.html, value) {
            self.faults.control_in(value, at, range);
        }
    }

    /// The words of a paragraph, folded, where it is the first that has any.
    pub(super) fn close_paragraph_words(&mut self) {
        if let Some(words) = self.words.take() {
            self.opening = fold(words);
        }
    }

    /// A piece of text, set as its language has it.
    pub(super) fn text(&mut self, text: CowStr<'t>, range: &Range<usize>) {
        let mut text: &str = &text;
        if self.drop_prefix {
            self.drop_prefix = false;
            text = text.strip_prefix(LINE_PREFIX).unwrap_or(text);
        }
        if !self.is_verbatim {
            self.notice_text(text, range);
        }
        if self.is_verbatim || self.conventions.quotes.is_none() {
            self.typesetter.pass(text);
            return self.verbatim_text(text, range);
        }
        // A mark that was written with a `\` before it, or as `&quot;`, is meant as it is.
        let is_reference = range.len() != text.len() && text.chars().nth(1).is_none();
        let is_escaped = is_reference
            || range.start.checked_sub(1).and_then(|at| self.parsed.as_bytes().get(at)) == Some(&b'\\');
        if is_escaped {
            let first = text.chars().next().map_or(0, char::len_utf8);
            let (kept, rest) = text.split_at_checked(first).unwrap_or((text, ""));
            self.typesetter.pass(kept);
            self.verbatim_text(kept, &(range.start..range.end - rest.len()));
            if !rest.is_empty() {
                self.set_text(rest, &(range.end - rest.len()..range.end));
            }
            return;
        }
        self.set_text(text, range);
    }

    fn set_text(&mut self, text: &str, range: &Range<usize>) {
        let source = self.parsed.get(range.end..).unwrap_or_default();
        let set = self.typesetter.set(text, source, self.conventions);
        if let Some(at) = escape::text(&mut self.html, &set) {
            // Nothing that setting puts in is a control character.
            let at = text.find(escape::is_control).unwrap_or(at);
            self.faults.control_in(text, at, range);
        }
        self.take_words(text, &set);
    }

    /// Code, an address.
    pub(super) fn verbatim_text(&mut self, text: &str, range: &Range<usize>) {
        if let Some(at) = escape::text(&mut self.html, text) {
            self.faults.control_in(text, at, range);
        }
        self.take_words(text, text);
    }

    fn take_words(&mut self, written: &str, set: &str) {
        if !self.one_line {
            length::add(&mut self.length, set, self.conventions.reading);
        }
        if let Some(words) = &mut self.remarks.link_words {
            words.push_str(written);
        }
        if let Some(words) = &mut self.words {
            words.push_str(set);
        }
        if let Some(words) = &mut self.written_words {
            words.push_str(written);
        }
    }

    /// A text beside the paragraphs, without markup: a title, a description.
    pub(super) fn set_aside<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut typesetter = Typesetter::default();
        typesetter.set(text, "", self.conventions)
    }

    /// Whether the line that ends here goes on without a space.
    fn joins_lines(&mut self, range: &Range<usize>) -> bool {
        if self.conventions.line_ends == LineEnds::Space {
            return false;
        }
        let source = self.parsed.get(range.end..).unwrap_or_default();
        let joins = self.typesetter.joins(source, self.conventions);
        // What a heading's id is made of has the line end all the same.
        if let Some(words) = self.written_words.as_mut().filter(|_| joins) {
            words.push(' ');
        }
        joins
    }

    fn line_break(&mut self, html: &str) {
        self.html.push_str(html);
        self.typesetter.pass_line_end();
        length::end_word(&mut self.length);
        for words in
            [&mut self.words, &mut self.written_words, &mut self.remarks.link_words].into_iter().flatten()
        {
            words.push(' ');
        }
    }
}

/// A place in a text or its HTML; texts of 4 GiB are not read.
pub(super) fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether an event ends the paragraph that is open.
pub(super) fn ends_paragraph(event: Option<&Spanned>) -> bool {
    matches!(event, Some((Event::End(TagEnd::Paragraph), _)))
}
