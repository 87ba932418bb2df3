//! What the head of a page says to programs: its description, addresses, translations and feeds, Open Graph.

use crate::model::alternates::Alternates;
use crate::model::moment::Moment;
use crate::model::site::Site;
use crate::render::frame::Head;
use crate::render::xml::push_escaped;

/// The elements, one on each line. `canonical` is absolute.
pub(crate) fn metadata(
    site: &Site,
    head: &Head,
    blog_title: &str,
    canonical: &str,
    alternates: Option<&Alternates>,
) -> String {
    let mut markup = String::with_capacity(1024);
    for (language, address) in alternates.iter().flat_map(|alternates| alternates.all()) {
        markup.push_str("<link rel=\"alternate\" hreflang=\"");
        markup.push_str(language);
        markup.push_str("\" href=\"");
        address.push(&mut markup, None, &site.roots, push_escaped);
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
    let mut property = |name: &str, content: &str| {
        if !content.is_empty() {
            element(["<meta property=\"", name, "\" content=\""], content);
        }
    };
    property("og:type", if head.kind == "post" { "article" } else { "website" });
    property("og:title", if head.title.is_empty() { blog_title } else { head.title });
    property("og:url", canonical);
    property("og:description", head.description);
    property("og:image", &head.image);
    property("article:published_time", &head.published.map(Moment::rfc3339).unwrap_or_default());
    property("article:modified_time", &head.updated.map(Moment::rfc3339).unwrap_or_default());
    markup.truncate(markup.trim_end().len());
    markup
}
