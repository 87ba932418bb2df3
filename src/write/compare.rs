//! What has to be done for each file of the plan, by comparing fingerprints. Touches no file.

use std::collections::HashSet;

use crate::write::layout::PlannedFile;
use crate::write::manifest::{FileRow, Manifest, Table};
use crate::write::sorted::join;

/// Where a planned file's bytes are to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// The live tree has them.
    Live,
    /// The spare has them: the build that made it was ended, or a change was taken back.
    Spare,
    Render,
}

/// A planned file beside what the trees have at its path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub file: PlannedFile<'a>,
    pub live: Option<&'a FileRow>,
    pub spare: Option<&'a FileRow>,
    pub need: Need,
    /// The live file is someone else's: it may be kept but not replaced.
    pub claimed: bool,
}

/// The standing of every planned file, in the order of the plan.
pub(super) fn compare<'a>(
    files: &'a [PlannedFile<'a>],
    live: &'a Manifest,
    spare: Option<&'a Manifest>,
    claimed: &HashSet<String>,
) -> Vec<Standing<'a>> {
    let live = align(files, &live.files);
    let spare = spare.into_iter().flat_map(|spare| align(files, &spare.files));
    let rows = live.zip(spare.map(Some).chain(std::iter::repeat(None)).map(Option::flatten));
    files
        .iter()
        .zip(rows)
        .map(|(file, (live, spare))| {
            let claimed = !claimed.is_empty() && claimed.contains(file.path);
            let has = |row: &FileRow| row.is_known() && row.fingerprint == file.fingerprint;
            let need = if live.is_some_and(has) && !claimed {
                Need::Live
            } else if spare.is_some_and(has) {
                Need::Spare
            } else {
                Need::Render
            };
            Standing { file: *file, live, spare, need, claimed }
        })
        .collect()
}

/// The paths of a table that are not in the plan.
pub(super) fn surplus<'p, R>(table: &'p Table<R>, files: &[PlannedFile<'p>]) -> Vec<&'p str> {
    let planned = files.iter().map(|file| (file.path, ()));
    join(table.iter(), planned).filter(|(_, _, planned)| planned.is_none()).map(|(path, _, _)| path).collect()
}

/// The row at each planned path.
fn align<'f>(
    files: &'f [PlannedFile<'f>],
    table: &'f Table<FileRow>,
) -> impl Iterator<Item = Option<&'f FileRow>> {
    let planned = files.iter().map(|file| (file.path, ()));
    join(planned, table.iter()).filter(|(_, planned, _)| planned.is_some()).map(|(_, _, row)| row)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Need, compare, surplus};
    use crate::model::artifact::Fingerprint;
    use crate::write::layout::lay_out;
    use crate::write::manifest::{FileRow, Manifest};
    use crate::write::tests::artifact::Artifact;

    fn manifest(rows: &[(&str, &str)]) -> Manifest {
        let mut manifest = Manifest::unseen();
        for (path, content) in rows {
            let fingerprint = Fingerprint::of(content);
            let inode = u64::from(*content != "unknown");
            manifest.files.push(path, FileRow { fingerprint, inode, ..FileRow::UNKNOWN });
        }
        manifest
    }

    #[test]
    fn the_live_tree_comes_before_the_spare_and_both_before_rendering() {
        let plan: Vec<Artifact> =
            ["a", "b", "c", "d", "e"].into_iter().map(|path| Artifact::new(path, "new")).collect();
        let files = lay_out(&plan).unwrap();
        let live = manifest(&[("a", "new"), ("aa", "new"), ("b", "old"), ("d", "unknown"), ("e", "new")]);
        let spare = manifest(&[("a", "new"), ("b", "new"), ("z", "old")]);
        let claimed = HashSet::from(["e".to_owned()]);
        let needs: Vec<Need> =
            compare(&files, &live, Some(&spare), &claimed).iter().map(|standing| standing.need).collect();
        assert_eq!(needs, [Need::Live, Need::Spare, Need::Render, Need::Render, Need::Render]);
        assert_eq!(surplus(&live.files, &files), ["aa"]);
        assert_eq!(surplus(&spare.files, &files), ["z"]);
    }

    #[test]
    fn a_row_that_is_unknown_is_never_taken_for_the_planned_bytes() {
        let mut artifact = Artifact::new("a", "");
        artifact.fingerprint = FileRow::UNKNOWN.fingerprint;
        let plan = [artifact];
        let mut live = Manifest::unseen();
        live.files.push("a", FileRow::UNKNOWN);
        let (files, nobody) = (lay_out(&plan).unwrap(), HashSet::new());
        let standing = compare(&files, &live, None, &nobody);
        assert_eq!(standing.first().map(|standing| standing.need), Some(Need::Render));
    }
}
