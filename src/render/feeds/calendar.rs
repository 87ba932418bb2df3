//! iCalendar (RFC 5545, with the calendar's properties of RFC 7986): the only user of `icalendar`.
//!
//! The library makes content lines: names, parameters, escapes. It folds some lines an octet too late, so they are
//! folded here; and it can write no `VTIMEZONE`, since it stamps every component with the time of day, so those are put
//! together here of its lines. Nothing here asks a clock: whatever the library would add by itself is given to it.

use std::collections::BTreeMap;

use icalendar::{Component, Property};
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::tag_uri::encoded;
use super::zones::{Observance, observances};
use crate::model::moment::Moment;

/// Without a version: a new release of the program is no change of a calendar.
const PRODUCT: &str = "-//chancery//calendar//EN";

/// How often a program may ask for the calendar again.
const REFRESH: &str = "PT12H";

/// A file of events. Texts are plain, addresses absolute.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    /// `None` for a file to be taken over into a calendar of the reader's own.
    pub about: Option<About<'a>>,
    pub events: Vec<Event<'a>>,
}

/// What a calendar that is subscribed to says of itself.
#[derive(Debug, Clone)]
pub struct About<'a> {
    pub name: String,
    pub language: &'a str,
    /// Its page, and its own address.
    pub page_url: String,
    pub self_url: String,
    pub zone: &'a TimeZone,
}

#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// See [`uid`].
    pub uid: String,
    /// Of title, description and place.
    pub language: &'a str,
    pub title: &'a str,
    /// Empty where there is none.
    pub description: String,
    pub place: Option<&'a str>,
    pub url: String,
    pub start: Moment,
    pub end: Option<Moment>,
    /// In which `start` and `end` are said.
    pub zone: &'a TimeZone,
    pub published: Moment,
    pub updated: Option<Moment>,
}

/// `france/2012-05-15-town-hall@example.gov` of the authority `example.gov,2012` and the parts of a story's permanent
/// id: the same in all languages, since it is one event.
pub fn uid(authority: &str, parts: &[&str]) -> String {
    let host = authority.split(',').next().unwrap_or_default();
    format!("{}@{host}", encoded(parts))
}

/// The file's bytes.
pub fn calendar(of: &Calendar) -> Vec<u8> {
    let mut out = String::new();
    put(&mut out, Property::new("BEGIN", "VCALENDAR"));
    put(&mut out, Property::new("VERSION", "2.0"));
    put(&mut out, Property::new("PRODID", PRODUCT));
    put(&mut out, Property::new("CALSCALE", "GREGORIAN"));
    put(&mut out, Property::new("METHOD", "PUBLISH"));
    if let Some(about) = &of.about {
        self::about(about, &mut out);
    }
    for (name, (zone, first, last)) in zones(&of.events) {
        put_zone(name, &observances(zone, first, last), &mut out);
    }
    for event in &of.events {
        put_lines(&mut out, &self::event(event).try_into_string().unwrap_or_default());
    }
    put(&mut out, Property::new("END", "VCALENDAR"));
    out.into_bytes()
}

fn about(about: &About, out: &mut String) {
    // The library does not know `NAME` for a text, which RFC 7986 made it.
    put(out, said("NAME", &about.name, about.language).add_parameter("VALUE", "TEXT").done());
    put(out, said("X-WR-CALNAME", &about.name, about.language));
    if let Some(name) = about.zone.iana_name() {
        put(out, Property::new("X-WR-TIMEZONE", name));
    }
    put(out, Property::new("URL", &about.page_url));
    put(out, Property::new("SOURCE", &about.self_url).add_parameter("VALUE", "URI").done());
    put(out, Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done());
    put(out, Property::new("X-PUBLISHED-TTL", REFRESH));
}

fn event(of: &Event) -> icalendar::Event {
    let changed = of.updated.unwrap_or(of.published).timestamp;
    let mut made = icalendar::Event::new();
    made.uid(&of.uid)
        .append_property(said("SUMMARY", of.title, of.language))
        .append_property(Property::new("URL", &of.url))
        .append_property(Property::new("DTSTAMP", in_utc(changed)))
        .append_property(Property::new("LAST-MODIFIED", in_utc(changed)))
        .append_property(Property::new("CREATED", in_utc(of.published.timestamp)))
        .append_property(Property::new("SEQUENCE", sequence(of.updated).to_string()))
        .append_property(time("DTSTART", &of.start, of.zone));
    if let Some(end) = end(of) {
        made.append_property(end);
    }
    if !of.description.is_empty() {
        made.append_property(said("DESCRIPTION", &of.description, of.language));
    }
    if let Some(place) = of.place.filter(|place| !place.is_empty()) {
        made.append_property(said("LOCATION", place, of.language));
    }
    made
}

/// A number that grows with every change that is said to be one: the minute of the last, 0 before the first.
fn sequence(updated: Option<Moment>) -> i64 {
    updated.map_or(0, |updated| updated.timestamp.as_second().max(0) / 60)
}

