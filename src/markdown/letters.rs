//! The HTML of a reader's letter as plain text: what she wrote, without what her program put around it.
//!
//! `ammonia` parses it as browsers do and leaves few elements; what these mean is written in plain letters. What is
//! quoted becomes lines that begin with `>`, as in letters without HTML. Nothing of it is HTML afterwards.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::entities;
use super::guard::tag_length;

/// Elements that begin and end a paragraph, and those that begin and end a line.
const PARAGRAPHS: &[&str] =
    &["p", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table"];
const LINES: &[&str] = &["div", "li", "tr", "br", "hr", "section", "article", "header", "footer"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(PARAGRAPHS.iter().chain(LINES).copied().collect())
        .clean_content_tags(super::allowed::DROPPED_WHOLE.iter().copied().chain(["head"]).collect())
        .url_relative(UrlRelative::Deny);
    cleaner
});

/// HTML as text, its paragraphs parted by empty lines.
pub fn letter(html: &str) -> String {
    let cleaned = CLEANER.clean(html).to_string();
    let mut lines = Lines::default();
    let mut rest = cleaned.as_str();
    while let Some(less) = rest.find('<') {
        let (text, from_tag) = rest.split_at(less);
        lines.words(text);
        let (tag, after) = from_tag.split_at(tag_length(from_tag));
        lines.tag(tag);
        rest = after;
    }
    lines.words(rest);
    lines.finish()
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// How deep in quotations.
    quoted: usize,
}

impl Lines {
    fn words(&mut self, written: &str) {
        let text = entities::decode(written);
        for (number, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if number > 0 && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
    }

    fn tag(&mut self, tag: &str) {
        let is_end = tag.starts_with("</");
        let name = tag.trim_matches(['<', '>', '/']);
        let is_break = matches!(name, "br" | "hr");
        if !self.line.trim().is_empty() || is_break {
            self.end_line();
        }
        if PARAGRAPHS.contains(&name) && self.done.last().is_some_and(|line| !line.is_empty()) {
            self.done.push(String::new());
        }
        if name == "blockquote" {
            self.quoted = if is_end { self.quoted.saturating_sub(1) } else { self.quoted + 1 };
        }
        if name == "li" && !is_end {
            self.line.push_str("- ");
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mark = if self.quoted > 0 { "> " } else { "" };
        self.done.push(format!("{mark}{}", line.trim()));
    }

    fn finish(mut self) -> String {
        if !self.line.trim().is_empty() {
            self.end_line();
        }
        self.done.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn html_becomes_lines() {
        for (html, text) in [
            ("<p>One\n two<br>three</p><p>four &amp; &lt;five&gt;</p>", "One two\nthree\n\nfour & <five>"),
            ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
            ("a<blockquote type=cite>On it<br>was</blockquote>b", "a\n\n> On it\n> was\n\nb"),
            ("<ul><li>a<li>b</ul>", "- a\n- b"),
            ("<style>p {}</style><script>x</script><title>t</title>a<img src=x onerror=y>", "a"),
            ("<p>a<b>b</b>c <a href='javascript:x'>d</a>", "abc d"),
            ("&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
            ("", ""),
        ] {
            assert_eq!(letter(html).trim(), text, "{html}");
        }
    }
}
