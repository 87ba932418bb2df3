//! Where the links of texts lead: to a text's page, to a file of a bundle, elsewhere, or nowhere.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::model::blog::{LinkTarget, ResolvedBody};
use crate::model::body::{Body, Link, LinkKind};
use crate::model::language::Language;
use crate::model::name::compose;
use crate::model::site::{AnchorLink, AnchoredTo, RootedLink};
use crate::model::url::{Address, Root, from_root, host};
use crate::source::SourceId;

/// What stands at the path of a source.
#[derive(Debug, Clone)]
pub enum Destination {
    /// A text: its languages that are out, the file's own language, the files of all its languages.
    Text {
        own: Language,
        out: Arc<BTreeMap<Language, Address>>,
        sources: Arc<[(Language, SourceId)]>,
    },
    /// A file of a bundle that is kept back with its post; the post's own texts are so too.
    Kept,
    /// A digest's introduction or an alert, which has no page of its own.
    NoPage,
    File {
        address: Address,
        size: Option<(u32, u32)>,
        bytes: u64,
    },
}

/// Everything that a link may lead to, by the path of its source.
#[derive(Debug, Default)]
pub struct Destinations {
    pub by_path: FxHashMap<String, Destination>,
    /// The hosts of the network's sites.
    pub hosts: Vec<Arc<str>>,
    pub roots: Vec<Root>,
}

/// The text that holds links.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    pub source: SourceId,
    /// The source's path from the site's folder.
    pub path: &'a str,
    /// The same of the file that the text inherits from; its own where it is the original.
    pub original: &'a str,
    pub language: &'a Language,
    /// For texts of the front matter: the key, whose place stands for that of the link.
    pub key: Option<&'static str>,
}

/// Faults, and links from the network's root, which can be judged only when all of the output is planned.
#[derive(Debug, Default)]
pub struct Findings {
    pub diagnostics: Vec<Diagnostic>,
    pub rooted: Vec<RootedLink>,
    pub anchors: Vec<AnchorLink>,
}

/// A body with its links led somewhere.
pub fn resolve_body(
    body: Arc<Body>,
    holder: Holder,
    destinations: &Destinations,
    findings: &mut Findings,
) -> ResolvedBody {
    let targets = body.links.iter().map(|link| target(link, holder, destinations, findings)).collect();
    ResolvedBody { body, targets }
}

/// Where one link leads.
pub fn target(
    link: &Link,
    holder: Holder,
    destinations: &Destinations,
    findings: &mut Findings,
) -> LinkTarget {
    let place = match holder.key {
        Some(key) => Place::value(key, &*link.destination),
        None => Place::Span(link.span.start as usize..link.span.end as usize),
    };
    resolve(&link.destination, link.kind, holder, place, destinations, findings)
}

/// Where a picture of the front matter is; a file that is not there is an error.
pub fn picture(
    written: &str,
    holder: Holder,
    key: &'static str,
    destinations: &Destinations,
    findings: &mut Findings,
) -> LinkTarget {
    let place = Place::value(key, written);
    if !may_be_published(written) {
        findings.diagnostics.push(
            Diagnostic::new(Code::BadScheme, holder.source, format!("`{written}` cannot be published"))
                .at(place)
                .help("name a file beside this text"),
        );
        return LinkTarget::Text;
    }
    let found = relative_path(written, holder.path).and_then(|path| destinations.by_path.get(&path));
    if is_relative(written) && !matches!(found, Some(Destination::File { .. } | Destination::Kept)) {
        let folder = holder.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let help = match near_file(written, folder, destinations) {
            Some(near) => format!("did you mean `{near}`?"),
            None if key == "picture" => {
                "name a picture of a story's folder, `../france/posts/2012-05-15-market/stall.jpg`, or put it into `static/` and write its path from there"
                    .to_string()
            }
            None if key == "photo" => {
                "put the picture into the folder `static/`, and write its path from there: `/photos/name.jpg`"
                    .to_string()
            }
            None => format!("put the file into the folder `{folder}/`, or correct its name"),
        };
        findings.diagnostics.push(
            Diagnostic::new(Code::MissingFile, holder.source, format!("there is no file `{written}`"))
                .at(place)
                .help(help),
        );
        return LinkTarget::Text;
    }
    resolve(written, LinkKind::Picture, holder, place, destinations, findings)
}

