//! Whose a blog is, and what it is called: made once for an edition.

use serde::Serialize;

use super::Thing;
use crate::model::addresses;
use crate::render::values::local;
use crate::render::{Here, Renderer};

/// A blog and the network that it belongs to, as an edition calls them.
#[derive(Debug)]
pub(crate) struct Owner {
    pub title: Box<str>,
    pub home: Box<str>,
    description: Box<str>,
    /// Name and home of the network; none on its own pages.
    network: Option<(Box<str>, Box<str>)>,
}

#[derive(Serialize)]
pub(super) struct Organization<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(rename = "parentOrganization", skip_serializing_if = "Option::is_none")]
    parent: Option<Named<'a>>,
}

#[derive(Serialize)]
pub(super) struct WebSite<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    publisher: Reference,
}

/// Something that is described elsewhere.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

/// A thing with its kind and name.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub url: &'a str,
}

impl Owner {
    pub fn of(renderer: &Renderer, here: &Here) -> Owner {
        let site = renderer.site;
        let blog = site.blog(here.blog);
        let hub = &site.blogs[0];
        let hub_home = addresses::home(hub, hub.language_near(here.chain)).absolute(&site.roots);
        let network = (!here.blog.is_hub()).then(|| (local(here, &hub.title).0.into(), hub_home.into()));
        Owner {
            title: local(here, &blog.title).0.into(),
            home: addresses::edition_home(site, here.edition).absolute(&site.roots).into(),
            description: local(here, &blog.description).0.into(),
            network,
        }
    }

    /// The organization as the stories name it.
    pub(super) fn organization(&self) -> Named<'_> {
        Named { kind: "Organization", name: &self.title, url: &self.home }
    }

    /// The blog that a story is part of.
    pub(super) fn blog(&self) -> Named<'_> {
        Named { kind: "Blog", name: &self.title, url: &self.home }
    }

    /// What a home says.
    pub(super) fn things<'a>(&'a self, here: &Here<'a>) -> [Thing<'a>; 2] {
        let id = format!("{}#organization", self.home);
        let parent = self.network.as_ref().map(|(name, url)| Named { kind: "Organization", name, url });
        let organization = Organization {
            id: id.clone(),
            name: &self.title,
            url: &self.home,
            description: &self.description,
            parent,
        };
        let site = WebSite {
            id: format!("{}#website", self.home),
            name: &self.title,
            url: &self.home,
            description: &self.description,
            language: here.language.as_str(),
            publisher: Reference { id },
        };
        [Thing::Organization(organization), Thing::WebSite(site)]
    }
}
