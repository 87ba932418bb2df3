//! Tags: those that the network declares, and those that posts use.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::model::name::address_word;
use crate::model::post::{Tag, TagId};
use crate::model::settings::{Settings, TagsDeclared};
use crate::model::text::LocalText;
use crate::resolve::places::Placed;
use crate::source::SourceId;

/// All tags, declared ones first, and their numbers by the word of their address. An undeclared tag has
/// the name that it is first written with.
pub fn tags(
    network: &(SourceId, Settings),
    placed: &[Placed],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Tag>, HashMap<String, TagId>) {
    let mut tags: Vec<Tag> = Vec::new();
    let mut ids: HashMap<String, TagId> = HashMap::new();
    let mut add = |word: String, name: LocalText, ids: &mut HashMap<String, TagId>| {
        ids.insert(word.clone(), TagId(tags.len() as u32));
        tags.push(Tag { id: Arc::from(word), name });
    };
    for (id, name) in &network.1.tags {
        let word = address_word(id);
        if word.is_empty() || ids.contains_key(&word) {
            diagnostics.push(
                Diagnostic::new(Code::BadValue, network.0, format!("`{id}` cannot be a tag of its own"))
                    .at(Place::path(["tags", id.as_str()]))
                    .help("write letters, digits and hyphens, and each tag once"),
            );
            continue;
        }
        add(word, name.clone(), &mut ids);
    }
    let required = network.1.tags_declared == Some(TagsDeclared::Required);
    for member in placed.iter().flat_map(|placed| &placed.group.members) {
        // What a translation inherits is judged at the original.
        let own = member.own_keys.contains(&"tags");
        for tag in member.front_matter.tags.iter().flatten().filter(|_| own) {
            let word = address_word(tag);
            if ids.contains_key(&word) {
                continue;
            }
            let source = member.document.source;
            if word.is_empty() {
                diagnostics.push(
                    Diagnostic::new(Code::BadValue, source, format!("`{tag}` cannot be a tag"))
                        .at(Place::value("tags", tag))
                        .help("write a word with letters or digits"),
                );
            } else if required {
                let known = network.1.tags.iter().map(|(id, _)| id.as_str());
                let help = match nearest(tag, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "declare it under `tags:` in `content/network.yaml`".to_string(),
                };
                diagnostics.push(
                    Diagnostic::new(Code::UnknownTag, source, format!("the network declares no tag `{tag}`"))
                        .at(Place::value("tags", tag))
                        .help(help),
                );
            } else {
                add(word, LocalText::Plain(Arc::from(tag.trim())), &mut ids);
            }
        }
    }
    (tags, ids)
}
