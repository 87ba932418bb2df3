//! Where a language is spoken, for formats that will not have it without a territory.

use icu::locale::LocaleExpander;

use crate::model::language::Language;

/// Language and territory as Open Graph has them: `fr_FR`, `zh_CN`. The tag's own territory, else the one where CLDR
/// says that it is most spoken; `None` for a language of which that is not known.
pub fn with_territory(language: &Language) -> Option<String> {
    let mut identifier = language.identifier();
    LocaleExpander::new_extended().maximize(&mut identifier);
    let territory = identifier.region?;
    Some(format!("{}_{territory}", identifier.language))
}

#[cfg(test)]
mod tests {
    use super::with_territory;

    #[test]
    fn a_language_has_a_territory_of_its_own_or_the_likely_one() {
        for (tag, expected) in [
            ("en", Some("en_US")),
            ("fr", Some("fr_FR")),
            ("fr-CA", Some("fr_CA")),
            ("ar", Some("ar_EG")),
            ("zh-Hans", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("pt-BR", Some("pt_BR")),
            ("qaa", None),
        ] {
            assert_eq!(with_territory(&tag.parse().unwrap()).as_deref(), expected, "{tag}");
        }
    }
}
