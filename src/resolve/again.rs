//! A story resolved once more, where nothing changed but its own words: what a preview does after a save.
//!
//! It gives the site that resolving everything would give, or nothing: where a listing, an address, a tag or
//! another text depends on what changed, where the story has faults that are not its own, or is not out in
//! full, everything has to be resolved anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostic;
use crate::model::blog::{BlogId, LinkTarget};
use crate::model::document::TextDocument;
use crate::model::language::Language;
use crate::model::post::{AuthorId, Post, PostId, TagId, Translation};
use crate::model::register::Entry;
use crate::model::site::{AnchoredTo, RootedLink, Site};
use crate::model::url::Address;
use crate::resolve::links::{Destinations, Findings};
use crate::resolve::places::Placed;
use crate::resolve::posts::Names;
use crate::resolve::publish::{Gate, State};
use crate::resolve::stories::{self, Comments, Placing};
use crate::source::{SourceId, Sources};

/// What resolving leaves behind for doing a part of it once more.
#[derive(Debug)]
pub struct Kept {
    pub permalinks: Vec<String>,
    pub gate: Gate,
    pub author_ids: BTreeMap<Arc<str>, AuthorId>,
    pub tag_ids: HashMap<String, TagId>,
    pub destinations: Destinations,
    pub comments: Comments,
    /// In the order of the site's posts, those that are not out among them.
    pub stories: Vec<Story>,
    /// Every text, out or not, where it was asked for.
    pub register: Vec<Entry>,
    /// Sources with faults that are not one story's own.
    pub at_fault: FxHashSet<SourceId>,
}

/// One story as it was resolved.
#[derive(Debug)]
pub struct Story {
    blog: BlogId,
    documents: Vec<Arc<TextDocument>>,
    shape: Vec<Shape>,
    post: Option<PostId>,
    findings: Findings,
}

/// What others depend on of one translation.
#[derive(Debug, PartialEq)]
struct Shape {
    source: SourceId,
    language: Language,
    is_out: bool,
    address: Option<Address>,
    tags: Option<Vec<String>>,
    aliases: Option<Vec<String>>,
    rules: Option<BTreeMap<String, String>>,
    own_keys: Vec<&'static str>,
}

/// A site with some stories' words changed.
#[derive(Debug)]
pub struct Again {
    pub site: Site,
    /// All texts of those stories, and all faults that joining them finds now.
    pub documents: Vec<Arc<TextDocument>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Their links from the network's root.
    pub rooted: Vec<RootedLink>,
}

impl Story {
    /// Before a post is made of what was placed.
    pub fn placed(placed: &Placed) -> Story {
        let documents = placed.group.members.iter().map(|member| member.document.clone());
        let mut documents: Vec<Arc<TextDocument>> = documents.collect();
        documents.sort_by_key(|document| document.source);
        Story {
            blog: placed.blog,
            documents,
            shape: shape(placed),
            post: None,
            findings: Findings::default(),
        }
    }

    /// After.
    pub fn resolved(self, post: Option<PostId>, findings: &Findings) -> Story {
        let findings = Findings {
            diagnostics: findings.diagnostics.clone(),
            rooted: findings.rooted.clone(),
            anchors: findings.anchors.clone(),
        };
        Story { post, findings, ..self }
    }
}

impl Kept {
    /// By source: the number of its story.
    pub fn by_source(&self) -> FxHashMap<SourceId, usize> {
        let of_story = |(number, story): (usize, &Story)| {
            story.documents.iter().map(move |document| (document.source, number)).collect::<Vec<_>>()
        };
        self.stories.iter().enumerate().flat_map(of_story).collect()
    }

    /// One of a story's texts, as it was when it was resolved.
    pub fn document(&self, story: usize, source: SourceId) -> Option<&Arc<TextDocument>> {
        self.stories.get(story)?.documents.iter().find(|document| document.source == source)
    }

    /// The site with these documents, each in place of the one of its source. `by_source` is
    /// [`Kept::by_source`]. `None` where more would change than their own words; then nothing has changed.
    pub fn again(
        &mut self,
        site: &Site,
        sources: &Sources,
        by_source: &FxHashMap<SourceId, usize>,
        changed: &[Arc<TextDocument>],
    ) -> Option<Again> {
        let mut replaced: BTreeMap<usize, Vec<Arc<TextDocument>>> = BTreeMap::new();
        for document in changed {
            let number = *by_source.get(&document.source)?;
            let story = self.stories.get(number)?;
            let documents = replaced.entry(number).or_insert_with(|| story.documents.clone());
            *documents.iter_mut().find(|known| known.source == document.source)? = document.clone();
        }
        let mut site = site.clone();
        let mut stories = Vec::with_capacity(replaced.len());
        for (number, documents) in replaced {
            let (story, post) = self.story_again(&site, sources, self.stories.get(number)?, documents)?;
            *site.posts.get_mut(story.post?.0 as usize)? = Arc::new(post);
            stories.push((number, story));
        }
        let mut again = Again { site, documents: Vec::new(), diagnostics: Vec::new(), rooted: Vec::new() };
        for (number, story) in stories {
            again.documents.extend(story.documents.iter().cloned());
            again.diagnostics.extend(story.findings.diagnostics.iter().cloned());
            again.rooted.extend(story.findings.rooted.iter().cloned());
            *self.stories.get_mut(number)? = story;
        }
        Some(again)
    }

