//! `--mission`: the named mission's files are those of a full build, and all others stay as they are.

use std::fs;
use std::process::Command;

use crate::bench::{Bench, Call, Fallible, Tested, Tree, difference};
use crate::keys::{set, with_body};
use crate::start::{self, Files, NOW};

/// What is wrong with a tree in which only this mission was built: not as a full build has it where it is
/// the mission's, or not as before where it is not. Style sheets may come, and go only in a full build.
pub fn only_this_mission(id: &str, before: &Tree, now: &Tree, full: &Tree) -> Option<String> {
    let of = |tree: &Tree, wanted: bool| -> Tree {
        let is_own = |path: &str| path.starts_with(&format!("{id}/"));
        let is_asset = |path: &str| path.starts_with("assets/");
        tree.iter()
            .filter(|(path, _)| is_own(path) == wanted && !is_asset(path))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    let lost = before
        .keys()
        .chain(full.keys())
        .filter(|path| path.starts_with("assets/"))
        .find(|path| !now.contains_key(*path));
    difference(&of(full, true), &of(now, true))
        .map(|difference| format!("files of {id}: {difference}"))
        .or_else(|| {
            difference(&of(before, false), &of(now, false))
                .map(|difference| format!("files of others: {difference}"))
        })
        .or_else(|| lost.map(|path| format!("{path} is gone")))
}

/// Something of everything: every mission, the network and the theme.
fn edited() -> Files {
    let mut files = start::files();
    let mut put = |path: &str, change: &dyn Fn(&str) -> String| {
        let text =
            files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        files.insert(path.to_owned(), change(&text).into_bytes());
    };
    for path in [
        "france/posts/2026-03-10-bread.fr.md",
        "jordan/posts/2026-03-11-market.ar.md",
        "kenya/posts/2026-03-09-tea.en.md",
    ] {
        put(&format!("content/{path}"), &|text| with_body(&set(text, "title", Some("Edited")), "Edited."));
    }
    put("content/network.yaml", &|text| set(text, "page_size", Some("2")));
    put("themes/national/static/style.css", &|_| "body { color: green }".to_owned());
    put("content/jordan/posts/2026-03-03-oud/oud.svg", &|_| "<svg/>".to_owned());
    files
}

fn only(mission: &str) -> Call {
    Call { missions: vec![mission.to_owned()], ..Call::at(NOW) }
}

fn full(files: &Files) -> Fallible<Tree> {
    let mut bench = Bench::new(2)?;
    bench.write(files)?;
    bench.build(&Call::at(NOW))?;
    bench.tree()
}

#[test]
fn one_mission_is_built_and_the_others_left_alone() -> Tested {
    let (first, second) = (full(&start::files())?, full(&edited())?);
    for (mission, in_place) in [("france", false), ("jordan", false), ("kenya", true)] {
        let mut bench = Bench::new(2)?;
        bench.write(&start::files())?;
        bench.build(&Call::at(NOW))?;
        bench.write(&edited())?;
        let stamps = bench.stamps()?;
        let done = bench.build(&Call { in_place, ..only(mission) })?;
        let told: Vec<String> = done
            .outcome
            .iter()
            .flat_map(|outcome| [&outcome.changed, &outcome.removed])
            .flatten()
            .cloned()
            .collect();
        assert!(!told.is_empty());
        let foreign: Vec<&String> =
            told.iter().filter(|path| !path.starts_with(&format!("{mission}/"))).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert_eq!(only_this_mission(mission, &first, &bench.tree()?, &second), None);
        for (path, stamp) in bench.stamps()? {
            if !path.starts_with(&format!("{mission}/")) && first.contains_key(&path) {
                assert_eq!(stamps.get(&path), Some(&stamp), "{path} was written anew");
            }
        }
        bench.build(&Call::at(NOW))?;
        assert_eq!(difference(&second, &bench.tree()?), None);
    }
    Ok(())
}

#[test]
fn the_first_build_may_be_of_one_mission() -> Tested {
    let mut bench = Bench::new(2)?;
    bench.write(&start::files())?;
    bench.build(&only("jordan"))?;
    let whole = full(&start::files())?;
    let tree = bench.tree()?;
    assert_eq!(only_this_mission("jordan", &Tree::new(), &tree, &whole), None);
    bench.build(&Call::at(NOW))?;
    assert_eq!(difference(&whole, &bench.tree()?), None);
    Ok(())
}

#[test]
fn an_output_that_was_copied_keeps_the_other_missions() -> Tested {
    let mut bench = Bench::new(2)?;
    bench.write(&start::files())?;
    bench.build(&Call::at(NOW))?;
    let copy = bench.output().with_extension("copy");
    assert!(Command::new("cp").arg("-r").args([bench.output(), copy.clone()]).status()?.success());
    fs::remove_dir_all(bench.output())?;
    fs::rename(copy, bench.output())?;
    let before = bench.tree()?;
    bench.write(&edited())?;
    bench.build(&only("kenya"))?;
    assert_eq!(only_this_mission("kenya", &before, &bench.tree()?, &full(&edited())?), None);
    Ok(())
}

#[test]
fn a_lost_file_of_another_mission_is_made_again_only_as_it_was() -> Tested {
    let mut bench = Bench::new(2)?;
    bench.write(&start::files())?;
    bench.build(&Call::at(NOW))?;
    let before = bench.tree()?;
    let page = "france/fr/2026/03/10/bread/index.html";
    fs::remove_file(bench.output().join(page))?;
    bench.build(&only("kenya"))?;
    assert_eq!(difference(&before, &bench.tree()?), None);
    fs::remove_file(bench.output().join(page))?;
    bench.write(&edited())?;
    assert!(bench.build(&only("kenya"))?.outcome.is_none());
    Ok(())
}

#[test]
fn a_mission_that_is_not_there_is_refused() -> Tested {
    let mut bench = Bench::new(1)?;
    bench.write(&start::files())?;
    let refused = bench.build(&only("frence")).err().map(|failure| failure.to_string()).unwrap_or_default();
    assert!(refused.contains("did you mean `france`?"), "{refused}");
    assert!(!bench.output().exists());
    Ok(())
}
