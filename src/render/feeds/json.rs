//! JSON Feed 1.1 (jsonfeed.org/version/1.1), on one line.
//!
//! What only this network knows stands in each item's `_chancery`: the mission, the translations, who made
//! this one, and where the text comes from. The format has no place for rights.

use std::borrow::Cow;

use serde::Serialize;

use super::{Entry, Feed, content};
use crate::render::xml::clean;

/// The feed's bytes. Keys stand in the order of the structs below.
pub fn json(feed: &Feed) -> Vec<u8> {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: clean(&feed.title),
        home_page_url: clean(&feed.home_url),
        feed_url: clean(&feed.self_url),
        description: feed.subtitle.as_deref().map(clean),
        icon: feed.icon.as_deref().map(clean),
        language: clean(&feed.language),
        hubs: feed.hub.iter().map(|url| Hub { kind: "WebSub", url: clean(url) }).collect(),
        authors: if feed.needs_author() {
            vec![Author { name: clean(&feed.title), url: Some(clean(&feed.home_url)) }]
        } else {
            Vec::new()
        },
        items: feed.entries.iter().map(|entry| item(feed, entry)).collect(),
    };
    let mut bytes = Vec::with_capacity(feed.size());
    // Texts and lists, written to memory: nothing of it fails.
    let _ = serde_json::to_writer(&mut bytes, &document);
    bytes.push(b'\n');
    bytes
}

fn item<'a>(feed: &Feed, entry: &'a Entry) -> Item<'a> {
    Item {
        id: clean(&entry.id),
        url: clean(&entry.url),
        title: clean(&entry.title),
        content_html: content::html(feed, entry),
        summary: (!entry.summary.is_empty()).then(|| clean(&entry.summary)),
        image: entry.image.as_ref().map(|image| clean(&image.url)),
        date_published: clean(&entry.published),
        date_modified: clean(&entry.updated),
        authors: authors(entry),
        tags: entry
            .categories
            .iter()
            .map(|category| clean(category.label.as_deref().unwrap_or(&category.term)))
            .collect(),
        language: clean(&entry.language),
        attachments: entry
            .image
            .iter()
            .map(|image| Attachment {
                url: clean(&image.url),
                mime_type: clean(&image.mime_type),
                size_in_bytes: image.length,
            })
            .collect(),
        chancery: extension(entry),
    }
}

fn authors<'a>(entry: &'a Entry) -> Vec<Author<'a>> {
    entry.authors().map(|(name, url)| Author { name: clean(name), url: url.map(clean) }).collect()
}

fn extension<'a>(entry: &'a Entry) -> Option<Extension<'a>> {
    let extension = Extension {
        mission: entry.mission.as_ref().map(|mission| Mission {
            id: clean(&mission.id),
            title: clean(&mission.title),
            country: mission.country.as_deref().map(clean),
        }),
        translations: entry
            .translations()
            .map(|(language, url)| Translation { language: clean(language), url: clean(url) })
            .collect(),
        source: entry
            .source
            .as_ref()
            .map(|source| Source { title: clean(&source.title), url: clean(&source.url) }),
        translator: entry.translator.as_deref().map(clean),
    };
    let holds_something = extension.mission.is_some()
        || !extension.translations.is_empty()
        || extension.source.is_some()
        || extension.translator.is_some();
    holds_something.then_some(extension)
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: Cow<'a, str>,
    home_page_url: Cow<'a, str>,
    feed_url: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<Cow<'a, str>>,
    language: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: Cow<'a, str>,
    url: Cow<'a, str>,
    title: Cow<'a, str>,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Cow<'a, str>>,
    date_published: Cow<'a, str>,
    date_modified: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'a, str>>,
    language: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(rename = "_chancery", skip_serializing_if = "Option::is_none")]
    chancery: Option<Extension<'a>>,
}

#[derive(Serialize)]
struct Hub<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    url: Cow<'a, str>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: Cow<'a, str>,
    mime_type: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Extension<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    mission: Option<Mission<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<Translation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translator: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Mission<'a> {
    id: Cow<'a, str>,
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Translation<'a> {
    language: Cow<'a, str>,
    url: Cow<'a, str>,
}

