//! Missions that stand alone: their own addresses, and what they show of others.

use crate::{FRANCE, JORDAN, NETWORK, site};
use chancery::diagnostic::Code;

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>";

fn alone() -> String {
    format!("{JORDAN}base_url: https://jo.example/\n")
}

#[test]
fn a_picture_that_a_page_shows_is_in_that_pages_own_site() {
    let tested = site(&[
        ("content/jordan/mission.yaml", &alone()),
        ("static/logo.svg", SVG),
        ("static/paper.pdf", "x"),
        ("content/authors/ann.yaml", "name: Ann\nphoto: /photos/ann.svg\n"),
        ("static/photos/ann.svg", SVG),
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nalso_in: [jordan]\n---\n![b](b.svg)\n",
        ),
        ("content/france/posts/2012-05-15-a/b.svg", SVG),
        (
            "content/jordan/posts/2012-05-16-j.ar.md",
            "---\ntitle: J\nauthors: [ann]\n---\n![x](../../france/posts/2012-05-15-a/b.svg) ![l](/logo.svg) [p](/paper.pdf)\n",
        ),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("jordan/ar/2012/05/16/j");
    for picture in ["/france/fr/2012/05/15/a/b.svg", "/logo.svg", "/photos/ann.svg"] {
        assert!(page.contains(&format!("src=\"{picture}\"")), "{picture}: {page}");
        assert!(tested.has(&format!("jordan{picture}")), "{picture}");
    }
    assert!(page.contains("href=\"https://n.example/paper.pdf\""), "what is not shown stays where it is");
    assert!(
        tested.read("jordan/ar/atom.xml").contains("src=\"https://jo.example/france/fr/2012/05/15/a/b.svg\"")
    );
}

#[test]
fn a_path_from_the_root_into_such_a_mission_leads_to_its_own_site() {
    let network = format!("{NETWORK}footer: [{{title: F, url: /jordan/ar/about/}}]\n");
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/jordan/mission.yaml", &alone()),
        ("content/jordan/pages/about.ar.md", "---\ntitle: About\n---\nText.\n"),
        (
            "content/france/pages/about.fr.md",
            "---\ntitle: About\n---\n[a](/jordan/ar/about/) [b](/jordan/nowhere/)\n",
        ),
    ]);
    let page = tested.read("france/fr/about");
    assert_eq!(page.matches("href=\"https://jo.example/ar/about/\"").count(), 2, "{page}");
    assert_eq!(tested.messages(), ["there is nothing at `/jordan/nowhere/` in the network"]);
}

#[test]
fn links_elsewhere_are_marked_and_pictures_of_the_networks_hosts_are_not_foreign() {
    let tested = site(&[
        ("content/jordan/mission.yaml", &alone()),
        ("content/france/mission.yaml", &format!("{FRANCE}own_domains: [own.example]\n")),
        (
            "content/france/posts/2012-05-15-a.fr.md",
            "---\ntitle: A\n---\n[1](https://else.example/) [2](https://www.own.example/) [3](https://jo.example/) [4](mailto:a@b.example) ![x](https://n.example/x.png) ![y](https://else.example/y.png)\n",
        ),
    ]);
    let page = tested.read("france/fr/2012/05/15/a");
    assert_eq!(page.matches("rel=\"external\"").count(), 1, "{page}");
    assert!(page.contains("<a href=\"https://else.example/\" rel=\"external\">1<span"));
    assert_eq!(tested.codes(), [Code::HotLinkedPicture]);
}

#[test]
fn a_file_of_a_text_that_is_not_out_is_not_linked_to() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nstatus: draft\n---\n![b](./b.svg)\n",
        ),
        ("content/france/posts/2012-05-15-a/b.svg", SVG),
        ("content/france/posts/2012-05-16-b.fr.md", "---\ntitle: B\n---\n[b](2012-05-15-a/b.svg)\n"),
    ]);
    assert_eq!(tested.codes(), [Code::UnpublishedLink]);
    assert!(tested.read("france/fr/2012/05/16/b").contains("<p>b</p>"));
}

#[test]
fn a_file_that_nothing_is_made_of_cannot_be_shown() {
    let tested = site(&[
        ("content/authors/ann.yaml", "name: Ann\nphoto: ann.svg\n"),
        ("content/authors/ann.svg", SVG),
    ]);
    assert_eq!(tested.codes(), [Code::UnknownFile, Code::MissingFile]);
    let help = tested.found.diagnostics[1].help.as_deref().unwrap();
    assert!(help.contains("`static/`"), "{help}");
}

#[test]
fn a_dead_link_names_the_file_of_that_name_elsewhere() {
    let tested = site(&[
        ("content/france/posts/2012/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
        ("content/france/posts/2012-05-16-b.fr.md", "---\ntitle: B\n---\n[a](2012-05-15-a.fr.md)\n"),
    ]);
    assert_eq!(tested.found.diagnostics[0].help.as_deref(), Some("did you mean `2012/2012-05-15-a.fr.md`?"));
}

#[test]
fn the_latest_stories_are_the_same_whichever_page_is_made_first() {
    let post = |title: &str| format!("---\ntitle: {title}\n---\nText.\n");
    let withdrawn = "---\ntitle: GONE\nstatus: withdrawn\n---\nText.\n";
    let tested = site(&[
        ("content/france/posts/2012-05-16-a.en.md", &post("OLDEST")),
        ("content/france/posts/2012-05-17-b.en.md", &post("NEWEST")),
        ("content/france/posts/2012-05-15-gone.en.md", withdrawn),
    ]);
    let latest = |path: &str| {
        let page = tested.read(&format!("france/en/2012/05/{path}"));
        let aside = page[page.find("Latest stories").unwrap_or(page.len())..].to_string();
        (aside.contains("OLDEST"), aside.contains("NEWEST"))
    };
    // A story is never beside itself.
    assert_eq!(
        [latest("16/a"), latest("17/b"), latest("15/gone")],
        [(false, true), (true, false), (true, true)]
    );
}
