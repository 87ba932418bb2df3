//! Comments as their moderator works on them: letters come in, are listed, approved and rejected; files hold what they
//! held before, and no e-mail address.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

use std::fs;
use std::path::Path;
use std::thread;

use assert_cmd::Command;
use tempfile::TempDir;

const POST: &str = "france/2012-05-15-bread";
const FILE: &str = "content/france/posts/2012-05-15-bread.comments.yaml";
const NOW: [&str; 2] = ["--now", "2012-05-17T22:30:00Z"];

struct Ended {
    code: Option<i32>,
    output: String,
    error: String,
}

fn site(comments: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("content/network.yaml", "title: Net\nbase_url: https://n.example/\nlanguages: [en, fr]\n"),
        (
            "content/france/mission.yaml",
            "title: France\nlanguages: [fr, en]\ntimezone: Europe/Paris\ncomments: {write_to: 'mailto:blog@n.example'}\n",
        ),
        ("content/france/posts/2012/2012-05-16-hall/index.en.md", "---\ntitle: Hall\n---\nText.\n"),
        ("content/france/posts/2012-05-15-bread.fr.md", "---\ntitle: Pain\n---\nTexte.\n"),
        ("content/france/posts/2012-05-15-bread.en.md", "---\ntitle: Bread\n---\nText.\n"),
    ];
    for (path, text) in files.into_iter().chain(comments.map(|text| (FILE, text))) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn call(site: &TempDir, arguments: &[&str], input: &[u8]) -> Ended {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    command.current_dir(site.path()).env_clear().args(arguments);
    let ended = command.write_stdin(input).output().unwrap();
    Ended {
        code: ended.status.code(),
        output: String::from_utf8(ended.stdout).unwrap(),
        error: String::from_utf8(ended.stderr).unwrap(),
    }
}

fn comments(site: &TempDir, arguments: &[&str]) -> Ended {
    call(site, &[&["comments"], arguments].concat(), b"")
}

fn add(site: &TempDir, letter: &[u8], arguments: &[&str]) -> Ended {
    call(site, &[&["comments", "add"], &NOW[..], arguments].concat(), letter)
}

fn listed(site: &TempDir) -> Vec<serde_json::Value> {
    let list = comments(site, &["list", "--format", "json"]);
    serde_json::from_str(&list.output).unwrap_or_else(|_| panic!("{}{}", list.output, list.error))
}

fn file(site: &TempDir) -> String {
    fs::read_to_string(site.path().join(FILE)).unwrap()
}

