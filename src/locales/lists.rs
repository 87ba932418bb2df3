//! Lists of names as a sentence has them: “Anna, Bilal and Chen”.

use std::fmt;

use icu::list::options::ListFormatterOptions;
use icu::list::{ListFormatter, parts};
use icu::locale::Locale;
use writeable::{Part, PartsWrite, Writeable};

use crate::failure::Failure;
use crate::model::language::Language;

use super::formats::unavailable;

/// Joins lists in one language, with its word for “and”.
#[derive(Debug)]
pub(super) struct Lists(ListFormatter);

impl Lists {
    pub(super) fn new(language: &Language) -> Result<Self, Failure> {
        let locale = Locale::from(language.identifier());
        ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
            .map(Self)
            .map_err(|error| unavailable("lists", language, &error))
    }

    pub(super) fn plain(&self, items: &[&str]) -> String {
        self.0.format_to_string(items.iter().copied())
    }

    /// The list with each item's HTML in its place, which has to isolate itself (`<bdi>`), so that names of another
    /// direction do not disturb the line. The plain texts decide the words between (Spanish “e Irene”).
    pub(super) fn html(&self, items: &[(&str, &str)]) -> String {
        let mut sink =
            Splitter { html: items.iter().map(|(_, html)| *html), out: String::new(), within: false };
        match self.0.format(items.iter().map(|(plain, _)| *plain)).write_to_parts(&mut sink) {
            Ok(()) => sink.out,
            // A string takes everything that is written to it.
            Err(fmt::Error) => String::new(),
        }
    }
}

/// Keeps what stands between the items, and puts their HTML in their place.
struct Splitter<Items> {
    html: Items,
    out: String,
    within: bool,
}

impl<Items> fmt::Write for Splitter<Items> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.within {
            self.out.push_str(text);
        }
        Ok(())
    }
}

impl<'a, Items: Iterator<Item = &'a str>> PartsWrite for Splitter<Items> {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        if part != parts::ELEMENT {
            return write(self);
        }
        self.within = true;
        let written = write(self);
        self.within = false;
        self.out.push_str(self.html.next().unwrap_or_default());
        written
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_are_joined_by_the_rules_of_their_language() {
        for (tag, one, two, three) in [
            ("en", "Ana", "Ana and Irene", "Ana, Irene, and Chen"),
            ("en-GB", "Ana", "Ana and Irene", "Ana, Irene and Chen"),
            ("fr", "Ana", "Ana et Irene", "Ana, Irene et Chen"),
            ("es", "Ana", "Ana e Irene", "Ana, Irene y Chen"),
            ("ru", "Ana", "Ana и Irene", "Ana, Irene и Chen"),
            ("zh", "Ana", "Ana和Irene", "Ana、Irene和Chen"),
            ("ar", "Ana", "Ana وIrene", "Ana وIrene وChen"),
        ] {
            let lists = Lists::new(&tag.parse().unwrap()).unwrap();
            assert_eq!(lists.plain(&["Ana"]), one, "{tag}");
            assert_eq!(lists.plain(&["Ana", "Irene"]), two, "{tag}");
            assert_eq!(lists.plain(&["Ana", "Irene", "Chen"]), three, "{tag}");
            assert_eq!(lists.plain(&[]), "");
        }
    }

    #[test]
    fn html_takes_the_place_of_the_items_alone() {
        let lists = Lists::new(&"es".parse().unwrap()).unwrap();
        assert_eq!(
            lists.html(&[("Ana", "<a href=1>Ana</a>"), ("Irene", "<a href=2>Irene</a>")]),
            "<a href=1>Ana</a> e <a href=2>Irene</a>"
        );
        assert_eq!(lists.html(&[]), "");
    }
}
