//! How a week in review is mailed: who sends it, and what a mailbox is told of the list that it goes to.

use std::sync::Arc;

/// The settings of `digest.email` and `digest.email_weeks`, completed.
///
/// In all of them `{language}` stands for the language's tag, and `{token}` is left for the program that
/// sends the messages: whatever tells one reader from another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Mailing {
    /// So many of the newest digests of each language have an e-mail.
    pub weeks: usize,
    /// The address that it comes from; left out, one at the site's host.
    pub from: Option<Arc<str>>,
    pub reply_to: Option<Arc<str>>,
    /// RFC 2919: `week.blogs.example.gov`.
    pub list_id: Option<Arc<str>>,
    /// RFC 2369, in the order of [`LIST_KEYS`]: `mailto:` and web addresses.
    pub list: [Vec<Arc<str>>; LIST_KEYS.len()],
}

/// The keys of `digest.email` that become `List-…` headers, with those headers' names.
pub const LIST_KEYS: [(&str, &str); 6] = [
    ("help", "List-Help"),
    ("unsubscribe", "List-Unsubscribe"),
    ("subscribe", "List-Subscribe"),
    ("post", "List-Post"),
    ("owner", "List-Owner"),
    ("archive", "List-Archive"),
];

impl Mailing {
    /// What `{language}` stands for is put in.
    pub fn in_language(written: &str, language: &str) -> String {
        written.replace("{language}", language)
    }

    /// The addresses of one of [`LIST_KEYS`].
    pub fn list_of(&self, key: &str) -> &[Arc<str>] {
        let at = LIST_KEYS.iter().position(|(known, _)| *known == key);
        at.and_then(|at| self.list.get(at)).map_or(&[], Vec::as_slice)
    }
}
