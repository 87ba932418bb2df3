//! What each artifact's bytes depend on, as one hash.
//!
//! A view's parts are followed to the content that they stand for: no number of a list is hashed in
//! place of what it names.

use rayon::prelude::*;

use crate::model::addresses::{self, Alternates};
use crate::model::artifact::Fingerprint;
use crate::model::blog::{Blog, Policy};
use crate::model::edition::{Edition, EditionId, Entry, Week};
use crate::model::language::Language;
use crate::model::site::Site;
use crate::model::view::{FeedOf, PostView, View};
use crate::plan::{Artifact, Looks};

/// What the pages of one blog or edition share, hashed once.
pub struct Frames {
    /// By edition: site, blog, theme, messages, navigation.
    editions: Vec<Fingerprint>,
    /// By edition: the policies that posts, feeds and digests show.
    post_policies: Vec<Fingerprint>,
    feed_policies: Vec<Fingerprint>,
    digest_policies: Vec<Fingerprint>,
    /// By blog, whatever the language.
    blogs: Vec<Fingerprint>,
    site: Fingerprint,
}

impl Frames {
    pub fn new(site: &Site, looks: &Looks) -> Self {
        let whole = Fingerprint::of(&(site.fingerprint, looks.program, &site.languages));
        let locale = |language: &Language| looks.locales.get(language).copied().unwrap_or_default();
        let blogs: Vec<Fingerprint> = site
            .blogs
            .iter()
            .zip(&looks.themes)
            .map(|(blog, theme)| {
                let locales: Vec<Fingerprint> = blog.languages.iter().map(|(language, _)| locale(language)).collect();
                Fingerprint::of(&(whole, theme, locales))
            })
            .collect();
        let editions = site
            .editions
            .iter()
            .map(|edition| {
                let language = site.language_of(edition);
                let navigation = (
                    edition.months.is_empty(),
                    edition.tags.is_empty(),
                    edition.authors.is_empty(),
                    edition.weeks.first().map(|week| week.id),
                );
                let theme = looks.themes.get(edition.blog.0 as usize).copied().unwrap_or_default();
                Fingerprint::of(&(whole, edition.blog, theme, language, locale(language), navigation))
            })
            .collect();
        let policies = |names: fn(&Blog) -> &[String]| {
            site.editions
                .iter()
                .map(|edition| {
                    let blog = site.blog(edition.blog);
                    let chosen: Vec<_> = names(blog)
                        .iter()
                        .filter_map(|name| blog.policy_texts.iter().find(|policy| *policy.name == **name))
                        .map(|policy| choose(policy, &blog.languages[edition.language].1))
                        .collect();
                    Fingerprint::of(&chosen)
                })
                .collect()
        };
        Self {
            editions,
            post_policies: policies(|blog| &blog.policies.post),
            feed_policies: policies(|blog| &blog.policies.feed),
            digest_policies: policies(|blog| &blog.policies.digest),
            blogs,
            site: whole,
        }
    }

    /// All artifacts, and for each root its pages' paths with the fingerprints of what a sitemap says of them.
    pub fn artifacts(&self, site: &Site, views: Vec<View>) -> (Vec<Artifact>, Vec<Vec<(String, Fingerprint)>>) {
        let made: Vec<(Artifact, Option<(usize, Fingerprint)>)> = views
            .into_par_iter()
            .map(|view| {
                let alternates = addresses::alternates(site, &view);
                let root = addresses::of(site, &view).root.0 as usize;
                let listed = alternates.as_ref().map(|alternates| (root, Fingerprint::of(&(alternates, addresses::last_change(site, &view)))));
                (self.artifact_with(site, view, alternates.as_ref()), listed)
            })
            .collect();
        let mut indexed = vec![Vec::new(); site.roots.len()];
        let mut artifacts = Vec::with_capacity(made.len());
        for (artifact, listed) in made {
            if let Some((root, fingerprint)) = listed {
                indexed[root].push((artifact.path.clone(), fingerprint));
            }
            artifacts.push(artifact);
        }
        (artifacts, indexed)
    }

    pub fn artifact(&self, site: &Site, view: View) -> Artifact {
        self.artifact_with(site, view, None)
    }

    fn artifact_with(&self, site: &Site, view: View, alternates: Option<&Alternates>) -> Artifact {
        let address = addresses::of(site, &view);
        let fingerprint = Fingerprint::of(&(&address, alternates, self.of(site, &view)));
        Artifact { path: address.file(&site.roots), view, fingerprint }
    }

