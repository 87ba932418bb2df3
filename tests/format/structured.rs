//! What pages say of themselves to programs: JSON-LD and Open Graph.

use serde_json::{Value, json};

use crate::{FRANCE, Tested, site};

/// What a page says in JSON-LD, by kind.
fn said(tested: &Tested, page: &str) -> Vec<Value> {
    let page = tested.read(page);
    let mut scripts = page.split("<script").skip(1);
    let Some(script) = scripts.next() else { return Vec::new() };
    assert!(scripts.next().is_none(), "{page}");
    let (kind, rest) = script.split_once('>').unwrap();
    assert_eq!(kind, " type=\"application/ld+json\"");
    let json = rest.split("</script>").next().unwrap();
    let document: Value = serde_json::from_str(json).unwrap();
    assert_eq!(document["@context"], "https://schema.org");
    document["@graph"].as_array().unwrap().clone()
}

fn of_kind(things: &[Value], kind: &str) -> Value {
    let mut found = things.iter().filter(|thing| thing["@type"] == kind);
    let first = found.next().cloned().unwrap_or(Value::Null);
    assert!(found.next().is_none(), "{kind}");
    first
}

/// The way to a page: names and addresses.
fn way(things: &[Value]) -> Vec<(String, String)> {
    let list = of_kind(things, "BreadcrumbList");
    let items = list["itemListElement"].as_array().cloned().unwrap_or_default();
    let item = |(at, item): (usize, &Value)| {
        assert_eq!((&item["@type"], &item["position"]), (&json!("ListItem"), &json!(at + 1)));
        let text =
            |name: &str| item[name].as_str().unwrap().trim_start_matches("https://n.example").to_string();
        (text("name"), text("item"))
    };
    items.iter().enumerate().map(item).collect()
}

fn network() -> Tested {
    site(&[
        ("content/authors/ann.yaml", "name: Ann\ntitle: {en: Consul, fr: Consule}\n"),
        (
            "content/france/mission.yaml",
            &format!("{FRANCE}description: {{fr: De Paris}}\noffices: {{lyon: Lyon}}\n"),
        ),
        (
            "content/france/posts/2012-05-15-a.fr.md",
            "---\ntitle: \"&lt;/script> & &lt;script> A\"\nauthors: [ann, {name: Guest, title: Baker}]\ntags: [music, visas]\nsummary: Un mot\ndate: 2012-05-15 10:00\nupdated: 2012-05-17\noffice: lyon\nevent: {start: 2012-06-01 18:00, end: 2012-06-01 20:00, place: \"12, rue X, Lyon\"}\n---\nText.\n",
        ),
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A in English\n---\nText.\n"),
        (
            "content/france/posts/2012-05-16-bare.fr.md",
            "---\ntitle: Bare\nevent: {start: 2012-06-02, url: https://video.example/}\n---\nText.\n",
        ),
        ("content/france/posts/2012-05-18-gone.fr.md", "---\ntitle: Gone\nstatus: withdrawn\n---\nText.\n"),
        ("content/france/pages/about.fr.md", "---\ntitle: À propos\n---\nText.\n"),
        (
            "content/france/posts/2012-05-20-picture/index.fr.md",
            "---\ntitle: Picture\nimage: {src: p.svg, alt: \"A <p> & q\"}\n---\nText.\n",
        ),
        (
            "content/france/posts/2012-05-20-picture/p.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"/>",
        ),
    ])
}

#[test]
fn a_story_is_an_article_with_all_that_its_page_says() {
    let tested = network();
    let article = of_kind(&said(&tested, "france/fr/2012/05/15/a"), "BlogPosting");
    let page = "https://n.example/france/fr/2012/05/15/a/";
    let home = "https://n.example/france/fr/";
    assert_eq!(
        article,
        json!({
            "@type": "BlogPosting", "headline": "</script> & <script> A", "description": "Un mot", "inLanguage": "fr",
            "url": page, "mainEntityOfPage": {"@type": "WebPage", "@id": page},
            "datePublished": "2012-05-15T10:00:00+02:00", "dateModified": "2012-05-17",
            "author": [
                {"@type": "Person", "name": "Ann", "jobTitle": "Consule", "url": "https://n.example/france/fr/authors/ann/"},
                {"@type": "Person", "name": "Guest", "jobTitle": "Baker"},
            ],
            "publisher": {"@type": "Organization", "name": "France", "url": home},
            "keywords": ["music", "visas"],
            "isPartOf": {"@type": "Blog", "name": "France", "url": home},
            "workTranslation": [{"@type": "BlogPosting", "inLanguage": "en", "url": "https://n.example/france/en/2012/05/15/a/"}],
        })
    );
    let english = of_kind(&said(&tested, "france/en/2012/05/15/a"), "BlogPosting");
    assert_eq!(
        english["translationOfWork"],
        json!({"@type": "BlogPosting", "inLanguage": "fr", "url": page})
    );
    assert_eq!(english["workTranslation"], Value::Null);
    let bare = of_kind(&said(&tested, "france/fr/2012/05/16/bare"), "BlogPosting");
    assert_eq!(bare["author"], json!([{"@type": "Organization", "name": "France", "url": home}]));
    assert_eq!((&bare["datePublished"], &bare["keywords"]), (&json!("2012-05-16"), &Value::Null));
    let picture = of_kind(&said(&tested, "france/fr/2012/05/20/picture"), "BlogPosting");
    assert_eq!(
        picture["image"],
        json!({"@type": "ImageObject", "url": "https://n.example/france/fr/2012/05/20/picture/p.svg",
            "caption": "A <p> & q", "width": 640, "height": 480})
    );
    let gone = said(&tested, "france/fr/2012/05/18/gone");
    assert_eq!(of_kind(&gone, "BlogPosting"), Value::Null);
}

