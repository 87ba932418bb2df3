//! What search engines read: sitemaps with their alternates, and `robots.txt`.

use crate::model::addresses;
use crate::model::site::Site;
use crate::model::url::{Address, RootId};
use crate::model::view::View;
use crate::render::Renderer;
use crate::render::sitemap::{self, SitemapUrl};

/// A sitemap, one part of it, or the index of its parts.
pub(crate) fn sitemap(renderer: &Renderer, root: RootId, part: Option<u32>) -> Vec<u8> {
    let site = renderer.site;
    let pages: Vec<&View> = renderer.pages(root).collect();
    let limit = sitemap::LIMIT;
    match part {
        None if pages.len() > limit => {
            let parts = pages.len().div_ceil(limit);
            let locations: Vec<(String, Option<String>)> = (1..=parts)
                .map(|part| (Address::new(root, format!("/sitemap-{part}.xml")).absolute(&site.roots), None))
                .collect();
            sitemap::sitemap_index(&locations)
        }
        None => sitemap::sitemap(&urls(site, &pages)),
        Some(part) => {
            let chunk = pages.chunks(limit).nth(part as usize - 1).unwrap_or(&[]);
            sitemap::sitemap(&urls(site, chunk))
        }
    }
}

fn urls<'a>(site: &Site, views: &[&View]) -> Vec<SitemapUrl<'a>> {
    views
        .iter()
        .filter_map(|view| {
            let alternates = addresses::alternates(site, view)?;
            let mut listed: Vec<_> = alternates
                .languages
                .iter()
                .map(|(language, address)| {
                    (language.to_string().into(), address.absolute(&site.roots).into())
                })
                .collect();
            listed.push(("x-default".into(), alternates.default.absolute(&site.roots).into()));
            Some(SitemapUrl {
                loc: addresses::of(site, view).absolute(&site.roots).into(),
                lastmod: addresses::last_change(site, view).map(|day| day.to_string().into()),
                alternates: listed,
            })
        })
        .collect()
}

pub(crate) fn robots(renderer: &Renderer, root: RootId) -> Vec<u8> {
    let site = renderer.site;
    sitemap::robots(&Address::new(root, "/sitemap.xml").absolute(&site.roots)).into_bytes()
}
