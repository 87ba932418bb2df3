//! What every page of an edition is given, made once: messages, blog, missions, alerts, theme.

use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::alternates::Alternates;
use crate::model::blog::{Alert, Blog};
use crate::model::edition::EditionId;
use crate::model::moment::Moment;
use crate::model::post::Picture;
use crate::model::site::Site;
use crate::model::text::LocalText;
use crate::model::url::Address;
use crate::model::view::{FeedOf, View};
use crate::render::feed_list::{self, format_names};
use crate::render::parts::{self, Current, Standing};
use crate::render::places::{Pattern, Place};
use crate::render::values::{
    date, direction_of, language_entries, link, local, local_entries, message_html, plain, push_link,
    string_html, written_link,
};
use crate::render::{Here, Renderer, alerts, compose, external, listed, metadata, policies, structured};
use crate::theme::{CONTRACT, Context, Key, Map, Value, html, list, map, map_of, text};

/// The shared values of one edition.
pub(crate) struct Frame {
    /// What every page and part is given.
    pub context: Context,
    pub title: String,
    /// The blog's, for pages that have none of their own.
    description: String,
    pub home: Address,
    pub standing: Standing,
    /// See [`listed`].
    pub cards_are_plain: bool,
    /// `parts`, by what is current.
    parts: [OnceLock<Result<Value, Vec<Diagnostic>>>; Current::COUNT],
    /// The switcher's languages, whatever the page.
    languages: Vec<SwitcherLanguage>,
}

/// An entry of the switcher, as HTML.
struct SwitcherLanguage {
    current: String,
    /// Where a page is not in this language.
    absent: String,
    available: Pattern,
}

/// What a page adds to its edition's frame.
#[derive(Default)]
pub(crate) struct Head<'a> {
    pub kind: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// An absolute address elsewhere, where a text was first published.
    pub canonical: Option<String>,
    pub image: Option<HeadImage<'a>>,
    /// Names of the topics of a story.
    pub tags: Vec<&'a str>,
    pub published: Option<&'a Moment>,
    pub updated: Option<&'a Moment>,
    /// Of feeds of its own, before those of the blog: title and address, Atom.
    pub feeds: Vec<(String, String)>,
    /// The feed of a story's comments: title and address.
    pub comments_feed: Option<(String, String)>,
}

/// The picture that a page is shown with where it is shared.
pub(crate) struct HeadImage<'a> {
    /// Absolute.
    pub url: String,
    pub alt: &'a str,
    /// In pixels.
    pub size: Option<(u32, u32)>,
}

impl<'a> HeadImage<'a> {
    /// A picture of the front matter; `None` where it leads nowhere.
    pub fn of(renderer: &Renderer, here: &Here, picture: Option<&'a Picture>) -> Option<Self> {
        let picture = picture?;
        let absolute = Here { absolute: true, ..*here };
        let (url, size) = compose::picture_link(renderer.site, &absolute, &picture.target)?;
        Some(Self { url, alt: &picture.alt, size })
    }
}

/// A page's context: its edition's frame and its own head.
pub(crate) fn context(
    renderer: &Renderer,
    view: &View,
    here: &Here,
    head: Head,
) -> Result<Context, Vec<Diagnostic>> {
    let frame = frame(renderer, here.edition)?;
    let description = if head.description.is_empty() { &*frame.description } else { head.description };
    let head = Head { description, ..head };
    let mut context = frame.context.clone();
    let site = renderer.site;
    let address = addresses::of(site, view);
    let url = link(site, here, &address);
    let current = Current::of(view);
    let parts = if matches!(view, View::Page { .. }) {
        let blog = blog(renderer, here, Some(&url));
        context.insert_value("blog", blog.clone());
        parts::parts(renderer, here.blog, frame, current, Some(blog), &head.feeds)?
    } else if !head.feeds.is_empty() {
        parts::parts(renderer, here.blog, frame, current, None, &head.feeds)?
    } else {
        let made = || parts::parts(renderer, here.blog, frame, current, None, &[]);
        frame.parts[current as usize].get_or_init(made).clone()?
    };
    context.insert_value("parts", parts);
    let alternates = renderer.alternates(view);
    let languages = switcher(renderer, here, frame, alternates.as_ref());
    let head_title = if head.title.is_empty() || head.title == frame.title {
        text(&frame.title)
    } else {
        text(&[head.title, " | ", &frame.title].concat())
    };
    let canonical = head.canonical.clone().unwrap_or_else(|| address.absolute(&site.roots));
    let mut metadata =
        metadata::metadata(renderer, here, &head, &frame.title, &canonical, alternates.as_ref());
    structured::push(renderer, view, here, &head, &address, &mut metadata);
    let title = if head.title.is_empty() { &frame.title } else { head.title };
    let page = map([
        ("canonical", text(&canonical)),
        ("description", text(head.description)),
        ("head_title", head_title),
        ("image", text(head.image.as_ref().map_or("", |image| &image.url))),
        ("kind", text(head.kind)),
        ("languages", html(&languages)),
        ("metadata", html(&metadata)),
        ("title", text(title)),
        ("url", text(&url)),
    ]);
    context.insert_value("page", page);
    Ok(context)
}

