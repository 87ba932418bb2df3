//! A new post, page or alert.

use any_ascii::any_ascii;
use jiff::ToSpan;

use super::lines::{Lines, list};
use super::{Blog, NewFile, is_same_name};
use crate::failure::Failure;
use crate::locales::{Argument, Locale};
use crate::markdown::plain_title;
use crate::model::language::Language;
use crate::model::name::slug;
use crate::source::Kind;

/// What a text is to be called.
#[derive(Debug, Clone, Copy)]
pub struct Called<'a> {
    pub title: &'a str,
    /// Whether its address is to be made of the letters a to z.
    pub ascii: bool,
}

/// A post of today; with a folder of its own, for pictures, where it is to be a bundle.
pub fn post(blog: Blog, called: Called, language: &Language, bundle: bool) -> Result<NewFile, Failure> {
    let stem = format!("{}-{}", blog.today(), called.slug()?);
    let is_same = |kind: &Kind| match kind {
        Kind::Post { mission, stem: other, .. } => mission == blog.id && is_same_name(other, &stem),
        _ => false,
    };
    let name = format!("{}/{stem}", blog.id);
    refuse_taken(blog.taken(is_same), &format!("chancery new translation {name}"))?;
    let words = blog.words(language)?;
    let mut lines = called.begin(&words);
    lines.note("new-summary").offer("summary", "\"\"");
    let authors = blog.ground.authors(blog.id);
    let author = authors.first().map_or("author-id", String::as_str);
    lines.note("new-authors").offer("authors", &list([author]));
    let tags = &blog.ground.network.tags;
    if !tags.is_empty() {
        lines.note("new-tags").offer("tags", &list(tags.iter().map(|(id, _)| id.as_str())));
    }
    if let Some((office, _)) = blog.own.offices.first() {
        let offices: Vec<&str> = blog.own.offices.iter().map(|(id, _)| id.as_str()).collect();
        lines.note_with("new-office", &[("offices", Argument::Text(&offices.join(", ")))]);
        lines.offer("office", office);
    }
    let picture = if bundle { "picture.jpg" } else { "/pictures/picture.jpg" };
    lines
        .note("new-image")
        .offer("image", &format!("{{src: {picture}, alt: \"\", caption: \"\", credit: \"\"}}"));
    let soon = blog.today().saturating_add(14.days());
    lines.note("new-event");
    lines.offer("event", &format!("{{start: {soon} 18:30, end: {soon} 20:00, place: \"\"}}"));
    embargo(&mut lines, blog);
    clearance(&mut lines, blog);
    let posts = format!("{}/posts", blog.folder());
    let path = match bundle {
        true => format!("{posts}/{stem}/index.{language}.md"),
        false => format!("{posts}/{stem}.{language}.md"),
    };
    Ok(NewFile { path, text: lines.front_matter() })
}

/// A page of a mission, or of the network.
pub fn page(blog: Blog, called: Called, language: &Language) -> Result<NewFile, Failure> {
    let name = called.slug()?;
    let scope = blog.scope();
    let is_same = |kind: &Kind| match kind {
        Kind::Page { scope: of, name: other, .. } => *of == scope && is_same_name(other, &name),
        _ => false,
    };
    refuse_taken(blog.taken(is_same), "chancery new translation")?;
    let words = blog.words(language)?;
    let mut lines = called.begin(&words);
    lines.note("new-summary").offer("summary", "\"\"");
    lines.note("new-menu").offer("menu", "2");
    clearance(&mut lines, blog);
    Ok(NewFile { path: format!("{}/pages/{name}.{language}.md", blog.folder()), text: lines.front_matter() })
}

/// An alert of today, of a mission or of the network.
pub fn alert(blog: Blog, called: Called, language: &Language) -> Result<NewFile, Failure> {
    let name = format!("{}-{}", blog.today(), called.slug()?);
    let scope = blog.scope();
    let is_same = |kind: &Kind| match kind {
        Kind::Alert { scope: of, name: other, .. } => *of == scope && is_same_name(other, &name),
        _ => false,
    };
    refuse_taken(blog.taken(is_same), "chancery new translation")?;
    let words = blog.words(language)?;
    let mut lines = called.begin(&words);
    lines.note("new-summary").offer("summary", "\"\"");
    lines.note("new-level").offer("level", "notice");
    if blog.id.is_empty() && !blog.ground.missions.is_empty() {
        let missions = blog.ground.missions.keys().map(String::as_str);
        lines.note("new-missions").offer("missions", &list(missions));
    }
    embargo(&mut lines, blog);
    let zone = [("zone", Argument::Text(blog.zone().0))];
    lines.note_with("new-expire-at", &zone);
    lines.offer("expire_at", &format!("{} 09:00", blog.today().saturating_add(7.days())));
    clearance(&mut lines, blog);
    Ok(NewFile { path: format!("{}/alerts/{name}.{language}.md", blog.folder()), text: lines.front_matter() })
}

impl<'a> Called<'a> {
    fn slug(&self) -> Result<String, Failure> {
        let title = if self.ascii { any_ascii(self.title) } else { self.title.to_owned() };
        slug(&title).ok_or_else(|| {
            Failure::new(format!("no address can be made of the title `{}`", self.title))
                .help("give it a title with a letter or a digit; you can change the title in the file later")
        })
    }

    /// What every text begins with.
    fn begin<'w>(&self, words: &'w Locale) -> Lines<'w> {
        let mut lines = Lines::new(words);
        lines.note("new-hint").text("title", &as_title(self.title));
        lines.note("new-status").key("status", "draft");
        lines
    }
}

/// A title that is read as it was given: in a title, `&eacute;` is a letter and `<b>` is dropped.
pub(super) fn as_title(given: &str) -> String {
    let title = given.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let (read, marked_up) = plain_title(&title);
    match read == title && !marked_up {
        true => title,
        false => title.replace('&', "&amp;").replace('<', "&lt;"),
    }
}

fn embargo(lines: &mut Lines, blog: Blog) {
    let zone = [("zone", Argument::Text(blog.zone().0))];
    lines.note_with("new-publish-at", &zone);
    lines.offer("publish_at", &format!("{} 09:00", blog.today().saturating_add(1.day())));
}

pub(super) fn clearance(lines: &mut Lines, blog: Blog) {
    if blog.wants_clearance() {
        lines.note("new-cleared-by").offer("cleared_by", "\"\"");
    }
}

fn refuse_taken(path: Option<&str>, command: &str) -> Result<(), Failure> {
    match path {
        None => Ok(()),
        Some(path) => Err(Failure::new(format!("`{path}` is there already, and stays as it is"))
            .help(format!("give the text another title; another language of it is made with `{command} …`"))),
    }
}
