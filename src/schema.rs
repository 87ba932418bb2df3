//! JSON Schemas of the files that editors write, from the very types that read them: for programs that complete keys
//! and show faults while somebody types.
//!
//! A schema says less than a build: not whether an author exists, or a day does. What it refuses is refused by a build
//! too, but for a key without a value, which is more often forgotten than meant, and for another spelling of one of a
//! few words (`Monday`).

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::diagnostic::{CODES, Severity};
use crate::locales::{CALENDARS, NUMERALS};
use crate::model::front_matter::FrontMatter;
use crate::model::settings::Settings;
use crate::parse::{AuthorFile, ThemeFile, WrittenComment};
use crate::yaml::{FileKind, Keyed};

mod tidy;
mod vscode;

pub use vscode::{FOLDER, files, pretty};

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy)]
pub struct Described {
    pub name: &'static str,
    pub what: &'static str,
    /// Which files of a site are of that kind, as patterns of file names.
    pub files: &'static [&'static str],
    /// `None` for a list of comments, which is no mapping of keys.
    kind: Option<FileKind>,
    required: &'static [&'static str],
}

const TITLE: &[&str] = &["title"];

/// All of them.
pub const DESCRIBED: &[Described] = &[
    Described {
        name: "network",
        what: "`network.yaml`: what all missions share",
        files: &["content/network.yaml"],
        kind: Some(FileKind::Network),
        required: &["title", "base_url", "languages"],
    },
    Described {
        name: "mission",
        what: "`mission.yaml`: one mission, where it differs from the network",
        files: &["content/*/mission.yaml"],
        kind: Some(FileKind::Mission),
        required: TITLE,
    },
    Described {
        name: "author",
        what: "An author's file, in `authors/`",
        files: &["content/authors/*.yaml"],
        kind: Some(FileKind::Author),
        required: &["name"],
    },
    Described {
        name: "comments",
        what: "Readers' comments on a post",
        files: &["content/*/posts/**/comments.yaml", "content/*/posts/**/*.comments.yaml"],
        kind: None,
        required: &[],
    },
    Described {
        name: "theme",
        what: "A theme's `theme.yaml`",
        files: &["themes/*/theme.yaml"],
        kind: Some(FileKind::Theme),
        required: &[],
    },
    Described {
        name: "post",
        what: "The front matter of a post",
        files: &["content/*/posts/**/*.md"],
        kind: Some(FileKind::Post),
        required: TITLE,
    },
    Described {
        name: "page",
        what: "The front matter of a page",
        files: &["content/pages/*.md", "content/*/pages/*.md"],
        kind: Some(FileKind::Page),
        required: TITLE,
    },
    Described {
        name: "policy",
        what: "The front matter of a policy",
        files: &["content/policies/*.md", "content/*/policies/*.md"],
        kind: Some(FileKind::Policy),
        required: TITLE,
    },
    Described {
        name: "alert",
        what: "The front matter of an alert",
        files: &["content/alerts/*.md", "content/*/alerts/*.md"],
        kind: Some(FileKind::Alert),
        required: TITLE,
    },
    Described {
        name: "digest",
        what: "The front matter of a week in review's introduction",
        files: &["content/digests/*.md", "content/*/digests/*.md"],
        kind: Some(FileKind::Digest),
        required: TITLE,
    },
];

impl Described {
    pub fn named(name: &str) -> Option<&'static Described> {
        DESCRIBED.iter().find(|described| described.name == name)
    }

    /// Whether it is of the front matter of Markdown files.
    pub fn is_front_matter(&self) -> bool {
        self.files.iter().all(|files| files.ends_with(".md"))
    }

    /// The schema, of draft 7, which every editor knows.
    pub fn schema(&self) -> Value {
        use FileKind::{Alert, Author, Digest, Mission, Network, Page, Policy, Post, Theme};
        let mut schema = match self.kind {
            None => of_list::<WrittenComment>(),
            Some(Network | Mission) => self.of_keys::<Settings>(),
            Some(Author) => self.of_keys::<AuthorFile>(),
            Some(Theme) => self.of_keys::<ThemeFile>(),
            Some(Post | Page | Policy | Digest | Alert) => self.of_keys::<FrontMatter>(),
        };
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            known_names(properties, self.is_front_matter());
        }
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
            schema.insert("title".into(), json!(self.what));
            schema.remove("description");
        }
        schema
    }

    /// With the keys that this kind of file has, and no others.
    fn of_keys<T: Keyed + JsonSchema>(&self) -> Value {
        let mut schema = of_type::<T>();
        let belongs = |key: &str| self.kind.is_some_and(|kind| T::belongs(key, kind));
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.retain(|key, _| belongs(key));
        }
        if let Some(schema) = schema.as_object_mut() {
            schema.remove("required");
            if !self.required.is_empty() {
                schema.insert("required".into(), json!(self.required));
            }
        }
        schema
    }
}

fn of_type<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    tidy::tidy(&mut schema);
    schema
}

/// An empty file is an empty list.
fn of_list<T: JsonSchema>() -> Value {
    let mut item = of_type::<T>();
    if let Some(item) = item.as_object_mut() {
        item.remove("$schema");
        item.remove("title");
        item.remove("description");
    }
    json!({ "type": ["array", "null"], "items": item })
}

/// Names that other parts of the program know: codes of rules, digits, calendars.
fn known_names(properties: &mut Map<String, Value>, in_text: bool) {
    if let Some(rules) = properties.get_mut("rules").and_then(Value::as_object_mut) {
        let rule = |meaning: &str, severity: Severity| match (in_text, severity) {
            (true, _) => {
                json!({ "type": "string", "description": format!("The reason why this is off here: {meaning}") })
            }
            (false, Severity::Warning) => {
                json!({ "enum": ["off", "warning", "error", false], "description": meaning })
            }
            // An error stays one.
            (false, Severity::Error) => json!({ "enum": ["error"], "description": meaning }),
        };
        let codes: Map<String, Value> = CODES
            .iter()
            .filter(|(code, _)| code.severity() == Severity::Warning || !in_text)
            .map(|(code, meaning)| (code.as_str().to_owned(), rule(meaning, code.severity())))
            .collect();
        rules.insert("properties".into(), Value::Object(codes));
        rules.insert("additionalProperties".into(), json!(false));
    }
    for (key, names) in [("numerals", NUMERALS), ("calendars", CALENDARS)] {
        let patterns = properties
            .get_mut(key)
            .and_then(|key| key.get_mut("patternProperties"))
            .and_then(Value::as_object_mut);
        for value in patterns.into_iter().flat_map(Map::values_mut) {
            *value = json!({ "enum": names });
        }
    }
}

#[cfg(test)]
mod tests;
