//! A post's page.

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::blog::ResolvedBody;
use crate::model::body::Heading;
use crate::model::edition::Entry;
use crate::model::front_matter::CommentState;
use crate::model::post::{Byline, Detail, Post, Translation, Withdrawal};
use crate::model::view::{PostView, View};
use crate::render::card::{self, neighbour};
use crate::render::frame::{Head, HeadImage, context, frame};
use crate::render::parts::part;
use crate::render::values::{
    date, direction_of, escape, language_entries, link, local, message, message_html, written_link,
};
use crate::render::{
    Here, Renderer, comments, compose, corrections, events, external, outdated, policies, reading, related,
    share, write_in,
};
use crate::theme::{Value, html, json, list, map, map_of, text};

/// The page of one translation.
pub(crate) fn post(renderer: &Renderer, view: &View, of: &PostView) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &renderer.here(of.edition);
    let site = renderer.site;
    let post = site.post(of.post);
    let translation = &post.translations[of.translation as usize];
    let head = &translation.head;
    let canonical =
        head.courtesy_of.as_ref().and_then(|(_, url)| url.as_deref()).filter(|url| url.starts_with("http"));
    let comments_feed = comments::feed_link(renderer, here, post, translation);
    let page = Head {
        kind: "post",
        title: &head.title,
        description: &head.summary,
        canonical: canonical.map(str::to_string),
        image: HeadImage::of(renderer, here, head.picture.as_deref()),
        tags: head.tags.iter().map(|tag| local(here, &site.tags[tag.0 as usize].name).0).collect(),
        published: Some(&head.published),
        updated: head.updated.as_ref(),
        feeds: Vec::new(),
        comments_feed: comments_feed.map(|url| (comments::title(here, translation), url)),
    };
    let mut values = context(renderer, view, here, page)?;
    let near = |entry: &Option<Entry>| match entry {
        Some(entry) => neighbour(renderer, here, entry),
        None => Value::none(),
    };
    values.insert_value("post", value(renderer, here, post, translation)?);
    values.insert_value("previous", near(&of.previous));
    values.insert_value("next", near(&of.next));
    values.insert_value("latest", latest(renderer, here, &of.latest)?);
    values.insert_value("related", related::related(renderer, here, &of.related)?);
    values.insert_value("policies", policies::of_posts(renderer, here)?);
    values.insert_value("external_links", external_links(renderer, here, post, translation)?);
    let size = 2 * translation.body.body.html.len();
    match &translation.detail.layout {
        Some(layout) => renderer.finish(here.blog, &format!("post-{layout}.html"), &values, size),
        None => renderer.finish(here.blog, "post.html", &values, size),
    }
}

