//! Links that share a story, as `parts/share.html` makes them of the services that the theme's settings list: rendered
//! once for an edition, with places for the story's address and title.
//!
//! Services that are not known are left out: whoever reads the settings has said so.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::post::Translation;
use crate::model::sharing::{Piece, Service};
use crate::model::url::encode_value;
use crate::render::frame::frame;
use crate::render::parts::part;
use crate::render::places::{Pattern, Place};
use crate::render::values::message;
use crate::render::xml::push_escaped;
use crate::render::{Here, Renderer};
use crate::theme::{Value, html, list, map, text};

/// The setting that lists the services.
const SETTING: &str = "share";

/// Empty where the theme lists none, and for a story that was withdrawn.
pub(crate) fn links(
    renderer: &Renderer,
    here: &Here,
    translation: &Translation,
) -> Result<Value, Vec<Diagnostic>> {
    let pattern = pattern(renderer, here)?;
    if pattern.len() == 0 || translation.head.withdrawn.is_some() {
        return Ok(text(""));
    }
    let (mut address, mut title) = (String::new(), String::new());
    encode_value(&mut address, &translation.address.absolute(&renderer.site.roots));
    encode_value(&mut title, &translation.head.title);
    let mut markup = String::with_capacity(pattern.len() + 8 * (address.len() + title.len()));
    pattern.fill(&mut markup, |place, into| {
        into.push_str(if place == Place::SharedTitle { &title } else { &address });
    });
    Ok(html(&markup))
}

fn pattern(renderer: &Renderer, here: &Here) -> Result<Arc<Pattern>, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).share;
    if let Some(made) = slot.get() {
        return Ok(Arc::clone(made));
    }
    let ids = renderer.theme(here.blog).texts(SETTING);
    let services: Vec<Value> =
        ids.iter().filter_map(|id| Service::named(id)).map(|service| value(here, service)).collect();
    let made = if services.is_empty() {
        Arc::default()
    } else {
        let mut context = frame(renderer, here.edition)?.context.clone();
        context.insert_value("share", list(services));
        Arc::new(Pattern::new(&part(renderer, here.blog, "parts/share.html", &context)?))
    };
    Ok(Arc::clone(slot.get_or_init(|| made)))
}

/// `{id, name, label, url, is_email}`; the address has places.
fn value(here: &Here, service: &Service) -> Value {
    let is_email = service.name.is_empty();
    let label = match is_email {
        true => message(here, "share-by-email", &[]),
        false => message(here, "share-on", &[("service", Argument::Text(service.name))]),
    };
    let mut url = String::new();
    for piece in service.address {
        match piece {
            Piece::Text(text) => push_escaped(&mut url, text),
            Piece::Address => url.push_str(Place::SharedAddress.value().as_str().unwrap_or_default()),
            Piece::Title => url.push_str(Place::SharedTitle.value().as_str().unwrap_or_default()),
        }
    }
    map([
        ("id", text(service.id)),
        ("name", if is_email { label.clone() } else { html(service.name) }),
        ("label", label),
        ("url", html(&url)),
        ("is_email", Value::from(is_email)),
    ])
}
