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
    /// What a story's card says of it.
    Title,
    Summary,
    Byline,
    /// Of its date.
    Iso,
    Long,
    Full,
    Time,
    /// Of its picture.
    Source,
    Alternative,
    Caption,
    Credit,
    Width,
    Height,
    /// Stories one after another.
    Posts,
    /// A story's address and title as values of parameters, in an address that shares it.
    SharedAddress,
    SharedTitle,
}

/// Each with the letter that stands for it.
const LETTERS: [(Place, char); 20] = [
    (Place::Level, 'a'),
    (Place::Kicker, 'b'),
    (Place::Address, 'c'),
    (Place::Feeds, 'd'),
    (Place::Title, 'e'),
    (Place::Summary, 'f'),
    (Place::Byline, 'g'),
    (Place::Iso, 'h'),
    (Place::Long, 'i'),
    (Place::Full, 'j'),
    (Place::Time, 'k'),
    (Place::Source, 'l'),
    (Place::Alternative, 'm'),
    (Place::Caption, 'n'),
    (Place::Credit, 'o'),
    (Place::Width, 'p'),
    (Place::Height, 'q'),
    (Place::Posts, 'r'),
    (Place::SharedAddress, 's'),
    (Place::SharedTitle, 't'),
];

impl Place {
    fn of(letter: char) -> Option<Place> {
        LETTERS.iter().find(|(_, known)| *known == letter).map(|(place, _)| *place)
    }

    /// As a template is given it.
    pub fn value(self) -> Value {
        self.value_before("")
    }

    /// The same with something behind it: a page's address below another.
    pub fn value_before(self, rest: &str) -> Value {
        let letter = LETTERS.iter().find(|(place, _)| *place == self).map_or(' ', |(_, letter)| *letter);
        html(&format!("{MARK}{letter}{rest}"))
    }

    /// The place where there is something to fill it with, else nothing.
    pub fn value_if(self, given: bool) -> Value {
        if given { self.value() } else { html("") }
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

    /// Appends the text; `put` appends what fills a place, as HTML.
    pub fn fill(&self, into: &mut String, mut put: impl FnMut(Place, &mut String)) {
        let mut from = 0;
        for (at, place) in &self.places {
            let at = *at as usize;
            into.push_str(self.text.get(from..at).unwrap_or_default());
            put(*place, into);
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
        pattern.fill(&mut filled, |place, into| {
            into.push_str(match place {
                Place::Level => "3",
                Place::Address => "/fr/",
                _ => "?",
            });
        });
        assert_eq!(filled, "><h3>é /fr/page/2/</h3>");
        assert_eq!(pattern.len(), "<h>é page/2/</h>".len());
    }

    #[test]
    fn every_place_is_read_back() {
        for (place, _) in super::LETTERS {
            assert_eq!(Pattern::new(&place.value().to_string()).places[..], [(0, place)]);
            assert_eq!(place.value_if(false).to_string(), "");
        }
    }
}
