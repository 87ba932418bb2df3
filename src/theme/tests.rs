//! The chain of themes, the faults of templates, and every page of the default theme.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::diagnostic::{Code, Place};

const ENGLISH: &str = include_str!("../../locales/en/interface.ftl");

/// The messages of a Fluent file as the sample needs them: of a plural only the form for "other".
fn messages(text: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some((id, message)) =
            line.split_once(" = ").filter(|_| line.starts_with(|c: char| c.is_alphabetic()))
        {
            messages.push((id.to_owned(), message.to_owned()));
        } else if let (Some(form), Some(last)) = (line.trim().strip_prefix("*[other] "), messages.last_mut())
        {
            last.1 = form.to_owned();
        }
    }
    messages
}

/// The interface in a language, English for what is not translated.
pub(super) fn interface(language: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}/interface.ftl"));
    let mut all = messages(ENGLISH);
    for (id, message) in messages(&fs::read_to_string(path).unwrap_or_default()) {
        all.iter_mut().filter(|(known, _)| *known == id).for_each(|known| known.1.clone_from(&message));
    }
    all
}

fn functions() -> Functions {
    let format = |language: &str, id: &str, arguments: &[(String, Argument)], style: Style| {
        let all = interface(language);
        let Some((_, message)) = all.iter().find(|(known, _)| known == id) else {
            return Err(format!("there is no message `{id}`"));
        };
        let mut message = message.clone();
        for (name, argument) in arguments {
            let written = match argument {
                Argument::Text(text) if style == Style::Html => {
                    text.replace('&', "&amp;").replace('<', "&lt;")
                }
                Argument::Text(text) => text.clone(),
                Argument::Number(number) => number.to_string(),
            };
            message = message.replace(&format!("{{ ${name} }}"), &written);
        }
        Ok(message)
    };
    Functions { format: Arc::new(format) }
}

pub(super) fn theme(id: &str, templates: &[(&str, &str)]) -> ThemeSource {
    let numbered = templates.iter().zip(1..);
    let source = |number: u32| SourceId(number + 100 * id.len() as u32);
    ThemeSource {
        id: id.to_owned(),
        extends: None,
        manifest: None,
        settings: serde_json::Value::Null,
        templates: numbered
            .map(|((name, text), number)| (source(number), (*name).into(), (*text).into()))
            .collect(),
        statics: Vec::new(),
        styles: vec![(SourceId(0), "style.css".to_owned(), "a { color: red }".to_owned())],
    }
}

pub(super) fn default_theme() -> ThemeSource {
    let file = |path: &str, folder: &str| path.strip_prefix(folder).map(str::to_owned);
    let templates = DEFAULT.iter().filter_map(|(path, bytes)| {
        file(path, "templates/").map(|name| (SourceId(0), name, String::from_utf8(bytes.to_vec()).unwrap()))
    });
    let files = DEFAULT.iter().filter_map(|(path, bytes)| Some((file(path, "static/")?, bytes)));
    let (styles, statics): (Vec<_>, Vec<_>) = files.partition(|(name, _)| name.ends_with(".css"));
    let statics = statics.into_iter().map(|(name, bytes)| (SourceId(0), name, Fingerprint::of_bytes(bytes)));
    let styles = styles
        .into_iter()
        .map(|(name, bytes)| (SourceId(0), name, String::from_utf8(bytes.to_vec()).unwrap()));
    ThemeSource {
        templates: templates.collect(),
        statics: statics.collect(),
        styles: styles.collect(),
        ..theme("default", &[])
    }
}

pub(super) fn loaded(chain: &[&ThemeSource]) -> Theme {
    let checked = load(chain, functions());
    assert_eq!(checked.diagnostics, []);
    checked.value.unwrap()
}

fn faults(chain: &[&ThemeSource]) -> Vec<Diagnostic> {
    let checked = load(chain, functions());
    assert!(checked.value.is_none());
    checked.diagnostics
}

