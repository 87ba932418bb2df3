//! The translation ledger: which posts are translated, into which languages, and whether the translations still
//! follow their originals. Nothing is written here.
//!
//! What a translation follows stands in its file; what has changed since is git's to say, and where git cannot, that
//! is said. Posts that were withdrawn or have ended are left out: they ask for no work.

mod accept;
mod changes;

use serde::Serialize;

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::register::{EnteredText, Entry, Kind, Standing};
use crate::model::revision::{Following, following};
use crate::register::Register;

pub use accept::{Edit, Minor, Stamped, find, minor, stamped};
pub use changes::{Changes, Passage, changes};

/// A post, as a table of translations has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// `mission/stem`.
    pub post: String,
    pub mission: String,
    /// The original's.
    pub title: String,
    /// The original's language.
    pub original: String,
    /// What the original says now.
    pub revision: String,
    /// Whether readers see the original.
    pub is_out: bool,
    /// One for each language of the mission, in the order of its settings.
    pub translations: Vec<Cell>,
}

/// A post in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub language: String,
    pub state: State,
    /// In the site's folder; none where there is no file yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The revision that it says it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translator: Option<String>,
    /// Of a stale one, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// How a post stands in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// This is what the others are translated from.
    Original,
    /// It follows the original as it is.
    Fresh,
    /// The original has changed since.
    Stale,
    /// It does not say which revision it follows.
    Unstamped,
    /// There is none.
    Missing,
    /// There is none, and none will come.
    Waived,
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            State::Original => "original",
            State::Fresh => "fresh",
            State::Stale => "stale",
            State::Unstamped => "unstamped",
            State::Missing => "missing",
            State::Waived => "waived",
        }
    }
}

/// The posts of a mission, or of all, newest first within each. Fails where there is no such mission.
pub fn rows(register: &Register, mission: Option<&str>) -> Result<Vec<Row>, Failure> {
    let posts = || register.entries().iter().filter(|entry| entry.kind == Kind::Post);
    if let Some(mission) = mission
        && !posts().any(|entry| &*entry.mission == mission)
    {
        // One without posts is not in the register; its settings are among the files.
        let settings = format!("content/{mission}/mission.yaml");
        if !register.sources().iter().any(|(_, source)| source.path == settings) {
            return Err(no_mission(register, mission));
        }
    }
    let mut entries: Vec<&Entry> = posts()
        .filter(|entry| mission.is_none_or(|mission| &*entry.mission == mission))
        .filter(|entry| entry.original().is_some_and(is_wanted))
        .collect();
    entries.sort_by(|one, other| one.mission.cmp(&other.mission).then_with(|| other.name.cmp(&one.name)));
    Ok(entries.into_iter().filter_map(|entry| row(register, entry)).collect())
}

fn is_wanted(original: &EnteredText) -> bool {
    !matches!(original.standing, Standing::Withdrawn | Standing::Ended(_))
}

fn row(register: &Register, entry: &Entry) -> Option<Row> {
    let original = entry.original()?;
    Some(Row {
        post: entry.path(),
        mission: entry.mission.to_string(),
        title: original.title.to_string(),
        original: original.language.to_string(),
        revision: original.revision.to_string(),
        is_out: original.standing == Standing::Out,
        translations: entry.languages.iter().map(|language| cell(register, entry, language)).collect(),
    })
}

fn cell(register: &Register, entry: &Entry, language: &Language) -> Cell {
    let text = entry.text(language);
    let stamp = text.and_then(|text| text.translation.as_ref());
    Cell {
        language: language.to_string(),
        state: state(entry, language),
        file: text.map(|text| register.file(text.source).to_owned()),
        title: text.map(|text| text.title.to_string()),
        follows: stamp.and_then(|stamp| stamp.revision.clone()),
        translator: stamp.and_then(|stamp| stamp.translator.clone()),
        changes: None,
    }
}

/// How a post stands in a language.
pub fn state(entry: &Entry, language: &Language) -> State {
    let Some((original, text)) = entry.original().zip(entry.text(language)) else {
        return if entry.waived.contains(language) { State::Waived } else { State::Missing };
    };
    if text.source == original.source {
        return State::Original;
    }
    let stamp = text.translation.as_ref().and_then(|translation| translation.revision.as_deref());
    match following(stamp, original.revision, &entry.minor_edits) {
        Following::Unstamped => State::Unstamped,
        Following::Fresh => State::Fresh,
        Following::Stale => State::Stale,
    }
}

fn no_mission(register: &Register, mission: &str) -> Failure {
    let mut known: Vec<&str> = register
        .sources()
        .iter()
        .filter_map(|(_, source)| source.path.strip_prefix("content/")?.strip_suffix("/mission.yaml"))
        .collect();
    known.sort_unstable();
    let help = match crate::diagnostic::nearest(mission, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the missions are {}", known.join(", ")),
    };
    Failure::new(format!("there is no mission `{mission}`")).help(help)
}
