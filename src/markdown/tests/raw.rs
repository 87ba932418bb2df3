//! Raw HTML in its three modes.

use super::{allowed, faults, faults_of, html, line, text};
use crate::diagnostic::Code;
use crate::model::body::RawHtml;

#[test]
fn what_an_editor_means_is_kept() {
    for markdown in [
        "<div dir=\"rtl\" lang=\"ar\" title=\"a\">مرحبا</div>",
        "<details open=\"\"><summary>a</summary>b</details>",
        "<figure><img src=\"a.png\" alt=\"b\" width=\"3\" height=\"4\" loading=\"lazy\"><figcaption>c</figcaption></figure>",
        "<table><caption>a</caption><tbody><tr><th scope=\"row\">b</th><td colspan=\"2\">c</td></tr></tbody></table>",
        "<p><abbr title=\"a\">b</abbr> <bdi>c</bdi> <ruby>漢<rt>kan</rt></ruby> <time datetime=\"2012-05-16\">d</time></p>",
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<div><video src=\"a.mp4\" controls=\"\" poster=\"b.png\"><track src=\"c.vtt\" srclang=\"fr\" kind=\"captions\"></video></div>",
    ] {
        assert_eq!(html(markdown), markdown);
        assert_eq!(faults_of(markdown), [], "{markdown}");
    }
}

#[test]
fn what_may_not_be_published_is_dropped_and_named() {
    for (markdown, cleaned, removed) in [
        ("a <script>alert(1)</script> b", "<p>a  b</p>", &["script"][..]),
        ("<script>\nalert(1)\n\n</script>", "", &["script"]),
        ("<style>p { color: red }</style>", "", &["style"]),
        ("<p onclick=\"a()\" style=\"b\" class='c'>d</p>", "<p>d</p>", &["onclick", "style", "class"]),
        (
            "a <IMG SRC=b.png onerror=c()>",
            "<p>a <img src=\"b.png\" alt=\"\" loading=\"lazy\"></p>",
            &["onerror"],
        ),
        ("<iframe src=\"https://a\">b</iframe>", "", &["iframe"]),
        ("<form action=a><input name=b>c</form>", "c", &["form", "input"]),
        ("<object data=a>b</object>", "<p>b</p>", &["object"]),
        ("a <svg onload=b()> c", "<p>a  c</p>", &["svg"]),
        ("a <svg><script>b</script><text>c</text></svg> d", "<p>a  d</p>", &["svg"]),
        ("<div><math><mi//xlink:href=\"data:x,<script>a</script>\"></div>", "<div></div>", &["math"]),
        ("a <font color=red>b</font>", "<p>a b</p>", &["font"]),
        ("a <?php b ?> c", "<p>a  c</p>", &["<?php b ?>"]),
        ("a <b dir=up width=x>c</b>", "<p>a <b>c</b></p>", &["dir", "width"]),
        ("<div\n\na", "<p>a</p>", &["<div\n"]),
        ("a <img alt=b>", "<p>a b</p>", &["<img alt=b>"]),
    ] {
        assert_eq!(html(markdown), cleaned, "{markdown}");
        let removed: Vec<_> = removed.iter().map(|what| (Code::HtmlRemoved, (*what).to_owned())).collect();
        assert_eq!(faults_of(markdown), removed, "{markdown}");
    }
}

#[test]
fn spans_are_right_inside_quotes_and_after_carriage_returns() {
    let markdown = "> <div>\r\n> é <p onclick=a>b</p>\r\n> </div>\r\n";
    assert_eq!(faults_of(markdown), [(Code::HtmlRemoved, "onclick".into())]);
}

#[test]
fn comments_are_dropped_in_silence() {
    assert_eq!(html("a <!-- b --> c\n\n<!-- d -->\n\n<!--\ne\n-->"), "<p>a  c</p>");
    assert_eq!(faults_of("a <!-- b -->"), []);
    assert_eq!(faults_of("<!-- b\n\nc"), [(Code::HtmlRemoved, "<!--".into())]);
}

