use crate::diagnostic::{Code, Place};
use crate::model::front_matter::{Byline, FrontMatter, Status};
use crate::model::settings::Settings;
use crate::source::SourceId;

use super::{FileKind, read, split};

const SOURCE: SourceId = SourceId(0);

/// Code, place, message and help.
type Told = (Code, Place, String, Option<String>);

fn front(text: &str) -> (FrontMatter, Vec<Told>) {
    let checked = read::<FrontMatter>(SOURCE, text, 4, FileKind::Post);
    let faults = checked.diagnostics.into_iter().map(|d| (d.code, d.place, d.message, d.help)).collect();
    (checked.value, faults)
}

#[test]
fn a_front_matter_is_cut_off() {
    let parts = split(SOURCE, "---\ntitle: A\n---\nText\n").unwrap();
    assert_eq!((parts.front_matter, parts.body), ("title: A\n", "Text\n"));
    assert_eq!((parts.front_matter_offset, parts.body_offset), (4, 17));
    let parts = split(SOURCE, "---\r\ntitle: A\r\n---\r\nText").unwrap();
    assert_eq!((parts.front_matter, parts.body), ("title: A\r\n", "Text"));
    assert_eq!(split(SOURCE, "title: A\n").unwrap_err().code, Code::NoFrontMatter);
    assert_eq!(split(SOURCE, "---\ntitle: A\n").unwrap_err().code, Code::NoFrontMatter);
    assert_eq!(split(SOURCE, "").unwrap_err().code, Code::NoFrontMatter);
    let long = format!("---\ntitle: {}\n---\n", "a".repeat(70_000));
    assert_eq!(split(SOURCE, &long).unwrap_err().code, Code::FrontMatterTooLong);
}

#[test]
fn all_kinds_of_values_are_read() {
    let (value, faults) = front(
        "title: 2012\ndate: 2012-05-16 14:30 +02:00\nauthors: [jane, {name: Ann, title: Poet}]\ntags: [a, 2012]\nstatus: review\nextra: {a: [1, 2]}\n",
    );
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(value.title.as_deref(), Some("2012"));
    assert_eq!(value.status, Some(Status::Review));
    assert_eq!(value.tags, Some(vec!["a".to_string(), "2012".to_string()]));
    assert_eq!(
        value.authors,
        Some(vec![
            Byline::Id("jane".into()),
            Byline::Guest { name: "Ann".into(), title: Some("Poet".into()) }
        ])
    );
}

#[test]
fn every_fault_is_found_in_one_go_and_the_rest_is_kept() {
    let (value, faults) = front(
        "title: A\ntagz: [a]\ndate: 2012-02-30\nevent: {start: 2012-01-01, plaice: x}\nauthors: jane\nmenu: 3\n",
    );
    let codes: Vec<Code> = faults.iter().map(|fault| fault.0).collect();
    assert_eq!(codes, [Code::UnknownKey, Code::BadDate, Code::UnknownKey, Code::WrongType, Code::UnknownKey]);
    assert_eq!(faults[0].3.as_deref(), Some("did you mean `tags`?"));
    assert!(faults[1].2.contains("does not exist"), "{}", faults[1].2);
    assert_eq!(faults[2].1, Place::path(["event", "plaice"]));
    assert_eq!(faults[2].3.as_deref(), Some("did you mean `place`?"));
    assert!(faults[3].2.contains("a list of author ids"), "{}", faults[3].2);
    assert_eq!(value.title.as_deref(), Some("A"));
    assert_eq!(value.menu, None);
}

#[test]
fn draft_and_no_are_explained() {
    let (_, faults) = front("title: A\ndraft: true\n");
    assert!(faults[0].3.as_deref().unwrap().contains("status: draft"));
    let (_, faults) = front("title: A\ntoc: no\n");
    assert_eq!(faults[0].0, Code::WrongType);
    assert_eq!(faults[0].3.as_deref(), Some("write `false`"));
}

#[test]
fn a_fault_of_syntax_is_shown_where_it_is() {
    let text = "title: One: two\ntags: [a]\n";
    let (_, faults) = front(text);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].0, Code::YamlSyntax);
    assert_eq!(faults[0].1, Place::Span(4..19));
    assert!(faults[0].3.as_deref().unwrap().contains("quotes"));
    for text in [
        "title: \"open\ntags: [a]\n",
        "tags: [a\ntitle: b\n",
        "title: a\ntitle: b\n",
        "\ttitle: a\n",
        "title: *a\n",
        "a\n",
        "- a\n",
    ] {
        let (_, faults) = front(text);
        assert!(!faults.is_empty(), "{text}");
        assert!(!faults[0].2.contains("at line"), "{}", faults[0].2);
    }
}

#[test]
fn names_of_types_are_never_shown() {
    for text in [
        "date: [1]\n",
        "date: 12\n",
        "status: 3\n",
        "image: a\n",
        "corrections: [{date: x}]\n",
        "corrections: [{text: x}]\n",
        "event: {start: 1}\n",
        "video: [x]\n",
        "translation: {of: 123456789012}\n",
    ] {
        let (_, faults) = front(text);
        assert!(!faults.is_empty(), "{text}");
        let all = format!("{} {:?}", faults[0].2, faults[0].3);
        for word in ["struct", "invalid", "expected", "u64", "sequence", "\u{1}", "map"] {
            assert!(!all.contains(word), "{text}: {all}");
        }
    }
}

#[test]
fn settings_know_which_file_they_are_in() {
    let checked = read::<Settings>(SOURCE, "title: {en: A, fr: B}\ncountry: FR\n", 0, FileKind::Network);
    assert_eq!(checked.diagnostics.len(), 1);
    assert_eq!(checked.diagnostics[0].code, Code::UnknownKey);
    let checked = read::<Settings>(SOURCE, "title: {en: A, xx-yy-zz!: B}\n", 0, FileKind::Network);
    assert_eq!(checked.diagnostics[0].code, Code::BadLanguage);
    let checked = read::<Settings>(
        SOURCE,
        "tags: {a: {en: A}, b: B}\nfallbacks: {fr-ca: [fr]}\n",
        0,
        FileKind::Network,
    );
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    assert_eq!(checked.value.tags.len(), 2);
}

#[test]
fn a_quoted_text_is_read_as_it_was() {
    for text in [
        "Town hall: \"what\" we heard",
        "it's # not a comment",
        "C:\\new\\u0041",
        "أمسية: في «المكتبة»",
        "one\ntwo\r\n\tthree",
        "\u{85}\u{2028}\u{feff}\u{7f}\u{1}",
        "- [a, {b: c}] & *d !e %f @g `h`",
        "",
    ] {
        let quoted = super::quoted(text);
        assert!(!quoted.contains('\n'), "{quoted}");
        assert_eq!(serde_yaml::from_str::<String>(&quoted).unwrap(), text, "{quoted}");
    }
}
