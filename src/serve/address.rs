//! From an address to a path of the output, and what the browser is told that it gets.
//!
//! A path is only ever looked up among those of the site, so no address leads out of it.

use percent_encoding::percent_decode_str;

/// The output's path for an address's path, `/accra/fr/` → `accra/fr/index.html`; `None` for what cannot be one.
pub fn output_path(address: &str) -> Option<String> {
    let path = percent_decode_str(address.strip_prefix('/')?).decode_utf8().ok()?;
    let is_folder = path.is_empty() || path.ends_with('/');
    let mut names = path.strip_suffix('/').unwrap_or(&path).split('/');
    if !path.is_empty() && names.any(|name| matches!(name, "" | "." | "..")) {
        return None;
    }
    Some(if is_folder { format!("{path}index.html") } else { path.into_owned() })
}

/// The `404.html` files that may stand in for a path, the nearest first.
pub fn not_found_pages(path: &str) -> Vec<String> {
    let folders = path.char_indices().rev().filter(|(_, character)| *character == '/');
    let above = folders.map(|(at, _)| path.get(..=at).unwrap_or_default());
    above.chain([""]).map(|folder| format!("{folder}404.html")).collect()
}

/// Feeds as what they are (RFC 4287, RSS 2.0, JSON Feed 1.1), every text as UTF-8, all else by its ending.
pub fn content_type(path: &str) -> String {
    match path.rsplit('/').next() {
        Some("atom.xml") => return "application/atom+xml; charset=utf-8".to_owned(),
        Some("rss.xml") => return "application/rss+xml; charset=utf-8".to_owned(),
        Some("feed.json") => return "application/feed+json".to_owned(),
        _ => {}
    }
    let guessed = mime_guess::from_path(path).first_or_octet_stream();
    let charset = if guessed.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    format!("{guessed}{charset}")
}

#[cfg(test)]
mod tests {
    use super::{content_type, not_found_pages, output_path};

    #[test]
    fn folders_are_their_index() {
        for (address, path) in [
            ("/", Some("index.html")),
            ("/accra/fr/", Some("accra/fr/index.html")),
            ("/accra/fr", Some("accra/fr")),
            ("/caf%C3%A9.png", Some("café.png")),
            ("/a%20b", Some("a b")),
            ("//host", None),
            ("/../secret", None),
            ("/en/%2e%2e/secret", None),
            ("/en/..%2f..%2fsecret", None),
            ("/%ff", None),
            ("*", None),
        ] {
            assert_eq!(output_path(address).as_deref(), path, "{address}");
        }
    }

    #[test]
    fn the_nearest_page_for_what_is_not_there() {
        assert_eq!(not_found_pages("a/b/index.html"), ["a/b/404.html", "a/404.html", "404.html"]);
        assert_eq!(not_found_pages("gone"), ["404.html"]);
    }

    #[test]
    fn types() {
        for (path, said) in [
            ("en/index.html", "text/html; charset=utf-8"),
            ("assets/style.css", "text/css; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("en/atom.xml", "application/atom+xml; charset=utf-8"),
            ("en/rss.xml", "application/rss+xml; charset=utf-8"),
            ("en/feed.json", "application/feed+json"),
            ("en/calendar.ics", "text/calendar; charset=utf-8"),
            ("lute.svg", "image/svg+xml"),
            ("nothing", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), said, "{path}");
        }
    }
}
