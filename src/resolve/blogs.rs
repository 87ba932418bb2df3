//! Settings completed: what a mission leaves out is the network's, what the network leaves out has a default.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::model::artifact::Fingerprint;
use crate::model::blog::{Blog, Outputs};
use crate::model::conventions::{self, default_language};
use crate::model::document::{MissionDocument, Parsed};
use crate::model::front_matter::CommentState;
use crate::model::language::Language;
use crate::model::post::AuthorId;
use crate::model::settings::{FeedFormat, GroupBy, PolicyRules, Settings, Untranslated};
use crate::model::text::LocalText;
use crate::model::url::{Root, RootId};
use crate::resolve::checks;
use crate::resolve::mailing::mailing;
use crate::resolve::roots::{hub_root, may_be_hub, own_root};
use crate::resolve::statement::{identifier, statement};
use crate::source::SourceId;

/// What resolving settings needs beside them.
pub struct Surroundings<'a> {
    /// Begins every address instead of the settings' own, for a preview.
    pub base_url: Option<&'a str>,
    pub authors: &'a BTreeMap<Arc<str>, AuthorId>,
    pub themes: &'a [Arc<str>],
    /// The hosts of all sites.
    pub hosts: &'a [Arc<str>],
    /// CLDR's first day of the week for a country (ISO 3166).
    pub first_day_of_week: fn(&str) -> Weekday,
    /// The build's clock.
    pub now: Timestamp,
}

/// The hub and the missions, and the sites that they stand in. The hub is first; its root too.
pub fn blogs(
    parsed: &Parsed,
    network: &(SourceId, Settings),
    surroundings: &Surroundings,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Blog>, Vec<Root>) {
    let (source, settings) = network;
    let mut roots = vec![hub_root(*source, settings, surroundings, diagnostics)];
    let hub = blog(*source, "", settings, None, surroundings, RootId(0), Arc::from(""), diagnostics);
    let mut blogs = vec![hub];
    let mut missions: Vec<&MissionDocument> = parsed.missions.iter().collect();
    missions.sort_by(|a, b| a.id.cmp(&b.id));
    for mission in missions {
        if blogs[0].languages.iter().any(|(language, _)| language.as_str().eq_ignore_ascii_case(&mission.id))
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadFileName,
                    mission.source,
                    format!(
                        "a mission cannot be called `{}`, which is a language of the network",
                        mission.id
                    ),
                )
                .help("give its folder another name"),
            );
        }
        let (root, path) = match own_root(mission, surroundings, diagnostics) {
            Some(root) => {
                roots.push(root);
                (RootId((roots.len() - 1) as u16), Arc::from(""))
            }
            None => (RootId(0), Arc::from(format!("/{}", mission.id))),
        };
        blogs.push(blog(
            mission.source,
            &mission.id,
            &mission.settings,
            Some(settings),
            surroundings,
            root,
            path,
            diagnostics,
        ));
    }
    if blogs.len() == 1 {
        diagnostics.push(
            Diagnostic::new(Code::NoMissions, *source, "this network has no mission")
                .help("make a folder in `content/` with a `mission.yaml`: `content/france/mission.yaml`"),
        );
    }
    (blogs, roots)
}

