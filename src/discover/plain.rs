//! Lists a folder in which there is no symbolic link: no file has to be asked what it is, and the folders in it
//! are listed beside each other.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

/// Which of the hidden files are listed all the same.
#[derive(Clone, Copy)]
pub(super) struct Hidden {
    pub shown: bool,
    /// Whether names that begin with `_` are hidden too.
    pub underscored_too: bool,
}

impl Hidden {
    pub fn leaves_out(self, entry: &DirEntry) -> bool {
        let Some(name) = entry.file_name().to_str() else { return false };
        !self.shown && (name.starts_with('.') || (self.underscored_too && name.starts_with('_')))
    }
}

/// The files of a folder, in no order. `None`: something in it is a symbolic link or cannot be read.
pub(super) fn files(top: &Path, hidden: Hidden) -> Option<Vec<PathBuf>> {
    let Listed { mut files, folders } = list(WalkDir::new(top).max_depth(1), hidden)?;
    let below: Option<Vec<Listed>> =
        folders.par_iter().map(|folder| list(WalkDir::new(folder), hidden)).collect();
    files.extend(below?.into_iter().flat_map(|below| below.files));
    Some(files)
}

#[derive(Default)]
struct Listed {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

fn list(walk: WalkDir, hidden: Hidden) -> Option<Listed> {
    let mut listed = Listed::default();
    let entries = walk.min_depth(1).into_iter();
    for entry in entries.filter_entry(|entry| !hidden.leaves_out(entry)) {
        let entry = entry.ok()?;
        match entry.file_type() {
            kind if kind.is_symlink() => return None,
            kind if kind.is_dir() => listed.folders.push(entry.into_path()),
            kind if kind.is_file() => listed.files.push(entry.into_path()),
            _ => {}
        }
    }
    Some(listed)
}
