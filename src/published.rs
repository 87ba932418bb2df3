//! `--published`: the ids of the last published build are held against those of this one.
//!
//! A reader's feed program knows an entry by its id: one that drifts is shown twice, one that vanishes stays for
//! ever. So both are errors, found before anything is written. What was withdrawn, or has come to the end that its
//! `expire_at` names, may go. What stands in feeds for other reasons (a week in review) is not compared.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::model::post::{Post, Translation};
use crate::model::published::PublishedEntry;
use crate::model::site::Site;
use crate::render::feeds::{entry_id, parts_of_tag};
use crate::source::{SourceId, Sources};
use crate::write::Outcome;

/// The entries that a build has put out, by id. Of a build of some missions, the others' are as the last published
/// build had them, where that is known, else those whose page is in the output.
pub fn listed(
    site: &Site,
    sources: &Sources,
    missions: &[String],
    published: Option<&[PublishedEntry]>,
    outcome: &Outcome,
) -> Vec<PublishedEntry> {
    let mut entries = entries(site, sources);
    if !missions.is_empty() {
        let is_built = |entry: &PublishedEntry| missions.iter().any(|mission| mission == entry.mission());
        match published {
            Some(published) => {
                entries.retain(is_built);
                entries.extend(published.iter().filter(|entry| !is_built(entry)).cloned());
            }
            None => {
                let there: HashSet<&str> = outcome.files.iter().map(|file| file.path.as_str()).collect();
                entries.retain(|entry| is_built(entry) || there.contains(entry.path.as_str()));
            }
        }
    }
    entries.sort();
    entries
}

/// Every id of the last published build that is not in this one, and may not be missing. `missions` are those that
/// are built; none for all.
pub fn compare(
    published: &[PublishedEntry],
    missions: &[String],
    site: &Site,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let is_built = |entry: &&PublishedEntry| {
        missions.is_empty() || missions.iter().any(|mission| mission == entry.mission())
    };
    let published: Vec<&PublishedEntry> = published.iter().filter(is_built).collect();
    Standing::of(site, sources).compare(&published)
}

fn entries(site: &Site, sources: &Sources) -> Vec<PublishedEntry> {
    let out = texts(site).filter(|(_, translation)| translation.head.withdrawn.is_none());
    out.map(|(post, translation)| PublishedEntry {
        id: entry_id(&site.feed_authority, &post.feed_id, translation.language.as_str()),
        path: translation.address.file(&site.roots),
        file: sources.get(translation.source).path.clone(),
    })
    .collect()
}

fn texts(site: &Site) -> impl Iterator<Item = (&Post, &Translation)> {
    site.posts.iter().flat_map(|post| post.translations.iter().map(|translation| (&**post, translation)))
}

/// What of the site as it is now tells whether an old id may be missing.
struct Standing {
    authority: String,
    network: Option<SourceId>,
    missions: HashSet<String>,
    /// The entries that are out; beside each the file of its post's original.
    out: Vec<(PublishedEntry, String)>,
    /// The ids and files of texts that were withdrawn or have ended.
    let_go: HashSet<String>,
    sources: HashMap<String, SourceId>,
}

/// The site's entries, found by what an old one says of itself.
struct Found<'a> {
    by_name: HashMap<&'a str, usize>,
    by_file: HashMap<&'a str, usize>,
    by_path: HashMap<&'a str, usize>,
}

impl Standing {
    fn of(site: &Site, sources: &Sources) -> Standing {
        let path = |source: SourceId| sources.get(source).path.clone();
        let original =
            |post: &Post| post.translations.first().map(|first| path(first.source)).unwrap_or_default();
        let originals = texts(site)
            .filter(|(_, translation)| translation.head.withdrawn.is_none())
            .map(|(post, _)| original(post));
        let id = |feed_id: &str, language: &str| entry_id(&site.feed_authority, feed_id, language);
        let withdrawn = texts(site)
            .filter(|(_, translation)| translation.head.withdrawn.is_some())
            .flat_map(|(post, text)| [id(&post.feed_id, text.language.as_str()), path(text.source)]);
        let ended = site
            .ended
            .iter()
            .flat_map(|ended| [id(&ended.feed_id, ended.language.as_str()), path(ended.source)]);
        Standing {
            authority: site.feed_authority.to_string(),
            network: site.rules.network_source,
            missions: site.blogs.iter().map(|blog| blog.id.to_string()).collect(),
            out: entries(site, sources).into_iter().zip(originals).collect(),
            let_go: withdrawn.chain(ended).collect(),
            sources: sources.iter().map(|(source, file)| (file.path.clone(), source)).collect(),
        }
    }

