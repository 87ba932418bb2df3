//! OPML 2.0 (opml.org/spec2.opml): feeds as a list that a feed reader takes in at once.
//!
//! Every feed is of the type `rss`, whatever its format, as readers expect. No date stands in it, since no
//! clock may be asked.

use std::borrow::Cow;

use crate::render::xml::Xml;

/// A list of feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opml<'a> {
    pub title: Cow<'a, str>,
    pub groups: Vec<Group<'a>>,
}

/// Feeds of one blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    pub title: Cow<'a, str>,
    pub outlines: Vec<Outline<'a>>,
}

/// One feed. Addresses are absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<'a> {
    /// As the list names it.
    pub text: Cow<'a, str>,
    /// As the feed names itself.
    pub title: Cow<'a, str>,
    /// BCP 47.
    pub language: Cow<'a, str>,
    pub xml_url: Cow<'a, str>,
    pub html_url: Cow<'a, str>,
}

/// The list's bytes.
pub fn opml(of: &Opml) -> Vec<u8> {
    let outlines: usize = of.groups.iter().map(|group| group.outlines.len() + 1).sum();
    let mut xml = Xml::with_capacity(256 + 400 * outlines);
    xml.raw("<opml version=\"2.0\">\n<head>\n").element("title", &of.title).raw("</head>\n<body>\n");
    for group in &of.groups {
        xml.raw("<outline").attribute("text", &group.title).raw(">\n");
        for outline in &group.outlines {
            xml.raw("<outline")
                .attribute("type", "rss")
                .attribute("text", &outline.text)
                .attribute("title", &outline.title)
                .attribute("language", &outline.language)
                .attribute("xmlUrl", &outline.xml_url)
                .attribute("htmlUrl", &outline.html_url)
                .raw("/>\n");
        }
        xml.raw("</outline>\n");
    }
    xml.raw("</body>\n</opml>\n");
    xml.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Group, Opml, Outline, opml};

    #[test]
    fn a_list_as_it_is_written() {
        let list = Opml {
            title: "Blogs & \"more\"".into(),
            groups: vec![Group {
                title: "Amman <Diary>".into(),
                outlines: vec![Outline {
                    text: "يوميات عمّان".into(),
                    title: "يوميات عمّان".into(),
                    language: "ar".into(),
                    xml_url: "https://n.example/jordan/ar/atom.xml?a&b".into(),
                    html_url: "https://n.example/jordan/ar/".into(),
                }],
            }],
        };
        insta::assert_snapshot!(String::from_utf8_lossy(&opml(&list)), @r#"
        <?xml version="1.0" encoding="utf-8"?>
        <opml version="2.0">
        <head>
        <title>Blogs &amp; &quot;more&quot;</title>
        </head>
        <body>
        <outline text="Amman &lt;Diary&gt;">
        <outline type="rss" text="يوميات عمّان" title="يوميات عمّان" language="ar" xmlUrl="https://n.example/jordan/ar/atom.xml?a&amp;b" htmlUrl="https://n.example/jordan/ar/"/>
        </outline>
        </body>
        </opml>
        "#);
    }
}
