//! The accessibility statement, and who the settings say a site is of.

use crate::{FRANCE, NETWORK, site, site_at};
use chancery::diagnostic::{Code, Severity};

const DATA: &str = "accessibility:\n  contact: desk@n.example\n  reviewed: 2012-05-01\n  \
    assessed: {en: By hand}\n  gaps: [{fr: VIEILLES IMAGES, en: OLD PICTURES}, {en: MAPS}]\n";

fn network() -> String {
    format!("{NETWORK}{DATA}")
}

#[test]
fn every_edition_has_one_and_every_page_leads_to_it() {
    let tested = site(&[("content/network.yaml", &network())]);
    assert_eq!(tested.codes(), []);
    for path in ["en", "fr", "ar", "france/fr", "france/en", "jordan/ar", "jordan/en"] {
        let page = tested.read(&format!("{path}/accessibility"));
        assert!(page.contains("<a href=\"mailto:desk@n.example\"><bdi>desk@n.example</bdi></a>"), "{path}");
        assert!(tested.read(path).contains(&format!("href=\"/{path}/accessibility/\"")), "{path}");
    }
    let french = tested.read("france/fr/accessibility");
    for said in [
        "<h1>Déclaration d’accessibilité</h1>",
        "WCAG",
        "<p lang=\"en\" dir=\"ltr\">By hand</p>",
        "<li>VIEILLES IMAGES</li>",
        "<li lang=\"en\" dir=\"ltr\">MAPS</li>",
        "<time datetime=\"2012-05-01\">",
        "<bdi>1er mai 2012</bdi>",
        "hreflang=\"en\" href=\"https://n.example/france/en/accessibility/\"",
    ] {
        assert!(french.contains(said), "{said}\n{french}");
    }
    assert!(tested.read("sitemap.xml").contains("<loc>https://n.example/jordan/ar/accessibility/</loc>"));
}

#[test]
fn without_data_there_is_none() {
    let tested = site(&[]);
    assert!(!tested.has("en/accessibility") && !tested.read("en").contains("accessibility"));
}

#[test]
fn a_mission_completes_the_networks_line_by_line() {
    let own = format!("{FRANCE}accessibility: {{contact: \"https://c.example/x\", gaps: []}}\n");
    let tested = site(&[("content/network.yaml", &network()), ("content/france/mission.yaml", &own)]);
    let page = tested.read("france/en/accessibility");
    assert!(!page.contains("OLD PICTURES") && page.contains("May 1, 2012"), "{page}");
    assert!(page.contains("<bdi>https://c.example/x</bdi><span class=\"external-mark\""), "{page}");
    assert!(tested.read("jordan/en/accessibility").contains("OLD PICTURES"));
}

#[test]
fn an_editors_page_holds_the_data_and_other_languages_are_made() {
    let tested = site(&[
        ("content/network.yaml", &network()),
        (
            "content/pages/accessibility.fr.md",
            "---\ntitle: POUR TOUS\nslug: pour-tous\nmenu: 1\n---\nNOS MOTS\n",
        ),
        ("content/pages/about.fr.md", "---\ntitle: N\n---\n[a](accessibility.fr.md)\n"),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("fr/pour-tous");
    assert!(page.contains("NOS MOTS") && page.contains("VIEILLES IMAGES"), "{page}");
    assert!(!page.contains("Nous visons le niveau AA"), "the editor's words take the place of ours: {page}");
    assert!(!tested.has("fr/accessibility"));
    let others = tested.read("ar/accessibility");
    assert!(others.contains("OLD PICTURES") && others.contains("AA"), "{others}");
    for page in [&page, &others] {
        assert!(page.contains("hreflang=\"fr\" href=\"https://n.example/fr/pour-tous/\""), "{page}");
        assert!(page.contains("hreflang=\"ar\" href=\"https://n.example/ar/accessibility/\""), "{page}");
    }
    assert!(tested.read("fr").contains("<a href=\"/fr/pour-tous/\">Déclaration d’accessibilité</a>"));
    assert!(tested.read("france/fr/accessibility").contains("Nous visons le niveau AA"));
}

#[test]
fn a_withdrawn_page_leaves_the_standard_statement() {
    let tested = site(&[
        ("content/network.yaml", &network()),
        ("content/pages/accessibility.en.md", "---\ntitle: OURS\nstatus: withdrawn\n---\nSECRET\n"),
    ]);
    let page = tested.read("en/accessibility");
    assert!(page.contains("withdrawn") && page.contains("level AA") && !page.contains("SECRET"), "{page}");
}

#[test]
fn a_review_is_due_after_twelve_months_and_not_before() {
    let files = [("content/network.yaml", &*network())];
    assert_eq!(site_at("2013-05-01T12:00:00Z", &files).codes(), []);
    let late = site_at("2013-05-02T12:00:00Z", &files);
    assert_eq!(late.codes(), [Code::StatementReview], "once, however many missions show it");
    assert_eq!(late.faults()[0].2, "2012-05-01");
    assert_eq!(late.found.diagnostics[0].severity, Severity::Warning);
    // By the clocks of whoever is to review it: it is still 30 April there.
    let early = site_at("2012-05-01T02:00:00Z", &files);
    assert_eq!(early.codes(), [Code::StatementReview]);
    assert!(early.messages()[0].contains("still to come"), "{:?}", early.messages());
}

#[test]
fn a_site_says_who_it_is_of_only_where_the_settings_do() {
    let said = format!("{NETWORK}identifier: {{text: {{en: OF THE STATE}}, url: https://n.example/}}\n");
    let tested = site(&[
        ("content/network.yaml", &said),
        ("content/jordan/mission.yaml", &format!("{}identifier: {{text: OF JORDAN}}\n", crate::JORDAN)),
    ]);
    assert_eq!(tested.codes(), []);
    let english = tested.read("france/en");
    assert!(english.contains("<a href=\"https://n.example/\">OF THE STATE</a>"), "{english}");
    let french = tested.read("france/fr");
    assert!(
        french.contains("<p lang=\"en\" dir=\"ltr\"><a href=\"https://n.example/\">OF THE STATE</a></p>")
    );
    assert!(tested.read("jordan/en").contains("<p>OF JORDAN</p>"));
    assert!(!site(&[]).read("france/en").contains("identifier"));
}
