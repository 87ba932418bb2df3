//! Which messages a language of the site lacks, said once per language.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::language::Language;

use super::catalog::Contract;
use super::names::LanguageNames;
use super::translation::Translation;

/// How many missing messages are named.
const NAMED: usize = 5;

/// A warning for a language that some or all of the program's messages are missing in.
pub(super) fn missing_messages(
    language: &Language,
    contract: &Contract,
    index: &BTreeMap<Arc<str>, usize>,
    translations: &[Translation],
    english: Option<&LanguageNames>,
) -> Option<Diagnostic> {
    let source = |name: &str| index.get(name).and_then(|at| translations.get(*at));
    let missing: Vec<(&str, Option<&Translation>)> = contract
        .keys()
        .map(|name| (name.as_str(), source(name)))
        .filter(|(_, translation)| translation.is_none_or(|translation| translation.language != *language))
        .collect();
    let (first, fallback) = missing.first()?;
    let named = |language: &Language| match english {
        Some(names) => format!("{} (`{language}`)", names.of(language)),
        None => format!("`{language}`"),
    };
    let fallback = fallback.map(|translation| named(&translation.language)).unwrap_or_default();
    let (message, what) = if missing.len() == contract.len() {
        (format!("the interface has no messages in {}", named(language)), "with the messages")
    } else {
        let names: Vec<String> = missing.iter().take(NAMED).map(|(name, _)| format!("`{name}`")).collect();
        let more = if missing.len() > NAMED { ", …" } else { "" };
        let message = format!(
            "{} of the interface's {} messages are missing in {}: {}{more}",
            missing.len(),
            contract.len(),
            named(language),
            names.join(", "),
        );
        (message, "or complete it")
    };
    let help = format!(
        "add `locales/{language}/interface.ftl` {what} (`{first} = …`); until then they are shown in {fallback}"
    );
    Some(Diagnostic::nowhere(Code::MissingMessages, message).help(help))
}
