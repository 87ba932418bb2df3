#!/usr/bin/env python3
"""The W3C feed validator's rules, for every feed of a built network: `feed_rules.py FOLDER [--now TIME]`.

The validator itself (github.com/w3c/feedvalidator) is in no package registry, so its rules for what our feeds hold
are said again here, under the names that it gives its messages; docs/feeds.md says what of it is left out. Errors
are never excused. Warnings are where docs/feeds.md has a row for them under "Warnings that are explained". Ends with 1
and a list of what is wrong.

HTML is read with html5lib, as the validator does, and as strictly.
"""

import argparse
import re
import sys
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
from html5lib.html5parser import ParseError

ATOM = "{http://www.w3.org/2005/Atom}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# The prefix that the validator expects for each namespace; any other one of ours is an UnknownNamespace.
PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://wellformedweb.org/CommentAPI/": "wfw",
}


def words(text):
    return set(text.split())


ERRORS = words(
    "SAXError InvalidFullLink InvalidLink InvalidUriChar InvalidTAG InvalidLanguage InvalidMIMEType"
    " InvalidRFC3339Date InvalidRFC2822Date IncorrectDOW InvalidTextType MissingElement MissingDescription"
    " MissingLink MissingTitle MissingHref MissingAttribute MissingContentOrAlternate MissingSummary"
    " ItemMustContainTitleOrDescription DuplicateElement DuplicateValue DuplicateAtomLink DuplicateIds"
    " MisplacedMetadata UndefinedElement UnexpectedAttribute UnexpectedWhitespace UnexpectedText InvalidPermalink"
    " InvalidHttpGUID InvalidBooleanAttribute InvalidIntegerAttribute InvalidMIMEAttribute"
    " InvalidNonNegativeInteger InvalidURLAttribute UseZeroForUnknown InvalidContact InvalidRSSVersion"
    " FeedRelInCompleteFeed"
)

