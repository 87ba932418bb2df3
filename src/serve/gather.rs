//! Changes that come together are taken up together: a save is several events, a checkout thousands.
//!
//! A batch ends when nothing more has come for a moment. While a file is being written, that moment is longer,
//! until the writer closes it, so that half a file is not taken for the whole. A batch that does not end by
//! itself is ended all the same.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// After this long without a change, a batch is whole.
const QUIET: Duration = Duration::from_millis(5);

/// The same while a file is open that was written to.
const WRITING: Duration = Duration::from_millis(80);

/// No batch takes longer.
const LONGEST: Duration = Duration::from_millis(250);

/// What a watcher says.
#[derive(Debug)]
pub enum Noticed {
    /// Something is, or was, at these paths.
    Changed(Vec<PathBuf>),
    /// These are being written to, and will be said to be closed.
    Written(Vec<PathBuf>),
    Closed(Vec<PathBuf>),
    /// More has happened than could be said.
    Lost,
    /// The computer watches no more folders for us.
    Limit,
}

/// Changes that came together.
#[derive(Debug, Default)]
pub struct Batch {
    pub paths: BTreeSet<PathBuf>,
    pub lost: bool,
    pub limit: bool,
    /// Of how many things that were noticed.
    pub count: u64,
}

/// The next batch; an empty one where nothing came in the time that is given. `None`: nobody watches any more.
pub fn gather(noticed: &Receiver<Noticed>, patience: Option<Duration>) -> Option<Batch> {
    let first = match patience {
        None => noticed.recv().ok()?,
        Some(patience) => match noticed.recv_timeout(patience) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => return Some(Batch::default()),
            Err(RecvTimeoutError::Disconnected) => return None,
        },
    };
    let end = Instant::now() + LONGEST;
    let mut batch = Batch::default();
    let mut open = HashSet::new();
    let mut next = Some(first);
    while let Some(one) = next {
        batch.add(one, &mut open);
        let quiet = if open.is_empty() { QUIET } else { WRITING };
        let left = end.saturating_duration_since(Instant::now());
        next = noticed.recv_timeout(quiet.min(left)).ok();
    }
    Some(batch)
}

impl Batch {
    fn add(&mut self, noticed: Noticed, open: &mut HashSet<PathBuf>) {
        self.count += 1;
        match noticed {
            Noticed::Changed(paths) => self.paths.extend(paths),
            Noticed::Written(paths) => {
                open.extend(paths.iter().cloned());
                self.paths.extend(paths);
            }
            Noticed::Closed(paths) => {
                for path in paths {
                    open.remove(&path);
                    self.paths.insert(path);
                }
            }
            Noticed::Lost => self.lost = true,
            Noticed::Limit => self.limit = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::{LONGEST, Noticed, gather};

    #[test]
    fn what_comes_together_is_one_batch() {
        let (sender, receiver) = channel();
        for name in ["a", "b", "a"] {
            sender.send(Noticed::Changed(vec![PathBuf::from(name)])).unwrap();
        }
        let batch = gather(&receiver, None).unwrap();
        assert_eq!((batch.count, batch.paths.len(), batch.lost), (3, 2, false));
    }

    #[test]
    fn a_file_that_is_written_is_waited_for() {
        let (sender, receiver) = channel();
        let path = || vec![PathBuf::from("a")];
        sender.send(Noticed::Written(path())).unwrap();
        let writer = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            sender.send(Noticed::Closed(path())).unwrap();
            sender
        });
        assert_eq!(gather(&receiver, None).unwrap().count, 2);
        drop(writer.join());
        assert!(gather(&receiver, None).is_none(), "nobody watches");
    }

    #[test]
    fn a_batch_ends() {
        let (sender, receiver) = channel();
        let writer = thread::spawn(move || {
            for _ in 0..200 {
                thread::sleep(Duration::from_millis(2));
                if sender.send(Noticed::Changed(vec![PathBuf::from("a")])).is_err() {
                    return;
                }
            }
        });
        let begin = std::time::Instant::now();
        let batch = gather(&receiver, None).unwrap();
        assert!(batch.count < 200 && begin.elapsed() < LONGEST * 8, "{}", batch.count);
        drop(receiver);
        writer.join().unwrap();
    }

    #[test]
    fn patience_ends_in_an_empty_batch() {
        let (_sender, receiver) = channel();
        assert_eq!(gather(&receiver, Some(Duration::from_millis(1))).unwrap().count, 0);
    }
}
