//! The outcome of a build as JSON, for tools that publish the output and for builds that follow it.
//!
//! Read again, it is refused where it is no such list, or one from before entries were in it.

use serde::{Deserialize, Serialize, Serializer};

use crate::failure::Failure;
use crate::model::published::PublishedEntry;
use crate::write::{ContentHash, Outcome};

#[derive(Serialize)]
struct Listing<'a> {
    files: Vec<File<'a>>,
    added: &'a [String],
    changed: &'a [String],
    removed: &'a [String],
    entries: &'a [PublishedEntry],
}

/// What is read again of a listing. `files` only tells a listing from other JSON.
#[derive(Deserialize)]
struct Listed {
    files: Option<Vec<serde::de::IgnoredAny>>,
    entries: Option<Vec<PublishedEntry>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    size: u64,
    #[serde(serialize_with = "hexadecimal")]
    hash: ContentHash,
}

/// `{"files": [{"path", "size", "hash"}], "added": […], "changed": […], "removed": […], "entries": [{"id", "path",
/// "file"}]}`, sorted by path, the entries by id, and ended by a newline. The hash is the first half of the file's
/// BLAKE3 hash.
pub fn manifest_json(outcome: &Outcome, entries: &[PublishedEntry]) -> String {
    let files = outcome
        .files
        .iter()
        .map(|file| File { path: &file.path, size: file.size, hash: file.hash })
        .collect();
    let listing = Listing {
        files,
        added: &outcome.added,
        changed: &outcome.changed,
        removed: &outcome.removed,
        entries,
    };
    // Nothing in here can fail to be written: no maps, no numbers but integers.
    serde_json::to_string_pretty(&listing).unwrap_or_default() + "\n"
}

/// The entries of such a listing; `shown` is its name for whoever reads why it is refused.
pub fn published_entries(json: &[u8], shown: &str) -> Result<Vec<PublishedEntry>, Failure> {
    let foreign = |why: String| {
        Failure::new(format!("`{shown}` is not the list of a build: {why}"))
            .help("name the file that the last published build wrote with `--manifest`")
    };
    let listed: Listed = serde_json::from_slice(json).map_err(|error| foreign(error.to_string()))?;
    if listed.files.is_none() {
        return Err(foreign("it has no `files`".to_owned()));
    }
    listed.entries.ok_or_else(|| {
        Failure::new(format!("`{shown}` is from a build that did not write down its entries' ids yet")).help(
            "build what is published now once more with `--manifest`, without `--published`, and name that file",
        )
    })
}

fn hexadecimal<S: Serializer>(hash: &ContentHash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(hash)
}

#[cfg(test)]
mod tests {
    use super::{manifest_json, published_entries};
    use crate::model::published::PublishedEntry;
    use crate::write::{ContentHash, Outcome, WrittenFile};

    #[test]
    fn the_listing_has_a_stable_form() {
        let outcome = Outcome {
            added: vec!["a".into()],
            removed: vec!["b \"c\"".into()],
            files: vec![WrittenFile { path: "a".into(), size: 3, hash: ContentHash([0x0f; 16]) }],
            ..Outcome::default()
        };
        let entries =
            vec![PublishedEntry { id: "tag:a,2012:b/c/fr".into(), path: "a".into(), file: "b".into() }];
        let expected = r#"{
  "files": [
    {
      "path": "a",
      "size": 3,
      "hash": "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
    }
  ],
  "added": [
    "a"
  ],
  "changed": [],
  "removed": [
    "b \"c\""
  ],
  "entries": [
    {
      "id": "tag:a,2012:b/c/fr",
      "path": "a",
      "file": "b"
    }
  ]
}
"#;
        let json = manifest_json(&outcome, &entries);
        assert_eq!(json, expected);
        assert_eq!(published_entries(json.as_bytes(), "x").ok(), Some(entries));
    }

    #[test]
    fn what_is_no_listing_is_refused() {
        for (json, said) in [
            ("", "is not the list of a build: EOF"),
            ("[]", "is not the list of a build"),
            ("{\"entries\": []}", "it has no `files`"),
            ("{\"files\": [], \"entries\": [{\"id\": 1}]}", "is not the list of a build: invalid type"),
            ("{\"files\": [{\"path\": \"a\"}]}", "did not write down its entries' ids yet"),
        ] {
            let failure = published_entries(json.as_bytes(), "x.json").expect_err(json);
            assert!(failure.message.contains(said) && failure.message.contains("`x.json`"), "{failure}");
            assert!(failure.help.is_some());
        }
    }
}
