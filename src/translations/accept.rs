//! What the ledger has written into files: that a translation follows its original as it is now, or that an edit of
//! the original was a small one. Here it is only made: whoever asks writes it.

use std::path::PathBuf;

use crate::diagnostic::nearest;
use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::name::compose;
use crate::model::register::{EnteredText, Entry, Kind};
use crate::model::revision::{Following, Revision, following};
use crate::register::Register;
use crate::source::decode;
use crate::translations::changes::{self, Passage};
use crate::yaml::locate::put;

/// A file with another text, of which all but one value is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub path: PathBuf,
    /// In the site's folder.
    pub file: String,
    /// The whole file as it was read, and as it is to be.
    pub before: String,
    pub after: String,
}

/// A translation that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    pub revision: Revision,
    pub file: String,
    /// None where it has that stamp already.
    pub edit: Option<Edit>,
}

/// An edit of an original that ages no translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minor {
    pub before: Revision,
    pub now: Revision,
    pub file: String,
    /// None where it is marked already.
    pub edit: Option<Edit>,
    /// What was edited, where git knows.
    pub passages: Vec<Passage>,
    /// The languages that are fresh with it, and those that are stale all the same.
    pub fresh: Vec<String>,
    pub stale: Vec<String>,
}

/// The post of a name, `mission/stem`, or of a path in the site's folder: one of its files, or its own folder.
pub fn find<'r>(register: &'r Register, post: &str, path: Option<&str>) -> Result<&'r Entry, Failure> {
    let wanted = compose(post);
    let posts = || register.entries().iter().filter(|entry| entry.kind == Kind::Post);
    let has_path = |entry: &Entry| {
        let files = || entry.texts.iter().map(|text| register.file(text.source));
        path.is_some_and(|path| {
            files().any(|file| {
                file == path || file.strip_prefix(path).is_some_and(|rest| rest.starts_with("/index."))
            })
        })
    };
    if let Some(entry) = posts().find(|entry| compose(&entry.path()) == wanted || has_path(entry)) {
        return Ok(entry);
    }
    let names: Vec<String> = posts().map(Entry::path).collect();
    let failure = Failure::new(format!("there is no post `{post}`"));
    Err(match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("name it as `mission/2012-05-15-name`, or by the path of one of its files"),
    })
}

/// What accepts a translation: the stamp of what its original says now.
pub fn stamped(register: &Register, entry: &Entry, language: &Language) -> Result<Stamped, Failure> {
    let (original, text) = original_and_text(entry, language)?;
    if text.source == original.source {
        let message = format!("the text in {language} is the original of `{}`", entry.path());
        return Err(Failure::new(message)
            .help("name the language of a translation; `--minor` marks a small edit of the original"));
    }
    let revision = original.revision;
    let file = register.file(text.source).to_owned();
    let written = text.translation.as_ref();
    if written.and_then(|written| written.revision.as_deref()) == Some(revision.to_string().as_str()) {
        return Ok(Stamped { revision, file, edit: None });
    }
    let names_original = written.is_some_and(|written| written.of.is_some());
    let of = original.language.to_string();
    let stamp = revision.to_string();
    let change = |front_matter: &str| {
        let with_original = match names_original {
            true => front_matter.to_owned(),
            false => put(front_matter, &["translation", "of"], &of)?,
        };
        put(&with_original, &["translation", "revision"], &stamp)
    };
    let edit = edit(register, text, change, &format!("translation: {{of: {of}, revision: {stamp}}}"))?;
    Ok(Stamped { revision, file, edit: Some(edit) })
}

