//! What a week's digest holds, as Markdown: where its editor begins when she writes its introduction.
//!
//! Its links lead to the stories' files, as links in texts do.

use std::fmt::Write;

use crate::locales::Argument;
use crate::model::edition::{EditionId, Entry, Week};
use crate::model::post::Translation;
use crate::render::digest::{grouped, label, sentence};
use crate::render::values::plain;
use crate::render::{Here, Renderer};
use crate::source::SourceId;
use crate::yaml::quoted;

/// The text, with a front matter. `path_of` is the way to a source from where the text will stand.
pub(crate) fn draft(
    renderer: &Renderer,
    edition: EditionId,
    week: &Week,
    path_of: &dyn Fn(SourceId) -> String,
) -> String {
    let here = &renderer.here(edition);
    let drawing = Drawing { renderer, here, path_of };
    let site = renderer.site;
    let of = site.edition(edition);
    let mut text = format!("---\ntitle: {}\n", quoted(&label(here, week)));
    text.push_str("# highlights:\n");
    for number in &week.stories {
        let post = site.post(of.entries[*number as usize].post);
        let _ = writeln!(text, "#   - {}/{}", site.blog(post.blog).id, post.stem);
    }
    let _ = write!(text, "---\n{}\n", sentence(here, week));
    for group in grouped(renderer, here, of, week) {
        drawing.part(
            &mut text,
            &group.title,
            group.numbers.iter().map(|number| of.entries[*number as usize]),
        );
    }
    let all = |numbers: &[u32]| -> Vec<Entry> {
        numbers.iter().map(|number| of.entries[*number as usize]).collect()
    };
    let language = here.locale.language_name(here.language);
    let now_in = plain(here, "now-in", &[("language", Argument::Text(&language))]);
    drawing.part(&mut text, &now_in, all(&week.now_in));
    drawing.part(&mut text, &plain(here, "also-published", &[]), all(&week.also_published));
    let numbers: Vec<u32> = week.corrections.iter().map(|(number, _)| *number).collect();
    drawing.part(&mut text, &plain(here, "corrections-this-week", &[]), all(&numbers));
    drawing.part(&mut text, &plain(here, "withdrawn-this-week", &[]), week.withdrawn.iter().copied());
    let numbers: Vec<u32> = week.discussed.iter().map(|(number, _)| *number).collect();
    drawing.part(&mut text, &plain(here, "most-discussed", &[]), all(&numbers));
    drawing.part(&mut text, &plain(here, "coming-events", &[]), all(&week.events));
    text
}

struct Drawing<'a> {
    renderer: &'a Renderer<'a>,
    here: &'a Here<'a>,
    path_of: &'a dyn Fn(SourceId) -> String,
}

impl Drawing<'_> {
    fn part(&self, text: &mut String, title: &str, entries: impl IntoIterator<Item = Entry>) {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_none() {
            return;
        }
        text.push('\n');
        if !title.is_empty() {
            let _ = writeln!(text, "## {}\n", escaped(title));
        }
        for entry in entries {
            self.item(text, entry);
        }
    }

    fn item(&self, text: &mut String, entry: Entry) {
        let translation: &Translation =
            &self.renderer.site.post(entry.post).translations[entry.translation as usize];
        let path = (self.path_of)(translation.source);
        // A path with a space or a bracket is a link only in angle brackets.
        let path = if path.contains([' ', '(', ')']) { format!("<{path}>") } else { path };
        let _ = write!(text, "- [{}]({path})", escaped(&translation.head.title));
        if translation.language != *self.here.language {
            let _ = write!(text, " ({})", self.here.locale.language_name(&translation.language));
        }
        text.push('\n');
        if !translation.head.summary.is_empty() {
            let _ = writeln!(text, "  {}", escaped(&translation.head.summary));
        }
    }
}

/// Text that Markdown leaves as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    // What begins a block: a heading, an item, a quotation.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    match escaped.get(digits..).unwrap_or_default().as_bytes().first() {
        Some(b'#' | b'-' | b'+' | b'>' | b'=' | b'|' | b'!') if digits == 0 => escaped.insert(0, '\\'),
        Some(b'.' | b')') if digits > 0 => escaped.insert(digits, '\\'),
        _ => {}
    }
    escaped
}
