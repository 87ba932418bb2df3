//! A table that does not say what its columns are.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::TableWithoutHeads,
    explanation: "\
In a table the first row says what the columns are. With it a screen reader says \"Fee: 160\" in the fourth cell of the \
third row; without it the cell is a number without a meaning. A table that only sets things beside each other should be \
a list or paragraphs.

Wrong:

    |          |     |
    | -------- | --- |
    | Tourists | 185 |

Right:

    | Visa     | Fee |
    | -------- | --- |
    | Tourists | 185 |

In HTML the heads are `th`; a table of which nothing is a head says `role=\"presentation\"`.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks().filter(|(remark, _)| remark.kind == RemarkKind::HeadlessTable) {
        found.push(
            text.fault(RULE.code, (remark, key), "this table does not say what its columns are")
                .help("write a name for each column into the table's first row, above the line of dashes"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn a_table_has_heads() {
        assert_eq!(
            asked("ar", "", "| | |\n|---|---|\n| سياحة | 185 |\n"),
            ["table-without-heads | | |: this table does not say what its columns are"]
        );
        assert_eq!(asked("ar", "", "| التأشيرة | الرسم |\n|---|---|\n| سياحة | 185 |\n"), [""; 0]);
        let layout = "<table role=\"presentation\"><tr><td>1</td></tr></table>\n";
        assert!(asked("en", "", layout).iter().all(|fault| !fault.starts_with("table")));
    }
}
