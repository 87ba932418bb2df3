//! The demonstration network, built as its visitors get it, and its feeds read as a feed reader reads them.

use std::error::Error;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;
use walkdir::WalkDir;

type Tested = Result<(), Box<dyn Error>>;

/// After the last post of the demonstration network.
const NOW: &str = "2026-06-01T00:00:00Z";

#[test]
fn it_builds_without_a_warning_and_its_feeds_can_be_read() -> Tested {
    let folder = copied()?;
    build(folder.path())?;
    let public = folder.path().join("public");
    let mut feeds = 0;
    for path in feed_files(&public)? {
        read(&public, &path)?;
        feeds += 1;
    }
    // Six languages of the hub and two of each of five missions, in three formats, without those of tags.
    assert!(feeds >= (6 + 5 * 2) * 3, "only {feeds} feeds");
    Ok(())
}

/// A card that does more than print and ask is rendered for each story, any other once for all that are alike.
#[test]
fn a_card_is_the_same_whichever_way_it_is_made() -> Tested {
    let (once, each) = (copied()?, copied()?);
    let theme = each.path().join("themes/each");
    fs::create_dir_all(theme.join("templates/parts"))?;
    fs::write(theme.join("theme.yaml"), "name: Each\nextends: default\ncontract: 1\n")?;
    let card = fs::read_to_string(each.path().join("themes/default/templates/parts/card.html"))?;
    fs::write(theme.join("templates/parts/card.html"), format!("{{%- set story = post %}}{card}"))?;
    let network = each.path().join("content/network.yaml");
    let settings = fs::read_to_string(&network)?;
    assert!(settings.contains("\ntheme: default\n"));
    fs::write(&network, settings.replace("\ntheme: default\n", "\ntheme: each\n"))?;
    build(once.path())?;
    build(each.path())?;
    let mut pages = 0;
    for entry in WalkDir::new(once.path().join("public")) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let other = each.path().join(path.strip_prefix(once.path())?);
            assert_eq!(fs::read_to_string(&path)?, fs::read_to_string(other)?, "{}", path.display());
            pages += 1;
        }
    }
    assert!(pages > 100, "only {pages} pages");
    Ok(())
}

/// A copy of the network: what the program keeps beside a site has no place in the project.
fn copied() -> Result<TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["content", "themes", "locales", "static"] {
        if project.join(name).is_dir() {
            copy(&project.join(name), &folder.path().join(name))?;
        }
    }
    Ok(folder)
}

/// Fails where the program says anything but how many files it built.
fn build(folder: &Path) -> Tested {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    let ended = command.current_dir(folder).env_clear().args(["build", "--now", NOW]).output()?;
    assert_eq!(String::from_utf8(ended.stderr)?, "");
    assert!(ended.status.success());
    let said = String::from_utf8(ended.stdout)?;
    assert!(said.starts_with("Built ") && said.ends_with("→ public\n"), "{said}");
    Ok(())
}

/// Fails where `feed-rs` finds no feed, or one that says too little.
fn read(public: &Path, path: &Path) -> Tested {
    let shown = path.strip_prefix(public)?.display().to_string();
    let feed = feed_rs::parser::parse(BufReader::new(File::open(path)?))
        .map_err(|error| format!("{shown}: {error}"))?;
    assert!(feed.title.is_some_and(|title| !title.content.is_empty()), "{shown} has no title");
    assert!(
        !feed.links.is_empty() || feed.feed_type == feed_rs::model::FeedType::JSON,
        "{shown} has no address"
    );
    for entry in &feed.entries {
        assert!(!entry.id.is_empty(), "{shown}: an entry has no id");
        let title = entry.title.as_ref().map(|title| title.content.as_str());
        assert!(title.is_some_and(|title| !title.is_empty()), "{shown}: {} has no title", entry.id);
        assert!(!entry.links.is_empty(), "{shown}: {} has no address", entry.id);
        assert!(entry.published.or(entry.updated).is_some(), "{shown}: {} has no date", entry.id);
        assert!(entry.content.is_some() || entry.summary.is_some(), "{shown}: {} has no text", entry.id);
    }
    // The feeds of the network and of each mission: `en/atom.xml`, `france/en/atom.xml`.
    let is_of_another_kind =
        ["week-in-review", "alerts", "corrections"].iter().any(|name| shown.contains(name));
    let is_a_blogs = path.strip_prefix(public)?.components().count() <= 3 && !is_of_another_kind;
    assert!(!is_a_blogs || !feed.entries.is_empty(), "{shown} has no entries");
    Ok(())
}

fn feed_files(public: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(public).sort_by_file_name() {
        let entry = entry?;
        if matches!(entry.file_name().to_str(), Some("atom.xml" | "comments.xml" | "rss.xml" | "feed.json")) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn copy(from: &Path, to: &Path) -> Tested {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