    fn of(&self, site: &Site, view: &View) -> Fingerprint {
        let frame = |edition: &EditionId| self.editions[edition.0 as usize];
        match view {
            View::Chooser(blog) => self.blogs[blog.0 as usize],
            View::Home { edition, slice } => {
                let latest = site.edition(*edition).weeks.first().map(|week| week_fingerprint(site, site.edition(*edition), week));
                Fingerprint::of(&(frame(edition), slice.page, slice.pages, cards(site, &slice.entries), latest))
            }
            View::Post(view) => self.post(site, view),
            View::Page { blog, page, translation } => {
                let page = &site.blog(*blog).pages[*page as usize];
                let text = &page.translations[*translation as usize];
                let authors: Vec<_> = text.authors.iter().map(|byline| author_content(site, byline)).collect();
                let edition = edition_in(site, *blog, &text.language);
                Fingerprint::of(&(edition.map(|edition| frame(&edition)), text, authors))
            }
            View::Archives(edition) => {
                let months: Vec<_> =
                    site.edition(*edition).months.iter().map(|month| (month.year, month.month, month.entries.len())).collect();
                Fingerprint::of(&(frame(edition), months))
            }
            View::Year { edition, year } => {
                let of = site.edition(*edition);
                let months: Vec<_> = of
                    .months
                    .iter()
                    .filter(|month| month.year == *year)
                    .map(|month| (month.month, month.entries.len()))
                    .collect();
                let near = super::listings::years(of);
                Fingerprint::of(&(frame(edition), year, months, near))
            }
            View::Month { edition, month } => {
                let of = site.edition(*edition);
                let number = *month as usize;
                let key = |number: Option<usize>| number.and_then(|number| of.months.get(number)).map(|month| (month.year, month.month));
                let entries = &of.entries[of.months[number].entries.clone()];
                Fingerprint::of(&(frame(edition), key(Some(number)), key(number.checked_sub(1)), key(Some(number + 1)), cards(site, entries)))
            }
            View::Tags(edition) => {
                let tags: Vec<_> =
                    site.edition(*edition).tags.iter().map(|(tag, numbers)| (&site.tags[tag.0 as usize], numbers.len())).collect();
                Fingerprint::of(&(frame(edition), tags))
            }
            View::Tag { edition, tag, slice } => {
                let tag = &site.tags[tag.0 as usize];
                Fingerprint::of(&(frame(edition), tag, slice.page, slice.pages, cards(site, &slice.entries)))
            }
            View::Authors(edition) => {
                let authors: Vec<_> = site
                    .edition(*edition)
                    .authors
                    .iter()
                    .map(|(author, numbers)| (&site.authors[author.0 as usize], numbers.len()))
                    .collect();
                Fingerprint::of(&(frame(edition), authors))
            }
            View::Author { edition, author, slice } => {
                let author = &site.authors[author.0 as usize];
                Fingerprint::of(&(frame(edition), author, slice.page, slice.pages, cards(site, &slice.entries)))
            }
            View::Office { edition, office, slice } => {
                Fingerprint::of(&(frame(edition), office, slice.page, slice.pages, cards(site, &slice.entries)))
            }
            View::Policy { blog, policy, translation } => {
                let text = &site.blog(*blog).policy_texts[*policy as usize].translations[*translation as usize];
                let edition = edition_in(site, *blog, &text.language);
                Fingerprint::of(&(edition.map(|edition| frame(&edition)), text))
            }
            View::Digests(edition) => {
                let of = site.edition(*edition);
                let weeks: Vec<_> = of.weeks.iter().map(|week| week_fingerprint(site, of, week)).collect();
                Fingerprint::of(&(frame(edition), weeks))
            }
            View::Digest { edition, week } => {
                let of = site.edition(*edition);
                let number = *week as usize;
                let near = |number: Option<usize>| number.and_then(|number| of.weeks.get(number)).map(|week| week.id);
                let policies = self.digest_policies[edition.0 as usize];
                let content = week_fingerprint(site, of, &of.weeks[number]);
                Fingerprint::of(&(frame(edition), near(number.checked_sub(1)), near(Some(number + 1)), content, policies))
            }
            View::Subscribe(edition) => {
                let of = site.edition(*edition);
                let tags: Vec<_> = of.tags.iter().map(|(tag, _)| &site.tags[tag.0 as usize]).collect();
                let authors: Vec<_> = of.authors.iter().map(|(author, _)| &site.authors[author.0 as usize]).collect();
                Fingerprint::of(&(frame(edition), tags, authors))
            }
            View::NotFound(root) => Fingerprint::of(&(root, &self.blogs)),
            View::Redirect(number) => {
                let redirect = &site.redirects[*number as usize];
                Fingerprint::of(&(self.blogs[redirect.blog.0 as usize], &redirect.to, &redirect.title, &redirect.language))
            }
            View::Feed { edition, of, .. } => self.feed(site, *edition, *of),
            View::Sitemap { root, .. } | View::Robots(root) => Fingerprint::of(&(self.site, root)),
            View::File(file) => site.file(*file).hash,
            // Its name holds its hash.
            View::Asset { .. } => Fingerprint::default(),
        }
    }

