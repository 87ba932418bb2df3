//! Finds what someone else did to a tree since its manifest was written.
//!
//! A folder whose time stamp is the recorded one holds the names that it held, so it is not looked
//! into. In the others each file is compared with its row: by inode, size and time stamp, and by its
//! bytes where those differ. What the manifest does not know is foreign.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};

use rayon::prelude::*;
use rustix::fs::{Dir, FileType};

use crate::write::files::{self, Facts};
use crate::write::layout::parent;
use crate::write::manifest::{FileRow, FolderRow, ForeignRow, Manifest, Table};
use crate::write::place::INNER_STAGE;

/// Whose tree it is, and so how much of the manifest is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Others work in it: the time stamp of every folder is compared.
    TimeStamps,
    /// Only this program works in it: so deep down only what is unseen is looked at, or each build
    /// would cost what is there and not what changed.
    OwnTree,
    /// All but what is unseen has been compared in this build. What changed meanwhile has another time
    /// stamp than the one that is recorded, which the next build will see.
    Compared,
    /// The manifest may be that of another tree: every folder is looked into, and one that it does
    /// not know may be ours all the same.
    Nothing,
}

/// How far down the folders of a tree of our own are compared all the same: the folders of missions
/// and their languages.
const OWN_TREE_DEPTH: usize = 2;

/// What is there, and whether that is something else than what was known.
///
/// Files that are gone lose their row; one that now holds other bytes keeps it as unknown.
pub(super) fn survey(root: BorrowedFd<'_>, known: Manifest, trust: Trust) -> io::Result<(Manifest, bool)> {
    let doubtful: Vec<&str> = {
        let rows: Vec<(&str, &FolderRow)> = known.folders.iter().collect();
        let doubtful = rows.par_chunks(CHUNK).flat_map_iter(|rows| {
            let mut near = Near::new(root);
            rows.iter().enumerate().filter(move |(number, (path, row))| match trust {
                _ if row.modified == FolderRow::LOOK => true,
                Trust::Nothing => true,
                Trust::Compared => false,
                Trust::OwnTree if depth(path) > OWN_TREE_DEPTH => false,
                Trust::OwnTree | Trust::TimeStamps => {
                    let next = rows.get(number + 1).map(|(next, _)| *next);
                    !near.facts(path, next).is_ok_and(|facts| is_as_recorded(&facts, row))
                }
            })
        });
        doubtful.map(|(_, (path, _))| *path).collect()
    };
    if doubtful.is_empty() {
        return Ok((known, false));
    }
    let looks: Vec<Option<Look>> =
        doubtful.par_iter().map(|path| look(root, path, &known)).collect::<io::Result<_>>()?;
    let looks: HashMap<&str, Option<Look>> = doubtful.into_iter().zip(looks).collect();
    Ok((merge(&known, looks, trust), true))
}

fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 }
}

fn is_as_recorded(facts: &Facts, row: &FolderRow) -> bool {
    facts.kind == FileType::Directory && facts.modified == row.modified
}

/// So many folders are looked at by one thread, one after the other.
const CHUNK: usize = 256;

/// Looks at folders one after the other, from the folder that they stand in where there are several, since the
/// machine looks up every name of a path anew.
struct Near<'a> {
    root: BorrowedFd<'a>,
    folder: Option<(&'a str, OwnedFd)>,
}

impl<'a> Near<'a> {
    fn new(root: BorrowedFd<'a>) -> Self {
        Self { root, folder: None }
    }

    /// The facts of a folder; `next` is the one that will be asked for after it.
    fn facts(&mut self, path: &'a str, next: Option<&str>) -> io::Result<Facts> {
        let above = parent(path);
        let is_open = self.folder.as_ref().is_some_and(|(open, _)| *open == above);
        if !is_open && !above.is_empty() && next.is_some_and(|next| parent(next) == above) {
            self.folder = files::open_folder(self.root, above).ok().map(|folder| (above, folder));
        }
        match &self.folder {
            Some((open, folder)) if *open == above => {
                files::facts(folder, path.get(above.len() + 1..).unwrap_or_default())
            }
            _ => files::facts(self.root, path),
        }
    }
}

/// What stands in a folder.
#[derive(Default)]
struct Look {
    /// Of the folder itself, read before its names were.
    modified: i64,
    opaque: bool,
    /// Our files that are there.
    files: BTreeMap<String, FileRow>,
    foreign: BTreeMap<String, ForeignRow>,
    /// Folders that the manifest does not know, and all below them.
    foreign_folders: BTreeMap<String, FolderRow>,
}

