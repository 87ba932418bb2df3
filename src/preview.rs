//! The site kept ready to be looked at while it is edited: what is shown now, and what brings it up to date.
//!
//! Nothing is written. A page is rendered when it is asked for, from the last site that had no errors; what is
//! wrong since is told beside it. This is the one part that knows how a changed file becomes a changed page:
//! whoever shows the pages knows paths and bytes alone.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::plan::Artifact;
use crate::render::{Rendered, Renderer};
use crate::report::{Fault, Told};
use crate::source::{Origin, SourceId, Sources};
use crate::{Found, Ready, Request, prepare};

/// A site that is edited.
pub struct Preview {
    request: Request,
    now: Arc<Snapshot>,
}

/// The site at one moment; nothing of it changes any more.
pub struct Snapshot {
    version: u64,
    /// `None` until there was a site without errors.
    good: Option<Arc<Good>>,
    told: Told,
}

/// A site without errors.
struct Good {
    sources: Sources,
    ready: Ready,
}

/// A file of the output.
#[derive(Debug)]
pub enum Answer {
    Bytes(Vec<u8>),
    /// The bytes of this file, as it is on disk.
    File(PathBuf),
}

impl Preview {
    /// Reads and joins everything once. Faults of the site are no failure: they are in the snapshot.
    pub fn open(request: &Request) -> Result<Preview, Failure> {
        let (told, good) = look(request)?;
        let now = Arc::new(Snapshot { version: 1, good, told });
        Ok(Preview { request: request.clone(), now })
    }

    /// Takes up what changed; whether anything that is shown did. `hints` are absolute paths of files and
    /// folders that may have changed, a folder standing for all that is in it; `None`: anything may have.
    ///
    /// After a failure all is as it was, and the same hints have to be given again.
    pub fn update(&mut self, hints: Option<&BTreeSet<PathBuf>>) -> Result<bool, Failure> {
        if hints.is_some_and(BTreeSet::is_empty) {
            return Ok(false);
        }
        let (told, good) = look(&self.request)?;
        let before = &self.now;
        let same_site = match (&before.good, &good) {
            (Some(before), Some(now)) => before.is_same(now),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        let changed = !same_site || told != before.told;
        // Taken up even if it looks the same: its files may stand elsewhere on the disk.
        let good = good.or_else(|| before.good.clone());
        self.now = Arc::new(Snapshot { version: before.version + u64::from(changed), good, told });
        Ok(changed)
    }

    pub fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now)
    }
}

impl Snapshot {
    /// The file at a path of the output, such as `accra/fr/index.html`; `None` where the site has none.
    /// Faults are those of a template on the values of just this page.
    pub fn answer(&self, path: &str) -> Option<Result<Answer, Vec<Fault>>> {
        let good = self.good.as_ref()?;
        let artifacts = &good.ready.artifacts;
        let at = artifacts.binary_search_by(|artifact| artifact.path.as_str().cmp(path)).ok()?;
        let artifact = artifacts.get(at)?;
        Some(good.render(artifact).map_err(|faults| Told::new(&good.sources, &faults).faults))
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What is wrong now, and how many errors and warnings there are in all.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Whether there is a site to be shown.
    pub fn has_site(&self) -> bool {
        self.good.is_some()
    }

    /// The paths of all files of the output, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let artifacts = self.good.iter().flat_map(|good| &good.ready.artifacts);
        artifacts.map(|artifact| artifact.path.as_str())
    }
}

impl Good {
    fn render(&self, artifact: &Artifact) -> Result<Answer, Vec<Diagnostic>> {
        let Ready { site, dressed, artifacts } = &self.ready;
        let texts = SourceTexts::new(&self.sources);
        let views = artifacts.iter().map(|artifact| &artifact.view);
        let renderer = Renderer::new(site, &texts, dressed.looks(), views);
        renderer.render(&artifact.view).map(|rendered| match rendered {
            Rendered::Bytes(bytes) => Answer::Bytes(bytes),
            Rendered::Copy(source) => self.copy(source),
        })
    }

    fn copy(&self, source: SourceId) -> Answer {
        match &self.sources.get(source).origin {
            Origin::Disk(path) => Answer::File(path.clone()),
            Origin::Embedded(bytes) => Answer::Bytes(bytes.to_vec()),
        }
    }

    /// Equal fingerprints, equal bytes.
    fn is_same(&self, other: &Good) -> bool {
        let files = |good: &Good| good.ready.artifacts.len();
        files(self) == files(other)
            && self.ready.artifacts.iter().zip(&other.ready.artifacts).all(|(one, other)| {
                (one.fingerprint, one.path.as_str()) == (other.fingerprint, other.path.as_str())
            })
    }
}

/// All stages up to the plan.
fn look(request: &Request) -> Result<(Told, Option<Arc<Good>>), Failure> {
    let memory = Memory::open(&request.site, looks::program());
    let (found, ready) = prepare(request, &memory, &Unobserved)?;
    let told = Told::new(&found.sources, &found.diagnostics);
    let is_good = !found.has_errors();
    let Found { sources, .. } = found;
    let good = ready.filter(|_| is_good).map(|ready| Arc::new(Good { sources, ready }));
    Ok((told, good))
}
