//! The editors' desk: how everything stands that an editor has to do with, as plain data.
//!
//! What is wrong; which texts are kept back, and until when; which translations there are; what this week and the
//! last one hold. It reads the site anew whenever it is opened and writes nothing. Faults of the site are part of
//! it; it fails only where the site cannot be read.

use std::sync::Arc;

use jiff::{SignedDuration, Zoned};

use crate::Request;
use crate::digests::{Digests, Listed, Row};
use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::register::{EnteredText, Entry, Kind, Standing};
use crate::model::text::LocalText;
use crate::register::Register;
use crate::report::Told;
use crate::source::Sources;
use crate::translations::{self, Cell, State};

/// Everything on the desk.
pub struct Desk {
    /// What the network is called; empty where its settings cannot be read.
    pub network: LocalText,
    pub told: Told,
    pub sources: Arc<Sources>,
    /// Texts that are not out, or not for ever: by standing, and within one the soonest first.
    pub waiting: Vec<Waiting>,
    /// The network's own stories first, then the missions' by their folders.
    pub missions: Vec<Mission>,
    /// Of the network, then of the missions that have any.
    pub weeks: Vec<Weeks>,
}

/// In which order, and under which heading, texts that wait are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    Draft,
    Review,
    Embargoed,
    Expiring,
    Withdrawn,
    Ended,
}

/// A text that is not out, or not for ever, in those of its languages that stand alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub shelf: Shelf,
    /// Empty for the network's own.
    pub mission: String,
    pub kind: Kind,
    /// Of the first of its files.
    pub title: String,
    /// When it comes or ends, in its mission's zone. Of a draft: when it would come if it were ready, where that is
    /// still to come.
    pub at: Option<Zoned>,
    /// The original first, where it is among them.
    pub files: Vec<WaitingFile>,
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingFile {
    pub language: Language,
    /// In the site's folder.
    pub file: String,
    /// Its page in the preview, where it has one.
    pub address: Option<String>,
}

/// A mission's stories that lack something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mission {
    pub id: String,
    pub title: LocalText,
    /// The newest first; each with as many translations, in the same order of languages.
    pub stories: Vec<translations::Row>,
    /// How many more there are.
    pub left: usize,
}

/// The weeks in review of the network or a mission that are worked on.
#[derive(Debug, Clone, PartialEq)]
pub struct Weeks {
    /// Empty for the network.
    pub mission: String,
    pub title: LocalText,
    /// The newest that is not over.
    pub this: Option<Week>,
    /// The newest that is.
    pub last: Option<Week>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    pub row: Row,
    pub stories: Vec<Listed>,
}

/// So many stories of a mission are shown.
const MOST_STORIES: usize = 100;

/// For how long a text that is over is shown.
const MONTH: SignedDuration = SignedDuration::from_hours(31 * 24);

impl Desk {
    /// Reads the site as it is now.
    pub fn open(request: &Request) -> Result<Desk, Failure> {
        let digests = Digests::open(request)?;
        let register = digests.register();
        let found = register.found();
        let mut waiting: Vec<Waiting> = Vec::new();
        for entry in register.entries() {
            waiting.extend(wait(register, entry, request.drafts));
        }
        let key = |waiting: &Waiting| {
            let at = waiting.at.as_ref().map(Zoned::timestamp);
            let file = waiting.files.first().map(|file| file.file.clone());
            (waiting.shelf, at.is_none(), at, file)
        };
        waiting.sort_by_cached_key(key);
        Ok(Desk {
            network: digests.title(None),
            told: Told::new(&found.sources, &found.diagnostics),
            sources: Arc::clone(&found.sources),
            waiting,
            missions: missions(&digests)?,
            weeks: weeks(&digests)?,
        })
    }
}

/// A text's files that wait, those together that stand alike.
fn wait(register: &Register, entry: &Entry, drafts: bool) -> Vec<Waiting> {
    let mut all: Vec<Waiting> = Vec::new();
    for text in &entry.texts {
        let Some((shelf, at)) = shelf(register, text) else { continue };
        let is_shown = match text.standing {
            Standing::Out | Standing::Withdrawn => true,
            Standing::Draft | Standing::Review => drafts && at.is_none(),
            Standing::Embargoed(_) | Standing::Ended(_) => false,
        };
        let address = text.address.as_ref().filter(|_| is_shown);
        let file = WaitingFile {
            language: text.language.clone(),
            file: register.file(text.source).to_owned(),
            address: address.and_then(|address| register.absolute(address)),
        };
        let at = at.map(|moment| moment.timestamp.to_zoned(entry.zone.clone()));
        match all.iter_mut().find(|known| known.shelf == shelf && known.at == at) {
            Some(known) => known.files.push(file),
            None => all.push(Waiting {
                shelf,
                mission: entry.mission.to_string(),
                kind: entry.kind,
                title: text.title.to_string(),
                at,
                files: vec![file],
            }),
        }
    }
    all
}

/// Where a text is shown among those that wait; `None` for one that does not.
fn shelf(register: &Register, text: &EnteredText) -> Option<(Shelf, Option<Moment>)> {
    let to_come = || {
        let moments = [text.date, text.publish_at].into_iter().flatten();
        moments.max_by_key(|moment| moment.timestamp).filter(|moment| moment.timestamp > register.now())
    };
    Some(match text.standing {
        Standing::Draft => (Shelf::Draft, to_come()),
        Standing::Review => (Shelf::Review, to_come()),
        Standing::Embargoed(until) => (Shelf::Embargoed, Some(until)),
        Standing::Ended(since) if register.now().duration_since(since.timestamp) > MONTH => return None,
        Standing::Ended(since) => (Shelf::Ended, Some(since)),
        Standing::Withdrawn => (Shelf::Withdrawn, None),
        Standing::Out => (Shelf::Expiring, Some(text.expire_at?)),
    })
}

fn missions(digests: &Digests) -> Result<Vec<Mission>, Failure> {
    let mut missions: Vec<Mission> = Vec::new();
    for row in translations::rows(digests.register(), None)? {
        let is_open = |cell: &Cell| matches!(cell.state, State::Missing | State::Stale);
        if !row.translations.iter().any(is_open) {
            continue;
        }
        match missions.iter_mut().find(|mission| mission.id == row.mission) {
            Some(mission) if mission.stories.len() < MOST_STORIES => mission.stories.push(row),
            Some(mission) => mission.left += 1,
            None => missions.push(Mission {
                id: row.mission.clone(),
                title: digests.title(Some(&row.mission)),
                stories: vec![row],
                left: 0,
            }),
        }
    }
    Ok(missions)
}

fn weeks(digests: &Digests) -> Result<Vec<Weeks>, Failure> {
    let missions = digests.missions();
    let blogs = std::iter::once(None).chain(missions.iter().map(|mission| Some(mission.as_str())));
    let mut all = Vec::new();
    for mission in blogs {
        let rows = digests.rows(mission)?;
        let week = |is_over: bool| -> Result<Option<Week>, Failure> {
            let Some(row) = rows.iter().find(|row| row.is_over == is_over) else { return Ok(None) };
            Ok(Some(Week { row: row.clone(), stories: digests.contents(mission, row)? }))
        };
        let weeks = Weeks {
            mission: mission.unwrap_or_default().to_owned(),
            title: digests.title(mission),
            this: week(false)?,
            last: week(true)?,
        };
        if weeks.this.is_some() || weeks.last.is_some() {
            all.push(weeks);
        }
    }
    Ok(all)
}
