//! Corrections, alerts and comments: their pages and feeds.

use feed_rs::model::Feed;

use crate::{FRANCE, NETWORK, Tested, site};

fn feed(tested: &Tested, path: &str) -> Feed {
    feed_rs::parser::parse(tested.read(path).as_bytes()).unwrap()
}

fn ids(tested: &Tested, path: &str) -> Vec<String> {
    feed(tested, path).entries.into_iter().map(|entry| entry.id).collect()
}

const BREAD: &str = "---\ntitle: Pain\nid: france/le-pain\ncorrections: [{date: 2012-05-20, text: PREMIÈRE}, {date: 2012-05-20, text: \"*DEUXIÈME*\"}, {date: 2012-05-18, text: AVANT}]\n---\nTexte.\n";

#[test]
fn corrections_of_a_mission_and_of_the_network() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-bread.fr.md", BREAD),
        (
            "content/france/posts/2012-05-16-gone.fr.md",
            "---\ntitle: G\nstatus: withdrawn\ncorrections: [{date: 2012-05-21, text: SECRET}]\n---\nSECRET\n",
        ),
        ("content/jordan/posts/2012-05-15-a.en.md", "---\ntitle: A\n---\nText.\n"),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("france/fr/corrections");
    let places: Vec<usize> =
        ["DEUXIÈME", "PREMIÈRE", "AVANT"].iter().map(|text| page.find(text).unwrap()).collect();
    assert!(places.is_sorted() && !page.contains("SECRET"), "{page}");
    assert!(page.contains("href=\"/france/fr/2012/05/15/bread/#correction-2012-05-20-2\""), "{page}");
    assert!(tested.read("france/fr/2012/05/15/bread").contains("<li id=\"correction-2012-05-20-2\">"));
    let foreign = tested.read("france/en/corrections");
    assert!(
        foreign.contains("<div class=\"prose\" lang=\"fr\" dir=\"ltr\"><em>DEUXIÈME</em></div>"),
        "{foreign}"
    );
    assert!(foreign.contains("This story is in"), "{foreign}");
    let expected = ["2012-05-20/2", "2012-05-20/1", "2012-05-18/1"]
        .map(|key| format!("tag:n.example,2012:france/le-pain/corrections/{key}/fr"));
    assert_eq!(ids(&tested, "france/fr/corrections/atom.xml"), expected);
    assert_eq!(ids(&tested, "ar/corrections/atom.xml"), expected);
    let entry = &feed(&tested, "france/en/corrections/atom.xml").entries[0];
    assert_eq!(entry.title.as_ref().unwrap().content, "Correction: Pain");
    let text = entry.content.as_ref().unwrap().body.as_ref().unwrap();
    assert!(text.contains("<div lang=\"fr\" dir=\"ltr\"><p lang=\"en\" dir=\"ltr\">"), "{text}");
    assert!(text.contains("<a href=\"https://n.example/france/fr/2012/05/15/bread/\">Pain</a>"), "{text}");
    // A mission without any has neither page nor feed, and no link to them.
    assert!(!tested.has("jordan/en/corrections") && !tested.read("jordan/en").contains("corrections/"));
    assert!(tested.read("france/fr").contains("href=\"/france/fr/corrections/\""));
    let sitemap = tested.read("sitemap.xml");
    assert!(sitemap.contains("<loc>https://n.example/france/fr/corrections/</loc>"));
    assert!(!sitemap.contains("atom.xml") && !sitemap.contains("comments.xml"));
}

#[test]
fn a_correction_keeps_its_id_when_its_story_changes() {
    let before = site(&[("content/france/posts/2012-05-15-bread.fr.md", BREAD)]);
    let changed = BREAD
        .replace("title: Pain", "title: Le pain\nslug: autre")
        .replace("text: AVANT}]", "text: MIEUX}, {date: 2012-05-22, text: NOUVELLE}]");
    let after = site(&[
        ("content/france/posts/2012-05-15-bread.fr.md", &changed),
        ("content/france/mission.yaml", &format!("{FRANCE}base_url: https://fr.example/\n")),
        ("content/network.yaml", &format!("{NETWORK}feed_authority: \"n.example,2012\"\n")),
    ]);
    let (before, after) =
        (ids(&before, "france/fr/corrections/atom.xml"), ids(&after, "france/fr/corrections/atom.xml"));
    assert_eq!(before, after[1..]);
}

