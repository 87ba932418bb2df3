//! Brings one tree up to date: marks its manifest, makes the changes, and writes down what is there.
//!
//! Whatever ends this midway, the manifest on disk is true: what was about to change is marked as
//! unknown in it. Files are put in the order of their phases, so that in a tree that is live what is
//! pointed to is there before what points to it; removals come last, but for those that make way.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::failure::Failure;
use crate::model::artifact::Phase;
use crate::write::files;
use crate::write::hooks::{Hooks, Step};
use crate::write::layout::{ancestors, parent};
use crate::write::manifest::{FileRow, FolderRow, Manifest};
use crate::write::sorted::join;
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
    let generation = live.map_or(0, |live| live.known.generation).max(target.known.generation) + 1;
    let work = Work::between(target, wanted);
    (hooks.before)(Step::Mark, "")?;
    if target.is_live && target.forgotten {
        // A mark needs a manifest that it can be laid over.
        state.save(target.inode, &target.known)?;
    }
    // A spare that has no manifest yet is worth nothing until it has one.
    if target.is_live || !target.forgotten {
        state.mark(target.inode, &Manifest { generation, ..marked(target, wanted, &work) })?;
    }
    carry_out(target, live, wanted, &work, stage, hooks)?;
    stage.discard()?;
    let known = Manifest { generation, ..settled(target, wanted, &work)? };
    (hooks.before)(Step::Settle, "")?;
    state.save(target.inode, &known)
}

/// The difference between what a tree holds and what it shall hold.
struct Work<'w> {
    puts: Vec<&'w WantedFile<'w>>,
    new_folders: Vec<&'w str>,
    /// Those of them that someone else made.
    foreign_folders: Vec<&'w str>,
    /// Removals that make way for a folder or a file, and those that do not.
    blocking: Vec<&'w str>,
    other: Vec<&'w str>,
    /// Folders that are no longer wanted, the deepest first.
    old_folders: Vec<&'w str>,
    /// Folders whose time stamps change, sorted. Always with the root, which may have held the stage.
    touched: BTreeSet<&'w str>,
}

