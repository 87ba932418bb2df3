//! Typography from end to end: every text in its language, on pages, in feeds and e-mails; digits and calendars.

use std::fs;

use crate::{FRANCE, NETWORK, Quiet, request, site, written};
use chancery::build;
use chancery::diagnostic::Code;

const POST: &str = "---
title: \"L'été: \\\"vrai\\\"?\"
tags: [\"l'été\"]
aliases: [\"/l'été/\"]
image: {src: /a.png, alt: \"Quoi?\", caption: \"C'est *ça*!\", credit: \"L'agence\"}
key_points: [\"\\\"Un\\\"\"]
event: {start: 2012-05-20 18:00, place: \"L'hôtel\"}
corrections: [{date: 2012-05-16, text: \"Ce n'était pas 3!\"}]
extra: {quote: \"it's \\\"so\\\"\"}
---
Il dit: \"Oui!\" [ici](https://a.example/it's?b=c)

## L'été?
";

#[test]
fn every_text_of_a_story_is_in_its_language() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.md", POST),
        ("static/a.png", ""),
        (
            "content/france/posts/2012-05-15-a.en.md",
            "---\ntitle: \"\\\"Really?\\\"\"\nimage: {alt: \"\"}\n---\nIt's \"so\"!\n",
        ),
        (
            "content/france/posts/2012-05-15-a.comments.yaml",
            "- {name: O'Neil, date: 2012-05-16, status: approved, text: \"Vrai?\"}\n- {date: 2012-05-16, status: approved, language: en, text: \"\\\"Why?\\\"\"}\n",
        ),
    ]);
    let page = tested.read("france/fr/2012/05/15/a");
    for text in [
        "<h1>L’été\u{a0}: «\u{a0}vrai\u{a0}»\u{202f}?</h1>",
        "Il dit\u{a0}: «\u{a0}Oui\u{202f}!\u{a0}»",
        "href=\"https://a.example/it%27s?b=c\"",
        "<h2 id=\"l-été\">L’été\u{202f}?</h2>",
        "«\u{a0}Un\u{a0}»",
        "L’hôtel",
        "Ce n’était pas 3\u{202f}!",
        "<p>Vrai\u{202f}?</p>",
        "<p>“Why?”</p>",
        "O&#x27;Neil",
    ] {
        let page = page.replace("&#39;", "&#x27;").replace("O'Neil", "O&#x27;Neil");
        assert!(page.contains(text), "{text}\n{page}");
    }
    let english = tested.read("france/en/2012/05/15/a");
    assert!(english.contains("“Really?”") && english.contains("It’s “so”!"), "{english}");
    for file in ["atom.xml", "rss.xml", "feed.json"] {
        let feed = tested.read(&format!("france/fr/{file}"));
        assert!(feed.contains("L’été\u{a0}: «\u{a0}vrai\u{a0}»\u{202f}?"), "{feed}");
        assert!(feed.contains("«\u{a0}Oui\u{202f}!\u{a0}»"), "{feed}");
    }
    assert!(tested.has("france/l'été/index.html") || tested.has("l'été/index.html"));
    assert!(tested.has("france/fr/tags/l-été/index.html"));
}

#[test]
fn a_file_without_a_language_follows_its_mission_when_that_changes() {
    let files = [("content/france/posts/2012-05-15-a.md", "---\ntitle: Vrai?\n---\nIl dit: \"Oui!\"\n")];
    let folder = written(&files);
    let built = |folder| {
        let built = build(&request(folder), &Quiet).unwrap();
        assert!(!built.found.has_errors(), "{:?}", built.found.diagnostics);
    };
    let read =
        |path: &str| fs::read_to_string(folder.path().join("public").join(path).join("index.html")).unwrap();
    built(&folder);
    assert!(read("france/fr/2012/05/15/a").contains("Il dit\u{a0}: «\u{a0}Oui\u{202f}!\u{a0}»"));
    let settings = FRANCE.replace("[fr, en]", "[en, fr]");
    fs::write(folder.path().join("content/france/mission.yaml"), settings).unwrap();
    // Twice: once from what was kept of the other language, and once from nothing.
    built(&folder);
    let kept = read("france/en/2012/05/15/a");
    assert!(kept.contains("<p>Il dit: “Oui!”</p>") && kept.contains("<h1>Vrai?</h1>"), "{kept}");
    fs::remove_dir_all(folder.path().join("public")).unwrap();
    fs::remove_dir_all(folder.path().join(".chancery")).unwrap();
    built(&folder);
    assert_eq!(read("france/en/2012/05/15/a"), kept);
}

#[test]
fn comments_are_in_the_language_of_their_story() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A\n---\nText.\n"),
        (
            "content/france/posts/2012-05-15-a.comments.yaml",
            "- {date: 2012-05-16, status: approved, text: \"\\\"Really?\\\"\"}\n",
        ),
    ]);
    assert!(tested.read("france/en/2012/05/15/a").contains("<p>“Really?”</p>"));
}

#[test]
fn settings_are_set_by_their_languages() {
    let tested = site(&[
        (
            "content/france/mission.yaml",
            &FRANCE.replace("title: France", "title: {fr: \"L'ambassade: ici\", en: \"It's \\\"here\\\"\"}"),
        ),
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
        ("content/lyon/mission.yaml", "title: \"Quoi?\"\nlanguages: [fr]\n"),
    ]);
    assert!(tested.read("france/fr").contains("L’ambassade\u{a0}: ici"));
    assert!(tested.read("france/en").contains("It’s “here”"));
    assert!(tested.read("lyon/fr").contains("Quoi\u{202f}?"));
}

#[test]
fn digits_and_calendars_are_those_of_the_settings() {
    let network = format!("{NETWORK}numerals: {{ar: arab}}\ncalendars: {{ar: islamic-umalqura}}\n");
    let words = "كلمة ".repeat(300);
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/jordan/posts/2012-05-15-a.ar.md", &format!("---\ntitle: أ\n---\n{words}\n")),
    ]);
    let page = tested.read("jordan/ar/2012/05/15/a");
    assert!(page.contains("datetime=\"2012-05-15\"") && page.contains("٢٤ جمادى الآخرة ١٤٣٣"), "{page}");
    assert!(page.contains("دقيقتان للقراءة"), "{page}");
    let archive = tested.read("jordan/ar/2012/05");
    assert!(archive.contains("٢٠١٢") && archive.contains("مايو"), "{archive}");
    assert!(tested.read("jordan/ar/atom.xml").contains("2012-05-15T"));
}

