//! Readers' comments: on a post's page, the oldest first, and as a feed beside it.
//!
//! Nothing here, neither a number nor an id, tells of comments that were not approved.

use std::collections::HashMap;
use std::sync::Arc;

use crate::locales::{Argument, direction};
use crate::model::addresses;
use crate::model::artifact::Fingerprint;
use crate::model::blog::{LinkTarget, ResolvedBody};
use crate::model::document::Comment;
use crate::model::edition::EditionId;
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::post::{Post, PostId, Translation};
use crate::render::feed::{blank, blank_entry, entry_id, feed_direction, last_update, tidy};
use crate::render::feeds::{self, Entry, Feed, Person, ReplyTo, tag_uri};
use crate::render::values::{date, escape, language_entries, link, message_html, plain};
use crate::render::{Here, Renderer, compose};
use crate::theme::{Value, html, map_of, text};

/// Where the comments stand on a post's page.
pub(crate) const PLACE: &str = "#page-comments";

/// The comments of a post's page, the oldest first.
pub(crate) fn values(
    renderer: &Renderer,
    here: &Here,
    comments: &[Comment],
    translation: &Translation,
) -> Vec<Value> {
    let value = |(number, (comment, key)): (usize, (&Comment, String))| {
        let [lang, dir, foreign] = language_entries(here, language(comment, translation));
        map_of([
            ("id", text(&place(&key))),
            ("name", text(&name(here, comment))),
            ("place", text(comment.place.as_deref().unwrap_or(""))),
            ("date", date(here, &moment(renderer, here, comment))),
            ("content", html(&body(renderer, here, number, comment))),
            lang,
            dir,
            foreign,
            ("redacted", Value::from(comment.redacted)),
            ("writes", html(&writes(here, comment))),
        ])
    };
    let mut found: Vec<_> = comments.iter().zip(keys(comments)).enumerate().collect();
    // Of two at one time the one that stands earlier in the file came earlier.
    found.sort_by_cached_key(|(_, (comment, _))| moment(renderer, here, comment).timestamp);
    found.into_iter().map(value).collect()
}

/// "Eric in New Mexico writes:", of whatever a reader says of herself.
fn writes(here: &Here, comment: &Comment) -> String {
    let marked = |written: &Arc<str>| format!("<bdi>{}</bdi>", escape(written));
    let name = comment.name.as_ref().map(|name| format!("<strong>{}</strong>", marked(name)));
    let place = comment.place.as_ref().map(marked);
    match (&name, &place) {
        (Some(name), Some(place)) => {
            let said = [("name", Argument::Html(name)), ("place", Argument::Html(place))];
            message_html(here, "comment-by-name-and-place", &said)
        }
        (Some(name), None) => message_html(here, "comment-by-name", &[("name", Argument::Html(name))]),
        (None, Some(place)) => message_html(here, "comment-by-place", &[("place", Argument::Html(place))]),
        (None, None) => message_html(here, "comment-by-nobody", &[]),
    }
}

/// The address of their feed, where there is one.
pub(crate) fn feed_link(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
) -> Option<String> {
    let site = renderer.site;
    let has_feed = site.has_comments_feed(post, translation);
    has_feed.then(|| link(site, here, &addresses::comments(&translation.address)))
}

/// What the feed is called.
pub(crate) fn title(here: &Here, translation: &Translation) -> String {
    plain(here, "comments-on", &[("title", Argument::Text(&translation.head.title))])
}

/// The feed beside the page of one of a post's translations, newest first, in the language of that page.
pub(crate) fn feed(renderer: &Renderer, edition: EditionId, id: PostId, number: u16) -> Vec<u8> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let site = renderer.site;
    let post = site.post(id);
    let translation = &post.translations[number as usize];
    let comments = post.shown_comments(translation);
    let mut found: Vec<_> = comments.iter().zip(keys(comments)).enumerate().collect();
    // Of two at one time the one that stands later in the file came later.
    found.reverse();
    found.sort_by_cached_key(|(_, (comment, _))| std::cmp::Reverse(moment(renderer, here, comment)));
    let story = Story {
        post,
        translation,
        id: entry_id(renderer, post, translation),
        url: link(site, here, &translation.address),
    };
    let mut entries: Vec<Entry> = found
        .iter()
        .map(|(number, (comment, key))| entry(renderer, here, &story, *number, comment, key))
        .collect();
    entries.iter_mut().for_each(tidy);
    let mut parts: Vec<&str> = post.feed_id.split('/').collect();
    parts.extend(["comments", here.language.as_str()]);
    feeds::atom(&Feed {
        id: tag_uri(&site.feed_authority, &parts).into(),
        title: title(here, translation).into(),
        updated: last_update(&entries, site),
        home_url: [&story.url, PLACE].concat().into(),
        self_url: link(site, here, &addresses::comments(&translation.address)).into(),
        entries,
        ..blank(here)
    })
}

/// What the comments are on.
struct Story<'s> {
    post: &'s Post,
    translation: &'s Translation,
    id: String,
    url: String,
}

