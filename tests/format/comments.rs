//! Readers' comments on a story's page: who wrote them, in which order, by which rules, and how to write in.

use crate::{NETWORK, Tested, site};

const LANGUAGES: [&str; 6] = ["en", "fr", "ar", "es", "ru", "zh"];

fn mission(more: &str) -> String {
    format!("title: France\ncountry: FR\nlanguages: [en, fr, ar, es, ru, zh]\ntimezone: Europe/Paris\n{more}")
}

fn of_comments(comments: &str, more: &str, others: &[(&str, &str)]) -> Tested {
    let (network, mission) = (NETWORK.replace("[en, fr, ar]", "[en, fr, ar, es, ru, zh]"), mission(more));
    let mut files = vec![
        ("content/network.yaml", network.as_str()),
        ("content/france/mission.yaml", mission.as_str()),
        ("content/france/posts/2012-05-15-bread.comments.yaml", comments),
    ];
    let texts: Vec<(String, String)> = LANGUAGES
        .iter()
        .map(|language| {
            let path = format!("content/france/posts/2012-05-15-bread.{language}.md");
            (path, "---\ntitle: Bread & “butter”\n---\nText.\n".to_string())
        })
        .collect();
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    files.extend(others);
    site(&files)
}

fn section(tested: &Tested, language: &str) -> String {
    let page = tested.read(&format!("france/{language}/2012/05/15/bread"));
    let from = page.find("<section class=\"comments\"").unwrap_or_else(|| panic!("{page}"));
    let section = &page[from..];
    section[..section.find("</section>").unwrap()].to_string()
}

#[test]
fn who_wrote_is_said_in_each_language() {
    let comments = "\
- {name: Eric, place: New Mexico, date: 2012-05-16, language: en, status: approved, text: a}
- {name: Eric, date: 2012-05-17, language: en, status: approved, text: b}
- {place: New Mexico, date: 2012-05-18, language: en, status: approved, text: c}
- {date: 2012-05-19, language: en, status: approved, text: d}
";
    let tested = of_comments(comments, "", &[]);
    assert_eq!(tested.codes(), []);
    let (eric, place) = ("<strong><bdi>Eric</bdi></strong>", "<bdi>New Mexico</bdi>");
    let expected = [
        ("en", ["{e} in {p} writes:", "{e} writes:", "Anonymous in {p} writes:", "Anonymous writes:"]),
        (
            "fr",
            [
                "{e} ({p}) écrit\u{a0}:",
                "{e} écrit\u{a0}:",
                "Anonyme ({p}) écrit\u{a0}:",
                "Anonyme écrit\u{a0}:",
            ],
        ),
        ("ar", ["تعليق من {e} ({p}):", "تعليق من {e}:", "تعليق من دون اسم ({p}):", "تعليق من دون اسم:"]),
        (
            "es",
            [
                "{e}, desde {p}, escribe:",
                "{e} escribe:",
                "Una persona anónima escribe desde {p}:",
                "Una persona anónima escribe:",
            ],
        ),
        ("ru", ["{e} ({p}) пишет:", "{e} пишет:", "Аноним ({p}) пишет:", "Аноним пишет:"]),
        ("zh", ["{p}的{e}写道：", "{e}写道：", "{p}的匿名读者写道：", "匿名读者写道："]),
    ];
    for (language, said) in expected {
        let section = section(&tested, language);
        for said in said {
            let said = said.replace("{e}", eric).replace("{p}", place);
            assert!(section.contains(&format!("<p class=\"meta\">{said} <time")), "{said}: {section}");
        }
    }
}

#[test]
fn the_oldest_comes_first_in_its_own_language_and_direction() {
    let comments = "\
- {name: C, date: 2012-05-18, status: approved, text: third}
- {name: A, date: 2012-05-16 23:30 -0600, status: approved, language: ar, text: أول}
- {name: B, date: 2012-05-17 08:00, status: approved, text: second}
- {name: B2, date: 2012-05-17 08:00, status: approved, redacted: true, text: and then}
";
    let tested = of_comments(comments, "", &[]);
    assert_eq!(tested.codes(), []);
    let english = section(&tested, "en");
    // 23:30 in New Mexico is 07:30 in Paris.
    let places: Vec<usize> =
        ["أول", "second", "and then", "third"].iter().map(|text| english.find(text).unwrap()).collect();
    assert!(places.is_sorted(), "{english}");
    assert!(english.contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\"><p>أول</p></div>"), "{english}");
    let arabic = section(&tested, "ar");
    assert!(arabic.contains("<div class=\"prose\"><p>أول</p></div>"), "{arabic}");
    assert!(arabic.contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\"><p>second</p></div>"), "{arabic}");
    assert_eq!(english.matches("Words were taken out of this comment by the moderator.").count(), 1);
}

