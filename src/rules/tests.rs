//! What the rules say of a text, for the tests of each.

use std::fs;

use super::{Asked, check};
use crate::diagnostic::{Diagnostic, Place};
use crate::parse::{NothingKnown, Reading, parse};
use crate::resolve::{Options, resolve};
use crate::settle::settle;
use crate::source::Sources;
use crate::{discover, rules::RULES};

/// What is said of a story with this front matter and text: the code, the place and the message.
pub(super) fn asked(language: &str, front_matter: &str, text: &str) -> Vec<String> {
    let title = if front_matter.contains("title:") { "" } else { "title: T\n" };
    let post = format!("---\n{title}{front_matter}\n---\n{text}");
    said(language, &[(&format!("m/posts/2026-05-01-a.{language}.md"), &post)])
}

/// The same of a policy of the network.
pub(super) fn asked_of_policy(front_matter: &str, text: &str) -> Vec<String> {
    said("en", &[("policies/disclaimer.en.md", &format!("---\ntitle: T\n{front_matter}\n---\n{text}"))])
}

/// The same of several files of `content/`, in a network of one language and one mission, which they may replace.
pub(super) fn said(language: &str, files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let network = format!("title: N\nbase_url: https://n.example/\nlanguages: [{language}]\n");
    let mission = "title: M\ncountry: FR\n".to_owned();
    let settings = [("network.yaml", network.as_str()), ("m/mission.yaml", &mission)];
    for (path, text) in settings.iter().chain(files) {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let sources = discover::discover(folder.path(), Vec::new()).unwrap().value;
    let parsed = parse(&sources, Reading { known: &NothingKnown, html_limit: 0 }).value;
    let texts = parsed.texts.clone();
    let options = Options {
        now: "2026-06-01T00:00:00Z".parse().unwrap(),
        drafts: false,
        base_url: None,
        themes: &["default".into()],
        keep: false,
        editing: false,
    };
    let (site, _) = resolve(parsed, &sources, &options).value.unwrap();
    let is_id_of_theme = |id: &str| id == "page-main";
    let found =
        check(&Asked { site: &site, sources: &sources, texts: &texts, is_id_of_theme: &is_id_of_theme });
    let found = [found.of_texts, found.of_site].concat();
    assert!(found.iter().all(|fault| RULES.iter().any(|rule| rule.code == fault.code)));
    settle(&sources, found).iter().map(|fault| shown(&sources, fault)).collect()
}

fn shown(sources: &Sources, fault: &Diagnostic) -> String {
    let source = fault.source.unwrap();
    let text = sources.text(source).unwrap();
    let Place::Span(span) = &fault.place else { panic!("{fault:?} has no place") };
    // A value of the front matter is shown by its key.
    let front_matter_ends = text.get(4..).and_then(|rest| rest.find("\n---")).map_or(text.len(), |at| at + 4);
    let place = match text.starts_with("---") && span.start < front_matter_ends {
        true => {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            text[line..].split(':').next().unwrap_or_default()
        }
        false => text[span.clone()].trim_end(),
    };
    format!("{} {place}: {}", fault.code.as_str(), fault.message)
}
