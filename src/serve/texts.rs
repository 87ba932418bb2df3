//! What the preview says in the browser, all of it: to editors, in English.

use serde_json::{Value, json};

/// For the script, by name. `{errors}`, `{more}`, `{warnings}`, `{line}` and `{column}` are replaced there.
pub fn overlay() -> Value {
    json!({
        "one": "There is an error in your files",
        "many": "There are {errors} errors in your files",
        "about": "The page is shown as it was before, and follows by itself as soon as this is corrected.",
        "close": "Close",
        "closeHint": "Close this message (Escape)",
        "place": "line {line}, column {column}",
        "help": "What to do:",
        "more": "… and {more} more",
        "oneWarning": "There is a warning too; the terminal shows it.",
        "warnings": "There are {warnings} warnings too; the terminal shows them.",
    })
}

/// The page that stands in for one that cannot be made: its title, and what it says.
pub const NO_SITE: (&str, &str) = (
    "No page yet",
    "Your files have errors, and nothing can be shown until they are corrected. \
     This page then becomes the one that you asked for, by itself.",
);
pub const NO_PAGE: (&str, &str) = (
    "This page cannot be made",
    "A template has failed on what this page shows. \
     As soon as it is corrected, the page is here, by itself.",
);
pub const NOT_FOUND: (&str, &str) = ("Not found", "There is no page at this address.");

/// To those who ask by a name that is not this computer's.
pub const FORBIDDEN: &str = "The preview answers only at localhost.\n";
