//! The links of a text: listed in its body, and left open in its HTML.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::LinkType;

use crate::model::body::{Link, LinkKind, SlotKind};

use super::destination::{Destination, destination};
use super::escape::{self, without_controls};
use super::writer::{Writer, short};

/// How the Markdown link that is open ends. Links do not nest in Markdown.
#[derive(Clone, Copy, Default)]
pub(super) enum OpenLink {
    Slot(u32),
    Tag,
    #[default]
    Dropped,
}

impl Writer<'_> {
    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        self.is_verbatim = matches!(link_type, LinkType::Autolink | LinkType::Email);
        if link_type != LinkType::Email {
            self.remarks.open_link(range);
        }
        let written = match link_type {
            LinkType::Email => Cow::Owned(format!("mailto:{address}")),
            _ => Cow::Borrowed(address),
        };
        if address.contains(escape::is_control) {
            self.faults.control(range);
        }
        self.link = match destination(written) {
            Destination::Refused(scheme) => {
                self.faults.refused_link(range, &scheme);
                OpenLink::Dropped
            }
            Destination::Fragment(fragment) => {
                let whole = format!("#{fragment}");
                self.list_link(LinkKind::Fragment, &whole, title, String::new(), range);
                self.html.push_str("<a");
                self.fragment("href", &fragment, range);
                if !title.is_empty() {
                    self.html.push_str(" title=\"");
                    let title = &self.set_aside(title);
                    self.value(title, range);
                    self.html.push('"');
                }
                self.html.push('>');
                OpenLink::Tag
            }
            Destination::Address(address) => {
                let title = &self.set_aside(title);
                let number = self.list_link(LinkKind::Link, &address, title, String::new(), range);
                self.slot(SlotKind::LinkStart(number));
                OpenLink::Slot(number)
            }
        };
    }

    /// ` href="#…"`, with its place for the prefix; `#` alone is the top of the page.
    pub(super) fn fragment(&mut self, attribute: &str, fragment: &str, range: &Range<usize>) {
        self.html.push(' ');
        escape::attribute(&mut self.html, attribute);
        self.html.push_str("=\"#");
        if !fragment.is_empty() {
            self.slot(SlotKind::IdPrefix);
            self.value(fragment, range);
        }
        self.html.push('"');
    }

    pub(super) fn end_link(&mut self) {
        self.close_link_words();
        self.is_verbatim = false;
        match self.link {
            OpenLink::Slot(number) => self.slot(SlotKind::LinkEnd(number)),
            OpenLink::Tag => self.html.push_str("</a>"),
            OpenLink::Dropped => {}
        }
    }

    /// Takes a link or picture into the list; its number there.
    pub(super) fn list_link(
        &mut self,
        kind: LinkKind,
        destination: &str,
        title: &str,
        attributes: String,
        range: &Range<usize>,
    ) -> u32 {
        let (title, control) = without_controls(title);
        if control.is_some() {
            self.faults.control(range);
        }
        let span = self.faults.span(range);
        self.links.push(Link {
            destination: destination.into(),
            title: if title.is_empty() { Arc::default() } else { title.into() },
            attributes: if attributes.is_empty() { Arc::default() } else { attributes.into() },
            span: short(span.start)..short(span.end),
            kind,
        });
        short(self.links.len() - 1)
    }
}
