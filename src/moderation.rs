//! Readers' comments as their moderator works on them: which there are, the one that a short id names, and what adding
//! one or deciding on one makes of its file's text. Nothing is written here.
//!
//! It reads the files of comments, the names of the others, and the missions' time zones: a queue can be filled and
//! seen to whatever else is wrong with the site. A comment that cannot be read is told, and left out.

mod addresses;
mod changes;
mod incoming;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, nearest};
use crate::discover;
use crate::failure::Failure;
use crate::locales::language_of_letters;
use crate::model::artifact::Fingerprint;
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::model::settings::Settings;
use crate::parse::{self, CommentStatus, NothingKnown, Reading, WrittenComment};
use crate::source::{Kind, Source, Sources};
use crate::yaml::Scalar;

pub use addresses::without_addresses;
pub use changes::{Change, Decision, Unfit};
pub use incoming::{Incoming, moment};

/// The longest comment, in characters.
const LONGEST: usize = 20_000;

/// An id has so many of its letters at least where it is shown or asked for.
const SHOWN: usize = 7;
const ASKED: usize = 4;

/// All comments of a site.
pub struct Queue {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    comments: Vec<Comment>,
    /// By `mission/stem`.
    posts: BTreeMap<String, Post>,
    zones: BTreeMap<String, TimeZone>,
    /// By mission, its default language first; the network's under an empty name.
    languages: BTreeMap<String, Vec<Language>>,
}

struct Post {
    /// The file for its comments, which need not be there.
    file: String,
    /// As its files' names have them.
    languages: Vec<Option<Language>>,
}

/// A comment, as a list of them has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Names it for good: it is made of where it stands, when it was written and by whom.
    pub id: String,
    pub status: &'static str,
    /// `mission/stem`.
    pub post: String,
    /// As it is written.
    pub date: String,
    pub name: Option<String>,
    pub place: Option<String>,
    pub language: Option<String>,
    pub redacted: bool,
    pub text: String,
    pub decided: Option<Decided>,
    /// In the site's folder.
    pub file: String,
    /// From 0, in its file.
    pub number: usize,
    #[serde(skip)]
    at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    pub by: Option<String>,
    pub on: Option<String>,
    pub rule: Option<String>,
}

impl Queue {
    /// Reads the comments of the site below a folder.
    pub fn open(site: &Path) -> Result<Queue, Failure> {
        // What is wrong with files' names is for others to tell.
        let sources = discover::discover(site, Vec::new())?.value;
        let settings = settings(&sources);
        let mut queue = Queue {
            zones: zones(&settings),
            languages: settings.iter().map(|(id, settings)| (id.to_string(), languages(settings))).collect(),
            posts: posts(&sources),
            sources,
            diagnostics: Vec::new(),
            comments: Vec::new(),
        };
        queue.read();
        Ok(queue)
    }

    /// Comments that could not be read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Those that nobody has decided on first, the oldest of them first; then all others, the newest first.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// How many nobody has decided on yet.
    pub fn pending(&self) -> usize {
        self.comments.iter().filter(|comment| comment.is_pending()).count()
    }

    /// As much of a comment's id as no other one begins with.
    pub fn short<'c>(&self, comment: &'c Comment) -> &'c str {
        let is_alone = |length: &usize| {
            let begins = |other: &&Comment| other.id.get(..*length) == comment.id.get(..*length);
            self.comments.iter().filter(begins).count() == 1
        };
        let length = (SHOWN..comment.id.len()).find(is_alone).unwrap_or(comment.id.len());
        comment.id.get(..length).unwrap_or(&comment.id)
    }

    /// The comment that an id names, or the beginning of one.
    pub fn find(&self, id: &str) -> Result<&Comment, Failure> {
        let wanted = id.trim().to_ascii_lowercase();
        let list = "`chancery comments list` shows the ids of all comments";
        if wanted.len() < ASKED {
            return Err(Failure::new(format!("`{id}` is too short to name a comment"))
                .help(format!("write {ASKED} letters of its id at least; {list}")));
        }
        let mut found = self.comments.iter().filter(|comment| comment.id.starts_with(&wanted));
        match (found.next(), found.next()) {
            (Some(comment), None) => Ok(comment),
            (Some(one), Some(other)) => {
                let shown = format!("{} and {}", self.short(one), self.short(other));
                Err(Failure::new(format!("`{id}` is the beginning of several ids, such as {shown}"))
                    .help("write more of it"))
            }
            (None, _) => Err(Failure::new(format!("there is no comment `{id}`")).help(list)),
        }
    }

    /// The time zone of a mission: its own, or the network's.
    pub fn zone(&self, mission: &str) -> &TimeZone {
        const UTC: &TimeZone = &TimeZone::UTC;
        self.zones.get(mission).or_else(|| self.zones.get("")).unwrap_or(UTC)
    }

    /// The file for a post's comments, from its name, whether or not it is there.
    pub fn file(&self, post: &str) -> Result<&str, Failure> {
        let name = post.trim().trim_matches('/');
        self.posts.get(name).map(|post| post.file.as_str()).ok_or_else(|| {
            let near = nearest(name, self.posts.keys().map(String::as_str));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name a post by its mission and its file's name without the language: `france/2012-05-16-town-hall`"
                    .to_owned(),
            };
            Failure::new(format!("there is no post `{name}`")).help(help)
        })
    }

    /// The language of a comment on a post, as far as its letters tell that it is not in the post's: that of its
    /// mission which is written in them.
    pub fn language_of(&self, post: &str, text: &str) -> Option<&Language> {
        let (mission, _) = post.split_once('/')?;
        let languages = self.languages.get(mission).filter(|languages| !languages.is_empty());
        let languages = languages.or_else(|| self.languages.get(""))?;
        let has = |language: &&Language| {
            let own = self.posts.get(post).map_or(&[][..], |post| &post.languages);
            own.iter().any(|own| own.as_ref().is_none_or(|own| own == *language))
        };
        let of_post = languages.iter().find(has)?;
        let is_of_post = language_of_letters(text, std::iter::once(of_post)).is_some();
        language_of_letters(text, languages.iter()).filter(|_| !is_of_post)
    }

    fn read(&mut self) {
        for (id, source) in self.sources.iter() {
            let Kind::Comments { mission, stem } = &source.kind else { continue };
            let text = match self.sources.text(id) {
                Ok(text) => text,
                Err(fault) => {
                    self.diagnostics.push(fault);
                    continue;
                }
            };
            let read = parse::written_comments(id, &text);
            self.diagnostics.extend(read.diagnostics);
            let zone = self.zone(mission).clone();
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (number, written) in read.value {
                let post = format!("{mission}/{stem}");
                let id = id_of(&post, &written, &mut seen);
                self.comments.push(comment(id, post, source, number, written, &zone));
            }
        }
        let order = |comment: &Comment| {
            let waiting = comment.is_pending().then_some(comment.at);
            (!comment.is_pending(), waiting, Reverse(comment.at))
        };
        self.comments.sort_by_cached_key(order);
    }
}

