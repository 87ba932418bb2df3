//! The week in review as an e-mail, read by a parser that is not ours.

use mail_parser::{HeaderValue, MessageParser, MimeHeaders};

use crate::{NETWORK, site};

const WEEK: &str = "2012-W20";

fn post(title: &str) -> String {
    format!("---\ntitle: \"{title}\"\nsummary: What it is about.\n---\nText.\n")
}

fn network() -> String {
    let email = "{from: week@n.example, reply_to: editor@n.example, list_id: 'week.{language}.n.example', \
        unsubscribe: ['https://lists.n.example/leave/{token}?in={language}', 'mailto:leave@n.example?subject={token}'], \
        help: ['https://n.example/help'], post: ['NO']}";
    format!("{NETWORK}digest: {{editor: ann, email_weeks: 2, email: {email}}}\n")
}

#[test]
fn a_message_opens_rightly_and_says_what_the_page_says() {
    let introduction = "---\ntitle: أسبوع الأسواق\nhighlights: [{post: jordan/2012-05-16-souq, teaser: \"*Go* there.\"}]\n---\n\
        Dear reader, see [the souq](../jordan/posts/2012-05-16-souq.ar.md).\n\n- one\n- two\n";
    let tested = site(&[
        ("content/network.yaml", &network()),
        ("content/jordan/posts/2012-05-16-souq.ar.md", &post("سوق \u{201c}عمّان\u{201d} & <الوسط>")),
        ("content/france/posts/2012-05-17-petanque.fr.md", &post("L'été à pétanque")),
        ("content/digests/2012-W20.ar.md", introduction),
    ]);
    for language in ["ar", "en", "fr"] {
        let bytes =
            std::fs::read(tested.output().join(format!("{language}/week-in-review/{WEEK}/email.eml")))
                .unwrap();
        let message = MessageParser::default().parse(&bytes).unwrap();
        let from = message.from().and_then(|from| from.first()).unwrap();
        assert_eq!((from.name(), from.address()), (Some("Net"), Some("week@n.example")));
        let reply_to = message.reply_to().and_then(|to| to.first()).and_then(|to| to.address());
        assert_eq!(reply_to, Some("editor@n.example"));
        assert!(message.subject().unwrap().starts_with("Net"), "{:?}", message.subject());
        // The week is over when its last day is, in the digest's own zone.
        assert_eq!(message.date().unwrap().to_rfc3339(), "2012-05-21T00:00:00-04:00");
        let id = message.message_id().unwrap();
        assert!(
            id.starts_with(&format!("2012-W20.network.{language}.")) && id.ends_with("@n.example"),
            "{id}"
        );
        let html = message.body_html(0).unwrap();
        let text = message.body_text(0).unwrap();
        let file = |form: &str| tested.read(&format!("{language}/week-in-review/{WEEK}/email.{form}"));
        assert_eq!(html.replace("\r\n", "\n"), file("html"));
        assert_eq!(text.replace("\r\n", "\n"), file("txt"));
        assert!(text.contains("سوق \u{201c}عمّان\u{201d} & <الوسط>"), "{text}");
        assert!(text.contains("https://n.example/jordan/ar/2012/05/16/souq/"));
        assert_eq!(message.attachment_count(), 0);
        let kinds: Vec<_> = message.parts.iter().filter_map(|part| part.content_type()?.subtype()).collect();
        assert_eq!(kinds, ["alternative", "plain", "html"]);
        let raw = |name: &str| match message.header_raw(name) {
            Some(raw) => raw.split_whitespace().collect::<Vec<_>>().join(" "),
            None => String::new(),
        };
        assert_eq!(raw("List-Id"), format!("<week.{language}.n.example>"));
        assert_eq!(
            raw("List-Unsubscribe"),
            format!(
                "<https://lists.n.example/leave/{{token}}?in={language}>, <mailto:leave@n.example?subject={{token}}>"
            )
        );
        assert_eq!(raw("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert_eq!(raw("List-Post"), "NO");
        assert_eq!(raw("List-Archive"), format!("<https://n.example/{language}/week-in-review/>"));
        assert!(matches!(
            message.header("Content-Language"),
            Some(HeaderValue::Empty | HeaderValue::Text(_) | HeaderValue::TextList(_))
        ));
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{html}");
        assert!(html.contains(&format!("<body lang=\"{language}\"")), "{html}");
        assert!(html.contains("lists.n.example/leave/{token}"), "{html}");
        for line in text.lines().filter(|line| !line.contains("://")) {
            assert!(line.chars().count() <= 74, "{line}");
        }
        assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 998));
    }
}

