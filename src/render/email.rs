//! A week in review as an e-mail: HTML, plain text, and both as a message that is ready to be sent.
//!
//! The three say the same. Mail programs cut long letters (Gmail at 102 kB of HTML), and what is cut there may
//! be the disclaimer: so a letter that would be too long ends with a link to the rest. Fails where the theme's
//! template does.

mod html;
mod message;
mod styles;
mod text;

use std::sync::Arc;

use jiff::fmt::rfc2822;

use crate::diagnostic::Diagnostic;
use crate::locales::Argument;
use crate::model::addresses;
use crate::model::artifact::Fingerprint;
use crate::model::edition::{EditionId, Week};
use crate::model::mailing::{LIST_KEYS, Mailing};
use crate::model::url::host;
use crate::model::view::EmailForm;
use crate::render::digest::introduction;
use crate::render::digest_feed::over;
use crate::render::feed::enclosure;
use crate::render::feeds::{Block, Enclosure};
use crate::render::values::{link, local, plain};
use crate::render::week::{Contents, contents};
use crate::render::{Here, Renderer, external, policies};

/// The most bytes that the HTML takes.
const LIMIT: usize = 90_000;

/// What an e-mail says.
pub(crate) struct Letter<'a> {
    pub contents: Contents<'a>,
    pub blog_title: String,
    pub blog_url: String,
    /// Else its summary alone, since the whole is too long for a letter.
    pub whole_introduction: bool,
    pub picture: Option<Enclosure<'a>>,
    /// How many stories are left out, in words, with the address where they are.
    pub rest: Option<(String, String)>,
    pub policies: Vec<Block<'a>>,
    /// The notice of links that lead out, as HTML; empty where the letter has none.
    pub external_links: Arc<str>,
    /// The last lines, each with an address if it leads anywhere.
    pub closing: Vec<(String, String)>,
}

/// One form of a week's e-mail.
pub(crate) fn email(
    renderer: &Renderer,
    edition: EditionId,
    week: usize,
    form: EmailForm,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let here = &Here { absolute: true, ..renderer.here(edition) };
    let week = &renderer.site.edition(edition).weeks[week];
    // The three forms of a week are made one after another.
    let fit = renderer.shared.letter((edition, week.first), || fitting(renderer, here, week))?;
    let letter = || letter(renderer, here, week, fit.kept, fit.whole_introduction);
    Ok(match form {
        EmailForm::Html => fit.html.clone().into_bytes(),
        EmailForm::Text => text::text(here, &letter()).into_bytes(),
        EmailForm::Message => sent(renderer, here, week, &letter(), &fit.html),
    })
}

/// How much of a week a letter has room for, and its HTML.
pub(crate) struct Fit {
    kept: usize,
    whole_introduction: bool,
    html: String,
}

/// The longest letter within the limit.
fn fitting(renderer: &Renderer, here: &Here, week: &Week) -> Result<Fit, Vec<Diagnostic>> {
    let made = |kept: usize, whole_introduction: bool| -> Result<Fit, Vec<Diagnostic>> {
        let letter = letter(renderer, here, week, kept, whole_introduction);
        Ok(Fit { kept, whole_introduction, html: html::page(renderer, here, &letter)? })
    };
    let mut fit = made(usize::MAX, true)?;
    if fit.html.len() <= LIMIT {
        return Ok(fit);
    }
    let items = contents(renderer, here, week).items();
    while fit.html.len() > LIMIT {
        fit = match fit.kept.min(items) {
            // About as many items as there is room for; then fewer, until it fits.
            kept @ 1.. => made((kept * LIMIT / fit.html.len()).min(kept - 1), fit.whole_introduction)?,
            0 if fit.whole_introduction => made(items, false)?,
            // A theme's template or the policies alone are longer than a letter may be: nothing is left to cut.
            0 => return Ok(fit),
        };
    }
    Ok(fit)
}

