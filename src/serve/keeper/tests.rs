use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use super::{Keeper, Open};
use crate::Request;
use crate::preview::{Answer, Preview};
use crate::serve::gather::Noticed;
use crate::serve::news::News;
use crate::serve::stage::Stage;

const NETWORK: &str = "title: {en: Ours}\nbase_url: https://blogs.example/\nlanguages: [en]\ntimezone: UTC\n";

fn request(site: &Path) -> Request {
    Request {
        site: site.to_owned(),
        output: site.join("public"),
        missions: Vec::new(),
        now: Timestamp::UNIX_EPOCH,
        drafts: false,
        in_place: false,
        deny_warnings: false,
        published: None,
        list_entries: false,
        base_url: None,
    }
}

/// A small site; what is said of it.
fn site() -> (tempfile::TempDir, Arc<Mutex<Vec<String>>>) {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir_all(site.path().join("content/accra")).unwrap();
    fs::write(site.path().join("content/network.yaml"), NETWORK).unwrap();
    fs::write(site.path().join("content/accra/mission.yaml"), "title: {en: Accra}\ntimezone: UTC\n").unwrap();
    (site, Arc::default())
}

fn keeper(site: &Path, open: Open, said: &Arc<Mutex<Vec<String>>>) -> Keeper {
    let said = Arc::clone(said);
    let tell = move |news: News<'_>| {
        let line = match news {
            News::Slow { why, .. } => why,
            News::Failure(failure) => failure.message.clone(),
            News::Faults(difference) => format!("{} errors", difference.counts.errors),
        };
        said.lock().unwrap().push(line);
    };
    Keeper::new(site, open, Box::new(tell)).unwrap()
}

/// Waits until the home page shows a text.
fn until_shown(stage: &Stage, text: &str) {
    for _ in 0..1000 {
        let shown = Arc::clone(&stage.follow().borrow());
        if let Some(Ok(Answer::Bytes(page))) = shown.snapshot.answer("en/index.html")
            && String::from_utf8_lossy(&page).contains(text)
        {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("`{text}` was not shown");
}

#[test]
fn at_the_limit_of_what_can_be_watched_changes_are_looked_for() {
    let (site, said) = site();
    let asked = request(site.path());
    let keeper = keeper(site.path(), Box::new(move || Preview::open(&asked)), &said);
    let (stage, sender) = (keeper.stage(), keeper._sender.clone());
    thread::spawn(|| keeper.run());
    until_shown(&stage, "Ours");
    sender.send(Noticed::Limit).unwrap();
    for title in ["Theirs", "Ours again"] {
        fs::write(site.path().join("content/network.yaml"), NETWORK.replace("Ours", title)).unwrap();
        until_shown(&stage, title);
    }
    assert_eq!(
        said.lock().unwrap().as_slice(),
        ["this site has more folders than the computer lets you watch"]
    );
}

#[test]
fn what_the_computer_refuses_is_tried_again() {
    let (site, said) = site();
    let asked = request(site.path());
    let keeper = keeper(site.path(), Box::new(move || Preview::open(&asked)), &said);
    let stage = keeper.stage();
    let (from, away) = (site.path().to_owned(), tempfile::tempdir().unwrap());
    thread::spawn(|| keeper.run());
    until_shown(&stage, "Ours");
    fs::rename(&from, away.path().join("site")).unwrap();
    for _ in 0..1000 {
        if stage.follow().borrow().failure.is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    until_shown(&stage, "Ours");
    fs::rename(away.path().join("site"), &from).unwrap();
    for _ in 0..1000 {
        if stage.follow().borrow().failure.is_none() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    assert!(stage.follow().borrow().failure.is_none(), "{:?}", said.lock().unwrap());
    let said = said.lock().unwrap();
    assert_eq!(said.iter().filter(|line| line.starts_with("cannot open")).count(), 1, "{said:?}");
}

#[test]
fn a_mistake_of_ours_does_not_end_it() {
    let (site, said) = site();
    let (asked, opened) = (request(site.path()), Arc::new(AtomicBool::new(false)));
    let again = Arc::clone(&opened);
    let open = move || {
        again.store(true, Ordering::SeqCst);
        Preview::open(&asked)
    };
    let mut keeper = keeper(site.path(), Box::new(open), &said);
    opened.store(false, Ordering::SeqCst);
    keeper.is_broken = true;
    assert!(keeper.take_up(None).unwrap());
    assert!(opened.load(Ordering::SeqCst) && !keeper.is_broken);
}
