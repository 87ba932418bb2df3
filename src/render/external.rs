//! Links that lead out of the network: which they are, how each is marked, and the notice where a text holds some.
//!
//! A page says it to those who hear it, and its style sheet shows a sign; a feed or an e-mail, which has no style
//! sheet, says it to everyone. The words are in the page's language whatever stands around them, and say so. Where
//! the policy `external-links` exists, a text with such links ends with its short form, unless the whole policy
//! stands there already.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::locales::direction;
use crate::model::blog::{LinkTarget, ResolvedBody};
use crate::model::body::LinkKind;
use crate::model::document::Comment;
use crate::model::edition::Week;
use crate::model::post::Translation;
use crate::model::site::Site;
use crate::model::url::{host, is_of};
use crate::render::digest::introduction;
use crate::render::frame::frame;
use crate::render::parts::part;
use crate::render::values::escape;
use crate::render::{Here, Renderer, policies};
use crate::theme::{Value, html};

/// The policy whose short form the notice is.
pub(crate) const POLICY: &str = "external-links";

/// Whether an address is one of the web and of none of the network's own domains.
pub(crate) fn leads_out(site: &Site, here: &Here, url: &str) -> bool {
    host(url).is_some_and(|host| !is_of(&host, &site.blog(here.blog).own_domains))
}

/// What stands behind the words of such a link, inside it.
pub(crate) fn mark<'a>(here: &Here<'a>) -> &'a str {
    let shared = here.shared.edition(here.edition);
    let (slot, name) = if here.absolute {
        (&shared.external_in_feeds, "external-link-visible")
    } else {
        (&shared.external_on_pages, "external-link")
    };
    slot.get_or_init(|| {
        let Ok(message) = here.locale.plain(name, &[]) else { return Box::default() };
        let (lang, dir) = (&message.language, direction(&message.language).as_str());
        let words = escape(&message.text);
        // The brackets of a Chinese text bring their own space.
        let space = if words.starts_with('（') { "" } else { " " };
        let made = if here.absolute {
            format!("{space}<small lang=\"{lang}\" dir=\"{dir}\">{words}</small>")
        } else {
            format!("<span class=\"external-mark\" lang=\"{lang}\" dir=\"{dir}\">{space}{words}</span>")
        };
        made.into()
    })
}

/// The mark of a link that an editor wrote outside a text; empty where it leads to the network's own.
pub(crate) fn mark_of<'a>(site: &Site, here: &Here<'a>, url: &str) -> &'a str {
    if leads_out(site, here, url) { mark(here) } else { "" }
}

/// A link that an editor wrote outside a text, around this HTML.
pub(crate) fn anchor(site: &Site, here: &Here, url: &str, inner: &str) -> String {
    let mark = mark_of(site, here, url);
    let rel = if mark.is_empty() { "" } else { " rel=\"external\"" };
    format!("<a href=\"{}\"{rel}>{inner}{mark}</a>", escape(url))
}

/// The mark as a template is given it.
pub(crate) fn value(site: &Site, here: &Here, url: &str) -> Value {
    html(mark_of(site, here, url))
}

/// Whether one of these texts links out of the network.
pub(crate) fn in_texts<'b>(
    site: &Site,
    here: &Here,
    texts: impl IntoIterator<Item = &'b ResolvedBody>,
) -> bool {
    texts.into_iter().any(|text| {
        text.body.links.iter().zip(&text.targets).any(|(link, target)| match target {
            LinkTarget::AsWritten(url) => link.kind == LinkKind::Link && leads_out(site, here, url),
            _ => false,
        })
    })
}

/// Whether a story does, on its page or in a feed.
pub(crate) fn in_story(site: &Site, here: &Here, translation: &Translation) -> bool {
    let (head, detail) = (&translation.head, &translation.detail);
    let video = detail.video.as_ref();
    let urls = [
        // Feeds do not say where an event is on the web.
        detail.event.as_ref().filter(|_| !here.absolute).and_then(|event| event.url.as_deref()),
        video.map(|video| &*video.url),
        head.courtesy_of.as_ref().and_then(|(_, url)| url.as_deref()),
    ];
    let texts = detail
        .key_points
        .iter()
        .chain(detail.corrections.iter().map(|(_, text)| text))
        .chain(head.picture.as_ref().and_then(|picture| picture.caption.as_ref()))
        .chain(video.and_then(|video| video.transcript.as_ref()))
        .chain([&*translation.body]);
    urls.into_iter().flatten().any(|url| leads_out(site, here, url)) || in_texts(site, here, texts)
}

/// Whether a reader's comment does.
pub(crate) fn in_comments(site: &Site, here: &Here, comments: &[Comment]) -> bool {
    let mut links = comments.iter().flat_map(|comment| &comment.body.links);
    links.any(|link| link.kind == LinkKind::Link && leads_out(site, here, &link.destination))
}

/// Whether a week in review does, in what its editor wrote and in its corrections.
pub(crate) fn in_week(renderer: &Renderer, here: &Here, week: &Week) -> bool {
    let site = renderer.site;
    let found = introduction(renderer, here, week).map(|(_, translation)| translation);
    let of_editor = found.into_iter().flat_map(|of| {
        let caption = of.picture.as_ref().and_then(|picture| picture.caption.as_ref());
        of.teasers.iter().flatten().chain(caption).chain([&*of.body])
    });
    let edition = site.edition(here.edition);
    let corrections = week.corrections.iter().filter_map(|(number, index)| {
        let entry = edition.entries[*number as usize];
        let translation = &site.post(entry.post).translations[entry.translation as usize];
        translation.detail.corrections.get(*index).map(|(_, text)| text)
    });
    in_texts(site, here, of_editor.chain(corrections))
}

/// The notice for a page, as `parts/external-links.html` makes it; empty where there is no such policy, or `shown`
/// has it already: the policies that the page shows whole.
pub(crate) fn notice(renderer: &Renderer, here: &Here, shown: &[String]) -> Result<Value, Vec<Diagnostic>> {
    if shown.iter().any(|name| name == POLICY) {
        return Ok(html(""));
    }
    let slot = &renderer.shared.edition(here.edition).external_notice;
    if let Some(made) = slot.get() {
        return Ok(made.clone());
    }
    let made = match policies::named(renderer, here, POLICY) {
        Some(policy) => {
            let mut context = frame(renderer, here.edition)?.context.clone();
            context.insert_value("policy", policy);
            html(&part(renderer, here.blog, "parts/external-links.html", &context)?)
        }
        None => html(""),
    };
    Ok(slot.get_or_init(|| made).clone())
}

/// The same for a feed or an e-mail: HTML, or nothing.
pub(crate) fn notice_in_feed(renderer: &Renderer, here: &Here, shown: &[String]) -> Arc<str> {
    if shown.iter().any(|name| name == POLICY) {
        return Arc::default();
    }
    let slot = &renderer.shared.edition(here.edition).external_notice_in_feeds;
    slot.get_or_init(|| policies::short_in_feed(renderer, here, POLICY).into()).clone()
}
