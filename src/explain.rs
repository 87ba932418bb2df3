//! What each code means and why it matters, for `chancery explain`, for docs/rules.md and for other programs.
//!
//! A rule brings its explanation along; those of all other codes stand in `explain/*.md`, a heading each. A test holds
//! that none lacks one, and that docs/rules.md says the same.

use crate::diagnostic::{CODES, Code, Severity};
use crate::rules::RULES;

/// Markdown files of explanations, each with what its codes are about, in the order of the documentation.
const FILES: &[(&str, &str)] = &[
    ("Files", include_str!("explain/files.md")),
    ("Settings and front matter", include_str!("explain/keys.md")),
    ("Names and addresses", include_str!("explain/names.md")),
    ("Texts", include_str!("explain/texts.md")),
    ("Links", include_str!("explain/links.md")),
    ("Feeds", include_str!("explain/feeds.md")),
    ("Themes and messages", include_str!("explain/looks.md")),
];

/// What is said of a code.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    pub code: Code,
    /// One sentence.
    pub meaning: &'static str,
    /// Why it matters and what to do, with examples: Markdown, of which paragraphs and indented code are used.
    pub text: &'static str,
}

/// What is said of one code.
pub fn explanation(code: Code) -> Explanation {
    let meaning = CODES.iter().find(|(known, _)| *known == code).map_or("", |(_, meaning)| meaning);
    let of_rule = RULES.iter().find(|rule| rule.code == code).map(|rule| rule.explanation);
    let of_file = || {
        let sections = FILES.iter().flat_map(|(_, file)| sections(file));
        sections.into_iter().find(|(name, _)| *name == code.as_str()).map(|(_, text)| text)
    };
    Explanation { code, meaning, text: of_rule.or_else(of_file).unwrap_or_default() }
}

/// The code of this name.
pub fn code(name: &str) -> Option<Code> {
    CODES.iter().map(|(code, _)| *code).find(|code| code.as_str() == name)
}

/// All of it as docs/rules.md has it.
pub fn document() -> String {
    let mut text = include_str!("explain/_head.md").to_owned();
    text.push_str("\n## What rules ask\n\n");
    for rule in RULES {
        push(&mut text, explanation(rule.code));
    }
    for (title, file) in FILES {
        text.push_str(&format!("## {title}\n\n"));
        for code in sections(file).filter_map(|(name, _)| code(name)) {
            push(&mut text, explanation(code));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn push(into: &mut String, of: Explanation) {
    let severity = match of.code.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let (name, Explanation { meaning, text, .. }) = (of.code.as_str(), of);
    into.push_str(&format!("### {name}\n\n**{severity}.** {meaning}\n\n{text}\n\n"));
}

/// The sections of a file, by what their headings say.
fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let headed = file.split("\n## ").map(|section| section.strip_prefix("## ").unwrap_or(section));
    headed.map(|section| {
        let (name, text) = section.split_once('\n').unwrap_or((section, ""));
        (name.trim(), text.trim_matches('\n'))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::{FILES, code, document, explanation, sections};
    use crate::diagnostic::CODES;
    use crate::rules::RULES;

    #[test]
    fn every_code_is_explained_once() {
        let mut said: BTreeMap<&str, usize> = BTreeMap::new();
        let of_files = FILES.iter().flat_map(|(_, file)| sections(file)).map(|(name, _)| name);
        for name in of_files.chain(RULES.iter().map(|rule| rule.code.as_str())) {
            assert!(code(name).is_some(), "`{name}` is explained, and is no code");
            *said.entry(name).or_default() += 1;
        }
        for (code, _) in CODES {
            assert_eq!(said.get(code.as_str()), Some(&1), "`{}` is to be explained once", code.as_str());
            let text = explanation(*code).text;
            assert!(text.len() > 80 && !text.contains("TODO"), "{}: {text}", code.as_str());
        }
    }

    /// `UPDATE_RULES=1 cargo test --lib explain` writes it anew.
    #[test]
    fn the_documentation_says_the_same() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
        if std::env::var_os("UPDATE_RULES").is_some() {
            std::fs::write(&path, document()).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            written == document(),
            "docs/rules.md is out of date: `UPDATE_RULES=1 cargo test --lib explain`"
        );
    }
}