/// The notice of links that lead out of the network, where the page has some.
fn external_links(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> Result<Value, Vec<Diagnostic>> {
    let site = renderer.site;
    let is_told = translation.head.withdrawn.is_none()
        && (external::in_story(site, here, translation)
            || external::in_comments(site, here, post.shown_comments(translation)));
    if is_told { external::notice(renderer, here, &site.blog(here.blog).policies.post) } else { Ok(html("")) }
}

/// The blog's latest stories beside a post, as `parts/latest.html` makes them: the same beside all that
/// are not among them.
fn latest(renderer: &Renderer, here: &Here, entries: &[Entry]) -> Result<Value, Vec<Diagnostic>> {
    let slot = &renderer.shared.edition(here.edition).latest;
    let newest = &renderer.site.edition(here.edition).entries;
    let usual = newest.get(..newest.len().min(renderer.site.blog(here.blog).latest));
    let is_usual = usual == Some(entries);
    if let Some(made) = slot.get().filter(|_| is_usual) {
        return Ok(made.clone());
    }
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("latest", card::cards(renderer, here, entries));
    let made = html(&part(renderer, here.blog, "parts/latest.html", &context)?);
    Ok(if is_usual { slot.get_or_init(|| made).clone() } else { made })
}

fn value(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> Result<Value, Vec<Diagnostic>> {
    let site = renderer.site;
    let detail = &translation.detail;
    let head = &translation.head;
    let withdrawn = head.withdrawn.as_ref();
    // A withdrawn post says that it is, and nothing of what it said.
    let content =
        if withdrawn.is_some() { String::new() } else { compose::body(site, here, &translation.body, "") };
    let resolved = |body: &ResolvedBody| html(&compose::body(site, here, body, ""));
    let comments = comments::values(renderer, here, post.shown_comments(translation), translation);
    let comment_count = match comments.len() {
        0 => text(""),
        count => message(here, "comment-count", &[("count", Argument::Number(count as i64))]),
    };
    let picture = head.picture.as_ref().and_then(|picture| card::image(renderer, here, picture));
    let corrections = detail.corrections.iter().enumerate().map(|(index, (at, body))| {
        let id = corrections::key(&detail.corrections, index);
        map([("date", date(here, at)), ("id", text(&id)), ("text", resolved(body))])
    });
    let comments_feed = comments::feed_link(renderer, here, post, translation);
    let courtesy_of = head.courtesy_of.as_ref().map_or_else(Value::none, |(name, url)| {
        let url = url.as_deref().map(|url| written_link(site, here, url)).unwrap_or_default();
        let mark = external::value(site, here, &url);
        map([("external", mark), ("name", text(name)), ("url", text(&url))])
    });
    Ok(map([
        ("about_authors", about_authors(here, &head.authors)),
        ("authors", card::author_parts(renderer, here, &head.authors)?),
        ("byline", card::byline(renderer, here, post.blog, &head.authors)),
        ("comment_count", comment_count),
        ("comment_policy", write_in::rules(renderer, here)),
        ("comments", list(comments)),
        ("comments_feed", text(&comments_feed.unwrap_or_default())),
        (
            "comments_state",
            text(match detail.comments {
                _ if withdrawn.is_some() => "off",
                CommentState::Open => "open",
                CommentState::Closed => "closed",
                CommentState::Off => "off",
            }),
        ),
        ("content", html(&content)),
        ("corrections", list(corrections)),
        ("courtesy_of", courtesy_of),
        ("date", date(here, &head.date)),
        ("event", if withdrawn.is_some() { Value::none() } else { event(renderer, here, post, translation) }),
        ("extra", extra(&detail.extra)),
        ("image", picture.unwrap_or_else(Value::none)),
        ("key_points", list(detail.key_points.iter().filter(|_| withdrawn.is_none()).map(resolved))),
        ("layout", text(detail.layout.as_deref().unwrap_or(""))),
        ("office", card::office(renderer, here, post.blog, head)),
        ("outdated", outdated::value(renderer, here, translation)),
        ("reading_time", reading::time(here, translation)),
        ("share", share::links(renderer, here, translation)?),
        ("summary", text(&head.summary)),
        ("tags", card::tag_parts(renderer, here, &head.tags)?),
        ("title", text(&head.title)),
        ("toc", toc(detail.toc && withdrawn.is_none(), &translation.body.body.headings)),
        ("translations", list(others(renderer, here, post, translation))),
        ("translator", text(detail.translator.as_deref().unwrap_or(""))),
        ("updated", head.updated.as_ref().map_or_else(Value::none, |updated| date(here, updated))),
        ("url", text(&link(site, here, &translation.address))),
        ("write_to", text(&write_in::address(renderer, here, post, translation))),
        ("video", if withdrawn.is_some() { Value::none() } else { video(renderer, here, detail) }),
        ("withdrawal", withdrawn.map_or_else(Value::none, |withdrawal| withdrawal_value(here, withdrawal))),
    ]))
}

/// The heading above a story's authors.
fn about_authors(here: &Here, authors: &[Byline]) -> Value {
    let name = match authors {
        [] => return text(""),
        [Byline::Guest { .. }] => "about-the-guest-writer",
        [Byline::Author(_)] => "about-the-author",
        _ => "about-the-authors",
    };
    message(here, name, &[])
}

/// `{date, reason, reason_text}` of a withdrawn text in this language.
pub(crate) fn withdrawal_value(here: &Here, withdrawal: &Withdrawal) -> Value {
    let language = &withdrawal.language;
    let day = withdrawal.date.as_ref().map_or_else(Value::none, |at| date(here, at));
    let said = withdrawal.reason.as_deref().map(|reason| {
        let marked = if language == here.language {
            String::new()
        } else {
            format!(" lang=\"{language}\" dir=\"{}\"", direction_of(here, language).as_str())
        };
        let reason = format!("<bdi{marked}>{}</bdi>", escape(reason));
        message_html(here, "withdrawn-reason", &[("reason", Argument::Html(&reason))])
    });
    map([
        ("date", day),
        ("reason", text(withdrawal.reason.as_deref().unwrap_or(""))),
        ("reason_text", html(&said.unwrap_or_default())),
    ])
}

/// A table of contents of the contract; empty if not asked for.
pub(crate) fn toc(wanted: bool, headings: &[Heading]) -> Value {
    let headings = headings.iter().filter(|_| wanted);
    list(headings.map(|heading| {
        map([("level", Value::from(heading.level)), ("id", text(&heading.id)), ("text", text(&heading.text))])
    }))
}

/// A front matter's own data, as it was kept.
pub(crate) fn extra(kept: &str) -> Value {
    if kept.is_empty() {
        return Value::none();
    }
    serde_json::from_str(kept).map_or_else(|_| Value::none(), |data| json(&data))
}

fn others(renderer: &Renderer, here: &Here, post: &Post, shown: &Translation) -> Vec<Value> {
    post.translations
        .iter()
        .filter(|translation| translation.language != shown.language)
        .map(|translation| {
            let [lang, dir, _] = language_entries(here, &translation.language);
            map([
                dir,
                lang,
                ("name", renderer.shared.autonym(&translation.language)),
                ("url", text(&link(renderer.site, here, &translation.address))),
            ])
        })
        .collect()
}

fn event(renderer: &Renderer, here: &Here, post: &Post, translation: &Translation) -> Value {
    let Some(event) = &translation.detail.event else { return Value::none() };
    let url = event.url.as_deref().map(|url| written_link(renderer.site, here, url)).unwrap_or_default();
    let file = addresses::event_file(&translation.address);
    map([
        ("file", text(&link(renderer.site, here, &file))),
        ("when", html(&events::when(renderer, here, post.blog, event))),
        ("start", date(here, &event.start)),
        ("end", event.end.as_ref().map_or_else(Value::none, |end| date(here, end))),
        ("place", text(event.place.as_deref().unwrap_or(""))),
        ("external", external::value(renderer.site, here, &url)),
        ("url", text(&url)),
    ])
}

fn video(renderer: &Renderer, here: &Here, detail: &Detail) -> Value {
    let Some(video) = &detail.video else { return Value::none() };
    let poster = video.poster.as_ref().and_then(|poster| compose::picture_link(renderer.site, here, poster));
    let (poster, size) = poster.unwrap_or_default();
    let (width, height) = size.unwrap_or((0, 0));
    let transcript = video
        .transcript
        .as_ref()
        .map(|body| compose::body(renderer.site, here, body, "transcript-"))
        .unwrap_or_default();
    let url = written_link(renderer.site, here, &video.url);
    map_of([
        ("external", external::value(renderer.site, here, &url)),
        ("url", text(&url)),
        ("poster", text(&poster)),
        ("alt", text(&video.alt)),
        ("transcript", html(&transcript)),
        ("width", Value::from(width)),
        ("height", Value::from(height)),
    ])
}
