//! The interface's languages: the one adapter for Fluent (messages) and ICU4X (dates, lists, numbers,
//! order, names of languages).
//!
//! Messages are the program's own, a theme's and the site's, in that order; where several have one
//! message, the last one holds. A message that a language lacks comes from the next language of the
//! chain, and says which one that is, so that a page can mark it.
//!
//! Faults of Fluent files are diagnostics: what cannot be read ([`Code::FluentSyntax`]) and what could
//! never be formed ([`Code::FluentMessage`]), each at its place, before any page is made. A language
//! without messages is a warning ([`Code::MissingMessages`]) and no more. Only a program built without
//! its data fails. Nothing here reads a file, the clock or the environment.
//!
//! [`Code::FluentSyntax`]: crate::diagnostic::Code::FluentSyntax
//! [`Code::FluentMessage`]: crate::diagnostic::Code::FluentMessage
//! [`Code::MissingMessages`]: crate::diagnostic::Code::MissingMessages

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::model::artifact::Fingerprint;
use crate::model::language::Language;
use crate::model::writing::Writing;
use crate::source::SourceId;

mod catalog;
mod chain;
mod coverage;
mod dates;
mod direction;
mod formats;
mod lines;
mod lists;
mod locale;
mod message;
mod names;
mod numbers;
mod parse;
mod plurals;
mod references;
mod shipped;
mod sorting;
mod survey;
mod systems;
mod territory;
mod translation;
mod week;
mod zones;

use catalog::{Catalog, Contract, catalog, contract};
use chain::{message_chain, serves};
use coverage::missing_messages;
use formats::{Formats, unknown_last_resort};
use names::LanguageNames;
use parse::parse;
use shipped::{LAST_RESORT, shipped, shipped_scaffold};
use translation::{Marks, Translation};

pub use chain::chain;
pub use dates::DateStyle;
pub use direction::{Direction, direction};
pub use lines::{directed, display_width, wrap};
pub use locale::Locale;
pub use message::{Argument, Message};
pub use names::autonym;
pub use shipped::SHIPPED;
pub use systems::{CALENDARS, NUMERALS};
pub use territory::with_territory;
pub use week::first_day_of_week;

/// The languages of a site.
#[derive(Debug)]
pub struct Locales(BTreeMap<Language, Locale>);

impl Locales {
    pub fn get(&self, language: &Language) -> Option<&Locale> {
        self.0.get(language)
    }

    /// All languages, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = &Locale> {
        self.0.values()
    }
}

/// Makes the languages of a site, each given with its fallbacks as [`chain`] makes them. `sources`
/// are the texts of Fluent files with their languages, the most important last; the program's own
/// messages stand before them. `writing` says which digits and calendar a language has, where it has not its own.
pub fn load(
    sources: &[(SourceId, Language, &str)],
    languages: &[(Language, Vec<Language>)],
    writing: &BTreeMap<Language, Writing>,
) -> Result<Checked<Locales>, Failure> {
    let english = Language::from_str(LAST_RESORT).map_err(|()| unknown_last_resort())?;
    let contract = contract(&shipped_catalog(&english));
    let chains: Vec<Vec<Language>> =
        languages.iter().map(|(language, after)| message_chain(language, after, &english)).collect();
    let mut diagnostics = Vec::new();
    let catalogs = catalogs(sources, &chains, shipped, Some(&contract), &mut diagnostics);
    let english_names = LanguageNames::new(&english);
    let mut locales = BTreeMap::new();
    for chain in &chains {
        let Some(language) = chain.first() else { continue };
        let own = writing.get(language).cloned().unwrap_or_default();
        let locale = locale(language, chain, &own, &catalogs)?;
        diagnostics.extend(missing_messages(
            language,
            &contract,
            &locale.index,
            &locale.translations,
            english_names.as_ref(),
        ));
        locales.insert(language.clone(), locale);
    }
    Ok(Checked::new(Locales(locales), diagnostics))
}

