//! What a tree shall hold when a build is done, and where each file of it comes from. Touches no file.

use crate::failure::Failure;
use crate::model::artifact::Phase;
use crate::write::compare::{Need, Standing};
use crate::write::foreign;
use crate::write::layout::ancestors;
use crate::write::manifest::{FileRow, ForeignRow, Manifest};
use crate::write::render::Rendered;
use crate::write::tree::Tree;

/// Whose bytes a planned file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The live file's: visitors see no change.
    Live,
    /// The spare's.
    Spare,
    /// New ones.
    New,
}

/// A planned file whose bytes are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'a> {
    pub standing: &'a Standing<'a>,
    pub row: FileRow,
    pub origin: Origin,
}

/// Which bytes each file gets. Where the live tree has the same ones its file is kept, so that the
/// inode and the time stamp stay.
///
/// Fails where a claimed file would have to be replaced.
pub(super) fn settle<'a>(
    standings: &'a [Standing<'a>],
    rendered: &[Rendered],
    live: Option<&Tree>,
) -> Result<Vec<Settled<'a>>, Failure> {
    let one = |(standing, rendered): (&'a Standing<'a>, &Rendered)| {
        let fingerprint = standing.file.fingerprint;
        let of_live = standing.live.map(|row| (FileRow { fingerprint, ..*row }, Origin::Live));
        let of_spare = standing.spare.map(|row| (*row, Origin::Spare));
        let (row, origin) = match (standing.need, rendered) {
            (Need::Render, Rendered::Written(row)) => Some((*row, Origin::New)),
            (Need::Live, _) | (Need::Render, _) => of_live,
            (Need::Spare, _) => of_live
                .filter(|(row, _)| standing.spare.is_some_and(|spare| spare.same_bytes(row)))
                .or(of_spare),
        }
        .unwrap_or((FileRow::UNKNOWN, Origin::New));
        match live {
            Some(live) if standing.claimed && origin != Origin::Live => {
                Err(foreign::conflict(live, standing.file.path))
            }
            _ => Ok(Settled { standing, row, origin }),
        }
    };
    standings.iter().zip(rendered).map(one).collect()
}

/// Where a file of the tree that is changed comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// It is in its place.
    Here,
    /// It gets a second name there for the live tree's file.
    Live,
    /// It is this file of the stage.
    Stage(usize),
}

pub(super) struct WantedFile<'a> {
    pub path: &'a str,
    pub phase: Phase,
    pub row: FileRow,
    pub from: From,
}

pub(super) struct WantedForeign<'a> {
    pub path: &'a str,
    pub row: ForeignRow,
    pub from: From,
}

/// All that a tree shall hold.
pub(super) struct Wanted<'a> {
    /// Sorted by path.
    pub files: Vec<WantedFile<'a>>,
    pub foreign: Vec<WantedForeign<'a>>,
    /// Sorted, with the root; `true` for those that someone else made.
    pub folders: Vec<(&'a str, bool)>,
}

impl Wanted<'_> {
    pub fn has_file(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.path.cmp(path)).is_ok()
    }

    pub fn has_foreign(&self, path: &str) -> bool {
        self.foreign.binary_search_by(|file| file.path.cmp(path)).is_ok()
    }

    /// Whether someone else made this folder; `None` where it is not wanted.
    pub fn folder(&self, path: &str) -> Option<bool> {
        let place = self.folders.binary_search_by(|(folder, _)| (*folder).cmp(path)).ok()?;
        self.folders.get(place).map(|(_, foreign)| *foreign)
    }
}

/// What the live tree shall hold, as new files stand in the stage.
pub(super) fn of_live<'a>(settled: &[Settled<'a>], folders: &[&'a str], known: &'a Manifest) -> Wanted<'a> {
    let from = |number: usize, file: &Settled<'_>| match file.origin {
        Origin::Live | Origin::Spare => From::Here,
        Origin::New => From::Stage(number),
    };
    let foreign: Vec<WantedForeign<'_>> =
        known.foreign.iter().map(|(path, row)| WantedForeign { path, row: *row, from: From::Here }).collect();
    let folders = wanted_folders(folders, Some(known), &foreign);
    Wanted { files: wanted_files(settled, from), foreign, folders }
}

/// What the spare shall hold. `written` says that new files stand in it already.
pub(super) fn of_spare<'a>(
    settled: &[Settled<'a>],
    foreign: Vec<WantedForeign<'a>>,
    folders: &[&'a str],
    live: Option<&'a Manifest>,
    written: bool,
) -> Wanted<'a> {
    let from = |number: usize, file: &Settled<'_>| match file.origin {
        Origin::Spare => From::Here,
        Origin::Live if file.standing.spare.is_some_and(|spare| spare.inode == file.row.inode) => From::Here,
        Origin::Live => From::Live,
        Origin::New if written => From::Here,
        Origin::New => From::Stage(number),
    };
    let folders = wanted_folders(folders, live, &foreign);
    Wanted { files: wanted_files(settled, from), foreign, folders }
}

fn wanted_files<'a>(
    settled: &[Settled<'a>],
    from: impl Fn(usize, &Settled<'a>) -> From,
) -> Vec<WantedFile<'a>> {
    settled
        .iter()
        .enumerate()
        .map(|(number, file)| WantedFile {
            path: file.standing.file.path,
            phase: file.standing.file.phase,
            row: file.row,
            from: from(number, file),
        })
        .collect()
}

/// The plan's folders, those that someone else made, and those that hold anything foreign.
fn wanted_folders<'a>(
    planned: &[&'a str],
    live: Option<&'a Manifest>,
    foreign: &[WantedForeign<'a>],
) -> Vec<(&'a str, bool)> {
    let made_by_others = || {
        let all = live.iter().flat_map(|live| live.folders.iter());
        all.filter(|(_, row)| row.foreign).map(|(path, _)| path)
    };
    let mut folders: Vec<(&str, bool)> = planned.iter().map(|folder| (*folder, false)).collect();
    for path in foreign.iter().map(|file| file.path).chain(made_by_others()) {
        folders.extend(ancestors(path).map(|folder| (folder, false)));
    }
    folders.extend(made_by_others().map(|folder| (folder, true)));
    // Those of others come first among equals, and so stay.
    folders.sort_by(|(one, foreign), (other, other_foreign)| one.cmp(other).then(other_foreign.cmp(foreign)));
    folders.dedup_by_key(|(folder, _)| *folder);
    folders
}
