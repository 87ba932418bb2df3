//! A feed with one of everything that makes feeds go wrong.

use super::{
    Archives, Block, Category, Direction, Enclosure, Entry, Feed, Generator, Mission, Person, Replies,
    ReplyTo, Source,
};

/// A French feed of two stories: one in French, one in Arabic with no author.
pub fn feed() -> Feed<'static> {
    Feed {
        id: "tag:example.gov,2012:france/fr".into(),
        title: "Place des États-Unis & \"amis\"".into(),
        subtitle: Some("Le blog de l'ambassade".into()),
        language: "fr".into(),
        direction: Direction::LeftToRight,
        home_url: "https://blogs.example.gov/france/fr/".into(),
        self_url: "https://blogs.example.gov/france/fr/atom.xml?a=1&b=2".into(),
        updated: "2012-05-16T09:30:00+02:00".into(),
        rights: Some("Domaine public".into()),
        generator: Some(Generator { name: "chancery".into(), version: None, url: None }),
        icon: None,
        hub: Some("https://hub.example.org/?a&b".into()),
        archives: Archives {
            previous: Some("https://blogs.example.gov/france/fr/2012/04/atom.xml".into()),
            ..Archives::default()
        },
        entries: vec![french(), arabic()],
    }
}

fn french() -> Entry<'static> {
    Entry {
        id: "tag:example.gov,2012:france/2012-05-15-cafe/fr".into(),
        url: "https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/".into(),
        title: "AT&T <b>\"café\"</b> 😀\u{8}\u{1b}".into(),
        language: "fr".into(),
        direction: Direction::LeftToRight,
        label: None,
        published: "2012-05-15T18:05:09+02:00".into(),
        updated: "2012-05-16T09:30:00+02:00".into(),
        translator: Some("Zoë <Q>".into()),
        authors: vec![
            Person {
                name: "Anne & Marc".into(),
                url: Some("https://blogs.example.gov/france/fr/authors/anne/".into()),
            },
            Person { name: "René".into(), url: None },
        ],
        categories: vec![Category {
            term: "civil-society".into(),
            label: Some("Société \"civile\"\u{2}".into()),
            scheme: Some("https://blogs.example.gov/tags/".into()),
        }],
        rights: None,
        summary: "Un café <avec> l'ambassadeur & ses amis.".into(),
        content: Some(
            "<p>a ]]> b &amp; c\u{b} ]]</p>\n<p>٣ 😀 <a href=\"https://example.org/?a=1&amp;b=2\">d</a></p>"
                .into(),
        ),
        policies: Vec::new(),
        alternates: vec![
            ("en".into(), "https://blogs.example.gov/france/en/2012/05/15/coffee/".into()),
            ("fr".into(), "https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/".into()),
        ],
        source: None,
        image: Some(Enclosure {
            url: "https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/cup.jpg".into(),
            mime_type: "image/jpeg".into(),
            length: Some(34567),
            size: Some((800, 600)),
            alt: "Une \"tasse\" & sa soucoupe".into(),
            caption: Some("Photo: <bdi>Anne</bdi>".into()),
        }),
        mission: Some(Mission {
            id: "france".into(),
            title: "Place des États-Unis".into(),
            country: Some("FR".into()),
        }),
        read_on: None,
        title_is_feeds: false,
        page_is_feeds: false,
        replies: Some(Replies {
            count: 2,
            page_url: "https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/#page-comments".into(),
            feed_url: Some("https://blogs.example.gov/france/fr/2012/05/15/caf%C3%A9/comments.xml".into()),
            updated: "2012-05-17T00:00:00+02:00".into(),
        }),
        in_reply_to: None,
    }
}

fn arabic() -> Entry<'static> {
    Entry {
        id: "tag:example.gov,2012:jordan/2012-05-14-market/ar".into(),
        url: "https://blogs.example.gov/jordan/ar/2012/05/14/market/".into(),
        title: "سوق عمّان".into(),
        language: "ar".into(),
        direction: Direction::RightToLeft,
        label: Some("Ce billet est en arabe <ar>".into()),
        published: "2012-05-14T00:00:00Z".into(),
        updated: "2012-05-14T00:00:00Z".into(),
        translator: None,
        authors: Vec::new(),
        categories: vec![Category { term: "culture".into(), label: Some("Culture".into()), scheme: None }],
        rights: Some("© 2012".into()),
        summary: "في السوق".into(),
        content: Some("<p>في السوق.</p>".into()),
        policies: vec![Block {
            title: "Avertissement & suite".into(),
            html: "<p>Les avis sont les nôtres.</p>".into(),
            language: "fr".into(),
            direction: Direction::LeftToRight,
        }],
        alternates: Vec::new(),
        source: Some(Source {
            title: "Place <Amman>".into(),
            url: "https://blogs.example.gov/jordan/fr/".into(),
            id: "tag:example.gov,2012:jordan/fr".into(),
            feed_url: Some("https://blogs.example.gov/jordan/fr/atom.xml".into()),
            updated: Some("2012-05-14T00:00:00Z".into()),
        }),
        image: None,
        mission: Some(Mission { id: "jordan".into(), title: "Place Amman".into(), country: None }),
        read_on: Some((
            "Lire sur le blog".into(),
            "https://blogs.example.gov/jordan/ar/2012/05/14/market/?x&y".into(),
        )),
        title_is_feeds: false,
        page_is_feeds: false,
        replies: None,
        in_reply_to: Some(ReplyTo {
            id: "tag:example.gov,2012:jordan/2012-05-13-fair/ar".into(),
            url: "https://blogs.example.gov/jordan/ar/2012/05/13/fair/?x&y".into(),
        }),
    }
}
