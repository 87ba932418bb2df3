//! An incremental build equals a clean one, byte for byte, whatever was edited before it.
//!
//! `INCREMENTAL_STEPS=1000 INCREMENTAL_SEED=7` makes the walks longer and others.

mod bounds;
mod far;
mod missions;
#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "a part of it is for other programs of tests")]
mod shared;
mod walk;

use bench::Tested;
use shared::{bench, dice, edits, keys, revision, start};
use walk::{seed, steps, walk_far};

#[test]
fn a_walk_by_exchange() -> Tested {
    walk_far(seed(1), steps(12), false)
}

#[test]
fn a_walk_in_place() -> Tested {
    walk_far(seed(2), steps(6), true)
}
