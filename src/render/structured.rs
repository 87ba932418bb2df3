//! What a page says of itself to search engines: JSON-LD in the words of schema.org, in a `<script>` that is data and
//! that no browser runs.
//!
//! Each page below a home says the way to it; a home, whose it is; a story, that it is an article, and an event where it
//! tells of one. It says nothing that the page does not show. Addresses are absolute.

mod article;
mod crumbs;
mod owner;

use serde::Serialize;

use crate::model::url::Address;
use crate::model::view::View;
use crate::render::frame::Head;
use crate::render::{Here, Renderer};

pub(crate) use crumbs::Crumb;
pub(crate) use owner::Owner;

/// All that is said on a page.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Thing<'a> {
    BreadcrumbList(crumbs::Crumbs<'a>),
    BlogPosting(Box<article::Article<'a>>),
    Event(Box<article::Event<'a>>),
    Organization(owner::Organization<'a>),
    WebSite(owner::WebSite<'a>),
}

/// Appends the element; nothing for a page of which there is nothing to say.
pub(crate) fn push(
    renderer: &Renderer,
    view: &View,
    here: &Here,
    head: &Head,
    address: &Address,
    into: &mut String,
) {
    let owner = renderer.shared.edition(here.edition).owner.get_or_init(|| Owner::of(renderer, here));
    let way = crumbs::way(renderer, view, here);
    let page = address.absolute(&renderer.site.roots);
    let mut graph = Vec::new();
    match view {
        View::Home { slice, .. } if slice.page == 1 => graph.extend(owner.things(here)),
        View::Post(of) => {
            let post = renderer.site.post(of.post);
            let translation = &post.translations[of.translation as usize];
            if translation.head.withdrawn.is_none() {
                let story = article::Story { renderer, here, owner, post, translation, page: &page, head };
                graph.push(Thing::BlogPosting(Box::new(story.article())));
                graph.extend(story.event().map(|event| Thing::Event(Box::new(event))));
            }
        }
        _ => {}
    }
    if let Some(way) = &way {
        graph.push(Thing::BreadcrumbList(crumbs::Crumbs::new(owner, way, head.title, &page)));
    }
    if !graph.is_empty() {
        push_script(&Document { context: "https://schema.org", graph }, into);
    }
}

/// No text can end the element: `<` is written as JSON may have it.
fn push_script(document: &impl Serialize, into: &mut String) {
    let Ok(json) = serde_json::to_string(document) else { return };
    into.push_str("\n<script type=\"application/ld+json\">");
    for (number, piece) in json.split('<').enumerate() {
        if number > 0 {
            into.push_str("\\u003c");
        }
        into.push_str(piece);
    }
    into.push_str("</script>");
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::push_script;

    #[test]
    fn no_text_ends_the_element() {
        let said = json!({"headline": "</script><script>alert(1)</script><!-- <SCRIPT & \u{2028} \\ \" ’"});
        let mut written = String::new();
        push_script(&said, &mut written);
        let inside = written
            .strip_prefix("\n<script type=\"application/ld+json\">")
            .and_then(|rest| rest.strip_suffix("</script>"))
            .unwrap();
        assert!(!inside.contains('<'), "{inside}");
        assert_eq!(serde_json::from_str::<Value>(inside).unwrap(), said);
    }
}
