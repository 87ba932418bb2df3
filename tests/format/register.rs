//! The texts as their editors see them: which are out, which are kept back, and until when.

use chancery::model::register::{Kind, Standing};
use chancery::register::Register;

use crate::{request, written};

/// The texts of these files, on 1 July 2012: their names, languages and standings.
fn standings(files: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let folder = written(files);
    let register = Register::open(&request(&folder)).unwrap();
    let of_text = |text: &chancery::model::register::EnteredText| match text.standing {
        Standing::Out => "out".to_string(),
        Standing::Withdrawn => "withdrawn".to_string(),
        Standing::Draft => "draft".to_string(),
        Standing::Review => "review".to_string(),
        Standing::Embargoed(until) => format!("until {}", until.rfc3339()),
        Standing::Ended(since) => format!("ended {}", since.rfc3339()),
    };
    let all = register.entries().iter().flat_map(|entry| {
        entry.texts.iter().map(|text| (entry.path(), text.language.to_string(), of_text(text)))
    });
    all.collect()
}

fn post(name: &str, language: &str) -> String {
    format!("content/france/posts/{name}.{language}.md")
}

#[test]
fn each_text_has_its_standing_and_translations_that_of_their_original() {
    let of = |lines: &str| format!("---\ntitle: T\n{lines}---\nText.\n");
    let found = standings(&[
        (&post("2012-05-01-out", "fr"), &of("")),
        (&post("2012-05-02-draft", "fr"), &of("status: draft\n")),
        (&post("2012-05-02-draft", "en"), &of("")),
        (&post("2012-05-03-review", "fr"), &of("status: review\npublish_at: 2013-01-01\n")),
        (&post("2012-05-04-embargoed", "fr"), &of("publish_at: 2012-07-02 09:00\n")),
        (&post("2012-05-05-ended", "fr"), &of("expire_at: 2012-06-30\n")),
        (&post("2012-05-06-withdrawn", "fr"), &of("status: withdrawn\n")),
        (&post("2012-08-01-later", "fr"), &of("")),
    ]);
    let found: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|(name, language, standing)| (name.as_str(), language.as_str(), standing.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("france/2012-05-01-out", "fr", "out"),
            ("france/2012-05-02-draft", "fr", "draft"),
            ("france/2012-05-02-draft", "en", "draft"),
            ("france/2012-05-03-review", "fr", "review"),
            ("france/2012-05-04-embargoed", "fr", "until 2012-07-02T09:00:00+02:00"),
            ("france/2012-05-05-ended", "fr", "ended 2012-06-30T00:00:00+02:00"),
            ("france/2012-05-06-withdrawn", "fr", "withdrawn"),
            ("france/2012-08-01-later", "fr", "until 2012-08-01T00:00:00+02:00"),
        ]
    );
}

#[test]
fn texts_are_there_even_where_the_site_has_errors() {
    let folder = written(&[
        (&post("2012-05-01-one", "fr"), "---\ntitle: One\nauthors: [nobody]\n---\nText.\n"),
        ("content/alerts/2012-05-01-closed.en.md", "---\ntitle: Closed\nlevel: notice\n---\nClosed.\n"),
    ]);
    let register = Register::open(&request(&folder)).unwrap();
    assert!(register.found().has_errors());
    let kinds: Vec<Kind> = register.entries().iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Alert, Kind::Post]);
    let entry = &register.entries()[1];
    assert_eq!(register.file(entry.texts[0].source), "content/france/posts/2012-05-01-one.fr.md");
    assert_eq!(&*entry.original().unwrap().title, "One");
    assert_eq!(entry.languages.len(), 2);
}
