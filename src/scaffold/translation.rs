//! A new translation of a text: what is language of its original's front matter, there to be translated. All else is
//! inherited.

use super::lines::Lines;
use super::text::as_title;
use super::{Ground, NewFile};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::model::front_matter::FrontMatter;
use crate::model::language::Language;
use crate::source::{Kind, Scope, SourceId};
use crate::yaml::{self, FileKind, quoted};

/// The original that a translation is made from.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'a> {
    /// Its file, in the site's folder.
    pub file: &'a str,
    pub language: &'a Language,
    /// The stamp of what it says now, where there is one.
    pub revision: Option<&'a str>,
}

/// A translation of a text into a language, beside its original. `copy` puts the original's text into it, to be
/// written over.
pub fn translation(
    ground: &Ground,
    of: Begun,
    language: &Language,
    title: Option<&str>,
    copy: bool,
) -> Result<NewFile, Failure> {
    let (id, source) = ground
        .sources
        .iter()
        .find(|(_, source)| source.path == of.file)
        .ok_or_else(|| Failure::new(format!("`{}` is gone", of.file)))?;
    let (mission, kind) = match &source.kind {
        Kind::Post { mission, .. } => (mission.as_str(), FileKind::Post),
        Kind::Page { scope, .. } => (mission_of(scope), FileKind::Page),
        Kind::Policy { scope, .. } => (mission_of(scope), FileKind::Policy),
        Kind::Digest { scope, .. } => (mission_of(scope), FileKind::Digest),
        Kind::Alert { scope, .. } => (mission_of(scope), FileKind::Alert),
        _ => return Err(Failure::new(format!("`{}` is no text", of.file))),
    };
    let blog = ground.blog(Some(mission).filter(|mission| !mission.is_empty()))?;
    let language = blog.language(Some(language.as_str()))?;
    let (front_matter, body) = read(ground, id, kind)?;
    let words = blog.words(&language)?;
    let mut lines = Lines::new(&words);
    match title {
        Some(title) => lines.text("title", &as_title(title)),
        // As its file has it: what is written there is read as it is here.
        None => {
            lines.note("new-as-in-the-original").text("title", front_matter.title.as_deref().unwrap_or("…"))
        }
    };
    lines.note("new-status").key("status", "draft");
    let mut follows = format!("of: {}", of.language);
    if let Some(revision) = of.revision {
        follows.push_str(&format!(", revision: {revision}"));
    }
    lines.note("new-translation").key("translation", &format!("{{{follows}}}"));
    to_translate(&front_matter, &mut lines);
    let mut text = lines.front_matter();
    if copy {
        text.push_str(body.trim_start_matches(['\r', '\n']));
    }
    Ok(NewFile { path: beside(of.file, &source.kind, &language), text })
}

fn mission_of(scope: &Scope) -> &str {
    match scope {
        Scope::Network => "",
        Scope::Mission(mission) => mission,
    }
}

fn read(ground: &Ground, id: SourceId, kind: FileKind) -> Result<(FrontMatter, String), Failure> {
    let failed = |fault: Diagnostic| {
        let failure = Failure::new(format!("`{}`: {}", ground.sources.get(id).path, fault.message));
        match fault.help {
            Some(help) => failure.help(help),
            None => failure,
        }
    };
    let text = ground.sources.text(id).map_err(failed)?;
    let parts = yaml::split(id, &text).map_err(failed)?;
    let front_matter = yaml::read::<FrontMatter>(id, parts.front_matter, 0, kind);
    Ok((front_matter.value, parts.body.to_owned()))
}

/// The name of the original with the translation's language.
fn beside(original: &str, kind: &Kind, language: &Language) -> String {
    let (folder, file) = original.rsplit_once('/').map_or(("", original), |(folder, file)| (folder, file));
    let name = file.strip_suffix(".md").unwrap_or(file);
    let has_language = match kind {
        Kind::Post { language, .. }
        | Kind::Page { language, .. }
        | Kind::Policy { language, .. }
        | Kind::Digest { language, .. }
        | Kind::Alert { language, .. } => language.is_some(),
        _ => false,
    };
    let name = name.rsplit_once('.').filter(|_| has_language).map_or(name, |(name, _)| name);
    format!("{folder}/{name}.{language}.md")
}

/// Keys whose words are each language's own, with the original's words: as notes, but for those that must be there.
fn to_translate(original: &FrontMatter, lines: &mut Lines) {
    if let Some(summary) = &original.summary {
        lines.note("new-to-translate").offer("summary", &quoted(summary));
    }
    if let Some(points) = &original.key_points {
        let points: Vec<String> = points.iter().map(|point| quoted(point)).collect();
        lines.note("new-to-translate").offer("key_points", &format!("[{}]", points.join(", ")));
    }
    for (key, picture) in [("image", &original.image), ("picture", &original.picture)] {
        if let Some(picture) = picture {
            words(key, ("alt", &picture.alt), ("caption", &picture.caption), lines);
        }
    }
    if let Some(video) = &original.video {
        // Without a picture nothing has to be said of it.
        let alt = video.alt.clone().filter(|_| video.poster.is_some());
        words("video", ("alt", &alt), ("transcript", &video.transcript), lines);
    }
    if let Some(event) = &original.event {
        words("event", ("", &None), ("place", &event.place), lines);
    }
}

/// The words of one key: those that must be there, and those that may.
fn words(key: &str, must: (&str, &Option<String>), may: (&str, &Option<String>), lines: &mut Lines) {
    let written =
        |value: &Option<String>| value.as_deref().filter(|value| !value.trim().is_empty()).map(quoted);
    match (written(must.1), written(may.1)) {
        (Some(value), other) => {
            lines.mapping(key).note("new-as-in-the-original").key(&format!("  {}", must.0), &value);
            if let Some(other) = other {
                lines.note("new-to-translate").key(&format!("  # {}", may.0), &other);
            }
        }
        (None, Some(value)) => {
            lines.note("new-to-translate").offer(key, &format!("{{{}: {value}}}", may.0));
        }
        (None, None) => {}
    }
}
