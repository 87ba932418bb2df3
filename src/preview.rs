//! The site kept ready to be looked at while it is edited: what is shown now, and what brings it up to date.
//!
//! No page is written: it is rendered when it is asked for, from the last site that had no errors; what is
//! wrong since is told beside it. This is the one part that knows how a changed file becomes a changed page:
//! whoever shows the pages knows paths and bytes alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::memory::Memory;
use crate::model::artifact::Fingerprint;
use crate::model::document::TextDocument;
use crate::observe::Unobserved;
use crate::plan::{self, Artifact};
use crate::render::{Rendered, Renderer, Shared};
use crate::report::{Fault, Told};
use crate::resolve::{Again, Kept};
use crate::source::{Origin, SourceId, Sources, is_there};
use crate::texts::{Remembered, SourceTexts};
use crate::{
    Found, Prepared, Purpose, Ready, Request, consequences, distinct, looks, parse, prepare, rules, settle,
};

/// A site that is edited.
pub struct Preview {
    request: Request,
    now: Arc<Snapshot>,
    remembered: Arc<Remembered>,
    /// `None` where the next change is one for which everything has to be looked at.
    following: Option<Following>,
}

/// What taking up a save needs, beside the site itself.
struct Following {
    kept: Kept,
    /// The number of the story that a source is a text of.
    stories: FxHashMap<SourceId, usize>,
    paths: BTreeMap<PathBuf, SourceId>,
    /// What parsing found wrong with each source.
    of_texts: FxHashMap<SourceId, Vec<Diagnostic>>,
    /// All that is wrong, in order.
    diagnostics: Vec<Diagnostic>,
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
    sources: Arc<Sources>,
    ready: Ready,
    shared: Shared,
    /// What was shown once can be shown as long as the site stays as it is, whatever becomes of its files.
    remembered: Arc<Remembered>,
    /// Whether the fingerprints of the plan are those of this very site.
    is_planned: bool,
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
        let remembered = Arc::default();
        let (told, good, following) = look(request, &remembered)?;
        let now = Arc::new(Snapshot { version: 1, good, told });
        Ok(Preview { request: request.clone(), now, remembered, following })
    }

    /// Takes up what changed; whether anything that is shown did. `hints` are absolute paths of files and
    /// folders that may have changed, a folder standing for all that is in it; `None`: anything may have.
    ///
    /// Where only the words of stories changed, only these are read and joined: what that takes does not grow
    /// with the site. After a failure all is as it was, and the same hints have to be given again.
    pub fn update(&mut self, hints: Option<&BTreeSet<PathBuf>>) -> Result<bool, Failure> {
        if hints.is_some_and(BTreeSet::is_empty) {
            return Ok(false);
        }
        if let Some(changed) = hints.and_then(|hints| self.take_up(hints)) {
            return Ok(changed);
        }
        let (told, good, following) = look(&self.request, &self.remembered)?;
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
        self.following = following;
        Ok(changed)
    }

    /// Takes up changes of stories' words; whether anything changed. `None` where more than that did.
    fn take_up(&mut self, hints: &BTreeSet<PathBuf>) -> Option<bool> {
        let mut following = self.following.take()?;
        let good = self.now.good.as_ref()?;
        let (texts, of_texts) = following.changed_texts(&good.sources, hints)?;
        if texts.is_empty() {
            self.following = Some(following);
            return Some(false);
        }
        let Following { kept, stories, .. } = &mut following;
        let again = kept.again(&good.ready.site, &good.sources, stories, &texts)?;
        let Ready { dressed, artifacts, .. } = &good.ready;
        if !plan::dead_paths(&again.site, &again.rooted, artifacts).is_empty() {
            return None;
        }
        following.of_texts.extend(of_texts);
        let was_at_fault = following.replace_faults(&again, &good.sources);
        let told = match was_at_fault {
            false => self.now.told.clone(),
            true => Told::new(&good.sources, &following.diagnostics),
        };
        let version = self.now.version + 1;
        if following.diagnostics.iter().any(Diagnostic::is_error) {
            self.now = Arc::new(Snapshot { version, good: self.now.good.clone(), told });
            return Some(true);
        }
        let ready =
            Ready { site: again.site, dressed: Arc::clone(dressed), artifacts: Arc::clone(artifacts) };
        let good = Good::new(Arc::clone(&good.sources), ready, &self.remembered, false);
        self.now = Arc::new(Snapshot { version, good: Some(Arc::new(good)), told });
        self.following = Some(following);
        Some(true)
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
        let artifacts = self.good.iter().flat_map(|good| good.ready.artifacts.iter());
        artifacts.map(|artifact| artifact.path.as_str())
    }
}

