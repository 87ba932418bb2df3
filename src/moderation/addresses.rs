//! E-mail addresses taken out of a text, however they are written: as they are, with spaces, as HTML and Markdown
//! would show them, and in the words that people hide them with. Rather too much than one too few.

/// What stands in place of an address.
pub const MARK: &str = "[e-mail]";

/// How an at sign is written, beside the sign itself. In lower case.
const SIGNS: &[&str] = &["@", "＠", "﹫", "%40", "&#64;", "&#064;", "&#x40;", "&#x0040;", "&commat;"];

/// What it is called in brackets, and so between words.
const SPOKEN: &[&str] = &["at", "@", "ät", "arroba", "arobase", "собака", "ат"];

/// The same of a dot.
const DOTS: &[&str] = &["dot", ".", "punkt", "punto", "point", "точка"];

/// So many white characters may stand around an at sign.
const GAP: usize = 3;

/// A text without e-mail addresses.
pub fn without_addresses(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    // Up to where the text is in `kept`, or taken out.
    let (mut from, mut at) = (0, 0);
    while at < characters.len() {
        match address(&characters, from, at) {
            Some((start, end)) => {
                kept.extend(characters.get(from..start).unwrap_or_default());
                kept.push_str(MARK);
                (from, at) = (end, end);
            }
            None => at += 1,
        }
    }
    kept.extend(characters.get(from..).unwrap_or_default());
    kept
}

/// The address whose at sign stands at a place, from where it begins to behind it.
fn address(text: &[char], from: usize, at: usize) -> Option<(usize, usize)> {
    if let Some(length) = one_of(text, at, SIGNS) {
        let start = local(text, from, at);
        let end = domain(text, at + length);
        if start < at && end > at + length {
            return Some((start, end));
        }
        // With spaces around, it has to look like one: `me @ example.org`, and not `2 @ 3.50`.
        let before = back_over_gap(text, from, at);
        let behind = over_gap(text, at + length);
        let (start, end) = (local(text, from, before), domain(text, behind));
        let is_one = start < before && looks_like_a_domain(text.get(behind..end)?);
        return is_one.then_some((start, end));
    }
    let (behind, in_brackets) = spoken(text, at, SPOKEN)?;
    let before = back_over_gap(text, from, at);
    let start = local(text, from, before);
    let mut end = domain(text, over_gap(text, behind));
    let mut dotted = false;
    while let Some((dot, _)) = spoken(text, over_gap(text, end), DOTS) {
        let next = domain(text, over_gap(text, dot));
        if next <= dot {
            break;
        }
        (end, dotted) = (next, true);
    }
    let host = text.get(over_gap(text, behind)..end)?;
    let is_one = if in_brackets { !host.is_empty() } else { dotted };
    (start < before && is_one).then_some((start, end))
}

/// Behind one of these words, in brackets of any kind or between spaces; whether it was in brackets.
fn spoken(text: &[char], at: usize, words: &[&str]) -> Option<(usize, bool)> {
    let is_open = matches!(text.get(at), Some('(' | '[' | '{' | '<'));
    if is_open {
        let word = over_gap(text, at + 1);
        let behind = over_gap(text, word + one_of(text, word, words)?);
        return matches!(text.get(behind), Some(')' | ']' | '}' | '>')).then_some((behind + 1, true));
    }
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let length = one_of(text, at, words).filter(|_| before.is_some_and(|c| c.is_whitespace()))?;
    text.get(at + length).is_some_and(|c| c.is_whitespace()).then_some((at + length, false))
}

fn one_of(text: &[char], at: usize, known: &[&str]) -> Option<usize> {
    let first = text.get(at)?;
    if first.is_alphanumeric() && at > 0 && text.get(at - 1).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    let is_there = |word: &&&str| {
        let mut here = text.get(at..).unwrap_or_default().iter().flat_map(|c| c.to_lowercase());
        word.chars().all(|c| here.next() == Some(c))
    };
    known.iter().find(is_there).map(|word| word.chars().count())
}

/// Where the part of an address begins that ends at a place.
fn local(text: &[char], from: usize, end: usize) -> usize {
    let mut start = end;
    while start > from {
        let before = text[start - 1];
        if before == '"' {
            // A quoted name, with spaces in it: as far as its other quote, on the same line.
            let line = (from..start - 1).rev().take_while(|at| text[*at] != '\n');
            match line.take(64).find(|at| text[*at] == '"') {
                Some(open) => start = open,
                None => start -= 1,
            }
            continue;
        }
        if !is_part(before) {
            break;
        }
        start -= 1;
    }
    start
}

/// Behind the host that begins at a place, without the marks that end a sentence.
fn domain(text: &[char], start: usize) -> usize {
    let mut end = start;
    while text.get(end).is_some_and(|c| is_part(*c) || matches!(c, '@' | '[' | ']' | ':' | '。')) {
        end += 1;
    }
    while end > start && !text[end - 1].is_alphanumeric() {
        end -= 1;
    }
    end
}

/// A letter of an address, or of the marks that Markdown would take away from it.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || ".!#$%&'*+-=?^_`{|}~\\\u{200c}\u{200d}".contains(c) || is_mark(c)
}

/// Marks above and below letters, as far as they are met in names.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{94f}')
}

/// `example.org`: the last part has letters alone, two at least.
fn looks_like_a_domain(host: &[char]) -> bool {
    let Some(dot) = host.iter().rposition(|c| matches!(c, '.' | '。')) else { return false };
    let last = &host[dot + 1..];
    dot > 0 && last.len() >= 2 && last.iter().all(|c| c.is_alphabetic())
}

fn over_gap(text: &[char], at: usize) -> usize {
    let gap = text.get(at..).unwrap_or_default().iter().take(GAP).take_while(|c| c.is_whitespace());
    at + gap.count()
}

fn back_over_gap(text: &[char], from: usize, at: usize) -> usize {
    let before = text.get(from..at).unwrap_or_default();
    at - before.iter().rev().take(GAP).take_while(|c| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn addresses_go_however_they_are_written() {
        for text in [
            "eric@example.com",
            "Eric.O'Neil+x@mail.example.co.uk",
            "eric @ example.com",
            "eric@\nexample.com",
            "eric [at] example.com",
            "eric(at)example(dot)com",
            "eric { AT } example [dot] co [dot] uk",
            "eric at example dot com",
            "eric&#64;example.com",
            "eric&#X40;example.com",
            "eric%40example.com",
            "eric\\@example.com",
            "eric**@**example.com",
            "eric＠example.com",
            "إريك@مثال.عمان",
            "почта@пример.рф",
            "\"Eric O\"@example.com",
            "eric@[127.0.0.1",
            "eric@localhost",
            "a@b@c.d",
        ] {
            assert_eq!(
                without_addresses(&format!("Write {text}, please")),
                "Write [e-mail], please",
                "{text}"
            );
        }
        assert_eq!(without_addresses("<mailto:a@b.example>."), "<mailto:[e-mail]>.");
        assert_eq!(without_addresses("a@b.example,c@d.example"), "[e-mail],[e-mail]");
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "We meet at noon. Dot your i.",
            "Look at example.com for more",
            "2 @ 3.50 each",
            "@embassy said so",
            "https://social.example/@embassy",
            "At the market (at noon)",
            "C# & co.",
            "",
        ] {
            assert_eq!(without_addresses(text), text);
        }
    }
}
