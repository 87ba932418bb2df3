//! Small sites built from end to end: what the site format promises, sentence by sentence.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

mod comments;
mod corrections;
mod digests;
mod emails;
mod events;
mod external;
mod faults;
mod feeds;
mod frozen;
mod leaks;
mod notices;
mod policies;
mod publishing;
mod readers;
mod register;
mod revisions;
mod schedule;
mod settings;
mod sharing;
mod sites;
mod statement;
mod stories;
mod structured;
mod translations;
mod typography;
mod weeks;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use chancery::diagnostic::{Code, Diagnostic, Place};
use chancery::observe::Observer;
use chancery::write::Progress;
use chancery::{Found, Request, build};

/// The smallest network: two missions, France in French and English, Jordan in Arabic and English.
const NETWORK: &str =
    "title: Net\nbase_url: https://n.example/\nlanguages: [en, fr, ar]\ntimezone: America/New_York\n";
const FRANCE: &str = "title: France\ncountry: FR\nlanguages: [fr, en]\ntimezone: Europe/Paris\n";
const JORDAN: &str = "title: Jordan\ncountry: JO\nlanguages: [ar, en]\ntimezone: Asia/Amman\n";

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}

impl Observer for Quiet {}

/// What one build of a site came to.
struct Tested {
    folder: TempDir,
    found: Found,
}

/// Builds a site of these files, with the smallest network below them, on 1 July 2012.
fn site(files: &[(&str, &str)]) -> Tested {
    site_at("2012-07-01T00:00:00Z", files)
}

/// The same at another time.
fn site_at(now: &str, files: &[(&str, &str)]) -> Tested {
    let folder = written(files);
    let request = Request { now: now.parse().unwrap(), ..request(&folder) };
    let built = build(&request, &Quiet).unwrap();
    assert_eq!(built.outcome.is_some(), !built.found.has_errors());
    Tested { folder, found: built.found }
}

/// These files, with the smallest network below them.
fn written(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = [
        ("content/network.yaml", NETWORK),
        ("content/france/mission.yaml", FRANCE),
        ("content/jordan/mission.yaml", JORDAN),
        ("content/authors/ann.yaml", "name: Ann\n"),
    ];
    for (path, text) in base.iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn request(folder: &TempDir) -> Request {
    Request {
        site: folder.path().to_path_buf(),
        output: folder.path().join("public"),
        missions: Vec::new(),
        now: "2012-07-01T00:00:00Z".parse().unwrap(),
        drafts: false,
        in_place: false,
        published: None,
        list_entries: false,
        base_url: None,
    }
}

impl Tested {
    /// Every fault: its code, its file below `content/`, and what is underlined.
    fn faults(&self) -> Vec<(Code, String, String)> {
        let shown = |fault: &Diagnostic| {
            let Some(source) = fault.source else { return (fault.code, String::new(), String::new()) };
            let text = self.found.sources.text(source).unwrap_or_default();
            let underlined = match &fault.place {
                Place::Span(span) => text[span.clone()].to_string(),
                _ => String::new(),
            };
            (
                fault.code,
                self.found.sources.get(source).path.trim_start_matches("content/").to_string(),
                underlined,
            )
        };
        self.found.diagnostics.iter().map(shown).collect()
    }

    /// The same without the file.
    fn codes(&self) -> Vec<Code> {
        self.found.diagnostics.iter().map(|fault| fault.code).collect()
    }

    fn messages(&self) -> Vec<&str> {
        self.found.diagnostics.iter().map(|fault| fault.message.as_str()).collect()
    }

    /// A file of the output; the page where it is a folder.
    fn read(&self, path: &str) -> String {
        let path = self.output().join(path);
        let path = if path.is_dir() { path.join("index.html") } else { path };
        fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}\n{:#?}", path.display(), self.found.diagnostics))
    }

    fn has(&self, path: &str) -> bool {
        self.output().join(path).exists()
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }
}
