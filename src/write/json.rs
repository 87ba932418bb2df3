//! The outcome of a build as JSON, for tools that publish the output.

use serde::{Serialize, Serializer};

use crate::write::{ContentHash, Outcome};

#[derive(Serialize)]
struct Listing<'a> {
    files: Vec<File<'a>>,
    added: &'a [String],
    changed: &'a [String],
    removed: &'a [String],
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    size: u64,
    #[serde(serialize_with = "hexadecimal")]
    hash: ContentHash,
}

/// `{"files": [{"path", "size", "hash"}], "added": […], "changed": […], "removed": […]}`, all sorted
/// by path and ended by a newline. The hash is the first half of the file's BLAKE3 hash.
pub fn manifest_json(outcome: &Outcome) -> String {
    let files = outcome
        .files
        .iter()
        .map(|file| File { path: &file.path, size: file.size, hash: file.hash })
        .collect();
    let listing =
        Listing { files, added: &outcome.added, changed: &outcome.changed, removed: &outcome.removed };
    // Nothing in here can fail to be written: no maps, no numbers but integers.
    serde_json::to_string_pretty(&listing).unwrap_or_default() + "\n"
}

fn hexadecimal<S: Serializer>(hash: &ContentHash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(hash)
}

#[cfg(test)]
mod tests {
    use super::manifest_json;
    use crate::write::{ContentHash, Outcome, WrittenFile};

    #[test]
    fn the_listing_has_a_stable_form() {
        let outcome = Outcome {
            added: vec!["a".into()],
            removed: vec!["b \"c\"".into()],
            files: vec![WrittenFile { path: "a".into(), size: 3, hash: ContentHash([0x0f; 16]) }],
            ..Outcome::default()
        };
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
  ]
}
"#;
        assert_eq!(manifest_json(&outcome), expected);
    }
}
