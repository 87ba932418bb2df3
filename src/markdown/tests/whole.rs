//! Control characters, the opening, other scripts, and texts made to break something.

use super::{allowed, faults_of, html, read};
use crate::diagnostic::Code;

#[test]
fn control_characters_are_dropped_and_the_first_is_named() {
    for (markdown, written, first) in [
        ("a\u{1}b\u{7}c", "<p>abc</p>", "\u{1}"),
        ("a &#1;b &#x8;", "<p>a b </p>", "&#1;"),
        ("a `\u{85}b`", "<p>a <code>b</code></p>", "`\u{85}b`"),
        ("```\n\u{ffff}a\n```", "<pre><code>a\n</code></pre>", "\u{ffff}"),
        ("<div>a&#2b&#x7f;</div>", "<div>ab</div>", "&#2"),
        ("<div>\u{1b}a</div>", "<div>a</div>", "\u{1b}"),
        ("a <b title=\"&#3;\">c</b>", "<p>a <b title=\"\">c</b></p>", "&#3;"),
    ] {
        assert_eq!(html(markdown), written, "{markdown:?}");
        assert_eq!(faults_of(markdown), [(Code::ControlCharacter, first.into())], "{markdown:?}");
    }
    assert_eq!(html("[a](<b\u{2}c> \"d\u{3}\")"), "<p><a href=\"bc\" title=\"d\">a</a></p>");
    assert_eq!(
        allowed("<div title=\"&#1;\">&#x8;\u{7}<script>\u{1}</script></div>"),
        "<div title=\"\"><script></script></div>"
    );
    assert_eq!(html("a\r\nb\rc\td"), "<p>a\nb\nc\td</p>");
}

#[test]
fn the_opening_is_the_first_paragraph_in_plain_words() {
    for (markdown, opening) in [
        (
            "# A\n\n![b](c)\n\n<div>d</div>\n\n*One* [two](x)[^1] `three`\nfour &amp; five\n\nSix\n\n[^1]: no",
            "One two three four & five",
        ),
        ("- a\n\n| b |\n|---|", ""),
        ("", ""),
        ("![a](b) ![c](d)\n\n<br>\n\ne", "e"),
        ("[^1]: no\n\nb[^1]", "b"),
        ("大使馆\n重新开放", "大使馆 重新开放"),
    ] {
        assert_eq!(&*read(markdown).value.opening, opening, "{markdown}");
    }
}

#[test]
fn other_scripts_come_through() {
    assert_eq!(
        html("**السفارة** في <bdi dir=\"ltr\">Paris</bdi> — 签证「须知」。\u{200f}"),
        "<p><strong>السفارة</strong> في <bdi dir=\"ltr\">Paris</bdi> — 签证「须知」。\u{200f}</p>"
    );
}

#[test]
fn texts_made_to_be_slow_are_not() {
    let many = 20_000;
    for markdown in [
        "<div>".repeat(many),
        "<b>".repeat(many),
        "</b>".repeat(many),
        "<svg>".repeat(many),
        "a <script>".repeat(many),
        "<a href=x>".repeat(many),
        "> ".repeat(500) + "<b>",
        "## a\n\n".repeat(many),
        "[^1] ".repeat(many) + "\n\n[^1]: a",
        "&".repeat(many),
        "<!--".repeat(many),
        "<".repeat(many),
        "x <i ".repeat(many),
        "![".repeat(many),
    ] {
        let checked = read(&markdown);
        assert!(checked.value.html.len() < 100 * markdown.len() + 1000);
    }
}
