//! Calendars as they are written, line by line.

use jiff::civil::{Date, Time, date, time};
use jiff::tz::{Offset, TimeZone};

use super::{Calendar, Event, calendar, uid};
use crate::model::moment::{Moment, WrittenMoment};

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(day: Date, time: impl Into<Option<Time>>, zone: &TimeZone) -> Moment {
    WrittenMoment { day, time: time.into(), offset: None }.in_zone(zone)
}

fn event(zone: &TimeZone, start: Moment, end: Option<Moment>) -> Event<'_> {
    Event {
        uid: uid("example.gov,2012", &["france", "2012-05-15-town-hall"]),
        language: "en",
        title: "Town hall",
        description: String::new(),
        place: None,
        url: "https://blogs.example.gov/france/en/2012/05/15/town-hall/".into(),
        start,
        end,
        zone,
        published: at(date(2012, 5, 1), None, zone),
        updated: None,
    }
}

fn written(events: Vec<Event>) -> String {
    String::from_utf8(calendar(&Calendar { about: None, events })).unwrap()
}

/// The lines that begin so.
fn lines<'t>(text: &'t str, begin: &str) -> Vec<&'t str> {
    text.split("\r\n").filter(|line| line.starts_with(begin)).collect()
}

#[test]
fn a_whole_file() {
    let paris = zone("Europe/Paris");
    let day = date(2012, 5, 16);
    let of = Event {
        place: Some("Town hall; room 2, \"Blue\""),
        description: "Come\r\nand ask.".into(),
        updated: Some(at(date(2012, 5, 2), time(9, 30, 0, 0), &paris)),
        ..event(&paris, at(day, time(18, 0, 0, 0), &paris), Some(at(day, time(20, 0, 0, 0), &paris)))
    };
    insta::assert_snapshot!(written(vec![of]).replace("\r\n", "\n"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//chancery//calendar//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VTIMEZONE
    TZID:Europe/Paris
    BEGIN:STANDARD
    DTSTART:20111030T030000
    RDATE:20121028T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    TZNAME:CET
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20120325T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    TZNAME:CEST
    END:DAYLIGHT
    END:VTIMEZONE
    BEGIN:VEVENT
    CREATED:20120430T220000Z
    DESCRIPTION;LANGUAGE=en:Come\nand ask.
    DTEND;TZID=Europe/Paris:20120516T200000
    DTSTAMP:20120502T073000Z
    DTSTART;TZID=Europe/Paris:20120516T180000
    LAST-MODIFIED:20120502T073000Z
    LOCATION;LANGUAGE=en:Town hall\; room 2\, "Blue"
    SEQUENCE:22265730
    SUMMARY;LANGUAGE=en:Town hall
    UID:france/2012-05-15-town-hall@example.gov
    URL:https://blogs.example.gov/france/en/2012/05/15/town-hall/
    END:VEVENT
    END:VCALENDAR
    "#);
}

#[test]
fn no_line_is_longer_than_75_octets_whatever_its_script() {
    let paris = zone("Europe/Paris");
    for text in
        ["لقاء مفتوح في إربد ", "街区图书馆的一年，", "Family 👨\u{200d}👩\u{200d}👧 ", "abcdefghij, "]
    {
        for length in 1..200 {
            let title: String = text.chars().cycle().take(length).collect();
            let of = Event { title: &title, ..event(&paris, at(date(2012, 5, 16), None, &paris), None) };
            let made = written(vec![of]);
            assert!(made.split("\r\n").all(|line| line.len() <= 75), "{made}");
            assert!(!made.replace("\r\n", "").contains(['\r', '\n']), "{made}");
            let unfolded = made.replace("\r\n ", "");
            let escaped = title.trim().replace(',', "\\,");
            assert_eq!(lines(&unfolded, "SUMMARY"), [format!("SUMMARY;LANGUAGE=en:{escaped}")]);
        }
    }
}

#[test]
fn texts_are_escaped_and_control_characters_gone() {
    let paris = zone("Europe/Paris");
    let of = Event {
        title: "a,b;c\\d\ne\u{7}\r\nf\tg: \"h\"",
        ..event(&paris, at(date(2012, 5, 16), None, &paris), None)
    };
    let made = written(vec![of]);
    assert_eq!(lines(&made, "SUMMARY"), ["SUMMARY;LANGUAGE=en:a\\,b\\;c\\\\d\\ne\\nf g: \"h\""]);
}

#[test]
fn days_without_a_time_are_whole_days() {
    let paris = zone("Europe/Paris");
    let start = at(date(2012, 12, 31), None, &paris);
    let last = at(date(2013, 1, 2), None, &paris);
    for (end, expected) in [
        (None, "DTEND;VALUE=DATE:20130101"),
        (Some(start), "DTEND;VALUE=DATE:20130101"),
        (Some(last), "DTEND;VALUE=DATE:20130103"),
    ] {
        let made = written(vec![event(&paris, start, end)]);
        assert_eq!(lines(&made, "DTSTART"), ["DTSTART;VALUE=DATE:20121231"]);
        assert_eq!(lines(&made, "DTEND"), [expected]);
        assert!(!made.contains("VTIMEZONE"), "no time, no zone");
    }
}

#[test]
fn an_end_is_after_the_start_and_of_its_kind() {
    let paris = zone("Europe/Paris");
    let start = at(date(2012, 5, 16), time(18, 0, 0, 0), &paris);
    let end_of = |end| lines(&written(vec![event(&paris, start, end)]), "DTEND").join("").clone();
    assert_eq!(end_of(None), "");
    assert_eq!(end_of(Some(start)), "");
    assert_eq!(end_of(Some(at(date(2012, 5, 17), None, &paris))), "DTEND;TZID=Europe/Paris:20120518T000000");
}

#[test]
fn zones_from_honolulu_to_auckland_are_defined_where_they_are_used() {
    for (name, winter, summer) in [
        ("Pacific/Honolulu", "-1000", "-1000"),
        ("America/Mexico_City", "-0600", "-0600"),
        ("America/St_Johns", "-0330", "-0230"),
        ("Europe/Paris", "+0100", "+0200"),
        ("Asia/Amman", "+0300", "+0300"),
        ("Asia/Kathmandu", "+0545", "+0545"),
        ("Pacific/Auckland", "+1300", "+1200"),
    ] {
        let zone = zone(name);
        for (month, offset) in [(1, winter), (7, summer)] {
            let start = at(date(2026, month, 10), time(18, 0, 0, 0), &zone);
            let made = written(vec![event(&zone, start, None)]);
            assert_eq!(lines(&made, "DTSTART;")[0], format!("DTSTART;TZID={name}:2026{month:02}10T180000"));
            assert_eq!(lines(&made, "TZID:"), [format!("TZID:{name}")]);
            assert!(made.contains(&format!("TZOFFSETTO:{offset}")), "{made}");
        }
    }
}

#[test]
fn an_hour_that_clocks_show_twice_or_not_at_all_is_not_mistaken() {
    let paris = zone("Europe/Paris");
    // On 25 October 2026 clocks show 2:30 at 0:30 and at 1:30 UTC.
    let written_at = |offset| WrittenMoment {
        day: date(2026, 10, 25),
        time: Some(time(2, 30, 0, 0)),
        offset: Some(Offset::from_hours(offset).unwrap()),
    };
    let start_of = |moment: WrittenMoment| {
        let made = written(vec![event(&paris, moment.in_zone(&paris), None)]);
        lines(&made, "DTSTART")[0].to_string()
    };
    let made = written(vec![event(&paris, written_at(2).in_zone(&paris), None)]);
    assert!(made.contains("DTSTART;TZID=Europe/Paris:20261025T023000"), "{made}");
    assert_eq!(start_of(written_at(1)), "DTSTART:20261025T013000Z");
    // On 29 March 2026 they never do: 2:30 is read as 3:30.
    let skipped = at(date(2026, 3, 29), time(2, 30, 0, 0), &paris);
    let made = written(vec![event(&paris, skipped, None)]);
    assert!(made.contains("DTSTART;TZID=Europe/Paris:20260329T033000"), "{made}");
}

#[test]
fn an_event_over_a_clock_change_ends_when_it_ends() {
    let paris = zone("Europe/Paris");
    let start = at(date(2026, 3, 28), time(22, 0, 0, 0), &paris);
    let end = at(date(2026, 3, 29), time(6, 0, 0, 0), &paris);
    assert_eq!(end.timestamp.duration_since(start.timestamp).as_hours(), 7);
    let made = written(vec![event(&paris, start, Some(end))]);
    assert_eq!(lines(&made, "DTEND"), ["DTEND;TZID=Europe/Paris:20260329T060000"]);
}

#[test]
fn utc_needs_no_definition() {
    for name in ["UTC", "Etc/UTC"] {
        let zone = zone(name);
        let made = written(vec![event(&zone, at(date(2012, 5, 16), time(18, 0, 0, 0), &zone), None)]);
        assert_eq!(lines(&made, "DTSTART"), ["DTSTART:20120516T180000Z"]);
        assert!(!made.contains("VTIMEZONE"));
    }
}

#[test]
fn a_calendar_of_several_zones_defines_each_once() {
    let (paris, amman) = (zone("Europe/Paris"), zone("Asia/Amman"));
    let day = |year, zone| at(date(year, 5, 16), time(18, 0, 0, 0), zone);
    let events = vec![
        event(&amman, day(2026, &amman), None),
        event(&paris, day(2026, &paris), None),
        event(&paris, day(2024, &paris), None),
    ];
    let made = written(events);
    assert_eq!(lines(&made, "TZID:"), ["TZID:Asia/Amman", "TZID:Europe/Paris"]);
    // The one before, and two in each of three years.
    assert_eq!(lines(&made, "RDATE:2").len() + 2, 7);
}

#[test]
fn a_uid_is_of_the_story_and_no_language() {
    assert_eq!(
        uid("example.gov,2012", &["france", "2012-05-15-café"]),
        "france/2012-05-15-caf%C3%A9@example.gov"
    );
}
