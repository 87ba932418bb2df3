//! Written once per story: what a translation inherits, and whose faults are whose.

use crate::{FRANCE, site};
use chancery::diagnostic::Code;

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>";

#[test]
fn words_are_not_inherited_and_all_else_is() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.en.md",
            "---\ntitle: A\nauthors: [ann]\nimage: {src: a.svg, alt: ALT, caption: CAPTION, credit: CREDIT}\nevent: {start: 2012-08-01 18:00, place: PLACE, url: \"https://e.example/\"}\nkey_points: [POINT]\n---\nText.\n",
        ),
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: B\ntranslation: {of: en}\nimage: {alt: B}\n---\nTexte.\n",
        ),
        ("content/france/posts/2012-05-15-a/a.svg", SVG),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("france/fr/2012/05/15/a");
    for inherited in ["CREDIT", "a.svg", "https://e.example/", "2012-08-01", "Ann"] {
        assert!(page.contains(inherited), "{inherited}");
    }
    for own in ["ALT", "CAPTION", "PLACE", "POINT"] {
        assert!(!page.contains(own), "{own}");
    }
}

#[test]
fn an_inherited_fault_is_told_at_the_original() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a.fr.md",
            "---\ntitle: A\nauthors: [an]\noffice: x\ntags: [\"?\"]\nlayout: fancy\nrules: {dead-pth: why}\nevent: {end: 2012-08-01}\n---\nText.\n",
        ),
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A\n---\nText.\n"),
    ]);
    let faults = tested.faults();
    assert_eq!(faults.len(), 6, "{faults:?}");
    assert!(faults.iter().all(|(_, file, _)| file.ends_with("a.fr.md")), "{faults:?}");
}

#[test]
fn a_fault_of_its_own_is_told_at_the_translation_too() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\nauthors: [an]\n---\nText.\n"),
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A\nauthors: [an]\n---\nText.\n"),
    ]);
    assert_eq!(tested.codes(), [Code::UnknownAuthor, Code::UnknownAuthor]);
}

#[test]
fn an_inherited_picture_is_read_from_the_originals_folder() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nimage: {src: a.svg, alt: \"\"}\nvideo: {url: \"https://v.example/\", poster: a.svg, alt: x}\n---\nText.\n",
        ),
        ("content/france/posts/2012-05-15-a/a.svg", SVG),
        ("content/france/posts/en/2012-05-15-a.en.md", "---\ntitle: A\nvideo: {alt: y}\n---\nText.\n"),
    ]);
    assert_eq!(tested.codes(), []);
    assert_eq!(
        tested.read("france/en/2012/05/15/a").matches("src=\"/france/fr/2012/05/15/a/a.svg\"").count(),
        2
    );
}

#[test]
fn captions_lead_to_texts() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nimage: {src: a.svg, alt: \"\", caption: \"[b](../2012-05-16-b.fr.md) [c](c.fr.md)\"}\n---\nText.\n",
        ),
        ("content/france/posts/2012-05-15-a/a.svg", SVG),
        ("content/france/posts/2012-05-16-b.fr.md", "---\ntitle: B\n---\nText.\n"),
    ]);
    assert_eq!(
        tested.faults(),
        [(Code::DeadLink, "france/posts/2012-05-15-a/index.fr.md".into(), "c.fr.md".into())]
    );
}

#[test]
fn a_comment_is_in_the_language_of_the_post_it_was_written_under() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A\n---\nText.\n"),
        (
            "content/france/posts/2012-05-15-a.comments.yaml",
            "- {date: 2012-05-16, status: approved, text: \"Bien [dit](x.md)\"}\n- {date: 2012-05-16, text: PENDING}\n",
        ),
    ]);
    assert!(
        tested
            .read("france/en/2012/05/15/a")
            .contains("<div class=\"prose\" lang=\"fr\" dir=\"ltr\"><p>Bien dit</p>")
    );
    assert!(tested.read("france/fr/2012/05/15/a").contains("<div class=\"prose\"><p>Bien dit</p>"));
    assert!(!tested.read("france/fr/2012/05/15/a").contains("PENDING"));
}

#[test]
fn a_withdrawn_text_says_nothing_of_what_it_said() {
    let tested = site(&[
        (
            "content/france/posts/2012-05-15-a/index.fr.md",
            "---\ntitle: A\nstatus: withdrawn\nwithdrawn: {date: 2012-06-01, reason: ERROR}\nsummary: SECRET\nimage: {src: a.svg, alt: SECRET}\ncorrections: [{date: 2012-05-20, text: SECRET}]\n---\nSECRET\n",
        ),
        ("content/france/posts/2012-05-15-a/a.svg", SVG),
        ("content/france/posts/2012-05-15-a/unnamed.svg", SVG),
        (
            "content/france/posts/2012-05-15-a/comments.yaml",
            "- {date: 2012-05-16, status: approved, text: SECRET}\n",
        ),
        ("content/france/mission.yaml", &format!("{FRANCE}comments: {{write_to: \"mailto:a@b.example\"}}\n")),
    ]);
    let page = tested.read("france/fr/2012/05/15/a");
    assert!(page.contains("ERROR") && !page.contains("SECRET") && !page.contains("page-comments"), "{page}");
    assert!(!tested.has("france/fr/2012/05/15/a/a.svg") && !tested.has("france/fr/2012/05/15/a/unnamed.svg"));
}

#[test]
fn a_withdrawn_page_stays_where_links_lead_to_it() {
    let tested = site(&[
        (
            "content/france/pages/about.fr.md",
            "---\ntitle: About\nmenu: 1\nstatus: withdrawn\nwithdrawn: {reason: ERROR}\nsummary: SECRET\n---\nSECRET\n",
        ),
        ("content/france/pages/contact.fr.md", "---\ntitle: Contact\n---\n[about](about.fr.md)\n"),
        ("content/policies/disclaimer.fr.md", "---\ntitle: D\nstatus: withdrawn\n---\nSECRET\n"),
    ]);
    assert_eq!(tested.codes(), []);
    let page = tested.read("france/fr/about");
    assert!(page.contains("ERROR") && !page.contains("SECRET"), "{page}");
    assert!(tested.read("france/fr/contact").contains("<a href=\"/france/fr/about/\">"));
    assert!(!tested.has("france/fr/policies/disclaimer"));
}

#[test]
fn withdrawn_says_nothing_without_its_status() {
    let tested = site(&[(
        "content/france/posts/2012-05-15-a.fr.md",
        "---\ntitle: A\nwithdrawn: {date: 2012-06-01}\n---\nText.\n",
    )]);
    assert_eq!(tested.codes(), [Code::BadValue]);
}
