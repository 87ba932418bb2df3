//! A story in a list.

use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::blog::BlogId;
use crate::model::edition::Entry;
use crate::model::post::{AuthorId, Byline, Head, Picture, Post, TagId, Translation};
use crate::render::values::{
    date, language_entries, link, linked_name, local, map_of, message, message_html, written_link,
};
use crate::render::{Here, Renderer, compose};
use crate::theme::{Value, html, list, map, text};

/// A *card* of the contract.
pub(crate) fn card(renderer: &Renderer, here: &Here, entry: &Entry) -> Value {
    let site = renderer.site;
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    // On pages of its own language and site a card is the same everywhere: said as its own blog says it.
    let shared =
        translation.language == *here.language && site.blog(post.blog).root == here.root && !here.absolute;
    if shared {
        let slot = &renderer.cards[entry.post.0 as usize][entry.translation as usize];
        let own = || {
            make(renderer, &renderer.here(renderer.edition_in(post.blog, here.language)), post, translation)
        };
        return slot.get_or_init(own).clone();
    }
    make(renderer, here, post, translation)
}

pub(crate) fn cards<'e>(
    renderer: &Renderer,
    here: &Here,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Value {
    list(entries.into_iter().map(|entry| card(renderer, here, entry)))
}

fn make(renderer: &Renderer, here: &Here, post: &Post, translation: &Translation) -> Value {
    map_of(entries(renderer, here, post, translation))
}

/// A card's entries, for a post's page to add its own to.
pub(crate) fn entries(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> Vec<(&'static str, Value)> {
    let site = renderer.site;
    let head = &translation.head;
    let foreign = translation.language != *here.language;
    let language_name =
        if foreign { here.locale.language_name(&translation.language) } else { String::new() };
    let shown_in = if foreign {
        message(here, "shown-in", &[("language", Argument::Text(&language_name))])
    } else {
        text("")
    };
    let [lang, dir, foreign] = language_entries(here, &translation.language);
    let blog = site.blog(post.blog);
    let (mission_title, _) = local(here, &blog.title);
    let mission_home = addresses::home(blog, blog.language_near(here.chain));
    vec![
        ("title", text(&head.title)),
        ("url", text(&link(site, here, &translation.address))),
        lang,
        dir,
        foreign,
        ("language_name", text(&language_name)),
        ("shown_in", shown_in),
        ("date", date(here, &head.date)),
        ("updated", head.updated.as_ref().map_or_else(Value::none, |updated| date(here, updated))),
        ("authors", list(head.authors.iter().map(|byline| author_of(renderer, here, post.blog, byline)))),
        ("byline", byline(renderer, here, post.blog, &head.authors)),
        ("summary", text(&head.summary)),
        ("tags", list(head.tags.iter().map(|tag| self::tag(renderer, here, post.blog, *tag)))),
        ("office", office(renderer, here, post.blog, head)),
        (
            "image",
            head.picture
                .as_ref()
                .and_then(|picture| image(renderer, here, picture))
                .unwrap_or_else(Value::none),
        ),
        (
            "mission",
            map([
                ("id", text(&blog.id)),
                ("title", text(mission_title)),
                ("url", text(&link(site, here, &mission_home))),
            ]),
        ),
        ("is_event", Value::from(head.is_event)),
        ("withdrawn", Value::from(head.withdrawn.is_some())),
    ]
}

/// A tag's name and its page in the post's own blog.
pub(crate) fn tag(renderer: &Renderer, here: &Here, blog: BlogId, id: TagId) -> Value {
    let make = || {
        let site = renderer.site;
        let tag = &site.tags[id.0 as usize];
        let edition = site.edition_near(blog, here.chain);
        let home = addresses::edition_home(site, edition);
        let has_page = site.has_tag_page(edition, id);
        let url = if has_page { link(site, here, &addresses::tag(site, &home, id)) } else { String::new() };
        map([("id", text(&tag.id)), ("name", text(local(here, &tag.name).0)), ("url", text(&url))])
    };
    if blog == here.blog && !here.absolute {
        renderer.tags[here.edition.0 as usize][id.0 as usize].get_or_init(make).clone()
    } else {
        make()
    }
}

/// `{name, title, url, guest, bio, photo}` of a byline.
pub(crate) fn author_of(renderer: &Renderer, here: &Here, blog: BlogId, byline: &Byline) -> Value {
    match byline {
        Byline::Author(id) if blog == here.blog && !here.absolute => renderer.authors
            [here.edition.0 as usize][id.0 as usize]
            .get_or_init(|| author(renderer, here, blog, *id))
            .clone(),
        Byline::Author(id) => author(renderer, here, blog, *id),
        Byline::Guest { name, title } => map_of([
            ("id", text("")),
            ("name", text(name)),
            ("title", text(title.as_deref().unwrap_or(""))),
            ("url", text("")),
            ("guest", Value::from(true)),
            ("bio", html("")),
            ("photo", Value::none()),
        ]),
    }
}

/// An author as a story shows her; `url` is her page.
fn author(renderer: &Renderer, here: &Here, blog: BlogId, id: AuthorId) -> Value {
    author_with(renderer, here, id, &author_url(renderer, here, blog, id))
}

/// An author as her own page shows her; `url` is her own site.
pub(crate) fn author_page(renderer: &Renderer, here: &Here, id: AuthorId) -> Value {
    let url = renderer.site.authors[id.0 as usize].url.as_deref().unwrap_or("");
    author_with(renderer, here, id, &written_link(renderer.site, here, url))
}

fn author_with(renderer: &Renderer, here: &Here, id: AuthorId, url: &str) -> Value {
    let site = renderer.site;
    let author = &site.authors[id.0 as usize];
    let find = |wanted: &crate::model::language::Language| {
        author.bio.iter().find(|(language, _)| language.as_ref() == Some(wanted))
    };
    let bio = here.chain.iter().find_map(find).or_else(|| author.bio.first());
    let bio_language = bio.and_then(|(language, _)| language.as_ref()).unwrap_or(here.language);
    let photo = author.photo.as_ref().and_then(|photo| compose::picture_link(site, here, photo));
    map_of([
        ("id", text(&author.id)),
        ("name", text(local(here, &author.name).0)),
        ("title", text(local(here, &author.title).0)),
        ("url", text(url)),
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
        ("dir", text(direction(bio_language).as_str())),
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
        return html("");
    }
    let names: Vec<(String, String)> = authors
        .iter()
        .map(|byline| match byline {
            Byline::Author(id) => {
                let name = local(here, &renderer.site.authors[id.0 as usize].name).0.to_string();
                let linked = linked_name(&name, &author_url(renderer, here, blog, *id));
                (name, linked)
            }
            Byline::Guest { name, .. } => (name.to_string(), linked_name(name, "")),
        })
        .collect();
    let pairs: Vec<(&str, &str)> =
        names.iter().map(|(name, linked)| (name.as_str(), linked.as_str())).collect();
    html(&message_html(here, "by-authors", &[("authors", Argument::Html(&here.locale.list_html(&pairs)))]))
}

/// `{id, name, url}` of the office that wrote a story.
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
    map([("id", text(id)), ("name", text(local(here, name).0)), ("url", text(&url))])
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
