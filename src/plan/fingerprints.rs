//! What each artifact's bytes depend on, as one hash.
//!
//! A view's parts are followed to the content that they stand for: no number of a list is hashed in
//! place of what it names, since the same number names something else once a file is added before it.
//! What is hashed is what the render stage reads for that view, and no more: what is missing here makes
//! pages grow old, what is too much makes them be rendered in vain.

use rayon::prelude::*;

use crate::model::addresses;
use crate::model::alternates;
use crate::model::artifact::Fingerprint;
use crate::model::blog::{Blog, BlogId};
use crate::model::edition::{Edition, EditionId, Entry, Month, Week};
use crate::model::feeds;
use crate::model::site::Site;
use crate::model::url::{Address, RootId};
use crate::model::view::{FeedOf, PostView, Slice, View};
use crate::plan::frames::Frames;
use crate::plan::stories::{self, Stories};
use crate::plan::{Artifact, Looks, notices, texts, weeks};

/// What many artifacts share, hashed once.
pub struct Fingerprints<'a> {
    site: &'a Site,
    frames: Frames,
    stories: Stories,
    /// By edition: the policies that posts, feeds and digests show.
    post_policies: Vec<Fingerprint>,
    feed_policies: Vec<Fingerprint>,
    digest_policies: Vec<Fingerprint>,
    /// By edition: the policy whose short form stands where a text links out of the network.
    external_links: Vec<Fingerprint>,
}

impl<'a> Fingerprints<'a> {
    pub fn new(site: &'a Site, looks: &Looks) -> Self {
        let policies = |names: fn(&Blog) -> &[String]| -> Vec<Fingerprint> {
            let of_edition = |edition: &Edition| {
                let blog = site.blog(edition.blog);
                policies(blog, names(blog), edition.language)
            };
            site.editions.iter().map(of_edition).collect()
        };
        Self {
            site,
            frames: Frames::new(site, looks),
            stories: Stories::new(site, looks),
            post_policies: policies(|blog| &blog.policies.post),
            feed_policies: policies(|blog| &blog.policies.feed),
            digest_policies: policies(|blog| &blog.policies.digest),
            external_links: site.editions.iter().map(|edition| external_links(site, edition)).collect(),
        }
    }

    /// All artifacts in the order of their paths; each with the root whose sitemap lists it, if one does, and
    /// the fingerprint of what it says of it.
    pub fn artifacts(&self, views: Vec<View>) -> Vec<(Artifact, Option<(RootId, Fingerprint)>)> {
        let make = |view: View| {
            let mark = alternates::alternates_mark(self.site, &view);
            let address = addresses::of(self.site, &view);
            let last_change = addresses::last_change(self.site, &view);
            let listed = mark
                .filter(|_| alternates::is_listed(self.site, &view))
                .map(|mark| (address.root, Fingerprint::of(&(mark, last_change))));
            (self.artifact_with(view, &address, mark), listed)
        };
        let mut artifacts: Vec<_> = views.into_par_iter().map(make).collect();
        artifacts.par_sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
        artifacts
    }

    pub fn artifact(&self, view: View) -> Artifact {
        let address = addresses::of(self.site, &view);
        self.artifact_with(view, &address, None)
    }

    fn artifact_with(&self, view: View, address: &Address, alternates: Option<Fingerprint>) -> Artifact {
        let fingerprint = Fingerprint::of(&(address, alternates, self.of(&view)));
        Artifact { path: address.file(&self.site.roots), view, fingerprint }
    }