fn page(entries: &[(&'static str, Value)]) -> Context {
    let mut context = Context::new();
    context.insert_value("lang", text("en"));
    context.insert_value("asset_base", text("/"));
    for (name, value) in entries {
        context.insert_value(*name, value.clone());
    }
    context
}

/// The one fault of rendering this template: message, help, and the text that is underlined.
fn fault_of(template: &str, entries: &[(&'static str, Value)]) -> (String, String, String) {
    let theme = loaded(&[&theme("national", &[("page.html", template)])]);
    let [fault] =
        <[Diagnostic; 1]>::try_from(theme.render("page.html", &page(entries)).unwrap_err()).unwrap();
    assert_eq!((fault.code, fault.source), (Code::TemplateRender, Some(SourceId(801))));
    (fault.message.clone(), fault.help.clone().unwrap_or_default(), underlined(template, &fault))
}

fn underlined(template: &str, fault: &Diagnostic) -> String {
    let Place::Span(span) = &fault.place else { panic!("{fault:?}") };
    template[span.clone()].to_owned()
}

#[test]
fn a_nearer_template_wins_and_can_build_on_a_farther_one() {
    let far = theme(
        "default",
        &[
            ("base.html", "<{% block main %}far{% endblock %}|{% block foot %}foot{% endblock %}>"),
            ("post.html", "{% extends \"base.html\" %}{% block main %}post{% endblock %}"),
            ("page.html", "{% extends \"base.html\" %}"),
            ("part.html", "far part"),
        ],
    );
    let near = theme(
        "national",
        &[
            (
                "post.html",
                "{% extends \"default/post.html\" %}{% block main %}near {{ super() }}{% endblock %}",
            ),
            ("part.html", "near part"),
            ("with.html", "{% include \"part.html\" %}, {% include \"default/part.html\" %}"),
        ],
    );
    let nearest = theme(
        "embassy",
        &[("base.html", "{% extends \"default/base.html\" %}{% block foot %}seal{% endblock %}")],
    );
    let chain = loaded(&[&nearest, &near, &far, &near]);
    let render = |name| chain.render(name, &page(&[])).unwrap();
    assert_eq!(render("post.html"), "<near post|seal>");
    assert_eq!(render("page.html"), "<far|seal>");
    assert_eq!(render("with.html"), "near part, far part");
    assert!(chain.has("post.html") && !chain.has("post-report.html"));
}

#[test]
fn a_component_of_a_nearer_theme_wins() {
    let far = theme(
        "default",
        &[
            ("parts.html", "{% component card(title) %}[{{ title }}]{% endcomponent %}"),
            ("home.html", "{{ <card title=\"a\"/> }}"),
        ],
    );
    let near =
        theme("national", &[("own.html", "{% component card(title) %}({{ title }}){% endcomponent %}")]);
    assert_eq!(loaded(&[&near, &far]).render("home.html", &page(&[])).unwrap(), "(a)");
}

#[test]
fn a_site_overrides_a_block_of_the_default_theme_in_a_few_lines() {
    let near = theme(
        "national",
        &[(
            "post.html",
            "{% extends \"default/post.html\" %}\n{% block post_class %}post national{% endblock %}\n\
         {% block head %}<meta name=\"theme-color\" content=\"#123456\">{% endblock %}",
        )],
    );
    let chain = loaded(&[&near, &default_theme()]);
    let html =
        chain.render("post.html", &sample::context(&chain, "post.html", false, &interface("en"))).unwrap();
    assert!(html.contains("<article class=\"post national\">") && html.contains("content=\"#123456\""));
}

#[test]
fn texts_are_escaped_and_html_is_not() {
    let theme = loaded(&[&theme("national", &[("page.html", "{{ a }} {{ b }} {{ c }}")])]);
    let context = page(&[("a", text("<i>\u{1}")), ("b", html("<b>")), ("c", list([text("<")]))]);
    assert_eq!(theme.render("page.html", &context).unwrap(), "&lt;i&gt; <b> [&quot;&lt;&quot;]");
}

#[test]
fn functions_know_the_page_even_in_a_component() {
    let template = "{% component part() %}{{ asset(path=\"style.css\") }} {{ message(id=\"page-of\", page=1, pages=\"<3\") }}\
                    {% endcomponent %}{{ <part/> }} {{ message_plain(id=\"home\") }}";
    let theme = loaded(&[&theme("national", &[("page.html", template)])]);
    let path = theme.asset_path("style.css").unwrap();
    assert!(path.starts_with("assets/style.") && path.ends_with(".css") && path.len() == 25, "{path}");
    assert_eq!(theme.render("page.html", &page(&[])).unwrap(), format!("/{path} Page 1 of &lt;3 Home"));
}

#[test]
fn a_missing_value_is_named_with_the_one_that_was_meant() {
    let post = || [("post", map([("title", text("A")), ("summary", text("B"))]))];
    let (message, help, underlined) = fault_of("<p>{{ post.titel }}</p>", &post());
    assert_eq!(message, "this template asks for `post.titel`, which it is not given");
    assert_eq!((help.as_str(), underlined.as_str()), ("did you mean `post.title`?", "post.titel"));
    let (message, help, underlined) = fault_of("{{ psot.title }}", &post());
    assert_eq!(message, "this template asks for `psot`, which it is not given");
    assert_eq!((help.as_str(), underlined.as_str()), ("did you mean `post`?", "psot"));
    let (message, help, _) = fault_of("{{ post.zzz.y }}", &post());
    assert_eq!(message, "this template asks for `post.zzz`, which it is not given");
    assert_eq!(help, "what there is: `summary`, `title`");
    let (message, _, underlined) = fault_of("{% for tag in post.tags %}{% endfor %}", &post());
    assert_eq!(message, "this template goes through `post.tags`, which it is not given");
    assert_eq!(underlined, "post.tags");
    let (message, _, underlined) = fault_of("{{ post.titel | upper }}", &post());
    assert!(message.starts_with("this template "), "{message}");
    assert_eq!(underlined, "post.titel");
}

#[test]
fn faults_of_functions_say_what_to_do() {
    let (message, help, underlined) = fault_of("a {{ asset(path=\"styel.css\") }}", &[]);
    assert_eq!(message, "there is no static file `styel.css` in the theme");
    assert_eq!(help, "did you mean `style.css`?");
    assert_eq!(underlined, "asset(path=\"styel.css\")");
    assert_eq!(fault_of("{{ message(id=\"hoem\") }}", &[]).0, "there is no message `hoem`");
    assert_eq!(fault_of("{{ message() }}", &[]).1, "write `message(id=\"…\")`");
    let byline = [("byline", html("<b>"))];
    assert_eq!(
        fault_of("{{ message(id=\"by-authors\", authors=byline) }}", &byline).0,
        "the message `by-authors` is given HTML for `authors`"
    );
    assert_eq!(fault_of("{{ message(id=\"home\", a=[1]) }}", &[]).1, "give it a text or a whole number");
}

#[test]
fn all_faults_of_all_templates_are_found_in_one_run() {
    let broken = [
        ("a.html", "<p>{{ post.title }</p>"),
        ("b.html", "{% if x %}"),
        ("c.html", "{% extends \"a.html\" %}"),
        ("d.html", "{% extends \"bsae.html\" %}"),
        ("e.html", "é {{ x | uper }} {{ asset_(path=\"a\") }}"),
        ("base.html", "{% extends \"base.html\" %}"),
        ("f.html", "{% include \"nowhere.html\" %}"),
    ];
    let found = faults(&[&theme("national", &broken), &theme("default", &[("base.html", "base")])]);
    let said: Vec<(u32, String, &str, String)> = found
        .iter()
        .map(|fault| {
            assert_eq!(fault.code, Code::TemplateSyntax);
            let number = fault.source.unwrap().0;
            let text = broken[number as usize - 801].1;
            (
                number,
                fault.message.clone(),
                fault.help.as_deref().unwrap_or_default(),
                underlined(text, fault),
            )
        })
        .collect();
    let expected = |number, message: &str, help, underlined: &str| {
        (number, message.to_owned(), help, underlined.to_owned())
    };
    assert_eq!(
        said[2..],
        [
            expected(
                806,
                "this template extends itself",
                "to build on another theme's file, name that theme: `default/base.html`",
                "base.html"
            ),
            expected(
                804,
                "this template extends `bsae.html`, which no theme has",
                "did you mean `base.html`?",
                "bsae.html"
            ),
            expected(805, "there is no filter `uper`", "did you mean `upper`?", "uper"),
            expected(805, "there is no function `asset_`", "did you mean `asset`?", "asset_"),
        ]
    );
    assert_eq!((said[0].0, said[1].0), (801, 802));
    assert!(said[0].1.starts_with("this template cannot be read: "), "{:?}", said[0]);
}

#[test]
fn names_that_nothing_stands_behind_are_found() {
    let templates = [
        ("base.html", "{% block main %}{% endblock %}{% component card() %}{% endcomponent %}"),
        ("a.html", "{% extends \"base.html\" %}{% block mian %}{{ <crad/> }}{% endblock %}"),
        ("b.html", "{% include \"bsae.html\" %}"),
        ("c.html", "{% include \"c.html\" %}"),
        ("d.html", "{% component card() %}{% endcomponent %}"),
    ];
    let found = faults(&[&theme("national", &templates)]);
    let mut said: Vec<(String, &str)> = found
        .iter()
        .map(|fault| (fault.message.clone(), fault.help.as_deref().unwrap_or_default()))
        .collect();
    said.sort();
    assert_eq!(
        said[..2],
        [
            (
                "the component `card` is there twice: in `national/base.html` and here".to_owned(),
                "give one of the two another name"
            ),
            (
                "this template includes itself".to_owned(),
                "to build on another theme's file, name that theme: `default/c.html`"
            ),
        ]
    );
    let found = faults(&[&theme("national", &templates[..3])]);
    let said: Vec<_> = found
        .iter()
        .map(|fault| (fault.message.as_str(), fault.help.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            ("what this template extends has no block `mian`", "did you mean `main`?"),
            ("there is no component `crad`", "did you mean `card`?"),
            ("this template includes what no theme has: `bsae.html`", "did you mean `base.html`?"),
        ]
    );
}

/// Every page of the default theme as HTML: template, language, text.
fn pages() -> Vec<(&'static str, &'static str, String)> {
    let theme = loaded(&[&default_theme()]);
    let mut pages = Vec::new();
    for language in ["en", "ar"] {
        let interface = interface(language);
        for template in sample::PAGES {
            let context = sample::context(&theme, template, language == "ar", &interface);
            let html =
                theme.render(template, &context).unwrap_or_else(|faults| panic!("{template}: {faults:?}"));
            pages.push((*template, language, html));
        }
    }
    pages
}

#[test]
fn every_default_page_has_its_language_one_main_heading_and_headings_in_order() {
    for (template, language, html) in pages() {
        let dir = if language == "ar" { "rtl" } else { "ltr" };
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang="), "{template}");
        assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{dir}\">")), "{template}");
        assert_eq!(html.matches("<h1").count(), 1, "{template} {language}");
        // A letter is read without a way through it.
        let mains = usize::from(template != "email.html");
        assert_eq!(html.matches("<main").count(), mains, "{template}");
        let from_first = &html[html.find("<h1").unwrap()..];
        let levels: Vec<u32> = from_first
            .match_indices("<h")
            .filter_map(|(at, _)| from_first[at + 2..].chars().next()?.to_digit(10))
            .collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{template} {language}: {levels:?}");
        // A letter's styles are its own affair: mail programs fetch none.
        let styles = if template == "email.html" { &[][..] } else { &["<style", " style=\""] };
        for forbidden in ["<script", "javascript:", "undefined"].iter().chain(styles) {
            assert!(!html.contains(forbidden), "{template}: {forbidden}");
        }
    }
}

#[test]
fn texts_in_another_language_say_so() {
    for (template, language, html) in pages() {
        for (text, lang, dir) in [
            ("Des lettres de 1918", "fr", "ltr"),
            ("Soyez polis", "fr", "ltr"),
            ("Trois lettres", "fr", "ltr"),
        ] {
            for (at, _) in html.match_indices(text) {
                let marked = format!("lang=\"{lang}\" dir=\"{dir}\"");
                let before: String = html[..at].chars().rev().take(100).collect();
                let before: String = before.chars().rev().collect();
                assert!(before.contains(&marked), "{template} {language}: {text}");
            }
        }
    }
}

/// Also in the branches that the sample does not reach.
#[test]
fn every_message_that_a_template_shows_is_there() {
    let known = messages(ENGLISH);
    let of = |id: &str| known.iter().find(|(known, _)| known.replace('-', "_") == id.replace('-', "_"));
    for (_, name, template) in default_theme().templates {
        for (beginning, plain) in [("text.", true), ("plain.", true), ("message(id=\"", false)] {
            for (at, _) in template.match_indices(beginning) {
                let before = template[..at].chars().next_back();
                let id: String = template[at + beginning.len()..]
                    .chars()
                    .take_while(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
                    .collect();
                if before.is_some_and(|character| character == '.' || character.is_alphanumeric()) {
                    continue;
                }
                let (_, message) = of(&id).unwrap_or_else(|| panic!("{name}: there is no message {id}"));
                assert_eq!(message.contains('{'), !plain, "{name}: {id}");
            }
        }
    }
}

#[test]
fn only_pages_to_be_found_are_indexed() {
    for (template, _, html) in pages() {
        let hidden = matches!(template, "redirect.html" | "not-found.html" | "email.html");
        assert_eq!(html.contains("name=\"robots\" content=\"noindex\""), hidden, "{template}");
    }
}
