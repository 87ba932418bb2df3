//! The addresses of all kinds of pages, in one place; and which pages are one another's translations.

use std::hash::Hash;

use super::artifact::{Fingerprint, FingerprintHasher};
use super::blog::{Blog, BlogId};
use super::edition::{Edition, EditionId, WeekId};
use super::language::Language;
use super::post::{AuthorId, TagId};
use super::settings::FeedFormat;
use super::site::Site;
use super::url::{Address, RootId};
use super::view::{EmailForm, FeedOf, View};

/// A blog's home in a language.
pub fn home(blog: &Blog, language: &Language) -> Address {
    Address::new(blog.root, [&blog.path, "/", language.as_str(), "/"].concat())
}

/// A blog's choice of languages.
pub fn chooser(blog: &Blog) -> Address {
    Address::new(blog.root, format!("{}/", blog.path))
}

/// An edition's home.
pub fn edition_home(site: &Site, edition: EditionId) -> Address {
    let edition = site.edition(edition);
    home(site.blog(edition.blog), site.language_of(edition))
}

/// Page `page` (from 1) of the listing that begins at an address.
pub fn page_of(listing: &Address, page: u32) -> Address {
    if page <= 1 { listing.clone() } else { listing.join(&page_below(page)) }
}

/// What a page from the second on adds to the address of its listing.
pub fn page_below(page: u32) -> String {
    format!("page/{page}/")
}

pub fn archives(home: &Address) -> Address {
    home.join("archives/")
}

pub fn year(home: &Address, year: i16) -> Address {
    home.join(&format!("{year:04}/"))
}

pub fn month(home: &Address, year: i16, month: i8) -> Address {
    home.join(&format!("{year:04}/{month:02}/"))
}

pub fn tags(home: &Address) -> Address {
    home.join("tags/")
}

pub fn tag(site: &Site, home: &Address, tag: TagId) -> Address {
    home.below(&["tags/", &site.tags[tag.0 as usize].id, "/"])
}

pub fn authors(home: &Address) -> Address {
    home.join("authors/")
}

pub fn author(site: &Site, home: &Address, author: AuthorId) -> Address {
    home.below(&["authors/", &site.authors[author.0 as usize].id, "/"])
}

pub fn office(blog: &Blog, home: &Address, office: u16) -> Address {
    home.below(&["offices/", &blog.offices[office as usize].0, "/"])
}

/// The listing of an edition's events.
pub fn events(home: &Address) -> Address {
    home.join("events/")
}

/// The calendar of an edition's events.
pub fn calendar(home: &Address) -> Address {
    home.join("calendar.ics")
}

/// The calendar file of the event of a post's page.
pub fn event_file(page: &Address) -> Address {
    page.join("event.ics")
}

pub fn policy(home: &Address, slug: &str) -> Address {
    home.below(&["policies/", slug, "/"])
}

pub fn digests(home: &Address) -> Address {
    home.join("week-in-review/")
}

pub fn digest_year(home: &Address, year: i16) -> Address {
    home.join(&format!("week-in-review/{year:04}/"))
}

pub fn digest(home: &Address, week: WeekId) -> Address {
    home.join(&format!("week-in-review/{week}/"))
}

pub fn email(home: &Address, week: WeekId, form: EmailForm) -> Address {
    digest(home, week).join(match form {
        EmailForm::Html => "email.html",
        EmailForm::Text => "email.txt",
        EmailForm::Message => "email.eml",
    })
}

pub fn subscribe(home: &Address) -> Address {
    home.join("subscribe/")
}

pub fn corrections(home: &Address) -> Address {
    home.join("corrections/")
}

pub fn alerts(home: &Address) -> Address {
    home.join("alerts/")
}

/// The feed of a post's comments, beside the page of one of its translations.
pub fn comments(post: &Address) -> Address {
    post.join("comments.xml")
}

pub fn feed(site: &Site, home: &Address, of: FeedOf, format: FeedFormat) -> Address {
    let name = match format {
        FeedFormat::Atom => "atom.xml",
        FeedFormat::Rss => "rss.xml",
        FeedFormat::Json => "feed.json",
    };
    match of {
        FeedOf::Blog => home.join(name),
        FeedOf::Tag(id) => tag(site, home, id).join(name),
        FeedOf::Author(id) => author(site, home, id).join(name),
        FeedOf::Digests => digests(home).join(name),
        FeedOf::Events => events(home).join(name),
        FeedOf::Archive { year, month: of } => month(home, year, of).join(name),
        FeedOf::Corrections => corrections(home).join(name),
        FeedOf::Alerts => alerts(home).join(name),
    }
}

/// The list of the network's feeds.
pub fn opml(home: &Address) -> Address {
    home.join("opml.xml")
}

