//! The words of a Markdown text, paragraph by paragraph, with the place of each in the text: for rules that ask what
//! a text says.
//!
//! Code and raw HTML blocks are left out, a picture's description too; nothing fails.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::writer::OPTIONS;

/// A paragraph, a heading, a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    /// Where the words of links stand in `text`.
    pub links: Vec<Range<usize>>,
    /// Where words are emphasised, as titles are.
    pub emphasised: Vec<Range<usize>>,
    /// Where each piece of `text` begins, in it and in the Markdown.
    pieces: Vec<(usize, usize)>,
}

impl Passage {
    /// A plain text of one line, whose places mean nothing.
    pub fn plain(text: &str) -> Passage {
        Passage { text: text.to_owned(), ..Passage::default() }
    }

    /// A range of the passage in the Markdown.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        let end = if range.is_empty() { start } else { self.at(range.end - 1) + 1 };
        start..end.max(start)
    }

    fn at(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(begins, _)| *begins <= at).checked_sub(1);
        piece.and_then(|piece| self.pieces.get(piece)).map_or(at, |(begins, source)| source + (at - begins))
    }

    fn push(&mut self, text: &str, source: usize) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }
}

/// The passages of a text, in its order; those without words are left out.
pub fn passages(markdown: &str) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut passage = Passage::default();
    let (mut left_out, mut link, mut emphasis) = (0_usize, None, None);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => left_out += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => {
                left_out = left_out.saturating_sub(1);
            }
            Event::Text(text) if left_out == 0 => passage.push(&text, range.start),
            Event::SoftBreak | Event::HardBreak if left_out == 0 => passage.push(" ", range.start),
            Event::Start(Tag::Link { .. }) => link = Some(passage.text.len()),
            Event::End(TagEnd::Link) => {
                if let Some(from) = link.take() {
                    passage.links.push(from..passage.text.len());
                }
            }
            Event::Start(Tag::Emphasis) => emphasis = Some(passage.text.len()),
            Event::End(TagEnd::Emphasis) => {
                if let Some(from) = emphasis.take() {
                    passage.emphasised.push(from..passage.text.len());
                }
            }
            Event::Start(Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::Start(_) | Event::End(_) => close(&mut passage, &mut found),
            _ => {}
        }
    }
    close(&mut passage, &mut found);
    found
}

fn close(passage: &mut Passage, found: &mut Vec<Passage>) {
    let whole = std::mem::take(passage);
    if !whole.text.trim().is_empty() {
        found.push(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::passages;

    #[test]
    fn passages_have_their_words_and_places() {
        let text = "## A *big*\nhall\n\nSee [the\nhall](x.md) `now` ![no](y.png).\n\n    code\n\n- غدًا\n";
        let found = passages(text);
        let words: Vec<&str> = found.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(words, ["A big", "hall", "See the hall  .", "غدًا"]);
        assert_eq!(found[0].emphasised.first(), Some(&(2..5)));
        let see = &found[2];
        assert_eq!(see.links.iter().map(|link| &see.text[link.clone()]).collect::<Vec<_>>(), ["the hall"]);
        assert_eq!(&text[see.place(&(4..12))], "the\nhall");
        let last = &found[3];
        assert_eq!(&text[last.place(&(0..last.text.len()))], "غدًا");
    }
}
