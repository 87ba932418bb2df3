//! What the head of a page says to programs: its description, addresses, translations and feeds, Open Graph.

use crate::model::alternates::Alternates;
use crate::model::moment::Moment;
use crate::render::frame::Head;
use crate::render::xml::push_escaped;
use crate::render::{Here, Renderer};

/// From this width on a picture is shown large beside a shared link; X's documentation of `summary_large_image` says so.
const LARGE: u32 = 300;

/// The elements, one on each line. `canonical` is absolute.
pub(crate) fn metadata(
    renderer: &Renderer,
    here: &Here,
    head: &Head,
    blog_title: &str,
    canonical: &str,
    alternates: Option<&Alternates>,
) -> String {
    let mut markup = String::with_capacity(2048);
    for (language, address) in alternates.iter().flat_map(|alternates| alternates.all()) {
        markup.push_str("<link rel=\"alternate\" hreflang=\"");
        markup.push_str(language);
        markup.push_str("\" href=\"");
        address.push(&mut markup, None, &renderer.site.roots, push_escaped);
        markup.push_str("\">\n");
    }
    let mut element = |pieces: [&str; 3], content: &str| {
        let [before, name, between] = pieces;
        markup.push_str(before);
        push_escaped(&mut markup, name);
        markup.push_str(between);
        push_escaped(&mut markup, content);
        markup.push_str("\">\n");
    };
    if !head.description.is_empty() {
        element(["<meta name=\"description\" content=\"", "", ""], head.description);
    }
    element(["<link rel=\"canonical\" href=\"", "", ""], canonical);
    for (title, url) in head.feeds.iter().chain(&head.comments_feed) {
        let before = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"";
        element([before, title, "\" href=\""], url);
    }
    open_graph(here, head, blog_title, canonical, alternates, &mut |name, content| {
        if !content.is_empty() {
            element(["<meta property=\"", name, "\" content=\""], content);
        }
    });
    element(["<meta name=\"twitter:card\" content=\"", "", ""], card(head));
    markup.truncate(markup.trim_end().len());
    markup
}

/// https://ogp.me; a property without content is left out by who is told of it.
fn open_graph(
    here: &Here,
    head: &Head,
    blog_title: &str,
    canonical: &str,
    alternates: Option<&Alternates>,
    property: &mut dyn FnMut(&str, &str),
) {
    property("og:type", if head.kind == "post" { "article" } else { "website" });
    property("og:title", if head.title.is_empty() { blog_title } else { head.title });
    property("og:url", canonical);
    property("og:description", head.description);
    property("og:locale", &here.shared.language_of(here.edition).territory);
    let others = alternates.iter().flat_map(|alternates| &alternates.languages);
    for (language, _) in others.filter(|(language, _)| language != here.language) {
        property("og:locale:alternate", here.shared.language(language).map_or("", |known| &known.territory));
    }
    if let Some(image) = &head.image {
        property("og:image", &image.url);
        property("og:image:alt", image.alt);
        if let Some((width, height)) = image.size {
            property("og:image:width", &width.to_string());
            property("og:image:height", &height.to_string());
        }
    }
    property("article:published_time", &head.published.map(Moment::rfc3339).unwrap_or_default());
    property("article:modified_time", &head.updated.map(Moment::rfc3339).unwrap_or_default());
    property("article:section", head.tags.first().copied().unwrap_or_default());
    head.tags.iter().for_each(|tag| property("article:tag", tag));
}

fn card(head: &Head) -> &'static str {
    match &head.image {
        Some(image) if image.size.is_none_or(|(width, _)| width >= LARGE) => "summary_large_image",
        _ => "summary",
    }
}
