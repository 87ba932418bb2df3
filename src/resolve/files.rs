//! Files that go out as they are: those of bundles, beside their post's page, and those of `static/`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::blog::Blog;
use crate::model::document::{FileDocument, TextKind};
use crate::model::site::{SiteFile, copy_address};
use crate::model::url::{Address, RootId};
use crate::resolve::links::Destination;
use crate::resolve::places::Placed;
use crate::resolve::publish::State;
use crate::source::{Kind, Scope, Sources};

/// The files that go out, and where links to any file lead.
///
/// A bundle's files stand beside the page of its original, or of the first translation that is out. A
/// file that only texts which are not out make use of is kept back with them.
pub fn files(documents: &[FileDocument], sources: &Sources, placed: &[Placed], blogs: &[Blog]) -> (Vec<SiteFile>, Vec<(String, Destination)>) {
    let posts: BTreeMap<(&str, &str), &Placed> = placed
        .iter()
        .filter_map(|placed| match (&placed.group.scope, &placed.group.kind) {
            (Scope::Mission(mission), TextKind::Post { stem, .. }) => Some(((mission.as_str(), &**stem), placed)),
            _ => None,
        })
        .collect();
    let kept_back = kept_back(placed, sources);
    let mut files = Vec::new();
    let mut destinations = Vec::new();
    for document in documents {
        let source = sources.get(document.source);
        let address = match &source.kind {
            Kind::Static { name } => Some(Address::new(RootId(0), format!("/{name}"))),
            Kind::BundleFile { mission, stem, name } => posts.get(&(mission.as_str(), stem.as_str())).and_then(|placed| {
                let page = placed.spots.iter().find(|spot| spot.state == State::Out)?.address.as_ref()?;
                (!kept_back.contains(&source.path)).then(|| page.join(name))
            }),
            _ => None,
        };
        let shown = address.clone().unwrap_or_else(|| Address::new(RootId(0), "/"));
        destinations.push((source.path.clone(), Destination::File { address: shown, size: document.size }));
        if let Some(address) = address {
            files.push(SiteFile { source: document.source, hash: document.hash, address, size: document.size });
        }
    }
    files.extend(copies(&files, placed, blogs, sources));
    (files, destinations)
}

/// Paths of files that only texts which are not out name.
fn kept_back(placed: &[Placed], sources: &Sources) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    let mut out = BTreeSet::new();
    for text in placed.iter().filter(|text| text.spots.iter().any(|spot| spot.state != State::Out)) {
        for (member, spot) in text.group.members.iter().zip(&text.spots) {
            let document = &member.document;
            let folder = sources.get(document.source).path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let front_matter = &document.front_matter;
            let named = [&front_matter.image, &front_matter.picture].into_iter().flatten().filter_map(|image| image.src.as_deref());
            let poster = front_matter.video.iter().filter_map(|video| video.poster.as_deref());
            let links = document.body.links.iter().map(|link| &*link.destination);
            let into = if spot.state == State::Out { &mut out } else { &mut kept };
            into.extend(named.chain(poster).chain(links).map(|name| format!("{folder}/{name}")));
        }
    }
    kept.difference(&out).cloned().collect()
}

/// A mission with a site of its own is shown on the hub too, and a post by the missions that carry it:
/// the pictures of its cards stand in each site that shows them.
fn copies(files: &[SiteFile], placed: &[Placed], blogs: &[Blog], sources: &Sources) -> Vec<SiteFile> {
    if blogs.iter().all(|blog| blog.root == RootId(0)) {
        return Vec::new();
    }
    let by_path: HashMap<&str, &SiteFile> = files.iter().map(|file| (sources.get(file.source).path.as_str(), file)).collect();
    let mut copies: BTreeMap<Address, SiteFile> = BTreeMap::new();
    for text in placed {
        if !matches!(text.group.kind, TextKind::Post { .. }) {
            continue;
        }
        let original = &text.group.members[0].document;
        let mut roots: BTreeSet<RootId> = BTreeSet::from([RootId(0)]);
        for mission in original.front_matter.also_in.iter().flatten() {
            roots.extend(blogs.iter().find(|blog| *blog.id == **mission).map(|blog| blog.root));
        }
        for member in &text.group.members {
            let folder = sources.get(member.document.source).path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let Some(src) = member.document.front_matter.image.as_ref().and_then(|image| image.src.as_deref()) else { continue };
            let Some(file) = by_path.get(format!("{folder}/{src}").as_str()) else { continue };
            for root in roots.iter().filter(|root| **root != file.address.root) {
                let address = copy_address(&file.address, *root, blogs);
                copies.insert(address.clone(), SiteFile { address, ..(*file).clone() });
            }
        }
    }
    copies.into_values().collect()
}
