//! A part of a page that is rendered once, with the places left open where its pages differ.
//!
//! A template is given a place as a piece of *HTML* that it prints like any other. What it printed is cut
//! there, and each page fills in its own.

use crate::theme::{Value, html};

/// What begins a place in rendered text: a noncharacter, which no text of a site holds.
const MARK: char = '\u{fdd2}';

/// What differs from page to page in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The level of a card's heading.
    Level,
    /// A card's line with the name of its mission.
    Kicker,
    /// The address that a link leads to, or begins with.
    Address,
    /// The feeds of the page alone, among those of its blog.
    Feeds,
}

impl Place {
    fn letter(self) -> char {
        match self {
            Place::Level => 'l',
            Place::Kicker => 'k',
            Place::Address => 'a',
            Place::Feeds => 'f',
        }
    }

    fn of(letter: char) -> Option<Place> {
        [Place::Level, Place::Kicker, Place::Address, Place::Feeds]
            .into_iter()
            .find(|place| place.letter() == letter)
    }

    /// As a template is given it.
    pub fn value(self) -> Value {
        self.value_before("")
    }

    /// The same with something behind it: a page's address below another.
    pub fn value_before(self, rest: &str) -> Value {
        html(&format!("{MARK}{}{rest}", self.letter()))
    }
}

/// A rendered part with its open places.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    /// Without what stands in the places.
    text: Box<str>,
    /// Where in `text` they are, in ascending order.
    places: Box<[(u32, Place)]>,
}

impl Pattern {
    /// From what a template made of places.
    pub fn new(rendered: &str) -> Self {
        let mut text = String::with_capacity(rendered.len());
        let mut places = Vec::new();
        let mut pieces = rendered.split(MARK);
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let mut characters = piece.chars();
            match characters.next().and_then(Place::of) {
                Some(place) => {
                    places.push((text.len() as u32, place));
                    text.push_str(characters.as_str());
                }
                None => text.push_str(piece),
            }
        }
        Self { text: text.into(), places: places.into() }
    }

    /// Appends the text with its places filled. What is filled in is HTML.
    pub fn fill<'t>(&self, into: &mut String, with: impl Fn(Place) -> &'t str) {
        let mut from = 0;
        for (at, place) in &self.places {
            let at = *at as usize;
            into.push_str(self.text.get(from..at).unwrap_or_default());
            into.push_str(with(*place));
            from = at;
        }
        into.push_str(self.text.get(from..).unwrap_or_default());
    }

    /// How many bytes it holds, beside what fills it.
    pub fn len(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Place};

    #[test]
    fn places_are_filled_where_they_were_printed() {
        let printed =
            format!("<h{0}>é {1}page/2/</h{0}>\u{fdd2}", Place::Level.value(), Place::Address.value());
        let pattern = Pattern::new(&printed);
        let mut filled = String::from(">");
        pattern.fill(&mut filled, |place| match place {
            Place::Level => "3",
            Place::Address => "/fr/",
            _ => "",
        });
        assert_eq!(filled, "><h3>é /fr/page/2/</h3>");
        assert_eq!(pattern.len(), "<h>é page/2/</h>".len());
    }
}
