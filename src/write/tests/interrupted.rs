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
    assert_eq!(result.is_err(), step.is_some(), "{:?}", result.as_ref().err());
    step
}

fn with_foreign(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = exactly(files);
    all.insert("CNAME".into(), "x".into());
    all.insert("old/mine".into(), "y".into());
    all
}

/// What stands before the build that is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    OneTree,
    TwoTrees,
}

const CASES: [Before; 3] = [Before::Nothing, Before::OneTree, Before::TwoTrees];

impl Before {
    /// A site whose live tree is the first, with two foreign files.
    fn site(self) -> Site {
        let site = Site::new();
        if self == Before::Nothing {
            return site;
        }
        if self == Before::TwoTrees {
            site.build(&plan(THIRD));
        }
        site.build(&plan(FIRST));
        site.put("CNAME", "x");
        site.put("old/mine", "y");
        site
    }

    fn live(self) -> BTreeMap<String, String> {
        if self == Before::Nothing { BTreeMap::new() } else { with_foreign(FIRST) }
    }

    fn after(self, files: &[(&str, &str)]) -> BTreeMap<String, String> {
        if self == Before::Nothing { exactly(files) } else { with_foreign(files) }
    }
}

#[test]
fn an_exchanged_output_is_old_or_new_and_the_next_build_works() {
    for case in CASES {
        for next in [SECOND, THIRD] {
            let mut steps = Vec::new();
            for at in 0.. {
                let site = case.site();
                let Some(step) = ended(&site, SECOND, false, at) else { break };
                let expected = if step == Step::CleanUp { case.after(SECOND) } else { case.live() };
                assert_eq!(site.files(), expected, "{case:?}, ended before {step:?} ({at})");
                site.build(&plan(next));
                assert_eq!(site.files(), case.after(next), "{case:?}, after {step:?} ({at})");
                let seen = site.seen();
                site.build(&plan(next));
                assert!(site.rendered().is_empty() && site.seen() == seen);
                let last = [("index.html", "last")];
                site.build(&plan(&last));
                assert_eq!(site.files(), case.after(&last));
                steps.push(step);
            }
            for step in [Step::Write, Step::Mark, Step::Settle, Step::Exchange, Step::CleanUp] {
                assert!(steps.contains(&step), "{case:?} never came to {step:?}: {steps:?}");
            }
        }
    }
}

#[test]
fn builds_that_are_ended_one_after_the_other_do_no_harm() {
    let site = Before::TwoTrees.site();
    let mut live = with_foreign(FIRST);
    let plans = [SECOND, THIRD, FIRST];
    for at in 0..60 {
        let files = plans[at % 3];
        let in_place = at % 7 == 3;
        match ended(&site, files, in_place, (at * 5) % 11) {
            None | Some(Step::CleanUp) => live = with_foreign(files),
            Some(_) if in_place => {
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
    for case in CASES {
        for next in [SECOND, THIRD] {
            for at in 0.. {
                let site = case.site();
                let Some(step) = ended(&site, SECOND, true, at) else { break };
                let whole = [FIRST, SECOND].map(with_foreign);
                for (path, bytes) in site.files() {
                    assert!(whole.iter().any(|files| files.get(&path) == Some(&bytes)), "half of {path}");
                }
                site.run(&plan(next), at % 2 == 0, &Hooks::NONE).unwrap();
                assert_eq!(site.files(), case.after(next), "{case:?}, after {step:?} ({at})");
                site.build(&plan(next));
                assert!(site.rendered().is_empty(), "{case:?}, after {step:?} ({at})");
            }
        }
    }
}

#[test]
fn what_one_ended_build_left_is_still_known_after_another() {
    let one = [("e/f", "1"), ("a-b/i", "1"), ("a", "1")];
    let other = [("a/b", "2")];
    let last = [("e", "3"), ("a", "1")];
    for first in 0..12 {
        for second in 0..8 {
            for in_place in [false, true] {
                let site = Site::new();
                site.build(&plan(&[("a", "0")]));
                ended(&site, &one, true, first);
                ended(&site, &other, in_place, second);
                site.build(&plan(&last));
                assert_eq!(site.files(), exactly(&last), "{first}, {second}, in place: {in_place}");
            }
        }
    }
}

#[test]
fn what_an_ended_build_wrote_to_an_empty_spare_is_not_taken_for_someone_elses() {
    for at in 0..6 {
        let site = Site::new();
        std::fs::create_dir(site.output()).unwrap();
        site.build(&[]);
        site.build(&plan(&[("a", "a")]));
        site.build_in_place(&[]);
        ended(&site, &[("h", "h")], false, at);
        site.build(&[]);
        site.build(&plan(&[("a", "a")]));
        assert_eq!(site.files(), exactly(&[("a", "a")]), "ended at {at}");
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