#[expect(clippy::too_many_arguments, reason = "one place where a blog is made of all that it is")]
fn blog(
    source: SourceId,
    id: &str,
    own: &Settings,
    network: Option<&Settings>,
    surroundings: &Surroundings,
    root: RootId,
    path: Arc<str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Blog {
    macro_rules! either {
        ($($key:ident).+) => { own.$($key).+.clone().or_else(|| network.and_then(|network| network.$($key).+.clone())) };
    }
    let languages = languages(source, own, network, diagnostics);
    let title = own.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingTitle,
                source,
                if id.is_empty() { "the network has no title" } else { "this mission has no title" },
            )
            .at(Place::key("title"))
            .help("add a line `title: …`, or one title per language below it"),
        );
        LocalText::Plain(Arc::from(if id.is_empty() { "Network" } else { id }))
    });
    let theme = either!(theme).unwrap_or_else(|| "default".into());
    // What a mission has from the network is told where the network says it.
    if own.theme.is_some() && !surroundings.themes.iter().any(|known| **known == *theme) {
        let known = surroundings.themes.iter().map(|known| &**known);
        diagnostics.push(
            Diagnostic::new(Code::UnknownTheme, source, format!("there is no theme `{theme}`"))
                .at(Place::key("theme"))
                .help(match nearest(&theme, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!(
                        "make a folder `themes/{theme}/` with a `theme.yaml`, or write `theme: default`"
                    ),
                }),
        );
    }
    let country = country(source, own, diagnostics);
    let week_starts = match (own.digest.week_starts, network) {
        (Some(start), _) => start.0,
        (None, Some(_)) => country.as_deref().map_or(Weekday::Monday, surroundings.first_day_of_week),
        (None, None) => Weekday::Monday,
    };
    let editor = either!(digest.editor).and_then(|editor| match surroundings.authors.get(editor.as_str()) {
        Some(author) => Some(*author),
        None => {
            if own.digest.editor.is_some() {
                let known = surroundings.authors.keys().map(|id| &**id);
                diagnostics.push(
                    super::unknown_author(source, &editor, known).at(Place::path(["digest", "editor"])),
                );
            }
            None
        }
    });
    let zone = zone(source, own, network, diagnostics);
    let mut blog = Blog {
        statement: statement(source, own, network, &zone, surroundings.now, diagnostics),
        identifier: identifier(own, network),
        id: Arc::from(id),
        source,
        root,
        path,
        title,
        description: own.description.clone().unwrap_or_default(),
        country: country.map(Arc::from),
        offices: own.offices.iter().map(|(id, name)| (Arc::from(id.as_str()), name.clone())).collect(),
        default_language: languages.0,
        languages: languages.1,
        zone,
        theme: Arc::from(theme),
        theme_settings: own.theme_settings.clone().map(Arc::new),
        page_size: at_least_one(source, "page_size", own.page_size, either!(page_size), 10, diagnostics),
        feed_size: at_least_one(source, "feed_size", own.feed_size, either!(feed_size), 20, diagnostics),
        latest: either!(latest).unwrap_or(5) as usize,
        related: either!(related).unwrap_or(3) as usize,
        outputs: Outputs {
            feeds: either!(outputs.feeds)
                .unwrap_or_else(|| vec![FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json]),
            tag_feeds: either!(outputs.tag_feeds).unwrap_or(true),
            author_feeds: either!(outputs.author_feeds).unwrap_or(true),
            archives: either!(outputs.archives).unwrap_or(true),
            tags: either!(outputs.tags).unwrap_or(true),
            authors: either!(outputs.authors).unwrap_or(true),
            digests: either!(outputs.digests).unwrap_or(true),
        },
        untranslated: either!(untranslated).unwrap_or(Untranslated::Show),
        footer: either!(footer)
            .unwrap_or_default()
            .into_iter()
            .map(|link| (link.title, Arc::from(link.url)))
            .collect(),
        own_domains: either!(own_domains)
            .into_iter()
            .flatten()
            .map(|domain| Arc::from(domain.to_lowercase()))
            .chain(surroundings.hosts.iter().cloned())
            .collect(),
        write_to: either!(comments.write_to).map(Arc::from),
        comments: either!(comments.state).unwrap_or(CommentState::Open),
        week_starts,
        group_by: either!(digest.group_by).unwrap_or(GroupBy::Mission),
        editor,
        policies: PolicyRules::default(),
        mailing: mailing(source, own, network, diagnostics),
        pages: Vec::new(),
        policy_texts: Vec::new(),
        alerts: Vec::new(),
        introductions: Vec::new(),
        rights: either!(rights).unwrap_or_default(),
        feed_hub: either!(feed_hub).filter(|hub| may_be_hub(hub)).map(Arc::from),
        fingerprint: Fingerprint::default(),
    };
    checks::addresses(source, own, diagnostics);
    blog.fingerprint = Fingerprint::of(&(
        (&blog.id, blog.root, &blog.path, &blog.title, &blog.description, &blog.country),
        (
            &blog.default_language,
            &blog.languages,
            blog.zone.iana_name(),
            &blog.outputs,
            &blog.footer,
            &blog.own_domains,
            &blog.write_to,
        ),
        (&blog.statement, &blog.identifier),
    ));
    blog
}

