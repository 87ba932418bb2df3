//! A Markdown file's front matter, as it is written. `None` is a key that the file leaves out.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use schemars::JsonSchema;
use serde::Deserialize;

use super::language::Language;
use super::moment::WrittenMoment;

/// Every key that some kind of text has; `crate::parse` refuses those that the text's own kind has not.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrontMatter {
    /// The text's name, as plain text. Every text has one.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub title: Option<String>,
    /// When it was written, such as `2026-05-12` or `2026-05-12 14:30`. Left out: the day of the file's name.
    pub date: Option<WrittenMoment>,
    /// When it was last changed, such as `2026-05-13`. The page and the feeds say it.
    pub updated: Option<WrittenMoment>,
    /// Who wrote it: names of files in `authors/`, without `.yaml`; or `{name: …, title: …}` for a guest.
    pub authors: Option<Vec<Byline>>,
    /// What it is about, in a line or two. Feeds, lists and search engines show it. Left out: the beginning of the text.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub summary: Option<String>,
    /// What it is about, as tags: those that `network.yaml` names, or others as they are written.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub tags: Option<Vec<String>>,
    /// The last word of the address. Left out: the file's name without its date.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub slug: Option<String>,
    /// The permanent id in feeds. It must never change once it was published. Left out: the mission and the file's name.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub id: Option<String>,
    /// Whether it goes out. Left out: `cleared`, and it does.
    pub status: Option<Status>,
    /// When and why it was withdrawn, with `status: withdrawn`. Its page says so.
    pub withdrawn: Option<Withdrawn>,
    /// It is kept back until then, such as `2026-06-01 09:00`, in the mission's time zone.
    pub publish_at: Option<WrittenMoment>,
    /// It is taken away then, such as `2026-06-30`, in the mission's time zone.
    pub expire_at: Option<WrittenMoment>,
    /// The picture above the text and in lists.
    pub image: Option<Box<Image>>,
    /// Of a translation: which original it follows.
    pub translation: Option<TranslationOf>,
    /// On the original: languages in which no translation will come.
    pub translations_waived: Option<Vec<Language>>,
    /// Revisions that differ in small things only, as `chancery translations accept --minor` writes them.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub minor_edits: Option<Vec<String>>,
    /// What was corrected after it went out, each with its date. The page shows them.
    pub corrections: Option<Vec<Correction>>,
    /// Who in the mission wrote it: one of the `offices` of `mission.yaml`.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub office: Option<String>,
    /// Who published the text first, where that was someone else.
    pub courtesy_of: Option<Courtesy>,
    /// Other missions that list it too: names of their folders.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub also_in: Option<Vec<String>>,
    /// What the text announces: shown on its page, and given as a calendar file.
    pub event: Option<Box<Event>>,
    /// A video, shown as a picture that leads to it, with what is said in it.
    pub video: Option<Box<Video>>,
    /// What matters most, in a few lines. They stand in a box before the text.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub key_points: Option<Vec<String>>,
    /// Who cleared it. Where the network says `clearance: required`, it does not go out without.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub cleared_by: Option<String>,
    /// Whether readers may write. Left out: as the mission has it.
    pub comments: Option<CommentState>,
    /// Old addresses of this text, such as `/2011/old-story/`. They lead here.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub aliases: Option<Vec<String>>,
    /// The page's place in the menu, counted from 1. Left out: it is not in the menu.
    pub menu: Option<i64>,
    /// `true`: a table of contents stands before the text.
    pub toc: Option<bool>,
    /// How urgent it is. Left out: `notice`.
    pub level: Option<AlertLevel>,
    /// Which missions show it: names of their folders. Left out: all.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub missions: Option<Vec<String>>,
    /// The week that it introduces, such as `2026-W20`. Left out: that of the file's name.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "String", regex(pattern = r"^\d{4}-W\d{2}$"), extend("patternErrorMessage" = "Write a week by its year and number, such as 2026-W20."))]
    pub week: Option<String>,
    /// Stories that come first, each as `mission/2026-05-12-name`, or as `{post: …, teaser: …}`.
    pub highlights: Option<Vec<Highlight>>,
    /// Stories that are left out, each as `mission/2026-05-12-name`.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub leave_out: Option<Vec<String>>,
    /// The stories of this week and no others, each as `mission/2026-05-12-name`: the digest is frozen.
    #[serde(deserialize_with = "crate::yaml::texts")]
    #[schemars(with = "Vec<crate::yaml::Scalar>")]
    pub posts: Option<Vec<String>>,
    /// The picture above the introduction.
    pub picture: Option<Box<Image>>,
    /// Rules that are off for this text, each with the reason why.
    pub rules: Option<BTreeMap<String, String>>,
    /// How its page is laid out: the name of one of the theme's layouts, such as `report` or `photos`.
    #[serde(deserialize_with = "crate::yaml::text")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub layout: Option<String>,
    /// When somebody last read it through, such as `2026-01-31`.
    pub reviewed: Option<WrittenMoment>,
    /// Data of your own, which templates get as it is.
    #[borsh(serialize_with = "super::kept::write_json", deserialize_with = "super::kept::read_json")]
    pub extra: Option<serde_json::Value>,
}

