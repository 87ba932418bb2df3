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
    let mut state = State { files: start::files(), call: call.clone() };
    let mut good = state.files.clone();
    let mut ever: BTreeSet<String> = BTreeSet::new();
    for step in 1..=steps {
        let mut next = state.clone();
        edit(&mut next, &mut dice);
        next.call = call.clone();
        write(&preview, &state.files, &next.files, &mut dice)?;
        state = next;
        // Sometimes long enough for all to be taken up, mostly not.
        thread::sleep(Duration::from_millis([0, 0, 1, 4, 7, 20, 60][dice.below(7)]));
        if step % 25 == 0 || step == steps {
            // Most edits after one that has a fault would be built upon it.
            match build(&mut clean, &state.files, &call)? {
                Some(tree) => {
                    good.clone_from(&state.files);
                    same(&preview, &tree, &mut ever, &format!("seed {seed}, step {step}"))?;
                }
                None => {
                    write(&preview, &state.files, &good, &mut dice)?;
                    state.files.clone_from(&good);
                }
            }
        }
    }
    let tree = build(&mut clean, &state.files, &call)?.ok_or("the last site has faults")?;
    same(&preview, &tree, &mut ever, &format!("seed {seed}, at the end"))
}

/// Every file as a build from nothing makes it; `None` where the site has faults.
fn build(clean: &mut Bench, files: &Files, call: &Call) -> Fallible<Option<Tree>> {
    clean.write(files)?;
    clean.clear()?;
    let done = clean.build(call)?;
    if done.outcome.is_none() { Ok(None) } else { clean.tree().map(Some) }
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