#[test]
fn unknown_digits_and_calendars_are_told_with_those_that_there_are() {
    let network = format!("{NETWORK}numerals: {{ar: arabs}}\ncalendars: {{fr: republican}}\n");
    let tested = site(&[("content/network.yaml", &network)]);
    let faults: Vec<_> =
        tested.faults().into_iter().map(|(code, _, underlined)| (code, underlined)).collect();
    assert_eq!(faults, [(Code::BadValue, "arabs".to_string()), (Code::BadValue, "republican".to_string())]);
    let helps: Vec<_> = tested.found.diagnostics.iter().flat_map(|fault| fault.help.clone()).collect();
    assert!(
        helps[0].starts_with("did you mean `arab`?") && helps[1].contains("gregory, buddhist"),
        "{helps:?}"
    );
}

#[test]
fn a_short_story_says_nothing_of_its_length() {
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.en.md", "---\ntitle: A\n---\nText.\n"),
        (
            "content/france/posts/2012-05-16-b.en.md",
            &format!("---\ntitle: B\n---\n{}\n", "word ".repeat(900)),
        ),
    ]);
    assert!(!tested.read("france/en/2012/05/15/a").contains("to read"));
    let long = tested.read("france/en/2012/05/16/b");
    assert!(long.contains("<bdi>4</bdi> minutes to read"), "{long}");
}
