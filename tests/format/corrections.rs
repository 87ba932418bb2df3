//! Corrections and withdrawals, wherever a reader may meet them.

use std::fs;

use crate::{Tested, site};

const POSTS: [(&str, &str); 3] = [
    ("content/france/posts/2012-05-14-old.fr.md", "---\ntitle: Ancien\ntags: [pain]\n---\nTexte.\n"),
    ("content/france/posts/2012-05-16-near.fr.md", "---\ntitle: Voisin\ntags: [pain]\n---\nTexte.\n"),
    ("content/france/posts/2012-05-22-later.fr.md", "---\ntitle: Plus tard\n---\nTexte.\n"),
];

fn with(head: &str) -> Tested {
    let french = format!(
        "---\ntitle: Pain\nsummary: Le RÉSUMÉ.\nauthors: [ann]\ntags: [pain, levain]\naliases: [/vieux/]\n{head}---\nLe TEXTE du pain.\n"
    );
    let english = "---\ntitle: Bread\n---\nThe TEXT of bread.\n";
    let comments = "- {name: LECTRICE, date: 2012-05-17, status: approved, text: COMMENTAIRE}\n";
    let mut files = POSTS.to_vec();
    files.push(("content/france/posts/2012-05-15-bread/index.fr.md", &french));
    files.push(("content/france/posts/2012-05-15-bread/index.en.md", english));
    files.push(("content/france/posts/2012-05-15-bread/comments.yaml", comments));
    files.push(("content/france/posts/2012-05-15-bread/recette.pdf", "RECETTE"));
    files.push((
        "content/france/pages/about.fr.md",
        "---\ntitle: A\n---\n[le pain](../posts/2012-05-15-bread/index.fr.md)\n",
    ));
    let tested = site(&files);
    assert!(!tested.found.has_errors(), "{:#?}", tested.found.diagnostics);
    tested
}

fn entries(tested: &Tested, path: &str) -> Vec<feed_rs::model::Entry> {
    feed_rs::parser::parse(tested.read(path).as_bytes()).unwrap().entries
}

fn ids(tested: &Tested, path: &str) -> Vec<String> {
    entries(tested, path).into_iter().map(|entry| entry.id).collect()
}

#[test]
fn a_correction_is_an_update_and_nothing_else() {
    let before = with("");
    let after = with("corrections: [{date: 2012-05-23, text: \"Le levain *dort*.\"}]\n");
    let page = after.read("france/fr/2012/05/15/bread");
    assert!(
        page.contains("<li id=\"correction-2012-05-23-1\">") && page.contains("Le levain <em>dort</em>."),
        "{page}"
    );
    assert!(page.contains("23 mai 2012") && page.contains("\"dateModified\":\"2012-05-23\""), "{page}");
    // A correction is its language's own.
    assert!(!after.read("france/en/2012/05/15/bread").contains("levain <em>dort"));
    for path in ["france/fr/atom.xml", "fr/atom.xml", "france/fr/tags/pain/atom.xml"] {
        assert_eq!(ids(&before, path), ids(&after, path), "ids and their order, {path}");
    }
    let updated = |tested: &Tested| {
        let entry =
            entries(tested, "france/fr/atom.xml").into_iter().find(|entry| entry.id.contains("bread"));
        let entry = entry.unwrap();
        (entry.updated.unwrap().to_rfc3339(), entry.published.unwrap().to_rfc3339())
    };
    assert_eq!(updated(&before), ("2012-05-14T22:00:00+00:00".into(), "2012-05-14T22:00:00+00:00".into()));
    assert_eq!(updated(&after), ("2012-05-22T22:00:00+00:00".into(), "2012-05-14T22:00:00+00:00".into()));
    let lines = after.read("sitemap.xml");
    let from = lines.find("<loc>https://n.example/france/fr/2012/05/15/bread/</loc>").unwrap();
    let entry = &lines[from..from + lines[from..].find("</url>").unwrap()];
    assert!(entry.contains("<lastmod>2012-05-23"), "{entry}");
    // In the digest of the week in which it was made, and in no other; page, feed and e-mail.
    for path in [
        "france/fr/week-in-review/2012-W21",
        "fr/week-in-review/2012-W21",
        "france/fr/week-in-review/2012-W21/email.txt",
    ] {
        assert!(after.read(path).contains("levain"), "{path}");
    }
    assert!(after.read("france/fr/week-in-review/atom.xml").contains("levain"));
    assert!(!after.read("france/fr/week-in-review/2012-W20").contains("dort"));
    // A page and a feed of the mission's.
    assert!(after.read("france/fr/corrections").contains("Le levain <em>dort</em>."));
    assert_eq!(
        ids(&after, "france/fr/corrections/atom.xml"),
        ["tag:n.example,2012:france/2012-05-15-bread/corrections/2012-05-23/1/fr"]
    );
    assert!(!before.has("france/fr/corrections") && !after.has("jordan/ar/corrections"));
}

