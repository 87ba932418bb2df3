//! What is kept of one output in the site's `.chancery/`: a lock, and for each tree its manifest and,
//! while the tree is changed, a mark: a manifest of just what is no longer certain, which is laid over
//! the other, so that it costs what changes and not what is there. A mark of a generation that the
//! manifest has reached means nothing any more.
//!
//! A tree's manifest is named by the inode of the tree's root folder, which stays with the tree
//! wherever it is moved. So it is never a question which manifest belongs to which tree.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

use crate::failure::Failure;
use crate::write::files;
use crate::write::manifest::Manifest;
use crate::write::place::Place;

const MANIFEST: &str = "manifest";
const MARK: &str = "mark";

/// An output's state. The lock is held while this is.
pub(super) struct State {
    folder: PathBuf,
    _lock: OwnedFd,
}

impl State {
    /// Fails where another build holds the lock.
    pub fn open(place: &Place) -> Result<State, Failure> {
        let folder = place.state.clone();
        fs::create_dir_all(&folder).map_err(|error| files::failure("make the folder", &folder, &error))?;
        keep_out_of_git(folder.ancestors().nth(2));
        let path = folder.join("lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| files::failure("open", &path, &error))?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(State { folder, _lock: lock.into() }),
            Err(rustix::io::Errno::WOULDBLOCK) => {
                Err(Failure::new(format!("another build is writing to `{}` now", place.output.display()))
                    .help("wait until it is done, or end it, and build again"))
            }
            Err(error) => Err(files::failure("lock", &path, &error.into())),
        }
    }

    /// The manifest of the tree with this root; `None` where there is none that can be read.
    pub fn load(&self, inode: u64) -> Option<Manifest> {
        load(&self.folder, inode)
    }

    /// Says that what is in this manifest is no longer certain, until the next [`State::save`].
    ///
    /// What a build that was ended has marked stays so.
    pub fn mark(&self, inode: u64, uncertain: &Manifest) -> Result<(), Failure> {
        let path = self.path(inode, MARK);
        match fs::read(&path).ok().and_then(|bytes| Manifest::decode(&bytes)) {
            Some(before) => self.replace(&path, &before.overlaid(uncertain)),
            None => self.replace(&path, uncertain),
        }
    }

    /// Replaces a tree's manifest in one step.
    pub fn save(&self, inode: u64, manifest: &Manifest) -> Result<(), Failure> {
        self.replace(&self.path(inode, MANIFEST), manifest)?;
        remove(&self.path(inode, MARK))
    }

    fn replace(&self, path: &Path, manifest: &Manifest) -> Result<(), Failure> {
        let new = self.folder.join("new");
        File::create(&new)
            .and_then(|mut file| file.write_all(&manifest.encode()))
            .and_then(|()| fs::rename(&new, path))
            .map_err(|error| files::failure("write", path, &error))
    }

    /// The readable manifest of the last build, for a tree that was moved or copied.
    pub fn newest(&self) -> Option<Manifest> {
        newest(&self.folder)
    }

    pub fn forget(&self, inode: u64) -> Result<(), Failure> {
        remove(&self.path(inode, MANIFEST))?;
        remove(&self.path(inode, MARK))
    }

    /// Forgets every tree but these.
    pub fn keep_only(&self, inodes: &[u64]) -> Result<(), Failure> {
        let kept: Vec<OsString> = inodes.iter().map(|inode| OsString::from(inode.to_string())).collect();
        tables(&self.folder)
            .filter(|path| !kept.iter().any(|kept| path.file_stem() == Some(kept)))
            .try_for_each(|path| remove(&path))
    }

    fn path(&self, inode: u64, extension: &str) -> PathBuf {
        path(&self.folder, inode, extension)
    }
}

/// As [`State::load`], without the lock.
pub(super) fn load(folder: &Path, inode: u64) -> Option<Manifest> {
    let mark = match fs::read(path(folder, inode, MARK)) {
        Ok(bytes) => Some(Manifest::decode(&bytes)?),
        Err(_) => None,
    };
    let manifest = match (fs::read(path(folder, inode, MANIFEST)), &mark) {
        (Ok(bytes), _) => Manifest::decode(&bytes)?,
        // A first build in place was ended.
        (Err(_), Some(_)) => Manifest::unseen(),
        (Err(_), None) => return None,
    };
    Some(match mark {
        Some(mark) if mark.generation > manifest.generation => manifest.overlaid(&mark),
        _ => manifest,
    })
}

/// As [`State::newest`], without the lock.
pub(super) fn newest(folder: &Path) -> Option<Manifest> {
    tables(folder)
        .filter(|path| path.extension().is_some_and(|extension| extension == MANIFEST))
        .filter_map(|path| Manifest::decode(&fs::read(path).ok()?))
        .max_by_key(|manifest| manifest.generation)
}

fn path(folder: &Path, inode: u64, extension: &str) -> PathBuf {
    folder.join(format!("{inode}.{extension}"))
}

/// Whether a build of the site has made what stands at the output: there is a manifest or a mark,
/// readable or not, that is not the spare's. (A first build that was ended may have left the
/// spare's alone.)
pub(super) fn is_ours(place: &Place) -> bool {
    let spare = fs::symlink_metadata(place.spare()).map_or(0, |facts| facts.ino());
    let spare = OsString::from(spare.to_string());
    tables(&place.state).any(|path| path.file_stem() != Some(&spare))
}

/// Makes git ignore a folder of the program's, whatever the repository says. A convenience: where it
/// cannot be done nothing is lost.
pub(super) fn keep_out_of_git(folder: Option<&Path>) {
    if let Some(folder) = folder
        && let Ok(mut file) = File::create_new(folder.join(".gitignore"))
    {
        let _ = file.write_all(b"*\n");
    }
}

fn tables(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == MANIFEST || extension == MARK))
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(files::failure("remove", path, &error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{MARK, State};
    use crate::write::manifest::{FileRow, Manifest};
    use crate::write::place::locate;

    #[test]
    fn a_mark_counts_until_the_manifest_is_of_its_generation() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(&locate(folder.path(), &folder.path().join("public")).unwrap()).unwrap();
        let with = |generation, inode| {
            let mut manifest = Manifest { generation, ..Manifest::unseen() };
            manifest.files.push("a", FileRow { inode, ..FileRow::UNKNOWN });
            manifest
        };
        state.save(7, &with(1, 70)).unwrap();
        state.mark(7, &with(2, 0)).unwrap();
        assert_eq!(state.load(7), Some(with(2, 0)));
        state.replace(&state.path(7, "manifest"), &with(2, 71)).unwrap();
        assert_eq!(state.load(7), Some(with(2, 71)));
        state.save(7, &with(2, 71)).unwrap();
        assert!(!state.path(7, MARK).exists());
        std::fs::write(state.path(7, MARK), "damaged").unwrap();
        assert_eq!(state.load(7), None);
    }
}