    fn compare(&self, published: &[&PublishedEntry]) -> Vec<Diagnostic> {
        let known: HashSet<&str> = published.iter().map(|entry| name(&entry.id)).collect();
        let let_go: HashSet<&str> = self.let_go.iter().map(|id| name(id)).collect();
        let entries = || self.out.iter().map(|(entry, _)| entry).enumerate();
        let found = Found {
            by_name: entries().map(|(number, entry)| (name(&entry.id), number)).collect(),
            by_file: entries().map(|(number, entry)| (entry.file.as_str(), number)).collect(),
            // A page that another published text has moved to says nothing of the one that was there.
            by_path: entries()
                .filter(|(_, entry)| !known.contains(name(&entry.id)))
                .map(|(number, entry)| (entry.path.as_str(), number))
                .collect(),
        };
        let mut authorities: BTreeMap<&str, usize> = BTreeMap::new();
        let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
        let mut faults = Vec::new();
        for old in published {
            let authority = parts_of_tag(&old.id).map_or("", |(authority, _)| authority);
            let is_let_go = let_go.contains(name(&old.id)) || let_go.contains(old.file.as_str());
            if authority != self.authority && !is_let_go {
                *authorities.entry(authority).or_default() += 1;
            }
            if is_let_go || found.by_name.contains_key(name(&old.id)) {
                continue;
            }
            let number =
                found.by_file.get(old.file.as_str()).or_else(|| found.by_path.get(old.path.as_str()));
            match number.and_then(|number| self.out.get(*number)) {
                Some((new, original)) => faults.push(self.drifted(old, new, original)),
                None if !self.missions.contains(old.mission()) => {
                    *gone.entry(old.mission()).or_default() += 1
                }
                None => faults.push(self.vanished(old, &known)),
            }
        }
        faults.extend(authorities.into_iter().map(|(old, count)| self.other_authority(old, count)));
        faults.extend(gone.into_iter().map(|(mission, count)| mission_gone(mission, count)));
        faults
    }

    fn other_authority(&self, old: &str, count: usize) -> Diagnostic {
        let new = &self.authority;
        let message = format!(
            "the permanent ids of {count} published entries begin with `tag:{old}`, and now with `tag:{new}`"
        );
        let fault = Diagnostic::nowhere(Code::AuthorityChanged, message)
            .at(Place::key("feed_authority"))
            .help(format!(
                "write `feed_authority: \"{old}\"` in `content/network.yaml`, whatever the address is now"
            ));
        Diagnostic { source: self.network, ..fault }
    }

    fn drifted(&self, old: &PublishedEntry, new: &PublishedEntry, original: &str) -> Diagnostic {
        let message = format!("this text was published with the id `{}`, and now has `{}`", old.id, new.id);
        let (old_id, old_language) = feed_id(&old.id);
        let (new_id, new_language) = feed_id(&new.id);
        let help = if old_id == new_id {
            format!(
                "its language is part of its id: let a file ending in `.{old_language}.md` hold the text that was \
                 published, and another the one in `{new_language}`"
            )
        } else if new.file == original {
            format!("write `id: {}` in its front matter", quoted(&old_id))
        } else {
            format!("write `id: {}` in the front matter of `{original}`, the original", quoted(&old_id))
        };
        let fault = Diagnostic::nowhere(Code::IdDrifted, message).at(Place::key("id")).help(help);
        Diagnostic { source: self.sources.get(&new.file).copied(), ..fault }
    }

    fn vanished(&self, old: &PublishedEntry, known: &HashSet<&str>) -> Diagnostic {
        if let Some(source) = self.sources.get(&old.file) {
            let message = format!("this text was published at `{}` and is not out any more", old.path);
            return Diagnostic::new(Code::IdVanished, *source, message).at(Place::key("status")).help(
                "write `status: withdrawn`, which leaves a page that says so; or take out what keeps it back",
            );
        }
        let message = format!(
            "`{}` is gone, whose text was published at `{}` with the id `{}`",
            old.file, old.path, old.id
        );
        let (old_id, old_language) = feed_id(&old.id);
        let is_like = |(new, _): &&(PublishedEntry, String)| {
            let (_, language) = feed_id(&new.id);
            language == old_language && new.mission() == old.mission() && !known.contains(name(&new.id))
        };
        let alike = self.out.iter().filter(is_like).map(|(new, original)| (new.file.as_str(), original));
        let files: HashMap<&str, &String> = alike.collect();
        let back = "bring the file back, with `status: withdrawn` if its text is no longer wanted";
        let help = match nearest(&old.file, files.keys().copied()) {
            Some(near) => format!(
                "{back}; if `{near}` is the same text under another name, write `id: {}` in the front matter of `{}`",
                quoted(&old_id),
                files.get(near).map_or(near, |original| original.as_str()),
            ),
            None => back.to_owned(),
        };
        Diagnostic::nowhere(Code::IdVanished, message).help(help)
    }
}

