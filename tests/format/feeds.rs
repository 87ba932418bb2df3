//! What feeds hold, what they are made of, and how all of a blog's stories can be had by them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chancery::{Request, build};

use crate::{FRANCE, NETWORK, Quiet, Tested, site};

const PNG: &str = "not a picture, but a file of its length";

fn post(day: &str, rest: &str) -> (String, String) {
    (format!("content/france/posts/{day}.fr.md"), format!("---\ntitle: T {day}\n{rest}---\nText of {day}.\n"))
}

fn of(posts: &[(String, String)], settings: &str) -> Tested {
    let settings = format!("{FRANCE}{settings}");
    let files: Vec<(&str, &str)> = posts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .chain([("content/france/mission.yaml", settings.as_str())])
        .collect();
    site(&files)
}

/// What stands between two marks, each time.
fn all<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

/// The address that a feed names for a relation.
fn related(feed: &str, relation: &str) -> Option<String> {
    let link = all(feed, &format!("<link rel=\"{relation}\""), "/>").first().copied()?;
    all(link, "href=\"", "\"").first().map(|url| (*url).to_string())
}

/// The output's file at an address.
fn file(url: &str) -> &str {
    url.strip_prefix("https://n.example/").unwrap()
}

#[test]
fn only_what_is_said_of_a_story_moves_its_time() {
    let tested = of(
        &[
            post("2012-05-01-a", "date: 2012-05-01 10:00\n"),
            post("2012-05-02-b", "date: 2012-05-02 10:00\nupdated: 2012-05-03 10:00\n"),
            post(
                "2012-05-04-c",
                "date: 2012-05-04 10:00\nupdated: 2012-05-05 10:00\ncorrections: [{date: 2012-05-08, text: Wrong}, {date: 2012-05-06, text: X}]\n",
            ),
            post("2012-05-09-d", "date: 2012-05-09 10:00\nupdated: 2012-05-01 10:00\n"),
        ],
        "",
    );
    let feed = tested.read("france/fr/atom.xml");
    let updated = all(&feed, "<updated>", "<");
    assert_eq!(
        updated,
        [
            "2012-05-09T10:00:00+02:00", // the feed's own: that of its newest
            "2012-05-09T10:00:00+02:00",
            "2012-05-08T00:00:00+02:00",
            "2012-05-03T10:00:00+02:00",
            "2012-05-01T10:00:00+02:00",
        ]
    );
}

#[test]
fn every_story_is_in_the_feed_or_in_an_archive() {
    let days =
        ["2012-01-05", "2012-01-20", "2012-03-01", "2012-04-10", "2012-05-01", "2012-05-30", "2012-06-02"];
    let posts: Vec<_> = days.iter().map(|day| post(&format!("{day}-a"), "")).collect();
    let tested = of(&posts, "feed_size: 2\n");
    let current = tested.read("france/fr/atom.xml");
    assert!(!current.contains("fh:archive") && related(&current, "current").is_none());
    assert_eq!(related(&current, "next-archive"), None);
    let id = all(&current, "<id>", "<")[0];
    let mut found: Vec<String> =
        all(&current, "<entry>\n<id>", "<").iter().map(|id| id.to_string()).collect();
    assert_eq!(found.len(), 2);
    let mut walked = Vec::new();
    let mut next = related(&current, "prev-archive");
    let mut later: Option<String> = None;
    while let Some(url) = next {
        let archive = tested.read(file(&url));
        assert!(archive.contains("<fh:archive/>"));
        assert_eq!(all(&archive, "<id>", "<")[0], id, "one feed in several documents");
        assert_eq!(related(&archive, "self").as_deref(), Some(url.as_str()));
        assert_eq!(related(&archive, "current").unwrap(), "https://n.example/france/fr/atom.xml");
        assert_eq!(related(&archive, "next-archive"), later);
        found.extend(all(&archive, "<entry>\n<id>", "<").iter().map(|id| id.to_string()));
        assert!(archive.contains("<content"), "a mission's archives hold whole texts");
        next = related(&archive, "prev-archive");
        later = Some(url.clone());
        walked.push(file(&url).to_string());
    }
    // June is all in the feed: its archive would change while it goes on.
    assert_eq!(walked, [5, 4, 3, 1].map(|month| format!("france/fr/2012/{month:02}/atom.xml")));
    assert!(!tested.has("france/fr/2012/06/atom.xml"));
    found.sort();
    found.dedup();
    assert_eq!(found.len(), days.len());
    for format in ["rss.xml", "feed.json"] {
        assert!(!tested.read(&format!("france/fr/{format}")).contains("archive"));
    }
    assert!(!tested.read("sitemap.xml").contains("atom.xml"));
}

