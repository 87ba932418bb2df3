//! Policies: as blocks on posts, feeds and digests, as pages, and as links in the foot of each page.

use std::sync::OnceLock;

use crate::diagnostic::Diagnostic;
use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::blog::{BlogId, Policy, PolicyTranslation};
use crate::model::language::Language;
use crate::model::view::View;
use crate::render::feeds::Block;
use crate::render::frame::{Head, context, frame};
use crate::render::parts::part;
use crate::render::values::{date, escape, language_entries, link, message_html};
use crate::render::{Here, Renderer, compose};
use crate::theme::{Value, html, list, map, map_of, text};

/// The policies that an edition's posts show.
pub(crate) fn of_posts(renderer: &Renderer, here: &Here) -> Result<Value, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).post_policies;
    blocks_in(slot, renderer, here, &renderer.site.blog(here.blog).policies.post)
}

/// Those that its digests show.
pub(crate) fn of_digests(renderer: &Renderer, here: &Here) -> Result<Value, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).digest_policies;
    blocks_in(slot, renderer, here, &renderer.site.blog(here.blog).policies.digest)
}

/// The policies of these names as `parts/policies.html` makes them, in the page's language or its fallbacks.
fn blocks_in(
    slot: &OnceLock<Value>,
    renderer: &Renderer,
    here: &Here,
    names: &[String],
) -> Result<Value, Vec<Diagnostic>> {
    if let Some(made) = slot.get() {
        return Ok(made.clone());
    }
    let policies =
        chosen(renderer, here, names).map(|(policy, translation)| block(renderer, here, policy, translation));
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("policies", list(policies));
    let made = html(&part(renderer, here.blog, "parts/policies.html", &context)?);
    Ok(slot.get_or_init(|| made).clone())
}

/// Those of an entry of an edition's feeds.
pub(crate) fn of_feeds(renderer: &Renderer, here: &Here, id_prefix: &str) -> Vec<Block<'static>> {
    let names = &renderer.site.blog(here.blog).policies.feed;
    let slot = &renderer.shared.edition(here.edition).feed_policies;
    // Without an id in them they are the same in all entries.
    let same = slot.get_or_init(|| {
        let blocks = feed_blocks(renderer, here, names, "");
        blocks.iter().all(|block| !block.html.contains(" id=\"")).then(|| blocks.into())
    });
    match same {
        Some(blocks) => blocks.to_vec(),
        None => feed_blocks(renderer, here, names, id_prefix),
    }
}

/// The same for feeds. `id_prefix` keeps their ids apart where a reader shows several entries.
pub(crate) fn feed_blocks(
    renderer: &Renderer,
    here: &Here,
    names: &[String],
    id_prefix: &str,
) -> Vec<Block<'static>> {
    chosen(renderer, here, names)
        .map(|(policy, translation)| Block {
            title: translation.title.to_string().into(),
            html: compose::body(
                renderer.site,
                here,
                &translation.body,
                &format!("{id_prefix}policy-{}-", policy.name),
            )
            .into(),
            language: translation.language.to_string().into(),
            direction: super::feed::feed_direction(direction(&translation.language)),
        })
        .collect()
}

/// A *policy* of the contract by its name, in the page's language or its fallbacks.
pub(crate) fn named(renderer: &Renderer, here: &Here, name: &str) -> Option<Value> {
    let (policy, translation) = one(renderer, here, name)?;
    Some(block(renderer, here, policy, translation))
}

/// The short form of a policy for a feed or an e-mail, with the way to the whole; empty where there is none.
pub(crate) fn short_in_feed(renderer: &Renderer, here: &Here, name: &str) -> String {
    let Some((_, translation)) = one(renderer, here, name) else { return String::new() };
    let summary = translation.summary.as_ref();
    let summary = summary.map(|(summary, _)| compose::body(renderer.site, here, summary, ""));
    let (language, title) = (&translation.language, escape(&translation.title));
    let way = match page_url(renderer, here, language, &translation.slug) {
        Some(url) => format!("<a href=\"{}\">{title}</a>", escape(&url)),
        None => title.into_owned(),
    };
    let direction = direction(language).as_str();
    let space = if summary.is_some() { " " } else { "" };
    let summary = summary.unwrap_or_default();
    format!("<p lang=\"{language}\" dir=\"{direction}\"><small>{summary}{space}{way}</small></p>")
}

