//! Footnotes.

use super::{html, read};

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_references() {
    assert_eq!(
        html("[^b]: B\n[^a]: A\n[^z]: never\n\nx[^a] y[^B]\n\n## End"),
        "<p>x<sup class=\"footnote-reference\"><a href=\"#p-fn-1\" id=\"p-fnref-1\" role=\"doc-noteref\">1</a></sup> \
         y<sup class=\"footnote-reference\"><a href=\"#p-fn-2\" id=\"p-fnref-2\" role=\"doc-noteref\">2</a></sup></p>\n\
         <h2 id=\"p-end\">End</h2>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n\
         <li id=\"p-fn-1\"><p>A <a href=\"#p-fnref-1\" class=\"footnote-back\" role=\"doc-backlink\" \
         aria-label=\"Back to 1.1\">↩\u{fe0e}</a></p>\n</li>\n\
         <li id=\"p-fn-2\"><p>B <a href=\"#p-fnref-2\" class=\"footnote-back\" role=\"doc-backlink\" \
         aria-label=\"Back to 2.1\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</section>"
    );
    assert!(read("[^b]: B\n[^a]: A\n\nx[^a]").diagnostics.is_empty());
}

#[test]
fn a_footnote_leads_back_to_each_of_its_references() {
    let html = html("a[^1] b[^1] c[^2]\n\n[^1]: one\n[^2]: two, see[^1] and[^3]\n[^3]: three");
    for expected in [
        "id=\"p-fnref-1\"",
        "id=\"p-fnref-1-2\"",
        "id=\"p-fnref-1-3\"",
        "<a href=\"#p-fnref-1-3\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to 1.3\">↩\u{fe0e}<sup>3</sup></a>",
        "<li id=\"p-fn-3\"><p>three",
    ] {
        assert_eq!(html.matches(expected).count(), 1, "{expected} in {html}");
    }
}

#[test]
fn an_undefined_footnote_is_text() {
    assert_eq!(html("x[^1] ![^2]"), "<p>x[^1] ![^2]</p>");
}

#[test]
fn footnotes_come_through_the_cleaning() {
    let plain = html("a[^1]\n\n[^1]: b");
    let cleaned = html("a[^1]<wbr>\n\n[^1]: b").replace("<wbr>", "");
    assert_eq!(plain, cleaned);
}

#[test]
fn a_footnote_may_be_anywhere_and_hold_anything() {
    let html = html(
        "> x[^1]\n>\n> [^1]: in a quote <b>bold\n\n| a[^2] |\n|---|\n\n[^2]: - list\n\n    ```\n    code\n    ```\n\ny[^1]",
    );
    assert!(html.contains("in a quote <b>bold</b> <a href=\"#p-fnref-1\""), "{html}");
    assert!(html.contains("code\n</code></pre>\n <a href=\"#p-fnref-2\""), "{html}");
}

#[test]
fn ids_of_footnotes_are_theirs_alone() {
    assert!(html("## fn 1\n\nx[^1]\n\n[^1]: y").contains("<h2 id=\"p-fn-1-section\">"));
}
