//! Values held to the contract.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::document::{Contract, Shape, Values};

/// What is wrong, and what was there to be looked at.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Each with the first place where it is found.
    pub faults: BTreeMap<String, String>,
    /// `post.html` for a template that was rendered, `*post*.title` for a value that was not empty.
    pub seen: BTreeSet<String>,
}

/// What begins a place that a page fills in later.
const PLACE: char = '\u{fdd2}';

/// Looks at everything that a template is given.
pub fn check(contract: &Contract, template: &str, values: &Value, findings: &mut Findings) {
    let own_name = match template.split_once('-') {
        Some(("post", _)) => "post.html",
        Some(("page", _)) => "page.html",
        _ => template,
    };
    findings.seen.insert(own_name.to_owned());
    let Some(own) = contract.templates.get(own_name) else {
        findings.faults.insert(format!("`{template}` has no table"), String::new());
        return;
    };
    let is_page = !own_name.starts_with("parts/") && own_name != "email.html";
    let mut expected: Values = contract
        .frame
        .iter()
        .filter(|(name, _)| is_page || !matches!(name.as_str(), "page" | "parts"))
        .map(|(name, shape)| (name.clone(), shape.clone()))
        .collect();
    expected.extend(own.clone());
    Look { contract, findings }.map(own_name, &expected, values, template);
}

struct Look<'a> {
    contract: &'a Contract,
    findings: &'a mut Findings,
}

impl Look<'_> {
    /// `owner` is whose values these are, `place` where they stand.
    fn map(&mut self, owner: &str, expected: &Values, values: &Value, place: &str) {
        let Some(given) = values.as_map() else {
            return self.fault(format!("this is a {} and not {owner}", values.name()), place);
        };
        for (key, value) in given {
            let name = key.as_str().unwrap_or_default();
            let below = format!("{place}: {name}");
            match expected.get(name) {
                Some(shape) => self.value(&format!("{owner}.{name}"), shape, value, &below),
                None => {
                    self.fault(
                        format!("{owner} is given `{name}`, which docs/themes.md does not name"),
                        place,
                    );
                }
            }
        }
        for name in expected.keys() {
            if !given.keys().any(|key| key.as_str() == Some(name)) {
                self.fault(format!("docs/themes.md names `{name}` of {owner}, which is not given it"), place);
            }
        }
    }

    fn value(&mut self, name: &str, shape: &Shape, value: &Value, place: &str) {
        let is_place = value.as_str().is_some_and(|text| text.starts_with(PLACE));
        let fits = match shape {
            Shape::OrNone(inner) => {
                if !value.is_none() {
                    self.value(name, inner, value, place);
                }
                return;
            }
            Shape::List(inner) => {
                let Some(values) = value.as_array() else {
                    return self.fault(format!("{name} is a {} and not a list", value.name()), place);
                };
                for value in values {
                    self.value(name, inner, value, place);
                }
                return;
            }
            Shape::MapOf(inner) => {
                let Some(values) = value.as_map() else {
                    return self.fault(format!("{name} is a {} and not a map", value.name()), place);
                };
                for value in values.values() {
                    self.value(name, inner, value, place);
                }
                return;
            }
            Shape::Named(shape) => {
                self.findings.seen.insert(name.to_owned());
                let contract = self.contract;
                let Some(expected) = contract.shapes.get(shape) else { return };
                return self.map(&format!("*{shape}*"), expected, value, place);
            }
            Shape::Anything => true,
            Shape::Text => value.as_str().is_some_and(|text| !value.is_safe() || is_place || text.is_empty()),
            Shape::Html => value.as_str().is_some_and(|text| value.is_safe() || text.is_empty()),
            Shape::Number => value.is_number() || is_place,
            Shape::Flag => value.as_bool().is_some(),
        };
        if fits {
            self.findings.seen.insert(name.to_owned());
        } else {
            let what = if value.is_safe() { "HTML" } else { value.name() };
            self.fault(format!("{name} is {what} and not {shape:?}"), place);
        }
    }

    fn fault(&mut self, said: String, place: &str) {
        self.findings.faults.entry(said).or_insert_with(|| place.to_owned());
    }
}

/// What the document names and nothing has shown.
pub fn unseen(contract: &Contract, findings: &Findings) -> Vec<String> {
    let templates = contract.templates.iter().map(|(name, values)| (name.clone(), values));
    let shapes = contract.shapes.iter().map(|(name, values)| (format!("*{name}*"), values));
    let mut unseen: Vec<String> =
        contract.templates.keys().filter(|name| !findings.seen.contains(*name)).cloned().collect();
    for (owner, values) in templates.chain(shapes) {
        let names = values.keys().map(|name| format!("{owner}.{name}"));
        unseen.extend(names.filter(|name| !findings.seen.contains(name)));
    }
    unseen
}