fn letter<'a>(
    renderer: &Renderer<'a>,
    here: &Here<'a>,
    week: &Week,
    kept: usize,
    whole_introduction: bool,
) -> Letter<'a> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let mut contents = contents(renderer, here, week);
    let left_out = contents.keep(kept);
    let rest = (left_out > 0 || !whole_introduction).then(|| {
        let count = [("count", Argument::Number(left_out as i64))];
        let said = if left_out > 0 {
            plain(here, "email-more", &count)
        } else {
            plain(here, "email-read-online", &[])
        };
        (said, contents.url.clone())
    });
    let title = local(here, &blog.title).0;
    let mut closing = vec![
        (plain(here, "email-why", &[("blog", Argument::Text(title))]), String::new()),
        (plain(here, "email-read-online", &[]), contents.url.clone()),
    ];
    let unsubscribe = blog.mailing.list_of("unsubscribe");
    if let Some(url) = unsubscribe.iter().find(|url| url.starts_with("http")).or(unsubscribe.first()) {
        closing
            .push((plain(here, "email-unsubscribe", &[]), Mailing::in_language(url, here.language.as_str())));
    }
    let picture =
        introduction(renderer, here, week).and_then(|(_, of)| enclosure(renderer, here, of.picture.as_ref()));
    let leads_out = external::in_week(renderer, here, week);
    Letter {
        external_links: if leads_out {
            external::notice_in_feed(renderer, here, &blog.policies.digest)
        } else {
            Arc::default()
        },
        blog_title: title.to_string(),
        blog_url: link(site, here, &addresses::edition_home(site, here.edition)),
        whole_introduction,
        picture,
        rest,
        policies: policies::feed_blocks(renderer, here, &blog.policies.digest, ""),
        closing,
        contents,
    }
}

/// Both texts as one message.
fn sent(renderer: &Renderer, here: &Here, week: &Week, letter: &Letter, html: &str) -> Vec<u8> {
    let site = renderer.site;
    let blog = site.blog(here.blog);
    let language = here.language.as_str();
    let text = text::text(here, letter);
    let published = over(here, renderer, week);
    let date = rfc2822::to_string(&published.zoned(&blog.zone)).unwrap_or_default();
    let mark: String =
        Fingerprint::of(&(&text, html)).0.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let place = if blog.id.is_empty() { "network" } else { &*blog.id };
    let name = format!("{}.{place}.{language}.{mark}", week.id);
    let host = host(&site.roots[blog.root.0 as usize].origin).unwrap_or_default();
    let mailing = &blog.mailing;
    let from = mailing.from.as_deref().map_or_else(|| format!("week-in-review@{host}"), str::to_owned);
    let of = message::Message {
        from: (&letter.blog_title, &from),
        reply_to: mailing.reply_to.as_deref(),
        subject: &subject(here, letter),
        language,
        date: &date,
        name: &name,
        host: &host,
        headers: &list_headers(
            mailing,
            language,
            &addresses::digests(&addresses::edition_home(site, here.edition)).absolute(&site.roots),
        ),
    };
    message::message(&of, &text, html)
}

/// "The Embassy Blogs: Week of 14 May 2012".
fn subject(here: &Here, letter: &Letter) -> String {
    let blog = Argument::Text(&letter.blog_title);
    plain(here, "feed-of-topic", &[("blog", blog), ("topic", Argument::Text(&letter.contents.title))])
}

/// RFC 2919, 2369 and 8058. What is put in for one reader, `{token}`, stays as it is written.
fn list_headers(mailing: &Mailing, language: &str, archive: &str) -> Vec<(&'static str, String)> {
    let said = |written: &str| Mailing::in_language(written, language);
    let mut headers = Vec::new();
    if let Some(id) = &mailing.list_id {
        headers.push(("List-Id", format!("<{}>", said(id))));
    }
    for (key, header) in LIST_KEYS {
        let mut written: Vec<String> = mailing.list_of(key).iter().map(|address| said(address)).collect();
        if key == "archive" && written.is_empty() {
            written.push(archive.to_owned());
        }
        let addresses: Vec<String> = written
            .iter()
            .map(|address| if address == "NO" { address.clone() } else { format!("<{address}>") })
            .collect();
        if !addresses.is_empty() {
            headers.push((header, addresses.join(", ")));
        }
    }
    // A mail program may only do this itself over the web, and safely.
    if mailing.list_of("unsubscribe").iter().any(|address| address.starts_with("https://")) {
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}
