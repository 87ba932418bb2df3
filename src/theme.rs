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

use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::artifact::Fingerprint;
use crate::source::SourceId;

mod assets;
#[cfg(test)]
mod contract;
mod default;
mod escape;
mod faults;
mod fingerprint;
mod functions;
mod palette;
mod plain;
mod reading;
#[cfg(test)]
mod sample;
mod settings;
mod styles;
mod values;

pub use assets::Asset;
pub use default::DEFAULT;
pub use functions::{Argument, Format, Functions, Style};
pub use tera::value::Key;
pub use tera::{Context, Map, Value};
pub use values::{html, json, list, map, map_of, text};

use assets::{Assets, Files};
use palette::PaletteFault;

/// The version of the contract between templates and the program: `docs/themes.md`.
pub const CONTRACT: u32 = 1;

/// One theme as it was read.
#[derive(Debug, Clone)]
pub struct ThemeSource {
    /// The theme's folder.
    pub id: String,
    /// Its `theme.yaml`.
    pub manifest: Option<SourceId>,
    pub extends: Option<String>,
    /// A map; anything else counts as an empty one.
    pub settings: serde_json::Value,
    /// The file, its name below `templates/` with `/`, and its text.
    pub templates: Vec<(SourceId, String, String)>,
    /// Of all static files but style sheets: the file, its path below `static/` with `/`, and the fingerprint of
    /// its bytes.
    pub statics: Vec<(SourceId, String, Fingerprint)>,
    /// Of style sheets: the file, its path below `static/`, and its text.
    pub styles: Vec<(SourceId, String, String)>,
}

/// A chain of themes with its settings, ready to render.
pub struct Theme {
    engine: Arc<Engine>,
    assets: Arc<Assets>,
    settings: Value,
    fingerprint: Fingerprint,
}

/// What all blogs with one chain of themes share, whatever their own settings are.
struct Engine {
    tera: Tera,
    /// By theme and name: `default/post.html`.
    templates: BTreeMap<String, Template>,
    /// The chain's themes, the nearest first.
    chain: Vec<String>,
    files: Files,
    settings: serde_json::Value,
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
    let mut diagnostics = Vec::new();
    let settings = settings::merged(chain.iter().map(|theme| &theme.settings));
    for (number, theme) in chain.iter().enumerate() {
        let below = settings::merged(chain[number..].iter().map(|theme| &theme.settings));
        let faults = palette_faults(&theme.settings, &below);
        diagnostics
            .extend(faults.into_iter().map(|(code, fault)| said(code, fault, theme.manifest, "settings")));
    }
    let files = Files::of(&chain, &mut diagnostics);
    let fingerprint = fingerprint::of(&chain);
    let templates = templates(&chain);
    let mut tera = engine(&chain, &functions);
    if let Err(faults) = reading::read(&mut tera, &templates) {
        diagnostics.extend(faults);
        return Checked::new(None, diagnostics);
    }
    let chain = chain.iter().map(|theme| theme.id.clone()).collect();
    let engine = Engine { tera, templates, chain, files, settings: settings.clone(), fingerprint };
    Checked::new(Some(dressed(Arc::new(engine), settings)), diagnostics)
}

fn dressed(engine: Arc<Engine>, settings: serde_json::Value) -> Theme {
    let assets = Arc::new(engine.files.with(&palette::rules(&settings)));
    let fingerprint = fingerprint::with(engine.fingerprint, &settings);
    Theme { engine, assets, settings: json(&settings), fingerprint }
}

fn palette_faults(own: &serde_json::Value, merged: &serde_json::Value) -> Vec<(Code, PaletteFault)> {
    let bad = palette::check(own).into_iter().map(|fault| (Code::BadValue, fault));
    let unreadable = palette::contrast(merged, own).into_iter().map(|fault| (Code::LowContrast, fault));
    bad.chain(unreadable).collect()
}

fn said(code: Code, fault: PaletteFault, source: Option<SourceId>, key: &str) -> Diagnostic {
    let path = std::iter::once(key.to_owned()).chain(fault.path);
    let diagnostic = Diagnostic { source, ..Diagnostic::nowhere(code, fault.message) };
    diagnostic.at(Place::path(path)).help(fault.help)
}

impl Theme {
    /// The text that a template makes. `context` holds what the contract promises, and `lang` and
    /// `asset_base` (what comes before `assets/…` in an address: `/`, `https://…/`), which the functions read.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Vec<Diagnostic>> {
        #[cfg(test)]
        contract::note(&self.engine.chain, template, context);
        functions::on_page(context, &self.assets, || self.engine.tera.render(template, context))
            .map_err(|error| vec![faults::rendering(&error, template, &self.engine.templates)])
    }

    /// The same as bytes, of which there are about `size`.
    pub fn page(&self, template: &str, context: &Context, size: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        #[cfg(test)]
        contract::note(&self.engine.chain, template, context);
        let mut bytes = Vec::with_capacity(size);
        functions::on_page(context, &self.assets, || {
            self.engine.tera.render_to(template, context, &mut bytes)
        })
        .map_err(|error| vec![faults::rendering(&error, template, &self.engine.templates)])?;
        Ok(bytes)
    }

    /// The same theme with settings over its own, the last of which win: each with the file that holds them as
    /// `theme_settings`.
    pub fn with(&self, over: &[(SourceId, Arc<serde_json::Value>)]) -> Checked<Theme> {
        let mut diagnostics = Vec::new();
        let mut settings = self.engine.settings.clone();
        for (source, own) in over {
            settings = settings::merged([own, &settings].into_iter());
            let faults = palette_faults(own, &settings);
            diagnostics.extend(
                faults.into_iter().map(|(code, fault)| said(code, fault, Some(*source), "theme_settings")),
            );
        }
        Checked::new(dressed(self.engine.clone(), settings), diagnostics)
    }

    /// Whether some theme of the chain has this template: `post-report.html`.
    pub fn has(&self, template: &str) -> bool {
        self.engine.tera.contains_template(template)
    }

    /// Whether a template only prints these names and asks whether they are there, by way of the paths
    /// that are `known`: see [`plain`].
    pub fn is_plain(&self, template: &str, names: &[&str], known: &[&str]) -> bool {
        let nearest = self
            .engine
            .chain
            .iter()
            .find_map(|theme| self.engine.templates.get(&format!("{theme}/{template}")));
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
fn engine(chain: &[&ThemeSource], functions: &Functions) -> Tera {
    let mut tera = Tera::default();
    // Every text goes through the escape function, whatever its template's name ends with.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::escape);
    functions::register(&mut tera, functions);
    let prefixes = chain.iter().map(|theme| format!("{}/", theme.id));
    let set = tera.set_fallback_prefixes(prefixes);
    debug_assert!(set.is_ok(), "prefixes are set before the first template");
    tera
}

#[cfg(test)]
mod tests;
