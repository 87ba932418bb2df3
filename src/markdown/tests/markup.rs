//! Headings, tables, lists, code, pictures.

use super::{html, read};

#[test]
fn headings_get_ids_of_their_words() {
    assert_eq!(
        html("## Visas & you\n\n## Visas *&* you\n\n### ما الجديد؟"),
        "<h2 id=\"p-visas-you\">Visas &amp; you</h2>\n<h2 id=\"p-visas-you-2\">Visas <em>&amp;</em> you</h2>\n\
         <h3 id=\"p-ما-الجديد\">ما الجديد؟</h3>"
    );
    let body = read("## A [link](x.md) `b`\n\ntext").value;
    assert_eq!((&*body.headings[0].id, &*body.headings[0].text), ("a-link-b", "A link b"));
}

#[test]
fn headings_may_name_their_id() {
    assert_eq!(html("## About [us](x) {#about .wide}"), "<h2 id=\"p-about\">About <a href=\"x\">us</a></h2>");
    assert_eq!(html("## Use `{#id}`"), "<h2 id=\"p-use-id\">Use <code>{#id}</code></h2>");
    assert_eq!(html("## a [x {#b](c)}"), "<h2 id=\"p-a-x-b\">a <a href=\"c\">x {#b</a>}</h2>");
    assert_eq!(html("## A {onclick=alert}"), "<h2 id=\"p-a-onclick-alert\">A {onclick=alert}</h2>");
}

#[test]
fn template_syntax_is_text() {
    assert_eq!(
        html("## {{ name }}\n\n{{ x }} {% if %}"),
        "<h2 id=\"p-name\">{{ name }}</h2>\n<p>{{ x }} {% if %}</p>"
    );
}

#[test]
fn all_headings_move_down_where_one_is_the_first() {
    let checked = read("# A\n\n## B\n\n<h3>C</h3>\n\n###### D");
    let html = super::filled(&checked.value);
    assert_eq!(html, "<h2 id=\"p-a\">A</h2>\n<h3 id=\"p-b\">B</h3>\n<h4>C</h4>\n<h6 id=\"p-d\">D</h6>");
    let levels: Vec<u8> = checked.value.headings.iter().map(|heading| heading.level).collect();
    assert_eq!(levels, [2, 3, 6]);
    assert!(super::html("<h1>A</h1>\n\n## B").contains("<h2>A</h2>"));
    assert!(super::html("## <h1>A</h1> B").starts_with("<h3"));
    assert!(super::html("## A").starts_with("<h2"));
}

#[test]
fn tables_say_alignment_with_classes() {
    assert_eq!(
        html("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |"),
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"a · b · c · d\"><table>\n\
         <thead>\n<tr><th scope=\"col\" class=\"align-start\">a</th>\
         <th scope=\"col\" class=\"align-center\">b</th><th scope=\"col\" class=\"align-end\">c</th>\
         <th scope=\"col\">d</th></tr>\n</thead>\n<tbody>\n<tr><td class=\"align-start\">1</td>\
         <td class=\"align-center\">2</td><td class=\"align-end\">3</td><td>4</td></tr>\n</tbody>\n</table></div>"
    );
    assert!(html("| a |\n|---|").ends_with("</thead>\n</table></div>"));
}

#[test]
fn a_table_is_named_by_its_heads_and_an_empty_one_is_none() {
    let table = html("One.\n\n|  | *a* \"b\" | [c](https://example.org/) |\n|:--|---|---|\n| 1 | 2 | 3 |");
    let opens =
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"a &quot;b&quot; · c\"><table>\n";
    assert!(
        table.contains(&format!(
            "{opens}<thead>\n<tr><td class=\"align-start\"></td><th scope=\"col\"><em>a</em>"
        )),
        "{table}"
    );
    assert!(table.contains("<th scope=\"col\"><a href=\"https://example.org/\""), "{table}");
    let nameless = html("|  |\n|---|\n| 1 |");
    assert!(nameless.starts_with("<div class=\"table\" role=\"group\" tabindex=\"0\"><table>"), "{nameless}");
}

#[test]
fn tasks_are_marks_and_not_inputs() {
    assert_eq!(html("- [ ] a\n- [x] b"), "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>");
}

#[test]
fn code_is_escaped_and_names_its_language() {
    assert_eq!(
        html("```rust ignore\na < \"b\"\n```\n\n    c & d"),
        "<pre><code class=\"language-rust\">a &lt; \"b\"\n</code></pre>\n<pre><code>c &amp; d</code></pre>"
    );
    assert_eq!(
        html("``` \"><script>\nx\n```"),
        "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">x\n</code></pre>"
    );
    assert_eq!(html("```\r\na\r\nb\r\n```"), "<pre><code>a\nb\n</code></pre>");
}

#[test]
fn pictures_of_their_own_are_figures() {
    assert_eq!(
        html("![The *old* town](a.png \"Photo: M. \\\"X\\\" & co\")"),
        "<figure><img src=\"a.png\" alt=\"The old town\" loading=\"lazy\">\
         <figcaption>Photo: M. \"X\" &amp; co</figcaption></figure>"
    );
    assert_eq!(html("![A](a.png)"), "<figure><img src=\"a.png\" alt=\"A\" loading=\"lazy\"></figure>");
    assert_eq!(
        html("![A](a.png \"t\") and"),
        "<p><img src=\"a.png\" alt=\"A\" title=\"t\" loading=\"lazy\"> and</p>"
    );
    assert_eq!(
        html("[![A](a.png)](b)"),
        "<p><a href=\"b\"><img src=\"a.png\" alt=\"A\" loading=\"lazy\"></a></p>"
    );
    assert_eq!(html("- ![A](a.png)"), "<ul>\n<li><img src=\"a.png\" alt=\"A\" loading=\"lazy\"></li>\n</ul>");
}

#[test]
fn ordered_lists_keep_their_first_number() {
    assert_eq!(html("3. a\n4. b"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
}

#[test]
fn punctuation_stays_as_it_is_written_where_that_is_asked_for() {
    assert_eq!(html("\"a\" -- b... 'c'"), "<p>\"a\" -- b... 'c'</p>");
}
