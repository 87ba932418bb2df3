use proptest::prelude::{ProptestConfig, proptest};

use super::{Outline, locate};

/// The text with the found place in brackets ⟦⟧, its line only.
fn shown(text: &str, path: &[&str], value: Option<&str>) -> String {
    let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
    match locate(text, &path, value) {
        None => "nothing".to_owned(),
        Some(span) => {
            let marked = format!("{}⟦{}⟧{}", &text[..span.start], &text[span.clone()], &text[span.end..]);
            let line = marked.lines().find(|line| line.contains('⟦'));
            line.unwrap_or_default().to_owned()
        }
    }
}

const POST: &str = "\
---
title: \"A town hall: in Amman\" # the title
date: 2026-03-01 09:30
'quoted key': yes
authors: [jane-doe, \"jane\", {name: Guest, title: Chef de l'atelier}]
tags:
  - civil-society   # society
  - 'society'

  - visas
image: {src: a.png, alt: \"\"}
key_points: [ one,
  two words, \"three, and four\" ]
summary: >-
  A long line
  with Amman in it.
corrections:
- date: 2026-03-02
  text: The first version
    said something else.
- text: 'It''s done'
event:
  start: 2026-03-05

  # where it is
  place: |
    Amman
  url: https://example.gov/#top
rules: {dead-link: \"because\"}
office:
slug: town-hall
---
slug: not-this: one
body: text
";

#[test]
fn the_scalar_on_the_keys_line() {
    assert_eq!(shown(POST, &["title"], None), "title: \"⟦A town hall: in Amman⟧\" # the title");
    assert_eq!(shown(POST, &["date"], None), "date: ⟦2026-03-01 09:30⟧");
    assert_eq!(shown(POST, &["quoted key"], None), "'quoted key': ⟦yes⟧");
    assert_eq!(shown(POST, &["event", "url"], None), "  url: ⟦https://example.gov/#top⟧");
    assert_eq!(shown(POST, &["slug"], None), "slug: ⟦town-hall⟧");
    assert_eq!(shown(POST, &["image", "alt"], None), "image: {src: a.png, alt: ⟦\"\"⟧}");
}

#[test]
fn the_key_where_its_value_is_not_on_its_line() {
    assert_eq!(shown(POST, &["tags"], None), "⟦tags⟧:");
    assert_eq!(shown(POST, &["summary"], None), "⟦summary⟧: >-");
    assert_eq!(shown(POST, &["office"], None), "⟦office⟧:");
    assert_eq!(shown(POST, &["event", "place"], None), "  ⟦place⟧: |");
    assert_eq!(shown(POST, &["key_points"], None), "⟦key_points⟧: [ one,");
}

#[test]
fn brackets_on_one_line_are_a_value() {
    assert_eq!(shown(POST, &["image"], None), "image: ⟦{src: a.png, alt: \"\"}⟧");
}

#[test]
fn a_value_among_several() {
    assert_eq!(
        shown(POST, &["authors"], Some("jane")),
        "authors: [jane-doe, \"⟦jane⟧\", {name: Guest, title: Chef de l'atelier}]"
    );
    assert_eq!(shown(POST, &["tags"], Some("society")), "  - '⟦society⟧'");
    assert_eq!(shown(POST, &["tags"], Some("visas")), "  - ⟦visas⟧");
    assert_eq!(shown(POST, &["key_points"], Some("two words")), "  ⟦two words⟧, \"three, and four\" ]");
    assert_eq!(shown(POST, &["rules"], Some("dead-link")), "rules: {⟦dead-link⟧: \"because\"}");
}

#[test]
fn a_word_of_a_longer_text() {
    assert_eq!(shown(POST, &["title"], Some("Amman")), "title: \"A town hall: in ⟦Amman⟧\" # the title");
    assert_eq!(shown(POST, &["summary"], Some("Amman")), "  with ⟦Amman⟧ in it.");
    assert_eq!(shown("a: [jane-doe, x-jane]\n", &["a"], Some("jane")), "a: ⟦[jane-doe, x-jane]⟧");
}

#[test]
fn items_by_number() {
    assert_eq!(
        shown(POST, &["authors", "2", "title"], None),
        "authors: [jane-doe, \"jane\", {name: Guest, title: ⟦Chef de l'atelier⟧}]"
    );
    assert_eq!(shown(POST, &["tags", "1"], None), "  - '⟦society⟧'");
    assert_eq!(shown(POST, &["tags", "2"], None), "  - ⟦visas⟧");
    assert_eq!(shown(POST, &["key_points", "2"], None), "  two words, \"⟦three, and four⟧\" ]");
    assert_eq!(shown(POST, &["corrections", "0", "text"], None), "  text: ⟦The first version⟧");
    assert_eq!(shown(POST, &["corrections", "1", "text"], None), "- text: '⟦It''s done⟧'");
    assert_eq!(shown(POST, &["corrections", "0"], None), "- ⟦date: 2026-03-02⟧");
    assert_eq!(shown(POST, &["tags", "3"], None), "nothing");
}

#[test]
fn keys_that_are_not_there() {
    for path in [&["body"][..], &["image", "credit"], &["title", "en"], &[], &["start"], &["event", "0"]] {
        assert_eq!(shown(POST, path, None), "nothing", "{path:?}");
    }
    assert_eq!(shown("", &["title"], None), "nothing");
}

#[test]
fn windows_lines() {
    let text = POST.replace('\n', "\r\n");
    assert_eq!(shown(&text, &["date"], None), "date: ⟦2026-03-01 09:30⟧");
    assert_eq!(shown(&text, &["tags"], Some("visas")), "  - ⟦visas⟧");
    assert_eq!(shown(&text, &["event", "place"], None), "  ⟦place⟧: |");
    assert_eq!(shown(&text, &["slug"], None), "slug: ⟦town-hall⟧");
}

#[test]
fn a_yaml_file_without_front_matter() {
    let network = "# The network\ntitle: {en: Our blogs, fr: Nos blogs}\nlanguages:\n- en\n- fr-CA\n\
                   tags: &tags\n  visas: {en: Visas}\n  deep:\n    - - a\n      - b\n";
    assert_eq!(shown(network, &["title", "fr"], None), "title: {en: Our blogs, fr: ⟦Nos blogs⟧}");
    assert_eq!(shown(network, &["languages"], Some("fr-CA")), "- ⟦fr-CA⟧");
    assert_eq!(shown(network, &["tags", "visas"], None), "  visas: ⟦{en: Visas}⟧");
    assert_eq!(shown(network, &["tags", "deep", "0", "1"], None), "      - ⟦b⟧");
    assert_eq!(
        shown("- name: Eric\n- name: Ann\n  text: |\n    a: b\n", &["1", "name"], None),
        "- name: ⟦Ann⟧"
    );
}

#[test]
fn wrong_yaml_hides_as_little_as_can_be() {
    let text = "---\ntitle: one: two\ntags: [a, b\nauthors: {x\n   stray\nslug: \"open\nstatus: draft\n---\n";
    assert_eq!(shown(text, &["title"], None), "title: ⟦one: two⟧");
    assert_eq!(shown(text, &["authors"], None), "⟦authors⟧: {x");
    assert_eq!(shown(text, &["slug"], None), "slug: \"⟦open⟧");
    assert_eq!(shown(text, &["status"], None), "status: ⟦draft⟧");
}

#[test]
fn a_key_itself() {
    let outline = Outline::of(POST);
    let span = outline.locate_key(&["image".to_owned(), "alt".to_owned()]);
    assert_eq!(span.map(|span| &POST[span]), Some("alt"));
}

#[test]
fn endless_nesting_is_stepped_over() {
    for text in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000), "[\n".repeat(20_000)] {
        assert_eq!(shown(&format!("a: {text}"), &["z"], None), "nothing");
        assert_eq!(shown(&text, &["z"], None), "nothing");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn any_text_is_read(text in "(---\n)?[a-c:\\-\\[\\]{},\"'#|&! \n\r\té学\\\\]{0,60}", value in "[a-c-]{1,2}") {
        for path in [vec!["a"], vec!["b", "0"], vec!["0", "a"]] {
            let path: Vec<String> = path.into_iter().map(str::to_owned).collect();
            if let Some(span) = locate(&text, &path, Some(&value)) {
                assert!(text.get(span).is_some());
            }
            if let Some(span) = locate(&text, &path, None) {
                assert!(text.get(span).is_some());
            }
        }
    }
}
