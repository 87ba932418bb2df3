//! What becomes of plain text on its way into a page.

use std::io::{self, Write};

/// Writes text for HTML, in an element or a quoted attribute: `& < > " '` become references, control
/// characters (C0 without white space, DEL, C1) are left out.
pub fn escape(text: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| ATTENTION[byte as usize]) {
        let (before, special) = rest.split_at(at);
        output.write_all(before.as_bytes())?;
        let mut characters = special.chars();
        if let Some(character) = characters.next() {
            write_special(character, output)?;
        }
        rest = characters.as_str();
    }
    output.write_all(rest.as_bytes())
}

fn write_special(character: char, output: &mut dyn Write) -> io::Result<()> {
    match character {
        '&' => output.write_all(b"&amp;"),
        '<' => output.write_all(b"&lt;"),
        '>' => output.write_all(b"&gt;"),
        '"' => output.write_all(b"&quot;"),
        '\'' => output.write_all(b"&#39;"),
        _ if character.is_control() => Ok(()),
        _ => output.write_all(character.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

/// Bytes that may begin a character to be replaced or dropped. 0xC2 begins the C1 controls, and « and the
/// no-break space too.
const ATTENTION: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r');
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table[b'\'' as usize] = true;
    table[0x7f] = true;
    table[0xc2] = true;
    table
};

#[cfg(test)]
mod tests {
    use super::escape;

    fn escaped(text: &str) -> String {
        let mut output = Vec::new();
        escape(text, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn markup_becomes_references() {
        assert_eq!(escaped("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escaped("<"), "&lt;");
        assert_eq!(escaped(""), "");
    }

    #[test]
    fn control_characters_are_dropped_and_white_space_stays() {
        assert_eq!(escaped("a\u{0}b\u{8}c\u{1f}d\u{7f}e\u{85}f\u{9f}g"), "abcdefg");
        assert_eq!(escaped("a\tb\nc\rd"), "a\tb\nc\rd");
    }

    #[test]
    fn letters_that_share_a_byte_with_controls_stay() {
        assert_eq!(escaped("«\u{a0}Édition\u{a0}» — شبكة 使馆"), "«\u{a0}Édition\u{a0}» — شبكة 使馆");
    }
}