impl Following {
    fn new(kept: Kept, of_texts: Vec<Diagnostic>, found: &Found) -> Following {
        let mut by_source: FxHashMap<SourceId, Vec<Diagnostic>> = FxHashMap::default();
        for fault in of_texts {
            if let Some(source) = fault.source {
                by_source.entry(source).or_default().push(fault);
            }
        }
        let paths = found.sources.iter();
        Following {
            stories: kept.by_source(),
            kept,
            paths: paths.filter_map(|(id, source)| Some((source.disk_path()?.to_path_buf(), id))).collect(),
            of_texts: by_source,
            diagnostics: found.diagnostics.clone(),
        }
    }

    /// The stories' texts at these paths that are not what they were, and what parsing finds wrong with each.
    /// `None` where something else changed, or a text cannot be read.
    fn changed_texts(&self, sources: &Sources, hints: &BTreeSet<PathBuf>) -> Option<ChangedTexts> {
        let (mut texts, mut faults) = (Vec::new(), Vec::new());
        for path in hints {
            let Some(source) = self.paths.get(path) else {
                let known = self.paths.range::<PathBuf, _>(path..).next();
                if is_there(path) || known.is_some_and(|(known, _)| known.starts_with(path)) {
                    return None;
                }
                // What came and went, as an editor's own files do.
                continue;
            };
            let known = self.kept.document(*self.stories.get(source)?, *source)?;
            let bytes = sources.get(*source).bytes().ok()?;
            if Fingerprint::of_bytes(&bytes) == known.hash {
                continue;
            }
            let parsed = parse::text_again(sources, known, bytes);
            faults.push((*source, parsed.diagnostics));
            texts.push(Arc::new(parsed.value?));
        }
        Some((texts, faults))
    }

    /// Puts what is wrong with some stories now in place of what was; whether either is anything.
    fn replace_faults(&mut self, again: &Again, sources: &Sources) -> bool {
        let texts = &again.documents;
        let is_theirs = |fault: &Diagnostic| {
            fault.source.is_some_and(|source| texts.iter().any(|text| text.source == source))
        };
        let of_parsing = texts.iter().filter_map(|text| self.of_texts.get(&text.source)).flatten();
        let mut found: Vec<Diagnostic> = of_parsing.cloned().collect();
        found.extend(again.diagnostics.iter().cloned());
        // What texts ask of one another has not changed.
        let asked = rules::Asked { site: &again.site, sources, texts, is_id_of_theme: &|_| true };
        found.extend(rules::check_texts(&asked));
        if found.is_empty() && !self.diagnostics.iter().any(is_theirs) {
            return false;
        }
        let mut found = rules::apply(&again.site.rules, sources, found);
        found.retain(is_theirs);
        self.diagnostics.retain(|fault| !is_theirs(fault));
        self.diagnostics.extend(consequences::without(distinct(found)));
        self.diagnostics = settle::settle(sources, std::mem::take(&mut self.diagnostics));
        true
    }
}

/// Texts, and by source what parsing found wrong with them.
type ChangedTexts = (Vec<Arc<TextDocument>>, Vec<(SourceId, Vec<Diagnostic>)>);

impl Good {
    fn new(sources: Arc<Sources>, ready: Ready, remembered: &Arc<Remembered>, is_planned: bool) -> Good {
        let shared = Shared::new(&ready.site);
        Good { sources, ready, shared, remembered: Arc::clone(remembered), is_planned }
    }

    fn render(&self, artifact: &Artifact) -> Result<Answer, Vec<Diagnostic>> {
        let Ready { site, dressed, artifacts } = &self.ready;
        let texts = SourceTexts::of_preview(&self.sources, &self.remembered);
        let looks = dressed.looks();
        let renderer = Renderer::new(site, &texts, &looks, &self.shared, &**artifacts);
        let rendered = renderer.render(&artifact.view)?;
        match texts.fault() {
            Some(fault) => Err(vec![fault]),
            None => Ok(match rendered {
                Rendered::Bytes(bytes) => Answer::Bytes(bytes),
                Rendered::Copy(source) => self.copy(source),
            }),
        }
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
        self.is_planned
            && other.is_planned
            && files(self) == files(other)
            && self.ready.artifacts.iter().zip(&*other.ready.artifacts).all(|(one, other)| {
                (one.fingerprint, one.path.as_str()) == (other.fingerprint, other.path.as_str())
            })
    }
}

/// What a look at everything comes to.
type Looked = (Told, Option<Arc<Good>>, Option<Following>);

/// All stages up to the plan.
fn look(request: &Request, remembered: &Arc<Remembered>) -> Result<Looked, Failure> {
    let memory = Memory::open(&request.site, looks::program());
    let Prepared { found, ready, kept, .. } = prepare(request, &memory, Purpose::Preview, &Unobserved)?;
    // Without it the next look only takes longer.
    let _ = memory.save();
    let told = Told::new(&found.sources, &found.diagnostics);
    let is_good = !found.has_errors();
    let following = kept.filter(|_| is_good).map(|(kept, of_texts)| Following::new(kept, of_texts, &found));
    let good = ready
        .filter(|_| is_good)
        .map(|ready| Arc::new(Good::new(Arc::clone(&found.sources), ready, remembered, true)));
    Ok((told, good, following))
}
