//! Which keys each kind of file has, and what each takes: the tables of the site format.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::model::front_matter::FrontMatter;
use crate::model::settings::{
    Accessibility, CommentSettings, DigestSettings, OutputSettings, PolicySettings, Settings,
};

/// What a file is, for the question which keys it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    Network,
    Mission,
    Author,
    Theme,
    Post,
    Page,
    Policy,
    Digest,
    Alert,
}

impl FileKind {
    /// As it is called in a sentence.
    pub fn article(self) -> &'static str {
        match self {
            Network => "`network.yaml`",
            Mission => "a `mission.yaml`",
            FileKind::Author => "an author's file",
            FileKind::Theme => "a `theme.yaml`",
            Post => "a post",
            Page => "a page",
            Policy => "a policy",
            Digest => "a digest's introduction",
            Alert => "an alert",
        }
    }
}

/// One key of a kind of file.
pub struct Key {
    pub name: &'static str,
    /// "a text", "a list of tags": what stands after "takes".
    pub takes: &'static str,
    pub of: &'static [FileKind],
}

/// A type that is read from a file's keys.
pub trait Keyed: DeserializeOwned + Default {
    fn keys() -> impl Iterator<Item = &'static Key>;

    /// The keys that the file gave.
    fn present(&self) -> Vec<&'static str>;

    /// Whether a kind of file has a key.
    fn belongs(key: &str, kind: FileKind) -> bool {
        Self::keys().any(|known| known.name == key && known.of.contains(&kind))
    }
}

/// Whether a file gave a key.
pub trait Given {
    fn given(&self) -> bool;
}

impl<T> Given for Option<T> {
    fn given(&self) -> bool {
        self.is_some()
    }
}

impl<T> Given for Vec<T> {
    fn given(&self) -> bool {
        !self.is_empty()
    }
}

impl<K, V> Given for BTreeMap<K, V> {
    fn given(&self) -> bool {
        !self.is_empty()
    }
}

macro_rules! given_unless_default {
    ($($type:ty),*) => { $(impl Given for $type { fn given(&self) -> bool { *self != Self::default() } })* };
}

given_unless_default!(OutputSettings, DigestSettings, CommentSettings, PolicySettings, Accessibility);

macro_rules! keyed {
    ($type:ty { $($name:ident: $takes:literal, $of:expr;)* }) => {
        impl Keyed for $type {
            fn keys() -> impl Iterator<Item = &'static Key> {
                const KEYS: &[Key] = &[$(Key { name: stringify!($name), takes: $takes, of: $of },)*];
                KEYS.iter()
            }

            fn present(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(if Given::given(&self.$name) { names.push(stringify!($name)); })*
                names
            }
        }
    };
}

pub(crate) use keyed;

use FileKind::{Alert, Digest, Mission, Network, Page, Policy, Post};

const ALL: &[FileKind] = &[Post, Page, Policy, Digest, Alert];
const SETTINGS: &[FileKind] = &[Network, Mission];

keyed!(FrontMatter {
    title: "a text", ALL;
    date: "a date", &[Post];
    updated: "a date", &[Post];
    authors: "a list of author ids", &[Post, Page];
    summary: "a line of text", ALL;
    tags: "a list of tags", &[Post];
    slug: "a word for the address", ALL;
    id: "a text that never changes", &[Post];
    status: "`draft`, `review`, `cleared` or `withdrawn`", ALL;
    withdrawn: "a `date` and a `reason`", ALL;
    publish_at: "a date", ALL;
    expire_at: "a date", ALL;
    image: "`src`, `alt`, `caption` and `credit`", &[Post, Page];
    translation: "`of`, `revision` and `translator`", ALL;
    translations_waived: "a list of languages", &[Post, Page, Policy, Digest, Alert];
    minor_edits: "a list of revisions, which `chancery translations accept --minor` writes", &[Post];
    corrections: "a list of `date` and `text`", &[Post];
    office: "the id of one of the mission's offices", &[Post];
    courtesy_of: "a `name` and a `url`", &[Post];
    also_in: "a list of missions", &[Post];
    event: "`start`, `end`, `place` and `url`", &[Post];
    video: "`url`, `poster`, `alt` and `transcript`", &[Post];
    key_points: "a list of lines", &[Post];
    cleared_by: "a text", ALL;
    comments: "`open`, `closed` or `off`", &[Post];
    aliases: "a list of paths", ALL;
    menu: "a number", &[Page];
    toc: "`true` or `false`", &[Post, Page];
    level: "`notice`, `warning` or `emergency`", &[Alert];
    missions: "a list of missions", &[Alert];
    week: "a week such as `2012-W20`", &[Digest];
    highlights: "a list of posts, each `mission/stem`", &[Digest];
    leave_out: "a list of posts, each `mission/stem`", &[Digest];
    posts: "a list of posts, each `mission/stem`", &[Digest];
    picture: "`src`, `alt`, `caption` and `credit`", &[Digest];
    rules: "codes of rules, each with the reason why it is off", ALL;
    layout: "the name of one of the theme's layouts", &[Post, Page];
    reviewed: "a date", &[Policy];
    extra: "data of your own", ALL;
});

keyed!(Settings {
    title: "a text, or one per language", SETTINGS;
    description: "a text, or one per language", SETTINGS;
    base_url: "an address such as `https://blogs.example.gov/`", SETTINGS;
    default_language: "a language tag", SETTINGS;
    languages: "a list of language tags", SETTINGS;
    timezone: "a time zone such as `Europe/Paris`", SETTINGS;
    theme: "the name of a theme", SETTINGS;
    theme_settings: "keys and values, which the theme knows", SETTINGS;
    permalink: "a pattern such as `/:year/:month/:day/:slug/`", SETTINGS;
    page_size: "a number", SETTINGS;
    feed_size: "a number", SETTINGS;
    latest: "a number", SETTINGS;
    related: "a number", SETTINGS;
    outputs: "`feeds`, `tag_feeds`, `author_feeds`, `archives`, `tags`, `authors` and `digests`", SETTINGS;
    own_domains: "a list of domains", SETTINGS;
    footer: "a list of `title` and `url`", SETTINGS;
    accessibility: "`contact`, `reviewed`, `assessed` and `gaps`", SETTINGS;
    identifier: "`text` and `url`", SETTINGS;
    untranslated: "`show` or `hide`", SETTINGS;
    fallbacks: "for a language, the list of those to fall back on", SETTINGS;
    policies: "`post`, `feed` and `digest`, each a list of policies", SETTINGS;
    digest: "`week_starts`, `editor`, `group_by`, `email_weeks` and `email`: there `from`, `reply_to` and `list_id`, and lists of addresses for `help`, `unsubscribe`, `subscribe`, `post`, `owner` and `archive`", SETTINGS;
    html: "`clean`, `allow` or `forbid`", SETTINGS;
    rules: "codes of rules, each `off`, `warning` or `error`", &[Network];
    clearance: "`optional` or `required`", &[Network];
    numerals: "for a language, its digits, such as `arab`", &[Network];
    calendars: "for a language, the calendar of its dates, such as `persian`", &[Network];
    feed_authority: "a domain and a year, such as `example.gov,2012`", &[Network];
    tags: "tags, each with its name or its names per language", &[Network];
    tags_declared: "`optional` or `required`", &[Network];
    country: "a country's two letters, such as `FR`", &[Mission];
    offices: "offices, each with its name or its names per language", &[Mission];
    comments: "`write_to` and `state`", SETTINGS;
    rights: "a text, or one per language", SETTINGS;
    feed_hub: "the address of a WebSub hub", SETTINGS;
    extra: "data of your own", SETTINGS;
});
