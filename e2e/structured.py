#!/usr/bin/env python3
"""Sees what the pages of a built network say of themselves to programs: `structured.py FOLDER`.

JSON-LD must be JSON, in the words of schema.org, with what search engines ask for, and say the same as the page: its
title, language, address, translations, picture. Its addresses must lead somewhere. Open Graph must be whole. The links
that share a story must hold its address and title. Standard library only. Ends with 1 and a list of what is wrong.
"""

import json
import re
import sys
from collections import Counter
from datetime import date, datetime
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from output import Output

# Pages that stand below no home.
ALONE = {"home", "chooser", "not-found", "redirect"}
LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}|[a-z]{2,3}_[0-9]{3}")
ADDRESSED = {"url", "item", "@id"}


class Said(HTMLParser):
    """What one page says."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.kind, self.properties, self.scripts, self.shares = "", [], [], []
        self.is_withdrawn, self.in_script, self.in_share = False, False, False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "body":
            self.kind = values.get("class", "").removeprefix("kind-")
        elif tag == "meta" and ("property" in values or values.get("name", "").startswith("twitter:")):
            self.properties.append((values.get("property") or values["name"], values.get("content", "")))
        elif tag == "script":
            self.in_script = values == {"type": "application/ld+json"}
            self.scripts.append("" if self.in_script else None)
        elif tag == "nav" and values.get("class") == "share":
            self.in_share = True
        elif tag == "a" and self.in_share:
            self.shares.append(values["href"])
        elif tag == "div" and values.get("class") == "notice":
            self.is_withdrawn = True

    def handle_endtag(self, tag):
        self.in_script = self.in_script and tag != "script"
        self.in_share = self.in_share and tag != "nav"

    def handle_data(self, data):
        if self.in_script:
            self.scripts[-1] += data

    def all(self, name):
        return [content for known, content in self.properties if known == name]

    def one(self, name):
        found = self.all(name)
        return found[0] if len(found) == 1 else None


def main(folder):
    output = Output(folder)
    faults, seen = [], Counter()
    for path, page in output.pages.items():
        # A letter is no page of the network.
        if path.name == "email.html":
            continue
        said = Said(path.read_text(encoding="utf-8"))
        for fault in page_faults(output, page, said, seen):
            faults.append(f"{path.relative_to(output.folder)}: {fault}")
    # A network without any of these would prove nothing.
    for kind in ("BlogPosting", "Event", "Organization", "WebSite", "BreadcrumbList", "shared"):
        if not seen[kind]:
            faults.append(f"no page of {folder} says anything of kind {kind}")
    for fault in faults:
        print(fault)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(seen.items()))
    print(f"{len(output.pages)} pages: {told}; {len(faults)} faults")
    return 1 if faults else 0


def page_faults(output, page, said, seen):
    if page.is_redirect:
        return
    if len(said.scripts) > 1 or None in said.scripts:
        yield f"has {len(said.scripts)} scripts, of which one may be data and none may run"
        return
    graph = []
    for script in said.scripts:
        if "<" in script:
            yield "has a `<` in its JSON-LD"
        try:
            document = json.loads(script)
            graph = document["@graph"]
            if document["@context"] != "https://schema.org" or set(document) != {"@context", "@graph"}:
                yield "says its JSON-LD in other words than those of schema.org"
        except (ValueError, KeyError, TypeError) as error:
            yield f"has JSON-LD that cannot be read: {error!r}"
            return
    kinds = Counter(thing.get("@type") for thing in graph)
    seen.update(kinds)
    if any(count > 1 for count in kinds.values()):
        yield f"says things twice: {dict(kinds)}"
    things = {thing["@type"]: thing for thing in graph}
    is_home = said.kind == "home" and "/page/" not in page.url
    wanted = {"Organization", "WebSite"} if is_home else set() if said.kind in ALONE else {"BreadcrumbList"}
    if said.kind == "post" and not said.is_withdrawn:
        wanted.add("BlogPosting")
    if missing := wanted - set(things):
        yield f"is a {said.kind} and says no {', '.join(sorted(missing))}"
    if extra := set(things) - wanted - {"Event"}:
        yield f"is a {said.kind} and says {', '.join(sorted(extra))}"
    yield from dead_addresses(output, graph)
    for kind, check in (("BlogPosting", article), ("Event", event), ("BreadcrumbList", breadcrumbs)):
        if kind in things:
            yield from check(output, page, said, things[kind])
    if is_home and things:
        if things.get("WebSite", {}).get("publisher", {}).get("@id") != things.get("Organization", {}).get("@id"):
            yield "has a publisher that is not its organization"
    if said.kind != "not-found":
        yield from open_graph(page, said)
    yield from shares(page, said, seen)


def dead_addresses(output, value, name=""):
    """Addresses that are not whole, or lead nowhere in the network."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from dead_addresses(output, inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from dead_addresses(output, inner, name)
    elif name in ADDRESSED:
        if urlsplit(value).scheme not in ("https", "http"):
            yield f"names {value!r}, which is no whole address"
        elif output.is_ours(value):
            target = output.target(value)
            if target is None or target[0] not in output.files:
                yield f"names {value}, which leads nowhere"


def moment(text):
    """A date, or an instant with its offset."""
    if len(text) == 10:
        return date.fromisoformat(text)
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return instant


def in_order(first, last):
    first, last = moment(first), moment(last)
    if isinstance(first, datetime) and isinstance(last, datetime):
        return first <= last
    day = lambda when: when.date() if isinstance(when, datetime) else when
    return day(first) <= day(last)


def lacks(thing, *names):
    return [name for name in names if not thing.get(name)]


