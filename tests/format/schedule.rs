//! What time alone changes: the list of it, and the next moment at which a build is needed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chancery::schedule::{Due, Schedule, What, schedule};
use chancery::{Request, build};
use jiff::{Span, Timestamp};
use tempfile::TempDir;

use crate::{Quiet, request, written};

fn at(folder: &TempDir, now: &str) -> Request {
    Request { now: now.parse().unwrap(), ..request(folder) }
}

fn looked_at(request: &Request, days: u16) -> Schedule {
    let (found, schedule) = schedule(request, days).unwrap();
    schedule.unwrap_or_else(|| panic!("{:#?}", found.diagnostics))
}

fn told(due: &Due) -> String {
    let what = match due.what {
        What::ComesOut => "comes out",
        What::Ends => "ends",
        What::WeekOver => "is over",
    };
    format!("{} {what} {} {} {}", due.local, due.kind, due.name, due.languages.join(" "))
        .trim_end()
        .to_owned()
}

#[test]
fn the_coming_days_by_the_clocks_of_each_mission() {
    let folder = written(&[
        (
            "content/france/posts/2012-06-20-a.fr.md",
            "---\ntitle: A\npublish_at: 2012-07-03 09:00\nexpire_at: 2012-07-10\n---\nx\n",
        ),
        ("content/france/posts/2012-06-20-a.en.md", "---\ntitle: A\n---\nx\n"),
        ("content/france/posts/2012-06-21-b.fr.md", "---\ntitle: B\n---\nx\n"),
        ("content/france/posts/2012-06-21-b.en.md", "---\ntitle: B\npublish_at: 2012-07-04\n---\nx\n"),
        ("content/jordan/posts/2012-07-05-c.ar.md", "---\ntitle: C\n---\nx\n"),
        ("content/jordan/posts/2012-07-05-d.ar.md", "---\ntitle: D\nstatus: draft\n---\nx\n"),
        ("content/jordan/posts/2012-07-30-e.ar.md", "---\ntitle: E\n---\nx\n"),
        ("content/alerts/2012-06-30-f.en.md", "---\ntitle: F\nexpire_at: 2012-07-02 12:00\n---\nx\n"),
        ("content/france/pages/g.fr.md", "---\ntitle: G\npublish_at: 2012-07-06\n---\nx\n"),
    ]);
    let schedule = looked_at(&at(&folder, "2012-07-01T00:00:00Z"), 14);
    let list: Vec<String> = schedule.due.iter().map(told).collect();
    assert_eq!(
        list,
        [
            "2012-07-02T12:00:00-04:00 ends alert 2012-06-30-f en",
            "2012-07-03T09:00:00+02:00 comes out post france/2012-06-20-a fr en",
            "2012-07-04T00:00:00+02:00 comes out post france/2012-06-21-b en",
            "2012-07-05T00:00:00+03:00 comes out post jordan/2012-07-05-c ar",
            "2012-07-06T00:00:00+02:00 comes out page france/g fr",
            // In Jordan weeks begin on Saturday.
            "2012-07-07T00:00:00+03:00 is over week 2012-W27",
            "2012-07-09T00:00:00+02:00 is over week 2012-W27",
            "2012-07-09T00:00:00-04:00 is over week 2012-W27",
            "2012-07-10T00:00:00+02:00 ends post france/2012-06-20-a fr en",
        ]
    );
    assert_eq!(schedule.next_build.map(|at| at.to_string()).as_deref(), Some("2012-07-02T16:00:00Z"));
    assert!(!schedule.next_build_fails);
    let json: serde_json::Value = serde_json::to_value(&schedule).unwrap();
    assert_eq!(json["next_build"], "2012-07-02T16:00:00Z");
    assert_eq!(json["due"][1]["what"], "comes-out");
    assert_eq!(json["due"][1]["zone"], "Europe/Paris");
    // The moment does not depend on how far the list looks ahead.
    assert_eq!(
        looked_at(&at(&folder, "2012-07-10T00:00:00Z"), 1).next_build.map(|at| at.to_string()).as_deref(),
        Some("2012-07-29T21:00:00Z")
    );
    assert_eq!(looked_at(&at(&folder, "2013-01-01T00:00:00Z"), 1).next_build, None);
}

#[test]
fn a_moment_that_changes_nothing_is_passed_over() {
    let folder = written(&[
        // Never out: its end comes first. And one that a draft's status holds back, and a week that shows nothing.
        (
            "content/france/posts/2012-06-20-a.fr.md",
            "---\ntitle: A\npublish_at: 2012-07-05\nexpire_at: 2012-07-03\n---\nx\n",
        ),
        (
            "content/france/posts/2012-06-20-b.fr.md",
            "---\ntitle: B\nstatus: review\npublish_at: 2012-07-04\n---\nx\n",
        ),
        (
            "content/france/posts/2012-06-20-c.fr.md",
            "---\ntitle: C\npublish_at: 2012-07-08 10:00\ndate: 2012-07-06\n---\nx\n",
        ),
    ]);
    let next = looked_at(&at(&folder, "2012-07-01T00:00:00Z"), 1).next_build;
    assert_eq!(next.map(|at| at.to_string()).as_deref(), Some("2012-07-08T08:00:00Z"));
}

