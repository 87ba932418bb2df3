//! Texts as their language has them, in Markdown: across markup, and nowhere in code, addresses or ids.

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::model::body::{Body, Inline, RawHtml};
use crate::model::conventions::Conventions;

use super::super::Text;

fn body(tag: &str, markdown: &str) -> Body {
    let conventions = Conventions::of(&tag.parse().unwrap());
    super::super::body(&Text { conventions, ..super::text(markdown, RawHtml::Clean) }).value
}

fn inline(tag: &str, markdown: &str) -> Inline {
    let conventions = Conventions::of(&tag.parse().unwrap());
    super::super::inline(&Text { conventions, ..super::text(markdown, RawHtml::Clean) }).value
}

fn html(tag: &str, markdown: &str) -> String {
    // What holds raw HTML is written by another writer.
    super::filled(&body(tag, markdown)).replace("&nbsp;", "\u{a0}")
}

#[test]
fn quotations_cross_markup() {
    for (markdown, expected) in [
        ("\"*a*\" and \"[b](/c)\"", "<p>“<em>a</em>” and “<a href=\"/c\">b</a>”</p>"),
        ("*\"a\"* [\"b\"](/c)", "<p><em>“a”</em> <a href=\"/c\">“b”</a></p>"),
        ("\"a\n**b** c\".", "<p>“a\n<strong>b</strong> c”.</p>"),
        ("\"a  \nb\"", "<p>“a<br>\nb”</p>"),
        ("_it_'s, rock'n'roll", "<p><em>it</em>’s, rock’n’roll</p>"),
        ("\"`a`\", he said", "<p>“<code>a</code>”, he said</p>"),
        ("\"![a](b.png)\"", "<p>“<img src=\"b.png\" alt=\"a\" loading=\"lazy\">”</p>"),
        ("\"<b>a</b>\"", "<p>“<b>a</b>”</p>"),
        ("Dogs'[^1] \"a\"[^1]\n\n[^1]: \"b\"", ""),
    ] {
        let found = html("en", markdown);
        if expected.is_empty() {
            assert!(
                found.contains("Dogs’<sup") && found.contains("“a”<sup") && found.contains("“b”"),
                "{found}"
            );
        } else {
            assert_eq!(found, expected, "{markdown}");
        }
    }
}

#[test]
fn quotations_end_with_their_paragraph() {
    assert_eq!(html("en", "\"a\n\n\"b\" c"), "<p>“a</p>\n<p>“b” c</p>");
    assert_eq!(html("en", "- \"a\n- \"b\""), "<ul>\n<li>“a</li>\n<li>“b”</li>\n</ul>");
    let table = html("en", "|a|b|\n|-|-|\n|\"c|\"d\"|");
    assert!(table.contains("<td>“c</td><td>“d”</td>"), "{table}");
}

#[test]
fn code_runs_from_left_to_right_in_every_language() {
    assert_eq!(html("ar", "`@a.gov`"), "<p><code dir=\"ltr\">@a.gov</code></p>");
    assert_eq!(html("ur", "    @a"), "<pre dir=\"ltr\"><code>@a</code></pre>");
    assert_eq!(html("fr", "`@a.gov`"), "<p><code>@a.gov</code></p>");
}

#[test]
fn french_spaces_cross_markup() {
    for (markdown, expected) in [
        (
            "*Oui*! `a`? [b](/c): d",
            "<p><em>Oui</em>\u{202f}! <code>a</code>\u{202f}? <a href=\"/c\">b</a>\u{a0}: d</p>",
        ),
        (
            "*Oui* ! «*a*» « *b* »",
            "<p><em>Oui</em>\u{202f}! «\u{a0}<em>a</em>\u{a0}» «\u{a0}<em>b</em>\u{a0}»</p>",
        ),
        (
            "\"*Oui*\" [\"b\"](/c)!",
            "<p>«\u{a0}<em>Oui</em>\u{a0}» <a href=\"/c\">«\u{a0}b\u{a0}»</a>\u{202f}!</p>",
        ),
        ("Oui&nbsp;! Oui&#8239;!", "<p>Oui\u{a0}! Oui\u{202f}!</p>"),
        ("`a ; b`", "<p><code>a ; b</code></p>"),
        (
            "<https://a.example/b?c> ?",
            "<p><a href=\"https://a.example/b?c\">https://a.example/b?c</a>\u{202f}?</p>",
        ),
        ("https://a.example/b_c?d=e", "<p>https://a.example/b_c?d=e</p>"),
        ("<abbr title=\"a: b?\">c</abbr>: d", "<p><abbr title=\"a: b?\">c</abbr>\u{a0}: d</p>"),
    ] {
        assert_eq!(html("fr", markdown), expected, "{markdown}");
    }
}