fn entry<'a>(
    renderer: &Renderer,
    here: &Here<'a>,
    story: &Story,
    number: usize,
    comment: &Comment,
    key: &str,
) -> Entry<'a> {
    let language = language(comment, story.translation);
    let name = name(here, comment);
    let mut parts: Vec<&str> = story.post.feed_id.split('/').collect();
    parts.extend(["comments", key, here.language.as_str()]);
    let said = [("name", Argument::Text(&name)), ("title", Argument::Text(&story.translation.head.title))];
    let written = moment(renderer, here, comment).rfc3339();
    let mut content = body(renderer, here, number, comment);
    if comment.redacted {
        let note = plain(here, "comment-redacted", &[]);
        let (lang, dir) = (here.language, here.locale.direction.as_str());
        content.push_str(&format!("\n<p lang=\"{lang}\" dir=\"{dir}\"><em>{}</em></p>", escape(&note)));
    }
    let label = comment.place.as_deref();
    let label = label.map(|place| plain(here, "comment-place", &[("place", Argument::Text(place))]).into());
    Entry {
        id: tag_uri(&renderer.site.feed_authority, &parts).into(),
        url: format!("{}#{}", story.url, place(key)).into(),
        title: plain(here, "comment-title", &said).into(),
        title_is_feeds: true,
        page_is_feeds: true,
        language: language.to_string().into(),
        direction: feed_direction(direction(language)),
        label,
        published: written.clone().into(),
        updated: written.into(),
        authors: vec![Person { name: name.into(), url: None }],
        content: Some(content.into()),
        in_reply_to: Some(ReplyTo { id: story.id.clone().into(), url: story.url.clone().into() }),
        ..blank_entry(here)
    }
}

/// What names each comment for good, beside its post: the time as it is written, and a hash of who wrote it; from the
/// second on a number, where one person wrote twice at a time.
///
/// Its number in the file would not do, not even among those of one day: as long as only approved ones are
/// counted it changes when an earlier one is approved, and if all are, a gap tells of one that was not. Its words would
/// not do either, since a moderator may take some out of it later, and readers' programs should then take
/// the new text in place of the old.
fn keys(comments: &[Comment]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut key = |comment: &Comment| {
        let who = comment.name.as_deref().or(comment.place.as_deref()).unwrap_or("");
        let [one, two, three, four, ..] = Fingerprint::of_bytes(who.as_bytes()).0;
        let time = comment
            .date
            .time
            .map(|time| format!("-{:02}{:02}", time.hour(), time.minute()))
            .unwrap_or_default();
        let key = format!("{}{time}-{one:02x}{two:02x}{three:02x}{four:02x}", comment.date.day);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        if *count == 1 { key } else { format!("{key}-{count}") }
    };
    comments.iter().map(&mut key).collect()
}

/// Where a comment stands on the page.
fn place(key: &str) -> String {
    format!("comment-{key}")
}

fn language<'c>(comment: &'c Comment, translation: &'c Translation) -> &'c Language {
    comment.language.as_ref().unwrap_or(&translation.language)
}

fn moment(renderer: &Renderer, here: &Here, comment: &Comment) -> Moment {
    comment.date.in_zone(&renderer.site.blog(here.blog).zone)
}

fn name(here: &Here, comment: &Comment) -> String {
    comment.name.as_deref().map_or_else(|| plain(here, "anonymous", &[]), str::to_string)
}

fn body(renderer: &Renderer, here: &Here, number: usize, comment: &Comment) -> String {
    let body = ResolvedBody {
        targets: comment.body.links.iter().map(|link| reader_link(&link.destination)).collect(),
        body: comment.body.clone(),
    };
    compose::readers_body(renderer.site, here, &body, &format!("comment-{}-", number + 1))
}

/// A reader knows the whole address of what she links to; a path would lead anywhere.
fn reader_link(destination: &Arc<str>) -> LinkTarget {
    match destination.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '.', '?', '#']) => {
            LinkTarget::AsWritten(destination.clone())
        }
        _ => LinkTarget::Text,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{date, time};

    use super::keys;
    use crate::model::document::Comment;
    use crate::model::moment::WrittenMoment;

    fn comment(name: Option<&str>, place: Option<&str>) -> Comment {
        Comment {
            name: name.map(Arc::from),
            place: place.map(Arc::from),
            date: WrittenMoment::day(date(2012, 5, 16)),
            language: None,
            approved: true,
            redacted: false,
            body: Arc::default(),
            written: None,
        }
    }

    #[test]
    fn a_comment_keeps_its_key_when_another_is_approved_before_it() {
        let (eric, anonymous) = (comment(Some("Eric"), None), comment(None, Some("Nice")));
        let before = keys(&[eric.clone(), anonymous.clone()]);
        let after = keys(&[comment(Some("Salma"), None), eric, comment(None, None), anonymous]);
        assert_eq!(before, [after[1].as_str(), after[3].as_str()]);
    }

    #[test]
    fn keys_are_what_they_always_were() {
        let mut late = comment(Some("Eric"), None);
        late.date.time = Some(time(22, 5, 9, 0));
        let eric = comment(Some("Eric"), Some("Nice"));
        let all = keys(&[eric.clone(), eric, late, comment(None, None)]);
        assert_eq!(
            all,
            [
                "2012-05-16-01794965",
                "2012-05-16-01794965-2",
                "2012-05-16-2205-01794965",
                "2012-05-16-7f498d46"
            ]
        );
    }
}
