//! A site in a temporary folder, built by tests, and what its output looks like to others.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use crate::diagnostic::{Checked, Diagnostic};
use crate::failure::Failure;
use crate::write::build::{Task, build};
use crate::write::hooks::Hooks;
use crate::write::tests::artifact::Artifact;
use crate::write::{Content, Outcome, Progress, Request};

/// A site whose output is `public`.
pub(super) struct Site {
    folder: tempfile::TempDir,
    /// The paths that were rendered by the last build.
    pub rendered: Mutex<Vec<String>>,
}

/// What a test can see of a file: its bytes, its inode and its time stamp.
pub(super) type Seen = (String, u64, i64);

impl Site {
    pub fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Site { folder, rendered: Mutex::default() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn output(&self) -> PathBuf {
        self.path().join("public")
    }

    /// A file of the output.
    pub fn file(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    pub fn build(&self, plan: &[Artifact]) -> Outcome {
        self.run(plan, false, &Hooks::NONE).unwrap().value.unwrap()
    }

    pub fn build_in_place(&self, plan: &[Artifact]) -> Outcome {
        self.run(plan, true, &Hooks::NONE).unwrap().value.unwrap()
    }

    /// A build whose artifacts hold their own bytes; the bytes `fault` are one.
    pub fn run(
        &self,
        plan: &[Artifact],
        in_place: bool,
        hooks: &Hooks<'_>,
    ) -> Result<Checked<Option<Outcome>>, Failure> {
        self.rendered.lock().unwrap().clear();
        let render = |artifact: &Artifact| {
            self.rendered.lock().unwrap().push(artifact.path.clone());
            render(artifact)
        };
        let output = self.output();
        build(Task {
            request: Request { site: self.path(), output: &output, in_place },
            artifacts: plan,
            render: &render,
            progress: &Count,
            hooks,
        })
    }

    pub fn rendered(&self) -> Vec<String> {
        let mut rendered = self.rendered.lock().unwrap().clone();
        rendered.sort();
        rendered
    }

    /// Puts a file into the output, as someone else would.
    pub fn put(&self, path: &str, bytes: &str) {
        pause();
        let path = self.file(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn delete(&self, path: &str) {
        pause();
        fs::remove_file(self.file(path)).unwrap();
    }

    /// Every file of the output by path. Symbolic links show where they lead.
    pub fn files(&self) -> BTreeMap<String, String> {
        self.seen().into_iter().map(|(path, (bytes, _, _))| (path, bytes)).collect()
    }

    pub fn seen(&self) -> BTreeMap<String, Seen> {
        let mut seen = BTreeMap::new();
        see(&self.output(), "", &mut seen);
        seen
    }

    /// Every folder of the output.
    pub fn folders(&self) -> Vec<String> {
        let mut folders: Vec<String> = walkdir::WalkDir::new(self.output())
            .min_depth(1)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_dir())
            .map(|entry| entry.path().strip_prefix(self.output()).unwrap().to_str().unwrap().to_owned())
            .collect();
        folders.sort();
        folders
    }

    /// The inode of the output's root, which an exchange changes.
    pub fn root(&self) -> u64 {
        fs::metadata(self.output()).unwrap().ino()
    }

    pub fn sibling(&self) -> PathBuf {
        self.path().join(".public.chancery")
    }
}

fn render(artifact: &Artifact) -> Result<Content, Vec<Diagnostic>> {
    use crate::diagnostic::Code;
    match artifact.bytes.strip_prefix("copy:") {
        _ if artifact.bytes == "fault" => {
            Err(vec![Diagnostic::nowhere(Code::TemplateRender, artifact.path.clone())])
        }
        Some(path) => Ok(Content::Copy(PathBuf::from(path))),
        None => Ok(Content::Bytes(artifact.bytes.clone().into_bytes())),
    }
}

fn see(folder: &Path, prefix: &str, into: &mut BTreeMap<String, Seen>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        let facts = entry.metadata().unwrap();
        let stamp = facts.mtime() * 1_000_000_000 + facts.mtime_nsec();
        if facts.is_dir() {
            see(&entry.path(), &format!("{name}/"), into);
        } else if facts.is_symlink() {
            let target = fs::read_link(entry.path()).unwrap();
            into.insert(name, (format!("-> {}", target.display()), facts.ino(), stamp));
        } else {
            into.insert(name, (fs::read_to_string(entry.path()).unwrap(), facts.ino(), stamp));
        }
    }
}

/// Lets the clock of a file system that counts in ticks go on.
pub(super) fn pause() {
    std::thread::sleep(Duration::from_millis(12));
}

/// Pages of these paths and bytes.
pub(super) fn plan(files: &[(&str, &str)]) -> Vec<Artifact> {
    files.iter().map(|(path, bytes)| Artifact::new(path, bytes)).collect()
}

/// What the output holds when just this is in it.
pub(super) fn exactly(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, bytes)| ((*path).to_owned(), (*bytes).to_owned())).collect()
}

struct Count;

impl Progress for Count {
    fn begin(&self, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}