#[derive(Serialize)]
struct Source<'a> {
    title: Cow<'a, str>,
    url: Cow<'a, str>,
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::render::feeds::sample;

    #[test]
    fn a_feed_as_it_is_written() {
        let bytes = json(&sample::feed());
        assert!(bytes.ends_with(b"}\n"));
        assert_eq!(bytes.iter().filter(|byte| **byte == b'\n').count(), 1, "on one line");
        let text = String::from_utf8(bytes).expect("UTF-8");
        insta::assert_snapshot!(text.replace(",\"", ",\n\"").replace("{\"id\"", "{\n\"id\""), @r##"
        {"version":"https://jsonfeed.org/version/1.1",
        "title":"Place des États-Unis & \"amis\"",
        "home_page_url":"https://blogs.example.gov/france/fr/",
        "feed_url":"https://blogs.example.gov/france/fr/atom.xml?a=1&b=2",
        "description":"Le blog de l'ambassade",
        "language":"fr",
        "hubs":[{"type":"WebSub",
        "url":"https://hub.example.org/?a&b"}],
        "items":[{
        "id":"tag:example.gov,2012:france/2012-05-15-cafe/fr",
        "url":"https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/",
        "title":"AT&T <b>\"café\"</b> 😀",
        "content_html":"<div lang=\"fr\" dir=\"ltr\"><figure><img src=\"https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg\" alt=\"Une &quot;tasse&quot; &amp; sa soucoupe\" width=\"800\" height=\"600\"><figcaption>Photo: <bdi>Anne</bdi></figcaption></figure>\n<p>a ]]> b &amp; c ]]</p>\n<p>٣ 😀 <a href=\"https://example.org/?a=1&amp;b=2\">d</a></p></div>",
        "summary":"Un café <avec> l'ambassadeur & ses amis.",
        "image":"https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg",
        "date_published":"2012-05-15T18:05:09+02:00",
        "date_modified":"2012-05-16T09:30:00+02:00",
        "authors":[{"name":"Anne & Marc",
        "url":"https://blogs.example.gov/france/fr/authors/anne/"},{"name":"René"}],
        "tags":["Société \"civile\""],
        "language":"fr",
        "attachments":[{"url":"https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg",
        "mime_type":"image/jpeg",
        "size_in_bytes":34567}],
        "_chancery":{"mission":{
        "id":"france",
        "title":"Place des États-Unis",
        "country":"FR"},
        "translations":[{"language":"en",
        "url":"https://blogs.example.gov/france/en/2012/05/15/coffee/"}],
        "translator":"Zoë <Q>"}},{
        "id":"tag:example.gov,2012:jordan/2012-05-14-market/ar",
        "url":"https://blogs.example.gov/jordan/ar/2012/05/14/market/",
        "title":"سوق عمّان",
        "content_html":"<div lang=\"ar\" dir=\"rtl\"><p lang=\"fr\" dir=\"ltr\"><em>Ce billet est en arabe &lt;ar&gt;</em></p>\n<p>في السوق.</p>\n<p lang=\"fr\" dir=\"ltr\"><a href=\"https://blogs.example.gov/jordan/ar/2012/05/14/market/?x&amp;y\">Lire sur le blog</a></p>\n<hr>\n<div lang=\"fr\" dir=\"ltr\"><h2>Avertissement &amp; suite</h2>\n<p>Les avis sont les nôtres.</p></div></div>",
        "summary":"في السوق",
        "date_published":"2012-05-14T00:00:00Z",
        "date_modified":"2012-05-14T00:00:00Z",
        "authors":[{"name":"Place <Amman>",
        "url":"https://blogs.example.gov/jordan/fr/"}],
        "tags":["Culture"],
        "language":"ar",
        "_chancery":{"mission":{
        "id":"jordan",
        "title":"Place Amman"},
        "source":{"title":"Place <Amman>",
        "url":"https://blogs.example.gov/jordan/fr/"}}}]}
        "##);
    }
}
