//! A link to a place of a text that the text does not have.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::site::{AnchoredTo, Site};
use crate::model::url::Address;
use crate::source::SourceId;

use super::{Asked, Rule, by_source};

pub(super) const RULE: Rule = Rule {
    code: Code::DeadAnchor,
    explanation: "\
A link that ends in `#…` leads to a heading of a text, by the words of that heading: `## How to apply` is \
`#how-to-apply`. Where no heading has that name any more the reader arrives at the top of a long page, and searches. \
A name that is to stay when the words change is written behind the heading: `## How to apply {#apply}`.

A link to a Markdown file leads to that text in the language of the text that holds the link, where there is one; its \
headings have other words. So name the file, and the heading, of the language in which the link stands.

Wrong, in a French text:

    [la marche à suivre](../student-visas.en.md#how-to-apply)

Right:

    [la marche à suivre](../student-visas.fr.md#comment-postuler)

Places that the theme's pages have, such as `#page-main`, are known.",
    of_text: None,
    of_site: Some(check),
};

/// Names that pages give to what they show beside a text: with a number behind, or with the name of an alert or a
/// policy, which is asked of no text.
const NUMBERED: &[&str] = &["comment-", "correction-"];
const NAMED: &[&str] = &["alert-", "policy-"];

fn check(asked: &Asked, found: &mut Vec<Diagnostic>) {
    if asked.site.anchors.is_empty() {
        return;
    }
    let texts = by_source(asked.texts);
    let mut by_address = None;
    for anchor in asked.site.anchors.iter() {
        let source = match &anchor.to {
            AnchoredTo::Text(source) => *source,
            AnchoredTo::Page(address) => {
                let by_address = by_address.get_or_insert_with(|| by_address_of(asked.site));
                match by_address.get(address) {
                    Some(source) => *source,
                    // A listing, a home: the theme's alone.
                    None => continue,
                }
            }
        };
        let Some(text) = texts.get(&source) else { continue };
        let id = &*anchor.fragment;
        let is_known = text.body.has_id(id)
            || NAMED.iter().any(|begin| id.starts_with(begin))
            || NUMBERED.iter().any(|begin| id.strip_prefix(begin).is_some_and(is_numbered))
            || (asked.is_id_of_theme)(id);
        if is_known {
            continue;
        }
        let file = &asked.sources.get(source).path;
        let (message, place) = if source == anchor.source {
            (format!("this text has no place called `#{id}`"), "this text")
        } else {
            (format!("`{file}`, which this link leads to, has no place called `#{id}`"), "that text")
        };
        let mut known: Vec<&str> = text.body.known_ids().collect();
        let near = nearest(id, known.iter().copied()).map(str::to_owned);
        known.truncate(8);
        let help = match near {
            Some(near) => format!("did you mean `#{near}`?"),
            None if known.is_empty() => format!("take the `#{id}` away: {place} has no headings"),
            None => format!("the headings of {place} are `#{}`", known.join("`, `#")),
        };
        found.push(Diagnostic::new(RULE.code, anchor.source, message).at(anchor.place.clone()).help(help));
    }
}

fn is_numbered(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_ascii_digit())
}

/// The file of each page that shows a text.
fn by_address_of(site: &Site) -> FxHashMap<&Address, SourceId> {
    let posts = site.posts.iter().flat_map(|post| &post.translations);
    let posts = posts.map(|translation| (&translation.address, translation.source));
    let pages = site.blogs.iter().flat_map(|blog| &blog.pages).flat_map(|page| &page.translations);
    posts.chain(pages.map(|translation| (&translation.address, translation.source))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::{asked, said};

    #[test]
    fn places_of_the_same_text() {
        let text = "## كيف تتقدّم بالطلب\n\n[الرسوم](#الرسوم) و[الطلب](#كيف-تتقدّم-بالطلب) و[الطلب](#%D9%83يف-تتقدّم-بالطلبب).\n";
        assert_eq!(
            asked("ar", "", text),
            [
                "dead-anchor [الرسوم](#الرسوم): this text has no place called `#الرسوم`",
                "dead-anchor [الطلب](#%D9%83يف-تتقدّم-بالطلبب): this text has no place called `#كيف-تتقدّم-بالطلبب`",
            ]
        );
        let fine = "## How to apply {#apply}\n\n<span id=\"fee\"></span> [a](#apply) [b](#fee) [c](#) [d](#top) \
                    [e](#page-main) [f](#comment-3-x) [g](#fn-1) [h](#:~:text=x)\n";
        assert_eq!(asked("en", "", fine), [""; 0]);
    }

    #[test]
    fn places_of_other_texts() {
        let found = said(
            "fr, en",
            &[
                ("m/posts/2026-05-02-b.fr.md", "---\ntitle: B\n---\n## Comment postuler\n"),
                ("m/posts/2026-05-02-b.en.md", "---\ntitle: B\n---\n## How to apply\n"),
                ("m/pages/about.fr.md", "---\ntitle: A\n---\n## Nous\n"),
                (
                    "m/posts/2026-05-01-a.fr.md",
                    "---\ntitle: A\n---\n[un](2026-05-02-b.en.md#how-to-apply), [deux](2026-05-02-b.fr.md#comment-postuler), \
                     [trois](/m/fr/about/#nous), [quatre](/m/fr/about/#elle), [cinq](/m/fr/#nothing)\n",
                ),
            ],
        );
        assert_eq!(
            found,
            [
                "dead-anchor [un](2026-05-02-b.en.md#how-to-apply): `content/m/posts/2026-05-02-b.fr.md`, which this link leads to, has no place called `#how-to-apply`",
                "dead-anchor [quatre](/m/fr/about/#elle): `content/m/pages/about.fr.md`, which this link leads to, has no place called `#elle`",
            ]
        );
    }
}
