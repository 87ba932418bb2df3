//! Files that someone else put into the output: none of them may be lost, and none overwritten.

use std::collections::HashSet;

use rustix::fs::FileType;

use crate::failure::Failure;
use crate::write::files;
use crate::write::layout::{PlannedFile, ancestors, find, lies_in};
use crate::write::manifest::{FileRow, ForeignRow, Manifest, Table};
use crate::write::stage::Stage;
use crate::write::tree::Tree;
use crate::write::wanted::{From, WantedForeign};

/// Takes foreign files that stand at planned paths for ours, and tells their paths: each is kept
/// only if what is rendered for it has the same bytes (see [`conflict`]).
///
/// Fails where a foreign file or folder stands in the way in any other manner.
pub(super) fn claim(
    live: &mut Tree,
    files: &[PlannedFile<'_>],
    folders: &[&str],
) -> Result<HashSet<String>, Failure> {
    for (folder, _) in live.known.folders.iter().filter(|(_, row)| row.foreign) {
        if let Some(file) =
            std::iter::once(folder).chain(ancestors(folder)).find_map(|path| find(files, path))
        {
            return Err(in_the_way(live, folder, files.get(file).map_or(folder, |file| file.path)));
        }
    }
    let mut claimed = HashSet::new();
    let mut rows: Vec<(String, FileRow)> = Vec::new();
    for (path, _) in live.known.foreign.iter() {
        if folders.binary_search(&path).is_ok() {
            let inner = files.iter().find(|file| lies_in(file.path, path)).map_or(path, |file| file.path);
            return Err(in_the_way(live, path, inner));
        }
        if let Some(outer) = ancestors(path).find(|folder| find(files, folder).is_some()) {
            return Err(in_the_way(live, path, outer));
        }
        if find(files, path).is_some() {
            let row = if live.forgotten { FileRow::UNKNOWN } else { examine(live, path)? };
            rows.push((path.to_owned(), row));
            claimed.insert(path.to_owned());
        }
    }
    if !claimed.is_empty() {
        take_over(&mut live.known, &rows, &claimed);
    }
    if live.forgotten {
        claimed.clear();
    }
    Ok(claimed)
}

/// The failure for a claimed file that has other bytes than the one that is planned.
pub(super) fn conflict(live: &Tree, path: &str) -> Failure {
    in_the_way(live, path, path)
}

fn in_the_way(live: &Tree, foreign: &str, planned: &str) -> Failure {
    Failure::new(format!(
        "`{}` was not written by chancery, and stands where the site's `{planned}` has to go",
        live.path.join(foreign).display()
    ))
    .help("move it out of the output folder, or delete it, and build again")
}

fn examine(live: &Tree, path: &str) -> Result<FileRow, Failure> {
    let fail = |error: std::io::Error| live.failure("read", path, &error);
    let facts = files::facts(live.root(), path).map_err(fail)?;
    if facts.kind != FileType::RegularFile {
        return Err(conflict(live, path));
    }
    let hash = files::hash_at(live.root(), path).map_err(fail)?;
    let FileRow { fingerprint, .. } = FileRow::UNKNOWN;
    Ok(FileRow { fingerprint, hash, size: facts.size, inode: facts.inode, modified: facts.modified })
}

fn take_over(known: &mut Manifest, rows: &[(String, FileRow)], claimed: &HashSet<String>) {
    let mut all: Vec<(&str, FileRow)> = known.files.iter().map(|(path, row)| (path, *row)).collect();
    all.extend(rows.iter().map(|(path, row)| (path.as_str(), *row)));
    all.sort_unstable_by_key(|(path, _)| *path);
    let files: Table<FileRow> = all.into_iter().collect();
    let foreign: Table<ForeignRow> = known
        .foreign
        .iter()
        .filter(|(path, _)| !claimed.contains(*path))
        .map(|(path, row)| (path, *row))
        .collect();
    known.files = files;
    known.foreign = foreign;
}

/// Links every foreign file of the live tree that the spare does not have into the stage, from its
/// place `first` on, and lists all that the spare shall hold.
///
/// The error says why they cannot be carried over, as part of a sentence.
pub(super) fn stage<'a>(
    live: &'a Tree,
    spare: &Tree,
    stage: &Stage,
    first: usize,
) -> Result<Vec<WantedForeign<'a>>, String> {
    if let Some((folder, _)) = live.known.folders.iter().find(|(_, row)| row.opaque) {
        return Err(format!("what stands in `{}` cannot be carried over", live.path.join(folder).display()));
    }
    let mut wanted = Vec::new();
    let mut number = first;
    for (path, row) in live.known.foreign.iter() {
        if spare.known.foreign.get(path) == Some(row) {
            wanted.push(WantedForeign { path, row: *row, from: From::Here });
            continue;
        }
        stage.link(live.root(), path, number).map_err(|error| {
            format!("`{}` cannot be carried over: {error}", live.path.join(path).display())
        })?;
        wanted.push(WantedForeign { path, row: *row, from: From::Stage(number) });
        number += 1;
    }
    Ok(wanted)
}

/// Foreign files that came into the spare while it was being exchanged, and so have never been
/// carried over: they stay, and become live with it. One whose place is taken goes.
pub(super) fn rescue<'a>(
    spare: &'a Tree,
    live: Option<&Tree>,
    files: &[PlannedFile<'_>],
    folders: &[&str],
) -> Vec<WantedForeign<'a>> {
    let is_taken = |path: &str| {
        let by_live = live.is_some_and(|live| {
            let known = &live.known;
            known.foreign.get(path).is_some()
                || known.folders.get(path).is_some()
                || ancestors(path).any(|folder| known.foreign.get(folder).is_some())
        });
        let by_plan = find(files, path).is_some()
            || folders.binary_search(&path).is_ok()
            || ancestors(path).any(|folder| find(files, folder).is_some());
        by_live || by_plan
    };
    let late = spare.late.iter().filter(|(path, _)| !is_taken(path));
    late.map(|(path, row)| WantedForeign { path, row: *row, from: From::Here }).collect()
}
