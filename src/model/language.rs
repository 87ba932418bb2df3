//! Language tags (BCP 47) as the site writes them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use icu::locale::{LanguageIdentifier, LocaleDirectionality};

/// A language tag in its canonical spelling: `fr`, `pt-BR`, `zh-Hans`. Two spellings of one tag are equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag as ICU knows it.
    pub fn identifier(&self) -> LanguageIdentifier {
        LanguageIdentifier::from_str(&self.0).unwrap_or(LanguageIdentifier::UNKNOWN)
    }

    /// Whether it is written from right to left, by its script or the one it is most likely written in (CLDR).
    pub fn is_right_to_left(&self) -> bool {
        LocaleDirectionality::new_extended().is_right_to_left(&self.identifier())
    }

    /// The tag without its last subtag: `zh-Hans` for `zh-Hans-CN`, `None` for `zh`.
    pub fn parent(&self) -> Option<Language> {
        self.0.rsplit_once('-').map(|(parent, _)| Language(Arc::from(parent)))
    }
}

impl FromStr for Language {
    type Err = ();

    /// Any BCP 47 language identifier in any case. `und` and private tags are refused.
    fn from_str(text: &str) -> Result<Self, ()> {
        let identifier = LanguageIdentifier::from_str(text).map_err(|_| ())?;
        if identifier.language.is_unknown() {
            return Err(());
        }
        Ok(Language(Arc::from(identifier.to_string())))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