/// An author's id, or a guest writer written in place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum Byline {
    Id(String),
    Guest { name: String, title: Option<String> },
}

/// Whether a text goes out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Somebody is still writing: it does not go out.
    Draft,
    /// Somebody reads it before it goes out: it does not yet.
    Review,
    /// It goes out.
    Cleared,
    /// It was taken back: a page says so, and why.
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The day on which it was withdrawn.
    pub date: Option<WrittenMoment>,
    /// Why, for readers.
    pub reason: Option<String>,
}

/// `src` is inherited by translations; the words are each language's own.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The picture's file, beside the text or as a path from `/`. A translation has its original's.
    pub src: Option<String>,
    /// What the picture shows, for those who do not see it. `""` where it only decorates.
    pub alt: Option<String>,
    /// The line below the picture.
    pub caption: Option<String>,
    /// Who made the picture.
    pub credit: Option<String>,
    /// Whether `src` is the original's, and so a path from the original's file.
    #[serde(skip)]
    pub inherited: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationOf {
    /// The language of the original, such as `en`.
    pub of: Option<Language>,
    /// Which revision of the original it follows, as the program writes it.
    #[serde(default, deserialize_with = "crate::yaml::text_if_any")]
    #[schemars(with = "crate::yaml::Scalar")]
    pub revision: Option<String>,
    /// Who translated it.
    pub translator: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The day of the correction.
    pub date: WrittenMoment,
    /// What was wrong, and what is right.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Courtesy {
    /// Who published it first.
    pub name: String,
    /// The address of the text there.
    pub url: Option<String>,
}

#[derive(
    Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When it begins, such as `2026-05-20 18:30`.
    pub start: Option<WrittenMoment>,
    /// When it ends.
    pub end: Option<WrittenMoment>,
    /// Where it takes place.
    pub place: Option<String>,
    /// Where to read more or sign up.
    pub url: Option<String>,
}

#[derive(
    Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Video {
    /// Where the video is.
    pub url: Option<String>,
    /// The picture that leads to it: a file beside the text, or a path from `/`.
    pub poster: Option<String>,
    /// What that picture shows, for those who do not see it.
    pub alt: Option<String>,
    /// What is said in the video, as Markdown.
    pub transcript: Option<String>,
    /// Whether `poster` is the original's, and so a path from the original's file.
    #[serde(skip)]
    pub inherited: bool,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum CommentState {
    /// Readers may write, and what was approved is shown.
    Open,
    /// What was approved is shown; nobody may write any more.
    Closed,
    /// No comments are shown or asked for.
    Off,
}

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    JsonSchema,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum AlertLevel {
    /// Something to know.
    Notice,
    /// Something to beware of.
    Warning,
    /// Danger.
    Emergency,
}

/// A story that a digest's editor puts first, perhaps with words of her own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Highlight {
    /// `mission/stem`.
    pub post: String,
    pub teaser: Option<String>,
}
