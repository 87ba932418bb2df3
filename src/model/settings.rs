//! What `network.yaml` and `mission.yaml` say, as they say it. A mission's settings win over the network's.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::language::Language;
use super::moment::WrittenMoment;
use super::text::LocalText;
use crate::source::SourceId;

/// One settings file. `None` is what the file leaves out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The name, shown on every page: one for all languages, or one for each.
    pub title: Option<LocalText>,
    /// What it is about, in a sentence or two: one text for all languages, or one for each.
    pub description: Option<LocalText>,
    /// The address of the site, with `https://` and a final slash. A mission needs one only for a domain of its own.
    #[schemars(regex(pattern = r"^https?://"), extend("patternErrorMessage" = "Write it with https:// and a final slash, such as https://blogs.example.gov/"))]
    pub base_url: Option<String>,
    /// The language that is taken where none is said. Left out: the first of `languages`.
    pub default_language: Option<Language>,
    /// The languages that it is published in, such as `[en, fr, ar]`.
    pub languages: Option<Vec<Language>>,
    /// The time zone that dates are in, such as `Europe/Paris`. Left out: the network's, or UTC.
    pub timezone: Option<String>,
    /// How it looks: the name of a folder in `themes/`, or `default`.
    pub theme: Option<String>,
    /// What the theme lets you set, such as its colours. It is laid over the theme's own settings, entry by entry.
    pub theme_settings: Option<serde_json::Value>,
    /// How addresses of stories are made, such as `/:year/:month/:day/:slug/`.
    pub permalink: Option<String>,
    /// So many stories stand on a page of a list. Left out: 10.
    #[schemars(range(min = 1))]
    pub page_size: Option<u32>,
    /// So many stories stand in a feed. Left out: 20.
    #[schemars(range(min = 1))]
    pub feed_size: Option<u32>,
    /// So many of each mission's stories stand on the network's home. Left out: 5.
    pub latest: Option<u32>,
    /// So many other stories stand below a story. Left out: 3.
    pub related: Option<u32>,
    /// What is made beside stories. Left out: all of it.
    pub outputs: OutputSettings,
    /// Domains that count as our own, such as `example.gov`: links elsewhere are marked.
    pub own_domains: Option<Vec<String>>,
    /// Links in the foot of every page, such as privacy and contact.
    pub footer: Option<Vec<FooterLink>>,
    /// What the accessibility statement says.
    pub accessibility: Accessibility,
    /// Who the site is of, officially: shown in the foot of every page.
    pub identifier: Option<Identifier>,
    /// What a list does with a story that has no translation in its language. Left out: `show`.
    pub untranslated: Option<Untranslated>,
    /// For a language, the languages that are shown where it lacks a text: `fr-CA: [fr, en]`.
    pub fallbacks: BTreeMap<Language, Vec<Language>>,
    /// Which policies stand where. One that is named must exist in every language.
    pub policies: PolicySettings,
    /// The week in review.
    pub digest: DigestSettings,
    /// What becomes of raw HTML in texts. Left out: `clean`.
    pub html: Option<RawHtml>,
    /// For a rule's code: `off`, `warning` or `error`.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Whether a text needs `cleared_by` to go out. Left out: `optional`.
    pub clearance: Option<Clearance>,
    /// A domain and a year that permanent ids in feeds begin with, such as `example.gov,2012`. Never change it.
    pub feed_authority: Option<String>,
    /// The tags of the network, each with its name: one for all languages, or one for each.
    #[serde(deserialize_with = "crate::yaml::ordered")]
    #[schemars(schema_with = "crate::yaml::schemas::ordered")]
    pub tags: Vec<(String, LocalText)>,
    /// Whether stories may have other tags than those of `tags`. Left out: `optional`, and they may.
    pub tags_declared: Option<TagsDeclared>,
    /// The country that the mission is in, by its two letters, such as `FR`.
    #[schemars(regex(pattern = r"^[A-Za-z]{2}$"), extend("patternErrorMessage" = "Write the two letters of ISO 3166, such as FR."))]
    pub country: Option<String>,
    /// Who in the mission writes, each with its name: one for all languages, or one for each.
    #[serde(deserialize_with = "crate::yaml::ordered")]
    #[schemars(schema_with = "crate::yaml::schemas::ordered")]
    pub offices: Vec<(String, LocalText)>,
    /// How readers write to the mission, and whether they may.
    pub comments: CommentSettings,
    /// For a language, the digits that its numbers are written with, such as `arab`.
    pub numerals: BTreeMap<Language, String>,
    /// For a language, the calendar that its dates are in, such as `persian`.
    pub calendars: BTreeMap<Language, String>,
    /// Who may do what with the texts, as feeds say it.
    pub rights: Option<LocalText>,
    /// The address of a WebSub hub, which feeds name.
    pub feed_hub: Option<String>,
    /// Data of your own, which templates get as it is.
    pub extra: Option<serde_json::Value>,
}

