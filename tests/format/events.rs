//! Events: on the page of their story, in calendars, in the listing and its feed.

use crate::{FRANCE, NETWORK, site};

const STORY: &str = "content/france/posts/2012-05-15-town-hall.fr.md";
const PAGE: &str = "france/fr/2012/05/15/town-hall";

fn story(event: &str, more: &str) -> String {
    format!(
        "---\ntitle: Réunion publique\nsummary: Venez, \"tous\"; et demandez.\n{more}event: {event}\n---\nLE TEXTE.\n"
    )
}

/// The lines of a calendar that begin so, unfolded.
fn lines(calendar: &str, begin: &str) -> Vec<String> {
    let text = calendar.replace("\r\n ", "");
    text.split("\r\n").filter(|line| line.starts_with(begin)).map(str::to_string).collect()
}

#[test]
fn a_story_with_an_event_has_a_calendar_file() {
    let event = "{start: 2012-05-30 18:00, end: 2012-05-30 20:00, place: \"Salle 2, Lyon\", url: https://x.example/a}";
    let tested = site(&[(STORY, &story(event, "updated: 2012-05-20\n"))]);
    let made = tested.read(&format!("{PAGE}/event.ics"));
    for (begin, line) in [
        ("METHOD", "METHOD:PUBLISH"),
        ("DTSTART;", "DTSTART;TZID=Europe/Paris:20120530T180000"),
        ("DTEND;", "DTEND;TZID=Europe/Paris:20120530T200000"),
        ("DTSTAMP", "DTSTAMP:20120519T220000Z"),
        ("CREATED", "CREATED:20120514T220000Z"),
        ("UID", "UID:france/2012-05-15-town-hall@n.example"),
        ("SUMMARY", "SUMMARY;LANGUAGE=fr:Réunion publique"),
        (
            "DESCRIPTION",
            "DESCRIPTION;LANGUAGE=fr:Venez\\, «\u{a0}tous\u{a0}»\u{202f}\\; et demandez.\\n\\nhttps://x.example/a",
        ),
        ("LOCATION", "LOCATION;LANGUAGE=fr:Salle 2\\, Lyon"),
        ("URL", "URL:https://n.example/france/fr/2012/05/15/town-hall/"),
    ] {
        assert_eq!(lines(&made, begin), [line]);
    }
    let page = tested.read(PAGE);
    assert!(page.contains("href=\"/france/fr/2012/05/15/town-hall/event.ics\" type=\"text/calendar\""));
}

#[test]
fn a_page_says_when_in_its_language_and_the_missions_zone() {
    let english = "---\ntitle: Town hall\n---\nText.\n";
    let said = |event: &str| {
        let tested =
            site(&[(STORY, &story(event, "")), ("content/france/posts/2012-05-15-town-hall.en.md", english)]);
        let of = |language: &str| {
            let page = tested.read(&PAGE.replace("/fr/", &format!("/{language}/")));
            let dd = page[page.find("<dd>").unwrap()..page.find("</dd>").unwrap()].to_string();
            let text = dd[dd.find("\">").unwrap() + 2..dd.find("</time>").unwrap()].to_string();
            text.replace("<bdi>", "").replace("</bdi>", "").replace('\u{202f}', " ")
        };
        (of("fr"), of("en"))
    };
    let (french, english) = said("{start: 2012-05-30 18:00, end: 2012-05-30 20:00}");
    assert_eq!(french, "mercredi 30 mai 2012, de 18:00 à 20:00, heure d’été d’Europe centrale (Paris)");
    assert_eq!(english, "Wednesday, May 30, 2012, 6:00 PM to 8:00 PM, Central European Summer Time (Paris)");
    let (french, english) = said("{start: 2012-12-01 18:00}");
    assert_eq!(french, "samedi 1er décembre 2012 à 18:00, heure normale d’Europe centrale (Paris)");
    assert_eq!(english, "Saturday, December 1, 2012, 6:00 PM, Central European Standard Time (Paris)");
    let (french, english) = said("{start: 2012-05-30 18:00, end: 2012-06-01 02:00}");
    assert_eq!(
        french,
        "Du 30 mai 2012 à 18:00 au 1er juin 2012 à 02:00, heure d’été d’Europe centrale (Paris)"
    );
    assert_eq!(
        english,
        "From May 30, 2012 at 6:00 PM to June 1, 2012 at 2:00 AM, Central European Summer Time (Paris)"
    );
    assert_eq!(said("{start: 2012-05-30}").1, "Wednesday, May 30, 2012");
    assert_eq!(said("{start: 2012-05-30, end: 2012-06-01}").1, "From May 30, 2012 to June 1, 2012");
}

