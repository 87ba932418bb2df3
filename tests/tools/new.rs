//! `chancery new`: what it makes has no fault, says what was asked for, and is never written over anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chancery::model::front_matter::{FrontMatter, Status};
use chancery::schema::Described;
use chancery::source::SourceId;
use chancery::yaml::{self, FileKind};
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::{Ended, chancery, demonstration};

const NOW: &str = "2026-06-01T00:00:00Z";

/// A network of one mission with all languages that the program has.
fn network(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "content/network.yaml",
        &format!(
            "title: Net\nbase_url: https://n.example/\nlanguages: [en, fr, ar, es, ru, zh-Hans]\n\
             timezone: America/New_York\ntags: {{culture: Culture, no: Norway}}\n{settings}"
        ),
    );
    write("content/jordan/mission.yaml", "title: Amman\ntimezone: Asia/Amman\noffices: {amman: Embassy}\n");
    write("content/authors/layla.yaml", "name: Layla\nmission: jordan\n");
    write("content/authors/ann.yaml", "name: Ann\n");
    folder
}

fn new(folder: &TempDir, arguments: &[&str]) -> Ended {
    let mut all = vec!["new"];
    all.extend(arguments);
    all.extend(["--now", NOW]);
    chancery(folder.path(), &all)
}

/// What is made, which must be one file; fails where nothing is.
fn made(folder: &TempDir, arguments: &[&str]) -> String {
    let before = files(folder.path());
    let ended = new(folder, arguments);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""), "{arguments:?}");
    let new: Vec<String> = files(folder.path()).difference(&before).cloned().collect();
    let [path] = new.as_slice() else { panic!("{arguments:?} made {new:?}") };
    assert!(ended.output.contains(path.as_str()), "{}", ended.output);
    path.clone()
}

