//! The names of languages, from CLDR: in another language, and in their own.

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::{TitlecaseOptions, TrailingCase};
use icu::locale::Locale;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::LocaleDisplayNamesFormatter;

use crate::model::language::Language;

use super::direction::is_full_width;
use super::shipped::LAST_RESORT;

/// Names languages in one language.
#[derive(Debug)]
pub(super) struct LanguageNames {
    formatter: LocaleDisplayNamesFormatter,
    full_width: bool,
}

impl LanguageNames {
    /// `None` where CLDR has no names in this language.
    pub(super) fn new(language: &Language) -> Option<Self> {
        let locale = Locale::from(language.identifier());
        let formatter =
            LocaleDisplayNamesFormatter::try_new((&locale).into(), DisplayNamesOptions::default());
        Some(Self { formatter: formatter.ok()?, full_width: is_full_width(language) })
    }

    /// The name as it stands within a sentence; the tag itself for a language without one.
    pub(super) fn of(&self, language: &Language) -> String {
        let locale = Locale::from(language.identifier());
        let name = self.formatter.of(&locale).into_owned();
        // The formatter knows one kind of brackets; CLDR asks for full-width ones in these scripts.
        if self.full_width { name.replace(" (", "（").replace(')', "）") } else { name }
    }
}

/// A language's own name for itself, as it stands alone in a menu: `Français`, `العربية`, `简体中文`.
/// A language that CLDR knows no such name of is named in English, or by its tag.
pub fn autonym(language: &Language) -> String {
    let own = LanguageNames::new(language).map(|names| names.of(language));
    let name = own.filter(|name| name != language.identifier().language.as_str()).or_else(|| {
        let english = LAST_RESORT.parse().ok()?;
        LanguageNames::new(&english).map(|names| names.of(language))
    });
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(TrailingCase::Unchanged);
    TitlecaseMapper::new()
        .titlecase_segment_to_string(
            name.as_deref().unwrap_or(language.as_str()),
            &language.identifier(),
            options,
        )
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::{LanguageNames, autonym};

    fn name(tag: &str, of: &str) -> String {
        LanguageNames::new(&tag.parse().unwrap()).unwrap().of(&of.parse().unwrap())
    }

    #[test]
    fn languages_are_named_in_every_language() {
        assert_eq!(name("en", "fr"), "French");
        assert_eq!(name("en", "zh-Hans"), "Simplified Chinese");
        assert_eq!(name("fr", "fr"), "français");
        assert_eq!(name("fr", "zh-Hans"), "chinois simplifié");
        assert_eq!(name("fr", "pt-BR"), "portugais brésilien");
        assert_eq!(name("ar", "fr"), "الفرنسية");
        assert_eq!(name("es", "ru"), "ruso");
        assert_eq!(name("ru", "kk"), "казахский");
        assert_eq!(name("zh-Hans", "en"), "英语");
        assert_eq!(name("zh-Hans", "uz-Arab"), "乌兹别克语（阿拉伯文）");
        assert_eq!(name("fr", "qaa"), "qaa");
    }

    #[test]
    fn languages_have_a_name_for_themselves() {
        for (tag, expected) in [
            ("en", "English"),
            ("fr", "Français"),
            ("fr-CA", "Français canadien"),
            ("ar", "العربية"),
            ("es", "Español"),
            ("ru", "Русский"),
            ("zh", "中文"),
            ("zh-Hans", "简体中文"),
            ("pt-BR", "Português (Brasil)"),
            ("kk", "Қазақ тілі"),
            ("tlh", "Klingon"),
            ("qaa", "Qaa"),
        ] {
            assert_eq!(autonym(&tag.parse().unwrap()), expected);
        }
    }
}
