//! Which policies each blog shows: a mission's own file wins over the network's, language by language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::blog::{Blog, Policy};
use crate::model::settings::PolicyRules;
use crate::source::SourceId;

/// What is shown where nothing is said.
const DEFAULT_POST: &[&str] = &["disclaimer", "comment-policy"];
const DEFAULT_OTHER: &[&str] = &["disclaimer"];

/// Gives each blog its policies. `own[i]` are the files of blog `i`, the hub's being the network's;
/// `rules[i]` what its settings say. A policy that is named and missing in a language is an error.
pub fn assign(
    blogs: &mut [Blog],
    own: &[Vec<Policy>],
    rules: &[Option<PolicyRules>],
    network_source: SourceId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut shown = BTreeSet::new();
    for (index, blog) in blogs.iter_mut().enumerate() {
        let network = &own[0];
        let mine = if index == 0 { &[][..] } else { &own[index][..] };
        blog.policy_texts = merged(network, mine);
        let said = rules[index].clone().or_else(|| rules[0].clone());
        blog.policies = match &said {
            Some(rules) => rules.clone(),
            None => default_rules(&blog.policy_texts),
        };
        for name in blog.policies.post.iter().chain(&blog.policies.feed).chain(&blog.policies.digest) {
            shown.insert(name.clone());
        }
        check(blog, index == 0, said.is_some(), network_source, diagnostics);
    }
    for policy in own.iter().flatten() {
        if !shown.contains(&*policy.name)
            && let Some(translation) = policy.translations.first() {
                diagnostics.push(
                    Diagnostic::new(Code::UnusedPolicy, translation.source, format!("the policy `{}` is shown nowhere", policy.name))
                        .help("name it under `policies:` in `content/network.yaml`, or take its files out"),
                );
            }
    }
}

fn merged(network: &[Policy], mine: &[Policy]) -> Vec<Policy> {
    let names: BTreeSet<&Arc<str>> = network.iter().chain(mine).map(|policy| &policy.name).collect();
    names
        .into_iter()
        .map(|name| {
            let of = |policies: &[Policy]| {
                policies.iter().find(|policy| policy.name == *name).map(|policy| policy.translations.clone()).unwrap_or_default()
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

fn default_rules(policies: &[Policy]) -> PolicyRules {
    let existing = |names: &[&str]| {
        names.iter().filter(|name| policies.iter().any(|policy| *policy.name == ***name)).map(|name| name.to_string()).collect()
    };
    PolicyRules { post: existing(DEFAULT_POST), feed: existing(DEFAULT_OTHER), digest: existing(DEFAULT_OTHER) }
}

fn check(blog: &Blog, is_hub: bool, named: bool, network_source: SourceId, diagnostics: &mut Vec<Diagnostic>) {
    let mut wanted: BTreeSet<&String> = blog.policies.feed.iter().chain(&blog.policies.digest).collect();
    if !is_hub {
        wanted.extend(&blog.policies.post);
    }
    for name in wanted {
        let policy = blog.policy_texts.iter().find(|policy| *policy.name == **name);
        for (language, _) in &blog.languages {
            if policy.is_some_and(|policy| policy.translations.iter().any(|translation| translation.language == *language)) {
                continue;
            }
            let file = if is_hub || policy.is_none_or(|policy| policy.translations.is_empty()) {
                format!("content/policies/{name}.{language}.md")
            } else {
                format!("content/{}/policies/{name}.{language}.md", blog.id)
            };
            let whose = if is_hub { "the network".to_string() } else { format!("the mission `{}`", blog.id) };
            let source = if is_hub { network_source } else { blog.source };
            diagnostics.push(if named {
                Diagnostic::new(Code::MissingPolicy, source, format!("{whose} publishes in `{language}` and shows the policy `{name}`, which is missing in that language"))
                    .help(format!("create the file `{file}`"))
            } else {
                Diagnostic::new(Code::PolicyFallback, source, format!("{whose} publishes in `{language}`, where the policy `{name}` is shown in another language"))
                    .help(format!("create the file `{file}`"))
            });
        }
    }
}
