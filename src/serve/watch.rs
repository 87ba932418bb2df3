//! Being told of changes in the site's folders. The one user of `notify`.
//!
//! Where the computer watches folder by folder (Linux), each is watched by itself, so that nothing is watched
//! that is no matter of the site's, and a link never leads out of it. What is said is a hint: that something is
//! another now is for others to find out.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use super::folders::{Entry, TOPS, walk_below};
use super::gather::Noticed;
use super::ignored::is_ignored;

/// The folders of a site that are watched.
pub struct Watch {
    watcher: RecommendedWatcher,
    site: PathBuf,
    /// Files outside the site's folders that a link in them leads to.
    targets: HashSet<PathBuf>,
    has_links: bool,
}

/// Why changes cannot be watched for.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// There are more folders than one user may watch.
    Folders,
    /// More programs of this user watch folders than may.
    Programs,
    Other(String),
}

impl Watch {
    /// Begins to tell of every change, from a thread of its own.
    pub fn begin(site: &Path, tell: impl Fn(Noticed) + Send + 'static) -> Result<Watch, Refused> {
        let below = site.to_owned();
        // Some systems say where a folder really is, whatever it was called.
        let real = fs::canonicalize(site).unwrap_or_else(|_| site.to_owned());
        let handle = move |event: notify::Result<Event>| {
            if let Some(noticed) = noticed(event, &below, &real) {
                tell(noticed);
            }
        };
        let watcher = RecommendedWatcher::new(handle, Config::default().with_follow_symlinks(false))
            .map_err(|error| refused(&error))?;
        let mut watch = Watch { watcher, site: site.to_owned(), targets: HashSet::new(), has_links: false };
        watch.follow_all()?;
        Ok(watch)
    }

    /// Watches all folders of the site that are there, whether or not they are watched already.
    pub fn follow_all(&mut self) -> Result<(), Refused> {
        let site = self.site.clone();
        // Folders that come later are seen from here.
        self.add(&site, RecursiveMode::NonRecursive)?;
        TOPS.iter().try_for_each(|top| self.follow(&site.join(top)))
    }

    /// Watches a folder that has come, and those in it.
    pub fn follow(&mut self, path: &Path) -> Result<(), Refused> {
        if !is_by_folder() {
            let is_top = path.parent() == Some(&*self.site) && path.is_dir();
            return if is_top { self.add(path, RecursiveMode::Recursive) } else { Ok(()) };
        }
        let site = self.site.clone();
        let mut done = Ok(());
        walk_below(&site, path, &mut |entry| {
            match entry {
                Entry::Folder(folder) => done = self.add(folder, RecursiveMode::NonRecursive),
                Entry::Link { target } => {
                    self.has_links = true;
                    // A program that replaces a file makes another of the same name.
                    if let Some(folder) = target.parent().filter(|_| target.is_file()) {
                        self.targets.insert(target.to_owned());
                        done = self.add(folder, RecursiveMode::NonRecursive);
                    }
                }
                Entry::File(_) => {}
            }
            done.is_ok()
        });
        done
    }

    /// Whether a path is one of the site's.
    pub fn concerns(&self, path: &Path) -> bool {
        TOPS.iter().any(|top| path.starts_with(self.site.join(top))) || self.targets.contains(path)
    }

    /// Whether what is changed at one path may be found at another, too.
    pub fn has_links(&self) -> bool {
        self.has_links
    }

    fn add(&mut self, path: &Path, mode: RecursiveMode) -> Result<(), Refused> {
        match self.watcher.watch(path, mode).map_err(|error| refused(&error)) {
            // It is gone again, or may not be read, which the site's first stage says.
            Err(Refused::Other(_)) => Ok(()),
            done => done,
        }
    }
}

fn is_by_folder() -> bool {
    RecommendedWatcher::kind() == WatcherKind::Inotify
}

fn refused(error: &notify::Error) -> Refused {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Refused::Folders,
        // EMFILE: the limit of inotify's instances, see inotify_init(2).
        ErrorKind::Io(error) if error.raw_os_error() == Some(24) => Refused::Programs,
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::StorageFull => Refused::Folders,
        _ => Refused::Other(error.to_string()),
    }
}

/// An event in our words; `None` for what changes nothing, such as our own reading.
fn noticed(event: notify::Result<Event>, site: &Path, real_site: &Path) -> Option<Noticed> {
    let event = match event {
        Ok(event) => event,
        Err(error) if refused(&error) == Refused::Folders => return Some(Noticed::Limit),
        Err(_) => return Some(Noticed::Lost),
    };
    if event.need_rescan() {
        return Some(Noticed::Lost);
    }
    let as_named = |path: PathBuf| match path.strip_prefix(real_site) {
        Ok(below) => site.join(below),
        Err(_) => path,
    };
    let is_ours = |path: &PathBuf| !path.strip_prefix(site).is_ok_and(is_ignored);
    let paths: Vec<PathBuf> = event.paths.into_iter().map(as_named).filter(is_ours).collect();
    if paths.is_empty() {
        return None;
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Noticed::Closed(paths)),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Data(_)) if is_by_folder() => Some(Noticed::Written(paths)),
        _ => Some(Noticed::Changed(paths)),
    }
}

#[cfg(test)]
mod tests;
