"""The network as a Hugo site, as someone who knows Hugo well would make it.

One site; a section and a taxonomy for each mission; what many pages share (navigation, the latest stories, the
policies) by `partialCached`. Its pages and feeds are those that this program makes with `--outputs same`.
The layouts are in the folder `hugo`.
"""

from pathlib import Path

from .files import Files, quoted
from .network import AUTHORS, author_name, policy, titles
from .words import LANGUAGES, RIGHT_TO_LEFT, Writer

LAYOUTS = Path(__file__).resolve().parent / "hugo"
WORDS = ("skip", "home", "topics", "feed", "by", "also", "previous", "next", "latest")
SETTINGS = """baseURL = "https://blogs.example.org/"
title = "Network"
defaultContentLanguage = "{first}"
timeZone = "UTC"
disableKinds = ["404"]
[pagination]
pagerSize = 10
disableAliases = true
[markup.goldmark.renderer]
unsafe = true
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
[params]
first = "{first}"
righttoleft = {right_to_left}
[params.names]
"""


class Hugo:
    def __init__(self, root, options):
        self.files, self.options, self.missions = Files(root), options, []
        for layout in LAYOUTS.rglob("*.*"):
            self.files.write(f"layouts/{layout.relative_to(LAYOUTS)}", layout.read_text(encoding="utf-8"))
        self.files.write("data/authors.yaml", "".join(f"{author}:\n  name: {quoted(author_name(author))}\n"
                                                      for author in AUTHORS))
        self.files.static()

    def mission(self, mission):
        folder = f"content/{mission.name}"
        for language, title in mission.titles.items():
            self.files.write(f"{folder}/_index.{language}.md", f"---\ntitle: {quoted(title)}\n---\n")
        for story in mission.stories:
            for language, (title, summary, body) in story.texts.items():
                self.files.write(
                    f"{folder}/{story.stem}.{language}.md",
                    f"---\ntitle: {quoted(title)}\ndate: {story.moment}\nslug: {story.name}\n"
                    f"description: {quoted(summary)}\nauthors: [{', '.join(story.authors)}]\n"
                    f"{mission.name}-tags: [{', '.join(story.tags)}]\n---\n\n{body}")
        self.missions.append((mission.name, mission.titles))

    def end(self):
        languages, seed = self.options.languages, self.options.seed
        networks = titles(seed, languages, "network")
        text = SETTINGS.format(first=languages[0], right_to_left=quoted(sorted(RIGHT_TO_LEFT)))
        text += "".join(f"{language} = {quoted(LANGUAGES[language][1])}\n" for language in languages)
        for weight, language in enumerate(languages, 1):
            text += f"[languages.{language}]\nweight = {weight}\ntitle = {quoted(networks[language])}\n"
            text += f"[languages.{language}.taxonomies]\n"
            text += "".join(f'{name}-tag = "{name}-tags"\n' for name, named in self.missions if language in named)
            self.files.write(f"content/_index.{language}.md", f"---\ntitle: {quoted(networks[language])}\n---\n")
            self.files.write(f"i18n/{language}.toml", self.messages(language, networks[language]))
        self.files.write("hugo.toml", text)

    def messages(self, language, network):
        options = self.options
        writer = Writer(options.stream(f"messages/{language}"), language)
        messages = {word: writer.phrase(2, capital=True) for word in WORDS}
        messages["network"] = network
        for what in ("disclaimer", "comment-policy"):
            messages[what] = titles(options.seed, [language], what)[language]
            paragraphs = policy(options.seed, language, what)
            messages[f"{what}-text"] = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
        messages |= {name: named[language] for name, named in self.missions if language in named}
        return "".join(f"{name} = {quoted(text)}\n" for name, text in messages.items())
