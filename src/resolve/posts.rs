//! A placed text becomes a post: names become references, links lead somewhere.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::markdown::excerpt;
use crate::model::artifact::Fingerprint;
use crate::model::blog::{Blog, BlogId, LinkTarget, ResolvedBody};
use crate::model::body::Inline;
use crate::model::document::{Comment, Inlines, TextKind};
use crate::model::front_matter::{self, FrontMatter, Image};
use crate::model::language::Language;
use crate::model::name::address_word;
use crate::model::post::{
    Author, AuthorId, Byline, Detail, Event, Head, Picture, Post, Tag, TagId, Translation, Video, Withdrawal,
};
use crate::model::site::Ended;
use crate::resolve::following;
use crate::resolve::groups::Member;
use crate::resolve::inherited::Told;
use crate::resolve::links::{self, Destinations, Findings, Holder, may_be_published};
use crate::resolve::places::{Placed, Spot};
use crate::resolve::publish::{Gate, State};
use crate::source::{SourceId, Sources};

/// How long a summary made from the first paragraph is, in characters.
const SUMMARY_LENGTH: usize = 240;

/// What names are looked up in.
pub struct Names<'a> {
    pub sources: &'a Sources,
    pub blogs: &'a [Blog],
    pub authors: &'a [Author],
    pub author_ids: &'a BTreeMap<Arc<str>, AuthorId>,
    pub tags: &'a [Tag],
    /// By the word of their address.
    pub tag_ids: &'a HashMap<String, TagId>,
    pub destinations: &'a Destinations,
}

/// Makes a post of a text. `None` where none of its translations is out; its faults are found all the same.
pub fn post(
    placed: Placed,
    comments: Arc<[Comment]>,
    names: &Names,
    findings: &mut Findings,
) -> Option<Post> {
    let Placed { blog: blog_id, group, spots, .. } = placed;
    let blog = &names.blogs[blog_id.0 as usize];
    let TextKind::Post { stem, day, .. } = &group.kind else { return None };
    let first = group.members.first()?;
    let original = first.document.source;
    let language = first.language.clone();
    let also_in = also_in(&first.front_matter, original, blog_id, names, findings);
    let feed_id = feed_id(first, blog, stem);
    let (stem, day) = (stem.clone(), *day);
    let mut translations = Vec::with_capacity(group.members.len());
    let mut told = Told::default();
    let stale = following::stale(&group, blog, &mut findings.diagnostics);
    let mut stale_sources = Vec::new();
    for ((mut member, spot), is_stale) in group.members.into_iter().zip(spots).zip(stale) {
        let state = spot.state;
        let own_keys = member.own_keys.clone();
        if is_stale {
            stale_sources.push(member.document.source);
            // The original was updated, and this is not.
            if !own_keys.contains(&"updated") {
                Arc::make_mut(&mut member.front_matter).updated = None;
            }
        }
        let mut found = Findings::default();
        let translation = translation(member, (original, &language), spot, blog, names, &mut found);
        told.hand_on(found, &own_keys, findings);
        if let Some(translation) = translation
            && state != State::Kept
        {
            translations.push(translation);
        }
    }
    following::mark(&mut translations, original, &stale_sources);
    let first_published = translations.iter().map(|translation| translation.head.published).min()?;
    Some(Post {
        blog: blog_id,
        stem,
        feed_id,
        day,
        also_in,
        first_published,
        translations,
        comments: super::comments::approved(&comments, &language),
    })
}

/// What the original's front matter says, else the mission and the stem.
fn feed_id(original: &Member, blog: &Blog, stem: &str) -> Arc<str> {
    let written = original.front_matter.id.as_deref();
    written.map_or_else(|| Arc::from(format!("{}/{stem}", blog.id)), Arc::from)
}

/// The translations whose end is past.
pub fn ended(placed: &Placed, blog: &Blog, gate: Gate) -> Vec<Ended> {
    let TextKind::Post { stem, .. } = &placed.group.kind else { return Vec::new() };
    let Some(original) = placed.group.members.first() else { return Vec::new() };
    let of_member = |member: &Member| Ended {
        source: member.document.source,
        feed_id: feed_id(original, blog, stem),
        language: member.language.clone(),
    };
    let members = placed.group.members.iter();
    members.filter(|member| gate.has_ended(&member.front_matter, &blog.zone)).map(of_member).collect()
}

