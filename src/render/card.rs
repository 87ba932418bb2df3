//! A story in a list.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::blog::BlogId;
use crate::model::edition::Entry;
use crate::model::language::Language;
use crate::model::post::{AuthorId, Byline, Head, Picture, Post, TagId, Translation};
use crate::render::frame::frame;
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::values::{
    date, direction_of, language_entries, link, linked_name, local, local_entries, message, message_html,
    plain, written_link,
};
use crate::render::{Here, Renderer, compose, external};
use crate::theme::{Value, html, list, map, map_of, text};

/// A *card* of the contract.
pub(crate) fn card(renderer: &Renderer, here: &Here, entry: &Entry) -> Value {
    let post = renderer.site.post(entry.post);
    map_of(entries(renderer, here, post, &post.translations[entry.translation as usize]))
}

pub(crate) fn cards<'e>(
    renderer: &Renderer,
    here: &Here,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Value {
    list(entries.into_iter().map(|entry| card(renderer, here, entry)))
}

/// `{id, title, url, lang, dir, foreign}` of a story's mission.
pub(crate) fn mission(renderer: &Renderer, here: &Here, id: BlogId) -> Value {
    renderer.shared.edition(here.edition).missions.get_or(id, || {
        let blog = renderer.site.blog(id);
        let home = addresses::home(blog, blog.language_near(here.chain));
        let [lang, dir, foreign] = local_entries(here, &blog.title);
        map([
            ("id", text(&blog.id)),
            ("title", text(local(here, &blog.title).0)),
            ("url", text(&link(renderer.site, here, &home))),
            lang,
            dir,
            foreign,
        ])
    })
}

/// A story as the page of another leads to it: `{title, url, lang, dir, foreign}`.
pub(crate) fn neighbour(renderer: &Renderer, here: &Here, entry: &Entry) -> Value {
    let post = renderer.site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    let [lang, dir, foreign] = language_entries(here, &translation.language);
    map([
        dir,
        foreign,
        lang,
        ("title", text(&translation.head.title)),
        ("url", text(&link(renderer.site, here, &translation.address))),
    ])
}