#[test]
fn every_address_is_absolute_and_every_style_is_in_its_element() {
    let introduction =
        "---\ntitle: A\n---\nSee [this](../france/posts/2012-05-17-a.fr.md) and [that](/en/).\n";
    let tested = site(&[
        ("content/network.yaml", &network()),
        ("content/france/posts/2012-05-17-a.fr.md", &post("A")),
        ("content/digests/2012-W20.en.md", introduction),
    ]);
    let html = tested.read(&format!("en/week-in-review/{WEEK}/email.html"));
    let addresses = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let addresses: Vec<&str> = addresses.collect();
    assert!(addresses.len() > 4, "{html}");
    for address in addresses {
        assert!(address.starts_with("https://") || address.starts_with("mailto:"), "{address}");
    }
    assert!(html.contains("https://n.example/france/fr/2012/05/17/a/"));
    assert_eq!(html.matches("<style").count(), 1, "{html}");
    assert!(html.contains("prefers-color-scheme: dark"));
    assert!(html.contains("role=\"presentation\"") && html.contains("<h1 style=\""), "{html}");
    assert!(!html.contains("<script") && !html.contains("flex"));
}

#[test]
fn a_letter_that_is_too_long_ends_with_a_link_to_the_rest() {
    let stories: Vec<(String, String)> = (0..400)
        .map(|number| {
            (
                format!("content/france/posts/2012-05-16-story-{number}.en.md"),
                post(&format!("Story {number} of many")),
            )
        })
        .collect();
    let mut files = vec![("content/network.yaml", network())];
    files.extend(stories.iter().map(|(path, text)| (path.as_str(), text.clone())));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let tested = site(&files);
    let html = tested.read(&format!("en/week-in-review/{WEEK}/email.html"));
    assert!(html.len() <= 90_000, "{}", html.len());
    // As long as may be: there was no room for many more.
    assert!(html.len() > 60_000, "{}", html.len());
    let shown = html.matches(" of many</a>").count();
    let left_out = format!("{} more items", 400 - shown);
    assert!(html.contains(&left_out), "{left_out}");
    let text = tested.read(&format!("en/week-in-review/{WEEK}/email.txt"));
    assert_eq!(text.matches(" of many").count(), shown);
    assert!(text.contains(&left_out));
}

#[test]
fn only_the_newest_weeks_have_an_e_mail() {
    let tested = site(&[
        ("content/network.yaml", &network()),
        ("content/france/posts/2012-05-17-a.fr.md", &post("A")),
        ("content/france/posts/2012-05-24-b.fr.md", &post("B")),
        ("content/france/posts/2012-06-07-c.fr.md", &post("C")),
    ]);
    let has = |week: &str| tested.has(&format!("en/week-in-review/{week}/email.eml"));
    assert_eq!((has("2012-W20"), has("2012-W21"), has("2012-W23")), (false, true, true));
}

#[test]
fn what_is_wrong_with_the_settings_is_told() {
    let network = format!(
        "{NETWORK}digest: {{email: {{from: 'Week <week@n.example>', list_id: week, unsubscribe: [lists.n.example/leave]}}}}\n"
    );
    let tested = site(&[("content/network.yaml", &network)]);
    let underlined: Vec<String> = tested.faults().into_iter().map(|(_, _, underlined)| underlined).collect();
    assert_eq!(underlined, ["Week <week@n.example>", "week", "lists.n.example/leave"]);
}
