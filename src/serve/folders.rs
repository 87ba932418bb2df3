//! The folders of a site that changes are looked for in, and what is in them.
//!
//! Symbolic links are followed where they stay inside the site, as the first stage does; others never: one may
//! lead to the whole disk.

use std::fs;
use std::path::{Path, PathBuf};

use super::ignored::is_ignored;

/// The folders that a site is made of; each may be missing, and come later.
pub const TOPS: &[&str] = &["content", "themes", "locales", "static"];

/// What a walk meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Before what is in it.
    Folder(&'a Path),
    File(&'a Path),
    /// A symbolic link, before what it leads to, and where that is. It is inside the site.
    Link {
        target: &'a Path,
    },
}

/// Told of everything; whether to go on.
pub type Visit<'a> = dyn FnMut(Entry<'_>) -> bool + 'a;

/// Walks through all of the site's folders. What cannot be read is left out.
pub fn walk(site: &Path, visit: &mut Visit<'_>) -> bool {
    TOPS.iter().all(|top| walk_below(site, &site.join(top), visit))
}

/// Walks through what is at a path, which is below one of the site's folders, or one of them.
pub fn walk_below(site: &Path, path: &Path, visit: &mut Visit<'_>) -> bool {
    let real_site = fs::canonicalize(site).unwrap_or_else(|_| site.to_owned());
    enter(&Site { path: site, real: &real_site }, path, visit)
}

struct Site<'a> {
    path: &'a Path,
    real: &'a Path,
}

fn enter(site: &Site<'_>, path: &Path, visit: &mut Visit<'_>) -> bool {
    if path.strip_prefix(site.path).is_ok_and(is_ignored) {
        return true;
    }
    let Ok(facts) = fs::symlink_metadata(path) else {
        return true;
    };
    let mut is_folder = facts.is_dir();
    if facts.is_symlink() {
        let Some(target) = inside(site, path) else {
            return true;
        };
        is_folder = target.is_dir();
        if !visit(Entry::Link { target: &target }) {
            return false;
        }
    }
    if !is_folder {
        return visit(Entry::File(path));
    }
    if !visit(Entry::Folder(path)) {
        return false;
    }
    let Ok(entries) = fs::read_dir(path) else {
        return true;
    };
    let mut entries = entries.flatten();
    entries.all(|entry| {
        // A file is by far the most frequent, and need not be asked about.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let path = entry.path();
        if is_file {
            return path.strip_prefix(site.path).is_ok_and(is_ignored) || visit(Entry::File(&path));
        }
        enter(site, &path, visit)
    })
}

/// Where a link leads, if that is inside the site and does not hold the link itself.
fn inside(site: &Site<'_>, link: &Path) -> Option<PathBuf> {
    let target = fs::canonicalize(link).ok()?;
    let folder = fs::canonicalize(link.parent()?).ok()?;
    (target.starts_with(site.real) && !folder.starts_with(&target)).then_some(target)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Entry, walk};

    fn seen(site: &Path) -> Vec<String> {
        let mut seen = Vec::new();
        walk(site, &mut |entry| {
            let name = |path: &Path| path.strip_prefix(site).unwrap().display().to_string();
            seen.push(match entry {
                Entry::Folder(path) => format!("{}/", name(path)),
                Entry::File(path) => name(path),
                Entry::Link { .. } => "link".to_owned(),
            });
            true
        });
        seen.sort();
        seen
    }

    #[test]
    fn folders_and_files_without_what_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap();
        for path in ["content/accra/a.md", "content/.git/index", "public/index.html", "content/accra/a.md~"] {
            fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
            fs::write(site.join(path), "").unwrap();
        }
        assert_eq!(seen(&site), ["content/", "content/accra/", "content/accra/a.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_site_or_go_round_are_not_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap().join("site");
        fs::create_dir_all(site.join("content/real")).unwrap();
        fs::write(site.join("content/real/x"), "").unwrap();
        symlink("/", site.join("content/disk")).unwrap();
        symlink("..", site.join("content/real/round")).unwrap();
        symlink("real", site.join("content/again")).unwrap();
        let seen = seen(&site);
        assert_eq!(
            seen,
            ["content/", "content/again/", "content/again/x", "content/real/", "content/real/x", "link"]
        );
    }
}
