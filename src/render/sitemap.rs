//! `sitemap.xml` (sitemaps.org 0.9, with the translations of each page as `xhtml:link`), an index of
//! sitemaps, and `robots.txt`. Addresses are absolute and percent-encoded; no clock: a page without a
//! known date says none.

use super::xml::Xml;

const HEAD: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
                    xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const FOOT: &str = "</urlset>\n";

/// A sitemap that is written page by page. How many it may list is the caller's affair.
pub struct Sitemap(Xml);

impl Sitemap {
    /// `capacity` is in bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        let mut xml = Xml::with_capacity(capacity);
        xml.raw(HEAD);
        Self(xml)
    }

    /// A page: its address, when it last changed, and each translation's language and address. What is
    /// `put` has to be escaped.
    pub fn page<'l, Put: FnOnce(&mut String)>(
        &mut self,
        loc: Put,
        lastmod: Option<&str>,
        alternates: impl Iterator<Item = (&'l str, Put)>,
    ) {
        self.0.raw("<url>\n<loc>").put(loc).raw("</loc>\n");
        if let Some(lastmod) = lastmod {
            self.0.element("lastmod", lastmod);
        }
        for (language, address) in alternates {
            self.0.raw("<xhtml:link rel=\"alternate\"").attribute("hreflang", language);
            self.0.raw(" href=\"").put(address).raw("\"/>\n");
        }
        self.0.raw("</url>\n");
    }

    pub fn into_bytes(mut self) -> Vec<u8> {
        self.0.raw(FOOT);
        self.0.into_bytes()
    }
}

/// The bytes of an index: each sitemap's address and when it last changed.
pub fn sitemap_index(locs: &[(String, Option<String>)]) -> Vec<u8> {
    let mut xml = Xml::with_capacity(256 + 256 * locs.len());
    xml.raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (loc, lastmod) in locs {
        xml.raw("<sitemap>\n").element("loc", loc);
        if let Some(lastmod) = lastmod {
            xml.element("lastmod", lastmod);
        }
        xml.raw("</sitemap>\n");
    }
    xml.raw("</sitemapindex>\n");
    xml.into_bytes()
}

/// `robots.txt`: everything may be read, and here is the list of it.
pub fn robots(sitemap_url: &str) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap_url}\n")
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::{Sitemap, robots, sitemap_index};
    use crate::render::xml::push_escaped;

    fn elements(bytes: &[u8]) -> Vec<String> {
        let mut reader = Reader::from_reader(bytes);
        let mut names = Vec::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) | Event::Empty(tag) => {
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()));
                    names.push(tag.name().as_ref().to_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn a_sitemap_as_it_is_written() {
        let put = |text: &'static str| move |into: &mut String| push_escaped(into, text);
        let own = "https://blogs.example.gov/fr/?a=1&b=2";
        let default = "https://blogs.example.gov/\"\u{1}en\"/";
        let mut sitemap = Sitemap::with_capacity(0);
        let alternates = [("fr", put(own)), ("x-default", put(default))];
        sitemap.page(put(own), Some("2012-05-16T09:30:00+02:00"), alternates.into_iter());
        sitemap.page(put("https://blogs.example.gov/"), None, [("", put(""))].into_iter().take(0));
        let bytes = sitemap.into_bytes();
        assert_eq!(
            elements(&bytes),
            ["urlset", "url", "loc", "lastmod", "xhtml:link", "xhtml:link", "url", "loc"]
        );
        insta::assert_snapshot!(String::from_utf8_lossy(&bytes), @r##"
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
        <url>
        <loc>https://blogs.example.gov/fr/?a=1&amp;b=2</loc>
        <lastmod>2012-05-16T09:30:00+02:00</lastmod>
        <xhtml:link rel="alternate" hreflang="fr" href="https://blogs.example.gov/fr/?a=1&amp;b=2"/>
        <xhtml:link rel="alternate" hreflang="x-default" href="https://blogs.example.gov/&quot;en&quot;/"/>
        </url>
        <url>
        <loc>https://blogs.example.gov/</loc>
        </url>
        </urlset>
        "##);
    }

    #[test]
    fn an_index_as_it_is_written() {
        let locs = [
            ("https://blogs.example.gov/sitemap-1.xml?a&b".to_owned(), Some("2012-05-16".to_owned())),
            ("https://blogs.example.gov/sitemap-2.xml".to_owned(), None),
        ];
        let bytes = sitemap_index(&locs);
        assert_eq!(elements(&bytes), ["sitemapindex", "sitemap", "loc", "lastmod", "sitemap", "loc"]);
        assert!(
            String::from_utf8_lossy(&bytes)
                .contains("<loc>https://blogs.example.gov/sitemap-1.xml?a&amp;b</loc>")
        );
        assert_eq!(elements(&sitemap_index(&[])), ["sitemapindex"]);
    }

    #[test]
    fn robots_are_told_where_the_sitemap_is() {
        let text = robots("https://blogs.example.gov/sitemap.xml");
        assert_eq!(text, "User-agent: *\nDisallow:\n\nSitemap: https://blogs.example.gov/sitemap.xml\n");
    }
}
