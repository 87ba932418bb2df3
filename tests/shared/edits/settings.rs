//! Edits of `network.yaml` and `mission.yaml`.

use super::super::dice::Dice;
use super::{State, fresh};

const NETWORK: &str = "content/network.yaml";

pub fn edit(state: &mut State, dice: &mut Dice) -> String {
    if dice.below(6) == 0 {
        return network(state, dice);
    }
    let path = dice.text(&[
        NETWORK,
        "content/france/mission.yaml",
        "content/jordan/mission.yaml",
        "content/kenya/mission.yaml",
    ]);
    let is_network = path == NETWORK;
    let policies = ["disclaimer", "comment-policy"];
    let (key, value) = match dice.below(24) {
        0 => ("page_size", (1 + dice.below(5)).to_string()),
        1 => ("latest", dice.below(4).to_string()),
        2 => ("feed_size", (1 + dice.below(6)).to_string()),
        3 => {
            ("base_url", format!("https://host-{}.example.org/{}", dice.below(9), dice.text(&["", "blogs/"])))
        }
        4 => ("timezone", dice.text(&["Pacific/Auckland", "Europe/Paris", "America/Lima"])),
        5 => ("fallbacks", dice.text(&["{fr: [en]}", "{ar: [fr, en]}", "{en: [ar]}"])),
        6 => ("untranslated", dice.text(&["show", "hide"])),
        7 => (
            "policies",
            format!(
                "{{post: [{}], feed: [{}]}}",
                dice.some(&policies).join(", "),
                dice.some(&policies).join(", ")
            ),
        ),
        8 => ("footer", format!("[{{title: {}, url: https://www.example.gov/}}]", fresh(dice, "Records"))),
        9 => ("title", format!("{{en: {}, fr: {}}}", fresh(dice, "Blog"), fresh(dice, "Carnet"))),
        10 => ("description", fresh(dice, "Described")),
        11 => {
            let group = dice.text(&["mission", "tag", "none"]);
            let start = dice.text(&["monday", "sunday"]);
            (
                "digest",
                format!(
                    "{{group_by: {group}, week_starts: {start}, editor: {}}}",
                    dice.text(&["editor", "anne"])
                ),
            )
        }
        12 => {
            let name = dice.text(&["archives", "tags", "authors", "digests", "tag_feeds", "author_feeds"]);
            let feeds = dice.some(&["atom", "rss", "json"]).join(", ");
            ("outputs", format!("{{{name}: false, feeds: [{feeds}]}}"))
        }
        13 if !is_network => ("country", dice.text(&["FR", "US", "EG"])),
        14 if !is_network => {
            ("offices", format!("{{paris: {}, lyon: {}}}", fresh(dice, "Paris"), fresh(dice, "Lyon")))
        }
        15 => ("permalink", dice.text(&["/:slug/", "/:year/:month/:slug/"])),
        16 => ("theme", dice.text(&["national", "desert", "default"])),
        13 | 14 => ("feed_authority", dice.text(&["\"example.gov,2012\"", "\"example.gov,2020\""])),
        18 => ("own_domains", dice.text(&["[daily.example]", "[video.example, example.org]"])),
        19 => (
            "accessibility",
            format!("{{contact: {}, reviewed: 2026-01-31, gaps: [{{fr: Ceci}}]}}", fresh(dice, "The desk")),
        ),
        21 => ("related", dice.below(4).to_string()),
        22 => (
            "theme_settings",
            dice.text(&[
                "{flag: [red, white]}",
                "{share: [email]}",
                "{colours: {light: {gold: \"#b07d1a\"}}}",
            ]),
        ),
        20 => ("identifier", format!("{{text: {{en: {}}}}}", fresh(dice, "Of the office"))),
        _ => (
            "comments",
            dice.text(&[
                "{state: closed}",
                "{write_to: \"mailto:other@example.gov\"}",
                "{write_to: \"https://form.example/?about={post}\"}",
            ]),
        ),
    };
    let must = key == "title" || (is_network && key == "base_url");
    let value = (dice.below(4) > 0 || must).then_some(value);
    state.set(&path, key, value.as_deref())
}

/// What only the network says, and missions that come and go.
fn network(state: &mut State, dice: &mut Dice) -> String {
    match dice.below(4) {
        0 | 1 => {
            let tags = format!(
                "{{food: {{en: {}}}, culture: {{fr: {}}}}}",
                fresh(dice, "Food"),
                fresh(dice, "Culture")
            );
            state.set(NETWORK, "tags", Some(&tags))
        }
        2 => state.set(
            NETWORK,
            "languages",
            Some(&dice.text(&["[en, fr, ar]", "[fr, en, ar]", "[en, ar, fr, fr-CA]", "[en, fr]"])),
        ),
        _ => {
            let path = "content/egypt/mission.yaml";
            if state.files.contains_key(path) {
                return state.remove(path);
            }
            state.put(path, "title: Cairo\nlanguages: [ar, en]\n");
            format!("{path} added")
        }
    }
}
