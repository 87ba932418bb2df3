//! A tolerant reading of YAML into keys, values and their places.
//!
//! It knows mappings and lists in both their forms, quoted, plain and block texts, comments, anchors and tags:
//! what people write in front matters. It decodes nothing, and what it does not understand it steps over, a
//! line at a time. It never fails, whatever the text.

use std::ops::Range;

mod flow;

/// Deeper than this nothing is looked for, so that no text can exhaust the stack.
const DEEPEST: usize = 64;

/// Brackets that never close swallow the rest of the text; so often the reader tries again behind their line.
const RETRIES: usize = 8;

/// A value and its places; texts are without their quotes.
pub enum Node {
    Scalar(Range<usize>),
    /// A text after `|` or `>`, and that sign.
    Block(Range<usize>),
    /// `flow` is the whole with its braces, where it is written with them.
    Mapping {
        entries: Vec<Entry>,
        flow: Option<Range<usize>>,
    },
    /// `flow` is the whole with its brackets, where it is written with them.
    List {
        items: Vec<Entry>,
        flow: Option<Range<usize>>,
    },
    Empty,
}

/// A key and its value; in a list, an item, whose key is all of it.
pub struct Entry {
    pub key: Range<usize>,
    pub value: Node,
}

/// The value that stands in `region`.
pub fn read(text: &str, region: Range<usize>) -> Node {
    let text = text.get(..region.end).unwrap_or(text);
    let mut reader = Reader { text, bytes: text.as_bytes(), retries: RETRIES };
    reader.value(region.start, Parent::Nothing, 0).0
}

/// What a value stands in, and how far that is indented, in bytes.
#[derive(Clone, Copy)]
enum Parent {
    Nothing,
    Mapping(usize),
    List(usize),
}

struct Reader<'a> {
    /// Ends where the region ends.
    text: &'a str,
    bytes: &'a [u8],
    retries: usize,
}

