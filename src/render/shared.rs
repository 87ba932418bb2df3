//! What the pages of a site share, made when the first of them asks for it.
//!
//! It holds values and texts alone, no part of the site: it belongs to one site and its looks, and is of
//! no use to another. What it holds is bounded by what pages share: of stories it keeps so many cards.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::locales::{Direction, autonym, direction, with_territory};
use crate::model::blog::BlogId;
use crate::model::edition::EditionId;
use crate::model::language::Language;
use crate::model::post::{AuthorId, PostId, TagId};
use crate::model::site::Site;
use crate::render::cache::Cache;
use crate::render::email::Fit;
use crate::render::feeds::Block;
use crate::render::frame::Frame;
use crate::render::listed::Shape;
use crate::render::places::Pattern;
use crate::render::structured::{Crumb, Owner};
use crate::theme::{Value, text};

/// How many bytes of cards are kept, over all editions.
const CARDS: usize = 32 << 20;

/// How many letters are kept: one for each of some threads.
const LETTERS: usize = 8;

/// The values and texts that pages of one site share.
pub struct Shared {
    editions: Box<[OnceLock<Box<OfEdition>>]>,
    /// By edition: the number of its language.
    language_of: Box<[usize]>,
    /// Every language of any blog.
    languages: Box<[OfLanguage]>,
    cards: AtomicUsize,
    /// The last weeks' e-mails.
    letters: Mutex<Letters>,
}

/// Each by its edition and the week's first day, the last one made first.
type Letters = VecDeque<((EditionId, Date), Arc<Fit>)>;

/// What the pages of an edition share.
#[derive(Default)]
pub(crate) struct OfEdition {
    pub frame: OnceLock<Result<Frame, Vec<Diagnostic>>>,
    /// What cards have in common, where a theme's are plain.
    pub shapes: Cache<Shape, Arc<Pattern>>,
    /// Stories of the edition's own blog, where a theme's cards are not plain.
    cards: Cache<(PostId, u16), Arc<Pattern>>,
    /// A mission as a story names it, and the line above the story's title that does.
    pub missions: Cache<BlogId, Value>,
    pub kickers: Cache<BlogId, Arc<str>>,
    /// By the blog whose pages they lead to.
    pub tags: Cache<(BlogId, TagId), Value>,
    pub tag_parts: Cache<TagId, Arc<str>>,
    pub author_parts: Cache<AuthorId, Arc<str>>,
    pub author_links: Cache<(BlogId, AuthorId), Arc<str>>,
    /// "By …".
    pub by_authors: OnceLock<Pattern>,
    pub bylines: Cache<(BlogId, Box<[AuthorId]>), Value>,
    /// "This story is in English".
    pub shown_in: Cache<Language, Value>,
    /// By number of the page and of all pages.
    pub pagers: Cache<(u32, u32), Arc<Pattern>>,
    pub latest: OnceLock<Value>,
    /// What the blog is called, and the archives of its months, in JSON-LD.
    pub owner: OnceLock<Owner>,
    pub month_crumbs: Cache<(i16, i8), Crumb>,
    /// The heading of a day, and what stands around stories that are related.
    pub day: OnceLock<Arc<Pattern>>,
    pub related: OnceLock<Arc<Pattern>>,
    /// Links that share a story; empty where there are none.
    pub share: OnceLock<Arc<Pattern>>,
    /// The same as `shown_in`, plain.
    pub labels: Cache<Language, Arc<str>>,
    /// "12 stories this week", by how many.
    pub counts: Cache<usize, Value>,
    /// "Now in English".
    pub now_in: OnceLock<Value>,
    /// The policies of its feeds, where the same text serves all entries.
    pub feed_policies: OnceLock<Option<Box<[Block<'static>]>>>,
    pub post_policies: OnceLock<Value>,
    pub digest_policies: OnceLock<Value>,
    /// The way to the policy on comments.
    pub comment_policy: OnceLock<Value>,
    /// "Read on at …", by the blog, at the end of a story in a feed.
    pub read_on: Cache<BlogId, Arc<str>>,
    /// "Week of …", by its first day.
    pub weeks: Cache<Date, Arc<str>>,
    pub beside: OnceLock<Value>,
    /// What is said of links that lead out, see [`crate::render::external`].
    pub external_on_pages: OnceLock<Box<str>>,
    pub external_in_feeds: OnceLock<Box<str>>,
    pub external_notice: OnceLock<Value>,
    pub external_notice_in_feeds: OnceLock<Arc<str>>,
}

/// What is the same in a language, on whichever page.
pub(crate) struct OfLanguage {
    pub language: Language,
    pub direction: Direction,
    pub lang: Value,
    pub dir: Value,
    /// What it calls itself.
    pub name: Value,
    /// With its territory, as Open Graph names it; empty where that is not known.
    pub territory: Box<str>,
    /// Long and full dates.
    pub long: Cache<Date, Value>,
    pub full: Cache<Date, Value>,
    /// By hour and minute.
    pub times: Cache<(i8, i8), Value>,
    /// Entries of pagers that lead to these pages.
    pub numbered: Cache<u32, Value>,
}

impl OfLanguage {
    fn new(language: &Language) -> Self {
        let direction = direction(language);
        Self {
            language: language.clone(),
            direction,
            lang: text(language.as_str()),
            dir: text(direction.as_str()),
            name: text(&autonym(language)),
            territory: with_territory(language).unwrap_or_default().into(),
            long: Cache::default(),
            full: Cache::default(),
            times: Cache::default(),
            numbered: Cache::default(),
        }
    }
}

impl Shared {
    /// For one site, with nothing in it.
    pub fn new(site: &Site) -> Self {
        let mut languages: Vec<OfLanguage> = site.languages.iter().map(OfLanguage::new).collect();
        let language_of = site
            .editions
            .iter()
            .map(|edition| {
                let language = site.language_of(edition);
                languages.iter().position(|known| known.language == *language).unwrap_or_else(|| {
                    languages.push(OfLanguage::new(language));
                    languages.len() - 1
                })
            })
            .collect();
        Self {
            editions: site.editions.iter().map(|_| OnceLock::new()).collect(),
            language_of,
            languages: languages.into(),
            cards: AtomicUsize::new(0),
            letters: Mutex::default(),
        }
    }

