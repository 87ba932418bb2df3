//! In which languages a text is looked for, one after the other.

use crate::model::language::Language;

use super::direction::script;

/// Where to look after `language` itself: the site's own `fallbacks:` for it, else the tag with its
/// last subtags cut off one by one (`zh-Hans-CN` → `zh-Hans` → `zh`); then the default language.
/// No language stands there twice.
pub fn chain(language: &Language, fallbacks: Option<&[Language]>, default: &Language) -> Vec<Language> {
    let mut chain = match fallbacks {
        Some(fallbacks) => fallbacks.to_vec(),
        None => parents(language),
    };
    chain.push(default.clone());
    without_repetition(language, chain)
}

/// The languages of messages for a page, itself first. Shorter tags that serve the page stand
/// before the site's fallbacks, whatever those are: `zh` is written for `zh-Hans` too.
pub(super) fn message_chain(language: &Language, after: &[Language], last: &Language) -> Vec<Language> {
    let mut chain: Vec<Language> =
        parents(language).into_iter().filter(|parent| serves(parent, language)).collect();
    chain.extend(after.iter().cloned());
    chain.push(last.clone());
    let mut all = vec![language.clone()];
    all.extend(without_repetition(language, chain));
    all
}

/// Whether a text in one language may stand unmarked on a page in another: the same language in the
/// same script. `fr` serves `fr-CA`; `zh` (simplified) does not serve `zh-Hant`.
pub(super) fn serves(text: &Language, page: &Language) -> bool {
    text == page || (text.identifier().language == page.identifier().language && script(text) == script(page))
}

fn parents(language: &Language) -> Vec<Language> {
    std::iter::successors(language.parent(), Language::parent).collect()
}

fn without_repetition(first: &Language, rest: Vec<Language>) -> Vec<Language> {
    let mut chain: Vec<Language> = Vec::with_capacity(rest.len());
    for language in rest {
        if language != *first && !chain.contains(&language) {
            chain.push(language);
        }
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::{chain, message_chain, serves};
    use crate::model::language::Language;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn tags(texts: &[&str]) -> Vec<Language> {
        texts.iter().map(|text| tag(text)).collect()
    }

    #[test]
    fn a_chain_is_explicit_or_made_of_shorter_tags() {
        assert_eq!(chain(&tag("zh-Hans-CN"), None, &tag("en")), tags(&["zh-Hans", "zh", "en"]));
        assert_eq!(chain(&tag("fr-CA"), Some(&tags(&["fr", "en"])), &tag("en")), tags(&["fr", "en"]));
        assert_eq!(chain(&tag("fr-CA"), Some(&tags(&["en"])), &tag("fr-CA")), tags(&["en"]));
        assert_eq!(chain(&tag("fr"), None, &tag("fr")), tags(&[]));
    }

    #[test]
    fn messages_of_the_same_language_and_script_come_first() {
        let chain = message_chain(&tag("zh-Hans"), &tags(&["ru"]), &tag("en"));
        assert_eq!(chain, tags(&["zh-Hans", "zh", "ru", "en"]));
        assert_eq!(message_chain(&tag("zh-Hant"), &[], &tag("en")), tags(&["zh-Hant", "en"]));
    }

    #[test]
    fn a_text_serves_pages_in_its_language_and_script() {
        assert!(serves(&tag("fr"), &tag("fr-CA")));
        assert!(serves(&tag("zh"), &tag("zh-Hans")));
        assert!(!serves(&tag("zh"), &tag("zh-Hant")));
        assert!(!serves(&tag("en"), &tag("fr")));
        assert!(!serves(&tag("sr"), &tag("sr-Latn")));
    }
}
