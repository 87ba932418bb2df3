//! Undated texts: pages, policies, alerts, and introductions of digests.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::{
    Alert, AlertTranslation, Blog, BlogId, Introduction, IntroductionTranslation, Page, PageTranslation,
    Policy, PolicyTranslation, ResolvedBody,
};
use crate::model::document::{TextDocument, TextKind};
use crate::model::edition::WeekId;
use crate::model::front_matter::{AlertLevel, FrontMatter};
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::model::name::stem_day;
use crate::model::post::PostId;
use crate::resolve::groups::Member;
use crate::resolve::inherited::Told;
use crate::resolve::links::{self, Findings, Holder};
use crate::resolve::places::{Placed, Spot};
use crate::resolve::posts::{Names, aliases, bylines, extra, picture, said_in, summary, title, withdrawal};
use crate::resolve::publish::State;
use crate::source::SourceId;

/// One translation of a text, ready but for what its kind adds.
struct Ready {
    own_keys: Vec<&'static str>,
    /// The file that it inherits from.
    original: SourceId,
    spot: Spot,
    language: Language,
    document: Arc<TextDocument>,
    front_matter: Arc<FrontMatter>,
    body: Arc<ResolvedBody>,
}

fn ready(placed: Placed, names: &Names, findings: &mut Findings) -> Vec<Ready> {
    let mut texts = Vec::new();
    let mut told = Told::default();
    let Some(original) = placed.group.members.first().map(|member| member.document.source) else {
        return texts;
    };
    for (member, spot) in placed.group.members.into_iter().zip(placed.spots) {
        let Member { language, document, front_matter, own_keys } = member;
        let mut found = Findings::default();
        let body = links::resolve_body(
            document.body.clone(),
            holder(names, document.source, original, &language),
            names.destinations,
            &mut found,
        );
        if spot.waits_for_clearance {
            found.diagnostics.push(super::missing_clearance(document.source));
        }
        told.hand_on(found, &own_keys, findings);
        if spot.state != State::Kept {
            texts.push(Ready {
                own_keys,
                original,
                spot,
                language,
                document,
                front_matter,
                body: Arc::new(body),
            });
        }
    }
    texts
}

fn holder<'a>(names: &'a Names, source: SourceId, original: SourceId, language: &'a Language) -> Holder<'a> {
    Holder {
        source,
        path: &names.sources.get(source).path,
        original: &names.sources.get(original).path,
        language,
        key: None,
    }
}

/// A page; `None` where no translation of it is out.
pub fn page(placed: Placed, blog: &Blog, names: &Names, findings: &mut Findings) -> Option<Page> {
    let TextKind::Page { name } = placed.group.kind.clone() else { return None };
    let first = placed.group.members.first()?;
    let (menu, original) = (first.front_matter.menu, first.language.clone());
    let mut told = Told::default();
    let translations: Vec<PageTranslation> = ready(placed, names, findings)
        .into_iter()
        .filter_map(|text| {
            let holder = holder(names, text.document.source, text.original, &text.language);
            let mut found = Findings::default();
            let caption = text.document.inlines.caption.as_ref();
            let front_matter = &text.front_matter;
            let is_withdrawn = text.spot.state == State::Withdrawn;
            let made = Some(PageTranslation {
                source: text.document.source,
                title: title(front_matter, &text.spot),
                summary: if is_withdrawn {
                    Arc::from("")
                } else {
                    summary(text.document.inlines.summary.as_ref(), &text.body, &text.language)
                },
                address: text.spot.address.clone()?,
                authors: bylines(front_matter, text.document.source, names, &mut found),
                picture: picture(front_matter.image.as_deref(), "image", caption, holder, names, &mut found)
                    .filter(|_| !is_withdrawn),
                withdrawn: is_withdrawn.then(|| {
                    withdrawal(front_matter, blog, said_in(&text.own_keys, &text.language, &original))
                }),
                toc: front_matter.toc.unwrap_or(false) && !is_withdrawn,
                layout: front_matter.layout.as_deref().map(Arc::from),
                aliases: aliases(front_matter),
                extra: extra(front_matter),
                language: text.language.clone(),
                body: if is_withdrawn { Arc::default() } else { text.body },
            });
            told.hand_on(found, &text.own_keys, findings);
            made
        })
        .collect();
    (!translations.is_empty()).then_some(Page { name, menu, translations })
}

