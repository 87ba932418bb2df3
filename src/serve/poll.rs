//! Looking for changes at intervals, where the computer does not tell of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folders::{Entry, walk};

/// When a file was written, and how long it is: a file that differs in neither is taken for unchanged.
type Facts = (Option<SystemTime>, u64);

/// What there was at the last look.
pub struct Poll {
    files: BTreeMap<PathBuf, Facts>,
}

impl Poll {
    pub fn new(site: &Path) -> Poll {
        Poll { files: look(site) }
    }

    /// The files that are new, gone, or written since the last look.
    pub fn changes(&mut self, site: &Path) -> BTreeSet<PathBuf> {
        let now = look(site);
        let changed = now.iter().filter(|(path, facts)| self.files.get(*path) != Some(*facts));
        let gone = self.files.keys().filter(|path| !now.contains_key(*path));
        let changes = changed.map(|(path, _)| path).chain(gone).cloned().collect();
        self.files = now;
        changes
    }
}

fn look(site: &Path) -> BTreeMap<PathBuf, Facts> {
    let mut files = BTreeMap::new();
    walk(site, &mut |entry| {
        if let Entry::File(path) = entry
            && let Ok(facts) = path.metadata()
        {
            files.insert(path.to_owned(), (facts.modified().ok(), facts.len()));
        }
        true
    });
    files
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Poll;

    #[test]
    fn what_is_new_gone_or_written() {
        let site = tempfile::tempdir().unwrap();
        let path = |name: &str| site.path().join("content").join(name);
        fs::create_dir_all(path("a")).unwrap();
        for name in ["a/one", "a/two", "three"] {
            fs::write(path(name), name).unwrap();
        }
        let mut poll = Poll::new(site.path());
        assert!(poll.changes(site.path()).is_empty());
        fs::write(path("a/one"), "longer than before").unwrap();
        fs::remove_file(path("three")).unwrap();
        fs::write(path("a/four"), "new").unwrap();
        let changes = poll.changes(site.path());
        assert_eq!(changes.into_iter().collect::<Vec<_>>(), [path("a/four"), path("a/one"), path("three")]);
    }
}
