//! A theme's colours, from its settings to the style sheet.
//!
//! `settings: {colours: {light: {brand: "#1b365d"}, dark: {…}}, flag: ["#002654", "#ffffff", "#ce1126"]}`: each
//! colour is a custom property of the style sheet (`--brand`), those of `dark` where a reader's system is dark; the
//! flag is one property, `--flag`, its colours side by side as bands of equal width.
//!
//! What is no colour is a fault. A text whose colour is too near that of its ground is a warning: WCAG 2.2 asks for
//! 4.5 to 1 (1.4.3).

use serde_json::Value as Data;

use super::styles::Colour;

/// Which texts stand on which grounds in the default theme, by the names of their colours.
const PAIRS: &[(&str, &str)] = &[
    ("ink", "paper"),
    ("ink", "wash"),
    ("muted", "paper"),
    ("muted", "wash"),
    ("link", "paper"),
    ("link", "wash"),
    ("accent", "paper"),
    ("accent", "wash"),
    ("on-brand", "brand"),
    ("on-notice", "notice"),
    ("on-warning", "warning"),
    ("on-emergency", "emergency"),
];

const SCHEMES: [&str; 2] = ["light", "dark"];
const LEAST: f64 = 4.5;

/// A fault in settings: the keys that lead to it, below the settings.
#[derive(Debug, PartialEq)]
pub struct PaletteFault {
    pub path: Vec<String>,
    pub message: String,
    pub help: String,
}

/// What is no colour in one theme's or one blog's own settings.
pub fn check(settings: &Data) -> Vec<PaletteFault> {
    let mut faults = Vec::new();
    let mut bad = |path: Vec<String>, message: String, help: &str| {
        faults.push(PaletteFault { path, message, help: help.to_owned() });
    };
    let write = "write it as `#1b365d`, or as a name of CSS, in quotation marks";
    if let Some(colours) = settings.get("colours") {
        let path = vec!["colours".to_owned()];
        match colours.as_object() {
            None => bad(
                path,
                "`colours` holds `light` and `dark`, each with names and colours".into(),
                "write `colours: {light: {brand: \"#1b365d\"}}`",
            ),
            Some(schemes) => {
                for (scheme, colours) in schemes {
                    let path = vec!["colours".to_owned(), scheme.clone()];
                    if !SCHEMES.contains(&scheme.as_str()) {
                        bad(
                            path,
                            format!("`{scheme}` is neither `light` nor `dark`"),
                            "write `light`, or `dark` for readers whose system is dark",
                        );
                        continue;
                    }
                    for (name, colour) in colours.as_object().into_iter().flatten() {
                        let path = vec!["colours".to_owned(), scheme.clone(), name.clone()];
                        if name.is_empty()
                            || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                        {
                            bad(
                                path,
                                format!("`{name}` is no name for a colour"),
                                "write it with lower-case letters, digits and hyphens",
                            );
                        } else if colour.as_str().and_then(Colour::read).is_none() {
                            bad(path, format!("{} is not a colour", shown(colour)), write);
                        }
                    }
                }
            }
        }
    }
    match settings.get("flag") {
        None => {}
        Some(Data::Array(bands)) => {
            for colour in bands.iter().filter(|colour| colour.as_str().and_then(Colour::read).is_none()) {
                bad(vec!["flag".to_owned()], format!("{} is not a colour", shown(colour)), write);
            }
        }
        Some(_) => bad(
            vec!["flag".to_owned()],
            "`flag` is a list of colours".into(),
            "write `flag: [\"#002654\", \"#ffffff\", \"#ce1126\"]`",
        ),
    }
    faults
}

