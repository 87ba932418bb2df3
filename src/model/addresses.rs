//! The addresses of all kinds of pages, in one place.

use super::blog::{Blog, BlogId};
use super::edition::{EditionId, WeekId};
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

/// A blog's accessibility statement in a language: on the editor's page of that name, else on one that the program
/// makes. `None` where nobody says anything of it.
pub fn statement(blog: &Blog, language: &Language) -> Option<Address> {
    match blog.statement_page(language) {
        Some(page) => Some(page.address.clone()),
        None => blog.statement.as_ref().map(|_| accessibility(&home(blog, language))),
    }
}

/// The statement that the program makes.
pub fn accessibility(home: &Address) -> Address {
    home.join("accessibility/")
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
        | View::Accessibility(edition)
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
        View::Accessibility(edition) => accessibility(&in_edition(edition)),
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
        View::Asset { root, file } => Address::new(*root, format!("/{}", file.name)),
    }
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
