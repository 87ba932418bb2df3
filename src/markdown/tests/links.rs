//! Links, ids and their open places.

use super::{allowed, faults_of, filled_with, html, line, read};
use crate::diagnostic::Code;
use crate::markdown::{Target, Text, body};
use crate::model::body::{LinkKind, RawHtml};

#[test]
fn every_link_is_listed_with_its_place_in_the_file() {
    let markdown =
        "[a](b.md) <https://c> <d@e.org> ![f](g.png)\n\n<a href=h>i</a> <video src=j></video> [k](#l)";
    let file = format!("---\n---\n{markdown}");
    let checked = body(&Text { offset: 8, ..super::text(markdown, RawHtml::Clean) });
    let links: Vec<(&str, &str, LinkKind)> = checked
        .value
        .links
        .iter()
        .map(|link| {
            let span = link.span.start as usize..link.span.end as usize;
            (&*link.destination, &file[span], link.kind)
        })
        .collect();
    assert_eq!(
        links,
        [
            ("b.md", "[a](b.md)", LinkKind::Link),
            ("https://c", "<https://c>", LinkKind::Link),
            ("mailto:d@e.org", "<d@e.org>", LinkKind::Link),
            ("g.png", "![f](g.png)", LinkKind::Picture),
            ("h", "<a href=h>", LinkKind::Link),
            ("j", "<video src=j>", LinkKind::Media),
            ("#l", "[k](#l)", LinkKind::Fragment),
        ]
    );
}

#[test]
fn schemes_that_may_not_be_published_are_dropped_in_every_mode() {
    for markdown in [
        "[a](javascript:x)",
        "[a](JaVaScRiPt:x)",
        "[a](java&#115;cript:x)",
        "[a](javascript&colon;x)",
        "[a](<java\tscript:x>)",
        "[a](&#1;javascript:x)",
        "[a][b]\n\n[b]: vbscript:x",
        "<javascript:x>",
        "![a](data:image/png;base64,x)",
        "b <a href=javascript:x>a</a>",
        "b <A HREF=' java&#x0A;script:x'>a</A>",
        "b <a href=\"jav&#x09;ascript&colon;x\">a</a>",
        "b <a href=\"&#14;javascript:x\">a</a>",
        "b <img src=data:x alt=a>",
    ] {
        for html in [html(markdown), allowed(markdown)] {
            let lower = html.to_lowercase();
            let lower = lower.replace("<p>javascript:x</p>", "a");
            assert!(
                !lower.contains("script:") && !lower.contains("data:") && !lower.contains("href"),
                "{markdown}: {html}"
            );
            assert!(lower.contains('a'), "{markdown}: {html}");
        }
        assert_eq!(
            faults_of(markdown).iter().filter(|(code, _)| *code == Code::BadScheme).count(),
            1,
            "{markdown}"
        );
    }
    assert_eq!(faults_of("a [b](javascript:c) d"), [(Code::BadScheme, "[b](javascript:c)".into())]);
}

#[test]
fn what_a_link_is_to_its_page_joins_what_the_text_says() {
    let markdown = "[a](b) <a href=b rel='nofollow external'>c</a> [![i](p.png)](b)";
    let body = body(&super::text(markdown, RawHtml::Allow)).value;
    let to = |_: usize| Target::Address {
        address: "https://x/",
        attributes: " rel=\"external ugc\"",
        mark: "<i>!</i>",
        size: None,
    };
    assert_eq!(
        filled_with(&body, &to),
        "<p><a href=\"https://x/\" rel=\"external ugc\">a<i>!</i></a> \
         <a href=\"https://x/\" rel=\"nofollow external ugc\">c<i>!</i></a> \
         <a href=\"https://x/\" rel=\"external ugc\"><img src=\"https://x/\" alt=\"i\" loading=\"lazy\"><i>!</i></a></p>"
    );
}

#[test]
fn external_and_relative_links_stay() {
    assert_eq!(html("[a](//host/b) [c](tel:+1) [d](e:f)").matches("<a ").count(), 2);
    assert_eq!(html("[a](../b%20c.md?d#e)"), "<p><a href=\"../b%20c.md?d#e\">a</a></p>");
}

#[test]
fn places_of_the_same_text_take_the_prefix() {
    assert_eq!(
        html("[a](#b \"t\") [c](#) <i id=b>d</i> <a href=\"#e\">f</a>"),
        "<p><a href=\"#p-b\" title=\"t\">a</a> <a href=\"#\">c</a> <i id=\"p-b\">d</i> <a href=\"#p-e\">f</a></p>"
    );
    assert_eq!(
        allowed("<label for=a>x</label> <p id=a>"),
        "<p><label for=\"p-a\">x</label> </p><p id=\"p-a\"></p>"
            .replace("</p><p id=\"p-a\"></p>", "<p id=\"p-a\"></p></p>")
    );
}

#[test]
fn an_attribute_stands_once_and_only_where_it_may() {
    let body = read("<a href=e hreflang=ar lang=ar>f</a>").value;
    let to =
        |_: usize| Target::Address { address: "x", attributes: " hreflang=\"en\"", mark: "", size: None };
    assert_eq!(filled_with(&body, &to), "<p><a href=\"x\" hreflang=\"ar\" lang=\"ar\">f</a></p>");
    assert_eq!(filled_with(&body, &|_| Target::Text), "<p><span lang=\"ar\">f</span></p>");
}

#[test]
fn a_target_says_what_becomes_of_a_link() {
    let body = read("[a](b \"t\") ![c](d) <a href=e lang=ar>f</a>").value;
    let address = "https://x/?a&b";
    let to =
        |_: usize| Target::Address { address, attributes: " rel=\"external\"", mark: "", size: Some((3, 4)) };
    assert_eq!(
        filled_with(&body, &to),
        "<p><a href=\"https://x/?a&amp;b\" title=\"t\" rel=\"external\">a</a> \
         <img src=\"https://x/?a&amp;b\" alt=\"c\" width=\"3\" height=\"4\" loading=\"lazy\"> \
         <a href=\"https://x/?a&amp;b\" lang=\"ar\" rel=\"external\">f</a></p>"
    );
    assert_eq!(
        filled_with(&body, &|_| Target::Text),
        "<p>a <img src=\"\" alt=\"c\" loading=\"lazy\"> <span lang=\"ar\">f</span></p>"
    );
}

#[test]
fn a_line_has_links_and_no_blocks() {
    assert_eq!(
        line("1. May: *we* open [doors](a.md)\n# now & `then` <b>x</b><div>y</div>"),
        (
            "1. May: <em>we</em> open <a href=\"a.md\">doors</a> # now &amp; <code>then</code> <b>x</b>y"
                .into(),
            "1. May: we open doors # now & then xy".into()
        )
    );
    for (markdown, written) in [
        ("- a", "- a"),
        ("# a", "# a"),
        ("> a", "&gt; a"),
        ("```a", "```a"),
        ("| a |\n|---|", "| a | |---|"),
        ("[a]: b", "[a]: b"),
        ("a\n===", "a ==="),
        ("***", "***"),
        ("_a_ b", "<em>a</em> b"),
        ("**\"a\"**", "<strong>\"a\"</strong>"),
        ("    a", "a"),
        ("", ""),
        (".a", ".a"),
        ("\\# a", "# a"),
    ] {
        assert_eq!(line(markdown).0, written, "{markdown}");
    }
}
