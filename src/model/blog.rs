//! A blog: the hub or a mission, its settings completed from the network's.

use std::sync::Arc;

use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::artifact::Fingerprint;
use super::body::Body;
use super::front_matter::{AlertLevel, CommentState};
use super::language::Language;
use super::mailing::Mailing;
use super::moment::Moment;
use super::post::{Picture, Withdrawal};
use super::settings::{FeedFormat, GroupBy, PolicyRules, Untranslated};
use super::text::LocalText;
use super::url::{Address, RootId};
use crate::source::SourceId;

/// The number of a blog in [`super::site::Site::blogs`]; 0 is the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlogId(pub u16);

impl BlogId {
    pub const HUB: BlogId = BlogId(0);

    pub fn is_hub(self) -> bool {
        self == BlogId::HUB
    }
}

#[derive(Debug, Clone)]
pub struct Blog {
    /// The mission's folder; empty for the hub.
    pub id: Arc<str>,
    pub source: SourceId,
    pub root: RootId,
    /// What its paths begin with: empty for the hub and for a mission with a root of its own, else `/france`.
    pub path: Arc<str>,
    pub title: LocalText,
    pub description: LocalText,
    pub country: Option<Arc<str>>,
    /// Id and name.
    pub offices: Vec<(Arc<str>, LocalText)>,
    pub default_language: Language,
    /// In the order of the settings; each with its fallbacks, itself first.
    pub languages: Vec<(Language, Vec<Language>)>,
    pub zone: TimeZone,
    pub theme: Arc<str>,
    /// What the blog's own file lays over the theme's settings; the network's stands below it.
    pub theme_settings: Option<Arc<serde_json::Value>>,
    pub page_size: usize,
    pub feed_size: usize,
    pub latest: usize,
    /// The most stories that a story's page names as related; none where it is 0.
    pub related: usize,
    pub outputs: Outputs,
    pub untranslated: Untranslated,
    pub footer: Vec<(LocalText, Arc<str>)>,
    /// Domains whose addresses, with those of their subdomains, are the network's own: its sites' hosts too.
    pub own_domains: Vec<Arc<str>>,
    pub write_to: Option<Arc<str>>,
    /// What the accessibility statement says; `None` where neither the blog nor the network says anything.
    pub statement: Option<Statement>,
    /// Who the site is of, officially, and where they are on the web.
    pub identifier: Option<(LocalText, Option<Arc<str>>)>,
    pub comments: CommentState,
    pub week_starts: Weekday,
    pub group_by: GroupBy,
    pub editor: Option<super::post::AuthorId>,
    pub policies: PolicyRules,
    pub mailing: Mailing,
    /// Texts of the blog's own, with their translations.
    pub pages: Vec<Page>,
    /// Policies that this blog shows: its own or the network's, by name.
    pub policy_texts: Vec<Policy>,
    pub alerts: Vec<Alert>,
    pub introductions: Vec<Introduction>,
    /// What feeds say of the rights in the texts; empty where the settings say nothing.
    pub rights: LocalText,
    /// The WebSub hub that feeds name.
    pub feed_hub: Option<Arc<str>>,
    /// Of all settings that any page of the blog shows; not of those that only decide which stories and
    /// texts a page has, nor of its texts.
    pub fingerprint: Fingerprint,
}

impl Blog {
    /// The language in which a page with these fallbacks leads to this blog: the first that the blog has.
    pub fn language_near(&self, chain: &[Language]) -> &Language {
        let has = |wanted: &Language| {
            self.languages.iter().map(|(language, _)| language).find(|language| *language == wanted)
        };
        chain.iter().find_map(has).unwrap_or(&self.default_language)
    }

    pub fn has_language(&self, language: &Language) -> bool {
        self.languages.iter().any(|(known, _)| known == language)
    }

    /// The page of the blog's own that its accessibility statement stands on, in one language.
    pub fn statement_page(&self, language: &Language) -> Option<&PageTranslation> {
        let page = self.pages.iter().find(|page| page.is_statement())?;
        page.translations.iter().find(|translation| translation.language == *language)
    }
}

/// The data of an accessibility statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    pub contact: Option<Arc<str>>,
    pub reviewed: Option<Moment>,
    /// Empty where nobody said it.
    pub assessed: LocalText,
    pub gaps: Vec<LocalText>,
}

/// Which kinds of output a blog has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outputs {
    pub feeds: Vec<FeedFormat>,
    pub tag_feeds: bool,
    pub author_feeds: bool,
    pub archives: bool,
    pub tags: bool,
    pub authors: bool,
    pub digests: bool,
}