/// A card's entries.
pub(crate) fn entries(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> [(&'static str, Value); 15] {
    let site = renderer.site;
    let head = &translation.head;
    let shown_in = if translation.language == *here.language {
        text("")
    } else {
        shown_in(renderer, here, &translation.language)
    };
    let [lang, dir, foreign] = language_entries(here, &translation.language);
    let picture = head.picture.as_ref().and_then(|picture| image(renderer, here, picture));
    [
        ("byline", byline(renderer, here, post.blog, &head.authors)),
        ("date", date(here, &head.date)),
        dir,
        foreign,
        ("image", picture.unwrap_or_else(Value::none)),
        ("is_event", Value::from(head.is_event)),
        lang,
        ("mission", mission(renderer, here, post.blog)),
        ("office", office(renderer, here, post.blog, head)),
        ("shown_in", shown_in),
        ("summary", text(&head.summary)),
        ("tags", list(head.tags.iter().map(|tag| self::tag(renderer, here, post.blog, *tag)))),
        ("title", text(&head.title)),
        ("url", text(&link(site, here, &translation.address))),
        ("withdrawn", Value::from(head.withdrawn.is_some())),
    ]
}

/// "This story is in English".
/// The same as plain text.
pub(crate) fn shown_in_plain(renderer: &Renderer, here: &Here, language: &Language) -> Arc<str> {
    renderer.shared.edition(here.edition).labels.get_or(language.clone(), || {
        let name = here.locale.language_name(language);
        Arc::from(plain(here, "shown-in", &[("language", Argument::Text(&name))]))
    })
}

pub(crate) fn shown_in(renderer: &Renderer, here: &Here, language: &Language) -> Value {
    renderer.shared.edition(here.edition).shown_in.get_or(language.clone(), || {
        let name = here.locale.language_name(language);
        message(here, "shown-in", &[("language", Argument::Text(&name))])
    })
}

/// A tag's name and its page in the post's own blog.
fn tag(renderer: &Renderer, here: &Here, blog: BlogId, id: TagId) -> Value {
    renderer.shared.edition(here.edition).tags.get_or((blog, id), || {
        let site = renderer.site;
        let tag = &site.tags[id.0 as usize];
        let edition = site.edition_near(blog, here.chain);
        let home = addresses::edition_home(site, edition);
        let has_page = site.has_tag_page(edition, id);
        let url = if has_page { link(site, here, &addresses::tag(site, &home, id)) } else { String::new() };
        let [lang, dir, foreign] = local_entries(here, &tag.name);
        let name = text(local(here, &tag.name).0);
        map([("id", text(&tag.id)), ("name", name), ("url", text(&url)), lang, dir, foreign])
    })
}

/// The tags of a story on its page, as `parts/tag.html` makes them.
pub(crate) fn tag_parts(renderer: &Renderer, here: &Here, tags: &[TagId]) -> Result<Value, Vec<Diagnostic>> {
    let shared = renderer.shared.edition(here.edition);
    let mut markup = String::new();
    for id in tags {
        let made = shared.tag_parts.try_get_or(*id, || {
            let mut context = frame(renderer, here.edition)?.context.clone();
            context.insert_value("tag", tag(renderer, here, here.blog, *id));
            part(renderer, here.blog, "parts/tag.html", &context).map(Arc::from)
        })?;
        markup.push_str(&made);
    }
    Ok(html(&markup))
}

/// The authors of a story on its page, as `parts/author.html` makes them.
pub(crate) fn author_parts(
    renderer: &Renderer,
    here: &Here,
    authors: &[Byline],
) -> Result<Value, Vec<Diagnostic>> {
    let shared = renderer.shared.edition(here.edition);
    let make = |byline: &Byline| -> Result<Arc<str>, Vec<Diagnostic>> {
        let mut context = frame(renderer, here.edition)?.context.clone();
        context.insert_value("author", author_of(renderer, here, here.blog, byline));
        part(renderer, here.blog, "parts/author.html", &context).map(Arc::from)
    };
    let mut markup = String::new();
    for byline in authors {
        let made = match byline {
            Byline::Author(id) => shared.author_parts.try_get_or(*id, || make(byline))?,
            Byline::Guest { .. } => make(byline)?,
        };
        markup.push_str(&made);
        markup.push('\n');
    }
    Ok(html(&markup))
}

/// An *author* of the contract.
pub(crate) fn author_of(renderer: &Renderer, here: &Here, blog: BlogId, byline: &Byline) -> Value {
    match byline {
        Byline::Author(id) => author_with(renderer, here, *id, &author_url(renderer, here, blog, *id)),
        Byline::Guest { name, title } => map_of([
            ("id", text("")),
            ("name", text(name)),
            ("title", text(title.as_deref().unwrap_or(""))),
            ("url", text("")),
            ("external", html("")),
            ("guest", Value::from(true)),
            ("bio", html("")),
            ("photo", text("")),
            ("lang", text(here.language.as_str())),
            ("dir", text(here.locale.direction.as_str())),
            ("foreign", Value::from(false)),
            ("title_lang", text("")),
            ("title_dir", text("")),
            ("title_foreign", Value::from(false)),
        ]),
    }
}

/// An author as her own page shows her; `url` is her own site.
pub(crate) fn author_page(renderer: &Renderer, here: &Here, id: AuthorId) -> Value {
    let url = renderer.site.authors[id.0 as usize].url.as_deref().unwrap_or("");
    author_with(renderer, here, id, &written_link(renderer.site, here, url))
}

fn author_with(renderer: &Renderer, here: &Here, id: AuthorId, url: &str) -> Value {
    let site = renderer.site;
    let author = &site.authors[id.0 as usize];
    let find = |wanted: &Language| author.bio.iter().find(|(language, _)| language.as_ref() == Some(wanted));
    let bio = here.chain.iter().find_map(find).or_else(|| author.bio.first());
    let bio_language = bio.and_then(|(language, _)| language.as_ref()).unwrap_or(here.language);
    let photo = author.photo.as_ref().and_then(|photo| compose::picture_link(site, here, photo));
    let [(_, title_lang), (_, title_dir), (_, title_foreign)] = local_entries(here, &author.title);
    map_of([
        ("title_lang", title_lang),
        ("title_dir", title_dir),
        ("title_foreign", title_foreign),
        ("foreign", Value::from(bio_language != here.language)),
        ("id", text(&author.id)),
        ("name", text(local(here, &author.name).0)),
        ("title", text(local(here, &author.title).0)),
        ("url", text(url)),
        ("external", external::value(site, here, url)),
        ("guest", Value::from(false)),
        (
            "bio",
            html(
                &bio.map(|(_, body)| compose::body(site, here, body, &format!("{}-", author.id)))
                    .unwrap_or_default(),
            ),
        ),
        ("photo", text(&photo.map(|(url, _)| url).unwrap_or_default())),
        ("lang", text(bio_language.as_str())),
        ("dir", text(direction_of(here, bio_language).as_str())),
    ])
}

/// The author's page in a blog; empty where that blog has none in the page's language.
pub(crate) fn author_url(renderer: &Renderer, here: &Here, blog: BlogId, id: AuthorId) -> String {
    let site = renderer.site;
    let edition = site.edition_near(blog, here.chain);
    let home = addresses::edition_home(site, edition);
    if site.has_author_page(edition, id) {
        link(site, here, &addresses::author(site, &home, id))
    } else {
        String::new()
    }
}

/// "By A, B and C", with links; empty without authors.
pub(crate) fn byline(renderer: &Renderer, here: &Here, blog: BlogId, authors: &[Byline]) -> Value {
    if authors.is_empty() {
        return text("");
    }
    let known: Option<Box<[AuthorId]>> = authors
        .iter()
        .map(|byline| match byline {
            Byline::Author(id) => Some(*id),
            Byline::Guest { .. } => None,
        })
        .collect();
    match known.filter(|_| !here.absolute) {
        Some(known) => renderer
            .shared
            .edition(here.edition)
            .bylines
            .get_or((blog, known), || make_byline(renderer, here, blog, authors)),
        None => make_byline(renderer, here, blog, authors),
    }
}

fn make_byline(renderer: &Renderer, here: &Here, blog: BlogId, authors: &[Byline]) -> Value {
    let names: Vec<(&str, Arc<str>)> = authors
        .iter()
        .map(|byline| match byline {
            Byline::Author(id) => {
                let name = local(here, &renderer.site.authors[id.0 as usize].name).0;
                (name, author_link(renderer, here, blog, *id, name))
            }
            Byline::Guest { name, .. } => (&**name, linked_name(name, "").into()),
        })
        .collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|(name, linked)| (*name, &**linked)).collect();
    let list = here.locale.list_html(&pairs);
    // What stands around the names is the same around any.
    let around = renderer.shared.edition(here.edition).by_authors.get_or_init(|| {
        let place = Place::Byline.value();
        let authors = Argument::Html(place.as_str().unwrap_or_default());
        Pattern::new(&message_html(here, "by-authors", &[("authors", authors)]))
    });
    let mut markup = String::with_capacity(around.len() + list.len());
    around.fill(&mut markup, |_, into| into.push_str(&list));
    html(&markup)
}

/// An author's name with the link to her page in a blog.
fn author_link(renderer: &Renderer, here: &Here, blog: BlogId, id: AuthorId, name: &str) -> Arc<str> {
    let make = || Arc::from(linked_name(name, &author_url(renderer, here, blog, id)));
    if here.absolute {
        return make();
    }
    renderer.shared.edition(here.edition).author_links.get_or((blog, id), make)
}

/// `{id, name, url, lang, dir, foreign}` of the office that wrote a story.
pub(crate) fn office(renderer: &Renderer, here: &Here, blog: BlogId, head: &Head) -> Value {
    let Some(number) = head.office else { return Value::none() };
    let site = renderer.site;
    let of = site.blog(blog);
    let edition = site.edition_near(blog, here.chain);
    let home = addresses::edition_home(site, edition);
    let url = if site.has_office_page(edition, number) {
        link(site, here, &addresses::office(of, &home, number))
    } else {
        String::new()
    };
    let (id, name) = &of.offices[number as usize];
    let [lang, dir, foreign] = local_entries(here, name);
    map([("id", text(id)), ("name", text(local(here, name).0)), ("url", text(&url)), lang, dir, foreign])
}

/// `{src, alt, caption, credit, width, height}` of a picture of the front matter.
pub(crate) fn image(renderer: &Renderer, here: &Here, picture: &Picture) -> Option<Value> {
    let (src, size) = compose::picture_link(renderer.site, here, &picture.target)?;
    let (width, height) = size.unwrap_or((0, 0));
    let caption = picture
        .caption
        .as_ref()
        .map(|caption| compose::body(renderer.site, here, caption, ""))
        .unwrap_or_default();
    Some(map([
        ("src", text(&src)),
        ("alt", text(&picture.alt)),
        ("caption", html(&caption)),
        ("credit", text(picture.credit.as_deref().unwrap_or(""))),
        ("width", Value::from(width)),
        ("height", Value::from(height)),
    ]))
}