/// An edition's frame.
pub(crate) fn frame<'r>(renderer: &Renderer<'r>, edition: EditionId) -> Result<&'r Frame, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(edition).frame;
    slot.get_or_init(|| make(renderer, edition)).as_ref().map_err(Clone::clone)
}

fn make(renderer: &Renderer, edition: EditionId) -> Result<Frame, Vec<Diagnostic>> {
    let here = &renderer.here(edition);
    let site = renderer.site;
    let theme = renderer.theme(here.blog);
    let mut context = Context::new();
    let (title, _) = local(here, &site.blog(here.blog).title);
    context.insert_value("contract", Value::from(CONTRACT));
    context.insert_value("lang", text(here.language.as_str()));
    context.insert_value("dir", text(here.locale.direction.as_str()));
    context.insert_value("asset_base", text(&format!("{}/", site.roots[here.root.0 as usize].prefix)));
    let names = |value: fn(&Here, &crate::locales::Message) -> Value| {
        let mut strings = Map::default();
        for (name, message) in &here.locale.strings {
            strings.insert(Key::from(name.replace('-', "_")), value(here, message));
        }
        Value::from(strings)
    };
    context.insert_value("text", names(|here, message| html(&string_html(here.locale, message))));
    context.insert_value("plain", names(|_, message| text(&message.text)));
    context.insert_value("network", network(renderer, here));
    context.insert_value("theme", theme.settings().clone());
    context.insert_value("blog", blog(renderer, here, None));
    context.insert_value("missions", list(missions(renderer, here)));
    context.insert_value("alerts", list(alert_values(renderer, here)));
    let feeds = blog_feeds(renderer, here);
    context.insert_value("feeds", list(feeds.iter().map(|(title, url, kind)| feed_entry(title, url, kind))));
    Ok(Frame {
        standing: parts::standing(renderer, here.blog, &context)?,
        languages: switcher_languages(renderer, here, &context)?,
        parts: Default::default(),
        title: title.to_string(),
        description: local(here, &site.blog(here.blog).description).0.to_string(),
        home: addresses::edition_home(site, edition),
        cards_are_plain: listed::is_plain(theme),
        context,
    })
}

fn network(renderer: &Renderer, here: &Here) -> Value {
    let hub = &renderer.site.blogs[0];
    let (title, _) = local(here, &hub.title);
    let (description, _) = local(here, &hub.description);
    let [lang, dir, foreign] = local_entries(here, &hub.title);
    map([
        lang,
        dir,
        foreign,
        ("title", text(title)),
        ("url", text(&link(renderer.site, here, &home_near(hub, here)))),
        ("description", text(description)),
    ])
}

/// A blog's home in the page's language, or in the nearest that it has.
fn home_near(blog: &Blog, here: &Here) -> Address {
    addresses::home(blog, blog.language_near(here.chain))
}

