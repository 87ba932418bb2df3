#!/usr/bin/env python3
"""Weighs the pages of a built network, and sees whether a strict policy would let them in: `weight.py FOLDER`.

A story's page is at most 30 kB together with its style sheet, each compressed (gzip -9) as a host sends it; its
pictures are not counted. There is no script, in a file or in a page, nor any style but the style sheets', so that all of it works
under `Content-Security-Policy: default-src 'self'`. E-mails are no pages: their styles stand in them. Ends with 1 and
a list of what is wrong.
"""

import gzip
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

LIMIT = 30_000
SCRIPTS = {".js", ".mjs", ".cjs", ".wasm"}
DATA = "application/ld+json"
# What a browser fetches without being asked.
FETCHED = {"src", "srcset", "poster", "data", "background"}
FETCHING = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


class Page(HTMLParser):
    """What a page is made of, as far as weight and policy go."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.sheets = []
        self.is_story = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        said = f"<{tag}> in line {self.getpos()[0]}"
        if tag == "style":
            self.faults.append(f"a style of its own: {said}")
        if tag == "script" and values.get("type") != DATA:
            self.faults.append(f"a script: {said}")
        if tag in ("iframe", "object", "embed", "form", "base"):
            self.faults.append(f"<{tag}>: {said}")
        for name, value in values.items():
            if name == "style":
                self.faults.append(f"a style attribute: {said}")
            if name.startswith("on"):
                self.faults.append(f"a script in {name}: {said}")
            if re.match(r"\s*(javascript|vbscript|data):", value, re.IGNORECASE):
                self.faults.append(f"an address that is a script or holds a file: {said}")
            if name in FETCHED and re.match(r"(https?:)?//", value.strip()):
                self.faults.append(f"something from another host: {said}: {value}")
        relations = set(values.get("rel", "").lower().split())
        if tag == "link" and relations & FETCHING and re.match(r"(https?:)?//", values.get("href", "")):
            self.faults.append(f"something from another host: {said}: {values['href']}")
        if tag == "link" and "stylesheet" in relations:
            self.sheets.append(values.get("href", ""))
        if tag == "body":
            self.is_story = "kind-post" in values.get("class", "").split()


def main(folder):
    folder = Path(folder)
    faults, weights, pages = [], [], 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in SCRIPTS:
            faults.append(f"{name} is a script")
        if path.suffix == ".css":
            faults.extend(f"{name}: {fault}" for fault in of_sheet(path.read_text(encoding="utf-8")))
        if path.suffix == ".svg" and re.search(r"<script|\son\w+\s*=|javascript:", path.read_text(encoding="utf-8")):
            faults.append(f"{name} holds a script")
        if path.suffix != ".html" or path.name == "email.html":
            continue
        pages += 1
        bytes_of_page = path.read_bytes()
        page = Page(bytes_of_page.decode("utf-8"))
        faults.extend(f"{name}: {fault}" for fault in page.faults)
        if not page.is_story:
            continue
        weight = compressed(bytes_of_page)
        for sheet in page.sheets:
            found = sheet_of(folder, path, sheet)
            if found is None:
                faults.append(f"{name}: its style sheet {sheet} is not there")
            else:
                weight += compressed(found.read_bytes())
        if not page.sheets:
            faults.append(f"{name} has no style sheet")
        weights.append((weight, name))
    if len(weights) < 10:
        faults.append(f"{folder} holds only {len(weights)} stories")
    faults.extend(f"{name} takes {weight} bytes compressed, and may take {LIMIT}" for weight, name in weights if weight > LIMIT)
    for fault in faults:
        print(fault)
    if weights:
        weight, name = max(weights)
        print(f"the largest of {len(weights)} stories takes {weight} bytes compressed: {name}")
    print(f"{pages} pages, {len(faults)} faults")
    return 1 if faults else 0


def of_sheet(sheet):
    """What a style sheet fetches from elsewhere."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for found in re.findall(r"@import[^;]*|url\(\s*['\"]?(?:https?:|//|data:)[^)]*", sheet):
        yield f"fetches {found.strip()}"


def sheet_of(folder, page, address):
    """A style sheet's file: addresses begin at the root of the page's site, or beside the page."""
    if not address.startswith("/"):
        return next((path for path in [page.parent / address] if path.is_file()), None)
    for root in [folder, *page.relative_to(folder).parents]:
        path = folder / root / address.lstrip("/")
        if path.is_file():
            return path
    return None


def compressed(content):
    return len(gzip.compress(content, compresslevel=9, mtime=0))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
