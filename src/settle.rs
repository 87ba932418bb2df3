//! Turns places that are named by keys into byte ranges, and puts the faults in order.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{SourceId, Sources};
use crate::yaml::locate::Outline;

/// The same faults with every key's place found, sorted by file and place; those without a file come first.
///
/// A key that is not there is shown where it is missing: at the nearest key above it that is there, else at
/// the file's first line. A file that cannot be read leaves its faults without a place.
pub fn settle(sources: &Sources, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // By file first, so that each text is read once.
    diagnostics.sort_by_key(|diagnostic| diagnostic.source);
    for of_one_file in diagnostics.chunk_by_mut(|one, other| one.source == other.source) {
        let Some(source) = of_one_file.first().and_then(|diagnostic| diagnostic.source) else {
            continue;
        };
        if of_one_file.iter().any(|diagnostic| matches!(diagnostic.place, Place::Key { .. })) {
            settle_file(sources, source, of_one_file);
        }
    }
    for related in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.related) {
        if matches!(related.place, Place::Key { .. }) {
            let text = sources.text(related.source).ok();
            let outline = text.as_deref().map(|text| (Outline::of(text), text));
            related.place = outline.map_or(Place::File, |outline| found(&outline, &related.place, false));
        }
    }
    diagnostics.sort_by(|one, other| order(one).cmp(&order(other)));
    diagnostics
}

fn settle_file(sources: &Sources, source: SourceId, diagnostics: &mut [Diagnostic]) {
    let text = sources.text(source).ok();
    let outline = text.as_deref().map(|text| (Outline::of(text), text));
    for diagnostic in diagnostics {
        if matches!(diagnostic.place, Place::Key { .. }) {
            let is_key = diagnostic.code == Code::UnknownKey;
            diagnostic.place =
                outline.as_ref().map_or(Place::File, |outline| found(outline, &diagnostic.place, is_key));
        }
    }
}

/// `is_key`: the key itself is at fault, whatever its value.
fn found((outline, text): &(Outline<'_>, &str), place: &Place, is_key: bool) -> Place {
    let Place::Key { path, value } = place else {
        return place.clone();
    };
    // A key in an item of a list: the list is known, not which item.
    let in_a_list = || {
        let (last, above) = path.split_last()?;
        outline.locate(above, Some(last)).filter(|span| text.get(span.clone()) == Some(last))
    };
    let exact = if is_key {
        outline.locate_key(path).or_else(in_a_list)
    } else {
        outline.locate(path, value.as_deref())
    };
    let above = || (1..path.len()).rev().find_map(|length| outline.locate_key(path.get(..length)?));
    Place::Span(exact.or_else(above).unwrap_or_else(|| first_line(text)))
}

fn first_line(text: &str) -> Range<usize> {
    0..text.lines().next().unwrap_or_default().trim_end().len()
}

type Order<'a> = (Option<SourceId>, usize, usize, Code, &'a str);

fn order(diagnostic: &Diagnostic) -> Order<'_> {
    let (start, end) = match &diagnostic.place {
        Place::Span(span) => (span.start, span.end),
        Place::File | Place::Key { .. } => (0, 0),
    };
    (diagnostic.source, start, end, diagnostic.code, &diagnostic.message)
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    const POST: &str = "---\ntitle: One\nimage: {src: a.png}\ntags: [a, b]\n---\nBody.\n";

    fn sources() -> Sources {
        let source = |path: &str, origin| Source { path: path.to_owned(), kind: Kind::Network, origin };
        Sources {
            files: vec![
                source("content/a.md", Origin::Embedded(POST.as_bytes())),
                source("content/gone.md", Origin::Disk("/nowhere/at/all.md".into())),
                source("content/empty.yaml", Origin::Embedded(b"")),
            ],
        }
    }

    /// What is at the fault's place, after settling.
    fn place(code: Code, source: u32, place: Place) -> String {
        let diagnostic = Diagnostic::new(code, SourceId(source), "message").at(place);
        let settled = settle(&sources(), vec![diagnostic]);
        match settled.first().map(|diagnostic| &diagnostic.place) {
            Some(Place::Span(span)) => format!("{:?} {}", span, POST.get(span.clone()).unwrap_or_default()),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_become_spans() {
        assert_eq!(place(Code::BadValue, 0, Place::key("title")), "11..14 One");
        assert_eq!(place(Code::UnknownTag, 0, Place::value("tags", "b")), "45..46 b");
        assert_eq!(place(Code::UnknownKey, 0, Place::key("title")), "4..9 title");
    }

    #[test]
    fn an_unknown_key_in_a_list_is_found() {
        let text = "---\nauthors: [anne, {nam: x}]\n---\n";
        let sources = Sources {
            files: vec![Source {
                path: "a.md".into(),
                kind: Kind::Network,
                origin: Origin::Embedded(text.as_bytes()),
            }],
        };
        let fault = Diagnostic::new(Code::UnknownKey, SourceId(0), "x").at(Place::path(["authors", "nam"]));
        assert_eq!(settle(&sources, vec![fault])[0].place, Place::Span(21..24));
    }

    #[test]
    fn a_missing_key_is_shown_where_it_is_missing() {
        assert_eq!(place(Code::MissingAlt, 0, Place::path(["image", "alt"])), "15..20 image");
        assert_eq!(place(Code::MissingKey, 0, Place::key("date")), "0..3 ---");
        assert_eq!(place(Code::MissingKey, 2, Place::key("title")), "0..0 ");
    }

    #[test]
    fn a_file_that_went_away_has_no_place() {
        assert_eq!(place(Code::BadValue, 1, Place::key("title")), "Some(File)");
    }

    #[test]
    fn related_places_are_settled_too() {
        let diagnostic = Diagnostic::new(Code::DuplicateId, SourceId(2), "twice").related(
            SourceId(0),
            Place::key("title"),
            "here",
        );
        let settled = settle(&sources(), vec![diagnostic]);
        assert_eq!(settled[0].related[0].place, Place::Span(11..14));
    }

    #[test]
    fn sorted_by_file_and_place() {
        let one =
            |source, key: &str| Diagnostic::new(Code::BadValue, SourceId(source), key).at(Place::key(key));
        let settled = settle(
            &sources(),
            vec![
                one(2, "x"),
                one(0, "tags"),
                Diagnostic::nowhere(Code::NoNetwork, "none"),
                one(0, "title"),
                Diagnostic::new(Code::UnknownFile, SourceId(0), "file"),
            ],
        );
        let messages: Vec<_> = settled.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(messages, ["none", "file", "title", "tags", "x"]);
    }
}
