//! The files of `src/`, read.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::paths::{self, Used};

/// One file of `src/`.
#[derive(Debug)]
pub struct File {
    /// From the project's folder.
    pub path: String,
    /// Its path below `crate`; empty for `lib.rs`.
    pub module: Vec<String>,
    pub used: Vec<Used>,
    pub lines: usize,
    pub has_documentation: bool,
    /// Compiled for tests alone.
    pub is_test: bool,
}

/// Every Rust file below `src/`, sorted by path.
pub fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = BTreeMap::new();
    for entry in WalkDir::new(project.join("src")).sort_by_file_name() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let below = entry.path().strip_prefix(project.join("src"))?.with_extension("");
            let mut module: Vec<String> =
                below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module == ["lib"] {
                module.clear();
            }
            let path = entry.path().strip_prefix(project)?.to_string_lossy().into_owned();
            texts.insert(module, (path, fs::read_to_string(entry.path())?));
        }
    }
    let mut files = Vec::new();
    let mut tests: Vec<Vec<String>> = Vec::new();
    for (module, (path, text)) in &texts {
        let children = children(module, texts.keys());
        let said = paths::read(text, module, &children).map_err(|error| format!("{path}: {error}"))?;
        tests.extend(said.tests.iter().map(|name| [module.as_slice(), std::slice::from_ref(name)].concat()));
        files.push(File {
            path: path.clone(),
            module: module.clone(),
            used: said.used,
            lines: text.lines().count(),
            has_documentation: text.starts_with("//!"),
            is_test: false,
        });
    }
    for file in &mut files {
        file.is_test = tests.iter().any(|test| file.module.starts_with(test));
    }
    Ok(files)
}

fn children<'a>(module: &[String], modules: impl Iterator<Item = &'a Vec<String>>) -> BTreeSet<String> {
    modules
        .filter(|other| other.len() == module.len() + 1 && other.starts_with(module))
        .filter(|other| other.as_slice() != ["main"])
        .filter_map(|other| other.last().cloned())
        .collect()
}
