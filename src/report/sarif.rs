//! Faults as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code scanning and editors read.
//!
//! Columns count characters (`unicodeCodePoints`), and a region ends behind its last one. Addresses are relative to the
//! folder where the run stands, `%SRCROOT%`, so that the same site gives the same bytes wherever it is. Only the codes
//! that occur are described.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::explain::explanation;
use crate::model::url::encode_path;
use crate::source::Sources;

use super::json::{At, LastText};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with a result for every fault, in the order given, ended by a line break. `prefix` is the site's folder from
/// where the run stands, with a `/` at its end, or nothing.
pub fn sarif(sources: &Sources, diagnostics: &[Diagnostic], prefix: &str) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut last = None;
    let results = diagnostics.iter().map(|diagnostic| {
        let rule = codes.iter().position(|code| *code == diagnostic.code);
        result(sources, diagnostic, rule, prefix, &mut last)
    });
    let results: Vec<Value> = results.collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "chancery",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // Strings and numbers alone cannot fail to be written.
    let mut output = serde_json::to_string_pretty(&log).unwrap_or_default();
    output.push('\n');
    output
}

fn rule(code: Code) -> Value {
    let of = explanation(code);
    let address = format!("{}/blob/main/docs/rules.md#{}", env!("CARGO_PKG_REPOSITORY"), code.as_str());
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": of.meaning },
        "fullDescription": { "text": first_paragraph(of.text) },
        "help": { "text": of.text, "markdown": of.text },
        "helpUri": address,
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or_default()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(
    sources: &Sources,
    diagnostic: &Diagnostic,
    rule: Option<usize>,
    prefix: &str,
    last: &mut LastText,
) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let at = At::new(sources, last, diagnostic.source, &diagnostic.place);
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": rule,
        "level": level(diagnostic.severity),
        "message": { "text": text },
    });
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .enumerate()
        .filter_map(|(number, related)| {
            let at = At::new(sources, &mut None, Some(related.source), &related.place);
            let mut location = location(&at, prefix)?;
            location["id"] = json!(number);
            location["message"] = json!({ "text": related.label });
            Some(location)
        })
        .collect();
    if let Some(location) = location(&at, prefix) {
        result["locations"] = json!([location]);
    }
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    result
}

fn location(at: &At, prefix: &str) -> Option<Value> {
    // A colon in the first name would make it a scheme.
    let address = encode_path(&format!("{prefix}{}", at.file?)).replace(':', "%3A");
    let mut place = json!({ "artifactLocation": { "uri": address, "uriBaseId": "%SRCROOT%" } });
    if let (Some(line), Some(column), Some(end_line), Some(end_column)) =
        (at.line, at.column, at.end_line, at.end_column)
    {
        place["region"] = json!({
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        });
    }
    Some(json!({ "physicalLocation": place }))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::sarif;
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    fn log() -> String {
        let source = |path: &str| Source {
            path: path.to_owned(),
            kind: Kind::Network,
            origin: Origin::Embedded("title: \"𝔢t\u{301}é\" and\nlanguages: [xx]\n".as_bytes()),
        };
        let sources = Sources { files: vec![source("content/é 1.yaml"), source("content/b.yaml")] };
        let diagnostics = [
            Diagnostic::nowhere(Code::NoNetwork, "there is no network"),
            Diagnostic::new(Code::BadLanguage, SourceId(0), "no \"language\"")
                .span(8..17)
                .help("write `fr`")
                .related(SourceId(1), Place::Span(8..12), "and here"),
            Diagnostic::new(Code::VagueLink, SourceId(1), "says nothing").at(Place::File),
        ];
        sarif(&sources, &diagnostics, "site: 1/")
    }

    #[test]
    fn it_is_written_as_the_standard_has_it() {
        insta::assert_snapshot!(log());
    }

    #[test]
    fn results_and_rules_belong_together() {
        let log: Value = serde_json::from_str(&log()).unwrap();
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for rule in rules {
            for key in ["id", "helpUri"] {
                assert!(rule[key].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
            }
            for key in ["shortDescription", "fullDescription", "help"] {
                assert!(rule[key]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
            }
        }
        for result in run["results"].as_array().unwrap() {
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
        // Code points, not bytes or UTF-16: the fault is `𝔢t́é`.
        let region = &run["results"][1]["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startColumn"], &region["endColumn"]), (&Value::from(9), &Value::from(13)));
    }
}