impl<'w> Work<'w> {
    fn between(target: &'w Tree, wanted: &'w Wanted<'w>) -> Work<'w> {
        let (known, puts) = (&target.known, wanted.files.iter().filter(|file| file.from != From::Here));
        let puts: Vec<&WantedFile<'_>> = puts.collect();
        let ours = leaving(known.files.iter(), wanted.files.iter().map(|file| file.path))
            .filter(|path| !wanted.has_foreign(path));
        let foreign = leaving(known.foreign.iter(), wanted.foreign.iter().map(|file| file.path))
            .filter(|path| !wanted.has_file(path));
        let (blocking, other): (Vec<&str>, Vec<&str>) = ours.chain(foreign).partition(|path| {
            wanted.folder(path).is_some() || ancestors(path).any(|folder| wanted.has_file(folder))
        });
        let (mut new_folders, mut old_folders, mut foreign_folders) = (Vec::new(), Vec::new(), Vec::new());
        for (path, known, wanted) in join(known.folders.iter(), wanted.folders.iter().copied()) {
            match (known, wanted) {
                (None, Some(_)) => new_folders.push(path),
                (Some(_), None) => old_folders.push(path),
                _ => {}
            }
            if known.is_none() && wanted == Some(true) {
                foreign_folders.push(path);
            }
        }
        old_folders.reverse();
        let mut touched = BTreeSet::from([""]);
        touched.extend(puts.iter().map(|file| parent(file.path)));
        touched.extend(
            wanted.foreign.iter().filter(|file| file.from != From::Here).map(|file| parent(file.path)),
        );
        touched.extend(blocking.iter().chain(&other).chain(&old_folders).map(|path| parent(path)));
        touched.extend(new_folders.iter().flat_map(|path| [*path, parent(path)]));
        Work { puts, new_folders, foreign_folders, blocking, other, old_folders, touched }
    }
}

/// The known paths that are not wanted.
fn leaving<'w, R: 'w>(
    known: impl Iterator<Item = (&'w str, R)>,
    wanted: impl Iterator<Item = &'w str>,
) -> impl Iterator<Item = &'w str> {
    join(known, wanted.map(|path| (path, ())))
        .filter(|(_, _, wanted)| wanted.is_none())
        .map(|(path, _, _)| path)
}

/// What is not certain while the change is made: files that come, change or go, and the folders that
/// they stand in. Foreign files that come are in it too, so that none of them is taken for one that
/// someone put there: see `Tree::late`.
fn marked(target: &Tree, wanted: &Wanted<'_>, work: &Work<'_>) -> Manifest {
    let leaving = work.blocking.iter().chain(&work.other).copied();
    let mut files: BTreeSet<&str> = leaving.filter(|path| target.known.files.get(path).is_some()).collect();
    files.extend(work.puts.iter().map(|file| file.path));
    let coming = wanted.foreign.iter().filter(|file| file.from != From::Here);
    let unseen = |path: &&'_ str| FolderRow::unseen(wanted.folder(path) == Some(true));
    Manifest {
        generation: 0,
        files: files.into_iter().map(|path| (path, FileRow::UNKNOWN)).collect(),
        folders: work.touched.iter().map(|path| (*path, unseen(path))).collect(),
        foreign: coming.map(|file| (file.path, file.row)).collect(),
    }
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
    let is_in_the_way =
        |folder: &&str| std::iter::once(*folder).chain(ancestors(folder)).any(|path| wanted.has_file(path));
    let (blocking, other): (Vec<&str>, Vec<&str>) = work.old_folders.iter().copied().partition(is_in_the_way);
    remove_folders(target, &blocking, hooks)?;
    make_folders(target, &work.new_folders, hooks)?;
    copy_modes(target, live, &work.foreign_folders)?;
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
fn copy_modes(target: &Tree, live: Option<&Tree>, folders: &[&str]) -> Result<(), Failure> {
    let Some(live) = live else { return Ok(()) };
    folders.iter().try_for_each(|folder| {
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
    let stale = work.touched.iter().map(|path| (*path, ()));
    let mut folders: Vec<(&str, FolderRow)> = Vec::with_capacity(wanted.folders.len());
    for (path, row, stale) in join(folders_after(target, wanted), stale) {
        match (row, stale) {
            (Some(row), None) => folders.push((path, row)),
            (Some(row), Some(())) => folders.push((path, FolderRow { modified: FolderRow::LOOK, ..row })),
            (None, _) => {}
        }
    }
    if !target.is_live {
        folders.par_iter_mut().filter(|(_, row)| row.modified == FolderRow::LOOK).try_for_each(
            |(path, row)| match files::facts(target.root(), path) {
                Ok(facts) => {
                    row.modified = facts.modified;
                    Ok(())
                }
                Err(error) => Err(target.failure("look into", path, &error)),
            },
        )?;
    }
    // What could not be removed because someone's file is in it is looked into by the next build.
    let kept = work.old_folders.iter().filter(|path| files::facts(target.root(), path).is_ok());
    folders.extend(kept.map(|path| (*path, FolderRow::unseen(false))));
    folders.sort_by_key(|(path, _)| *path);
    let manifest = Manifest {
        generation: 0,
        files: wanted.files.iter().map(|file| (file.path, file.row)).collect(),
        folders: folders.into_iter().collect(),
        foreign: wanted.foreign.iter().map(|file| (file.path, file.row)).collect(),
    };
    if target.is_live { tree::look_again(target, manifest) } else { Ok(manifest) }
}

/// The wanted folders as they are known, those that are new as unseen.
fn folders_after<'w>(target: &'w Tree, wanted: &'w Wanted<'w>) -> impl Iterator<Item = (&'w str, FolderRow)> {
    join(wanted.folders.iter().copied(), target.known.folders.iter()).filter_map(|(path, foreign, known)| {
        let foreign = foreign?;
        let row = known.map_or(FolderRow::unseen(foreign), |row| FolderRow { foreign, ..*row });
        Some((path, row))
    })
}
