//! What all pages of one edition show: the blog's settings, menus, alerts, the way to the missions; the
//! theme and its messages.

use crate::model::addresses;
use crate::model::artifact::Fingerprint;
use crate::model::blog::{Blog, BlogId};
use crate::model::edition::{Edition, EditionId};
use crate::model::language::Language;
use crate::model::site::Site;
use crate::plan::{Looks, texts};

/// The fingerprints of what pages share.
pub struct Frames {
    editions: Vec<Fingerprint>,
    /// By edition: what of that its feeds depend on, which show no menu, alert or theme.
    feeds: Vec<Fingerprint>,
    /// By blog: the frame of the edition in its default language, and its messages in all languages.
    blogs: Vec<Fingerprint>,
}

impl Frames {
    pub fn new(site: &Site, looks: &Looks) -> Self {
        let network: Vec<_> = site.blogs.iter().map(seen_by_all).collect();
        let whole = Fingerprint::of(&(looks.program, &site.roots, network));
        let editions: Vec<Fingerprint> =
            site.editions.iter().map(|edition| frame(site, looks, whole, edition)).collect();
        let feeds = site.editions.iter().map(|edition| of_feeds(site, looks, whole, edition)).collect();
        let blogs = site
            .blogs
            .iter()
            .enumerate()
            .map(|(number, blog)| {
                let default = site.edition_in(BlogId(number as u16), &blog.default_language);
                let locales: Vec<_> =
                    blog.languages.iter().map(|(language, _)| looks.locale(number, language)).collect();
                Fingerprint::of(&(editions[default.0 as usize], locales))
            })
            .collect();
        Self { editions, feeds, blogs }
    }

    /// What an edition's pages share.
    pub fn edition(&self, id: EditionId) -> Fingerprint {
        self.editions[id.0 as usize]
    }

    /// What an edition's feeds share.
    pub fn feed(&self, id: EditionId) -> Fingerprint {
        self.feeds[id.0 as usize]
    }

    /// What a page shows that is in a blog's default language and speaks all its languages.
    pub fn blog(&self, id: BlogId) -> Fingerprint {
        self.blogs[id.0 as usize]
    }
}

/// What the pages of all blogs show of one: its name, and where it is in which languages.
fn seen_by_all(blog: &Blog) -> Fingerprint {
    let languages: Vec<&Language> = blog.languages.iter().map(|(language, _)| language).collect();
    Fingerprint::of(&(
        (&blog.id, blog.root, &blog.path),
        (&blog.title, &blog.description),
        &blog.default_language,
        languages,
    ))
}

fn of_feeds(site: &Site, looks: &Looks, whole: Fingerprint, edition: &Edition) -> Fingerprint {
    let blog = site.blog(edition.blog);
    let (language, _) = &blog.languages[edition.language];
    let locale = looks.locale(edition.blog.0 as usize, language);
    Fingerprint::of(&(
        (whole, locale, blog.fingerprint, language),
        (&site.feed_authority, &blog.rights, &blog.feed_hub),
    ))
}

fn frame(site: &Site, looks: &Looks, whole: Fingerprint, edition: &Edition) -> Fingerprint {
    let blog = site.blog(edition.blog);
    let number = edition.blog.0 as usize;
    let (language, chain) = &blog.languages[edition.language];
    let look = (looks.themes.get(number), looks.locale(number, language));
    let navigation = (
        edition.months.is_empty(),
        edition.tags.is_empty(),
        edition.authors.is_empty(),
        edition.events.is_empty(),
        edition.weeks.first().map(|week| week.id),
        edition.corrections.is_empty(),
        addresses::statement(blog, language),
    );
    let offices: Vec<_> = edition.offices.iter().map(|(number, _)| &blog.offices[*number as usize]).collect();
    let menu: Vec<_> = blog
        .pages
        .iter()
        .filter(|page| page.menu.is_some())
        .filter_map(|page| page.translations.iter().find(|translation| translation.language == *language))
        .map(|translation| (&translation.title, &translation.address))
        .collect();
    let policies: Vec<_> = blog
        .policy_texts
        .iter()
        .filter_map(|policy| Some((&policy.name, policy.choose(chain)?)))
        .map(|(name, translation)| (name, &translation.title, &translation.slug, &translation.language))
        .collect();
    let alerts: Vec<_> = blog
        .alerts
        .iter()
        .filter_map(|alert| Some(texts::alert(site, alert, alert.choose(chain)?)))
        .collect();
    Fingerprint::of(&(
        (whole, look, blog.fingerprint, language),
        (navigation, offices, menu, policies, alerts),
    ))
}