/// What marks an original's edit as a small one: that of the revision `since`, else that of the one which git has
/// before it. A translation that was stale before stays so.
pub fn minor(register: &Register, entry: &Entry, since: Option<Revision>) -> Result<Minor, Failure> {
    let original = entry.original().ok_or_else(|| Failure::new("this post has no original"))?;
    let now = original.revision;
    let (before, passages) = match since {
        Some(since) => (since, Vec::new()),
        None => from_git(register, entry)?,
    };
    if before == now {
        return Err(Failure::new("the original says what it said in that revision")
            .help("there is no edit to be marked"));
    }
    let mut alike: Vec<String> = entry.minor_edits.clone();
    let is_in = |alike: &[String], revision: Revision| alike.iter().any(|one| one.parse() == Ok(revision));
    let was_marked = is_in(&alike, before) && is_in(&alike, now);
    if !is_in(&alike, before) && !is_in(&alike, now) {
        // Those of an earlier text, which nothing is like any more.
        alike.clear();
    }
    for revision in [before, now] {
        if !is_in(&alike, revision) {
            alike.push(revision.to_string());
        }
    }
    let list = format!("[{}]", alike.join(", "));
    let edit = match was_marked {
        true => None,
        false => {
            let change = |front_matter: &str| put(front_matter, &["minor_edits"], &list);
            Some(edit(register, original, change, &format!("minor_edits: {list}"))?)
        }
    };
    let file = register.file(original.source).to_owned();
    let languages = |wanted: Following| -> Vec<String> {
        let is_wanted = |text: &&EnteredText| following(stamp(text), now, &alike) == wanted;
        entry.texts.iter().skip(1).filter(is_wanted).map(|text| text.language.to_string()).collect()
    };
    let (fresh, stale) = (languages(Following::Fresh), languages(Following::Stale));
    Ok(Minor { before, now, file, edit, passages, fresh, stale })
}

fn from_git(register: &Register, entry: &Entry) -> Result<(Revision, Vec<Passage>), Failure> {
    let stamps: Vec<String> = entry
        .texts
        .iter()
        .skip(1)
        .filter_map(|text| Some(format!("{} follows {}", text.language, stamp(text)?)))
        .collect();
    let help = match stamps.as_slice() {
        [] => "say which revision it had: `--since r1-…`".to_owned(),
        stamps => format!("say which revision it had: `--since r1-…`; {}", stamps.join(", ")),
    };
    let unknown = |why: String| {
        Failure::new(format!("what the original said before your edit is not known: {why}"))
            .help(help.clone())
    };
    let before = changes::before(register, entry).map_err(unknown)?;
    // A translation of a text that was never committed may be of one between that and this.
    let is_known = |revision: Revision| {
        before.known.contains(&revision)
            || entry.original().is_some_and(|original| original.revision == revision)
            || entry.minor_edits.iter().any(|one| one.parse() == Ok(revision))
    };
    let unseen = entry.texts.iter().skip(1).find(|text| {
        stamp(text).and_then(|stamp| stamp.parse().ok()).is_some_and(|revision| !is_known(revision))
    });
    match unseen {
        Some(text) => Err(unknown(format!(
            "the translation in {} follows a revision that git does not have",
            text.language
        ))),
        None => Ok((before.revision, before.passages)),
    }
}

fn stamp(text: &EnteredText) -> Option<&str> {
    text.translation.as_ref()?.revision.as_deref()
}

fn original_and_text<'e>(
    entry: &'e Entry,
    language: &Language,
) -> Result<(&'e EnteredText, &'e EnteredText), Failure> {
    entry.original().zip(entry.text(language)).ok_or_else(|| {
        let languages: Vec<&str> = entry.texts.iter().skip(1).map(|text| text.language.as_str()).collect();
        let failure = Failure::new(format!("`{}` is not there in {language}", entry.path()));
        match languages.as_slice() {
            [] => failure.help("it has no translations yet"),
            languages => failure.help(format!("its translations are in {}", languages.join(", "))),
        }
    })
}

/// A text's file with this change; `line` is what to write by hand where it cannot be made.
fn edit(
    register: &Register,
    text: &EnteredText,
    change: impl Fn(&str) -> Option<String>,
    line: &str,
) -> Result<Edit, Failure> {
    let source = register.sources().get(text.source);
    let path = source.disk_path().ok_or_else(|| Failure::new("that text is no file of the site"))?;
    let bytes = source.bytes().map_err(|error| Failure::io("read", path, &error))?;
    let changed = decode(text.source, &bytes).ok().and_then(change).ok_or_else(|| {
        Failure::new(format!(
            "the front matter of {} is written in a way that is not known here",
            source.path
        ))
        .help(format!("it was left as it is; write this into it yourself: {line}"))
    })?;
    // What could be decoded is UTF-8.
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { "" };
    let after = format!("{mark}{changed}");
    Ok(Edit { path: path.to_owned(), file: source.path.clone(), before, after })
}

const BYTE_ORDER_MARK: &str = "\u{feff}";
