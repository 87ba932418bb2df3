//! What someone else does to the output between builds.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::write::hooks::{Hooks, Step};
use crate::write::tests::site::{Site, exactly, pause, plan};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("fr/a/index.html", "a")];

fn changed(bytes: &str) -> Vec<crate::write::tests::artifact::Artifact> {
    plan(&[("index.html", bytes), ("fr/a/index.html", "a")])
}

#[test]
fn foreign_files_and_folders_are_carried_over_every_exchange() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.put("CNAME", "blogs.example.gov");
    site.put("fr/a/.htaccess", "deny");
    site.put(".well-known/deep/token", "t");
    symlink("index.html", site.file("latest")).unwrap();
    fs::create_dir(site.file("empty")).unwrap();
    let before = site.seen();
    for round in ["1", "2", "3", "4"] {
        let outcome = site.build(&changed(round));
        assert_eq!(outcome.files.len(), 2);
        let seen = site.seen();
        for path in ["CNAME", "fr/a/.htaccess", ".well-known/deep/token", "latest"] {
            assert_eq!(seen.get(path), before.get(path), "{path} in round {round}");
        }
        assert!(site.file("empty").is_dir());
    }
    site.build(&plan(&[("index.html", "home")]));
    assert!(site.file("fr/a/.htaccess").exists(), "its folder is kept for it");
    assert!(!site.file("fr/a/index.html").exists());
}

#[test]
fn foreign_files_that_someone_removed_do_not_come_back() {
    for builds in 1..4 {
        let site = Site::new();
        site.build(&plan(FIRST));
        site.put("CNAME", "x");
        site.put("notes/far/down/below/one", "x");
        for round in 0..builds {
            site.build(&changed(&round.to_string()));
        }
        pause();
        fs::remove_dir_all(site.file("notes")).unwrap();
        site.delete("CNAME");
        for round in ["3", "4", "5"] {
            site.build(&changed(round));
            let there = site.file("CNAME").exists() || site.file("notes").exists();
            assert!(!there, "round {round} after {builds} builds");
        }
    }
}

#[test]
fn a_folder_that_someone_made_is_kept_when_our_last_file_in_it_goes() {
    for in_place in [false, true] {
        let site = Site::new();
        site.build(&plan(FIRST));
        pause();
        fs::create_dir(site.file("x")).unwrap();
        for files in [plan(&[FIRST[0], ("x/page", "ours")]), plan(FIRST), changed("1"), changed("2")] {
            site.run(&files, in_place, &Hooks::NONE).unwrap();
            assert!(site.file("x").is_dir());
        }
        assert!(!site.file("x/page").exists());
    }
}

#[test]
fn a_foreign_file_that_was_replaced_is_the_new_one_ever_after() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.put("CNAME", "old");
    site.build(&changed("1"));
    site.build(&changed("2"));
    site.put("new", "new");
    fs::rename(site.file("new"), site.file("CNAME")).unwrap();
    for round in ["3", "4", "5"] {
        site.build(&changed(round));
        assert_eq!(site.files().get("CNAME").map(String::as_str), Some("new"));
        assert!(!site.file("new").exists());
    }
}

#[test]
fn a_foreign_file_that_comes_during_the_exchange_is_not_lost() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.build(&changed("1"));
    let came = AtomicBool::new(false);
    let before = |step: Step, _: &str| {
        if step == Step::Exchange && !came.swap(true, Ordering::Relaxed) {
            site.put("token", "late");
            site.put("index.html~", "late too");
        }
        Ok(())
    };
    site.run(&changed("2"), false, &Hooks { before: &before, ..Hooks::NONE }).unwrap();
    site.build(&changed("3"));
    assert_eq!(site.files().get("token").map(String::as_str), Some("late"));
    site.delete("token");
    site.build(&changed("4"));
    site.build(&changed("5"));
    assert!(!site.file("token").exists());
    assert!(site.file("index.html~").exists());
}

#[test]
fn a_foreign_file_that_comes_during_the_exchange_keeps_a_folder_that_goes() {
    let site = Site::new();
    let with = |bytes| plan(&[("index.html", bytes), ("a/b/c/d/page", "page")]);
    site.build(&with("1"));
    site.build(&with("2"));
    let before = |step: Step, _: &str| {
        if step == Step::Exchange {
            site.put("a/b/c/d/late", "late");
        }
        Ok(())
    };
    site.run(&with("3"), false, &Hooks { before: &before, ..Hooks::NONE }).unwrap();
    for round in ["4", "5", "6", "7"] {
        site.build(&plan(&[("index.html", round)]));
        assert_eq!(site.files(), exactly(&[("index.html", round), ("a/b/c/d/late", "late")]));
    }
}

#[test]
fn a_foreign_file_that_comes_while_files_are_replaced_in_place_is_found() {
    let site = Site::new();
    site.build_in_place(&plan(FIRST));
    let before = |step: Step, path: &str| {
        if step == Step::Settle || step == Step::Put && path == "index.html" {
            site.put("fr/a/.htaccess", "mine");
            site.put("mine", "mine");
        }
        Ok(())
    };
    site.run(&changed("1"), true, &Hooks { before: &before, ..Hooks::NONE }).unwrap();
    for round in ["2", "3", "4"] {
        site.build(&changed(round));
        assert!(site.file("fr/a/.htaccess").exists() && site.file("mine").exists(), "round {round}");
    }
}

