//! Tera's faults while rendering, as diagnostics: the template, the place and the value that is missing,
//! in plain words.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use super::Template;
use crate::diagnostic::{Code, Diagnostic, nearest};

/// The fault of a render that Tera gave up. `template` is the one that was asked for; the fault may be in
/// another that it extends or includes.
pub fn rendering(error: &Error, template: &str, templates: &BTreeMap<String, Template>) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let diagnostic = reported(report, templates);
            match caller(&error.to_string()) {
                Some(caller) => also(diagnostic, &caller),
                None => diagnostic,
            }
        }
        ErrorKind::TemplateNotFound(name) => {
            Diagnostic::nowhere(Code::TemplateRender, format!("no theme has a template `{name}`"))
                .help("put the file back in the theme's folder `templates/`")
        }
        other => {
            Diagnostic::nowhere(Code::TemplateRender, format!("the template `{template}` fails: {other}"))
        }
    }
}

/// What calls the component or includes the file that fails, from Tera's whole report: the name of a template with its
/// line. Of several the nearest.
fn caller(report: &str) -> Option<String> {
    let (_, note) = report.split_once("\n\nnote: called from ")?;
    let mut parts = note.lines().next()?.rsplitn(3, ':');
    let (_, line, template) = (parts.next()?, parts.next()?, parts.next()?);
    let (theme, name) = template.split_once('/')?;
    Some(format!("`{name}` of the theme `{theme}` asks for this in its line {line}"))
}

fn also(diagnostic: Diagnostic, note: &str) -> Diagnostic {
    let help = match &diagnostic.help {
        Some(help) => format!("{help} ({note})"),
        None => note.to_owned(),
    };
    diagnostic.help(help)
}

fn reported(report: &ReportError, templates: &BTreeMap<String, Template>) -> Diagnostic {
    let Some(template) = templates.get(report.filename()) else {
        return Diagnostic::nowhere(Code::TemplateRender, report.message());
    };
    let names_its_part = missing_name(report.message()).is_some();
    let (asked, span) = whole_path(&template.text, &report.span().range, !names_its_part);
    let (message, help) = explain(report.message(), asked);
    let diagnostic = Diagnostic::new(Code::TemplateRender, template.source, message).span(span);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What is wrong and what to do, from Tera's message and the expression that it points at.
fn explain(message: &str, asked: &str) -> (String, Option<String>) {
    if let Some((missing, known)) = missing_name(message) {
        let said = format!("this template asks for `{asked}`, which it is not given");
        return (said, suggestion(missing, asked, &known));
    }
    if message == "Tried to render a variable that is undefined" {
        return (format!("this template prints `{asked}`, which it is not given"), None);
    }
    if let Some(kind) = quoted_after(message, "Iteration not possible on type ") {
        let help =
            "`for` takes a list; print a single value with `{{ … }}`, or ask with `if` whether it is there";
        let said = match kind {
            "undefined" => format!("this template goes through `{asked}`, which it is not given"),
            _ => format!("this template goes through `{asked}`, which is a {kind} and not a list"),
        };
        return (said, Some(help.to_owned()));
    }
    if let Some(name) = quoted_after(message, "Implicit argument ").or(quoted_after(message, "Argument ")) {
        let help = format!("add `{name}={{…}}` where the component is called");
        return (format!("this component is called without its `{name}`"), Some(help));
    }
    match message.split_once('\n') {
        // A function of this program: what to do stands on the second line.
        Some((said, help)) => (said.to_owned(), Some(help.to_owned()).filter(|help| !help.is_empty())),
        None => (format!("this template fails here: {}", in_a_sentence(message)), None),
    }
}

/// From "Variable `a` is not defined. Available variables: b, c": the name, and those there are.
fn missing_name(message: &str) -> Option<(&str, Vec<&str>)> {
    let name = quoted_after(message, "Variable ").or(quoted_after(message, "Field "))?;
    let known = message.split_once(": ").map_or("", |(_, known)| known);
    Some((name, known.split(", ").filter(|name| !name.is_empty()).collect()))
}

fn suggestion(missing: &str, asked: &str, known: &[&str]) -> Option<String> {
    if let Some(nearest) = nearest(missing, known.iter().copied()) {
        let meant = match asked.rsplit_once('.') {
            Some((before, last)) if last == missing => format!("{before}.{nearest}"),
            _ => nearest.to_owned(),
        };
        return Some(format!("did you mean `{meant}`?"));
    }
    let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match names.is_empty() {
        true => None,
        false => Some(format!("what there is: {}", names.join(", "))),
    }
}

/// The dotted path that Tera points at a part of, and where it stands. For `{{ post.titel.x }}` it points
/// at the part that is missing, which ends the path; elsewhere perhaps at `post` alone, and the path goes on.
fn whole_path<'a>(text: &'a str, range: &Range<usize>, goes_on: bool) -> (&'a str, Range<usize>) {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    let before = path_start(text, start);
    let end =
        end + open_bracket(text.get(before..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let rest = text.get(end..).filter(|rest| goes_on && rest.starts_with('.')).unwrap_or_default();
    let after = text.len() - rest.trim_start_matches(part_of_path).len();
    let path = if rest.is_empty() { before..end } else { before..after };
    match text.get(path.clone()) {
        Some(name) if !name.starts_with('.') => (name, path),
        _ => (text.get(start..end).unwrap_or_default(), start..end),
    }
}

fn part_of_path(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

/// Where a path begins that goes on at `end`, past what stands in brackets: `authors[0].name`.
fn path_start(text: &str, end: usize) -> usize {
    let before = text.get(..end).unwrap_or_default().trim_end_matches(part_of_path);
    let inside = before.strip_suffix(']').and_then(|inside| inside.rfind('['));
    match inside.filter(|at| before.get(*at..).is_some_and(|inside| !inside.contains(['\n', '{', '}']))) {
        Some(at) => path_start(text, at),
        None => before.len(),
    }
}

/// How many bytes of `rest` belong to a bracket that is open at the end of `path`.
fn open_bracket(path: &str, rest: &str) -> usize {
    let is_open = path.rfind('[') > path.rfind(']');
    let closing = rest.lines().next().and_then(|line| line.find(']'));
    closing.filter(|_| is_open).map_or(0, |at| at + 1)
}

/// What stands between backticks after this beginning of a message.
pub fn quoted_after<'a>(message: &'a str, beginning: &str) -> Option<&'a str> {
    message.strip_prefix(beginning)?.strip_prefix('`')?.split('`').next()
}

/// A sentence of Tera's as the rest of one of ours.
pub fn in_a_sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut characters = message.chars();
    match characters.next() {
        Some(first) if !message.starts_with("I ") => first.to_lowercase().chain(characters).collect(),
        _ => message.to_owned(),
    }
}