/// `None`: there is no such folder.
fn look(root: BorrowedFd<'_>, folder: &str, known: &Manifest) -> io::Result<Option<Look>> {
    let handle = match files::open_folder(root, folder) {
        Ok(handle) => handle,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied && is_foreign(known, folder) => {
            let modified = files::facts(root, folder)?.modified;
            return Ok(Some(Look { modified, opaque: true, ..Look::default() }));
        }
        Err(error) => return Err(error),
    };
    let mut look = Look { modified: files::facts_of(&handle)?.modified, ..Look::default() };
    for entry in Dir::read_from(&handle)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().to_str() else {
            look.opaque = true;
            continue;
        };
        if matches!(name, "." | "..") || folder.is_empty() && name == INNER_STAGE {
            continue;
        }
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        if entry.file_type() == FileType::Directory && known.folders.get(&path).is_some() {
            continue;
        }
        let facts = match files::facts(&handle, name) {
            Ok(facts) => facts,
            Err(error) if is_gone(&error) => continue,
            Err(error) => return Err(error),
        };
        match (facts.kind, known.files.get(&path)) {
            (FileType::Directory, _) if known.folders.get(&path).is_some() => {}
            (FileType::Directory, _) => look_below(root, &path, known, &mut look)?,
            (_, Some(row)) => {
                let row = compare(root, &path, &facts, row)?;
                look.files.insert(path, row);
            }
            (_, None) => {
                look.foreign.insert(path, ForeignRow { inode: facts.inode });
            }
        }
    }
    Ok(Some(look))
}