    fn story_again(
        &self,
        site: &Site,
        sources: &Sources,
        story: &Story,
        documents: Vec<Arc<TextDocument>>,
    ) -> Option<(Story, Post)> {
        if documents.iter().any(|document| self.at_fault.contains(&document.source)) {
            return None;
        }
        let old = site.posts.get(story.post?.0 as usize)?;
        let mut faults = Vec::new();
        let languages = stories::all_languages(site.blog(story.blog));
        let placing = Placing { blogs: &site.blogs, permalinks: &self.permalinks, gate: self.gate };
        let placed = stories::place_one(story.blog, &documents, &languages, placing, &mut faults)?;
        let alike = shape(&placed) == story.shape
            && story.shape.iter().all(|shape| shape.is_out && shape.aliases.is_none());
        if !alike || !faults.is_empty() {
            return None;
        }
        let names = Names {
            sources,
            blogs: &site.blogs,
            authors: &site.authors,
            author_ids: &self.author_ids,
            tags: &site.tags,
            tag_ids: &self.tag_ids,
            destinations: &self.destinations,
        };
        let (post, findings) = stories::post(placed, &self.comments, &names);
        let post = post.filter(|post| is_listed_alike(old, post, site.roots.len() > 1))?;
        if !leads_alike(story, &documents, &findings, site) {
            return None;
        }
        let story = Story {
            blog: story.blog,
            documents,
            shape: story.shape.iter().map(Shape::again).collect(),
            post: story.post,
            findings,
        };
        Some((story, post))
    }
}

impl Shape {
    fn again(&self) -> Shape {
        let Shape { source, language, is_out, address, tags, aliases, rules, own_keys } = self;
        Shape {
            source: *source,
            language: language.clone(),
            is_out: *is_out,
            address: address.clone(),
            tags: tags.clone(),
            aliases: aliases.clone(),
            rules: rules.clone(),
            own_keys: own_keys.clone(),
        }
    }
}

fn shape(placed: &Placed) -> Vec<Shape> {
    let one = |(member, spot): (&crate::resolve::groups::Member, &crate::resolve::places::Spot)| Shape {
        source: member.document.source,
        language: member.language.clone(),
        is_out: spot.state == State::Out,
        address: spot.address.clone(),
        tags: member.front_matter.tags.clone(),
        aliases: member.front_matter.aliases.clone(),
        rules: member.front_matter.rules.clone(),
        own_keys: member.own_keys.clone(),
    };
    placed.group.members.iter().zip(&placed.spots).map(one).collect()
}

/// Whether every listing, feed, week and redirect holds the one where it holds the other.
fn is_listed_alike(old: &Post, new: &Post, has_other_sites: bool) -> bool {
    let Post { blog, stem, feed_id, day, also_in, first_published, translations, comments: _ } = new;
    (blog, stem, feed_id, day) == (&old.blog, &old.stem, &old.feed_id, &old.day)
        && (also_in, first_published) == (&old.also_in, &old.first_published)
        && translations.len() == old.translations.len()
        && translations
            .iter()
            .zip(&old.translations)
            .all(|(new, old)| is_translation_alike(old, new, has_other_sites))
}

fn is_translation_alike(old: &Translation, new: &Translation, has_other_sites: bool) -> bool {
    let (head, before) = (&new.head, &old.head);
    let dates = |translation: &Translation| -> Vec<_> {
        translation.detail.corrections.iter().map(|(date, _)| *date).collect()
    };
    let event = |translation: &Translation| translation.detail.event.as_ref().map(|event| event.start);
    (&new.language, &new.address) == (&old.language, &old.address)
        && (head.date, head.published, head.office) == (before.date, before.published, before.office)
        && (&head.authors, &head.tags, &head.withdrawn) == (&before.authors, &before.tags, &before.withdrawn)
        && (head.is_event, event(new), dates(new)) == (before.is_event, event(old), dates(old))
        && (&new.detail.aliases, new.detail.comments) == (&old.detail.aliases, old.detail.comments)
        && new.detail.layout == old.detail.layout
        // Whether there is a feed of its comments.
        && new.detail.comments == old.detail.comments
        // Its files may stand in other sites as copies.
        && (!has_other_sites || files(new) == files(old))
}

/// Whether links to places of texts lead where they led: those of the story, and those of others to it.
fn leads_alike(story: &Story, documents: &[Arc<TextDocument>], findings: &Findings, site: &Site) -> bool {
    let goals = |findings: &Findings| -> Vec<_> {
        findings.anchors.iter().map(|anchor| (anchor.to.clone(), anchor.fragment.clone())).collect()
    };
    let has_same_ids = |(old, new): (&Arc<TextDocument>, &Arc<TextDocument>)| {
        old.body.known_ids().eq(new.body.known_ids())
            || !site.anchors.iter().any(|anchor| match &anchor.to {
                AnchoredTo::Text(source) => *source == new.source,
                AnchoredTo::Page(_) => true,
            })
    };
    goals(&story.findings) == goals(findings) && story.documents.iter().zip(documents).all(has_same_ids)
}

/// The files that a translation shows.
fn files(translation: &Translation) -> Vec<&LinkTarget> {
    let detail = &translation.detail;
    let caption = |picture: &'_ crate::model::post::Picture| picture.caption.is_some();
    let picture = translation.head.picture.iter();
    let bodies = std::iter::once(&*translation.body)
        .chain(&detail.key_points)
        .chain(detail.corrections.iter().map(|(_, text)| text))
        .chain(translation.head.picture.iter().filter(|picture| caption(picture)).flat_map(|p| &p.caption))
        .chain(detail.video.iter().flat_map(|video| &video.transcript));
    let targets = bodies.flat_map(|body| &body.targets);
    picture
        .map(|picture| &picture.target)
        .chain(detail.video.iter().flat_map(|video| &video.poster))
        .chain(targets)
        .filter(|target| matches!(target, LinkTarget::File { .. }))
        .collect()
}