    fn of(&self, view: &View) -> Fingerprint {
        let site = self.site;
        match view {
            View::Chooser(blog) => self.frames.blog(*blog),
            View::Home { edition, slice } => {
                let of = site.edition(*edition);
                let latest = of.weeks.first().map(|week| weeks::featured(site, of, week));
                Fingerprint::of(&(self.listing(*edition, slice), latest))
            }
            View::Post(view) => self.post(view),
            View::Page { blog, page, translation } => {
                let text = &site.blog(*blog).pages[*page as usize].translations[*translation as usize];
                let edition = site.edition_in(*blog, &text.language);
                let notice = self.external_links[edition.0 as usize];
                self.with_frame(edition, &(texts::page(site, edition, text), notice))
            }
            View::Archives(_) | View::Year { .. } | View::Month { .. } => self.archive(view),
            View::Tags(edition) => self.with_frame(*edition, &self.tags(*edition)),
            View::Tag { edition, tag, slice } => {
                Fingerprint::of(&(self.listing(*edition, slice), &site.tags[tag.0 as usize]))
            }
            View::Authors(edition) => self.with_frame(*edition, &self.authors(*edition)),
            View::Author { edition, author, slice } => {
                Fingerprint::of(&(self.listing(*edition, slice), &site.authors[author.0 as usize]))
            }
            View::Office { edition, office, slice } => {
                let office = &site.blog(site.edition(*edition).blog).offices[*office as usize];
                Fingerprint::of(&(self.listing(*edition, slice), office))
            }
            View::Events { edition, slice } => {
                let events = slice.entries.iter().map(|entry| stories::event(site, *entry));
                Fingerprint::of(&(self.listing(*edition, slice), events.collect::<Vec<_>>()))
            }
            View::Policy { blog, policy, translation } => {
                let policy = &site.blog(*blog).policy_texts[*policy as usize];
                let text = &policy.translations[*translation as usize];
                let edition = site.edition_in(*blog, &text.language);
                Fingerprint::of(&(self.frames.edition(edition), texts::policy(&policy.name, text)))
            }
            View::Digests(edition) => self.digests(*edition, None),
            View::DigestYear { edition, year } => self.digests(*edition, Some(*year)),
            View::Digest { edition, week } => self.digest(*edition, *week as usize),
            View::Email { edition, week, .. } => {
                let of = site.edition(*edition);
                let content = weeks::whole(site, &self.stories, *edition, &of.weeks[*week as usize]);
                let policies = self.of_digests(*edition);
                self.with_frame(*edition, &(content, policies, &site.blog(of.blog).mailing))
            }
            View::Subscribe(edition) => {
                let have_feeds: Vec<_> =
                    site.blogs.iter().map(|blog| blog.outputs.feeds.is_empty()).collect();
                self.with_frame(*edition, &(self.tags(*edition), self.authors(*edition), have_feeds))
            }
            View::Opml { edition, .. } => {
                let feeds: Vec<_> = (0..site.editions.len() as u16)
                    .map(|number| (self.frames.feed(EditionId(number)), listed(site, EditionId(number))))
                    .collect();
                Fingerprint::of(&(self.frames.feed(*edition), feeds))
            }
            View::Corrections(edition) => {
                self.with_frame(*edition, &notices::corrections(site, &self.stories, *edition, usize::MAX))
            }
            // The alerts themselves are in the frame, and so is what the settings say.
            View::Alerts(edition) => self.frames.edition(*edition),
            View::Accessibility(edition) => {
                self.with_frame(*edition, &self.external_links[edition.0 as usize])
            }
            View::NotFound(root) => {
                let blog = site.blogs.iter().position(|blog| blog.root == *root).unwrap_or(0);
                self.frames.blog(BlogId(blog as u16))
            }
            View::Redirect(number) => {
                let redirect = &site.redirects[*number as usize];
                self.with_frame(
                    site.edition_in(redirect.blog, &redirect.language),
                    &(&redirect.to, &redirect.title),
                )
            }
            View::Feed { edition, of, .. } => self.feed(*edition, *of),
            View::EventFile { edition, post, translation } => {
                let entry = Entry { post: *post, translation: *translation };
                self.with_frame(*edition, &(&site.feed_authority, self.in_calendar(entry)))
            }
            View::Calendar(edition) => {
                let of = site.edition(*edition);
                let entries = of.events.iter().map(|number| self.in_calendar(of.entries[*number as usize]));
                self.with_frame(*edition, &(&site.feed_authority, entries.collect::<Vec<_>>()))
            }
            View::Comments { edition, post, translation } => {
                let entry = Entry { post: *post, translation: *translation };
                self.with_frame(*edition, &(&site.feed_authority, notices::comments(site, entry)))
            }
            View::Sitemap { root, .. } | View::Robots(root) => self.index(*root),
            View::File(file) => site.file(*file).hash,
            View::Asset { file, .. } => file.hash,
        }
    }

    fn with_frame<T: std::hash::Hash>(&self, edition: EditionId, rest: &T) -> Fingerprint {
        Fingerprint::of(&(self.frames.edition(edition), rest))
    }

    /// A page of a listing.
    fn listing(&self, edition: EditionId, slice: &Slice) -> Fingerprint {
        self.with_frame(edition, &(slice.page, slice.pages, self.stories.cards(edition, &slice.entries)))
    }

