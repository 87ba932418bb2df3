//! What `network.yaml` and `mission.yaml` say, as they say it. A mission's settings win over the network's.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::language::Language;
use super::moment::WrittenMoment;
use super::text::LocalText;
use crate::source::SourceId;

/// One settings file. `None` is what the file leaves out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub title: Option<LocalText>,
    pub description: Option<LocalText>,
    pub base_url: Option<String>,
    pub default_language: Option<Language>,
    pub languages: Option<Vec<Language>>,
    pub timezone: Option<String>,
    pub theme: Option<String>,
    /// Laid over the theme's own settings, entry by entry.
    pub theme_settings: Option<serde_json::Value>,
    pub permalink: Option<String>,
    pub page_size: Option<u32>,
    pub feed_size: Option<u32>,
    pub latest: Option<u32>,
    pub related: Option<u32>,
    pub outputs: OutputSettings,
    pub own_domains: Option<Vec<String>>,
    pub footer: Option<Vec<FooterLink>>,
    pub accessibility: Accessibility,
    /// Who the site is of, officially.
    pub identifier: Option<Identifier>,
    pub untranslated: Option<Untranslated>,
    pub fallbacks: BTreeMap<Language, Vec<Language>>,
    pub policies: PolicySettings,
    pub digest: DigestSettings,
    pub html: Option<RawHtml>,
    pub rules: BTreeMap<String, RuleSetting>,
    pub clearance: Option<Clearance>,
    /// `network.yaml` alone.
    pub feed_authority: Option<String>,
    /// `network.yaml` alone: id and names, in the order of the file.
    #[serde(deserialize_with = "crate::yaml::ordered")]
    pub tags: Vec<(String, LocalText)>,
    /// `network.yaml` alone.
    pub tags_declared: Option<TagsDeclared>,
    /// `mission.yaml` alone: ISO 3166, two capital letters.
    pub country: Option<String>,
    /// `mission.yaml` alone: in the order of the file.
    #[serde(deserialize_with = "crate::yaml::ordered")]
    pub offices: Vec<(String, LocalText)>,
    pub comments: CommentSettings,
    /// `network.yaml` alone: for a language, its digits by CLDR's name.
    pub numerals: BTreeMap<Language, String>,
    /// `network.yaml` alone: for a language, the calendar of its dates by CLDR's name.
    pub calendars: BTreeMap<Language, String>,
    /// Who may do what with the texts, as feeds say it.
    pub rights: Option<LocalText>,
    /// The address of a WebSub hub, which feeds name.
    pub feed_hub: Option<String>,
    pub extra: Option<serde_json::Value>,
}

pub use super::body::RawHtml;

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutputSettings {
    pub feeds: Option<Vec<FeedFormat>>,
    pub tag_feeds: Option<bool>,
    pub author_feeds: Option<bool>,
    pub archives: Option<bool>,
    pub tags: Option<bool>,
    pub authors: Option<bool>,
    pub digests: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedFormat {
    Atom,
    Rss,
    Json,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FooterLink {
    pub title: LocalText,
    pub url: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accessibility {
    /// An address with its scheme, or a text that says how to reach whoever answers.
    pub contact: Option<String>,
    pub reviewed: Option<WrittenMoment>,
    /// How it was found out what works and what does not.
    pub assessed: Option<LocalText>,
    pub gaps: Option<Vec<LocalText>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    pub text: LocalText,
    pub url: Option<String>,
}

/// What a listing does with a story that has no translation in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Untranslated {
    Show,
    Hide,
}

/// Which policies stand on what, as a settings file says it: each line for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PolicySettings {
    pub post: Option<Vec<String>>,
    pub feed: Option<Vec<String>>,
    pub digest: Option<Vec<String>>,
}

/// Which policies stand on what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PolicyRules {
    pub post: Vec<String>,
    pub feed: Vec<String>,
    pub digest: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DigestSettings {
    pub week_starts: Option<WeekStart>,
    pub editor: Option<String>,
    pub group_by: Option<GroupBy>,
    pub email_weeks: Option<u32>,
    pub email: EmailSettings,
}

/// Who sends the weeks in review, and what RFC 2369 has a mailbox know of their list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EmailSettings {
    pub from: Option<String>,
    pub reply_to: Option<String>,
    pub list_id: Option<String>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub help: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub unsubscribe: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub subscribe: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub post: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub owner: Option<Vec<String>>,
    #[serde(deserialize_with = "crate::yaml::texts")]
    pub archive: Option<Vec<String>>,
}

impl EmailSettings {
    /// What is written under one of [`super::mailing::LIST_KEYS`].
    pub fn list(&self, key: &str) -> Option<&[String]> {
        let list = match key {
            "help" => &self.help,
            "unsubscribe" => &self.unsubscribe,
            "subscribe" => &self.subscribe,
            "post" => &self.post,
            "owner" => &self.owner,
            _ => &self.archive,
        };
        list.as_deref()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WeekStart(pub jiff::civil::Weekday);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    Mission,
    Tag,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleSetting {
    Off,
    Warning,
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clearance {
    Optional,
    Required,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagsDeclared {
    Optional,
    Required,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommentSettings {
    pub write_to: Option<String>,
    pub state: Option<super::front_matter::CommentState>,
}

/// What the site says of rules.
#[derive(Debug, Default)]
pub struct Rules {
    pub network_source: Option<SourceId>,
    /// By code, as written.
    pub network: BTreeMap<String, RuleSetting>,
    /// By mission: where it says it, and what.
    pub missions: Vec<(Arc<str>, SourceId, BTreeMap<String, RuleSetting>)>,
    /// By text: the codes that are off there, as written, each with the reason.
    pub texts: Vec<(SourceId, Vec<(String, String)>)>,
}

/// What is written for a reason and is none: the words that settings have in its place.
const NO_REASON: &[&str] = &["error", "false", "no", "null", "off", "true", "warning", "yes"];

/// Whether a text says why it turns a rule off.
pub fn is_reason(written: &str) -> bool {
    let written = written.trim();
    written.contains(char::is_alphabetic) && !NO_REASON.iter().any(|word| word.eq_ignore_ascii_case(written))
}
