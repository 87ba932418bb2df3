//! New files for editors to begin with: what they are named, and what stands in them. Nothing is written here.
//!
//! Only names and settings of the site are read, so that a file can be made while others have faults. What a file
//! holds passes a check as it is, and is a draft, so that nothing goes out by accident.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::diagnostic::nearest;
use crate::discover::discover;
use crate::failure::Failure;
use crate::locales::{self, Locale};
use crate::model::conventions::{default_language, languages};
use crate::model::language::Language;
use crate::model::name::compose;
use crate::model::settings::{Clearance, Settings};
use crate::source::{Kind, Scope, SourceId, Sources};
use crate::yaml::{self, FileKind};

mod lines;
mod mission;
mod text;
mod translation;

pub use mission::{NewMission, mission};
pub use text::{Called, alert, page, post};
pub use translation::{Begun, translation};

/// A file that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// In the site's folder, with `/`.
    pub path: String,
    pub text: String,
}

/// What is known of a site before its texts are read.
pub struct Ground {
    sources: Sources,
    network: Settings,
    missions: BTreeMap<String, Settings>,
    now: Timestamp,
}

/// A mission, or the network itself.
#[derive(Clone, Copy)]
pub struct Blog<'g> {
    ground: &'g Ground,
    /// Empty for the network's own.
    pub id: &'g str,
    own: &'g Settings,
}

impl Ground {
    /// Reads the settings of a site. Their faults are told where it is checked; what could be read of them counts.
    pub fn open(request: &crate::Request) -> Result<Ground, Failure> {
        // Themes are of no use here, so those that the program carries are left out.
        let sources = discover(&request.site, Vec::new())?.value;
        let (mut network, mut missions) = (None, BTreeMap::new());
        for (id, source) in sources.iter() {
            let read =
                |kind| sources.text(id).ok().map(|text| yaml::read::<Settings>(id, &text, 0, kind).value);
            match &source.kind {
                Kind::Network => network = read(FileKind::Network),
                Kind::Mission { mission } => {
                    missions.extend(read(FileKind::Mission).map(|settings| (mission.clone(), settings)));
                }
                _ => {}
            }
        }
        let network = network.ok_or_else(|| {
            Failure::new("there is no network here: `content/network.yaml` is missing")
                .help("make a site with `chancery init DIR`")
        })?;
        Ok(Ground { sources, network, missions, now: request.now })
    }

    /// A mission by its folder's name.
    pub fn mission(&self, id: &str) -> Result<Blog<'_>, Failure> {
        if let Some((id, own)) = self.missions.get_key_value(id) {
            return Ok(Blog { ground: self, id, own });
        }
        let failure = Failure::new(format!("there is no mission `{id}`"));
        Err(match nearest(id, self.missions.keys().map(String::as_str)) {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None if self.missions.is_empty() => failure.help("make one with `chancery new mission`"),
            None => {
                let known: Vec<&str> = self.missions.keys().map(String::as_str).collect();
                failure.help(format!("the missions are: {}", known.join(", ")))
            }
        })
    }

    /// A mission, or the network itself.
    pub fn blog(&self, mission: Option<&str>) -> Result<Blog<'_>, Failure> {
        match mission {
            Some(mission) => self.mission(mission),
            None => Ok(Blog { ground: self, id: "", own: &self.network }),
        }
    }

    /// Whether a word is a mission's name, and so hardly a title.
    pub fn is_mission(&self, word: &str) -> bool {
        self.missions.contains_key(word)
    }

    /// The words for editors in a language, with the site's own before the program's.
    fn words(&self, language: &Language, after: &[Language]) -> Result<Locale, Failure> {
        let messages: Vec<(SourceId, Language, String)> = self
            .sources
            .iter()
            .filter_map(|(id, source)| match &source.kind {
                Kind::Messages { language } => {
                    Some((id, language.parse().ok()?, self.sources.text(id).ok()?))
                }
                _ => None,
            })
            .collect();
        let messages: Vec<(SourceId, Language, &str)> =
            messages.iter().map(|(id, language, text)| (*id, language.clone(), text.as_str())).collect();
        locales::scaffold(&messages, language, after)
    }

    /// The ids of the authors, those of a mission first.
    fn authors(&self, mission: &str) -> Vec<String> {
        let is_of_mission = |id: SourceId| {
            let text = self.sources.text(id).unwrap_or_default();
            text.lines().any(|line| line.strip_prefix("mission:").is_some_and(|of| of.trim() == mission))
        };
        let mut authors: Vec<(bool, String)> = self
            .sources
            .iter()
            .filter_map(|(id, source)| match &source.kind {
                Kind::Author { id: name } => Some((!is_of_mission(id), name.clone())),
                _ => None,
            })
            .collect();
        authors.sort();
        authors.into_iter().map(|(_, id)| id).collect()
    }
}

