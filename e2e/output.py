"""A built network as it lies on disk: its pages, its feeds, and which file an address leads to.

Standard library only. A folder with a `robots.txt` is a site: the address of its sitemap says where it stands.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What the path of an address may hold as it is (RFC 3986, section 3.3).
PLAIN = "/-._~!$&'()*+,;=:@"
ADDRESSES = {"href", "src", "poster", "cite", "action", "data"}


def direction(language):
    """The direction in which a language is written."""
    parts = language.lower().split("-")
    return "rtl" if parts[0] in RIGHT_TO_LEFT or "arab" in parts[1:] or "hebr" in parts[1:] else "ltr"


@dataclass
class Page(HTMLParser):
    """What one HTML file says of itself and where it leads."""

    path: Path
    url: str
    lang: str = ""
    dir: str = ""
    title: str = ""
    canonical: str = ""
    is_redirect: bool = False
    is_hidden: bool = False
    alternates: list = field(default_factory=list)
    feeds: list = field(default_factory=list)
    ids: list = field(default_factory=list)
    links: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.feed(self.path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if len(values) != len(attributes):
            self.faults.append(f"<{tag}> has an attribute twice")
        inherited = self.open[-1][1] if self.open else ""
        written = values.get("dir", inherited)
        if "lang" in values and direction(values["lang"]) != (written or "ltr"):
            self.faults.append(f'<{tag} lang="{values["lang"]}"> is in a text that runs {written or "ltr"}')
        if tag == "html":
            self.lang, self.dir = values.get("lang", ""), values.get("dir", "")
        if tag not in VOID:
            self.open.append((tag, written))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.is_redirect = True
            _, _, target = values.get("content", "").partition("url=")
            self.links.append(target.strip("'\" "))
        if tag == "meta" and values.get("name") == "robots" and "noindex" in values.get("content", ""):
            self.is_hidden = True
        if tag == "link":
            self.relation(values)
        for name in ADDRESSES & values.keys():
            self.links.append(values[name])
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.links.append(candidate.split()[0])

    def relation(self, values):
        relations = values.get("rel", "").lower().split()
        address = values.get("href", "")
        if "canonical" in relations:
            self.canonical = address
        if "alternate" in relations and "hreflang" in values:
            self.alternates.append((values["hreflang"], address))
        elif "alternate" in relations:
            self.feeds.append((values.get("type", ""), address))

    def handle_endtag(self, tag):
        while self.open:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "title":
            self.title += data


class Output:
    """A folder of finished files."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.sites = sorted(self.find_sites(), key=lambda site: -len(site[0]))
        self.files = {path for path in self.folder.rglob("*") if path.is_file()}
        self.pages = {path: Page(path, self.address(path)) for path in sorted(self.files) if path.suffix == ".html"}

    def find_sites(self):
        for robots in self.folder.rglob("robots.txt"):
            sitemap = re.search(r"^Sitemap:\s*(\S+)$", robots.read_text(encoding="utf-8"), re.MULTILINE)
            if sitemap:
                yield urljoin(sitemap.group(1), "."), robots.parent

    def address(self, path):
        """The address under which a file stands on the web."""
        for base, folder in sorted(self.sites, key=lambda site: -len(site[1].parts)):
            if path.is_relative_to(folder):
                return base + quote(path.relative_to(folder).as_posix().removesuffix("index.html"), safe=PLAIN)
        raise SystemExit(f"{path} belongs to no site: is there a robots.txt in {self.folder}?")

    def is_ours(self, address):
        return any(address.startswith(base) for base, _ in self.sites)

    def target(self, address):
        """The file that an absolute address leads to, and its fragment; None where it is another host's."""
        for base, folder in self.sites:
            if address.startswith(base) or address + "/" == base:
                parts = urlsplit(address)
                path = folder / unquote(parts.path[len(urlsplit(base).path):]).lstrip("/")
                return (path / "index.html" if parts.path.endswith("/") else path), unquote(parts.fragment)
        return None
