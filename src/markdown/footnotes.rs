//! Footnotes: numbered in the order in which they are first referred to, set at the end of the text.
//! Where a text defines one does not matter, so what it says is kept as events until all of the text
//! is written. A definition that nothing refers to is dropped.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use rustc_hash::FxHashMap;

use crate::model::body::SlotKind;

use super::writer::{Spanned, Writer};

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes<'t> {
    definitions: FxHashMap<String, Vec<Spanned<'t>>>,
    indices: FxHashMap<String, usize>,
    notes: Vec<Note>,
    being_written: bool,
}

struct Note {
    label: String,
    /// How many references lead to it.
    references: u16,
    /// How many of them are written already.
    written: u16,
}

impl<'t> Footnotes<'t> {
    /// Takes the events of a definition, up to and with its end. Of two with one label the first counts.
    pub(super) fn define(&mut self, label: CowStr<'t>, events: &mut impl Iterator<Item = Spanned<'t>>) {
        let mut open = vec![(key(&label), Vec::new())];
        for (event, range) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((key(&label), Vec::new())),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, events)) = open.pop() {
                        self.definitions.entry(label).or_insert(events);
                    }
                    if open.is_empty() {
                        return;
                    }
                }
                event => {
                    if let Some((_, events)) = open.last_mut() {
                        events.push((event, range));
                    }
                }
            }
        }
    }

    /// Whether the text is done and its footnotes are being written.
    pub(super) fn being_written(&self) -> bool {
        self.being_written
    }

    /// Notes a reference; the index of what it leads to.
    fn count(&mut self, label: &str) -> usize {
        let label = key(label);
        if let Some(index) = self.indices.get(&label).copied() {
            if let Some(note) = self.notes.get_mut(index) {
                note.references = note.references.saturating_add(1);
            }
            return index;
        }
        let index = self.notes.len();
        self.indices.insert(label.clone(), index);
        self.notes.push(Note { label, references: 1, written: 0 });
        index
    }

    /// Notes the references in the footnotes themselves, and in those that they lead to.
    fn count_in_footnotes(&mut self) {
        let mut index = 0;
        while let Some(note) = self.notes.get(index) {
            let events = self.definitions.remove(&note.label).unwrap_or_default();
            let label = note.label.clone();
            let mut pictures = 0_usize;
            for (event, _) in &events {
                match event {
                    Event::Start(Tag::Image { .. }) => pictures += 1,
                    Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
                    Event::FootnoteReference(label) if pictures == 0 => {
                        self.count(label);
                    }
                    _ => {}
                }
            }
            self.definitions.insert(label, events);
            index += 1;
        }
    }

    /// The number of what a reference leads to, and which of its references this is, both from 1.
    fn refer(&mut self, label: &str) -> (u16, u16) {
        let known = if self.being_written { self.indices.get(&key(label)).copied() } else { None };
        let index = known.unwrap_or_else(|| self.count(label));
        let Some(note) = self.notes.get_mut(index) else { return (1, 1) };
        note.written = note.written.saturating_add(1);
        (number(index), note.written)
    }
}

impl<'t> Writer<'t> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let (number, occurrence) = self.footnotes.refer(label);
        self.html.push_str("<sup class=\"footnote-reference\"><a href=\"#");
        self.slot(SlotKind::IdPrefix);
        let _ = write!(self.html, "fn-{number}\"");
        self.id(&reference_id(number, occurrence));
        let _ = write!(self.html, " role=\"doc-noteref\">{number}</a></sup>");
    }

    /// Writes the section of footnotes, if the text refers to any.
    pub(super) fn write_footnotes(&mut self) {
        self.footnotes.count_in_footnotes();
        if self.footnotes.notes.is_empty() {
            return;
        }
        self.footnotes.being_written = true;
        self.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.slot(SlotKind::NotesLabel);
        self.html.push_str("\">\n<ol>\n");
        let mut index = 0;
        while let Some(note) = self.footnotes.notes.get(index) {
            let references = note.references;
            let events = self.footnotes.definitions.remove(&note.label).unwrap_or_default();
            self.write_footnote(number(index), references, events);
            index += 1;
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    fn write_footnote(&mut self, number: u16, references: u16, mut events: Vec<Spanned<'t>>) {
        self.html.push_str("<li");
        self.id(&format!("fn-{number}"));
        self.html.push('>');
        self.depth += 1;
        // The ways back belong into the last paragraph, if the footnote ends with one.
        let paragraph_end: Option<(Event, Range<usize>)> =
            events.pop_if(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)));
        self.write(events.into_iter());
        self.close_raw();
        for occurrence in 1..=references {
            self.way_back(number, occurrence);
        }
        self.write(paragraph_end.into_iter());
        self.skip = None;
        self.close_raw();
        self.depth = self.depth.saturating_sub(1);
        self.html.push_str("</li>\n");
    }

    fn way_back(&mut self, note: u16, occurrence: u16) {
        self.html.push_str(" <a href=\"#");
        self.slot(SlotKind::IdPrefix);
        self.html.push_str(&reference_id(note, occurrence));
        self.html.push_str("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"");
        self.slot(SlotKind::BackLabel { note, occurrence });
        // The selector keeps telephones from showing the arrow as a coloured picture.
        self.html.push_str("\">↩\u{fe0e}");
        if occurrence > 1 {
            let _ = write!(self.html, "<sup>{occurrence}</sup>");
        }
        self.html.push_str("</a>");
    }
}

fn reference_id(note: u16, occurrence: u16) -> String {
    if occurrence == 1 { format!("fnref-{note}") } else { format!("fnref-{note}-{occurrence}") }
}

/// Labels are compared without regard to case and white space.
fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn number(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}
