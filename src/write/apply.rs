//! Brings one tree up to date: marks its manifest, makes the changes, and writes down what is there.
//!
//! Whatever ends this midway, the manifest on disk is true: what was about to change is marked as
//! unknown in it. Files are put in the order of their phases, so that in a tree that is live what is
//! pointed to is there before what points to it; removals come last, but for those that make way.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use crate::failure::Failure;
use crate::model::artifact::Phase;
use crate::write::files;
use crate::write::hooks::{Hooks, Step};
use crate::write::layout::{ancestors, parent};
use crate::write::manifest::{FileRow, FolderRow, ForeignRow, Manifest};
use crate::write::stage::Stage;
use crate::write::state::State;
use crate::write::tree::{self, Tree};
use crate::write::wanted::{From, Wanted, WantedFile};

const PHASES: [Phase; 4] = [Phase::Asset, Phase::Page, Phase::Listing, Phase::Index];

/// Makes the tree hold what is wanted, then discards the stage.
pub(super) fn apply(
    target: &Tree,
    live: Option<&Tree>,
    wanted: &Wanted<'_>,
    stage: &Stage,
    state: &State,
    hooks: &Hooks<'_>,
) -> Result<(), Failure> {
    let work = Work::between(target, wanted);
    (hooks.before)(Step::Mark, "")?;
    state.save(target.inode, &marked(target, wanted, &work))?;
    carry_out(target, live, wanted, &work, stage, hooks)?;
    stage.discard()?;
    let known = settled(target, wanted, &work)?;
    (hooks.before)(Step::Settle, "")?;
    state.save(target.inode, &known)
}

/// The difference between what a tree holds and what it shall hold.
struct Work<'w> {
    puts: Vec<&'w WantedFile<'w>>,
    new_folders: Vec<&'w str>,
    /// Removals that make way for a folder or a file, and those that do not.
    blocking: Vec<&'w str>,
    other: Vec<&'w str>,
    /// Folders that are no longer wanted, the deepest first.
    old_folders: Vec<&'w str>,
    /// Folders whose time stamps change. Always with the root, which may have held the stage.
    touched: HashSet<&'w str>,
}

impl<'w> Work<'w> {
    fn between(target: &'w Tree, wanted: &'w Wanted<'w>) -> Work<'w> {
        let puts: Vec<&WantedFile<'_>> = wanted.files.iter().filter(|file| file.from != From::Here).collect();
        let known = &target.known;
        let file_is_wanted = |path: &str| wanted.files.binary_search_by(|file| file.path.cmp(path)).is_ok();
        let foreign_is_wanted =
            |path: &str| wanted.foreign.binary_search_by(|file| file.path.cmp(path)).is_ok();
        let ours = known.files.iter().map(|(path, _)| path).filter(|path| !file_is_wanted(path));
        let foreign = known
            .foreign
            .iter()
            .map(|(path, _)| path)
            .filter(|path| !foreign_is_wanted(path) && !file_is_wanted(path));
        let (blocking, other): (Vec<&str>, Vec<&str>) = ours
            .filter(|path| !foreign_is_wanted(path))
            .chain(foreign)
            .partition(|path| wanted.folders.contains_key(path) || ancestors(path).any(file_is_wanted));
        let new_folders: Vec<&str> =
            wanted.folders.keys().copied().filter(|path| known.folders.get(path).is_none()).collect();
        let mut old_folders: Vec<&str> = known
            .folders
            .iter()
            .map(|(path, _)| path)
            .filter(|path| !wanted.folders.contains_key(path))
            .collect();
        old_folders.reverse();
        let mut touched = HashSet::from([""]);
        touched.extend(puts.iter().map(|file| parent(file.path)));
        touched.extend(
            wanted.foreign.iter().filter(|file| file.from != From::Here).map(|file| parent(file.path)),
        );
        touched.extend(blocking.iter().chain(&other).chain(&old_folders).map(|path| parent(path)));
        touched.extend(new_folders.iter().flat_map(|path| [*path, parent(path)]));
        Work { puts, new_folders, blocking, other, old_folders, touched }
    }
}

/// The manifest for the time of the change.
fn marked(target: &Tree, wanted: &Wanted<'_>, work: &Work<'_>) -> Manifest {
    let mut rows: BTreeMap<&str, FileRow> = BTreeMap::new();
    let leaving = work.blocking.iter().chain(&work.other).map(|path| (*path, FileRow::UNKNOWN));
    rows.extend(leaving.filter(|(path, _)| target.known.files.get(path).is_some()));
    rows.extend(wanted.files.iter().map(|file| match file.from {
        From::Here => (file.path, file.row),
        From::Live | From::Stage(_) => (file.path, FileRow::UNKNOWN),
    }));
    let mut folders = folders_after(target, wanted);
    folders.extend(work.old_folders.iter().map(|path| (*path, FolderRow::unseen(false))));
    for path in &work.touched {
        folders.entry(path).and_modify(|row| row.modified = FolderRow::LOOK);
    }
    // With those that come and those that go, so that none of them is taken for one that someone put
    // into the tree after this manifest was written.
    let mut foreign: BTreeMap<&str, ForeignRow> = BTreeMap::new();
    foreign.extend(target.known.foreign.iter().map(|(path, row)| (path, *row)));
    foreign.extend(wanted.foreign.iter().map(|file| (file.path, file.row)));
    Manifest {
        files: rows.into_iter().collect(),
        folders: folders.into_iter().collect(),
        foreign: foreign.into_iter().collect(),
    }
}

/// The wanted folders as they are known, those that are new as unseen.
fn folders_after<'w>(target: &Tree, wanted: &Wanted<'w>) -> BTreeMap<&'w str, FolderRow> {
    let row = |path: &str, foreign: bool| match target.known.folders.get(path) {
        Some(row) => FolderRow { foreign, ..*row },
        None => FolderRow::unseen(foreign),
    };
    wanted.folders.iter().map(|(path, foreign)| (*path, row(path, *foreign))).collect()
}