def article(output, page, said, thing):
    if missing := lacks(thing, "headline", "inLanguage", "datePublished", "dateModified", "author", "publisher", "isPartOf"):
        yield f"is an article without {', '.join(missing)}"
        return
    expected = {"headline": said.one("og:title"), "inLanguage": page.lang, "url": page.url}
    for name, value in expected.items():
        if thing[name] != value:
            yield f"is an article whose {name} is {thing[name]!r}, not {value!r}"
    if thing.get("mainEntityOfPage") != {"@type": "WebPage", "@id": page.url}:
        yield "is an article of another page"
    if not in_order(thing["datePublished"], thing["dateModified"]):
        yield "was modified before it was published"
    for author in thing["author"]:
        if author.get("@type") not in ("Person", "Organization") or not author.get("name"):
            yield f"has an author {author}"
    for name, kind in (("publisher", "Organization"), ("isPartOf", "Blog")):
        if thing[name].get("@type") != kind or lacks(thing[name], "name", "url"):
            yield f"has a {name} {thing[name]}"
    if thing.get("image", {}).get("url") != said.one("og:image"):
        yield f"has the picture {thing.get('image')}"
    if thing.get("keywords", []) != said.all("article:tag"):
        yield f"has the keywords {thing.get('keywords')}"
    # Each translation names the original, the original names each: as the page's own links to them do.
    others = {address for language, address in page.alternates if language not in ("x-default", page.lang)}
    original = [thing["translationOfWork"]] if "translationOfWork" in thing else []
    named = {work["url"] for work in [*original, *thing.get("workTranslation", [])]}
    if original and "workTranslation" in thing:
        yield "is a translation and has some"
    if not named <= others or bool(named) != bool(others) or (not original and named != others):
        yield f"names the translations {sorted(named)}, not {sorted(others)}"
    for work in original:
        target = output.target(work["url"])
        text = target[0].read_text(encoding="utf-8") if target and target[0] in output.files else ""
        if f'"workTranslation":[' not in text or page.url not in text:
            yield f"is a translation of {work['url']}, which does not say so"


def event(output, page, said, thing):
    if missing := lacks(thing, "name", "startDate", "eventStatus", "organizer", "url"):
        yield f"is an event without {', '.join(missing)}"
        return
    if thing["eventStatus"] != "https://schema.org/EventScheduled" or not thing["organizer"].get("name"):
        yield f"is an event of {thing['organizer']}, {thing['eventStatus']}"
    if not in_order(thing["startDate"], thing.get("endDate", thing["startDate"])):
        yield "ends before it begins"
    if page.path.with_name("event.ics") not in output.files:
        yield "is an event without a calendar file"
    location = thing.get("location")
    if location is not None:
        wanted = {"Place": ("name", "address"), "VirtualLocation": ("url",)}.get(location.get("@type"), ("@type",))
        if lacks(location, *wanted):
            yield f"is an event at {location}"


def breadcrumbs(output, page, said, thing):
    items = thing.get("itemListElement", [])
    if [item.get("position") for item in items] != list(range(1, len(items) + 1)) or len(items) < 2:
        yield f"has a way of {[item.get('position') for item in items]}"
    elif any(item.get("@type") != "ListItem" or lacks(item, "name", "item") for item in items):
        yield f"has a way with {items}"
    elif items[-1]["item"] != page.url:
        yield f"has a way that leads to {items[-1]['item']}"
    elif not page.url.startswith(items[0]["item"]):
        yield f"has a way that begins at {items[0]['item']}"


def open_graph(page, said):
    for name in ("og:type", "og:title", "og:url", "og:locale", "og:site_name", "twitter:card"):
        if not said.one(name):
            yield f"has {len(said.all(name))} of {name}"
    if said.one("og:url") != page.canonical:
        yield f"has the og:url {said.one('og:url')}"
    if (said.one("og:type") == "article") != (said.kind == "post"):
        yield f"is a {said.kind} of og:type {said.one('og:type')}"
    locales = [said.one("og:locale") or "", *said.all("og:locale:alternate")]
    if wrong := [locale for locale in locales if not LOCALE.fullmatch(locale)]:
        yield f"has the locales {wrong}"
    languages = {language for language, _ in page.alternates if language not in ("x-default", page.lang)}
    if len(locales) != 1 + len(languages):
        yield f"has {len(locales)} locales and {len(languages)} translations"
    if said.all("og:image"):
        if not said.all("og:image:alt") and 'alt=""' not in page.path.read_text(encoding="utf-8"):
            yield "has a picture without a text"
        if bool(said.all("og:image:width")) != bool(said.all("og:image:height")):
            yield "has a picture of half a size"
    if said.one("twitter:card") not in ("summary", "summary_large_image"):
        yield f"has a card {said.one('twitter:card')!r}"
    if said.kind == "post" and not said.one("article:published_time"):
        yield "has no article:published_time"
    if said.all("article:tag") and said.one("article:section") != said.all("article:tag")[0]:
        yield "has a section that is none of its topics"


def shares(page, said, seen):
    """Each link holds the story's address, and its title where it takes one."""
    if said.shares and said.kind != "post":
        yield "can be shared and is no story"
    for link in said.shares:
        seen["shared"] += 1
        parts = urlsplit(link)
        parameters = parse_qsl(parts.query or parts.fragment, strict_parsing=True)
        given = " ".join(value for _, value in parameters)
        if parts.scheme == "mailto" and parameters != [("subject", said.one("og:title")), ("body", page.url)]:
            yield f"is shared by e-mail as {link}"
        if page.url not in given:
            yield f"is shared as {link}"
        takes_title = parts.netloc not in ("www.facebook.com", "www.linkedin.com")
        if takes_title and said.one("og:title") not in given:
            yield f"is shared without its title as {link}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
