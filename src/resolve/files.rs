//! Files that go out as they are: those of bundles, beside their post's page, and those of `static/`.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::document::{FileDocument, TextKind};
use crate::model::site::SiteFile;
use crate::model::url::{Address, RootId};
use crate::resolve::links::{Destination, relative_path};
use crate::resolve::places::Placed;
use crate::resolve::publish::State;
use crate::source::{Kind, Scope, Sources};

/// The files that go out, and where links to any file lead.
///
/// A bundle's files stand beside the page of its original, or of the first translation that is out. A
/// file that only texts which are not out make use of is kept back with them.
pub fn files(
    documents: &[FileDocument],
    sources: &Sources,
    placed: &[Placed],
) -> (Vec<SiteFile>, Vec<(String, Destination)>) {
    let is_of_a_bundle =
        |document: &FileDocument| matches!(sources.get(document.source).kind, Kind::BundleFile { .. });
    let has_bundles = documents.iter().any(is_of_a_bundle);
    let posts: BTreeMap<(&str, &str), &Placed> = placed
        .iter()
        .filter(|_| has_bundles)
        .filter_map(|placed| match (&placed.group.scope, &placed.group.kind) {
            (Scope::Mission(mission), TextKind::Post { stem, .. }) => {
                Some(((mission.as_str(), &**stem), placed))
            }
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
            Kind::BundleFile { mission, stem, name } => {
                posts.get(&(mission.as_str(), stem.as_str())).and_then(|placed| {
                    // A withdrawn post's page says that it is, and shows nothing.
                    let page = placed.spots.iter().find(|spot| spot.state == State::Out)?.address.as_ref()?;
                    (!kept_back.contains(&source.path)).then(|| page.join(name))
                })
            }
            _ => None,
        };
        match address {
            Some(address) => {
                destinations.push((
                    source.path.clone(),
                    Destination::File {
                        address: address.clone(),
                        size: document.size,
                        bytes: document.bytes,
                    },
                ));
                files.push(SiteFile {
                    source: document.source,
                    hash: document.hash,
                    address,
                    size: document.size,
                });
            }
            None if matches!(source.kind, Kind::BundleFile { .. }) => {
                destinations.push((source.path.clone(), Destination::Kept))
            }
            // A file that nothing is made of is nowhere to be linked to.
            None => {}
        }
    }
    (files, destinations)
}

/// Paths of files that only texts which are not out name.
fn kept_back(placed: &[Placed], sources: &Sources) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    let mut out = BTreeSet::new();
    for text in placed.iter().filter(|text| text.spots.iter().any(|spot| spot.state != State::Out)) {
        for (member, spot) in text.group.members.iter().zip(&text.spots) {
            let document = &member.document;
            let own = &sources.get(document.source).path;
            let original = &sources.get(text.group.members[0].document.source).path;
            let from = |inherited: bool| if inherited { original } else { own };
            let front_matter = &member.front_matter;
            let images = [&front_matter.image, &front_matter.picture].into_iter().flatten();
            let named = images.filter_map(|image| Some((image.src.as_deref()?, from(image.inherited))));
            let poster = front_matter
                .video
                .iter()
                .filter_map(|video| Some((video.poster.as_deref()?, from(video.inherited))));
            let links = document.body.links.iter().map(|link| (&*link.destination, own));
            let into = if spot.state == State::Out { &mut out } else { &mut kept };
            into.extend(
                named.chain(poster).chain(links).filter_map(|(name, from)| relative_path(name, from)),
            );
        }
    }
    kept.difference(&out).cloned().collect()
}