/// Pairs of colours that cannot be told apart well enough, of which `own` says one at least.
pub fn contrast(merged: &Data, own: &Data) -> Vec<PaletteFault> {
    let mut faults = Vec::new();
    for scheme in SCHEMES {
        let of = |settings: &Data, name: &str| -> Option<String> {
            Some(settings.get("colours")?.get(scheme)?.get(name)?.as_str()?.to_owned())
        };
        for (text, ground) in PAIRS {
            let Some(named) = [text, ground].into_iter().find(|name| of(own, name).is_some()) else {
                continue;
            };
            let both = of(merged, text).zip(of(merged, ground));
            let Some((text_colour, ground_colour)) = both else { continue };
            let colours = Colour::read(&text_colour).zip(Colour::read(&ground_colour));
            let Some(ratio) = colours.map(|(one, other)| one.contrast(other)).filter(|ratio| *ratio < LEAST)
            else {
                continue;
            };
            let ratio = (ratio * 10.0).floor() / 10.0;
            faults.push(PaletteFault {
                path: vec!["colours".to_owned(), scheme.to_owned(), (*named).to_owned()],
                message: format!(
                    "`{text}` ({text_colour}) can hardly be read on `{ground}` ({ground_colour}): their contrast is {ratio} to 1, and readers need {LEAST} to 1"
                ),
                help: format!("make one of the two lighter or darker, or set `{text}` and `{ground}` together"),
            });
        }
    }
    faults
}

/// The rules that stand before those of the style sheet. What [`check`] refuses is left out.
pub fn rules(settings: &Data) -> String {
    let mut rules = String::new();
    for scheme in SCHEMES {
        let mut properties = String::new();
        let colours = settings.get("colours").and_then(|colours| colours.get(scheme));
        for (name, colour) in colours.and_then(Data::as_object).into_iter().flatten() {
            if let Some(colour) = colour.as_str().filter(|colour| Colour::read(colour).is_some()) {
                properties += &format!("--{name}:{colour};");
            }
        }
        if scheme == "light" {
            properties += &flag(settings);
        }
        match scheme {
            _ if properties.is_empty() => {}
            "light" => rules += &format!(":root{{{properties}}}"),
            _ => rules += &format!("@media (prefers-color-scheme:dark){{:root{{{properties}}}}}"),
        }
    }
    rules
}

fn flag(settings: &Data) -> String {
    let bands: Vec<&str> = settings
        .get("flag")
        .and_then(Data::as_array)
        .into_iter()
        .flatten()
        .filter_map(Data::as_str)
        .filter(|colour| Colour::read(colour).is_some())
        .collect();
    if bands.is_empty() {
        return String::new();
    }
    let share = |band: usize| format!("{:.3}%", band as f64 * 100.0 / bands.len() as f64);
    let stops: Vec<String> = bands
        .iter()
        .enumerate()
        .map(|(band, colour)| format!("{colour} {} {}", share(band), share(band + 1)))
        .collect();
    // A flag has its hoist on the left in every language.
    format!("--flag:linear-gradient(90deg,{});", stops.join(","))
}

fn shown(data: &Data) -> String {
    match data {
        Data::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{check, contrast, rules};

    #[test]
    fn colours_become_custom_properties() {
        let settings = json!({"colours": {"light": {"brand": "#1b365d"}, "dark": {"brand": "navy"}}, "flag": ["#000", "#fff"]});
        assert_eq!(
            rules(&settings),
            ":root{--brand:#1b365d;--flag:linear-gradient(90deg,#000 0.000% 50.000%,#fff 50.000% 100.000%);}@media (prefers-color-scheme:dark){:root{--brand:navy;}}"
        );
        assert_eq!(rules(&json!({})), "");
    }

    #[test]
    fn what_is_no_colour_is_told_and_left_out() {
        let settings = json!({"colours": {"light": {"brand": "bleu", "a;b": "red", "ink": 17}, "night": {}}, "flag": ["red", "}"]});
        let paths: Vec<String> = check(&settings).iter().map(|fault| fault.path.join(".")).collect();
        assert_eq!(
            paths,
            ["colours.light.a;b", "colours.light.brand", "colours.light.ink", "colours.night", "flag"]
        );
        assert_eq!(rules(&json!({"colours": {"light": {"brand": "red;}"}}})), "");
        assert_eq!(check(&json!({"colours": "red", "flag": "red"})).len(), 2);
    }

    #[test]
    fn a_text_that_can_hardly_be_read_is_told_where_it_is_set() {
        let merged = json!({"colours": {"light": {"brand": "#ffdd00", "on-brand": "#ffffff", "ink": "#888", "paper": "#fff"}}});
        let own = json!({"colours": {"light": {"brand": "#ffdd00"}}});
        let faults = contrast(&merged, &own);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].path, ["colours", "light", "brand"]);
        assert!(faults[0].message.contains("1.3 to 1"), "{}", faults[0].message);
    }
}
