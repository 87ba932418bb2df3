//! How texts of a language are set: its quotation marks, its spaces, its line ends, how long it takes to read.
//!
//! A small value that is hashed with whatever is made of a text, since a text's own bytes do not say its language:
//! a file without a language in its name is in its mission's. A language that nobody knows has the root's marks
//! and nothing else of its own.

use super::language::Language;
use super::settings::Settings;

mod quotes;
mod scripts;

pub use quotes::Quotes;
pub use scripts::{Script, Scripts};

/// What is done with a text of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Conventions {
    /// Straight quotes become these; `None` leaves a text as it is written.
    pub quotes: Option<Quotes>,
    /// Whether `'` within a word is an apostrophe. In Hebrew it is a letter's own sign.
    pub apostrophes: bool,
    /// Whether spaces that do not break stand before `; : ! ?` and inside « ».
    pub french_spaces: bool,
    pub line_ends: LineEnds,
    pub reading: Reading,
    /// A passage in any other has a language of its own.
    pub scripts: Scripts,
    /// Whether lines run from right to left, so that code, which does not, has to be marked.
    pub right_to_left: bool,
}

/// What the end of a line is between two letters of the Chinese or Japanese scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineEnds {
    /// A space all the same: Korean.
    Space,
    /// Nothing.
    Nothing,
    /// Nothing, also beside marks that these languages share with others: “ ” ‘ ’ — … ·
    NothingBesideMarks,
}

/// What is counted to say how long a text is, and how much of it is read in a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Words between spaces.
    Words(u16),
    /// Words of a language that writes no spaces, as dictionaries know them.
    SegmentedWords(u16),
    /// Characters of the Chinese and Japanese scripts; words in other scripts are read at English's pace.
    Characters(u16),
}

/// Words a minute where the study has not measured a language: the mean of its seventeen.
const MEAN_PACE: u16 = 184;

/// English's pace.
pub const ENGLISH_PACE: u16 = 228;

/// Words a minute: S. Trauzettel-Klosinski, K. Dietz, the IReST Study Group, “Standardized Assessment of Reading
/// Performance: The New International Reading Speed Texts IReST”, Investigative Ophthalmology & Visual Science
/// 53 (2012), 5452–5461. They were read aloud, so a silent reader is faster rather than slower.
const PACES: &[(&str, u16)] = &[
    ("ar", 138),
    ("de", 179),
    ("en", ENGLISH_PACE),
    ("es", 218),
    ("fi", 161),
    ("fr", 195),
    ("he", 187),
    ("it", 188),
    ("nl", 202),
    ("pl", 166),
    ("pt", 181),
    ("ru", 184),
    ("sl", 180),
    ("sv", 199),
    ("tr", 166),
];

impl Conventions {
    /// A text that is left as it is.
    pub const AS_WRITTEN: Conventions = Conventions {
        quotes: None,
        apostrophes: false,
        french_spaces: false,
        line_ends: LineEnds::Space,
        reading: Reading::Words(MEAN_PACE),
        scripts: Scripts::ALL,
        right_to_left: false,
    };

    /// A text whose language nobody said.
    pub const UNKNOWN: Conventions = Conventions {
        quotes: Some(quotes::ROOT),
        apostrophes: true,
        line_ends: LineEnds::Nothing,
        ..Conventions::AS_WRITTEN
    };

    /// Those of a language.
    pub fn of(language: &Language) -> Conventions {
        let mut subtags = language.as_str().split('-');
        let primary = subtags.next().unwrap_or_default();
        let is_canadian = subtags.any(|subtag| subtag == "CA");
        let pace = PACES.iter().find(|(known, _)| *known == primary).map_or(MEAN_PACE, |(_, pace)| *pace);
        Conventions {
            quotes: Some(quotes::quotes(language)),
            apostrophes: !matches!(primary, "he" | "yi"),
            french_spaces: primary == "fr" && !is_canadian,
            line_ends: match primary {
                "zh" | "yue" | "ja" => LineEnds::NothingBesideMarks,
                "ko" => LineEnds::Space,
                _ => LineEnds::Nothing,
            },
            reading: match primary {
                // Characters a minute in the same study, which counted both as its readers do.
                "zh" | "yue" => Reading::Characters(255),
                "ja" => Reading::Characters(357),
                "th" | "lo" | "km" | "my" => Reading::SegmentedWords(MEAN_PACE),
                _ => Reading::Words(pace),
            },
            scripts: Scripts::of(language),
            right_to_left: language.is_right_to_left(),
        }
    }

