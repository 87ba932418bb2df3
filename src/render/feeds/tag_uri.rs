//! `tag:` URIs (RFC 4151): ids that outlive titles, addresses and domains.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays as it is in a part: RFC 3986 `pchar`. A `/` is the boundary between parts.
const PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// `tag:example.gov,2012:france/2012-05-15-town-hall/fr` of the authority `example.gov,2012` and the
/// parts, which are percent-encoded where they need to be. Different parts, different ids.
///
/// The authority is written as it is. Characters are not normalised: two spellings of `é` are two ids.
pub fn tag_uri(authority: &str, parts: &[&str]) -> String {
    let length: usize = parts.iter().map(|part| part.len() + 1).sum();
    let mut uri = String::with_capacity("tag::".len() + authority.len() + length);
    uri.push_str("tag:");
    uri.push_str(authority);
    for (number, part) in parts.iter().enumerate() {
        uri.push(if number == 0 { ':' } else { '/' });
        uri.extend(utf8_percent_encode(part, PART));
    }
    uri
}

/// The id of a feed's entry: the post's permanent id, and the language of the text that is shown.
pub fn entry_id(authority: &str, feed_id: &str, language: &str) -> String {
    let parts: Vec<&str> = feed_id.split('/').chain([language]).collect();
    tag_uri(authority, &parts)
}

/// What [`tag_uri`] made an id of: the authority and the decoded parts. `None` for any other address.
pub fn parts_of_tag(uri: &str) -> Option<(&str, Vec<String>)> {
    let (authority, rest) = uri.strip_prefix("tag:")?.split_once(':')?;
    let parts = rest.split('/').map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned());
    Some((authority, parts.collect()))
}

/// The parts as an id holds them, with `/` between.
pub fn encoded(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| utf8_percent_encode(part, PART).to_string()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{entry_id, parts_of_tag, tag_uri};

    #[test]
    fn an_id_can_be_taken_apart_again() {
        let id = entry_id("example.gov,2012", "france/2012-05-15-café", "pt-BR");
        assert_eq!(id, "tag:example.gov,2012:france/2012-05-15-caf%C3%A9/pt-BR");
        let parts = ["france", "2012-05-15-café", "pt-BR"].map(String::from).to_vec();
        assert_eq!(parts_of_tag(&id), Some(("example.gov,2012", parts)));
        assert_eq!(parts_of_tag("https://example.gov/2012"), None);
    }

    #[test]
    fn parts_are_joined_and_only_what_must_be_is_encoded() {
        assert_eq!(
            tag_uri("example.gov,2012", &["france", "2012-05-15-town-hall", "pt-BR"]),
            "tag:example.gov,2012:france/2012-05-15-town-hall/pt-BR"
        );
        assert_eq!(
            tag_uri("example.gov,2012", &["it's(a)+b=c;d:e@f!$&*,~_."]),
            "tag:example.gov,2012:it's(a)+b=c;d:e@f!$&*,~_."
        );
        assert_eq!(
            tag_uri("a,2012", &["é 好\"<>\\^`{|}[]#%\u{1}"]),
            "tag:a,2012:%C3%A9%20%E5%A5%BD%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D%23%25%01"
        );
    }

    #[test]
    fn different_parts_have_different_ids() {
        assert_ne!(tag_uri("a,2012", &["b/c", "d"]), tag_uri("a,2012", &["b", "c/d"]));
        assert_ne!(tag_uri("a,2012", &["b?c"]), tag_uri("a,2012", &["b%3Fc"]));
    }
}
