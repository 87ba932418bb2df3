//! The few calls on files and folders that this stage makes, all relative to an open folder.
//!
//! No call follows a symbolic link in the last name of a path.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, Stat};

use crate::failure::Failure;
use crate::write::manifest::ContentHash;

/// What is needed of a file's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    pub kind: FileType,
    pub inode: u64,
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Permission bits.
    pub mode: Mode,
}

/// A failure of the machine, with help where there is some to give.
pub(super) fn failure(doing: &str, path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::io(doing, path, error);
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            failure.help("make room on the disk and build again")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            failure.help("check that you may write there, or name another folder with `--output`")
        }
        _ => failure,
    }
}

/// The path as the machine takes it: the folder itself for `""`.
fn name(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

pub(super) fn facts(folder: impl AsFd, path: &str) -> io::Result<Facts> {
    Ok(read(&rustix::fs::statat(folder, name(path), AtFlags::SYMLINK_NOFOLLOW)?))
}

pub(super) fn facts_of(open: impl AsFd) -> io::Result<Facts> {
    Ok(read(&rustix::fs::fstat(open)?))
}

#[allow(clippy::unnecessary_cast, reason = "the fields are of other types on other systems")]
fn read(stat: &Stat) -> Facts {
    Facts {
        kind: FileType::from_raw_mode(stat.st_mode),
        inode: stat.st_ino as u64,
        size: stat.st_size as u64,
        modified: (stat.st_mtime as i64)
            .saturating_mul(1_000_000_000)
            .saturating_add(stat.st_mtime_nsec as i64),
        mode: Mode::from_raw_mode(stat.st_mode),
    }
}

pub(super) fn open_root(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(rustix::fs::openat(CWD, path, flags, Mode::empty())?)
}

pub(super) fn open_folder(folder: impl AsFd, path: &str) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(rustix::fs::openat(folder, name(path), flags, Mode::empty())?)
}

/// Makes a file that was not there, open to be written and read.
pub(super) fn create(folder: impl AsFd, path: &str) -> io::Result<File> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::openat(folder, path, flags, Mode::from_raw_mode(0o666))?))
}

/// Makes a folder; one that is there already is as good.
pub(super) fn make_folder(folder: impl AsFd, path: &str) -> io::Result<()> {
    match rustix::fs::mkdirat(folder, path, Mode::from_raw_mode(0o777)) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn set_mode(folder: impl AsFd, path: &str, mode: Mode) -> io::Result<()> {
    Ok(rustix::fs::chmodat(folder, name(path), mode, AtFlags::empty())?)
}

/// Removes a file; one that is not there is as good.
pub(super) fn remove_file(folder: impl AsFd, path: &str) -> io::Result<()> {
    match rustix::fs::unlinkat(folder, path, AtFlags::empty()) {
        Ok(()) | Err(rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Removes a folder; one that is not there, or that something stands in, is left.
pub(super) fn remove_folder_if_empty(folder: impl AsFd, path: &str) -> io::Result<()> {
    use rustix::io::Errno;
    match rustix::fs::unlinkat(folder, path, AtFlags::REMOVEDIR) {
        Ok(()) | Err(Errno::NOENT | Errno::NOTDIR | Errno::NOTEMPTY | Errno::EXIST) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Gives a file a second name. A symbolic link gets one itself, not what it points to.
pub(super) fn link(from: impl AsFd, path: &str, to: impl AsFd, new: &str) -> io::Result<()> {
    Ok(rustix::fs::linkat(from, path, to, new, AtFlags::empty())?)
}

/// Like [`link`], in the place of whatever file has that name.
pub(super) fn link_over(from: BorrowedFd<'_>, path: &str, to: BorrowedFd<'_>, new: &str) -> io::Result<()> {
    match link(from, path, to, new) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            remove_file(to, new)?;
            link(from, path, to, new)
        }
        done => done,
    }
}

pub(super) fn rename(from: impl AsFd, path: &str, to: impl AsFd, new: &str) -> io::Result<()> {
    Ok(rustix::fs::renameat(from, path, to, new)?)
}

/// The hash of all that an open file still has to give.
pub(super) fn hash(file: File) -> io::Result<ContentHash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file)?;
    Ok(ContentHash::finish(&hasher))
}

/// The hash of a file's bytes.
pub(super) fn hash_at(folder: impl AsFd, path: &str) -> io::Result<ContentHash> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    hash(File::from(rustix::fs::openat(folder, path, flags, Mode::empty())?))
}

/// Removes a folder with all that is in it; one that is not there is as good.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Err(error)
        }
        _ => Ok(()),
    }
}
