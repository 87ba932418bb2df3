//! A new mission: its settings, its first page, and the policies that the network asks for and does not have in the
//! mission's languages.

use std::collections::HashSet;

use jiff::tz::TimeZoneDatabase;

use super::lines::{Lines, list, said};
use super::text::{as_title, clearance};
use super::{Ground, NewFile};
use crate::diagnostic::nearest;
use crate::failure::Failure;
use crate::model::conventions::languages;
use crate::model::front_matter::FrontMatter;
use crate::model::language::Language;
use crate::model::name::is_id;
use crate::model::settings::Settings;
use crate::source::{Kind, Scope};
use crate::yaml::{self, FileKind};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct NewMission<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Its default language first; none for the network's.
    pub languages: &'a [Language],
    pub timezone: Option<&'a str>,
    pub country: Option<&'a str>,
}

/// Folders of `content/` that are something else.
const KEPT: &[&str] = &["authors", "policies", "pages", "digests", "alerts"];

/// Every file of the mission, its settings first. Fails where there is such a mission, or may be none of that name.
pub fn mission(ground: &Ground, asked: NewMission) -> Result<Vec<NewFile>, Failure> {
    let NewMission { id, .. } = asked;
    let known = languages(&ground.network, None);
    let all: &[Language] = if asked.languages.is_empty() { known } else { asked.languages };
    let Some(default) = all.first() else {
        return Err(Failure::new("no languages are named in `content/network.yaml`")
            .help("name the mission's with `--language`, its own first"));
    };
    check_id(ground, id)?;
    check_place(asked)?;
    let mut seen = HashSet::new();
    if let Some(twice) = all.iter().find(|language| !seen.insert(*language)) {
        return Err(Failure::new(format!("the language `{twice}` is there twice")).help("name it once"));
    }
    // Of the network, since there is no other yet.
    let words = ground.blog(None)?.words(default)?;
    let mut lines = Lines::new(&words);
    lines.note("new-hint").text("title", asked.title);
    lines.note("new-description").offer("description", "\"\"");
    lines.note("new-country");
    match asked.country {
        Some(country) => lines.key("country", &country.to_ascii_uppercase()),
        None => lines.offer("country", "FR"),
    };
    lines.note("new-default-language").key("default_language", default.as_str());
    lines.note("new-languages").key("languages", &list(all.iter().map(Language::as_str)));
    lines.note("new-timezone");
    match asked.timezone {
        Some(timezone) => lines.key("timezone", timezone),
        None => lines.offer("timezone", ground.network.timezone.as_deref().unwrap_or("Europe/Paris")),
    };
    lines.note("new-offices").offer("offices", "{embassy: \"\"}");
    lines.note("new-write-to").offer("comments", "{write_to: \"mailto:blog@example.gov\"}");
    lines.note("new-base-url").offer("base_url", &format!("https://{id}.example.gov/"));
    let mut files = vec![NewFile { path: format!("content/{id}/mission.yaml"), text: lines.yaml() }];
    for language in all {
        files.push(first_page(ground, id, language, default)?);
        for policy in wanted_policies(&ground.network) {
            files.extend(missing_policy(ground, id, policy, language)?);
        }
    }
    Ok(files)
}

fn check_id(ground: &Ground, id: &str) -> Result<(), Failure> {
    if !is_id(id) {
        return Err(Failure::new(format!("a mission cannot be called `{id}`"))
            .help("use lower-case letters, digits and hyphens: it is the name of its folder, and stands in addresses"));
    }
    let is_language = |language: &Language| language.as_str().eq_ignore_ascii_case(id);
    if KEPT.contains(&id) || languages(&ground.network, None).iter().any(is_language) {
        return Err(Failure::new(format!(
            "a mission cannot be called `{id}`, which is something else in the network"
        ))
        .help("give its folder another name"));
    }
    let inside = format!("content/{id}/");
    match ground.sources.files.iter().find(|source| source.path.starts_with(&inside)) {
        Some(source) => Err(Failure::new(format!("`{}` is there already, and stays as it is", source.path))
            .help("give the mission another name")),
        None => Ok(()),
    }
}

fn check_place(asked: NewMission) -> Result<(), Failure> {
    let zones = TimeZoneDatabase::bundled();
    if let Some(zone) = asked.timezone.filter(|zone| zones.get(zone).is_err()) {
        let names: Vec<String> = zones.available().map(|name| name.to_string()).collect();
        let failure = Failure::new(format!("there is no time zone `{zone}`"));
        return Err(match nearest(zone, names.iter().map(String::as_str)) {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help("write a continent and a city, such as `Asia/Amman`"),
        });
    }
    let is_code =
        |country: &&str| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    match asked.country.filter(|country| !is_code(country)) {
        None => Ok(()),
        Some(country) => Err(Failure::new(format!("`{country}` is not the code of a country"))
            .help("write the two letters of ISO 3166, such as `JO`")),
    }
}

/// Who the mission is: a draft, and the first in its menu.
fn first_page(
    ground: &Ground,
    id: &str,
    language: &Language,
    default: &Language,
) -> Result<NewFile, Failure> {
    let network = ground.blog(None)?;
    let words = network.words(language)?;
    let mut lines = Lines::new(&words);
    lines.note("new-hint").text("title", &as_title(&said(&words, "new-first-page", &[])));
    lines.note("new-status").key("status", "draft");
    if language == default {
        lines.note("new-menu").key("menu", "1");
    } else {
        lines.note("new-translation").key("translation", &format!("{{of: {default}}}"));
    }
    clearance(&mut lines, network);
    Ok(NewFile { path: format!("content/{id}/pages/about.{language}.md"), text: lines.front_matter() })
}

/// What the settings name, each once. What they do not name need not be there.
fn wanted_policies(network: &Settings) -> Vec<&str> {
    let policies = &network.policies;
    let mut wanted: Vec<&str> = Vec::new();
    for name in [&policies.post, &policies.feed, &policies.digest].into_iter().flatten().flatten() {
        if !wanted.contains(&name.as_str()) {
            wanted.push(name);
        }
    }
    wanted
}

/// A policy that the network does not have in a language. It goes out, since it must be there: what it says is that it
/// has not been written.
fn missing_policy(
    ground: &Ground,
    id: &str,
    policy: &str,
    language: &Language,
) -> Result<Option<NewFile>, Failure> {
    let network = ground.blog(None)?;
    let default = network.language(None).ok();
    let of_network = |kind: &Kind| match kind {
        Kind::Policy { scope: Scope::Network, name, language } if name == policy => {
            language.clone().or_else(|| default.clone())
        }
        _ => None,
    };
    let known: Vec<_> =
        ground.sources.iter().filter_map(|(source, of)| Some((source, of_network(&of.kind)?))).collect();
    if known.iter().any(|(_, known)| known == language) {
        return Ok(None);
    }
    let in_default = known.iter().find(|(_, known)| default.as_ref() == Some(known));
    let title = in_default.or(known.first()).and_then(|(source, _)| {
        let text = ground.sources.text(*source).ok()?;
        let parts = yaml::split(*source, &text).ok()?;
        yaml::read::<FrontMatter>(*source, parts.front_matter, 0, FileKind::Policy).value.title
    });
    let words = network.words(language)?;
    let mut lines = Lines::new(&words);
    lines.note("new-as-in-the-original").text("title", title.as_deref().unwrap_or(policy));
    clearance(&mut lines, network);
    let text = format!("{}{}\n", lines.front_matter(), said(&words, "new-policy-text", &[]));
    Ok(Some(NewFile { path: format!("content/{id}/policies/{policy}.{language}.md"), text }))
}