fn blog(renderer: &Renderer, here: &Here, current: Option<&str>) -> Value {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let edition = site.edition(here.edition);
    let (title, title_language) = local(here, &blog.title);
    let (description, description_language) = local(here, &blog.description);
    let description_language = description_language.unwrap_or(here.language);
    let home = addresses::edition_home(site, here.edition);
    let at = |address: Address| text(&link(site, here, &address));
    let given = |given: bool, address: Address| if given { at(address) } else { text("") };
    let is_hub = here.blog.is_hub();
    let nav = map_of([
        ("home", at(home.clone())),
        ("hub", at(home_near(&site.blogs[0], here))),
        (
            "archives",
            given(!is_hub && blog.outputs.archives && !edition.months.is_empty(), addresses::archives(&home)),
        ),
        ("tags", given(!is_hub && blog.outputs.tags && !edition.tags.is_empty(), addresses::tags(&home))),
        (
            "authors",
            given(!is_hub && blog.outputs.authors && !edition.authors.is_empty(), addresses::authors(&home)),
        ),
        ("weeks", given(!edition.weeks.is_empty(), addresses::digests(&home))),
        ("events", given(!edition.events.is_empty(), addresses::events(&home))),
        ("subscribe", given(!blog.outputs.feeds.is_empty(), addresses::subscribe(&home))),
        ("corrections", given(!edition.corrections.is_empty(), addresses::corrections(&home))),
        ("alerts", at(addresses::alerts(&home))),
        ("accessibility", addresses::statement(blog, here.language).map_or_else(|| text(""), at)),
        (
            "latest_week",
            edition.weeks.first().map_or_else(|| text(""), |week| at(addresses::digest(&home, week.id))),
        ),
    ]);
    let menu = blog.pages.iter().filter(|page| page.menu.is_some()).filter_map(|page| {
        let translation =
            page.translations.iter().find(|translation| translation.language == *here.language)?;
        let url = link(site, here, &translation.address);
        Some(map([
            ("title", text(&translation.title)),
            ("current", Value::from(current == Some(url.as_str()))),
            ("url", text(&url)),
        ]))
    });
    let links = blog.footer.iter().map(|(title, url)| {
        let url = written_link(site, here, url);
        let [lang, dir, foreign] = local_entries(here, title);
        let title = local(here, title).0;
        let mark = external::value(site, here, &url);
        map_of([("title", text(title)), ("url", text(&url)), ("external", mark), lang, dir, foreign])
    });
    let write_to = blog.write_to.as_deref().unwrap_or("");
    let title_language = title_language.unwrap_or(here.language);
    map_of([
        ("id", text(&blog.id)),
        ("is_hub", Value::from(is_hub)),
        ("title", text(title)),
        ("title_lang", text(title_language.as_str())),
        ("title_dir", text(direction_of(here, title_language).as_str())),
        ("description", text(description)),
        ("description_lang", text(description_language.as_str())),
        ("description_dir", text(direction_of(here, description_language).as_str())),
        ("url", at(home)),
        ("country", text(blog.country.as_deref().unwrap_or(""))),
        ("write_to", text(write_to)),
        ("write_to_external", external::value(site, here, write_to)),
        ("identifier", blog.identifier.as_ref().map_or_else(Value::none, |of| identifier(site, here, of))),
        ("menu", list(menu)),
        ("links", list(links)),
        ("offices", list(offices(renderer, here))),
        ("policies", list(policies::links(renderer, here))),
        ("nav", nav),
    ])
}

/// Those offices that have stories, in the order of the settings.
fn offices(renderer: &Renderer, here: &Here) -> Vec<Value> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let home = addresses::edition_home(site, here.edition);
    let offices = site.edition(here.edition).offices.iter().map(|(number, _)| *number);
    let value = |number: u16| {
        let (id, name) = blog.offices.get(number as usize)?;
        let url = link(site, here, &addresses::office(blog, &home, number));
        let [lang, dir, foreign] = local_entries(here, name);
        let name = local(here, name).0;
        Some(map([("id", text(id)), ("name", text(name)), ("url", text(&url)), lang, dir, foreign]))
    };
    offices.filter_map(value).collect()
}

/// `{text, url, external, lang, dir, foreign}` of who the site is of.
fn identifier(site: &Site, here: &Here, (said, url): &(LocalText, Option<Arc<str>>)) -> Value {
    let url = url.as_deref().map(|url| written_link(site, here, url)).unwrap_or_default();
    let [lang, dir, foreign] = local_entries(here, said);
    let words = local(here, said).0;
    let mark = external::value(site, here, &url);
    map_of([("text", text(words)), ("url", text(&url)), ("external", mark), lang, dir, foreign])
}

fn missions(renderer: &Renderer, here: &Here) -> Vec<Value> {
    let site = renderer.site;
    site.blogs
        .iter()
        .skip(1)
        .map(|blog| {
            let language = blog.language_near(here.chain);
            let chain = std::iter::once(language).chain(here.chain);
            let (title, _) = blog.title.choose(chain.clone());
            let (description, _) = blog.description.choose(chain);
            let [lang, dir, foreign] = language_entries(here, language);
            map_of([
                ("id", text(&blog.id)),
                ("title", text(title)),
                ("description", text(description)),
                ("url", text(&link(site, here, &addresses::home(blog, language)))),
                lang,
                dir,
                foreign,
            ])
        })
        .collect()
}

fn alert_values(renderer: &Renderer, here: &Here) -> Vec<Value> {
    let alerts = renderer.site.blog(here.blog).alerts.iter().enumerate();
    alerts
        .filter_map(|(number, alert)| alert_value(renderer, here, alert, &format!("alert-{}-", number + 1)))
        .collect()
}

