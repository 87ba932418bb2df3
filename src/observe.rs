//! What a run tells of itself while it goes: which stage begins, which ends, and how much it did.
//!
//! The stages know nothing of this; `lib.rs` tells it between them. Whoever listens may read the clock, which
//! nothing here does. What was done is counted only if somebody asks, after the stage has ended.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::write::{Outcome, Progress};

/// A part of the way, in the order in which they begin. [`Stage::Render`] lies inside [`Stage::Write`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What earlier builds found in texts, read.
    Recall,
    Discover,
    Parse,
    Resolve,
    /// Themes and messages made ready.
    Looks,
    Plan,
    /// What is asked of texts beyond what makes them readable.
    Rules,
    /// Which faults count, and where they stand.
    Settle,
    /// What this one found, written for the next.
    Keep,
    Write,
    Render,
}

impl Stage {
    pub fn name(self) -> &'static str {
        match self {
            Stage::Recall => "recall",
            Stage::Discover => "discover",
            Stage::Parse => "parse",
            Stage::Resolve => "resolve",
            Stage::Looks => "looks",
            Stage::Plan => "plan",
            Stage::Rules => "rules",
            Stage::Settle => "settle",
            Stage::Keep => "keep",
            Stage::Write => "write",
            Stage::Render => "render",
        }
    }
}

/// How much a stage did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Of what the stage makes: files found, documents, stories, blogs, artifacts, faults, files; `None` where
    /// nobody counts.
    pub items: Option<u64>,
    /// Read or made; `None` where the stage does neither.
    pub bytes: Option<u64>,
}

impl Count {
    pub fn items(items: usize) -> Count {
        Count { items: Some(items as u64), bytes: None }
    }

    pub fn bytes(self, bytes: u64) -> Count {
        Count { bytes: Some(bytes), ..self }
    }

    /// What was written or taken away; the bytes are those of the files written.
    pub fn written(outcome: &Outcome) -> Count {
        let size = |path: &String| {
            let found = outcome.files.binary_search_by(|file| file.path.as_str().cmp(path));
            found.ok().and_then(|at| outcome.files.get(at)).map_or(0, |file| file.size)
        };
        let bytes = outcome.added.iter().chain(&outcome.changed).map(size).sum();
        let items = outcome.added.len() + outcome.changed.len() + outcome.removed.len();
        Count::items(items).bytes(bytes)
    }
}

/// Listens to a run. Stages begin and end on the thread that runs it; artifacts on any, one at a time on each.
pub trait Observer: Progress {
    fn begins(&self, _stage: Stage) {}
    /// Not called where the run ends with a failure.
    fn ends(&self, _stage: Stage, _count: &dyn Fn() -> Count) {}
    /// The rendering of the artifact at this path of the output begins on this thread.
    fn artifact_begins(&self, _path: &str) {}
    fn artifact_ends(&self) {}
}

/// Nobody listens.
pub struct Unobserved;

impl Observer for Unobserved {}

impl Progress for Unobserved {
    fn begin(&self, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}

/// The write stage's progress as a stage of its own, and what comes out of it.
pub struct Rendering<'a> {
    observer: &'a dyn Observer,
    items: AtomicU64,
    bytes: AtomicU64,
}

impl<'a> Rendering<'a> {
    pub fn new(observer: &'a dyn Observer) -> Self {
        Rendering { observer, items: AtomicU64::new(0), bytes: AtomicU64::new(0) }
    }

    /// So many bytes were rendered.
    pub fn add(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

impl Progress for Rendering<'_> {
    fn begin(&self, total: u64) {
        self.items.store(total, Ordering::Relaxed);
        self.observer.begins(Stage::Render);
        self.observer.begin(total);
    }

    fn step(&self) {
        self.observer.step();
    }

    fn end(&self) {
        self.observer.end();
        self.observer.ends(Stage::Render, &|| Count {
            items: Some(self.items.load(Ordering::Relaxed)),
            bytes: Some(self.bytes.load(Ordering::Relaxed)),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Count;
    use crate::write::{ContentHash, Outcome, WrittenFile};

    #[test]
    fn what_was_written_counts_the_bytes_of_new_and_changed_files() {
        let file =
            |path: &str, size| WrittenFile { path: path.to_owned(), size, hash: ContentHash::default() };
        let outcome = Outcome {
            added: vec!["a".to_owned()],
            changed: vec!["c".to_owned()],
            removed: vec!["d".to_owned()],
            files: vec![file("a", 1), file("b", 20), file("c", 300)],
            ..Outcome::default()
        };
        assert_eq!(Count::written(&outcome), Count { items: Some(3), bytes: Some(301) });
    }
}