#[test]
fn code_raw_blocks_and_addresses_stay() {
    for markdown in
        ["    \"a\" -- b...", "```\n\"a\" 'b' -- ...\n```", "<p>\"a\" -- it's</p>", "<pre>\n\"a\"\n</pre>"]
    {
        let found = html("en", markdown);
        assert!(!found.contains(['“', '”', '’', '–', '…']), "{found}");
    }
    assert_eq!(html("en", "<code>\"a\"</code> \"b\""), "<p><code>\"a\"</code> “b”</p>");
    assert_eq!(
        html("en", "[it's](/it's--a \"It's\") <span title=\"it's\">a</span>"),
        "<p><a href=\"/it%27s--a\" title=\"It’s\">it’s</a> <span title=\"it's\">a</span></p>"
    );
}

#[test]
fn what_is_escaped_is_meant() {
    assert_eq!(html("en", "\\\"a\\\" it\\'s &quot;b&quot; \"c\""), "<p>\"a\" it's \"b\" “c”</p>");
    assert_eq!(html("fr", "a \\! b\\! \\\\\"c\""), "<p>a ! b! \\«\u{a0}c\u{a0}»</p>");
}

#[test]
fn a_passage_in_another_language_is_set_as_that() {
    assert_eq!(
        html("fr", "Il dit: <span lang=\"en\">\"No!\"</span> \"oui\"!"),
        "<p>Il dit\u{a0}: <span lang=\"en\">“No!”</span> «\u{a0}oui\u{a0}»\u{202f}!</p>"
    );
    let block = html("fr", "<div lang=\"en\">\n\nReally? \"So.\"\n\n</div>\n\nVrai?");
    assert!(block.contains("Really? “So.”") && block.contains("Vrai\u{202f}?"), "{block}");
}

#[test]
fn chinese_lines_end_without_a_space() {
    let body = body("zh-Hans", "大使馆\n将于，\n“下周”\n开放 *窗口*\n**请** A\n预约\nB C\nD");
    assert_eq!(
        super::filled(&body),
        "<p>大使馆将于，“下周”开放 <em>窗口</em><strong>请</strong> A\n预约\nB C\nD</p>"
    );
    assert_eq!(&*body.opening, "大使馆将于，“下周”开放 窗口请 A 预约 B C D");
    assert_eq!(html("ja", "> です。\n> また"), "<blockquote>\n<p>です。また</p>\n</blockquote>");
    assert_eq!(html("ko", "大使\n館"), "<p>大使\n館</p>");
    assert_eq!(html("ko", "안녕\n하세요"), "<p>안녕\n하세요</p>");
    assert_eq!(&*inline("zh-Hans", "大使馆\n开放").text, "大使馆开放");
    assert!(html("zh-Hans", "![大使馆\n开放](a.png)").contains("alt=\"大使馆开放\""));
}

#[test]
fn ids_of_headings_are_made_of_what_is_written() {
    for (tag, markdown) in [
        ("fr", "## Qu'est-ce: \"ça\"?"),
        ("en", "## It's -- \"so\"..."),
        ("en", "## A {#it's--a}"),
        ("zh-Hans", "大使馆\n开放\n==="),
    ] {
        let as_written = super::read(markdown).value.headings;
        let set = body(tag, markdown).headings;
        let ids = |headings: &[crate::model::body::Heading]| {
            headings.iter().map(|h| h.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&set), ids(&as_written), "{markdown}");
    }
    let headings = body("fr", "## Qu'est-ce: \"ça\"? {#ca}").headings;
    assert_eq!(&*headings[0].text, "Qu’est-ce\u{a0}: «\u{a0}ça\u{a0}»\u{202f}?");
    assert_eq!(&*headings[0].id, "ca");
}

#[test]
fn summaries_and_openings_are_set() {
    assert_eq!(&*inline("en", "\"A\" isn't *it*").text, "“A” isn’t it");
    assert_eq!(&*body("fr", "\"Ça\" va?").opening, "«\u{a0}Ça\u{a0}» va\u{202f}?");
}

#[test]
fn what_there_is_to_read_is_counted() {
    assert_eq!(
        body("en", "# One two\n\nThree *four*\nfive-six.\n\n- seven\n\n`eight` <b>nine</b>").length.words,
        8
    );
    assert_eq!(body("zh-Hans", "大使馆 *Wi*-Fi\n\n<p>开放</p>").length.characters, 5);
}

/// The code, the addresses and the ids of a text.
fn untouched(body: &Body) -> (Vec<String>, Vec<String>, Vec<String>) {
    let code = body.html.split("<code>").skip(1).map(|part| part.split("</code>").next().unwrap().to_owned());
    (
        code.collect(),
        body.links.iter().map(|link| link.destination.to_string()).collect(),
        body.headings.iter().map(|heading| heading.id.to_string()).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn code_addresses_and_ids_never_change(
        tag in "en|fr|zh-Hans|ja|sv",
        text in "(# |`|\\[|\\]\\(/|\\)|[aé5你 ;:!?\"'*_<>\\\\-]|\\.\\.\\.|\n|\n\n|<b>|</b>|« | »|\\{#a'b\\}){0,25}",
    ) {
        let as_written = super::read(&text).value;
        let set = body(&tag, &text);
        prop_assert_eq!(untouched(&set), untouched(&as_written));
        prop_assert_eq!(set.slots.len(), as_written.slots.len());
    }
}
