//! The desk's templates and messages, made ready once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Checked;
use crate::failure::Failure;
use crate::locales::{self, Locale, Locales, autonym};
use crate::looks;
use crate::model::language::Language;
use crate::source::SourceId;
use crate::theme::{self, Context, Theme, ThemeSource, Value, list, map, text};

const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("base.html")),
    ("home.html", include_str!("home.html")),
    ("source.html", include_str!("source.html")),
    ("week.html", include_str!("week.html")),
];

/// By language: the desk's messages.
const MESSAGES: &[(&str, &str)] = &[
    ("ar", include_str!("../../../locales/ar/desk.ftl")),
    ("en", include_str!("../../../locales/en/desk.ftl")),
    ("es", include_str!("../../../locales/es/desk.ftl")),
    ("fr", include_str!("../../../locales/fr/desk.ftl")),
    ("ru", include_str!("../../../locales/ru/desk.ftl")),
    ("zh", include_str!("../../../locales/zh/desk.ftl")),
];

/// What every page of the desk is made with.
pub struct Room {
    theme: Theme,
    locales: Arc<Locales>,
    languages: Vec<&'static str>,
}

impl Room {
    /// Fails only where the program was built with a template or a message that cannot be read.
    pub fn new() -> Result<Room, Failure> {
        let tag = |tag: &str| tag.parse::<Language>().map_err(|()| broken());
        let mut sources = Vec::new();
        let mut languages = Vec::new();
        for (number, (language, messages)) in (0..).zip(MESSAGES) {
            sources.push((SourceId(number), tag(language)?, *messages));
            languages.push((tag(language)?, Vec::new()));
        }
        let locales = locales::load(&sources, &languages, &BTreeMap::new())?;
        let locales = Arc::new(sound(locales)?);
        let source = ThemeSource {
            id: "desk".to_owned(),
            manifest: None,
            extends: None,
            settings: serde_json::Value::Null,
            templates: TEMPLATES
                .iter()
                .map(|(name, text)| (SourceId(0), (*name).to_owned(), (*text).to_owned()))
                .collect(),
            statics: Vec::new(),
            styles: Vec::new(),
        };
        let theme = sound(theme::load(&[&source], looks::functions(&locales)))?.ok_or_else(broken)?;
        Ok(Room { theme, locales, languages: MESSAGES.iter().map(|(language, _)| *language).collect() })
    }

    /// The tags of the languages that the desk is in.
    pub fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    /// One of them; `None` for any other.
    pub fn locale(&self, language: &str) -> Option<&Locale> {
        let known = self.languages.iter().find(|known| **known == language)?;
        self.locales.get(&known.parse().ok()?)
    }

    /// What all pages have: the language, its texts by their names (`desk-faults` is `text.faults`), and the way to
    /// the other languages, each by what comes before and behind its tag.
    pub fn context(&self, locale: &Locale, rest: &str) -> Context {
        let mut context = Context::new();
        context.insert_value("lang", text(locale.language.as_str()));
        context.insert_value("dir", text(locale.direction.as_str()));
        let named = locale.strings.iter().filter_map(|(name, message)| {
            let name = name.strip_prefix("desk-")?.replace('-', "_");
            Some((name, serde_json::Value::from(message.text.to_string())))
        });
        context.insert_value("text", theme::json(&serde_json::Value::Object(named.collect())));
        let languages = self.languages.iter().map(|tag| {
            let language: Option<Language> = tag.parse().ok();
            let name = language.as_ref().map(autonym).unwrap_or_default();
            let direction = language.as_ref().map_or("ltr", |language| locales::direction(language).as_str());
            map([
                ("tag", text(tag)),
                ("name", text(&name)),
                ("dir", text(direction)),
                ("href", text(&format!("{}{tag}/{rest}", super::HOME))),
                ("current", Value::from(*tag == locale.language.as_str())),
            ])
        });
        context.insert_value("languages", list(languages));
        context
    }

    /// A page of the desk.
    pub fn render(&self, template: &str, context: &Context) -> Option<String> {
        self.theme.render(template, context).ok()
    }
}

fn sound<T>(checked: Checked<T>) -> Result<T, Failure> {
    match checked.diagnostics.first() {
        None => Ok(checked.value),
        Some(fault) => Err(Failure::new(format!("the desk in this program is broken: {}", fault.message))),
    }
}

fn broken() -> Failure {
    Failure::new("the desk in this program is broken")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MESSAGES, Room, TEMPLATES};
    use crate::locales::Argument;

    fn names(messages: &str) -> BTreeSet<&str> {
        messages
            .lines()
            .filter(|line| line.starts_with("desk-"))
            .filter_map(|line| line.split(" =").next())
            .collect()
    }

    /// What templates print or form.
    fn used() -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for (_, template) in TEMPLATES {
            for part in template.split("text.").skip(1) {
                let name: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                used.insert(format!("desk-{}", name.replace('_', "-")));
            }
            used.extend(
                template.split("(id=\"").skip(1).filter_map(|part| part.split('"').next()).map(str::to_owned),
            );
        }
        used
    }

    #[test]
    fn every_language_has_every_message_in_all_its_forms() {
        let room = Room::new().unwrap();
        let english = names(MESSAGES.iter().find(|(language, _)| *language == "en").unwrap().1);
        let wanted: BTreeSet<&str> = english.iter().copied().collect();
        assert_eq!(used().iter().map(String::as_str).collect::<BTreeSet<_>>(), wanted);
        for (language, messages) in MESSAGES {
            assert_eq!(names(messages), english, "{language}");
            let locale = room.locale(language).unwrap();
            for name in &english {
                for count in [0, 1, 2, 3, 11, 21, 100, 1_000_000] {
                    let arguments = [
                        ("count", Argument::Number(count)),
                        ("line", Argument::Number(count)),
                        ("code", Argument::Text("a")),
                        ("file", Argument::Text("b")),
                        ("first", Argument::Text("c")),
                        ("last", Argument::Text("d")),
                        ("languages", Argument::Text("e")),
                        ("title", Argument::Text("f")),
                    ];
                    let formed = locale.plain(name, &arguments).unwrap();
                    assert_eq!(formed.language.as_str(), *language, "{name}");
                }
            }
        }
    }
}