    fn post(&self, site: &Site, view: &PostView) -> Fingerprint {
        let post = site.post(view.post);
        let number = view.edition.0 as usize;
        let neighbours: Vec<Entry> = view.previous.into_iter().chain(view.next).collect();
        Fingerprint::of(&(
            (self.editions[number], self.post_policies[number]),
            (post.translations[view.translation as usize].fingerprint, &post.comments),
            (view.previous.is_some(), cards(site, &neighbours), cards(site, &view.latest)),
        ))
    }

    fn feed(&self, site: &Site, id: EditionId, of: FeedOf) -> Fingerprint {
        let edition = site.edition(id);
        let frame = (self.editions[id.0 as usize], self.feed_policies[id.0 as usize], &site.feed_authority);
        let size = site.blog(edition.blog).feed_size;
        let some = |numbers: &[u32]| {
            let entries: Vec<Entry> = numbers.iter().take(size).map(|number| edition.entries[*number as usize]).collect();
            cards(site, &entries)
        };
        match of {
            FeedOf::Blog => {
                let texts: Vec<_> = edition
                    .entries
                    .iter()
                    .take(size)
                    .map(|entry| {
                        let post = site.post(entry.post);
                        let elsewhere: Vec<_> =
                            post.translations.iter().map(|translation| (&translation.language, &translation.address)).collect();
                        (post.translations[entry.translation as usize].fingerprint, &post.feed_id, post.blog, elsewhere)
                    })
                    .collect();
                Fingerprint::of(&(frame, texts))
            }
            FeedOf::Tag(tag) => {
                let numbers = edition.tags.binary_search_by_key(&tag, |(known, _)| *known).map(|at| &*edition.tags[at].1);
                Fingerprint::of(&(frame, &site.tags[tag.0 as usize], some(numbers.unwrap_or(&[]))))
            }
            FeedOf::Author(author) => {
                let numbers = edition.authors.binary_search_by_key(&author, |(known, _)| *known).map(|at| &*edition.authors[at].1);
                Fingerprint::of(&(frame, &site.authors[author.0 as usize], some(numbers.unwrap_or(&[]))))
            }
            FeedOf::Digests => {
                let weeks: Vec<_> = edition.weeks.iter().take(size).map(|week| week_fingerprint(site, edition, week)).collect();
                Fingerprint::of(&(frame, self.digest_policies[id.0 as usize], weeks))
            }
        }
    }
}

/// What a listing or a feed shows of stories.
fn cards(site: &Site, entries: &[Entry]) -> Vec<Fingerprint> {
    entries
        .iter()
        .map(|entry| {
            let post = site.post(entry.post);
            let translation = &post.translations[entry.translation as usize];
            let elsewhere: Vec<_> = post.translations.iter().map(|translation| (&translation.language, &translation.address)).collect();
            Fingerprint::of(&(translation.head_fingerprint, &post.feed_id, post.blog, elsewhere))
        })
        .collect()
}

fn week_fingerprint(site: &Site, edition: &Edition, week: &Week) -> Fingerprint {
    let of = |numbers: &[u32]| {
        let entries: Vec<Entry> = numbers.iter().map(|number| edition.entries[*number as usize]).collect();
        cards(site, &entries)
    };
    let highlights: Vec<u32> = week.highlights.iter().map(|(number, _)| *number).collect();
    let whole = |number: &u32| {
        let entry = edition.entries[*number as usize];
        site.post(entry.post).translations[entry.translation as usize].fingerprint
    };
    let corrections: Vec<_> = week.corrections.iter().map(|(number, index)| (whole(number), *index)).collect();
    let events: Vec<_> = week.events.iter().map(whole).collect();
    let blog = site.blog(edition.blog);
    let introduction = week.introduction.map(|index| {
        let translations = &blog.introductions[index].translations;
        let editor = blog.editor.map(|editor| &site.authors[editor.0 as usize]);
        let numbers: Vec<usize> = week.highlights.iter().map(|(_, index)| *index).collect();
        (translations, editor, numbers)
    });
    Fingerprint::of(&(
        (week.id, week.first, week.last, introduction),
        (of(&week.stories), of(&highlights), of(&week.now_in), of(&week.also_published)),
        (corrections, events),
    ))
}

fn choose<'a>(policy: &'a Policy, chain: &[Language]) -> (&'a Policy, Option<usize>) {
    let find = |language: &Language| policy.translations.iter().position(|translation| translation.language == *language);
    (policy, chain.iter().find_map(find))
}

fn author_content<'a>(
    site: &'a Site,
    byline: &'a crate::model::post::Byline,
) -> (Option<&'a crate::model::post::Author>, &'a crate::model::post::Byline) {
    match byline {
        crate::model::post::Byline::Author(author) => (Some(&site.authors[author.0 as usize]), byline),
        crate::model::post::Byline::Guest { .. } => (None, byline),
    }
}

fn edition_in(site: &Site, blog: crate::model::blog::BlogId, language: &Language) -> Option<EditionId> {
    site.editions_of(blog).find(|(_, edition)| site.language_of(edition) == language).map(|(id, _)| id)
}
