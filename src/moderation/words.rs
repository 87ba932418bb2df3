//! What a reader wrote, as a comment's file may hold it: without what no file can hold, without what her mail program
//! added, without e-mail addresses, and of a letter without what would mean something in Markdown.

use crate::moderation::addresses::{MARK, without_addresses};

/// Lines of letters that mean that another letter follows: how they begin.
const SENT_FROM: &[&str] = &[
    "sent from my ",
    "sent from outlook",
    "sent from mail",
    "sent via ",
    "get outlook for ",
    "envoyé de mon ",
    "envoyé depuis ",
    "envoyé à partir ",
    "enviado desde ",
    "enviado do meu ",
    "отправлено с ",
    "отправлено из ",
    "发自我的",
    "从我的",
    "أُرسلت من",
    "أرسلت من",
    "تم الإرسال من",
];

/// How the line above an earlier letter begins and ends, in the languages of most mail programs.
const WROTE: &[(&str, &str)] = &[
    ("on ", "wrote:"),
    ("le ", "écrit :"),
    ("le ", "écrit:"),
    ("el ", "escribió:"),
    ("em ", "escreveu:"),
    ("am ", "schrieb:"),
    ("il ", "scritto:"),
    ("", "写道:"),
    ("", "写道："),
    ("", "пишет:"),
    ("", "написал:"),
    ("", "написала:"),
    ("", "написал(а):"),
    ("", "كتب:"),
    ("", "كتبت:"),
    ("في ", "كتب/كتبت:"),
];

/// How the heads of an earlier letter begin.
const FROM: &[&str] = &["from:", "de :", "de:", "von:", "от:", "от кого:", "发件人:", "发件人：", "من:"];

