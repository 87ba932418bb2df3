//! What an output holds, by its manifest.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::failure::Failure;
use crate::model::artifact::Fingerprint;
use crate::write::Request;
use crate::write::manifest::Manifest;
use crate::write::place::locate;

/// The files of the live output that a build has made, with the fingerprints they were made from.
/// Empty where there is no output, or no manifest of it.
pub(super) fn recorded(request: &Request<'_>) -> Result<Vec<(String, Fingerprint)>, Failure> {
    let place = locate(request.site, request.output)?;
    let Ok(facts) = fs::symlink_metadata(&place.output) else { return Ok(Vec::new()) };
    let path = place.state.join(format!("{}.manifest", facts.ino()));
    let manifest = fs::read(path).ok().and_then(|bytes| Manifest::decode(&bytes));
    let rows = manifest.iter().flat_map(|manifest| manifest.files.iter());
    Ok(rows.filter(|(_, row)| row.is_known()).map(|(path, row)| (path.to_string(), row.fingerprint)).collect())
}
