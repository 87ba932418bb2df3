//! Policies by rule: line by line, language by language, each missing file told once.

use crate::{FRANCE, JORDAN, NETWORK, site};
use chancery::diagnostic::Code;

fn text(words: &str) -> String {
    format!("---\ntitle: {words}\n---\n{words}\n")
}

#[test]
fn a_line_that_is_left_out_is_the_networks_and_else_the_default() {
    let disclaimer = text("DISCLAIMER");
    let house = text("HOUSE RULES");
    let policies = ["en", "fr", "ar"]
        .map(|language| (format!("content/policies/disclaimer.{language}.md"), disclaimer.clone()));
    let mut files: Vec<(&str, &str)> =
        policies.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let france = format!("{FRANCE}policies: {{post: [house]}}\n");
    files.extend([
        ("content/france/mission.yaml", france.as_str()),
        ("content/france/policies/house.fr.md", &house),
        ("content/france/policies/house.en.md", &house),
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
    ]);
    let tested = site(&files);
    assert_eq!(tested.codes(), []);
    let page = tested.read("france/fr/2012/05/15/a");
    assert!(page.contains("<p>HOUSE RULES</p>") && !page.contains("<p>DISCLAIMER</p>"));
    assert!(
        tested.read("france/fr/atom.xml").contains("<p>DISCLAIMER</p>"),
        "the feed's line is the default"
    );
    assert!(tested.read("france/fr/week-in-review/2012-W20").contains("<p>DISCLAIMER</p>"));
}

#[test]
fn an_empty_line_shows_none() {
    let files = ["en", "fr", "ar"]
        .map(|language| (format!("content/policies/disclaimer.{language}.md"), text("DISCLAIMER")));
    let mut files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let france = format!("{FRANCE}policies: {{feed: []}}\n");
    files.extend([
        ("content/france/mission.yaml", france.as_str()),
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
    ]);
    let tested = site(&files);
    assert!(!tested.read("france/fr/atom.xml").contains("DISCLAIMER"));
    assert!(tested.read("fr/atom.xml").contains("DISCLAIMER"));
}

#[test]
fn one_missing_file_is_told_once_and_named() {
    let network = format!("{NETWORK}policies: {{post: [rules], feed: [rules], digest: []}}\n");
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/policies/rules.en.md", &text("RULES")),
        ("content/policies/rules.fr.md", &text("RULES")),
    ]);
    let help: Vec<&str> = tested.found.diagnostics.iter().filter_map(|fault| fault.help.as_deref()).collect();
    assert_eq!(tested.codes(), [Code::MissingPolicy]);
    assert_eq!(help, ["create the file `content/policies/rules.ar.md`"]);
    assert_eq!(tested.faults()[0].2, "ar");
}

#[test]
fn a_language_of_a_mission_alone_is_the_missions_to_write() {
    let network = NETWORK.replace("[en, fr, ar]", "[en, fr]");
    let tested = site(&[
        ("content/network.yaml", &format!("{network}policies: {{post: [rules]}}\n")),
        ("content/jordan/mission.yaml", JORDAN),
        ("content/policies/rules.en.md", &text("RULES")),
        ("content/policies/rules.fr.md", &text("RULES")),
    ]);
    assert_eq!(
        tested.found.diagnostics[0].help.as_deref(),
        Some("create the file `content/jordan/policies/rules.ar.md`")
    );
}

#[test]
fn a_draft_is_not_missing() {
    let tested = site(&[
        ("content/policies/disclaimer.en.md", &text("D")),
        ("content/policies/disclaimer.fr.md", &text("D")),
        ("content/policies/disclaimer.ar.md", "---\ntitle: D\nstatus: draft\n---\nD\n"),
    ]);
    assert_eq!(tested.codes(), [Code::PolicyFallback]);
    let help = tested.found.diagnostics[0].help.as_deref().unwrap();
    assert!(help.starts_with("the file `content/policies/disclaimer.ar.md` is there and not out"), "{help}");
}

#[test]
fn a_policys_old_path_leads_to_it() {
    let tested = site(&[
        (
            "content/policies/disclaimer.en.md",
            "---\ntitle: D\naliases: [/legal]\nsummary: \"See [us](../france/pages/us.fr.md)\"\n---\nD\n",
        ),
        ("content/policies/disclaimer.fr.md", &text("D")),
        ("content/policies/disclaimer.ar.md", &text("D")),
        ("content/france/pages/us.fr.md", &text("US")),
    ]);
    assert!(tested.read("legal").contains("url=/en/policies/disclaimer/"));
    assert!(!tested.has("france/legal"), "the network's policy has its old path in the network");
}
