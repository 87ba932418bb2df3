//! The styles of an e-mail, written into its elements: the one adapter for `css-inline`.
//!
//! Many mail programs drop style sheets; what they keep is a `style` attribute. What only holds in some
//! circumstances (`@media`) belongs in a second sheet, `<style data-css-inline="ignore">`, which stays where it
//! is for the programs that read it. Nothing is fetched.

use css_inline::{CSSInliner, InlineOptions};

/// The HTML with its `<style>` in its elements. A style sheet that cannot be read leaves the HTML as it is, and
/// says why.
pub(crate) fn inlined(html: &str) -> Result<String, String> {
    let inliner: CSSInliner = InlineOptions {
        keep_style_tags: false,
        minify_css: true,
        load_remote_stylesheets: false,
        ..InlineOptions::default()
    }
    .build();
    inliner.inline(html).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::inlined;

    #[test]
    fn rules_go_into_elements_and_the_second_sheet_stays() {
        let html = "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><title>a</title><style>p { color: #111; margin: 0 }</style>\
            <style data-css-inline=\"ignore\">@media (prefers-color-scheme: dark) { p { color: #eee !important } }</style></head><body><p>ب</p></body></html>";
        let made = inlined(html).expect("CSS that can be read");
        assert!(made.contains("<p style=\"color:#111;margin:0\">ب</p>"), "{made}");
        assert!(made.contains("@media (prefers-color-scheme: dark)"), "{made}");
        assert!(made.starts_with("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\">"), "{made}");
    }
}