#[test]
fn an_event_says_when_where_and_who() {
    let tested = network();
    let event = of_kind(&said(&tested, "france/fr/2012/05/15/a"), "Event");
    assert_eq!(event["startDate"], "2012-06-01T18:00:00+02:00");
    assert_eq!(event["endDate"], "2012-06-01T20:00:00+02:00");
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(
        event["location"],
        json!({"@type": "Place", "name": "12, rue X, Lyon", "address": "12, rue X, Lyon"})
    );
    assert_eq!(
        event["organizer"],
        json!({"@type": "Organization", "name": "Lyon", "url": "https://n.example/france/fr/"})
    );
    let online = of_kind(&said(&tested, "france/fr/2012/05/16/bare"), "Event");
    assert_eq!((&online["startDate"], &online["endDate"]), (&json!("2012-06-02"), &Value::Null));
    assert_eq!(online["location"], json!({"@type": "VirtualLocation", "url": "https://video.example/"}));
    assert_eq!(online["organizer"]["name"], "France");
}

#[test]
fn a_home_says_whose_it_is_on_its_first_page() {
    let tested = network();
    let things = said(&tested, "france/fr");
    let id = "https://n.example/france/fr/#organization";
    assert_eq!(
        of_kind(&things, "Organization"),
        json!({"@type": "Organization", "@id": id, "name": "France", "url": "https://n.example/france/fr/",
            "description": "De Paris",
            "parentOrganization": {"@type": "Organization", "name": "Net", "url": "https://n.example/fr/"}})
    );
    let site = of_kind(&things, "WebSite");
    assert_eq!((&site["inLanguage"], &site["publisher"]["@id"]), (&json!("fr"), &json!(id)));
    assert_eq!(way(&things), []);
    let hub = of_kind(&said(&tested, "en"), "Organization");
    assert_eq!((&hub["name"], &hub["parentOrganization"]), (&json!("Net"), &Value::Null));
}

#[test]
fn every_page_below_a_home_says_the_way_to_it() {
    let tested = network();
    for (page, names) in [
        ("france/fr/2012/05/15/a", vec!["France", "mai 2012", "</script> & <script> A"]),
        ("france/fr/2012/05/18/gone", vec!["France", "Gone"]),
        ("france/fr/about", vec!["France", "À propos"]),
        ("france/fr/archives", vec!["France", "Archives"]),
        ("france/fr/2012", vec!["France", "Archives", "Articles\u{a0}: 2012"]),
        ("france/fr/2012/05", vec!["France", "Archives", "2012", "Articles\u{a0}: mai 2012"]),
        ("france/fr/tags", vec!["France", "Thèmes"]),
        ("france/fr/tags/music", vec!["France", "Thèmes", "Articles sur le thème «\u{a0}music\u{a0}»"]),
        ("france/fr/authors/ann", vec!["France", "Signatures", "Articles signés Ann"]),
        ("france/fr/offices/lyon", vec!["France", "Lyon"]),
        ("france/fr/week-in-review", vec!["France", "Revues de la semaine"]),
        (
            "france/fr/week-in-review/2012-W20",
            vec!["France", "Revues de la semaine", "Semaine du 14 mai 2012"],
        ),
        ("france/fr/subscribe", vec!["France", "S’abonner"]),
    ] {
        let way = way(&said(&tested, page));
        assert_eq!(way.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names, "{page}");
        assert_eq!(way.first().map(|(_, url)| url.as_str()), Some("/france/fr/"), "{page}");
        assert_eq!(way.last().map(|(_, url)| url.trim_matches('/')), Some(page), "{page}");
        // Whatever lies between is there.
        assert!(way.iter().all(|(_, url)| tested.has(url.trim_matches('/'))), "{page} {way:?}");
    }
}

#[test]
fn open_graph_is_complete() {
    let tested = network();
    let page = tested.read("france/fr/2012/05/15/a");
    let head = page.split("</head>").next().unwrap();
    for line in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:site_name\" content=\"France\">",
        "<meta property=\"og:locale\" content=\"fr_FR\">",
        "<meta property=\"og:locale:alternate\" content=\"en_US\">",
        "<meta property=\"article:published_time\" content=\"2012-05-15T10:00:00+02:00\">",
        "<meta property=\"article:modified_time\" content=\"2012-05-17T00:00:00+02:00\">",
        "<meta property=\"article:section\" content=\"music\">",
        "<meta property=\"article:tag\" content=\"visas\">",
        "<meta name=\"twitter:card\" content=\"summary\">",
    ] {
        assert_eq!(head.matches(line).count(), 1, "{line}\n{head}");
    }
    let picture = tested.read("france/fr/2012/05/20/picture");
    for line in [
        "<meta property=\"og:image\" content=\"https://n.example/france/fr/2012/05/20/picture/p.svg\">",
        "<meta property=\"og:image:alt\" content=\"A &lt;p&gt; &amp; q\">",
        "<meta property=\"og:image:width\" content=\"640\">",
        "<meta property=\"og:image:height\" content=\"480\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(picture.contains(line), "{line}\n{picture}");
    }
}
