//! Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, three writings of the same plain data; and calendars
//! (iCalendar, RFC 5545), with data of their own.
//!
//! Who fills a [`Feed`] decides what is in it; what is decided here is how it is said. Texts are plain
//! unless they are named HTML, addresses absolute and percent-encoded, moments RFC 3339 with an offset.
//! Nothing fails: control characters are dropped, what a format cannot say is left out. A feed without
//! entries is a valid feed.

mod atom;
pub mod calendar;
mod content;
mod json;
mod opml;
mod rss;
mod tag_uri;
mod zones;

#[cfg(test)]
mod sample;

use std::borrow::Cow;

pub use atom::atom;
pub use json::json;
pub use opml::{Group, Opml, Outline, opml};
pub use rss::rss;
pub use tag_uri::{entry_id, parts_of_tag, tag_uri};

/// A feed in one language. `self_url`, and the addresses of feeds in its sources, are those of the
/// format that it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed<'a> {
    /// A `tag:` URI.
    pub id: Cow<'a, str>,
    pub title: Cow<'a, str>,
    pub subtitle: Option<Cow<'a, str>>,
    /// BCP 47.
    pub language: Cow<'a, str>,
    pub direction: Direction,
    /// The page that the feed stands for.
    pub home_url: Cow<'a, str>,
    /// The feed itself.
    pub self_url: Cow<'a, str>,
    /// When its content last changed; never the time of the build.
    pub updated: Cow<'a, str>,
    pub rights: Option<Cow<'a, str>>,
    pub generator: Option<Generator<'a>>,
    /// A square picture.
    pub icon: Option<Cow<'a, str>>,
    /// A WebSub hub.
    pub hub: Option<Cow<'a, str>>,
    /// Older stories: what RFC 5005 has for them is Atom's alone.
    pub archives: Archives<'a>,
    /// In the order of the feed, newest first.
    pub entries: Vec<Entry<'a>>,
}

/// Addresses of the other documents of an archived feed (RFC 5005, 4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Archives<'a> {
    /// Of an archive document: the feed with the newest stories, which is what readers subscribe to.
    pub current: Option<Cow<'a, str>>,
    pub previous: Option<Cow<'a, str>>,
    pub next: Option<Cow<'a, str>>,
}

/// The program that made the feed. With a version in it, every feed changes with every new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generator<'a> {
    pub name: Cow<'a, str>,
    pub version: Option<Cow<'a, str>>,
    pub url: Option<Cow<'a, str>>,
}

/// A story, a correction, an alert or a comment. Title, summary, content and picture are in the entry's language,
/// all else in the feed's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// A `tag:` URI, see [`tag_uri`].
    pub id: Cow<'a, str>,
    pub url: Cow<'a, str>,
    pub title: Cow<'a, str>,
    pub language: Cow<'a, str>,
    pub direction: Direction,
    /// "This story is in English": where the text is not in the feed's language.
    pub label: Option<Cow<'a, str>>,
    pub published: Cow<'a, str>,
    pub updated: Cow<'a, str>,
    pub authors: Vec<Person<'a>>,
    /// Who translated it.
    pub translator: Option<Cow<'a, str>>,
    pub categories: Vec<Category<'a>>,
    pub rights: Option<Cow<'a, str>>,
    /// Empty where there is none.
    pub summary: Cow<'a, str>,
    /// HTML. `None` in a feed of summaries.
    pub content: Option<Cow<'a, str>>,
    /// At the content's end.
    pub policies: Vec<Block<'a>>,
    /// The other translations: language and address.
    pub alternates: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Where the story was first published, if that is not this feed's blog.
    pub source: Option<Source<'a>>,
    /// The lead picture, which is not in `content`.
    pub image: Option<Enclosure<'a>>,
    pub mission: Option<Mission<'a>>,
    /// The text and address of a link back to the story's page.
    pub read_on: Option<(Cow<'a, str>, Cow<'a, str>)>,
    /// Whether the title is the program's words about the text, and so in the feed's language.
    pub title_is_feeds: bool,
    /// Whether the page at its address is in the feed's language, whatever the text is in.
    pub page_is_feeds: bool,
    pub replies: Option<Replies<'a>>,
    pub in_reply_to: Option<ReplyTo<'a>>,
}

