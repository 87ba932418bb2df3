//! Schemas have the keys of the tables, with what each means, and offer nothing empty.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{DESCRIBED, Described};
use crate::model::front_matter::FrontMatter;
use crate::model::settings::Settings;
use crate::yaml::{FileKind, Keyed};

fn keys<T: Keyed>(kind: FileKind) -> BTreeSet<String> {
    T::keys().filter(|key| key.of.contains(&kind)).map(|key| key.name.to_owned()).collect()
}

fn properties(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn a_schema_has_the_keys_of_its_kind_and_no_others() {
    for (name, expected) in [
        ("network", keys::<Settings>(FileKind::Network)),
        ("mission", keys::<Settings>(FileKind::Mission)),
        ("post", keys::<FrontMatter>(FileKind::Post)),
        ("page", keys::<FrontMatter>(FileKind::Page)),
        ("policy", keys::<FrontMatter>(FileKind::Policy)),
        ("digest", keys::<FrontMatter>(FileKind::Digest)),
        ("alert", keys::<FrontMatter>(FileKind::Alert)),
    ] {
        let schema = Described::named(name).unwrap().schema();
        assert!(expected.len() > 5);
        assert_eq!(properties(&schema), expected, "{name}");
    }
}

/// Every mapping that is not made of names of the editor's own is closed, and every key says what it is.
#[test]
fn every_key_is_described_and_no_other_is_let_pass() {
    fn look(at: &str, schema: &Value, faults: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
                faults.push(format!("{at} lets any key pass"));
            }
            for (key, of) in properties {
                if of.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
                    faults.push(format!("{at}.{key} is not described"));
                }
                look(&format!("{at}.{key}"), of, faults);
            }
        }
        if schema.get("$ref").is_some() || schema.get("default").is_some() {
            faults.push(format!("{at} refers to another place, or has a default"));
        }
        for key in ["items", "anyOf", "oneOf", "patternProperties"] {
            match schema.get(key) {
                Some(Value::Array(all)) => all.iter().for_each(|one| look(at, one, faults)),
                Some(Value::Object(all)) if key == "patternProperties" => {
                    all.values().for_each(|one| look(at, one, faults));
                }
                Some(one) => look(at, one, faults),
                None => {}
            }
        }
    }
    let mut faults = Vec::new();
    for described in DESCRIBED {
        look(described.name, &described.schema(), &mut faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn closed_values_are_listed_with_what_they_mean() {
    let schema = Described::named("post").unwrap().schema();
    let status = &schema["properties"]["status"];
    assert_eq!(status["enum"], serde_json::json!(["draft", "review", "cleared", "withdrawn"]));
    assert_eq!(status["enumDescriptions"].as_array().unwrap().len(), 4);
    assert!(status["description"].as_str().unwrap().starts_with("Whether it goes out"));
}

#[test]
fn the_editor_is_told_of_every_schema() {
    let files = super::files();
    let text = |path: &str| &files.iter().find(|(known, _)| known == path).unwrap().1;
    for described in DESCRIBED {
        let path = format!("{}/{}.json", super::FOLDER, described.name);
        assert!(serde_json::from_str::<Value>(text(&path)).is_ok());
        let is_told = text(".vscode/settings.json").contains(&path);
        assert_eq!(is_told, !described.is_front_matter(), "{path}");
    }
    let snippets: Value = serde_json::from_str(text(".vscode/chancery.code-snippets")).unwrap();
    assert_eq!(snippets["status"]["body"], "status: ${1|draft,review,cleared,withdrawn|}");
    assert_eq!(snippets["event"]["body"], "event:\n  end: $1\n  place: $2\n  start: $3\n  url: $4");
    let pages = ["**/content/pages/*.md", "**/content/*/pages/*.md"];
    assert_eq!(snippets["menu"]["include"], serde_json::json!(pages));
    assert!(snippets["menu"]["description"].as_str().unwrap().contains("place in the menu"));
}
