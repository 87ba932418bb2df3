//! Headings that leave a level out.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::HeadingJump,
    explanation: "\
Headings are a text's table of contents: readers with a screen reader walk from one to the next, and the level says \
what belongs to what. A level that is left out sounds as if a part were missing. A text's own headings begin with `##`, \
since its title is the heading above them. Choose a level for what it means; how large it looks is the theme's part.

Wrong:

    ## Visas
    #### Students

Right:

    ## Visas
    ### Students",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks() {
        let RemarkKind::HeadingJump { from, to } = remark.kind else { continue };
        // Where the Markdown of a front matter stands on a page is the theme's to say.
        if key.is_some() {
            continue;
        }
        let wanted = "#".repeat(usize::from(from) + 1);
        let message = match from {
            1 => format!("this text's first heading is of level {to}, with none of level 2 above it"),
            _ => format!("this heading is of level {to}, and the one before it of level {from}"),
        };
        found.push(
            text.fault(RULE.code, (remark, key), message)
                .help(format!("begin it with `{wanted}`, or put the heading that is missing above it")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn a_level_is_not_left_out() {
        assert_eq!(
            asked("ar", "", "## التأشيرات\n\n#### الطلاب\n"),
            ["heading-jump #### الطلاب: this heading is of level 4, and the one before it of level 2"]
        );
        assert_eq!(
            asked("en", "", "### Students\n"),
            [
                "heading-jump ### Students: this text's first heading is of level 3, with none of level 2 above it"
            ]
        );
        assert_eq!(asked("fr", "", "## A\n\n### B\n\n#### C\n\n## D\n"), [""; 0]);
        assert_eq!(asked("en", "", "# A\n\n## B\n"), [""; 0]);
    }
}
