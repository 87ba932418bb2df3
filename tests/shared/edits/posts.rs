//! Edits of posts: what their front matter and text say, and which files there are.

use super::super::dice::Dice;
use super::super::revision;
use super::{State, fresh};

const AUTHORS: &[&str] = &["anne", "bob", "carla", "editor", "{name: A Guest}"];
const TAGS: &[&str] = &["culture", "visas", "food", "sport", "rare", "Élan vital"];
const MISSIONS: &[&str] = &["france", "jordan", "kenya"];

fn posts(state: &State) -> Vec<String> {
    state.paths("content/", ".md").into_iter().filter(|path| path.contains("/posts/")).collect()
}

/// Changes one thing that a post says.
pub fn key(state: &mut State, dice: &mut Dice) -> String {
    let Some(path) = dice.one(&posts(state)) else { return String::new() };
    match dice.below(12) {
        0 | 1 => return body(state, dice, &path),
        2 => return translation(state, dice),
        _ => {}
    }
    let (key, value) = match dice.below(24) {
        0 | 1 => ("title", fresh(dice, "Title")),
        2 => ("summary", fresh(dice, "A *summary*")),
        3 | 4 => ("tags", format!("[{}]", dice.some(TAGS).join(", "))),
        5 | 6 => ("authors", format!("[{}]", dice.some(AUTHORS).join(", "))),
        7 => (
            "date",
            dice.text(&[
                "2026-03-03",
                "2026-03-16 00:30",
                "2026-03-29T01:30:00+02:00",
                "2025-12-31",
                "2026-04-10",
            ]),
        ),
        8 => ("updated", dice.text(&["2026-03-20", "2026-03-31 10:00"])),
        9 | 10 => ("status", dice.text(&["draft", "review", "cleared", "withdrawn", "withdrawn"])),
        11 => ("publish_at", dice.text(&["2026-03-15", "2026-03-30 08:00"])),
        12 => ("expire_at", dice.text(&["2026-03-20", "2026-04-20"])),
        13 => ("office", dice.text(&["paris", "lyon"])),
        14 => ("aliases", format!("[/old/{}/]", dice.below(5))),
        15 => ("slug", format!("word-{}", dice.below(50))),
        16 => ("comments", dice.text(&["open", "closed", "off"])),
        17 => {
            let one = |dice: &mut Dice| {
                format!("{{date: 2026-03-{}, text: \"{}\"}}", 10 + dice.below(15), fresh(dice, "*Oops*"))
            };
            let all: Vec<String> = (0..=dice.below(3)).map(|_| one(dice)).collect();
            ("corrections", format!("[{}]", all.join(", ")))
        }
        18 => ("event", {
            let day = 10 + dice.below(20);
            let when = match dice.below(3) {
                0 => format!("start: 2026-03-{day} 18:00"),
                1 => format!("start: 2026-03-{day} 18:00, end: 2026-03-{day} 2{}:15", dice.below(4)),
                _ => format!("start: 2026-03-{day}, end: 2026-04-0{}", 1 + dice.below(9)),
            };
            format!("{{{when}, place: {}}}", fresh(dice, "Hall"))
        }),
        19 => ("also_in", format!("[{}]", dice.some(MISSIONS).join(", "))),
        20 => ("courtesy_of", format!("{{name: {}, url: https://daily.example/}}", fresh(dice, "The Daily"))),
        21 => ("key_points", format!("[\"{}\"]", fresh(dice, "A *point*"))),
        22 => ("id", format!("permanent/{}", dice.below(1000))),
        _ => ("extra", format!("{{colour: {}}}", fresh(dice, "red"))),
    };
    let value = (dice.below(5) > 0 || key == "title").then_some(value);
    state.set(&path, key, value.as_deref())
}

/// Stamps a translation, with what its original says now or with what it says no more; or changes the original of
/// one, in a small thing or in more.
fn translation(state: &mut State, dice: &mut Dice) -> String {
    let languages = [("france", "fr", "en"), ("jordan", "ar", "en"), ("kenya", "en", "fr")];
    let (mission, of, into) = languages[dice.below(languages.len())];
    let ending = format!(".{into}.md");
    let original = |path: &str| path.strip_suffix(&ending).map(|stem| format!("{stem}.{of}.md"));
    let mut paths = state.paths(&format!("content/{mission}/posts/"), &ending);
    paths.retain(|path| original(path).is_some_and(|original| state.files.contains_key(&original)));
    let Some(path) = dice.one(&paths) else { return String::new() };
    let Some(original) = original(&path) else { return String::new() };
    let before = revision::of(&state.text(&original));
    match dice.below(6) {
        0 => return body(state, dice, &original),
        1 => {
            let done = body(state, dice, &original);
            let now = revision::of(&state.text(&original));
            return done + "; " + &state.set(&original, "minor_edits", Some(&format!("[{before}, {now}]")));
        }
        2 => return state.set(&original, "minor_edits", None),
        3 => return state.set(&path, "translation", None),
        _ => {}
    }
    let stamp = if dice.below(2) == 0 { before } else { "r1-0123456789".to_owned() };
    state.set(
        &path,
        "translation",
        Some(&format!("{{of: {of}, revision: {stamp}, translator: {}}}", fresh(dice, "T"))),
    )
}

