//! A link to an address that anyone on the way can read and change.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::body::LinkKind;
use crate::source::{Kind, SourceId};

use super::text::Text;
use super::{Asked, Rule};

pub(super) const RULE: Rule = Rule {
    code: Code::InsecureLink,
    explanation: "\
What is read over `http:` can be read, and changed, by anyone on the way: in a hotel, at an airport, by a censor. A \
reader who follows an embassy's link should not be exposed to that. Nearly every site answers at `https:` by now; try \
it, and write it so. A picture of that kind is not shown at all on a page that is read over `https:`.

Wrong:

    [the museum](http://museum.example.org/)

Right:

    [the museum](https://museum.example.org/)",
    of_text: Some(check),
    of_site: Some(check_settings),
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    for (body, key) in text.parts() {
        for link in body.links.iter().filter(|link| is_insecure(&link.destination)) {
            let place = match key {
                Some(key) => Place::value(key, &*link.destination),
                None => Place::Span(link.span.start as usize..link.span.end as usize),
            };
            let what = match link.kind {
                LinkKind::Link | LinkKind::Fragment => "link",
                LinkKind::Picture => "picture",
                LinkKind::Media => "film or sound",
            };
            found.push(fault(text.source(), what, place));
        }
    }
    let front_matter = text.front_matter();
    let urls = [
        ("courtesy_of", front_matter.courtesy_of.as_ref().and_then(|courtesy| courtesy.url.as_ref())),
        ("event", front_matter.event.as_ref().and_then(|event| event.url.as_ref())),
        ("video", front_matter.video.as_ref().and_then(|video| video.url.as_ref())),
    ];
    for (key, url) in urls {
        if let Some(url) = url.filter(|url| is_insecure(url)) {
            found.push(fault(text.source(), "link", Place::value(key, url)));
        }
    }
}

/// What settings and authors link to. What a mission leaves out is the network's, and told there.
fn check_settings(asked: &Asked, found: &mut Vec<Diagnostic>) {
    let mut of_network = BTreeSet::new();
    for (number, blog) in asked.site.blogs.iter().enumerate() {
        let footer = blog.footer.iter().map(|(_, url)| ("footer", url));
        let identifier = blog.identifier.iter().filter_map(|(_, url)| Some(("identifier", url.as_ref()?)));
        for (key, url) in footer.chain(identifier).filter(|(_, url)| is_insecure(url)) {
            if of_network.contains(&(key, url)) {
                continue;
            }
            if number == 0 {
                of_network.insert((key, url));
            }
            found.push(fault(blog.source, "link", Place::value(key, &**url)));
        }
    }
    for author in asked.site.authors.iter() {
        let Some(url) = author.url.as_ref().filter(|url| is_insecure(url)) else { continue };
        let is_theirs = |kind: &Kind| matches!(kind, Kind::Author { id } if *id == *author.id);
        if let Some((source, _)) = asked.sources.iter().find(|(_, source)| is_theirs(&source.kind)) {
            found.push(fault(source, "link", Place::value("url", &**url)));
        }
    }
}

fn fault(source: SourceId, what: &str, place: Place) -> Diagnostic {
    let message =
        format!("anyone on the way can read and change what this {what} leads to: it begins with `http:`");
    Diagnostic::new(RULE.code, source, message)
        .at(place)
        .help("try the same address with `https:`, and write that if it answers")
}

fn is_insecure(url: &str) -> bool {
    url.get(..7).is_some_and(|begin| begin.eq_ignore_ascii_case("http://"))
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::{asked, said};

    #[test]
    fn links_are_encrypted() {
        let found =
            asked("en", "", "See [the museum](http://museum.example/) and [another](HTTP://b.example).\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("insecure-link [the museum](http://museum.example/): "), "{found:?}");
        let fine = "See [the museum](https://museum.example/?from=http://b.example), `http://c.example`.\n";
        assert_eq!(asked("en", "", fine), [""; 0]);
    }

    #[test]
    fn those_of_the_front_matter_too() {
        let event =
            "event: {start: 2026-05-01, url: \"http://a.example/\"}\nsummary: \"[b](http://b.example/)\"";
        let found = asked("fr", event, "Texte.\n");
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn those_of_settings_and_authors_once() {
        let network = "title: N\nbase_url: https://n.example/\nlanguages: [en]\nfooter: [{title: A, url: \"http://a.example/\"}]\n";
        let mission = "title: M\ncountry: FR\nidentifier: {text: M, url: \"http://b.example/\"}\n";
        let author = "name: A\nurl: http://c.example/\n";
        let files = [("network.yaml", network), ("m/mission.yaml", mission), ("authors/anne.yaml", author)];
        assert_eq!(said("en", &files).len(), 3);
    }
}
