#!/usr/bin/env python3
"""Sees whether everything in a built network leads somewhere: `links.py FOLDER`.

Every address in a page, feed, calendar, style sheet or sitemap that points into the network must be a file of the output,
fragments included. Every page says its language and direction, has its ids once, names its canonical address and
its translations, and they name it. The sitemaps list the pages, all of them and no others. Ends with 1 and a list
of what is wrong.
"""

import json
import re
import sys
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from output import ADDRESSES, Output, direction

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def main(folder):
    output = Output(folder)
    faults = []
    if not output.pages:
        faults.append(f"{folder} holds no pages")
    checked = 0
    for path, page in output.pages.items():
        said = [*page.faults, *properties(page), *alternates(output, page)]
        for link in page.links:
            checked += 1
            said.extend(leads_nowhere(output, page.url, link))
        faults.extend(f"{path.relative_to(output.folder)}: {fault}" for fault in said)
    for path in sorted(output.files):
        try:
            links = other_links(path)
        except ValueError as error:
            faults.append(f"{path.relative_to(output.folder)}: cannot be read: {error}")
            continue
        for link in links:
            checked += 1
            base = output.address(path)
            said = [] if link.startswith("#") else leads_nowhere(output, base, link)
            # A footnote's mark leads to a place in its own text.
            if path.suffix != ".css" and not link.startswith("#") and not urlsplit(link).scheme:
                said = [*said, f"{link} is not an absolute address"]
            faults.extend(f"{path.relative_to(output.folder)}: {fault}" for fault in said)
    faults.extend(sitemaps(output))
    faults.extend(unreachable(output))
    for fault in sorted(set(faults)):
        print(fault)
    print(f"{len(output.pages)} pages, {len(output.files)} files, {checked} addresses, {len(set(faults))} faults")
    return 1 if faults else 0


def properties(page):
    """What every page must say of itself."""
    if not page.lang:
        yield "no language (<html lang>)"
    elif page.dir != direction(page.lang):
        yield f'<html dir="{page.dir}"> is wrong for {page.lang}'
    if not page.title.strip():
        yield "no title"
    for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
        yield f"the id {name} is there {page.ids.count(name)} times"
    is_not_found = page.path.name == "404.html"
    if not page.canonical and not is_not_found:
        yield "no canonical address"
    if is_indexed(page) and page.canonical != page.url and not page.canonical.startswith("http"):
        yield f"{page.canonical} is not an absolute address"


def is_indexed(page):
    return not page.is_redirect and not page.is_hidden and page.path.name != "404.html"


def alternates(output, page):
    """`hreflang`: the page itself, `x-default`, and each page that is named names the same."""
    if not is_indexed(page):
        return
    named = dict(page.alternates)
    if len(named) != len(page.alternates):
        yield "a language is named twice by hreflang"
    if "x-default" not in named:
        yield "no hreflang x-default"
    if page.url not in named.values():
        yield "hreflang does not name the page itself"
    elif page.url not in (url for tag, url in page.alternates if tag in (page.lang, "x-default")):
        yield f"hreflang does not give the page's own address for {page.lang}"
    for tag, url in page.alternates:
        target = output.target(url)
        other = output.pages.get(target[0]) if target else None
        if other is None:
            yield f"hreflang {tag} leads to no page: {url}"
        elif set(other.alternates) != set(page.alternates):
            yield f"hreflang {tag} leads to a page that does not name the same translations: {url}"
        elif tag not in (other.lang, "x-default"):
            yield f"hreflang {tag} leads to a page in {other.lang}: {url}"


def leads_nowhere(output, base, link):
    """What is wrong with an address that stands in the file at `base`."""
    address = urljoin(base, link.strip())
    if urlsplit(address).scheme in ("http", "https") and not urlsplit(address).netloc:
        return [f"{link} is no address"]
    found = output.target(address)
    if found is None:
        return []
    path, fragment = found
    if path not in output.files:
        return [f"{link} leads nowhere"]
    page = output.pages.get(path)
    if fragment and page is not None and fragment not in page.ids:
        return [f"{link} leads to a page that has no such place"]
    return []


class Addresses(HTMLParser):
    """The addresses in a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.extend(value for name, value in attributes if name in ADDRESSES and value)


def other_links(path):
    """The addresses in a file that is no page."""
    if path.suffix == ".css":
        style = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        links = re.findall(r"url\(\s*['\"]?([^'\")]+)", style)
        return [link for link in links if not link.startswith("data:")]
    if path.suffix == ".ics":
        text = re.sub(r"\r\n[ \t]", "", path.read_bytes().decode("utf-8"))
        return re.findall(r"(?m)^(?:URL|SOURCE)(?:;[^:\r\n]*)?:([^\r\n]+)", text)
    if path.name == "feed.json":
        return list(json_links(json.loads(path.read_text(encoding="utf-8"))))
    if path.suffix == ".xml":
        try:
            return list(xml_links(ElementTree.parse(path).getroot()))
        except ElementTree.ParseError as error:
            raise ValueError(error) from error
    return []


def json_links(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from json_links(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from json_links(inner, key)
    elif key == "content_html":
        yield from Addresses(value).found
    elif key == "url" or key.endswith("_url") or key in ("image", "icon", "avatar", "banner_image"):
        yield value


def xml_links(root):
    for element in root.iter():
        text = (element.text or "").strip()
        for name in ("href", "url", "xmlUrl", "htmlUrl"):
            if element.get(name):
                yield element.get(name)
        if element.tag in ("link", "comments", "docs", SITEMAP + "loc", ATOM + "uri", ATOM + "icon", ATOM + "logo") and text:
            yield text
        if element.tag == "guid" and element.get("isPermaLink", "true") == "true":
            yield text
        is_html = element.tag in (ATOM + "content", ATOM + "summary") and element.get("type") == "html"
        if is_html or element.tag in (CONTENT, "description"):
            yield from Addresses(text).found


def sitemaps(output):
    """The sitemaps list every page that may be found, with its translations, and nothing else."""
    listed = {}
    for path in sorted(output.files):
        if not path.name.startswith("sitemap") or path.suffix != ".xml":
            continue
        root = ElementTree.parse(path).getroot()
        if root.tag != SITEMAP + "urlset":
            continue
        for entry in root.iter(SITEMAP + "url"):
            address = entry.findtext(SITEMAP + "loc", "").strip()
            if address in listed:
                yield f"{path.name}: {address} is listed twice"
            links = entry.findall(XHTML + "link")
            listed[address] = {(link.get("hreflang"), link.get("href")) for link in links}
    pages = {page.url: page for page in output.pages.values() if is_indexed(page) and page.canonical == page.url}
    for address in sorted(pages.keys() - listed.keys()):
        yield f"the sitemaps do not list {address}"
    for address in sorted(listed.keys() - pages.keys()):
        yield f"the sitemaps list {address}, which is no page of its own"
    for address in sorted(listed.keys() & pages.keys()):
        if listed[address] and listed[address] != set(pages[address].alternates):
            yield f"the sitemaps name other translations than the page {address} does"


def unreachable(output):
    """Every page can be come to by links, from the start page of one of the sites."""
    waiting = [folder / "index.html" for _, folder in output.sites]
    reached = set()
    while waiting:
        path = waiting.pop()
        if path in reached or path not in output.pages:
            continue
        reached.add(path)
        page = output.pages[path]
        found = (output.target(urljoin(page.url, link.strip())) for link in page.links)
        waiting.extend(target[0] for target in found if target)
    for path, page in output.pages.items():
        if is_indexed(page) and path not in reached:
            yield f"no link leads to {path.relative_to(output.folder)}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1]))
