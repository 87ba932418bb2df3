//! A walk: random edits, and after each an incremental build beside a clean one.

use std::collections::BTreeMap;

use crate::bench::{Bench, Call, Fallible, Tested, difference};
use crate::dice::Dice;
use crate::edits::{State, edit};
use crate::missions::only_this_mission;
use crate::start;

/// What a walk saw, so that a walk on which nothing happened can fail.
#[derive(Debug, Default)]
pub struct Seen {
    pub built: usize,
    pub refused: usize,
    pub changed: usize,
    /// How often one mission was built alone before all.
    pub missions: usize,
    /// By kind of edit: files rendered, and those of them that came out as they were.
    pub in_vain: BTreeMap<String, (u64, u64)>,
}

/// Walks so many steps. The clean build has one thread and the incremental one four, so that the number
/// of threads can make no difference either.
pub fn walk(seed: u64, steps: usize, in_place: bool) -> Fallible<Seen> {
    let mut dice = Dice::new(seed);
    let mut incremental = Bench::new(4)?;
    let mut clean = Bench::new(1)?;
    let mut seen = Seen::default();
    let mut story: Vec<String> = Vec::new();
    let call = Call { in_place, ..Call::at(start::NOW) };
    let mut state = State { files: start::files(), call };
    incremental.write(&state.files)?;
    let first = incremental.build(&state.call)?;
    assert!(first.outcome.is_some(), "the first site has faults: {:#?}", first.faults);
    let mut before = incremental.tree()?;
    for step in 0..steps {
        let mut next = state.clone();
        let edits: Vec<String> = (0..=dice.below(2)).map(|_| edit(&mut next, &mut dice)).collect();
        let told = edits.join("; ");
        story.push(told.clone());
        incremental.write(&next.files)?;
        clean.write(&next.files)?;
        clean.clear()?;
        let wanted = clean.build(&next.call)?;
        let mission = dice.below(5) == 0 && wanted.outcome.is_some();
        if mission {
            let id = dice.text(&["france", "jordan", "kenya"]);
            let partial = incremental.build(&Call { missions: vec![id.clone()], ..next.call.clone() })?;
            story.push(format!("(built with --mission {id})"));
            let fault = only_this_mission(&id, &before, &incremental.tree()?, &clean.tree()?);
            assert_eq!(fault, None, "seed {seed}, step {step}, edits:\n  {}", story.join("\n  "));
            assert!(partial.outcome.is_some());
        }
        let done = incremental.build(&next.call)?;
        let now = incremental.tree()?;
        let fail =
            |message: &str| format!("seed {seed}, step {step}: {message}\nedits:\n  {}", story.join("\n  "));
        assert_eq!(done.faults, wanted.faults, "{}", fail("other faults"));
        let Some(outcome) = done.outcome else {
            assert_eq!(difference(&before, &now), None, "{}", fail("a build that failed changed the output"));
            seen.refused += 1;
            story.pop();
            incremental.write(&state.files)?;
            continue;
        };
        if let Some(difference) = difference(&clean.tree()?, &now) {
            return Err(
                format!("{}\n{difference}", fail("the incremental build is not the clean one")).into()
            );
        }
        let told_paths = outcome.added.len() + outcome.changed.len();
        let vain = done.rendered.saturating_sub(told_paths as u64);
        let kind = told.split(' ').nth(1).unwrap_or("").to_owned();
        if edits.len() == 1 && !mission {
            let sums = seen.in_vain.entry(kind).or_default();
            *sums = (sums.0 + done.rendered, sums.1 + vain);
        }
        seen.built += 1;
        seen.changed += usize::from(now != before);
        seen.missions += usize::from(mission);
        before = now;
        state = next;
    }
    Ok(seen)
}

/// The number of steps: as asked for in the environment by those who want a longer walk.
pub fn steps(usual: usize) -> usize {
    std::env::var("INCREMENTAL_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(usual)
}

/// The seed: as asked for in the environment.
pub fn seed(usual: u64) -> u64 {
    std::env::var("INCREMENTAL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(usual)
}

/// A walk that saw enough to be worth something.
pub fn walk_far(seed: u64, steps: usize, in_place: bool) -> Tested {
    let seen = walk(seed, steps, in_place)?;
    if std::env::var_os("INCREMENTAL_STEPS").is_some() {
        tell(&seen);
    }
    assert!(seen.built * 2 > steps, "most edits were refused: {seen:?}");
    assert!(seen.changed * 4 > seen.built, "most edits changed nothing: {seen:?}");
    Ok(())
}

#[expect(clippy::print_stderr, reason = "one who asks for a longer walk wants to know what it saw")]
fn tell(seen: &Seen) {
    eprintln!("{seen:#?}");
}
