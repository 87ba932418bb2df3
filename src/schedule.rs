//! What time alone will change: texts that come out or end, weeks in review that are over, and the next moment at which
//! a build would give another output than one does now. Nothing is written here.
//!
//! That moment is not reckoned but found out: at each moment at which something might change, in their order, the site
//! is planned as a build at that moment would plan it. The first plan that gives other files is it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::memory::Memory;
use crate::model::artifact::Fingerprint;
use crate::model::blog::Blog;
use crate::model::edition::{Edition, Week, WeekId, week_start};
use crate::model::front_matter::Status;
use crate::model::register::{EnteredText, Entry, Kind, Standing};
use crate::model::site::Site;
use crate::observe::Unobserved;
use crate::plan::Artifact;
use crate::register::Register;
use crate::render::{Rendered, Renderer, Shared};
use crate::texts::SourceTexts;
use crate::{Found, Prepared, Purpose, Request, looks, prepare};

/// What the coming days bring.
#[derive(Debug, Serialize)]
pub struct Schedule {
    #[serde(serialize_with = "utc")]
    pub now: Timestamp,
    #[serde(serialize_with = "utc")]
    pub until: Timestamp,
    /// `None` where time alone changes nothing any more.
    #[serde(serialize_with = "utc_or_none")]
    pub next_build: Option<Timestamp>,
    /// Whether the site has errors then that it does not have now, so that the build would not go through.
    pub next_build_fails: bool,
    /// In their order.
    pub due: Vec<Due>,
}

/// One thing that happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Due {
    #[serde(serialize_with = "utc")]
    pub at: Timestamp,
    /// The same by the clocks of its mission, with their distance from UTC.
    pub local: String,
    pub zone: String,
    pub what: What,
    /// The mission's folder; empty for the network.
    pub mission: String,
    /// `post`, `page`, `alert`, `digest`, `policy`; `week` for a week in review.
    pub kind: &'static str,
    /// `mission/name`; of a week in review its id.
    pub name: String,
    pub title: String,
    /// In which languages; empty for a week in review.
    pub languages: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// An embargo ends, or its date comes.
    ComesOut,
    /// Its `expire_at` comes.
    Ends,
    /// A week in review has its digest.
    WeekOver,
}

/// Looks ahead from the request's clock over some days. `None` where the site has errors, which are in what was found.
pub fn schedule(request: &Request, days: u16) -> Result<(Found, Option<Schedule>), Failure> {
    let register = Register::open(request)?;
    let Some(ready) = register.ready.as_ref().filter(|_| !register.found.has_errors()) else {
        return Ok((register.found, None));
    };
    let now = request.now;
    let until = now.checked_add(Span::new().hours(24 * i64::from(days))).unwrap_or(Timestamp::MAX);
    let mut due: Vec<Due> =
        register.entries().iter().flat_map(|entry| of_entry(&ready.site, entry)).collect();
    due.extend(weeks(&ready.site, register.entries(), now));
    due.retain(|due| due.at > now && due.at <= until);
    due.sort();
    due.dedup();
    let next = next_build(request, &register)?;
    let schedule = Schedule {
        now,
        until,
        next_build: next.as_ref().map(|next| next.at),
        next_build_fails: next.is_some_and(|next| next.fails),
        due,
    };
    Ok((register.found, Some(schedule)))
}

/// What happens to one text: the same in several languages is told once.
fn of_entry(site: &Site, entry: &Entry) -> Vec<Due> {
    let Some(blog) = site.blogs.iter().find(|blog| blog.id == entry.mission) else { return Vec::new() };
    let mut found: BTreeMap<(Timestamp, What), Due> = BTreeMap::new();
    for text in &entry.texts {
        let out = match text.standing {
            Standing::Embargoed(moment) => Some((moment.timestamp, What::ComesOut)),
            _ => None,
        };
        let is_shown = matches!(text.standing, Standing::Out | Standing::Withdrawn | Standing::Embargoed(_));
        let end = text.expire_at.filter(|_| is_shown).map(|moment| (moment.timestamp, What::Ends));
        for (at, what) in out.into_iter().chain(end) {
            let due = found.entry((at, what)).or_insert_with(|| Due {
                kind: kind(entry.kind),
                name: entry.path(),
                title: text.title.to_string(),
                ..blank(at, what, blog)
            });
            due.languages.push(text.language.to_string());
        }
    }
    found.into_values().collect()
}

/// The weeks that are not over: those that have something to show now, and those of stories that are still to come.
fn weeks(site: &Site, entries: &[Entry], now: Timestamp) -> Vec<Due> {
    let one = |blog: &Blog, week: &Week| {
        let name = week.id.to_string();
        Some(Due { kind: "week", name, ..blank(end(week, &blog.zone)?, What::WeekOver, blog) })
    };
    let known = site.editions.iter().flat_map(|edition| {
        let blog = site.blog(edition.blog);
        edition.weeks.iter().filter(|_| blog.outputs.digests).filter_map(move |week| one(blog, week))
    });
    let to_come = entries.iter().filter(|entry| entry.kind == Kind::Post).flat_map(|entry| {
        let moments = entry.texts.iter().filter_map(|text| match text.standing {
            Standing::Embargoed(moment) if moment.timestamp > now => Some(moment),
            _ => None,
        });
        let first = moments.min_by_key(|moment| moment.timestamp).filter(|_| is_new(entry));
        let blogs = site.blogs.iter().filter(|blog| blog.id.is_empty() || blog.id == entry.mission);
        blogs.filter(|blog| blog.outputs.digests).filter_map(move |blog| {
            let week = week_start(first?.day_in(&blog.zone), blog.week_starts);
            let name = WeekId::beginning(week).to_string();
            let end = week.saturating_add(Span::new().days(7)).to_zoned(blog.zone.clone()).ok()?.timestamp();
            Some(Due { kind: "week", name, ..blank(end, What::WeekOver, blog) })
        })
    });
    known.chain(to_come).collect()
}

