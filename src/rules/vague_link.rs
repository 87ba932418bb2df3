//! A link whose words do not say where it leads.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::VagueLink,
    explanation: "\
Many readers go through a page by its links: with a screen reader, or with their eyes. A link must therefore say by \
itself where it leads. \"Here\", \"read more\" and \"this page\" say it only to who reads the sentence around them. Link the \
words that name the thing.

Wrong:

    To apply for a student visa click [here](student-visas.en.md).

Right:

    How to [apply for a student visa](student-visas.en.md).

The words that say nothing are a list for each language (Arabic, Chinese, English, French, Russian, Spanish); in others \
only links without any words are found.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks() {
        let RemarkKind::EmptyLink(words) = &remark.kind else { continue };
        let message = if words.is_empty() {
            "this link has no words, so that nobody can tell where it leads".to_owned()
        } else if text.phrases().is_some_and(|phrases| phrases.is_empty_link(words)) {
            format!("a link that is called \u{201c}{words}\u{201d} does not say where it leads")
        } else {
            continue;
        };
        found.push(
            text.fault(RULE.code, (remark, key), message)
                .help("link the words that name what is there: `[how to apply for a visa](visas.en.md)`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn links_say_where_they_lead_in_every_language() {
        for (language, vague, fine) in [
            ("ar", "للتفاصيل [اضغطوا هنا](#ا).", "اقرؤوا [سياسة التعليقات](#ا) وما [هنالك](#ا)."),
            ("en", "To apply, [click here](#a).", "See [what is here today](#a), [more than bread](#a)."),
            ("es", "Más detalles [aquí](#a).", "Pida [cita](#a) y lea [más sobre el pan](#a)."),
            ("fr", "Pour postuler, [cliquez ici](#a).", "Lisez [ici commence la mer](#a)."),
            ("ru", "Подробности [здесь](#a).", "Читайте про [яблоки](#a)."),
            ("zh-Hans", "报名请[点击这里](#a)。", "请看[评论规则](#a)。"),
        ] {
            let heading = if language == "ar" { "## ا\n\n" } else { "## a\n\n" };
            let found = asked(language, "", &format!("{heading}{vague}\n"));
            assert!(found.len() == 1 && found[0].starts_with("vague-link "), "{language}: {found:?}");
            assert_eq!(asked(language, "", &format!("{heading}{fine}\n")), [""; 0], "{language}");
        }
    }

    #[test]
    fn words_of_another_language_are_not_judged() {
        assert_eq!(asked("pt-BR", "", "## a\n\nVeja [here](#a).\n"), [""; 0]);
        assert_eq!(asked("pt-BR", "", "## a\n\nVeja [](#a).\n").len(), 1);
    }

    #[test]
    fn a_line_of_the_front_matter_is_judged_too() {
        let found = asked("fr", "key_points: [\"[ici](https://a.example/)\"]", "Texte.\n");
        assert!(found.len() == 1 && found[0].contains("key_points"), "{found:?}");
    }
}
