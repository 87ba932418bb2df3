//! Where a story can be shared: services whose addresses take what is shared, so that a link is all that it needs.
//!
//! A theme's setting `share` lists the services of its pages by their ids.

use super::url::encode_value;

/// One way to share a story.
#[derive(Debug, PartialEq, Eq)]
pub struct Service {
    pub id: &'static str,
    /// A name that is the same in every language; empty for e-mail, which is no service.
    pub name: &'static str,
    /// The address, in pieces.
    pub address: &'static [Piece],
}

/// A piece of a service's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Text(&'static str),
    /// The story's address and its title, each percent-encoded as the value of a parameter.
    Address,
    Title,
}

use Piece::{Address, Text, Title};

/// Every service that is known.
pub const SERVICES: &[Service] = &[
    // RFC 6068, section 2: a header is a parameter, and `body` is the text.
    Service { id: "email", name: "", address: &[Text("mailto:?subject="), Title, Text("&body="), Address] },
    // The link inside the code that https://developers.facebook.com/docs/plugins/share-button gives; what is said of the
    // page it takes from the page's Open Graph.
    Service {
        id: "facebook",
        name: "Facebook",
        address: &[Text("https://www.facebook.com/sharer/sharer.php?u="), Address],
    },
    // https://docs.x.com/x-for-websites/post-button/overview
    Service {
        id: "x",
        name: "X",
        address: &[Text("https://x.com/intent/tweet?text="), Title, Text("&url="), Address],
    },
    // Where the button of https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/plugins/share-plugin leads.
    Service {
        id: "linkedin",
        name: "LinkedIn",
        address: &[Text("https://www.linkedin.com/sharing/share-offsite/?url="), Address],
    },
    // https://faq.whatsapp.com/5913398998672934: a link with a message and no number asks whom to send it to.
    Service {
        id: "whatsapp",
        name: "WhatsApp",
        address: &[Text("https://wa.me/?text="), Title, Text("%20"), Address],
    },
    // https://core.telegram.org/widgets/share#custom-buttons
    Service {
        id: "telegram",
        name: "Telegram",
        address: &[Text("https://t.me/share/url?url="), Address, Text("&text="), Title],
    },
    // https://blog.joinmastodon.org/2026/03/a-new-share-button: behind `#`, so that the browser alone reads it, which
    // asks for the reader's own server.
    Service {
        id: "mastodon",
        name: "Mastodon",
        address: &[Text("https://share.joinmastodon.org/#text="), Title, Text("%20"), Address],
    },
    // https://docs.bsky.app/docs/advanced-guides/intent-links
    Service {
        id: "bluesky",
        name: "Bluesky",
        address: &[Text("https://bsky.app/intent/compose?text="), Title, Text("%20"), Address],
    },
];

impl Service {
    /// The service with this id.
    pub fn named(id: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| service.id == id)
    }

    /// The address that shares a story: its own address, absolute, and its title.
    pub fn link(&self, address: &str, title: &str) -> String {
        let mut link = String::new();
        for piece in self.address {
            match piece {
                Text(text) => link.push_str(text),
                Address => encode_value(&mut link, address),
                Title => encode_value(&mut link, title),
            }
        }
        link
    }
}

#[cfg(test)]
mod tests {
    use super::{SERVICES, Service};

    /// The story's address, with one part that is percent-encoded already.
    const ADDRESS: &str = "https://n.example/ar/%D8%B9/";
    const ENCODED: &str = "https%3A%2F%2Fn.example%2Far%2F%25D8%25B9%2F";

    fn link(id: &str, title: &str) -> String {
        Service::named(id).unwrap().link(ADDRESS, title)
    }

    #[test]
    fn each_service_is_given_what_its_documentation_asks_for() {
        for (id, expected) in [
            ("email", "mailto:?subject=A%20b&body={}"),
            ("facebook", "https://www.facebook.com/sharer/sharer.php?u={}"),
            ("x", "https://x.com/intent/tweet?text=A%20b&url={}"),
            ("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url={}"),
            ("whatsapp", "https://wa.me/?text=A%20b%20{}"),
            ("telegram", "https://t.me/share/url?url={}&text=A%20b"),
            ("mastodon", "https://share.joinmastodon.org/#text=A%20b%20{}"),
            ("bluesky", "https://bsky.app/intent/compose?text=A%20b%20{}"),
        ] {
            assert_eq!(link(id, "A b"), expected.replace("{}", ENCODED), "{id}");
        }
        assert_eq!(SERVICES.len(), 8);
        assert_eq!(Service::named("myspace"), None);
    }

    #[test]
    fn no_title_can_add_a_parameter_or_end_the_address() {
        assert_eq!(
            link("email", "Q&A: 50% off? #1 \"a\" <b> 'c' a+b\r\nBcc: d"),
            format!(
                "mailto:?subject=Q%26A%3A%2050%25%20off%3F%20%231%20%22a%22%20%3Cb%3E%20%27c%27%20a%2Bb%0D%0ABcc%3A%20d&body={ENCODED}"
            )
        );
    }

    #[test]
    fn titles_of_any_script_are_utf_8_in_normal_form() {
        assert_eq!(
            link("x", "عود").split('&').next(),
            Some("https://x.com/intent/tweet?text=%D8%B9%D9%88%D8%AF")
        );
        // French spaces; and e with an accent of its own becomes é.
        assert!(link("x", "Où\u{202f}?").contains("text=O%C3%B9%E2%80%AF%3F&"));
        assert!(link("x", "e\u{301}te\u{301}").contains("text=%C3%A9t%C3%A9&"));
    }
}
