//! The plan's paths in order, and proof that they can stand side by side in one folder.
//!
//! A path that could leave the output, two artifacts with one path, and a path that is both a file
//! and a folder are faults of the plan, not of the site: they are failures.

use crate::failure::Failure;
use crate::model::artifact::{Fingerprint, Phase};
use crate::write::Planned;
use crate::write::sorted::join;

/// One file of the plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlannedFile<'a> {
    pub path: &'a str,
    pub fingerprint: Fingerprint,
    pub phase: Phase,
    /// Its number among the artifacts.
    pub artifact: usize,
}

/// All files, sorted by path.
pub(super) fn lay_out<A: Planned>(artifacts: &[A]) -> Result<Vec<PlannedFile<'_>>, Failure> {
    let mut files: Vec<PlannedFile<'_>> = artifacts
        .iter()
        .enumerate()
        .map(|(artifact, planned)| PlannedFile {
            path: planned.path(),
            fingerprint: planned.fingerprint(),
            phase: planned.phase(),
            artifact,
        })
        .collect();
    files.sort_by(|one, other| one.path.cmp(other.path));
    if let Some(unsafe_file) = files.iter().find(|file| !is_safe(file.path)) {
        return Err(fault_of_plan(format!("`{}` is no path that can be written to", unsafe_file.path)));
    }
    if let Some(twice) = files.windows(2).find_map(|pair| match pair {
        [one, other] if one.path == other.path => Some(one.path),
        _ => None,
    }) {
        return Err(fault_of_plan(format!("two artifacts would both be written to `{twice}`")));
    }
    Ok(files)
}

/// The folders that hold the files, sorted, the output itself (`""`) first.
///
/// Fails where one of them is a file too.
pub(super) fn folders<'a>(files: &[PlannedFile<'a>]) -> Result<Vec<&'a str>, Failure> {
    let mut folders = vec![""];
    let mut before = "";
    for file in files {
        // Whatever begins with one folder stands together, so a folder that is not the file's
        // before has not been met.
        folders.extend(ancestors(file.path).take_while(|folder| !lies_in(before, folder)));
        before = file.path;
    }
    // Already sorted but for names like `a-b` beside `a`.
    folders.sort();
    match nested(files, &folders) {
        Some(failure) => Err(failure),
        None => Ok(folders),
    }
}

fn nested(files: &[PlannedFile<'_>], folders: &[&str]) -> Option<Failure> {
    let folders = folders.iter().map(|folder| (*folder, ()));
    let both = join(folders, files.iter().map(|file| (file.path, ())))
        .find_map(|(path, folder, file)| folder.and(file).map(|()| path))?;
    let inner = files.iter().find(|file| lies_in(file.path, both)).map_or("", |file| file.path);
    Some(fault_of_plan(format!("`{both}` would have to be a file and the folder of `{inner}`")))
}

/// The place of a path among the files.
pub(super) fn find(files: &[PlannedFile<'_>], path: &str) -> Option<usize> {
    files.binary_search_by(|file| file.path.cmp(path)).ok()
}

/// The folder that a path stands in; `""` is the output itself.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders above a path, the nearest first, without the output itself.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(parent(path)), |folder| Some(parent(folder)))
        .take_while(|folder| !folder.is_empty())
}

/// Whether a path stands somewhere below a folder.
pub(super) fn lies_in(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn is_safe(path: &str) -> bool {
    !path.contains('\0') && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

fn fault_of_plan(message: String) -> Failure {
    Failure::new(message).help("this is a fault of chancery itself: please report it")
}

#[cfg(test)]
mod tests {
    use super::{ancestors, folders, lay_out, lies_in};
    use crate::write::tests::artifact::Artifact;

    fn artifacts(paths: &[&str]) -> Vec<Artifact> {
        paths.iter().map(|path| Artifact::new(path, "")).collect()
    }

    #[test]
    fn folders_are_each_there_once_and_sorted() {
        let plan = artifacts(&["b", "a/x/1", "a-c/2", "a/1", "a/x/0", "a/x/y/z/0"]);
        let files = lay_out(&plan).unwrap();
        assert_eq!(folders(&files).unwrap(), ["", "a", "a-c", "a/x", "a/x/y", "a/x/y/z"]);
    }

    #[test]
    fn paths_that_could_leave_the_output_are_refused() {
        for path in ["", "/", "/a", "a/", "a//b", "../a", "a/..", "a/./b", ".", "a\0b"] {
            let failure = lay_out(&artifacts(&[path])).unwrap_err();
            assert!(failure.message.contains("no path"), "{path:?}: {failure}");
        }
    }

    #[test]
    fn names_with_dots_are_not_refused() {
        assert!(lay_out(&artifacts(&["..a", ".well-known/x", "a/...", "b.."])).is_ok());
    }

    #[test]
    fn one_path_twice_is_refused() {
        let failure = lay_out(&artifacts(&["a/b", "c", "a/b"])).unwrap_err();
        assert!(failure.message.contains("`a/b`"), "{failure}");
    }

    #[test]
    fn a_file_that_is_a_folder_too_is_refused_with_both_names() {
        let plan = artifacts(&["a", "a-b", "a/b/c"]);
        let failure = folders(&lay_out(&plan).unwrap()).unwrap_err();
        assert!(failure.message.contains("`a`") && failure.message.contains("`a/b/c`"), "{failure}");
    }

    #[test]
    fn ancestors_are_named_from_below() {
        assert_eq!(ancestors("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(ancestors("a").count(), 0);
        assert!(lies_in("a/b", "a") && !lies_in("a-b", "a") && !lies_in("a", "a") && lies_in("a", ""));
    }
}
