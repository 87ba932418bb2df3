//! What raw HTML may hold in [`RawHtml::Clean`](crate::model::body::RawHtml::Clean): what an editor
//! means. One list, read both where raw tags are written anew and by `ammonia` behind that.

/// An element that may stay.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub(super) name: &'static str,
    /// Whether it can stand within a paragraph.
    pub(super) phrasing: bool,
    /// Its own attributes, beside those of every element.
    pub(super) attributes: &'static [&'static str],
}

/// The attributes of every element.
pub(super) const EVERYWHERE: &[&str] =
    &["id", "title", "lang", "dir", "translate", "aria-label", "aria-hidden"];

/// The attributes that this program writes itself, and no text may.
pub(super) const OURS: &[&str] = &["class", "role", "tabindex"];

/// Elements that go with all that they hold; of others that may not stay the content does.
pub(super) const DROPPED_WHOLE: &[&str] = &[
    "script",
    "style",
    "iframe",
    "template",
    "svg",
    "math",
    "select",
    "datalist",
    "textarea",
    "title",
    "xmp",
    "noembed",
    "noframes",
    "plaintext",
    "frameset",
];

/// The elements that have no end tag.
pub(super) const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// An element by its name in lower case.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    let index = ELEMENTS.binary_search_by(|element| element.name.cmp(name)).ok()?;
    ELEMENTS.get(index)
}

/// Whether a value is one that its attribute can have; others would only break the page's HTML.
pub(super) fn fits(attribute: &str, value: &str) -> bool {
    let digits = !value.is_empty() && value.len() < 6 && value.bytes().all(|byte| byte.is_ascii_digit());
    match attribute {
        "dir" => ["ltr", "rtl", "auto"].iter().any(|known| known.eq_ignore_ascii_case(value)),
        "lang" | "hreflang" | "srclang" => {
            value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        }
        "id" => !value.is_empty() && !value.contains(|character: char| character.is_ascii_whitespace()),
        "width" | "height" | "colspan" | "rowspan" | "span" => digits,
        _ => true,
    }
}

const fn block(name: &'static str, attributes: &'static [&'static str]) -> Element {
    Element { name, phrasing: false, attributes }
}

const fn phrasing(name: &'static str, attributes: &'static [&'static str]) -> Element {
    Element { name, phrasing: true, attributes }
}

/// In the order of their names.
pub(super) const ELEMENTS: &[Element] = &[
    phrasing("a", &["href", "hreflang", "name"]),
    phrasing("abbr", &[]),
    block("address", &[]),
    block("article", &[]),
    block("aside", &[]),
    phrasing("audio", &["src", "controls", "loop", "muted", "preload"]),
    phrasing("b", &[]),
    phrasing("bdi", &[]),
    phrasing("bdo", &[]),
    block("blockquote", &["cite"]),
    phrasing("br", &[]),
    block("caption", &[]),
    phrasing("cite", &[]),
    phrasing("code", &[]),
    block("col", &["span"]),
    block("colgroup", &["span"]),
    phrasing("data", &["value"]),
    block("dd", &[]),
    phrasing("del", &["cite", "datetime"]),
    block("details", &["open"]),
    phrasing("dfn", &[]),
    block("div", &[]),
    block("dl", &[]),
    block("dt", &[]),
    phrasing("em", &[]),
    block("figcaption", &[]),
    block("figure", &[]),
    block("footer", &[]),
    block("h1", &[]),
    block("h2", &[]),
    block("h3", &[]),
    block("h4", &[]),
    block("h5", &[]),
    block("h6", &[]),
    block("header", &[]),
    block("hgroup", &[]),
    block("hr", &[]),
    phrasing("i", &[]),
    phrasing("img", &["alt", "height", "loading", "src", "width"]),
    phrasing("ins", &["cite", "datetime"]),
    phrasing("kbd", &[]),
    block("li", &["value"]),
    phrasing("mark", &[]),
    block("ol", &["reversed", "start", "type"]),
    block("p", &[]),
    block("pre", &[]),
    phrasing("q", &["cite"]),
    phrasing("rp", &[]),
    phrasing("rt", &[]),
    phrasing("ruby", &[]),
    phrasing("s", &[]),
    phrasing("samp", &[]),
    block("section", &[]),
    phrasing("small", &[]),
    phrasing("source", &["src", "type"]),
    phrasing("span", &[]),
    phrasing("strong", &[]),
    phrasing("sub", &[]),
    block("summary", &[]),
    phrasing("sup", &[]),
    block("table", &[]),
    block("tbody", &[]),
    block("td", &["colspan", "rowspan"]),
    block("tfoot", &[]),
    block("th", &["abbr", "colspan", "rowspan", "scope"]),
    block("thead", &[]),
    phrasing("time", &["datetime"]),
    block("tr", &[]),
    phrasing("track", &["default", "kind", "label", "src", "srclang"]),
    phrasing("u", &[]),
    block("ul", &[]),
    phrasing("var", &[]),
    phrasing("video", &["controls", "height", "loop", "muted", "poster", "preload", "src", "width"]),
    phrasing("wbr", &[]),
];

#[cfg(test)]
mod tests {
    use super::{DROPPED_WHOLE, ELEMENTS, element};

    #[test]
    fn every_element_is_found() {
        assert!(
            ELEMENTS.iter().all(|listed| element(listed.name).is_some_and(|found| found.name == listed.name))
        );
        assert!(element("script").is_none() && element("zz").is_none());
    }

    #[test]
    fn what_is_dropped_whole_is_not_kept() {
        assert!(DROPPED_WHOLE.iter().all(|name| element(name).is_none()));
    }
}
