//! What lists, feeds and pages show of stories.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::artifact::Fingerprint;
use crate::model::blog::BlogId;
use crate::model::edition::{Edition, EditionId, Entry};
use crate::model::post::{Byline, Head, Post, PostId};
use crate::model::site::Site;
use crate::plan::Looks;

/// Every story as each edition's lists show it, hashed once.
pub struct Stories {
    /// By edition.
    cards: Vec<FxHashMap<PostId, Fingerprint>>,
    /// By edition: stories that only a digest still tells of.
    withdrawn: Vec<FxHashMap<PostId, Fingerprint>>,
    /// By post: what only feeds say of it.
    in_feeds: Vec<Fingerprint>,
}

impl Stories {
    pub fn new(site: &Site, looks: &Looks) -> Self {
        let of_edition = |edition: &Edition| {
            let blog = site.blog(edition.blog);
            let chain = &blog.languages[edition.language].1;
            // By blog: where the links of its stories' tags and authors lead.
            let near: Vec<EditionId> =
                (0..site.blogs.len()).map(|blog| site.edition_near(BlogId(blog as u16), chain)).collect();
            let card = |entry: &Entry| (entry.post, card(site, looks, edition, &near, entry));
            let cards: Vec<(PostId, Fingerprint)> = edition.entries.par_iter().map(card).collect();
            let withdrawn = edition.weeks.iter().flat_map(|week| &week.withdrawn).map(card).collect();
            (cards.into_iter().collect(), withdrawn)
        };
        let (cards, withdrawn) = site.editions.par_iter().map(of_edition).unzip();
        Self { cards, withdrawn, in_feeds: site.posts.par_iter().map(|post| in_feeds(site, post)).collect() }
    }

    /// The story's card in an edition that shows it.
    pub fn card(&self, edition: EditionId, post: PostId) -> Option<Fingerprint> {
        self.cards[edition.0 as usize].get(&post).copied()
    }

    /// The same of a story that was withdrawn, in a digest that says so.
    pub fn withdrawn(&self, edition: EditionId, post: PostId) -> Option<Fingerprint> {
        self.withdrawn[edition.0 as usize].get(&post).copied()
    }

    pub fn cards(&self, edition: EditionId, entries: &[Entry]) -> Vec<Option<Fingerprint>> {
        entries.iter().map(|entry| self.card(edition, entry.post)).collect()
    }

    /// A story in a feed, which says more than a card; `whole` with its text.
    pub fn in_feed(&self, site: &Site, edition: EditionId, entry: Entry, whole: bool) -> Fingerprint {
        let translation = &site.post(entry.post).translations[entry.translation as usize];
        let text = whole.then_some(translation.fingerprint);
        let of_post = self.in_feeds.get(entry.post.0 as usize);
        let of_text =
            (translation.detail.comments, translation.last_change(), &translation.detail.translator);
        Fingerprint::of(&(self.card(edition, entry.post), text, of_post, of_text))
    }
}

fn in_feeds(site: &Site, post: &Post) -> Fingerprint {
    let blog = site.blog(post.blog);
    let elsewhere: Vec<_> = post
        .translations
        .iter()
        .map(|other| (&other.language, &other.address, other.head.withdrawn.is_some()))
        .collect();
    let newest = post.comments.iter().map(|comment| comment.date.in_zone(&blog.zone)).max();
    Fingerprint::of(&(
        elsewhere,
        (post.comments.len(), newest),
        (&post.feed_id, &post.stem, &blog.country, blog.outputs.tags, &blog.outputs.feeds, &blog.rights),
    ))
}

/// When and where a story's event is, in the time zone of its mission.
pub fn event(site: &Site, entry: Entry) -> Fingerprint {
    let post = site.post(entry.post);
    let event = &post.translations[entry.translation as usize].detail.event;
    Fingerprint::of(&(event, site.blog(post.blog).zone.iana_name()))
}

/// A story on its own page, which need not be in any list.
pub fn on_its_page(site: &Site, edition: EditionId, entry: Entry) -> Fingerprint {
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    // Whoever writes about it is to name it.
    let own = (translation.fingerprint, &post.comments, &post.stem);
    Fingerprint::of(&(own, ways(site, edition, &translation.head)))
}

fn card(site: &Site, looks: &Looks, edition: &Edition, near: &[EditionId], entry: &Entry) -> Fingerprint {
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    let ways = ways(site, near[post.blog.0 as usize], &translation.head);
    let blog = site.blog(post.blog);
    // In its own language and site a story is said as its own blog says it, on whichever page.
    let own = near[post.blog.0 as usize];
    let own = (post.blog != edition.blog && translation.language == *site.language_of(edition)).then(|| {
        let language = site.edition(own).language;
        (
            looks.locale(post.blog.0 as usize, &translation.language),
            &blog.languages[language],
            &blog.own_domains,
        )
    });
    Fingerprint::of(&(translation.head_fingerprint, &blog.id, ways, own))
}

/// Which of a story's tags, authors and office have pages that their names lead to.
fn ways<'a>(site: &'a Site, edition: EditionId, head: &'a Head) -> Ways<'a> {
    Ways { site, edition, head }
}

/// Hashed as what it finds.
struct Ways<'a> {
    site: &'a Site,
    edition: EditionId,
    head: &'a Head,
}

impl Hash for Ways<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Ways { site, edition, head } = *self;
        let author = |byline: &Byline| match byline {
            Byline::Author(id) => site.has_author_page(edition, *id),
            Byline::Guest { .. } => false,
        };
        (head.tags.len(), head.authors.len()).hash(state);
        head.tags.iter().for_each(|tag| site.has_tag_page(edition, *tag).hash(state));
        head.authors.iter().for_each(|byline| author(byline).hash(state));
        head.office.map(|office| site.has_office_page(edition, office)).hash(state);
    }
}