/// A policy's title as HTML, and where the whole of it stands.
pub(crate) fn way_to(renderer: &Renderer, here: &Here, name: &str) -> Option<(String, Option<String>)> {
    let (policy, translation) = one(renderer, here, name)?;
    let language = &translation.language;
    let is_here = renderer.site.blog(here.blog).policies.post.iter().any(|shown| **shown == *policy.name);
    let url = page_url(renderer, here, language, &translation.slug);
    let url = url.or_else(|| is_here.then(|| format!("#policy-{}", policy.name)));
    let title = escape(&translation.title);
    let title = match language == here.language {
        true => format!("<bdi>{title}</bdi>"),
        false => format!("<bdi lang=\"{language}\" dir=\"{}\">{title}</bdi>", direction(language).as_str()),
    };
    Some((title, url))
}

fn one<'s>(renderer: &Renderer<'s>, here: &Here, name: &str) -> Option<(&'s Policy, &'s PolicyTranslation)> {
    let policy = renderer.site.blog(here.blog).policy_texts.iter().find(|policy| *policy.name == *name)?;
    Some((policy, policy.choose(here.chain)?))
}

/// Every policy that the blog shows, as title and address, for the foot of each page.
pub(crate) fn links(renderer: &Renderer, here: &Here) -> Vec<Value> {
    let blog = renderer.site.blog(here.blog);
    blog.policy_texts
        .iter()
        .filter_map(|policy| {
            let translation = policy.choose(here.chain)?;
            let url = page_url(renderer, here, &translation.language, &translation.slug)?;
            let [lang, dir, foreign] = language_entries(here, &translation.language);
            Some(map([("title", text(&translation.title)), ("url", text(&url)), lang, dir, foreign]))
        })
        .collect()
}

/// A policy's page.
pub(crate) fn policy(
    renderer: &Renderer,
    view: &View,
    blog: BlogId,
    number: u16,
    translation: u16,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let site = renderer.site;
    let policy = &site.blog(blog).policy_texts[number as usize];
    let translation = &policy.translations[translation as usize];
    let here = &renderer.here(renderer.edition_in(blog, &translation.language));
    let description = translation.summary.as_ref().map_or("", |(_, text)| text);
    let mut values = context(
        renderer,
        view,
        here,
        Head { kind: "policy", title: &translation.title, description, ..Head::default() },
    )?;
    let mut entries = block_entries(renderer, here, policy, translation);
    entries.push((
        "reviewed",
        translation.reviewed.as_ref().map_or_else(Value::none, |reviewed| date(here, reviewed)),
    ));
    values.insert_value("policy", map_of(entries));
    renderer.finish(blog, "policy.html", &values, translation.body.body.html.len())
}

fn chosen<'s>(
    renderer: &Renderer<'s>,
    here: &'s Here,
    names: &'s [String],
) -> impl Iterator<Item = (&'s Policy, &'s PolicyTranslation)> {
    let blog = renderer.site.blog(here.blog);
    names.iter().filter_map(move |name| {
        let policy = blog.policy_texts.iter().find(|policy| *policy.name == **name)?;
        Some((policy, policy.choose(here.chain)?))
    })
}

fn block(renderer: &Renderer, here: &Here, policy: &Policy, translation: &PolicyTranslation) -> Value {
    map_of(block_entries(renderer, here, policy, translation))
}

fn block_entries(
    renderer: &Renderer,
    here: &Here,
    policy: &Policy,
    translation: &PolicyTranslation,
) -> Vec<(&'static str, Value)> {
    let summary = translation
        .summary
        .as_ref()
        .map(|(summary, _)| compose::body(renderer.site, here, summary, ""))
        .unwrap_or_default();
    let notice = if translation.language == *here.language {
        String::new()
    } else {
        let name = here.locale.language_name(&translation.language);
        message_html(here, "text-in-other-language", &[("language", Argument::Text(&name))])
    };
    let [lang, dir, foreign] = language_entries(here, &translation.language);
    vec![
        ("id", text(&policy.name)),
        ("title", text(&translation.title)),
        (
            "content",
            html(&compose::body(renderer.site, here, &translation.body, &format!("policy-{}-", policy.name))),
        ),
        ("summary", html(&summary)),
        (
            "url",
            text(&page_url(renderer, here, &translation.language, &translation.slug).unwrap_or_default()),
        ),
        lang,
        dir,
        foreign,
        ("notice", html(&notice)),
    ]
}

/// A policy's page in this blog, where the blog has that language.
fn page_url(renderer: &Renderer, here: &Here, language: &Language, slug: &str) -> Option<String> {
    let blog = renderer.site.blog(here.blog);
    let known = blog.languages.iter().any(|(known, _)| known == language);
    known.then(|| link(renderer.site, here, &addresses::policy(&addresses::home(blog, language), slug)))
}
