//! The week in review: which stories stand in which week, and what comes beside them.

use crate::{NETWORK, site};
use chancery::diagnostic::Code;

fn post(title: &str) -> String {
    format!("---\ntitle: {title}\n---\nText.\n")
}

#[test]
fn a_listed_story_stands_in_the_week_that_lists_it_and_in_no_other() {
    let (early, late, passed) = (post("EARLY"), post("LATE"), post("PASSED"));
    let tested = site(&[
        ("content/france/posts/2012-05-16-early.en.md", &early),
        ("content/france/posts/2012-05-17-passed.en.md", &passed),
        ("content/france/posts/2012-05-29-late.en.md", &late),
        ("content/france/posts/2012-05-30-other.en.md", &post("OTHER")),
        (
            "content/digests/2012-W20.en.md",
            "---\ntitle: Twenty\nposts: [france/2012-05-29-late, france/2012-05-16-early, france/2012-05-29-late]\n---\nDear reader\n",
        ),
    ]);
    let main = |week: &str| {
        let page = tested.read(&format!("en/week-in-review/{week}"));
        page[page.find("<main").unwrap()..page.find("</main>").unwrap()].to_string()
    };
    let listed = main("2012-W20");
    assert_eq!(
        (listed.matches("LATE").count(), listed.matches("EARLY").count(), listed.matches("PASSED").count()),
        (1, 1, 0)
    );
    let next = main("2012-W22");
    assert_eq!(
        (next.matches("LATE").count(), next.matches("OTHER").count(), next.matches("PASSED").count()),
        (0, 1, 1)
    );
}

#[test]
fn one_week_has_one_introduction() {
    let tested = site(&[
        ("content/digests/2012-W20.en.md", &post("A")),
        ("content/digests/special.en.md", "---\ntitle: B\nweek: 2012-W20\n---\nText.\n"),
    ]);
    assert_eq!(tested.faults(), [(Code::BadDigest, "digests/special.en.md".into(), "2012-W20".into())]);
}

#[test]
fn all_faults_of_an_introduction_are_told_at_once() {
    let tested = site(&[(
        "content/digests/x.en.md",
        "---\ntitle: B\nweek: 2012-W60\nhighlights: [france/none]\n---\nText.\n",
    )]);
    assert_eq!(tested.codes(), [Code::BadDigest, Code::UnknownPost]);
}

#[test]
fn a_digest_names_the_weeks_alerts_and_the_feed_says_what_the_page_says() {
    let network = format!("{NETWORK}digest: {{editor: ann}}\n");
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/alerts/2012-05-16-closed.en.md", "---\ntitle: CLOSED\nlevel: warning\n---\nAll day.\n"),
        ("content/alerts/2012-05-25-late.en.md", "---\ntitle: NOTYET\n---\nAll day.\n"),
        (
            "content/france/posts/2012-05-15-a.en.md",
            "---\ntitle: STORY\ncorrections: [{date: 2012-05-17, text: \"It was *two*\"}]\nevent: {start: 2012-05-23 18:00}\n---\nText.\n",
        ),
        (
            "content/digests/2012-W20.en.md",
            "---\ntitle: Twenty\nhighlights: [{post: france/2012-05-15-a, teaser: \"Read *this*\"}]\naliases: [/twenty]\n---\nDear reader\n",
        ),
    ]);
    let page = tested.read("en/week-in-review/2012-W20");
    let page = &page[page.find("<main").unwrap()..page.find("</main>").unwrap()];
    let feed = tested.read("en/week-in-review/atom.xml");
    let feed = &feed[feed.find("2012-W20").unwrap()..];
    for said in
        ["Dear reader", "Read <em>this</em>", "It was <em>two</em>", "CLOSED", "Wednesday, May 23, 2012"]
    {
        assert!(page.contains(said) && feed.contains(said), "{said}");
    }
    assert!(!page.contains("NOTYET"));
    assert!(tested.read("twenty").contains("url=/en/week-in-review/2012-W20/"));
}

#[test]
fn a_teaser_goes_with_its_post_in_whatever_order_it_is_written() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.en.md", &post("AAA")),
        ("content/france/posts/2012-05-16-b.en.md", &post("BBB")),
        (
            "content/digests/2012-W20.en.md",
            "---\ntitle: Twenty\nhighlights: [france/2012-05-15-a, france/2012-05-16-b]\n---\nDear reader\n",
        ),
        (
            "content/digests/2012-W20.fr.md",
            "---\ntitle: Vingt\nhighlights: [{post: france/2012-05-16-b, teaser: MOTS}]\n---\nCher lecteur\n",
        ),
    ]);
    let page = tested.read("fr/week-in-review/2012-W20");
    assert!(page.find("AAA").unwrap() < page.find("BBB").unwrap());
    assert!(page.find("BBB").unwrap() < page.find("MOTS").unwrap());
}

#[test]
fn an_alerts_name_begins_with_its_date() {
    let tested = site(&[("content/alerts/closed.en.md", &post("A"))]);
    assert_eq!(tested.codes(), [Code::BadFileName]);
}