    fn post(&self, view: &PostView) -> Fingerprint {
        let card = |entry: &Entry| self.stories.card(view.edition, entry.post);
        let entry = Entry { post: view.post, translation: view.translation };
        let own = (
            stories::on_its_page(self.site, view.edition, entry),
            self.post_policies[view.edition.0 as usize],
            self.external_links[view.edition.0 as usize],
        );
        let others = (
            view.previous.as_ref().map(card),
            view.next.as_ref().map(card),
            self.stories.cards(view.edition, &view.latest),
            self.stories.cards(view.edition, &view.related),
        );
        self.with_frame(view.edition, &(own, others))
    }

    fn archive(&self, view: &View) -> Fingerprint {
        let site = self.site;
        match view {
            View::Archives(edition) | View::Year { edition, .. } => {
                let of = site.edition(*edition);
                let wanted = match view {
                    View::Year { year, .. } => Some(*year),
                    _ => None,
                };
                let months = of.months.iter().filter(|month| wanted.is_none_or(|year| month.year == year));
                let months: Vec<_> =
                    months.map(|month| (month.year, month.month, month.entries.len())).collect();
                let years = wanted.map(|_| super::listings::years(of));
                self.with_frame(*edition, &(months, years))
            }
            View::Month { edition, month } => {
                let months = &site.edition(*edition).months;
                let number = *month as usize;
                let key = |number: Option<usize>| {
                    number.and_then(|number| months.get(number)).map(|month| (month.year, month.month))
                };
                let entries = &site.edition(*edition).entries[months[number].entries.clone()];
                let near = (key(number.checked_sub(1)), key(Some(number + 1)));
                self.with_frame(*edition, &(near, self.stories.cards(*edition, entries)))
            }
            _ => Fingerprint::default(),
        }
    }

    /// An edition's tags and how many stories each has.
    fn tags(&self, edition: EditionId) -> Vec<Fingerprint> {
        let of = &self.site.edition(edition).tags;
        of.iter()
            .map(|(tag, numbers)| Fingerprint::of(&(&self.site.tags[tag.0 as usize], numbers.len())))
            .collect()
    }

    /// An edition's authors and how many stories each has.
    fn authors(&self, edition: EditionId) -> Vec<Fingerprint> {
        let of = &self.site.edition(edition).authors;
        of.iter()
            .map(|(author, numbers)| Fingerprint::of(&(&self.site.authors[author.0 as usize], numbers.len())))
            .collect()
    }

    /// A year's weeks, of the newest where none is named; and all years.
    fn digests(&self, id: EditionId, year: Option<i16>) -> Fingerprint {
        let edition = self.site.edition(id);
        let years = edition.digest_years();
        let shown = year.or(years.first().map(|(year, _)| *year));
        let weeks = edition.weeks.iter().filter(|week| Some(week.id.year) == shown);
        let weeks: Vec<_> = weeks.map(|week| weeks::in_list(self.site, edition, week)).collect();
        self.with_frame(id, &(shown, weeks, &years))
    }

    fn digest(&self, edition: EditionId, number: usize) -> Fingerprint {
        let weeks = &self.site.edition(edition).weeks;
        let label = |week: &Week| (week.id, week.first);
        let near = |number: Option<usize>| number.and_then(|number| weeks.get(number)).map(label);
        let content = weeks::whole(self.site, &self.stories, edition, &weeks[number]);
        let policies = self.of_digests(edition);
        self.with_frame(edition, &(near(number.checked_sub(1)), near(Some(number + 1)), content, policies))
    }

    /// What an edition's weeks in review show of policies.
    fn of_digests(&self, edition: EditionId) -> (Fingerprint, Fingerprint) {
        (self.digest_policies[edition.0 as usize], self.external_links[edition.0 as usize])
    }

    /// What the entries of its feeds do, where they hold the whole of a story.
    fn of_feeds(&self, edition: EditionId) -> (Fingerprint, Fingerprint) {
        (self.feed_policies[edition.0 as usize], self.external_links[edition.0 as usize])
    }

