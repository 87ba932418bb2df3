//! Only what differs is rendered, and only what differs is written.

use crate::bench::{Bench, Call, Done, Fallible, Tested};
use crate::keys::{set, with_body};
use crate::start::{self, Files, NOW};

/// A file, and what becomes of its text; a new file begins empty.
type Change<'a> = (&'a str, &'a dyn Fn(&str) -> String);

/// Builds the first site, and again with these changes. Fails where a file was written in vain.
fn after(edits: &[Change]) -> Fallible<(Bench, Done)> {
    let mut bench = Bench::new(2)?;
    let mut files: Files = start::files();
    bench.write(&files)?;
    bench.build(&Call::at(NOW))?;
    for (path, change) in edits {
        let text =
            files.get(*path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        files.insert((*path).to_owned(), change(&text).into_bytes());
    }
    bench.write(&files)?;
    let stamps = bench.stamps()?;
    let done = bench.build(&Call::at(NOW))?;
    let written = done
        .outcome
        .iter()
        .flat_map(|outcome| outcome.changed.iter().chain(&outcome.added))
        .cloned()
        .collect::<Vec<_>>();
    for (path, stamp) in bench.stamps()? {
        assert!(written.contains(&path) || stamps.get(&path) == Some(&stamp), "{path} was written in vain");
    }
    Ok((bench, done))
}

/// What a build has written anew, added or removed.
fn touched(done: &Done) -> Vec<String> {
    let lists = done.outcome.iter().flat_map(|outcome| [&outcome.added, &outcome.changed, &outcome.removed]);
    lists.flatten().cloned().collect()
}

#[test]
fn a_body_is_in_its_page_and_in_whole_feeds() -> Tested {
    let (_, done) = after(&[("content/france/posts/2026-03-05-music/index.en.md", &|text| {
        with_body(text, "Other music.")
    })])?;
    let touched = touched(&done);
    assert!(touched.contains(&"france/en/2026/03/05/music/index.html".to_owned()), "{touched:?}");
    let is_feed = |path: &str| {
        ["atom.xml", "rss.xml", "feed.json"].iter().any(|name| {
            path.ends_with(&format!("/en/{name}"))
                || path == format!("en/{name}")
                || path == format!("ar/{name}")
                // The month's archive, where the feed does not hold the whole of it.
                || path == format!("france/en/2026/03/{name}")
        })
    };
    let others: Vec<&String> =
        touched.iter().filter(|path| !is_feed(path) && !path.ends_with("/music/index.html")).collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(done.rendered as usize, touched.len(), "some were rendered in vain");
    Ok(())
}

#[test]
fn what_nobody_sees_renders_nothing() -> Tested {
    let draft = |_: &str| "---\ntitle: Not yet\nstatus: draft\n---\nNot yet.\n".to_owned();
    let edits: [Change; 7] = [
        // Before all others, so that every file of the site has another number.
        ("content/alerts/2026-01-01-first.en.md", &draft),
        ("content/authors/aaa.yaml", &|_| "name: Nobody's author\n".to_owned()),
        ("content/france/posts/2026-03-01-first.fr.md", &draft),
        ("content/france/posts/2026-03-02-visas.fr.md", &|text| {
            text.replacen("---\n", "---\n# A note to oneself\ncleared_by: The desk\n", 1)
        }),
        ("content/france/posts/2026-03-05-music/comments.yaml", &|text| {
            format!("{text}- {{date: 2026-03-09, status: pending, text: Wait}}\n")
        }),
        ("content/policies/disclaimer.en.md", &|text| set(text, "cleared_by", Some("The desk"))),
        ("content/kenya/mission.yaml", &|text| format!("# A note\n{text}")),
    ];
    let (_, done) = after(&edits)?;
    assert_eq!((done.rendered, touched(&done)), (0, Vec::new()));
    Ok(())
}

#[test]
fn a_mission_s_own_settings_touch_no_other() -> Tested {
    let (_, done) = after(&[("content/kenya/mission.yaml", &|text| {
        let text = set(text, "page_size", Some("1"));
        let text = set(&text, "footer", Some("[{title: Records, url: https://www.example.gov/records}]"));
        set(&text, "timezone", Some("Africa/Kampala"))
    })])?;
    let touched = touched(&done);
    assert!(touched.contains(&"kenya/en/index.html".to_owned()), "{touched:?}");
    let others: Vec<&String> =
        touched.iter().filter(|path| !path.starts_with("kenya/") && *path != "sitemap.xml").collect();
    assert!(others.is_empty(), "{others:?}");
    Ok(())
}

#[test]
fn a_second_build_does_nothing() -> Tested {
    let (bench, done) = after(&[])?;
    assert_eq!((done.rendered, touched(&done)), (0, Vec::new()));
    assert!(bench.tree()?.len() > 200);
    Ok(())
}

#[test]
fn the_number_of_threads_changes_nothing() -> Tested {
    let mut trees = Vec::new();
    for threads in [1, 4] {
        let mut bench = Bench::new(threads)?;
        bench.write(&start::files())?;
        bench.build(&Call::at(NOW))?;
        trees.push(bench.tree()?);
    }
    assert_eq!(crate::bench::difference(&trees[0], &trees[1]), None);
    Ok(())
}