/// The default language, and all with their fallbacks.
fn languages(
    source: SourceId,
    own: &Settings,
    network: Option<&Settings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Language, Vec<(Language, Vec<Language>)>) {
    let mut seen = Vec::new();
    for language in conventions::languages(own, network) {
        if seen.contains(language) {
            diagnostics.push(
                Diagnostic::new(Code::BadValue, source, format!("the language `{language}` is there twice"))
                    .at(Place::value("languages", language.as_str()))
                    .help("keep it once"),
            );
        } else {
            seen.push(language.clone());
        }
    }
    let mut listed = seen;
    let network_default = network.and_then(|network| {
        network.default_language.clone().or_else(|| network.languages.as_ref()?.first().cloned())
    });
    if listed.is_empty() {
        // A mission's list may be missing because the network's is: told there.
        if network.is_none() || own.languages.is_some() {
            diagnostics.push(
                Diagnostic::new(Code::MissingKey, source, "no languages are named here")
                    .at(Place::key("languages"))
                    .help("add a line such as `languages: [en, fr]`"),
            );
        }
        listed.extend(default_language(own, network));
    }
    if let Some(language) = own.default_language.as_ref().filter(|language| !listed.contains(language)) {
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownLanguage,
                source,
                format!("the default language `{language}` is not one of `languages`"),
            )
            .at(Place::key("default_language"))
            .help(format!("add `{language}` to `languages`, or name one of those that are there")),
        );
    }
    let default = default_language(own, network).unwrap_or_else(|| listed[0].clone());
    let chain = |language: &Language| {
        let mut chain = vec![language.clone()];
        let explicit = own
            .fallbacks
            .get(language)
            .or_else(|| network.and_then(|network| network.fallbacks.get(language)));
        let mut add = |language: &Language| {
            if !chain.contains(language) {
                chain.push(language.clone());
            }
        };
        match explicit {
            Some(languages) => languages.iter().for_each(&mut add),
            None => {
                let mut parent = language.parent();
                while let Some(language) = parent {
                    add(&language);
                    parent = language.parent();
                }
            }
        }
        add(&default);
        network_default.iter().for_each(&mut add);
        chain
    };
    let chains = listed.iter().map(|language| (language.clone(), chain(language))).collect();
    (default, chains)
}

fn zone(
    source: SourceId,
    own: &Settings,
    network: Option<&Settings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> TimeZone {
    let Some(name) =
        own.timezone.as_deref().or_else(|| network.and_then(|network| network.timezone.as_deref()))
    else {
        return TimeZone::UTC;
    };
    // The bundled database, so that the same input gives the same bytes on every machine.
    let bundled = jiff::tz::TimeZoneDatabase::bundled();
    bundled.get(name).unwrap_or_else(|_| {
        if own.timezone.is_some() {
            let names: Vec<String> = bundled.available().map(|name| name.to_string()).collect();
            let help = match nearest(name, names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write it as the time zone database has it, a continent and a city: `Europe/Paris`"
                    .to_string(),
            };
            diagnostics.push(
                Diagnostic::new(Code::BadTimeZone, source, format!("there is no time zone `{name}`"))
                    .at(Place::key("timezone"))
                    .help(help),
            );
        }
        TimeZone::UTC
    })
}

fn country(source: SourceId, own: &Settings, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let country = own.country.clone()?;
    if country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(country.to_ascii_uppercase());
    }
    diagnostics.push(
        Diagnostic::new(Code::BadValue, source, format!("`{country}` is not the code of a country"))
            .at(Place::key("country"))
            .help("write the two letters of ISO 3166, such as `FR`"),
    );
    None
}

/// `own` is what this file says, `value` what counts here, which may be the network's.
fn at_least_one(
    source: SourceId,
    key: &str,
    own: Option<u32>,
    value: Option<u32>,
    default: u32,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    if own == Some(0) {
        diagnostics.push(
            Diagnostic::new(Code::BadValue, source, format!("`{key}` cannot be 0"))
                .at(Place::key(key))
                .help("write 1 or more"),
        );
    }
    value.filter(|value| *value > 0).unwrap_or(default) as usize
}
