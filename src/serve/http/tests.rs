use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::{is_local, router};
use crate::Request;
use crate::preview::Preview;
use crate::serve::desk::Desks;
use crate::serve::stage::{Ledger, Shown, Stage};

type Tested = Result<(), Box<dyn std::error::Error>>;

const FILES: &[(&str, &str)] = &[
    (
        "content/network.yaml",
        "title: {en: Ours}\nbase_url: https://blogs.example/\nlanguages: [en]\ntimezone: UTC\n",
    ),
    ("content/accra/mission.yaml", "title: {en: Accra}\ntimezone: Africa/Accra\n"),
    ("static/style.css", "p {}"),
    ("static/lute.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("secret.txt", "secret"),
];

/// A preview of a small site, with these files in place of its own, and its desk.
fn stage(site: &Path, files: &[(&str, &str)]) -> Result<(Stage, Desks), Box<dyn std::error::Error>> {
    for (path, text) in FILES.iter().chain(files) {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap_or(site))?;
        fs::write(path, text)?;
    }
    let request = Request {
        site: site.to_owned(),
        output: site.join("public"),
        missions: Vec::new(),
        now: Timestamp::UNIX_EPOCH,
        drafts: false,
        in_place: false,
        deny_warnings: false,
        published: None,
        list_entries: false,
        base_url: Some("http://127.0.0.1:8080/".to_owned()),
    };
    let preview = Preview::open(&request)?;
    let stage = Stage::new(Arc::new(Ledger::default()), Shown { snapshot: preview.now(), failure: None });
    Ok((stage, Desks::new(request)?))
}

/// Each request's whole answer, header and body.
fn answers(files: &[(&str, &str)], requests: &[&str]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let (stage, desks) = stage(folder.path(), files)?;
    let (stage, desks) = (Arc::new(stage), Arc::new(desks));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(async move { axum::serve(listener, router(stage, desks)).await });
        let requests: Vec<String> = requests.iter().map(|request| (*request).to_owned()).collect();
        let answers = tokio::task::spawn_blocking(move || {
            requests.iter().map(|request| ask(address, request)).collect::<std::io::Result<Vec<_>>>()
        });
        let answers = answers.await??;
        server.abort();
        Ok(answers)
    })
}

fn ask(address: SocketAddr, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n")
}

fn check(files: &[(&str, &str)], wanted: &[(&str, &str, &[&str])]) -> Tested {
    let requests: Vec<String> = wanted.iter().map(|(path, ..)| get(path)).collect();
    let requests: Vec<&str> = requests.iter().map(String::as_str).collect();
    for ((path, status, parts), answer) in wanted.iter().zip(answers(files, &requests)?) {
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {answer}");
        for part in *parts {
            assert!(answer.contains(part), "{path}: `{part}` is not in {answer}");
        }
        assert!(!answer.contains("secret"), "{path}: {answer}");
    }
    Ok(())
}

#[test]
fn pages_folders_and_files() -> Tested {
    let html = "content-type: text/html; charset=utf-8";
    check(
        &[],
        &[
            ("/en/", "200", &["<html", html, "cache-control: no-store", "x-content-type-options: nosniff"]),
            ("/en/?page=2", "200", &["<html"]),
            ("/en", "307", &["location: /en/"]),
            ("/en?a=b", "307", &["location: /en/?a=b"]),
            ("/style.css", "200", &["content-type: text/css; charset=utf-8", "etag: ", "p {}"]),
            ("/lute.svg", "200", &["content-type: image/svg+xml"]),
            ("/en/atom.xml", "200", &["content-type: application/atom+xml; charset=utf-8"]),
            ("/en/rss.xml", "200", &["content-type: application/rss+xml; charset=utf-8"]),
            ("/en/feed.json", "200", &["content-type: application/feed+json"]),
        ],
    )
}

#[test]
fn pages_alone_have_the_preview_s_script() -> Tested {
    let answers = answers(&[], &[&get("/en/"), &get("/en/atom.xml"), &get("/_chancery/preview.js")])?;
    let script = "<script src=\"/_chancery/preview.js\" data-page=\"";
    assert_eq!(answers[0].matches(script).count(), 1);
    assert!(!answers[1].contains("_chancery"), "{}", answers[1]);
    assert!(answers[2].contains("content-type: text/javascript") && answers[2].contains("const texts = {"));
    Ok(())
}

