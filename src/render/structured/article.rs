//! A story as an article, and the event that it tells of.

use serde::Serialize;

use super::owner::{Named, Owner};
use crate::model::addresses;
use crate::model::post::{Byline, Post, Translation};
use crate::render::frame::Head;
use crate::render::values::{local, written_link};
use crate::render::{Here, Renderer};

/// A story on its page.
pub(super) struct Story<'a> {
    pub renderer: &'a Renderer<'a>,
    pub here: &'a Here<'a>,
    pub owner: &'a Owner,
    pub post: &'a Post,
    pub translation: &'a Translation,
    /// The page's absolute address.
    pub page: &'a str,
    pub head: &'a Head<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Article<'a> {
    headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    in_language: &'a str,
    url: &'a str,
    main_entity_of_page: Page<'a>,
    date_published: String,
    date_modified: String,
    author: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translator: Option<Author<'a>>,
    publisher: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image<'a>>,
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    keywords: &'a [&'a str],
    is_part_of: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Work<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Author<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    job_title: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
}

#[derive(Serialize)]
struct Image<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    caption: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
}

/// The story in another language.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    in_language: &'a str,
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    in_language: &'a str,
    url: &'a str,
    start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'a>>,
    organizer: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Location<'a> {
    /// What an editor writes of a place is its name and its address in one.
    Place {
        name: &'a str,
        address: &'a str,
    },
    VirtualLocation {
        url: String,
    },
}

impl<'a> Story<'a> {
    pub fn article(&self) -> Article<'a> {
        let head = &self.translation.head;
        let work = |translation: &'a Translation| Work {
            kind: "BlogPosting",
            in_language: translation.language.as_str(),
            url: translation.address.absolute(&self.renderer.site.roots),
        };
        let is_shown = |other: &&Translation| other.language != self.translation.language;
        let others = self.post.translations.iter().filter(is_shown);
        // The original is the first of a story's translations.
        let original = self.post.translations.first().filter(is_shown);
        Article {
            headline: &head.title,
            description: &head.summary,
            in_language: self.translation.language.as_str(),
            url: self.page,
            main_entity_of_page: Page { kind: "WebPage", id: self.page },
            date_published: head.published.html_datetime(),
            date_modified: self.translation.last_change().html_datetime(),
            author: self.authors(),
            translator: self.translation.detail.translator.as_deref().map(|name| Author {
                kind: "Person",
                name,
                job_title: "",
                url: String::new(),
            }),
            publisher: self.owner.organization(),
            image: self.image(),
            keywords: &self.head.tags,
            is_part_of: self.owner.blog(),
            work_translation: if original.is_none() { others.map(work).collect() } else { Vec::new() },
            translation_of_work: original.map(work),
        }
    }

    pub fn event(&self) -> Option<Event<'a>> {
        let event = self.translation.detail.event.as_ref()?;
        let (site, here) = (self.renderer.site, self.here);
        let absolute = &Here { absolute: true, ..*here };
        let place = event.place.as_deref().map(|place| Location::Place { name: place, address: place });
        let elsewhere = event.url.as_deref();
        let elsewhere =
            elsewhere.map(|url| Location::VirtualLocation { url: written_link(site, absolute, url) });
        let office =
            self.translation.head.office.and_then(|number| site.blog(here.blog).offices.get(number as usize));
        let organizer = match office {
            Some((_, name)) => {
                Named { kind: "Organization", name: local(here, name).0, url: &self.owner.home }
            }
            None => self.owner.organization(),
        };
        Some(Event {
            name: &self.translation.head.title,
            description: &self.translation.head.summary,
            in_language: self.translation.language.as_str(),
            url: self.page,
            start_date: event.start.html_datetime(),
            end_date: event.end.as_ref().map(|end| end.html_datetime()),
            event_status: "https://schema.org/EventScheduled",
            location: place.or(elsewhere),
            organizer,
            image: self.image(),
        })
    }

    /// Those who signed it; the blog where nobody did.
    fn authors(&self) -> Vec<Author<'a>> {
        let authors: Vec<Author> =
            self.translation.head.authors.iter().map(|byline| self.author(byline)).collect();
        if !authors.is_empty() {
            return authors;
        }
        let (name, url) = (&*self.owner.title, self.owner.home.to_string());
        vec![Author { kind: "Organization", name, job_title: "", url }]
    }

    fn author(&self, byline: &'a Byline) -> Author<'a> {
        let (site, here) = (self.renderer.site, self.here);
        match byline {
            Byline::Guest { name, title } => Author {
                kind: "Person",
                name,
                job_title: title.as_deref().unwrap_or_default(),
                url: String::new(),
            },
            Byline::Author(id) => {
                let author = &site.authors[id.0 as usize];
                let home = || addresses::edition_home(site, here.edition);
                let url = site
                    .has_author_page(here.edition, *id)
                    .then(|| addresses::author(site, &home(), *id).absolute(&site.roots));
                Author {
                    kind: "Person",
                    name: local(here, &author.name).0,
                    job_title: local(here, &author.title).0,
                    url: url.unwrap_or_default(),
                }
            }
        }
    }

    fn image(&self) -> Option<Image<'a>> {
        let image = self.head.image.as_ref()?;
        let (width, height) = image.size.unzip();
        Some(Image { kind: "ImageObject", url: &image.url, caption: image.alt, width, height })
    }
}
