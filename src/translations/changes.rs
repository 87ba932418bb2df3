//! What has changed in an original since it was translated, as far as git has the text that was translated.

use serde::Serialize;
use similar::{DiffTag, TextDiff};

use crate::git::{Silence, Version, history};
use crate::model::front_matter::FrontMatter;
use crate::model::language::Language;
use crate::model::register::Entry;
use crate::model::revision::{Following, Revision, following, translated};
use crate::register::Register;
use crate::source::{SourceId, decode};
use crate::yaml::{self, FileKind};

/// What a stale translation lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Changes {
    Known {
        /// The day on which the text that it still follows was committed, `2026-05-20`.
        since: String,
        passages: Vec<Passage>,
    },
    /// And why it is not known, as one sentence without a full stop.
    Unknown { unknown: String },
}

/// Lines that stood in the original, and what stands there now. Of its front matter only what is translated is here,
/// a line each: `title: …`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    pub was: Vec<String>,
    pub now: Vec<String>,
}

/// What has changed in a post's original since its translation in this language; `None` where that has no stamp.
pub fn changes(register: &Register, entry: &Entry, language: &Language) -> Option<Changes> {
    let original = entry.original()?;
    let stamp = entry.text(language)?.translation.as_ref()?.revision.as_deref()?;
    let unknown = |unknown: String| Some(Changes::Unknown { unknown });
    let path = register.sources().get(original.source).disk_path()?;
    let now = register.sources().text(original.source).ok();
    let Some(now) = now.and_then(|text| Said::of(original.source, &text)) else {
        return unknown("the original cannot be read".to_owned());
    };
    let history = match history(path) {
        Ok(history) => history,
        Err(silence) => return unknown(why(&silence)),
    };
    let followed = |version: &Version| {
        let text = decode(original.source, &version.bytes).ok()?;
        let said = Said::of(original.source, text)?;
        let is_it = following(Some(stamp), said.revision(), &said.minor) == Following::Fresh;
        is_it.then(|| (version.day.clone(), said))
    };
    match history.versions.iter().find_map(followed) {
        Some((since, was)) => Some(Changes::Known { since, passages: passages(&was.text, &now.text) }),
        None if history.is_shallow => {
            unknown("this clone holds only the newest part of the history: fetch the rest with `git fetch --unshallow`".to_owned())
        }
        None => unknown(format!("git has no version of the original with the revision {stamp}")),
    }
}

/// A post's original before its last edit.
pub(super) struct Before {
    /// Of the newest version that does not say what the file says now.
    pub revision: Revision,
    /// Of all versions.
    pub known: Vec<Revision>,
    pub passages: Vec<Passage>,
}

/// What git has of a post's original before its last edit; else why it has nothing.
pub(super) fn before(register: &Register, entry: &Entry) -> Result<Before, String> {
    let original = entry.original().ok_or("it has no original")?;
    let path = register.sources().get(original.source).disk_path().ok_or("its original is no file")?;
    let text = register.sources().text(original.source).map_err(|_| "its original cannot be read")?;
    let now = Said::of(original.source, &text).ok_or("its original cannot be read")?;
    let history = history(path).map_err(|silence| why(&silence))?;
    let said = |version: &Version| Said::of(original.source, decode(original.source, &version.bytes).ok()?);
    let versions: Vec<Said> = history.versions.iter().filter_map(said).collect();
    let before = versions.iter().find(|said| said.revision() != now.revision());
    let before = before.ok_or("git has no version of it that says anything else")?;
    Ok(Before {
        revision: before.revision(),
        known: versions.iter().map(Said::revision).collect(),
        passages: passages(&before.text, &now.text),
    })
}

fn why(silence: &Silence) -> String {
    match silence {
        Silence::NotInstalled => "git is not installed, so nothing is known of earlier versions".to_owned(),
        Silence::NoRepository => {
            "the site is in no git repository, so nothing is known of earlier versions".to_owned()
        }
        Silence::NotCommitted => "git has no version of the original: it was never committed".to_owned(),
        Silence::Refused(said) => format!("git did not answer: {said}"),
    }
}

/// What a version of a text says.
struct Said {
    text: String,
    minor: Vec<String>,
}

impl Said {
    /// `None` where it has no front matter that can be read.
    fn of(source: SourceId, text: &str) -> Option<Said> {
        let parts = yaml::split(source, text).ok()?;
        let front_matter =
            yaml::read::<FrontMatter>(source, parts.front_matter, parts.front_matter_offset, FileKind::Post)
                .value;
        let text = translated(&front_matter, parts.body);
        Some(Said { text, minor: front_matter.minor_edits.unwrap_or_default() })
    }

    fn revision(&self) -> Revision {
        Revision::of(&self.text)
    }
}

fn passages(was: &str, now: &str) -> Vec<Passage> {
    let diff = TextDiff::from_lines(was, now);
    let lines = |of: &[&str]| -> Vec<String> {
        of.iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let mut passages: Vec<Passage> = Vec::new();
    let mut is_near = false;
    for op in diff.ops() {
        let old = diff.old_slices().get(op.old_range()).unwrap_or_default();
        let new = diff.new_slices().get(op.new_range()).unwrap_or_default();
        if op.tag() == DiffTag::Equal {
            // Two paragraphs beside each other are one passage.
            is_near = old.iter().all(|line| line.trim().is_empty());
            continue;
        }
        match passages.last_mut().filter(|_| is_near) {
            Some(last) => {
                last.was.extend(lines(old));
                last.now.extend(lines(new));
            }
            None => passages.push(Passage { was: lines(old), now: lines(new) }),
        }
    }
    // Where only empty lines differ, nothing can be shown of it.
    passages.retain(|passage| !passage.was.is_empty() || !passage.now.is_empty());
    passages
}

#[cfg(test)]
mod tests {
    use super::{Passage, passages};

    fn passage(was: &[&str], now: &[&str]) -> Passage {
        let lines = |of: &[&str]| of.iter().map(|line| (*line).to_owned()).collect();
        Passage { was: lines(was), now: lines(now) }
    }

    #[test]
    fn what_changed_is_told_by_passages() {
        let was = "title: A\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n";
        let now = "title: B\n\nOne.\n\n2.\n\n3.\n\nFour.\n\nFive.\n";
        assert_eq!(
            passages(was, now),
            [
                passage(&["title: A"], &["title: B"]),
                passage(&["Two.", "Three."], &["2.", "3."]),
                passage(&[], &["Five."])
            ]
        );
        assert_eq!(passages(was, was), []);
    }
}
