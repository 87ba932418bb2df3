//! Stories that several missions carry (`also_in`), and texts that were first published elsewhere (`courtesy_of`).

use crate::{Tested, site};

fn shared() -> Tested {
    site(&[(
        "content/france/posts/2012-05-15-a.en.md",
        "---\ntitle: SHARED\nalso_in: [jordan]\n---\nText.\n",
    )])
}

/// What stands between two marks, each time.
fn all<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

const PAGE: &str = "/france/en/2012/05/15/a/";

#[test]
fn a_shared_story_stands_in_the_other_missions_listings_under_its_own_missions_name() {
    let tested = shared();
    for listing in ["jordan/en", "jordan/en/2012/05"] {
        let page = tested.read(listing);
        assert!(page.contains(&format!("href=\"{PAGE}\"")), "{listing}");
        assert!(page.contains("<a href=\"/france/en/\"><bdi>France</bdi></a>"), "{listing}\n{page}");
    }
    assert!(!tested.has("jordan/en/2012/05/15/a"));
}

#[test]
fn a_shared_story_has_one_id_and_one_address_in_every_feed() {
    let tested = shared();
    for feed in ["france/en/atom.xml", "jordan/en/atom.xml", "en/atom.xml"] {
        let text = tested.read(feed);
        assert_eq!(all(&text, "<entry>\n<id>", "<"), ["tag:n.example,2012:france/2012-05-15-a/en"], "{feed}");
        assert!(text.contains(&format!("hreflang=\"en\" href=\"https://n.example{PAGE}\"")), "{feed}");
        let source = all(&text, "<source>", "</source>");
        assert_eq!(source.is_empty(), feed.starts_with("france"), "{feed}");
        assert!(source.iter().all(|source| source.contains("<title>France</title>")
            && source.contains("<id>tag:n.example,2012:france/en</id>")
            && source.contains("https://n.example/france/en/atom.xml")));
    }
    for feed in ["jordan/en/rss.xml", "en/rss.xml"] {
        let text = tested.read(feed);
        assert!(
            text.contains("<source url=\"https://n.example/france/en/rss.xml\">France</source>"),
            "{feed}"
        );
        assert!(
            text.contains("<guid isPermaLink=\"false\">tag:n.example,2012:france/2012-05-15-a/en</guid>")
        );
    }
    assert!(
        tested
            .read(PAGE.trim_matches('/'))
            .contains(&format!("<link rel=\"canonical\" href=\"https://n.example{PAGE}\">"))
    );
}

#[test]
fn a_shared_story_is_once_in_the_networks_digest_and_in_each_missions() {
    let tested = shared();
    for digest in ["en", "france/en", "jordan/en"] {
        let page = tested.read(&format!("{digest}/week-in-review/2012-W20"));
        assert_eq!(page.matches(">SHARED</a>").count(), 1, "{digest}\n{page}");
    }
}

#[test]
fn a_text_of_elsewhere_names_its_source_and_keeps_its_canonical_address() {
    let tested = site(&[(
        "content/france/posts/2012-05-15-a.en.md",
        "---\ntitle: A\ncourtesy_of: {name: The Post, url: \"https://post.example/a?b&c\"}\nalso_in: [jordan]\n---\nText.\n",
    )]);
    let page = tested.read(PAGE.trim_matches('/'));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://post.example/a?b&amp;c\">"));
    assert!(page.contains("The Post"));
    for feed in ["france/en/atom.xml", "jordan/en/atom.xml", "en/atom.xml"] {
        let text = tested.read(feed);
        let source = all(&text, "<source>", "</source>");
        assert_eq!(source.len(), 1, "{feed}");
        assert!(source[0].contains("<title>The Post</title>"), "{feed}");
        assert!(source[0].contains("href=\"https://post.example/a?b&amp;c\""), "{feed}");
        assert!(
            text.contains("<a href=\"https://post.example/a?b&amp;c\" rel=\"external\">"),
            "said in the text: {feed}"
        );
        assert!(text.contains(&format!("href=\"https://n.example{PAGE}\"")), "our page: {feed}");
    }
    assert!(tested.read("en/feed.json").contains("\"source\":{\"title\":\"The Post\""));
}
