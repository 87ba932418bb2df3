//! The e-mail as plain text: what the HTML says, in its order, in lines that any mail program shows.
//!
//! Texts are taken from what their Markdown was made into, so that links are whole and raw HTML is cleaned.

use crate::locales::{Direction, directed, direction, display_width, wrap};
use crate::markdown::{TextBlock, TextKind, text_blocks};
use crate::model::language::Language;
use crate::render::Here;
use crate::render::email::Letter;
use crate::render::week::{Item, Line, Words};

/// What a line holds, in columns: what is quoted in an answer stays below 80.
const WIDTH: usize = 72;

/// The text, each line ended by a line feed.
pub(crate) fn text(here: &Here, letter: &Letter) -> String {
    let contents = &letter.contents;
    let own = here.locale.direction;
    let mut paper = Paper { text: String::new(), own };
    paper.heading(&contents.title, '=', own);
    paper.paragraph(&contents.sentence, "", own);
    if let Some(words) = &contents.introduction {
        introduction(&mut paper, here, letter, words);
    }
    for part in &contents.parts {
        if !part.title.is_empty() {
            let direction = part.language.as_ref().map_or(own, direction);
            paper.heading(&part.title, '-', direction);
        }
        part.items.iter().for_each(|item| self::item(&mut paper, here, item));
    }
    if let Some((said, url)) = &letter.rest {
        paper.paragraph(said, "", own);
        paper.address(url, "");
    }
    paper.rule();
    paper.blocks(&text_blocks(&letter.external_links), own);
    for policy in &letter.policies {
        let direction = if policy.direction.as_str() == "rtl" { Direction::Rtl } else { Direction::Ltr };
        paper.heading(&policy.title, '-', direction);
        paper.blocks(&text_blocks(&policy.html), direction);
    }
    paper.rule();
    for (said, url) in &letter.closing {
        paper.paragraph(said, "", own);
        if !url.is_empty() {
            paper.address(url, "");
        }
    }
    paper.text
}

fn introduction(paper: &mut Paper, here: &Here, letter: &Letter, words: &Words) {
    if let Some(notice) = &words.notice {
        paper.paragraph(notice, "", paper.own);
    }
    let language = &words.translation.language;
    if *language != *here.language {
        paper.paragraph(&words.translation.title, "", direction(language));
    }
    if letter.whole_introduction {
        paper.blocks(&text_blocks(&words.html), direction(language));
    } else {
        paper.paragraph(&words.translation.summary, "", direction(language));
    }
    if !words.byline.is_empty() {
        paper.paragraph(&words.byline, "", paper.own);
    }
}

fn item(paper: &mut Paper, here: &Here, item: &Item) {
    let title = format!("* {}", item.title);
    paper.lines(&title, "  ", direction(item.language));
    if !item.url.is_empty() {
        paper.line(&format!("  {}", item.url));
    }
    for said in item.label.iter().chain(&item.mission) {
        paper.lines_below(said, "  ", paper.own);
    }
    for line in &item.lines {
        let of = |language: &Language| {
            if language == here.language { paper.own } else { direction(language) }
        };
        match line {
            Line::Said(said) => paper.lines_below(said, "  ", paper.own),
            Line::Text(text, language) => {
                let direction = of(language);
                paper.lines_below(text, "  ", direction);
            }
            Line::Html(html, language) => {
                let direction = of(language);
                for block in text_blocks(html) {
                    paper.lines_below(&block.text, "  ", direction);
                }
            }
        }
    }
    paper.line("");
}

/// What is written so far.
struct Paper {
    text: String,
    /// The direction of the letter's own words.
    own: Direction,
}

impl Paper {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Lines of which all but the first are indented; the first begins the text.
    fn lines(&mut self, text: &str, indent: &str, direction: Direction) {
        let width = WIDTH.saturating_sub(indent.len());
        for (number, line) in wrap(text, width, direction).iter().enumerate() {
            let indent = if number == 0 { "" } else { indent };
            self.line(&format!("{indent}{line}"));
        }
    }

    fn lines_below(&mut self, text: &str, indent: &str, direction: Direction) {
        for line in wrap(text, WIDTH.saturating_sub(indent.len()), direction) {
            self.line(&format!("{indent}{line}"));
        }
    }

    fn paragraph(&mut self, text: &str, indent: &str, direction: Direction) {
        if !text.is_empty() {
            self.lines_below(text, indent, direction);
            self.line("");
        }
    }

    /// Not cut, and nothing before it: some programs take a mark for a part of it.
    fn address(&mut self, address: &str, indent: &str) {
        self.line(&format!("{indent}{address}"));
        self.line("");
    }

    fn heading(&mut self, text: &str, underline: char, direction: Direction) {
        let lines = wrap(text, WIDTH, direction);
        let width = lines.iter().map(|line| display_width(line)).max().unwrap_or(0);
        lines.iter().for_each(|line| self.line(line));
        let underline: String = std::iter::repeat_n(underline, width).collect();
        self.line(&underline);
        self.line("");
    }

    fn rule(&mut self) {
        self.line(&"-".repeat(WIDTH));
        self.line("");
    }

    fn blocks(&mut self, blocks: &[TextBlock], direction: Direction) {
        for (number, block) in blocks.iter().enumerate() {
            match block.kind {
                TextKind::Rule => self.line("* * *"),
                TextKind::Verbatim => {
                    for (number, line) in block.text.lines().enumerate() {
                        let before = if number == 0 { &block.marker } else { &block.indent };
                        self.line(&format!("{before}    {line}"));
                    }
                }
                TextKind::Heading | TextKind::Paragraph => {
                    let width = WIDTH.saturating_sub(display_width(&block.indent));
                    for (number, line) in wrap(&block.text, width, direction).into_iter().enumerate() {
                        let before = if number == 0 { &block.marker } else { &block.indent };
                        self.line(&directed(format!("{before}{line}"), direction));
                    }
                }
            }
            // The items of a list stand together.
            let next_is_item = blocks
                .get(number + 1)
                .is_some_and(|next| next.marker != next.indent && !block.indent.is_empty());
            if !next_is_item {
                self.line("");
            }
        }
    }
}