/// An undated text with its translations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    pub name: Arc<str>,
    pub menu: Option<i64>,
    pub translations: Vec<PageTranslation>,
}

impl Page {
    /// Whether it is the text that an accessibility statement begins with.
    pub fn is_statement(&self) -> bool {
        &*self.name == "accessibility"
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageTranslation {
    pub source: SourceId,
    pub language: Language,
    pub title: Arc<str>,
    pub summary: Arc<str>,
    pub address: Address,
    pub authors: Vec<super::post::Byline>,
    pub picture: Option<Picture>,
    /// A withdrawn page says that it is, and nothing of what it said.
    pub withdrawn: Option<Withdrawal>,
    pub toc: bool,
    pub layout: Option<Arc<str>>,
    pub aliases: Vec<Arc<str>>,
    pub extra: Arc<str>,
    pub body: Arc<ResolvedBody>,
}

/// A body whose links lead somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ResolvedBody {
    pub body: Arc<Body>,
    /// One for each of the body's links.
    pub targets: Box<[LinkTarget]>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// A page or file of the network, with `#…` or `?…` if any, and the language of that page where it
    /// is not the text's own.
    Internal { address: Address, rest: Arc<str>, language: Option<Language> },
    /// A file of the text's own bundle: each page that shows it has it in its own site.
    /// `bytes` is how long it is.
    File { address: Address, size: Option<(u32, u32)>, bytes: u64, rest: Arc<str> },
    /// As written: an address elsewhere, a `mailto:`, a `#…`.
    AsWritten(Arc<str>),
    /// Plain text, since what it leads to is not out.
    Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Policy {
    pub name: Arc<str>,
    pub translations: Vec<PolicyTranslation>,
}

impl Policy {
    /// The translation that a page with these fallbacks shows.
    pub fn choose(&self, chain: &[Language]) -> Option<&PolicyTranslation> {
        first_of(chain, &self.translations, |translation| &translation.language)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PolicyTranslation {
    pub source: SourceId,
    pub language: Language,
    pub title: Arc<str>,
    /// With its plain text.
    pub summary: Option<(ResolvedBody, Arc<str>)>,
    pub reviewed: Option<Moment>,
    pub slug: Arc<str>,
    pub aliases: Vec<Arc<str>>,
    pub body: Arc<ResolvedBody>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Alert {
    pub name: Arc<str>,
    /// Whose it is: the hub's are shown by missions too.
    pub blog: BlogId,
    /// The day of its file's name.
    pub issued: Moment,
    pub level: AlertLevel,
    /// The missions that a network's alert is for; `None`: all.
    pub missions: Option<Vec<BlogId>>,
    pub translations: Vec<AlertTranslation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AlertTranslation {
    pub source: SourceId,
    /// When it ends to be in force.
    pub until: Option<Moment>,
    pub language: Language,
    pub title: Arc<str>,
    pub body: Arc<ResolvedBody>,
}

impl Alert {
    /// The translation that a page with these fallbacks shows.
    pub fn choose(&self, chain: &[Language]) -> Option<&AlertTranslation> {
        first_of(chain, &self.translations, |translation| &translation.language)
            .or_else(|| self.translations.first())
    }
}

/// A digest's introduction, in its translations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Introduction {
    pub week: super::edition::WeekId,
    pub highlights: Vec<super::post::PostId>,
    pub leave_out: Vec<super::post::PostId>,
    /// A list makes the digest frozen: these posts and no others.
    pub posts: Option<Vec<super::post::PostId>>,
    pub translations: Vec<IntroductionTranslation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntroductionTranslation {
    pub source: SourceId,
    pub language: Language,
    pub title: Arc<str>,
    pub summary: Arc<str>,
    pub picture: Option<Picture>,
    /// One for each highlight; empty where the editor gave no words of her own.
    pub teasers: Vec<Option<ResolvedBody>>,
    pub aliases: Vec<Arc<str>>,
    pub body: Arc<ResolvedBody>,
}

impl Introduction {
    /// The translation that a page with these fallbacks shows.
    pub fn choose(&self, chain: &[Language]) -> Option<&IntroductionTranslation> {
        first_of(chain, &self.translations, |translation| &translation.language)
            .or_else(|| self.translations.first())
    }
}

fn first_of<'t, T>(
    chain: &[Language],
    translations: &'t [T],
    language: impl Fn(&T) -> &Language,
) -> Option<&'t T> {
    chain.iter().find_map(|wanted| translations.iter().find(|translation| language(translation) == wanted))
}
