"""The network as a site of this program."""

from pathlib import Path

from .files import Files, quoted
from .network import AUTHORS, author_name, policy, titles

PROJECT = Path(__file__).resolve().parents[2]
SAME = "outputs: {feeds: [atom], tag_feeds: false, author_feeds: false, archives: false, authors: false, digests: false}\n"


class Chancery:
    def __init__(self, root, options):
        self.files = Files(root)
        files, languages = self.files, options.languages
        files.write("content/network.yaml", yaml_texts("title", titles(options.seed, languages, "network"))
                    + f"base_url: https://blogs.example.org/\nlanguages: [{', '.join(languages)}]\n"
                    + "timezone: UTC\npage_size: 10\nfeed_size: 20\nlatest: 5\n"
                    + (SAME if options.outputs == "same" else ""))
        for author in AUTHORS:
            files.write(f"content/authors/{author}.yaml", f"name: {quoted(author_name(author))}\n")
        for what in ("disclaimer", "comment-policy"):
            named = titles(options.seed, languages, what)
            for language in languages:
                text = "\n\n".join(policy(options.seed, language, what))
                files.write(f"content/policies/{what}.{language}.md",
                            f"---\ntitle: {quoted(named[language])}\n---\n{text}\n")
        # A language that the program does not speak: its messages are the site's own, here in English.
        messages = (PROJECT / "locales/en/interface.ftl").read_text(encoding="utf-8")
        for language in languages:
            if not (PROJECT / "locales" / language).is_dir():
                files.write(f"locales/{language}/interface.ftl", messages)
        files.static()

    def mission(self, mission):
        folder = f"content/{mission.name}"
        self.files.write(f"{folder}/mission.yaml", yaml_texts("title", mission.titles)
                         + f"country: {quoted(mission.country)}\nlanguages: [{', '.join(mission.languages)}]\n")
        for story in mission.stories:
            for language, (title, summary, body) in story.texts.items():
                self.files.write(
                    f"{folder}/posts/{story.stem}.{language}.md",
                    f"---\ntitle: {quoted(title)}\ndate: {story.moment}\nauthors: [{', '.join(story.authors)}]\n"
                    f"tags: [{', '.join(story.tags)}]\nsummary: {quoted(summary)}\n---\n\n{body}")

    def end(self):
        pass


def yaml_texts(key, texts):
    return f"{key}:\n" + "".join(f"  {language}: {quoted(text)}\n" for language, text in texts.items())
