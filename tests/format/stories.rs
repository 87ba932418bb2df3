//! What stands around stories: those that are related, the days of listings, links that share, the way to offices, who
//! wrote them.

use chancery::diagnostic::Code;

use crate::{FRANCE, NETWORK, site, site_at};

/// What stands between two marks, each time.
fn all<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

/// The page's part with this class, to the end of its element.
fn part<'t>(page: &'t str, element: &str, class: &str) -> &'t str {
    let from = page.split(&format!("<{element} class=\"{class}\"")).nth(1).unwrap_or_default();
    from.split(&format!("</{element}>")).next().unwrap()
}

fn related(page: &str) -> Vec<&str> {
    let part = page.split("<section class=\"related\">").nth(1).unwrap_or_default();
    all(part.split("</section>").next().unwrap(), "class=\"card-title\"", "</a>")
        .into_iter()
        .map(|link| link.rsplit('>').next().unwrap())
        .collect()
}

const TAGGED: &[(&str, &str)] = &[
    ("content/france/posts/2012-05-01-a.fr.md", "---\ntitle: A\ntags: [music, visas]\n---\nText.\n"),
    ("content/france/posts/2012-05-02-b.fr.md", "---\ntitle: B\ntags: [music]\n---\nText.\n"),
    ("content/france/posts/2012-05-03-c.fr.md", "---\ntitle: C\ntags: [music, visas]\n---\nText.\n"),
    ("content/france/posts/2012-05-04-d.en.md", "---\ntitle: D\ntags: [music, visas]\n---\nText.\n"),
    ("content/france/posts/2012-05-05-e.fr.md", "---\ntitle: E\ntags: [music]\n---\nText.\n"),
    (
        "content/france/posts/2012-05-06-gone.fr.md",
        "---\ntitle: GONE\ntags: [music, visas]\nstatus: withdrawn\n---\nText.\n",
    ),
    ("content/france/posts/2012-05-07-alone.fr.md", "---\ntitle: Alone\ntags: [sport]\n---\nText.\n"),
];

#[test]
fn related_stories_share_tags_in_the_pages_language_first_and_are_out() {
    let tested = site(TAGGED);
    // The one that shares most first; D, which shares as much, is in English and comes last.
    assert_eq!(related(&tested.read("france/fr/2012/05/01/a")), ["C", "B", "E"]);
    assert_eq!(related(&tested.read("france/fr/2012/05/03/c")), ["A", "B", "E"]);
    let english = tested.read("france/en/2012/05/04/d");
    assert_eq!(related(&english), ["C", "A", "E"]);
    let labels = all(part(&english, "section", "related"), "<p class=\"label\">", "</p>");
    assert_eq!(labels, ["This story is in <bdi>French</bdi>"; 3]);
    for without in ["06/gone", "07/alone"] {
        let page = tested.read(&format!("france/fr/2012/05/{without}"));
        assert!(!page.contains("class=\"related\""), "{without}");
    }
}

#[test]
fn how_many_are_related_is_a_setting_of_the_network_and_of_a_mission() {
    let network = format!("{NETWORK}related: 1\n");
    let mut files = TAGGED.to_vec();
    files.push(("content/network.yaml", &network));
    assert_eq!(related(&site(&files).read("france/fr/2012/05/01/a")), ["C"]);
    let france = format!("{FRANCE}related: 0\n");
    files.push(("content/france/mission.yaml", &france));
    assert!(!site(&files).read("france/fr/2012/05/01/a").contains("class=\"related\""));
}

