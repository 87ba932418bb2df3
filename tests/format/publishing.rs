//! Permanent ids: what leaves them alone, and what `--published` refuses.

use chancery::diagnostic::{Code, Place};
use chancery::model::published::PublishedEntry;
use chancery::{Built, build};
use tempfile::TempDir;

use crate::{FRANCE, NETWORK, Quiet, request, written};

const BREAD: &str = "content/france/posts/2012-05-15-bread.fr.md";
const BREAD_EN: &str = "content/france/posts/2012-05-15-bread.en.md";
const OLIVES: &str = "content/jordan/posts/2012-05-16-olives.ar.md";
const POST: &str = "---\ntitle: A\n---\nText.\n";

/// With the authority that it would have anyhow, written down.
fn network() -> String {
    format!("{NETWORK}feed_authority: \"n.example,2012\"\n")
}

struct Published {
    folder: TempDir,
    built: Built,
}

impl Published {
    fn ids(&self) -> Vec<&str> {
        self.built.entries.iter().map(|entry| entry.id.as_str()).collect()
    }

    /// Every error, and what it says and advises.
    fn faults(&self) -> Vec<(Code, String)> {
        let errors = self.built.found.diagnostics.iter().filter(|fault| fault.is_error());
        errors
            .map(|fault| {
                let help = fault.help.as_deref().unwrap_or_default();
                (fault.code, format!("{} = {help}", fault.message))
            })
            .collect()
    }

    fn codes(&self) -> Vec<Code> {
        self.faults().into_iter().map(|(code, _)| code).collect()
    }

    /// What is underlined of the only error.
    fn underlined(&self) -> String {
        let fault = self.built.found.diagnostics.iter().find(|fault| fault.is_error()).unwrap();
        let text = self.built.found.sources.text(fault.source.unwrap()).unwrap();
        let Place::Span(span) = &fault.place else { panic!("{fault:?}") };
        text[span.clone()].to_string()
    }
}

/// Builds these files, and holds them against what was published.
fn publish(files: &[(&str, &str)], published: Option<&[PublishedEntry]>, missions: &[&str]) -> Published {
    let folder = written(files);
    let mut request = request(&folder);
    request.published = published.map(|entries| entries.to_vec().into());
    request.missions = missions.iter().map(|mission| (*mission).to_owned()).collect();
    request.list_entries = true;
    let built = build(&request, &Quiet).unwrap();
    assert_eq!(built.outcome.is_some(), !built.found.has_errors());
    assert_eq!(
        folder.path().join("public").exists(),
        built.outcome.is_some(),
        "nothing is written where it is refused"
    );
    Published { folder, built }
}

fn first() -> Published {
    let network = network();
    publish(&[("content/network.yaml", &network), (BREAD, POST), (BREAD_EN, POST), (OLIVES, POST)], None, &[])
}

/// The first site with these files in place of its own, `""` for one that is taken out.
fn then(files: &[(&str, &str)]) -> Published {
    let published = first().built.entries;
    let network = network();
    let own = [("content/network.yaml", network.as_str()), (BREAD, POST), (BREAD_EN, POST), (OLIVES, POST)];
    let kept = own.into_iter().filter(|(path, _)| files.iter().all(|(other, _)| other != path));
    let all: Vec<(&str, &str)> =
        kept.chain(files.iter().copied()).filter(|(_, text)| !text.is_empty()).collect();
    publish(&all, Some(&published), &[])
}

#[test]
fn a_build_lists_the_entries_that_are_out() {
    let first = first();
    assert_eq!(
        first.built.entries[0],
        PublishedEntry {
            id: "tag:n.example,2012:france/2012-05-15-bread/en".into(),
            path: "france/en/2012/05/15/bread/index.html".into(),
            file: BREAD_EN.into(),
        }
    );
    assert_eq!(
        first.ids(),
        [
            "tag:n.example,2012:france/2012-05-15-bread/en",
            "tag:n.example,2012:france/2012-05-15-bread/fr",
            "tag:n.example,2012:jordan/2012-05-16-olives/ar",
        ]
    );
    for entry in &first.built.entries {
        assert!(first.folder.path().join("public").join(&entry.path).is_file(), "{}", entry.path);
        let feed = entry.path.split('/').take(2).collect::<Vec<_>>().join("/") + "/atom.xml";
        let feed = std::fs::read_to_string(first.folder.path().join("public").join(feed)).unwrap();
        assert!(feed.contains(&format!("<id>{}</id>", entry.id)), "{feed}");
    }
}

