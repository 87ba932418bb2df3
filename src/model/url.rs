//! Addresses: where a file of the output is, and how it is written in a link.
//!
//! A path is kept as its readers would type it (Unicode, NFC, no escapes) and percent-encoded once,
//! when an address is made of it (RFC 3986).

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a path: RFC 3986 `pchar` and `/`, without what HTML or shells might trip over.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'@')
    .remove(b':')
    .remove(b'+')
    .remove(b',')
    .remove(b'=');

/// A site with a base address of its own: the network's, or that of a mission with its own domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Root {
    /// Scheme and host, without a final slash: `https://blogs.example.gov`.
    pub origin: Arc<str>,
    /// The path that every address begins with: empty, or `/blogs`.
    pub prefix: Arc<str>,
    /// The folder of the output that holds it: empty, or `france/`.
    pub folder: Arc<str>,
}

/// The number of a root in [`super::site::Site::roots`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RootId(pub u16);

/// A page or file of the output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub root: RootId,
    /// From the root, beginning with `/`; pages end with `/`.
    pub path: Arc<str>,
}

impl Address {
    pub fn new(root: RootId, path: impl Into<Arc<str>>) -> Self {
        Self { root, path: path.into() }
    }

    /// A file or page below this page.
    pub fn join(&self, rest: &str) -> Address {
        Address { root: self.root, path: Arc::from(format!("{}{rest}", self.path)) }
    }

    /// Percent-encoded, with scheme and host.
    pub fn absolute(&self, roots: &[Root]) -> String {
        let root = &roots[self.root.0 as usize];
        format!("{}{}{}", root.origin, root.prefix, encode_path(&self.path))
    }

    /// Percent-encoded, as a page of the site `from` links to it: from the host's root where it is the same site.
    pub fn from(&self, from: RootId, roots: &[Root]) -> String {
        if from == self.root {
            format!("{}{}", roots[self.root.0 as usize].prefix, encode_path(&self.path))
        } else {
            self.absolute(roots)
        }
    }

    /// The file in the output folder, without a leading slash; a page's is its `index.html`.
    pub fn file(&self, roots: &[Root]) -> String {
        let root = &roots[self.root.0 as usize];
        let path = self.path.trim_start_matches('/');
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        format!("{}{path}{index}", root.folder)
    }
}

/// A path's percent-encoding.
pub fn encode_path(path: &str) -> std::borrow::Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}
