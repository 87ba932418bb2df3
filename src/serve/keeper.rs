//! Keeps the preview up to date, in a thread of its own: what was noticed becomes what is shown.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crate::failure::Failure;
use crate::preview::Preview;
use crate::report::Told;

use super::gather::{Batch, Noticed, gather};
use super::news::{News, difference, slow};
use super::poll::Poll;
use super::stage::{Ledger, Shown, Stage};
use super::watch::{Refused, Watch};

/// How often changes are looked for where the computer does not tell of them, and how soon something is tried
/// again that the computer has refused.
const INTERVAL: Duration = Duration::from_secs(1);

/// Reads the site for the first time.
pub type Open = Box<dyn Fn() -> Result<Preview, Failure> + Send>;

/// Told what is to be said.
pub type Tell = Box<dyn FnMut(News<'_>) + Send>;

/// What may have changed.
#[derive(Debug)]
enum Changes {
    These(BTreeSet<PathBuf>),
    Anything,
}

/// How changes are found.
enum Eyes {
    Watch(Watch),
    Poll(Poll),
}

pub struct Keeper {
    site: PathBuf,
    open: Open,
    preview: Preview,
    /// Whether an update has ended in the middle.
    is_broken: bool,
    ledger: Arc<Ledger>,
    stage: Arc<Stage>,
    eyes: Eyes,
    noticed: Receiver<Noticed>,
    tell: Tell,
    /// What the terminal knows of.
    told: Told,
    /// Why the last update was not made, and what it was to take up.
    left: Option<(Failure, Changes)>,
    /// Whether everything was looked at since events were lost, and nothing was found.
    in_vain: bool,
    /// Keeps the way open where nobody else does.
    _sender: Sender<Noticed>,
}

impl Keeper {
    /// Begins to watch before `open` reads anything, so that no change is missed between the two.
    pub fn new(site: &Path, open: Open, mut tell: Tell) -> Result<Keeper, Failure> {
        let (sender, noticed) = channel();
        let ledger = Arc::new(Ledger::default());
        let (book, way) = (Arc::clone(&ledger), sender.clone());
        let watch = Watch::begin(site, move |noticed| {
            book.notice();
            // Nobody is there to be told once the preview ends.
            let _ = way.send(noticed);
        });
        let eyes = match watch {
            Ok(watch) => Eyes::Watch(watch),
            Err(refused) => {
                tell(slow(&refused));
                Eyes::Poll(Poll::new(site))
            }
        };
        let preview = open()?;
        let snapshot = preview.now();
        let told = snapshot.told().clone();
        let stage = Arc::new(Stage::new(Arc::clone(&ledger), Shown { snapshot, failure: None }));
        Ok(Keeper {
            site: site.to_owned(),
            open,
            preview,
            is_broken: false,
            ledger,
            stage,
            eyes,
            noticed,
            tell,
            told,
            left: None,
            in_vain: false,
            _sender: sender,
        })
    }

    pub fn stage(&self) -> Arc<Stage> {
        Arc::clone(&self.stage)
    }

    /// What is wrong with the site.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Never ends by itself.
    pub fn run(mut self) {
        loop {
            let waits = self.left.is_some() || matches!(self.eyes, Eyes::Poll(_));
            let Some(batch) = gather(&self.noticed, waits.then_some(INTERVAL)) else {
                return;
            };
            let changes = self.changes(&batch);
            let left = self.left.take();
            let had_failed = left.is_some();
            let changes = match (left.map(|(_, changes)| changes), changes) {
                (Some(Changes::These(left)), Changes::These(new)) => Changes::These(&left | &new),
                (None, changes) => changes,
                (Some(_), _) => Changes::Anything,
            };
            if had_failed || !changes.is_none() {
                self.update(changes, had_failed, batch.lost);
            }
            self.ledger.take_up(batch.count);
        }
    }

    /// What a batch says may have changed; folders that have come are watched before they are looked into.
    fn changes(&mut self, batch: &Batch) -> Changes {
        let watched = match &mut self.eyes {
            Eyes::Poll(poll) => return Changes::These(poll.changes(&self.site)),
            Eyes::Watch(_) if batch.limit => Err(Refused::Folders),
            // Something is tried again: nothing is known of the time between.
            Eyes::Watch(watch) if self.left.is_some() => watch.follow_all().map(|()| Changes::Anything),
            Eyes::Watch(watch) => watched(watch, batch, &mut self.in_vain, &self.site),
        };
        watched.unwrap_or_else(|refused| {
            (self.tell)(slow(&refused));
            self.eyes = Eyes::Poll(Poll::new(&self.site));
            Changes::Anything
        })
    }

    fn update(&mut self, changes: Changes, had_failed: bool, lost: bool) {
        let updated = match &changes {
            Changes::These(paths) => self.take_up(Some(paths)),
            Changes::Anything => self.take_up(None),
        };
        let snapshot = self.preview.now();
        let changed = match updated {
            Ok(changed) => changed,
            Err(failure) => {
                let shown = Failure { message: failure.message.clone(), help: failure.help.clone() };
                self.stage.show(Shown { snapshot, failure: Some(shown) }, true);
                // One that lasts is said once.
                if !had_failed {
                    (self.tell)(News::Failure(&failure));
                }
                self.left = Some((failure, changes));
                return;
            }
        };
        self.in_vain = lost && matches!(changes, Changes::Anything) && !changed;
        if let Some(difference) = difference(&self.told, snapshot.told()) {
            (self.tell)(News::Faults(difference));
        }
        self.told.clone_from(snapshot.told());
        self.stage.show(Shown { snapshot, failure: None }, changed || had_failed);
    }
}

impl Keeper {
    /// Updates the preview, which outlives even a fault of ours.
    fn take_up(&mut self, hints: Option<&BTreeSet<PathBuf>>) -> Result<bool, Failure> {
        let updated = catch_unwind(AssertUnwindSafe(|| {
            if self.is_broken {
                self.preview = (self.open)()?;
                self.is_broken = false;
                return Ok(true);
            }
            self.preview.update(hints)
        }));
        updated.unwrap_or_else(|_| {
            self.is_broken = true;
            Err(Failure::new("the program has made a mistake, which is no fault of your files").help(
                "the pages stay as they were; should this not go away, undo your last change and report it",
            ))
        })
    }
}

impl Changes {
    fn is_none(&self) -> bool {
        matches!(self, Changes::These(paths) if paths.is_empty())
    }
}

/// Looking at everything reads so much that events may be lost again, those of our own reading among them. So
/// after a look for nothing, the next loss is let pass, once. The site's own folder is told of where it has been
/// put elsewhere: what stands there now is another.
fn watched(watch: &mut Watch, batch: &Batch, in_vain: &mut bool, site: &Path) -> Result<Changes, Refused> {
    let is_lost = batch.lost && !std::mem::take(in_vain);
    if is_lost || batch.paths.contains(site) {
        watch.follow_all()?;
        return Ok(Changes::Anything);
    }
    let mut paths = BTreeSet::new();
    for path in batch.paths.iter().filter(|path| watch.concerns(path)).cloned().collect::<Vec<_>>() {
        watch.follow(&path)?;
        paths.insert(path);
    }
    Ok(if watch.has_links() && !paths.is_empty() { Changes::Anything } else { Changes::These(paths) })
}

#[cfg(test)]
mod tests;
