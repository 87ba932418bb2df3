//! Faults as a person reads them: code, file, line, column, the line underlined, what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};

use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::source::Sources;

use super::Style;
use super::excerpt::visible;
use super::told::{At, Fault, FaultLines, Told};

/// Lines are cut to a terminal's width between these, in columns.
const NARROWEST: usize = 40;
const WIDEST: usize = 160;

/// Every fault with its place, in the order given, each ended by an empty line; empty where there is none.
/// Of the faults of one code only the first are shown, of warnings only some of each file, and lines at the
/// end say how many more there are.
pub fn terminal(sources: &Sources, diagnostics: &[Diagnostic], style: Style) -> String {
    told(&Told::new(sources, diagnostics), style)
}

/// The same of faults that were read before.
pub fn told(told: &Told, style: Style) -> String {
    let renderer = renderer(style);
    let mut output = String::new();
    for fault in &told.faults {
        output.push_str(&one(&renderer, fault));
        output.push_str("\n\n");
    }
    for (code, more) in &told.more {
        output.push_str(&format!("… and {more} more of {}\n", code.as_str()));
    }
    if !told.more.is_empty() {
        output.push_str("`chancery check --format json` lists them all.\n\n");
    }
    output
}

/// Why the run could not be carried out, ended by a line break.
pub fn failure(failure: &Failure, style: Style) -> String {
    let title = Level::ERROR.primary_title(one_line(&failure.message));
    format!("{}\n", without_place(&renderer(style), title, failure.help.as_deref()))
}

/// What the one in front of the terminal should know, although the run goes on; ended by a line break.
pub fn caution(message: &str, help: Option<&str>, style: Style) -> String {
    let title = Level::WARNING.primary_title(one_line(message));
    format!("{}\n", without_place(&renderer(style), title, help))
}

/// A message and what to do, each on its line.
fn without_place(renderer: &Renderer, title: Title<'_>, help: Option<&str>) -> String {
    let message = renderer.render(&[Group::with_title(title)]);
    let help = help.map(|help| Level::HELP.primary_title(one_line(help)));
    match help {
        Some(help) => format!("{message}\n{}", renderer.render(&[Group::with_title(help)])),
        None => message,
    }
}

fn one(renderer: &Renderer, fault: &Fault) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(&fault.message)).id(fault.code.as_str());
    if fault.at.is_none() && fault.related.is_empty() {
        return without_place(renderer, title, fault.help.as_deref());
    }
    let mut group = Group::with_title(title);
    if let Some(at) = &fault.at {
        group = match &at.lines {
            Some(lines) => group.element(snippet(at, lines, AnnotationKind::Primary, None)),
            None => group.element(Origin::path(one_line(&at.file))),
        };
    }
    for (at, label) in &fault.related {
        let label = one_line(label);
        group = match &at.lines {
            Some(lines) => group.element(snippet(at, lines, AnnotationKind::Context, Some(label))),
            None => group.element(Level::NOTE.message(format!("{label}: {}", one_line(&at.file)))),
        };
    }
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    renderer.render(&[group])
}

fn snippet<'a>(
    at: &'a At,
    lines: &'a FaultLines,
    kind: AnnotationKind,
    label: Option<String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(lines.text.as_str())
        .line_start(lines.first)
        .path(one_line(&at.file))
        .annotation(kind.span(lines.span.clone()).label(label))
}

fn renderer(style: Style) -> Renderer {
    let renderer = if style.colours { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(style.width.clamp(NARROWEST, WIDEST))
}

/// A text on one line, without anything that would command a terminal.
fn one_line(text: &str) -> String {
    let line = text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    normalize_untrusted_str(&visible(&line.join(" ")))
}

#[cfg(test)]
mod tests;
