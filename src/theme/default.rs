//! The default theme, which the program carries: the end of every chain of themes.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../themes/default/", $path)) as &[u8]),)*]
    };
}

/// Each file's path below the theme's folder, with `/`, and its bytes, sorted by path.
pub static DEFAULT: &[(&str, &[u8])] = files![
    "static/icon.svg",
    "static/styles/1-type.css",
    "static/styles/2-frame.css",
    "static/styles/3-listings.css",
    "static/styles/4-story.css",
    "static/styles/5-modes.css",
    "templates/alerts.html",
    "templates/archive.html",
    "templates/author.html",
    "templates/authors.html",
    "templates/base.html",
    "templates/chooser.html",
    "templates/components.html",
    "templates/corrections.html",
    "templates/digest.html",
    "templates/digests.html",
    "templates/email.html",
    "templates/events.html",
    "templates/home.html",
    "templates/not-found.html",
    "templates/office.html",
    "templates/page.html",
    "templates/parts/accessibility.html",
    "templates/parts/alerts.html",
    "templates/parts/author.html",
    "templates/parts/beside.html",
    "templates/parts/card.html",
    "templates/parts/day.html",
    "templates/parts/external-links.html",
    "templates/parts/feed.html",
    "templates/parts/foot.html",
    "templates/parts/head.html",
    "templates/parts/identifier.html",
    "templates/parts/kicker.html",
    "templates/parts/language.html",
    "templates/parts/latest.html",
    "templates/parts/menu.html",
    "templates/parts/network.html",
    "templates/parts/pager.html",
    "templates/parts/policies.html",
    "templates/parts/related.html",
    "templates/parts/share.html",
    "templates/parts/tag.html",
    "templates/parts/title.html",
    "templates/parts/week.html",
    "templates/policy.html",
    "templates/post-photos.html",
    "templates/post-report.html",
    "templates/post.html",
    "templates/redirect.html",
    "templates/subscribe.html",
    "templates/tag.html",
    "templates/tags.html",
    "theme.yaml",
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::DEFAULT;

    #[test]
    fn every_file_of_the_folder_is_carried() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let mut found = Vec::new();
        list_files(&root, "", &mut found);
        found.sort();
        let carried: Vec<&str> = DEFAULT.iter().map(|(path, _)| *path).collect();
        assert_eq!(carried, found, "themes/default and the list in src/theme/default.rs differ");
        for (path, bytes) in DEFAULT {
            assert!(fs::read(root.join(path)).unwrap() == *bytes, "{path}");
        }
    }

    fn list_files(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                list_files(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
    }
}
