//! Translations that their originals have left behind: what readers are told, and what editors see in the ledger.

use chancery::diagnostic::Code;
use chancery::model::language::Language;
use chancery::register::Register;
use chancery::translations::{State, rows};

use crate::{Tested, request, site, written};

const FR: &str = "content/france/posts/2012-05-15-a.fr.md";
const EN: &str = "content/france/posts/2012-05-15-a.en.md";
const PAGE: &str = "france/en/2012/05/15/a";

/// What an original says, as the program has it.
fn revision(text: &str) -> String {
    let folder = written(&[(FR, text)]);
    let register = Register::open(&request(&folder)).unwrap();
    register.entries()[0].texts[0].revision.to_string()
}

fn english(revision: &str, more: &str) -> String {
    format!(
        "---\ntitle: B\ntranslation: {{of: fr, revision: {revision}, translator: Bob}}\n{more}---\nText.\n"
    )
}

/// The site of an original that said `was`, was translated, and says `now`.
fn edited(was: &str, now: &str) -> Tested {
    site(&[(FR, now), (EN, &english(&revision(was), ""))])
}

const WAS: &str = "---\ntitle: A\nauthors: [ann]\n---\nTexte.\n";
const NOW: &str = "---\ntitle: A\nauthors: [ann]\n---\nTexte nouveau.\n";

#[test]
fn readers_of_a_stale_translation_are_told() {
    let tested = edited(WAS, NOW);
    assert_eq!(tested.codes(), []);
    let page = tested.read(PAGE);
    let notice = page.split("<div class=\"notice outdated\">").nth(1).unwrap();
    let notice = notice.split("</div>").next().unwrap();
    assert!(notice.contains("This translation follows an earlier version of the original"), "{notice}");
    assert!(notice.contains("published on <time datetime=\"2012-05-15\">May 15, 2012</time>"), "{notice}");
    assert!(notice.contains("<a href=\"/france/fr/2012/05/15/a/\" hreflang=\"fr\">"), "{notice}");
    assert!(!tested.read("france/fr/2012/05/15/a").contains("outdated"));
}

#[test]
fn so_are_those_who_read_it_in_a_feed() {
    let tested = edited(WAS, NOW);
    for name in ["atom.xml", "rss.xml", "feed.json"] {
        let feed = tested.read(&format!("france/en/{name}"));
        assert!(feed.contains("follows an earlier version of the original"), "{name}: {feed}");
        assert!(feed.contains("https://n.example/france/fr/2012/05/15/a/"), "{name}");
    }
    // In a feed of another language, in that feed's own.
    let hub = tested.read("ar/atom.xml");
    assert!(hub.contains("<p lang=\"ar\" dir=\"rtl\"><strong>تستند هذه الترجمة"), "{hub}");
}

#[test]
fn it_is_dated_by_the_originals_own_update_which_is_not_the_translations() {
    let now = NOW.replace("authors: [ann]", "authors: [ann]\nupdated: 2012-06-01 10:00");
    let tested = edited(WAS, &now);
    let page = tested.read(PAGE);
    assert!(
        page.contains("last updated on <time datetime=\"2012-06-01T10:00:00+02:00\">June 1, 2012</time>")
    );
    assert!(!page.contains("Updated <bdi>June 1, 2012</bdi>"), "the translation was not updated");
    assert!(tested.read("france/en/atom.xml").contains("<updated>2012-05-15T00:00:00+02:00</updated>"));
    // Once it follows, it is what its original is.
    let tested = site(&[(FR, &now), (EN, &english(&revision(&now), ""))]);
    let page = tested.read(PAGE);
    assert!(!page.contains("outdated") && page.contains("Updated <bdi>June 1, 2012</bdi>"), "{page}");
}

#[test]
fn what_is_not_translated_ages_nothing() {
    let now = WAS.replace("authors: [ann]", "tags: [new]\ndate: 2012-05-20\nslug: b\nupdated: 2012-06-01");
    assert!(!edited(WAS, &now).read("france/en/2012/05/15/a").contains("outdated"));
    assert!(!edited(WAS, WAS).read(PAGE).contains("outdated"));
}

#[test]
fn a_translation_without_a_stamp_says_nothing() {
    for written in ["{of: fr}", "{of: fr, revision: }", "{revision: ~}"] {
        let tested =
            site(&[(FR, NOW), (EN, &format!("---\ntitle: B\ntranslation: {written}\n---\nText.\n"))]);
        assert_eq!(tested.codes(), [], "{written}");
        assert!(!tested.read(PAGE).contains("outdated"), "{written}");
    }
}

#[test]
fn a_small_edit_ages_what_was_stale_before_and_nothing_else() {
    let small = NOW.replace("nouveau", "neuf");
    let minor = format!("minor_edits: [{}, {}]\n---\nTexte", revision(NOW), revision(&small));
    let small = small.replace("---\nTexte", &minor);
    // A translation of what it said before the edit, and one of what it said before that.
    assert!(!site(&[(FR, &small), (EN, &english(&revision(NOW), ""))]).read(PAGE).contains("outdated"));
    assert!(site(&[(FR, &small), (EN, &english(&revision(WAS), ""))]).read(PAGE).contains("outdated"));
    // The next edit is no small one.
    let next = small.replace("neuf", "dernier");
    assert!(site(&[(FR, &next), (EN, &english(&revision(NOW), ""))]).read(PAGE).contains("outdated"));
}

