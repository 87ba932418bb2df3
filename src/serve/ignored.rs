//! Names that no change is looked for in: what other programs keep beside an editor's files.

use std::path::{Component, Path};

/// Folders that are not looked into, wherever they are.
const FOLDERS: &[&str] = &[".git", ".chancery", "node_modules"];

/// Whether a path below the site's folder is no matter of the site's: a version control's, or the swap and
/// backup files of Vim, Emacs, JetBrains' and KDE's editors.
pub fn is_ignored(below_site: &Path) -> bool {
    let mut names = below_site.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let Some(name) = names.next_back() else {
        return false;
    };
    is_ignored_folder(&name)
        || names.any(|name| is_ignored_folder(&name))
        || name == "4913"
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx", "~", "___jb_tmp___", "___jb_old___", ".kate-swp"]
            .iter()
            .any(|end| name.ends_with(end))
}

pub fn is_ignored_folder(name: &str) -> bool {
    FOLDERS.contains(&name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_ignored;

    #[test]
    fn editors_own_files() {
        for path in [
            "content/accra/posts/.2026-03-09-tea.en.md.swp",
            "content/network.yaml~",
            "content/4913",
            "content/.#network.yaml",
            "content/#network.yaml#",
            "content/.git/index",
            "themes/ours/node_modules/left/index.js",
            ".chancery",
        ] {
            assert!(is_ignored(Path::new(path)), "{path}");
        }
        for path in [
            "content/network.yaml",
            "static/.well-known/security.txt",
            "content/4913.md",
            "content/a.swp.md",
            "",
        ] {
            assert!(!is_ignored(Path::new(path)), "{path}");
        }
    }
}
