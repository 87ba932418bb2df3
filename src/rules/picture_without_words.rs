//! A picture of a text without a description.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::remark::RemarkKind;

use super::Rule;
use super::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::PictureWithoutWords,
    explanation: "\
Who cannot see a picture hears its description, and so does everyone whose connection or mail program does not load \
pictures. Without one they are told nothing, or the name of a file. Say what the picture shows that matters to the \
story, in a sentence, without \"picture of\".

Wrong:

    ![](stall.jpg)
    ![IMG_2034.jpg](stall.jpg)

Right:

    ![A baker hands a loaf over the counter of her stall](stall.jpg)

A picture that only decorates is said to be so, in HTML:

    <img src=\"ornament.svg\" alt=\"\">",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (remark, key) in text.remarks() {
        let RemarkKind::Picture(words) = &remark.kind else { continue };
        let message = match &**words {
            "" => "this picture has no description, so that who cannot see it is told nothing".to_owned(),
            name => format!("`{name}` is the name of a file, and says nothing of what the picture shows"),
        };
        found.push(text.fault(RULE.code, (remark, key), message).help(
            "say in the square brackets what it shows: `![A baker at her stall](stall.jpg)`; only a picture that adds nothing is written `<img src=\"…\" alt=\"\">`",
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    #[test]
    fn a_picture_has_a_description_in_every_language() {
        for language in ["ar", "en", "es", "fr", "ru", "zh-Hans"] {
            assert_eq!(
                asked(language, "", "![](a.png)\n\n![DSC_0012](b.png)\n"),
                [
                    "picture-without-words ![](a.png): this picture has no description, so that who cannot see it is told nothing",
                    "picture-without-words ![DSC_0012](b.png): `DSC_0012` is the name of a file, and says nothing of what the picture shows",
                ],
            );
        }
        assert_eq!(asked("ar", "", "![خبّازة أمام مخبزها](a.png) <img src=\"b.png\" alt=\"\">\n"), [""; 0]);
    }

    #[test]
    fn a_transcript_is_judged_too() {
        let video = "video: {url: \"https://v.example/\", transcript: \"![](a.png)\"}";
        let found = asked("en", video, "Text.\n");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