fn also_in(
    front_matter: &FrontMatter,
    source: SourceId,
    own: BlogId,
    names: &Names,
    findings: &mut Findings,
) -> Vec<BlogId> {
    let mut blogs = Vec::new();
    for mission in front_matter.also_in.iter().flatten() {
        match names.blogs.iter().position(|blog| !blog.id.is_empty() && *blog.id == **mission) {
            Some(index) if index == own.0 as usize => {}
            Some(index) => blogs.push(BlogId(index as u16)),
            None => findings.diagnostics.push(
                super::unknown_mission(source, mission, names.blogs).at(Place::value("also_in", mission)),
            ),
        }
    }
    blogs.sort();
    blogs.dedup();
    blogs
}

fn translation(
    member: Member,
    original: (SourceId, &Language),
    spot: Spot,
    blog: &Blog,
    names: &Names,
    findings: &mut Findings,
) -> Option<Translation> {
    let Member { language, document, front_matter, own_keys } = member;
    let said_in = said_in(&own_keys, &language, original.1);
    let (source, original) = (document.source, original.0);
    let (path, original) = (&names.sources.get(source).path, &names.sources.get(original).path);
    let holder = Holder { source, path, original, language: &language, key: None };
    let inlines = &document.inlines;
    let body = Arc::new(links::resolve_body(document.body.clone(), holder, names.destinations, findings));
    let state = spot.state;
    let date = spot.date?;
    if spot.waits_for_clearance {
        findings.diagnostics.push(super::missing_clearance(source));
    }
    let is_withdrawn = state == State::Withdrawn;
    let picture =
        picture(front_matter.image.as_deref(), "image", inlines.caption.as_ref(), holder, names, findings);
    let mut detail = detail(&front_matter, inlines, blog, holder, names, findings);
    if is_withdrawn {
        detail.corrections.clear();
    }
    let published = front_matter.publish_at.map(|at| at.in_zone(&blog.zone)).map_or(date, |at| at.max(date));
    let newest_correction = detail.corrections.iter().map(|(date, _)| *date).max();
    let head = Head {
        title: title(&front_matter, &spot),
        // Nothing of what a withdrawn post said is said again.
        summary: if is_withdrawn {
            Arc::from("")
        } else {
            summary(inlines.summary.as_ref(), &body, &language)
        },
        date,
        published,
        updated: front_matter
            .updated
            .map(|at| at.in_zone(&blog.zone))
            .into_iter()
            .chain(newest_correction)
            .max(),
        authors: bylines(&front_matter, source, names, findings),
        tags: if is_withdrawn { Vec::new() } else { tags(&front_matter, names) },
        office: office(&front_matter, source, blog, findings),
        picture: picture.filter(|_| !is_withdrawn).map(Box::new),
        is_event: detail.event.is_some(),
        withdrawn: is_withdrawn.then(|| withdrawal(&front_matter, blog, said_in)),
        courtesy_of: front_matter.courtesy_of.as_ref().map(|courtesy| {
            let url = courtesy.url.as_ref().filter(|url| check_url(url, "courtesy_of", source, findings));
            (Arc::from(courtesy.name.as_str()), url.map(|url| Arc::from(url.as_str())))
        }),
    };
    let address = spot.address?;
    let head_fingerprint = fingerprint_of_head(&head, &address, &language, blog, names);
    let fingerprint = Fingerprint::of(&(head_fingerprint, fingerprint_of_detail(&detail), &body));
    Some(Translation { source, language, address, head, detail, body, head_fingerprint, fingerprint })
}

/// A title, or the name in the address until it is mended.
pub fn title(front_matter: &FrontMatter, spot: &Spot) -> Arc<str> {
    front_matter.title.as_deref().map_or_else(|| spot.slug.clone(), Arc::from)
}

/// Plain text for feeds and cards: what the front matter says, else the beginning of the text.
pub fn summary(written: Option<&Inline>, body: &ResolvedBody, language: &Language) -> Arc<str> {
    match written {
        Some(inline) => inline.text.clone(),
        None => Arc::from(excerpt(&body.body.opening, SUMMARY_LENGTH, language)),
    }
}

/// Authors by id, guests in place; an id that nobody has is an error.
pub fn bylines(
    front_matter: &FrontMatter,
    source: SourceId,
    names: &Names,
    findings: &mut Findings,
) -> Vec<Byline> {
    let mut bylines = Vec::new();
    for byline in front_matter.authors.iter().flatten() {
        match byline {
            front_matter::Byline::Id(id) => match names.author_ids.get(id.as_str()) {
                Some(author) => bylines.push(Byline::Author(*author)),
                None => {
                    let known = names.author_ids.keys().map(|id| &**id);
                    findings
                        .diagnostics
                        .push(super::unknown_author(source, id, known).at(Place::value("authors", id)));
                }
            },
            front_matter::Byline::Guest { name, title } => {
                bylines.push(Byline::Guest {
                    name: Arc::from(name.as_str()),
                    title: title.as_deref().map(Arc::from),
                });
            }
        }
    }
    bylines
}