/// `{id, level, level_text, issued, scope, until, title, content, notice, lang, dir, foreign}` of an alert, in the page's language
/// or its fallbacks.
pub(crate) fn alert_value(renderer: &Renderer, here: &Here, alert: &Alert, id_prefix: &str) -> Option<Value> {
    let translation = alert.choose(here.chain)?;
    let (level, name) = alerts::level(alert);
    let notice = if translation.language == *here.language {
        String::new()
    } else {
        let name = here.locale.language_name(&translation.language);
        message_html(here, "text-in-other-language", &[("language", Argument::Text(&name))])
    };
    let level_text =
        here.locale.string(name).map_or_else(String::new, |message| string_html(here.locale, message));
    let [lang, dir, foreign] = language_entries(here, &translation.language);
    Some(map_of([
        ("id", text(&alerts::key(renderer.site, alert))),
        ("level", text(level)),
        ("level_text", html(&level_text)),
        ("issued", date(here, &alert.issued)),
        ("scope", html(&alerts::scope(renderer, here, alert))),
        ("until", alerts::until(renderer, here, translation)),
        ("notice", html(&notice)),
        ("title", text(&translation.title)),
        ("content", html(&compose::body(renderer.site, here, &translation.body, id_prefix))),
        lang,
        dir,
        foreign,
    ]))
}

/// `{title, url, type}` of a feed.
pub(crate) fn feed_entry(title: &str, url: &str, kind: &str) -> Value {
    map([("title", text(title)), ("url", text(url)), ("type", text(kind))])
}

/// The feeds that every page names: title, address, media type. The blog's own in each format, others in the one
/// that every reader takes.
fn blog_feeds(renderer: &Renderer, here: &Here) -> Vec<(String, String, &'static str)> {
    let (title, _) = local(here, &renderer.site.blog(here.blog).title);
    let topic = |topic: &str| {
        plain(here, "feed-of-topic", &[("blog", Argument::Text(title)), ("topic", Argument::Text(topic))])
    };
    let mut named = Vec::new();
    for feed in feed_list::feeds(renderer, here) {
        match feed.of {
            FeedOf::Blog => named.extend(feed.formats.into_iter().map(|(format, url)| {
                let (name, kind) = format_names(format);
                (topic(&plain(here, name, &[])), url, kind)
            })),
            FeedOf::Digests => {
                let best = feed.best().map(|(format, url)| (url.clone(), format_names(*format).1));
                named.extend(best.map(|(url, kind)| (feed.title, url, kind)));
            }
            _ => {}
        }
    }
    named
}

/// The switcher's entries: every language of the blog, each leading to this text where it is translated.
fn switcher(renderer: &Renderer, here: &Here, frame: &Frame, alternates: Option<&Alternates>) -> String {
    let site = renderer.site;
    let languages = site.blog(here.blog).languages.iter().zip(&frame.languages);
    let mut entries = String::with_capacity(160 * frame.languages.len());
    for ((language, _), made) in languages {
        let found = alternates
            .and_then(|alternates| alternates.languages.iter().find(|(known, _)| known == language));
        match found {
            _ if language == here.language => entries.push_str(&made.current),
            Some((_, address)) => {
                made.available.fill(&mut entries, |_, into| push_link(into, site, here, address));
            }
            None => entries.push_str(&made.absent),
        }
    }
    entries
}

/// Each language's entry for each of the cases, made with `parts/language.html`.
fn switcher_languages(
    renderer: &Renderer,
    here: &Here,
    context: &Context,
) -> Result<Vec<SwitcherLanguage>, Vec<Diagnostic>> {
    let blog = renderer.site.blog(here.blog);
    let mut context = context.clone();
    let mut languages = Vec::with_capacity(blog.languages.len());
    for (language, _) in &blog.languages {
        let name = here.locale.language_name(language);
        let own_name = renderer.shared.autonym(language);
        let note = text(&plain(here, "not-translated", &[("language", Argument::Text(&name))]));
        let home = text(&link(renderer.site, here, &addresses::home(blog, language)));
        let [lang, dir, _] = language_entries(here, language);
        let mut entry = |current: bool, available: bool, url: Value, note: Value| {
            let value = map([
                lang.clone(),
                dir.clone(),
                ("name", own_name.clone()),
                ("current", Value::from(current)),
                ("available", Value::from(available)),
                ("url", url),
                ("note", note),
            ]);
            context.insert_value("language", value);
            parts::part(renderer, here.blog, "parts/language.html", &context)
        };
        languages.push(SwitcherLanguage {
            current: entry(true, true, home.clone(), text(""))?,
            absent: entry(false, false, home, note)?,
            available: Pattern::new(&entry(false, true, Place::Address.value(), text(""))?),
        });
    }
    Ok(languages)
}
