//! Addresses: where a file of the output is, and how it is written in a link.
//!
//! A path is kept as its readers would type it (Unicode, NFC, no escapes) and percent-encoded once,
//! when an address is made of it (RFC 3986).

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::name::compose;

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

/// What stays as it is in the value of a parameter: RFC 3986's unreserved characters.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The bytes of a path that stay as they are: [`PATH`] as a table, since most paths hold no other.
const STAYS: [bool; 256] = {
    let mut table = [false; 256];
    let kept = b"-._~/@:+,=";
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < kept.len() {
        table[kept[at] as usize] = true;
        at += 1;
    }
    table
};

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
        self.below(&[rest])
    }

    /// The same with what follows in pieces.
    pub fn below(&self, rest: &[&str]) -> Address {
        let mut path =
            String::with_capacity(self.path.len() + rest.iter().map(|piece| piece.len()).sum::<usize>());
        path.push_str(&self.path);
        rest.iter().for_each(|piece| path.push_str(piece));
        Address { root: self.root, path: Arc::from(path) }
    }

    /// Percent-encoded, with scheme and host.
    pub fn absolute(&self, roots: &[Root]) -> String {
        let mut text = String::new();
        self.push(&mut text, None, roots, String::push_str);
        text
    }

    /// Percent-encoded, as a page of the site `from` links to it: from the host's root where it is the same site.
    pub fn from(&self, from: RootId, roots: &[Root]) -> String {
        let mut text = String::new();
        self.push(&mut text, Some(from), roots, String::push_str);
        text
    }

    /// Appends the address as a page of the site `from` links to it, or with scheme and host. Those and
    /// the site's prefix are appended by `put`: what is percent-encoded needs no escaping anywhere.
    pub fn push(
        &self,
        into: &mut String,
        from: Option<RootId>,
        roots: &[Root],
        mut put: impl FnMut(&mut String, &str),
    ) {
        let root = &roots[self.root.0 as usize];
        into.reserve(root.origin.len() + root.prefix.len() + self.path.len());
        if from != Some(self.root) {
            put(into, &root.origin);
        }
        put(into, &root.prefix);
        if self.path.bytes().all(|byte| STAYS[byte as usize]) {
            into.push_str(&self.path);
        } else {
            into.extend(utf8_percent_encode(&self.path, PATH));
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

/// The host of an address with a scheme of the web, or of one that begins with `//`: lower case, without a port.
pub fn host(address: &str) -> Option<std::borrow::Cow<'_, str>> {
    let scheme = address.find("//")?;
    let of_the_web = ["", "http:", "https:"];
    if !of_the_web.iter().any(|known| address[..scheme].eq_ignore_ascii_case(known)) {
        return None;
    }
    let rest = &address[scheme + 2..];
    let authority = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = host.split(':').next().unwrap_or(host);
    if host.is_empty() {
        return None;
    }
    let is_lower_case = host.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    Some(if is_lower_case { host.into() } else { host.to_lowercase().into() })
}

/// Whether a host is one of these domains, or below one of them.
pub fn is_of(host: &str, domains: &[Arc<str>]) -> bool {
    domains
        .iter()
        .any(|domain| host.strip_suffix(&**domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// A path from the network's root: in the site of a mission that stands alone where it is in that site's folder.
pub fn from_root(path: &str, roots: &[Root]) -> Address {
    let own = roots
        .iter()
        .enumerate()
        .skip(1)
        .find_map(|(index, root)| Some((index, path.strip_prefix(&*root.folder)?)));
    match own {
        Some((index, rest)) => Address::new(RootId(index as u16), format!("/{rest}")),
        None => Address::new(RootId(0), format!("/{path}")),
    }
}

/// A path's percent-encoding.
pub fn encode_path(path: &str) -> std::borrow::Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// Appends a text, in Normalization Form C, as the value of a parameter of an address.
pub fn encode_value(into: &mut String, text: &str) {
    if text.is_ascii() {
        into.extend(utf8_percent_encode(text, VALUE));
    } else {
        into.extend(utf8_percent_encode(&compose(text), VALUE));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{PATH, Root, RootId, STAYS, from_root, host, is_of};

    #[test]
    fn the_table_says_what_the_set_says() {
        for byte in 0..=127u8 {
            let encoded = percent_encoding::percent_encode(std::slice::from_ref(&byte), PATH).to_string();
            assert_eq!(STAYS[byte as usize], encoded.len() == 1, "{byte}");
        }
        assert!(STAYS[128..].iter().all(|stays| !stays));
    }

    #[test]
    fn hosts_are_found_in_addresses_of_the_web_alone() {
        assert_eq!(host("https://Blogs.Example.gov:8080/x?y").as_deref(), Some("blogs.example.gov"));
        assert_eq!(host("//example.gov").as_deref(), Some("example.gov"));
        assert_eq!(host("http://me@example.gov#x").as_deref(), Some("example.gov"));
        for none in ["mailto:a@example.gov", "/path//x", "x.md", "https://", "#x", "ftp://x/"] {
            assert_eq!(host(none), None, "{none}");
        }
    }

    #[test]
    fn a_domain_holds_its_subdomains_and_nothing_that_ends_like_it() {
        let domains = [Arc::from("example.gov")];
        assert!(is_of("example.gov", &domains) && is_of("a.example.gov", &domains));
        assert!(!is_of("notexample.gov", &domains) && !is_of("gov", &domains));
    }

    #[test]
    fn a_path_into_the_folder_of_a_site_that_stands_alone_is_one_of_that_site() {
        let root = |folder: &str| Root {
            origin: Arc::from("https://x"),
            prefix: Arc::from(""),
            folder: Arc::from(folder),
        };
        let roots = [root(""), root("france/")];
        assert_eq!(
            (from_root("france/fr/", &roots).root, &*from_root("france/fr/", &roots).path),
            (RootId(1), "/fr/")
        );
        assert_eq!(
            (from_root("francefr/", &roots).root, &*from_root("francefr/", &roots).path),
            (RootId(0), "/francefr/")
        );
    }
}
