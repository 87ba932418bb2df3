#!/usr/bin/env python3
"""Reads every feed of a built network as a feed reader would: `feeds.py FOLDER`.

Uses feedparser. A feed may not be malformed, must have a title, an id and its own address, and each of its entries
an id, a title, an address and a date, no id twice. A network has entries in its own feeds; feeds of comments and of
corrections are there only with entries, and a comment names the story that it is on. Ends with 1 and a list
of what is wrong.
"""

import json
import sys
from pathlib import Path

import feedparser


def main(folder):
    folder = Path(folder)
    faults = []
    feeds = entries = 0
    for path in sorted(folder.rglob("*")):
        is_feed = path.name in ("atom.xml", "comments.xml", "rss.xml", "feed.json")
        if not is_feed:
            continue
        feeds += 1
        name = path.relative_to(folder).as_posix()
        said, count = json_feed(path) if path.suffix == ".json" else xml_feed(path)
        entries += count
        # /L/atom.xml and /M/L/atom.xml: the feeds of the network and of each mission.
        is_a_blogs = len(path.relative_to(folder).parts) <= 3 and path.parent.name not in ("week-in-review", "alerts", "corrections")
        if count == 0 and (is_a_blogs or path.name == "comments.xml" or path.parent.name == "corrections"):
            said = [*said, "no entries"]
        faults.extend(f"{name}: {fault}" for fault in said)
    if feeds == 0:
        faults.append(f"{folder} holds no feeds")
    for fault in faults:
        print(fault)
    print(f"{feeds} feeds, {entries} entries, {len(faults)} faults")
    return 1 if faults else 0


def xml_feed(path):
    # From bytes: a path would let a wrong encoding pass by the file's name.
    parsed = feedparser.parse(path.read_bytes())
    faults = []
    if parsed.bozo:
        faults.append(f"malformed: {parsed.get('bozo_exception')}")
    wanted = "rss20" if path.name == "rss.xml" else "atom10"
    if parsed.version != wanted:
        faults.append(f"read as {parsed.version or 'no feed'}, not as {wanted}")
    for key in ("title", "link", *(["id", "updated"] if wanted == "atom10" else ["subtitle", "language"])):
        if not parsed.feed.get(key):
            faults.append(f"the feed has no {key}")
    if not any(link.get("rel") == "self" for link in parsed.feed.get("links", [])):
        faults.append("the feed does not name its own address")
    for entry in parsed.entries:
        about = entry.get("title") or entry.get("id") or "an entry"
        for key in ("id", "title", "link"):
            if not entry.get(key):
                faults.append(f"{about}: no {key}")
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            faults.append(f"{about}: no date that can be read")
        if not entry.get("content") and not entry.get("summary"):
            faults.append(f"{about}: nothing to read")
        if path.name == "comments.xml":
            story = entry.get("thr_in-reply-to") or {}
            if not (story.get("ref") and story.get("href")):
                faults.append(f"{about}: a comment on nothing")
            if not entry.get("author") or "@" in str(entry.get("author_detail")):
                faults.append(f"{about}: nobody wrote it, or an e-mail address is there")
    ids = [entry.get("id") for entry in parsed.entries]
    faults.extend(f"the id {name} is there twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
    return faults, len(parsed.entries)


def json_feed(path):
    """JSON Feed 1.1, <https://www.jsonfeed.org/version/1.1/>; feedparser knows none."""
    feed = json.loads(path.read_text(encoding="utf-8"))
    faults = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append(f"the version is {feed.get('version')}")
    for key in ("title", "home_page_url", "feed_url", "language"):
        if not feed.get(key):
            faults.append(f"the feed has no {key}")
    items = feed.get("items")
    if not isinstance(items, list):
        return [*faults, "the feed has no items"], 0
    for item in items:
        about = item.get("title") or item.get("id") or "an item"
        for key in ("id", "title", "url", "date_published"):
            if not item.get(key):
                faults.append(f"{about}: no {key}")
        if not item.get("content_html") and not item.get("content_text"):
            faults.append(f"{about}: nothing to read")
    return faults, len(items)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
