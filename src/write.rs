//! The last stage: renders what changed and puts it into the output folder, old or new, never a mixture.
//!
//! # How a build goes
//! The live tree is what visitors see; an older tree, the spare, is kept beside it in
//! `.<name of the output>.chancery/tree`. Rendered files are first written to a stage beside the
//! output. Only when every artifact is rendered without an error is the spare brought up to date
//! from the stage and, by hard links, from the live tree; then the two trees are exchanged in one
//! step and the old one is the next build's spare. Where the trees cannot be exchanged, or where it
//! is asked for, the live tree itself is brought up to date, each file by a rename.
//!
//! # Invariants
//! - A tree is known by the inode of its root folder, and its manifest is named by that number. An
//!   exchange therefore needs no change to any manifest: whatever ends a build, the manifest that is
//!   found for a tree is that tree's own.
//! - A manifest never says more than is true. Before a tree is changed, every file that is about to
//!   change is marked as unknown; after, the manifest is written anew with what is there. A file that
//!   is unknown is rendered again, and may be overwritten and removed, since it is ours.
//! - No file is ever written to once it has its name: it is made new and renamed, or made new under
//!   a name that was free. Trees share inodes, so writing through one would change the other.
//! - Nothing in the live tree changes before all is rendered.
//! - Files that the manifest does not know are foreign: they are never changed or removed, and an
//!   exchange carries them over as hard links.
//!
//! # What it costs
//! Where nothing changed: one look at each folder of the output. A folder whose time stamp is not
//! the recorded one is looked into, and so files that someone deleted, replaced or added are found.
//! A file that someone wrote to in place, leaving its folder as it was, is not.
//!
//! The spare is nobody's but ours: deep down it is believed to be as its manifest says. Where
//! someone damages it all the same, the next build mends what then is missing from the output.
//!
//! # Limits
//! Nothing is flushed to disk: the promise holds against a killed program and a full disk, not
//! against a power cut. On file systems that cannot exchange two folders, two renames take the place
//! of the exchange, with an instant between them in which there is no output; a build that is
//! killed just there is repaired by the next.

mod apply;
mod build;
mod by_exchange;
mod check;
mod compare;
mod exchange;
mod files;
mod foreign;
mod hooks;
mod in_place;
mod json;
mod layout;
mod manifest;
mod outcome;
mod place;
mod recorded;
mod render;
mod sorted;
mod stage;
mod state;
mod survey;
#[cfg(test)]
mod tests;
mod tree;
mod wanted;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::model::artifact::{Fingerprint, Phase};

pub use check::check_output;
pub use json::{manifest_json, published_entries};
pub use manifest::ContentHash;

/// What this stage must know of an artifact.
pub trait Planned: Sync {
    /// From the output's root: `/` between names, none at the beginning or end, no `.` or `..`.
    fn path(&self) -> &str;
    fn fingerprint(&self) -> Fingerprint;
    fn phase(&self) -> Phase;
}

/// What an artifact's file shall hold.
pub enum Content {
    Bytes(Vec<u8>),
    /// The bytes of this file, which is copied, never linked.
    Copy(PathBuf),
}

/// Renders one artifact. Called from many threads at once.
pub type Render<'a, A> = dyn Fn(&A) -> Result<Content, Vec<Diagnostic>> + Sync + 'a;

/// Where to and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The folder that holds `content/`.
    pub site: &'a Path,
    pub output: &'a Path,
    /// Replace file by file instead of exchanging the whole output.
    pub in_place: bool,
}

/// What a build did to the output. All lists are sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    pub unchanged: usize,
    /// Why the output was written in place although that was not asked for.
    pub in_place_because: Option<String>,
    /// Every file of the output that is ours.
    pub files: Vec<WrittenFile>,
}

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    pub path: String,
    /// In bytes.
    pub size: u64,
    pub hash: ContentHash,
}

/// Told how far the rendering is, from any thread.
pub trait Progress: Sync {
    /// So many artifacts will be rendered.
    fn begin(&self, total: u64);
    /// One of them is done.
    fn step(&self);
    fn end(&self);
}

/// Brings the output up to date with the plan.
///
/// Every artifact whose fingerprint is not that of the last build is rendered, even where others
/// have faults, so that all faults are told at once; they come in the order of the plan. With
/// faults there is no outcome, and the output stays as it was.
///
/// Fails where [`check_output`] does; where two artifacts have one path or one lies inside another;
/// where a path is none; where a foreign file stands at a planned path with other bytes; where
/// another build is writing to this output; and where the machine refuses.
pub fn write<A: Planned>(
    request: &Request<'_>,
    artifacts: &[A],
    render: &Render<'_, A>,
    progress: &dyn Progress,
) -> Result<Checked<Option<Outcome>>, Failure> {
    let hooks = &hooks::Hooks::NONE;
    build::build(build::Task { request: *request, artifacts, render, progress, hooks })
}

/// The files that earlier builds made and that stand in the output, with their fingerprints: `None` for
/// one that is not certain to be whole.
pub fn recorded(request: &Request<'_>) -> Result<Vec<(String, Option<Fingerprint>)>, Failure> {
    recorded::recorded(request)
}
