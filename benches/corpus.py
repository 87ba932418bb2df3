#!/usr/bin/env python3
"""Makes a network of made-up missions to measure with, as a complete site for this program and for others.

    benches/corpus.py --size 20x500 --out DIR
    benches/corpus.py --size 10x100 --formats chancery,hugo --outputs full --out DIR

A size is MISSIONSxSTORIES, the stories of each mission. A mission has the network's first language and two of the
others, a story is written in one to three of them, 1.67 on average; with --all-translated every mission has all
languages and every story too. Each format goes to DIR/FORMAT. The same seed gives the same bytes. All names and
texts are made of syllables. Needs nothing but Python 3.
"""

import argparse
import json
import random
import sys
from pathlib import Path

from made.chancery import Chancery
from made.hugo import Hugo
from made.network import missions
from made.words import LANGUAGES

FORMATS = {"chancery": Chancery, "hugo": Hugo}


def make(out, options, formats):
    """Writes the sites and says how much is in them."""
    sites = [FORMATS[name](Path(out) / name, options) for name in formats]
    stories = texts = 0
    for mission in missions(options):
        for site in sites:
            site.mission(mission)
        stories += len(mission.stories)
        texts += sum(len(story.texts) for story in mission.stories)
    for site in sites:
        site.end()
    return {"missions": options.missions, "stories": stories, "post_files": texts,
            "languages": options.languages, "seed": options.seed}


def options(size, languages="en,fr,ar,es,zh,ru", seed="1", outputs="same", all_translated=False):
    missions_count, stories = (int(number) for number in size.split("x"))
    languages = list(LANGUAGES)[:int(languages)] if languages.isdigit() else languages.split(",")
    unknown = [language for language in languages if language not in LANGUAGES]
    if unknown:
        raise ValueError(f"no words for {', '.join(unknown)}; there are {', '.join(LANGUAGES)}")
    return argparse.Namespace(
        missions=missions_count, stories=stories, languages=languages, seed=seed, outputs=outputs,
        all_translated=all_translated, stream=lambda of: random.Random(f"{seed}/{of}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="10x100", metavar="MISSIONSxSTORIES")
    parser.add_argument("--languages", default="en,fr,ar,es,zh,ru",
                        help=f"which, or how many of {', '.join(LANGUAGES)} [default: %(default)s]")
    parser.add_argument("--all-translated", action="store_true", help="every story in every language")
    parser.add_argument("--outputs", choices=("same", "full"), default="same",
                        help="of this program: the kinds of output that the other formats have, or all")
    parser.add_argument("--formats", default="chancery", help=f"some of {', '.join(FORMATS)}")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--out", required=True, metavar="DIR")
    given = parser.parse_args()
    formats = given.formats.split(",")
    if unknown := [name for name in formats if name not in FORMATS]:
        sys.exit(f"no format {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    try:
        wanted = options(given.size, given.languages, given.seed, given.outputs, given.all_translated)
    except ValueError as error:
        sys.exit(f"{error}")
    print(json.dumps(make(given.out, wanted, formats), ensure_ascii=False))


if __name__ == "__main__":
    main()