#[test]
fn what_is_not_out_is_not_listed() {
    let network = network();
    let withdrawn = "---\ntitle: A\nstatus: withdrawn\n---\nText.\n";
    let draft = "---\ntitle: A\nstatus: draft\n---\nText.\n";
    let built =
        publish(&[("content/network.yaml", &network), (BREAD, withdrawn), (OLIVES, draft)], None, &[]);
    assert_eq!(built.ids(), [] as [&str; 0]);
}

#[test]
fn title_slug_permalink_and_address_leave_ids_alone() {
    let ids: Vec<String> = first().ids().into_iter().map(String::from).collect();
    let renamed = "---\ntitle: Another\nslug: another\nsummary: Another.\n---\nAnother text.\n";
    let moved = network().replace("https://n.example/", "https://elsewhere.example/blogs/");
    let permalink = format!("{}permalink: /:slug/\n", network());
    let domain = format!("{FRANCE}base_url: https://fr.example/\n");
    let cases: &[&[(&str, &str)]] = &[
        &[(BREAD, renamed), (BREAD_EN, renamed), (OLIVES, renamed)],
        &[("content/network.yaml", &moved)],
        &[("content/network.yaml", &permalink)],
        &[("content/france/mission.yaml", &domain)],
        &[(BREAD, ""), ("content/france/posts/2012/2012-05-15-bread.fr.md", POST)],
        &[
            (BREAD, ""),
            (BREAD_EN, ""),
            ("content/france/posts/2012-05-15-bread/index.fr.md", POST),
            ("content/france/posts/2012-05-15-bread/index.en.md", POST),
        ],
    ];
    for case in cases {
        let built = then(case);
        assert_eq!(built.faults(), [], "{case:?}");
        assert_eq!(built.ids(), ids, "{case:?}");
    }
}

#[test]
fn a_renamed_file_is_refused_until_it_says_its_old_id() {
    let name = "content/france/posts/2012-05-15-breads.fr.md";
    let renamed = then(&[(BREAD, ""), (BREAD_EN, ""), (name, POST)]);
    let faults = renamed.faults();
    assert_eq!(renamed.codes(), [Code::IdVanished, Code::IdVanished]);
    assert!(faults[0].1.contains("bread.en.md` is gone"), "{faults:?}");
    let french = &faults[1].1;
    assert!(french.contains("`france/fr/2012/05/15/bread/index.html`"), "{french}");
    assert!(french.contains("`id: france/2012-05-15-bread` in the front matter of `content/france/posts/2012-05-15-breads.fr.md`"), "{french}");
    let with_id = POST.replace("---\nText", "id: france/2012-05-15-bread\n---\nText");
    let english = "content/france/posts/2012-05-15-breads.en.md";
    let mended = then(&[(BREAD, ""), (BREAD_EN, ""), (name, &with_id), (english, POST)]);
    assert_eq!(mended.faults(), []);
}

#[test]
fn another_id_in_the_same_file_is_refused_at_its_place() {
    let other = POST.replace("---\nText", "id: france/other\n---\nText");
    let drifted = then(&[(BREAD, &other), (BREAD_EN, "")]);
    assert_eq!(drifted.codes(), [Code::IdVanished, Code::IdDrifted], "{:?}", drifted.faults());
    let drifted = then(&[(OLIVES, &other.replace("france", "jordan"))]);
    assert_eq!(drifted.codes(), [Code::IdDrifted]);
    assert_eq!(drifted.underlined(), "jordan/other");
    let said = &drifted.faults()[0].1;
    assert!(said.contains("`tag:n.example,2012:jordan/2012-05-16-olives/ar`"), "{said}");
    assert!(said.contains("`tag:n.example,2012:jordan/other/ar`"), "{said}");
    assert!(said.ends_with("write `id: jordan/2012-05-16-olives` in its front matter"), "{said}");
}

#[test]
fn a_translation_is_sent_to_its_original() {
    let other = POST.replace("---\nText", "id: france/other\n---\nText");
    let drifted = then(&[(BREAD, &other)]);
    let faults = drifted.faults();
    assert_eq!(drifted.codes(), [Code::IdDrifted, Code::IdDrifted]);
    assert!(faults[0].1.contains(&format!("in the front matter of `{BREAD}`, the original")), "{faults:?}");
    assert!(faults[1].1.ends_with("in its front matter"), "{faults:?}");
}