#[test]
fn a_later_update_than_the_correction_stays_the_later_one() {
    let tested = with("updated: 2012-05-25\ncorrections: [{date: 2012-05-23, text: Faute.}]\n");
    assert!(tested.read("france/fr/2012/05/15/bread").contains("\"dateModified\":\"2012-05-25\""));
}

#[test]
fn a_withdrawn_story_keeps_its_address_and_nothing_else() {
    let tested = with(
        "corrections: [{date: 2012-05-23, text: FAUTE}]\nkey_points: [POINT]\nevent: {start: 2012-07-20 18:00, place: LIEU}\n\
         status: withdrawn\nwithdrawn: {date: 2012-05-24, reason: Une erreur de recette.}\n",
    );
    let page = tested.read("france/fr/2012/05/15/bread");
    assert!(page.contains("<h1>Pain</h1>") || page.contains("Pain"), "{page}");
    assert!(page.contains("Une erreur de recette.") && page.contains("24 mai 2012"), "{page}");
    let english = tested.read("france/en/2012/05/15/bread");
    // The reason is told in the words of the original, and marked so.
    assert!(english.contains("<bdi lang=\"fr\" dir=\"ltr\">Une erreur de recette.</bdi>"), "{english}");
    // Its old address leads there still, and so do links.
    assert!(tested.read("france/vieux").contains("/france/fr/2012/05/15/bread/"));
    assert!(tested.read("france/fr/about").contains("href=\"/france/fr/2012/05/15/bread/\""));
    // Nothing that it said is said anywhere, and no list or feed has it, but for the week in which it was withdrawn.
    let mut folders = vec![tested.output()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            for word in [
                "TEXTE du pain",
                "TEXT of bread",
                "RÉSUMÉ",
                "FAUTE",
                "POINT",
                "LIEU",
                "LECTRICE",
                "COMMENTAIRE",
                "RECETTE",
                "levain",
            ] {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
            let name = path.strip_prefix(tested.output()).unwrap().to_string_lossy().into_owned();
            let may_name = name.contains("05/15/bread")
                || name.contains("about")
                || name.contains("vieux")
                || name.contains("week-in-review")
                || name == "sitemap.xml";
            assert!(may_name || !text.contains("05/15/bread"), "{name}");
        }
    }
    assert!(
        tested.read("france/fr/week-in-review/2012-W21").contains("05/15/bread"),
        "the week says that it was withdrawn"
    );
    assert!(!tested.read("france/fr/week-in-review/2012-W20").contains("05/15/bread"));
    assert!(!tested.has("france/fr/tags/levain") && !tested.has("france/fr/authors/ann"));
    assert!(
        !tested.has("france/fr/2012/05/15/bread/recette.pdf")
            && !tested.has("france/fr/2012/05/15/bread/event.ics")
    );
    assert!(!tested.has("france/fr/corrections"));
}
