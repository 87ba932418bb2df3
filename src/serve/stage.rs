//! What is shown just now, between the one who changes it and those who ask for it.
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

/// How many changes were noticed, and how many of them are taken up.
#[derive(Default)]
pub struct Ledger {
    noticed: AtomicU64,
    taken_up: watch::Sender<u64>,
}

impl Ledger {
    pub fn notice(&self) {
        self.noticed.fetch_add(1, Ordering::SeqCst);
    }

    pub fn take_up(&self, count: u64) {
        self.taken_up.send_modify(|taken_up| *taken_up += count);
    }

    /// Waits until all that was noticed before is taken up; not without end.
    async fn settle(&self, patience: Duration) {
        let noticed = self.noticed.load(Ordering::SeqCst);
        let mut taken_up = self.taken_up.subscribe();
        // Whoever waited in vain gets what there is.
        let _ = tokio::time::timeout(patience, taken_up.wait_for(|count| *count >= noticed)).await;
    }
}

/// Where what is shown stands.
pub struct Stage {
    ledger: Arc<Ledger>,
    shown: watch::Sender<Arc<Shown>>,
}

impl Stage {
    pub fn new(ledger: Arc<Ledger>, shown: Shown) -> Stage {
        Stage { ledger, shown: watch::Sender::new(Arc::new(shown)) }
    }

    /// Shows this from now on. Those who follow are told of it unless it looks the same.
    pub fn show(&self, shown: Shown, looks_new: bool) {
        self.shown.send_if_modified(|now| {
            *now = Arc::new(shown);
            looks_new
        });
    }

    /// What is shown when everything that was noticed until now is taken up.
    pub async fn current(&self) -> Arc<Shown> {
        self.ledger.settle(PATIENCE).await;
        Arc::clone(&self.shown.borrow())
    }

    /// How many changes are taken up, when everything that was noticed until now is.
    pub async fn settled(&self) -> u64 {
        self.ledger.settle(PATIENCE).await;
        *self.ledger.taken_up.borrow()
    }

    /// How many changes are taken up, and whenever more are.
    pub fn follow_all(&self) -> watch::Receiver<u64> {
        self.ledger.taken_up.subscribe()
    }

    /// What is shown, whatever was noticed since.
    pub fn now(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// What is shown, and whatever is shown later.
    pub fn follow(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::Ledger;

    #[test]
    fn what_was_noticed_before_is_waited_for_and_no_more() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let ledger = Arc::new(Ledger::default());
            ledger.settle(Duration::from_secs(600)).await;
            ledger.notice();
            let waiting = tokio::spawn({
                let ledger = Arc::clone(&ledger);
                async move { ledger.settle(Duration::from_secs(600)).await }
            });
            tokio::time::sleep(Duration::from_millis(10)).await;
            assert!(!waiting.is_finished());
            ledger.notice();
            ledger.take_up(1);
            waiting.await.unwrap();
            // The second is not taken up, and not waited for without end.
            ledger.settle(Duration::from_millis(1)).await;
        });
    }
}
