//! Leaving out a raw element with all that it holds, be it raw HTML or Markdown: a script between
//! two paragraphs, a drawing with blank lines in it. Where its end tag is missing only its own piece
//! of raw HTML goes; a drawing that begins in a paragraph ends with it. A script does not: to a
//! browser, nothing but its end tag ends it.

use std::ops::Range;

use pulldown_cmark::Event;

use super::tags::{RAW_TEXT_ELEMENTS, Token, end_tag};
use super::writer::Writer;

/// The element that is left out.
pub(super) struct Skip {
    name: String,
    /// Whether it holds text, in which nothing but its end tag means anything.
    holds_text: bool,
    /// How many of its name are open, itself one of them.
    nested: usize,
    /// How many Markdown elements have begun inside it.
    inside: usize,
}

impl<'t> Writer<'t> {
    /// Begins to leave out an element; `at` is where it stands in what is parsed. `false` if its end
    /// tag is nowhere behind that.
    pub(super) fn begin_skip(&mut self, name: &str, at: usize) -> bool {
        let closed = match self.last_end_tags.get(name) {
            Some(last) => last.is_some_and(|last| last > at),
            None => {
                let last = last_end_tag(self.parsed, name);
                self.last_end_tags.insert(name.to_owned(), last);
                last.is_some_and(|last| last > at)
            }
        };
        if closed {
            let holds_text = RAW_TEXT_ELEMENTS.contains(&name);
            self.skip = Some(Skip { name: name.to_owned(), holds_text, nested: 1, inside: 0 });
        }
        closed
    }

    /// A piece of raw HTML inside the element: from where it is to be read again, if anywhere.
    pub(super) fn skip_to(&mut self, html: &str) -> Option<usize> {
        let Some(skip) = &mut self.skip else { return Some(0) };
        if !skip.holds_text {
            return Some(0);
        }
        let at = end_tag(html, &skip.name, 0)?;
        if skip.inside == 0 {
            self.skip = None;
        } else {
            skip.nested = 0;
        }
        Some(at)
    }

    /// A raw token inside the element: only its own tags count.
    pub(super) fn skip_token(&mut self, token: &Token, html: &str) {
        let Some(skip) = &mut self.skip else { return };
        let is_own = |name: &Range<usize>| {
            html.get(name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(&skip.name))
        };
        match token {
            Token::Start(tag) if !tag.self_closing && is_own(&tag.name) => skip.nested += 1,
            Token::End { name } if is_own(name) => skip.nested = skip.nested.saturating_sub(1),
            _ => {}
        }
        // Closed in a paragraph of its own content, it goes on to the end of that paragraph.
        if skip.nested == 0 && skip.inside == 0 {
            self.skip = None;
        }
    }

    /// Any other event inside the element.
    pub(super) fn skip_event(&mut self, event: Event<'t>, range: &Range<usize>) {
        let Some(skip) = &mut self.skip else { return };
        match event {
            Event::Start(_) => skip.inside += 1,
            Event::End(tag) if skip.inside == 0 => {
                if !skip.holds_text {
                    self.skip = None;
                }
                self.end(tag, range);
            }
            Event::End(_) => {
                skip.inside -= 1;
                if skip.nested == 0 && skip.inside == 0 {
                    self.skip = None;
                }
            }
            _ => {}
        }
    }
}

fn last_end_tag(text: &str, name: &str) -> Option<usize> {
    let mut last = None;
    let mut from = 0;
    while let Some(at) = end_tag(text, name, from) {
        last = Some(at);
        from = at + 2;
    }
    last
}
