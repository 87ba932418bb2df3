//! Themes: the one place where the program meets Tera.
//!
//! [`load`] takes a chain of themes, the nearest first, and makes of it one [`Theme`] that is ready to
//! render: a template of a nearer theme wins over one of the same name farther away, and a name with a
//! theme before it (`default/post.html`) asks for that theme's. Every fault of every template is found in
//! one run; a chain with a fault gives no theme. [`Theme::render`] is a pure function of the template and
//! its values.
//!
//! What a template is given is the render stage's affair and written down in `docs/themes.md`. No other
//! module names Tera: its values are made with the functions of this one.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use crate::diagnostic::{Checked, Diagnostic};
use crate::model::artifact::Fingerprint;
use crate::source::SourceId;

mod assets;
mod default;
mod escape;
mod faults;
mod fingerprint;
mod functions;
mod plain;
mod reading;
#[cfg(test)]
mod sample;
mod settings;
mod values;

pub use assets::Asset;
pub use default::DEFAULT;
pub use functions::{Argument, Format, Functions, Style};
pub use tera::value::Key;
pub use tera::{Context, Map, Value};
pub use values::{html, json, list, map, map_of, text};

use assets::Assets;

/// The version of the contract between templates and the program: `docs/themes.md`.
pub const CONTRACT: u32 = 1;

/// One theme as it was read.
#[derive(Debug, Clone)]
pub struct ThemeSource {
    /// The theme's folder.
    pub id: String,
    pub extends: Option<String>,
    /// A map; anything else counts as an empty one.
    pub settings: Value,
    /// The file, its name below `templates/` with `/`, and its text.
    pub templates: Vec<(SourceId, String, String)>,
    /// The path below `static/` with `/`, and the fingerprint of the file's bytes.
    pub statics: Vec<(String, Fingerprint)>,
}

/// A chain of themes, ready to render.
pub struct Theme {
    tera: Tera,
    /// By theme and name: `default/post.html`.
    templates: BTreeMap<String, Template>,
    /// The chain's themes, the nearest first.
    chain: Vec<String>,
    assets: Arc<Assets>,
    settings: Value,
    fingerprint: Fingerprint,
}

/// A template's file and text, to name the place of a fault.
#[derive(Debug, Clone)]
struct Template {
    source: SourceId,
    text: Arc<str>,
}

/// Makes one theme of a chain: the nearest theme first, the default theme last. A theme that stands in
/// the chain twice counts where it stands first.
pub fn load(chain: &[&ThemeSource], functions: Functions) -> Checked<Option<Theme>> {
    let chain = distinct(chain);
    let assets = Arc::new(Assets::of(&chain));
    let settings = settings::merged(chain.iter().map(|theme| &theme.settings));
    let fingerprint = fingerprint::of(&chain, &settings);
    let templates = templates(&chain);
    let mut tera = engine(&chain, &assets, &functions);
    match reading::read(&mut tera, &templates) {
        Ok(()) => {
            let chain = chain.iter().map(|theme| theme.id.clone()).collect();
            Checked::new(Some(Theme { tera, templates, chain, assets, settings, fingerprint }), Vec::new())
        }
        Err(diagnostics) => Checked::new(None, diagnostics),
    }
}

impl Theme {
    /// The text that a template makes. `context` holds what the contract promises, and `lang` and
    /// `asset_base` (what comes before `assets/…` in an address: `/`, `https://…/`), which the functions read.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Vec<Diagnostic>> {
        functions::on_page(context, || self.tera.render(template, context))
            .map_err(|error| vec![faults::rendering(&error, template, &self.templates)])
    }

    /// The same as bytes, of which there are about `size`.
    pub fn page(&self, template: &str, context: &Context, size: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut bytes = Vec::with_capacity(size);
        functions::on_page(context, || self.tera.render_to(template, context, &mut bytes))
            .map_err(|error| vec![faults::rendering(&error, template, &self.templates)])?;
        Ok(bytes)
    }

    /// Whether some theme of the chain has this template: `post-report.html`.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Whether a template only prints these names and asks whether they are there, by way of the paths
    /// that are `known`: see [`plain`].
    pub fn is_plain(&self, template: &str, names: &[&str], known: &[&str]) -> bool {
        let nearest = self.chain.iter().find_map(|theme| self.templates.get(&format!("{theme}/{template}")));
        nearest.is_some_and(|template| plain::is_plain(&template.text, names, known))
    }

    /// Where a static file goes in the output: `assets/style.0123abcd.css` for `style.css`.
    pub fn asset_path(&self, path: &str) -> Option<&str> {
        self.assets.get(path).map(|asset| asset.output.as_str())
    }

    /// Every static file of the chain, those of nearer themes instead of those they replace, by path.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }

    /// What templates see as `theme`: the chain's settings, the nearest theme's over the others'.
    pub fn settings(&self) -> &Value {
        &self.settings
    }

    /// The texts that a setting lists; none where it is no list.
    pub fn texts(&self, setting: &'static str) -> Vec<&str> {
        settings::texts(&self.settings, setting)
    }

    /// The hash of everything in the chain that a page's bytes can depend on.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

fn distinct<'a>(chain: &[&'a ThemeSource]) -> Vec<&'a ThemeSource> {
    let mut seen: Vec<&ThemeSource> = Vec::new();
    for theme in chain {
        if !seen.iter().any(|known| known.id == theme.id) {
            seen.push(theme);
        }
    }
    seen
}

fn templates(chain: &[&ThemeSource]) -> BTreeMap<String, Template> {
    let of_theme = |theme: &&ThemeSource| {
        let id = theme.id.clone();
        theme.templates.clone().into_iter().map(move |(source, name, text)| {
            (format!("{id}/{name}"), Template { source, text: Arc::from(text) })
        })
    };
    chain.iter().flat_map(of_theme).collect()
}

/// Tera with what templates may call, and no template yet.
fn engine(chain: &[&ThemeSource], assets: &Arc<Assets>, functions: &Functions) -> Tera {
    let mut tera = Tera::default();
    // Every text goes through the escape function, whatever its template's name ends with.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::escape);
    functions::register(&mut tera, assets, functions);
    let prefixes = chain.iter().map(|theme| format!("{}/", theme.id));
    let set = tera.set_fallback_prefixes(prefixes);
    debug_assert!(set.is_ok(), "prefixes are set before the first template");
    tera
}

#[cfg(test)]
mod tests;