/// `DTEND` is the first moment, or the first day, after the event, and of the same kind as `DTSTART`.
fn end(of: &Event) -> Option<Property> {
    let after = |moment: &Moment| moment.day.checked_add(1.day()).ok();
    if of.start.time.is_none() {
        let last = of.end.filter(|end| end.day > of.start.day).unwrap_or(of.start);
        return after(&last).map(|day| whole_day("DTEND", &Moment { day, time: None, ..last }));
    }
    let end = of.end.filter(|end| end.timestamp > of.start.timestamp)?;
    if end.time.is_some() {
        return Some(time("DTEND", &end, of.zone));
    }
    let midnight = after(&end)?.to_zoned(of.zone.clone()).ok()?.timestamp();
    Some(time("DTEND", &Moment::at(midnight, of.zone), of.zone))
}

/// A moment by the clocks of its zone, or in UTC where they do not tell it: in the hour that they show twice, RFC 5545
/// means the first, and a zone without a name cannot be defined.
fn time(key: &str, moment: &Moment, zone: &TimeZone) -> Property {
    if moment.time.is_none() {
        return whole_day(key, moment);
    }
    match name_for(moment, zone) {
        Some(name) => {
            let local = moment.offset.to_datetime(moment.timestamp);
            Property::new(key, stamp(local)).add_parameter("TZID", name).done()
        }
        None => Property::new(key, in_utc(moment.timestamp)),
    }
}

fn whole_day(key: &str, moment: &Moment) -> Property {
    let day = moment.day;
    let written = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    Property::new(key, written).add_parameter("VALUE", "DATE").done()
}

/// The name of the zone in which a moment is written; `None` where that is UTC.
fn name_for<'z>(moment: &Moment, zone: &'z TimeZone) -> Option<&'z str> {
    let name = zone.iana_name().filter(|name| !matches!(*name, "UTC" | "Etc/UTC"))?;
    let read = zone.to_ambiguous_timestamp(moment.offset.to_datetime(moment.timestamp)).compatible();
    read.is_ok_and(|read| read == moment.timestamp).then_some(name)
}

/// The zones that events are written in, each with the first and last moment in it.
fn zones<'z>(events: &'z [Event]) -> BTreeMap<&'z str, (&'z TimeZone, Timestamp, Timestamp)> {
    let mut zones = BTreeMap::new();
    for event in events.iter().filter(|event| event.start.time.is_some()) {
        for moment in std::iter::once(&event.start).chain(&event.end) {
            let Some(name) = name_for(moment, event.zone) else { continue };
            let at = moment.timestamp;
            let (_, first, last) = zones.entry(name).or_insert((event.zone, at, at));
            *first = at.min(*first);
            *last = at.max(*last);
        }
    }
    zones
}

fn put_zone(name: &str, observances: &[Observance], out: &mut String) {
    put(out, Property::new("BEGIN", "VTIMEZONE"));
    put(out, Property::new("TZID", name));
    for observance in observances {
        let kind = if observance.is_daylight { "DAYLIGHT" } else { "STANDARD" };
        put(out, Property::new("BEGIN", kind));
        let mut onsets = observance.onsets.iter().map(|onset| stamp(*onset));
        put(out, Property::new("DTSTART", onsets.next().unwrap_or_default()));
        onsets.for_each(|onset| put(out, Property::new("RDATE", onset)));
        put(out, Property::new("TZOFFSETFROM", offset(observance.from)));
        put(out, Property::new("TZOFFSETTO", offset(observance.to)));
        put(out, Property::new("TZNAME", observance.name.as_str()));
        put(out, Property::new("END", kind));
    }
    put(out, Property::new("END", "VTIMEZONE"));
}

/// A text in a language.
fn said(key: &str, text: &str, language: &str) -> Property {
    Property::new(key, clean(text)).add_parameter("LANGUAGE", language).done()
}

/// Without control characters, which iCalendar has no way to write; lines end with `\n` alone.
fn clean(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars()
        .map(|of| if of == '\t' { ' ' } else { of })
        .filter(|of| *of == '\n' || !of.is_control())
        .collect()
}

fn in_utc(at: Timestamp) -> String {
    stamp(Offset::UTC.to_datetime(at)) + "Z"
}

fn stamp(at: DateTime) -> String {
    let day = format!("{:04}{:02}{:02}", at.year(), at.month(), at.day());
    format!("{day}T{:02}{:02}{:02}", at.hour(), at.minute(), at.second())
}

/// `+0200`; with seconds where a clock of old had them.
fn offset(of: Offset) -> String {
    let (sign, seconds) = (if of.seconds() < 0 { '-' } else { '+' }, of.seconds().abs());
    let written = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { written } else { format!("{written}{:02}", seconds % 60) }
}

fn put(out: &mut String, property: Property) {
    let written: Result<String, _> = property.try_into();
    put_lines(out, &written.unwrap_or_default());
}

/// Lines as the library folds them, folded anew: no texts of ours hold a line end that is not escaped.
fn put_lines(out: &mut String, lines: &str) {
    for line in lines.replace("\r\n ", "").split_terminator("\r\n") {
        fold(line, out);
        out.push_str("\r\n");
    }
}

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// A long line is cut between characters; what follows begins with a space.
fn fold(line: &str, out: &mut String) {
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(character);
        octets += character.len_utf8();
    }
}

#[cfg(test)]
mod tests;