#[test]
fn archives_of_the_network_hold_summaries() {
    let posts: Vec<_> = ["2012-01-05-a", "2012-05-01-b"].iter().map(|name| post(name, "")).collect();
    let mut files: Vec<(&str, &str)> =
        posts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let network = format!("{NETWORK}feed_size: 1\n");
    files.push(("content/network.yaml", &network));
    let tested = site(&files);
    let current = tested.read("en/atom.xml");
    assert_eq!(related(&current, "prev-archive").unwrap(), "https://n.example/en/2012/01/atom.xml");
    assert!(current.contains("<content"));
    let archive = tested.read("en/2012/01/atom.xml");
    assert!(archive.contains("T 2012-01-05-a") && !archive.contains("<content"));
    assert!(archive.contains("href=\"https://n.example/en/\""), "the hub has no page of a month");
    assert!(tested.read("france/fr/2012/01/atom.xml").contains("<content"));
}

#[test]
fn a_blog_without_archives_or_atom_has_no_archive_documents() {
    let posts: Vec<_> = ["2012-01-05-a", "2012-05-01-b"].iter().map(|name| post(name, "")).collect();
    for outputs in ["archives: false", "feeds: [rss, json]"] {
        let tested = of(&posts, &format!("feed_size: 1\noutputs: {{{outputs}}}\n"));
        assert!(!tested.has("france/fr/2012/01/atom.xml"), "{outputs}");
        assert!(tested.has("france/fr/rss.xml"));
    }
}

#[test]
fn rights_are_the_missions_else_the_networks() {
    let (path, text) = post("2012-05-01-a", "");
    let network =
        format!("{NETWORK}rights: {{en: NETWORK RIGHTS, fr: DROITS}}\nfeed_hub: https://hub.example/?a&b\n");
    let files = [
        (path.as_str(), text.as_str()),
        ("content/jordan/posts/2012-05-02-b.en.md", "---\ntitle: B\n---\nText.\n"),
        ("content/network.yaml", &network),
        ("content/jordan/mission.yaml", &format!("{}rights: JORDAN RIGHTS\n", crate::JORDAN)),
    ];
    let tested = site(&files);
    assert!(tested.read("france/fr/atom.xml").contains("<rights>DROITS</rights>"));
    assert!(tested.read("france/en/rss.xml").contains("<copyright>NETWORK RIGHTS</copyright>"));
    assert!(tested.read("jordan/en/atom.xml").contains("<rights>JORDAN RIGHTS</rights>"));
    let network = tested.read("en/atom.xml");
    assert_eq!(all(&network, "<rights>", "<"), ["NETWORK RIGHTS", "JORDAN RIGHTS"]);
    assert!(tested.read("en/rss.xml").contains("<dc:rights>JORDAN RIGHTS</dc:rights>"));
    assert!(network.contains("<link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"/>"));
    assert!(tested.read("en/week-in-review/rss.xml").contains("rel=\"hub\""));
    assert!(
        tested
            .read("en/feed.json")
            .contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/?a&b\"}]")
    );
}

#[test]
fn the_text_is_as_feed_readers_can_show_it() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nimage: {src: a.png, alt: ALT, caption: CAPTION, credit: CREDIT}\nkey_points: [\"POINT\"]\nvideo: {url: \"https://v.example/1\", poster: a.png, alt: POSTER, transcript: \"SPOKEN\"}\ncourtesy_of: {name: The Post, url: \"https://post.example/a\"}\ncorrections: [{date: 2012-05-17, text: \"CORRECTED\"}]\n---\n## Head\n\nNote[^1] and [down](#head).\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```rust\nx\n```\n\n<blockquote cite=\"/b/\">q</blockquote>\n<video src=\"a.png\" poster=\"a.png\"></video>\n\n[^1]: Said.\n",
        ),
        ("content/france/posts/2012-05-15-a/a.png", PNG),
        ("content/jordan/posts/2012-05-15-a.en.md", "---\ntitle: B\n---\n## Head\n"),
    ]);
    let page = "https://n.example/france/fr/2012/05/15/a/";
    let feed = tested.read("france/en/atom.xml");
    assert!(!feed.contains("class=") && !feed.contains("style=") && !feed.contains("role="), "{feed}");
    for whole in [
        &format!("src=\"{page}a.png\" alt=\"ALT\""),
        &format!(
            "<a href=\"https://v.example/1\" rel=\"external\"><img src=\"{page}a.png\" alt=\"POSTER\"> <small"
        ),
        &format!("<video src=\"{page}a.png\" poster=\"{page}a.png\">"),
        "<blockquote cite=\"https://n.example/b/\">",
        "CAPTION <small>CREDIT</small>",
        "<li>POINT</li>",
        "SPOKEN",
        "<a href=\"https://post.example/a\" rel=\"external\">",
        "CORRECTED",
        "May 17, 2012",
        "<th scope=\"col\" align=\"center\">a</th><th scope=\"col\" align=\"right\">b</th>",
        "<h2 id=\"france-2012-05-15-a-fr-head\">",
        "<a href=\"#france-2012-05-15-a-fr-head\">down</a>",
        "href=\"#france-2012-05-15-a-fr-fn-1\"",
        // What is said in the feed's language is marked in a text of another.
        "<h2 lang=\"en\" dir=\"ltr\">",
    ] {
        assert!(feed.contains(whole), "{whole}\n{feed}");
    }
    let network = tested.read("en/atom.xml");
    let mut ids = all(&network, " id=\"", "\"");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let length = PNG.len();
    let rss = tested.read("france/en/rss.xml");
    assert!(
        rss.contains(&format!("<enclosure url=\"{page}a.png\" length=\"{length}\" type=\"image/png\"/>"))
    );
    let json = tested.read("france/en/feed.json");
    assert!(json.contains(&format!("\"mime_type\":\"image/png\",\"size_in_bytes\":{length}")), "{json}");
}