#[test]
fn nothing_is_said_of_an_original_that_is_not_out() {
    let stamp = english(&revision(WAS), "status: cleared\n");
    for status in ["draft", "review", "withdrawn"] {
        let now = NOW.replace("authors: [ann]", &format!("status: {status}"));
        let page = site(&[(FR, &now), (EN, &stamp)]).read(PAGE);
        assert!(!page.contains("outdated"), "{status}: {page}");
    }
    let withdrawn = english(&revision(WAS), "status: withdrawn\n");
    assert!(!site(&[(FR, NOW), (EN, &withdrawn)]).read(PAGE).contains("outdated"));
}

#[test]
fn who_translated_is_on_the_page_in_its_data_and_in_feeds() {
    let tested = edited(WAS, WAS);
    let page = tested.read(PAGE);
    assert!(page.contains("Translated by <bdi>Bob</bdi>"), "{page}");
    assert!(page.contains("\"translator\":{\"@type\":\"Person\",\"name\":\"Bob\"}"), "{page}");
    let atom = tested.read("france/en/atom.xml");
    assert!(
        atom.contains("<contributor><name>Bob</name></contributor>") && atom.contains("Translated by Bob")
    );
    assert!(tested.read("france/en/rss.xml").contains("<dc:contributor>Bob</dc:contributor>"));
    assert!(tested.read("france/en/feed.json").contains("\"translator\":\"Bob\""));
    assert!(!tested.read("france/fr/2012/05/15/a").contains("Bob"), "the original was not translated");
}

#[test]
fn a_revision_that_is_none_is_a_fault_and_the_text_counts_as_unstamped() {
    let tested = site(&[(FR, NOW), (EN, &english("12", ""))]);
    assert_eq!(
        tested.faults(),
        [(Code::BadRevision, "france/posts/2012-05-15-a.en.md".to_owned(), "12".to_owned())]
    );
}

#[test]
fn the_ledger_has_every_post_in_every_language() {
    let waived = "---\ntitle: W\ntranslations_waived: [en]\n---\nTexte.\n";
    let stale = english(&revision(WAS), "");
    let folder = written(&[
        (FR, NOW),
        (EN, &stale),
        ("content/france/posts/2012-05-16-b.fr.md", waived),
        ("content/france/posts/2012-05-17-c.en.md", "---\ntitle: C\nstatus: draft\n---\nText.\n"),
        ("content/france/posts/2012-05-18-d.fr.md", "---\ntitle: D\nstatus: withdrawn\n---\nTexte.\n"),
        ("content/france/posts/2012-05-19-e.fr.md", "---\ntitle: E\nauthors: [nobody]\n---\nTexte.\n"),
        ("content/france/posts/2012-05-19-e.en.md", "---\ntitle: E\n---\nText.\n"),
        ("content/france/pages/about.fr.md", "---\ntitle: About\n---\nTexte.\n"),
        ("content/jordan/posts/2012-05-15-a.ar.md", "---\ntitle: \u{627}\n---\nنص.\n"),
        (
            "content/jordan/posts/2012-05-15-a.en.md",
            &english(&revision("---\ntitle: \u{627}\n---\nنص.\n"), "").replace("of: fr", "of: ar"),
        ),
    ]);
    let register = Register::open(&request(&folder)).unwrap();
    let all = rows(&register, None).unwrap();
    let said: Vec<(&str, Vec<(&str, State)>)> = all
        .iter()
        .map(|row| {
            let cells = row.translations.iter().map(|cell| (cell.language.as_str(), cell.state));
            (row.post.as_str(), cells.collect())
        })
        .collect();
    assert_eq!(
        said,
        [
            ("france/2012-05-19-e", vec![("fr", State::Original), ("en", State::Unstamped)]),
            ("france/2012-05-17-c", vec![("fr", State::Missing), ("en", State::Original)]),
            ("france/2012-05-16-b", vec![("fr", State::Original), ("en", State::Waived)]),
            ("france/2012-05-15-a", vec![("fr", State::Original), ("en", State::Stale)]),
            ("jordan/2012-05-15-a", vec![("ar", State::Original), ("en", State::Fresh)]),
        ]
    );
    let row = &all[3];
    assert_eq!((row.title.as_str(), row.is_out, row.revision.clone()), ("A", true, revision(NOW)));
    let cell = &row.translations[1];
    assert_eq!((cell.file.as_deref(), cell.title.as_deref()), (Some(EN), Some("B")));
    assert_eq!((cell.follows.clone(), cell.translator.as_deref()), (Some(revision(WAS)), Some("Bob")));
    assert!(!all[1].is_out);
    assert_eq!(rows(&register, Some("jordan")).unwrap().len(), 1);
    assert!(rows(&register, Some("jordn")).unwrap_err().help.unwrap().contains("`jordan`"));
    let entry = chancery::translations::find(&register, "france/2012-05-15-a", None).unwrap();
    let english: Language = "en".parse().unwrap();
    assert_eq!(chancery::translations::state(entry, &english), State::Stale);
}