/// The comments on a story; there is one at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replies<'a> {
    pub count: usize,
    /// Where they stand on the story's page.
    pub page_url: Cow<'a, str>,
    /// Their own feed, Atom.
    pub feed_url: Option<Cow<'a, str>>,
    /// The newest one's date.
    pub updated: Cow<'a, str>,
}

/// The story that a comment is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyTo<'a> {
    /// The id of its entry.
    pub id: Cow<'a, str>,
    pub url: Cow<'a, str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<'a> {
    pub name: Cow<'a, str>,
    pub url: Option<Cow<'a, str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category<'a> {
    /// The same in every language.
    pub term: Cow<'a, str>,
    /// For people; left out, the term.
    pub label: Option<Cow<'a, str>>,
    /// The address that tells whose terms these are.
    pub scheme: Option<Cow<'a, str>>,
}

/// A standing text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'a> {
    pub title: Cow<'a, str>,
    pub html: Cow<'a, str>,
    pub language: Cow<'a, str>,
    pub direction: Direction,
}

/// Another blog or publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source<'a> {
    pub title: Cow<'a, str>,
    /// Its page.
    pub url: Cow<'a, str>,
    /// Its feed's id; the address where it has none that is known.
    pub id: Cow<'a, str>,
    /// Its feed in the same format. RSS can name no source without one.
    pub feed_url: Option<Cow<'a, str>>,
    /// When its feed last changed.
    pub updated: Option<Cow<'a, str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure<'a> {
    pub url: Cow<'a, str>,
    /// `image/jpeg`
    pub mime_type: Cow<'a, str>,
    /// In bytes.
    pub length: Option<u64>,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// Empty for a decorative picture.
    pub alt: Cow<'a, str>,
    /// HTML without blocks: caption and credit.
    pub caption: Option<Cow<'a, str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission<'a> {
    pub id: Cow<'a, str>,
    pub title: Cow<'a, str>,
    /// ISO 3166
    pub country: Option<Cow<'a, str>>,
}

/// The direction of a text, as HTML's `dir` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

impl Direction {
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Feed<'_> {
    /// Whether an entry has nobody who wrote it, so that the feed's blog must stand in.
    fn needs_author(&self) -> bool {
        self.entries.iter().any(|entry| entry.authors().next().is_none())
    }

    /// Whether anything in it is a comment or has comments.
    fn has_threads(&self) -> bool {
        self.entries.iter().any(|entry| entry.replies.is_some() || entry.in_reply_to.is_some())
    }

    /// About how many bytes the feed takes.
    fn size(&self) -> usize {
        2048 + self.entries.iter().map(Entry::size).sum::<usize>()
    }
}

impl Entry<'_> {
    /// Name and page of who wrote it; of the blog that it comes from where nobody is named.
    fn authors(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let blog = self.source.as_ref().filter(|_| self.authors.is_empty());
        self.authors
            .iter()
            .map(|author| (author.name.as_ref(), author.url.as_deref()))
            .chain(blog.map(|source| (source.title.as_ref(), Some(source.url.as_ref()))))
    }

    /// The other translations, each language once, which is all that RFC 4287 (4.1.2) allows.
    fn translations(&self) -> impl Iterator<Item = (&str, &str)> {
        let known = |number: usize, language: &str| {
            language == self.language
                || self.alternates.iter().take(number).any(|(earlier, _)| earlier == language)
        };
        self.alternates
            .iter()
            .enumerate()
            .filter(move |(number, (language, _))| !known(*number, language))
            .map(|(_, (language, url))| (language.as_ref(), url.as_ref()))
    }

    /// About how many bytes an entry takes.
    fn size(&self) -> usize {
        let policies: usize = self.policies.iter().map(|block| block.html.len() + 200).sum();
        let text = self.content.as_ref().map_or(0, |content| content.len() + content.len() / 16);
        2048 + self.title.len() + 2 * self.summary.len() + text + policies + 200 * self.alternates.len()
    }
}

#[cfg(test)]
mod tests {
    use feed_rs::parser::parse;

    use super::{Entry, Feed, atom, content, json, rss, sample};
    use crate::render::xml::clean;

