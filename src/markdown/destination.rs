//! What a link's address is: a place in its own text, an address for others to resolve, or one whose
//! scheme may not be published. Read as browsers read it (WHATWG URL, 4.4): in any case, with tabs
//! and line ends inside passed over.

use std::borrow::Cow;

use super::escape::is_control;

/// The schemes that may be published.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination<'a> {
    /// A `#…`, without the `#`.
    Fragment(Cow<'a, str>),
    Address(Cow<'a, str>),
    /// The scheme, in lower case, that may not be published.
    Refused(String),
}

/// Reads an address whose entities are decoded.
pub(super) fn destination(written: Cow<'_, str>) -> Destination<'_> {
    let address = tidied(written);
    if let Some(scheme) = scheme(&address)
        && !SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme))
    {
        return Destination::Refused(scheme.to_ascii_lowercase());
    }
    if address.starts_with('#') {
        return Destination::Fragment(match address {
            Cow::Borrowed(address) => Cow::Borrowed(address.get(1..).unwrap_or_default()),
            Cow::Owned(mut address) => {
                address.remove(0);
                Cow::Owned(address)
            }
        });
    }
    Destination::Address(address)
}

/// The scheme of the first of a `srcset`'s addresses that may not be published.
pub(super) fn refused_in_set(set: &str) -> Option<String> {
    set.split([',', ' ', '\t', '\n', '\r']).find_map(|part| match destination(Cow::Borrowed(part)) {
        Destination::Refused(scheme) => Some(scheme),
        _ => None,
    })
}

/// Without control characters, tabs, line ends, and spaces at either end.
fn tidied(written: Cow<'_, str>) -> Cow<'_, str> {
    let passed_over = |character: char| is_control(character) || matches!(character, '\t' | '\n' | '\r');
    if written.contains(passed_over) {
        let kept: String = written.chars().filter(|character| !passed_over(*character)).collect();
        return Cow::Owned(kept.trim_matches(' ').to_owned());
    }
    if written.starts_with(' ') || written.ends_with(' ') {
        return Cow::Owned(written.trim_matches(' ').to_owned());
    }
    written
}

/// What stands before the first `:`, if that makes it a scheme.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find(|character: char| {
        !(character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
    })?;
    let scheme = address.get(..end)?;
    let is_scheme =
        address.get(end..)?.starts_with(':') && scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    is_scheme.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::{Destination, destination, refused_in_set};

    fn refused(written: &str) -> Option<String> {
        match destination(written.into()) {
            Destination::Refused(scheme) => Some(scheme),
            _ => None,
        }
    }

    #[test]
    fn refuses_schemes_however_they_are_written() {
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{0}script:alert(1)",
            "java\tscr\nipt:alert(1)",
            "\u{1f} \u{3}javascript:x",
        ] {
            assert_eq!(refused(written).as_deref(), Some("javascript"), "{written:?}");
        }
        assert_eq!(refused("data:text/html,x").as_deref(), Some("data"));
        assert_eq!(refused("vbscript:x").as_deref(), Some("vbscript"));
        assert_eq!(refused("C:\\letters\\note.md").as_deref(), Some("c"));
    }

    #[test]
    fn keeps_the_others() {
        for written in [
            "https://example.gov/a?b=c:d",
            "HTTP://example.gov",
            "mailto:a@example.gov",
            "tel:+33143122222",
            "//host/path",
            "../a/b.md",
            "a/b:c",
            "?a:b",
            "",
            "été:x",
            "1:2",
        ] {
            assert_eq!(destination(written.into()), Destination::Address(written.into()));
        }
        assert_eq!(destination(" a\nb ".into()), Destination::Address("ab".into()));
    }

    #[test]
    fn knows_places_of_the_same_text() {
        assert_eq!(destination("#الخلاصة".into()), Destination::Fragment("الخلاصة".into()));
        assert_eq!(destination(" #a".into()), Destination::Fragment("a".into()));
    }

    #[test]
    fn reads_every_address_of_a_set() {
        assert_eq!(refused_in_set("a.png 1x, javascript:b 2x").as_deref(), Some("javascript"));
        assert_eq!(refused_in_set("a.png 1x, https://b.example/c.png 2x"), None);
    }
}
