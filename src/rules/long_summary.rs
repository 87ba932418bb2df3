//! A summary that is too long for where it is shown.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::conventions::Script;

use super::Rule;
use super::text::Text;

/// So many characters a summary may have, a Chinese or Japanese one counting as two: as many as one that is made of
/// the text's beginning has at most.
const MOST: usize = 240;

pub(super) const RULE: Rule = Rule {
    code: Code::LongSummary,
    explanation: "\
A summary stands on cards, in feeds, in the week in review, in a search engine's results and where a story is shared. \
There it is cut: search engines show some 150 to 160 characters, feed readers and messengers some 200 to 250. What a \
reader has to know must come before. A summary may have 240 characters; one of Chinese or Japanese counts as two, which \
makes 120. A summary that is left out is made of the text's first paragraph, and cut by the program at the end of a \
sentence or a word.",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    let Some(summary) = &text.document.inlines.summary else { return };
    // No character is shorter than a byte.
    if summary.text.len() <= MOST {
        return;
    }
    let length = length(&summary.text);
    if length > MOST {
        let wide = length > summary.text.chars().count() * 3 / 2;
        let (is, most) = if wide { (length / 2, MOST / 2) } else { (length, MOST) };
        let message =
            format!("this summary has {is} characters; feeds and search engines cut it behind some {most}");
        found.push(
            Diagnostic::new(RULE.code, text.source(), message).at(Place::key("summary")).help(
                "say it in a sentence or two; or leave the line out, and the text's beginning is taken",
            ),
        );
    }
}

fn length(text: &str) -> usize {
    text.chars().map(|character| if Script::of(character) == Some(Script::Han) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    fn summary(language: &str, word: &str, times: usize) -> Vec<String> {
        asked(language, &format!("summary: \"{}\"", word.repeat(times)), "Text.\n")
    }

    #[test]
    fn it_is_short_in_every_script() {
        for (language, word, most) in
            [("ar", "كلمة ", 48), ("en", "word ", 48), ("ru", "слов ", 48), ("zh-Hans", "字", 120)]
        {
            assert_eq!(summary(language, word, most), [""; 0], "{language}");
            let found = summary(language, word, most + 1);
            assert!(found.len() == 1 && found[0].starts_with("long-summary "), "{language}: {found:?}");
        }
        assert!(
            summary("zh-Hans", "字", 130)[0]
                .contains("130 characters; feeds and search engines cut it behind some 120")
        );
    }

    #[test]
    fn its_links_do_not_count() {
        let link = format!("summary: \"[word](https://a.example/{})\"", "x".repeat(300));
        assert_eq!(asked("en", &link, "Text.\n"), [""; 0]);
    }
}