#[test]
fn files_that_someone_deleted_or_replaced_are_restored() {
    for in_place in [false, true] {
        let site = Site::new();
        let files =
            [("index.html", "home"), ("fr/a/index.html", "a"), ("fr/b/index.html", "b"), ("es/c", "c")];
        site.run(&plan(&files), in_place, &Hooks::NONE).unwrap();
        site.delete("index.html");
        site.put("new", "spoilt");
        fs::rename(site.file("new"), site.file("fr/a/index.html")).unwrap();
        fs::remove_dir_all(site.file("es")).unwrap();
        let outcome = site.run(&plan(&files), in_place, &Hooks::NONE).unwrap().value.unwrap();
        assert_eq!(site.files(), exactly(&files));
        assert_eq!(outcome.added, ["es/c", "index.html"]);
        assert_eq!(outcome.changed, ["fr/a/index.html"]);
        assert_eq!(site.rendered(), ["es/c", "fr/a/index.html", "index.html"]);
        site.run(&plan(&files), in_place, &Hooks::NONE).unwrap();
        assert!(site.rendered().is_empty());
    }
}

#[test]
fn an_output_that_someone_deleted_is_made_again_from_the_spare() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.build(&changed("1"));
    fs::remove_dir_all(site.output()).unwrap();
    site.build(&changed("1"));
    assert_eq!(site.rendered(), ["index.html"]);
    assert_eq!(site.files(), exactly(&[("index.html", "1"), ("fr/a/index.html", "a")]));
}

#[test]
fn a_spare_that_someone_damaged_is_mended() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.build(&changed("1"));
    pause();
    let spare = site.sibling().join("tree");
    fs::remove_file(spare.join("fr/a/index.html")).unwrap();
    fs::write(spare.join("stray"), "x").unwrap();
    site.build(&changed("2"));
    assert_eq!(site.files().get("fr/a/index.html").map(String::as_str), Some("a"));
    fs::remove_dir_all(site.sibling()).unwrap();
    site.build(&changed("3"));
    assert_eq!(site.files().get("index.html").map(String::as_str), Some("3"));
}

#[test]
fn a_spare_that_someone_damaged_far_down_costs_one_build_at_most() {
    let deep = |bytes| plan(&[("index.html", "home"), ("a/b/c/d/e", bytes), ("a/b/c/f", "f")]);
    let site = Site::new();
    site.build(&deep("1"));
    site.build(&deep("2"));
    fs::remove_dir_all(site.sibling().join("tree/a/b/c")).unwrap();
    site.run(&deep("3"), false, &Hooks::NONE).unwrap_err();
    assert_eq!(site.files().get("a/b/c/d/e").map(String::as_str), Some("2"));
    site.build(&deep("3"));
    assert_eq!(site.files().len(), 3);

    fs::remove_file(site.sibling().join("tree/a/b/c/f")).unwrap();
    site.build(&deep("4"));
    assert!(!site.file("a/b/c/f").exists());
    let outcome = site.build(&deep("4"));
    assert_eq!((outcome.added, site.files().len()), (vec!["a/b/c/f".to_owned()], 3));
}

#[test]
fn a_foreign_file_at_a_planned_path_is_refused_and_named() {
    for in_place in [false, true] {
        let site = Site::new();
        site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap();
        site.put("robots.txt", "mine");
        let with = |bytes| plan(&[FIRST[0], FIRST[1], ("robots.txt", bytes)]);
        let failure = site.run(&with("ours"), in_place, &Hooks::NONE).unwrap_err();
        assert!(failure.message.contains("robots.txt") && failure.help.is_some(), "{failure}");
        assert_eq!(site.files().get("robots.txt").map(String::as_str), Some("mine"));
        let seen = site.seen();
        let outcome = site.run(&with("mine"), in_place, &Hooks::NONE).unwrap().value.unwrap();
        assert_eq!((outcome.unchanged, site.seen()), (3, seen));
        site.run(&with("ours now"), in_place, &Hooks::NONE).unwrap();
        assert_eq!(site.files().get("robots.txt").map(String::as_str), Some("ours now"));
    }
}

#[test]
fn foreign_files_that_block_folders_and_folders_that_block_files_are_named() {
    let cases: &[(&str, &str)] =
        &[("x", "x/page"), ("x/y", "x/y/z/page"), ("x/file", "x"), ("x/y/z/file", "x/y")];
    for (foreign, planned) in cases {
        for in_place in [false, true] {
            let site = Site::new();
            site.run(&plan(FIRST), in_place, &Hooks::NONE).unwrap();
            site.put(foreign, "mine");
            let now = plan(&[FIRST[0], FIRST[1], (planned, "ours")]);
            let failure = site.run(&now, in_place, &Hooks::NONE).unwrap_err();
            assert!(failure.message.contains(planned), "{foreign} against {planned}: {failure}");
            assert_eq!(site.files().get(*foreign).map(String::as_str), Some("mine"));
        }
    }
}

#[test]
fn a_link_in_the_place_of_a_folder_is_never_written_through() {
    let site = Site::new();
    site.build(&plan(FIRST));
    let elsewhere = tempfile::tempdir().unwrap();
    pause();
    fs::remove_dir_all(site.file("fr")).unwrap();
    symlink(elsewhere.path(), site.file("fr")).unwrap();
    for in_place in [false, true] {
        let failure = site.run(&changed("1"), in_place, &Hooks::NONE).unwrap_err();
        assert!(failure.message.contains("`fr/a/index.html`"), "{failure}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}

#[test]
fn what_cannot_be_carried_over_keeps_the_output_in_place() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::new();
    site.build(&plan(FIRST));
    pause();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9");
    fs::write(site.output().join("fr").join(name), "x").unwrap();
    for round in ["1", "2"] {
        let root = site.root();
        let outcome = site.build(&changed(round));
        assert!(outcome.in_place_because.is_some_and(|because| because.contains("carried over")));
        assert_eq!(site.root(), root);
        assert!(site.output().join("fr").join(name).exists());
        assert_eq!(fs::read_to_string(site.file("index.html")).unwrap(), round);
    }
}