fn carry_out(
    target: &Tree,
    live: Option<&Tree>,
    wanted: &Wanted<'_>,
    work: &Work<'_>,
    stage: &Stage,
    hooks: &Hooks<'_>,
) -> Result<(), Failure> {
    remove_files(target, &work.blocking, hooks)?;
    let is_in_the_way = |folder: &&str| {
        std::iter::once(*folder)
            .chain(ancestors(folder))
            .any(|path| wanted.files.binary_search_by(|file| file.path.cmp(path)).is_ok())
    };
    let (blocking, other): (Vec<&str>, Vec<&str>) = work.old_folders.iter().copied().partition(is_in_the_way);
    remove_folders(target, &blocking, hooks)?;
    make_folders(target, &work.new_folders, hooks)?;
    copy_modes(target, live, wanted, &work.new_folders)?;
    for phase in PHASES {
        work.puts
            .par_iter()
            .filter(|file| file.phase == phase)
            .try_for_each(|file| put(target, live, file.path, file.from, stage, hooks))?;
    }
    wanted.foreign.iter().try_for_each(|file| put(target, live, file.path, file.from, stage, hooks))?;
    remove_files(target, &work.other, hooks)?;
    remove_folders(target, &other, hooks)
}

fn put(
    target: &Tree,
    live: Option<&Tree>,
    path: &str,
    from: From,
    stage: &Stage,
    hooks: &Hooks<'_>,
) -> Result<(), Failure> {
    let done = match (from, live) {
        (From::Here, _) | (From::Live, None) => return Ok(()),
        (From::Live, Some(live)) => {
            (hooks.before)(Step::Put, path)?;
            files::link_over(live.root(), path, target.root(), path)
        }
        (From::Stage(number), _) => {
            (hooks.before)(Step::Put, path)?;
            stage.put(number, target.root(), path)
        }
    };
    done.map_err(|error| target.failure("write", path, &error))
}

/// Makes folders that are not there, the nearest to the root first, those of one depth in parallel.
pub(super) fn make_folders(target: &Tree, folders: &[&str], hooks: &Hooks<'_>) -> Result<(), Failure> {
    let mut levels: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for folder in folders.iter().filter(|folder| !folder.is_empty()) {
        levels.entry(folder.matches('/').count()).or_default().push(folder);
    }
    levels.values().try_for_each(|level| {
        level.par_iter().try_for_each(|folder| {
            (hooks.before)(Step::MakeFolder, folder)?;
            files::make_folder(target.root(), folder)
                .map_err(|error| target.failure("make the folder", folder, &error))
        })
    })
}

/// Gives the folders that someone else made the permissions that they have in the live tree.
fn copy_modes(
    target: &Tree,
    live: Option<&Tree>,
    wanted: &Wanted<'_>,
    folders: &[&str],
) -> Result<(), Failure> {
    let Some(live) = live else { return Ok(()) };
    folders.iter().filter(|folder| wanted.folders.get(*folder) == Some(&true)).try_for_each(|folder| {
        files::facts(live.root(), folder)
            .and_then(|facts| files::set_mode(target.root(), folder, facts.mode))
            .map_err(|error| target.failure("set the permissions of", folder, &error))
    })
}

fn remove_files(target: &Tree, paths: &[&str], hooks: &Hooks<'_>) -> Result<(), Failure> {
    paths.par_iter().try_for_each(|path| {
        (hooks.before)(Step::Remove, path)?;
        files::remove_file(target.root(), path).map_err(|error| target.failure("remove", path, &error))
    })
}

fn remove_folders(target: &Tree, deepest_first: &[&str], hooks: &Hooks<'_>) -> Result<(), Failure> {
    deepest_first.iter().try_for_each(|path| {
        (hooks.before)(Step::Remove, path)?;
        files::remove_folder_if_empty(target.root(), path)
            .map_err(|error| target.failure("remove the folder", path, &error))
    })
}

/// The manifest after the change.
///
/// In a tree that is live someone may have put a file beside ours meanwhile, so that its folders are
/// looked into; in another one their time stamps are enough.
fn settled(target: &Tree, wanted: &Wanted<'_>, work: &Work<'_>) -> Result<Manifest, Failure> {
    let mut folders = folders_after(target, wanted);
    for path in &work.touched {
        folders.entry(path).and_modify(|row| row.modified = FolderRow::LOOK);
    }
    if !target.is_live {
        folders = folders
            .into_par_iter()
            .map(|(path, row)| match row.modified {
                FolderRow::LOOK => match files::facts(target.root(), path) {
                    Ok(facts) => Ok((path, FolderRow { modified: facts.modified, ..row })),
                    Err(error) => Err(target.failure("look into", path, &error)),
                },
                _ => Ok((path, row)),
            })
            .collect::<Result<_, Failure>>()?;
    }
    let manifest = Manifest {
        files: wanted.files.iter().map(|file| (file.path, file.row)).collect(),
        folders: folders.into_iter().collect(),
        foreign: wanted.foreign.iter().map(|file| (file.path, file.row)).collect(),
    };
    if target.is_live { tree::look_again(target, manifest) } else { Ok(manifest) }
}