#[test]
fn listings_have_a_heading_for_each_day_in_the_pages_language() {
    let tested = site(&[
        ("content/authors/ann.yaml", "name: Ann\n"),
        ("content/france/mission.yaml", &format!("{FRANCE}offices: {{lyon: Lyon}}\n")),
        (
            "content/france/posts/2012-05-01-a.fr.md",
            "---\ntitle: A\nauthors: [ann]\ntags: [t]\noffice: lyon\n---\nText.\n",
        ),
        (
            "content/france/posts/2012-05-01-b.fr.md",
            "---\ntitle: B\nauthors: [ann]\ntags: [t]\noffice: lyon\n---\nText.\n",
        ),
        (
            "content/france/posts/2012-05-02-c.fr.md",
            "---\ntitle: C\nauthors: [ann]\ntags: [t]\noffice: lyon\n---\nText.\n",
        ),
    ]);
    let french = [
        "<time datetime=\"2012-05-02\">mercredi 2 mai 2012</time>",
        "<time datetime=\"2012-05-01\">mardi 1er mai 2012</time>",
    ];
    for (listing, day, story) in [
        ("france/fr", "h3", "h4"),
        ("fr", "h3", "h4"),
        ("france/fr/authors/ann", "h3", "h4"),
        ("france/fr/tags/t", "h2", "h3"),
        ("france/fr/offices/lyon", "h2", "h3"),
    ] {
        let page = tested.read(listing);
        assert_eq!(
            all(&page, &format!("<{day} class=\"day-heading\">"), &format!("</{day}>")),
            french,
            "{listing}"
        );
        assert_eq!(all(&page, &format!("<{story} class=\"card-title\""), "</").len(), 3, "{listing}");
        assert_eq!(all(&page, "<section class=\"day\">", "</section>").len(), 2, "{listing}");
    }
    let month = tested.read("france/fr/2012/05");
    assert_eq!(all(&month, "<h2 class=\"day-heading\">", "</h2>"), french);
    assert!(tested.read("france/en").contains(">Wednesday, May 2, 2012<"));
    assert!(
        tested.read("jordan/ar").contains("class=\"stories\"")
            && !tested.read("jordan/ar").contains("class=\"day\"")
    );
}

#[test]
fn a_story_stands_under_its_day_in_the_listings_own_time_zone() {
    // 02:00 in Paris is 20:00 of the day before in New York, whose clock the hub's is.
    let tested = site(&[(
        "content/france/posts/2012-05-02-a.fr.md",
        "---\ntitle: A\ndate: 2012-05-02 02:00\n---\nText.\n",
    )]);
    assert!(tested.read("france/en").contains(">Wednesday, May 2, 2012<"));
    assert!(tested.read("en").contains(">Tuesday, May 1, 2012<"));
}

#[test]
fn a_story_is_shared_by_plain_links_to_its_address_with_its_title() {
    let tested = site(&[
        ("content/jordan/posts/2012-05-01-oud.ar.md", "---\ntitle: \"العود & <البلوز> #1\"\n---\nText.\n"),
        ("content/jordan/posts/2012-05-02-gone.ar.md", "---\ntitle: GONE\nstatus: withdrawn\n---\nText.\n"),
    ]);
    let page = tested.read("jordan/ar/2012/05/01/oud");
    let share = part(&page, "nav", "share");
    let title = "%D8%A7%D9%84%D8%B9%D9%88%D8%AF%20%26%20%3C%D8%A7%D9%84%D8%A8%D9%84%D9%88%D8%B2%3E%20%231";
    let address = "https%3A%2F%2Fn.example%2Fjordan%2Far%2F2012%2F05%2F01%2Foud%2F";
    let links = all(share, "href=\"", "\"");
    assert_eq!(links.len(), 8, "{share}");
    assert_eq!(links[0], format!("mailto:?subject={title}&amp;body={address}"));
    assert_eq!(links[2], format!("https://x.com/intent/tweet?text={title}&amp;url={address}"));
    assert_eq!(links[6], format!("https://share.joinmastodon.org/#text={title}%20{address}"));
    assert_eq!(all(share, "rel=\"", "\""), ["external nofollow noopener"; 7]);
    assert!(
        share.contains("aria-label=\"مشاركة هذا المقال\"")
            && share.contains(">المشاركة بالبريد الإلكتروني</a>")
    );
    assert!(!tested.read("jordan/ar/2012/05/02/gone").contains("class=\"share\""));
}

#[test]
fn a_theme_says_by_which_services_a_story_is_shared() {
    let post = ("content/france/posts/2012-05-01-a.fr.md", "---\ntitle: A\n---\nText.\n");
    let themed = |settings: &str| {
        let theme = format!("extends: default\ncontract: 1\n{settings}");
        site(&[
            post,
            ("content/france/mission.yaml", &format!("{FRANCE}theme: ours\n")),
            ("themes/ours/theme.yaml", &theme),
        ])
    };
    let page = themed("settings: {share: [mastodon, email]}\n").read("france/fr/2012/05/01/a");
    assert_eq!(all(&page, "<a class=\"share-", "\""), ["mastodon", "email"]);
    assert!(!themed("settings: {share: []}\n").read("france/fr/2012/05/01/a").contains("class=\"share\""));
    assert_eq!(all(&themed("").read("france/fr/2012/05/01/a"), "<a class=\"share-", "\"").len(), 8);
    let wrong = themed("settings: {share: [mastodont]}\n");
    assert_eq!(wrong.faults(), [(Code::BadTheme, "themes/ours/theme.yaml".into(), "mastodont".into())]);
}

