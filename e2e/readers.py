#!/usr/bin/env python3
"""What a feed reader shows of `tests/readers/`: `readers.py FOLDER`, the folder that it was built into.

Reads the feeds with feedparser and compares titles, addresses, dates, languages and order with
tests/readers/expected.json, which was written by hand. Ends with 1 and a list of what differs.
"""

import calendar
import json
import sys
from datetime import datetime, timezone
from html import unescape
from pathlib import Path

import feedparser

# RSS does not say whether a title is HTML, so feedparser takes one that holds an entity for it (docs/feeds.md).
AS_HTML = {"tag:readers.example,2012:paris/2012-05-05-utc/en": "AT&T, R&D and the entity \N{NO-BREAK SPACE}"}

CASE = Path(__file__).parent.parent / "tests/readers"


def main(folder):
    expected = json.loads((CASE / "expected.json").read_text(encoding="utf-8"))
    faults, read = [], 0
    for feed in expected:
        for name, reader in (("atom.xml", xml_feed), ("rss.xml", xml_feed), ("feed.json", json_feed)):
            path = Path(folder) / feed["feed"] / name
            title, language, entries = reader(path)
            about = f"{feed['feed']}/{name}"
            differs(faults, about, "title", title, feed["title"])
            differs(faults, about, "language", language, feed["language"])
            differs(
                faults, about, "ids", [entry["id"] for entry in entries], [entry["id"] for entry in feed["entries"]]
            )
            for entry, wanted in zip(entries, feed["entries"]):
                read += 1
                of_entry = f"{about} {wanted['id']}"
                as_html = name == "rss.xml" and AS_HTML.get(wanted["id"])
                differs(faults, of_entry, "title", entry["title"], as_html or wanted["title"])
                differs(faults, of_entry, "address", entry["url"], wanted["url"])
                differs(faults, of_entry, "date", entry["published"], wanted["published"])
                # Many readers hand on the text alone, so it says its language and direction itself.
                direction = "rtl" if wanted["language"] == "ar" else "ltr"
                first_tag = entry["content"].split(">", 1)[0]
                marks = {f'lang="{wanted["language"]}"', f'dir="{direction}"'}
                differs(faults, of_entry, "first tag", set(first_tag.split()), {"<div", *marks})
    print("\n".join(faults))
    print(f"{read} entries read, {len(faults)} faults")
    return 1 if faults or read == 0 else 0


def differs(faults, about, what, read, wanted):
    if read != wanted:
        faults.append(f"{about}: the {what} is read as {read!r}, not as {wanted!r}")


def xml_feed(path):
    parsed = feedparser.parse(path.read_bytes())
    is_atom = path.name == "atom.xml"
    language = parsed.feed.get("language") or parsed.feed.title_detail.get("language")
    entries = [
        {
            "id": entry.id,
            "title": plain(entry.title_detail),
            "url": entry.link,
            "published": moment(calendar.timegm(entry.published_parsed)),
            "content": entry.content[-1].value,
        }
        for entry in parsed.entries
    ]
    return plain(parsed.feed.title_detail) if is_atom else parsed.feed.title, language, entries


def plain(detail):
    """A title as a reader shows it: feedparser says whether it takes it for HTML."""
    return unescape(detail.value) if detail.type == "text/html" else detail.value


def json_feed(path):
    feed = json.loads(path.read_text(encoding="utf-8"))
    entries = [
        {
            "id": item["id"],
            "title": item["title"],
            "url": item["url"],
            "published": moment(datetime.fromisoformat(item["date_published"].replace("Z", "+00:00")).timestamp()),
            "content": item["content_html"],
        }
        for item in feed["items"]
    ]
    return feed["title"], feed["language"], entries


def moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
