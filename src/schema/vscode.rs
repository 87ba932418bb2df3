//! What Visual Studio Code needs to know of a site: which schema each YAML file has, which extensions help, the keys of
//! front matter as snippets, and `chancery check` as a task whose faults it underlines.
//!
//! No extension for the front matter of Markdown files is asked for: `redhat.vscode-yaml` does not look into it
//! (<https://github.com/redhat-developer/vscode-yaml/issues/207>), and the editor's own snippets and tasks are enough to
//! complete its keys and to show its faults. docs/schemas.md says what else there is.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::DESCRIBED;

/// Where schemas are put, from the site's folder.
pub const FOLDER: &str = ".vscode/schemas";

/// Paths from the site's folder, and what is written there.
pub fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = DESCRIBED
        .iter()
        .map(|described| (format!("{FOLDER}/{}.json", described.name), pretty(&described.schema())))
        .collect();
    for (name, value) in [
        ("settings.json", settings()),
        ("extensions.json", json!({ "recommendations": ["redhat.vscode-yaml"] })),
        ("tasks.json", tasks()),
        ("chancery.code-snippets", snippets()),
    ] {
        files.push((format!(".vscode/{name}"), pretty(&value)));
    }
    files
}

/// JSON as a person reads it.
pub fn pretty(value: &Value) -> String {
    // Keys are texts and numbers are whole, so nothing can fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn settings() -> Value {
    let schemas: Map<String, Value> = DESCRIBED
        .iter()
        .filter(|described| !described.is_front_matter())
        .map(|described| (format!("{FOLDER}/{}.json", described.name), json!(described.files)))
        .collect();
    json!({
        "yaml.schemas": schemas,
        // Only what stands above: nothing is asked of the network.
        "yaml.schemaStore.enable": false,
        // In a front matter, where what is typed is a string to the editor, and not in the text below.
        "[markdown]": {
            "editor.quickSuggestions": { "strings": "on", "other": "off", "comments": "off" },
            "editor.wordBasedSuggestions": "off",
        },
    })
}

/// Faults as `chancery check` tells them on a terminal: what, and in the next line where.
fn tasks() -> Value {
    json!({
        "version": "2.0.0",
        "tasks": [{
            "label": "chancery check",
            "detail": "See whether anything is wrong, and underline it",
            "type": "shell",
            "command": "chancery check",
            "group": { "kind": "build", "isDefault": true },
            "presentation": { "reveal": "silent" },
            "problemMatcher": {
                "owner": "chancery",
                "source": "chancery",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": [
                    { "regexp": "^(error|warning)\\[([a-z0-9-]+)\\]: (.*)$", "severity": 1, "code": 2, "message": 3 },
                    { "regexp": "^\\s*--> (.+):(\\d+):(\\d+)$", "file": 1, "line": 2, "column": 3 },
                ],
            },
        }],
    })
}

/// Keys of front matter, each offered in the texts that may have it. Their language is YAML, since that is what the
/// editor takes a front matter for; `include` is known to it from version 1.109 on, and let pass before.
fn snippets() -> Value {
    let mut keys: BTreeMap<String, (Vec<String>, Value)> = BTreeMap::new();
    for described in DESCRIBED.iter().filter(|described| described.is_front_matter()) {
        let schema = described.schema();
        for (key, of) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let entry = keys.entry(key.clone()).or_insert_with(|| (Vec::new(), of.clone()));
            entry.0.extend(described.files.iter().map(|files| format!("**/{files}")));
        }
    }
    let snippet = |(key, (files, schema)): (String, (Vec<String>, Value))| {
        let snippet = json!({
            "scope": "yaml",
            "include": files,
            "prefix": key,
            "body": format!("{key}:{}", body(&schema)),
            "description": schema.get("description"),
        });
        (key, snippet)
    };
    Value::Object(keys.into_iter().map(snippet).collect())
}

/// So many keys of a mapping are put in its place at most.
const FEW: usize = 6;

/// What is put in place of a value: its words to choose from, its keys, its form, or the place to write.
fn body(schema: &Value) -> String {
    let words = |values: &[Value]| values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",");
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return format!(" ${{1|{}|}}", words(values));
    }
    let keys = schema.get("properties").and_then(Value::as_object).filter(|keys| keys.len() <= FEW);
    match (schema.get("type").and_then(Value::as_str), keys) {
        (Some("boolean"), _) => " ${1|true,false|}".to_owned(),
        (Some("array"), _) => " [$1]".to_owned(),
        (Some("object"), Some(keys)) => {
            keys.keys().zip(1..).map(|(key, number)| format!("\n  {key}: ${number}")).collect()
        }
        (Some("object"), None) => "\n  $0".to_owned(),
        _ => " $1".to_owned(),
    }
}