/// Every file of the site's folder, but for what is built.
fn all_texts(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        into.push_str(&format!("{}\n", path.display()));
        if path.is_dir() {
            all_texts(&path, into);
        } else {
            into.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
}

fn letter(subject: &str, rest: &str) -> Vec<u8> {
    format!("From: Eric Example <eric@mail.example>\r\nTo: blog@n.example\r\nSubject: {subject}\r\nDate: Wed, 16 May 2012 14:30:05 -0600\r\n{rest}").into_bytes()
}

#[test]
fn a_letter_becomes_a_pending_comment() {
    let site = site(None);
    let text = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Tr=E8s bien, =\r\nme dit salma@other.example.\r\n\r\n<script>x</script> # Non\r\n\r\nOn 15 May 2012, Blog <blog@n.example> wrote:\r\n> quoted\r\n\r\n-- \r\nEric\r\neric@mail.example\r\n";
    let added = add(&site, &letter(&format!("Re: Comment on \"Bread\" [{POST}]"), text), &[]);
    assert_eq!((added.code, added.error.as_str()), (Some(0), ""));
    let expected = "- name: \"Eric Example\"\n  date: 2012-05-16 22:30:05 +02:00\n  status: pending\n  text: |\n    Très bien, me dit \\[e-mail].\n\n    \\<script>x\\</script> \\# Non\n";
    assert_eq!(file(&site), expected);
    assert!(added.output.contains(POST) && added.output.contains(FILE), "{}", added.output);
    // The same once more is no second comment.
    let again = add(&site, &letter(&format!("[{POST}]"), text), &[]);
    assert_eq!((again.code, file(&site).as_str()), (Some(0), expected), "{}", again.error);
    let mut all = String::new();
    all_texts(&site.path().join("content"), &mut all);
    all_texts(&site.path().join(".chancery"), &mut all);
    assert!(!all.contains("mail.example") && !all.contains("other.example"), "{all}");
    // It holds up no build, and is in no page.
    let built = call(&site, &["build"], b"");
    assert_eq!((built.code, built.error.as_str()), (Some(0), ""));
    let page = fs::read_to_string(site.path().join("public/france/fr/2012/05/15/bread/index.html")).unwrap();
    assert!(!page.contains("Très bien") && !page.contains("Eric"), "{page}");
}

#[test]
fn the_post_is_named_by_subject_address_or_flag() {
    let to = |to: &str| format!("To: Blog <{to}>\r\nSubject: Hello\r\n\r\nWell said.\r\n").into_bytes();
    for (letter, flags) in [
        (letter(&format!("=?utf-8?Q?Comment_=E2=80=9C?= [{POST}]"), "\r\nWell said.\r\n"), &[][..]),
        (letter(&format!("[Blog] RE: [{}]", POST.to_uppercase()), "\r\nWell said.\r\n"), &[]),
        (to("blog+france/2012-05-15-bread@n.example"), &[]),
        (to("blog+france.2012-05-15-bread@n.example"), &[]),
        (to("blog@n.example"), &["--post", POST]),
    ] {
        let site = site(None);
        let added = add(&site, &letter, flags);
        assert_eq!((added.code, added.error.as_str()), (Some(0), ""), "{}", String::from_utf8_lossy(&letter));
        assert!(file(&site).contains("Well said."));
    }
    let site = site(None);
    let bundle = add(&site, &letter("[france/2012-05-16-hall]", "\r\nWell said.\r\n"), &[]);
    assert_eq!(bundle.code, Some(0), "{}", bundle.error);
    assert!(site.path().join("content/france/posts/2012/2012-05-16-hall/comments.yaml").is_file());
    let nowhere = add(&site, &letter("[france/2012-05-15-other]", "\r\nWell said.\r\n"), &[]);
    assert_eq!(nowhere.code, Some(1));
    assert!(nowhere.error.contains("does not say which post"), "{}", nowhere.error);
    let unknown = add(&site, &letter("x", "\r\nWell said.\r\n"), &["--post", "france/2012-05-15-breed"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.error.contains("did you mean `france/2012-05-15-bread`?"), "{}", unknown.error);
    assert!(!site.path().join(FILE).exists());
}

#[test]
fn a_script_tells_of_a_language() {
    let site = site(None);
    let mission = site.path().join("content/france/mission.yaml");
    fs::write(mission, "title: France\nlanguages: [fr, en, ar]\ndefault_language: fr\n").unwrap();
    for (number, (words, language)) in
        [("شكرًا لكم", "  language: \"ar\"\n"), ("Thank you", ""), ("Спасибо", "")].into_iter().enumerate()
    {
        let rest = format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n");
        assert_eq!(add(&site, &letter(&format!("[{POST}]"), &rest), &[]).code, Some(0));
        let text = file(&site);
        let last = text.split("- name").last().unwrap();
        let expected = format!("+00:00\n{language}  status: pending\n  text: |\n    {words}\n");
        assert!(last.ends_with(&expected), "{number}: {last}");
    }
    let id = listed(&site)[1]["id"].as_str().unwrap()[..7].to_owned();
    let ended = comments(&site, &["approve", &id, "--language", "en"]);
    assert_eq!(ended.code, Some(0), "{}", ended.error);
    assert!(file(&site).contains("  language: \"en\"\n  decided: {on: "), "{}", file(&site));
}

#[test]
fn html_letters_become_text() {
    let site = site(None);
    let html = "Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p{}</style></head><body><p>Un &eacute;t&eacute;&nbsp;!<br>\
        <b>Oui</b> <img src=x onerror=alert(1)></p><script>alert(2)</script><p>&lt;b&gt; <a href=\"mailto:a@b.example\">a@b.example</a></p>\
        <div class=gmail_quote>Le 15 mai 2012, Blog a &eacute;crit :<blockquote>quoted</blockquote></div></body></html>\r\n";
    let added = add(&site, &letter(&format!("[{POST}]"), html), &["--place", "Nice", "--language", "fr"]);
    assert_eq!((added.code, added.error.as_str()), (Some(0), ""));
    assert_eq!(
        file(&site),
        "- name: \"Eric Example\"\n  place: \"Nice\"\n  date: 2012-05-16 22:30:05 +02:00\n  language: \"fr\"\n  status: pending\n  text: |\n    Un été\u{a0}!\n    Oui\n\n    \\<b> \\[e-mail]\n"
    );
}

#[test]
fn hostile_letters_are_refused_or_harmless() {
    let site = site(None);
    let subject = format!("[{POST}]");
    for (input, code) in [
        (Vec::new(), 1),
        (b"\0\xff\xfe\x80".to_vec(), 1),
        (letter(&subject, "\r\n"), 1),
        (letter(&subject, "\r\n> only theirs\r\n"), 1),
        (letter(&subject, &format!("\r\n{}\r\n", "a ".repeat(30_000))), 1),
        (letter(&subject, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b\r\n"), 1),
        (letter(&subject, &format!("\r\n{}", "[".repeat(15_000))), 1),
    ] {
        let ended = add(&site, &input, &[]);
        assert_eq!(ended.code, Some(code), "{}{}", ended.output, ended.error);
        assert!(ended.error.starts_with("error: "), "{}", ended.error);
        assert!(!site.path().join(FILE).exists());
    }
    // A message of many megabytes, nearly all of it attached, and parts within parts.
    let attached = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWell said.\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        "QUJD\r\n".repeat(2_000_000)
    );
    assert_eq!(add(&site, &letter(&subject, &attached), &[]).code, Some(0));
    let nested: String = (0..2_000)
        .map(|number| format!("Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n"))
        .collect();
    let ended = add(&site, &letter(&subject, &format!("{nested}\r\nDeep.\r\n")), &[]);
    assert!(matches!(ended.code, Some(0 | 1)), "{}", ended.error);
    let far = "Date: Wed, 16 May 2400 14:30:00 +0000\r\nSubject: [france/2012-05-15-bread]\r\n\r\nFrom the future.\r\n";
    assert_eq!(add(&site, far.as_bytes(), &[]).code, Some(0));
    let names = "From: \"=?utf-8?Q?=E2=80=AEevil=0A- status: approved?=\" <x@y.example>\r\nSubject: [france/2012-05-15-bread]\r\n\r\nNamed.\r\n";
    assert_eq!(add(&site, names.as_bytes(), &[]).code, Some(0));
    let list = listed(&site);
    assert!(list.iter().all(|comment| comment["status"] == "pending"), "{list:#?}");
    assert!(list.iter().any(|comment| comment["date"] == "2012-05-18 00:30:00 +02:00"), "{list:#?}");
    assert_eq!(call(&site, &["check"], b"").code, Some(0));
}

const COMMENTS: &str = "\
# Moderated by the press office
- name: Eric   # from New Mexico
  place: New Mexico
  date: 2012-05-16
  text: |
    One suggestion, you fool.

    Two.

- {date: 2012-05-17, status: 'pending', text: \"Inline\"}
-   name: Salma
    status: approved
    date: 2012-05-15 10:00
    text: Well said.
";

#[test]
fn a_decision_changes_its_lines_and_no_others() {
    let site = site(Some(COMMENTS));
    let list = listed(&site);
    let said: Vec<(&str, &str)> = list
        .iter()
        .map(|comment| (comment["status"].as_str().unwrap(), comment["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            ("pending", "One suggestion, you fool.\n\nTwo.\n"),
            ("pending", "Inline"),
            ("approved", "Well said.")
        ]
    );
    let ids: Vec<String> =
        list.iter().map(|comment| comment["id"].as_str().unwrap()[..7].to_owned()).collect();
    let flags = ["--by", "A. Martin", "--rule", "3", "--take-out", ", you fool"];
    let approved = comments(&site, &[&["approve", &ids[0]], &flags[..], &NOW[..]].concat());
    assert_eq!((approved.code, approved.error.as_str()), (Some(0), ""));
    let first = COMMENTS.replace(", you fool", "[…]").replace(
        "  date: 2012-05-16\n",
        // 22:30 in London is the next day in Paris.
        "  date: 2012-05-16\n  redacted: true\n  status: approved\n  decided: {by: \"A. Martin\", on: 2012-05-18, rule: 3}\n",
    );
    assert_eq!(file(&site), first);
    let rejected = comments(&site, &[&["reject", &ids[1]], &NOW[..]].concat());
    assert_eq!((rejected.code, rejected.error.as_str()), (Some(0), ""));
    let second = first.replace(
        "{date: 2012-05-17, status: 'pending', text",
        "{date: 2012-05-17, decided: {on: 2012-05-18}, status: rejected, text",
    );
    assert_eq!(file(&site), second);
    // The ids are what they were; the undecided come first.
    let after: Vec<String> =
        listed(&site).iter().map(|comment| comment["id"].as_str().unwrap()[..7].to_owned()).collect();
    assert!(ids.iter().all(|id| after.contains(id)), "{ids:?} {after:?}");
    // What was decided stays, unless somebody means it.
    let again = comments(&site, &["reject", &ids[0]]);
    assert_eq!(again.code, Some(2));
    assert!(again.error.contains("was approved already by A. Martin on 2012-05-18"), "{}", again.error);
    assert_eq!(file(&site), second);
    let again = comments(&site, &[&["reject", "--again", &ids[0], "--rule", "insults"], &NOW[..]].concat());
    assert_eq!(again.code, Some(0), "{}", again.error);
    assert!(
        file(&site).contains(
            "  redacted: true\n  status: rejected\n  decided: {on: 2012-05-18, rule: \"insults\"}\n"
        )
    );
    let built = call(&site, &["build"], b"");
    assert_eq!(built.code, Some(0), "{}", built.error);
    let page = fs::read_to_string(site.path().join("public/france/en/2012/05/15/bread/index.html")).unwrap();
    assert!(
        page.contains("Well said.") && !page.contains("suggestion") && !page.contains("Martin"),
        "{page}"
    );
}

#[test]
fn all_or_nothing() {
    let site = site(Some(COMMENTS));
    let ids: Vec<String> =
        listed(&site).iter().map(|comment| comment["id"].as_str().unwrap()[..7].to_owned()).collect();
    for arguments in [
        &["approve", &ids[0], "0000000"][..],
        &["approve", &ids[0], &ids[2]],
        &["approve", &ids[0], "--take-out", "not there"],
        &["approve", &ids[0], "--take-out", "suggestion, you fool.\n\nTwo"],
        &["approve", &ids[0], "--by", "a@b.example"],
        &["reject", "abc"],
    ] {
        let ended = comments(&site, arguments);
        assert_eq!(ended.code, Some(2), "{arguments:?} {}", ended.output);
        assert_eq!(file(&site), COMMENTS, "{arguments:?}");
    }
    let both = comments(&site, &["approve", &ids[0], &ids[1], &ids[0]]);
    assert_eq!(both.code, Some(0), "{}", both.error);
    assert_eq!(listed(&site).iter().filter(|comment| comment["status"] == "approved").count(), 3);
    // A file that cannot be edited safely is left alone, with what to write into it.
    for text in ["[{date: 2012-05-16, text: a}]\n", "- date: 2012-05-16\n  text: a\n...\n"] {
        fs::write(site.path().join(FILE), text).unwrap();
        let ended = add(&site, &letter(&format!("[{POST}]"), "\r\nWell said.\r\n"), &[]);
        assert_eq!((ended.code, file(&site).as_str()), (Some(2), text), "{}", ended.error);
        assert!(ended.error.contains("Well said."), "{}", ended.error);
    }
}

#[test]
fn moderators_at_once_lose_nothing() {
    let site = site(Some(COMMENTS));
    let ids: Vec<String> =
        listed(&site).iter().map(|comment| comment["id"].as_str().unwrap()[..7].to_owned()).collect();
    thread::scope(|scope| {
        for number in 0..8 {
            let site = &site;
            scope.spawn(move || {
                let letter = letter(&format!("[{POST}]"), &format!("\r\nLetter {number}.\r\n"));
                assert_eq!(add(site, &letter, &[]).code, Some(0));
            });
        }
        for id in &ids[..2] {
            let site = &site;
            scope.spawn(move || assert_eq!(comments(site, &["approve", id]).code, Some(0)));
        }
    });
    let list = listed(&site);
    assert_eq!(list.len(), 11, "{list:#?}");
    assert_eq!(list.iter().filter(|comment| comment["status"] == "pending").count(), 8);
    assert!(file(&site).starts_with("# Moderated by the press office\n- name: Eric   # from New Mexico\n"));
    let beside: Vec<_> = fs::read_dir(site.path().join("content/france/posts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(beside.len(), 4, "{beside:?}");
}

#[test]
fn the_list_is_for_reading() {
    let site = site(Some(COMMENTS));
    let list = comments(&site, &["list"]);
    assert_eq!((list.code, list.error.as_str()), (Some(0), ""));
    let lines: Vec<&str> = list.output.lines().collect();
    assert!(
        lines[0].starts_with("ID") && lines[1].contains("pending") && lines[1].contains("Eric, New Mexico"),
        "{lines:#?}"
    );
    assert_eq!(lines.last(), Some(&"2 of them wait for a decision"));
    let full =
        comments(&site, &["list", "--full", "--status", "pending", "--mission", "france", "--post", POST]);
    assert!(full.output.contains("    One suggestion, you fool.\n\n    Two.\n"), "{}", full.output);
    assert_eq!(comments(&site, &["list", "--mission", "jordan"]).output.trim(), "No comment was found");
    fs::write(site.path().join(FILE), format!("{COMMENTS}- {{name: x}}\n")).unwrap();
    let faulty = comments(&site, &["list"]);
    assert_eq!(faulty.code, Some(1));
    assert!(faulty.error.contains("bad-comment") && faulty.output.contains("Eric"), "{}", faulty.error);
}
