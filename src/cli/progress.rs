//! The progress bar, where someone watches.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::observe::Observer;
use crate::write::Progress;

/// A bar on the error stream that goes away when the work is done; nothing at all if `shown` is not set.
pub struct Bar {
    shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub fn new(shown: bool) -> Bar {
        Bar { shown, bar: OnceLock::new() }
    }
}

impl Progress for Bar {
    fn begin(&self, total: u64) {
        if self.shown && total > 0 {
            self.bar.get_or_init(|| {
                let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
                let style = ProgressStyle::with_template("Building {bar:40} {human_pos} of {human_len}");
                // The template is our own; without it the library's stands in.
                bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            });
        }
    }

    fn step(&self) {
        if let Some(bar) = self.bar.get() {
            bar.inc(1);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// Of stages it shows nothing.
impl Observer for Bar {}