#[test]
fn another_authority_is_refused_once() {
    let other = network().replace("n.example,2012", "m.example,2012");
    let built = then(&[("content/network.yaml", &other)]);
    assert_eq!(built.codes(), [Code::AuthorityChanged]);
    assert_eq!(built.underlined(), "m.example,2012");
    // Where it is not written, it is made of the address and the oldest post's year.
    for unwritten in [NETWORK.to_owned(), NETWORK.replace("n.example", "m.example")] {
        let built = then(&[("content/network.yaml", &unwritten)]);
        let expected: &[Code] = if unwritten == NETWORK { &[] } else { &[Code::AuthorityChanged] };
        assert_eq!(built.codes(), expected);
    }
    let older =
        then(&[("content/network.yaml", NETWORK), ("content/jordan/posts/2011-01-01-old.ar.md", POST)]);
    assert_eq!(older.codes(), [Code::AuthorityChanged]);
}

#[test]
fn another_language_is_refused() {
    let renamed = then(&[(OLIVES, ""), ("content/jordan/posts/2012-05-16-olives.en.md", POST)]);
    assert_eq!(renamed.codes(), [Code::IdVanished]);
    // A file without a language is in its mission's default language.
    let bare = "content/jordan/posts/2012-05-16-olives.md";
    let network = network();
    let files = [("content/network.yaml", network.as_str()), (bare, POST)];
    let published = publish(&files, None, &[]).built.entries;
    let english = "title: Jordan\nlanguages: [ar, en]\ndefault_language: en\n";
    let files = [files[0], files[1], ("content/jordan/mission.yaml", english)];
    let built = publish(&files, Some(&published), &[]);
    assert_eq!(built.codes(), [Code::IdDrifted]);
    assert!(built.faults()[0].1.contains("its language is part of its id"), "{:?}", built.faults());
}

#[test]
fn a_text_may_go_when_it_was_withdrawn_or_has_ended() {
    let with = |line: &str| POST.replace("---\nText", &format!("{line}\n---\nText"));
    // The translation has it from its original.
    for line in ["status: withdrawn", "expire_at: 2012-06-01"] {
        assert_eq!(then(&[(BREAD, &with(line))]).faults(), [], "{line}");
    }
    let elsewhere = "content/jordan/posts/2012-05-16-olives/index.ar.md";
    assert_eq!(then(&[(OLIVES, ""), (elsewhere, &with("expire_at: 2012-06-01"))]).faults(), []);
    for line in ["status: draft", "status: review", "publish_at: 2030-01-01", "date: 2030-01-01"] {
        let built = then(&[(OLIVES, &with(line))]);
        assert_eq!(built.codes(), [Code::IdVanished], "{line}");
        assert!(built.faults()[0].1.contains("status: withdrawn"), "{:?}", built.faults());
    }
    assert_eq!(then(&[(OLIVES, &with("status: draft"))]).underlined(), "draft");
    assert_eq!(then(&[(OLIVES, "")]).codes(), [Code::IdVanished]);
}

#[test]
fn a_mission_that_is_gone_is_told_once() {
    let mut published = first().built.entries;
    for entry in &mut published {
        entry.file = entry.file.replace("content/france/", "content/peru/");
        entry.path = entry.path.replace("france/", "peru/");
        entry.id = entry.id.replace("france/", "peru/");
    }
    let network = network();
    let files = [("content/network.yaml", network.as_str()), (OLIVES, POST)];
    let built = publish(&files, Some(&published), &[]);
    assert_eq!(built.codes(), [Code::IdVanished]);
    assert!(
        built.faults()[0].1.contains("the mission `peru` is gone, of which 2 entries"),
        "{:?}",
        built.faults()
    );
}

#[test]
fn of_some_missions_only_their_own_ids_are_compared() {
    let published = first().built.entries;
    let network = network();
    let files = [("content/network.yaml", network.as_str()), (BREAD, POST), (BREAD_EN, POST)];
    assert_eq!(publish(&files, Some(&published), &["jordan"]).codes(), [Code::IdVanished]);
    let built = publish(&files, Some(&published), &["france"]);
    assert_eq!(built.faults(), []);
    assert_eq!(built.built.entries, published, "Jordan's are as they were published");
    let built = publish(&files, None, &["france"]);
    assert_eq!(built.built.entries, published[..2], "Jordan's are not in the output");
}
