//! Stories in a list, as text.
//!
//! A theme makes a story's card with `parts/card.html`. Where that template only prints what it is given
//! and asks whether it is there, one card is like another but for its values: it is rendered once for all
//! stories that have the same of them, and each story fills in its own. Any other template is rendered for
//! each story, and the cards of a blog's own stories, which several of its lists show, are kept a while.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::blog::BlogId;
use crate::model::edition::Entry;
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::post::{Head, Picture, Translation};
use crate::render::card::{byline, entries, mission, shown_in};
use crate::render::frame::frame;
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::values::{language_entries, push_date, push_link};
use crate::render::xml::push_escaped;
use crate::render::{Here, Renderer, compose};
use crate::theme::{Context, Theme, Value, map, map_of, text};

const CARD: &str = "parts/card.html";

/// What a card is given, and differs from story to story.
const NAMES: &[&str] = &["post", "level", "kicker"];

/// The values of a card that have a place, or are the same in all cards that are alike.
const KNOWN: &[&str] = &[
    "level",
    "kicker",
    "post.title",
    "post.url",
    "post.lang",
    "post.dir",
    "post.foreign",
    "post.shown_in",
    "post.date.iso",
    "post.date.long",
    "post.date.full",
    "post.date.time",
    "post.byline",
    "post.summary",
    "post.image",
    "post.image.src",
    "post.image.alt",
    "post.image.caption",
    "post.image.credit",
    "post.image.width",
    "post.image.height",
    "post.is_event",
    "post.withdrawn",
];

/// Whether a theme's cards are all alike but for their values.
pub(crate) fn is_plain(theme: &Theme) -> bool {
    theme.is_plain(CARD, NAMES, KNOWN)
}

/// Stories one after another. `level` is that of their headings; `kicker`, whether a story of another blog
/// says whose it is.
pub(crate) fn listed(
    renderer: &Renderer,
    here: &Here,
    entries: &[Entry],
    level: &str,
    kicker: bool,
) -> Result<String, Vec<Diagnostic>> {
    let frame = frame(renderer, here.edition)?;
    let site = renderer.site;
    let mut markup = String::with_capacity(entries.len() * 1024);
    for entry in entries {
        let post = site.post(entry.post);
        let kicker = if kicker { self::kicker(renderer, here, post.blog)? } else { Arc::default() };
        let story = &Story {
            renderer,
            here,
            blog: post.blog,
            translation: &post.translations[entry.translation as usize],
            level,
            kicker: &kicker,
        };
        if frame.cards_are_plain {
            let shape = Shape::of(story);
            let patterns = &renderer.shared.edition(here.edition).shapes;
            let pattern =
                patterns.try_get_or(shape.clone(), || pattern(renderer, here, &frame.context, &shape))?;
            pattern.fill(&mut markup, |place, into| story.put(place, into));
        } else {
            let make = || {
                let mut context = frame.context.clone();
                context.insert_value("level", Place::Level.value());
                context.insert_value("kicker", Place::Kicker.value_if(!story.kicker.is_empty()));
                context.insert_value("post", map_of(self::entries(renderer, here, post, story.translation)));
                part(renderer, here.blog, CARD, &context).map(|made| Arc::new(Pattern::new(&made)))
            };
            let pattern = if post.blog == here.blog {
                renderer.shared.card(here.edition, (entry.post, entry.translation), make)?
            } else {
                make()?
            };
            pattern.fill(&mut markup, |place, into| story.put(place, into));
        }
        markup.push('\n');
    }
    Ok(markup)
}

/// The line that names a story's mission on another blog's page; empty on its own.
fn kicker(renderer: &Renderer, here: &Here, blog: BlogId) -> Result<Arc<str>, Vec<Diagnostic>> {
    let shared = renderer.shared.edition(here.edition);
    shared.kickers.try_get_or(blog, || {
        if blog == here.blog {
            return Ok(Arc::default());
        }
        let mut context = frame(renderer, here.edition)?.context.clone();
        context.insert_value("mission", mission(renderer, here, blog));
        part(renderer, here.blog, "parts/kicker.html", &context).map(Arc::from)
    })
}

/// A story on a page that lists it.
struct Story<'a> {
    renderer: &'a Renderer<'a>,
    here: &'a Here<'a>,
    blog: BlogId,
    translation: &'a Translation,
    level: &'a str,
    kicker: &'a str,
}

/// A story's picture, where its address leads somewhere.
struct Shown<'a> {
    picture: &'a Picture,
    address: String,
    /// In pixels.
    size: Option<(u32, u32)>,
}

/// What decides the text of a card beside what stands in its places.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    /// Where it is not the page's.
    language: Option<Language>,
    has_kicker: bool,
    has_title: bool,
    has_time: bool,
    has_byline: bool,
    has_summary: bool,
    is_event: bool,
    is_withdrawn: bool,
    picture: Option<PictureShape>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct PictureShape {
    has_alternative: bool,
    has_caption: bool,
    has_credit: bool,
    has_size: bool,
}

