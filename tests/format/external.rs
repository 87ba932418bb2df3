//! Links that lead out of the network: which they are, how they are marked, and the notice below a text that holds some.

use crate::{FRANCE, NETWORK, Tested, site};

const MARK: &str = "<span class=\"external-mark\" lang=\"fr\" dir=\"ltr\"> (lien externe)</span></a>";
const POLICY: (&str, &str) = (
    "content/policies/external-links.fr.md",
    "---\ntitle: AILLEURS\nsummary: Des sites *d’autres*\n---\nTOUT LE TEXTE\n",
);
const POLICIES: [(&str, &str); 2] = [
    ("content/policies/external-links.en.md", "---\ntitle: Elsewhere\n---\nElsewhere.\n"),
    ("content/policies/external-links.ar.md", "---\ntitle: خارج\n---\nخارج.\n"),
];

const STORY: &str = "content/france/posts/2012-05-15-a.fr.md";
const PAGE: &str = "france/fr/2012/05/15/a";

fn with(files: &[(&str, &str)]) -> Tested {
    let mut all = vec![POLICY];
    all.extend(POLICIES);
    all.extend_from_slice(files);
    site(&all)
}

fn main_of(page: &str) -> &str {
    &page[page.find("<main").unwrap()..page.find("</main>").unwrap()]
}

#[test]
fn what_leads_out_is_marked_and_nothing_else() {
    let network = format!("{NETWORK}own_domains: [partner.example]\n");
    let text = "---\ntitle: A\ntoc: true\n---\n\
        [un](https://e.example/1 \"t\") [deux](https://blog.partner.example/2) [trois](https://n.example/3) \
        [quatre](mailto:a@e.example) <https://e.example/5> [![six](https://n.example/p.png)](//e.example/6)\n\n\
        ## Un [titre](https://e.example/7)\n\nTexte.\n";
    let tested = with(&[("content/network.yaml", &network), (STORY, text)]);
    let page = tested.read(PAGE);
    let page = main_of(&page);
    for link in [
        format!("<a href=\"https://e.example/1\" title=\"t\" rel=\"external\">un{MARK}"),
        "<a href=\"https://blog.partner.example/2\">deux</a>".to_owned(),
        "<a href=\"https://n.example/3\">trois</a>".to_owned(),
        "<a href=\"mailto:a@e.example\">quatre</a>".to_owned(),
        format!("<a href=\"https://e.example/5\" rel=\"external\">https://e.example/5{MARK}"),
        format!("<h2 id=\"un-titre\">Un <a href=\"https://e.example/7\" rel=\"external\">titre{MARK}</h2>"),
        "<a href=\"#un-titre\">Un titre</a>".to_owned(),
    ] {
        assert!(page.contains(&link), "{link}\n{page}");
    }
    let picture = &page[page.find("<a href=\"//e.example/6\" rel=\"external\"><img").unwrap()..];
    assert!(picture[..picture.find("</a>").unwrap() + 4].ends_with(MARK), "{picture}");
    assert_eq!(page.matches(MARK).count(), 4);
    // What is made of the text alone knows nothing of it.
    assert!(!tested.read("france/fr").contains("externe)"));
}

#[test]
fn the_mark_is_in_the_pages_language_wherever_it_stands() {
    let tested = with(&[
        ("content/alerts/2012-06-20-strike.en.md", "---\ntitle: S\n---\n[Trains](https://e.example/)\n"),
        (
            STORY,
            "---\ntitle: A\n---\n<p lang=\"ar\" dir=\"rtl\"><a href=\"https://e.example/\">هنا</a></p>\n",
        ),
    ]);
    assert!(tested.read("france/fr").contains(&format!("rel=\"external\">Trains{MARK}")));
    assert!(tested.read(PAGE).contains(&format!("rel=\"external\">هنا{MARK}")));
    let arabic = "lang=\"ar\" dir=\"rtl\"> (رابط خارجي)</span></a>";
    assert!(tested.read("jordan/ar").contains(&format!("Trains<span class=\"external-mark\" {arabic}")));
}

