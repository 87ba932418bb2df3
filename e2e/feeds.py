#!/usr/bin/env python3
"""Reads every feed of a built network as a feed reader would: `feeds.py FOLDER`.

Uses feedparser. A feed may not be malformed, must have a title, an id and its own address, and each of its entries
an id, a title, an address and a date, no id twice. JSON Feeds hold what the version 1.1 of their specification allows,
and nothing else. A network has entries in its own feeds; feeds of comments and of corrections are there only with
entries, and a comment names the story that it is on. Ends with 1 and a list of what is wrong.
"""

import json
import re
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser


def main(folder):
    folder = Path(folder)
    faults = []
    feeds = entries = 0
    for path in sorted(folder.rglob("*")):
        kind = kind_of(path)
        if kind is None:
            continue
        feeds += 1
        name = path.relative_to(folder).as_posix()
        said, count = json_feed(path) if kind == "json" else xml_feed(path, kind)
        entries += count
        # /L/atom.xml and /M/L/atom.xml: the feeds of the network and of each mission. Others may have nothing yet.
        *folders, last, _ = ["", *path.relative_to(folder).parts]
        is_a_blogs = len(folders) <= 2 and last not in ("week-in-review", "alerts", "corrections", "events")
        if count == 0 and (is_a_blogs or path.name == "comments.xml" or last == "corrections"):
            said = [*said, "no entries"]
        faults.extend(f"{name}: {fault}" for fault in said)
    if feeds == 0:
        faults.append(f"{folder} holds no feeds")
    for fault in faults:
        print(fault)
    print(f"{feeds} feeds, {entries} entries, {len(faults)} faults")
    return 1 if faults else 0


def kind_of(path):
    """`atom10`, `rss20`, `json`, or `None` for what is no feed."""
    if path.name == "feed.json":
        return "json"
    if path.suffix != ".xml" or not path.is_file():
        return None
    root = re.search(rb"<(feed|rss)[\s>]", path.read_bytes()[:600])
    return root and {b"feed": "atom10", b"rss": "rss20"}[root[1]]


def xml_feed(path, wanted):
    # From bytes: a path would let a wrong encoding pass by the file's name.
    parsed = feedparser.parse(path.read_bytes())
    faults = []
    if parsed.bozo:
        faults.append(f"malformed: {parsed.get('bozo_exception')}")
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


# JSON Feed 1.1, <https://www.jsonfeed.org/version/1.1/>: each key, what its value is, and whether it must be there.
def text(value):
    return isinstance(value, str) and value != ""


def address(value):
    return text(value) and urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc != ""


def flag(value):
    return isinstance(value, bool)


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def language(value):
    return text(value) and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value) is not None


def moment(value):
    """RFC 3339, a moment that there is."""
    if not text(value) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        return False
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")) is not None
    except ValueError:
        return False


def media_type(value):
    return text(value) and re.fullmatch(r"[\w.+-]+/[\w.+-]+(; ?[\w-]+=[\w-]+)*", value) is not None


def texts(value):
    return isinstance(value, list) and all(text(each) for each in value)


FEED = {
    "version": (text, True),
    "title": (text, True),
    "home_page_url": (address, True),
    "feed_url": (address, True),
    "description": (text, False),
    "user_comment": (text, False),
    "next_url": (address, False),
    "icon": (address, False),
    "favicon": (address, False),
    "authors": (list, False),
    "language": (language, True),
    "expired": (flag, False),
    "hubs": (list, False),
    "items": (list, True),
}
ITEM = {
    "id": (text, True),
    "url": (address, True),
    "external_url": (address, False),
    "title": (text, True),
    "content_html": (text, False),
    "content_text": (text, False),
    "summary": (text, False),
    "image": (address, False),
    "banner_image": (address, False),
    "date_published": (moment, True),
    "date_modified": (moment, False),
    "authors": (list, False),
    "tags": (texts, False),
    "language": (language, False),
    "attachments": (list, False),
}
AUTHOR = {"name": (text, False), "url": (address, False), "avatar": (address, False)}
HUB = {"type": (text, True), "url": (address, True)}
ATTACHMENT = {
    "url": (address, True),
    "mime_type": (media_type, True),
    "title": (text, False),
    "size_in_bytes": (number, False),
    "duration_in_seconds": (number, False),
}


def json_feed(path):
    """feedparser knows no JSON Feed."""
    feed = json.loads(path.read_text(encoding="utf-8"))
    faults = keys(feed, FEED, "the feed")
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append(f"the version is {feed.get('version')}")
    if feed.get("next_url") is not None and feed["next_url"] == feed.get("feed_url"):
        faults.append("the next page is the feed itself")
    faults.extend(authors(feed, "the feed"))
    for hub in feed.get("hubs", []):
        faults.extend(keys(hub, HUB, "a hub"))
    items = feed.get("items")
    if not isinstance(items, list):
        return faults, 0
    for item in items:
        about = item.get("title") or item.get("id") or "an item"
        faults.extend(keys(item, ITEM, about))
        faults.extend(authors(item, about))
        if not item.get("content_html") and not item.get("content_text"):
            faults.append(f"{about}: nothing to read")
        for attachment in item.get("attachments", []):
            faults.extend(keys(attachment, ATTACHMENT, f"{about}: an attachment"))
    ids = [item.get("id") for item in items]
    faults.extend(f"the id {name} is there twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
    return faults, len(items)


def authors(holder, about):
    faults = []
    for author in holder.get("authors", []):
        faults.extend(keys(author, AUTHOR, f"{about}: an author"))
        if not author:
            faults.append(f"{about}: an author of whom nothing is said")
    return faults


def keys(found, allowed, about):
    if not isinstance(found, dict):
        return [f"{about} is no object"]
    faults = [f"{about} has no {name}" for name, (_, needed) in allowed.items() if needed and name not in found]
    for name, value in found.items():
        if name.startswith("_"):
            # An extension is an object, and its name has no dot.
            if not isinstance(value, dict) or "." in name:
                faults.append(f"{about}: the extension {name} is no object")
        elif name not in allowed:
            faults.append(f"{about}: JSON Feed knows no {name}")
        else:
            is_right, _ = allowed[name]
            right = isinstance(value, list) if is_right is list else is_right(value)
            if not right:
                faults.append(f"{about}: {name} is {value!r}")
    return faults


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
