//! Where each text's page is, and so where links to it lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::{Blog, BlogId};
use crate::model::document::TextKind;
use crate::model::front_matter::Status;
use crate::model::language::Language;
use crate::model::moment::{Moment, WrittenMoment};
use crate::model::name::compose;
use crate::model::url::Address;
use crate::resolve::groups::{Group, Member};
use crate::resolve::publish::{Gate, State};

/// A text with what is known of it before its links are: whether it is out, when, and where.
#[derive(Debug)]
pub struct Placed {
    pub blog: BlogId,
    pub group: Group,
    /// One for each of the group's members.
    pub spots: Vec<Spot>,
    /// The addresses of those that are out.
    pub out: Arc<BTreeMap<Language, Address>>,
}

#[derive(Debug, Clone)]
pub struct Spot {
    pub state: State,
    /// Of a post: its date in the mission's zone.
    pub date: Option<Moment>,
    pub address: Option<Address>,
    pub slug: Arc<str>,
    /// Whether it is kept back for nothing but that nobody has cleared it.
    pub waits_for_clearance: bool,
}

/// Places one text. `permalink` is the pattern of posts' addresses.
pub fn place(
    blog_id: BlogId,
    blog: &Blog,
    permalink: &str,
    gate: Gate,
    group: Group,
    diagnostics: &mut Vec<Diagnostic>,
) -> Placed {
    let spots: Vec<Spot> =
        group.members.iter().map(|member| spot(blog, permalink, gate, &group, member, diagnostics)).collect();
    let out = group
        .members
        .iter()
        .zip(&spots)
        .filter(|(_, spot)| spot.state != State::Kept)
        .filter_map(|(member, spot)| Some((member.language.clone(), spot.address.clone()?)))
        .collect();
    Placed { blog: blog_id, group, spots, out: Arc::new(out) }
}

fn spot(
    blog: &Blog,
    permalink: &str,
    gate: Gate,
    group: &Group,
    member: &Member,
    diagnostics: &mut Vec<Diagnostic>,
) -> Spot {
    let front_matter = &member.front_matter;
    let name = match &group.kind {
        TextKind::Post { name, .. } => name,
        TextKind::Page { name }
        | TextKind::Policy { name }
        | TextKind::Digest { name }
        | TextKind::Alert { name } => name,
    };
    let slug = slug(member, name, diagnostics);
    let home = format!("{}/{}/", blog.path, member.language);
    let mut date = None;
    let address = match &group.kind {
        TextKind::Post { day, .. } => {
            let written = front_matter.date.unwrap_or(WrittenMoment::day(*day));
            date = Some(written.in_zone(&blog.zone));
            Some(format!("{home}{}", post_path(permalink, *day, &slug)))
        }
        TextKind::Page { .. } => Some(format!("{home}{slug}/")),
        TextKind::Policy { .. } => Some(format!("{home}policies/{slug}/")),
        TextKind::Digest { .. } | TextKind::Alert { .. } => None,
    };
    let has_page = matches!(group.kind, TextKind::Post { .. } | TextKind::Page { .. });
    let state = match gate.state(front_matter, date.as_ref(), &blog.zone) {
        // What stands on others' pages is taken out of them.
        State::Withdrawn if !has_page => State::Kept,
        state => state,
    };
    let waits_for_clearance = gate.waits_for_clearance(front_matter, date.as_ref(), &blog.zone);
    if front_matter.withdrawn.is_some()
        && front_matter.status != Some(Status::Withdrawn)
        && member.own_keys.contains(&"withdrawn")
    {
        diagnostics.push(
            Diagnostic::new(
                Code::BadValue,
                member.document.source,
                "this says when or why the text was withdrawn, and its `status` does not",
            )
            .at(Place::key("withdrawn"))
            .help("add a line `status: withdrawn`, or take `withdrawn` out"),
        );
    }
    Spot {
        state,
        date,
        address: address.map(|path| Address::new(blog.root, path)),
        slug,
        waits_for_clearance,
    }
}

fn slug(member: &Member, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Arc<str> {
    let Some(written) = &member.front_matter.slug else {
        return Arc::from(compose(name));
    };
    let slug = compose(written.trim());
    let bad = slug.is_empty()
        || slug.starts_with('.')
        || slug.len() > 200
        || slug.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '/' | '\\' | '?' | '#' | '%' | '<' | '>' | '"')
        });
    if bad {
        diagnostics.push(
            Diagnostic::new(
                Code::BadValue,
                member.document.source,
                format!("`{written}` cannot be a part of an address"),
            )
            .at(Place::key("slug"))
            .help("write letters, digits and hyphens, without spaces or slashes, 200 bytes at most"),
        );
        return Arc::from(compose(name));
    }
    Arc::from(slug)
}

/// A pattern's path for a post, without a leading slash and with a final one.
fn post_path(permalink: &str, day: Date, slug: &str) -> String {
    let path = permalink
        .replace(":year", &format!("{:04}", day.year()))
        .replace(":month", &format!("{:02}", day.month()))
        .replace(":day", &format!("{:02}", day.day()))
        .replace(":slug", slug);
    let path = path.trim_matches('/');
    format!("{path}/")
}

/// Checks a `permalink:`; the pattern that is used.
pub fn permalink(
    source: crate::source::SourceId,
    written: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    const DEFAULT: &str = "/:year/:month/:day/:slug/";
    let Some(written) = written else { return DEFAULT.to_string() };
    let rest = [":year", ":month", ":day", ":slug"]
        .iter()
        .fold(written.to_string(), |rest, name| rest.replace(name, ""));
    let fine = written.contains(":slug")
        && rest.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_'))
        && !written.contains("//");
    if fine {
        return written.to_string();
    }
    diagnostics.push(
        Diagnostic::new(
            Code::BadValue,
            source,
            format!("`{written}` is not a pattern for the addresses of posts"),
        )
        .at(Place::key("permalink"))
        .help("write `/:year/:month/:day/:slug/`, or a part of it that holds `:slug`"),
    );
    DEFAULT.to_string()
}
