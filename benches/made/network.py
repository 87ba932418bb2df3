"""The network itself, before any generator's format: missions, stories, their texts in each language.

Missions come one at a time, so that a corpus of any size is made in little memory.
"""

import datetime
import random
from dataclasses import dataclass

from .words import Writer

COUNTRIES = ("AT BE BG BR CA CH CL CO CR CY CZ DE DK EC EE EG ES FI FR GH GR HR HU ID IE IN IS IT JO JP KE KR LB LT LU "
             "LV MA MD MT MX NL NO NZ PE PL PT PY RO RS SE SI SK SN TH TN TR TZ UA UY VN ZA").split()
TAGS = ("trade culture climate energy health science education scholarships security peace human-rights democracy "
        "youth women media law justice training exchange language history heritage museums art film theatre books "
        "sport technology innovation digital business investment exports jobs economy tourism travel visas consular "
        "emergencies aid hospitals vaccines oceans forests wildlife recycling solar transport rail aviation "
        "agriculture fisheries water food music festivals").split()
PICTURES = [f"/media/photo-{number:02}.svg" for number in range(20)]
AUTHORS = [f"author-{number:02}" for number in range(40)]
BEGIN = datetime.date(2015, 1, 5)
DAYS = 3650


@dataclass
class Story:
    """`texts`: by language, the title, the summary and the Markdown."""

    name: str
    day: datetime.date
    time: str
    tags: list
    authors: list
    texts: dict

    @property
    def stem(self):
        return f"{self.day}-{self.name}"

    @property
    def moment(self):
        return f"{self.day}T{self.time}Z"


@dataclass
class Mission:
    name: str
    country: str
    languages: list
    titles: dict
    stories: list


def author_name(author):
    writer = Writer(random.Random(f"name/{author}"), "en")
    return f"{writer.phrase(1, capital=True)} {writer.phrase(1, capital=True)}"


def titles(seed, languages, what):
    """A short name in each language."""
    return {language: Writer(random.Random(f"{seed}/{what}/{language}"), language).phrase(3, capital=True)
            for language in languages}


def policy(seed, language, what):
    """The paragraphs of a standing text."""
    writer = Writer(random.Random(f"{seed}/policy/{what}/{language}"), language)
    return [writer.paragraph(links=False)[0].replace("*", "") for _ in range(2)]


def missions(options):
    for number in range(options.missions):
        name = f"mission-{number + 1:03}"
        languages = spoken(number, options)
        stream = random.Random(f"{options.seed}/{name}")
        yield Mission(
            name=name,
            country=COUNTRIES[number % len(COUNTRIES)],
            languages=languages,
            titles=titles(options.seed, languages, name),
            stories=list(stories(stream, languages, options)),
        )


def spoken(number, options):
    """A mission's languages: all, or the network's first and two of the others, in turn."""
    first, *others = options.languages
    if options.all_translated or not others:
        return options.languages
    chosen = [others[number % len(others)], others[(2 * number + 1 + number // len(others)) % len(others)]]
    return [first, *dict.fromkeys(chosen)]


def stories(stream, languages, options):
    writers = {language: Writer(stream, language) for language in languages}
    tags = stream.sample(TAGS, len(TAGS))
    # A few tags have most of the stories.
    weights = [1 / (1 + rank) ** 0.7 for rank in range(len(tags))]
    step = DAYS / options.stories
    for number in range(options.stories):
        offset = int(step * number) + stream.randrange(max(1, int(step)))
        words = [word for word in stream.sample(writers[languages[0]].words, 12) if word.isascii()][:4]
        time = f"{stream.randrange(8, 18):02}:{stream.randrange(60):02}:00"
        story_tags = list(dict.fromkeys(stream.choices(tags, weights, k=stream.randint(1, 4))))
        story_authors = sorted(stream.sample(AUTHORS, stream.choice((1, 1, 1, 2))))
        texts = {}
        for language in written_in(stream, languages, options):
            writer = writers[language]
            title = writer.phrase(stream.randint(5, 9), capital=True)
            texts[language] = (title, writer.sentence(stream.randint(18, 28)), writer.body(PICTURES))
        yield Story("-".join([*words, str(number)]), BEGIN + datetime.timedelta(days=offset), time,
                    story_tags, story_authors, texts)


def written_in(stream, languages, options):
    """All of a mission's languages, or one to three: 40 % of the stories in one, 52 % in two, 8 % in three."""
    if options.all_translated:
        return languages
    first, *others = languages
    share = stream.random()
    if not others:
        return languages
    if share < 0.40:
        return [first] if stream.random() < 0.6 else [stream.choice(others)]
    return [first, stream.choice(others)] if share < 0.92 else languages[:3]
