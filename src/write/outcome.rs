//! The report of what a build did, from what the live tree held before and what was planned.

use crate::write::manifest::{FileRow, Manifest, Table};
use crate::write::wanted::{Origin, Settled};
use crate::write::{Outcome, WrittenFile};

/// What the settled files are to visitors, who saw the tree of this manifest until now.
pub(super) fn outcome(settled: &[Settled<'_>], removed: &[&str]) -> Outcome {
    let mut outcome = Outcome {
        removed: removed.iter().map(|path| (*path).to_owned()).collect(),
        files: Vec::with_capacity(settled.len()),
        ..Outcome::default()
    };
    for file in settled {
        let path = file.standing.file.path;
        match (file.standing.live, file.origin) {
            (_, Origin::Live) => outcome.unchanged += 1,
            (Some(_), _) => outcome.changed.push(path.to_owned()),
            (None, _) => outcome.added.push(path.to_owned()),
        }
        outcome.files.push(WrittenFile { path: path.to_owned(), size: file.row.size, hash: file.row.hash });
    }
    outcome
}

/// The report of a build that had nothing to do.
pub(super) fn nothing_changed(known: &Manifest) -> Outcome {
    let files: Vec<WrittenFile> = known
        .files
        .iter()
        .map(|(path, row)| WrittenFile { path: path.to_owned(), size: row.size, hash: row.hash })
        .collect();
    Outcome { unchanged: files.len(), files, ..Outcome::default() }
}

/// The rows of the settled files.
pub(super) fn rows(settled: &[Settled<'_>]) -> Table<FileRow> {
    settled.iter().map(|file| (file.standing.file.path, file.row)).collect()
}
