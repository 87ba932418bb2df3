//! `--trace`: a run written down for Chrome's `chrome://tracing` and <https://ui.perfetto.dev>.
//!
//! Spans for the stages and, inside, one for each artifact that is rendered, on its thread. The file is written by
//! a thread of its own; what it cannot write is dropped, and the run says so at its end.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use tracing::span::EnteredSpan;
use tracing::{Level, span};
use tracing_chrome::{ChromeLayerBuilder, FlushGuard};
use tracing_subscriber::layer::SubscriberExt;

use crate::failure::Failure;
use crate::observe::Stage;

thread_local! {
    /// The spans that are open on this thread, the innermost last.
    static OPEN: RefCell<Vec<EnteredSpan>> = const { RefCell::new(Vec::new()) };
}

/// A run that is being written down. Only one in a process.
pub struct Trace {
    path: PathBuf,
    /// Writes what is left when it is dropped; behind a lock since it may not be shared.
    guard: Mutex<FlushGuard>,
    fault: Arc<OnceLock<io::Error>>,
}

impl Trace {
    pub fn new(path: &Path) -> Result<Self, Failure> {
        let file = File::create(path).map_err(|error| failure(path, &error))?;
        let fault = Arc::new(OnceLock::new());
        let (layer, guard) = ChromeLayerBuilder::new()
            .writer(Kept { file, fault: fault.clone() })
            .include_args(true)
            .include_locations(false)
            .build();
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber).map_err(|error| {
            Failure::new(format!("cannot write the trace: {error}")).help("leave `--trace` out")
        })?;
        Ok(Trace { path: path.to_owned(), guard: Mutex::new(guard), fault })
    }

    pub fn begins(&self, stage: Stage) {
        // The library wants names that are known when it is compiled.
        let span = match stage {
            Stage::Recall => span!(Level::INFO, "recall"),
            Stage::Discover => span!(Level::INFO, "discover"),
            Stage::Parse => span!(Level::INFO, "parse"),
            Stage::Resolve => span!(Level::INFO, "resolve"),
            Stage::Looks => span!(Level::INFO, "looks"),
            Stage::Plan => span!(Level::INFO, "plan"),
            Stage::Rules => span!(Level::INFO, "rules"),
            Stage::Settle => span!(Level::INFO, "settle"),
            Stage::Keep => span!(Level::INFO, "keep"),
            Stage::Write => span!(Level::INFO, "write"),
            Stage::Render => span!(Level::INFO, "render"),
        };
        open(span.entered());
    }

    pub fn artifact_begins(&self, path: &str) {
        open(span!(Level::TRACE, "artifact", path = %path).entered());
    }

    /// Ends what began last on this thread.
    pub fn ends(&self) {
        let ended = OPEN.with(|open| open.borrow_mut().pop());
        drop(ended);
    }

    /// Waits until all is written. Fails where the file did not take it.
    pub fn end(self) -> Result<(), Failure> {
        let Trace { path, guard, fault } = self;
        // What a failure left open.
        OPEN.with(|open| open.borrow_mut().clear());
        drop(guard);
        fault.get().map_or(Ok(()), |error| Err(failure(&path, error)))
    }
}

fn open(span: EnteredSpan) {
    OPEN.with(|open| open.borrow_mut().push(span));
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    Failure::io("write the trace", path, error).help("name another file with `--trace`")
}

/// A file that takes everything and keeps its first fault: the library's thread would panic at one.
struct Kept {
    file: File,
    fault: Arc<OnceLock<io::Error>>,
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.fault.get().is_none()
            && let Err(error) = self.file.write_all(bytes)
        {
            let _ = self.fault.set(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
