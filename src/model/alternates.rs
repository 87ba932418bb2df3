//! Which pages are one another's translations.

use std::hash::Hash;

use super::addresses::{
    alerts, archives, author, authors, chooser, corrections, digest, digest_year, digests, edition_home,
    events, home, month, office, page_of, policy, statement, subscribe, tag, tags, year,
};
use super::artifact::{Fingerprint, FingerprintHasher};
use super::blog::{Blog, BlogId};
use super::edition::{Edition, EditionId};
use super::language::Language;
use super::post::TagId;
use super::site::Site;
use super::url::Address;
use super::view::{PostView, View};

/// A page's versions in the languages of its blog, itself among them, and that for readers of any other language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Alternates {
    pub languages: Vec<(Language, Address)>,
    pub default: Address,
}

impl Alternates {
    /// Each language's tag and address; last that for all others, `x-default`.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Address)> {
        let own = self.languages.iter().map(|(language, address)| (language.as_str(), address));
        own.chain([("x-default", &self.default)])
    }
}

/// The translations of a page; `None` for what is no page with a language.
pub fn alternates(site: &Site, view: &View) -> Option<Alternates> {
    let (blog, languages) = match view {
        View::Chooser(blog) => {
            let of = site.blog(*blog);
            let homes =
                of.languages.iter().map(|(language, _)| (language.clone(), home(of, language))).collect();
            return Some(Alternates { languages: homes, default: chooser(of) });
        }
        View::Home { edition, slice } => {
            let found = editions(site, *edition, |id, other| {
                let pages = other.entries.len().div_ceil(site.blog(other.blog).page_size).max(1) as u32;
                (slice.page <= pages).then(|| page_of(&edition_home(site, id), slice.page))
            });
            let blog = site.edition(*edition).blog;
            if slice.page == 1 {
                return Some(Alternates { languages: found, default: chooser(site.blog(blog)) });
            }
            (blog, found)
        }
        View::Post(view) => {
            let post = site.post(view.post);
            let found = post
                .translations
                .iter()
                .map(|translation| (translation.language.clone(), translation.address.clone()))
                .collect();
            (post.blog, found)
        }
        View::Accessibility(edition) => {
            let blog = site.edition(*edition).blog;
            (blog, statements(site.blog(blog)))
        }
        View::Page { blog, page, .. } if site.blog(*blog).pages[*page as usize].is_statement() => {
            (*blog, statements(site.blog(*blog)))
        }
        View::Page { blog, page, .. } => {
            let page = &site.blog(*blog).pages[*page as usize];
            let found = page
                .translations
                .iter()
                .map(|translation| (translation.language.clone(), translation.address.clone()))
                .collect();
            (*blog, found)
        }
        View::Policy { blog: id, policy: number, .. } => {
            let blog = site.blog(*id);
            let found = blog.policy_texts[*number as usize]
                .translations
                .iter()
                .filter(|translation| {
                    blog.languages.iter().any(|(language, _)| *language == translation.language)
                })
                .map(|translation| {
                    (
                        translation.language.clone(),
                        policy(&home(blog, &translation.language), &translation.slug),
                    )
                })
                .collect();
            (*id, found)
        }
        View::Archives(edition) => {
            of_edition(site, *edition, |_, other, home| (!other.months.is_empty()).then(|| archives(home)))
        }
        View::Year { edition, year: number } => of_edition(site, *edition, |_, other, home| {
            other.months.iter().any(|month| month.year == *number).then(|| year(home, *number))
        }),
        View::Month { edition, month: number } => {
            let wanted = &site.edition(*edition).months[*number as usize];
            let key = (wanted.year, wanted.month);
            of_edition(site, *edition, |_, other, home| {
                other
                    .months
                    .iter()
                    .any(|month| (month.year, month.month) == key)
                    .then(|| month(home, key.0, key.1))
            })
        }
        View::Tags(edition) => {
            of_edition(site, *edition, |_, other, home| (!other.tags.is_empty()).then(|| tags(home)))
        }
        View::Tag { edition, tag: id, slice } => of_edition(site, *edition, |_, other, home| {
            let numbers = &other.tags[other.tags.binary_search_by_key(id, |(tag, _)| *tag).ok()?].1;
            has_page(site, other, numbers.len(), slice.page)
                .then(|| page_of(&tag(site, home, *id), slice.page))
        }),
        View::Authors(edition) => {
            of_edition(site, *edition, |_, other, home| (!other.authors.is_empty()).then(|| authors(home)))
        }
        View::Author { edition, author: id, slice } => of_edition(site, *edition, |_, other, home| {
            let numbers =
                &other.authors[other.authors.binary_search_by_key(id, |(author, _)| *author).ok()?].1;
            has_page(site, other, numbers.len(), slice.page)
                .then(|| page_of(&author(site, home, *id), slice.page))
        }),
        View::Office { edition, office: number, slice } => of_edition(site, *edition, |_, other, home| {
            let numbers =
                &other.offices[other.offices.binary_search_by_key(number, |(office, _)| *office).ok()?].1;
            let blog = site.blog(other.blog);
            has_page(site, other, numbers.len(), slice.page)
                .then(|| page_of(&office(blog, home, *number), slice.page))
        }),
        View::Events { edition, slice } => of_edition(site, *edition, |_, other, home| {
            let has = !other.events.is_empty() && has_page(site, other, other.events.len(), slice.page);
            has.then(|| page_of(&events(home), slice.page))
        }),
        View::Digests(edition) => {
            of_edition(site, *edition, |_, other, home| (!other.weeks.is_empty()).then(|| digests(home)))
        }
        View::DigestYear { edition, year } => of_edition(site, *edition, |_, other, home| {
            other.weeks.iter().any(|week| week.id.year == *year).then(|| digest_year(home, *year))
        }),
        View::Digest { edition, week } => {
            let id = site.edition(*edition).weeks[*week as usize].id;
            of_edition(site, *edition, |_, other, home| {
                other.weeks.iter().any(|week| week.id == id).then(|| digest(home, id))
            })
        }
        View::Subscribe(edition) => of_edition(site, *edition, |_, _, home| Some(subscribe(home))),
        View::Corrections(edition) => of_edition(site, *edition, |_, other, home| {
            (!other.corrections.is_empty()).then(|| corrections(home))
        }),
        View::Alerts(edition) => of_edition(site, *edition, |_, _, home| Some(alerts(home))),
        _ => return None,
    };
    let default_language = &site.blog(blog).default_language;
    let default = languages
        .iter()
        .find(|(language, _)| language == default_language)
        .or_else(|| languages.first())?
        .1
        .clone();
    Some(Alternates { languages, default })
}

