//! The messages that the program carries inside.

/// The languages that the interface is translated into, in full. English is the contract: the other
/// languages have its messages, with its variables, and no others. `zh` is Simplified Chinese.
pub const SHIPPED: &[&str] = &["ar", "en", "es", "fr", "ru", "zh"];

/// The language that everything falls back to in the end.
pub(super) const LAST_RESORT: &str = "en";

/// The shipped messages of a language, as Fluent.
pub(super) fn shipped(tag: &str) -> Option<&'static str> {
    match tag {
        "ar" => Some(include_str!("../../locales/ar/interface.ftl")),
        "en" => Some(include_str!("../../locales/en/interface.ftl")),
        "es" => Some(include_str!("../../locales/es/interface.ftl")),
        "fr" => Some(include_str!("../../locales/fr/interface.ftl")),
        "ru" => Some(include_str!("../../locales/ru/interface.ftl")),
        "zh" => Some(include_str!("../../locales/zh/interface.ftl")),
        _ => None,
    }
}

/// The same for what `chancery new` writes into files, which is no part of the interface.
pub(super) fn shipped_scaffold(tag: &str) -> Option<&'static str> {
    match tag {
        "ar" => Some(include_str!("../../locales/ar/scaffold.ftl")),
        "en" => Some(include_str!("../../locales/en/scaffold.ftl")),
        "es" => Some(include_str!("../../locales/es/scaffold.ftl")),
        "fr" => Some(include_str!("../../locales/fr/scaffold.ftl")),
        "ru" => Some(include_str!("../../locales/ru/scaffold.ftl")),
        "zh" => Some(include_str!("../../locales/zh/scaffold.ftl")),
        _ => None,
    }
}
