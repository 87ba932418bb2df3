//! How many things are worked on at a time.

use crate::failure::Failure;

/// Sets the size of the pool that every stage works in, where one is asked for. Only once in a process.
pub fn limit(jobs: Option<u16>) -> Result<(), Failure> {
    let Some(jobs) = jobs else {
        return Ok(());
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
    pool.build_global().map_err(|error| {
        Failure::new(format!("cannot start {jobs} threads: {error}")).help("ask for fewer with `--jobs`")
    })
}