#[test]
fn what_is_not_there() -> Tested {
    let html = "content-type: text/html; charset=utf-8";
    check(&[], &[("/gone/", "404", &["<html lang", html]), ("/gone/atom.xml", "404", &["<html lang", html])])
}

#[test]
fn a_site_that_has_never_been_without_errors() -> Tested {
    let broken: &[(&str, &str)] = &[("content/network.yaml", "title: [")];
    check(broken, &[("/", "503", &["No page yet", "/_chancery/preview.js", "cache-control: no-store"])])
}

#[test]
fn a_template_that_fails_on_a_page() -> Tested {
    let theme: &[(&str, &str)] = &[
        (
            "content/network.yaml",
            "title: {en: Ours}\nbase_url: https://blogs.example/\nlanguages: [en]\ntimezone: UTC\ntheme: ours\n",
        ),
        ("themes/ours/theme.yaml", "extends: default\ncontract: 1\n"),
        ("themes/ours/templates/not-found.html", "{{ nothing.is.here }}"),
    ];
    check(theme, &[("/gone/", "500", &["This page cannot be made", "chancery-faults", "not-found.html"])])
}

#[test]
fn nothing_outside_the_site_s_files() -> Tested {
    let paths = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/en/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//en",
        "/secret.txt",
    ];
    let wanted: Vec<_> = paths.iter().map(|path| (*path, "404", &[][..])).collect();
    check(&[], &wanted)
}

#[test]
fn only_what_is_meant_for_this_computer() -> Tested {
    let wanted = [
        ("GET /en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "403"),
        ("GET /_chancery/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "403"),
        ("GET /en/ HTTP/1.1\r\nHost: 127.0.0.1.evil.example:8080\r\nConnection: close\r\n\r\n", "403"),
        ("GET /en/ HTTP/1.0\r\n\r\n", "403"),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "403"),
        ("GET /en/ HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n", "200"),
        ("POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "405"),
    ];
    let requests: Vec<&str> = wanted.iter().map(|(request, _)| *request).collect();
    for ((request, status), answer) in wanted.iter().zip(answers(&[], &requests)?) {
        assert!(answer.get(9..12) == Some(status), "{request}: {answer}");
    }
    Ok(())
}

#[test]
fn names_of_this_computer() {
    for host in ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]", "[::1]:8080"] {
        assert!(is_local(host), "{host}");
    }
    for host in ["", ":8080", "example.org", "localhost.example.org", "[::2]:80", "127.0.0.2"] {
        assert!(!is_local(host), "{host}");
    }
}

#[test]
fn the_desk_is_in_the_browsers_language_and_shows_files_of_the_site_alone() -> Tested {
    let wrong = "---\ntitel: A\n---\nText.\n";
    let held = "---\ntitle: Held <b>\nstatus: draft\n---\nText.\n";
    let files: &[(&str, &str)] =
        &[("content/accra/pages/about.en.md", wrong), ("content/accra/posts/1969-12-01-a.en.md", held)];
    check(
        files,
        &[
            ("/_desk/", "307", &["location: /_desk/en/"]),
            (
                "/_desk/en/",
                "200",
                &[
                    "content-security-policy: default-src 'self'",
                    "<html lang=\"en\" dir=\"ltr\">",
                    "there is no key `titel`",
                    "href=\"/_desk/en/source/content/accra/pages/about.en.md#L2\"",
                    "Held &lt;b&gt;",
                ],
            ),
            ("/_desk/ar/", "200", &["<html lang=\"ar\" dir=\"rtl\">"]),
            ("/_desk/xx/", "404", &[]),
            ("/_desk/en/source/content/accra/pages/about.en.md", "200", &["id=\"L2\" class=\"marked\""]),
            ("/_desk/en/source/secret.txt", "404", &[]),
            ("/_desk/en/source/content/../secret.txt", "404", &[]),
        ],
    )
}
