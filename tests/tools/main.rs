//! What helps editors to write: new files, schemas, completions and manual pages, as the program makes them.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

mod manual;
mod new;
mod schemas;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;
use walkdir::WalkDir;

/// How a call ended, and what it wrote.
struct Ended {
    code: Option<i32>,
    output: String,
    error: String,
}

fn chancery(folder: &Path, arguments: &[&str]) -> Ended {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    let ended = command.current_dir(folder).env_clear().args(arguments).write_stdin("").output().unwrap();
    Ended {
        code: ended.status.code(),
        output: String::from_utf8(ended.stdout).unwrap(),
        error: String::from_utf8(ended.stderr).unwrap(),
    }
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the demonstration network.
fn demonstration() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["content", "themes", "locales", "static"] {
        let from = project().join(name);
        for entry in WalkDir::new(&from) {
            let path = entry.unwrap().into_path();
            let to = folder.path().join(name).join(path.strip_prefix(&from).unwrap());
            if path.is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(&path, to).unwrap();
            }
        }
    }
    folder
}
