//! Where each blog's site stands: the roots that `base_url` and the folders of missions make.
//!
//! An address that no site can have is a diagnostic, and the network's own a stand-in, so that resolving goes on.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::document::MissionDocument;
use crate::model::settings::Settings;
use crate::model::url::{Root, host};
use crate::resolve::blogs::Surroundings;
use crate::source::SourceId;

/// The hosts of all sites, as the settings write them, whatever a preview's address is.
pub fn hosts<'a>(settings: impl IntoIterator<Item = &'a Settings>) -> Vec<Arc<str>> {
    settings.into_iter().filter_map(|settings| host(settings.base_url.as_deref()?)).map(Arc::from).collect()
}

/// The network's own root.
pub fn hub_root(
    source: SourceId,
    settings: &Settings,
    surroundings: &Surroundings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Root {
    let written = surroundings.base_url.or(settings.base_url.as_deref());
    let Some(written) = written else {
        diagnostics.push(
            Diagnostic::new(Code::MissingKey, source, "the network has no `base_url`")
                .at(Place::key("base_url"))
                .help("add a line such as `base_url: https://blogs.example.gov/`"),
        );
        return Root {
            origin: Arc::from("https://example.invalid"),
            prefix: Arc::from(""),
            folder: Arc::from(""),
        };
    };
    root(written, "").unwrap_or_else(|| {
        diagnostics.push(bad_base_url(source, written));
        Root { origin: Arc::from("https://example.invalid"), prefix: Arc::from(""), folder: Arc::from("") }
    })
}

/// The root of a mission with a `base_url` of its own.
pub fn own_root(
    mission: &MissionDocument,
    surroundings: &Surroundings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Root> {
    let written = mission.settings.base_url.as_deref()?;
    let folder = format!("{}/", mission.id);
    if let Some(preview) = surroundings.base_url {
        let base = format!("{}/{}/", preview.trim_end_matches('/'), mission.id);
        return root(&base, &folder);
    }
    root(written, &folder).or_else(|| {
        diagnostics.push(bad_base_url(mission.source, written));
        None
    })
}

fn bad_base_url(source: SourceId, written: &str) -> Diagnostic {
    let help = if written.is_ascii() {
        "write it with `https://` and a final slash: `https://blogs.example.gov/`"
    } else {
        // Feeds' ids and mail headers take no other letters.
        "write it with the letters a to z: a domain in another script has a form of its own that begins with `xn--`"
    };
    Diagnostic::new(Code::BadUrl, source, format!("`{written}` is not an address that a site can have"))
        .at(Place::key("base_url"))
        .help(help)
}

fn root(written: &str, folder: &str) -> Option<Root> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| written.starts_with(scheme))?;
    let rest = &written[scheme.len()..];
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let bad = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\'' | '?' | '#' | '\\' | '@')
    };
    if host.is_empty() || !host.is_ascii() || host.contains(bad) || path.contains(bad) {
        return None;
    }
    let path = path.trim_matches('/');
    let prefix = if path.is_empty() { String::new() } else { format!("/{path}") };
    Some(Root {
        origin: Arc::from(format!("{scheme}{host}").to_lowercase()),
        prefix: Arc::from(prefix),
        folder: Arc::from(folder),
    })
}

/// A hub is called by feed readers, so its address is whole.
pub fn may_be_hub(written: &str) -> bool {
    written.starts_with("http") && root(written.split(['?', '#']).next().unwrap_or_default(), "").is_some()
}
