//! Lines of YAML for editors: keys with their values, keys that are there for the taking, and what each is for.

use crate::locales::{Argument, Locale};
use crate::yaml::quoted;

/// A text of YAML that is being written.
pub struct Lines<'a> {
    words: &'a Locale,
    text: String,
}

impl<'a> Lines<'a> {
    pub fn new(words: &'a Locale) -> Lines<'a> {
        Lines { words, text: String::new() }
    }

    /// A note in the editor's language; the line above the key that it is about.
    pub fn note(&mut self, message: &str) -> &mut Self {
        self.note_with(message, &[])
    }

    pub fn note_with(&mut self, message: &str, arguments: &[(&str, Argument<'_>)]) -> &mut Self {
        let words = said(self.words, message, arguments);
        self.line(&format!("# {words}"))
    }

    /// A key whose value is YAML.
    pub fn key(&mut self, key: &str, value: &str) -> &mut Self {
        self.line(&format!("{key}: {value}"))
    }

    /// A key whose value is a text.
    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key, &quoted(value))
    }

    /// A key that does not count until its `#` is taken away.
    pub fn offer(&mut self, key: &str, value: &str) -> &mut Self {
        self.line(&format!("# {key}: {value}"))
    }

    /// A key whose value is a mapping: what follows with two spaces before it.
    pub fn mapping(&mut self, key: &str) -> &mut Self {
        self.line(&format!("{key}:"))
    }

    fn line(&mut self, line: &str) -> &mut Self {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self
    }

    /// As the front matter of a text.
    pub fn front_matter(self) -> String {
        format!("---\n{}---\n\n", self.text)
    }

    pub fn yaml(self) -> String {
        self.text
    }
}

/// A message on one line, without marks that nobody sees.
pub fn said(words: &Locale, message: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let text = words.plain(message, arguments).map(|message| message.text.to_string());
    // A site's own message may want what it is not given; its name is better than nothing.
    let text = text.unwrap_or_else(|_| message.to_owned());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names as a list of YAML.
pub fn list<'t>(names: impl IntoIterator<Item = &'t str>) -> String {
    let plain = |name: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        // A number, a truth value or a date would be something else without quotes.
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains(is_plain);
        let is_word =
            is_word && name.chars().all(is_plain) && !KEPT.contains(&name.to_ascii_lowercase().as_str());
        if is_word { name.to_owned() } else { quoted(name) }
    };
    format!("[{}]", names.into_iter().map(plain).collect::<Vec<_>>().join(", "))
}

/// Words that YAML reads as something else than a text: here, or in an older version that other programs know.
const KEPT: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn names_that_yaml_would_take_for_something_else_are_quoted() {
        assert_eq!(
            list(["civil-society", "no", "2026", "société"]),
            "[civil-society, \"no\", \"2026\", \"société\"]"
        );
        assert_eq!(list([]), "[]");
    }
}
