//! Undated texts: pages, policies, alerts, and introductions of digests.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::{
    Alert, AlertTranslation, Blog, Introduction, IntroductionTranslation, Page, PageTranslation, Policy, PolicyTranslation, ResolvedBody,
};
use crate::model::document::{TextDocument, TextKind};
use crate::model::edition::WeekId;
use crate::model::front_matter::AlertLevel;
use crate::model::language::Language;
use crate::model::post::PostId;
use crate::resolve::links::{self, Findings, Holder};
use crate::resolve::places::{Placed, Spot};
use crate::resolve::posts::{Names, bylines, extra, picture, summary, title};
use crate::resolve::publish::State;

/// One translation of a text, ready but for what its kind adds.
struct Ready {
    spot: Spot,
    language: Language,
    document: TextDocument,
    body: Arc<ResolvedBody>,
}

fn ready(placed: Placed, names: &Names, findings: &mut Findings) -> Vec<Ready> {
    let mut texts = Vec::new();
    for (member, spot) in placed.group.members.into_iter().zip(placed.spots) {
        let mut document = member.document;
        let holder = Holder {
            source: document.source,
            path: &names.sources.get(document.source).path,
            language: &member.language,
            key: None,
        };
        let body = Arc::new(links::resolve_body(std::mem::take(&mut document.body), holder, names.destinations, findings));
        if names.clearance_required && document.front_matter.cleared_by.is_none() && spot.state == State::Out {
            findings.diagnostics.push(super::missing_clearance(document.source));
        }
        if spot.state == State::Out {
            texts.push(Ready { spot, language: member.language, document, body });
        }
    }
    texts
}

/// A page; `None` where no translation of it is out.
pub fn page(placed: Placed, names: &Names, findings: &mut Findings) -> Option<Page> {
    let TextKind::Page { name } = placed.group.kind.clone() else { return None };
    let menu = placed.group.members.first()?.document.front_matter.menu;
    let translations: Vec<PageTranslation> = ready(placed, names, findings)
        .into_iter()
        .filter_map(|mut text| {
            let holder = Holder {
                source: text.document.source,
                path: &names.sources.get(text.document.source).path,
                language: &text.language,
                key: None,
            };
            let caption = text.document.inlines.caption.take();
            let front_matter = &text.document.front_matter;
            Some(PageTranslation {
                source: text.document.source,
                title: title(front_matter, &text.spot),
                summary: summary(text.document.inlines.summary.as_ref(), &text.body, &text.language),
                address: text.spot.address.clone()?,
                authors: bylines(front_matter, text.document.source, names, findings),
                picture: picture(front_matter.image.as_ref(), "image", caption, holder, names, findings),
                toc: front_matter.toc.unwrap_or(false),
                layout: front_matter.layout.as_deref().map(Arc::from),
                aliases: front_matter.aliases.iter().flatten().map(|alias| Arc::from(alias.as_str())).collect(),
                extra: extra(front_matter),
                language: text.language.clone(),
                body: text.body,
            })
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
            source: text.document.source,
            title: title(&text.document.front_matter, &text.spot),
            reviewed: text.document.front_matter.reviewed.map(|at| at.in_zone(&blog.zone)),
            summary: text.document.inlines.summary,
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
    let front_matter = &placed.group.members.first()?.document.front_matter;
    let level = front_matter.level.unwrap_or(AlertLevel::Notice);
    let missions = front_matter.missions.clone();
    let source = placed.group.members.first()?.document.source;
    for mission in missions.iter().flatten() {
        if !names.blogs.iter().any(|blog| !blog.id.is_empty() && *blog.id == **mission) {
            findings.diagnostics.push(super::unknown_mission(source, mission, names.blogs).at(Place::value("missions", mission)));
        }
    }
    let translations: Vec<AlertTranslation> = ready(placed, names, findings)
        .into_iter()
        .map(|text| AlertTranslation {
            source: text.document.source,
            title: title(&text.document.front_matter, &text.spot),
            language: text.language,
            body: text.body,
        })
        .collect();
    (!translations.is_empty()).then_some((Alert { name, level, translations }, missions))
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
    let original = &placed.group.members.first()?.document;
    let source = original.source;
    let written = original.front_matter.week.as_deref();
    let Some(week) = WeekId::parse(written.unwrap_or(&name)) else {
        let (shown, place) = match written {
            Some(week) => (week, Place::key("week")),
            None => (&*name, Place::File),
        };
        findings.diagnostics.push(
            Diagnostic::new(Code::BadDigest, source, format!("`{shown}` is not a week"))
                .at(place)
                .help("name the file by its week, `2012-W20.en.md`, or add a line `week: 2012-W20`"),
        );
        return None;
    };
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
    let front_matter = &original.front_matter;
    let written_highlights: Vec<&str> = front_matter.highlights.iter().flatten().map(|highlight| highlight.post.as_str()).collect();
    let found_highlights = posts_of("highlights", written_highlights);
    let leave_out = posts_of("leave_out", front_matter.leave_out.iter().flatten().map(String::as_str).collect());
    let posts = front_matter.posts.as_ref().map(|posts| posts_of("posts", posts.iter().map(String::as_str).collect()));
    let translations: Vec<IntroductionTranslation> = ready(placed, names, findings)
        .into_iter()
        .map(|mut text| {
            let holder = Holder {
                source: text.document.source,
                path: &names.sources.get(text.document.source).path,
                language: &text.language,
                key: None,
            };
            let caption = text.document.inlines.picture_caption.take();
            let front_matter = &text.document.front_matter;
            let mut teasers = std::mem::take(&mut text.document.inlines.teasers);
            teasers.resize_with(found_highlights.len(), || None);
            let teasers = teasers.into_iter().zip(&found_highlights).filter(|(_, post)| post.is_some()).map(|(teaser, _)| teaser).collect();
            IntroductionTranslation {
                source: text.document.source,
                title: title(front_matter, &text.spot),
                summary: summary(text.document.inlines.summary.as_ref(), &text.body, &text.language),
                picture: picture(front_matter.picture.as_ref(), "picture", caption, holder, names, findings),
                teasers,
                language: text.language.clone(),
                body: text.body,
            }
        })
        .collect();
    let out = |posts: Vec<Option<PostId>>| posts.into_iter().flatten().collect::<Vec<_>>();
    (!translations.is_empty()).then_some(Introduction {
        week,
        highlights: out(found_highlights),
        leave_out: out(leave_out),
        posts: posts.map(out),
        translations,
    })
}
