//! A tree of the output on disk, and what is known of it: the live one, and the spare.

use std::fs;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::write::files;
use crate::write::manifest::{ForeignRow, Manifest};
use crate::write::place::Place;
use crate::write::state::State;
use crate::write::survey::{Trust, survey};

/// A tree, open.
pub(super) struct Tree {
    pub path: PathBuf,
    root: OwnedFd,
    pub inode: u64,
    /// Others see it, and may put files into it at any time.
    pub is_live: bool,
    /// What is there.
    pub known: Manifest,
    /// Whether that is something else than what its manifest on disk says.
    pub differs: bool,
    /// It was there before, but its own manifest could not be read: a file at a planned path counts
    /// as ours even where nothing says so.
    pub forgotten: bool,
    /// Foreign files that came into a tree that is no longer live after its manifest was written:
    /// someone put them there while a build exchanged the trees.
    pub late: Vec<(String, ForeignRow)>,
}

impl Tree {
    pub fn root(&self) -> BorrowedFd<'_> {
        self.root.as_fd()
    }

    /// A failure to do something to one of its files.
    pub fn failure(&self, doing: &str, path: &str, error: &io::Error) -> Failure {
        files::failure(doing, &self.path.join(path), error)
    }
}

/// The tree that visitors see; `None` where there is no output yet.
///
/// Without a manifest of its own the newest of the output's manifests is taken and nothing in it
/// believed without a look: so an output that was copied or unpacked elsewhere need not be built
/// again.
pub(super) fn open_live(place: &Place, state: &State) -> Result<Option<Tree>, Failure> {
    if fs::symlink_metadata(&place.output).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    let (root, inode) = open(&place.output)?;
    let own = state.load(inode);
    let forgotten = own.is_none();
    let known = own.or_else(|| state.newest()).unwrap_or_else(Manifest::unseen);
    let trust = if forgotten { Trust::Nothing } else { Trust::TimeStamps };
    let (known, differs) = examine(&place.output, &root, known, trust)?;
    let path = place.output.clone();
    Ok(Some(Tree { path, root, inode, is_live: true, known, differs, forgotten, late: Vec::new() }))
}

/// The tree that is to become the live one: the one before the last, or an empty one.
///
/// One that has no readable manifest is removed, since nothing is known of it.
pub(super) fn open_spare(place: &Place, state: &State, live: Option<&Tree>) -> Result<Tree, Failure> {
    let path = place.spare();
    if fs::symlink_metadata(&path).is_ok() {
        let (root, inode) = open(&path)?;
        if let Some(known) = state.load(inode) {
            let recorded = known.foreign.clone();
            let (known, differs) = examine(&path, &root, known, Trust::OwnTree)?;
            let late = known
                .foreign
                .iter()
                .filter(|(path, _)| recorded.get(path).is_none())
                .map(|(path, row)| (path.to_owned(), *row))
                .collect();
            return Ok(Tree { path, root, inode, is_live: false, known, differs, forgotten: false, late });
        }
        files::remove_tree(&path).map_err(|error| files::failure("remove", &path, &error))?;
    }
    fs::create_dir(&path).map_err(|error| files::failure("make the folder", &path, &error))?;
    let (root, inode) = open(&path)?;
    // A number that another tree had may be given out again.
    state.forget(inode)?;
    if let Some(live) = live {
        files::facts(live.root(), "")
            .and_then(|facts| files::set_mode(&root, "", facts.mode))
            .map_err(|error| files::failure("set the permissions of", &path, &error))?;
    }
    let known = Manifest::unseen();
    Ok(Tree { path, root, inode, is_live: false, known, differs: false, forgotten: true, late: Vec::new() })
}

/// What is there now, by a look into the folders that the manifest has as unseen.
pub(super) fn look_again(tree: &Tree, known: Manifest) -> Result<Manifest, Failure> {
    examine(&tree.path, &tree.root, known, Trust::Compared).map(|(known, _)| known)
}

fn open(path: &Path) -> Result<(OwnedFd, u64), Failure> {
    let root = files::open_root(path).map_err(|error| files::failure("open the folder", path, &error))?;
    let facts = files::facts_of(&root).map_err(|error| files::failure("open the folder", path, &error))?;
    Ok((root, facts.inode))
}

fn examine(path: &Path, root: &OwnedFd, known: Manifest, trust: Trust) -> Result<(Manifest, bool), Failure> {
    survey(root.as_fd(), known, trust).map_err(|error| files::failure("look into", path, &error))
}
