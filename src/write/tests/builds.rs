//! What a build does to an output that nobody else touches.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use crate::model::artifact::Fingerprint;
use crate::write::hooks::Hooks;
use crate::write::tests::artifact::Artifact;
use crate::write::tests::site::{Site, exactly, pause, plan};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("fr/a/index.html", "a"), ("fr/b/index.html", "b")];

#[test]
fn a_first_build_writes_everything_and_leaves_nothing_beside() {
    let site = Site::new();
    let outcome = site.build(&plan(FIRST));
    assert_eq!(site.files(), exactly(FIRST));
    assert_eq!(outcome.added, ["fr/a/index.html", "fr/b/index.html", "index.html"]);
    assert_eq!((outcome.unchanged, outcome.changed.len(), outcome.removed.len()), (0, 0, 0));
    assert_eq!(outcome.in_place_because, None);
    assert!(!site.sibling().exists());
}

#[test]
fn the_outcome_names_every_file_with_size_and_hash() {
    let site = Site::new();
    site.build(&plan(FIRST));
    let outcome = site.build(&plan(&[("a", "one"), ("index.html", "home")]));
    let files: Vec<(&str, u64)> = outcome.files.iter().map(|file| (file.path.as_str(), file.size)).collect();
    assert_eq!(files, [("a", 3), ("index.html", 4)]);
    let hash = outcome.files.first().map(|file| file.hash.to_string()).unwrap();
    assert!(blake3::hash(b"one").to_hex().starts_with(&hash));
    assert_eq!(outcome.removed, ["fr/a/index.html", "fr/b/index.html"]);
}

#[test]
fn a_parent_folder_that_is_missing_is_made() {
    let site = Site::new();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("deep/er/public");
    let request = crate::write::Request { site: site.path(), output: &output, in_place: false };
    struct Silent;
    impl crate::write::Progress for Silent {
        fn begin(&self, _: u64) {}
        fn step(&self) {}
        fn end(&self) {}
    }
    let render = |artifact: &Artifact| Ok(crate::write::Content::Bytes(artifact.bytes.clone().into_bytes()));
    crate::write::write(&request, &plan(FIRST), &render, &Silent).unwrap();
    assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "home");
}

#[test]
fn where_nothing_changed_nothing_is_touched() {
    for in_place in [false, true] {
        let site = Site::new();
        site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap();
        let (seen, root) = (site.seen(), site.root());
        let stamp = fs::metadata(site.output()).unwrap().modified().unwrap();
        pause();
        let outcome = site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap().value.unwrap();
        assert_eq!((outcome.unchanged, outcome.files.len()), (3, 3));
        assert!(site.rendered().is_empty());
        assert_eq!((site.seen(), site.root()), (seen, root));
        assert_eq!(fs::metadata(site.output()).unwrap().modified().unwrap(), stamp);
        assert!(!site.sibling().exists());
    }
}

#[test]
fn nothing_is_written_to_the_state_either_where_nothing_changed() {
    for in_place in [false, true] {
        let site = Site::new();
        site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap();
        site.run(&plan(&[("index.html", "new")]), in_place, &Hooks::NONE).unwrap();
        let stamps = || {
            let mut stamps: Vec<_> = walkdir::WalkDir::new(site.path().join(".chancery"))
                .into_iter()
                .map(|entry| entry.unwrap())
                .map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap()))
                .collect();
            stamps.sort();
            stamps
        };
        let before = stamps();
        pause();
        site.run(&plan(&[("index.html", "new")]), in_place, &Hooks::NONE).unwrap();
        assert_eq!(stamps(), before);
    }
}

