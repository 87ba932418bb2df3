//! The last line of a run.

use crate::write::Outcome;

use super::Counts;

/// What a build did: `Built 412 files in 0.24 s: 12 written, 400 unchanged, 3 removed, 2 warnings → public`.
/// A second line says why the output was brought up to date in place, where it had to be.
pub fn built(outcome: &Outcome, warnings: usize, seconds: f64, output: &str) -> String {
    let written = outcome.added.len() + outcome.changed.len();
    let files = written + outcome.unchanged;
    let warnings = if warnings == 0 { String::new() } else { format!(", {}", counted(warnings, "warning")) };
    let mut line = if written + outcome.removed.len() == 0 {
        let are = if files == 1 { "is" } else { "are" };
        format!(
            "Nothing has changed: {} {are} up to date after {seconds:.2} s{warnings} → {output}",
            counted(files, "file")
        )
    } else {
        format!(
            "Built {} in {seconds:.2} s: {written} written, {} unchanged, {} removed{warnings} → {output}",
            counted(files, "file"),
            outcome.unchanged,
            outcome.removed.len(),
        )
    };
    if let Some(reason) = &outcome.in_place_because {
        line.push_str(&format!("\nThe files were replaced one by one, since {reason}"));
    }
    line
}

/// What a check found: `2 errors and 5 warnings`.
pub fn checked(counts: Counts) -> String {
    match counts {
        Counts { errors: 0, warnings: 0 } => "No faults were found".to_owned(),
        Counts { errors, warnings: 0 } => counted(errors, "error"),
        Counts { errors: 0, warnings } => counted(warnings, "warning"),
        Counts { errors, warnings } => {
            format!("{} and {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    }
}

/// What is said where errors, or warnings that are denied, stopped a build.
pub fn left_as_it_was(counts: Counts, output: &str) -> String {
    let (them, denied) = match counts {
        Counts { errors: 0, warnings: 1 } => ("the warning", ", and warnings are denied"),
        Counts { errors: 0, .. } => ("the warnings", ", and warnings are denied"),
        Counts { errors: 1, .. } => ("the error", ""),
        Counts { .. } => ("the errors", ""),
    };
    let found = checked(counts);
    format!("{found}{denied}: nothing was built, and `{output}` is as it was; correct {them} and build again")
}

fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

#[cfg(test)]
mod tests {
    use super::{Counts, Outcome, built, checked, left_as_it_was};

    fn outcome(added: usize, changed: usize, removed: usize, unchanged: usize) -> Outcome {
        let names = |number: usize| (0..number).map(|at| at.to_string()).collect();
        let (added, changed, removed) = (names(added), names(changed), names(removed));
        Outcome { added, changed, removed, unchanged, in_place_because: None, files: Vec::new() }
    }

    #[test]
    fn a_build() {
        assert_eq!(
            built(&outcome(4, 8, 3, 400), 2, 0.2361, "public"),
            "Built 412 files in 0.24 s: 12 written, 400 unchanged, 3 removed, 2 warnings → public"
        );
        assert_eq!(
            built(&outcome(1, 0, 0, 0), 0, 1.0, "public"),
            "Built 1 file in 1.00 s: 1 written, 0 unchanged, 0 removed → public"
        );
    }

    #[test]
    fn a_build_with_nothing_to_do() {
        assert_eq!(
            built(&outcome(0, 0, 0, 412), 1, 0.04, "public"),
            "Nothing has changed: 412 files are up to date after 0.04 s, 1 warning → public"
        );
        let removed = built(&outcome(0, 0, 1, 0), 0, 0.0, "public");
        assert!(removed.starts_with("Built 0 files"), "{removed}");
    }

    #[test]
    fn a_build_in_place_says_why() {
        let outcome =
            Outcome { in_place_because: Some("it is a mount point".to_owned()), ..outcome(1, 0, 0, 0) };
        let line = built(&outcome, 0, 0.0, "public");
        assert!(line.ends_with("\nThe files were replaced one by one, since it is a mount point"), "{line}");
    }

    #[test]
    fn numbers_agree_with_their_words() {
        let counts = |errors, warnings| Counts { errors, warnings };
        assert_eq!(checked(counts(2, 5)), "2 errors and 5 warnings");
        assert_eq!(checked(counts(1, 1)), "1 error and 1 warning");
        assert_eq!(checked(counts(0, 1)), "1 warning");
        assert_eq!(checked(counts(0, 0)), "No faults were found");
        let stopped = left_as_it_was(counts(1, 0), "public");
        assert_eq!(
            stopped,
            "1 error: nothing was built, and `public` is as it was; correct the error and build again"
        );
        let denied = left_as_it_was(counts(0, 2), "public");
        assert!(denied.starts_with("2 warnings, and warnings are denied: nothing was built"), "{denied}");
    }
}
