//! A folder for files that are made but have no place yet.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;

use crate::failure::Failure;
use crate::write::files;

/// Few enough folders to make for a small build, enough that many threads seldom meet in one.
const MOST_SHARDS: usize = 64;
const FILES_PER_SHARD: usize = 64;

/// Numbered files, spread over some folders.
pub(super) struct Stage {
    path: PathBuf,
    root: OwnedFd,
    shards: usize,
}

impl Stage {
    /// A stage for about so many files. Nothing may be there yet.
    pub fn make(path: PathBuf, files: usize) -> Result<Stage, Failure> {
        let shards = (files / FILES_PER_SHARD + 1).min(MOST_SHARDS);
        let make = || {
            std::fs::create_dir(&path)?;
            let root = files::open_root(&path)?;
            (0..shards).try_for_each(|shard| files::make_folder(&root, &shard.to_string()))?;
            Ok(root)
        };
        match make() {
            Ok(root) => Ok(Stage { path, root, shards }),
            Err(error) => Err(files::failure("make the folder", &path, &error)),
        }
    }

    pub fn create(&self, number: usize) -> io::Result<File> {
        files::create(&self.root, &self.name(number))
    }

    pub fn remove(&self, number: usize) -> io::Result<()> {
        files::remove_file(&self.root, &self.name(number))
    }

    /// Gives a file a second name here.
    pub fn link(&self, from: BorrowedFd<'_>, path: &str, number: usize) -> io::Result<()> {
        files::link(from, path, self.root.as_fd(), &self.name(number))
    }

    /// Moves a file to its place, over whatever file is there.
    pub fn put(&self, number: usize, to: BorrowedFd<'_>, path: &str) -> io::Result<()> {
        files::rename(&self.root, &self.name(number), to, path)
    }

    /// Removes the stage with all that is left in it.
    pub fn discard(&self) -> Result<(), Failure> {
        files::remove_tree(&self.path).map_err(|error| files::failure("remove", &self.path, &error))
    }

    fn name(&self, number: usize) -> String {
        format!("{}/{number}", number % self.shards)
    }
}