fn tags(front_matter: &FrontMatter, names: &Names) -> Vec<TagId> {
    let mut tags: Vec<TagId> = Vec::new();
    for tag in front_matter.tags.iter().flatten() {
        if let Some(id) = names.tag_ids.get(&address_word(tag))
            && !tags.contains(id)
        {
            tags.push(*id);
        }
    }
    tags
}

fn office(front_matter: &FrontMatter, source: SourceId, blog: &Blog, findings: &mut Findings) -> Option<u16> {
    let written = front_matter.office.as_deref()?;
    let found = blog.offices.iter().position(|(id, _)| **id == *written);
    if found.is_none() {
        let known: Vec<&str> = blog.offices.iter().map(|(id, _)| &**id).collect();
        let help = match nearest(written, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => {
                format!("add it under `offices:` in `content/{}/mission.yaml`", blog.id)
            }
            None => format!("the mission's offices are: {}", known.join(", ")),
        };
        findings.diagnostics.push(
            Diagnostic::new(Code::UnknownOffice, source, format!("this mission has no office `{written}`"))
                .at(Place::value("office", written))
                .help(help),
        );
    }
    found.map(|index| index as u16)
}

/// A picture of the front matter. It must have an `alt` in each language, which may be empty.
pub fn picture(
    image: Option<&Image>,
    key: &'static str,
    caption: Option<&Inline>,
    holder: Holder,
    names: &Names,
    findings: &mut Findings,
) -> Option<Picture> {
    let image = image?;
    let Some(src) = image.src.as_deref() else {
        findings.diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                holder.source,
                format!("`{key}` has no `src`, which it must have"),
            )
            .at(Place::key(key))
            .help("name the picture's file: `src: town-hall.jpg`"),
        );
        return None;
    };
    let alt = image.alt.as_deref().unwrap_or_else(|| {
        findings.diagnostics.push(
            Diagnostic::new(Code::MissingAlt, holder.source, format!("this picture has no `alt` in {}", holder.language))
                .at(Place::key(key))
                .help("say what the picture shows, for those who cannot see it; write `alt: \"\"` only if it adds nothing"),
        );
        ""
    });
    let from = if image.inherited { Holder { path: holder.original, ..holder } } else { holder };
    let target = links::picture(src, from, key, names.destinations, findings);
    if target == LinkTarget::Text {
        return None;
    }
    let caption = caption.map(|caption| {
        links::resolve_body(
            caption.body.clone(),
            Holder { key: Some(key), ..holder },
            names.destinations,
            findings,
        )
    });
    Some(Picture { target, alt: Arc::from(alt), caption, credit: image.credit.as_deref().map(Arc::from) })
}

fn detail(
    front_matter: &FrontMatter,
    inlines: &Inlines,
    blog: &Blog,
    holder: Holder,
    names: &Names,
    findings: &mut Findings,
) -> Detail {
    let source = holder.source;
    let resolved = |key: &'static str, body, findings: &mut Findings| {
        links::resolve_body(body, Holder { key: Some(key), ..holder }, names.destinations, findings)
    };
    let key_points = inlines
        .key_points
        .iter()
        .map(|inline| resolved("key_points", inline.body.clone(), findings))
        .collect();
    let corrections = front_matter
        .corrections
        .iter()
        .flatten()
        .zip(&inlines.corrections)
        .map(|(correction, inline)| {
            (correction.date.in_zone(&blog.zone), resolved("corrections", inline.body.clone(), findings))
        })
        .collect();
    let transcript = inlines.transcript.as_ref().map(|body| resolved("video", body.clone(), findings));
    let event = front_matter.event.as_ref().and_then(|event| {
        let Some(start) = event.start else {
            findings.diagnostics.push(
                Diagnostic::new(Code::MissingKey, source, "`event` has no `start`, which it must have")
                    .at(Place::key("event"))
                    .help("say when it begins: `start: 2012-05-16 18:00`"),
            );
            return None;
        };
        let (start, end) = (start.in_zone(&blog.zone), event.end.map(|end| end.in_zone(&blog.zone)));
        if end.is_some_and(|end| end < start) {
            findings.diagnostics.push(
                Diagnostic::new(Code::BadDate, source, "this event ends before it begins")
                    .at(Place::path(["event", "end"]))
                    .help("correct `start` or `end`"),
            );
        }
        let url = event
            .url
            .as_ref()
            .filter(|url| check_url(url, "event", source, findings))
            .map(|url| Arc::from(url.as_str()));
        Some(Box::new(Event { start, end, place: event.place.as_deref().map(Arc::from), url }))
    });
    let video = front_matter.video.as_ref().and_then(|video| {
        let url = video.url.as_deref().filter(|url| check_url(url, "video", source, findings))?;
        let from = if video.inherited { Holder { path: holder.original, ..holder } } else { holder };
        let poster = video
            .poster
            .as_deref()
            .map(|poster| links::picture(poster, from, "video", names.destinations, findings));
        if poster.is_some() && video.alt.is_none() {
            findings.diagnostics.push(
                Diagnostic::new(
                    Code::MissingAlt,
                    source,
                    format!("this video's picture has no `alt` in {}", holder.language),
                )
                .at(Place::key("video"))
                .help("say what the picture shows, for those who cannot see it"),
            );
        }
        Some(Box::new(Video {
            url: Arc::from(url),
            poster: poster.filter(|poster| *poster != LinkTarget::Text),
            alt: Arc::from(video.alt.as_deref().unwrap_or("")),
            transcript,
        }))
    });
    Detail {
        key_points,
        corrections,
        event,
        video,
        translator: front_matter
            .translation
            .as_ref()
            .and_then(|translation| translation.translator.as_deref())
            .map(Arc::from),
        outdated: None,
        toc: front_matter.toc.unwrap_or(false),
        layout: front_matter.layout.as_deref().map(Arc::from),
        comments: front_matter.comments.unwrap_or(blog.comments),
        aliases: aliases(front_matter),
        extra: extra(front_matter),
    }
}

