//! The stages as the benchmarks call them: whoever changes a stage's signature changes it here, once.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chancery::looks::{self, Dressed};
use chancery::model::document::{Parsed, ThemeDocument};
use chancery::model::site::Site;
use chancery::plan::Artifact;
use chancery::render::{Look, Rendered, Renderer, Shared};
use chancery::source::Sources;
use chancery::texts::SourceTexts;
use chancery::{discover, parse, plan, resolve};
use jiff::Timestamp;

pub type Done<T> = Result<T, Box<dyn Error>>;

/// Makes the corpus: four missions of 50 stories, with all kinds of output.
pub fn corpus(folder: &Path) -> Done<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = Command::new("python3")
        .arg(project.join("benches/corpus.py"))
        .args(["--size", "4x50", "--outputs", "full", "--out"])
        .arg(folder)
        .output()
        .map_err(|error| format!("the benchmarks need Python 3 to make their corpus: {error}"))?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into());
    }
    Ok(())
}

pub fn discover(site: &Path) -> Done<Sources> {
    let checked = discover::discover(site, looks::embedded()).map_err(|failure| failure.message.clone())?;
    Ok(checked.value)
}

pub fn parse(sources: &Sources) -> Parsed {
    let reading = parse::Reading { known: &parse::NothingKnown, html_limit: usize::MAX };
    parse::parse(sources, reading).value
}

pub fn resolve(parsed: Parsed, sources: &Sources, themes: &[Arc<str>]) -> Option<Site> {
    let now = Timestamp::from_second(1_767_225_600).unwrap_or_default();
    let options =
        resolve::Options { now, drafts: false, base_url: None, themes, keep: false, editing: false };
    resolve::resolve(parsed, sources, &options).value.map(|(site, _)| site)
}

pub fn dress(site: &Site, themes: &[ThemeDocument]) -> Done<Dressed> {
    let checked = looks::dress(site, themes).map_err(|failure| failure.message.clone())?;
    Ok(checked.value)
}

pub fn plan(site: &Site, dressed: &Dressed) -> Vec<Artifact> {
    plan::plan(site, &dressed.for_plan(site)).value
}

/// What a renderer borrows.
pub struct Pages<'a> {
    pub site: &'a Site,
    pub artifacts: &'a Vec<Artifact>,
    texts: SourceTexts<'a>,
    looks: Vec<Look<'a>>,
    shared: Shared,
}

impl<'a> Pages<'a> {
    pub fn new(
        site: &'a Site,
        sources: &'a Sources,
        dressed: &'a Dressed,
        artifacts: &'a Vec<Artifact>,
    ) -> Self {
        let (texts, looks) = (SourceTexts::new(sources), dressed.looks());
        Pages { site, artifacts, texts, looks, shared: Shared::new(site) }
    }

    pub fn renderer(&self) -> Renderer<'_> {
        Renderer::new(self.site, &self.texts, &self.looks, &self.shared, self.artifacts)
    }
}

/// How many bytes came of it.
pub fn render(renderer: &Renderer, artifact: &Artifact) -> usize {
    match renderer.render(&artifact.view) {
        Ok(Rendered::Bytes(bytes)) => bytes.len(),
        _ => 0,
    }
}
