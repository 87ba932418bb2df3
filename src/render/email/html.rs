//! The e-mail as HTML: what `email.html` of a theme makes of it, its styles in its elements.

use crate::diagnostic::{Code, Diagnostic};
use crate::locales::direction;
use crate::model::language::Language;
use crate::render::email::Letter;
use crate::render::email::styles::inlined;
use crate::render::frame::frame;
use crate::render::values::{escape, language_entries};
use crate::render::week::{Item, Line, Part, Words};
use crate::render::{Here, Renderer, external};
use crate::theme::{Value, html, list, map, map_of, text};

/// The page's bytes.
pub(crate) fn page(renderer: &Renderer, here: &Here, letter: &Letter) -> Result<String, Vec<Diagnostic>> {
    let mut context = frame(renderer, here.edition)?.context.clone();
    context.insert_value("email", value(renderer, here, letter));
    let made = renderer.finish(here.blog, "email.html", &context, 32 << 10)?;
    let made = String::from_utf8_lossy(&made);
    inlined(&made).map_err(|said| {
        let message = format!("the styles of the theme's `email.html` cannot be read: {said}");
        vec![
            Diagnostic::nowhere(Code::TemplateRender, message)
                .help("correct the style sheet in the template's head"),
        ]
    })
}

fn value(renderer: &Renderer, here: &Here, letter: &Letter) -> Value {
    let contents = &letter.contents;
    let policies = letter.policies.iter().map(|policy| {
        map([
            ("title", text(&policy.title)),
            ("content", html(&policy.html)),
            ("lang", text(&policy.language)),
            ("dir", text(policy.direction.as_str())),
        ])
    });
    let link = |(said, url): &(String, String)| {
        map([
            ("text", text(said)),
            ("url", text(url)),
            ("external", external::value(renderer.site, here, url)),
        ])
    };
    map_of([
        ("title", text(&contents.title)),
        ("label", text(&contents.label)),
        ("sentence", text(&contents.sentence)),
        ("url", text(&contents.url)),
        ("blog_title", text(&letter.blog_title)),
        ("blog_url", text(&letter.blog_url)),
        (
            "introduction",
            contents
                .introduction
                .as_ref()
                .map_or_else(Value::none, |words| introduction(here, letter, words)),
        ),
        ("parts", list(contents.parts.iter().map(|part| self::part(here, part)))),
        ("rest", letter.rest.as_ref().map_or_else(Value::none, link)),
        ("policies", list(policies)),
        ("external_links", html(&letter.external_links)),
        ("closing", list(letter.closing.iter().map(link))),
    ])
}

fn introduction(here: &Here, letter: &Letter, words: &Words) -> Value {
    let of = words.translation;
    let [lang, dir, foreign] = language_entries(here, &of.language);
    let picture = letter.picture.as_ref().map_or_else(Value::none, |picture| {
        let (width, height) = picture.size.unwrap_or_default();
        map([
            ("src", text(&picture.url)),
            ("alt", text(&picture.alt)),
            ("width", Value::from(width)),
            ("height", Value::from(height)),
            ("caption", html(picture.caption.as_deref().unwrap_or_default())),
        ])
    });
    map_of([
        ("title", text(&of.title)),
        ("content", html(if letter.whole_introduction { &words.html } else { "" })),
        ("summary", text(if letter.whole_introduction { "" } else { &of.summary })),
        ("byline", text(&words.byline)),
        ("notice", text(words.notice.as_deref().unwrap_or_default())),
        ("image", picture),
        lang,
        dir,
        foreign,
    ])
}

fn part(here: &Here, part: &Part) -> Value {
    let [lang, dir, foreign] = language_entries(here, part.language.as_ref().unwrap_or(here.language));
    map([
        ("title", text(&part.title)),
        ("url", text(&part.url)),
        ("items", list(part.items.iter().map(|item| self::item(here, item)))),
        lang,
        dir,
        foreign,
    ])
}

fn item(here: &Here, item: &Item) -> Value {
    let [lang, dir, foreign] = language_entries(here, item.language);
    let line = |line: &Line| {
        let of = |content: Value, language: &Language| {
            map([
                ("content", content),
                ("lang", text(language.as_str())),
                ("dir", text(direction(language).as_str())),
                ("foreign", Value::from(language != here.language)),
            ])
        };
        match line {
            Line::Said(said) => of(html(&escape(said)), here.language),
            Line::Text(said, language) => of(html(&escape(said)), language),
            Line::Html(said, language) => of(html(said), language),
        }
    };
    map_of([
        ("title", text(item.title)),
        ("url", text(&item.url)),
        ("label", text(item.label.as_deref().unwrap_or_default())),
        ("mission", text(item.mission.as_deref().unwrap_or_default())),
        ("lines", list(item.lines.iter().map(line))),
        lang,
        dir,
        foreign,
    ])
}
