//! Atom (RFC 4287), with the content as escaped HTML in CDATA.

use super::{Archives, Category, Entry, Feed, Source, content};
use crate::render::xml::Xml;

/// The type of a link to a page of the same story in another language.
///
/// RFC 4287 4.2.7.2 lets a story have one address per type and language. Some readers take the first
/// link of the plain type `text/html` for the story's own address, others (feedparser) the last: with
/// its charset said, a translation's link is that of a page for all, and nobody's own address.
const TRANSLATION: &str = "text/html; charset=utf-8";

/// Who answers whom (RFC 4685).
const THREADS: &str = "http://purl.org/syndication/thread/1.0";

/// The feed's bytes. Where an entry has no author, the blog itself is the feed's.
pub fn atom(feed: &Feed) -> Vec<u8> {
    let mut xml = Xml::with_capacity(feed.size());
    let is_archive = feed.archives.current.is_some();
    xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    if is_archive {
        xml.raw(" xmlns:fh=\"http://purl.org/syndication/history/1.0\"");
    }
    if feed.has_threads() {
        xml.attribute("xmlns:thr", THREADS);
    }
    xml.attribute("xml:lang", &feed.language).raw(">\n");
    xml.element("id", &feed.id).element("title", &feed.title);
    if let Some(subtitle) = &feed.subtitle {
        xml.element("subtitle", subtitle);
    }
    link(&mut xml, "self", "application/atom+xml", None, &feed.self_url);
    link(&mut xml, "alternate", "text/html", Some(&feed.language), &feed.home_url);
    documents(&mut xml, feed);
    xml.element("updated", &feed.updated);
    if feed.needs_author() {
        person(&mut xml, &feed.title, Some(&feed.home_url));
    }
    if let Some(rights) = &feed.rights {
        xml.element("rights", rights);
    }
    if let Some(generator) = &feed.generator {
        xml.raw("<generator");
        if let Some(url) = &generator.url {
            xml.attribute("uri", url);
        }
        if let Some(version) = &generator.version {
            xml.attribute("version", version);
        }
        xml.raw(">").text(&generator.name).raw("</generator>\n");
    }
    if let Some(icon) = &feed.icon {
        xml.element("icon", icon);
    }
    if is_archive {
        xml.raw("<fh:archive/>\n");
    }
    for entry in &feed.entries {
        write_entry(&mut xml, feed, entry);
    }
    xml.raw("</feed>\n");
    xml.into_bytes()
}

/// The feed's hub and the other documents of the same feed.
fn documents(xml: &mut Xml, feed: &Feed) {
    if let Some(hub) = &feed.hub {
        xml.raw("<link rel=\"hub\"").attribute("href", hub).raw("/>\n");
    }
    let Archives { current, previous, next } = &feed.archives;
    for (relation, url) in [("current", current), ("prev-archive", previous), ("next-archive", next)] {
        if let Some(url) = url {
            link(xml, relation, "application/atom+xml", None, url);
        }
    }
}

fn write_entry(xml: &mut Xml, feed: &Feed, entry: &Entry) {
    // Inside an entry in another language, what is still in the feed's says so again.
    let own_language = (entry.language != feed.language).then_some(feed.language.as_ref());
    xml.raw("<entry");
    if own_language.is_some() {
        xml.attribute("xml:lang", &entry.language);
    }
    xml.raw(">\n").element("id", &entry.id);
    marked(xml, "title", own_language.filter(|_| entry.title_is_feeds)).text(&entry.title).raw("</title>\n");
    links(xml, feed, entry);
    threads(xml, entry);
    xml.element("published", &entry.published).element("updated", &entry.updated);
    entry.authors().for_each(|(name, url)| person(xml, name, url));
    if let Some(name) = &entry.translator {
        xml.raw("<contributor><name>").text(name).raw("</name></contributor>\n");
    }
    entry.categories.iter().for_each(|each| category(xml, each, own_language));
    if let Some(rights) = &entry.rights {
        marked(xml, "rights", own_language).text(rights).raw("</rights>\n");
    }
    if entry.content.is_some() {
        if !entry.summary.is_empty() {
            xml.element("summary", &entry.summary);
        }
        html(xml, "content", feed, entry);
    } else if content::needs_html(entry) {
        html(xml, "summary", feed, entry);
    } else {
        xml.element("summary", &entry.summary);
    }
    if let Some(source) = &entry.source {
        write_source(xml, source, own_language);
    }
    xml.raw("</entry>\n");
}

