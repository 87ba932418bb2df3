//! A policy that nobody has looked at for a year.

use jiff::Span;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::document::TextKind;

use super::Rule;
use super::text::Text;

/// After how many months a policy is to be reviewed again, as an accessibility statement is.
const MONTHS: i32 = 12;

pub(super) const RULE: Rule = Rule {
    code: Code::PolicyReview,
    explanation: "\
A policy stands under every story. One that is out of date promises what is not so any more: an address that nobody \
reads, a rule that was changed. `reviewed:` in its front matter is the day on which somebody last looked whether it is \
true. A policy that was reviewed over twelve months ago, at the build's clock and in its blog's time zone, is due again; \
a day that is still to come is a mistake. A policy without the line is not judged. Translations that leave the line out \
have their original's, and the fault is told there.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    let (TextKind::Policy { .. }, Some(reviewed)) = (&text.document.kind, text.front_matter().reviewed)
    else {
        return;
    };
    let today = text.asked.site.now.to_zoned(text.blog.zone.clone()).date();
    let day = reviewed.in_zone(&text.blog.zone).day;
    let (message, help) = if day > today {
        let message = format!("this policy was reviewed on {day}, which is still to come");
        (message, "write the day on which somebody last looked whether it is true")
    } else if today > day.saturating_add(Span::new().months(MONTHS)) {
        let message = format!("this policy was last reviewed over {MONTHS} months ago, on {day}");
        (message, "look whether it is still true, mend what is not, and write the new day here")
    } else {
        return;
    };
    found.push(Diagnostic::new(RULE.code, text.source(), message).at(Place::key("reviewed")).help(help));
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked_of_policy;

    /// The clock of these tests is 2026-06-01.
    #[test]
    fn a_policy_is_reviewed_each_year() {
        let reviewed = |day: &str| asked_of_policy(&format!("reviewed: {day}"), "Text.\n");
        assert_eq!(reviewed("2025-06-01"), [""; 0]);
        assert_eq!(reviewed("2026-06-01"), [""; 0]);
        assert_eq!(
            reviewed("2025-05-31"),
            ["policy-review reviewed: this policy was last reviewed over 12 months ago, on 2025-05-31"]
        );
        assert_eq!(
            reviewed("2026-06-02"),
            ["policy-review reviewed: this policy was reviewed on 2026-06-02, which is still to come"]
        );
        assert_eq!(asked_of_policy("", "Text.\n"), [""; 0]);
    }
}
