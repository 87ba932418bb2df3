//! How a language's numbers and dates are written, where the settings say it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::language::Language;
use super::settings::Settings;

/// Names as CLDR has them (`arab`, `persian`); `None` for the language's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Writing {
    pub numerals: Option<Arc<str>>,
    pub calendar: Option<Arc<str>>,
}

/// What settings say of each language.
pub fn writing(settings: &Settings) -> BTreeMap<Language, Writing> {
    let mut all: BTreeMap<Language, Writing> = BTreeMap::new();
    for (language, name) in &settings.numerals {
        all.entry(language.clone()).or_default().numerals = Some(Arc::from(name.as_str()));
    }
    for (language, name) in &settings.calendars {
        all.entry(language.clone()).or_default().calendar = Some(Arc::from(name.as_str()));
    }
    all
}
