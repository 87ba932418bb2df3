use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, Flag};
use notify::{Event, EventKind};

use super::{Refused, Watch, noticed, refused};
use crate::serve::gather::{Noticed, gather};

fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().canonicalize().unwrap().join("site");
    fs::create_dir_all(site.join("content/accra/posts")).unwrap();
    fs::create_dir_all(site.join("public")).unwrap();
    (folder, site)
}

fn begin(site: &Path) -> (Watch, Receiver<Noticed>) {
    let (sender, receiver) = channel();
    let watch = Watch::begin(site, move |noticed| {
        let _ = sender.send(noticed);
    });
    (watch.unwrap(), receiver)
}

/// Waits until this path was said to have changed; all that was said before.
fn until(watch: &mut Watch, receiver: &Receiver<Noticed>, wanted: &Path) -> Vec<PathBuf> {
    let mut seen = Vec::new();
    for _ in 0..100 {
        let batch = gather(receiver, Some(Duration::from_millis(100))).unwrap();
        for path in batch.paths {
            if watch.concerns(&path) {
                watch.follow(&path).unwrap();
                seen.push(path);
            }
        }
        if seen.iter().any(|path| path == wanted) {
            return seen;
        }
    }
    panic!("{} was not seen among {seen:?}", wanted.display());
}

#[test]
fn files_are_seen_however_they_are_saved() {
    let (_folder, site) = site();
    let (mut watch, receiver) = begin(&site);
    let post = site.join("content/accra/posts/2026-03-09-tea.en.md");
    fs::write(&post, "one").unwrap();
    until(&mut watch, &receiver, &post);
    fs::write(post.with_extension("tmp"), "two").unwrap();
    fs::rename(post.with_extension("tmp"), &post).unwrap();
    until(&mut watch, &receiver, &post);
    fs::remove_file(&post).unwrap();
    until(&mut watch, &receiver, &post);
}

#[test]
fn folders_that_come_later_are_watched() {
    let (_folder, site) = site();
    let (mut watch, receiver) = begin(&site);
    fs::create_dir_all(site.join("themes/ours/templates")).unwrap();
    until(&mut watch, &receiver, &site.join("themes"));
    let template = site.join("themes/ours/templates/post.html");
    fs::write(&template, "").unwrap();
    until(&mut watch, &receiver, &template);
    // One that is renamed is another, with all that is in it.
    fs::rename(site.join("themes/ours"), site.join("themes/theirs")).unwrap();
    until(&mut watch, &receiver, &site.join("themes/theirs"));
    let template = site.join("themes/theirs/templates/post.html");
    fs::write(&template, "again").unwrap();
    until(&mut watch, &receiver, &template);
}

#[test]
fn what_is_not_the_site_s_is_not_told() {
    let (_folder, site) = site();
    let (mut watch, receiver) = begin(&site);
    fs::write(site.join("public/index.html"), "").unwrap();
    fs::write(site.join("note.txt"), "").unwrap();
    fs::write(site.join("content/network.yaml~"), "").unwrap();
    fs::read_dir(site.join("content")).unwrap();
    let last = site.join("content/last.md");
    fs::write(&last, "").unwrap();
    let seen = until(&mut watch, &receiver, &last);
    assert!(seen.iter().all(|path| *path == last), "{seen:?}");
}

#[cfg(unix)]
#[test]
fn what_a_link_inside_the_site_leads_to_is_watched() {
    let (_folder, site) = site();
    fs::create_dir(site.join("shared")).unwrap();
    let shared = site.join("shared/about.md");
    fs::write(&shared, "").unwrap();
    std::os::unix::fs::symlink(&shared, site.join("content/about.md")).unwrap();
    let (mut watch, receiver) = begin(&site);
    assert!(watch.has_links());
    fs::write(&shared, "again").unwrap();
    until(&mut watch, &receiver, &shared);
}

#[test]
fn reading_is_no_change_and_lost_events_are_told() {
    let site = Path::new("/site");
    let event = |kind| Ok(Event::new(kind).add_path(site.join("content/a.md")));
    assert!(noticed(event(EventKind::Access(AccessKind::Open(AccessMode::Any))), site, site).is_none());
    let closed = noticed(event(EventKind::Access(AccessKind::Close(AccessMode::Write))), site, site);
    assert!(matches!(closed, Some(Noticed::Closed(_))));
    assert!(matches!(
        noticed(event(EventKind::Create(CreateKind::File)), site, site),
        Some(Noticed::Changed(_))
    ));
    let event = Event::new(EventKind::Create(CreateKind::File)).add_path(PathBuf::from("/real/content/a.md"));
    let named = noticed(Ok(event), site, Path::new("/real"));
    assert!(matches!(named, Some(Noticed::Changed(paths)) if paths == [site.join("content/a.md")]));
    let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    assert!(matches!(noticed(Ok(lost), site, site), Some(Noticed::Lost)));
    let limit = || notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    assert!(matches!(noticed(Err(limit()), site, site), Some(Noticed::Limit)));
    assert_eq!(refused(&limit()), Refused::Folders);
    assert_eq!(refused(&notify::Error::io(std::io::Error::from_raw_os_error(24))), Refused::Programs);
}