/// What [`alternates`] come to, as a fingerprint: beside the view's own address and what all pages of its blog
/// share, which the caller hashes. `None` where there are none.
///
/// Pages of editions differ from their translations in the language alone, so it is enough to say which of the
/// blog's editions have one.
pub fn alternates_mark(site: &Site, view: &View) -> Option<Fingerprint> {
    let texts = |texts: &mut dyn Iterator<Item = (&Language, &Address)>| {
        let mut hasher = FingerprintHasher::default();
        texts.for_each(|text| text.hash(&mut hasher));
        hasher.fingerprint()
    };
    let edition = match view {
        View::Post(view) => {
            let translations = &site.post(view.post).translations;
            return Some(texts(&mut translations.iter().map(|text| (&text.language, &text.address))));
        }
        View::Page { blog, page, .. } if site.blog(*blog).pages[*page as usize].is_statement() => {
            return alternates(site, view).map(|alternates| Fingerprint::of(&alternates));
        }
        View::Page { blog, page, .. } => {
            let translations = &site.blog(*blog).pages[*page as usize].translations;
            return Some(texts(&mut translations.iter().map(|text| (&text.language, &text.address))));
        }
        View::Chooser(_) | View::Policy { .. } | View::Accessibility(_) => {
            return alternates(site, view).map(|alternates| Fingerprint::of(&alternates));
        }
        View::Home { edition, .. }
        | View::Archives(edition)
        | View::Year { edition, .. }
        | View::Month { edition, .. }
        | View::Tags(edition)
        | View::Tag { edition, .. }
        | View::Authors(edition)
        | View::Author { edition, .. }
        | View::Office { edition, .. }
        | View::Events { edition, .. }
        | View::Digests(edition)
        | View::DigestYear { edition, .. }
        | View::Digest { edition, .. }
        | View::Subscribe(edition)
        | View::Corrections(edition)
        | View::Alerts(edition) => *edition,
        View::NotFound(_)
        | View::Redirect(_)
        | View::Email { .. }
        | View::Feed { .. }
        | View::EventFile { .. }
        | View::Calendar(_)
        | View::Opml { .. }
        | View::Comments { .. }
        | View::Sitemap { .. }
        | View::Robots(_)
        | View::File(_)
        | View::Asset { .. } => return None,
    };
    let mut hasher = FingerprintHasher::default();
    for (_, other) in site.editions_of(site.edition(edition).blog) {
        has_in(site, view, other).hash(&mut hasher);
    }
    Some(hasher.fingerprint())
}

