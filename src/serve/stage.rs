//! What is shown just now, between those who change it and those who ask for it.
//!
//! Every change that is noticed is counted at once, and counted again when it is taken up. Whoever asks for a
//! page waits until all that was noticed before has been taken up, so that a page that is asked for after a
//! save is never the old one; but not for ever, and not for what is noticed later.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::watch;

use crate::failure::Failure;
use crate::preview::Snapshot;

/// A page is not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(10);

/// The site, and what keeps it from being brought up to date.
pub struct Shown {
    pub snapshot: Arc<Snapshot>,
    pub failure: Option<Failure>,
}

pub struct Stage {
    noticed: AtomicU64,
    taken_up: watch::Sender<u64>,
    shown: watch::Sender<Arc<Shown>>,
}

impl Stage {
    pub fn new(shown: Shown) -> Stage {
        Stage {
            noticed: AtomicU64::new(0),
            taken_up: watch::Sender::new(0),
            shown: watch::Sender::new(Arc::new(shown)),
        }
    }

    /// A change was noticed, whatever it is.
    pub fn notice(&self) {
        self.noticed.fetch_add(1, Ordering::SeqCst);
    }

    /// So many changes more are taken up.
    pub fn take_up(&self, count: u64) {
        self.taken_up.send_modify(|taken_up| *taken_up += count);
    }

    /// Shows this from now on.
    pub fn show(&self, shown: Shown) {
        self.shown.send_replace(Arc::new(shown));
    }

    /// What is shown when everything that was noticed until now is taken up.
    pub async fn current(&self) -> Arc<Shown> {
        let noticed = self.noticed.load(Ordering::SeqCst);
        let mut taken_up = self.taken_up.subscribe();
        // Whoever waited in vain gets what there is.
        let _ = tokio::time::timeout(PATIENCE, taken_up.wait_for(|count| *count >= noticed)).await;
        Arc::clone(&self.shown.borrow())
    }

    /// What is shown, and whatever is shown later.
    pub fn follow(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }
}
