//! Schemas held against files, by a validator that is not ours: whatever the program takes is valid, whatever it
//! refuses to read is not.

use std::fs;
use std::path::Path;

use chancery::diagnostic::{Code, Diagnostic};
use chancery::discover::discover;
use chancery::model::front_matter::FrontMatter;
use chancery::model::settings::Settings;
use chancery::parse::{AuthorFile, ThemeFile, WrittenComment};
use chancery::schema::Described;
use chancery::source::{Kind, SourceId, Sources};
use chancery::yaml::{self, FileKind};
use jsonschema::Validator;
use serde_json::Value;

use crate::{chancery, project};

/// A file, as the program's reader and as the schema see it.
struct Seen {
    path: String,
    /// What the reader says, in messages; what only the calendar knows is left out.
    reader: Vec<String>,
    /// What the schema says.
    schema: Vec<String>,
}

/// All files of a folder that have a schema, and can be read as YAML at all.
fn seen(folder: &Path, validators: &[(&str, Validator)]) -> Vec<Seen> {
    let sources = discover(folder, Vec::new()).unwrap().value;
    sources.iter().filter_map(|(id, _)| look(&sources, id, validators)).collect()
}

fn look(sources: &Sources, id: SourceId, validators: &[(&str, Validator)]) -> Option<Seen> {
    let source = sources.get(id);
    let (name, kind) = match &source.kind {
        Kind::Network => ("network", Some(FileKind::Network)),
        Kind::Mission { .. } => ("mission", Some(FileKind::Mission)),
        Kind::Author { .. } => ("author", Some(FileKind::Author)),
        Kind::ThemeManifest { .. } => ("theme", Some(FileKind::Theme)),
        Kind::Comments { .. } => ("comments", None),
        Kind::Post { .. } => ("post", Some(FileKind::Post)),
        Kind::Page { .. } => ("page", Some(FileKind::Page)),
        Kind::Policy { .. } => ("policy", Some(FileKind::Policy)),
        Kind::Alert { .. } => ("alert", Some(FileKind::Alert)),
        Kind::Digest { .. } => ("digest", Some(FileKind::Digest)),
        _ => return None,
    };
    let text = sources.text(id).ok()?;
    let yaml_text = match source.path.ends_with(".md") {
        true => yaml::split(id, &text).ok()?.front_matter,
        false => text.as_str(),
    };
    let value: Value = serde_yaml::from_str(yaml_text).ok()?;
    let faults: Vec<Diagnostic> = match kind {
        None => yaml::read_list::<WrittenComment>(id, yaml_text, Code::BadComment, "").diagnostics,
        Some(kind @ (FileKind::Network | FileKind::Mission)) => {
            yaml::read::<Settings>(id, yaml_text, 0, kind).diagnostics
        }
        Some(kind @ FileKind::Author) => yaml::read::<AuthorFile>(id, yaml_text, 0, kind).diagnostics,
        Some(kind @ FileKind::Theme) => yaml::read::<ThemeFile>(id, yaml_text, 0, kind).diagnostics,
        Some(kind) => yaml::read::<FrontMatter>(id, yaml_text, 0, kind).diagnostics,
    };
    let (_, validator) = validators.iter().find(|(known, _)| *known == name)?;
    let told = faults.into_iter().filter(|fault| !fault.message.contains("does not exist"));
    Some(Seen {
        path: source.path.clone(),
        reader: told.map(|fault| fault.message).collect(),
        schema: validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect(),
    })
}

/// As the program writes them.
fn validators() -> Vec<(&'static str, Validator)> {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(chancery(folder.path(), &["schema", "--output", "schemas"]).code, Some(0));
    let validator = |described: &'static Described| {
        let text =
            fs::read_to_string(folder.path().join(format!("schemas/{}.json", described.name))).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{}", described.name);
        (described.name, jsonschema::validator_for(&schema).unwrap())
    };
    chancery::schema::DESCRIBED.iter().map(validator).collect()
}

#[test]
fn files_of_networks_without_a_fault_are_valid() {
    let validators = validators();
    let mut count = 0;
    for folder in ["", "starter", "tests/readers"] {
        for seen in seen(&project().join(folder), &validators) {
            assert_eq!((seen.reader, seen.schema), (vec![], vec![]), "{folder} {}", seen.path);
            count += 1;
        }
    }
    assert!(count > 200, "only {count} files");
}

/// In every case of tests/sites: what the reader refuses is invalid, and what is invalid is told by a build.
#[test]
fn the_schema_and_the_reader_agree_on_every_case() {
    let validators = validators();
    let (mut valid, mut refused, mut disagree) = (0, 0, Vec::new());
    for entry in fs::read_dir(project().join("tests/sites")).unwrap() {
        let case = entry.unwrap().path();
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        let input = case.join("input");
        if !input.is_dir() {
            continue;
        }
        for Seen { path, reader, schema } in seen(&input, &validators) {
            let case = case.file_name().unwrap().to_string_lossy().into_owned();
            // What a build finds later, such as a rule that there is not, or a title that is missing.
            let is_told = expected.contains(&path);
            match (reader.is_empty(), schema.is_empty()) {
                (true, true) => valid += 1,
                (false, false) => refused += 1,
                (true, false) if is_told => {}
                _ => disagree.push(format!("{case}/{path}: reader {reader:?}, schema {schema:?}")),
            }
        }
    }
    assert!(disagree.is_empty(), "{disagree:#?}");
    assert!(valid > 100 && refused >= 10, "{valid} valid, {refused} refused");
}