#[test]
fn one_event_has_one_uid_in_every_language_and_calendar() {
    let tested = site(&[
        (STORY, &story("{start: 2012-05-30 18:00, place: Salle 2}", "id: town-hall-of-may\n")),
        (
            "content/france/posts/2012-05-15-town-hall.en.md",
            "---\ntitle: Town hall\nevent: {place: Room 2}\n---\nText.\n",
        ),
    ]);
    let english = "france/en/2012/05/15/town-hall/event.ics";
    for (file, title, place) in [
        (format!("{PAGE}/event.ics"), "fr:Réunion publique", "fr:Salle 2"),
        ("france/fr/calendar.ics".into(), "fr:Réunion publique", "fr:Salle 2"),
        (english.into(), "en:Town hall", "en:Room 2"),
        ("france/en/calendar.ics".into(), "en:Town hall", "en:Room 2"),
        ("en/calendar.ics".into(), "en:Town hall", "en:Room 2"),
        // Where Arabic is wanted and there is none, the network's language stands in.
        ("ar/calendar.ics".into(), "en:Town hall", "en:Room 2"),
    ] {
        let made = tested.read(&file);
        assert_eq!(lines(&made, "UID"), ["UID:town-hall-of-may@n.example"], "{file}");
        assert_eq!(lines(&made, "SUMMARY"), [format!("SUMMARY;LANGUAGE={title}")], "{file}");
        assert_eq!(lines(&made, "LOCATION"), [format!("LOCATION;LANGUAGE={place}")], "{file}");
        assert_eq!(lines(&made, "DTSTART;"), ["DTSTART;TZID=Europe/Paris:20120530T180000"], "{file}");
    }
    let calendar = tested.read("france/fr/calendar.ics");
    assert_eq!(
        lines(&calendar, "X-WR-CALNAME"),
        ["X-WR-CALNAME;LANGUAGE=fr:France : Événements".replace(" :", "\u{a0}:")]
    );
    assert_eq!(lines(&calendar, "X-WR-TIMEZONE"), ["X-WR-TIMEZONE:Europe/Paris"]);
    assert_eq!(lines(&calendar, "SOURCE"), ["SOURCE;VALUE=URI:https://n.example/france/fr/calendar.ics"]);
    assert_eq!(lines(&tested.read("en/calendar.ics"), "X-WR-TIMEZONE"), ["X-WR-TIMEZONE:America/New_York"]);
}

#[test]
fn where_there_are_no_events_there_is_nothing_of_them() {
    let tested = site(&[
        (STORY, &story("{start: 2012-05-30 18:00}", "")),
        ("content/jordan/posts/2012-05-15-a.ar.md", "---\ntitle: A\n---\nText.\n"),
    ]);
    assert!(tested.has("france/fr/events/atom.xml") && tested.has("en/calendar.ics"));
    for path in ["jordan/ar/events", "jordan/ar/calendar.ics", "jordan/ar/2012/05/15/a/event.ics"] {
        assert!(!tested.has(path), "{path}");
    }
    assert!(!tested.read("jordan/ar").contains("/events/"));
    assert!(tested.read("france/fr").contains("href=\"/france/fr/events/\""));
    assert!(
        tested
            .read("france/fr/subscribe")
            .contains("href=\"/france/fr/calendar.ics\" type=\"text/calendar\"")
    );
}