/// Whether none of its languages is out yet: a story belongs to the week of the first.
fn is_new(entry: &Entry) -> bool {
    !entry.texts.iter().any(|text| text.standing == Standing::Out)
}

fn end(week: &Week, zone: &TimeZone) -> Option<Timestamp> {
    let next = week.last.saturating_add(Span::new().days(1));
    next.to_zoned(zone.clone()).ok().map(|end| end.timestamp())
}

fn blank(at: Timestamp, what: What, blog: &Blog) -> Due {
    Due {
        at,
        local: at.to_zoned(blog.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        zone: blog.zone.iana_name().unwrap_or("UTC").to_owned(),
        what,
        mission: blog.id.to_string(),
        kind: "",
        name: String::new(),
        title: String::new(),
        languages: Vec::new(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Post => "post",
        Kind::Page => "page",
        Kind::Alert => "alert",
        Kind::Digest => "digest",
        Kind::Policy => "policy",
    }
}

struct Next {
    at: Timestamp,
    fails: bool,
}

fn next_build(request: &Request, register: &Register) -> Result<Option<Next>, Failure> {
    let now = planned(request, request.now)?;
    let mut at = request.now;
    let mut candidates = candidates(register, request, at);
    while let Some(next) = candidates.first().copied() {
        let then = planned(request, next)?;
        let fails = then.found.has_errors();
        if fails || differ(&now, &then) {
            return Ok(Some(Next { at: next, fails }));
        }
        // Nothing that readers see has changed; what may change after that can be other things than before.
        at = next;
        let later = Register::open(&Request { now: at, ..request.clone() })?;
        candidates = self::candidates(&later, request, at);
    }
    Ok(None)
}

/// The moments after `at` at which the next thing may change, of a register that was opened at `at`.
fn candidates(register: &Register, request: &Request, at: Timestamp) -> BTreeSet<Timestamp> {
    let may_be_shown = |text: &&EnteredText| {
        let is_kept = matches!(text.standing, Standing::Draft | Standing::Review);
        !is_kept || request.drafts || text.status == Status::Withdrawn
    };
    let texts = register.entries().iter().flat_map(|entry| &entry.texts).filter(may_be_shown);
    let moments = texts.flat_map(|text| [text.date, text.publish_at, text.expire_at]).flatten();
    let site = register.ready.as_ref().map(|ready| &ready.site);
    let weeks = site.into_iter().flat_map(|site| {
        let of_edition = |edition: &Edition| {
            let zone = site.blog(edition.blog).zone.clone();
            edition.weeks.iter().filter_map(move |week| end(week, &zone)).collect::<Vec<_>>()
        };
        site.editions.iter().flat_map(of_edition).collect::<Vec<_>>()
    });
    moments.map(|moment| moment.timestamp).chain(weeks).filter(|moment| *moment > at).collect()
}

/// The site as a build at a moment would have it.
fn planned(request: &Request, at: Timestamp) -> Result<Prepared, Failure> {
    let memory = Memory::look_at(&request.site, looks::program());
    prepare(&Request { now: at, ..request.clone() }, &memory, Purpose::Build, &Unobserved)
}

/// Whether two plans give other files.
fn differ(one: &Prepared, other: &Prepared) -> bool {
    let (Some(before), Some(after)) = (&one.ready, &other.ready) else { return true };
    let known: FxHashMap<&str, &Artifact> =
        before.artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact)).collect();
    let same_paths = known.len() == after.artifacts.len()
        && after.artifacts.iter().all(|artifact| known.contains_key(artifact.path.as_str()));
    if !same_paths {
        return true;
    }
    let changed = after.artifacts.iter().filter_map(|artifact| {
        let before = known.get(artifact.path.as_str())?;
        (before.fingerprint != artifact.fingerprint).then_some((*before, artifact))
    });
    // A fingerprint may take in more than the file shows.
    let (old_texts, new_texts) =
        (SourceTexts::new(&one.found.sources), SourceTexts::new(&other.found.sources));
    let (old_shared, new_shared) = (Shared::new(&before.site), Shared::new(&after.site));
    let (old_looks, new_looks) = (before.dressed.looks(), after.dressed.looks());
    let old = Renderer::new(&before.site, &old_texts, &old_looks, &old_shared, &*before.artifacts);
    let new = Renderer::new(&after.site, &new_texts, &new_looks, &new_shared, &*after.artifacts);
    changed.into_iter().any(|(one, other)| bytes(&old, one) != bytes(&new, other))
}

/// A file's bytes; of a copy, and of one that cannot be made, what tells it from others.
fn bytes(renderer: &Renderer, artifact: &Artifact) -> Result<Vec<u8>, Fingerprint> {
    match renderer.render(&artifact.view) {
        Ok(Rendered::Bytes(bytes)) => Ok(bytes),
        Ok(Rendered::Copy(_)) | Err(_) => Err(artifact.fingerprint),
    }
}

/// RFC 3339 in UTC.
fn utc<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

fn utc_or_none<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => utc(at, serializer),
        None => serializer.serialize_none(),
    }
}
