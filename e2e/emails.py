#!/usr/bin/env python3
"""Opens every e-mail of a built network with Python's own mail parser: `emails.py FOLDER`.

A message may have no defect, says its date, id, sender, subject and language, and holds the very texts that stand beside
it as email.txt and email.html. Those have whole addresses only, lines that mail programs show, a language and a direction
inside too, and are no longer than programs show. Ends with 1 and a list of what is wrong.
"""

import re
import sys
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

# The longest letter, in bytes.
LONGEST = 90_000
# The longest line of a message (RFC 5322, 2.1.1), without its end.
LONGEST_LINE = 998
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


class Page(HTMLParser):
    """The tags of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


def main(folder):
    folder = Path(folder)
    messages = sorted(folder.rglob("*.eml"))
    faults = [] if messages else [f"{folder} holds no messages"]
    ids = {}
    for path in messages:
        name = path.relative_to(folder).as_posix()
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        said = [*headers(message), *parts(message, path), *lines(path)]
        faults.extend(f"{name}: {fault}" for fault in said)
        other = ids.setdefault(message["Message-ID"], name)
        if other != name:
            faults.append(f"{name}: has the Message-ID of {other}")
    for fault in faults:
        print(fault)
    print(f"{len(messages)} messages, {len(faults)} faults")
    return 1 if faults else 0


def headers(message):
    for part in message.walk():
        for defect in part.defects:
            yield f"{part.get_content_type()}: {defect!r}"
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                yield f"{name}: {defect!r}"
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Language", "List-Archive"):
        if len(message.get_all(name, [])) != 1:
            yield f"{len(message.get_all(name, []))} headers {name}"
    if message["Date"] and parsedate_to_datetime(message["Date"]).tzinfo is None:
        yield f"its date has no offset: {message['Date']}"
    if message["From"] and not all(address.username and address.domain for address in message["From"].addresses):
        yield f"it comes from nobody: {message['From']}"
    if not re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", message["Message-ID"] or ""):
        yield f"{message['Message-ID']} is no id"


def parts(message, path):
    kinds = [part.get_content_type() for part in message.walk()]
    if kinds != ["multipart/alternative", "text/plain", "text/html"]:
        yield f"its parts are {', '.join(kinds)}"
        return
    plain, html = (message.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    for text, ending in ((plain, "txt"), (html, "html")):
        beside = path.with_suffix(f".{ending}").read_text(encoding="utf-8")
        if text.rstrip("\n") != beside.rstrip("\n"):
            yield f"its {ending} is not what {path.stem}.{ending} holds"
    if len(html.encode()) > LONGEST:
        yield f"its HTML takes {len(html.encode())} bytes"
    yield from page(html, message["Content-Language"])
    yield from text_lines(plain)


def page(html, language):
    tags = Page(html).tags
    direction = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    for wanted in ("html", "body", "table"):
        first = next((attributes for tag, attributes in tags if tag == wanted), {})
        if (first.get("lang"), first.get("dir")) != (language, direction):
            yield f"<{wanted}> says {first.get('lang')} and {first.get('dir')}, not {language} and {direction}"
    for tag, attributes in tags:
        if tag == "table" and attributes.get("role") != "presentation" and not has_head(tags):
            yield "a table for the layout says no role"
        if tag in ("script", "link") and attributes.get("rel") != "canonical":
            yield f"it holds a <{tag}>"
        for name in ("href", "src"):
            address = attributes.get(name, "https:")
            if not re.match(r"(https?|mailto|tel):", address) and not address.startswith("#"):
                yield f"{address} is not a whole address"
    if not any("style" in attributes for _, attributes in tags):
        yield "its styles are not in its elements"


def has_head(tags):
    """Whether there is a table of figures, which has a head."""
    return any(tag == "th" for tag, _ in tags)


def text_lines(text):
    for line in text.split("\n"):
        if "://" not in line and len(line) > 78:
            yield f"a line of {len(line)} characters: {line}"
        if re.search(r"</?(p|div|a|strong|em|li|td)\b", line):
            yield f"HTML in the text: {line}"


def lines(path):
    longest = max(len(line) for line in path.read_bytes().split(b"\r\n"))
    if longest > LONGEST_LINE:
        yield f"a line of {longest} bytes"
    if b"\n" in path.read_bytes().replace(b"\r\n", b""):
        yield "a line that does not end with CR LF"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
