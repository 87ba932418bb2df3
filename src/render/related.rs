//! The stories that a story's page names as related, as `parts/related.html` makes them: rendered once for an edition,
//! with a place for the stories' cards.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::edition::Entry;
use crate::render::frame::frame;
use crate::render::listed::listed;
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::{Here, Renderer};
use crate::theme::{Value, html, text};

/// Empty where there are none.
pub(crate) fn related(renderer: &Renderer, here: &Here, entries: &[Entry]) -> Result<Value, Vec<Diagnostic>> {
    if entries.is_empty() {
        return Ok(text(""));
    }
    let cards = listed(renderer, here, entries, "3", true)?;
    let pattern = pattern(renderer, here)?;
    let mut markup = String::with_capacity(pattern.len() + cards.len());
    pattern.fill(&mut markup, |_, into| into.push_str(cards.trim_end()));
    Ok(html(&markup))
}

fn pattern(renderer: &Renderer, here: &Here) -> Result<Arc<Pattern>, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).related;
    if let Some(made) = slot.get() {
        return Ok(Arc::clone(made));
    }
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("related", Place::Posts.value());
    let made = Arc::new(Pattern::new(&part(renderer, here.blog, "parts/related.html", &context)?));
    Ok(Arc::clone(slot.get_or_init(|| made)))
}
