//! The smaller pages: undated texts, language choosers, 404 and redirects.

use crate::diagnostic::Diagnostic;
use crate::model::addresses;
use crate::model::blog::BlogId;
use crate::model::url::RootId;
use crate::model::view::View;
use crate::render::card::{byline, image};
use crate::render::frame::{Head, HeadImage, context};
use crate::render::post::{extra, toc, withdrawal_value};
use crate::render::values::{direction_of, link, plain};
use crate::render::{Here, Renderer, compose, external, statement};
use crate::theme::{Value, html, list, map, map_of, text};

/// An undated text.
pub(crate) fn page(
    renderer: &Renderer,
    view: &View,
    blog: BlogId,
    number: u16,
    translation: u16,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let site = renderer.site;
    let of = &site.blog(blog).pages[number as usize].translations[translation as usize];
    let here = &renderer.here(renderer.edition_in(blog, &of.language));
    let head = Head {
        kind: "page",
        title: &of.title,
        description: &of.summary,
        image: HeadImage::of(renderer, here, of.picture.as_ref()),
        ..Head::default()
    };
    let mut values = context(renderer, view, here, head)?;
    let authors =
        of.authors.iter().map(|byline| crate::render::card::author_of(renderer, here, blog, byline));
    let entry = map_of([
        ("title", text(&of.title)),
        ("lang", text(of.language.as_str())),
        ("dir", text(direction_of(here, &of.language).as_str())),
        ("foreign", Value::from(false)),
        ("content", html(&compose::body(site, here, &of.body, ""))),
        ("toc", toc(of.toc, &of.body.body.headings)),
        ("authors", list(authors)),
        ("byline", byline(renderer, here, blog, &of.authors)),
        (
            "image",
            of.picture
                .as_ref()
                .and_then(|picture| image(renderer, here, picture))
                .unwrap_or_else(Value::none),
        ),
        (
            "withdrawal",
            of.withdrawn.as_ref().map_or_else(Value::none, |withdrawal| withdrawal_value(here, withdrawal)),
        ),
        ("extra", extra(&of.extra)),
    ]);
    values.insert_value("entry", entry);
    let caption = of.picture.as_ref().and_then(|picture| picture.caption.as_ref());
    let is_statement = site.blog(blog).pages[number as usize].is_statement();
    let statement = if is_statement { statement::value(renderer, here, Some(of)) } else { Value::none() };
    values.insert_value("statement", statement);
    let leads_out = external::in_texts(site, here, caption.into_iter().chain([&*of.body]))
        || (is_statement && statement::leads_out(renderer, here));
    let notice = if leads_out { external::notice(renderer, here, &[])? } else { html("") };
    values.insert_value("external_links", notice);
    let layout = of.layout.as_ref().map(|layout| format!("page-{layout}.html"));
    renderer.finish(blog, layout.as_deref().unwrap_or("page.html"), &values, 0)
}

/// A blog's choice of languages, in its default language.
pub(crate) fn chooser(renderer: &Renderer, view: &View, blog: BlogId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let site = renderer.site;
    let of = site.blog(blog);
    let here = &renderer.here(renderer.edition_in(blog, &of.default_language));
    let title = plain(here, "choose-language", &[]);
    let mut values =
        context(renderer, view, here, Head { kind: "chooser", title: &title, ..Head::default() })?;
    values.insert_value("choices", list(choices(renderer, here, blog, false)));
    renderer.finish(blog, "chooser.html", &values, 0)
}

/// The page for addresses that are none, in every language of its site.
pub(crate) fn not_found(renderer: &Renderer, view: &View, root: RootId) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let site = renderer.site;
    let blog = site
        .blogs
        .iter()
        .position(|blog| blog.root == root)
        .map_or(BlogId::HUB, |index| BlogId(index as u16));
    let of = site.blog(blog);
    let here = &renderer.here(renderer.edition_in(blog, &of.default_language));
    let title = plain(here, "not-found", &[]);
    let mut values =
        context(renderer, view, here, Head { kind: "not-found", title: &title, ..Head::default() })?;
    values.insert_value("homes", list(choices(renderer, here, blog, true)));
    renderer.finish(blog, "not-found.html", &values, 0)
}

/// A blog's homes, each said in its own language.
fn choices(renderer: &Renderer, here: &Here, blog: BlogId, not_found: bool) -> Vec<Value> {
    let site = renderer.site;
    let of = site.blog(blog);
    of.languages
        .iter()
        .map(|(language, chain)| {
            let locale = renderer.locale(blog, language);
            let said = |name: &str| locale.string(name).map_or("", |message| &message.text);
            let (title, words) = if not_found {
                (said("not-found"), said("not-found-text"))
            } else {
                (of.title.choose(chain).0.as_ref(), "")
            };
            map([
                ("lang", text(language.as_str())),
                ("dir", text(direction_of(here, language).as_str())),
                ("name", renderer.shared.autonym(language)),
                ("title", text(title)),
                ("text", text(words)),
                ("url", text(&link(site, here, &addresses::home(of, language)))),
            ])
        })
        .collect()
}

/// A page that leads on from an old address.
pub(crate) fn redirect(renderer: &Renderer, view: &View, number: u32) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let site = renderer.site;
    let of = &site.redirects[number as usize];
    let here = &renderer.here(renderer.edition_in(of.blog, &of.language));
    let title = plain(here, "page-moved", &[]);
    let canonical = Some(of.to.absolute(&site.roots));
    let mut values = context(
        renderer,
        view,
        here,
        Head { kind: "redirect", title: &title, canonical, ..Head::default() },
    )?;
    values
        .insert_value("target", map([("title", text(&of.title)), ("url", text(&link(site, here, &of.to)))]));
    renderer.finish(of.blog, "redirect.html", &values, 0)
}
