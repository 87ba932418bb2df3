//! What a reader sees behind a place in a text: the rest of its piece, then the Markdown behind that without its
//! markup, as far as a few characters can tell.

/// Characters ahead. Cheap to copy; it reads on only as far as it is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead<'t, 's> {
    rest: &'t str,
    source: &'s str,
}

/// No further than this the end of a link or tag is looked for, in bytes.
const REACH: usize = 2000;

impl<'t, 's> Ahead<'t, 's> {
    pub(super) fn new(rest: &'t str, source: &'s str) -> Self {
        Ahead { rest, source }
    }

    /// The rest of the paragraph as it is written, up to a limit.
    pub(super) fn paragraph(self) -> (&'t str, &'s str) {
        let source = cut(self.source, REACH);
        (self.rest, source.split("\n\n").next().unwrap_or_default())
    }

    /// The Markdown behind something that begins here, from behind `end` on.
    fn skip(&mut self, end: char) {
        let reach = cut(self.source, REACH);
        let length = reach.find(end).map_or(self.source.len(), |at| at + end.len_utf8());
        self.source = self.source.get(length..).unwrap_or_default();
    }

    /// Something that stands for a word, behind which nothing is looked for.
    fn word(&mut self) -> Option<char> {
        self.source = "";
        Some('x')
    }

    fn markup(&mut self) -> Option<char> {
        loop {
            let mut characters = self.source.chars();
            let first = characters.next()?;
            let rest = characters.as_str();
            match first {
                '*' | '_' | '~' => self.source = rest,
                '[' if rest.starts_with('^') => self.skip(']'),
                '[' => self.source = rest,
                ']' => {
                    self.source = rest;
                    match rest.chars().next() {
                        Some('(') => self.skip(')'),
                        Some('[') => self.skip(']'),
                        _ => {}
                    }
                }
                '`' => return self.word(),
                '!' if rest.starts_with('[') => return self.word(),
                '<' => {
                    let tag = cut(rest, REACH).split('>').next().unwrap_or_default();
                    if tag.contains("://") || tag.contains('@') {
                        return self.word();
                    }
                    if !tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/') {
                        self.source = rest;
                        return Some('<');
                    }
                    self.skip('>');
                    if tag.starts_with("br") {
                        return Some('\n');
                    }
                }
                // What is escaped is meant as it is, and as good as a word.
                '\\' if rest.starts_with(|escaped: char| escaped.is_ascii_punctuation()) => {
                    return self.word();
                }
                '&' => {
                    let name = cut(rest, 10).split(';').next().unwrap_or_default();
                    let is_space = matches!(name, "nbsp" | "#160" | "#xa0" | "#xA0" | "#8239" | "#x202f");
                    self.source = rest;
                    return Some(if is_space { '\u{a0}' } else { '&' });
                }
                other => {
                    self.source = rest;
                    return Some(other);
                }
            }
        }
    }
}

impl Iterator for Ahead<'_, '_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        match characters.next() {
            Some(next) => {
                self.rest = characters.as_str();
                Some(next)
            }
            None => self.markup(),
        }
    }
}

/// The beginning of a text, of at most so many bytes.
fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Ahead;

    #[test]
    fn markup_is_not_seen() {
        for (source, seen) in [
            ("*a* b", "a b"),
            ("](there \"x\"), and", ", and"),
            ("][ref]!", "!"),
            ("[^1].", "."),
            ("<em>a", "a"),
            ("<br>a", "\na"),
            ("<https://a.example>", "x"),
            ("`code` b", "x"),
            ("![a](b)", "x"),
            ("\\\"a", "x"),
            ("\\a", "\\a"),
            ("&nbsp;a", "\u{a0}nbsp;a"),
            ("< 3", "< 3"),
        ] {
            assert_eq!(Ahead::new("", source).take(9).collect::<String>(), seen, "{source}");
        }
        assert_eq!(Ahead::new("ab", "*c*").collect::<String>(), "abc");
    }
}
