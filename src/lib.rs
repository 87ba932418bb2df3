//! `chancery` builds a network of multilingual mission blogs from Markdown.
//!
//! One way through:
//! - **discover** lists the site's files and what each is meant as;
//! - **parse** turns each into one typed document, and lets its text go;
//! - **resolve** joins the documents into an immutable [`model::site::Site`];
//! - **plan** lists every artifact with a fingerprint of everything its bytes depend on;
//! - **render** makes one artifact's bytes;
//! - **write** renders what changed and puts it in place in one step.
//!
//! Each stage takes the type of the one before it and returns the next. This is the one place where
//! they are put together. No stage reads the clock, the environment or the network.

pub mod cli;
mod consequences;
pub mod desk;
pub mod diagnostic;
pub mod digests;
pub mod discover;
pub mod explain;
pub mod failure;
mod git;
pub mod locales;
pub mod looks;
pub mod mail;
pub mod markdown;
mod memory;
pub mod model;
pub mod moderation;
pub mod observe;
pub mod parse;
pub mod plan;
pub mod preview;
mod published;
pub mod register;
pub mod render;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod scaffold;
pub mod schedule;
pub mod schema;
mod selection;
pub mod serve;
pub mod settle;
pub mod source;
pub mod texts;
pub mod theme;
pub mod translations;
pub mod write;
pub mod yaml;

use std::any::Any;
use std::collections::HashSet;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;

use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::looks::Dressed;
use crate::memory::Memory;
use crate::model::published::PublishedEntry;
use crate::model::register::Entry;
use crate::model::site::Site;
use crate::model::view::View;
use crate::observe::{Count, Observer, Rendering, Stage};
use crate::parse::Reading;
use crate::plan::Artifact;
use crate::render::{Rendered, Renderer, Shared, Views};
use crate::resolve::Kept;
use crate::source::{Origin, Sources};
use crate::texts::{Remembered, SourceTexts};
use crate::write::{Content, Outcome};

/// So many bytes of texts' HTML are held from parsing until they are rendered; that of the other texts, beyond
/// some 5,000 of them, is made again. At 16,700 texts that costs a build from nothing a tenth more time and saves
/// a quarter of its memory.
const HTML_LIMIT: usize = 32 << 20;

/// What is asked of the program; nothing of it is read from the environment.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder that holds `content/`.
    pub site: PathBuf,
    pub output: PathBuf,
    /// Only these missions' files are built, and all others left as they are; empty for all.
    pub missions: Vec<String>,
    /// The build's clock.
    pub now: Timestamp,
    /// Whether texts with the status `draft` or `review` are shown.
    pub drafts: bool,
    pub in_place: bool,
    /// Whether nothing is built where there are warnings.
    pub deny_warnings: bool,
    /// The entries of the last published build, whose ids must still be there.
    pub published: Option<Arc<[PublishedEntry]>>,
    /// Whether [`Built::entries`] is wanted.
    pub list_entries: bool,
    /// For a preview: every address begins with this instead of the `base_url`s of the settings.
    pub base_url: Option<String>,
}

/// What a run found; `sources` shows the faults' places.
#[derive(Debug)]
pub struct Found {
    pub sources: Arc<Sources>,
    /// Sorted by file and place, errors and warnings; each place already a span.
    pub diagnostics: Vec<Diagnostic>,
}

impl Found {
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    pub found: Found,
    /// `None` where errors stopped the build: the output is as it was.
    pub outcome: Option<Outcome>,
    /// By id; empty where nobody has asked for them.
    pub entries: Vec<PublishedEntry>,
    pub scraps: Scraps,
}

/// What a build was made of and nobody needs any more. To take it apart takes time, which whoever is about to
/// end need not spend.
#[derive(Default)]
pub struct Scraps(Option<Box<dyn Any + Send>>);

impl fmt::Debug for Scraps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "Scraps(..)" } else { "Scraps" })
    }
}

/// Reads and joins everything, plans the output, and writes nothing.
pub fn check(request: &Request, observer: &dyn Observer) -> Result<Found, Failure> {
    let memory = recall(observer, || Memory::look_at(&request.site, looks::program()));
    prepare(request, &memory, Purpose::Build, observer).map(|prepared| prepared.found)
}

