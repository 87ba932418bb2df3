//! Whatever is changed, whenever: at the end every page is what a build from nothing makes.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use crate::program::{Preview, until, without_script};
use crate::shared::bench::{Bench, Call, Fallible, Tested, Tree, difference};
use crate::shared::dice::Dice;
use crate::shared::edits::{State, edit};
use crate::shared::start::{self, Files, NOW};

/// `SERVE_STEPS=1000 SERVE_SEED=7` makes the walk longer and another.
fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[test]
fn many_changes_at_random_times() -> Tested {
    let (steps, seed) = (asked("SERVE_STEPS", 200), asked("SERVE_SEED", 3));
    let preview = Preview::start()?;
    let call = Call { base_url: Some(preview.address()), ..Call::at(NOW) };
    let mut dice = Dice::new(seed);
    let mut clean = Bench::new(1)?;
    let sites = sites(&mut clean, &mut dice, &call, steps as usize)?;
    let mut before = start::files();
    let mut ever: BTreeSet<String> = BTreeSet::new();
    let mut compared = 0;
    for (step, Site { files, story, is_good }) in sites.iter().enumerate() {
        write(&preview, &before, files, &mut dice)?;
        before.clone_from(files);
        // Sometimes long enough for all to be taken up, mostly not.
        thread::sleep(Duration::from_millis([0, 0, 1, 4, 7, 20, 60][dice.below(7)]));
        if step + 1 == sites.len() || (*is_good && dice.below(8) == 0) {
            let wanted = build(&mut clean, files, &call)?;
            same(&preview, &wanted, &mut ever, &format!("seed {seed}, step {step}, last {story}"))?;
            compared += 1;
        }
    }
    let good = sites.iter().filter(|site| site.is_good).count();
    assert!(good * 2 > sites.len() && good < sites.len(), "{good} of {} are without faults", sites.len());
    assert!(sites.len() < 20 || compared > 2);
    Ok(())
}

/// A site after one more change.
struct Site {
    files: Files,
    story: String,
    is_good: bool,
}

/// One change after the other; one that brings a fault is undone by the next. The last has none.
fn sites(clean: &mut Bench, dice: &mut Dice, call: &Call, steps: usize) -> Fallible<Vec<Site>> {
    let mut state = State { files: start::files(), call: call.clone() };
    let mut sites = Vec::new();
    while sites.len() < steps {
        let mut next = state.clone();
        let story = edit(&mut next, dice);
        next.call.clone_from(call);
        clean.write(&next.files)?;
        let is_good = clean.is_good(call)?;
        sites.push(Site { files: next.files.clone(), story: story.clone(), is_good });
        if is_good {
            state = next;
        } else {
            sites.push(Site { files: state.files.clone(), story: format!("not: {story}"), is_good: true });
        }
    }
    Ok(sites)
}

/// Every file as a build from nothing makes it.
fn build(clean: &mut Bench, files: &Files, call: &Call) -> Fallible<Tree> {
    clean.write(files)?;
    clean.clear()?;
    let done = clean.build(call)?;
    if done.outcome.is_none() { Err(format!("faults: {:?}", done.faults).into()) } else { clean.tree() }
}

/// Makes the preview's site hold these files, each saved in one way or the other.
fn write(preview: &Preview, before: &Files, after: &Files, dice: &mut Dice) -> Tested {
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        std::fs::remove_file(preview.site().join(path))?;
    }
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        let text = String::from_utf8(bytes.clone())?;
        if dice.below(2) == 0 || !preview.site().join(path).exists() {
            preview.write(path, &text)?;
        } else {
            preview.replace(path, &text)?;
        }
    }
    Ok(())
}

/// Waits until every file is served as it was built, and what was there once is not.
fn same(preview: &Preview, wanted: &Tree, ever: &mut BTreeSet<String>, when: &str) -> Tested {
    ever.extend(wanted.keys().cloned());
    let served = || -> Fallible<Option<String>> {
        let mut tree = Tree::new();
        for path in ever.iter() {
            let answer = preview.get(path)?;
            if answer.status == 200 {
                tree.insert(path.clone(), without_script(&answer.body));
            }
        }
        Ok(difference(wanted, &tree))
    };
    until(when, served, Option::is_none)?;
    Ok(())
}
