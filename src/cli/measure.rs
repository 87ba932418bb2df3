//! What is measured of a run, where that is asked for: `--timings`, `--trace`.

use super::Surroundings;
use super::arguments::MeasureArguments;
use super::progress::Bar;
use super::timings::Timings;
use super::trace::Trace;
use super::{print, site};
use crate::failure::Failure;
use crate::observe::{Count, Observer, Stage};
use crate::write::Progress;

/// Everyone who listens to one run.
pub struct Measures {
    bar: Bar,
    timings: Option<Timings>,
    trace: Option<Trace>,
}

impl Measures {
    /// Fails where the trace's file cannot be made.
    pub fn new(arguments: &MeasureArguments, surroundings: &Surroundings) -> Result<Self, Failure> {
        let trace = arguments.trace.as_deref().map(|path| Trace::new(&site::absolute(path, surroundings)?));
        Ok(Measures {
            bar: Bar::new(surroundings.is_terminal),
            timings: arguments.timings.map(Timings::new),
            trace: trace.transpose()?,
        })
    }

    /// Says on the error stream what was measured, and ends the trace. Fails where that could not be written.
    pub fn tell(self) -> Result<(), Failure> {
        if let Some(timings) = self.timings {
            print::error(&timings.told());
        }
        self.trace.map_or(Ok(()), Trace::end)
    }
}

impl Progress for Measures {
    fn begin(&self, total: u64) {
        self.bar.begin(total);
    }

    fn step(&self) {
        self.bar.step();
    }

    fn end(&self) {
        self.bar.end();
    }
}

impl Observer for Measures {
    fn begins(&self, stage: Stage) {
        if let Some(trace) = &self.trace {
            trace.begins(stage);
        }
        if let Some(timings) = &self.timings {
            timings.begins(stage);
        }
    }

    fn ends(&self, stage: Stage, count: &dyn Fn() -> Count) {
        if let Some(timings) = &self.timings {
            timings.ends(stage, count);
        }
        if let Some(trace) = &self.trace {
            trace.ends();
        }
    }

    fn artifact_begins(&self, path: &str) {
        if let Some(trace) = &self.trace {
            trace.artifact_begins(path);
        }
    }

    fn artifact_ends(&self) {
        if let Some(trace) = &self.trace {
            trace.ends();
        }
    }
}