pub use super::body::RawHtml;

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OutputSettings {
    /// The formats of feeds. Left out: all three.
    pub feeds: Option<Vec<FeedFormat>>,
    /// Whether each tag has a feed.
    pub tag_feeds: Option<bool>,
    /// Whether each author has a feed.
    pub author_feeds: Option<bool>,
    /// Whether there are archives by year and month.
    pub archives: Option<bool>,
    /// Whether each tag has a page.
    pub tags: Option<bool>,
    /// Whether each author has a page.
    pub authors: Option<bool>,
    /// Whether there is a week in review.
    pub digests: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedFormat {
    /// Atom, which says most: `atom.xml`.
    Atom,
    /// RSS 2.0, for older readers: `rss.xml`.
    Rss,
    /// JSON Feed, for programs: `feed.json`.
    Json,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FooterLink {
    /// The link's words: one text for all languages, or one for each.
    pub title: LocalText,
    /// Where it leads.
    pub url: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Accessibility {
    /// How to reach whoever answers: an address such as `mailto:access@example.gov`, or a text.
    pub contact: Option<String>,
    /// When the statement was last checked, such as `2026-04-20`.
    pub reviewed: Option<WrittenMoment>,
    /// How it was found out what works and what does not.
    pub assessed: Option<LocalText>,
    /// What does not work yet, a text each.
    pub gaps: Option<Vec<LocalText>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Who the site is of: one text for all languages, or one for each.
    pub text: LocalText,
    /// Where that leads.
    pub url: Option<String>,
}

/// What a listing does with a story that has no translation in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Untranslated {
    /// It is listed in another language, marked as such.
    Show,
    /// It is not listed.
    Hide,
}

/// Which policies stand on what, as a settings file says it: each line for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PolicySettings {
    /// Those that stand below every story: names of files in `policies/`, without language and `.md`.
    pub post: Option<Vec<String>>,
    /// Those that stand in feeds.
    pub feed: Option<Vec<String>>,
    /// Those that stand in the week in review.
    pub digest: Option<Vec<String>>,
}

/// Which policies stand on what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PolicyRules {
    pub post: Vec<String>,
    pub feed: Vec<String>,
    pub digest: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DigestSettings {
    /// The day that weeks begin with, in English: `monday`.
    pub week_starts: Option<WeekStart>,
    /// Who introduces the weeks: the name of a file in `authors/`, without `.yaml`.
    pub editor: Option<String>,
    /// How its stories are grouped. Left out: `mission`.
    pub group_by: Option<GroupBy>,
    /// So many of the newest weeks have an e-mail beside their page. Left out: 8.
    pub email_weeks: Option<u32>,
    /// Who sends the week in review by e-mail, and what its list is.
    pub email: EmailSettings,
}

/// Who sends the weeks in review, and what RFC 2369 has a mailbox know of their list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EmailSettings {
    /// The address that it comes from, such as `week@blogs.example.gov`.
    pub from: Option<String>,
    /// The address that answers go to.
    pub reply_to: Option<String>,
    /// The list's id, written like a domain: `week.blogs.example.gov`.
    pub list_id: Option<String>,
    /// Addresses (`https:` or `mailto:`) that say how to use the list.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub help: Option<Vec<String>>,
    /// Addresses (`https:` or `mailto:`) that say how to leave the list.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub unsubscribe: Option<Vec<String>>,
    /// Addresses (`https:` or `mailto:`) that say how to join the list.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub subscribe: Option<Vec<String>>,
    /// Addresses (`https:` or `mailto:`) that say how to write to the list; `NO` where nobody may.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub post: Option<Vec<String>>,
    /// Addresses (`https:` or `mailto:`) that say who runs the list.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub owner: Option<Vec<String>>,
    /// Addresses (`https:` or `mailto:`) that say where its older e-mails are.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// By mission.
    Mission,
    /// By tag.
    Tag,
    /// Not at all.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleSetting {
    Off,
    Warning,
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clearance {
    /// A text goes out without.
    Optional,
    /// A text without `cleared_by` does not go out.
    Required,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TagsDeclared {
    /// Other tags are shown as they are written.
    Optional,
    /// Any other tag is an error.
    Required,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommentSettings {
    /// Where readers send their comments: `mailto:blog@example.gov`, or the address of a form.
    pub write_to: Option<String>,
    /// Whether readers may write, where a story does not say otherwise. Left out: `open`.
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