#[test]
fn links_outside_texts_are_marked_too() {
    let story = "---\ntitle: A\nauthors: [ann]\ncourtesy_of: {name: Le Quotidien, url: https://q.example/}\n\
        event: {start: 2012-05-30, url: https://e.example/}\nvideo: {url: https://v.example/}\n\
        corrections: [{date: 2012-05-16, text: \"[c](https://c.example/)\"}]\n---\nTexte.\n";
    let footer = "footer: [{title: F, url: https://f.example/}, {title: G, url: https://n.example/g}]\n\
        comments: {write_to: https://w.example/}\n";
    let tested = with(&[
        ("content/authors/ann.yaml", "name: Ann\nurl: https://ann.example/\n"),
        ("content/france/mission.yaml", &format!("{FRANCE}{footer}")),
        (STORY, story),
        (
            "content/france/posts/2012-05-15-a.comments.yaml",
            "- {date: 2012-05-17, status: approved, text: \"[k](https://k.example/) [l](https://n.example/)\"}\n",
        ),
    ]);
    let page = tested.read(PAGE);
    let body = &page[page.find("<body").unwrap()..];
    for host in ["q", "e", "v", "c", "f", "w"] {
        let page = body;
        let start = page.find(&format!("href=\"https://{host}.example/\"")).unwrap();
        let link = &page[start..start + page[start..].find("</a>").unwrap() + 4];
        assert!(link.contains(" rel=\"external\"") && link.ends_with(MARK), "{link}");
    }
    assert!(page.contains(&format!("rel=\"external nofollow ugc\">k{MARK}")), "{page}");
    assert!(page.contains("<a href=\"https://n.example/\" rel=\"nofollow ugc\">l</a>"), "{page}");
    assert!(page.contains("<a href=\"https://n.example/g\">G</a>"), "{page}");
    let author = tested.read("france/fr/authors/ann");
    assert!(
        author.contains(&format!("rel=\"me external\"><bdi>https://ann.example/</bdi>{MARK}")),
        "{author}"
    );
    let feed = tested.read("france/fr/atom.xml");
    let small = "<small lang=\"fr\" dir=\"ltr\">(lien externe ↗)</small></a>";
    assert_eq!(feed.matches(small).count(), 3, "courtesy, video, correction: {feed}");
}

#[test]
fn the_notice_stands_once_and_only_where_it_is_needed() {
    let linking = "---\ntitle: A\n---\n[x](https://e.example/) [y](https://e.example/)\n";
    let tested = with(&[
        (STORY, linking),
        ("content/france/posts/2012-05-15-b.fr.md", "---\ntitle: B\n---\nTexte.\n"),
        ("content/france/pages/liens.fr.md", linking),
        ("content/france/digests/2012-W20.fr.md", linking),
    ]);
    assert_eq!(tested.codes(), []);
    let notice =
        "<p>Des sites <em>d’autres</em> <a href=\"/france/fr/policies/external-links/\">AILLEURS</a></p>";
    for path in [PAGE, "france/fr/liens", "france/fr/week-in-review/2012-W20"] {
        assert_eq!(main_of(&tested.read(path)).matches(notice).count(), 1, "{path}");
    }
    assert!(!tested.read("france/fr/2012/05/15/b").contains("class=\"external-links\""));
    // Where the language has none, the fallback's, marked; without a summary its title alone.
    let small = "<small>Des sites <em>d’autres</em> \
        <a href=\"https://n.example/france/fr/policies/external-links/\">AILLEURS</a></small></p>";
    let feed = tested.read("france/fr/atom.xml");
    assert_eq!(feed.matches(small).count(), 1, "{feed}");
    assert!(tested.read("france/fr/week-in-review/atom.xml").contains(small));
    assert!(tested.read("france/fr/week-in-review/2012-W20/email.html").contains("AILLEURS</a></small></p>"));
    let text = tested.read("france/fr/week-in-review/2012-W20/email.txt");
    assert!(text.contains("Des sites *d’autres* AILLEURS") && text.contains("lien externe ↗"), "{text}");
}

#[test]
fn a_policy_that_is_shown_whole_is_not_said_twice() {
    let tested = with(&[
        ("content/network.yaml", &format!("{NETWORK}policies: {{post: [external-links]}}\n")),
        (STORY, "---\ntitle: A\n---\n[x](https://e.example/)\n"),
    ]);
    let page = tested.read(PAGE);
    assert!(page.contains("TOUT LE TEXTE") && !page.contains("class=\"external-links\""), "{page}");
    assert!(tested.read("france/fr/atom.xml").contains("AILLEURS</a></small>"), "the feed does not show it");
}

#[test]
fn a_policy_of_links_is_not_unused_and_its_gaps_are_told() {
    let tested = site(&[POLICY]);
    let help: Vec<&str> = tested.found.diagnostics.iter().filter_map(|fault| fault.help.as_deref()).collect();
    assert_eq!(
        help,
        [
            "create the file `content/policies/external-links.en.md`",
            "create the file `content/policies/external-links.ar.md`"
        ]
    );
}
