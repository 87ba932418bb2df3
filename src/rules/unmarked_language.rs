//! A passage in another script that nobody said the language of.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::conventions::Script;
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::UnmarkedLanguage,
    explanation: "\
A screen reader reads a passage in the voice of the page's language, unless it is told of another: Arabic in an English \
voice is silence or noise. A browser needs to know too, to choose the right letters for Chinese or Japanese, and to set \
a passage from right to left. So a passage in another language says which it is. Names, and a word or two in brackets, \
need nothing.

Wrong:

    Her grandmother used to say: لا يعرف قيمة الماء إلا من عطش.

Right:

    Her grandmother used to say: <span lang=\"ar\" dir=\"rtl\">لا يعرف قيمة الماء إلا من عطش</span>.

For whole paragraphs `<div lang=\"ar\" dir=\"rtl\">` and `</div>` stand on lines of their own, with an empty line on either \
side. Only a passage in another script is found: five words with small letters in front, four of a script without \
capitals, ten Chinese characters.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks() {
        let RemarkKind::OtherScript(script) = remark.kind else { continue };
        let message =
            format!("this passage is in the {} script, and does not say in which language", script.name());
        let example = match script {
            Script::Arabic => "<span lang=\"ar\" dir=\"rtl\">…</span>",
            Script::Hebrew => "<span lang=\"he\" dir=\"rtl\">…</span>",
            Script::Cyrillic => "<span lang=\"ru\">…</span>",
            Script::Han => "<span lang=\"zh-Hans\">…</span>",
            Script::Hangul => "<span lang=\"ko\">…</span>",
            Script::Greek => "<span lang=\"el\">…</span>",
            _ => "<span lang=\"en\">…</span>",
        };
        found.push(
            text.fault(RULE.code, (remark, key), message)
                .help(format!("put it between tags that say it: `{example}`, with the language's own tag")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn a_passage_says_its_language() {
        for (language, text) in [
            ("ar", "كتب على الجدار: it is never too late to ask."),
            ("en", "She said: من جدّ وجد ومن زرع حصد."),
            ("es", "Se lee: лучше один раз увидеть, чем сто раз услышать."),
            ("fr", "On lit : 有朋自远方来，不亦乐乎，是也。"),
            ("ru", "На стене: it is never too late to ask."),
            ("zh-Hans", "墙上写着：it is never too late to ask。"),
        ] {
            let found = asked(language, "", &format!("{text}\n"));
            assert!(found.len() == 1 && found[0].starts_with("unmarked-language "), "{language}: {found:?}");
        }
    }

    #[test]
    fn one_that_does_is_no_fault() {
        for text in [
            "She said: <span lang=\"ar\" dir=\"rtl\">من جدّ وجد ومن زرع حصد</span>.\n",
            "<div lang=\"ar\" dir=\"rtl\">\n\nمن جدّ وجد\nومن زرع حصد ومن سار على الدرب وصل\n\n</div>\n\nText.\n",
            "Qatayef (قطايف) and `من جدّ وجد ومن زرع حصد`.\n",
        ] {
            assert_eq!(asked("en", "", text), [""; 0], "{text}");
        }
        assert_eq!(asked("sr", "", "Пише: it is never too late to ask.\n"), [""; 0]);
    }
}
