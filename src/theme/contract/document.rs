//! The tables of `docs/themes.md`, read: which values each template is given, and of which shape.

use std::collections::BTreeMap;

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Text,
    Html,
    Number,
    Flag,
    Anything,
    List(Box<Shape>),
    /// By names that are not the contract's.
    MapOf(Box<Shape>),
    OrNone(Box<Shape>),
    Named(String),
}

/// Names and their shapes.
pub type Values = BTreeMap<String, Shape>;

#[derive(Debug, Default)]
pub struct Contract {
    /// What all templates are given.
    pub frame: Values,
    /// `post.html`, `parts/card.html`
    pub templates: BTreeMap<String, Values>,
    pub shapes: BTreeMap<String, Values>,
}

/// Where the rows of a table go.
enum Owner {
    Nobody,
    Frame,
    Templates(Vec<String>),
    Shape(String),
}

pub fn read(document: &str) -> Contract {
    let mut contract = Contract::default();
    let mut owner = Owner::Nobody;
    let mut in_table = false;
    for line in document.lines() {
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            owner = owner_of(heading);
            if let Owner::Templates(templates) = &owner {
                for template in templates {
                    let before = contract.templates.insert(template.clone(), Values::new());
                    assert_eq!(before, None, "{template} is there twice");
                }
            }
        }
        if line.starts_with("| name | shape |") {
            in_table = true;
            continue;
        }
        if !line.starts_with('|') {
            in_table = false;
        }
        if !in_table || line.starts_with("| ---") {
            continue;
        }
        let (names, shape) = row(line);
        let into: Vec<&mut Values> = match &owner {
            Owner::Frame => vec![&mut contract.frame],
            Owner::Shape(name) => vec![contract.shapes.entry(name.clone()).or_default()],
            Owner::Templates(templates) => contract
                .templates
                .iter_mut()
                .filter(|(name, _)| templates.contains(name))
                .map(|(_, values)| values)
                .collect(),
            Owner::Nobody => panic!("this row belongs to no template and no shape: {line}"),
        };
        for values in into {
            for name in &names {
                let before = values.insert(name.clone(), shape.clone());
                assert_eq!(before, None, "`{name}` is there twice: {line}");
            }
        }
    }
    all_shapes_are_known(&contract);
    contract
}

/// `### *date*` is of a shape, `` ### `post.html` `` of templates.
fn owner_of(heading: &str) -> Owner {
    if heading == "On every page" {
        return Owner::Frame;
    }
    if let Some(name) = heading.strip_prefix('*').and_then(|rest| rest.strip_suffix('*')) {
        return Owner::Shape(name.to_owned());
    }
    let templates: Vec<String> = quoted(heading).filter(|name| name.ends_with(".html")).collect();
    if templates.is_empty() { Owner::Nobody } else { Owner::Templates(templates) }
}

/// The names in a row, without what they stand in (`page.title`), and their shape.
fn row(line: &str) -> (Vec<String>, Shape) {
    let mut cells = line.trim_matches('|').split(" | ").map(str::trim);
    let names = quoted(cells.next().unwrap_or_default());
    let names: Vec<String> =
        names.map(|name| name.rsplit('.').next().unwrap_or_default().to_owned()).collect();
    assert!(!names.is_empty(), "a row without a name: {line}");
    (names, shape(cells.next().unwrap_or_default(), line))
}

fn shape(written: &str, line: &str) -> Shape {
    if let Some(rest) = written.strip_suffix(" or none") {
        return Shape::OrNone(Box::new(shape(rest, line)));
    }
    if let Some(rest) = written.strip_prefix("list of ") {
        return Shape::List(Box::new(shape(rest, line)));
    }
    if let Some(rest) = written.strip_prefix("map of ") {
        return Shape::MapOf(Box::new(shape(rest, line)));
    }
    match written {
        "text" | "address" => Shape::Text,
        "HTML" => Shape::Html,
        "number" => Shape::Number,
        "yes or no" => Shape::Flag,
        "anything" => Shape::Anything,
        _ => match written.strip_prefix('*').and_then(|rest| rest.strip_suffix('*')) {
            Some(name) => Shape::Named(name.to_owned()),
            None => panic!("`{written}` is no shape: {line}"),
        },
    }
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('`').skip(1).step_by(2).map(str::to_owned)
}

fn all_shapes_are_known(contract: &Contract) {
    let all = contract.templates.values().chain(contract.shapes.values()).chain([&contract.frame]);
    let mut used: Vec<&str> = all.flat_map(|values| values.values()).filter_map(named).collect();
    used.sort_unstable();
    used.dedup();
    for name in &used {
        assert!(contract.shapes.contains_key(*name), "nothing says what *{name}* is");
    }
    for name in contract.shapes.keys() {
        assert!(used.contains(&name.as_str()), "*{name}* is no value's shape");
    }
}

/// The shape's name, if it or what it holds has one.
pub fn named(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::List(inner) | Shape::MapOf(inner) | Shape::OrNone(inner) => named(inner),
        Shape::Named(name) => Some(name),
        _ => None,
    }
}
