//! The whole network, joined and complete: nothing in it can be missing or unknown.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::artifact::Fingerprint;
use super::blog::{Blog, BlogId};
use super::edition::{Edition, EditionId};
use super::language::Language;
use super::post::{Author, AuthorId, Post, PostId, Tag, TagId, Translation};
use super::settings::{FeedFormat, Rules};
use super::url::{Address, Root, RootId};
use super::writing::Writing;
use crate::diagnostic::Place;
use crate::source::SourceId;

/// Immutable once it is resolved. Its parts are shared, so that a copy with a few posts changed costs little.
#[derive(Debug, Clone)]
pub struct Site {
    pub now: Timestamp,
    pub roots: Vec<Root>,
    /// The hub, then the missions by id.
    pub blogs: Arc<[Blog]>,
    pub authors: Arc<[Author]>,
    pub tags: Arc<[Tag]>,
    pub posts: Vec<Arc<Post>>,
    /// By blog, then in the order of its languages.
    pub editions: Arc<[Edition]>,
    /// By blog: its first edition; the others follow in the order of its languages.
    pub first_editions: Arc<[EditionId]>,
    pub files: Arc<[SiteFile]>,
    /// RFC 4151: `example.gov,2012`.
    pub feed_authority: Arc<str>,
    /// Every language of any blog.
    pub languages: Vec<Language>,
    /// How numbers and dates are written, in languages of which the settings say it.
    pub writing: BTreeMap<Language, Writing>,
    /// Old paths that lead to a page: where the redirect stands, and its target's address and title.
    pub redirects: Arc<[Redirect]>,
    /// Posts' texts that are not out since their end has come.
    pub ended: Arc<[Ended]>,
    /// Links from the network's root, to be judged when all of the output is planned.
    pub rooted: Arc<[RootedLink]>,
    /// Links to a place of a text, to be judged by who knows all texts.
    pub anchors: Arc<[AnchorLink]>,
    pub rules: Arc<Rules>,
}

/// The number of a file in [`Site::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A file that goes out as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SiteFile {
    pub source: SourceId,
    pub hash: Fingerprint,
    pub address: Address,
    pub size: Option<(u32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Redirect {
    pub source: SourceId,
    pub at: Address,
    pub to: Address,
    pub title: Arc<str>,
    pub blog: BlogId,
    pub language: Language,
}

/// A translation of a post whose `expire_at` is past.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ended {
    pub source: SourceId,
    /// The post's, see [`super::post::Post::feed_id`].
    pub feed_id: Arc<str>,
    pub language: Language,
}

/// A link of a text to a path of the network.
#[derive(Debug, Clone)]
pub struct RootedLink {
    pub source: SourceId,
    pub place: Place,
    pub address: Address,
}

/// A link to a `#…` of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorLink {
    pub source: SourceId,
    pub place: Place,
    pub to: AnchoredTo,
    /// Without the `#`, decoded; never empty.
    pub fragment: Arc<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnchoredTo {
    /// The file whose text is shown there.
    Text(SourceId),
    /// A page, or what else stands at this address.
    Page(Address),
}

/// The most addresses in one sitemap.
const ADDRESSES: usize = 50_000;

impl Site {
    /// How many pages one sitemap of a site may list. sitemaps.org allows it 50,000 pages and 50 MiB, and Google's
    /// `xhtml:link` makes each page bring the addresses of its translations along: so these are counted too, which
    /// leaves a kilobyte for each.
    pub fn pages_of_sitemap(&self, root: RootId) -> usize {
        ADDRESSES / self.addresses_of_page(root)
    }

    /// How many addresses a page of a site brings to its sitemap at the most: its own, that of each language, and
    /// that for readers of any other.
    pub fn addresses_of_page(&self, root: RootId) -> usize {
        let blogs = self.blogs.iter().filter(|blog| blog.root == root);
        blogs.map(|blog| blog.languages.len()).max().unwrap_or_default() + 2
    }

    pub fn blog(&self, id: BlogId) -> &Blog {
        &self.blogs[id.0 as usize]
    }

    pub fn post(&self, id: PostId) -> &Post {
        &self.posts[id.0 as usize]
    }

    pub fn edition(&self, id: EditionId) -> &Edition {
        &self.editions[id.0 as usize]
    }

    pub fn file(&self, id: FileId) -> &SiteFile {
        &self.files[id.0 as usize]
    }

    /// Where a file of a bundle is for the pages of a site: where it is, or its copy in that site.
    pub fn address_in(&self, root: RootId, file: &Address) -> Address {
        copy_address(file, root, &self.blogs)
    }

    /// A blog's editions, with their numbers.
    pub fn editions_of(&self, blog: BlogId) -> impl Iterator<Item = (EditionId, &Edition)> {
        let first = self.first_editions.get(blog.0 as usize).map_or(self.editions.len(), |id| id.0 as usize);
        self.editions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, edition)| edition.blog == blog)
            .map(|(index, edition)| (EditionId(index as u16), edition))
    }

    /// The edition of a blog in a language that it has; its first for one that it has not.
    pub fn edition_in(&self, blog: BlogId, language: &Language) -> EditionId {
        let place = self.blog(blog).languages.iter().position(|(known, _)| known == language).unwrap_or(0);
        EditionId(self.first_editions[blog.0 as usize].0 + place as u16)
    }

    /// The edition of a blog that pages of another with these fallbacks lead to.
    pub fn edition_near(&self, blog: BlogId, chain: &[Language]) -> EditionId {
        self.edition_in(blog, self.blog(blog).language_near(chain))
    }

    /// Whether an edition has a page of a tag.
    pub fn has_tag_page(&self, edition: EditionId, tag: TagId) -> bool {
        let edition = self.edition(edition);
        let wanted = !edition.blog.is_hub() && self.blog(edition.blog).outputs.tags;
        wanted && edition.tags.binary_search_by_key(&tag, |(tag, _)| *tag).is_ok()
    }

    /// Whether an edition has a page of an author.
    pub fn has_author_page(&self, edition: EditionId, author: AuthorId) -> bool {
        let edition = self.edition(edition);
        let wanted = !edition.blog.is_hub() && self.blog(edition.blog).outputs.authors;
        wanted && edition.authors.binary_search_by_key(&author, |(author, _)| *author).is_ok()
    }

    /// Whether an edition has a page of an office, by the office's number in the blog.
    pub fn has_office_page(&self, edition: EditionId, office: u16) -> bool {
        self.edition(edition).offices.binary_search_by_key(&office, |(office, _)| *office).is_ok()
    }

    /// Whether comments stand in a feed beside the page of one of a post's translations.
    pub fn has_comments_feed(&self, post: &Post, translation: &Translation) -> bool {
        let wanted = self.blog(post.blog).outputs.feeds.contains(&FeedFormat::Atom);
        wanted && !post.shown_comments(translation).is_empty()
    }

    pub fn language_of(&self, edition: &Edition) -> &Language {
        &self.blog(edition.blog).languages[edition.language].0
    }
}

/// Where the copy of a file stands in another site: below the id of the mission that it comes from.
pub fn copy_address(file: &Address, root: RootId, blogs: &[Blog]) -> Address {
    if file.root == root {
        return file.clone();
    }
    let id =
        blogs.iter().find(|blog| blog.root == file.root && !blog.id.is_empty()).map_or("", |blog| &blog.id);
    match file.root {
        RootId(0) => Address::new(root, file.path.clone()),
        _ => Address::new(root, format!("/{id}{}", file.path)),
    }
}