/// The site that a view's page stands in.
pub fn root_of(site: &Site, view: &View) -> RootId {
    let of_blog = |blog: BlogId| site.blog(blog).root;
    let of_edition = |edition: EditionId| of_blog(site.edition(edition).blog);
    match view {
        View::Chooser(blog) => of_blog(*blog),
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
        | View::Email { edition, .. }
        | View::Subscribe(edition)
        | View::Corrections(edition)
        | View::Alerts(edition)
        | View::Feed { edition, .. }
        | View::Opml { edition, .. }
        | View::EventFile { edition, .. }
        | View::Calendar(edition) => of_edition(*edition),
        View::Page { blog, .. } | View::Policy { blog, .. } => of_blog(*blog),
        View::NotFound(root) | View::Sitemap { root, .. } | View::Robots(root) | View::Asset { root, .. } => {
            *root
        }
        View::Post(_) | View::Comments { .. } | View::Redirect(_) | View::File(_) => of(site, view).root,
    }
}

/// The address of what a view makes.
pub fn of(site: &Site, view: &View) -> Address {
    let in_edition = |edition: &EditionId| edition_home(site, *edition);
    match view {
        View::Chooser(blog) => chooser(site.blog(*blog)),
        View::Home { edition, slice } => page_of(&in_edition(edition), slice.page),
        View::Post(view) => site.post(view.post).translations[view.translation as usize].address.clone(),
        View::Page { blog, page, translation } => {
            site.blog(*blog).pages[*page as usize].translations[*translation as usize].address.clone()
        }
        View::Archives(edition) => archives(&in_edition(edition)),
        View::Year { edition, year: number } => year(&in_edition(edition), *number),
        View::Month { edition, month: number } => {
            let of = &site.edition(*edition).months[*number as usize];
            month(&in_edition(edition), of.year, of.month)
        }
        View::Tags(edition) => tags(&in_edition(edition)),
        View::Tag { edition, tag: id, slice } => page_of(&tag(site, &in_edition(edition), *id), slice.page),
        View::Authors(edition) => authors(&in_edition(edition)),
        View::Author { edition, author: id, slice } => {
            page_of(&author(site, &in_edition(edition), *id), slice.page)
        }
        View::Office { edition, office: number, slice } => {
            let blog = site.blog(site.edition(*edition).blog);
            page_of(&office(blog, &in_edition(edition), *number), slice.page)
        }
        View::Events { edition, slice } => page_of(&events(&in_edition(edition)), slice.page),
        View::Policy { blog, policy: number, translation } => {
            let blog = site.blog(*blog);
            let translation = &blog.policy_texts[*number as usize].translations[*translation as usize];
            policy(&home(blog, &translation.language), &translation.slug)
        }
        View::Digests(edition) => digests(&in_edition(edition)),
        View::DigestYear { edition, year } => digest_year(&in_edition(edition), *year),
        View::Digest { edition, week } => {
            digest(&in_edition(edition), site.edition(*edition).weeks[*week as usize].id)
        }
        View::Email { edition, week, form } => {
            email(&in_edition(edition), site.edition(*edition).weeks[*week as usize].id, *form)
        }
        View::Subscribe(edition) => subscribe(&in_edition(edition)),
        View::Corrections(edition) => corrections(&in_edition(edition)),
        View::Alerts(edition) => alerts(&in_edition(edition)),
        View::Comments { post, translation, .. } => {
            comments(&site.post(*post).translations[*translation as usize].address)
        }
        View::NotFound(root) => Address::new(*root, "/404.html"),
        View::Redirect(number) => site.redirects[*number as usize].at.clone(),
        View::Feed { edition, of, format } => feed(site, &in_edition(edition), *of, *format),
        View::EventFile { post, translation, .. } => {
            event_file(&site.post(*post).translations[*translation as usize].address)
        }
        View::Calendar(edition) => calendar(&in_edition(edition)),
        View::Opml { edition, at_root: false } => opml(&in_edition(edition)),
        View::Opml { edition, at_root: true } => {
            Address::new(site.blog(site.edition(*edition).blog).root, "/opml.xml")
        }
        View::Sitemap { root, part: None } => Address::new(*root, "/sitemap.xml"),
        View::Sitemap { root, part: Some(part) } => Address::new(*root, format!("/sitemap-{part}.xml")),
        View::Robots(root) => Address::new(*root, "/robots.txt"),
        View::File(file) => site.file(*file).address.clone(),
        View::Asset { root, name, .. } => Address::new(*root, format!("/{name}")),
    }
}

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
        View::Page { blog, page, .. } => {
            let translations = &site.blog(*blog).pages[*page as usize].translations;
            return Some(texts(&mut translations.iter().map(|text| (&text.language, &text.address))));
        }
        View::Chooser(_) | View::Policy { .. } => {
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

/// Whether a view is a page with a language, and so has translations and a place in the sitemap.
pub fn has_alternates(view: &View) -> bool {
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

/// The day of a page's last change, where the site knows one.
pub fn last_change(site: &Site, view: &View) -> Option<jiff::civil::Date> {
    match view {
        View::Post(view) => {
            Some(site.post(view.post).translations[view.translation as usize].last_change().day)
        }
        _ => None,
    }
}
