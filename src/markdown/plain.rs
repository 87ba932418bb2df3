//! Plain text: titles, and what is left of a paragraph without its markup.

use super::entities;
use super::escape::is_control;
use super::tags::{Token, tokens};
use super::typeset::joined;
use crate::model::conventions::LineEnds;

/// A title as plain text: entities decoded, tags dropped, white space folded, control characters
/// dropped. Whether there were any tags comes with it.
pub fn plain_title(text: &str) -> (String, bool) {
    let mut without_tags = String::with_capacity(text.len());
    let mut any = false;
    for token in tokens(text) {
        match token {
            Token::Text(range) => without_tags.push_str(text.get(range).unwrap_or_default()),
            Token::Unfinished(range) => without_tags.push_str(text.get(range).unwrap_or_default()),
            _ => any = true,
        }
    }
    (fold(entities::decode(&without_tags).into_owned()), any)
}

/// A text in one line: each run of white space is one space, none at the ends; control characters
/// are gone. Spaces that do not break (U+00A0, U+202F) and the ideographic one stay; the end of a line
/// between two Chinese or Japanese letters is no space.
pub(super) fn fold(text: String) -> String {
    if is_one_line(&text) {
        return text;
    }
    let mut folded = String::with_capacity(text.len());
    let (mut space, mut line_end) = (false, false);
    for character in text.chars() {
        if is_folded(character) {
            space = true;
            line_end |= character == '\n';
        } else if !is_control(character) {
            let last = folded.chars().next_back().filter(|_| space);
            if last.is_some_and(|last| !line_end || !joined(last, character, LineEnds::Nothing)) {
                folded.push(' ');
            }
            (space, line_end) = (false, false);
            folded.push(character);
        }
    }
    folded
}

/// Whether folding changes nothing, as far as bytes tell.
fn is_one_line(text: &str) -> bool {
    let mut was_space = true;
    for byte in text.bytes() {
        // The last three lead the white space and the controls that are not ASCII.
        if byte < 0x20 || (byte == b' ' && was_space) || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef) {
            return false;
        }
        was_space = byte == b' ';
    }
    !was_space || text.is_empty()
}

fn is_folded(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{fold, plain_title};

    #[test]
    fn titles_lose_tags_and_keep_the_rest() {
        assert_eq!(plain_title("Caf&eacute; <em>du</em>\n  monde"), ("Café du monde".into(), true));
        assert_eq!(plain_title("3 < 5 &amp; R&D <3"), ("3 < 5 & R&D <3".into(), false));
        assert_eq!(plain_title("  مرحبا\u{1} &#8;بكم  "), ("مرحبا بكم".into(), false));
        assert_eq!(plain_title("a &lt;b&gt; c"), ("a <b> c".into(), false));
        assert_eq!(plain_title("Hi<script>x</script>"), ("Hi".into(), true));
        assert_eq!(plain_title("a <b"), ("a <b".into(), false));
    }

    #[test]
    fn folds_white_space_but_not_the_kind_that_stays() {
        assert_eq!(fold(" a \n\t b\u{85}c\u{7} ".into()), "a b c");
        assert_eq!(fold("Vrai\u{a0}?\u{3000}是".into()), "Vrai\u{a0}?\u{3000}是");
        assert_eq!(fold("你好，\n 世界 大使\nok".into()), "你好，世界 大使 ok");
    }
}
