//! Pictures: an `img` in its line, or a figure where the picture is a paragraph of its own.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::model::body::{LinkKind, RawHtml, SlotKind};

use super::destination::{Destination, destination};
use super::escape;
use super::plain::fold;
use super::writer::{Spanned, Writer, ends_paragraph};

impl<'t> Writer<'t> {
    /// Writes the picture whose start was read, and reads on to one event past its end: that event,
    /// unless it was the end of the paragraph and the picture all that there was in it.
    pub(super) fn picture(
        &mut self,
        address: CowStr<'t>,
        title: CowStr<'t>,
        range: Range<usize>,
        events: &mut impl Iterator<Item = Spanned<'t>>,
    ) -> Option<Spanned<'t>> {
        let described = self.description(events);
        self.notice_picture(&described, &range);
        let described = self.set_aside(&described).into_owned();
        let title = self.set_aside(&title).into_owned();
        self.typesetter.pass_word();
        let next = events.next();
        if address.contains(escape::is_control) {
            self.faults.control(&range);
        }
        let address = match destination(Cow::Borrowed(&address)) {
            Destination::Refused(scheme) => {
                self.faults.refused_picture(&range, &scheme);
                escape::text(&mut self.html, &described);
                return next;
            }
            Destination::Fragment(fragment) => Cow::Owned(format!("#{fragment}")),
            Destination::Address(address) => address,
        };
        let alone = ends_paragraph(next.as_ref()) && self.begins_paragraph();
        if alone {
            self.html.truncate(self.html.len() - "<p>".len());
            self.html.push_str("<figure>");
        }
        let number = self.list_link(LinkKind::Picture, &address, &title, String::new(), &range);
        self.html.push_str("<img src=\"");
        self.slot(SlotKind::Address(number));
        self.html.push_str("\" alt=\"");
        escape::attribute(&mut self.html, &described);
        self.html.push('"');
        if !alone && !title.is_empty() {
            self.html.push_str(" title=\"");
            self.value(&title, &range);
            self.html.push('"');
        }
        self.slot(SlotKind::PictureSize(number));
        self.html.push_str(" loading=\"lazy\">");
        if !alone {
            return next;
        }
        if !title.is_empty() {
            self.html.push_str("<figcaption>");
            escape::text(&mut self.html, &title);
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
        self.depth = self.depth.saturating_sub(1);
        self.blocks.paragraph_at = None;
        self.words = None;
        None
    }

    /// The description of the picture, as plain text; its end is read.
    fn description(&mut self, events: &mut impl Iterator<Item = Spanned<'t>>) -> String {
        let mut described = String::new();
        let mut nested = 0_usize;
        for (event, range) in events {
            match event {
                Event::End(TagEnd::Image) if nested == 0 => break,
                Event::End(TagEnd::Image) => nested -= 1,
                Event::Start(Tag::Image { .. }) => nested += 1,
                Event::Text(text) | Event::Code(text) => {
                    if let Some(at) = text.find(escape::is_control) {
                        self.faults.control_in(&text, at, &range);
                    }
                    described.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => described.push('\n'),
                Event::InlineHtml(html) if self.raw_html == RawHtml::Forbid => {
                    self.faults.forbidden(&range, html.starts_with("</"));
                }
                _ => {}
            }
        }
        fold(described)
    }
}
