//! The stages as the benchmarks call them: whoever changes a stage's signature changes it here, once.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chancery::looks::{self, Dressed};
use chancery::model::artifact::Fingerprint;
use chancery::model::body::{Body, Texts};
use chancery::model::document::{Parsed, ThemeDocument};
use chancery::model::site::Site;
use chancery::parse::{Known, Reading};
use chancery::plan::Artifact;
use chancery::render::{Rendered, Renderer};
use chancery::source::Sources;
use chancery::{discover, parse, plan, resolve};
use jiff::Timestamp;

pub type Done<T> = Result<T, Box<dyn Error>>;

/// No earlier build, and no text that was left out.
struct Nothing;

impl Known for Nothing {
    fn get(&self, _: Fingerprint) -> Option<&[u8]> {
        None
    }

    fn put(&self, _: Fingerprint, _: Vec<u8>) {}
}

impl Texts for Nothing {
    fn whole(&self, body: &Arc<Body>) -> Arc<Body> {
        body.clone()
    }
}

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
    parse::parse(sources, Reading { known: &Nothing, html_limit: usize::MAX }).value
}

pub fn resolve(parsed: Parsed, sources: &Sources, themes: &[Arc<str>]) -> Option<Site> {
    let now = Timestamp::from_second(1_767_225_600).unwrap_or_default();
    let options = resolve::Options { now, drafts: false, base_url: None, themes };
    resolve::resolve(parsed, sources, &options).value.map(|(site, _)| site)
}

pub fn dress(site: &Site, themes: &[ThemeDocument]) -> Done<Dressed> {
    let checked = looks::dress(site, themes).map_err(|failure| failure.message.clone())?;
    Ok(checked.value)
}

pub fn plan(site: &Site, dressed: &Dressed) -> Vec<Artifact> {
    plan::plan(site, &dressed.for_plan(site)).value
}

pub fn renderer<'a>(site: &'a Site, dressed: &'a Dressed, artifacts: &'a [Artifact]) -> Renderer<'a> {
    Renderer::new(site, &Nothing, dressed.looks(), artifacts.iter().map(|artifact| &artifact.view))
}

/// How many bytes came of it.
pub fn render(renderer: &Renderer, artifact: &Artifact) -> usize {
    match renderer.render(&artifact.view) {
        Ok(Rendered::Bytes(bytes)) => bytes.len(),
        _ => 0,
    }
}