#[test]
fn a_home_leads_to_the_offices_that_have_stories() {
    let tested = site(&[
        (
            "content/france/mission.yaml",
            &format!(
                "{FRANCE}offices: {{paris: Paris, lyon: {{fr: Consulat à Lyon, en: Consulate in Lyon}}}}\n"
            ),
        ),
        ("content/france/posts/2012-05-01-a.fr.md", "---\ntitle: A\noffice: lyon\n---\nText.\n"),
    ]);
    let home = tested.read("france/fr");
    assert_eq!(
        all(part(&home, "ul", "offices"), "<a ", "</a>"),
        ["href=\"/france/fr/offices/lyon/\"><bdi>Consulat à Lyon</bdi>"]
    );
    assert!(
        tested
            .read("france/en")
            .contains("<a href=\"/france/en/offices/lyon/\"><bdi>Consulate in Lyon</bdi></a>")
    );
    assert!(!tested.read("jordan/ar").contains("class=\"offices\""));
    assert!(
        tested
            .read("france/fr/2012/05/01/a")
            .contains("<a href=\"/france/fr/offices/lyon/\"><bdi>Consulat à Lyon</bdi></a>")
    );
}

#[test]
fn the_box_about_the_writers_says_who_they_are() {
    let heading = |authors: &str| {
        let post = format!("---\ntitle: A\nauthors: {authors}\n---\nText.\n");
        let page = site(&[
            ("content/authors/bob.yaml", "name: Bob\n"),
            ("content/france/posts/2012-05-01-a.en.md", &post),
        ])
        .read("france/en/2012/05/01/a");
        let beside = page.split("<aside class=\"beside\">").nth(1).unwrap();
        (all(beside, "<h2>", "</h2>")[0].to_string(), beside.contains("Baker"))
    };
    assert_eq!(heading("[ann]"), ("About the author".into(), false));
    assert_eq!(heading("[ann, bob]"), ("About the authors".into(), false));
    assert_eq!(heading("[{name: Guest, title: Baker}]"), ("About the guest writer".into(), true));
    assert_eq!(heading("[ann, {name: Guest, title: Baker}]"), ("About the authors".into(), true));
}

#[test]
fn the_latest_week_stands_above_the_stories_of_a_homes_first_page_alone() {
    let tested = site_at(
        "2012-05-25T00:00:00Z",
        &[
            ("content/network.yaml", &format!("{NETWORK}page_size: 1\n")),
            ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
            ("content/france/posts/2012-05-16-b.fr.md", "---\ntitle: B\n---\nText.\n"),
            (
                "content/france/digests/2012-W20.fr.md",
                "---\ntitle: Une semaine\nsummary: \"*Peu* de mots\"\n---\nBonjour.\n",
            ),
        ],
    );
    let first = tested.read("france/fr");
    let feature = part(&first, "section", "week-feature");
    assert!(
        feature.contains("<h2><a href=\"/france/fr/week-in-review/2012-W20/\">Une semaine</a></h2>"),
        "{feature}"
    );
    assert!(
        feature.contains("<p>Peu de mots</p>") && feature.contains("Semaine du 14 mai 2012"),
        "{feature}"
    );
    let (week, stories) = (first.find("week-feature").unwrap(), first.find("class=\"stories\"").unwrap());
    assert!(week < stories);
    assert!(!tested.read("france/fr/page/2").contains("week-feature"));
    // The introduction is in French: in English nothing is quoted of it.
    let english = tested.read("france/en");
    let feature = part(&english, "section", "week-feature");
    assert!(feature.contains("Week of May 14, 2012") && !feature.contains("Peu de mots"), "{feature}");
    assert!(feature.contains("we published"), "{feature}");
}
