//! What search engines read: sitemaps with their alternates, and `robots.txt`.

use crate::model::addresses;
use crate::model::alternates::{Alternates, alternates};
use crate::model::site::Site;
use crate::model::url::{Address, RootId};
use crate::model::view::View;
use crate::render::Renderer;
use crate::render::sitemap::{self, Sitemap};
use crate::render::xml::push_escaped;

/// A sitemap, one part of it, or the index of its parts.
pub(crate) fn sitemap(renderer: &Renderer, root: RootId, part: Option<u32>) -> Vec<u8> {
    let site = renderer.site;
    let limit = site.pages_of_sitemap(root);
    let pages = || renderer.pages(root);
    let Some(part) = part else {
        let count = pages().count();
        if count <= limit {
            return self::pages(site, root, pages(), count);
        }
        let parts = count.div_ceil(limit);
        let locations: Vec<(String, Option<String>)> = (1..=parts)
            .map(|part| (Address::new(root, format!("/sitemap-{part}.xml")).absolute(&site.roots), None))
            .collect();
        return sitemap::sitemap_index(&locations);
    };
    self::pages(site, root, pages().skip((part as usize - 1) * limit).take(limit), limit)
}

/// About how many bytes a page takes for each of its addresses.
const ADDRESS: usize = 160;

/// These pages, of which there are so many at the most.
fn pages<'v>(site: &Site, root: RootId, views: impl Iterator<Item = &'v View>, most: usize) -> Vec<u8> {
    let mut sitemap = Sitemap::with_capacity(most * site.addresses_of_page(root) * ADDRESS);
    let absolute =
        |address: Address| move |into: &mut String| address.push(into, None, &site.roots, push_escaped);
    for view in views {
        let Some(Alternates { languages, default }) = alternates(site, view) else { continue };
        let day = addresses::last_change(site, view).map(|day| day.to_string());
        let own = languages.iter().map(|(language, address)| (language.as_str(), absolute(address.clone())));
        let alternates = own.chain([("x-default", absolute(default))]);
        sitemap.page(absolute(addresses::of(site, view)), day.as_deref(), alternates);
    }
    sitemap.into_bytes()
}

pub(crate) fn robots(renderer: &Renderer, root: RootId) -> Vec<u8> {
    let site = renderer.site;
    sitemap::robots(&Address::new(root, "/sitemap.xml").absolute(&site.roots)).into_bytes()
}
