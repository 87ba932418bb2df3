//! What can be wrong with a text, and how it is said.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceId;

/// The faults of one text, in the order in which they are met.
pub(super) struct Faults {
    source: SourceId,
    /// Where the text begins in its file.
    offset: usize,
    /// How much of what is parsed was put before the text.
    prefix: usize,
    any_control: bool,
    any_forbidden: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Faults {
    pub(super) fn new(source: SourceId, offset: usize, prefix: usize) -> Self {
        Self { source, offset, prefix, any_control: false, any_forbidden: false, diagnostics: Vec::new() }
    }

    /// A range of what is parsed as a range of the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| at.saturating_sub(self.prefix) + self.offset;
        place(range.start)..place(range.end)
    }

    /// A control character that was left out: said once for each text.
    pub(super) fn control(&mut self, range: &Range<usize>) {
        if self.any_control {
            return;
        }
        self.any_control = true;
        self.warn(
            Code::ControlCharacter,
            range,
            "a control character stands here, which no page may hold; it is left out".into(),
            "delete it (most editors show it as a box, or not at all)",
        );
    }

    /// A control character at an offset of some text, whose place is known as a whole: exactly where
    /// the text stands as it was written.
    pub(super) fn control_in(&mut self, text: &str, at: usize, range: &Range<usize>) {
        if range.len() != text.len() {
            return self.control(range);
        }
        let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        self.control(&(range.start + at..range.start + at + length));
    }

    pub(super) fn refused_link(&mut self, range: &Range<usize>, scheme: &str) {
        self.warn(
            Code::BadScheme,
            range,
            format!("a link that begins with `{scheme}:` may not be published; its words stay as plain text"),
            "link to an address that begins with `https:`, `mailto:` or `tel:`, or to a file of the site",
        );
    }

    pub(super) fn refused_picture(&mut self, range: &Range<usize>, scheme: &str) {
        self.warn(
            Code::BadScheme,
            range,
            format!(
                "a picture or film whose address begins with `{scheme}:` may not be published; it is left out"
            ),
            "put the file beside the text and give its name",
        );
    }

    pub(super) fn refused_address(&mut self, range: &Range<usize>, attribute: &str, scheme: &str) {
        self.warn(
            Code::BadScheme,
            range,
            format!(
                "an address that begins with `{scheme}:` may not be published; `{attribute}` is left out"
            ),
            "give an address that begins with `https:`, or a file of the site",
        );
    }

    /// Raw HTML where the site allows none. An end tag says nothing that its start tag has not.
    pub(super) fn forbidden(&mut self, range: &Range<usize>, is_end_tag: bool) {
        if is_end_tag && self.any_forbidden {
            return;
        }
        self.any_forbidden = true;
        let diagnostic = Diagnostic::new(
            Code::HtmlForbidden,
            self.source,
            "raw HTML stands here, where this site's `html: forbid` says that none may",
        );
        self.diagnostics.push(
            diagnostic.span(self.span(range)).help(
                "write it in Markdown; put a `\\` before the `<` if it is meant to be read as it stands",
            ),
        );
    }

    pub(super) fn removed_element(&mut self, range: &Range<usize>, name: &str, whole: bool) {
        let message = if whole {
            format!("`<{name}>` and all that it holds may not be published; it is left out")
        } else {
            format!("the tag `<{name}>` may not be published; it is left out, what it holds stays")
        };
        let help = match name {
            "script" => "remove it; what a page has to do is the theme's part",
            "style" | "font" | "center" | "big" | "link" => "remove it; how a text looks is the theme's part",
            "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" => {
                "remove it, and link to what it shows instead"
            }
            "form" | "input" | "button" | "select" | "textarea" | "label" | "option" | "fieldset" => {
                "remove it, and link to a page that has the form instead"
            }
            "svg" | "math" | "picture" => "remove it, and show it as a picture: `![what it shows](file.svg)`",
            "html" | "head" | "body" | "main" | "title" => "remove it; the page has one already",
            _ => "remove it; if `<` is meant to be read, put a `\\` before it",
        };
        self.warn(Code::HtmlRemoved, range, message, help);
    }

    /// A block in a text of one line.
    pub(super) fn removed_block(&mut self, range: &Range<usize>, name: &str) {
        self.warn(
            Code::HtmlRemoved,
            range,
            format!(
                "`<{name}>` has no place in a text of one line; the tag is left out, what it holds stays"
            ),
            "remove it, and keep to words, links and emphasis here",
        );
    }

    pub(super) fn removed_attribute(&mut self, range: &Range<usize>, name: &str) {
        let help = match name {
            "style" | "class" | "align" | "bgcolor" | "border" | "color" | "valign" => {
                "remove it; how a text looks is the theme's part"
            }
            _ if name.starts_with("on") => "remove it; what a page has to do is the theme's part",
            _ => "remove it",
        };
        self.warn(
            Code::HtmlRemoved,
            range,
            format!("the attribute `{name}` may not be published; it is left out"),
            help,
        );
    }

    pub(super) fn unfit_attribute(&mut self, range: &Range<usize>, name: &str, value: &str) {
        let value: String = value.chars().take(40).collect();
        self.warn(
            Code::HtmlRemoved,
            range,
            format!("`{value}` is no value that the attribute `{name}` can have; it is left out"),
            "correct the value, or remove the attribute",
        );
    }

    /// Markup that begins and never ends, or that browsers make nothing of.
    pub(super) fn removed_rest(&mut self, range: &Range<usize>, what: &str, help: &str) {
        self.warn(Code::HtmlRemoved, range, format!("{what}; it is left out"), help);
    }

    fn warn(&mut self, code: Code, range: &Range<usize>, message: String, help: &str) {
        let span = self.span(range);
        self.diagnostics.push(Diagnostic::new(code, self.source, message).span(span).help(help));
    }
}
