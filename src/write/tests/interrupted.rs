//! Builds that are ended at every step, as by a kill.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::failure::Failure;
use crate::write::hooks::{Hooks, Step};
use crate::write::tests::site::{Site, exactly, plan};

const FIRST: &[(&str, &str)] =
    &[("index.html", "home"), ("fr/a/index.html", "a"), ("fr/b", "b"), ("old/x", "x"), ("swap", "file")];
const SECOND: &[(&str, &str)] = &[
    ("index.html", "new"),
    ("fr/a/index.html", "a"),
    ("fr/b", "bb"),
    ("es/c/d", "c"),
    ("swap/in", "folder"),
];
const THIRD: &[(&str, &str)] = &[("index.html", "third"), ("fr/b", "b"), ("swap", "again"), ("es/c", "file")];

/// Builds and ends at the given step; tells at which, or nothing where the build came to its end.
fn ended(site: &Site, files: &[(&str, &str)], in_place: bool, at: usize) -> Option<Step> {
    let count = AtomicUsize::new(0);
    let last = std::sync::Mutex::new(None);
    let before = |step: Step, _: &str| {
        if count.fetch_add(1, Ordering::Relaxed) < at {
            return Ok(());
        }
        last.lock().unwrap().get_or_insert(step);
        Err(Failure::new("ended"))
    };
    let hooks = Hooks { before: &before, tidy: false, ..Hooks::NONE };
    let result = site.run(&plan(files), in_place, &hooks);
    let step = last.into_inner().unwrap();
    assert_eq!(result.is_err(), step.is_some());
    step
}

fn with_foreign(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = exactly(files);
    all.insert("CNAME".into(), "x".into());
    all.insert("old/mine".into(), "y".into());
    all
}

/// Sites before the build that is ended: none yet, one tree, two trees.
fn sites() -> Vec<(Site, Option<&'static [(&'static str, &'static str)]>)> {
    let one = Site::new();
    one.build(&plan(FIRST));
    let two = Site::new();
    two.build(&plan(THIRD));
    two.build(&plan(FIRST));
    for site in [&one, &two] {
        site.put("CNAME", "x");
        site.put("old/mine", "y");
    }
    vec![(Site::new(), None), (one, Some(FIRST)), (two, Some(FIRST))]
}

#[test]
fn an_exchanged_output_is_old_or_new_and_the_next_build_works() {
    for case in 0..3 {
        for next in [SECOND, THIRD, FIRST] {
            let mut steps = Vec::new();
            for at in 0.. {
                let (site, before) = sites().into_iter().nth(case).unwrap();
                let Some(step) = ended(&site, SECOND, false, at) else { break };
                let old = before.map_or(BTreeMap::new(), with_foreign);
                let new = if before.is_some() { with_foreign(SECOND) } else { exactly(SECOND) };
                let expected = if step == Step::CleanUp { new } else { old };
                assert_eq!(site.files(), expected, "case {case}, ended before {step:?} ({at})");
                site.build(&plan(next));
                let expected = if before.is_some() { with_foreign(next) } else { exactly(next) };
                assert_eq!(site.files(), expected, "case {case}, after {step:?} ({at})");
                let seen = site.seen();
                site.build(&plan(next));
                assert!(site.rendered().is_empty() && site.seen() == seen);
                site.build(&plan(&[("index.html", "last")]));
                assert_eq!(site.files().len(), if before.is_some() { 3 } else { 1 });
                steps.push(step);
            }
            for step in [Step::Write, Step::Mark, Step::Settle, Step::Exchange, Step::CleanUp] {
                assert!(steps.contains(&step), "case {case} never came to {step:?}: {steps:?}");
            }
        }
    }
}

#[test]
fn builds_that_are_ended_one_after_the_other_do_no_harm() {
    let (site, _) = sites().into_iter().nth(2).unwrap();
    let mut live = with_foreign(FIRST);
    let plans = [SECOND, THIRD, FIRST];
    for at in 0..60 {
        let files = plans[at % 3];
        match ended(&site, files, at % 7 == 3, (at * 5) % 11) {
            None | Some(Step::CleanUp) => live = with_foreign(files),
            Some(_) if at % 7 == 3 => {
                site.build(&plan(files));
                live = with_foreign(files);
            }
            Some(_) => {}
        }
        assert_eq!(site.files(), live, "round {at}");
    }
}

#[test]
fn a_build_in_place_that_is_ended_is_finished_by_the_next() {
    for case in 0..3 {
        for next in [SECOND, THIRD, FIRST] {
            for at in 0.. {
                let (site, before) = sites().into_iter().nth(case).unwrap();
                let Some(step) = ended(&site, SECOND, true, at) else { break };
                for (path, bytes) in site.files() {
                    if before.is_some() || !path.starts_with('.') {
                        let known =
                            [FIRST, SECOND].iter().any(|files| exactly(files).get(&path) == Some(&bytes));
                        assert!(known || matches!(path.as_str(), "CNAME" | "old/mine"), "half of {path}");
                    }
                }
                site.run(&plan(next), case == 1, &Hooks::NONE).unwrap();
                let expected = if before.is_some() { with_foreign(next) } else { exactly(next) };
                assert_eq!(site.files(), expected, "case {case}, after {step:?} ({at})");
                site.build(&plan(next));
                assert!(site.rendered().is_empty(), "case {case}, after {step:?} ({at})");
            }
        }
    }
}

#[test]
fn a_full_disk_leaves_the_output_and_nothing_beside_it() {
    let site = Site::new();
    site.build(&plan(FIRST));
    let before = |step: Step, path: &str| match step {
        Step::Write if path == "index.html" => Err(Failure::new("the disk is full")),
        _ => Ok(()),
    };
    let hooks = Hooks { before: &before, ..Hooks::NONE };
    site.run(&plan(SECOND), false, &hooks).unwrap_err();
    assert_eq!(site.files(), exactly(FIRST));
    assert!(!site.sibling().join("stage").exists());
}
