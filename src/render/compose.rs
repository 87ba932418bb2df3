//! Bodies on a page: their links written as the page needs them, their ids kept apart.

use crate::locales::Argument;
use crate::markdown::{self, Filling, Labels, Target};
use crate::model::blog::{LinkTarget, ResolvedBody};
use crate::model::body::Body;
use crate::model::site::Site;
use crate::model::url::{Address, host, is_of};
use crate::render::Here;
use crate::render::values::{link, plain};

/// A body's HTML. `id_prefix` keeps its ids apart where several texts share a page.
pub(crate) fn body(site: &Site, here: &Here, of: &ResolvedBody, id_prefix: &str) -> String {
    let targets: Vec<Written> = of.targets.iter().map(|target| written(site, here, target)).collect();
    fill(here, &here.texts.whole(&of.body), id_prefix, &targets)
}

enum Written {
    Address(String, String, Option<(u32, u32)>),
    Text,
}

fn fill(here: &Here, body: &Body, id_prefix: &str, targets: &[Written]) -> String {
    let links = |index: usize| match targets.get(index) {
        Some(Written::Address(address, attributes, size)) => {
            Target::Address { address, attributes, size: *size }
        }
        Some(Written::Text) | None => Target::Text,
    };
    let notes = here.locale.string("footnotes").map_or("", |message| &message.text);
    let back = |_: u16, occurrence: u16| match occurrence {
        0 | 1 => {
            here.locale.string("back-to-text").map_or_else(String::new, |message| message.text.to_string())
        }
        _ => plain(here, "back-to-text-again", &[("number", Argument::Number(i64::from(occurrence)))]),
    };
    let mut markup = String::new();
    markdown::compose(
        body,
        &Filling { id_prefix, links: &links, labels: Labels { notes, back: &back } },
        &mut markup,
    );
    markup
}

fn written(site: &Site, here: &Here, target: &LinkTarget) -> Written {
    match target {
        LinkTarget::Internal { address, rest, language } => {
            let attributes =
                language.as_ref().map(|language| format!(" hreflang=\"{language}\"")).unwrap_or_default();
            Written::Address(format!("{}{rest}", link(site, here, address)), attributes, None)
        }
        LinkTarget::File { address, size, rest } => {
            Written::Address(format!("{}{rest}", file_link(site, here, address)), String::new(), *size)
        }
        LinkTarget::AsWritten(written) => {
            let elsewhere =
                host(written).is_some_and(|host| !is_of(&host, &site.blog(here.blog).own_domains));
            let attributes = if elsewhere { " rel=\"external\"".to_string() } else { String::new() };
            Written::Address(written.to_string(), attributes, None)
        }
        LinkTarget::Text => Written::Text,
    }
}

/// A file's address on a page: in the page's own site where a copy stands there.
pub(crate) fn file_link(site: &Site, here: &Here, address: &Address) -> String {
    link(site, here, &site.address_in(here.root, address))
}

/// Where a picture of the front matter is, and its size; `None` where it leads nowhere.
pub(crate) fn picture_link(
    site: &Site,
    here: &Here,
    target: &LinkTarget,
) -> Option<(String, Option<(u32, u32)>)> {
    match written(site, here, target) {
        Written::Address(address, _, size) => Some((address, size)),
        Written::Text => None,
    }
}