    /// Those of a text without a language beside which these languages are named: theirs, if they are alike.
    pub fn common<'a>(languages: impl IntoIterator<Item = &'a Language>) -> Conventions {
        let mut all = languages.into_iter().map(Conventions::of);
        match all.next() {
            Some(first) if all.all(|other| other == first) => first,
            _ => Conventions::UNKNOWN,
        }
    }
}

/// The language of files that name none: what the settings say, a mission's before the network's.
pub fn default_language(own: &Settings, network: Option<&Settings>) -> Option<Language> {
    let listed = languages(own, network);
    let inherited = || {
        let network = network.filter(|_| own.languages.is_none())?;
        let named = network.default_language.clone().or_else(|| network.languages.as_ref()?.first().cloned());
        named.filter(|language| listed.contains(language))
    };
    let named = own.default_language.clone().or_else(inherited);
    match named {
        Some(language) if listed.is_empty() || listed.contains(&language) => Some(language),
        _ => listed.first().cloned().or_else(|| "en".parse().ok()),
    }
}

/// The languages of a settings file, a mission's own or the network's.
pub fn languages<'a>(own: &'a Settings, network: Option<&'a Settings>) -> &'a [Language] {
    own.languages.as_deref().or_else(|| network?.languages.as_deref()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Conventions, LineEnds, Reading, default_language};
    use crate::model::language::Language;
    use crate::model::settings::Settings;

    fn tags(tags: &str) -> Vec<Language> {
        tags.split_whitespace().map(|tag| tag.parse().unwrap()).collect()
    }

    fn of(tag: &str) -> Conventions {
        Conventions::of(&tag.parse().unwrap())
    }

    #[test]
    fn a_language_has_what_is_its_own() {
        assert!(of("fr").french_spaces && of("fr-BE").french_spaces && !of("fr-CA").french_spaces);
        assert!(!of("en").french_spaces && !of("he").apostrophes && of("uk").apostrophes);
        assert_eq!(of("zh-Hans").line_ends, LineEnds::NothingBesideMarks);
        assert_eq!(of("ko").line_ends, LineEnds::Space);
        assert_eq!(of("zh-Hans").reading, Reading::Characters(255));
        assert_eq!(of("th").reading, Reading::SegmentedWords(184));
        assert_eq!(of("ar").reading, Reading::Words(138));
    }

    #[test]
    fn a_text_without_a_language_follows_languages_that_are_alike() {
        assert_eq!(Conventions::common(&tags("fr")), of("fr"));
        assert_eq!(Conventions::common(&tags("fr fr-BE")), of("fr"));
        assert_eq!(Conventions::common(&tags("fr en")), Conventions::UNKNOWN);
        assert_eq!(Conventions::common(&[]), Conventions::UNKNOWN);
    }

    #[test]
    fn the_default_language_is_the_missions_then_the_networks() {
        let settings = |default: &str, listed: Option<&str>| Settings {
            default_language: default.parse().ok(),
            languages: listed.map(tags),
            ..Settings::default()
        };
        let network = settings("fr", Some("en fr ar"));
        let default = |own: &Settings| default_language(own, Some(&network)).unwrap().to_string();
        assert_eq!(default(&settings("", None)), "fr");
        assert_eq!(default(&settings("", Some("ar en"))), "ar");
        assert_eq!(default(&settings("en", Some("ar en"))), "en");
        assert_eq!(default(&settings("ru", Some("ar en"))), "ar");
        assert_eq!(default_language(&settings("", None), None).unwrap().to_string(), "en");
    }
}