impl Reader<'_> {
    /// The value that begins at or after `start`, and where to read on.
    fn value(&mut self, start: usize, parent: Parent, depth: usize) -> (Node, usize) {
        let at = self.skip_properties(self.skip_space(start));
        let same_line = !self.slice(start..at).contains('\n');
        if at >= self.bytes.len() || depth > DEEPEST {
            return (Node::Empty, at);
        }
        let indent = self.column(at);
        let belongs = match parent {
            Parent::Nothing => true,
            Parent::Mapping(outer) => same_line || indent > outer || (indent == outer && self.is_dash(at)),
            Parent::List(outer) => same_line || indent > outer,
        };
        if !belongs {
            return (Node::Empty, at);
        }
        // `title: one: two` is no mapping in a mapping, whatever it is.
        let may_nest = !(same_line && matches!(parent, Parent::Mapping(_)));
        match self.bytes.get(at) {
            Some(b'[' | b'{') => self.flow(at, depth),
            Some(b'|' | b'>') => {
                let end = self.end_of_block(at, parent);
                (Node::Block(at..end), end)
            }
            _ if may_nest && self.is_dash(at) => self.list(at, indent, depth),
            _ if may_nest && self.key(at).is_some() => self.mapping(at, indent, depth),
            Some(b'"' | b'\'') => {
                let (span, end) = self.quoted(at);
                (Node::Scalar(span), self.end_of_line(end))
            }
            _ => self.plain(at, parent),
        }
    }

    fn list(&mut self, first: usize, indent: usize, depth: usize) -> (Node, usize) {
        let mut items = Vec::new();
        let mut at = first;
        while at < self.bytes.len() && self.column(at) >= indent {
            if self.column(at) > indent {
                at = self.skip_space(self.end_of_line(at));
                continue;
            }
            if !self.is_dash(at) {
                break;
            }
            let (value, next) = self.value(at + 1, Parent::List(indent), depth + 1);
            let next = next.max(at + 1);
            let key = self.trimmed(self.skip_space(at + 1).min(next)..next);
            items.push(Entry { key, value });
            at = self.skip_space(next);
        }
        (Node::List { items, flow: None }, at)
    }

    fn mapping(&mut self, first: usize, indent: usize, depth: usize) -> (Node, usize) {
        let mut entries = Vec::new();
        let mut at = first;
        while at < self.bytes.len() && self.column(at) >= indent {
            let key = if self.column(at) == indent { self.key(at) } else { None };
            let Some((key, behind)) = key else {
                at = self.skip_space(self.end_of_line(at));
                continue;
            };
            let (value, next) = self.value(behind, Parent::Mapping(indent), depth + 1);
            let next = next.max(behind);
            entries.push(Entry { key, value });
            at = self.skip_space(next);
        }
        (Node::Mapping { entries, flow: None }, at)
    }

    /// Brackets, with everything in them.
    fn flow(&mut self, at: usize, depth: usize) -> (Node, usize) {
        let (node, end) = flow::read(self, at, depth);
        match end {
            Some(end) => (node, self.end_of_line(end)),
            None if self.retries > 0 => {
                self.retries -= 1;
                (Node::Empty, self.end_of_line(at))
            }
            None => (node, self.bytes.len()),
        }
    }

    /// A plain text, with the lines that go on with it.
    fn plain(&self, at: usize, parent: Parent) -> (Node, usize) {
        let first = self.without_comment(at..self.end_of_line(at));
        let (mut last, mut next) = (first.clone(), self.end_of_line(at));
        while next < self.bytes.len() {
            let line = self.skip_blanks(next + 1);
            let ends = self.bytes.get(line).is_none_or(|byte| matches!(byte, b'#' | b'\n' | b'\r'));
            if ends || !self.is_inside(line, parent) {
                break;
            }
            last = self.without_comment(line..self.end_of_line(line));
            next = self.end_of_line(line);
        }
        (Node::Scalar(first.start..last.end), next)
    }

    fn end_of_block(&self, at: usize, parent: Parent) -> usize {
        let mut end = self.end_of_line(at);
        while end < self.bytes.len() {
            let line = self.skip_blanks(end + 1);
            let blank = self.bytes.get(line).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
            if !blank && !self.is_inside(line, parent) {
                break;
            }
            end = self.end_of_line(line);
        }
        end
    }

    fn is_inside(&self, at: usize, parent: Parent) -> bool {
        match parent {
            Parent::Nothing => true,
            Parent::Mapping(outer) | Parent::List(outer) => self.column(at) > outer,
        }
    }

    /// A key that begins at `at`, without its quotes, and where its value may begin.
    fn key(&self, at: usize) -> Option<(Range<usize>, usize)> {
        if matches!(self.bytes.get(at)?, b'"' | b'\'') {
            let (span, end) = self.quoted(at);
            let colon = self.skip_blanks(end);
            return self.is_colon(colon).then_some((span, colon + 1));
        }
        let line = self.without_comment(at..self.end_of_line(at));
        let colon = line.clone().find(|place| self.is_colon(*place))?;
        (colon > at).then(|| (self.trimmed(at..colon), colon + 1))
    }

    /// The text between the quotes that begin at `at`, and where they end. Without a closing quote it ends
    /// with its line.
    fn quoted(&self, at: usize) -> (Range<usize>, usize) {
        let quote = self.bytes.get(at).copied().unwrap_or(b'"');
        let mut place = at + 1;
        while let Some(&byte) = self.bytes.get(place) {
            if byte == b'\\' && quote == b'"' {
                place += 2;
            } else if byte != quote {
                place += 1;
            } else if quote == b'\'' && self.bytes.get(place + 1) == Some(&quote) {
                place += 2;
            } else {
                return (at + 1..place, place + 1);
            }
        }
        let end = self.end_of_line(at + 1);
        (self.trimmed(at + 1..end), end)
    }

    fn is_dash(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b'-') && self.is_gap(at + 1)
    }

    fn is_colon(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b':') && self.is_gap(at + 1)
    }

    fn is_gap(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(u8::is_ascii_whitespace)
    }

    /// Behind blanks, empty lines and comments.
    fn skip_space(&self, mut at: usize) -> usize {
        loop {
            match self.bytes.get(at) {
                Some(byte) if byte.is_ascii_whitespace() => at += 1,
                Some(b'#') if at == 0 || self.is_gap(at - 1) => at = self.end_of_line(at),
                _ => return at,
            }
        }
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.bytes.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        at
    }

    /// Behind anchors and tags: `&name`, `!!str`.
    fn skip_properties(&self, mut at: usize) -> usize {
        while matches!(self.bytes.get(at), Some(b'&' | b'!')) {
            while !self.is_gap(at) {
                at += 1;
            }
            at = self.skip_space(at);
        }
        at
    }

    /// The offset of the line's end: of its `\n`, or of the region's end.
    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len().max(at), |length| at + length)
    }

    /// Bytes from the beginning of the line.
    fn column(&self, at: usize) -> usize {
        let before = self.bytes.get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte != b'\n').count()
    }

    /// A piece of one line up to its comment, trimmed.
    fn without_comment(&self, span: Range<usize>) -> Range<usize> {
        let comment =
            span.clone().skip(1).find(|at| self.bytes.get(*at) == Some(&b'#') && self.is_gap(*at - 1));
        self.trimmed(span.start..comment.unwrap_or(span.end))
    }

    fn trimmed(&self, span: Range<usize>) -> Range<usize> {
        let text = self.slice(span.clone());
        span.start..span.start + text.trim_end().len()
    }

    fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }
}