#[test]
fn a_withdrawn_or_embargoed_event_is_in_no_calendar() {
    for more in ["status: withdrawn\n", "publish_at: 2030-01-01\n", "status: draft\n"] {
        let tested = site(&[(STORY, &story("{start: 2012-05-30 18:00, place: PLACE}", more))]);
        for path in [
            "france/fr/events",
            "france/fr/calendar.ics",
            "en/calendar.ics",
            "france/fr/2012/05/15/town-hall/event.ics",
        ] {
            assert!(!tested.has(path), "{more}: {path}");
        }
    }
}

#[test]
fn the_listing_begins_with_the_last_to_begin_and_the_feed_with_the_newest_story() {
    let network = format!("{NETWORK}page_size: 2\n");
    let post = |title: &str, start: &str| {
        format!("---\ntitle: {title}\nevent: {{start: {start}, place: PLACE}}\n---\nTEXT.\n")
    };
    let (first, second, third) =
        (post("FIRST", "2012-09-01 10:00"), post("SECOND", "2012-07-01"), post("THIRD", "2012-08-01 10:00"));
    let tested = site(&[
        ("content/network.yaml", &network),
        ("content/france/posts/2012-05-15-a.en.md", &first),
        ("content/france/posts/2012-05-16-b.en.md", &second),
        ("content/jordan/posts/2012-05-17-c.en.md", &third),
        ("content/france/posts/2012-05-18-d.en.md", "---\ntitle: OTHER\n---\nText.\n"),
    ]);
    let main = |path: &str| {
        let page = tested.read(path);
        page[page.find("<main").unwrap()..page.find("</main>").unwrap()].to_string()
    };
    let page = main("en/events");
    assert!(page.find("FIRST").unwrap() < page.find("THIRD").unwrap());
    assert!(
        page.contains("Eastern European Summer Time (Amman)") && page.contains("href=\"/en/calendar.ics\"")
    );
    assert!(page.contains("href=\"/jordan/en/2012/05/17/c/event.ics\""));
    assert!(!page.contains("SECOND") && !page.contains("OTHER"));
    assert!(main("en/events/page/2").contains("Sunday, July 1, 2012"));
    let feed = tested.read("en/events/atom.xml");
    let place = |title: &str| feed.find(&format!(">{title}<")).unwrap();
    assert!(place("THIRD") < place("SECOND") && place("SECOND") < place("FIRST"));
    assert!(!feed.contains("OTHER"));
    let entry = &feed[place("THIRD")..place("SECOND")];
    assert!(
        entry.find("Eastern European Summer Time (Amman)").unwrap() < entry.find("<p>TEXT.").unwrap(),
        "{entry}"
    );
    assert!(!entry.contains('\u{2068}'), "{entry}");
    assert!(entry.contains("<span lang=\"en\" dir=\"ltr\">PLACE</span>"), "{entry}");
    assert!(tested.read("en/events").contains("title=\"Net: Events\" href=\"/en/events/atom.xml\""));
    let sitemap = tested.read("sitemap.xml");
    assert!(sitemap.contains("https://n.example/en/events/page/2/") && !sitemap.contains(".ics"));
    let calendar = tested.read("en/calendar.ics");
    assert_eq!(lines(&calendar, "TZID"), ["TZID:Asia/Amman", "TZID:Europe/Paris"]);
    assert_eq!(lines(&calendar, "BEGIN:VEVENT").len(), 3);
}

#[test]
fn a_mission_without_a_zone_of_its_own_writes_utc() {
    let mission = FRANCE.replace("Europe/Paris", "UTC");
    let tested =
        site(&[("content/france/mission.yaml", &mission), (STORY, &story("{start: 2012-05-30 18:00}", ""))]);
    let made = tested.read(&format!("{PAGE}/event.ics"));
    assert_eq!(lines(&made, "DTSTART"), ["DTSTART:20120530T180000Z"]);
    assert!(!made.contains("VTIMEZONE"));
}
