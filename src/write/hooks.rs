//! Where tests can end a build, and what they can put in the place of the machine.

use std::path::Path;

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::failure::Failure;

/// Something that is about to be done to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A rendered file is written to the stage, or to a tree that is not live.
    Write,
    /// The manifest is marked with what is going to change.
    Mark,
    MakeFolder,
    /// A file is put in its place.
    Put,
    Remove,
    /// The manifest is written with what is there now.
    Settle,
    Exchange,
    /// The new tree is live, and what is no longer needed goes.
    CleanUp,
}

/// What a build does at its steps; [`Hooks::NONE`] outside of tests.
pub(super) struct Hooks<'a> {
    /// Called before each step with the path that it is about; a failure ends the build there.
    pub before: &'a (dyn Fn(Step, &str) -> Result<(), Failure> + Sync),
    /// Exchanges two folders in one step.
    pub exchange: &'a (dyn Fn(&Path, &Path) -> rustix::io::Result<()> + Sync),
    /// Whether a failed build removes what it had staged, as a killed one cannot.
    pub tidy: bool,
}

impl Hooks<'_> {
    pub const NONE: Hooks<'static> = Hooks { before: &nothing, exchange: &exchange, tidy: true };
}

fn nothing(_: Step, _: &str) -> Result<(), Failure> {
    Ok(())
}

/// `renameat2(RENAME_EXCHANGE)`.
pub(super) fn exchange(one: &Path, other: &Path) -> rustix::io::Result<()> {
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}