#[test]
fn a_tag_never_reaches_past_what_it_stands_in() {
    for (markdown, cleaned) in [
        ("a <b>b\n\nc", "<p>a <b>b</b></p>\n<p>c</p>"),
        ("- <div>a\n- b", "<ul>\n<li><div>a\n</div></li>\n<li>b</li>\n</ul>"),
        ("<div>\n\na", "<div>\n<p>a</p>\n</div>"),
        ("<div>\n\n*a*\n\n</div>\n\nb", "<div>\n<p><em>a</em></p>\n</div>\n<p>b</p>"),
        ("</div></div>\n\na</b></p>", "\n<p>a</p>"),
        ("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>"),
        ("> <blockquote>\n\na", "<blockquote>\n<blockquote>\n</blockquote></blockquote>\n<p>a</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("a <a name=\"x\"/>b", "<p>a <a id=\"p-x\"></a>b</p>"),
    ] {
        assert_eq!(html(markdown), cleaned, "{markdown}");
    }
    let with_footnote = html("<div><b>\n\na[^1]\n\n[^1]: b");
    assert!(with_footnote.contains("</b></div><section"), "{with_footnote}");
}

#[test]
fn a_script_is_left_out_with_all_that_it_holds() {
    assert_eq!(html("a <script>\n\nalert(*1*)\n\n</script>\n\nb"), "<p>a </p>\n\n<p>b</p>");
    assert_eq!(html("<svg>\n\n<text>a</text>\n\n</svg>\n\nb"), "\n<p>b</p>");
    // Where it is never closed, only itself.
    assert_eq!(html("a <script>b\n\nc"), "<p>a b</p>\n<p>c</p>");
}

#[test]
fn no_text_forges_an_open_place() {
    let hash = blake3::hash(b"x").to_hex();
    let mark = format!("m{}", &hash[..32]);
    let markdown = format!("<i title=\"{mark}a0.\">{mark}p0.</i> <a href=\"{mark}l7.\">a</a>");
    let html = html(&markdown);
    assert_eq!(html, format!("<p><i title=\"{mark}a0.\">{mark}p0.</i> <a href=\"{mark}l7.\">a</a></p>"));
}

#[test]
fn ids_are_prefixed_and_there_once() {
    assert_eq!(
        html("## a\n\n<p id=a>b</p>\n\n<a id=c href=d>e</a>"),
        "<h2 id=\"p-a\">a</h2>\n<p id=\"p-a-2\">b</p>\n<p><span id=\"p-c\"></span><a href=\"d\">e</a></p>"
    );
}

#[test]
fn a_line_keeps_no_blocks() {
    assert_eq!(line("a <div>b</div> <table><tr><td>c").0, "a b c");
    assert_eq!(line("<b>a").0, "<b>a</b>");
}

#[test]
fn forbidden_is_an_error_for_each_piece() {
    let markdown = "a <b>c</b>\n\n<div>\nx\n</div>\n\n`<i>` \\<i> <https://x>";
    let checked = crate::markdown::body(&text(markdown, RawHtml::Forbid));
    assert_eq!(
        faults(markdown, &checked),
        [(Code::HtmlForbidden, "<b>".into()), (Code::HtmlForbidden, "<div>\nx\n</div>\n".into())]
    );
    assert!(checked.has_errors());
    assert!(!super::filled(&checked.value).contains("<b>"));
}

#[test]
fn allowed_passes_but_for_addresses_and_balance() {
    for (markdown, written) in [
        ("<div class=a onclick=\"b('<')\">c</div>", "<div class=\"a\" onclick=\"b('&lt;')\">c</div>"),
        ("<script>if (a<b && c) { \"</div>\" }</script>", "<script>if (a<b && c) { \"</div>\" }</script>"),
        ("a <b>b\n\nc", "<p>a <b>b</b></p>\n<p>c</p>"),
        ("a </i> b", "<p>a  b</p>"),
        (
            "<svg viewBox=\"0 0 1 1\"><path d=\"M\"/></svg>",
            "<p><svg viewBox=\"0 0 1 1\"><path d=\"M\"/></svg></p>",
        ),
        ("a <!-- b -->", "<p>a <!-- b --></p>"),
        ("<iframe src=\"a.html\"></iframe>", "<iframe src=\"a.html\"></iframe>"),
    ] {
        assert_eq!(allowed(markdown), written, "{markdown}");
    }
    assert_eq!(
        allowed("<form action=javascript:a><button formaction=\"data:b\">c</button></form>"),
        "<form><button>c</button></form>"
    );
}
