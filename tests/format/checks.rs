//! What the rules say, whoever asks: a check, a build, a second build that recalls what parsing found, a preview that
//! takes up one saved story; and how it is told to other programs.

use std::collections::BTreeSet;
use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use chancery::diagnostic::Code;
use chancery::preview::Preview;
use chancery::{Request, build, check};

use crate::{Quiet, request, site, written};

const HALL: &str = "content/france/posts/2012-05-16-hall.en.md";
const BREAD: &str = "content/france/posts/2012-05-15-bread.en.md";

fn files() -> [(&'static str, &'static str); 3] {
    [
        (
            HALL,
            "---\ntitle: Town hall\nevent: {start: 2012-05-17}\n---\n## When\n\n[Here](http://a.example/) tomorrow, ![](https://a.example/b.png).\n\n\
             من جدّ وجد ومن زرع حصد. [No](#wehn), [bread](2012-05-15-bread.en.md#flour), https://a.example/.\n",
        ),
        (BREAD, "---\ntitle: Bread\n---\n## Flour\n\nText.\n"),
        (
            "content/france/posts/2012-05-17-draft.en.md",
            "---\ntitle: D\nstatus: draft\n---\nSee [this](https://a.example/).\n",
        ),
    ]
}

#[test]
fn what_is_recalled_says_what_was_parsed() {
    let folder = written(&files());
    let built = |request: &Request| build(request, &Quiet).unwrap().found.diagnostics;
    let first = built(&request(&folder));
    let codes: BTreeSet<Code> = first.iter().map(|fault| fault.code).collect();
    for code in [
        Code::VagueLink,
        Code::InsecureLink,
        Code::RelativeDay,
        Code::PictureWithoutWords,
        Code::UnmarkedLanguage,
        Code::DeadAnchor,
        Code::BareAddress,
    ] {
        assert!(codes.contains(&code), "{code:?} of {codes:?}");
    }
    assert_eq!(built(&request(&folder)), first, "with what the first build kept");
    assert_eq!(check(&request(&folder), &Quiet).unwrap().diagnostics, first);
    // A draft is judged before anybody reads it.
    assert_eq!(first.iter().filter(|fault| fault.code == Code::VagueLink).count(), 2);
}

#[test]
fn a_text_that_was_taken_back_is_not_judged() {
    let withdrawn = "---\ntitle: W\nstatus: withdrawn\nwithdrawn: {date: 2012-06-01, reason: R}\n---\n[here](http://a.example/)\n";
    assert_eq!(site(&[(HALL, withdrawn)]).codes(), []);
}

/// What a preview says after each save is what one that begins anew says.
#[test]
fn a_preview_follows() {
    let folder = written(&files());
    let mut preview = Preview::open(&request(&folder)).unwrap();
    let text = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    let fresh = || {
        let told = Preview::open(&request(&folder)).unwrap().now().told().clone();
        told.faults
    };
    assert_eq!(preview.now().told().faults, fresh());
    for (path, from, to) in [
        (HALL, "[Here]", "[The hall]"),
        (HALL, "## When", "## When, and where\n\n#### How"),
        (HALL, "tomorrow", "on Thursday"),
        (HALL, "(#wehn)", "(#when-and-where)"),
        (HALL, "## When, and where", "## Where"),
        (BREAD, "## Flour", "## Water"),
        (BREAD, "Text.", "Text, [here](https://a.example/)."),
        (HALL, "#flour", "#water"),
        (HALL, "title: Town hall", "title: Town hall\nrules: {bare-address: It is an example.}"),
        (BREAD, "## Water", "Water"),
    ] {
        let edited = text(path).replace(from, to);
        assert_ne!(edited, text(path), "{from}");
        fs::write(folder.path().join(path), edited).unwrap();
        let hints = BTreeSet::from([folder.path().join(path)]);
        preview.update(Some(&hints)).unwrap();
        assert_eq!(preview.now().told().faults, fresh(), "after `{from}` became `{to}`");
    }
}

fn checked(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    let now = ["--now", "2012-07-01T00:00:00Z"];
    command.current_dir(folder.path()).env_clear().args(arguments).args(now).output().unwrap()
}

#[test]
fn warnings_can_be_denied() {
    let folder = written(&[(BREAD, "---\ntitle: Bread\n---\n[here](https://a.example/)\n")]);
    for (arguments, code) in [
        (&["check"][..], 0),
        (&["check", "--deny", "warnings"], 1),
        (&["check", "--deny", "warnings", "--format", "json"], 1),
        (&["build", "--deny", "warnings"], 1),
    ] {
        assert_eq!(checked(&folder, arguments).status.code(), Some(code), "{arguments:?}");
        assert!(!folder.path().join("public").exists());
    }
    assert_eq!(checked(&folder, &["build"]).status.code(), Some(0));
    fs::remove_file(folder.path().join(BREAD)).unwrap();
    assert_eq!(checked(&folder, &["check", "--deny", "warnings"]).status.code(), Some(0));
}

#[test]
fn other_programs_are_told_from_where_the_run_stands() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("our site");
    fs::create_dir_all(site.join("content/france/posts")).unwrap();
    fs::write(site.join("content/network.yaml"), "title: N\nbase_url: https://n.example/\nlanguages: [ar]\n")
        .unwrap();
    fs::write(site.join("content/france/mission.yaml"), "title: F\ncountry: FR\n").unwrap();
    let post = "---\ntitle: ت\n---\nللتسجيل [اضغطوا هنا](https://a.example/)\n";
    fs::write(site.join("content/france/posts/2012-05-16-لقاء.ar.md"), post).unwrap();
    let said = |format| {
        let ended = checked(&folder, &["check", "--root", "our site", "--format", format]);
        assert_eq!(ended.status.code(), Some(0));
        String::from_utf8(ended.stdout).unwrap()
    };
    let annotations = said("github");
    let begins = "::warning file=our site/content/france/posts/2012-05-16-لقاء.ar.md,line=4,endLine=4,col=9,";
    assert!(annotations.starts_with(begins), "{annotations}");
    assert!(annotations.ends_with("\n1 warning\n"), "{annotations}");
    let sarif: Value = serde_json::from_str(&said("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "vague-link");
    let place = &result["locations"][0]["physicalLocation"];
    let address = "our%20site/content/france/posts/2012-05-16-%D9%84%D9%82%D8%A7%D8%A1.ar.md";
    assert_eq!(place["artifactLocation"]["uri"], address);
    let region = &place["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&Value::from(4), &Value::from(9)));
}
