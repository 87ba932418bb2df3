//! Random series of builds by both ways, with someone else at work between them.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::sample::select;

use crate::failure::Failure;
use crate::write::hooks::{Hooks, Step};
use crate::write::tests::artifact::Artifact;
use crate::write::tests::site::Site;

/// Paths that can all be files and folders to one another; whoever is first in a plan stays in it.
const PATHS: &[&str] = &["a", "a/b", "a/b/c", "a/d", "e/f", "e", "e/f/g", "h", "a-b/i", "a-b"];
const FOREIGN: &[&str] = &["CNAME", "a-b/mine", "mine/deep/er", "z"];

#[derive(Debug, Clone)]
enum Action {
    /// Ended before the given step, as by a kill, where there is one.
    Build {
        files: Vec<(&'static str, u8)>,
        in_place: bool,
        end: Option<usize>,
    },
    Put(&'static str, u8),
    DeleteForeign(&'static str),
    DeleteOurs(usize),
}

fn action() -> impl Strategy<Value = Action> {
    let files = prop::collection::vec((select(PATHS), 0u8..3), 0..8);
    prop_oneof![
        4 => (files, prop::bool::weighted(0.3), prop::option::weighted(0.3, 0usize..30))
            .prop_map(|(files, in_place, end)| Action::Build { files, in_place, end }),
        1 => (select(FOREIGN), 0u8..3).prop_map(|(path, bytes)| Action::Put(path, bytes)),
        1 => select(FOREIGN).prop_map(Action::DeleteForeign),
        1 => (0usize..8).prop_map(Action::DeleteOurs),
    ]
}

/// A plan without a path that is twice there, or inside another.
fn settle(files: &[(&str, u8)]) -> BTreeMap<String, String> {
    let mut plan: BTreeMap<String, String> = BTreeMap::new();
    for (path, bytes) in files {
        let clashes = |other: &String| {
            other == path || other.starts_with(&format!("{path}/")) || path.starts_with(&format!("{other}/"))
        };
        if !plan.keys().any(clashes) {
            plan.insert((*path).to_owned(), format!("{path} {bytes}"));
        }
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_series_of_builds_equals_a_clean_one_and_loses_no_foreign_file(
        actions in prop::collection::vec(action(), 1..14)
    ) {
        let site = Site::new();
        let mut foreign: BTreeMap<String, String> = BTreeMap::new();
        fs::create_dir(site.output()).unwrap();
        site.build(&[]);
        for action in actions {
            match action {
                Action::Build { files, in_place, end } => {
                    let mut plan = settle(&files);
                    if foreign.contains_key("a-b/mine") {
                        plan.remove("a-b");
                    }
                    let artifacts: Vec<Artifact> =
                        plan.iter().map(|(path, bytes)| Artifact::new(path, bytes)).collect();
                    let steps = AtomicUsize::new(0);
                    let before = |_: Step, _: &str| match end {
                        Some(end) if steps.fetch_add(1, Ordering::Relaxed) >= end => Err(Failure::new("ended")),
                        _ => Ok(()),
                    };
                    let hooks = Hooks { before: &before, tidy: false, ..Hooks::NONE };
                    match site.run(&artifacts, in_place, &hooks) {
                        Ok(checked) => {
                            let outcome = checked.value.unwrap();
                            prop_assert_eq!(outcome.unchanged + outcome.added.len() + outcome.changed.len(), plan.len());
                            let mut expected = plan;
                            expected.extend(foreign.clone());
                            prop_assert_eq!(site.files(), expected);
                        }
                        Err(failure) if failure.message == "ended" => {
                            let files = site.files();
                            for (path, bytes) in &foreign {
                                prop_assert_eq!(files.get(path), Some(bytes));
                            }
                        }
                        // A folder that someone made is kept after its last file went, and may be in the way.
                        Err(failure) => prop_assert!(failure.message.contains("a-b"), "{}", failure),
                    }
                }
                Action::Put(path, bytes) => {
                    if path != "a-b/mine" || !site.file("a-b").is_file() {
                        site.put(path, &format!("{bytes}"));
                        foreign.insert(path.to_owned(), format!("{bytes}"));
                    }
                }
                Action::DeleteForeign(path) => {
                    if foreign.remove(path).is_some() {
                        site.delete(path);
                    }
                }
                Action::DeleteOurs(number) => {
                    let ours = site.files().into_keys().filter(|path| !foreign.contains_key(path)).nth(number);
                    if let Some(path) = ours {
                        site.delete(&path);
                    }
                }
            }
        }
    }
}