#[test]
fn only_what_changed_is_rendered_and_the_rest_keeps_its_inode() {
    let site = Site::new();
    site.build(&plan(FIRST));
    let mut root = site.root();
    for round in 0..4 {
        let before = site.seen();
        let bytes = format!("a{round}");
        let now = [("index.html", "home"), ("fr/a/index.html", bytes.as_str()), ("fr/b/index.html", "b")];
        let outcome = site.build(&plan(&now));
        assert_eq!(site.rendered(), ["fr/a/index.html"]);
        assert_eq!(
            (outcome.changed.as_slice(), outcome.unchanged),
            (["fr/a/index.html".to_owned()].as_slice(), 2)
        );
        assert_eq!(site.files(), exactly(&now));
        let after = site.seen();
        for path in ["index.html", "fr/b/index.html"] {
            assert_eq!(before.get(path), after.get(path), "round {round}");
        }
        assert_ne!(before.get("fr/a/index.html").unwrap().1, after.get("fr/a/index.html").unwrap().1);
        assert_ne!(site.root(), root, "the trees take turns");
        root = site.root();
    }
    let links = fs::metadata(site.file("index.html")).unwrap().nlink();
    assert_eq!(links, 2, "an unchanged file is one inode in both trees");
}

#[test]
fn what_no_longer_belongs_goes_with_its_folder() {
    for in_place in [false, true] {
        let site = Site::new();
        for round in [FIRST, &FIRST[..2], &FIRST[..1], FIRST, &FIRST[..1]] {
            let outcome = site.run(&plan(round), in_place, &Hooks::NONE).unwrap().value.unwrap();
            assert_eq!(outcome.files.len(), round.len());
            assert_eq!(site.files(), exactly(round));
        }
        assert!(site.folders().is_empty());
        site.run(&[], in_place, &Hooks::NONE).unwrap();
        assert!(site.output().is_dir() && site.files().is_empty());
    }
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    for in_place in [false, true] {
        let site = Site::new();
        let forms: [&[(&str, &str)]; 4] = [
            &[("a", "file"), ("z", "z")],
            &[("a/b/c", "deep"), ("a/d", "flat")],
            &[("a/b", "file"), ("z/y", "y")],
            &[("a", "again"), ("z", "z")],
        ];
        for _ in 0..3 {
            for form in forms {
                site.run(&plan(form), in_place, &Hooks::NONE).unwrap();
                assert_eq!(site.files(), exactly(form), "in place: {in_place}");
            }
        }
    }
}

#[test]
fn equal_bytes_are_not_written_again_though_the_fingerprint_is_new() {
    for in_place in [false, true] {
        let site = Site::new();
        let mut artifacts = plan(FIRST);
        site.run(&artifacts, in_place, &Hooks::NONE).unwrap();
        let (seen, root) = (site.seen(), site.root());
        artifacts[1].fingerprint = Fingerprint::of("another theme");
        let outcome = site.run(&artifacts, in_place, &Hooks::NONE).unwrap().value.unwrap();
        assert_eq!(site.rendered(), ["fr/a/index.html"]);
        assert_eq!((outcome.unchanged, outcome.changed.len()), (3, 0));
        assert_eq!((site.seen(), site.root()), (seen.clone(), root));
        site.run(&artifacts, in_place, &Hooks::NONE).unwrap();
        assert!(site.rendered().is_empty(), "the new fingerprint is remembered");

        artifacts[1].fingerprint = Fingerprint::of("a third theme");
        artifacts[2] = Artifact::new("fr/b/index.html", "changed");
        let outcome = site.run(&artifacts, in_place, &Hooks::NONE).unwrap().value.unwrap();
        assert_eq!((outcome.unchanged, outcome.changed.len()), (2, 1));
        assert_eq!(site.seen().get("fr/a/index.html"), seen.get("fr/a/index.html"));
    }
}

#[test]
fn faults_are_all_told_in_the_order_of_the_plan_and_nothing_changes() {
    for in_place in [false, true] {
        let site = Site::new();
        let before = plan(FIRST);
        site.run(&before, in_place, &Hooks::NONE).unwrap();
        let seen = site.seen();
        let faulty = plan(&[("z", "fault"), ("index.html", "new"), ("b", "fault"), ("c", "fault")]);
        let checked = site.run(&faulty, in_place, &Hooks::NONE).unwrap();
        let paths: Vec<&str> = checked.diagnostics.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(paths, ["z", "b", "c"]);
        assert!(checked.value.is_none());
        assert_eq!(site.rendered().len(), 4);
        assert_eq!(site.seen(), seen);
        site.run(&before, in_place, &Hooks::NONE).unwrap();
        assert!(site.rendered().is_empty());
    }
}