/// Brings the output up to date with the site.
pub fn build(request: &Request, observer: &dyn Observer) -> Result<Built, Failure> {
    write::check_output(&request.site, &request.output)?;
    let memory = recall(observer, || Memory::open(&request.site, looks::program()));
    let Prepared { mut found, ready, .. } = prepare(request, &memory, Purpose::Build, observer)?;
    if let (Some(published), Some(ready), false) = (&request.published, &ready, found.has_errors()) {
        let faults = published::compare(published, &request.missions, &ready.site, &found.sources);
        found.diagnostics.extend(faults);
        found.diagnostics = settle::settle(&found.sources, found.diagnostics);
    }
    thread::scope(|scope| {
        let keeping = scope.spawn(|| memory.save());
        let is_denied = request.deny_warnings && !found.diagnostics.is_empty();
        let ready = ready.filter(|_| !found.has_errors() && !is_denied);
        let built = match ready {
            Some(ready) => put_out(request, found, ready, observer)?,
            None => Built { found, outcome: None, entries: Vec::new(), scraps: Scraps::default() },
        };
        observer.begins(Stage::Keep);
        // Without what is kept the next build only takes longer.
        let _ = keeping.join();
        observer.ends(Stage::Keep, &Count::default);
        Ok(built)
    })
}

/// Renders and writes.
fn put_out(
    request: &Request,
    mut found: Found,
    ready: Ready,
    observer: &dyn Observer,
) -> Result<Built, Failure> {
    let Ready { site, dressed, artifacts } = ready;
    let remembered = Remembered::of_build();
    let texts = SourceTexts::remembering(&found.sources, &remembered);
    let (looks, shared) = (dressed.looks(), Shared::new(&site));
    let renderer = Renderer::new(&site, &texts, &looks, &shared, &*artifacts);
    let rendering = Rendering::new(observer);
    let render = |artifact: &Artifact| {
        observer.artifact_begins(&artifact.path);
        let rendered = renderer.render(&artifact.view);
        observer.artifact_ends();
        let rendered = rendered?;
        if let Some(fault) = texts.fault() {
            return Err(vec![fault]);
        }
        Ok(match rendered {
            Rendered::Bytes(bytes) => {
                rendering.add(bytes.len());
                Content::Bytes(bytes)
            }
            Rendered::Copy(source) => match &found.sources.get(source).origin {
                Origin::Disk(path) => Content::Copy(path.clone()),
                Origin::Embedded(bytes) => Content::Bytes(bytes.to_vec()),
            },
        })
    };
    let to = write::Request { site: &request.site, output: &request.output, in_place: request.in_place };
    observer.begins(Stage::Write);
    let written = if request.missions.is_empty() {
        write::write(&to, &artifacts, &render, &rendering)?
    } else {
        let chosen = selection::select(&artifacts, &request.missions, &site, &to)?;
        write::write(&to, &chosen, &|chosen| selection::render(chosen, &render), &rendering)?
    };
    let mut faults = written.diagnostics;
    let outcome = written.value;
    observer.ends(Stage::Write, &|| outcome.as_ref().map(Count::written).unwrap_or_default());
    found.diagnostics.append(&mut faults);
    found.diagnostics = settle::settle(&found.sources, distinct(found.diagnostics));
    drop(looks);
    let entries = match &outcome {
        Some(outcome) if request.list_entries => {
            let published = request.published.as_deref();
            published::listed(&site, &found.sources, &request.missions, published, outcome)
        }
        _ => Vec::new(),
    };
    Ok(Built { found, outcome, entries, scraps: Scraps(Some(Box::new((site, dressed, artifacts, shared)))) })
}

/// What earlier builds found in texts.
fn recall(observer: &dyn Observer, open: impl FnOnce() -> Memory) -> Memory {
    observer.begins(Stage::Recall);
    let memory = open();
    observer.ends(Stage::Recall, &Count::default);
    memory
}

/// What the stages up to the plan are run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To render all of it.
    Build,
    /// To render what is asked for, and to take up what changes.
    Preview,
    /// To tell editors how things stand: of weeks that are not over too, and of texts that are not out.
    Editing,
}

/// What the stages up to the plan come to.
struct Prepared {
    found: Found,
    /// `None` where no page could be rendered.
    ready: Option<Ready>,
    /// For a preview: what doing a part of it once more needs, and the faults that parsing found.
    kept: Option<(Kept, Vec<Diagnostic>)>,
    /// For editing: every text, out or not.
    register: Vec<Entry>,
}

