//! A listing's stories under the days on which they came out.
//!
//! The heading of a day is a part, `parts/day.html`, rendered once for an edition: what differs from day to day are
//! its places. Days are those of the listing's own blog, as in its archives.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::edition::Entry;
use crate::render::frame::frame;
use crate::render::listed::listed;
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::values::push_day;
use crate::render::{Here, Renderer};
use crate::theme::map;

/// The levels of a listing's headings: of its days, and of its stories.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Levels {
    pub day: &'static str,
    pub story: &'static str,
}

/// Where the stories have a heading of their own, and where they stand right below the page's.
pub(crate) const IN_SECTION: Levels = Levels { day: "3", story: "4" };
pub(crate) const ON_PAGE: Levels = Levels { day: "2", story: "3" };

/// The stories of each day, in the order that they are given in; and that day in the blog's time zone.
pub(crate) fn days<'e>(
    renderer: &Renderer,
    here: &Here,
    entries: &'e [Entry],
) -> impl Iterator<Item = (Date, &'e [Entry])> {
    let site = renderer.site;
    let zone = &site.blog(here.blog).zone;
    let day_of = move |entry: &Entry| {
        site.post(entry.post).translations[entry.translation as usize].head.date.day_in(zone)
    };
    let runs = entries.chunk_by(move |one, next| day_of(one) == day_of(next));
    runs.filter_map(move |run| Some((day_of(run.first()?), run)))
}

/// A listing by day, as `parts/day.html` makes each; empty without stories.
pub(crate) fn by_day(
    renderer: &Renderer,
    here: &Here,
    entries: &[Entry],
    levels: Levels,
) -> Result<String, Vec<Diagnostic>> {
    let mut markup = String::with_capacity(entries.len() * 1024);
    if entries.is_empty() {
        return Ok(markup);
    }
    let pattern = pattern(renderer, here)?;
    for (day, entries) in days(renderer, here, entries) {
        let posts = listed(renderer, here, entries, levels.story, true)?;
        pattern.fill(&mut markup, |place, into| match place {
            Place::Level => into.push_str(levels.day),
            Place::Posts => into.push_str(posts.trim_end()),
            place => push_day(into, here, day, place),
        });
        markup.push('\n');
    }
    Ok(markup)
}

fn pattern(renderer: &Renderer, here: &Here) -> Result<Arc<Pattern>, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).day;
    if let Some(made) = slot.get() {
        return Ok(Arc::clone(made));
    }
    let mut context = frame(renderer, here.edition)?.context.clone();
    let day = map([
        ("full", Place::Full.value()),
        ("iso", Place::Iso.value()),
        ("long", Place::Long.value()),
        ("time", Place::Time.value_if(false)),
    ]);
    context.insert_value("day", day);
    context.insert_value("level", Place::Level.value());
    context.insert_value("posts", Place::Posts.value());
    let made = Arc::new(Pattern::new(&part(renderer, here.blog, "parts/day.html", &context)?));
    Ok(Arc::clone(slot.get_or_init(|| made)))
}