fn resolve(
    written: &str,
    kind: LinkKind,
    holder: Holder,
    place: Place,
    destinations: &Destinations,
    findings: &mut Findings,
) -> LinkTarget {
    if written.starts_with('#') || written.starts_with('?') || written.is_empty() {
        // What stands beside a text may stand on many pages.
        if holder.key.is_none() {
            anchor(written, holder, &place, AnchoredTo::Text(holder.source), findings);
        }
        return LinkTarget::AsWritten(Arc::from(written));
    }
    if let Some(path) = written.strip_prefix('/').filter(|path| !path.starts_with('/')) {
        return rooted(path, kind, holder, place, destinations, findings);
    }
    if !is_relative(written) {
        let own = host(written).is_some_and(|host| destinations.hosts.iter().any(|known| **known == *host));
        if kind == LinkKind::Picture && !own {
            findings.diagnostics.push(
                Diagnostic::new(
                    Code::HotLinkedPicture,
                    holder.source,
                    "this picture is loaded from another host",
                )
                .at(place)
                .help("put the picture into the post's own folder and name it there"),
            );
        }
        return LinkTarget::AsWritten(Arc::from(written));
    }
    let rest = Arc::from(&written[path_of(written).len()..]);
    let Some(path) = relative_path(written, holder.path) else {
        findings.diagnostics.push(dead(
            holder,
            place,
            "this link leads out of the site",
            "write an address inside the site, or a whole one with `https://`".into(),
        ));
        return LinkTarget::AsWritten(Arc::from(written));
    };
    match destinations.by_path.get(&path) {
        Some(Destination::Text { own, out, sources }) => {
            let found = out
                .get_key_value(holder.language)
                .or_else(|| out.get_key_value(own))
                .or_else(|| out.iter().next());
            match found {
                Some((language, address)) => {
                    if let Some((_, source)) = sources.iter().find(|(of, _)| of == language) {
                        anchor(&rest, holder, &place, AnchoredTo::Text(*source), findings);
                    }
                    LinkTarget::Internal {
                        address: address.clone(),
                        rest,
                        language: (language != holder.language).then(|| language.clone()),
                    }
                }
                None => {
                    findings.diagnostics.push(unpublished(holder, place));
                    LinkTarget::Text
                }
            }
        }
        Some(Destination::Kept) => {
            let beside = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_string());
            if beside(holder.path) != beside(&path) {
                findings.diagnostics.push(unpublished(holder, place));
            }
            LinkTarget::Text
        }
        Some(Destination::File { address, size, bytes }) => {
            LinkTarget::File { address: address.clone(), size: *size, bytes: *bytes, rest }
        }
        Some(Destination::NoPage) => {
            findings.diagnostics.push(dead(
                holder,
                place,
                "the text that this link leads to has no page of its own",
                "link to a post, a page or a policy".into(),
            ));
            LinkTarget::Text
        }
        None if path.ends_with(".md") => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let near = elsewhere(&path, holder.path, destinations)
                .or_else(|| near_file(&path, folder, destinations));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "correct the path, which is read from the folder of this file".into(),
            };
            findings.diagnostics.push(dead(
                holder,
                place,
                "this link leads to a file that is not there",
                help,
            ));
            LinkTarget::Text
        }
        None => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let help = match near_file(&path, folder, destinations) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "put the file into the post's own folder, or write a whole address with `https://`".into()
                }
            };
            findings.diagnostics.push(
                Diagnostic::new(
                    Code::DeadPath,
                    holder.source,
                    format!("there is no file `{}` beside this text", path_of(written)),
                )
                .at(place)
                .help(help),
            );
            LinkTarget::AsWritten(Arc::from(written))
        }
    }
}

/// A picture of `static/` is one that the page's own site has, as a bundle's is.
fn rooted(
    written: &str,
    kind: LinkKind,
    holder: Holder,
    place: Place,
    destinations: &Destinations,
    findings: &mut Findings,
) -> LinkTarget {
    let path = path_of(written);
    let decoded = compose(&decode(path));
    if let (LinkKind::Picture, Some(Destination::File { address, size, bytes })) =
        (kind, destinations.by_path.get(&format!("static/{decoded}")))
    {
        return LinkTarget::File {
            address: address.clone(),
            size: *size,
            bytes: *bytes,
            rest: Arc::from(&written[path.len()..]),
        };
    }
    let address = from_root(&decoded, &destinations.roots);
    let rest = written.get(path.len()..).unwrap_or_default();
    anchor(rest, holder, &place, AnchoredTo::Page(address.clone()), findings);
    findings.rooted.push(RootedLink { source: holder.source, place, address: address.clone() });
    LinkTarget::Internal { address, rest: Arc::from(&written[path.len()..]), language: None }
}

