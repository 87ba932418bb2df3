//! Addresses in front matter and settings that begin at the network's root. Like those of texts they are judged when
//! all of the output is planned; each in the file that writes it, and not in those that inherit it.

use crate::diagnostic::Place;
use crate::model::front_matter::FrontMatter;
use crate::model::name::compose;
use crate::model::settings::Settings;
use crate::model::site::RootedLink;
use crate::model::url::{Root, from_root};
use crate::resolve::links::{decode, path_of};
use crate::source::SourceId;

/// Those of a text's own front matter, not yet completed from its original's.
pub fn of_front_matter(own: &FrontMatter, source: SourceId, roots: &[Root], rooted: &mut Vec<RootedLink>) {
    let urls = [
        ("courtesy_of", own.courtesy_of.as_ref().and_then(|courtesy| courtesy.url.as_ref())),
        ("event", own.event.as_ref().and_then(|event| event.url.as_ref())),
        ("video", own.video.as_ref().and_then(|video| video.url.as_ref())),
    ];
    for (key, url) in urls {
        rooted.extend(url.and_then(|url| link(key, url, source, roots)));
    }
}

/// Those of a settings file.
pub fn of_settings(own: &Settings, source: SourceId, roots: &[Root], rooted: &mut Vec<RootedLink>) {
    let footer = own.footer.iter().flatten().map(|link| ("footer", &link.url));
    let identifier = own.identifier.as_ref().and_then(|identifier| identifier.url.as_ref());
    let urls = footer.chain(identifier.map(|url| ("identifier", url)));
    rooted.extend(urls.filter_map(|(key, url)| link(key, url, source, roots)));
}

/// A link to a path of the network, if that is what a value is.
pub fn link(key: &str, url: &str, source: SourceId, roots: &[Root]) -> Option<RootedLink> {
    let path = url.strip_prefix('/').filter(|path| !path.starts_with('/'))?;
    let address = from_root(&compose(&decode(path_of(path))), roots);
    Some(RootedLink { source, place: Place::value(key, url), address })
}