    /// A week's letter, by its edition and first day, made where it is not one of the last few.
    pub(crate) fn letter(
        &self,
        of: (EditionId, Date),
        make: impl FnOnce() -> Result<Fit, Vec<Diagnostic>>,
    ) -> Result<Arc<Fit>, Vec<Diagnostic>> {
        let known = |letters: &Letters| {
            letters.iter().find(|(known, _)| *known == of).map(|(_, letter)| Arc::clone(letter))
        };
        if let Some(letter) = self.letters.lock().ok().and_then(|letters| known(&letters)) {
            return Ok(letter);
        }
        let letter = Arc::new(make()?);
        if let Ok(mut letters) = self.letters.lock() {
            letters.truncate(LETTERS - 1);
            letters.push_front((of, Arc::clone(&letter)));
        }
        Ok(letter)
    }

    pub(crate) fn edition(&self, id: EditionId) -> &OfEdition {
        self.editions[id.0 as usize].get_or_init(Box::default)
    }

    pub(crate) fn language_of(&self, id: EditionId) -> &OfLanguage {
        &self.languages[self.language_of[id.0 as usize]]
    }

    /// One of the site's languages; `None` for another.
    pub(crate) fn language(&self, language: &Language) -> Option<&OfLanguage> {
        self.languages.iter().find(|known| known.language == *language)
    }

    /// A language's own name.
    pub(crate) fn autonym(&self, language: &Language) -> Value {
        self.language(language).map_or_else(|| text(&autonym(language)), |known| known.name.clone())
    }

    /// A story's card in an edition of its own blog, made if it is not there.
    pub(crate) fn card<Fault>(
        &self,
        edition: EditionId,
        story: (PostId, u16),
        make: impl FnOnce() -> Result<Arc<Pattern>, Fault>,
    ) -> Result<Arc<Pattern>, Fault> {
        let cards = &self.edition(edition).cards;
        if let Some(known) = cards.get(&story) {
            return Ok(known);
        }
        let made = make()?;
        let held = self.cards.fetch_add(made.len(), Ordering::Relaxed) + made.len();
        if held > CARDS {
            // A mission's pages are rendered one after another: what was made long ago has been shown.
            self.editions.iter().filter_map(OnceLock::get).for_each(|edition| edition.cards.clear());
            self.cards.store(made.len(), Ordering::Relaxed);
        }
        cards.put(story, Arc::clone(&made));
        Ok(made)
    }
}