    fn feed(&self, id: EditionId, of: FeedOf) -> Fingerprint {
        let site = self.site;
        let edition = site.edition(id);
        let size = site.blog(edition.blog).feed_size;
        let entry = |number: &u32| edition.entries[*number as usize];
        let some = |numbers: &[u32]| -> Vec<Fingerprint> {
            numbers
                .iter()
                .take(size)
                .map(|number| self.stories.in_feed(site, id, entry(number), false))
                .collect()
        };
        let key = |month: &Month| (month.year, month.month);
        let archives = feeds::archives(site, id);
        let content = match of {
            FeedOf::Blog => {
                let entries = edition.entries.iter().take(size);
                let texts: Vec<_> =
                    entries.map(|entry| self.stories.in_feed(site, id, *entry, true)).collect();
                Fingerprint::of(&(texts, self.of_feeds(id), archives.first().map(key)))
            }
            FeedOf::Archive { year, month } => {
                let at = archives.iter().position(|of| key(of) == (year, month));
                let near = |at: Option<usize>| at.and_then(|at| archives.get(at)).map(key);
                let neighbours = (near(at.and_then(|at| at.checked_sub(1))), near(at.map(|at| at + 1)));
                let whole = !edition.blog.is_hub();
                let shown = at.and_then(|at| edition.entries.get(archives[at].entries.clone()));
                let entries = shown.unwrap_or_default().iter();
                let texts: Vec<_> =
                    entries.map(|entry| self.stories.in_feed(site, id, *entry, whole)).collect();
                Fingerprint::of(&(texts, whole.then_some(self.of_feeds(id)), neighbours))
            }
            FeedOf::Events => {
                let shown = edition.events_by_publication().take(size).map(|number| entry(&number));
                let texts: Vec<_> = shown
                    .map(|entry| (self.stories.in_feed(site, id, entry, true), stories::event(site, entry)))
                    .collect();
                Fingerprint::of(&(texts, self.of_feeds(id)))
            }
            FeedOf::Tag(tag) => {
                let numbers = edition
                    .tags
                    .binary_search_by_key(&tag, |(known, _)| *known)
                    .map(|at| &*edition.tags[at].1);
                Fingerprint::of(&(&site.tags[tag.0 as usize], some(numbers.unwrap_or(&[]))))
            }
            FeedOf::Author(author) => {
                let numbers = edition
                    .authors
                    .binary_search_by_key(&author, |(known, _)| *known)
                    .map(|at| &*edition.authors[at].1);
                Fingerprint::of(&(&site.authors[author.0 as usize], some(numbers.unwrap_or(&[]))))
            }
            FeedOf::Digests => {
                let weeks = edition.weeks.iter().take(size);
                let whole = |week: &Week| {
                    let languages = weeks::languages(site, edition.blog, week);
                    (weeks::whole(site, &self.stories, id, week), languages)
                };
                let weeks: Vec<_> = weeks.map(whole).collect();
                // The alerts that a week names are in the frame.
                self.with_frame(id, &(weeks, self.of_digests(id)))
            }
            FeedOf::Corrections => Fingerprint::of(&notices::corrections(site, &self.stories, id, size)),
            // The alerts themselves are in the frame.
            FeedOf::Alerts => self.with_frame(id, &site.blog(edition.blog).feed_size),
        };
        Fingerprint::of(&(self.frames.feed(id), content))
    }

    /// What a calendar says of a story.
    fn in_calendar(&self, entry: Entry) -> Fingerprint {
        let post = self.site.post(entry.post);
        let text = &post.translations[entry.translation as usize];
        let zone = self.site.blog(post.blog).zone.iana_name();
        Fingerprint::of(&(&post.feed_id, text.head_fingerprint, &text.detail.event, zone))
    }

    /// A sitemap before its pages are known, and `robots.txt`: where the site is.
    fn index(&self, root: RootId) -> Fingerprint {
        Fingerprint::of(&(&self.site.roots, root))
    }
}

/// What an edition's feeds are drawn from, but for tags and authors, which no list of the network names.
fn listed(site: &Site, id: EditionId) -> Vec<Fingerprint> {
    // A feed of no weeks yet stands for the blog's home.
    let has_weeks = !site.edition(id).weeks.is_empty();
    let feeds = feeds::of_edition(site, id).into_iter();
    feeds.filter(|(of, _)| of.is_whole()).map(|feed| Fingerprint::of(&(feed, has_weeks))).collect()
}

/// The policy `external-links` as an edition shows it, and where the whole of it stands anyway.
fn external_links(site: &Site, edition: &Edition) -> Fingerprint {
    let blog = site.blog(edition.blog);
    let name = "external-links".to_owned();
    let is_in = |names: &[String]| names.contains(&name);
    let lines = [&blog.policies.post, &blog.policies.feed, &blog.policies.digest].map(|names| is_in(names));
    Fingerprint::of(&(policies(blog, &[name], edition.language), lines))
}

/// The policies of these names, each in the language in which the edition shows it.
fn policies(blog: &Blog, names: &[String], language: usize) -> Fingerprint {
    let chain = &blog.languages[language].1;
    let chosen: Vec<Fingerprint> = names
        .iter()
        .filter_map(|name| {
            let policy = blog.policy_texts.iter().find(|policy| *policy.name == **name)?;
            Some(texts::policy(&policy.name, policy.choose(chain)?))
        })
        .collect();
    Fingerprint::of(&chosen)
}
