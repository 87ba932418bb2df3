//! Writing to the two streams. A reader who has gone away is no fault, so nothing is said of it.

use std::io::{Write, stderr, stdout};

/// What was asked for: reports for other programs, closing lines.
pub fn output(text: &str) {
    let _ = writeln!(stdout(), "{}", text.trim_end());
}

/// Faults, and what belongs to them; nothing where there are none.
pub fn error(text: &str) {
    if !text.is_empty() {
        let _ = write!(stderr(), "{text}");
    }
}