#[test]
fn a_build_that_will_fail_is_told() {
    let folder = written(&[
        ("content/network.yaml", &format!("{}policies: {{post: [notice]}}\n", crate::NETWORK)),
        ("content/policies/notice.en.md", "---\ntitle: N\nexpire_at: 2012-07-04\n---\nx\n"),
        ("content/policies/notice.fr.md", "---\ntitle: N\n---\nx\n"),
        ("content/policies/notice.ar.md", "---\ntitle: N\n---\nx\n"),
        ("content/france/posts/2012-06-20-b.en.md", "---\ntitle: B\n---\nx\n"),
    ]);
    let schedule = looked_at(&at(&folder, "2012-07-03T00:00:00Z"), 1);
    assert_eq!(schedule.next_build.map(|at| at.to_string()).as_deref(), Some("2012-07-04T04:00:00Z"));
    let request = Request { now: schedule.next_build.unwrap(), ..request(&folder) };
    assert_eq!(build(&request, &Quiet).unwrap().outcome.is_none(), schedule.next_build_fails);
}

/// All files of a build, by their paths.
fn files(request: &Request) -> BTreeMap<PathBuf, Vec<u8>> {
    fn collect(folder: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into)
            } else {
                drop(into.insert(path.clone(), fs::read(&path).unwrap()))
            }
        }
    }
    let built = build(request, &Quiet).unwrap();
    assert!(built.outcome.is_some(), "{:#?}", built.found.diagnostics);
    let mut found = BTreeMap::new();
    collect(&request.output, &mut found);
    found
}

/// A number below `most`, and the state for the next one (Numerical Recipes' generator, its upper half).
fn dice(state: &mut u64, most: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % most
}

/// A site whose texts come and go around July 2012.
fn random_site(state: &mut u64) -> Vec<(String, String)> {
    let day = |state: &mut u64| {
        let time = ["", " 09:30", " 00:00 +05:00", " 23:59"][dice(state, 4) as usize];
        format!("2012-{:02}-{:02}{time}", 6 + dice(state, 2), 1 + dice(state, 28))
    };
    let head = |state: &mut u64| {
        let mut head = String::new();
        if dice(state, 3) == 0 {
            head.push_str(&format!("publish_at: {}\n", day(state)));
        }
        if dice(state, 4) == 0 {
            head.push_str(&format!("expire_at: {}\n", day(state)));
        }
        head.push_str(["", "", "", "status: draft\n", "status: withdrawn\n"][dice(state, 5) as usize]);
        head
    };
    let mut files = Vec::new();
    for number in 0..4 + dice(state, 4) {
        let (mission, languages) =
            if dice(state, 2) == 0 { ("france", ["fr", "en"]) } else { ("jordan", ["ar", "en"]) };
        let stem = format!("2012-{:02}-{:02}-p{number}", 5 + dice(state, 3), 1 + dice(state, 28));
        for language in languages.iter().take(1 + dice(state, 2) as usize) {
            let mut head = head(state);
            if dice(state, 3) == 0 {
                head.push_str("event: {start: 2012-07-09 18:00}\n");
            }
            if dice(state, 3) == 0 {
                head.push_str(&format!("corrections: [{{date: {}, text: Wrong.}}]\n", day(state)));
            }
            if dice(state, 3) == 0 {
                head.push_str(&format!("date: {}\n", day(state)));
            }
            files.push((
                format!("content/{mission}/posts/{stem}.{language}.md"),
                format!("---\ntitle: T{number}\ntags: [t{}]\n{head}---\nText.\n", dice(state, 3)),
            ));
        }
    }
    files.push((
        "content/alerts/2012-06-15-a.en.md".into(),
        format!("---\ntitle: A\n{}---\nx\n", head(state)),
    ));
    files.push((
        "content/france/pages/p.fr.md".into(),
        format!("---\ntitle: P\nmenu: 1\n{}---\nx\n", head(state)),
    ));
    files.push(("content/digests/2012-W26.en.md".into(), format!("---\ntitle: D\n{}---\nx\n", head(state))));
    files
}

#[test]
fn builds_are_the_same_until_the_next_moment_and_not_at_it() {
    let mut state = 20_120_701;
    let mut moments = 0;
    for _ in 0..12 {
        let site = random_site(&mut state);
        let texts: Vec<(&str, &str)> =
            site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let folder = written(&texts);
        let mut now: Timestamp = "2012-06-01T00:00:00Z".parse().unwrap();
        now += Span::new().hours(dice(&mut state, 900) as i64).minutes(dice(&mut state, 60) as i64);
        let request = |now: Timestamp| Request { now, ..request(&folder) };
        let first = files(&request(now));
        let end = match looked_at(&request(now), 1).next_build {
            Some(next) => {
                moments += 1;
                assert_ne!(files(&request(next)), first, "{now} to {next}: {site:#?}");
                next
            }
            None => "2014-01-01T00:00:00Z".parse().unwrap(),
        };
        let seconds = end.as_second() - now.as_second();
        let between = [seconds - 1, seconds / 2, dice(&mut state, seconds as u64) as i64];
        for later in between.into_iter().filter(|seconds| *seconds > 0) {
            let later = now + Span::new().seconds(later);
            let same = files(&request(later)) == first;
            assert!(same, "{now}, {later}, {end}: {site:#?}");
        }
    }
    assert!(moments > 6, "{moments}");
}
