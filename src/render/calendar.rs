//! Calendars: what stands in them, taken from the site. How it is written is `feeds::calendar`'s affair.
//!
//! An event has one UID, whatever the language: taken over twice, it is there once. A calendar holds an event once,
//! in the language in which its edition shows the story, so that no two in it clash; calendars of several languages
//! are several to the programs that subscribe to them. Withdrawn stories are in none, since nothing of what they said
//! is said again: a program that asks for the calendar again takes the event out.

use crate::model::addresses;
use crate::model::edition::{EditionId, Entry};
use crate::model::post::PostId;
use crate::model::view::FeedOf;
use crate::render::feed_list;
use crate::render::feeds::calendar::{self, About, Calendar, Event, uid};
use crate::render::values::{link, written_link};
use crate::render::{Here, Renderer};

/// The file of one event, beside the page of its story.
pub(crate) fn event_file(renderer: &Renderer, edition: EditionId, post: PostId, translation: u16) -> Vec<u8> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let events = event(renderer, here, Entry { post, translation }).into_iter().collect();
    calendar::calendar(&Calendar { about: None, events })
}

/// All events of an edition, in the order of its listing.
pub(crate) fn calendar(renderer: &Renderer, edition: EditionId) -> Vec<u8> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let site = renderer.site;
    let of = site.edition(edition);
    let home = addresses::edition_home(site, edition);
    let about = About {
        name: feed_list::title(renderer, here, FeedOf::Events),
        language: here.language.as_str(),
        page_url: link(site, here, &addresses::events(&home)),
        self_url: link(site, here, &addresses::calendar(&home)),
        zone: &site.blog(here.blog).zone,
    };
    let events = of.events.iter().filter_map(|number| event(renderer, here, of.entries[*number as usize]));
    calendar::calendar(&Calendar { about: Some(about), events: events.collect() })
}

fn event<'a>(renderer: &Renderer<'a>, here: &Here, entry: Entry) -> Option<Event<'a>> {
    let site = renderer.site;
    let post = site.post(entry.post);
    let translation = &post.translations[entry.translation as usize];
    let head = &translation.head;
    let event = translation.detail.event.as_ref()?;
    let more = event.url.as_deref().map(|url| written_link(site, here, url));
    let description = [Some(&*head.summary).filter(|summary| !summary.is_empty()), more.as_deref()];
    let parts: Vec<&str> = post.feed_id.split('/').collect();
    Some(Event {
        uid: uid(&site.feed_authority, &parts),
        language: translation.language.as_str(),
        title: &head.title,
        description: description.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        place: event.place.as_deref(),
        url: link(site, here, &translation.address),
        start: event.start,
        end: event.end,
        zone: &site.blog(post.blog).zone,
        published: head.published,
        updated: head.updated,
    })
}
