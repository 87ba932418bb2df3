//! The one pass over a text's events that makes its body.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashMap;

use crate::diagnostic::Checked;
use crate::model::body::{Body, Heading, Inline, Link, RawHtml, Slot, SlotKind};

use super::Text;
use super::blocks::Blocks;
use super::escape;
use super::faults::Faults;
use super::footnotes::Footnotes;
use super::guard;
use super::headings::Ids;
use super::links::OpenLink;
use super::piece::Piece;
use super::plain::fold;
use super::raw::Open;
use super::skip::Skip;

/// An event and its bytes in what is parsed.
pub(super) type Spanned<'t> = (Event<'t>, Range<usize>);

/// Put before a text of one line, so that nothing in it begins a block. As punctuation it changes
/// nothing about what `*`, `_` and `[` after it mean.
const LINE_PREFIX: char = '.';

const OPTIONS: Options = Options::ENABLE_TABLES
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
    // A line end is as long as the space that it becomes, so that every place stays.
    line.extend(
        trimmed.chars().map(|character| if matches!(character, '\n' | '\r') { ' ' } else { character }),
    );
    let text = Text { offset: text.offset + (text.text.len() - trimmed.len()), ..*text };
    let mut writer = Writer::new(&text, &line, LINE_PREFIX.len_utf8());
    writer.one_line = true;
    writer.drop_prefix = true;
    writer.write(Parser::new_ext(&line, OPTIONS).into_offset_iter());
    let Checked { value: body, diagnostics } = writer.finish();
    let text = Arc::clone(&body.opening);
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
            opening: self.opening.into(),
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
                }
                Event::InlineHtml(html) | Event::Html(html) => self.raw(&Piece::new(html, range)),
                event if self.skip.is_some() => self.skip_event(event),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    next = self.picture(dest_url, title, range, &mut events);
                }
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.text(text, &range),
                Event::Code(code) => {
                    self.html.push_str("<code>");
                    self.text(code, &range);
                    self.html.push_str("</code>");
                }
                Event::SoftBreak => self.line_break("\n"),
                Event::HardBreak => self.line_break("<br>\n"),
                Event::Rule => self.html.push_str("<hr>\n"),
                Event::FootnoteReference(label) => self.footnote_reference(&label),
                Event::TaskListMarker(done) => self.html.push_str(if done { "☑ " } else { "☐ " }),
                Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, &range),
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

    pub(super) fn text(&mut self, text: CowStr<'t>, range: &Range<usize>) {
        let mut text: &str = &text;
        if self.drop_prefix {
            self.drop_prefix = false;
            text = text.strip_prefix(LINE_PREFIX).unwrap_or(text);
        }
        if let Some(at) = escape::text(&mut self.html, text) {
            self.faults.control_in(text, at, range);
        }
        if let Some(words) = &mut self.words {
            words.push_str(text);
        }
    }

    fn line_break(&mut self, html: &str) {
        self.html.push_str(html);
        if let Some(words) = &mut self.words {
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