/// A policy; `None` where no translation of it is out.
pub fn policy(placed: Placed, blog: &Blog, names: &Names, findings: &mut Findings) -> Option<Policy> {
    let TextKind::Policy { name } = placed.group.kind.clone() else { return None };
    let translations: Vec<PolicyTranslation> = ready(placed, names, findings)
        .into_iter()
        .map(|text| PolicyTranslation {
            summary: text.document.inlines.summary.as_ref().map(|line| {
                let holder = Holder {
                    key: Some("summary"),
                    ..holder(names, text.document.source, text.original, &text.language)
                };
                (
                    links::resolve_body(line.body.clone(), holder, names.destinations, findings),
                    line.text.clone(),
                )
            }),
            source: text.document.source,
            title: title(&text.front_matter, &text.spot),
            reviewed: text.front_matter.reviewed.map(|at| at.in_zone(&blog.zone)),
            aliases: aliases(&text.front_matter),
            slug: text.spot.slug,
            language: text.language,
            body: text.body,
        })
        .collect();
    (!translations.is_empty()).then_some(Policy { name, translations })
}

/// An alert, and the missions that show it: `None` for all.
pub fn alert(placed: Placed, names: &Names, findings: &mut Findings) -> Option<(Alert, Option<Vec<String>>)> {
    let TextKind::Alert { name } = placed.group.kind.clone() else { return None };
    let blog = placed.blog;
    // No file without a day in its name is an alert.
    let day = stem_day(&name).flatten()?;
    let issued = WrittenMoment::day(day).in_zone(&names.blogs[blog.0 as usize].zone);
    let front_matter = &placed.group.members.first()?.front_matter;
    let level = front_matter.level.unwrap_or(AlertLevel::Notice);
    let missions = front_matter.missions.clone();
    let source = placed.group.members.first()?.document.source;
    for mission in missions.iter().flatten() {
        if !names.blogs.iter().any(|blog| !blog.id.is_empty() && *blog.id == **mission) {
            findings.diagnostics.push(
                super::unknown_mission(source, mission, names.blogs).at(Place::value("missions", mission)),
            );
        }
    }
    let translations: Vec<AlertTranslation> = ready(placed, names, findings)
        .into_iter()
        .map(|text| AlertTranslation {
            source: text.document.source,
            until: text.front_matter.expire_at.map(|at| at.in_zone(&names.blogs[blog.0 as usize].zone)),
            title: title(&text.front_matter, &text.spot),
            language: text.language,
            body: text.body,
        })
        .collect();
    // A mission's own alert is for itself, whatever it says.
    let concerned = missions.as_ref().filter(|_| blog.is_hub()).map(|named| {
        let is_named = |blog: &Blog| named.iter().any(|mission| **mission == *blog.id);
        let of = |(index, blog)| is_named(blog).then_some(BlogId(index as u16));
        names.blogs.iter().enumerate().skip(1).filter_map(of).collect()
    });
    let alert = Alert { name, blog, issued, level, missions: concerned, translations };
    (!alert.translations.is_empty()).then_some((alert, missions))
}

/// Introductions of one blog that are for the same week: only one can stand there.
pub fn same_week(introductions: &[Introduction], diagnostics: &mut Vec<Diagnostic>) {
    for (number, introduction) in introductions.iter().enumerate() {
        let Some(other) = introductions.iter().take(number).find(|other| other.week == introduction.week)
        else {
            continue;
        };
        let (Some(own), Some(other)) = (introduction.translations.first(), other.translations.first()) else {
            continue;
        };
        let message = format!("the week {} has an introduction already", introduction.week);
        diagnostics.push(
            Diagnostic::new(Code::BadDigest, own.source, message)
                .at(Place::key("week"))
                .help("put both into one text, or correct the week")
                .related(other.source, Place::key("week"), "the other one is here"),
        );
    }
}