fn body(state: &mut State, dice: &mut Dice, path: &str) -> String {
    let text = fresh(dice, "Text");
    let body = match dice.below(4) {
        0 => format!("{text}.\n\n## Heading\n\nMore[^1].\n\n[^1]: A note."),
        1 => format!("{text}, see [it](/en/) and [that](https://example.com/)."),
        2 => {
            // From any folder of posts to a post of another mission.
            let up = "../".repeat(path.matches('/').count() - 1);
            let other = dice.one(&posts(state)).unwrap_or_default();
            format!("{text}, as [there]({up}{}).", other.trim_start_matches("content/"))
        }
        _ => format!("{text}."),
    };
    state.set_body(path, &body)
}

/// Adds, takes out or renames one of the files of a post.
pub fn file(state: &mut State, dice: &mut Dice) -> String {
    let all = posts(state);
    let Some(path) = dice.one(&all) else { return String::new() };
    let mission = dice.text(MISSIONS);
    let language = dice.text(&["fr", "en", "ar"]);
    let day = 1 + dice.below(28);
    let pictures: Vec<String> = state.paths("content/", ".svg");
    match dice.below(9) {
        0 | 1 => {
            let new =
                format!("content/{mission}/posts/2026-03-{day:02}-new-{}.{language}.md", dice.below(30));
            state.put(
                &new,
                &format!("---\ntitle: {}\ntags: [food]\nauthors: [carla]\n---\nNew.\n", fresh(dice, "New")),
            );
            format!("{new} added")
        }
        2 => {
            let stem = path.trim_end_matches(".md").rsplit_once('.').map_or("", |(stem, _)| stem);
            let new = format!("{stem}.{language}.md");
            state.put(&new, &format!("---\ntitle: {}\n---\nTranslated.\n", fresh(dice, "Translation")));
            format!("{new} added")
        }
        3 => state.remove(&path),
        4 => {
            let to = path.replacen("2026-03-", &format!("2026-03-{day:02}-x"), 1);
            state.rename(&path, &to)
        }
        5 => {
            let Some(picture) = dice.one(&pictures) else { return String::new() };
            state.put(
                &picture,
                &format!(
                    "<svg xmlns='http://www.w3.org/2000/svg' width=\"{}\" height=\"20\"/>",
                    dice.below(99)
                ),
            );
            format!("{picture} painted anew")
        }
        6 => {
            let folder = format!("content/{mission}/posts/2026-03-{day:02}-bundle");
            state.put(&format!("{folder}/pic.svg"), "<svg/>");
            let front_matter = "title: Bundle\nimage: {src: pic.svg, alt: \"\"}\nauthors: [anne]";
            state.put(
                &format!("{folder}/index.{language}.md"),
                &format!("---\n{front_matter}\n---\n![](pic.svg)\n"),
            );
            format!("{folder} added")
        }
        7 => {
            let Some(picture) = dice.one(&pictures) else { return String::new() };
            match dice.below(2) {
                0 => state.remove(&picture),
                _ => state.rename(&picture, &picture.replace(".svg", "-2.svg")),
            }
        }
        _ => comments(state, dice),
    }
}

fn comments(state: &mut State, dice: &mut Dice) -> String {
    let path = match dice.below(3) {
        0 => beside_a_post(state, dice),
        _ => dice.one(&state.paths("content/", "comments.yaml")),
    };
    let Some(path) = path else { return String::new() };
    let status = dice.text(&["approved", "approved", "pending", "rejected"]);
    let who = dice.text(&["", "name: Eric, ", "name: سلمى, place: إربد, language: ar, ", "redacted: true, "]);
    let day = dice.text(&["2026-03-08 22:30", "2026-03-08", "2026-03-24"]);
    let text = fresh(dice, "A *comment*");
    let comment = format!("- {{{who}date: {day}, status: {status}, text: \"{text}\"}}\n");
    match dice.below(4) {
        0 => state.put(&path, &comment),
        // An earlier one, which was looked at later.
        2 => {
            let whole = comment + &state.text(&path);
            state.put(&path, &whole);
        }
        1 => {
            let whole = state.text(&path) + &comment;
            state.put(&path, &whole);
        }
        _ => return state.remove(&path),
    }
    format!("{path}: {status} {text:?}")
}

/// Where the comments on some post stand, or would stand.
fn beside_a_post(state: &State, dice: &mut Dice) -> Option<String> {
    let path = dice.one(&posts(state))?;
    let (stem, _) = path.trim_end_matches(".md").rsplit_once('.')?;
    Some(match stem.strip_suffix("/index") {
        Some(bundle) => format!("{bundle}/comments.yaml"),
        None => format!("{stem}.comments.yaml"),
    })
}
