//! The site's texts as their editors see them, whether or not they are out.

use std::sync::Arc;

use crate::model::blog::Blog;
use crate::model::document::TextKind;
use crate::model::front_matter::Status;
use crate::model::moment::WrittenMoment;
use crate::model::register::{EnteredText, Entry, Kind, Standing};
use crate::resolve::groups::Member;
use crate::resolve::places::{Placed, Spot};
use crate::resolve::publish::Gate;
use crate::resolve::stories::all_languages;

/// One entry for each placed text, in their order. Drafts are drafts here, even where they are shown.
pub fn register(placed: &[Placed], blogs: &[Blog], gate: Gate) -> Vec<Entry> {
    placed.iter().filter_map(|placed| entry(placed, blogs.get(placed.blog.0 as usize)?, gate)).collect()
}

fn entry(placed: &Placed, blog: &Blog, gate: Gate) -> Option<Entry> {
    let (kind, name) = match &placed.group.kind {
        TextKind::Post { stem, .. } => (Kind::Post, stem),
        TextKind::Page { name } => (Kind::Page, name),
        TextKind::Alert { name } => (Kind::Alert, name),
        TextKind::Digest { name } => (Kind::Digest, name),
        TextKind::Policy { name } => (Kind::Policy, name),
    };
    let original = placed.group.members.first()?;
    let members = placed.group.members.iter().zip(&placed.spots);
    Some(Entry {
        mission: blog.id.clone(),
        kind,
        name: name.clone(),
        texts: members.map(|(member, spot)| text(member, spot, blog, gate)).collect(),
        languages: all_languages(blog),
        waived: original.document.front_matter.translations_waived.clone().unwrap_or_default(),
        zone: blog.zone.clone(),
        minor_edits: original.document.front_matter.minor_edits.clone().unwrap_or_default(),
    })
}

fn text(member: &Member, spot: &Spot, blog: &Blog, gate: Gate) -> EnteredText {
    let front_matter = &member.front_matter;
    let moment = |written: Option<WrittenMoment>| written.map(|written| written.in_zone(&blog.zone));
    let (publish_at, expire_at) = (moment(front_matter.publish_at), moment(front_matter.expire_at));
    let status = front_matter.status.unwrap_or(Status::Cleared);
    let until = [spot.date, publish_at].into_iter().flatten().max_by_key(|moment| moment.timestamp);
    let standing = match (status, until, expire_at) {
        (Status::Draft, ..) => Standing::Draft,
        (Status::Review, ..) => Standing::Review,
        // Whoever has to clear it has not seen to it yet, whatever its status says.
        (Status::Cleared, ..) if gate.lacks_clearance(front_matter) => Standing::Review,
        (_, _, Some(end)) if gate.has_ended(front_matter, &blog.zone) => Standing::Ended(end),
        (_, Some(until), _) if until.timestamp > gate.now => Standing::Embargoed(until),
        (Status::Withdrawn, ..) => Standing::Withdrawn,
        (Status::Cleared, ..) => Standing::Out,
    };
    EnteredText {
        source: member.document.source,
        language: member.language.clone(),
        title: Arc::from(front_matter.title.as_deref().unwrap_or_default()),
        status,
        date: spot.date,
        publish_at,
        expire_at,
        standing,
        address: spot.address.clone(),
        cleared_by: front_matter.cleared_by.as_deref().map(Arc::from),
        translation: member.document.front_matter.translation.clone(),
        revision: member.document.revision,
    }
}