# RFC 4287, 5005, 4685 and what else the validator knows as relations.
RELATIONS = words(
    "alternate current enclosure first hub last license next next-archive payment prev-archive previous related"
    " replies search self service up via describedby"
)
OF_PAGED_FEEDS = {"current", "first", "last", "next", "next-archive", "prev-archive", "previous"}
SCHEMES = words("http https mailto tel tag urn webcal")
# Elements that the validator knows, and thinks unsafe or unfit for a feed; every other one of HTML is fine by it.
UNSAFE = words(
    "applet base basefont bdo body comment embed frame frameset head html iframe isindex link listing meta"
    " noframes object param plaintext script slot style title xmp"
)
# What texts may hold (src/markdown/allowed.rs) and our own HTML has, less what the validator does not take for an
# attribute of HTML.
ATTRIBUTES = words(
    "abbr align alt cite colspan datetime dir height href hreflang id lang loading loop muted name open poster"
    " preload rel reversed rowspan scope span src start title translate type value width"
)
HTML = words(
    "a abbr address area article aside audio b bdi blockquote br button caption cite code col colgroup data dd"
    " del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img"
    " input ins kbd label legend li main map mark menu meter nav ol optgroup option output p picture pre progress"
    " q rp rt ruby s samp section select small source span strong sub summary sup table tbody td template textarea"
    " tfoot th thead time tr track u ul var video wbr"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
RFC_2822 = re.compile(
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(:\d\d)? (([+-]?\d\d[03]0)|UT|GMT|Z)$"
)
RFC_822 = re.compile(r"((mon|tue|wed|thu|fri|sat|sun)\s*,\s*)?\d\d?\s+[a-z]{3}\s+\d\d(\d\d)?\s+\d\d:\d\d", re.I)
TAG = re.compile(
    r"tag:([a-z0-9\-._]+?@)?[a-z0-9.\-]+?,\d{4}(-\d{2}(-\d{2})?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*(#[^#]*)?$"
)
CHARACTERS = re.compile(r"[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#\[\]]*$")
MEDIA_TYPE = re.compile(r'[^\s()<>,;:\\"/\[\]?=]+/[^\s()<>,;:\\"/\[\]?=]+(\s*;\s*[^\s;=]+=("[^"]*"|[^\s;"]+))*$')
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
END_TAG = re.compile(r"</(\w+)>")
ENTITY = re.compile(r"&(#?\w+)")
HREF = re.compile(r"<a\s+href=(?:\"(.*?)\"|'(.*?)')[\s>]|<img\s+[^>]*src=(?:\"(.*?)\"|'(.*?)')[\s>]", re.IGNORECASE)


class Feed:
    """One feed's file, and what is said of it: pairs of a rule's name and what it is about."""

    def __init__(self, path, name, now):
        self.text = path.read_text(encoding="utf-8")
        self.name = name
        self.now = now
        self.said = []

    def say(self, rule, about=""):
        self.said.append((rule, about))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--now", default="2026-06-01T00:00:00Z", help="the build's clock")
    parser.add_argument("--all", action="store_true", help="say the explained warnings too")
    arguments = parser.parse_args()
    now = datetime.fromisoformat(arguments.now.replace("Z", "+00:00"))
    explained = explained_warnings(Path(__file__).parent.parent / "docs/feeds.md")
    feeds, told, counted = 0, [], Counter()
    for path in sorted(arguments.folder.rglob("*.xml")):
        feed = Feed(path, path.relative_to(arguments.folder).as_posix(), now)
        if re.search(r"<(feed|rss)[\s>]", feed.text[:600]) is None:
            continue
        feeds += 1
        validate(feed)
        for rule, about in feed.said:
            counted[rule] += 1
            if arguments.all or rule in ERRORS or rule not in explained:
                told.append(f"{feed.name}: {'error' if rule in ERRORS else 'warning'} {rule} {about}".rstrip())
    print("\n".join(told))
    wrong = [rule for rule in counted if rule in ERRORS or rule not in explained]
    if feeds == 0:
        wrong.append("no feeds")
        print(f"{arguments.folder} holds no feeds")
    for rule in sorted(set(counted) - set(wrong)):
        print(f"{rule}: {counted[rule]} times, explained in docs/feeds.md")
    print(f"{feeds} feeds, {len(wrong)} rules broken")
    return 1 if wrong else 0


def explained_warnings(path):
    """The names in the first column of the table of docs/feeds.md."""
    text = path.read_text(encoding="utf-8")
    section = text.split("### Warnings that are explained", 1)[1].split("\n#", 1)[0]
    cells = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    names = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    if names & ERRORS:
        raise SystemExit(f"{path} explains what is an error: {names & ERRORS}")
    return names


def validate(feed):
    try:
        root = ElementTree.fromstring(feed.text)
    except ElementTree.ParseError as error:
        return feed.say("SAXError", str(error))
    if not feed.text.startswith('<?xml version="1.0"'):
        feed.say("MissingEncoding")
    namespaces(feed)
    for element in root.iter():
        for value in (element.text or "", element.tail or "", *element.attrib.values()):
            if any("\x80" <= character <= "\x9f" or character == "\ufffd" for character in value):
                feed.say("BadCharacters", element.tag)
    if root.tag == f"{ATOM}feed":
        atom_feed(feed, root)
    elif root.tag == "rss":
        rss_feed(feed, root)
    else:
        feed.say("UndefinedElement", root.tag)


def namespaces(feed):
    is_atom = "<feed" in feed.text[:600]
    for prefix, uri in set(re.findall(r'\sxmlns(?::(\w+))?="([^"]*)"', feed.text.split("<![CDATA[", 1)[0])):
        if uri not in PREFIXES:
            feed.say("UnknownNamespace", uri)
        elif prefix and PREFIXES[uri] != prefix:
            feed.say("NonstdPrefix", uri)
        elif prefix == "atom" and is_atom:
            feed.say("AvoidNamespacePrefix", prefix)


# Atom


def atom_feed(feed, root):
    seen_entry = False
    for child in root:
        if child.tag == f"{ATOM}entry":
            seen_entry = True
        elif seen_entry:
            feed.say("MisplacedMetadata", child.tag)
    atom_metadata(feed, root, f"{ATOM}feed")
    relations = [link.get("rel", "alternate") for link in root.findall(f"{ATOM}link")]
    if "self" not in relations:
        feed.say("MissingSelf")
    complete = root.find(f"{HISTORY}complete") is not None
    if complete:
        for relation in set(relations) & OF_PAGED_FEEDS - {"current"}:
            feed.say("FeedRelInCompleteFeed", relation)
    if root.find(f"{HISTORY}archive") is not None and not complete:
        if not {"prev-archive", "next-archive"} & set(relations):
            feed.say("ArchiveIncomplete")
        if "current" not in relations:
            feed.say("MissingCurrentInArchive")
    entries = root.findall(f"{ATOM}entry")
    ids = Counter(text_of(entry, f"{ATOM}id") for entry in entries)
    for name, count in ids.items():
        if count > 1:
            feed.say("DuplicateIds" if len(entries) > 9 and count == len(entries) else "DuplicateEntries", name)
    for updated, count in Counter(text_of(entry, f"{ATOM}updated") for entry in entries).items():
        if count > 1:
            feed.say("DuplicateUpdated", updated)
    for entry in entries:
        atom_entry(feed, entry, root)


def atom_metadata(feed, element, where):
    """What a feed and a source must have; in a source it is a warning."""
    missing = "MissingElement" if where == f"{ATOM}feed" else "MissingSourceElement"
    for name in ("id", "title", "updated"):
        if element.find(ATOM + name) is None:
            feed.say(missing, f"{where} {name}")
    once(feed, element, "id title updated subtitle rights generator icon logo".split())
    allowed = "author category contributor generator id icon link logo title subtitle rights updated entry"
    known(feed, element, allowed.split())
    canonical_id(feed, element.find(f"{ATOM}id"))
    date_3339(feed, element.find(f"{ATOM}updated"))
    for name in ("title", "subtitle", "rights"):
        text_construct(feed, element.find(ATOM + name))
    for author in element.findall(f"{ATOM}author"):
        person(feed, author)
    atom_links(feed, element, where)


def atom_entry(feed, entry, root):
    for name in ("title", "id", "updated"):
        if entry.find(ATOM + name) is None:
            feed.say("MissingElement", f"entry {name}")
    source = entry.find(f"{ATOM}source")
    holders = [element for element in (entry, root, source) if element is not None]
    if all(element.find(f"{ATOM}author") is None for element in holders):
        feed.say("MissingElement", "entry author")
    once(feed, entry, "id title updated published summary content rights source".split())
    allowed = "author category content contributor id link published source rights summary title updated"
    known(feed, entry, allowed.split())
    content, summary = entry.find(f"{ATOM}content"), entry.find(f"{ATOM}summary")
    links = entry.findall(f"{ATOM}link")
    if content is None:
        if summary is None:
            feed.say("MissingTextualContent", text_of(entry, f"{ATOM}id"))
        if not any(link.get("rel", "alternate") == "alternate" for link in links):
            feed.say("MissingContentOrAlternate", text_of(entry, f"{ATOM}id"))
    elif content.get("src") is not None and summary is None:
        feed.say("MissingSummary", text_of(entry, f"{ATOM}id"))
    canonical_id(feed, entry.find(f"{ATOM}id"))
    for name in ("updated", "published"):
        date_3339(feed, entry.find(ATOM + name))
    for name in ("title", "summary", "content", "rights"):
        text_construct(feed, entry.find(ATOM + name))
    for author in entry.findall(f"{ATOM}author"):
        person(feed, author)
    for category in entry.findall(f"{ATOM}category"):
        if not category.get("term"):
            feed.say("MissingAttribute", "category term")
        if category.get("scheme") is not None:
            full_link(feed, category.get("scheme"))
        unexpected(feed, category, {"term", "scheme", "label"})
    atom_links(feed, entry, "entry")
    total = entry.find(f"{THREAD}total")
    if total is not None:
        non_negative(feed, total.text)
    for reply in entry.findall(f"{THREAD}in-reply-to"):
        if not reply.get("ref"):
            feed.say("MissingAttribute", "thr:in-reply-to ref")
    if source is not None:
        atom_metadata(feed, source, "source")


def atom_links(feed, element, where):
    seen = set()
    for link in element.findall(f"{ATOM}link"):
        relation, kind = link.get("rel", "alternate"), link.get("type", "")
        if link.get("href") is None:
            feed.say("MissingHref", relation)
            continue
        full_link(feed, link.get("href"))
        if relation not in RELATIONS and ":" not in relation:
            feed.say("UnregisteredAtomLinkRel", relation)
        if where == "entry" and relation in OF_PAGED_FEEDS:
            feed.say("FeedHistoryRelInEntry", relation)
        if link.get("type") is not None and not MEDIA_TYPE.match(kind):
            feed.say("InvalidMIMEType", kind)
        if relation == "self" and kind and kind.split(";")[0] not in ("application/atom+xml", "application/rss+xml"):
            feed.say("SelfNotAtom", kind)
        if link.get("hreflang") is not None and not LANGUAGE.match(link.get("hreflang")):
            feed.say("InvalidLanguage", link.get("hreflang"))
        if link.get("title") is not None and not link.get("title").strip():
            feed.say("AttrNotBlank", "title")
        if link.get("length") is not None:
            non_negative(feed, link.get("length"))
        if link.text and link.text.strip():
            feed.say("AtomLinkNotEmpty", link.text)
        for name in ("count", "updated"):
            value = link.get(THREAD + name)
            if value is not None and relation != "replies":
                feed.say("UnexpectedAttribute", f"thr:{name}")
            elif value is not None and name == "count":
                non_negative(feed, value)
            elif value is not None and not RFC_3339.match(value):
                feed.say("InvalidRFC3339Date", value)
        unexpected(feed, link, {"href", "rel", "type", "hreflang", "title", "length"})
        if relation == "alternate":
            key = (kind, link.get("hreflang", ""))
            if key in seen:
                feed.say("DuplicateAtomLink", f"{where} {key}")
            seen.add(key)
        if relation == "self" and where == f"{ATOM}feed":
            location(feed, link.get("href"))


def person(feed, author):
    if not text_of(author, f"{ATOM}name"):
        feed.say("MissingElement", "author name")
    if author.find(f"{ATOM}uri") is not None:
        full_link(feed, text_of(author, f"{ATOM}uri"))
    once(feed, author, ["name", "uri", "email"])
    known(feed, author, ["name", "uri", "email"])


def text_construct(feed, element):
    if element is None:
        return
    kind, value = element.get("type", "text"), "".join(element.itertext())
    if not value and element.get("src") is None:
        feed.say("NotBlank", element.tag)
    if kind == "html":
        html(feed, value)
    elif kind == "text":
        not_html(feed, "ContainsUndeclaredHTML", value)
    elif kind != "xhtml":
        feed.say("InvalidTextType", kind)
    unexpected(feed, element, {"type", "src"})


# RSS


def rss_feed(feed, root):
    if root.get("version") != "2.0":
        feed.say("InvalidRSSVersion", root.get("version"))
    channel = root.find("channel")
    if channel is None:
        return feed.say("MissingElement", "channel")
    for name, rule in (("description", "MissingDescription"), ("link", "MissingLink"), ("title", "MissingTitle")):
        if channel.find(name) is None:
            feed.say(rule, "channel")
    allowed = (
        "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs"
        " cloud ttl image rating textInput skipHours skipDays item"
    )
    rss_known(feed, channel, allowed.split(), repeated={"category", "item"})
    items = [number for number, child in enumerate(channel) if child.tag == "item"]
    # The profile wants items last; elements of other namespaces may follow them.
    if items and any("}" not in child.tag and child.tag != "item" for child in list(channel)[items[0] :]):
        feed.say("MisplacedItem")
    links = channel.findall(f"{ATOM}link")
    if not any(link.get("rel") == "self" for link in links):
        feed.say("MissingAtomSelfLink")
    atom_links(feed, channel, "channel")
    for link in links:
        if link.get("rel") == "self":
            location(feed, link.get("href", ""))
    full_link(feed, text_of(channel, "link"))
    for name in ("title", "description", "copyright"):
        rss_text(feed, channel.find(name))
    if channel.find("language") is not None and not LANGUAGE.match(text_of(channel, "language")):
        feed.say("InvalidLanguage", text_of(channel, "language"))
    date_2822(feed, channel.find("lastBuildDate"))
    date_2822(feed, channel.find("pubDate"))
    for item in channel.findall("item"):
        rss_item(feed, item)
    for guid, count in Counter(text_of(item, "guid") for item in channel.findall("item")).items():
        if guid and count > 1:
            feed.say("DuplicateValue", f"guid {guid}")


def rss_item(feed, item):
    about = text_of(item, "guid")
    if item.find("title") is None and item.find("description") is None:
        feed.say("ItemMustContainTitleOrDescription", about)
    allowed = "title link description author category comments enclosure guid pubDate source".split()
    rss_known(feed, item, allowed, repeated={"category", "enclosure"})
    rss_text(feed, item.find("title"))
    if item.find("title") is not None and not text_of(item, "title"):
        feed.say("NotBlank", "title")
    if item.find("link") is not None:
        full_link(feed, text_of(item, "link"))
    guid = item.find("guid")
    if guid is None:
        feed.say("MissingGuid", text_of(item, "title"))
    else:
        permanent = guid.get("isPermaLink", "true")
        if permanent not in ("true", "false"):
            feed.say("InvalidBooleanAttribute", permanent)
        if permanent == "true" and about.lower().startswith(("tag:", "urn:")):
            feed.say("InvalidPermalink", about)
        elif permanent == "true" and not about.startswith(("http://", "https://")):
            feed.say("InvalidHttpGUID", about)
        elif about.isdigit() and len(about) < 9:
            feed.say("NotSufficientlyUnique", about)
    date_2822(feed, item.find("pubDate"))
    if item.find("author") is not None:
        feed.say("InvalidContact", "an author's e-mail address; say dc:creator")
        if item.find(f"{DUBLIN_CORE}creator") is not None:
            feed.say("DuplicateItemSemantics", "author")
    enclosures = item.findall("enclosure")
    if len(enclosures) > 1:
        feed.say("DuplicateEnclosure", about)
    for enclosure in enclosures:
        rss_enclosure(feed, enclosure)
    for source in item.findall("source"):
        if source.get("url") is None:
            feed.say("MissingAttribute", "source url")
        else:
            full_link(feed, source.get("url"))
        rss_text(feed, source)
    for category in item.findall("category"):
        rss_text(feed, category)
        if not (category.text or "").strip():
            feed.say("NotBlank", "category")
    children = [child.tag for child in item]
    if f"{CONTENT}encoded" in children:
        if "description" not in children[: children.index(f"{CONTENT}encoded")]:
            feed.say("NeedDescriptionBeforeContent", about)
        html(feed, text_of(item, f"{CONTENT}encoded"))
    if item.find("description") is not None:
        html(feed, text_of(item, "description"))
    language = item.find(f"{DUBLIN_CORE}language")
    if language is not None and not LANGUAGE.match(language.text or ""):
        feed.say("InvalidLanguage", language.text)


def rss_enclosure(feed, enclosure):
    length, kind, url = (enclosure.get(name) for name in ("length", "type", "url"))
    for name, value in (("length", length), ("type", kind), ("url", url)):
        if value is None:
            feed.say("MissingAttribute", f"enclosure {name}")
    if length == "-1":
        feed.say("UseZeroForUnknown")
    elif length is not None and not length.isdigit():
        feed.say("InvalidIntegerAttribute", length)
    if kind is not None and not MEDIA_TYPE.match(kind):
        feed.say("InvalidMIMEAttribute", kind)
    if url is not None and not re.match(r"https?://([a-z0-9-]+\.)+[a-z0-9-]+(:\d+)?(/|$)", url, re.IGNORECASE):
        feed.say("InvalidURLAttribute", url)


def rss_text(feed, element):
    """Plain text: the RSS profile writes its `<` and `&` as hexadecimal references, which all readers take alike."""
    if element is None:
        return
    value = element.text or ""
    not_html(feed, "ContainsHTML", value)
    if not END_TAG.search(value) and re.search(r"&#[x0-9]|<[/a-zA-Z]", value):
        feed.say("CharacterData", value)


# What all have


def text_of(element, name):
    found = element.find(name)
    return "" if found is None else "".join(found.itertext())


def once(feed, element, names):
    for name in names:
        if len(element.findall(ATOM + name)) > 1:
            feed.say("DuplicateElement", name)


def known(feed, element, names):
    for child in element:
        if child.tag.startswith(ATOM) and child.tag[len(ATOM) :] not in names:
            feed.say("UndefinedElement", f"{element.tag} {child.tag}")
        if "}" not in child.tag:
            feed.say("UndefinedElement", f"{element.tag} {child.tag}")
    if (element.text or "").strip() and element.tag != f"{ATOM}name":
        feed.say("UnexpectedText", element.tag)


def rss_known(feed, element, names, repeated):
    for name, count in Counter(child.tag for child in element).items():
        if "}" in name:
            continue
        if name not in names:
            feed.say("UndefinedElement", f"{element.tag} {name}")
        elif count > 1 and name not in repeated:
            feed.say("DuplicateElement", f"{element.tag} {name}")


def unexpected(feed, element, names):
    for name in element.attrib:
        if "}" not in name and name not in names:
            feed.say("UnexpectedAttribute", f"{element.tag} {name}")


def canonical_id(feed, element):
    if element is None:
        return
    value = element.text or ""
    if value != value.strip():
        feed.say("UnexpectedWhitespace", value)
    full_link(feed, value)
    scheme, _, rest = value.partition(":")
    escaped = [chr(int(found, 16)) for found in re.findall(r"%([0-9A-Fa-f]{2})", rest)]
    needless = [character for character in escaped if re.match(r"[A-Za-z0-9._~-]", character)]
    lower = re.search(r"%[0-9A-F]?[a-f][0-9A-Fa-f]?", rest)
    host = urlsplit(value).netloc
    if scheme != scheme.lower() or host != host.lower() or needless or lower or "/../" in rest or "/./" in rest:
        feed.say("NonCanonicalURI", value)


def full_link(feed, value):
    value = value or ""
    scheme = value.split(":")[0].lower() if ":" in value else ""
    if scheme == "tag":
        if not TAG.match(value):
            feed.say("InvalidTAG", value)
    elif not CHARACTERS.match(value):
        feed.say("InvalidUriChar", value)
    elif not scheme:
        feed.say("InvalidFullLink", value)
    elif scheme in ("http", "https") and not re.match(r"\w+://[^/].*", value):
        feed.say("InvalidLink", value)
    elif scheme not in SCHEMES:
        feed.say("SchemeNotIANARegistered", scheme)


def location(feed, url):
    if not urlsplit(url).netloc:
        return feed.say("RelativeSelf", url)
    path = unquote(urlsplit(url).path)
    # A mission with a domain of its own stands in a folder of the output.
    own = feed.name.split("/", 1)[1] if "/" in feed.name else feed.name
    if not path.endswith(("/" + feed.name, "/" + own)):
        feed.say("SelfDoesntMatchLocation", url)
    return None


def plausible(feed, moment, written):
    if moment.year < 1990 or moment > feed.now + timedelta(minutes=10):
        feed.say("ImplausibleDate", written)


def date_3339(feed, element):
    if element is None:
        return
    value = element.text or ""
    if value != value.strip():
        feed.say("UnexpectedWhitespace", value)
    if not RFC_3339.match(value):
        return feed.say("InvalidRFC3339Date", value)
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError as error:
        return feed.say("InvalidRFC3339Date", f"{value}: {error}")
    return plausible(feed, moment, value)


def date_2822(feed, element):
    if element is None:
        return None
    value = element.text or ""
    if not RFC_2822.match(value):
        # The validator's expression wants offsets of whole or half hours. RFC 2822 knows all.
        broken = "ProblematicalRFC822Date" if RFC_822.match(value) else "InvalidRFC2822Date"
        feed.say(broken, value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError as error:
        return feed.say("InvalidRFC2822Date", f"{value}: {error}")
    if "," in value and DAYS[date(moment.year, moment.month, moment.day).weekday()] != value[:3]:
        feed.say("IncorrectDOW", value)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return plausible(feed, moment, value)


def non_negative(feed, value):
    if not (value or "").isdigit():
        feed.say("InvalidNonNegativeInteger", value)


def not_html(feed, rule, value):
    tags = [tag for tag in END_TAG.findall(value) if tag.lower() in HTML | UNSAFE]
    named = [name for name in ENTITY.findall(value) if name in {"apos", *name2codepoint} or not name.isalpha()]
    if tags or named:
        feed.say(rule, value)


def html(feed, value):
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    try:
        tree = parser.parseFragment(value)
    except ParseError as error:
        return feed.say("NotHtml", f"{error} in {value[:80]!r}")
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            continue
        tag = element.tag.lower()
        if tag in UNSAFE:
            feed.say("SecurityRisk", tag)
        elif tag not in HTML:
            feed.say("NotHtml", f"non-HTML tag {tag}")
        for name in element.attrib:
            if name == "style":
                feed.say("DangerousStyleAttr", element.get(name))
            elif name == "class":
                feed.say("ContainsClass", element.get(name))
            elif name not in ATTRIBUTES and not name.startswith("data-"):
                feed.say("SecurityRiskAttr", f"{tag} {name}")
    for found in HREF.findall(value):
        address = next((part for part in found if part), "")
        if not re.match(r"\w+:", address):
            feed.say("ContainsRelRef", address)
    return None


if __name__ == "__main__":
    sys.exit(main())
