//! Edits of undated texts, digests' introductions, alerts and authors.

use super::super::dice::Dice;
use super::{State, fresh};

/// Changes, adds, renames or takes out a page, a policy, an alert or an introduction.
pub fn edit(state: &mut State, dice: &mut Dice) -> String {
    let folders = ["/pages/", "/policies/", "/alerts/", "/digests/"];
    let folder = dice.text(&folders);
    let all: Vec<String> =
        state.paths("content/", ".md").into_iter().filter(|path| path.contains(&folder)).collect();
    let Some(path) = dice.one(&all) else { return String::new() };
    match dice.below(9) {
        0 => return state.set_body(&path, &fresh(dice, "Said *otherwise*")),
        1 => return state.set(&path, "title", Some(&fresh(dice, "Other title"))),
        2 => return add(state, dice),
        3 => return state.remove(&path),
        4 if folder == "/policies/" || folder == "/pages/" => {
            return state.set(&path, "slug", Some(&format!("way-{}", dice.below(9))));
        }
        _ => {}
    }
    let stories = [
        "france/2026-03-02-visas",
        "kenya/2026-03-04-run",
        "jordan/2026-03-11-market",
        "france/2026-03-10-bread",
    ];
    let (key, value) = match folder.as_str() {
        "/pages/" => match dice.below(4) {
            0 | 1 => ("menu", dice.below(5).to_string()),
            2 => ("authors", format!("[{}]", dice.some(&["anne", "carla", "editor"]).join(", "))),
            _ => ("aliases", format!("[/was/{}/]", dice.below(5))),
        },
        "/policies/" => match dice.below(2) {
            0 => ("summary", fresh(dice, "In *short*")),
            _ => ("reviewed", format!("2026-02-{:02}", 1 + dice.below(28))),
        },
        "/alerts/" => match dice.below(4) {
            0 => ("level", dice.text(&["notice", "warning", "emergency"])),
            1 if path.starts_with("content/alerts/") => {
                ("missions", format!("[{}]", dice.some(&["france", "jordan", "kenya"]).join(", ")))
            }
            2 => ("expire_at", dice.text(&["2026-03-30", "2026-04-20"])),
            _ => ("publish_at", dice.text(&["2026-03-25", "2026-03-15"])),
        },
        _ => match dice.below(4) {
            0 => {
                let lines: Vec<String> = dice
                    .some(&stories)
                    .into_iter()
                    .map(|post| format!("{{post: {post}, teaser: \"{}\"}}", fresh(dice, "*Read*")))
                    .collect();
                ("highlights", format!("[{}]", lines.join(", ")))
            }
            1 => ("leave_out", format!("[{}]", dice.some(&stories).join(", "))),
            2 => ("posts", format!("[{}]", dice.some(&stories).join(", "))),
            _ => ("summary", fresh(dice, "A week in *short*")),
        },
    };
    let value = (dice.below(4) > 0).then_some(value);
    state.set(&path, key, value.as_deref())
}

fn add(state: &mut State, dice: &mut Dice) -> String {
    let scope = dice.text(&["", "france/", "jordan/", "kenya/"]);
    let language = dice.text(&["fr", "en", "ar"]);
    let name = match dice.below(5) {
        0 => format!("pages/page-{}", dice.below(4)),
        1 => dice.text(&["policies/disclaimer", "policies/comment-policy", "policies/links"]),
        2 => format!("alerts/2026-03-2{}-new", dice.below(9)),
        3 => format!("digests/2026-W{}", 10 + dice.below(5)),
        _ => "pages/about".to_owned(),
    };
    let path = format!("content/{scope}{name}.{language}.md");
    state.put(&path, &format!("---\ntitle: {}\n---\nAdded.\n", fresh(dice, "Added")));
    format!("{path} added")
}

/// Changes, adds or takes out an author.
pub fn author(state: &mut State, dice: &mut Dice) -> String {
    let authors = state.paths("content/authors/", ".yaml");
    let Some(path) = dice.one(&authors) else { return String::new() };
    let (key, value) = match dice.below(8) {
        0 | 1 => ("name", format!("{{en: {}, fr: {}}}", fresh(dice, "Name"), fresh(dice, "Nom"))),
        2 => ("title", fresh(dice, "Attaché")),
        3 | 4 => ("bio", format!("{{en: \"{}\"}}", fresh(dice, "Has *lived*"))),
        5 => ("photo", dice.text(&["/faces/anne.svg", "../france/posts/2026-03-05-music/lute.svg"])),
        6 => ("url", "https://elsewhere.example/".to_owned()),
        _ => {
            let path = format!("content/authors/aaa-{}.yaml", dice.below(3));
            return match state.files.contains_key(&path) {
                true => state.remove(&path),
                false => {
                    state.put(&path, "name: New\n");
                    format!("{path} added")
                }
            };
        }
    };
    let value = (dice.below(4) > 0 || key == "name").then_some(value);
    state.set(&path, key, value.as_deref())
}