#[test]
fn raw_html_that_a_site_allows_is_made_fit_for_feeds() {
    let tested = of(
        &[(
            "content/france/posts/2012-05-15-a.fr.md".into(),
            "---\ntitle: A\n---\n<p style=\"color: red\" onclick=\"x()\">Kept <img src=\"/a.png\" srcset=\"b.png 2x\" alt=\"\"></p>\n<script>alert(\"GONE\")</script>\n".into(),
        )],
        "html: allow\n",
    );
    let feed = tested.read("france/fr/atom.xml");
    assert!(tested.read("france/fr/2012/05/15/a").contains("GONE"));
    for gone in ["GONE", "style=", "onclick"] {
        assert!(!feed.contains(gone), "{gone}");
    }
    assert!(feed.contains("srcset=\"https://n.example/france/fr/2012/05/15/a/b.png 2x\""), "{feed}");
}

#[test]
fn the_subscribe_page_lists_every_feed_and_opml_those_that_hold_whole_blogs() {
    let tested = of(&[post("2012-05-01-a", "tags: [music]\nauthors: [ann]\n")], "");
    let page = tested.read("france/fr/subscribe");
    let mut feeds = Vec::new();
    listed(&tested.output().join("france/fr"), &mut feeds);
    let feeds: Vec<String> = feeds
        .iter()
        .map(|path| {
            format!(
                "/{}",
                path.strip_prefix(tested.output().to_str().unwrap()).unwrap().trim_start_matches('/')
            )
        })
        .collect();
    assert_eq!(feeds.len(), 9, "{feeds:?}");
    for feed in &feeds {
        assert!(page.contains(&format!("<a href=\"{feed}\" type=\"application/")), "{feed}");
    }
    assert!(page.contains("href=\"/fr/subscribe/\"") && page.contains("href=\"/fr/opml.xml\""));
    let hub = tested.read("en/subscribe");
    for mission in ["/france/en/subscribe/", "/jordan/en/subscribe/", "/en/opml.xml"] {
        assert!(hub.contains(&format!("<a href=\"{mission}\"")), "{mission}");
    }
    let opml = tested.read("en/opml.xml");
    assert_eq!(opml, tested.read("opml.xml"));
    let urls = all(&opml, "xmlUrl=\"https://n.example", "\"");
    let expected = ["en", "france/fr", "france/en", "jordan/ar", "jordan/en"]
        .iter()
        .flat_map(|edition| {
            ["", "week-in-review/", "alerts/"].map(|folder| format!("/{edition}/{folder}atom.xml"))
        })
        .collect::<Vec<_>>();
    assert_eq!(urls, expected);
    for url in all(&opml, "htmlUrl=\"https://n.example/", "\"") {
        assert!(tested.has(&format!("{url}index.html")), "{url}");
    }
    for url in urls {
        assert!(tested.has(url.trim_start_matches('/')), "{url}");
    }
}

fn listed(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            listed(&path, into);
        } else if ["atom.xml", "rss.xml", "feed.json"].contains(&path.file_name().unwrap().to_str().unwrap())
        {
            into.push(path.to_str().unwrap().to_string());
        }
    }
}

#[test]
fn a_later_build_changes_no_feed() {
    let posts: Vec<_> = ["2012-01-05-a", "2012-03-01-b", "2012-05-01-c"]
        .iter()
        .map(|name| post(name, "tags: [x]\n"))
        .collect();
    let tested = of(&posts, "feed_size: 1\n");
    let feeds = |tested: &Tested| -> BTreeMap<String, Vec<u8>> {
        let mut paths = Vec::new();
        listed(&tested.output(), &mut paths);
        paths.into_iter().map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
    };
    let before = feeds(&tested);
    assert!(before.len() > 30);
    let request = Request {
        site: tested.folder.path().to_path_buf(),
        output: tested.output(),
        missions: Vec::new(),
        now: "2031-02-03T04:05:06Z".parse().unwrap(),
        drafts: false,
        in_place: false,
        deny_warnings: false,
        published: None,
        list_entries: false,
        base_url: None,
    };
    fs::remove_dir_all(tested.folder.path().join(".chancery")).unwrap();
    fs::remove_dir_all(tested.output()).unwrap();
    build(&request, &Quiet).unwrap();
    assert!(feeds(&tested) == before);
}
