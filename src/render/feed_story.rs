//! A story's text in a feed: its body, with what its page shows beside it and a feed reader would miss.
//!
//! The story's words are in its own language, headings and labels in the feed's, and marked where that is another.

use std::fmt::Write;

use crate::locales::{Argument, DateStyle};
use crate::model::post::{Detail, Head, Post, Translation};
use crate::render::values::{escape, local, plain, written_link};
use crate::render::{Here, Renderer, compose, external, outdated};

/// The HTML. `id_prefix` keeps the text's ids apart from those of all other texts that a reader may show with it.
pub(crate) fn content(
    renderer: &Renderer,
    here: &Here,
    post: &Post,
    translation: &Translation,
    id_prefix: &str,
) -> String {
    let site = renderer.site;
    let detail = &translation.detail;
    let labels = Labels { here, foreign: translation.language != *here.language };
    let mut markup = String::new();
    if let Some(said) = outdated::in_feed(renderer, here, translation) {
        labels.put("p", &said, &mut markup);
    }
    if let Some(office) = translation.head.office {
        let (_, name) = &site.blog(post.blog).offices[office as usize];
        labels.put("p", &escape(local(here, name).0), &mut markup);
    }
    if let Some(name) = &detail.translator {
        let said = plain(here, "translated-by", &[("name", Argument::Text(name))]);
        labels.put("p", &escape(&said), &mut markup);
    }
    courtesy(renderer, &translation.head, &labels, &mut markup);
    if !detail.key_points.is_empty() {
        labels.put("h2", &escape(&plain(here, "key-points", &[])), &mut markup);
        markup.push_str("<ul>\n");
        for (number, point) in detail.key_points.iter().enumerate() {
            let point = compose::body(site, here, point, &format!("{id_prefix}point-{}-", number + 1));
            let _ = writeln!(markup, "<li>{point}</li>");
        }
        markup.push_str("</ul>\n");
    }
    markup.push_str(&compose::body(site, here, &translation.body, id_prefix));
    video(renderer, detail, id_prefix, &labels, &mut markup);
    corrections(renderer, detail, id_prefix, &labels, &mut markup);
    if external::in_story(site, here, translation) {
        let shown = &site.blog(here.blog).policies.feed;
        markup.push_str(&external::notice_in_feed(renderer, here, shown));
    }
    markup
}

/// What is said in the feed's language.
struct Labels<'h, 'a> {
    here: &'h Here<'a>,
    foreign: bool,
}

impl Labels<'_, '_> {
    /// An element with this HTML, marked where the text around it is in another language.
    fn put(&self, element: &str, inner: &str, into: &mut String) {
        let Here { language, locale, .. } = self.here;
        let _ = if self.foreign {
            let direction = locale.direction.as_str();
            writeln!(into, "<{element} lang=\"{language}\" dir=\"{direction}\">{inner}</{element}>")
        } else {
            writeln!(into, "<{element}>{inner}</{element}>")
        };
    }
}

/// Where the text was first published.
fn courtesy(renderer: &Renderer, head: &Head, labels: &Labels, markup: &mut String) {
    let Some((name, url)) = &head.courtesy_of else { return };
    let here = labels.here;
    let said = plain(here, "courtesy-of", &[("name", Argument::Text(name))]);
    let inner = match url {
        Some(url) => {
            let url = written_link(renderer.site, here, url);
            external::anchor(renderer.site, here, &url, &escape(&said))
        }
        None => escape(&said).into_owned(),
    };
    labels.put("p", &inner, markup);
}

/// The picture that leads to the video, and what is said in it.
fn video(renderer: &Renderer, detail: &Detail, id_prefix: &str, labels: &Labels, markup: &mut String) {
    let Some(video) = &detail.video else { return };
    let (site, here) = (renderer.site, labels.here);
    let url = written_link(site, here, &video.url);
    let watch = external::anchor(site, here, &url, &escape(&plain(here, "watch-video", &[])));
    match video.poster.as_ref().and_then(|poster| compose::picture_link(site, here, poster)) {
        Some((poster, size)) => {
            let mut picture = format!("<img src=\"{}\" alt=\"{}\"", escape(&poster), escape(&video.alt));
            if let Some((width, height)) = size {
                let _ = write!(picture, " width=\"{width}\" height=\"{height}\"");
            }
            picture.push('>');
            let _ = writeln!(markup, "\n<figure>{}", external::anchor(site, here, &url, &picture));
            labels.put("figcaption", &watch, markup);
            markup.push_str("</figure>\n");
        }
        None => labels.put("p", &watch, markup),
    }
    if let Some(transcript) = &video.transcript {
        labels.put("h2", &escape(&plain(here, "transcript", &[])), markup);
        markup.push_str(&compose::body(site, here, transcript, &format!("{id_prefix}transcript-")));
    }
}

fn corrections(renderer: &Renderer, detail: &Detail, id_prefix: &str, labels: &Labels, markup: &mut String) {
    if detail.corrections.is_empty() {
        return;
    }
    let here = labels.here;
    labels.put("h2", &escape(&plain(here, "corrections", &[])), markup);
    markup.push_str("<ul>\n");
    for (number, (at, text)) in detail.corrections.iter().enumerate() {
        let date = here.locale.date(at.day, DateStyle::Long);
        let said = plain(here, "correction-of", &[("date", Argument::Text(&date))]);
        markup.push_str("<li>");
        labels.put("p", &format!("<strong>{}</strong>", escape(&said)), markup);
        let text =
            compose::body(renderer.site, here, text, &format!("{id_prefix}correction-{}-", number + 1));
        let _ = writeln!(markup, "<p>{text}</p></li>");
    }
    markup.push_str("</ul>\n");
}