/// Old paths, as they are written.
pub fn aliases(front_matter: &FrontMatter) -> Vec<Arc<str>> {
    front_matter.aliases.iter().flatten().map(|alias| Arc::from(alias.as_str())).collect()
}

/// The front matter's own data as JSON text; empty where there is none.
pub fn extra(front_matter: &FrontMatter) -> Arc<str> {
    front_matter.extra.as_ref().map_or_else(Arc::default, |extra| Arc::from(extra.to_string()))
}

/// The language of the reason for a withdrawal.
pub fn said_in(own_keys: &[&str], own: &Language, original: &Language) -> Language {
    if own_keys.contains(&"withdrawn") { own.clone() } else { original.clone() }
}

/// What a withdrawn text says of itself.
pub fn withdrawal(front_matter: &FrontMatter, blog: &Blog, language: Language) -> Withdrawal {
    let withdrawn = front_matter.withdrawn.as_ref();
    Withdrawal {
        date: withdrawn.and_then(|withdrawn| withdrawn.date).map(|date| date.in_zone(&blog.zone)),
        reason: withdrawn.and_then(|withdrawn| withdrawn.reason.as_deref()).map(Arc::from),
        language,
    }
}

fn check_url(url: &str, key: &str, source: SourceId, findings: &mut Findings) -> bool {
    let fine = may_be_published(url);
    if !fine {
        findings.diagnostics.push(
            Diagnostic::new(Code::BadUrl, source, format!("`{url}` is not an address that can be published"))
                .at(Place::value(key, url))
                .help("begin it with `https://`, `mailto:` or `tel:`"),
        );
    }
    fine
}

/// Hashes what a listing shows, references followed, so that no number of a list stands for its content.
fn fingerprint_of_head(
    head: &Head,
    address: &crate::model::url::Address,
    language: &Language,
    blog: &Blog,
    names: &Names,
) -> Fingerprint {
    let authors: Vec<_> = head
        .authors
        .iter()
        .map(|byline| match byline {
            Byline::Author(id) => (Some(&names.authors[id.0 as usize]), None),
            Byline::Guest { name, title } => (None, Some((name, title))),
        })
        .collect();
    let tags: Vec<&Tag> = head.tags.iter().map(|tag| &names.tags[tag.0 as usize]).collect();
    let office = head.office.map(|office| &blog.offices[office as usize]);
    Fingerprint::of(&(
        (&head.title, &head.summary, &head.date, &head.published, &head.updated, authors, tags, office),
        (&head.picture, head.is_event, &head.withdrawn, &head.courtesy_of, address, language),
    ))
}

/// Hashes what the post's own page adds.
fn fingerprint_of_detail(detail: &Detail) -> Fingerprint {
    // Its old paths are pages of their own; what is said of the original is hashed once it is known.
    let Detail {
        key_points,
        corrections,
        event,
        video,
        translator,
        toc,
        layout,
        comments,
        aliases: _,
        outdated: _,
        extra,
    } = detail;
    Fingerprint::of(&((key_points, corrections, event, video), (translator, toc, layout, comments, extra)))
}
