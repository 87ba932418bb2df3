//! `chancery comments`: readers' comments, for their moderator.
//!
//! Three of its parts write into files beside posts, one moderator after the other: a lock in `.chancery/` keeps two of
//! them apart, and a file that an editor saves meanwhile is read anew. What cannot be edited safely is left as it is,
//! with what to write into it by hand.

mod list;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{IsTerminal, Read, stdin};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::arguments::{
    CommentsAddArguments, CommentsArguments, CommentsCommand, CommentsPlace, Deciding, SiteArguments,
};
use super::replace::{self, Replaced};
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::mail;
use crate::model::language::Language;
use crate::moderation::{Change, Comment, Decision, Incoming, Queue, Unfit, moment};
use crate::report;

/// The longest letter, in bytes, with everything that is attached to it.
const LETTER: u64 = 64 << 20;

/// So often a file is read anew that somebody else has written.
const TRIES: usize = 8;

/// Why nothing was done.
enum Refused {
    /// What came in is no comment. Another call with the same would end as this one.
    Comment(Failure),
    Failure(Failure),
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Refused::Failure(failure)
    }
}

/// Runs the part of the command that was asked for.
pub fn run(arguments: &CommentsArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    match &arguments.command {
        CommentsCommand::List(arguments) => list::run(arguments, surroundings),
        CommentsCommand::Add(arguments) => match add(arguments, surroundings) {
            Ok(()) => Ok(Exit::Success),
            Err(Refused::Failure(failure)) => Err(failure),
            Err(Refused::Comment(why)) => {
                print::error(&report::failure(&why, surroundings.style));
                Ok(Exit::Faults)
            }
        },
        CommentsCommand::Approve(arguments) => {
            let redacted = arguments.redact || !arguments.take_out.is_empty();
            let language = arguments.language.as_deref().map(language).transpose()?;
            let wanted = Wanted { approved: true, redacted, take_out: &arguments.take_out, language };
            decide(&arguments.deciding, &wanted, surroundings)
        }
        CommentsCommand::Reject(arguments) => {
            let wanted = Wanted { approved: false, redacted: false, take_out: &[], language: None };
            decide(&arguments.deciding, &wanted, surroundings)
        }
    }
}

/// What is to be decided on some comments.
struct Wanted<'a> {
    approved: bool,
    redacted: bool,
    take_out: &'a [String],
    language: Option<Language>,
}

fn add(arguments: &CommentsAddArguments, surroundings: &Surroundings) -> Result<(), Refused> {
    let (folder, now) = place(&arguments.at, surroundings)?;
    let language = arguments.language.as_deref().map(language).transpose()?;
    let letter = match arguments.text {
        Some(_) => None,
        None => Some(letter(&read_letter()?)?),
    };
    let queue = Queue::open(&folder)?;
    let post = match (&arguments.post, &letter) {
        (Some(post), _) => post.trim().trim_matches('/').to_owned(),
        (None, Some(letter)) => queue.post_of(letter).map(str::to_owned).ok_or_else(|| {
            let subject = letter.subject.as_deref().unwrap_or("none");
            Refused::Comment(
                Failure::new(format!(
                    "the letter does not say which post it is about (its subject: {})",
                    list::shown(subject)
                ))
                .help("name the post with `--post france/2012-05-16-town-hall`"),
            )
        })?,
        (None, None) => {
            let failure = Failure::new("there is no post named that this comment is about");
            return Err(failure.help("name it with `--post france/2012-05-16-town-hall`").into());
        }
    };
    let file = queue.file(&post)?;
    let no_comment = |unfit: Unfit| refused(unfit, file);
    let mission = post.split_once('/').map_or("", |(mission, _)| mission);
    let zone = queue.zone(mission);
    let mut incoming = match (&letter, &arguments.text) {
        (Some(letter), _) => Incoming::letter(letter, zone, now).map_err(no_comment)?,
        (None, text) => {
            let text = text.as_deref().unwrap_or_default();
            let (name, place) = (arguments.name.as_deref(), arguments.place.as_deref());
            Incoming::typed(name, place, moment(now, zone), None, text).map_err(no_comment)?
        }
    };
    if letter.is_some() {
        // What a moderator says of its writer counts, and goes the same way.
        let (name, place) = (arguments.name.as_deref(), arguments.place.as_deref());
        let said = Incoming::typed(name, place, String::new(), None, "").map_err(no_comment)?;
        incoming.name = said.name.or(incoming.name);
        incoming.place = said.place;
    }
    let by_letters = || queue.language_of(&post, &incoming.text).cloned();
    incoming.language = language.or(incoming.language.clone()).or_else(by_letters);
    let _lock = lock(&folder)?;
    for _ in 0..TRIES {
        let queue = Queue::open(&folder)?;
        let file = queue.file(&post)?.to_owned();
        let path = folder.join(&file);
        let before = replace::read(&path)?;
        let (mark, text) = without_mark(before.as_deref().unwrap_or_default());
        let change =
            incoming.clone().added_to(text, letter.is_some()).map_err(|unfit| refused(unfit, &file))?;
        let Change::Text(after) = change else {
            print::output(&format!("This comment on {post} is in {file} already"));
            return Ok(());
        };
        if replace::replace(&path, before.as_deref(), &format!("{mark}{after}"))? == Replaced::Changed {
            continue;
        }
        let queue = Queue::open(&folder)?;
        let added = queue
            .comments()
            .iter()
            .filter(|comment| comment.file == file)
            .max_by_key(|comment| comment.number);
        let id = added.map_or("", |comment| queue.short(comment));
        print::output(&format!("A comment on {post} waits for a decision: {id}, in {file}"));
        return Ok(());
    }
    Err(busy(&post).into())
}

