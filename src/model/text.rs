//! Short texts of YAML files that may differ by language.

use std::sync::Arc;

use super::language::Language;

/// A text in one language for all, or one per language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LocalText {
    /// One text for every language, whose own language nobody said.
    Plain(Arc<str>),
    /// In the order of the file.
    PerLanguage(Box<[(Language, Arc<str>)]>),
}

impl Default for LocalText {
    fn default() -> Self {
        LocalText::Plain(Arc::from(""))
    }
}

impl LocalText {
    /// The text for a page in the first of these languages, else in the first that there is; with the
    /// language it is in, where that is said.
    pub fn choose<'a>(
        &'a self,
        chain: impl IntoIterator<Item = &'a Language>,
    ) -> (&'a Arc<str>, Option<&'a Language>) {
        match self {
            LocalText::Plain(text) => (text, None),
            LocalText::PerLanguage(texts) => {
                let found = chain
                    .into_iter()
                    .find_map(|wanted| texts.iter().find(|(language, _)| language == wanted));
                match found.or_else(|| texts.first()) {
                    Some((language, text)) => (text, Some(language)),
                    None => (empty(), None),
                }
            }
        }
    }

    /// Whether nothing is written in any language.
    pub fn is_empty(&self) -> bool {
        match self {
            LocalText::Plain(text) => text.is_empty(),
            LocalText::PerLanguage(texts) => texts.iter().all(|(_, text)| text.is_empty()),
        }
    }
}

fn empty() -> &'static Arc<str> {
    static EMPTY: std::sync::LazyLock<Arc<str>> = std::sync::LazyLock::new(|| Arc::from(""));
    &EMPTY
}