fn files(folder: &Path) -> BTreeSet<String> {
    let of =
        |entry: walkdir::DirEntry| entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let all = WalkDir::new(folder).into_iter().map(Result::unwrap);
    all.filter(|entry| entry.file_type().is_file())
        .map(of)
        .filter(|path| !path.starts_with(".chancery"))
        .collect()
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

fn front_matter(folder: &TempDir, path: &str, kind: FileKind) -> FrontMatter {
    let text = read(folder, path);
    let parts = yaml::split(SourceId(0), &text).unwrap();
    let checked = yaml::read::<FrontMatter>(SourceId(0), parts.front_matter, 0, kind);
    assert_eq!(checked.diagnostics, [], "{path}");
    checked.value
}

fn assert_no_faults(folder: &TempDir) {
    for drafts in [&[][..], &["--drafts"]] {
        let mut arguments = vec!["check", "--now", NOW];
        arguments.extend(drafts);
        let ended = chancery(folder.path(), &arguments);
        assert_eq!(
            (ended.error.as_str(), ended.output.as_str()),
            ("", "No faults were found\n"),
            "{drafts:?}"
        );
    }
}

/// Words that are still the original's are what a check asks about, and nothing else.
fn assert_only_untranslated(folder: &TempDir) {
    let ended = chancery(folder.path(), &["check", "--now", NOW, "--drafts"]);
    assert_eq!(ended.code, Some(0), "{}", ended.error);
    let warnings = |code: &str| ended.error.matches(&format!("warning[{code}")).count();
    assert_eq!((warnings("") > 0, warnings("")), (true, warnings("unmarked-language]")), "{}", ended.error);
}

/// What stands behind a `#` for the taking is right as it is: with all of it taken, nothing is wrong but that there is
/// no such picture. Everything else in the file is a note.
fn assert_offers_are_right(folder: &TempDir, path: &str, schema: &str) {
    let text = read(folder, path);
    let mut keys = BTreeSet::new();
    let taken: String = text
        .lines()
        .filter(|line| *line != "---")
        .map(|line| match line.trim_start().strip_prefix("# ") {
            Some(offer) if offer.split_once(": ").is_some_and(|(key, _)| is_key(key, schema)) => {
                keys.insert(offer.split_once(':').unwrap().0.to_owned());
                format!("{offer}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    assert!(!keys.is_empty(), "{text}");
    let value: Value = serde_yaml::from_str(&taken).unwrap();
    let validator = jsonschema::validator_for(&Described::named(schema).unwrap().schema()).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}\n{taken}");
}

fn is_key(word: &str, schema: &str) -> bool {
    Described::named(schema).unwrap().schema()["properties"].get(word).is_some()
}

const TITLES: &[(&str, &str)] = &[
    ("en", "He said: \"it's #1 - & so on\""),
    ("fr", "L’été : « une soirée » à Lyon ?"),
    ("ar", "أمسية في المكتبة: \"أسئلة\" وأجوبة"),
    ("es", "¿Qué dijo el público? 'Mucho'"),
    ("ru", "Ночь музеев: вопросы и ответы"),
    ("zh-Hans", "南京的茶馆：一天"),
];

#[test]
fn everything_that_is_made_passes_a_check_in_every_language() {
    let folder = network("");
    for (language, title) in TITLES {
        let paths = [
            (made(&folder, &["post", "jordan", title, "--language", language]), FileKind::Post, "post"),
            (made(&folder, &["page", "jordan", title, "--language", language]), FileKind::Page, "page"),
            (made(&folder, &["page", title, "--language", language]), FileKind::Page, "page"),
            (made(&folder, &["alert", "jordan", title, "--language", language]), FileKind::Alert, "alert"),
            (made(&folder, &["alert", title, "--language", language]), FileKind::Alert, "alert"),
        ];
        for (path, kind, schema) in paths {
            assert!(path.ends_with(&format!(".{language}.md")), "{path}");
            let read = front_matter(&folder, &path, kind);
            assert_eq!((read.title.as_deref(), read.status), (Some(*title), Some(Status::Draft)), "{path}");
            assert_offers_are_right(&folder, &path, schema);
        }
        assert_no_faults(&folder);
    }
}

/// The notes are in the language of the text, and the site's own words are before the program's.
#[test]
fn notes_are_in_the_editors_language() {
    let folder = network("");
    for (language, word) in [
        ("en", "nobody sees it"),
        ("fr", "personne ne le voit"),
        ("ar", "لا يراه أحد"),
        ("es", "nadie lo ve"),
        ("ru", "никто этого не видит"),
        ("zh-Hans", "谁也看不到"),
    ] {
        let path = made(&folder, &["page", &format!("Page {language}"), "--language", language]);
        let text = read(&folder, &path);
        assert!(text.contains(word) && !text.contains(['\u{2068}', '\u{2069}']), "{text}");
    }
    fs::create_dir_all(folder.path().join("locales/fr")).unwrap();
    fs::write(folder.path().join("locales/fr/ours.ftl"), "new-hint = À nos consignes.\n").unwrap();
    let path = made(&folder, &["page", "La nôtre", "--language", "fr"]);
    assert!(read(&folder, &path).contains("# À nos consignes.\n"));
    assert_no_faults(&folder);
}

#[test]
fn names_are_of_the_day_there_and_in_the_titles_script() {
    let folder = network("");
    let evening = "2026-06-01T22:30:00Z";
    let made = |arguments: &[&str]| {
        let mut all = vec!["new"];
        all.extend(arguments);
        all.extend(["--now", evening]);
        let ended = chancery(folder.path(), &all);
        assert_eq!(ended.error, "");
        ended.output.split(" is made").next().unwrap().to_owned()
    };
    // It is the next day in Amman, and still the same in New York.
    assert_eq!(
        made(&["post", "jordan", "أمسية في المكتبة", "--language", "ar"]),
        "content/jordan/posts/2026-06-02-أمسية-في-المكتبة.ar.md"
    );
    assert_eq!(made(&["alert", "Closed / fermé"]), "content/alerts/2026-06-01-closed-fermé.en.md");
    assert_eq!(
        made(&["post", "jordan", "Cafe\u{301} — Straße", "--ascii", "--bundle"]),
        "content/jordan/posts/2026-06-02-cafe-strasse/index.en.md"
    );
    let arabic = made(&["post", "jordan", "أمسية", "--ascii"]);
    assert!(
        arabic.is_ascii() && arabic.len() > "content/jordan/posts/2026-06-02-.en.md".len() + 2,
        "{arabic}"
    );
    let bundle = read(&folder, "content/jordan/posts/2026-06-02-cafe-strasse/index.en.md");
    // What the network and the mission have is named: tags, offices, the mission's authors first.
    for line in
        ["# authors: [layla]", "# tags: [culture, \"no\"]", "# office: amman", "# image: {src: picture.jpg,"]
    {
        assert!(bundle.lines().any(|found| found.starts_with(line)), "{line}: {bundle}");
    }
    assert!(!bundle.contains("cleared_by"));
    assert_no_faults(&folder);
}

#[test]
fn a_title_is_taken_as_it_is_given() {
    let folder = network("");
    for (number, title) in [
        "a <b>bold</b> &amp; claim",
        "C:\\new\\u0041",
        "null",
        "2026",
        "[x]: - y",
        "AT&T",
        "one\ntwo\u{2028}three",
    ]
    .iter()
    .enumerate()
    {
        let path = made(&folder, &["page", title]);
        assert_no_faults(&folder);
        // As a reader sees it.
        let text = read(&folder, &path).replace("status: draft", "status: cleared");
        fs::write(folder.path().join(&path), text).unwrap();
        let output = format!("public-{number}");
        let ended = chancery(folder.path(), &["build", "--now", NOW, "--output", &output]);
        assert_eq!(ended.error, "", "{title}");
        let name = path.strip_prefix("content/pages/").unwrap().strip_suffix(".en.md").unwrap();
        let page = fs::read_to_string(folder.path().join(format!("{output}/en/{name}/index.html"))).unwrap();
        let shown = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let heading = page.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(heading.ends_with(&shown), "{title:?}: {heading}");
        fs::remove_dir_all(folder.path().join(&output)).unwrap();
    }
}

#[test]
fn nothing_is_written_over() {
    let folder = network("");
    made(&folder, &["post", "jordan", "Town hall", "--language", "en"]);
    made(&folder, &["page", "Contact"]);
    made(&folder, &["alert", "jordan", "Closed"]);
    let before: Vec<(String, String)> =
        files(folder.path()).into_iter().map(|path| (path.clone(), read(&folder, &path))).collect();
    for (arguments, said) in [
        (&["post", "jordan", "Town hall"][..], "is there already"),
        // The same text in another form, or in another language, is no new one.
        (&["post", "jordan", "TOWN HALL!", "--bundle"], "is there already"),
        (&["post", "jordan", "Town Hall", "--language", "ar"], "chancery new translation"),
        (&["page", "Contact", "--language", "fr"], "is there already"),
        (&["alert", "jordan", "Closed"], "is there already"),
        (&["translation", "jordan/2026-06-01-town-hall", "en"], "is there already"),
        (&["mission", "jordan", "Jordan"], "is there already"),
        (&["mission", "pages", "Pages"], "something else"),
        (&["mission", "fr", "France"], "something else"),
        (&["mission", "United States", "US"], "lower-case letters"),
        (&["mission", "us", "US", "--timezone", "America/New_Yorck"], "did you mean `America/New_York`?"),
        (&["mission", "us", "US", "--country", "USA"], "two letters"),
        (&["mission", "us", "US", "--language", "en", "--language", "EN"], "is there twice"),
        (&["post", "jrodan", "A"], "did you mean `jordan`?"),
        (&["post", "jordan", "?!"], "letter or a digit"),
        (&["post", "jordan", "A", "--language", "de"], "name one of its languages: en, fr"),
        (&["translation", "jordan/2026-06-01-town-hall", "de"], "name one of its languages"),
        (&["translation", "jordan/2026-06-01-town-hal", "fr"], "did you mean `jordan/2026-06-01-town-hall`?"),
        (&["translation", "content/network.yaml", "fr"], "there is no text"),
        (&["page", "jordan"], "the page has no title"),
        (&["digest", "2026-W20"], "no stories"),
        (&["digest", "2026-20"], "such as 2012-W20"),
        (&["translation", "jordan/2026-06-01-town-hall", "french language"], "named by its tag"),
    ] {
        let ended = new(&folder, arguments);
        assert_eq!((ended.code, ended.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ended.error.contains(said), "{arguments:?}: {}", ended.error);
    }
    let after: Vec<(String, String)> =
        files(folder.path()).into_iter().map(|path| (path.clone(), read(&folder, &path))).collect();
    assert_eq!(before, after);
    // A file that discovering leaves out is not written over either.
    let hidden = folder.path().join("content/jordan/pages/about.en.md");
    fs::create_dir_all(hidden.parent().unwrap()).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere/at/all", &hidden).unwrap();
    let ended = new(&folder, &["page", "jordan", "About"]);
    assert_eq!(ended.code, Some(2), "{}", ended.output);
}

#[test]
fn a_translation_has_what_a_translation_needs() {
    let folder = demonstration();
    let original = "content/kazakhstan/posts/2026-03-12-code-camp-kyzylorda/index.ru.md";
    let of = front_matter(&folder, original, FileKind::Post);
    let path = made(&folder, &["translation", "kazakhstan/2026-03-12-code-camp-kyzylorda", "en"]);
    assert_eq!(path, "content/kazakhstan/posts/2026-03-12-code-camp-kyzylorda/index.en.md");
    assert_no_faults(&folder);
    let read = front_matter(&folder, &path, FileKind::Post);
    assert_eq!((&read.title, read.status), (&of.title, Some(Status::Draft)));
    assert_eq!(read.translation.unwrap().of.unwrap().as_str(), "ru");
    assert_eq!((read.tags, read.authors), (None, None));
    // What a picture shows must be there, so it is, in the original's words; what may be is there to be taken.
    let (theirs, ours) = (of.image.unwrap(), read.image.unwrap());
    assert_eq!((&theirs.alt, &None, &None), (&ours.alt, &ours.caption, &ours.src));
    let text = fs::read_to_string(folder.path().join(&path)).unwrap();
    assert!(text.contains("# To be translated"), "{text}");
    let taken = text.replace("# caption:", "caption:").replace("# summary:", "summary:");
    fs::write(folder.path().join(&path), taken).unwrap();
    let read = front_matter(&folder, &path, FileKind::Post);
    let ours = read.image.unwrap();
    assert_eq!((theirs.alt, theirs.caption, None), (ours.alt, ours.caption, ours.src));
    assert_eq!(of.summary, read.summary);
    assert_only_untranslated(&folder);

    // By a path, from a folder below; with a title, and the original's text to begin with.
    let posts = folder.path().join("content/france/posts");
    let arguments = [
        "new",
        "translation",
        "2026-04-03-saint-die-1507.fr.md",
        "en",
        "--title",
        "\"America\": a name",
        "--copy",
    ];
    let ended = chancery(&posts, &arguments);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    let made = fs::read_to_string(posts.join("2026-04-03-saint-die-1507.en.md")).unwrap();
    let original = fs::read_to_string(posts.join("2026-04-03-saint-die-1507.fr.md")).unwrap();
    let body = |text: &str| text.splitn(3, "---\n").nth(2).unwrap().trim().to_owned();
    assert_eq!(body(&made), body(&original));
    assert!(made.contains("title: \"\\\"America\\\": a name\"\n"), "{made}");

    // Any text has translations.
    fs::remove_file(folder.path().join("content/france/pages/contact.en.md")).unwrap();
    made_page(&folder, "content/france/pages/contact.fr.md", "content/france/pages/contact.en.md");
    assert_only_untranslated(&folder);
}

fn made_page(folder: &TempDir, original: &str, expected: &str) {
    assert_eq!(made(folder, &["translation", original, "en"]), expected);
}

/// A translation that was just begun follows its original as it is, and is stale when that changes.
#[test]
fn a_translation_says_which_revision_it_follows() {
    let folder = demonstration();
    let path = made(&folder, &["translation", "france/2026-04-03-saint-die-1507", "en"]);
    let translation = front_matter(&folder, &path, FileKind::Post).translation.unwrap();
    assert!(translation.revision.is_some_and(|revision| revision.starts_with("r1-")));
    let standing = || {
        let ledger = chancery(folder.path(), &["translations", "france", "--format", "json", "--now", NOW]);
        assert_eq!(ledger.error, "");
        let rows: Vec<Value> = serde_json::from_str(&ledger.output).unwrap();
        let row = rows.iter().find(|row| row["post"] == "france/2026-04-03-saint-die-1507").unwrap();
        let texts = row["translations"].as_array().unwrap();
        let text = texts.iter().find(|text| text["language"] == "en").unwrap();
        text["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(standing(), "fresh");
    let original = folder.path().join("content/france/posts/2026-04-03-saint-die-1507.fr.md");
    let text = fs::read_to_string(&original).unwrap();
    fs::write(&original, format!("{text}\nUne phrase de plus.\n")).unwrap();
    assert_eq!(standing(), "stale");
}

/// Every word of the original that is a language's own is offered, on one line each.
#[test]
fn all_that_is_language_is_offered_for_translation() {
    let folder = network("");
    let original = folder.path().join("content/jordan/posts/2026-05-01-a.md");
    fs::create_dir_all(original.parent().unwrap()).unwrap();
    fs::write(
        &original,
        "---\ntitle: 'A: \"b\"'\nsummary: |\n  One\n  two: \"three\"\nkey_points: ['x: y', z]\ndate: 2026-05-01\n\
         event: {start: 2026-07-01 18:00, place: 'Hall #1'}\n\
         video: {url: 'https://v.example/1', poster: /p.png, alt: P, transcript: |\n    T\n    U\n  }\n---\nText.\n"
            .replace(", transcript: |\n    T\n    U\n  }", ", transcript: \"T\\n\\nU\"}"),
    )
    .unwrap();
    fs::create_dir_all(folder.path().join("static")).unwrap();
    fs::write(folder.path().join("static/p.png"), "x").unwrap();
    let path = made(&folder, &["translation", "content/jordan/posts/2026-05-01-a.md", "ar"]);
    assert_eq!(path, "content/jordan/posts/2026-05-01-a.ar.md");
    assert_offers_are_right(&folder, &path, "post");
    let text = read(&folder, &path).replace("# summary", "summary").replace("# key_points", "key_points");
    let text = text.replace("# event", "event").replace("# transcript", "transcript");
    fs::write(folder.path().join(&path), text).unwrap();
    let read = front_matter(&folder, &path, FileKind::Post);
    assert_eq!(read.title.as_deref(), Some("A: \"b\""));
    assert_eq!(read.summary.as_deref(), Some("One\ntwo: \"three\"\n"));
    assert_eq!(read.key_points.unwrap(), ["x: y", "z"]);
    assert_eq!(read.event.unwrap().place.as_deref(), Some("Hall #1"));
    let video = read.video.unwrap();
    assert_eq!(
        (video.alt.as_deref(), video.transcript.as_deref(), video.url),
        (Some("P"), Some("T\n\nU"), None)
    );
    assert_no_faults(&folder);
}

#[test]
fn a_mission_has_its_settings_a_page_and_the_policies_it_lacks() {
    let folder = demonstration();
    let ended = new(&folder, &["mission", "brazil", "Brasília: \"Notes\""]);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    assert_no_faults(&folder);
    let pages = files(&folder.path().join("content/brazil"));
    // In the network's languages, whose policies it shows.
    assert!(pages.contains("mission.yaml") && pages.contains("pages/about.ar.md"), "{pages:?}");
    assert_eq!(pages.len(), 1 + 6);

    // A network that names a policy, and a mission in a language in which it is not there.
    let folder = network("policies: {post: [disclaimer]}\n");
    let policies = folder.path().join("content/policies");
    fs::create_dir_all(&policies).unwrap();
    for language in ["en", "fr", "ar", "es", "ru", "zh-Hans"] {
        let text = format!("---\ntitle: 'In {language}: \"D\"'\n---\nOurs.\n");
        fs::write(policies.join(format!("disclaimer.{language}.md")), text).unwrap();
    }
    let arguments = [
        "mission",
        "brazil",
        "Nós",
        "--language",
        "es-419",
        "--language",
        "en",
        "--timezone",
        "America/Sao_Paulo",
        "--country",
        "br",
    ];
    let ended = new(&folder, &arguments);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    assert!(ended.output.contains("write the policies"), "{}", ended.output);
    let expected =
        ["mission.yaml", "pages/about.en.md", "pages/about.es-419.md", "policies/disclaimer.es-419.md"];
    assert_eq!(files(&folder.path().join("content/brazil")), expected.map(str::to_owned).into());
    let settings = read(&folder, "content/brazil/mission.yaml");
    for line in ["title: \"Nós\"", "default_language: es-419", "languages: [es-419, en]", "country: BR"] {
        assert!(settings.lines().any(|found| found == line), "{line}: {settings}");
    }
    assert_offers_are_right(&folder, "content/brazil/mission.yaml", "mission");
    assert!(
        read(&folder, "content/brazil/policies/disclaimer.es-419.md").contains("title: \"In en: \\\"D\\\"\"")
    );
    let ended = chancery(folder.path(), &["check", "--now", NOW]);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
}

/// What `digest preview --write` makes, by a name that an editor looks for.
#[test]
fn a_digest_begins_with_what_its_week_holds() {
    let folder = demonstration();
    let path = made(&folder, &["digest", "2026-W18", "--mission", "france", "--language", "en"]);
    assert_eq!(path, "content/france/digests/2026-W18.en.md");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let text = read(&folder.path().join(&path));
    assert!(text.starts_with("---\ntitle: ") && text.contains("# highlights:"), "{text}");
    fs::remove_file(folder.path().join(&path)).unwrap();
    let arguments =
        ["digest", "preview", "2026-W18", "--mission", "france", "--language", "en", "--write", "--now", NOW];
    assert_eq!(chancery(folder.path(), &arguments).code, Some(0));
    assert_eq!(read(&folder.path().join(&path)), text);
    assert_eq!(
        new(&folder, &["digest", "2026-W18", "--mission", "france", "--language", "en"]).code,
        Some(2)
    );
    assert_no_faults(&folder);
}

/// A file can be made while others have faults.
#[test]
fn a_post_is_made_beside_files_with_faults() {
    let folder = network("");
    fs::create_dir_all(folder.path().join("content/jordan/pages")).unwrap();
    fs::write(folder.path().join("content/jordan/pages/broken.en.md"), "---\ntitle: [\n---\n").unwrap();
    fs::write(
        folder.path().join("content/jordan/mission.yaml"),
        "title: A\ntimezone: Asia/Aman\nlanguagse: [en]\n",
    )
    .unwrap();
    made(&folder, &["post", "jordan", "A beginning"]);
}