/// A text as a file may hold it: `\n` ends its lines, none ends with a space, and none is empty at its beginning and
/// end; characters that are not seen and could not stand in a file, or would change how others read, are gone.
pub fn plain(text: &str) -> String {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let text: String = text.replace('\t', "    ").chars().filter(|c| is_kept(*c)).collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    for line in lines {
        // One empty line parts two paragraphs as well as many.
        if !(line.is_empty() && kept.last().is_none_or(|last| last.is_empty())) {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|line| line.is_empty()) {
        kept.pop();
    }
    kept.join("\n").trim_start().to_owned()
}

/// The same in one line of some characters at most, for names.
pub fn line(text: &str, length: usize) -> Option<String> {
    let text: String = text.chars().take(8 * length).collect();
    let line = plain(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    // A name that is an address is none, and one that has one beside it needs no mark of that.
    let line = without_addresses(&line).replace(MARK, "");
    let line: String = line.chars().take(length).collect();
    let said = line.trim_matches(|c: char| c.is_whitespace() || "\"'<>()[],;".contains(c));
    said.chars().any(char::is_alphanumeric).then(|| said.to_owned())
}

/// Of a letter what its writer wrote in it: without earlier letters, signature, and what her telephone adds.
pub fn of_letter(text: &str) -> String {
    let text = plain(text);
    let lines: Vec<&str> = text.lines().collect();
    let quoted = lines.iter().rposition(|line| line.trim_start().starts_with('>'));
    let end = (0..lines.len()).find(|at| ends_letter(&lines, *at, quoted)).unwrap_or(lines.len());
    let mut own: Vec<&str> = Vec::new();
    for line in &lines[..end] {
        if !line.trim_start().starts_with('>') {
            own.push(line);
            continue;
        }
        // What says whose the quoted words are goes with them.
        while own.last().is_some_and(|line| line.is_empty()) {
            own.pop();
        }
        if own.last().is_some_and(|line| line.ends_with([':', '：']) && says_when(line)) {
            own.pop();
            if own.last().is_some_and(|line| says_when(line) && line.len() < 100) {
                own.pop();
            }
        }
        own.push("");
    }
    while own.last().is_some_and(|line| line.is_empty() || is_sent_from(line)) {
        own.pop();
    }
    plain(&own.join("\n"))
}

/// A letter's words as Markdown that says just them: no HTML, no pictures, headings or links.
pub fn as_markdown(text: &str) -> String {
    let lines = text.lines().map(|line| {
        // Indented lines are no code, and a line of dashes makes no heading of the one above.
        let line = line.trim_start();
        let rest = line.trim_start_matches(['>', ' ']);
        let is_ruled = !rest.is_empty() && (rest.chars().all(|c| c == '=') || rest.chars().all(|c| c == '-'));
        let mut escaped = String::with_capacity(line.len() + 8);
        for (at, c) in line.char_indices() {
            let is_first_of_rule = is_ruled && at == line.len() - rest.len();
            if is_first_of_rule
                || matches!(c, '<' | '[' | '#' | '\\' | '`' | '~' | '|')
                || c == '&' && is_reference(&line[at..])
            {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The same, if ever that were not enough: nothing but letters and digits means itself.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(2 * text.len());
    for line in text.lines() {
        for c in line.trim_start().chars() {
            if c.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped.push('\n');
    }
    plain(&escaped)
}

fn is_reference(text: &str) -> bool {
    text[1..].chars().next().is_some_and(|c| c == '#' || c.is_ascii_alphabetic())
}

fn is_kept(c: char) -> bool {
    match c {
        '\n' => true,
        // Embeddings, overrides and isolates reach past what they stand in; marks of one letter's direction may stay.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' => false,
        '\u{fdd0}'..='\u{fdef}' => false,
        c if u32::from(c) & 0xfffe == 0xfffe => false,
        c => !c.is_control(),
    }
}

/// Whether nothing that begins at this line is the writer's own any more; `quoted` is the last line that is marked as
/// somebody else's.
fn ends_letter(lines: &[&str], at: usize, quoted: Option<usize>) -> bool {
    let line = lines[at].trim();
    let lower = line.to_lowercase();
    if line == "--"
        || (line.starts_with("-----") && line.ends_with("---") && line.chars().any(char::is_alphabetic))
    {
        return true;
    }
    let is_rule = line.chars().count() >= 10 && line.chars().all(|c| c == '_');
    let is_head = |line: &str| FROM.iter().any(|from| line.to_lowercase().starts_with(from));
    let next = || lines.iter().skip(at + 1).find(|line| !line.is_empty());
    if is_rule && next().is_some_and(|line| is_head(line.trim())) {
        return true;
    }
    // Heads stand together: a line of a letter that begins so stands alone.
    let heads = lines.iter().skip(at + 1).take(3).filter(|line| line.contains(':') || line.contains('：'));
    if is_head(line) && heads.count() >= 2 {
        return true;
    }
    // What the program says above an earlier letter may go on in the line below.
    let next = lines.get(at + 1).map(|line| line.trim().to_lowercase()).unwrap_or_default();
    let two = format!("{lower} {next}");
    let above = |text: &str| {
        WROTE.iter().any(|(begin, end)| {
            text.starts_with(begin) && text.ends_with(end) && text.chars().any(|c| c.is_numeric())
        })
    };
    // What is marked is left out anyway, and may have answers below it.
    let follows = |skip: usize| at + skip < lines.len() && quoted.is_none_or(|quoted| quoted < at + skip);
    (above(&lower) && follows(1)) || (!lower.is_empty() && above(&two) && !above(&next) && follows(2))
}

fn says_when(line: &str) -> bool {
    line.chars().any(|c| c.is_numeric()) || line.contains('@')
}

fn is_sent_from(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    SENT_FROM.iter().any(|begin| lower.starts_with(begin)) && lower.chars().count() < 80
}

#[cfg(test)]
mod tests {
    use super::{as_markdown, line, of_letter, plain};

    #[test]
    fn a_letter_is_what_its_writer_wrote() {
        for (letter, own) in [
            ("Well said.\n\n-- \nEric\nTel. 1234", "Well said."),
            ("Well said.\nSent from my iPhone", "Well said."),
            ("Bien dit.\n\nEnvoyé de mon iPad\n", "Bien dit."),
            ("> quoted\n> more\n\nMy answer.", "My answer."),
            (
                "On Wed, 16 May 2012 at 14:30, Blog <b@x.example> wrote:\n> quoted\n\nMy answer.\n\n> more\nAnd more.",
                "My answer.\n\nAnd more.",
            ),
            ("Mine.\n\nOn Wed, 16 May 2012 at 14:30, Embassy Blog\n<b@x.example> wrote:\n> quoted", "Mine."),
            ("Mine.\n\nLe 16 mai 2012 à 14:30, Blog a écrit :\n\nTout le reste\nsans marques", "Mine."),
            ("我的。\n\n2012年5月16日 14:30，博客写道：\n> 引用", "我的。"),
            ("Mine.\n\n-----Original Message-----\nFrom: Blog\nTheirs.", "Mine."),
            ("Mine.\n________________________________\nFrom: Blog\nSent: Wednesday\nTheirs.", "Mine."),
            ("Mine.\n\nDe : Blog\nEnvoyé : mercredi\nÀ : Eric\nObjet : x\n\nTheirs", "Mine."),
            ("From: where I stand this is well.\n\nTruly.", "From: where I stand this is well.\n\nTruly."),
            (
                "I wrote this on 16 May.\nThree things:\n- one",
                "I wrote this on 16 May.\nThree things:\n- one",
            ),
            ("> only theirs", ""),
        ] {
            assert_eq!(of_letter(letter), own, "{letter}");
        }
    }

    #[test]
    fn what_no_file_holds_is_gone() {
        assert_eq!(
            plain("\u{feff}a\r\nb\u{202e}c\0\u{7}\u{2028}d\t\u{85}  \n\n\n\ne\u{fffe}\n\n"),
            "a\nbc\nd\n\ne"
        );
        assert_eq!(line("  Eric\n <eric@example.com> ", 100).as_deref(), Some("Eric"));
        assert_eq!(line("eric@example.com", 100), None);
        assert_eq!(line("\"Eric\"", 100).as_deref(), Some("Eric"));
        assert_eq!(line("Ericson", 4).as_deref(), Some("Eric"));
        assert_eq!(line(" \u{202e}. ", 100), None);
    }

    #[test]
    fn a_letters_words_mean_themselves() {
        for (text, markdown) in [
            ("# one\nTitle\n===\n  code", "\\# one\nTitle\n\\===\ncode"),
            ("<b>x</b> ![p](q) [a](b) &lt; AT&T & c", "\\<b>x\\</b> !\\[p](q) \\[a](b) \\&lt; AT\\&T & c"),
            ("a *b* _c_ > d", "a *b* _c_ > d"),
            ("x\n---", "x\n\\---"),
        ] {
            assert_eq!(as_markdown(text), markdown);
        }
    }
}
