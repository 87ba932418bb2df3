//! What holds of every text.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};

use super::{filled, text};
use crate::markdown::allowed::VOID;
use crate::markdown::tags::{Token, tokens};
use crate::markdown::{body, inline, plain_title};
use crate::model::body::{Body, LinkKind, RawHtml, SlotKind};

/// What means something to Markdown, to HTML or to this program.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<a href=\"x\">",
    "</a>",
    "<a href=javascript:x>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul><li>",
    "</ul>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<style>",
    "<h1>",
    "</h1>",
    "<img src=a>",
    "<br/>",
    "<pre>",
    "<details><summary>",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "]]>",
    "<select>",
    "<option>",
    "<form>",
    "<i id=a>",
    "<math><mi>",
    "<template>",
    "<title>",
    "<noscript>",
    "<font>",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## a {#b}",
    "```",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "[a](b)",
    "![a](b \"c\")",
    "[^1]",
    "\n\n[^1]: ",
    "\n[^2]: a[^1]",
    "| a | b |\n|---|--:|\n| c |",
    "&#1;",
    "&amp;",
    "&",
    "\u{1}",
    "\u{85}",
    "\u{fffe}",
    "مرحبا",
    "大使馆。",
    "{{ x }}",
    "\\",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "[ ] ",
    "- [x] ",
    "***",
    "a",
    "b c",
];

/// Such pieces in any order, and others.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just(" ".to_owned()),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The first tag that closes nothing, or that nothing closes.
fn unbalanced(html: &str) -> Option<String> {
    let mut open = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Start(tag) => {
                let name = html[tag.name].to_ascii_lowercase();
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(name);
                }
            }
            Token::End { name } => {
                let name = html[name].to_ascii_lowercase();
                if open.pop().as_ref() != Some(&name) {
                    return Some(name);
                }
            }
            Token::Unfinished(range) => return Some(html[range].to_owned()),
            _ => {}
        }
    }
    open.pop()
}

fn has_controls(html: &str) -> bool {
    html.chars().any(|character| {
        (character.is_control() && character != '\t' && character != '\n')
            || matches!(character, '\u{fffe}' | '\u{ffff}')
    })
}

/// In order, inside the HTML, and never of a link within the text.
fn slots_are_in_order(body: &Body) -> bool {
    let asks_for_a_fragment = body.slots.iter().any(|slot| match slot.kind {
        SlotKind::LinkStart(number) | SlotKind::Address(number) | SlotKind::PictureSize(number) => {
            body.links.get(number as usize).is_none_or(|link| link.kind == LinkKind::Fragment)
        }
        _ => false,
    });
    !asks_for_a_fragment
        && body.slots.is_sorted_by_key(|slot| slot.at)
        && body.slots.iter().all(|slot| body.html.is_char_boundary(slot.at as usize))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_becomes_balanced_html(markdown in markdown()) {
        for mode in [RawHtml::Clean, RawHtml::Allow, RawHtml::Forbid] {
            let checked = body(&text(&markdown, mode));
            prop_assert!(slots_are_in_order(&checked.value));
            let html = filled(&checked.value);
            prop_assert!(unbalanced(&html).is_none(), "{mode:?}: {:?} in {html}", unbalanced(&html));
            prop_assert!(!has_controls(&html), "{mode:?}: {html:?}");
            prop_assert!(!html.to_lowercase().contains("href=\"javascript:"));
            for word in [&checked.value.opening].into_iter().chain(checked.value.headings.iter().map(|heading| &heading.text)) {
                prop_assert!(!has_controls(word));
            }
            for fault in &checked.diagnostics {
                let crate::diagnostic::Place::Span(span) = &fault.place else { panic!("no span: {fault:?}") };
                prop_assert!(markdown.get(span.clone()).is_some(), "{fault:?}");
            }
            if mode == RawHtml::Clean {
                for dropped in ["<script", "<style", "<svg", "<math", "<form", "<select", "<template", "<title", "<font"] {
                    prop_assert!(!html.contains(dropped), "{html}");
                }
            }
        }
    }

    #[test]
    fn every_line_holds_no_block(markdown in markdown()) {
        let checked = inline(&text(&markdown, RawHtml::Clean));
        let html = filled(&checked.value.body);
        prop_assert!(unbalanced(&html).is_none(), "{html}");
        prop_assert!(!has_controls(&html) && !has_controls(&checked.value.text));
        for block in ["<p", "<ul", "<h2", "<div", "<table", "<blockquote", "<figure", "<section"] {
            prop_assert!(!html.contains(&format!("{block}>")) && !html.contains(&format!("{block} ")), "{html}");
        }
        for fault in &checked.diagnostics {
            let crate::diagnostic::Place::Span(span) = &fault.place else { panic!("no span: {fault:?}") };
            prop_assert!(markdown.get(span.clone()).is_some(), "{fault:?}");
        }
    }

    #[test]
    fn every_title_is_one_line(title in markdown()) {
        let (title, _) = plain_title(&title);
        prop_assert!(!has_controls(&title) && !title.contains('\n') && title.trim_matches(' ') == title);
    }
}
