#!/usr/bin/env python3
"""Reads every calendar of a built network as a calendar program would: `calendars.py FOLDER`.

Uses icalendar. Lines end with CR and LF and have 75 octets at the most; nothing may be malformed; every event has an
id, a stamp in UTC, a title in a named language, an address, and an end after its start; no id is twice in one file,
and the same id is the same time in all of them. A time zone is defined where it is used, and as the database of zones
has it. What the calendars list is what has a file of its own. Ends with 1 and a list of what is wrong.
"""

import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar

LINE = 75


def main(folder):
    folder = Path(folder)
    faults = []
    times = {}
    ids = {"event.ics": set(), "calendar.ics": set()}
    files = events = 0
    for path in sorted(folder.rglob("*.ics")):
        files += 1
        name = path.relative_to(folder).as_posix()
        said = []
        for event in read(path, said):
            events += 1
            uid = str(event.get("UID", ""))
            ids.setdefault(path.name, set()).add(uid)
            when = (start_of(event), end_of(event))
            if times.setdefault(uid, (when, name))[0] != when:
                said.append(f"{uid} is at another time than in {times[uid][1]}")
        faults.extend(f"{name}: {fault}" for fault in said)
    if files == 0:
        faults.append(f"{folder} holds no calendars")
    for uid in sorted(ids["event.ics"] ^ ids["calendar.ics"]):
        faults.append(f"{uid} is in calendars or in a file of its own, and not in both")
    for fault in faults:
        print(fault)
    print(f"{files} calendars, {events} events, {len(times)} of them different, {len(faults)} faults")
    return 1 if faults else 0


def read(path, faults):
    """The events of a file; what is wrong with it goes to `faults`."""
    content = path.read_bytes()
    faults.extend(lines(content))
    try:
        found = Calendar.from_ical(content, multiple=True)
    except ValueError as error:
        faults.append(f"cannot be read: {error}")
        return []
    if len(found) != 1:
        faults.append(f"{len(found)} calendars in one file")
    calendar = found[0]
    for part in calendar.walk():
        faults.extend(f"{part.name}: {key}: {error}" for key, error in part.errors)
        faults.extend(f"{part.name} has no {key}" for key in part.required if key not in part)
    for key, wanted in (("VERSION", "2.0"), ("METHOD", "PUBLISH"), ("CALSCALE", "GREGORIAN")):
        if calendar.get(key) != wanted:
            faults.append(f"{key} is {calendar.get(key)}")
    if path.name == "calendar.ics" and not calendar.get("X-WR-CALNAME"):
        faults.append("the calendar has no name")
    events = calendar.walk("VEVENT")
    if not events or (path.name == "event.ics" and len(events) != 1):
        faults.append(f"{len(events)} events")
    ids = [str(event.get("UID")) for event in events]
    faults.extend(f"the id {uid} is there twice" for uid in sorted({uid for uid in ids if ids.count(uid) > 1}))
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    used = set()
    for event in events:
        about = event.get("UID", "an event")
        faults.extend(f"{about}: {fault}" for fault in properties(event))
        for key in ("DTSTART", "DTEND"):
            faults.extend(f"{about}: {key}: {fault}" for fault in moment(event.get(key), zones, used))
    faults.extend(f"the zone {name} is defined and not used" for name in sorted(zones.keys() - used))
    return events


def lines(content):
    """What is wrong with the lines of a file, before anything is read of it."""
    if not content.endswith(b"\r\n"):
        yield "the last line has no end"
    for number, line in enumerate(content.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if len(line) > LINE:
            yield f"line {number} has {len(line)} octets"
        if any(octet < 32 for octet in line):
            yield f"line {number} holds a control character"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number} is no UTF-8, or cut within a character"


def properties(event):
    """What every event must say."""
    for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "SEQUENCE", "LAST-MODIFIED"):
        if key not in event:
            yield f"no {key}"
    for key in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        if key in event and not event[key].params.get("LANGUAGE"):
            yield f"{key} says no language"
        if key in event and not str(event[key]).strip():
            yield f"{key} is empty"
    if not str(event.get("URL", "")).startswith("http"):
        yield f"{event.get('URL')} is no address"
    stamp = event.get("DTSTAMP")
    if stamp is not None and stamp.dt.utcoffset() != timedelta(0):
        yield "DTSTAMP is not in UTC"
    start, end = start_of(event), end_of(event)
    if end is not None and isinstance(start, datetime) != isinstance(end, datetime):
        yield "a time and a day"
    elif end is not None and end <= start:
        yield "the end is not after the start"


def moment(value, zones, used):
    """A day, a moment in UTC, or one in a zone that the file defines as the database of zones has it."""
    if value is None or not isinstance(value.dt, datetime):
        return
    name = value.params.get("TZID")
    if name is None:
        if value.dt.tzinfo is None or value.dt.utcoffset() != timedelta(0):
            yield "a time without a zone"
        return
    used.add(name)
    if name not in zones:
        yield f"the zone {name} is not defined"
        return
    clock = value.dt.replace(tzinfo=None)
    ours, theirs = (clock.replace(tzinfo=zone).utcoffset() for zone in (zones[name], ZoneInfo(name)))
    if ours != theirs:
        yield f"{clock} in {name} is {ours} from UTC by the file, {theirs} by the database"


def start_of(event):
    return in_utc(event.get("DTSTART"))


def end_of(event):
    return in_utc(event.get("DTEND"))


def in_utc(value):
    """A day, or a moment that can be compared with others."""
    if value is None:
        return None
    at = value.dt
    return at.astimezone(timezone.utc) if isinstance(at, datetime) else date(at.year, at.month, at.day)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