/// Notes a link to a place of a text, if `rest` of its address names one.
fn anchor(rest: &str, holder: Holder, place: &Place, to: AnchoredTo, findings: &mut Findings) {
    let Some((_, fragment)) = rest.split_once('#') else { return };
    // The top of the page; some words of it, which browsers look for.
    if fragment.is_empty() || fragment == "top" || fragment.starts_with(":~:") {
        return;
    }
    let fragment = Arc::from(compose(&decode(fragment)).as_ref());
    findings.anchors.push(AnchorLink { source: holder.source, place: place.clone(), to, fragment });
}

fn unpublished(holder: Holder, place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnpublishedLink,
        holder.source,
        "this link leads to a text that is not out, so it is shown without a link",
    )
    .at(place)
    .help("nothing need be done: once that text is out the link comes by itself")
}

fn dead(holder: Holder, place: Place, message: &str, help: String) -> Diagnostic {
    Diagnostic::new(Code::DeadLink, holder.source, message).at(place).help(help)
}

fn near_file(wanted: &str, folder: &str, destinations: &Destinations) -> Option<String> {
    let wanted = wanted.rsplit('/').next().unwrap_or(wanted);
    let names = destinations
        .by_path
        .keys()
        .filter(|path| path.rsplit_once('/').is_some_and(|(parent, _)| parent == folder))
        .filter_map(|path| path.rsplit('/').next());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    nearest(wanted, names).map(str::to_string)
}

/// A file of that very name in another folder, as a path from the file that holds the link; `None` where
/// there are several.
fn elsewhere(wanted: &str, holder: &str, destinations: &Destinations) -> Option<String> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let wanted = name(wanted);
    let mut found =
        destinations.by_path.keys().filter(|path| name(path) == wanted && !wanted.starts_with("index."));
    let (found, None) = (found.next()?, found.next()) else { return None };
    let (from, to): (Vec<&str>, Vec<&str>) = (holder.split('/').collect(), found.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count().min(from.len() - 1);
    let up = "../".repeat(from.len() - 1 - shared);
    Some(format!("{up}{}", to[shared..].join("/")))
}

/// A link's path, without `?…` and `#…`.
pub fn path_of(written: &str) -> &str {
    &written[..written.find(['?', '#']).unwrap_or(written.len())]
}

pub fn decode(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8().unwrap_or(Cow::Borrowed(path))
}

/// A relative link as a path from the site's folder; `None` where it leads out of it.
pub fn relative_path(written: &str, holder: &str) -> Option<String> {
    let folder = holder.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let decoded = decode(path_of(written));
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn is_relative(written: &str) -> bool {
    if written.starts_with('/') {
        return false;
    }
    scheme(written).is_none()
}

fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let begins = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    (begins && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')))
        .then_some(scheme)
}

/// Whether an address of a settings file or a front matter has a scheme that may go out.
pub fn may_be_published(written: &str) -> bool {
    if written.is_empty()
        || written.chars().any(|c| c.is_control())
        || written.starts_with(char::is_whitespace)
    {
        return false;
    }
    match scheme(written) {
        None => true,
        Some(scheme) => {
            ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_relative, may_be_published, relative_path};

    #[test]
    fn paths_are_read_from_the_folder_of_the_file() {
        let holder = "content/france/posts/2012/2012-05-16-a.fr.md";
        assert_eq!(relative_path("b.md#x", holder).as_deref(), Some("content/france/posts/2012/b.md"));
        assert_eq!(
            relative_path("../../../jordan/./posts/b%20c.md", holder).as_deref(),
            Some("content/jordan/posts/b c.md")
        );
        assert_eq!(relative_path("../../../../../b.md", holder), None);
    }

    #[test]
    fn schemes_are_told_from_paths() {
        assert!(is_relative("a:b/c".trim_start_matches("a:")));
        for absolute in ["https://x", "mailto:a@b", "//host/x", "/x", "javascript:x"] {
            assert!(!is_relative(absolute), "{absolute}");
        }
        for bad in
            ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", " https://x", "", "java\nscript:x"]
        {
            assert!(!may_be_published(bad), "{bad}");
        }
        for good in ["https://x", "mailto:a@b", "tel:+33", "/x", "a/b.png", "HTTPS://x"] {
            assert!(may_be_published(good), "{good}");
        }
    }
}
