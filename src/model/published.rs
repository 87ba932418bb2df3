//! What a build tells the next ones of the entries in its feeds, so that their ids stay.

use serde::{Deserialize, Serialize};

/// A translation of a post that is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PublishedEntry {
    /// RFC 4151: `tag:example.gov,2012:france/2012-05-15-bread/fr`.
    pub id: String,
    /// Its page, from the output's root: `france/fr/2012/05/15/bread/index.html`.
    pub path: String,
    /// Its text, from the site's folder: `content/france/posts/2012-05-15-bread.fr.md`.
    pub file: String,
}

impl PublishedEntry {
    /// The mission that its text belongs to.
    pub fn mission(&self) -> &str {
        self.file.split('/').nth(1).unwrap_or_default()
    }
}