/// Whether another edition of the blog has the page that a view of an edition shows.
fn has_in(site: &Site, view: &View, other: &Edition) -> bool {
    let count_of = |tags: &[(TagId, Vec<u32>)], id: &TagId| {
        tags.binary_search_by_key(id, |(tag, _)| *tag).ok().map(|at| tags[at].1.len())
    };
    match view {
        View::Home { slice, .. } => has_page(site, other, other.entries.len(), slice.page),
        View::Archives(_) => !other.months.is_empty(),
        View::Year { year, .. } => other.months.iter().any(|month| month.year == *year),
        View::Month { edition, month } => {
            let wanted = &site.edition(*edition).months[*month as usize];
            other.months.iter().any(|month| (month.year, month.month) == (wanted.year, wanted.month))
        }
        View::Tags(_) => !other.tags.is_empty(),
        View::Tag { tag, slice, .. } => {
            count_of(&other.tags, tag).is_some_and(|count| has_page(site, other, count, slice.page))
        }
        View::Authors(_) => !other.authors.is_empty(),
        View::Author { author, slice, .. } => {
            let found = other.authors.binary_search_by_key(author, |(known, _)| *known);
            found.is_ok_and(|at| has_page(site, other, other.authors[at].1.len(), slice.page))
        }
        View::Office { office, slice, .. } => {
            let found = other.offices.binary_search_by_key(office, |(known, _)| *known);
            found.is_ok_and(|at| has_page(site, other, other.offices[at].1.len(), slice.page))
        }
        View::Events { slice, .. } => {
            !other.events.is_empty() && has_page(site, other, other.events.len(), slice.page)
        }
        View::Digests(_) => !other.weeks.is_empty(),
        View::Corrections(_) => !other.corrections.is_empty(),
        View::DigestYear { year, .. } => other.weeks.iter().any(|week| week.id.year == *year),
        View::Digest { edition, week } => {
            let id = site.edition(*edition).weeks[*week as usize].id;
            other.weeks.iter().any(|week| week.id == id)
        }
        _ => true,
    }
}

/// Whether the sitemap lists a view: a page with a language, but no story whose first address is elsewhere.
pub fn is_listed(site: &Site, view: &View) -> bool {
    let is_from_elsewhere = |view: &PostView| {
        let courtesy = &site.post(view.post).translations[view.translation as usize].head.courtesy_of;
        courtesy.as_ref().and_then(|(_, url)| url.as_deref()).is_some_and(|url| url.starts_with("http"))
    };
    has_alternates(view) && !matches!(view, View::Post(view) if is_from_elsewhere(view))
}

/// Whether a view is a page with a language, and so has translations.
fn has_alternates(view: &View) -> bool {
    !matches!(
        view,
        View::NotFound(_)
            | View::Redirect(_)
            | View::Email { .. }
            | View::Feed { .. }
            | View::EventFile { .. }
            | View::Calendar(_)
            | View::Opml { .. }
            | View::Comments { .. }
            | View::Sitemap { .. }
            | View::Robots(_)
            | View::File(_)
            | View::Asset { .. }
    )
}

/// The accessibility statement of a blog in each language: on pages of its own and on those that the program makes.
fn statements(blog: &Blog) -> Vec<(Language, Address)> {
    let of = |(language, _): &(Language, _)| Some((language.clone(), statement(blog, language)?));
    blog.languages.iter().filter_map(of).collect()
}

fn has_page(site: &Site, edition: &Edition, count: usize, page: u32) -> bool {
    page as usize <= count.div_ceil(site.blog(edition.blog).page_size).max(1)
}

fn editions(
    site: &Site,
    edition: EditionId,
    address: impl Fn(EditionId, &Edition) -> Option<Address>,
) -> Vec<(Language, Address)> {
    site.editions_of(site.edition(edition).blog)
        .filter_map(|(id, other)| Some((site.language_of(other).clone(), address(id, other)?)))
        .collect()
}

fn of_edition(
    site: &Site,
    edition: EditionId,
    address: impl Fn(EditionId, &Edition, &Address) -> Option<Address>,
) -> (BlogId, Vec<(Language, Address)>) {
    let found = editions(site, edition, |id, other| address(id, other, &edition_home(site, id)));
    (site.edition(edition).blog, found)
}
