//! A comment that comes in: from a letter, or from what a moderator types. No e-mail address comes through here,
//! neither its writer's nor any other.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::mail::{Body, Letter};
use crate::markdown;
use crate::model::language::Language;
use crate::moderation::words::{as_markdown, line, of_letter, plain};
use crate::moderation::{LONGEST, Queue, Unfit, without_addresses};

/// How long a name or a place may be, in characters; what is longer is cut.
const NAME: usize = 120;

/// The longest body of a letter, in bytes, with all that it quotes: beyond that nobody looks for a comment in it.
const LONGEST_BODY: usize = 4 << 20;

/// So many names of posts are looked for in one letter.
const NAMES: usize = 32;

/// A comment before it is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub name: Option<String>,
    pub place: Option<String>,
    /// When it was written, as the format has dates.
    pub date: String,
    pub language: Option<Language>,
    /// Markdown.
    pub text: String,
}

impl Incoming {
    /// What a moderator types. The text may hold Markdown; one that means more than a comment may is refused later.
    pub fn typed(
        name: Option<&str>,
        place: Option<&str>,
        date: String,
        language: Option<Language>,
        text: &str,
    ) -> Result<Incoming, Unfit> {
        let said = |text: Option<&str>| text.and_then(|text| line(text, NAME));
        let text = without_addresses(short(&plain(text))?);
        Ok(Incoming { name: said(name), place: said(place), date, language, text })
    }

    /// What a letter says, in a mission's zone. Its date counts where it is not later than `now`.
    pub fn letter(letter: &Letter, zone: &TimeZone, now: Timestamp) -> Result<Incoming, Unfit> {
        let (Body::Plain(body) | Body::Html(body)) = &letter.body;
        if body.len() > LONGEST_BODY {
            return Err(Unfit::Long(body.chars().count()));
        }
        let words = match &letter.body {
            Body::Plain(text) => of_letter(text),
            Body::Html(html) => of_letter(&markdown::letter(html)),
        };
        let written = letter.date.filter(|date| *date <= now && *date > Timestamp::UNIX_EPOCH).unwrap_or(now);
        Ok(Incoming {
            name: letter.name.as_deref().and_then(|name| line(name, NAME)),
            place: None,
            date: moment(written, zone),
            language: letter.language.as_deref().and_then(|tag| tag.trim().parse().ok()),
            text: as_markdown(&without_addresses(short(&words)?)),
        })
    }
}

fn short(text: &str) -> Result<&str, Unfit> {
    let length = text.chars().count();
    if length > LONGEST { Err(Unfit::Long(length)) } else { Ok(text) }
}

/// As the format has a moment: `2012-05-16 14:30:05 +02:00`.
pub fn moment(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
}

impl Queue {
    /// The post that a letter says it is about: `[mission/stem]` in its subject, or behind the `+` of an address that
    /// it was sent to. `None` where it names none that there is.
    pub fn post_of(&self, letter: &Letter) -> Option<&str> {
        let subject = letter.subject.as_deref().unwrap_or_default();
        let in_brackets =
            subject.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(name, _)| name);
        let behind_plus = letter.recipients.iter().filter_map(|address| {
            let (local, _) = address.rsplit_once('@')?;
            local.split_once('+').map(|(_, name)| name)
        });
        let written: Vec<&str> = in_brackets.take(NAMES).chain(behind_plus.take(NAMES)).collect();
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        written.into_iter().find_map(|written| {
            // Some mail servers take no slash in an address.
            let written = written.trim();
            let names = || self.posts.keys().map(String::as_str);
            names()
                .find(|name| same(name, written))
                .or_else(|| names().find(|name| same(&name.replacen('/', ".", 1), written)))
        })
    }
}