#[test]
fn alerts_in_force_and_none() {
    let tested = site(&[
        ("content/network.yaml", &format!("{NETWORK}feed_authority: \"n.example,2012\"\n")),
        (
            "content/alerts/2012-06-20-strike.en.md",
            "---\ntitle: STRIKE\nlevel: warning\nmissions: [france]\n---\nFew *trains*.\n",
        ),
        ("content/alerts/2012-06-20-strike.fr.md", "---\ntitle: GRÈVE\n---\nPeu de trains.\n"),
        ("content/france/alerts/2012-06-20-strike.fr.md", "---\ntitle: FERMÉ\n---\nFermé.\n"),
        (
            "content/jordan/alerts/2012-06-01-over.en.md",
            "---\ntitle: OVER\nexpire_at: 2012-06-02\n---\nOver.\n",
        ),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("france/fr/alerts");
    assert_eq!(page.matches("GRÈVE").count(), 1, "the banner says it again: {page}");
    assert!(
        page.contains("Mise en garde") && page.contains("id=\"alert-france-2012-06-20-strike\""),
        "{page}"
    );
    assert!(page.contains("<time datetime=\"2012-06-20\">"), "{page}");
    let mut found = ids(&tested, "france/fr/alerts/atom.xml");
    found.sort();
    assert_eq!(
        found,
        [
            "tag:n.example,2012:alerts/2012-06-20-strike/fr",
            "tag:n.example,2012:france/alerts/2012-06-20-strike/fr"
        ]
    );
    // One entry of the network, whichever blog's feed it is read in.
    assert_eq!(ids(&tested, "fr/alerts/atom.xml"), ["tag:n.example,2012:alerts/2012-06-20-strike/fr"]);
    let arabic = feed(&tested, "ar/alerts/atom.xml");
    let entry = &arabic.entries[0];
    assert_eq!(entry.id, "tag:n.example,2012:alerts/2012-06-20-strike/en");
    assert_eq!(
        (entry.categories[0].term.as_str(), entry.categories[0].label.as_deref()),
        ("warning", Some("تحذير"))
    );
    let text = entry.content.as_ref().unwrap().body.as_ref().unwrap();
    assert!(text.contains("<div lang=\"en\" dir=\"ltr\"><p lang=\"ar\" dir=\"rtl\">"), "{text}");
    assert!(text.contains("<p>Few <em>trains</em>.</p>"), "{text}");
    assert!(
        tested
            .read("ar/alerts/atom.xml")
            .contains("hreflang=\"ar\" href=\"https://n.example/ar/alerts/#alert-2012-06-20-strike\"")
    );
    assert!(tested.read("france/fr").contains("href=\"/france/fr/alerts/\""));
    // Where the last one has expired, or there never was one, nobody's feed is gone.
    assert!(tested.read("jordan/en/alerts").contains("There is no alert in force."));
    assert!(tested.read("jordan/ar/alerts").contains("لا توجد تنبيهات سارية."));
    let empty = feed(&tested, "jordan/en/alerts/atom.xml");
    assert!(empty.entries.is_empty() && empty.updated.is_some());
    assert!(!tested.read("jordan/en/alerts/atom.xml").contains("OVER"));
    assert!(tested.read("sitemap.xml").contains("<loc>https://n.example/jordan/ar/alerts/</loc>"));
}

#[test]
fn an_alert_says_for_whom_and_until_when() {
    let titled = |mission: &str, title: &str| mission.replace("title: ", &format!("title: {title} # "));
    let tested = site(&[
        ("content/france/mission.yaml", &titled(FRANCE, "{fr: La France, ar: فرنسا}")),
        (
            "content/alerts/2012-06-20-some.en.md",
            "---\ntitle: SOME\nmissions: [france, jordan]\nexpire_at: 2012-07-10 12:00\n---\nSome.\n",
        ),
        ("content/alerts/2012-06-21-all.en.md", "---\ntitle: EVERYONE\n---\nAll.\n"),
        ("content/jordan/alerts/2012-06-22-own.en.md", "---\ntitle: OWN\nexpire_at: 2012-07-10\n---\nOwn.\n"),
    ]);
    assert_eq!(tested.codes(), []);
    for path in ["jordan/en", "jordan/en/alerts"] {
        let page = tested.read(path);
        let some = "Concerns: <bdi lang=\"ar\" dir=\"rtl\">فرنسا</bdi> and <bdi>Jordan</bdi>";
        assert!(page.contains(some), "{path}: {page}");
        assert!(page.contains("Concerns: <bdi>Jordan</bdi></span>"), "{path}: {page}");
        assert_eq!(page.matches("Concerns all our blogs").count(), 1, "{path}");
        // Noon in New York is seven in Amman; a day alone ends as it begins there.
        assert!(
            page.contains("<time datetime=\"2012-07-10T19:00:00+03:00\">In force until"),
            "{path}: {page}"
        );
        assert!(
            page.contains("<time datetime=\"2012-07-10T00:00:00+03:00\">In force until"),
            "{path}: {page}"
        );
        assert_eq!(page.matches("In force until").count(), 2, "the other has no end: {page}");
    }
    assert!(tested.read("fr").contains("<time datetime=\"2012-07-10T12:00:00-04:00\">En vigueur jusqu’au"));
    assert!(tested.read("jordan/ar").contains("يخص: <bdi>فرنسا</bdi> و<bdi>Jordan</bdi>"));
    let feed = tested.read("jordan/en/alerts/atom.xml");
    assert!(
        feed.contains("<strong>Notice</strong><br>\nConcerns: فرنسا and Jordan<br>\nIn force until"),
        "{feed}"
    );
    assert!(feed.contains("Concerns all our blogs</p>"), "{feed}");
}

const COMMENTS: &str = "\
- {name: Eric, place: New Mexico, date: 2012-05-16, language: en, status: approved, text: \"One *suggestion*\"}
- {name: Salma, date: 2012-05-17, status: pending, text: PENDING}
- {date: 2012-05-17, language: ar, status: approved, redacted: true, text: \"شكرًا\"}
- {name: Spam, date: 2012-05-18, status: rejected, text: REJECTED}
- {name: Paul, date: 2012-05-17 22:30, status: approved, text: \"Bien [dit](https://e.example/)\"}
";

const POST: (&str, &str) = ("content/france/posts/2012-05-15-bread.fr.md", "---\ntitle: Pain\n---\nTexte.\n");
const TRANSLATION: (&str, &str) =
    ("content/france/posts/2012-05-15-bread.en.md", "---\ntitle: Bread\n---\nText.\n");

#[test]
fn comments_as_a_feed_beside_each_translation() {
    let tested =
        site(&[POST, TRANSLATION, ("content/france/posts/2012-05-15-bread.comments.yaml", COMMENTS)]);
    assert_eq!(tested.codes(), []);
    let text = tested.read("france/en/2012/05/15/bread/comments.xml");
    assert!(!text.contains("PENDING") && !text.contains("REJECTED") && !text.contains("Salma"), "{text}");
    assert!(!text.contains("class=") && !text.contains("style=") && !text.contains("<email"), "{text}");
    let read = feed(&tested, "france/en/2012/05/15/bread/comments.xml");
    let authors: Vec<&str> = read.entries.iter().map(|entry| entry.authors[0].name.as_str()).collect();
    assert_eq!(authors, ["Paul", "Anonymous", "Eric"]);
    assert_eq!(read.title.as_ref().unwrap().content, "Comments on “Bread”");
    assert_eq!(read.entries[2].title.as_ref().unwrap().content, "Eric on “Bread”");
    assert!(read.entries[2].content.as_ref().unwrap().body.as_ref().unwrap().contains("Place: New Mexico"));
    assert!(
        text.contains("<div lang=\"ar\" dir=\"rtl\"><p>شكرًا</p>\n<p lang=\"en\" dir=\"ltr\"><em>Words were"),
        "{text}"
    );
    let story = "ref=\"tag:n.example,2012:france/2012-05-15-bread/en\" type=\"text/html\" href=\"https://n.example/france/en/2012/05/15/bread/\"";
    assert_eq!(text.matches(story).count(), 3, "{text}");
    let page = tested.read("france/en/2012/05/15/bread");
    for entry in &read.entries {
        let (url, place) = entry.links[0].href.split_once('#').unwrap();
        assert_eq!(url, "https://n.example/france/en/2012/05/15/bread/");
        assert!(page.contains(&format!("<li id=\"{place}\">")), "{place}");
    }
    assert!(
        page.contains("<a href=\"/france/en/2012/05/15/bread/comments.xml\" type=\"application/atom+xml\">")
    );
    assert!(
        page.contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Comments on “Bread”\"")
    );
    assert!(text.contains("hreflang=\"en\"") && !text.contains("hreflang=\"ar\""), "{text}");
    assert_eq!(
        feed(&tested, "france/fr/2012/05/15/bread/comments.xml").entries[1].authors[0].name,
        "Anonyme"
    );
}

#[test]
fn other_feeds_say_how_many_comments_there_are() {
    let tested =
        site(&[POST, TRANSLATION, ("content/france/posts/2012-05-15-bread.comments.yaml", COMMENTS)]);
    let home = "https://n.example/france/fr/2012/05/15/bread/";
    for path in ["france/fr/atom.xml", "fr/atom.xml"] {
        let atom = tested.read(path);
        let link = format!(
            "<link rel=\"replies\" type=\"application/atom+xml\" thr:count=\"3\" thr:updated=\"2012-05-17T22:30:00+02:00\" href=\"{home}comments.xml\"/>"
        );
        assert!(atom.contains(&link) && atom.contains("<thr:total>3</thr:total>"), "{atom}");
        // Who comments changes nothing in the story.
        assert!(atom.contains("<updated>2012-05-15T00:00:00+02:00</updated>"), "{atom}");
    }
    let rss = tested.read("france/fr/rss.xml");
    for element in [
        format!("<comments>{home}#page-comments</comments>"),
        "<slash:comments>3</slash:comments>".to_string(),
        format!("<wfw:commentRss>{home}comments.xml</wfw:commentRss>"),
    ] {
        assert!(rss.contains(&element), "{rss}");
    }
    assert!(!tested.read("jordan/en/atom.xml").contains("xmlns:thr"));
}

#[test]
fn a_comment_keeps_its_id_when_others_are_decided_on() {
    let path = "france/fr/2012/05/15/bread/comments.xml";
    let file = "content/france/posts/2012-05-15-bread.comments.yaml";
    let before = site(&[POST, (file, COMMENTS)]);
    let decided = COMMENTS.replace("pending", "approved").replace("*suggestion*", "[…]");
    let after = site(&[POST, (file, &decided)]);
    let (before, after) = (ids(&before, path), ids(&after, path));
    assert_eq!((before.len(), after.len()), (3, 4));
    assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
    // Whoever is not out leaves no gap: the feed is that of a file without them.
    let fewer: String =
        COMMENTS.lines().filter(|line| line.contains("approved")).map(|line| format!("{line}\n")).collect();
    let (whole, less) = (site(&[POST, (file, COMMENTS)]), site(&[POST, (file, &fewer)]));
    for path in [path, "france/fr/2012/05/15/bread", "france/fr/atom.xml", "france/fr/rss.xml"] {
        assert_eq!(whole.read(path), less.read(path), "{path}");
    }
}

#[test]
fn no_feed_of_comments_that_are_not_shown() {
    let file = "content/france/posts/2012-05-15-bread.comments.yaml";
    let post = |key: &str| format!("---\ntitle: Pain\n{key}\n---\nTexte.\n");
    let only_pending = "- {date: 2012-05-17, status: pending, text: PENDING}\n";
    for (key, comments) in
        [("comments: off", COMMENTS), ("status: withdrawn", COMMENTS), ("toc: false", only_pending)]
    {
        let tested = site(&[(POST.0, &post(key)), (file, comments)]);
        assert_eq!(tested.codes(), [], "{key}");
        assert!(!tested.has("france/fr/2012/05/15/bread/comments.xml"), "{key}");
        assert!(!tested.read("france/fr/2012/05/15/bread").contains("comments.xml"), "{key}");
        assert!(!tested.read("france/fr/atom.xml").contains("thr:"), "{key}");
        assert!(!tested.read("france/fr/rss.xml").contains("slash:"), "{key}");
    }
    let tested = site(&[
        POST,
        (file, COMMENTS),
        ("content/network.yaml", &format!("{NETWORK}outputs: {{feeds: [rss]}}\n")),
    ]);
    assert!(
        !tested.has("france/fr/2012/05/15/bread/comments.xml") && !tested.has("france/fr/alerts/atom.xml")
    );
    assert!(tested.has("france/fr/alerts") && !tested.read("france/fr/rss.xml").contains("wfw:commentRss>"));
    assert!(tested.read("france/fr/rss.xml").contains("<slash:comments>3</slash:comments>"));
}
