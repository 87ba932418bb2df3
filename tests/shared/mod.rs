//! A site, what may be done to it at random, and builds of it: shared by the programs of tests that want it.

pub mod bench;
pub mod dice;
pub mod edits;
pub mod keys;
pub mod revision;
pub mod start;
