//! Two copies of one site: in one each build goes on from the last, in the other each begins anew.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use chancery::Request;
use chancery::observe::Observer;
use chancery::write::{Outcome, Progress};
use rayon::{ThreadPool, ThreadPoolBuilder};
use tempfile::TempDir;

use super::start::Files;

pub type Fallible<T> = Result<T, Box<dyn Error>>;

pub type Tested = Fallible<()>;

/// Names and bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// What a build is asked for beside the site's files.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub now: String,
    pub drafts: bool,
    pub in_place: bool,
    pub missions: Vec<String>,
    /// As for a preview.
    pub base_url: Option<String>,
}

impl Call {
    pub fn at(now: &str) -> Call {
        let now = now.to_owned();
        Call { now, drafts: false, in_place: false, missions: Vec::new(), base_url: None }
    }
}

/// How a build ended.
pub struct Done {
    /// `None` where faults in the content stopped it.
    pub outcome: Option<Outcome>,
    /// How many files were rendered.
    pub rendered: u64,
    pub faults: Vec<String>,
}

/// A site on disk, its output beside it.
pub struct Bench {
    folder: TempDir,
    written: Files,
    pool: ThreadPool,
}

impl Bench {
    pub fn new(threads: usize) -> Fallible<Bench> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build()?;
        Ok(Bench { folder: tempfile::tempdir()?, written: Files::new(), pool })
    }

    /// Makes the site's folder hold these files and no others.
    pub fn write(&mut self, files: &Files) -> Tested {
        for path in self.written.keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.site().join(path))?;
        }
        for (path, bytes) in files {
            if self.written.get(path) != Some(bytes) {
                let path = self.site().join(path);
                fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
                fs::write(path, bytes)?;
            }
        }
        self.written.clone_from(files);
        Ok(())
    }

    fn request(&self, call: &Call) -> Fallible<Request> {
        Ok(Request {
            site: self.site(),
            output: self.output(),
            missions: call.missions.clone(),
            now: call.now.parse()?,
            drafts: call.drafts,
            in_place: call.in_place,
            deny_warnings: false,
            published: None,
            list_entries: false,
            base_url: call.base_url.clone(),
        })
    }

    /// Whether the site can be built.
    pub fn is_good(&self, call: &Call) -> Fallible<bool> {
        let request = self.request(call)?;
        let found = self.pool.install(|| chancery::check(&request, &chancery::observe::Unobserved));
        Ok(!found.map_err(|failure| format!("{failure:?}"))?.has_errors())
    }

    pub fn build(&self, call: &Call) -> Fallible<Done> {
        let request = self.request(call)?;
        let count = Count::default();
        let built = self
            .pool
            .install(|| chancery::build(&request, &count))
            .map_err(|failure| format!("{failure:?}"))?;
        let errors = built.found.diagnostics.iter().filter(|fault| fault.is_error());
        let faults = errors.map(|fault| fault.message.clone()).collect();
        Ok(Done { outcome: built.outcome, rendered: count.0.into_inner(), faults })
    }

    /// Forgets all that earlier builds made.
    pub fn clear(&self) -> Tested {
        for name in ["site/.chancery", "public", ".public.chancery"] {
            let path = self.folder.path().join(name);
            if path.exists() {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }

    /// What visitors see.
    pub fn tree(&self) -> Fallible<Tree> {
        let mut tree = Tree::new();
        read(&self.output(), "", &mut tree)?;
        Ok(tree)
    }

    /// Which file each path of the output is, and when it was written.
    pub fn stamps(&self) -> Fallible<BTreeMap<String, (u64, SystemTime)>> {
        let stamp = |path: &String| -> Fallible<_> {
            let facts = fs::metadata(self.output().join(path))?;
            Ok((path.clone(), (facts.ino(), facts.modified()?)))
        };
        self.tree()?.keys().map(stamp).collect()
    }

    pub fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    pub fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }
}

#[derive(Default)]
struct Count(AtomicU64);

impl Progress for Count {
    fn begin(&self, total: u64) {
        self.0.store(total, Ordering::Relaxed);
    }

    fn step(&self) {}

    fn end(&self) {}
}

impl Observer for Count {}

fn read(folder: &Path, name: &str, tree: &mut Tree) -> Tested {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let below = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{below}/"), tree)?;
        } else {
            tree.insert(below, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// What is different between two trees, for a reader; `None` where nothing is.
pub fn difference(clean: &Tree, incremental: &Tree) -> Option<String> {
    let mut told = Vec::new();
    for path in clean.keys().chain(incremental.keys()).collect::<std::collections::BTreeSet<_>>() {
        match (clean.get(path), incremental.get(path)) {
            (Some(clean), Some(incremental)) if clean != incremental => {
                told.push(format!("{path} is stale:\n{}", first_difference(clean, incremental)));
            }
            (Some(_), None) => told.push(format!("{path} is missing")),
            (None, Some(_)) => told.push(format!("{path} should be gone")),
            _ => {}
        }
    }
    let all = told.len();
    told.truncate(6);
    (all > 0).then(|| format!("{all} files differ\n{}", told.join("\n")))
}

/// Both texts around the first byte that differs.
fn first_difference(clean: &[u8], incremental: &[u8]) -> String {
    let at = clean.iter().zip(incremental).take_while(|(one, other)| one == other).count();
    let around = |bytes: &[u8]| {
        let part = bytes.get(at.saturating_sub(120)..(at + 120).min(bytes.len())).unwrap_or_default();
        String::from_utf8_lossy(part).into_owned()
    };
    format!("  clean:       {:?}\n  incremental: {:?}", around(clean), around(incremental))
}