fn decide(arguments: &Deciding, wanted: &Wanted, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let (folder, now) = place(&arguments.place, surroundings)?;
    let _lock = lock(&folder)?;
    let mut done: Vec<String> = Vec::new();
    'tries: for _ in 0..TRIES {
        let queue = Queue::open(&folder)?;
        let mut by_file: BTreeMap<&str, Vec<&Comment>> = BTreeMap::new();
        for id in &arguments.ids {
            let comment = queue.find(id)?;
            let of_file = by_file.entry(&comment.file).or_default();
            if !done.contains(&comment.id) && !of_file.contains(&comment) {
                refuse_what_is_decided(&queue, comment, arguments.again)?;
                of_file.push(comment);
            }
        }
        let mut changes = Vec::new();
        for (file, comments) in by_file.into_iter().filter(|(_, comments)| !comments.is_empty()) {
            let path = folder.join(file);
            let before = replace::read(&path)?.unwrap_or_default();
            let (mark, text) = without_mark(&before);
            let mut after = text.to_owned();
            for comment in &comments {
                let mission = comment.post.split_once('/').map_or("", |(mission, _)| mission);
                let decision = Decision {
                    approved: wanted.approved,
                    redacted: wanted.redacted,
                    take_out: wanted.take_out.to_vec(),
                    language: wanted.language.clone(),
                    by: written_down("--by", arguments.by.as_deref())?,
                    on: now.to_zoned(queue.zone(mission).clone()).date().to_string(),
                    rule: written_down("--rule", arguments.rule.as_deref())?,
                };
                after = decision.made_in(&after, comment).map_err(|unfit| unfit_failure(&unfit, file))?;
            }
            changes.push((path, format!("{mark}{after}"), before, comments));
        }
        // Nothing is written before everything is known to fit.
        for (path, after, before, comments) in changes {
            if replace::replace(&path, Some(&before), &after)? == Replaced::Changed {
                continue 'tries;
            }
            for comment in comments {
                done.push(comment.id.clone());
                let what = if wanted.approved { "Approved" } else { "Rejected" };
                let who = list::who(comment);
                print::output(&format!("{what}: {}, by {who}, on {}", queue.short(comment), comment.post));
            }
        }
        return Ok(Exit::Success);
    }
    Err(busy("comments"))
}

