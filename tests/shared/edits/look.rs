//! Edits of themes, messages and static files.

use super::super::dice::Dice;
use super::{State, fresh};

pub fn edit(state: &mut State, dice: &mut Dice) -> String {
    let theme = dice.text(&["national", "desert"]);
    let language = dice.text(&["fr", "en", "ar"]);
    let (path, text) = match dice.below(10) {
        0 => {
            let name = dice.text(&["home", "post", "tag", "chooser"]);
            let text = format!(
                "{{% extends \"base.html\" %}}{{% block main %}}<p>{}</p>{{% endblock main %}}\n",
                fresh(dice, "Template")
            );
            (format!("themes/{theme}/templates/{name}.html"), text)
        }
        1 => (format!("themes/{theme}/static/style.css"), format!("/* {} */\n", dice.below(1000))),
        2 => (
            format!("themes/{theme}/static/more-{}.css", dice.below(3)),
            format!("/* {} */\n", dice.below(1000)),
        ),
        3 => {
            let extends = if theme == "desert" { "national" } else { "default" };
            let share = dice.some(&["email", "x", "mastodon"]).join(", ");
            let settings = format!("settings: {{colour: {}, share: [{share}]}}", fresh(dice, "green"));
            (format!("themes/{theme}/theme.yaml"), format!("extends: {extends}\ncontract: 1\n{settings}\n"))
        }
        4 => (format!("themes/{theme}/locales/{language}.ftl"), format!("home = {}\n", fresh(dice, "Home"))),
        5 | 6 => {
            let word = fresh(dice, "word");
            let message = dice.text(&["archives", "shown-in", "by-authors", "story-count", "week-of"]);
            let text = match message.as_str() {
                "shown-in" => format!("shown-in = {word} {{ $language }}\n"),
                "by-authors" => format!("by-authors = {word} {{ $authors }}\n"),
                "story-count" => format!("-thing = {word}\nstory-count = {{ $count }} {{ -thing }}\n"),
                "week-of" => format!("week-of = {word} {{ $date }}\n"),
                _ => format!("archives = {word}\n"),
            };
            (format!("locales/{language}/own-{}.ftl", dice.below(2)), text)
        }
        7 => ("static/favicon.txt".to_owned(), fresh(dice, "icon")),
        8 => (format!("static/files/{}.txt", dice.below(3)), fresh(dice, "file")),
        _ => {
            let mut all = state.paths("themes/", "");
            all.extend(state.paths("static/", "").into_iter().chain(state.paths("locales/", "")));
            all.retain(|path| {
                !path.ends_with("theme.yaml")
                    && !path.ends_with("base.html")
                    && !path.ends_with("redirect.html")
            });
            return match dice.one(&all) {
                Some(path) => state.remove(&path),
                None => String::new(),
            };
        }
    };
    state.put(&path, &text);
    format!("{path}: {text:?}")
}
