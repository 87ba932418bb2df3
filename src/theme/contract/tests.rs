use std::fs;
use std::path::Path;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::super::tests::{default_theme, interface, loaded, theme};
use super::super::values::{html, list, map, text};
use super::super::{Context, Value, sample};
use super::check::check;
use super::document::read;
use super::{Findings, MARKED, found, unseen};
use crate::Request;
use crate::observe::Unobserved;

#[test]
fn templates_are_given_what_the_document_says() {
    let network = format!("network{MARKED}");
    let site = network_dressed_in(&network);
    let request = Request {
        site: site.path().to_owned(),
        output: site.path().join("public"),
        missions: Vec::new(),
        now: "2026-06-01T00:00:00Z".parse().unwrap(),
        drafts: false,
        in_place: false,
        deny_warnings: false,
        published: None,
        list_entries: false,
        base_url: None,
    };
    let built = crate::build(&request, &Unobserved).unwrap();
    assert!(built.outcome.is_some(), "{:#?}", built.found.diagnostics);
    let findings = found(&network);
    assert!(findings.faults.is_empty(), "{:#?}", findings.faults);
    let unseen = unseen(&findings);
    assert!(unseen.is_empty(), "named in docs/themes.md, and shown by nothing in the network: {unseen:#?}");
}

#[test]
fn the_samples_are_what_the_document_says() {
    let name = format!("sample{MARKED}");
    let theme = loaded(&[&theme(&name, &[]), &default_theme()]);
    for language in ["en", "ar"] {
        for template in sample::PAGES {
            let context = sample::context(&theme, template, language == "ar", &interface(language));
            theme.render(template, &context).unwrap();
        }
    }
    let findings = found(&name);
    assert!(findings.seen.len() > 100, "{:?}", findings.seen);
    assert!(findings.faults.is_empty(), "{:#?}", findings.faults);
}

/// The demonstration network, with all of its blogs in one theme, which only has a name.
fn network_dressed_in(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["content", "themes", "locales", "static"] {
        for entry in WalkDir::new(project.join(part)) {
            let from = entry.unwrap().into_path();
            let to = folder.path().join(from.strip_prefix(project).unwrap());
            if from.is_dir() {
                fs::create_dir_all(to).unwrap();
                continue;
            }
            let is_settings = from.ends_with("network.yaml") || from.ends_with("mission.yaml");
            if is_settings && from.starts_with(project.join("content")) {
                let settings = fs::read_to_string(&from).unwrap();
                let lines = settings.lines().filter(|line| !line.starts_with("theme:"));
                let dressed: String = lines.map(|line| format!("{line}\n")).collect();
                let own =
                    if from.ends_with("network.yaml") { format!("theme: {name}\n") } else { String::new() };
                fs::write(to, dressed + &own).unwrap();
            } else {
                fs::copy(from, to).unwrap();
            }
        }
    }
    let own = folder.path().join("themes").join(name);
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("theme.yaml"), "name: As documented\nextends: default\ncontract: 1\n").unwrap();
    // A card that does more than print and ask is given all that a card can be given; one that does no more, what it asks for.
    fs::create_dir_all(own.join("templates/parts")).unwrap();
    let card = "{%- set story = post %}{% include \"default/parts/card.html\" %}";
    fs::write(own.join("templates/parts/card.html"), card).unwrap();
    add_what_the_network_lacks(folder.path());
    folder
}

