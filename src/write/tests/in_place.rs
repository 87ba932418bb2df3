//! Builds that cannot, or shall not, exchange the output.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::io::Errno;

use crate::model::artifact::Phase;
use crate::write::hooks::{Hooks, Step};
use crate::write::tests::artifact::Artifact;
use crate::write::tests::site::{Site, exactly, plan};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("fr/a", "a"), ("old", "old")];
const SECOND: &[(&str, &str)] = &[("index.html", "new"), ("fr/a", "a"), ("es/b", "b")];

#[test]
fn an_output_that_is_asked_to_stay_stays() {
    let site = Site::new();
    site.build_in_place(&plan(FIRST));
    let (root, before) = (site.root(), site.seen());
    let outcome = site.build_in_place(&plan(SECOND));
    assert_eq!((site.root(), site.files()), (root, exactly(SECOND)));
    assert_eq!(site.seen().get("fr/a"), before.get("fr/a"));
    assert_ne!(site.seen().get("index.html").map(|seen| seen.1), before.get("index.html").map(|seen| seen.1));
    assert_eq!((outcome.added, outcome.changed), (vec!["es/b".into()], vec!["index.html".into()]));
    assert_eq!((outcome.removed, outcome.in_place_because), (vec!["old".into()], None));
    assert!(!site.sibling().exists());
}

#[test]
fn both_ways_can_take_turns() {
    let site = Site::new();
    for round in 0..6 {
        let bytes = round.to_string();
        let now = [("index.html", bytes.as_str()), ("fr/a", "a")];
        site.run(&plan(&now), round % 3 == 0, &Hooks::NONE).unwrap();
        assert_eq!(site.files(), exactly(&now));
    }
}

#[test]
fn what_is_pointed_to_comes_first_and_removals_last() {
    let site = Site::new();
    let phases = [Phase::Index, Phase::Asset, Phase::Listing, Phase::Page];
    let artifacts = |bytes: &str| -> Vec<Artifact> {
        (0..40)
            .map(|number| Artifact {
                phase: phases[number % 4],
                ..Artifact::new(&format!("{number}/file"), bytes)
            })
            .collect()
    };
    let mut first = artifacts("old");
    first.push(Artifact::new("gone", ""));
    site.build_in_place(&first);
    let steps: Mutex<Vec<(Step, String)>> = Mutex::default();
    let before = |step: Step, path: &str| {
        steps.lock().unwrap().push((step, path.to_owned()));
        Ok(())
    };
    let second = artifacts("new");
    site.run(&second, true, &Hooks { before: &before, ..Hooks::NONE }).unwrap();
    let steps = steps.into_inner().unwrap();
    let order: Vec<usize> = steps
        .iter()
        .filter_map(|(step, path)| match step {
            Step::Put => second.iter().find(|file| file.path == *path).map(|file| file.phase as usize),
            Step::Remove => Some(9),
            _ => None,
        })
        .collect();
    assert_eq!(order.len(), 41);
    assert!(order.is_sorted(), "{order:?}");
    let last_write = steps.iter().rposition(|(step, _)| *step == Step::Write).unwrap();
    let first_put = steps.iter().position(|(step, _)| *step == Step::Put).unwrap();
    assert!(last_write < first_put, "nothing is replaced before all is rendered");
}

#[test]
fn an_exchange_that_the_machine_refuses_goes_on_in_place() {
    for error in [Errno::XDEV, Errno::BUSY, Errno::PERM, Errno::ACCESS] {
        let site = Site::new();
        site.build(&plan(FIRST));
        site.put("CNAME", "x");
        let root = site.root();
        let refuse = |_: &std::path::Path, _: &std::path::Path| Err(error);
        let hooks = Hooks { exchange: &refuse, ..Hooks::NONE };
        let outcome = site.run(&plan(SECOND), false, &hooks).unwrap().value.unwrap();
        assert!(outcome.in_place_because.is_some_and(|because| because.contains("cannot be exchanged")));
        assert_eq!(site.rendered().len(), 2, "nothing is rendered twice");
        assert_eq!(outcome.removed, ["old"]);
        let mut expected = exactly(SECOND);
        expected.insert("CNAME".into(), "x".into());
        assert_eq!((site.root(), site.files()), (root, expected));
        site.build(&plan(FIRST));
        assert_ne!(site.root(), root);
    }
}

#[test]
fn two_renames_do_where_there_is_no_exchange() {
    let calls = AtomicUsize::new(0);
    let none = |_: &std::path::Path, _: &std::path::Path| {
        calls.fetch_add(1, Ordering::Relaxed);
        Err(Errno::INVAL)
    };
    let site = Site::new();
    for files in [FIRST, SECOND, FIRST, SECOND] {
        let root = fs::metadata(site.output()).is_ok().then(|| site.root());
        let hooks = Hooks { exchange: &none, ..Hooks::NONE };
        let outcome = site.run(&plan(files), false, &hooks).unwrap().value.unwrap();
        assert_eq!((site.files(), outcome.in_place_because), (exactly(files), None));
        assert_ne!(Some(site.root()), root);
    }
    assert_eq!(calls.load(Ordering::Relaxed), 3);
}

#[test]
fn a_build_that_ended_between_two_renames_is_repaired() {
    let site = Site::new();
    site.build(&plan(FIRST));
    site.build(&plan(SECOND));
    let leaving = site.sibling().join("leaving");
    fs::rename(site.output(), &leaving).unwrap();
    site.build(&plan(SECOND));
    assert!(site.rendered().is_empty());
    assert_eq!(site.files(), exactly(SECOND));

    fs::rename(site.sibling().join("tree"), &leaving).unwrap();
    site.build(&plan(FIRST));
    assert_eq!(site.files(), exactly(FIRST));
    assert!(!leaving.exists() && site.sibling().join("tree").exists());
}

#[test]
fn a_place_beside_the_output_that_is_taken_is_an_obstacle() {
    let site = Site::new();
    fs::write(site.sibling(), "someone's file").unwrap();
    for files in [FIRST, SECOND, FIRST] {
        let outcome = site.build(&plan(files));
        assert!(outcome.in_place_because.is_some_and(|because| because.contains(".public.chancery")));
        assert_eq!(site.files(), exactly(files));
    }
    assert_eq!(fs::read_to_string(site.sibling()).unwrap(), "someone's file");
}

#[test]
fn a_parent_that_may_not_be_written_to_is_an_obstacle() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    let outer = site.path().join("outer");
    let output = outer.join("public");
    fs::create_dir_all(&output).unwrap();
    fs::set_permissions(&outer, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(outer.join("probe"), "").is_ok() {
        return; // For the superuser there is no such folder.
    }
    std::os::unix::fs::symlink(&output, site.output()).unwrap();
    for files in [FIRST, SECOND] {
        let outcome = site.build(&plan(files));
        assert!(outcome.in_place_because.is_some());
        assert_eq!(site.files(), exactly(files));
    }
    fs::set_permissions(&outer, fs::Permissions::from_mode(0o755)).unwrap();
}
