//! Manifests that are damaged, lost or belong to a tree that was moved.

use std::fs;
use std::path::{Path, PathBuf};

use crate::write::hooks::Hooks;
use crate::write::tests::site::{Site, exactly, plan};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("fr/a", "a"), ("old", "old")];
const SECOND: &[(&str, &str)] = &[("index.html", "new"), ("fr/a", "a"), ("es/b", "b")];

fn manifests(site: &Site) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(site.path().join(".chancery"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "manifest"))
        .collect();
    found.sort();
    found
}

#[test]
fn a_damaged_manifest_is_as_none_and_what_is_ours_is_overwritten() {
    for in_place in [false, true] {
        for damage in ["", "chancery", "\0\0\0\0 not a manifest at all, but long enough to be one"] {
            let site = Site::new();
            site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap();
            site.put("CNAME", "x");
            for path in manifests(&site) {
                fs::write(path, damage).unwrap();
            }
            site.run(&plan(SECOND), in_place, &Hooks::NONE).unwrap();
            let mut expected = exactly(SECOND);
            // Nothing says any longer that it was ours.
            expected.insert("old".into(), "old".into());
            expected.insert("CNAME".into(), "x".into());
            assert_eq!(site.files(), expected);
            site.run(&plan(SECOND), in_place, &Hooks::NONE).unwrap();
            assert!(site.rendered().is_empty());
        }
    }
}

#[test]
fn one_damaged_manifest_of_two_costs_little() {
    for damaged in 0..2 {
        let site = Site::new();
        site.build(&plan(FIRST));
        site.build(&plan(SECOND));
        let path = manifests(&site).into_iter().nth(damaged).unwrap();
        fs::write(path, "damaged").unwrap();
        for files in [SECOND, FIRST, SECOND] {
            site.build(&plan(files));
            assert_eq!(site.files(), exactly(files), "the manifest {damaged}");
        }
    }
}

#[test]
fn without_any_manifest_the_output_is_refused() {
    let site = Site::new();
    site.build(&plan(FIRST));
    fs::remove_dir_all(site.path().join(".chancery")).unwrap();
    let failure = site.run(&plan(FIRST), false, &Hooks::NONE).unwrap_err();
    assert!(failure.message.contains("was not made by chancery"), "{failure}");
}

/// Without a child process: for a moment it would hold the locks of the tests beside this one.
fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_site_that_was_moved_or_copied_is_not_built_again() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.put("CNAME", "x");
    site.build(&plan(SECOND));
    for folder in ["public", ".public.chancery", ".chancery"] {
        copy(&site.path().join(folder), &site.path().join(format!("{folder}.copy")));
        fs::remove_dir_all(site.path().join(folder)).unwrap();
        fs::rename(site.path().join(format!("{folder}.copy")), site.path().join(folder)).unwrap();
    }
    let outcome = site.build(&plan(SECOND));
    assert_eq!((site.rendered(), outcome.unchanged), (Vec::new(), 3));
    site.build(&plan(FIRST));
    let mut expected = exactly(FIRST);
    expected.insert("CNAME".into(), "x".into());
    assert_eq!(site.files(), expected);
    assert_eq!(manifests(&site).len(), 2, "those of trees that are gone are forgotten");
}