fn links(xml: &mut Xml, feed: &Feed, entry: &Entry) {
    let language = if entry.page_is_feeds { &feed.language } else { &entry.language };
    link(xml, "alternate", "text/html", Some(language), &entry.url);
    for (language, url) in entry.translations() {
        link(xml, "alternate", TRANSLATION, Some(language), url);
    }
    if let Some(image) = &entry.image {
        xml.raw("<link rel=\"enclosure\"").attribute("type", &image.mime_type);
        if let Some(length) = image.length {
            xml.attribute("length", &length.to_string());
        }
        xml.attribute("href", &image.url).raw("/>\n");
    }
}

fn threads(xml: &mut Xml, entry: &Entry) {
    if let Some(story) = &entry.in_reply_to {
        xml.raw("<thr:in-reply-to").attribute("ref", &story.id).attribute("type", "text/html");
        xml.attribute("href", &story.url).raw("/>\n");
    }
    let Some(replies) = &entry.replies else { return };
    let count = replies.count.to_string();
    if let Some(url) = &replies.feed_url {
        xml.raw("<link rel=\"replies\"").attribute("type", "application/atom+xml");
        xml.attribute("thr:count", &count).attribute("thr:updated", &replies.updated);
        xml.attribute("href", url).raw("/>\n");
    }
    xml.element("thr:total", &count);
}

fn link(xml: &mut Xml, relation: &str, mime_type: &str, language: Option<&str>, url: &str) {
    xml.raw("<link").attribute("rel", relation).attribute("type", mime_type);
    if let Some(language) = language {
        xml.attribute("hreflang", language);
    }
    xml.attribute("href", url).raw("/>\n");
}

fn person(xml: &mut Xml, name: &str, url: Option<&str>) {
    xml.raw("<author><name>").text(name).raw("</name>");
    if let Some(url) = url {
        xml.raw("<uri>").text(url).raw("</uri>");
    }
    xml.raw("</author>\n");
}

fn category(xml: &mut Xml, category: &Category, language: Option<&str>) {
    xml.raw("<category").attribute("term", &category.term);
    if let Some(scheme) = &category.scheme {
        xml.attribute("scheme", scheme);
    }
    if let Some(label) = &category.label {
        xml.attribute("label", label);
        if let Some(language) = language {
            xml.attribute("xml:lang", language);
        }
    }
    xml.raw("/>\n");
}

fn html(xml: &mut Xml, name: &str, feed: &Feed, entry: &Entry) {
    xml.raw("<").raw(name).raw(" type=\"html\"><![CDATA[");
    content::write(feed, entry, &mut |piece| {
        xml.cdata(piece);
    });
    xml.raw("]]></").raw(name).raw(">\n");
}

fn write_source(xml: &mut Xml, source: &Source, language: Option<&str>) {
    marked(xml, "source", language).raw("\n").element("id", &source.id).element("title", &source.title);
    if let Some(url) = &source.feed_url {
        link(xml, "self", "application/atom+xml", None, url);
    }
    link(xml, "alternate", "text/html", None, &source.url);
    if let Some(updated) = &source.updated {
        xml.element("updated", updated);
    }
    xml.raw("</source>\n");
}

/// A start tag that says its language where that is not the entry's.
fn marked<'x>(xml: &'x mut Xml, name: &str, language: Option<&str>) -> &'x mut Xml {
    xml.raw("<").raw(name);
    if let Some(language) = language {
        xml.attribute("xml:lang", language);
    }
    xml.raw(">")
}

#[cfg(test)]
mod tests {
    use super::atom;
    use crate::render::feeds::sample;