#[test]
fn keys_of_another_kind_and_values_of_another_type_are_refused() {
    let validators = validators();
    let is_valid = |name: &str, yaml: &str| {
        let (_, validator) = validators.iter().find(|(known, _)| *known == name).unwrap();
        validator.is_valid(&serde_yaml::from_str::<Value>(yaml).unwrap())
    };
    for (name, good, bad) in [
        ("post", "title: A\ntags: [a, 2012]\nauthors: [jane, {name: Ann}]", "title: A\ntagz: [a]"),
        ("post", "title: A\ndate: 2012-05-16 14:30", "title: A\ndate: yesterday"),
        ("post", "title: A\nstatus: review", "title: A\nstatus: published"),
        ("post", "title: A\nimage: {src: a.png, alt: ''}", "title: A\nimage: {source: a.png}"),
        ("post", "title: A\nextra: {a: [1]}", "title: A\nmenu: 3"),
        ("page", "title: A\nmenu: 3", "title: A\ndate: 2012-05-16"),
        ("alert", "title: A\nlevel: warning", "title: A\nlevel: danger"),
        ("policy", "title: A\nreviewed: 2012-05-16", "reviewed: 2012-05-16"),
        ("digest", "title: A\nweek: 2012-W20", "title: A\nweek: '20'"),
        ("author", "name: {en: A, zh-Hans: B}", "name: {english: [A]}"),
        ("mission", "title: A\ncountry: FR", "title: A\ncountry: France"),
        ("mission", "title: A\noffices: {paris: {en: P}, lyon: }", "title: A\ntags: {a: A}"),
        ("network", "title: A\nbase_url: 'https://a.example/'\nlanguages: [en]", "title: A\nlanguages: [en]"),
        (
            "network",
            "title: A\nbase_url: 'https://a.example/'\nlanguages: [en]\nrules: {dead-path: error}",
            "title: A\nbase_url: 'https://a.example/'\nlanguages: [en]\nrules: {dead-pathh: error}",
        ),
        ("comments", "- {date: 2012-05-16, status: approved, text: A}", "- {date: 2012-05-16}"),
        ("comments", "", "- {date: 2012-05-16, text: A, email: a@example.org}"),
        ("theme", "extends: default\ncontract: 1", "extend: default"),
    ] {
        assert!(is_valid(name, good), "{name}: {good}");
        assert!(!is_valid(name, bad), "{name}: {bad}");
    }
}

#[test]
fn one_schema_is_written_and_all_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let ended = chancery(folder.path(), &["schema", "post"]);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    let schema: Value = serde_json::from_str(&ended.output).unwrap();
    assert_eq!(schema["additionalProperties"], Value::Bool(false));
    let listed = chancery(folder.path(), &["schema"]).output;
    assert_eq!(listed.lines().count(), chancery::schema::DESCRIBED.len());
    assert_eq!(chancery(folder.path(), &["schema", "pots"]).code, Some(2));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// What `init` makes for Visual Studio Code names schemas that are there, for the files that they are of.
#[test]
fn a_new_site_is_set_up_for_its_editor() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(chancery(folder.path(), &["init", "."]).code, Some(0));
    let read = |path: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(folder.path().join(path)).unwrap()).unwrap()
    };
    let settings = read(".vscode/settings.json");
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    for path in schemas.keys() {
        assert!(read(path).is_object());
    }
    assert_eq!(schemas[".vscode/schemas/network.json"], serde_json::json!(["content/network.yaml"]));
    assert_eq!(read(".vscode/extensions.json")["recommendations"][0], "redhat.vscode-yaml");
    let snippets = read(".vscode/chancery.code-snippets");
    assert_eq!(snippets["summary"]["scope"], "yaml");
    let tasks = read(".vscode/tasks.json");
    let matcher = &tasks["tasks"][0]["problemMatcher"]["pattern"];

    // The task's patterns find a fault, its place and its code in what `check` says.
    fs::write(folder.path().join("content/example/pages/bad.en.md"), "---\ntitle: A\nmenü: 1\n---\n")
        .unwrap();
    let said = chancery(folder.path(), &["check", "--now", "2026-06-01T00:00:00Z"]).error;
    let lines: Vec<&str> = said.lines().collect();
    let fits = |number: usize, line: &str| {
        let pattern = serde_json::json!({ "pattern": matcher[number]["regexp"] });
        jsonschema::is_valid(&pattern, &Value::String(line.to_owned()))
    };
    assert!(fits(0, lines[0]) && lines[0].starts_with("error[unknown-key]: "), "{}", lines[0]);
    assert!(
        fits(1, lines[1]) && lines[1].trim() == "--> content/example/pages/bad.en.md:3:1",
        "{}",
        lines[1]
    );
}