/// A site that is ready to be rendered.
struct Ready {
    site: Site,
    dressed: Arc<Dressed>,
    artifacts: Arc<Vec<Artifact>>,
}

impl Views for Vec<Artifact> {
    fn views(&self) -> Box<dyn Iterator<Item = &View> + '_> {
        Box::new(self.iter().map(|artifact| &artifact.view))
    }
}

/// All stages up to the plan. Their faults are told together.
fn prepare(
    request: &Request,
    memory: &Memory,
    purpose: Purpose,
    observer: &dyn Observer,
) -> Result<Prepared, Failure> {
    let is_preview = purpose == Purpose::Preview;
    let mut diagnostics = Vec::new();
    let reading = Reading { known: memory, html_limit: if is_preview { 0 } else { HTML_LIMIT } };
    observer.begins(Stage::Discover);
    let sources = discover::discover(&request.site, looks::embedded())?.collect(&mut diagnostics);
    observer.ends(Stage::Discover, &|| Count::items(sources.files.len()));
    observer.begins(Stage::Parse);
    let Checked { value: mut parsed, diagnostics: of_texts } = parse::parse(&sources, reading);
    diagnostics.extend(of_texts.iter().cloned());
    observer.ends(Stage::Parse, &|| Count::items(sources.files.len()).bytes(sources.size()));
    let themes = std::mem::take(&mut parsed.themes);
    let texts = parsed.texts.clone();
    let theme_names = looks::names(&themes);
    let options = resolve::Options {
        now: request.now,
        drafts: request.drafts,
        base_url: request.base_url.as_deref(),
        themes: &theme_names,
        keep: is_preview,
        editing: purpose == Purpose::Editing,
    };
    observer.begins(Stage::Resolve);
    let site = resolve::resolve(parsed, &sources, &options).collect(&mut diagnostics);
    observer.ends(Stage::Resolve, &|| Count::items(site.as_ref().map_or(0, |(site, _)| site.posts.len())));
    let (mut ready, mut kept, mut register) = (None, None, Vec::new());
    if let Some((site, mut of_site)) = site {
        register = std::mem::take(&mut of_site.register);
        let others = diagnostics.len();
        observer.begins(Stage::Looks);
        let dressed = looks::dress(&site, &themes)?.collect(&mut diagnostics);
        observer.ends(Stage::Looks, &|| Count::items(site.blogs.len()));
        observer.begins(Stage::Plan);
        let artifacts = plan::plan(&site, &dressed.for_plan(&site)).collect(&mut diagnostics);
        observer.ends(Stage::Plan, &|| Count::items(artifacts.len()));
        observer.begins(Stage::Rules);
        let is_id_of_theme = |id: &str| looks::has_id(&themes, id);
        let asked =
            rules::Asked { site: &site, sources: &sources, texts: &texts, is_id_of_theme: &is_id_of_theme };
        let of_rules = rules::check(&asked);
        diagnostics.extend(of_rules.of_site);
        of_site.at_fault.extend(diagnostics.iter().skip(others).filter_map(|fault| fault.source));
        diagnostics.extend(of_rules.of_texts);
        observer.ends(Stage::Rules, &|| Count::items(texts.len()));
        diagnostics = rules::apply(&site.rules, &sources, diagnostics);
        kept = is_preview.then_some((of_site, of_texts));
        let is_complete = dressed.complete();
        let ready_site = || Ready { site, dressed: Arc::new(dressed), artifacts: Arc::new(artifacts) };
        ready = is_complete.then(ready_site);
    }
    observer.begins(Stage::Settle);
    let diagnostics = settle::settle(&sources, consequences::without(distinct(diagnostics)));
    observer.ends(Stage::Settle, &|| Count::items(diagnostics.len()));
    Ok(Prepared { found: Found { sources: Arc::new(sources), diagnostics }, ready, kept, register })
}

/// A fault that many pages met is told once.
fn distinct(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    let mut seen = HashSet::new();
    for diagnostic in diagnostics {
        let key = (
            diagnostic.code,
            diagnostic.source,
            format!("{:?}", diagnostic.place),
            diagnostic.message.clone(),
        );
        if seen.insert(key) {
            kept.push(diagnostic);
        }
    }
    kept
}
