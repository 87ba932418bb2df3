//! Themes' own files, put together by theme: manifest, templates, static files, messages.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::model::artifact::Fingerprint;
use crate::model::document::ThemeDocument;
use crate::model::language::Language;
use crate::source::{Kind, SourceId, Sources};
use crate::yaml::{self, FileKind, Given, Key, Keyed, keyed};

/// What a `theme.yaml` says, as it says it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ThemeFile {
    /// The theme's name, for people.
    name: Option<String>,
    /// The theme that it builds on, such as `default`: what it lacks is that one's.
    extends: Option<String>,
    /// The version of docs/themes.md that it is written for.
    contract: Option<i64>,
    /// What templates get as `theme`, and settings may change.
    settings: Option<serde_json::Value>,
}

keyed!(ThemeFile {
    name: "a text", &[FileKind::Theme];
    extends: "the name of another theme", &[FileKind::Theme];
    contract: "a number", &[FileKind::Theme];
    settings: "keys and values", &[FileKind::Theme];
});

/// Reads every theme, and the messages of `locales/` as those of a theme without a name.
///
/// A file on disk stands in for one of the same name that the program carries.
pub fn themes(sources: &Sources) -> Checked<Vec<ThemeDocument>> {
    let mut diagnostics = Vec::new();
    let mut themes: BTreeMap<String, ThemeDocument> = BTreeMap::new();
    for (id, source) in sources.iter() {
        match &source.kind {
            Kind::ThemeManifest { theme } => {
                let Some(text) = text(sources, id, &mut diagnostics) else { continue };
                let file = yaml::read::<ThemeFile>(id, &text, 0, FileKind::Theme).collect(&mut diagnostics);
                let document = of(&mut themes, theme);
                document.source = Some(id);
                document.extends = file.extends;
                document.contract = file.contract;
                document.settings = file.settings.unwrap_or(serde_json::Value::Null);
            }
            Kind::ThemeTemplate { theme, name } => {
                let Some(text) = text(sources, id, &mut diagnostics) else { continue };
                let templates = &mut of(&mut themes, theme).templates;
                templates.retain(|(_, known, _)| known != name);
                templates.push((id, name.clone(), Arc::from(text)));
            }
            Kind::ThemeStatic { theme, name } if name.ends_with(".css") => {
                let Some(text) = text(sources, id, &mut diagnostics) else { continue };
                let styles = &mut of(&mut themes, theme).styles;
                styles.retain(|(_, known, _)| known != name);
                styles.push((id, name.clone(), Arc::from(text)));
            }
            Kind::ThemeStatic { theme, name } => match source.bytes() {
                Ok(bytes) => {
                    let statics = &mut of(&mut themes, theme).statics;
                    statics.retain(|(_, known, _)| known != name);
                    statics.push((id, name.clone(), Fingerprint::of_bytes(&bytes)));
                }
                Err(error) => diagnostics.push(
                    Diagnostic::new(Code::UnreadableFile, id, format!("this file cannot be read: {error}"))
                        .help("check that the file is still there and that you may read it"),
                ),
            },
            Kind::ThemeMessages { theme, language } => {
                let Some(text) = text(sources, id, &mut diagnostics) else { continue };
                if let Some(language) = language_of(id, language, &mut diagnostics) {
                    of(&mut themes, theme).messages.push((id, language, Arc::from(text)));
                }
            }
            Kind::Messages { language } => {
                let Some(text) = text(sources, id, &mut diagnostics) else { continue };
                if let Some(language) = language_of(id, language, &mut diagnostics) {
                    of(&mut themes, "").messages.push((id, language, Arc::from(text)));
                }
            }
            _ => {}
        }
    }
    Checked::new(themes.into_values().collect(), diagnostics)
}

fn of<'a>(themes: &'a mut BTreeMap<String, ThemeDocument>, theme: &str) -> &'a mut ThemeDocument {
    themes.entry(theme.to_string()).or_insert_with(|| ThemeDocument {
        source: None,
        id: Arc::from(theme),
        extends: None,
        contract: None,
        settings: serde_json::Value::Null,
        templates: Vec::new(),
        statics: Vec::new(),
        styles: Vec::new(),
        messages: Vec::new(),
    })
}

fn text(sources: &Sources, id: SourceId, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    sources.text(id).map_err(|fault| diagnostics.push(fault)).ok()
}

fn language_of(id: SourceId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Language> {
    Language::from_str(text)
        .map_err(|()| {
            diagnostics.push(
                Diagnostic::new(Code::BadLanguage, id, format!("`{text}` is not a language tag"))
                    .help("name it by a tag such as `fr`, `pt-BR` or `zh-Hans`"),
            );
        })
        .ok()
}
