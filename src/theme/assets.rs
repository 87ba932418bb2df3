//! A chain's static files, and the names with a content hash under which they go out.
//!
//! Style sheets go out minified. Those in `static/styles/` go out as one, `style.css`: the farthest theme's first,
//! each theme's by name, a nearer theme's in the place of one of the same name. A theme with a `style.css` of its
//! own has that instead. Either begins with the colours of the settings.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ThemeSource;
use super::styles::minified;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::artifact::Fingerprint;
use crate::model::url::encode_path;
use crate::source::SourceId;

/// A static file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The path below `static/`: `style.css`.
    pub path: String,
    /// The file; of a style sheet that is made of several the first.
    pub source: SourceId,
    /// Of the bytes that go out.
    pub hash: Fingerprint,
    /// The path below the site's root: `assets/style.0123abcd.css`.
    pub output: String,
    /// `output` as it is written in an address, percent-encoded.
    pub address: String,
    /// What goes out instead of the file's own bytes.
    pub text: Option<Arc<str>>,
}

/// The static files of a chain, by path.
#[derive(Debug, Default, Clone)]
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.0.values()
    }

    fn add(&mut self, path: &str, source: SourceId, hash: Fingerprint, text: Option<Arc<str>>) {
        let output = hashed_name(path, hash);
        let address = encode_path(&output).into_owned();
        self.0.insert(path.to_owned(), Asset { path: path.to_owned(), source, hash, output, address, text });
    }
}

/// What several blogs' assets have in common: all but the colours.
#[derive(Debug, Default)]
pub struct Files {
    others: Assets,
    /// The parts of `style.css`.
    sheet: Vec<(SourceId, Arc<str>)>,
}

/// The sheet that has a site's colours.
const SHEET: &str = "style.css";
const PARTS: &str = "styles/";

impl Files {
    /// `chain`: the nearest theme first. A sheet with faults is left out.
    pub fn of(chain: &[&ThemeSource], diagnostics: &mut Vec<Diagnostic>) -> Files {
        let mut others = Assets::default();
        let statics = chain.iter().rev().flat_map(|theme| &theme.statics);
        for (source, path, hash) in statics {
            others.add(path, *source, *hash, None);
        }
        let mut parts: Vec<(&str, SourceId, &str)> = Vec::new();
        for theme in chain.iter().rev() {
            let mut styles: Vec<_> = theme.styles.iter().collect();
            styles.sort_unstable_by_key(|(_, path, _)| path);
            for (source, path, text) in styles {
                match parts.iter_mut().find(|(known, _, _)| known == path) {
                    Some(part) => *part = (path, *source, text),
                    None => parts.push((path, *source, text)),
                }
            }
        }
        if parts.iter().any(|(path, _, _)| *path == SHEET) {
            parts.retain(|(path, _, _)| !path.starts_with(PARTS));
        }
        let mut sheet = Vec::new();
        let mut sheets = Vec::new();
        for (path, source, text) in parts {
            let is_part = path == SHEET || path.starts_with(PARTS);
            let written_as = if is_part { SHEET } else { path };
            match minified(text, &|named| address(&others, path, written_as, named)) {
                Ok(made) if is_part => sheet.push((source, Arc::from(made))),
                Ok(made) => sheets.push((path, source, made)),
                Err(faults) => diagnostics.extend(faults.into_iter().map(|fault| {
                    let span = place(text, fault.line, fault.column);
                    Diagnostic::new(Code::BadStyle, source, fault.message).span(span).help(fault.help)
                })),
            }
        }
        for (path, source, made) in sheets {
            others.add(path, source, Fingerprint::of_bytes(made.as_bytes()), Some(Arc::from(made)));
        }
        Files { others, sheet }
    }

    /// All of them, with these rules before those of the sheet.
    pub fn with(&self, rules: &str) -> Assets {
        let mut assets = self.others.clone();
        if let Some((source, _)) = self.sheet.first() {
            let parts = self.sheet.iter().map(|(_, text)| &**text);
            let text: String = std::iter::once(rules).chain(parts).collect();
            assets.add(SHEET, *source, Fingerprint::of_bytes(text.as_bytes()), Some(Arc::from(text)));
        }
        assets
    }
}

/// The address of a file that a sheet names, as it is written in the sheet that goes out.
fn address(assets: &Assets, sheet: &str, written_as: &str, named: &str) -> Option<String> {
    let mut folders: Vec<&str> = sheet.split('/').collect();
    folders.pop();
    for step in named.split('/') {
        match step {
            ".." => _ = folders.pop()?,
            "." => {}
            step => folders.push(step),
        }
    }
    let asset = assets.get(&folders.join("/"))?;
    let up = "../".repeat(written_as.matches('/').count());
    Some(up + asset.address.trim_start_matches("assets/"))
}