/// A digest's introduction. `find` looks a post up by `mission/stem`: `None` for one that is not there,
/// `Some(None)` for one that is not out.
pub fn introduction(
    placed: Placed,
    names: &Names,
    find: &dyn Fn(&str) -> Option<Option<PostId>>,
    findings: &mut Findings,
) -> Option<Introduction> {
    let TextKind::Digest { name } = placed.group.kind.clone() else { return None };
    let original = placed.group.members.first()?;
    let source = original.document.source;
    let front_matter = original.front_matter.clone();
    let written = front_matter.week.as_deref();
    let week = WeekId::parse(written.unwrap_or(&name));
    if week.is_none() {
        let (shown, place) = match written {
            Some(week) => (week, Place::key("week")),
            None => (&*name, Place::File),
        };
        findings.diagnostics.push(
            Diagnostic::new(Code::BadDigest, source, format!("`{shown}` is not a week"))
                .at(place)
                .help("name the file by its week, `2012-W20.en.md`, or add a line `week: 2012-W20`"),
        );
    }
    let mut posts_of = |key: &str, written: Vec<&str>| -> Vec<Option<PostId>> {
        let mut posts = Vec::new();
        for post in written {
            match find(post) {
                Some(found) => posts.push(found),
                None => {
                    posts.push(None);
                    findings.diagnostics.push(
                        Diagnostic::new(Code::UnknownPost, source, format!("there is no post `{post}`"))
                            .at(Place::value(key, post))
                            .help("name a post by its mission and its file's name without the language: `france/2012-05-16-town-hall`"),
                    );
                }
            }
        }
        posts
    };
    let written_highlights: Vec<&str> =
        front_matter.highlights.iter().flatten().map(|highlight| highlight.post.as_str()).collect();
    let found_highlights = posts_of("highlights", written_highlights);
    let leave_out =
        posts_of("leave_out", front_matter.leave_out.iter().flatten().map(String::as_str).collect());
    let posts = front_matter
        .posts
        .as_ref()
        .map(|posts| posts_of("posts", posts.iter().map(String::as_str).collect()));
    let order: Vec<String> = front_matter
        .highlights
        .iter()
        .flatten()
        .zip(&found_highlights)
        .filter(|(_, found)| found.is_some())
        .map(|(highlight, _)| highlight.post.clone())
        .collect();
    let mut told = Told::default();
    let translations: Vec<IntroductionTranslation> = ready(placed, names, findings)
        .into_iter()
        .map(|text| {
            let holder = holder(names, text.document.source, text.original, &text.language);
            let mut found = Findings::default();
            let caption = text.document.inlines.picture_caption.as_ref();
            let front_matter = &text.front_matter;
            // The order is the original's; whose words are whose is said by the post.
            let teasers = &text.document.inlines.teasers;
            let written: Vec<&str> =
                front_matter.highlights.iter().flatten().map(|highlight| highlight.post.as_str()).collect();
            let teasers = order
                .iter()
                .map(|post| {
                    let teaser =
                        teasers.get(written.iter().position(|written| written == post)?)?.as_ref()?;
                    let holder = Holder { key: Some("highlights"), ..holder };
                    Some(links::resolve_body(teaser.body.clone(), holder, names.destinations, &mut found))
                })
                .collect();
            let made = IntroductionTranslation {
                source: text.document.source,
                title: title(front_matter, &text.spot),
                summary: summary(text.document.inlines.summary.as_ref(), &text.body, &text.language),
                picture: picture(
                    front_matter.picture.as_deref(),
                    "picture",
                    caption,
                    holder,
                    names,
                    &mut found,
                ),
                teasers,
                aliases: aliases(front_matter),
                language: text.language.clone(),
                body: text.body,
            };
            told.hand_on(found, &text.own_keys, findings);
            made
        })
        .collect();
    let out = |posts: Vec<Option<PostId>>| posts.into_iter().flatten().collect::<Vec<_>>();
    (!translations.is_empty()).then_some(Introduction {
        week: week?,
        highlights: out(found_highlights),
        leave_out: out(leave_out),
        posts: posts.map(out),
        translations,
    })
}