impl Shape {
    fn of(story: &Story) -> Self {
        let head = &story.translation.head;
        let language = &story.translation.language;
        Self {
            language: (language != story.here.language).then(|| language.clone()),
            has_kicker: !story.kicker.is_empty(),
            has_title: !head.title.is_empty(),
            has_time: head.date.time.is_some(),
            has_byline: !head.authors.is_empty(),
            has_summary: !head.summary.is_empty(),
            is_event: head.is_event,
            is_withdrawn: head.withdrawn.is_some(),
            picture: story.picture().map(|Shown { picture, size, .. }| PictureShape {
                has_alternative: !picture.alt.is_empty(),
                has_caption: picture.caption.is_some(),
                has_credit: picture.credit.as_ref().is_some_and(|credit| !credit.is_empty()),
                has_size: size.is_some(),
            }),
        }
    }
}

/// The text of all cards of a shape.
fn pattern(
    renderer: &Renderer,
    here: &Here,
    context: &Context,
    shape: &Shape,
) -> Result<Arc<Pattern>, Vec<Diagnostic>> {
    let language = shape.language.as_ref().unwrap_or(here.language);
    let [lang, dir, foreign] = language_entries(here, language);
    let shown_in =
        shape.language.as_ref().map_or_else(|| text(""), |language| shown_in(renderer, here, language));
    let image = shape.picture.map_or_else(Value::none, |picture| {
        let size = |place: Place| if picture.has_size { place.value() } else { Value::from(0) };
        map([
            ("src", Place::Source.value()),
            ("alt", Place::Alternative.value_if(picture.has_alternative)),
            ("caption", Place::Caption.value_if(picture.has_caption)),
            ("credit", Place::Credit.value_if(picture.has_credit)),
            ("width", size(Place::Width)),
            ("height", size(Place::Height)),
        ])
    });
    let date = map([
        ("iso", Place::Iso.value()),
        ("long", Place::Long.value()),
        ("full", Place::Full.value()),
        ("time", Place::Time.value_if(shape.has_time)),
    ]);
    let post = map([
        ("title", Place::Title.value_if(shape.has_title)),
        ("url", Place::Address.value()),
        lang,
        dir,
        foreign,
        ("shown_in", shown_in),
        ("date", date),
        ("byline", Place::Byline.value_if(shape.has_byline)),
        ("summary", Place::Summary.value_if(shape.has_summary)),
        ("image", image),
        ("is_event", Value::from(shape.is_event)),
        ("withdrawn", Value::from(shape.is_withdrawn)),
    ]);
    let mut context = context.clone();
    context.insert_value("post", post);
    context.insert_value("level", Place::Level.value());
    context.insert_value("kicker", Place::Kicker.value_if(shape.has_kicker));
    Ok(Arc::new(Pattern::new(&part(renderer, here.blog, CARD, &context)?)))
}

impl Story<'_> {
    fn head(&self) -> &Head {
        &self.translation.head
    }

    fn picture(&self) -> Option<Shown<'_>> {
        let picture = self.head().picture.as_ref()?;
        let (address, size) = compose::picture_link(self.renderer.site, self.here, &picture.target)?;
        Some(Shown { picture, address, size })
    }

    fn put(&self, place: Place, into: &mut String) {
        let site = self.renderer.site;
        let date: &Moment = &self.head().date;
        match place {
            Place::Level => into.push_str(self.level),
            Place::Kicker => into.push_str(self.kicker),
            Place::Address => push_link(into, site, self.here, &self.translation.address),
            Place::Title => push_escaped(into, &self.head().title),
            Place::Summary => push_escaped(into, &self.head().summary),
            Place::Byline => {
                let byline = byline(self.renderer, self.here, self.blog, &self.head().authors);
                into.push_str(byline.as_str().unwrap_or_default());
            }
            Place::Iso | Place::Long | Place::Full | Place::Time => push_date(into, self.here, date, place),
            Place::Source
            | Place::Alternative
            | Place::Caption
            | Place::Credit
            | Place::Width
            | Place::Height => {
                self.put_picture(place, into);
            }
            Place::Feeds | Place::Posts | Place::SharedAddress | Place::SharedTitle => {}
        }
    }

    fn put_picture(&self, place: Place, into: &mut String) {
        let Some(Shown { picture, address, size }) = self.picture() else { return };
        let (width, height) = size.unwrap_or_default();
        match place {
            Place::Source => push_escaped(into, &address),
            Place::Alternative => push_escaped(into, &picture.alt),
            Place::Credit => push_escaped(into, picture.credit.as_deref().unwrap_or_default()),
            Place::Width => into.push_str(&width.to_string()),
            Place::Height => into.push_str(&height.to_string()),
            _ => {
                if let Some(caption) = &picture.caption {
                    into.push_str(&compose::body(self.renderer.site, self.here, caption, ""));
                }
            }
        }
    }
}