fn mission_gone(mission: &str, count: usize) -> Diagnostic {
    Diagnostic::nowhere(
        Code::IdVanished,
        format!("the mission `{mission}` is gone, of which {count} entries were published"),
    )
    .help(format!(
        "bring the folder `content/{mission}` back under this name; what is no longer wanted gets `status: withdrawn`"
    ))
}

/// An id without its authority, which is judged for itself.
fn name(id: &str) -> &str {
    id.strip_prefix("tag:").and_then(|rest| rest.split_once(':')).map_or(id, |(_, name)| name)
}

/// What the front matter's `id` must say for this id, and the language.
fn feed_id(id: &str) -> (String, String) {
    let mut parts = parts_of_tag(id).map(|(_, parts)| parts).unwrap_or_default();
    let language = parts.pop().unwrap_or_default();
    (parts.join("/"), language)
}

/// As YAML needs it.
fn quoted(text: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "/-_.".contains(character);
    let begins_well = text.starts_with(char::is_alphabetic);
    if begins_well && text.chars().all(is_plain) { text.to_owned() } else { format!("{text:?}") }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::{Standing, name, quoted};
    use crate::diagnostic::Code;
    use crate::model::published::PublishedEntry;
    use crate::source::SourceId;

    fn entry(id: &str, path: &str, file: &str) -> PublishedEntry {
        PublishedEntry {
            id: format!("tag:example.gov,2012:{id}"),
            path: format!("france/{path}/index.html"),
            file: format!("content/france/posts/{file}"),
        }
    }

    /// A site of these entries; each is its own original.
    fn standing(out: &[PublishedEntry], let_go: &[&str]) -> Standing {
        let files = out.iter().map(|entry| entry.file.clone());
        Standing {
            authority: "example.gov,2012".to_owned(),
            network: Some(SourceId(0)),
            missions: HashSet::from(["france".to_owned()]),
            out: out.iter().map(|entry| (entry.clone(), entry.file.clone())).collect(),
            let_go: let_go.iter().map(|name| (*name).to_owned()).collect(),
            sources: files.enumerate().map(|(number, file)| (file, SourceId(1 + number as u32))).collect(),
        }
    }

    /// Code, source and everything said.
    fn said(standing: &Standing, published: &[PublishedEntry]) -> Vec<(Code, Option<u32>, String)> {
        let published: Vec<&PublishedEntry> = published.iter().collect();
        let faults = standing.compare(&published).into_iter();
        faults
            .map(|fault| {
                let help = fault.help.unwrap_or_default();
                (fault.code, fault.source.map(|source| source.0), format!("{} = {help}", fault.message))
            })
            .collect()
    }

    #[test]
    fn the_same_ids_are_no_fault_wherever_they_stand() {
        let old = [entry("france/a/fr", "fr/a", "a.fr.md"), entry("france/b/fr", "fr/b", "b.fr.md")];
        let moved =
            [entry("france/a/fr", "fr/b", "2012/a.fr.md"), entry("france/b/fr", "fr/a", "b/index.fr.md")];
        assert_eq!(said(&standing(&moved, &[]), &old), []);
        assert_eq!(said(&standing(&moved, &[]), &[]), []);
    }

    #[test]
    fn a_file_with_another_id_has_drifted() {
        let old = [entry("france/caf%C3%A9/fr", "fr/a", "a.fr.md")];
        let new = standing(&[entry("other/fr", "fr/z", "a.fr.md")], &[]);
        let said = said(&new, &old);
        assert_eq!(said.len(), 1);
        assert_eq!((said[0].0, said[0].1), (Code::IdDrifted, Some(1)));
        let expected = "the id `tag:example.gov,2012:france/caf%C3%A9/fr`, and now has `tag:example.gov,2012:other/fr` \
                        = write `id: france/café` in its front matter";
        assert!(said[0].2.ends_with(expected), "{}", said[0].2);
    }

    #[test]
    fn a_page_with_another_id_has_drifted_if_its_text_was_not_published_before() {
        let old = [entry("france/a/fr", "fr/a", "a.fr.md"), entry("france/b/fr", "fr/b", "b.fr.md")];
        let renamed = [entry("france/c/fr", "fr/a", "c.fr.md"), entry("france/b/fr", "fr/b", "b.fr.md")];
        assert_eq!(said(&standing(&renamed, &[]), &old)[0].0, Code::IdDrifted);
        let taken = [entry("france/b/fr", "fr/a", "b.fr.md")];
        let said = said(&standing(&taken, &[]), &old);
        assert_eq!((said.len(), said[0].0), (1, Code::IdVanished));
    }

    #[test]
    fn the_language_is_part_of_the_id() {
        let old = [entry("france/a/fr", "fr/a", "a.md")];
        let said = said(&standing(&[entry("france/a/en", "en/a", "a.md")], &[]), &old);
        assert_eq!(said[0].0, Code::IdDrifted);
        assert!(said[0].2.contains("a file ending in `.fr.md`"), "{}", said[0].2);
    }

    #[test]
    fn what_is_gone_must_have_been_let_go() {
        let old = [entry("france/a/fr", "fr/a", "a.fr.md"), entry("france/b/fr", "fr/b", "b.fr.md")];
        let by_id = standing(&[old[1].clone()], &["tag:example.gov,2012:france/a/fr"]);
        assert_eq!(said(&by_id, &old), []);
        let by_file = standing(&[old[1].clone()], &["content/france/posts/a.fr.md"]);
        assert_eq!(said(&by_file, &old), []);
        let said = said(&standing(&[old[1].clone()], &[]), &old);
        assert_eq!((said.len(), said[0].0, said[0].1), (1, Code::IdVanished, None));
        assert!(said[0].2.contains("`france/fr/a/index.html`") && said[0].2.contains("bring the file back"));
    }

    #[test]
    fn a_file_that_is_there_and_not_out_is_named_by_its_place() {
        let old = [entry("france/a/fr", "fr/a", "a.fr.md")];
        let mut draft = standing(&[], &[]);
        draft.sources = HashMap::from([(old[0].file.clone(), SourceId(7))]);
        let said = said(&draft, &old);
        assert_eq!((said[0].0, said[0].1), (Code::IdVanished, Some(7)));
        assert!(said[0].2.contains("status: withdrawn"));
    }

    #[test]
    fn a_new_name_that_is_near_is_offered() {
        let old = [entry("france/2012-05-15-bread/fr", "fr/a", "2012-05-15-bread.fr.md")];
        let new = standing(&[entry("france/2012-05-15-breads/fr", "fr/b", "2012-05-15-breads.fr.md")], &[]);
        let said = said(&new, &old);
        assert_eq!(said[0].0, Code::IdVanished);
        assert!(said[0].2.contains("if `content/france/posts/2012-05-15-breads.fr.md` is the same text"));
        assert!(said[0].2.contains("`id: france/2012-05-15-bread`"));
    }

    #[test]
    fn another_authority_is_one_fault_and_hides_no_other() {
        let mut old: Vec<PublishedEntry> = (0..1000)
            .map(|n| entry(&format!("france/{n}/fr"), &format!("fr/{n}"), &format!("{n}.fr.md")))
            .collect();
        let now = old.clone();
        for entry in &mut old {
            entry.id = entry.id.replace("example.gov,2012", "old.example,2010");
        }
        let first = said(&standing(&now, &[]), &old);
        assert_eq!(first.len(), 1);
        assert_eq!((first[0].0, first[0].1), (Code::AuthorityChanged, Some(0)));
        assert!(first[0].2.contains("of 1000 published entries begin with `tag:old.example,2010`"));
        assert!(first[0].2.contains("`feed_authority: \"old.example,2010\"`"));
        let both = said(&standing(&now[1..], &[]), &old);
        assert_eq!(
            both.iter().map(|said| said.0).collect::<Vec<_>>(),
            [Code::IdVanished, Code::AuthorityChanged]
        );
    }

    #[test]
    fn a_mission_that_is_gone_is_one_fault() {
        let old: Vec<PublishedEntry> = (0..3)
            .map(|n| PublishedEntry {
                id: format!("tag:example.gov,2012:peru/{n}/es"),
                path: format!("peru/es/{n}/index.html"),
                file: format!("content/peru/posts/{n}.es.md"),
            })
            .collect();
        let said = said(&standing(&[], &[]), &old);
        assert_eq!(said.len(), 1);
        assert!(said[0].2.contains("`peru` is gone, of which 3 entries"));
    }

    #[test]
    fn ids_are_taken_apart_and_written_as_yaml() {
        assert_eq!(name("tag:a,2012:b/c:d/fr"), "b/c:d/fr");
        assert_eq!(name("https://example.org/"), "https://example.org/");
        assert_eq!(quoted("france/2012-05-15-café"), "france/2012-05-15-café");
        assert_eq!(quoted("2012"), "\"2012\"");
        assert_eq!(quoted("a: b"), "\"a: b\"");
    }
}
