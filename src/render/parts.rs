//! Parts: templates of their own for what many pages show, rendered once and given to pages as HTML.

use crate::diagnostic::Diagnostic;
use crate::model::blog::BlogId;
use crate::model::view::View;
use crate::render::Renderer;
use crate::render::frame::Frame;
use crate::render::places::{Pattern, Place};
use crate::theme::{Context, Value, html, map, text};

/// Which entry of the menu leads to the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Current {
    Home,
    Weeks,
    Tags,
    Authors,
    Archives,
    Events,
    Subscribe,
    /// None, or one of the blog's own texts.
    Other,
}

impl Current {
    /// How many there are.
    pub const COUNT: usize = 8;

    pub fn of(view: &View) -> Self {
        match view {
            View::Home { .. } => Current::Home,
            View::Digests(_) => Current::Weeks,
            View::Tags(_) => Current::Tags,
            View::Authors(_) => Current::Authors,
            View::Archives(_) => Current::Archives,
            View::Events { .. } => Current::Events,
            View::Subscribe(_) => Current::Subscribe,
            _ => Current::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Current::Home => "home",
            Current::Weeks => "weeks",
            Current::Tags => "tags",
            Current::Authors => "authors",
            Current::Archives => "archives",
            Current::Events => "events",
            Current::Subscribe => "subscribe",
            Current::Other => "",
        }
    }
}

/// The parts of an edition's frame that are the same on all its pages.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    head: String,
    network: String,
    alerts: String,
    foot: Pattern,
}

/// A part's text, without the white space around it.
pub(crate) fn part(
    renderer: &Renderer,
    blog: BlogId,
    name: &str,
    context: &Context,
) -> Result<String, Vec<Diagnostic>> {
    let mut made = renderer.theme(blog).render(name, context)?;
    made.truncate(made.trim_end().len());
    let blank = made.len() - made.trim_start().len();
    made.drain(..blank);
    Ok(made)
}

/// Those parts, from what an edition's pages are given.
pub(crate) fn standing(
    renderer: &Renderer,
    blog: BlogId,
    context: &Context,
) -> Result<Standing, Vec<Diagnostic>> {
    let mut with_feeds = context.clone();
    with_feeds.insert_value("feeds_of_page", Place::Feeds.value());
    Ok(Standing {
        head: part(renderer, blog, "parts/head.html", context)?,
        network: part(renderer, blog, "parts/network.html", context)?,
        alerts: part(renderer, blog, "parts/alerts.html", context)?,
        foot: Pattern::new(&part(renderer, blog, "parts/foot.html", &with_feeds)?),
    })
}

/// `parts` of the contract. `blog_value` takes the place of the edition's where the page is one of the menu's.
pub(crate) fn parts(
    renderer: &Renderer,
    blog: BlogId,
    frame: &Frame,
    current: Current,
    blog_value: Option<Value>,
    feeds: &[(String, String)],
) -> Result<Value, Vec<Diagnostic>> {
    let mut context = frame.context.clone();
    if let Some(blog_value) = blog_value {
        context.insert_value("blog", blog_value);
    }
    context.insert_value("current", text(current.name()));
    let standing = &frame.standing;
    Ok(map([
        ("alerts", html(&standing.alerts)),
        ("foot", html(&foot(renderer, blog, frame, feeds)?)),
        ("head", html(&standing.head)),
        ("menu", html(&part(renderer, blog, "parts/menu.html", &context)?)),
        ("network", html(&standing.network)),
        ("title", html(&part(renderer, blog, "parts/title.html", &context)?)),
    ]))
}

/// The foot of a page with these feeds of its own.
fn foot(
    renderer: &Renderer,
    blog: BlogId,
    frame: &Frame,
    feeds: &[(String, String)],
) -> Result<String, Vec<Diagnostic>> {
    let mut items = String::new();
    if !feeds.is_empty() {
        let mut context = frame.context.clone();
        for (title, url) in feeds {
            context
                .insert_value("feed", crate::render::frame::feed_entry(title, url, "application/atom+xml"));
            items.push_str(&part(renderer, blog, "parts/feed.html", &context)?);
        }
    }
    let mut made = String::with_capacity(frame.standing.foot.len() + items.len());
    frame.standing.foot.fill(&mut made, |_, into| into.push_str(&items));
    Ok(made)
}