/// What is written into a new file for those who edit it, in one language, with its fallbacks; `sources` as in [`load`],
/// whose own messages stand before the program's here too. Faults in them are told where a site is checked.
pub fn scaffold(
    sources: &[(SourceId, Language, &str)],
    language: &Language,
    after: &[Language],
) -> Result<Locale, Failure> {
    let english = Language::from_str(LAST_RESORT).map_err(|()| unknown_last_resort())?;
    let chain = message_chain(language, after, &english);
    let chains = std::slice::from_ref(&chain);
    let catalogs = catalogs(sources, chains, shipped_scaffold, None, &mut Vec::new());
    locale(language, &chain, &Writing::default(), &catalogs)
}

fn shipped_catalog(language: &Language) -> Catalog {
    let files = shipped(language.as_str()).map(|text| parse(None, text).value).into_iter().collect();
    catalog(language, files, None).value
}

/// The messages of every language that is needed or that the site has files for.
fn catalogs(
    sources: &[(SourceId, Language, &str)],
    chains: &[Vec<Language>],
    shipped: fn(&str) -> Option<&'static str>,
    contract: Option<&Contract>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Arc<Catalog>> {
    let mut files = BTreeMap::new();
    for language in chains.iter().flatten().chain(sources.iter().map(|(_, language, _)| language)) {
        files.entry(language.clone()).or_insert_with(|| {
            shipped(language.as_str()).map(|text| parse(None, text).value).into_iter().collect::<Vec<_>>()
        });
    }
    for (source, language, text) in sources {
        let file = parse(Some(*source), text).collect(diagnostics);
        files.entry(language.clone()).or_default().push(file);
    }
    files
        .into_iter()
        .map(|(language, files)| {
            let catalog = catalog(&language, files, contract).collect(diagnostics);
            (language, Arc::new(catalog))
        })
        .collect()
}

fn locale(
    language: &Language,
    chain: &[Language],
    writing: &Writing,
    catalogs: &BTreeMap<Language, Arc<Catalog>>,
) -> Result<Locale, Failure> {
    // A text in another language has that one's digits.
    let foreign = Writing::default();
    let mut translations = Vec::new();
    for of in chain {
        let Some(catalog) = catalogs.get(of).filter(|catalog| !catalog.messages.is_empty()) else { continue };
        let said_to_be = if serves(of, language) { language } else { of };
        let writing = if said_to_be == language { writing } else { &foreign };
        translations.push(Translation::new(Arc::clone(catalog), said_to_be.clone(), writing)?);
    }
    let mut index: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for (at, translation) in translations.iter().enumerate() {
        for name in translation.catalog.messages.keys() {
            index.entry(Arc::from(name.as_str())).or_insert(at);
        }
    }
    let formats = Formats::new(chain, writing)?;
    Ok(Locale {
        language: language.clone(),
        direction: direction(language),
        fingerprint: fingerprint(language, writing, &index, &translations, &formats),
        strings: strings(&index, &translations),
        index,
        translations,
        formats,
    })
}

/// The messages that need nothing to be formed.
fn strings(index: &BTreeMap<Arc<str>, usize>, translations: &[Translation]) -> Vec<(Arc<str>, Message)> {
    let none = fluent_bundle::FluentArgs::new();
    let string = |(name, at): (&Arc<str>, &usize)| {
        let translation = translations.get(*at)?;
        translation.catalog.messages.get(name.as_ref()).filter(|entry| entry.variables.is_empty())?;
        // What goes wrong here was found when the files were read.
        let (text, _) = translation.form(name, &none, Marks::Left)?;
        Some((Arc::clone(name), Message { text: text.into(), language: translation.language.clone() }))
    };
    index.iter().filter_map(string).collect()
}

fn fingerprint(
    language: &Language,
    writing: &Writing,
    index: &BTreeMap<Arc<str>, usize>,
    translations: &[Translation],
    formats: &Formats,
) -> Fingerprint {
    let entry = |(name, at): (&Arc<str>, &usize)| {
        let translation = translations.get(*at)?;
        let digest = translation.catalog.messages.get(name.as_ref())?.digest;
        Some((Arc::clone(name), translation.language.clone(), digest))
    };
    let messages: Vec<_> = index.iter().filter_map(entry).collect();
    Fingerprint::of(&(language, writing, &formats.language, messages))
}

#[cfg(test)]
mod tests;
