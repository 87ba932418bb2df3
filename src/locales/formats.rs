//! Everything of a language that comes from CLDR and not from messages: dates, lists, numbers, order
//! and the names of languages. Made once per language; making them is slow, using them is not.

use std::fmt::Display;
use std::str::FromStr;

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::writing::Writing;

use super::dates::Dates;
use super::lists::Lists;
use super::names::LanguageNames;
use super::numbers::Numbers;
use super::shipped::LAST_RESORT;
use super::sorting::Sorting;

/// The formats of a page's language, or of the first of its fallbacks that CLDR knows.
#[derive(Debug)]
pub(super) struct Formats {
    /// The language that dates, lists and numbers are written in.
    pub(super) language: Language,
    pub(super) dates: Dates,
    pub(super) lists: Lists,
    pub(super) numbers: Numbers,
    /// `None` where CLDR names no languages in this one.
    pub(super) names: Option<LanguageNames>,
    /// The order of the page's own language, whatever the rest is in.
    pub(super) sorting: Sorting,
}

impl Formats {
    /// The first language of `chain` is the page's own.
    pub(super) fn new(chain: &[Language], writing: &Writing) -> Result<Self, Failure> {
        let english = || Language::from_str(LAST_RESORT).map_err(|()| unknown_last_resort());
        for language in chain {
            if let Some(dates) = Dates::new(language, writing)? {
                return Self::with_dates(chain.first().unwrap_or(language), language.clone(), writing, dates);
            }
        }
        let english = english()?;
        let dates = Dates::new(&english, writing)?.ok_or_else(unknown_last_resort)?;
        Self::with_dates(chain.first().unwrap_or(&english), english.clone(), writing, dates)
    }

    fn with_dates(
        page: &Language,
        language: Language,
        writing: &Writing,
        dates: Dates,
    ) -> Result<Self, Failure> {
        Ok(Self {
            lists: Lists::new(&language)?,
            numbers: Numbers::new(&language, writing)?,
            names: LanguageNames::new(&language),
            sorting: Sorting::new(page)?,
            dates,
            language,
        })
    }
}

/// The program was built without data that it needs.
pub(super) fn unavailable(what: &str, language: &Language, error: &dyn Display) -> Failure {
    Failure::new(format!("the program has no data for {what} in `{language}`: {error}"))
}

/// The program was built without the language that everything falls back to.
pub(super) fn unknown_last_resort() -> Failure {
    Failure::new(format!("the program has no data for its own language, `{LAST_RESORT}`"))
}
