//! The files of the starter site, which the program carries.

macro_rules! file {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../../../starter/", $path)))
    };
}

/// Paths from the site's folder, and what is written there.
pub const STARTER: &[(&str, &[u8])] = &[
    // Under its own name it would hide files of the project's repository.
    (".gitignore", include_bytes!("../../../starter/gitignore")),
    file!("README.md"),
    file!("content/authors/alex-martin.yaml"),
    file!("content/example/mission.yaml"),
    file!("content/example/pages/about.en.md"),
    file!("content/example/pages/about.fr.md"),
    file!("content/example/posts/2026-01-12-welcome.en.md"),
    file!("content/example/posts/2026-01-12-welcome.fr.md"),
    file!("content/example/posts/2026-01-20-reading-room/index.en.md"),
    file!("content/example/posts/2026-01-20-reading-room/index.fr.md"),
    file!("content/example/posts/2026-01-20-reading-room/reading-room.svg"),
    file!("content/example/posts/2026-02-03-film-evening.en.md"),
    file!("content/network.yaml"),
    file!("content/policies/comment-policy.en.md"),
    file!("content/policies/comment-policy.fr.md"),
    file!("content/policies/disclaimer.en.md"),
    file!("content/policies/disclaimer.fr.md"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::STARTER;

    #[test]
    fn every_file_of_the_starter_is_carried() -> Result<(), Box<dyn std::error::Error>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
        let mut there = BTreeSet::new();
        for entry in walkdir::WalkDir::new(&folder) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
                there.insert(if path == "gitignore" { ".gitignore".to_owned() } else { path });
            }
        }
        let carried: BTreeSet<_> = STARTER.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(carried, there);
        Ok(())
    }
}
