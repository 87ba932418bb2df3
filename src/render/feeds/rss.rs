//! RSS 2.0, after the RSS Advisory Board's profile, with `content:encoded`, `dc:creator`, `dc:contributor` and
//! `atom:link`.
//!
//! What RSS cannot say is left out: when an entry changed, its translations, an enclosure of unknown
//! length, a source without a feed. An entry's language is a `dc:language`.

use std::collections::BTreeMap;

use ::rss::extension::Extension;
use ::rss::extension::dublincore::DublinCoreExtension;
use ::rss::{Category, Channel, Enclosure, Guid, Item, Source};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;

use super::{Entry, Feed, Generator, Replies, content};
use crate::render::xml::{clean, escape};

/// The feed's bytes.
pub fn rss(feed: &Feed) -> Vec<u8> {
    let channel = Channel {
        title: owned(&feed.title),
        link: owned(&feed.home_url),
        // Required; a blog without a description says its name.
        description: owned(feed.subtitle.as_ref().unwrap_or(&feed.title)),
        language: Some(owned(&feed.language)),
        copyright: feed.rights.as_deref().map(owned),
        last_build_date: rfc2822(&feed.updated),
        generator: feed.generator.as_ref().map(generator),
        items: feed.entries.iter().map(|entry| item(feed, entry)).collect(),
        extensions: atom_links(feed),
        namespaces: namespaces(feed),
        ..Channel::default()
    };
    // Writing to memory does not fail.
    let mut bytes = channel.write_to(Vec::with_capacity(feed.size())).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn item(feed: &Feed, entry: &Entry) -> Item {
    Item {
        title: Some(owned(&entry.title)),
        link: Some(owned(&entry.url)),
        description: description(feed, entry),
        categories: entry
            .categories
            .iter()
            .map(|category| Category {
                name: owned(category.label.as_ref().unwrap_or(&category.term)),
                domain: category.scheme.as_deref().map(owned),
            })
            .collect(),
        enclosure: entry.image.as_ref().and_then(|image| {
            image.length.map(|length| Enclosure {
                url: owned(&image.url),
                length: length.to_string(),
                mime_type: owned(&image.mime_type),
            })
        }),
        guid: Some(Guid { value: owned(&entry.id), permalink: false }),
        pub_date: rfc2822(&entry.published),
        source: entry.source.as_ref().and_then(|source| {
            source.feed_url.as_ref().map(|url| Source { url: owned(url), title: Some(owned(&source.title)) })
        }),
        content: entry.content.as_ref().map(|_| content::html(feed, entry)),
        dublin_core_ext: dublin_core(feed, entry),
        comments: entry.replies.as_ref().map(|replies| owned(&replies.page_url)),
        extensions: entry.replies.as_ref().map(replies).unwrap_or_default(),
        ..Item::default()
    }
}

/// The prefixes of what RSS itself does not say.
fn namespaces(feed: &Feed) -> BTreeMap<String, String> {
    let threads = [
        ("slash", "http://purl.org/rss/1.0/modules/slash/"),
        ("wfw", "http://wellformedweb.org/CommentAPI/"),
    ];
    let atom = [("atom", "http://www.w3.org/2005/Atom")];
    let used = atom.into_iter().chain(threads.into_iter().filter(|_| feed.has_threads()));
    used.map(|(prefix, name)| (prefix.to_owned(), name.to_owned())).collect()
}

/// How many comments there are, and their feed.
fn replies(replies: &Replies) -> ::rss::extension::ExtensionMap {
    let element = |prefix: &str, name: &str, text: String| {
        let element =
            Extension { name: format!("{prefix}:{name}"), value: Some(text), ..Extension::default() };
        (prefix.to_owned(), BTreeMap::from([(name.to_owned(), vec![element])]))
    };
    let count = element("slash", "comments", replies.count.to_string());
    let feed = replies.feed_url.as_ref().map(|url| element("wfw", "commentRss", owned(url)));
    std::iter::once(count).chain(feed).collect()
}

/// Readers take a description for HTML, so that a plain summary is escaped.
fn description(feed: &Feed, entry: &Entry) -> Option<String> {
    if entry.content.is_none() && content::needs_html(entry) {
        return Some(content::html(feed, entry));
    }
    (!entry.summary.is_empty()).then(|| escape(&entry.summary).into_owned())
}

fn dublin_core(feed: &Feed, entry: &Entry) -> Option<DublinCoreExtension> {
    let other_language = entry.language != feed.language;
    let mut creators: Vec<String> = entry.authors().map(|(name, _)| owned(name)).collect();
    if creators.is_empty() {
        creators.push(owned(&feed.title));
    }
    let languages = if other_language { vec![owned(&entry.language)] } else { Vec::new() };
    let rights = entry.rights.iter().map(|rights| owned(rights)).collect();
    let contributors = entry.translator.iter().map(|name| owned(name)).collect();
    Some(DublinCoreExtension { creators, contributors, languages, rights, ..DublinCoreExtension::default() })
}

fn generator(generator: &Generator) -> String {
    match &generator.version {
        Some(version) => format!("{} {}", clean(&generator.name), clean(version)),
        None => owned(&generator.name),
    }
}

/// The feed's own address, and its hub.
fn atom_links(feed: &Feed) -> ::rss::extension::ExtensionMap {
    let link = |attributes: &[(&str, &str)]| Extension {
        name: "atom:link".to_owned(),
        attrs: attributes.iter().map(|(name, value)| ((*name).to_owned(), owned(value))).collect(),
        ..Extension::default()
    };
    let mut links = vec![link(&[("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.self_url)])];
    links.extend(feed.hub.as_ref().map(|hub| link(&[("rel", "hub"), ("href", hub)])));
    BTreeMap::from([("atom".to_owned(), BTreeMap::from([("link".to_owned(), links)]))])
}

/// An RFC 3339 moment as RSS has it, in the same offset; nothing of what is no such moment.
fn rfc2822(moment: &str) -> Option<String> {
    let pieces = Pieces::parse(moment).ok()?;
    let offset = pieces.to_numeric_offset()?;
    let timestamp = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?;
    DateTimePrinter::new().zoned_to_string(&timestamp.to_zoned(TimeZone::fixed(offset))).ok()
}

fn owned(text: &str) -> String {
    clean(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{rfc2822, rss};
    use crate::render::feeds::sample;

    #[test]
    fn a_feed_as_it_is_written() {
        let text = String::from_utf8(rss(&sample::feed())).expect("UTF-8");
        insta::assert_snapshot!(text.replace("><", ">\n<"), @r##"
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
        <channel>
        <title>Place des États-Unis &amp; &quot;amis&quot;</title>
        <link>https://blogs.example.gov/france/fr/</link>
        <description>Le blog de l&apos;ambassade</description>
        <language>fr</language>
        <copyright>Domaine public</copyright>
        <lastBuildDate>Wed, 16 May 2012 09:30:00 +0200</lastBuildDate>
        <generator>chancery</generator>
        <atom:link href="https://blogs.example.gov/france/fr/atom.xml?a=1&amp;b=2" rel="self" type="application/rss+xml">
        </atom:link>
        <atom:link href="https://hub.example.org/?a&amp;b" rel="hub">
        </atom:link>
        <item>
        <title>AT&amp;T &lt;b&gt;&quot;café&quot;&lt;/b&gt; 😀</title>
        <link>https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/</link>
        <description>
        <![CDATA[Un café &lt;avec&gt; l'ambassadeur &amp; ses amis.]]>
        </description>
        <category domain="https://blogs.example.gov/tags/">Société &quot;civile&quot;</category>
        <comments>https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/#page-comments</comments>
        <enclosure url="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg" length="34567" type="image/jpeg"/>
        <guid isPermaLink="false">tag:example.gov,2012:france/2012-05-15-cafe/fr</guid>
        <pubDate>Tue, 15 May 2012 18:05:09 +0200</pubDate>
        <content:encoded>
        <![CDATA[<div lang="fr" dir="ltr">
        <figure>
        <img src="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg" alt="Une &quot;tasse&quot; &amp; sa soucoupe" width="800" height="600">
        <figcaption>Photo: <bdi>Anne</bdi>
        </figcaption>
        </figure>
        <p>a ]]]]>
        <![CDATA[> b &amp; c ]]</p>
        <p>٣ 😀 <a href="https://example.org/?a=1&amp;b=2">d</a>
        </p>
        </div>]]>
        </content:encoded>
        <slash:comments>2</slash:comments>
        <wfw:commentRss>https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/comments.xml</wfw:commentRss>
        <dc:contributor>Zoë &lt;Q&gt;</dc:contributor>
        <dc:creator>Anne &amp; Marc</dc:creator>
        <dc:creator>René</dc:creator>
        </item>
        <item>
        <title>سوق عمّان</title>
        <link>https://blogs.example.gov/jordan/ar/2012/05/14/market/</link>
        <description>
        <![CDATA[في السوق]]>
        </description>
        <category>Culture</category>
        <guid isPermaLink="false">tag:example.gov,2012:jordan/2012-05-14-market/ar</guid>
        <pubDate>Mon, 14 May 2012 00:00:00 +0000</pubDate>
        <source url="https://blogs.example.gov/jordan/fr/atom.xml">Place &lt;Amman&gt;</source>
        <content:encoded>
        <![CDATA[<div lang="ar" dir="rtl">
        <p lang="fr" dir="ltr">
        <em>Ce billet est en arabe &lt;ar&gt;</em>
        </p>
        <p>في السوق.</p>
        <p lang="fr" dir="ltr">
        <a href="https://blogs.example.gov/jordan/ar/2012/05/14/market/?x&amp;y">Lire sur le blog</a>
        </p>
        <hr>
        <div lang="fr" dir="ltr">
        <h2>Avertissement &amp; suite</h2>
        <p>Les avis sont les nôtres.</p>
        </div>
        </div>]]>
        </content:encoded>
        <dc:creator>Place &lt;Amman&gt;</dc:creator>
        <dc:language>ar</dc:language>
        <dc:rights>© 2012</dc:rights>
        </item>
        </channel>
        </rss>
        "##);
    }

    #[test]
    fn moments_keep_their_offset() {
        let expected = [
            ("2012-05-15T18:05:09+02:00", Some("Tue, 15 May 2012 18:05:09 +0200")),
            ("2012-05-15T18:05:09-09:30", Some("Tue, 15 May 2012 18:05:09 -0930")),
            ("2012-05-05T00:00:00Z", Some("Sat, 5 May 2012 00:00:00 +0000")),
            ("2012-05-15T18:05:09", None),
            ("2012-05-15", None),
            ("soon", None),
        ];
        for (moment, written) in expected {
            assert_eq!(rfc2822(moment).as_deref(), written, "{moment}");
        }
    }

    #[test]
    fn an_enclosure_needs_its_length() {
        let mut feed = sample::feed();
        assert!(String::from_utf8_lossy(&rss(&feed)).contains("<enclosure"));
        feed.entries
            .iter_mut()
            .filter_map(|entry| entry.image.as_mut())
            .for_each(|image| image.length = None);
        assert!(!String::from_utf8_lossy(&rss(&feed)).contains("<enclosure"));
    }

    #[test]
    fn without_content_the_description_says_all() {
        let mut feed = sample::feed();
        feed.entries.iter_mut().for_each(|entry| entry.content = None);
        let text = String::from_utf8(rss(&feed)).expect("UTF-8");
        assert!(text.contains("<description><![CDATA[Un café &lt;avec&gt; l'ambassadeur &amp; ses amis.]]>"));
        assert!(text.contains("<em>Ce billet est en arabe &lt;ar&gt;</em></p>\n<p>في السوق</p>"));
        assert!(!text.contains("content:encoded"));
    }
}