/// What a template can be given and no story of the network has.
fn add_what_the_network_lacks(site: &Path) {
    let post = "---\ntitle: A town hall\nauthors: [layla-haddad-moore, {name: Someone Else, title: A guest}]\n\
        courtesy_of: {name: A newspaper, url: \"https://www.example.org/\"}\noffice: amman\ntags: [music, culture]\n\
        event: {start: 2026-06-03 18:00, end: 2026-06-03 20:00, place: Amman, url: \"https://www.example.org/e\"}\n\
        toc: true\nkey_points: [One, Two]\nupdated: 2026-05-28\nlayout: report\nextra: {own: [1]}\n\
        corrections: [{date: 2026-05-28, text: It was two.}]\n---\n## One\n\nText.\n";
    let page = "---\ntitle: A page\nauthors: [layla-haddad-moore]\ntoc: true\nimage: {src: /picture.svg, alt: A, caption: B}\n---\n\
        ## One\n\nText.\n";
    let gone = "---\ntitle: Gone\nstatus: withdrawn\nwithdrawn: {date: 2026-05-27, reason: It was wrong.}\n---\nText.\n";
    let late = "---\ntitle: Late\n---\nText.\n";
    let frozen = "---\ntitle: A week\nposts: [jordan/2026-05-20-first]\n---\nText.\n";
    // Too long for a letter, which then says where the rest is.
    let long = "---\ntitle: The week after\npicture: {src: /picture.svg, alt: A, caption: B}\n\
        highlights: [{post: jordan/2026-05-27-everything, teaser: Read it.}]\n---\n"
        .to_owned()
        + &"Many words.\n\n".repeat(8_000);
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12\" height=\"8\"/>";
    for (name, text) in [
        ("content/jordan/posts/2026-05-27-everything.en.md", post),
        ("content/jordan/posts/2026-05-20-first.en.md", late),
        ("content/jordan/posts/2026-05-20-late.en.md", late),
        ("content/jordan/pages/everything.en.md", page),
        ("content/jordan/pages/gone.en.md", gone),
        ("content/jordan/digests/2026-W21.en.md", frozen),
        ("content/jordan/digests/2026-W22.en.md", &long),
        ("static/picture.svg", picture),
    ] {
        let path = site.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Without this the two tests above could find nothing because they look at nothing.
#[test]
fn what_is_not_as_documented_is_found() {
    let contract = read(
        "## On every page\n| name | shape | |\n| --- | --- | --- |\n| `lang` | text | |\n| `page` | *page* | |\n\
         ### *page*\n| name | shape | |\n| --- | --- | --- |\n| `page.title`, `page.url` | text | |\n\
         ### `post.html`\n| name | shape | |\n| --- | --- | --- |\n| `a` | list of HTML | |\n| `b` | number or none | |\n\
         ### `parts/foot.html`\nNothing.\n",
    );
    let faults = |template: &str, entries: Vec<(&'static str, Value)>| -> Findings {
        let mut context = Context::new();
        entries.into_iter().for_each(|(name, value)| context.insert_value(name, value));
        let mut findings = Findings::default();
        check(&contract, template, &super::values(&context), &mut findings);
        findings
    };
    let page = |entries| ("page", map::<2>(entries));
    let sound = page([("title", text("A")), ("url", text("/"))]);
    let all = |a: Value, b: Value| vec![("lang", text("en")), sound.clone(), ("a", a), ("b", b)];
    let none = Value::none();
    assert_eq!(faults("post-report.html", all(list([html("x")]), none.clone())).faults.len(), 0);
    assert_eq!(faults("parts/foot.html", vec![("lang", text("en"))]).faults.len(), 0);
    for (number, (template, entries)) in [
        ("post.html", all(list([text("x")]), none.clone())),
        ("post.html", all(html("x"), none.clone())),
        ("post.html", all(list([]), text("1"))),
        ("post.html", all(list([]), none.clone()).split_off(1)),
        ("post.html", [all(list([]), none.clone()), vec![("more", text(""))]].concat()),
        ("other.html", all(list([]), none.clone())),
        ("parts/foot.html", vec![("lang", text("en")), sound.clone()]),
        ("post.html", vec![("lang", text("en")), ("page", text("")), ("a", list([])), ("b", none.clone())]),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(faults(template, entries).faults.len(), 1, "{number}");
    }
    let findings = faults("post.html", all(list([]), none));
    assert_eq!(super::check::unseen(&contract, &findings), ["parts/foot.html", "post.html.a", "post.html.b"]);
}
