"""What is measured: each row can be asked for by its name."""

from dataclasses import dataclass, replace

from .builds import cold, feeds, growth, unchanged
from .serving import serving

PEERS = ("chancery", "hugo")
ALONE = ("chancery",)
SIX = "en,fr,ar,es,zh,ru"


@dataclass(frozen=True)
class Row:
    """`size` is MISSIONSxSTORIES. `limit`, `pause` and `patience` are seconds."""

    name: str
    title: str
    measure: object
    size: str = "20x500"
    outputs: str = "full"
    languages: str = SIX
    all_translated: bool = False
    tools: tuple = ALONE
    runs: int = 5
    limit: int = 1200
    is_memory: bool = True
    floor: bool = True
    # Of previews: how often a post is saved, and how long a page is waited for.
    edits: int = 20
    peer_edits: int = 3
    pause: float = 0.5
    patience: float = 120
    # Of growth: a label and a row for each corpus; those that are taken away at once.
    parts: tuple = ()
    large: tuple = ()


SIZES = {"1,000": "10x100", "10,000": "20x500", "50,000": "50x1000", "100,000": "100x1000"}
FULL = Row("", "", cold, runs=3, limit=3600)

ROWS = [
    Row("cold-same", "From nothing, 10,000 stories, the outputs that peers make, memory file system", cold,
        outputs="same", tools=PEERS),
    Row("cold-full", "From nothing, 10,000 stories, all outputs, memory file system", cold),
    Row("cold-full-disk", "From nothing, 10,000 stories, all outputs, disk", cold, is_memory=False),
    Row("noop-full", "Nothing changed, and one post changed, 10,000 stories, all outputs, memory file system",
        unchanged, tools=PEERS),
    Row("feeds", "What feeds and weeks in review add, 10,000 stories, all outputs, memory file system", feeds),
    Row("serve", "Preview, 10,000 stories, all outputs", serving, tools=PEERS, runs=3),
    Row("serve-50k", "Preview, 50,000 stories, all outputs", serving, size="50x1000", runs=1),
    Row("memory-50k", "From nothing, 50,000 stories, the outputs that peers make, memory file system", cold,
        size="50x1000", outputs="same", tools=PEERS, runs=1, limit=1800),
    Row("scale", "From nothing, 100,000 stories in 20 languages, up to three each, all outputs, memory file system", cold,
        size="100x1000", languages="20", runs=1, limit=3600),
    Row("growth", "Growth: from nothing, all outputs, memory file system", growth, limit=5400,
        parts=tuple((label, replace(FULL, name="growth", size=size)) for label, size in SIZES.items()),
        large=("50,000", "100,000")),
    Row("languages", "Languages: 10,000 post files, every story in every language, all outputs, memory file system",
        growth, limit=1800,
        parts=(("2 languages", replace(FULL, name="languages", size="10x500", languages="2", all_translated=True)),
               ("20 languages", replace(FULL, name="languages", size="10x50", languages="20", all_translated=True)))),
]


def smaller(row, size):
    """The same row on a small corpus, to try the script. Of growth all parts are tiny, and grow all the same."""
    tiny = {"size": size, "runs": 2, "limit": 300, "edits": 2, "peer_edits": 1, "patience": 15}
    return replace(row, **tiny, parts=tuple(
        (label, replace(part, size=f"2x{10 * (number + 1)}", runs=2)) for number, (label, part) in enumerate(row.parts)))


def adjusted(row, runs, limit):
    """With as many runs and as much time as was asked for."""
    if runs:
        row = replace(row, runs=runs, parts=tuple((label, replace(part, runs=runs)) for label, part in row.parts))
    return replace(row, limit=limit) if limit else row
