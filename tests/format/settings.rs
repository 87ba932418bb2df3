//! `network.yaml` and `mission.yaml`: what is inherited, and what names nothing.

use crate::{FRANCE, JORDAN, NETWORK, site};
use chancery::diagnostic::Code;

const POST: &str = "---\ntitle: A\n---\nText.\n";

#[test]
fn a_mission_without_languages_has_the_networks_and_its_default() {
    let network = NETWORK.replace("languages:", "default_language: fr\nlanguages:");
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/peru/mission.yaml", "title: Peru\n"),
        ("content/peru/posts/2012-05-01-a.md", POST),
    ]);
    assert!(tested.has("peru/fr/2012/05/01/a/index.html"));
    let own_list = site(&[
        ("content/network.yaml", &network),
        ("content/peru/mission.yaml", "title: Peru\nlanguages: [en, fr]\n"),
        ("content/peru/posts/2012-05-01-a.md", POST),
    ]);
    assert!(own_list.has("peru/en/2012/05/01/a/index.html"));
}

#[test]
fn the_networks_faults_are_told_at_the_network_alone() {
    let network = format!("{NETWORK}page_size: 0\ntheme: defalt\n");
    let tested = site(&[("content/network.yaml", &network)]);
    let faults = tested.faults();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults.iter().all(|(_, file, _)| file == "network.yaml"), "{faults:?}");
}

#[test]
fn a_list_that_cannot_be_read_is_not_missing_too() {
    let tested = site(&[("content/network.yaml", &NETWORK.replace("[en, fr, ar]", "en, fr"))]);
    assert_eq!(tested.codes(), [Code::WrongType]);
}

#[test]
fn fallbacks_and_domains_are_checked() {
    let network =
        format!("{NETWORK}fallbacks: {{fr-CA: [fr]}}\nown_domains: [example.gov, \"https://x.example/\"]\n");
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/france/mission.yaml", &format!("{FRANCE}fallbacks: {{en: [fr-CA]}}\n")),
    ]);
    let faults: Vec<_> =
        tested.faults().into_iter().map(|(code, _, underlined)| (code, underlined)).collect();
    assert_eq!(
        faults,
        [(Code::UnknownLanguage, "fr-CA".to_string()), (Code::BadValue, "https://x.example/".to_string())],
        "what is fallen back on may be any language"
    );
}

#[test]
fn two_sites_cannot_have_one_address() {
    let own = |mission: &str| format!("{mission}base_url: https://own.example/\n");
    let tested =
        site(&[("content/france/mission.yaml", &own(FRANCE)), ("content/jordan/mission.yaml", &own(JORDAN))]);
    assert_eq!(tested.messages(), ["this is the address of the mission `france` already"]);
    let as_the_network = format!("{FRANCE}base_url: https://n.example\n");
    let tested = site(&[("content/france/mission.yaml", &as_the_network)]);
    assert_eq!(tested.messages(), ["this is the address of the network already"]);
}

#[test]
fn without_feeds_there_is_nothing_to_subscribe_to() {
    let tested = site(&[
        ("content/france/mission.yaml", &format!("{FRANCE}outputs: {{feeds: [], tags: false}}\n")),
        ("content/france/posts/2012-05-01-a.md", "---\ntitle: A\ntags: [x]\n---\nText.\n"),
    ]);
    assert!(!tested.has("france/fr/subscribe") && !tested.has("france/fr/tags"));
    let page = tested.read("france/fr/2012/05/01/a");
    assert!(!page.contains("subscribe") && !page.contains("href=\"\""), "{page}");
}

#[test]
fn partials_of_a_theme_may_begin_with_an_underscore() {
    let tested = site(&[
        ("content/france/mission.yaml", &format!("{FRANCE}theme: plain\n")),
        ("themes/plain/theme.yaml", "extends: default\ncontract: 1\n"),
        (
            "themes/plain/templates/home.html",
            "{% extends \"default/home.html\" %}{% block main %}{% include \"_part.html\" %}{% endblock %}",
        ),
        ("themes/plain/templates/_part.html", "<h1>PART</h1>"),
    ]);
    assert!(tested.read("france/fr").contains("<h1>PART</h1>"));
}
