//! The preview, as it is called and as a browser sees it: real files change, pages are asked for over HTTP.
//!
//! Nothing here depends on how fast it is: what must come about is waited for, for a generous while.

mod changes;
mod faults;
mod program;
mod random;
#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "a part of it is for other programs of tests")]
mod shared;
mod terminal;
