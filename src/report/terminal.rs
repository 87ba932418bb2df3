//! Faults as a person reads them: code, file, line, column, the line underlined, what to do.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::failure::Failure;
use crate::source::{SourceId, Sources};

use super::Style;
use super::excerpt::{Excerpt, ShownText, visible};

/// So many errors of one code are shown; a large site's others are counted.
const MOST_ERRORS: usize = 50;

/// So many warnings of one code, and of one message in one file: what is to be read has to be short.
const MOST_WARNINGS: usize = 20;
const MOST_ALIKE: usize = 3;

/// Lines are cut to a terminal's width between these, in columns.
const NARROWEST: usize = 40;
const WIDEST: usize = 160;

/// Every fault with its place, in the order given, each ended by an empty line; empty where there is none.
/// Of the faults of one code only the first are shown, of warnings only some of each file, and lines at the
/// end say how many more there are.
pub fn terminal(sources: &Sources, diagnostics: &[Diagnostic], style: Style) -> String {
    let renderer = renderer(style);
    let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
    let mut alike: BTreeMap<(Code, SourceId, &str), usize> = BTreeMap::new();
    let mut more: BTreeMap<Code, usize> = BTreeMap::new();
    let mut texts = Texts { sources, last: None };
    let mut output = String::new();
    for diagnostic in diagnostics {
        let most = if diagnostic.is_error() { MOST_ERRORS } else { MOST_WARNINGS };
        let count = shown.entry(diagnostic.code).or_default();
        let alike = diagnostic
            .source
            .filter(|_| !diagnostic.is_error())
            .map(|source| alike.entry((diagnostic.code, source, &diagnostic.message)).or_default());
        if *count >= most || alike.as_ref().is_some_and(|alike| **alike >= MOST_ALIKE) {
            *more.entry(diagnostic.code).or_default() += 1;
            continue;
        }
        *count += 1;
        if let Some(alike) = alike {
            *alike += 1;
        }
        output.push_str(&one(&renderer, sources, &mut texts, diagnostic));
        output.push_str("\n\n");
    }
    for (code, more) in &more {
        output.push_str(&format!("… and {more} more of {}\n", code.as_str()));
    }
    if !more.is_empty() {
        output.push_str("`chancery check --format json` lists them all.\n\n");
    }
    output
}

/// Why the run could not be carried out, ended by a line break.
pub fn failure(failure: &Failure, style: Style) -> String {
    let title = Level::ERROR.primary_title(one_line(&failure.message));
    format!("{}\n", without_place(&renderer(style), title, failure.help.as_deref()))
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

fn one(renderer: &Renderer, sources: &Sources, texts: &mut Texts<'_>, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(&diagnostic.message)).id(diagnostic.code.as_str());
    if diagnostic.source.is_none() && diagnostic.related.is_empty() {
        return without_place(renderer, title, diagnostic.help.as_deref());
    }
    let mut group = Group::with_title(title);
    if let Some(source) = diagnostic.source {
        group = match texts.excerpt(source, &diagnostic.place) {
            Some(excerpt) => group.element(snippet(sources, source, excerpt, AnnotationKind::Primary, None)),
            None => group.element(Origin::path(one_line(&sources.get(source).path))),
        };
    }
    for related in &diagnostic.related {
        let label = one_line(&related.label);
        group = match texts.excerpt(related.source, &related.place) {
            Some(excerpt) => {
                group.element(snippet(sources, related.source, excerpt, AnnotationKind::Context, Some(label)))
            }
            None => group.element(
                Level::NOTE.message(format!("{label}: {}", one_line(&sources.get(related.source).path))),
            ),
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    renderer.render(&[group])
}

fn snippet<'a>(
    sources: &Sources,
    source: SourceId,
    excerpt: Excerpt<'_>,
    kind: AnnotationKind,
    label: Option<String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(excerpt.lines.into_owned())
        .line_start(excerpt.first_line)
        .path(one_line(&sources.get(source).path))
        .annotation(kind.span(excerpt.span).label(label))
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

/// The text shown last, so that the faults of one file read it once.
struct Texts<'a> {
    sources: &'a Sources,
    last: Option<(SourceId, Option<ShownText>)>,
}

impl Texts<'_> {
    fn excerpt(&mut self, source: SourceId, place: &Place) -> Option<Excerpt<'_>> {
        let Place::Span(span) = place else {
            return None;
        };
        if self.last.as_ref().is_none_or(|(last, _)| *last != source) {
            self.last = Some((source, ShownText::read(self.sources, source)));
        }
        let (_, text) = self.last.as_ref()?;
        Some(text.as_ref()?.excerpt(span))
    }
}

#[cfg(test)]
mod tests;