    #[test]
    fn a_feed_as_it_is_written() {
        insta::assert_snapshot!(String::from_utf8_lossy(&atom(&sample::feed())), @r##"
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="fr">
        <id>tag:example.gov,2012:france/fr</id>
        <title>Place des États-Unis &amp; &quot;amis&quot;</title>
        <subtitle>Le blog de l'ambassade</subtitle>
        <link rel="self" type="application/atom+xml" href="https://blogs.example.gov/france/fr/atom.xml?a=1&amp;b=2"/>
        <link rel="alternate" type="text/html" hreflang="fr" href="https://blogs.example.gov/france/fr/"/>
        <link rel="hub" href="https://hub.example.org/?a&amp;b"/>
        <link rel="prev-archive" type="application/atom+xml" href="https://blogs.example.gov/france/fr/2012/04/atom.xml"/>
        <updated>2012-05-16T09:30:00+02:00</updated>
        <rights>Domaine public</rights>
        <generator>chancery</generator>
        <entry>
        <id>tag:example.gov,2012:france/2012-05-15-cafe/fr</id>
        <title>AT&amp;T &lt;b&gt;&quot;café&quot;&lt;/b&gt; 😀</title>
        <link rel="alternate" type="text/html" hreflang="fr" href="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/"/>
        <link rel="alternate" type="text/html; charset=utf-8" hreflang="en" href="https://blogs.example.gov/france/en/2012/05/15/coffee/"/>
        <link rel="enclosure" type="image/jpeg" length="34567" href="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg"/>
        <link rel="replies" type="application/atom+xml" thr:count="2" thr:updated="2012-05-17T00:00:00+02:00" href="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/comments.xml"/>
        <thr:total>2</thr:total>
        <published>2012-05-15T18:05:09+02:00</published>
        <updated>2012-05-16T09:30:00+02:00</updated>
        <author><name>Anne &amp; Marc</name><uri>https://blogs.example.gov/france/fr/authors/anne/</uri></author>
        <author><name>René</name></author>
        <contributor><name>Zoë &lt;Q&gt;</name></contributor>
        <category term="civil-society" scheme="https://blogs.example.gov/tags/" label="Société &quot;civile&quot;"/>
        <summary>Un café &lt;avec&gt; l'ambassadeur &amp; ses amis.</summary>
        <content type="html"><![CDATA[<div lang="fr" dir="ltr"><figure><img src="https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg" alt="Une &quot;tasse&quot; &amp; sa soucoupe" width="800" height="600"><figcaption>Photo: <bdi>Anne</bdi></figcaption></figure>
        <p>a ]]]]><![CDATA[> b &amp; c ]]]]><![CDATA[</p>
        <p>٣ 😀 <a href="https://example.org/?a=1&amp;b=2">d</a></p></div>]]></content>
        </entry>
        <entry xml:lang="ar">
        <id>tag:example.gov,2012:jordan/2012-05-14-market/ar</id>
        <title>سوق عمّان</title>
        <link rel="alternate" type="text/html" hreflang="ar" href="https://blogs.example.gov/jordan/ar/2012/05/14/market/"/>
        <thr:in-reply-to ref="tag:example.gov,2012:jordan/2012-05-13-fair/ar" type="text/html" href="https://blogs.example.gov/jordan/ar/2012/05/13/fair/?x&amp;y"/>
        <published>2012-05-14T00:00:00Z</published>
        <updated>2012-05-14T00:00:00Z</updated>
        <author><name>Place &lt;Amman&gt;</name><uri>https://blogs.example.gov/jordan/fr/</uri></author>
        <category term="culture" label="Culture" xml:lang="fr"/>
        <rights xml:lang="fr">© 2012</rights>
        <summary>في السوق</summary>
        <content type="html"><![CDATA[<div lang="ar" dir="rtl"><p lang="fr" dir="ltr"><em>Ce billet est en arabe &lt;ar&gt;</em></p>
        <p>في السوق.</p>
        <p lang="fr" dir="ltr"><a href="https://blogs.example.gov/jordan/ar/2012/05/14/market/?x&amp;y">Lire sur le blog</a></p>
        <hr>
        <div lang="fr" dir="ltr"><h2>Avertissement &amp; suite</h2>
        <p>Les avis sont les nôtres.</p></div></div>]]></content>
        <source xml:lang="fr">
        <id>tag:example.gov,2012:jordan/fr</id>
        <title>Place &lt;Amman&gt;</title>
        <link rel="self" type="application/atom+xml" href="https://blogs.example.gov/jordan/fr/atom.xml"/>
        <link rel="alternate" type="text/html" href="https://blogs.example.gov/jordan/fr/"/>
        <updated>2012-05-14T00:00:00Z</updated>
        </source>
        </entry>
        </feed>
        "##);
    }

    #[test]
    fn an_archive_says_that_it_is_one() {
        let mut feed = sample::feed();
        feed.archives.current = Some("https://blogs.example.gov/france/fr/atom.xml".into());
        let text = String::from_utf8(atom(&feed)).expect("UTF-8");
        assert!(text.contains("xmlns:fh=\"http://purl.org/syndication/history/1.0\""));
        assert!(text.contains("<fh:archive/>\n<entry>"));
        assert!(text.contains("<link rel=\"current\" type=\"application/atom+xml\" href=\"https://blogs.example.gov/france/fr/atom.xml\"/>"));
        assert!(!String::from_utf8_lossy(&atom(&sample::feed())).contains("fh:"));
    }

    #[test]
    fn a_summary_without_more_to_say_stays_plain() {
        let mut feed = sample::feed();
        feed.entries.iter_mut().for_each(|entry| entry.content = None);
        let text = String::from_utf8(atom(&feed)).expect("UTF-8");
        assert!(text.contains("<summary>Un café &lt;avec&gt; l'ambassadeur &amp; ses amis.</summary>"));
        assert!(text.contains("<summary type=\"html\"><![CDATA[<div lang=\"ar\" dir=\"rtl\"><p lang=\"fr\""));
        assert!(!text.contains("<content"));
    }
}
