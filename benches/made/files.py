"""Writing a site's files, and the few that all formats share."""

import json
from pathlib import Path

from .network import PICTURES


class Files:
    """Writes below one folder; each folder is made once."""

    def __init__(self, root):
        self.root = Path(root)
        self.made = set()

    def write(self, path, text):
        path = self.root / path
        if path.parent not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")

    def static(self):
        self.write("static/style.css", "body{max-width:44rem;margin:auto;font:1rem/1.5 serif}\n" * 40)
        for number, picture in enumerate(PICTURES):
            self.write(f"static{picture}", '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">'
                       f'<rect width="640" height="360" fill="#{number * 11:02x}6688"/></svg>\n')


def quoted(value):
    """A text, or a list of texts, as YAML, TOML and JSON all read it."""
    return json.dumps(value, ensure_ascii=False)
