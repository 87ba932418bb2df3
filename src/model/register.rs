//! The texts of a site as their editors see them: those that are out, and those that are kept back, and why.
//!
//! Plain data, made only for those who work on the site. No page, feed or file of the output is made of it.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::front_matter::{Status, TranslationOf};
use super::language::Language;
use super::moment::Moment;
use super::revision::Revision;
use super::url::Address;
use crate::source::SourceId;

/// One text in all its languages.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The mission's folder; empty for the network's own texts.
    pub mission: Arc<str>,
    pub kind: Kind,
    /// Of a post its stem; else the file's name without its language.
    pub name: Arc<str>,
    /// The original first, then in the order of the blog's languages.
    pub texts: Vec<EnteredText>,
    /// The languages of its blog, its default language first as the settings have them.
    pub languages: Vec<Language>,
    /// Those in which no translation will come.
    pub waived: Vec<Language>,
    /// The blog's own.
    pub zone: TimeZone,
    /// Of the original: revisions that differ in small things only, as they are written.
    pub minor_edits: Vec<String>,
}

/// What a text is. In the order in which editors read of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Post,
    Page,
    Alert,
    Digest,
    Policy,
}

/// One file. What its front matter leaves out is its original's.
#[derive(Debug, Clone, PartialEq)]
pub struct EnteredText {
    pub source: SourceId,
    pub language: Language,
    /// Empty where it has none.
    pub title: Arc<str>,
    pub status: Status,
    /// Of a post: its date.
    pub date: Option<Moment>,
    pub publish_at: Option<Moment>,
    pub expire_at: Option<Moment>,
    pub standing: Standing,
    /// Where it stands or would stand, of a text that has a page.
    pub address: Option<Address>,
    pub cleared_by: Option<Arc<str>>,
    /// What its own file says of the original that it follows.
    pub translation: Option<TranslationOf>,
    /// What it says now.
    pub revision: Revision,
}

/// Whether readers see a text, and why they do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    Out,
    /// A page says that it was taken back.
    Withdrawn,
    Draft,
    Review,
    /// Ready; out from then on.
    Embargoed(Moment),
    /// Out until then, which is past.
    Ended(Moment),
}

impl Entry {
    /// Its original.
    pub fn original(&self) -> Option<&EnteredText> {
        self.texts.first()
    }

    /// The text in a language.
    pub fn text(&self, language: &Language) -> Option<&EnteredText> {
        self.texts.iter().find(|text| text.language == *language)
    }

    /// As digests and commands name a text: `mission/name`, or the name alone of the network's own.
    pub fn path(&self) -> String {
        if self.mission.is_empty() {
            self.name.to_string()
        } else {
            format!("{}/{}", self.mission, self.name)
        }
    }
}
