//! An address where words should be.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::BareAddress,
    explanation: "\
A whole address in a text is read out sign by sign, breaks lines, turns around in a text from right to left, and says \
nothing of what is there. As plain text it does not even lead there. Link words instead. Where readers are to know the \
address itself, its domain is enough, and it is no fault.

Wrong:

    The form is at https://www.example.gov/visas/form-160.html.

Right:

    The form is on the [page about visas](https://www.example.gov/visas/form-160.html).
    The form is at [example.gov](https://www.example.gov/visas/form-160.html).

An e-mail address is no fault. An address that is an example stands in backquotes, as code.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks() {
        let RemarkKind::Address(address) = &remark.kind else { continue };
        found.push(
            text.fault(RULE.code, (remark, key), "an address stands here where words should be")
                .help(format!("say what is there, and link that: `[what it is]({address})`")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn addresses_are_no_words() {
        for (language, text) in [
            ("ar", "الاستمارة على https://www.example.gov/visas."),
            ("en", "The form is at <https://www.example.gov/visas>."),
            ("zh-Hans", "表格见https://www.example.gov/visas。"),
        ] {
            let found = asked(language, "", &format!("{text}\n"));
            assert!(found.len() == 1 && found[0].starts_with("bare-address "), "{found:?}");
        }
        let fine = "At [example.gov](https://www.example.gov/), <desk@example.gov>, `https://a.example`, www.example.gov.\n";
        assert_eq!(asked("en", "", fine), [""; 0]);
    }
}