#[test]
fn a_first_build_with_faults_leaves_no_output() {
    let site = Site::new();
    let checked = site.run(&plan(&[("a", "fault"), ("b", "b")]), false, &Hooks::NONE).unwrap();
    assert!(checked.value.is_none() && !site.output().exists() && !site.sibling().exists());
    site.build(&plan(FIRST));
    assert_eq!(site.files(), exactly(FIRST));
}

#[test]
fn files_of_the_site_are_copied_and_never_linked() {
    let site = Site::new();
    let small = site.path().join("content/small");
    let large = site.path().join("content/large");
    fs::write(&small, "small").unwrap();
    fs::write(&large, "x".repeat(3 << 20)).unwrap();
    let copy = |name: &str, path: &std::path::Path, version: &str| Artifact {
        fingerprint: Fingerprint::of(version),
        ..Artifact::new(name, &format!("copy:{}", path.display()))
    };
    site.build(&[copy("small", &small, "1"), copy("large", &large, "1")]);
    assert_eq!(site.files().get("small").map(String::as_str), Some("small"));
    assert_eq!(site.files().get("large").map(String::len), Some(3 << 20));
    assert_eq!(fs::metadata(&small).unwrap().nlink(), 1);
    let seen = site.seen();
    let outcome = site.build(&[copy("small", &small, "2"), copy("large", &large, "2")]);
    assert_eq!((outcome.unchanged, site.seen()), (2, seen));
    fs::write(&large, "y".repeat(3 << 20)).unwrap();
    let outcome = site.build(&[copy("small", &small, "3"), copy("large", &large, "3")]);
    assert_eq!((outcome.unchanged, outcome.changed), (1, vec!["large".to_owned()]));
    assert!(site.files().get("large").is_some_and(|bytes| bytes.starts_with('y')));
}

#[test]
fn a_file_to_copy_that_went_away_is_a_fault_with_its_name() {
    let site = Site::new();
    let checked = site.run(&plan(&[("a", "copy:/not/there")]), false, &Hooks::NONE).unwrap();
    let fault = checked.diagnostics.first().unwrap();
    assert!(fault.message.contains("/not/there") && fault.is_error(), "{fault:?}");
}

#[test]
fn two_builds_at_once_are_refused() {
    let site = Site::new();
    site.build(&plan(FIRST));
    let second = std::sync::Mutex::new(None);
    let before = |_: crate::write::hooks::Step, _: &str| {
        let failure = site.run(&plan(&[("other", "")]), false, &Hooks::NONE).unwrap_err();
        *second.lock().unwrap() = Some(failure);
        Ok(())
    };
    site.run(&plan(&[("index.html", "new")]), false, &Hooks { before: &before, ..Hooks::NONE }).unwrap();
    let failure = second.lock().unwrap().take().unwrap();
    assert!(failure.message.contains("another build is writing"), "{failure}");
    assert_eq!(site.files(), exactly(&[("index.html", "new")]));
}

#[test]
fn the_output_keeps_its_permissions() {
    let site = Site::new();
    site.build(&plan(FIRST));
    fs::set_permissions(site.output(), fs::Permissions::from_mode(0o750)).unwrap();
    site.build(&plan(&[("index.html", "new")]));
    assert_eq!(fs::metadata(site.output()).unwrap().mode() & 0o777, 0o750);
}

#[test]
fn an_output_that_is_a_link_is_built_where_it_leads() {
    let site = Site::new();
    fs::create_dir(site.path().join("real")).unwrap();
    std::os::unix::fs::symlink("real", site.output()).unwrap();
    for bytes in ["one", "two", "three"] {
        site.build(&plan(&[("index.html", bytes)]));
        assert!(fs::symlink_metadata(site.output()).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(site.path().join("real/index.html")).unwrap(), bytes);
    }
}
