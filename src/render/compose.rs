//! Bodies on a page: their links written as the page needs them, their ids kept apart.

use std::borrow::Cow;

use crate::locales::Argument;
use crate::markdown::{self, Filling, Labels, Target};
use crate::model::blog::{LinkTarget, ResolvedBody};
use crate::model::body::Body;
use crate::model::site::Site;
use crate::model::url::{Address, host};
use crate::render::values::{link, plain};
use crate::render::{Here, external};

/// A body's HTML. `id_prefix` keeps its ids apart where several texts share a page.
pub(crate) fn body(site: &Site, here: &Here, of: &ResolvedBody, id_prefix: &str) -> String {
    let targets: Vec<Written> = of.targets.iter().map(|target| written(site, here, target)).collect();
    fill(here, &here.texts.whole(&of.body), id_prefix, &targets)
}

/// The same of what a reader wrote: search engines are told that nobody here vouches for its links.
pub(crate) fn readers_body(site: &Site, here: &Here, of: &ResolvedBody, id_prefix: &str) -> String {
    let by_reader = |target| match written(site, here, target) {
        Written::Address(address, ..) if host(&address).is_some() => {
            let rel = if external::leads_out(site, here, &address) {
                " rel=\"external nofollow ugc\""
            } else {
                " rel=\"nofollow ugc\""
            };
            Written::Address(address, rel.into(), None)
        }
        other => other,
    };
    let targets: Vec<Written> = of.targets.iter().map(by_reader).collect();
    fill(here, &here.texts.whole(&of.body), id_prefix, &targets)
}

/// What the attributes of a link that leads out begin with.
const EXTERNAL: &str = " rel=\"external";

/// Where a link leads from a page: its address, further attributes, the size of a picture.
enum Written<'t> {
    Address(Cow<'t, str>, Cow<'static, str>, Option<(u32, u32)>),
    Text,
}

fn fill(here: &Here, body: &Body, id_prefix: &str, targets: &[Written]) -> String {
    let links = |index: usize| match targets.get(index) {
        Some(Written::Address(address, attributes, size)) => {
            let mark = if attributes.starts_with(EXTERNAL) { external::mark(here) } else { "" };
            Target::Address { address, attributes, mark, size: *size }
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

fn written<'t>(site: &Site, here: &Here, target: &'t LinkTarget) -> Written<'t> {
    match target {
        LinkTarget::Internal { address, rest, language } => {
            let attributes = match language {
                Some(language) => format!(" hreflang=\"{language}\"").into(),
                None => Cow::Borrowed(""),
            };
            Written::Address((link(site, here, address) + rest).into(), attributes, None)
        }
        LinkTarget::File { address, size, rest, .. } => {
            Written::Address((file_link(site, here, address) + rest).into(), Cow::Borrowed(""), *size)
        }
        LinkTarget::AsWritten(written) => {
            let attributes = if external::leads_out(site, here, written) { " rel=\"external\"" } else { "" };
            Written::Address(Cow::Borrowed(written), Cow::Borrowed(attributes), None)
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
        Written::Address(address, _, size) => Some((address.into_owned(), size)),
        Written::Text => None,
    }
}
