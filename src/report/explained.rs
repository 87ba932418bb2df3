//! What a code means, for a person at a terminal.

use crate::diagnostic::Severity;
use crate::explain::Explanation;

use super::Style;

/// Longer lines are hard to read.
const WIDEST: usize = 88;
const NARROWEST: usize = 40;

/// Everything that is said of a code. Paragraphs are wrapped, examples are not.
pub fn explained(of: Explanation, style: Style) -> String {
    let name = of.code.as_str();
    let (severity, way_out) = match of.code.severity() {
        Severity::Error => ("error", "An error stops a build, and cannot be turned off.".to_owned()),
        Severity::Warning => {
            let all = format!(
                "For all texts: `rules: {{{name}: \"off\"}}`, or `error`, in `network.yaml` or a `mission.yaml`."
            );
            let one = format!("For one text: `rules: {{{name}: \"the reason\"}}` in its front matter.");
            ("warning", format!("{all} {one}"))
        }
    };
    let width = style.width.clamp(NARROWEST, WIDEST);
    let paragraphs = of.text.split("\n\n").map(|paragraph| match paragraph.starts_with("    ") {
        true => paragraph.to_owned(),
        false => wrapped(paragraph, width),
    });
    let head = format!("{severity}[{name}]\n{}", wrapped(of.meaning, width));
    let whole = [head].into_iter().chain(paragraphs).chain([wrapped(&way_out, width)]);
    whole.collect::<Vec<_>>().join("\n\n")
}

/// Every code and what it means, a line each.
pub fn codes(all: &[Explanation], style: Style) -> String {
    let longest = all.iter().map(|of| of.code.as_str().len()).max().unwrap_or_default();
    let width = style.width.clamp(NARROWEST, WIDEST);
    let line = |of: &Explanation| {
        let meaning = wrapped(of.meaning, width.saturating_sub(longest + 2).max(NARROWEST / 2));
        let meaning = meaning.replace('\n', &format!("\n{}", " ".repeat(longest + 2)));
        format!("{:longest$}  {meaning}", of.code.as_str())
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            lines.push('\n');
            column = 0;
        }
        if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::Style;
    use super::{codes, explained};
    use crate::diagnostic::{CODES, Code};
    use crate::explain::explanation;

    const STYLE: Style = Style { colours: false, width: 60 };

    #[test]
    fn an_explanation_is_wrapped_and_its_examples_are_not() {
        insta::assert_snapshot!(explained(explanation(Code::VagueLink), STYLE));
        let error = explained(explanation(Code::DeadLink), STYLE);
        assert!(
            error.starts_with("error[dead-link]\n") && error.ends_with("cannot be turned off."),
            "{error}"
        );
    }

    #[test]
    fn all_codes_are_listed() {
        let all: Vec<_> = CODES.iter().map(|(code, _)| explanation(*code)).collect();
        let listed = codes(&all, STYLE);
        assert!(CODES.iter().all(|(code, _)| listed.lines().any(|line| line.starts_with(code.as_str()))));
        assert!(listed.lines().all(|line| line.chars().count() <= 60), "{listed}");
    }
}
