//! `sitemap.xml` (sitemaps.org 0.9, with the translations of each page as `xhtml:link`), an index of
//! sitemaps, and `robots.txt`. Addresses are absolute and percent-encoded; no clock: a page without a
//! known date says none.

use std::borrow::Cow;

use super::xml::{Xml, push_escaped};

/// How many addresses one sitemap may hold.
pub const LIMIT: usize = 50_000;

/// How many bytes one sitemap may have.
pub const LIMIT_BYTES: usize = 50 * 1024 * 1024;

const HEAD: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
                    xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const FOOT: &str = "</urlset>\n";

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapUrl<'a> {
    pub loc: Cow<'a, str>,
    /// RFC 3339, or a day.
    pub lastmod: Option<Cow<'a, str>>,
    /// Language (or `x-default`) and address of every translation, the page itself among them.
    pub alternates: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A sitemap that is written page by page. More than [`parts`] allows in one is the caller's to divide.
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

/// A sitemap's bytes.
pub fn sitemap(urls: &[SitemapUrl]) -> Vec<u8> {
    let mut sitemap = Sitemap::with_capacity(256 + urls.iter().map(size).sum::<usize>());
    for url in urls {
        let escaped = |text: &'_ str| {
            let text = text.to_owned();
            move |into: &mut String| push_escaped(into, &text)
        };
        let alternates = url.alternates.iter().map(|(language, address)| (&**language, escaped(address)));
        sitemap.page(escaped(&url.loc), url.lastmod.as_deref(), alternates);
    }
    sitemap.into_bytes()
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

/// The pages divided into runs that one sitemap each can hold, by number and by size; one run, perhaps
/// empty, where nothing needs dividing. A network of six languages reaches the size before the number.
pub fn parts<'u, 'a>(urls: &'u [SitemapUrl<'a>]) -> Vec<&'u [SitemapUrl<'a>]> {
    divide(urls, LIMIT, LIMIT_BYTES)
}

fn divide<'u, 'a>(urls: &'u [SitemapUrl<'a>], limit: usize, limit_bytes: usize) -> Vec<&'u [SitemapUrl<'a>]> {
    let mut parts = Vec::new();
    let mut rest = urls;
    loop {
        let mut bytes = 256;
        let fitting = rest
            .iter()
            .take(limit)
            .take_while(|url| {
                bytes += size(url);
                bytes <= limit_bytes
            })
            .count();
        // A page too large for any sitemap stands alone, so that this comes to an end.
        let (part, later) = rest.split_at(fitting.max(1).min(rest.len()));
        parts.push(part);
        if later.is_empty() {
            return parts;
        }
        rest = later;
    }
}

/// `robots.txt`: everything may be read, and here is the list of it.
pub fn robots(sitemap_url: &str) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap_url}\n")
}

/// How many bytes a page takes at most, its addresses being percent-encoded: of what is in them, `&`
/// alone grows when it is escaped.
fn size(url: &SitemapUrl) -> usize {
    let address = |text: &str| text.len() + 4 * text.bytes().filter(|byte| *byte == b'&').count();
    let alternates: usize = url
        .alternates
        .iter()
        .map(|(language, href)| {
            "<xhtml:link rel=\"alternate\" hreflang=\"\" href=\"\"/>\n".len() + language.len() + address(href)
        })
        .sum();
    let lastmod = url.lastmod.as_ref().map_or(0, |lastmod| "<lastmod></lastmod>\n".len() + lastmod.len());
    "<url>\n<loc></loc>\n</url>\n".len() + address(&url.loc) + lastmod + alternates
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::{LIMIT, LIMIT_BYTES, SitemapUrl, divide, parts, robots, sitemap, sitemap_index};

    fn page() -> SitemapUrl<'static> {
        SitemapUrl {
            loc: "https://blogs.example.gov/fr/?a=1&b=2".into(),
            lastmod: Some("2012-05-16T09:30:00+02:00".into()),
            alternates: vec![
                ("fr".into(), "https://blogs.example.gov/fr/?a=1&b=2".into()),
                ("x-default".into(), "https://blogs.example.gov/\"\u{1}en\"/".into()),
            ],
        }
    }

    fn bare(loc: &str) -> SitemapUrl<'_> {
        SitemapUrl { loc: loc.into(), lastmod: None, alternates: Vec::new() }
    }

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
        let bytes = sitemap(&[page(), bare("https://blogs.example.gov/")]);
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
    fn pages_are_divided_by_number() {
        let urls = vec![bare("https://blogs.example.gov/"); LIMIT + 1];
        let lengths: Vec<_> = parts(&urls).iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [LIMIT, 1]);
        let lengths: Vec<_> = divide(&urls[..6], 3, LIMIT_BYTES).iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [3, 3]);
        assert_eq!(parts(&[]), [&[][..]]);
    }

    #[test]
    fn pages_are_divided_by_size() {
        let mut urls = vec![page(); 20];
        let address = format!("https://blogs.example.gov/{}", "&x".repeat(2000));
        urls.insert(7, bare(&address));
        let limit = 2000;
        let parts = divide(&urls, LIMIT, limit);
        assert_eq!(parts.iter().map(|part| part.len()).sum::<usize>(), urls.len());
        assert!(parts.len() < urls.len());
        for part in parts {
            assert!(sitemap(part).len() <= limit || part.len() == 1, "{}", part.len());
        }
    }

    #[test]
    fn robots_are_told_where_the_sitemap_is() {
        let text = robots("https://blogs.example.gov/sitemap.xml");
        assert_eq!(text, "User-agent: *\nDisallow:\n\nSitemap: https://blogs.example.gov/sitemap.xml\n");
    }
}
