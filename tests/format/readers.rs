//! What a reader of feeds sees: `tests/readers/`, built and read with feed-rs in all three formats.

use std::fs;
use std::path::Path;

use chancery::build;
use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use jiff::Timestamp;
use serde::Deserialize;
use walkdir::WalkDir;

use crate::{Quiet, request};

#[derive(Deserialize)]
struct ExpectedFeed {
    /// `paris/en`
    feed: String,
    title: String,
    language: String,
    entries: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    id: String,
    title: String,
    url: String,
    /// In UTC.
    published: String,
    language: String,
}

#[test]
fn titles_dates_languages_and_addresses_are_read_as_they_were_meant() {
    let folder = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers");
    for entry in WalkDir::new(case.join("content")) {
        let entry = entry.unwrap();
        let target = folder.path().join(entry.path().strip_prefix(&case).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    let built = build(&request(&folder), &Quiet).unwrap();
    assert!(!built.found.has_errors(), "{:#?}", built.found.diagnostics);
    let expected = fs::read_to_string(case.join("expected.json")).unwrap();
    let expected: Vec<ExpectedFeed> = serde_json::from_str(&expected).unwrap();
    for feed in &expected {
        for name in ["atom.xml", "rss.xml", "feed.json"] {
            let path = folder.path().join("public").join(&feed.feed).join(name);
            let read = parser::parse(fs::read(&path).unwrap().as_slice()).unwrap();
            compare(feed, &read, &format!("{}/{name}", feed.feed));
        }
    }
}

fn compare(expected: &ExpectedFeed, read: &Feed, name: &str) {
    assert_eq!(read.title.as_ref().unwrap().content, expected.title, "{name}");
    assert_eq!(read.language.as_deref(), Some(expected.language.as_str()), "{name}");
    let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    let expected_ids: Vec<String> = expected.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids(&read.entries), expected_ids, "{name}");
    for (entry, wanted) in read.entries.iter().zip(&expected.entries) {
        let about = format!("{name}: {}", wanted.id);
        assert_eq!(entry.title.as_ref().unwrap().content, wanted.title, "{about}");
        assert_eq!(entry.links.first().unwrap().href, wanted.url, "{about}");
        assert_eq!(
            entry.published.unwrap().timestamp(),
            wanted.published.parse::<Timestamp>().unwrap().as_second(),
            "{about}"
        );
        // feed-rs takes no notice of an entry's language in any format: a reader has what the content says of itself.
        let body = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        let direction = if wanted.language == "ar" { "rtl" } else { "ltr" };
        let marked = format!("<div lang=\"{}\" dir=\"{direction}\">", wanted.language);
        assert!(body.starts_with(&marked), "{about}: {body}");
    }
}
