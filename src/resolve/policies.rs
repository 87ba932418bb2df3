//! Which policies each blog shows: a mission's own file wins over the network's, language by language.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::blog::{Blog, Policy};
use crate::model::language::Language;
use crate::model::settings::{PolicyRules, PolicySettings};

/// What is shown where nothing is said.
const DEFAULT_POST: &[&str] = &["disclaimer", "comment-policy"];
const DEFAULT_OTHER: &[&str] = &["disclaimer"];
/// Shown, in its short form, where a text links out of the network; nobody has to name it.
const EXTERNAL_LINKS: &[&str] = &["external-links"];

/// Gives each blog its policies. `own[i]` are the files of blog `i`, the hub's being the network's; `kept`
/// those that are not out; `said[i]` what its settings say, line by line: a mission's own, else the network's,
/// else the default. A policy that a line names and that is missing in a language is an error.
pub fn assign(
    blogs: &mut [Blog],
    own: &[Vec<Policy>],
    kept: &HashSet<(u16, Arc<str>, Language)>,
    said: &[PolicySettings],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let network_languages: Vec<Language> =
        blogs[0].languages.iter().map(|(language, _)| language.clone()).collect();
    let mut shown = BTreeSet::new();
    let mut missing = Missing::default();
    for (index, blog) in blogs.iter_mut().enumerate() {
        let mine = if index == 0 { &[][..] } else { &own[index][..] };
        blog.policy_texts = merged(&own[0], mine);
        let lines: [(Line, &[&str]); 3] = [
            (|policies| &policies.post, DEFAULT_POST),
            (|policies| &policies.feed, DEFAULT_OTHER),
            (|policies| &policies.digest, DEFAULT_OTHER),
        ];
        let [post, feed, digest] =
            lines.map(|(line, default)| match line(&said[index]).as_ref().or(line(&said[0]).as_ref()) {
                Some(names) => (names.clone(), true),
                None => (existing(&blog.policy_texts, default), false),
            });
        let where_needed = (existing(&blog.policy_texts, EXTERNAL_LINKS), false);
        // The hub has no posts of its own.
        let lines = if index == 0 {
            vec![&where_needed, &feed, &digest]
        } else {
            vec![&where_needed, &post, &feed, &digest]
        };
        let mut wanted: BTreeMap<&String, bool> = BTreeMap::new();
        for (name, named) in
            lines.into_iter().flat_map(|(names, named)| names.iter().map(move |name| (name, *named)))
        {
            *wanted.entry(name).or_default() |= named;
        }
        for (name, named) in wanted {
            missing.of(blog, index, name, named, mine, &network_languages);
        }
        shown.extend(
            [&where_needed, &post, &feed, &digest].into_iter().flat_map(|(names, _)| names.iter().cloned()),
        );
        blog.policies = PolicyRules { post: post.0, feed: feed.0, digest: digest.0 };
    }
    missing.tell(blogs, kept, diagnostics);
    for policy in own.iter().flatten() {
        if !shown.contains(&*policy.name)
            && let Some(translation) = policy.translations.first()
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnusedPolicy,
                    translation.source,
                    format!("the policy `{}` is shown nowhere", policy.name),
                )
                .help("name it under `policies:` in `content/network.yaml`, or take its files out"),
            );
        }
    }
}

type Line = fn(&PolicySettings) -> &Option<Vec<String>>;

fn merged(network: &[Policy], mine: &[Policy]) -> Vec<Policy> {
    let names: BTreeSet<&Arc<str>> = network.iter().chain(mine).map(|policy| &policy.name).collect();
    names
        .into_iter()
        .map(|name| {
            let of = |policies: &[Policy]| {
                policies
                    .iter()
                    .find(|policy| policy.name == *name)
                    .map(|policy| policy.translations.clone())
                    .unwrap_or_default()
            };
            let mut translations = of(mine);
            for translation in of(network) {
                if !translations.iter().any(|own| own.language == translation.language) {
                    translations.push(translation);
                }
            }
            Policy { name: name.clone(), translations }
        })
        .collect()
}

fn existing(policies: &[Policy], names: &[&str]) -> Vec<String> {
    names
        .iter()
        .filter(|name| policies.iter().any(|policy| *policy.name == ***name))
        .map(|name| name.to_string())
        .collect()
}

/// Policies that are missing in a language, by the file that would mend it: told once, however many blogs show it.
#[derive(Default)]
struct Missing {
    files: BTreeMap<String, MissingFile>,
}

struct MissingFile {
    name: String,
    language: Language,
    /// The number of the blog whose file it is.
    of: usize,
    /// The numbers of the blogs that show it.
    blogs: Vec<usize>,
    named: bool,
}

impl Missing {
    fn of(
        &mut self,
        blog: &Blog,
        index: usize,
        name: &str,
        named: bool,
        mine: &[Policy],
        network_languages: &[Language],
    ) {
        let policy = blog.policy_texts.iter().find(|policy| *policy.name == *name);
        for (language, _) in &blog.languages {
            if policy.is_some_and(|policy| {
                policy.translations.iter().any(|translation| translation.language == *language)
            }) {
                continue;
            }
            // Where the mission wrote the policy itself, or alone has the language, it is the mission's to write.
            let its_own = index != 0
                && (mine.iter().any(|policy| *policy.name == *name) || !network_languages.contains(language));
            let (folder, of) =
                if its_own { (format!("{}/policies", blog.id), index) } else { ("policies".to_string(), 0) };
            let file =
                self.files.entry(format!("content/{folder}/{name}.{language}.md")).or_insert_with(|| {
                    MissingFile {
                        name: name.to_string(),
                        language: language.clone(),
                        of,
                        blogs: Vec::new(),
                        named: false,
                    }
                });
            file.blogs.push(index);
            file.named |= named;
        }
    }

    fn tell(
        self,
        blogs: &[Blog],
        kept: &HashSet<(u16, Arc<str>, Language)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (path, file) in self.files {
            let MissingFile { name, language, .. } = &file;
            let Some(first) = file.blogs.first().and_then(|index| blogs.get(*index)) else { continue };
            let missions: Vec<String> = file
                .blogs
                .iter()
                .filter(|index| **index != 0)
                .map(|index| format!("`{}`", blogs[*index].id))
                .collect();
            let whose = match &missions[..] {
                _ if first.id.is_empty() => "the network".to_string(),
                [one] => format!("the mission {one}"),
                several => format!("the missions {}", several.join(", ")),
            };
            let (publish, show) = if missions.len() < 2 || first.id.is_empty() {
                ("publishes", "shows")
            } else {
                ("publish", "show")
            };
            let (code, message) = if file.named {
                let message = format!(
                    "{whose} {publish} in `{language}` and {show} the policy `{name}`, which is missing in that language"
                );
                (Code::MissingPolicy, message)
            } else {
                (
                    Code::PolicyFallback,
                    format!(
                        "{whose} {publish} in `{language}`, where the policy `{name}` is shown in another language"
                    ),
                )
            };
            let help = if kept.contains(&(file.of as u16, Arc::from(name.as_str()), language.clone())) {
                format!(
                    "the file `{path}` is there and not out: look at its `status`, `publish_at` and `expire_at`"
                )
            } else {
                format!("create the file `{path}`")
            };
            diagnostics.push(
                Diagnostic::new(code, first.source, message)
                    .at(Place::value("languages", language.as_str()))
                    .help(help),
            );
        }
    }
}