/// Two moderators who decide on one comment ought to know of one another.
fn refuse_what_is_decided(queue: &Queue, comment: &Comment, again: bool) -> Result<(), Failure> {
    if comment.is_pending() || again {
        return Ok(());
    }
    let decided = comment.decided.as_ref();
    let by = decided.and_then(|decided| decided.by.as_deref()).map(|by| format!(" by {}", list::shown(by)));
    let on = decided.and_then(|decided| decided.on.as_deref()).map(|on| format!(" on {on}"));
    let (by, on) = (by.unwrap_or_default(), on.unwrap_or_default());
    Err(Failure::new(format!("the comment {} was {} already{by}{on}", queue.short(comment), comment.status))
        .help("to decide on it anew, add `--again`; nothing was changed"))
}

/// What goes into a file of the site as it is typed holds no line break and no e-mail address.
fn written_down(flag: &str, typed: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
    if typed.chars().any(char::is_control) || crate::moderation::without_addresses(typed) != typed {
        return Err(Failure::new(format!(
            "`{flag}` takes a name or a number, on one line and without an e-mail address"
        )));
    }
    Ok(Some(typed.to_owned()))
}

/// The site's folder, and the moment of the call.
fn place(place: &CommentsPlace, surroundings: &Surroundings) -> Result<(PathBuf, Timestamp), Failure> {
    let site = SiteArguments { root: place.root.clone(), now: place.now.clone(), drafts: false };
    let request = site::request(&site, surroundings)?;
    Ok((request.site, request.now))
}

/// Held as long as this lives: moderators of one site write one after the other.
fn lock(site: &Path) -> Result<File, Failure> {
    let folder = site.join(".chancery");
    let path = folder.join("comments.lock");
    fs::create_dir_all(&folder).map_err(|error| Failure::io("make the folder", &folder, &error))?;
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| Failure::io("open", &path, &error))?;
    file.lock().map_err(|error| Failure::io("lock", &path, &error))?;
    Ok(file)
}

fn read_letter() -> Result<Vec<u8>, Failure> {
    if stdin().is_terminal() {
        return Err(Failure::new("there is neither `--text` nor a letter on standard input")
            .help("write `chancery comments add < letter.eml`, or give the comment's `--text`"));
    }
    let mut bytes = Vec::new();
    let read = stdin().take(LETTER + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
    Ok(bytes)
}

fn letter(bytes: &[u8]) -> Result<mail::Letter, Refused> {
    if bytes.len() as u64 > LETTER {
        return Err(Refused::Comment(Failure::new("this letter is longer than 64 MB, and was not read")));
    }
    mail::read(bytes).ok_or_else(|| {
        Refused::Comment(
            Failure::new("what is on standard input is no letter")
                .help("save the letter from your mail program with all its headers, as an .eml file"),
        )
    })
}

fn language(written: &str) -> Result<Language, Failure> {
    written.parse().map_err(|()| {
        Failure::new(format!("`{written}` is not a language"))
            .help("write its tag, such as `fr` or `zh-Hans`")
    })
}

/// A byte order mark, and what comes behind it.
fn without_mark(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })
}

fn busy(what: &str) -> Failure {
    Failure::new(format!("the file of {what} is being written by somebody else all the time"))
        .help("try again later")
}

fn refused(unfit: Unfit, file: &str) -> Refused {
    let failure = unfit_failure(&unfit, file);
    match unfit {
        Unfit::Form(_) => Refused::Failure(failure),
        _ => Refused::Comment(failure),
    }
}

fn unfit_failure(unfit: &Unfit, file: &str) -> Failure {
    match unfit {
        Unfit::Empty => Failure::new("there are no words in it that are its writer's own")
            .help("give them with `--text`, if there are any"),
        Unfit::Long(length) => Failure::new(format!("it has {length} characters, and a comment may have 20000"))
            .help("shorten it, and give it with `--text`"),
        Unfit::Markup(why) => {
            Failure::new(why.clone()).help("write a `\\` before what shall be shown as it is: `\\#`, `\\<`")
        }
        Unfit::NoSuchWords(words) => {
            Failure::new(format!("the words “{}” are not in the comment as they stand in {file}", list::shown(words)))
                .help("give them as they are written there, on one line; or take them out in the file, and use `--redact`")
        }
        Unfit::Form(lines) => Failure::new(format!("{file} is written in a way that only you can edit, and was left as it is"))
            .help(format!("write these lines into it yourself:\n{}", lines.trim_end())),
    }
}