    const TITLES: &[&str] = &[
        "a < b && c > d",
        "\"Quoted\" and 'quoted' «\u{a0}quoted\u{a0}»",
        "]]> &amp; &lt;b&gt; <![CDATA[",
        "Family 👨\u{200d}👩\u{200d}👧 and flag 🇫🇷",
        "مرحبا (hello!)\u{200f} بالعالم",
        "\u{1}con\u{0}trol\u{1b}\u{85}\u{ffff}",
        "中文，标点。",
    ];

    fn feed_of_titles() -> Feed<'static> {
        let mut feed = sample::feed();
        let Some(first) = feed.entries.first().cloned() else { return feed };
        feed.entries.extend(TITLES.iter().enumerate().map(|(number, title)| Entry {
            id: format!("tag:example.gov,2012:france/{number}").into(),
            title: (*title).into(),
            summary: (*title).into(),
            content: Some(format!("<p>{title}</p>").into()),
            ..first.clone()
        }));
        feed
    }

    type Writer = fn(&Feed) -> Vec<u8>;

    #[test]
    fn what_a_parser_reads_is_what_was_written() {
        let feed = feed_of_titles();
        for (name, write) in [("atom", atom as Writer), ("rss", rss), ("json", json)] {
            let read = parse(write(&feed).as_slice()).expect(name);
            assert_eq!(read.entries.len(), feed.entries.len(), "{name}");
            assert_eq!(
                read.title.as_ref().map(|title| title.content.as_str()),
                Some(feed.title.as_ref()),
                "{name}"
            );
            assert_eq!(read.language.as_deref(), Some("fr"), "{name}");
            for (read, entry) in read.entries.iter().zip(&feed.entries) {
                assert_eq!(read.id, entry.id, "{name}");
                assert_eq!(
                    read.title.as_ref().map(|title| title.content.as_str()),
                    Some(clean(&entry.title).as_ref()),
                    "{name}"
                );
                let published = read.published.map(|moment| moment.timestamp());
                let expected =
                    entry.published.parse::<jiff::Timestamp>().map(|moment| moment.as_second()).ok();
                assert_eq!(published, expected, "{name}");
                let body = read.content.as_ref().and_then(|content| content.body.as_deref());
                assert_eq!(body, Some(content::html(&feed, entry).as_str()), "{name}");
                assert_eq!(
                    read.links.first().map(|link| link.href.as_str()),
                    Some(entry.url.as_ref()),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_feed_without_entries_is_a_feed() {
        let feed = Feed { entries: Vec::new(), ..sample::feed() };
        for write in [atom as Writer, rss, json] {
            let read = parse(write(&feed).as_slice()).expect("valid");
            assert!(read.entries.is_empty());
        }
        assert!(!String::from_utf8_lossy(&atom(&feed)).contains("<author>"));
    }

    #[test]
    fn no_format_holds_a_control_character() {
        let feed = feed_of_titles();
        for write in [atom as Writer, rss, json] {
            let text = String::from_utf8(write(&feed)).expect("UTF-8");
            assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
            assert!(!text.contains("\\u00"), "written as an escape");
        }
    }

    #[test]
    fn where_nobody_is_named_the_blog_is_the_author() {
        let mut feed = sample::feed();
        assert!(!feed.needs_author(), "the second entry has a source");
        if let Some(entry) = feed.entries.last_mut() {
            entry.source = None;
        }
        let read = parse(atom(&feed).as_slice()).expect("valid");
        assert_eq!(read.authors.first().map(|author| author.name.as_str()), Some(feed.title.as_ref()));
        assert!(
            String::from_utf8_lossy(&json(&feed))
                .contains("\"authors\":[{\"name\":\"Place des États-Unis & ")
        );
    }

    #[test]
    fn a_translation_is_named_once_and_never_the_text_itself() {
        let mut feed = sample::feed();
        if let Some(entry) = feed.entries.first_mut() {
            entry.alternates.push(("en".into(), "https://example.org/again/".into()));
            let found: Vec<_> = entry.translations().collect();
            assert_eq!(found, [("en", "https://blogs.example.gov/france/en/2012/05/15/coffee/")]);
        }
    }
}