#[test]
fn a_letter_says_which_story_it_is_about() {
    let one = "- {name: A, date: 2012-05-16, status: approved, text: a}\n";
    let with = |write_to: &str| of_comments(one, &format!("comments: {{write_to: \"{write_to}\"}}\n"), &[]);
    let tested = with("mailto:blog@example.gov");
    let link = "href=\"mailto:blog@example.gov?subject=Comment%20on%20%E2%80%9CBread%20%26%20%E2%80%9Cbutter%E2%80%9D%E2%80%9D%20%5Bfrance%2F2012-05-15-bread%5D\"";
    let page = section(&tested, "en");
    assert!(page.contains(link), "{page}");
    let chinese = section(&tested, "zh");
    assert!(chinese.contains("%20%5Bfrance%2F2012-05-15-bread%5D\"") && !chinese.contains(link), "{chinese}");
    for (write_to, expected) in [
        (
            "mailto:b@example.gov?cc=c@example.gov",
            "href=\"mailto:b@example.gov?cc=c@example.gov&amp;subject=Comment",
        ),
        ("mailto:b@example.gov?Subject=Blog", "href=\"mailto:b@example.gov?Subject=Blog\""),
        (
            "https://n.example/form?about={post}#f",
            "href=\"https://n.example/form?about=france%2F2012-05-15-bread#f\"",
        ),
        ("https://n.example/form", "href=\"https://n.example/form\""),
    ] {
        let page = section(&with(write_to), "en");
        assert!(page.contains(expected), "{expected}: {page}");
    }
    // Where nobody may write in, nobody is asked to.
    for key in ["comments: closed", "comments: off", "status: withdrawn"] {
        let post = format!("---\ntitle: Bread\n{key}\n---\nText.\n");
        let others = [("content/france/posts/2012-05-15-bread.en.md", post.as_str())];
        let tested = of_comments(one, "comments: {write_to: \"mailto:blog@example.gov\"}\n", &others);
        assert!(!tested.read("france/fr/2012/05/15/bread").contains("blog@example.gov"), "{key}");
    }
}

#[test]
fn the_rules_stand_beside_the_comments() {
    let one = "- {name: A, date: 2012-05-16, status: approved, text: a}\n";
    let policy = [("content/policies/comment-policy.en.md", "---\ntitle: Our <rules>\n---\nBe kind.\n")];
    let tested = of_comments(one, "", &policy);
    let page = section(&tested, "en");
    let link = "<p>Comments are read by a moderator before they are shown: <a href=\"/france/en/policies/comment-policy/\"><bdi>Our</bdi></a></p>";
    assert!(page.contains(link), "{page}");
    let french = section(&tested, "fr");
    assert!(
        french.contains("<a href=\"/france/en/policies/comment-policy/\"><bdi lang=\"en\" dir=\"ltr\">"),
        "{french}"
    );
    assert!(!section(&of_comments(one, "", &[]), "en").contains("moderator before"));
}

#[test]
fn what_a_reader_writes_is_text_and_harmless_links() {
    let comments = "- date: 2012-05-16\n  status: approved\n  text: |\n    a & b [x](javascript:alert(1)) [y](https://e.example/?a&b) `<script>`\n\n    > q\n\n    1. one[^1]\n\n    [^1]: note\n";
    let tested = of_comments(comments, "", &[]);
    let page = section(&tested, "en");
    assert!(
        page.contains("a &amp; b x <a href=\"https://e.example/?a&amp;b\" rel=\"external nofollow ugc\">y"),
        "{page}"
    );
    assert!(page.contains("<code>&lt;script&gt;</code>") && !page.contains("javascript"), "{page}");
    assert!(page.contains("<blockquote>") && page.contains("id=\"comment-1-fn-1\""), "{page}");
}