/// Takes in a folder that the manifest does not know.
fn look_below(root: BorrowedFd<'_>, path: &str, known: &Manifest, into: &mut Look) -> io::Result<()> {
    if let Some(below) = look(root, path, known)? {
        let row = FolderRow { modified: below.modified, foreign: true, opaque: below.opaque };
        into.foreign_folders.insert(path.to_owned(), row);
        into.files.extend(below.files);
        into.foreign.extend(below.foreign);
        into.foreign_folders.extend(below.foreign_folders);
    }
    Ok(())
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        || error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

fn is_foreign(known: &Manifest, folder: &str) -> bool {
    known.folders.get(folder).is_none_or(|row| row.foreign)
}

/// The row of a file of ours, as it is now.
fn compare(root: BorrowedFd<'_>, path: &str, facts: &Facts, row: &FileRow) -> io::Result<FileRow> {
    if !row.is_known() || facts.kind != FileType::RegularFile || facts.size != row.size {
        return Ok(FileRow::UNKNOWN);
    }
    if facts.inode == row.inode && facts.modified == row.modified {
        return Ok(*row);
    }
    let same = files::hash_at(root, path).is_ok_and(|hash| hash == row.hash);
    Ok(if same { FileRow { inode: facts.inode, modified: facts.modified, ..*row } } else { FileRow::UNKNOWN })
}

/// The manifest with what was found in the folders that were looked into.
fn merge(known: &Manifest, looks: HashMap<&str, Option<Look>>, trust: Trust) -> Manifest {
    let mut folders: Vec<(&str, FolderRow)> = Vec::with_capacity(known.folders.len());
    let mut lost: HashSet<&str> = HashSet::new();
    for (path, row) in known.folders.iter() {
        match looks.get(path) {
            // Parents come before their children, so what is below a lost folder is lost with it.
            _ if !path.is_empty() && lost.contains(parent(path)) => {
                lost.insert(path);
            }
            None => folders.push((path, *row)),
            Some(None) => {
                lost.insert(path);
            }
            Some(Some(look)) => {
                folders.push((path, FolderRow { modified: look.modified, opaque: look.opaque, ..*row }));
            }
        }
    }
    let untouched = |path: &str| !lost.contains(parent(path)) && !looks.contains_key(parent(path));
    let mut files: Vec<(&str, FileRow)> = Vec::with_capacity(known.files.len());
    files.extend(known.files.iter().filter(|(path, _)| untouched(path)).map(|(path, row)| (path, *row)));
    let mut foreign: Vec<(&str, ForeignRow)> = Vec::with_capacity(known.foreign.len());
    foreign.extend(known.foreign.iter().filter(|(path, _)| untouched(path)).map(|(path, row)| (path, *row)));
    for (path, look) in &looks {
        let Some(look) = look.as_ref().filter(|_| !lost.contains(path)) else { continue };
        files.extend(look.files.iter().map(|(path, row)| (path.as_str(), *row)));
        foreign.extend(look.foreign.iter().map(|(path, row)| (path.as_str(), *row)));
        folders.extend(
            look.foreign_folders
                .iter()
                .map(|(path, row)| (path.as_str(), FolderRow { foreign: trust != Trust::Nothing, ..*row })),
        );
    }
    Manifest {
        generation: known.generation,
        files: table(files),
        folders: table(folders),
        foreign: table(foreign),
    }
}

/// A table of rows in any order; nearly all are in the right one. Of two at a path the later counts.
fn table<R: Copy>(mut rows: Vec<(&str, R)>) -> Table<R> {
    rows.sort_by_key(|(path, _)| *path);
    rows.dedup_by(|later, earlier| {
        let is_same = later.0 == earlier.0;
        if is_same {
            *earlier = *later;
        }
        is_same
    });
    rows.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::fd::AsFd;
    use std::path::Path;

    use super::{Trust, survey};
    use crate::write::files;
    use crate::write::manifest::{FileRow, FolderRow, Manifest};

    /// A tree with `a`, `fr/b` and `fr/c`, all ours.
    fn tree() -> (tempfile::TempDir, Manifest) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("fr")).unwrap();
        let root = files::open_root(folder.path()).unwrap();
        let mut manifest = Manifest::default();
        for path in ["a", "fr/b", "fr/c"] {
            fs::write(folder.path().join(path), path).unwrap();
            let facts = files::facts(&root, path).unwrap();
            let row = FileRow {
                hash: files::hash_at(&root, path).unwrap(),
                size: facts.size,
                inode: facts.inode,
                modified: facts.modified,
                ..FileRow::UNKNOWN
            };
            manifest.files.push(path, row);
        }
        for path in ["", "fr"] {
            let modified = files::facts(&root, path).unwrap().modified;
            manifest.folders.push(path, FolderRow { modified, foreign: false, opaque: false });
        }
        // Time stamps of some file systems are as coarse as a tick of the clock.
        std::thread::sleep(std::time::Duration::from_millis(20));
        (folder, manifest)
    }

    fn look(folder: &Path, known: &Manifest) -> (Manifest, bool) {
        survey(files::open_root(folder).unwrap().as_fd(), known.clone(), Trust::TimeStamps).unwrap()
    }

    #[test]
    fn an_untouched_tree_is_as_it_was() {
        let (folder, known) = tree();
        assert_eq!(look(folder.path(), &known), (known, false));
    }

    #[test]
    fn what_went_away_loses_its_row() {
        let (folder, known) = tree();
        fs::remove_file(folder.path().join("fr/b")).unwrap();
        let (found, differs) = look(folder.path(), &known);
        assert!(differs && found.files.get("fr/b").is_none());
        assert_eq!(found.files.get("fr/c"), known.files.get("fr/c"));
        fs::remove_dir_all(folder.path().join("fr")).unwrap();
        let (found, _) = look(folder.path(), &known);
        assert_eq!((found.files.len(), found.folders.len()), (1, 1));
    }

    #[test]
    fn a_file_that_was_replaced_is_known_by_its_bytes() {
        let (folder, known) = tree();
        for (path, bytes) in [("fr/b", "fr/b"), ("fr/c", "fr/X")] {
            fs::write(folder.path().join("new"), bytes).unwrap();
            fs::rename(folder.path().join("new"), folder.path().join(path)).unwrap();
        }
        let (found, _) = look(folder.path(), &known);
        let same = found.files.get("fr/b").unwrap();
        assert!(same.is_known() && same.inode != known.files.get("fr/b").unwrap().inode);
        assert_eq!(found.files.get("fr/c"), Some(&FileRow::UNKNOWN));
    }

    #[test]
    fn what_someone_added_is_foreign_with_all_that_is_below() {
        let (folder, known) = tree();
        fs::create_dir_all(folder.path().join("fr/x/y")).unwrap();
        fs::write(folder.path().join("fr/x/y/z"), "").unwrap();
        std::os::unix::fs::symlink("/nowhere", folder.path().join("link")).unwrap();
        let (found, _) = look(folder.path(), &known);
        assert_eq!(found.foreign.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["fr/x/y/z", "link"]);
        assert!(found.folders.get("fr/x/y").is_some_and(|row| row.foreign));
        assert_eq!(found.files.len(), 3);
        assert_eq!(look(folder.path(), &found), (found, false));
    }

    #[test]
    fn a_folder_that_became_a_link_is_lost() {
        let (folder, known) = tree();
        fs::rename(folder.path().join("fr"), folder.path().join("de")).unwrap();
        std::os::unix::fs::symlink("de", folder.path().join("fr")).unwrap();
        let (found, _) = look(folder.path(), &known);
        assert!(found.folders.get("fr").is_none() && found.files.get("fr/b").is_none());
        assert!(found.foreign.get("fr").is_some() && found.foreign.get("de/b").is_some());
    }

    #[test]
    fn names_that_are_not_text_make_a_folder_opaque() {
        use std::os::unix::ffi::OsStrExt;
        let (folder, known) = tree();
        fs::write(folder.path().join("fr").join(std::ffi::OsStr::from_bytes(b"\xff")), "").unwrap();
        let (found, _) = look(folder.path(), &known);
        assert!(found.folders.get("fr").is_some_and(|row| row.opaque));
    }
}