impl Blog<'_> {
    fn network(&self) -> Option<&Settings> {
        (!self.id.is_empty()).then_some(&self.ground.network)
    }

    /// The language to write in: the one that is asked for, if it is one of the blog's; else its own.
    pub fn language(&self, asked: Option<&str>) -> Result<Language, Failure> {
        let all = languages(self.own, self.network());
        let default = || default_language(self.own, self.network());
        let Some(asked) = asked else {
            return default().ok_or_else(|| {
                Failure::new("no languages are named in the settings")
                    .help("add a line such as `languages: [en, fr]` to `content/network.yaml`")
            });
        };
        let wanted: Option<Language> = asked.parse().ok();
        wanted.filter(|wanted| all.contains(wanted)).ok_or_else(|| {
            let whose = if self.id.is_empty() { "the network".to_owned() } else { format!("`{}`", self.id) };
            let all: Vec<&str> = all.iter().map(Language::as_str).collect();
            Failure::new(format!("{whose} does not publish in `{asked}`"))
                .help(format!("name one of its languages: {}; or add it to `languages`", all.join(", ")))
        })
    }

    /// A language that it publishes in beside this one.
    pub fn other_language(&self, language: &Language) -> Option<&Language> {
        languages(self.own, self.network()).iter().find(|other| *other != language)
    }

    /// Its settings' name for its time zone, and the zone.
    fn zone(&self) -> (&str, TimeZone) {
        let name =
            self.own.timezone.as_deref().or(self.network().and_then(|network| network.timezone.as_deref()));
        let zone = name.and_then(|name| TimeZoneDatabase::bundled().get(name).ok());
        (name.unwrap_or("UTC"), zone.unwrap_or(TimeZone::UTC))
    }

    /// The day that it is there.
    fn today(&self) -> Date {
        self.ground.now.to_zoned(self.zone().1).date()
    }

    fn words(&self, language: &Language) -> Result<Locale, Failure> {
        let own = self.own.fallbacks.get(language);
        let explicit = own.or_else(|| self.ground.network.fallbacks.get(language));
        let default = default_language(self.own, self.network()).unwrap_or_else(|| language.clone());
        let after = locales::chain(language, explicit.map(Vec::as_slice), &default);
        self.ground.words(language, &after)
    }

    fn wants_clearance(&self) -> bool {
        self.ground.network.clearance == Some(Clearance::Required)
    }

    fn folder(&self) -> String {
        if self.id.is_empty() { "content".to_owned() } else { format!("content/{}", self.id) }
    }

    fn scope(&self) -> Scope {
        if self.id.is_empty() { Scope::Network } else { Scope::Mission(self.id.to_owned()) }
    }

    /// A file of the site that is the same text already, in whatever form and language.
    fn taken(&self, is_same: impl Fn(&Kind) -> bool) -> Option<&str> {
        let files = &self.ground.sources.files;
        files.iter().find(|source| is_same(&source.kind)).map(|source| source.path.as_str())
    }
}

/// Whether two names are one on some computers.
fn is_same_name(one: &str, other: &str) -> bool {
    compose(one).to_lowercase() == compose(other).to_lowercase()
}
