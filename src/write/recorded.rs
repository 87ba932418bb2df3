//! What an output holds, by its manifest.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::failure::Failure;
use crate::model::artifact::Fingerprint;
use crate::write::Request;
use crate::write::place::locate;
use crate::write::state::{load, newest};

/// The files of the live output that a build has made, with the fingerprints they were made from: `None`
/// where a build that was ended has left that open. Empty where there is no output, or no manifest of it.
///
/// The output is found as a build finds it: where one was ended between two renames, beside its place;
/// where it was copied or unpacked and has no manifest of its own, by the newest.
pub(super) fn recorded(request: &Request<'_>) -> Result<Vec<(String, Option<Fingerprint>)>, Failure> {
    let place = locate(request.site, request.output)?;
    let facts = fs::symlink_metadata(&place.output).or_else(|_| fs::symlink_metadata(place.leaving()));
    let Ok(facts) = facts else { return Ok(Vec::new()) };
    let manifest = load(&place.state, facts.ino()).or_else(|| newest(&place.state));
    let rows = manifest.iter().flat_map(|manifest| manifest.files.iter());
    Ok(rows.map(|(path, row)| (path.to_string(), row.is_known().then_some(row.fingerprint))).collect())
}