impl Comment {
    pub fn is_pending(&self) -> bool {
        self.status == "pending"
    }
}

/// What names a comment: its post, when it was written, who wrote it; from the second on its number, where these are
/// the same. Neither what was decided on it nor its words, some of which may be taken out.
fn id_of(post: &str, written: &WrittenComment, seen: &mut BTreeMap<String, usize>) -> String {
    let said = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let key = [post, &date(&written.date), &said(&written.name), &said(&written.place)].join("\n");
    let count = seen.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
    let bytes = Fingerprint::of_bytes(format!("{key}\n{count}").as_bytes()).0;
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn comment(
    id: String,
    post: String,
    source: &Source,
    number: usize,
    written: WrittenComment,
    zone: &TimeZone,
) -> Comment {
    let decided = written.decided.map(|decided| Decided {
        by: decided.by,
        on: decided.on.as_ref().map(date),
        rule: decided.rule.map(|parse::Rule(Scalar(rule))| rule),
    });
    Comment {
        id,
        status: match written.status {
            CommentStatus::Approved => "approved",
            CommentStatus::Pending => "pending",
            CommentStatus::Rejected => "rejected",
        },
        post,
        date: date(&written.date),
        name: written.name,
        place: written.place,
        language: written.language.map(|language| language.to_string()),
        redacted: written.redacted,
        text: written.text,
        decided,
        file: source.path.clone(),
        number,
        at: written.date.in_zone(zone).timestamp,
    }
}

/// As the format has it: `2012-05-16 14:30:05 +02:00`, as much of that as there is.
fn date(written: &WrittenMoment) -> String {
    let time =
        written.time.map(|time| format!(" {:02}:{:02}:{:02}", time.hour(), time.minute(), time.second()));
    let offset = written.offset.map(|offset| {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!(" {sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    });
    format!("{}{}{}", written.day, time.unwrap_or_default(), offset.unwrap_or_default())
}

/// Those of the missions, and under an empty name the network's.
fn settings(sources: &Sources) -> Vec<(Arc<str>, Settings)> {
    let is_settings = |source: &&Source| matches!(source.kind, Kind::Network | Kind::Mission { .. });
    let settings = Sources { files: sources.files.iter().filter(is_settings).cloned().collect() };
    let parsed = parse::parse(&settings, Reading { known: &NothingKnown, html_limit: 0 }).value;
    let network = parsed.network.into_iter().map(|(_, settings)| (Arc::from(""), settings));
    network.chain(parsed.missions.into_iter().map(|mission| (mission.id, mission.settings))).collect()
}

fn zones(settings: &[(Arc<str>, Settings)]) -> BTreeMap<String, TimeZone> {
    // The bundled database, as everywhere.
    let bundled = TimeZoneDatabase::bundled();
    let zone = |(id, settings): &(Arc<str>, Settings)| {
        let zone = bundled.get(settings.timezone.as_deref()?).ok()?;
        Some((id.to_string(), zone))
    };
    settings.iter().filter_map(zone).collect()
}

fn languages(settings: &Settings) -> Vec<Language> {
    let all = settings.languages.iter().flatten();
    let mut languages: Vec<Language> = settings.default_language.iter().chain(all).cloned().collect();
    let mut seen: Vec<Language> = Vec::new();
    languages.retain(|language| {
        let is_new = !seen.contains(language);
        seen.push(language.clone());
        is_new
    });
    languages
}

fn posts(sources: &Sources) -> BTreeMap<String, Post> {
    let mut posts: BTreeMap<String, Post> = BTreeMap::new();
    for source in &sources.files {
        let Kind::Post { mission, stem, bundle, language } = &source.kind else { continue };
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = if *bundle { "comments.yaml".to_owned() } else { format!("{stem}.comments.yaml") };
        let post = || Post { file: format!("{folder}/{file}"), languages: Vec::new() };
        posts.entry(format!("{mission}/{stem}")).or_insert_with(post).languages.push(language.clone());
    }
    // A file that is there is written to, wherever it stands.
    for source in &sources.files {
        if let Kind::Comments { mission, stem } = &source.kind
            && let Some(post) = posts.get_mut(&format!("{mission}/{stem}"))
        {
            post.file.clone_from(&source.path);
        }
    }
    posts
}

#[cfg(test)]
mod tests;