/// The rest of the line from a place, for a fault to underline.
fn place(text: &str, line: usize, column: usize) -> std::ops::Range<usize> {
    let begins: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(begins..).unwrap_or_default().lines().next().unwrap_or_default();
    let start = (0..=column.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
    begins + start..begins + rest.trim_end().len().max(start)
}

/// The hash comes before the last extension, so that a host still knows the file's type.
fn hashed_name(path: &str, hash: Fingerprint) -> String {
    let hash: String = hash.0.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("assets/{folder}{stem}.{hash}.{extension}"),
        _ => format!("assets/{folder}{file}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Data;

    use super::{Files, hashed_name};
    use crate::model::artifact::Fingerprint;
    use crate::source::SourceId;
    use crate::theme::ThemeSource;

    #[test]
    fn the_hash_stands_before_the_extension() {
        let hash = Fingerprint([0x0a; 16]);
        assert_eq!(hashed_name("style.css", hash), "assets/style.0a0a0a0a.css");
        assert_eq!(hashed_name("icons/rss.min.svg", hash), "assets/icons/rss.min.0a0a0a0a.svg");
        assert_eq!(hashed_name("v1.2/LICENCE", hash), "assets/v1.2/LICENCE.0a0a0a0a");
    }

    fn theme(id: &str, styles: &[(&str, &str)], statics: &[&str]) -> ThemeSource {
        let styles = styles.iter().map(|(path, text)| (SourceId(0), (*path).to_owned(), (*text).to_owned()));
        let statics = statics.iter().map(|path| (SourceId(0), (*path).to_owned(), Fingerprint([1; 16])));
        ThemeSource {
            id: id.to_owned(),
            manifest: None,
            extends: None,
            settings: Data::Null,
            templates: Vec::new(),
            statics: statics.collect(),
            styles: styles.collect(),
        }
    }

    /// The chain's `style.css`, and the paths of all its files.
    fn made(chain: &[&ThemeSource]) -> (String, String) {
        let mut faults = Vec::new();
        let assets = Files::of(chain, &mut faults).with(":root{--a:red}");
        assert!(faults.is_empty(), "{faults:?}");
        let sheet = assets.get("style.css").and_then(|asset| asset.text.as_deref()).unwrap_or_default();
        (sheet.to_owned(), assets.iter().map(|asset| asset.path.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_sheets_of_a_chain_go_out_as_one() {
        let default =
            theme("default", &[("styles/b.css", "b { x: y }"), ("styles/a.css", "a { x: y }")], &[]);
        let nearer = theme("nearer", &[("styles/c.css", "c { x: y }"), ("styles/a.css", "d { x: y }")], &[]);
        assert_eq!(made(&[&default]).0, ":root{--a:red}a{x:y}b{x:y}");
        let both = made(&[&nearer, &default]);
        assert_eq!(both, (":root{--a:red}d{x:y}b{x:y}c{x:y}".to_owned(), "style.css".to_owned()));
        let own = theme("own", &[("style.css", "e { x: y }"), ("print.css", "f { x: y }")], &[]);
        let own = made(&[&own, &nearer, &default]);
        assert_eq!(own, (":root{--a:red}e{x:y}".to_owned(), "print.css style.css".to_owned()));
    }

    #[test]
    fn a_sheet_names_files_by_where_it_stands() {
        let chain = theme(
            "x",
            &[
                ("styles/a.css", "a { mask: url(../icons/b.svg) }"),
                ("deep/down.css", "a { mask: url(../icons/b.svg) }"),
            ],
            &["icons/b.svg"],
        );
        let mut faults = Vec::new();
        let assets = Files::of(&[&chain], &mut faults).with("");
        let text = |path: &str| assets.get(path).and_then(|asset| asset.text.clone()).unwrap();
        assert!(text("style.css").contains("url(\"icons/b.01010101.svg\")"), "{}", text("style.css"));
        assert!(
            text("deep/down.css").contains("url(\"../icons/b.01010101.svg\")"),
            "{}",
            text("deep/down.css")
        );
        assert!(faults.is_empty());
    }

    #[test]
    fn a_fault_in_a_sheet_has_its_place() {
        let chain = theme("x", &[("styles/a.css", "a { x: y }\nb { color: url(nothing.png) }\n")], &[]);
        let mut faults = Vec::new();
        Files::of(&[&chain], &mut faults);
        assert_eq!(faults.len(), 1);
        assert!(format!("{:?}", faults[0].place).starts_with("Span("), "{:?}", faults[0]);
    }
}
