"""Rows about previews: from start to first page, and from a saved post to the pages that show it.

A post is saved with a word in its title and text that was nowhere before. From then on the page is asked for until it
has the word: every millisecond at first, then ever more seldom, to within two per cent of the time.
"""

import datetime
import http.client
import socket
import subprocess
import time

from .builds import newest_post
from .process import Fault, say


class Preview:
    """A server that is ended with the `with` block."""

    def __init__(self, tool, site, log):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(log, "wb")
        self.begin = time.monotonic()
        self.process = subprocess.Popen([str(part) for part in tool.serving(site, self.port)],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def page(self, path):
        """A page's bytes; nothing where it cannot be had yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.read() if response.status == 200 else b""
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()

    def wait(self, path, word, begin, limit):
        """Seconds since `begin` until the page has the word."""
        while True:
            if word in self.page(path):
                return round(time.monotonic() - begin, 5)
            passed = time.monotonic() - begin
            if passed > limit:
                raise Fault(f"{path} not within {limit:.0f} s")
            if self.process.poll() is not None:
                raise Fault("the preview has ended")
            time.sleep(max(0.001, 0.02 * passed))

    def peak(self):
        """In MB, until now."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as facts:
            return next(round(int(line.split()[1]) / 1024, 1) for line in facts if line.startswith("VmHWM"))


def serving(bench, row, deadline):
    tools = [bench.tools[name] for name in row.tools if name in bench.tools]
    room, sites = bench.room(row), bench.sites(row, tools)
    result = {"first_page": {}, "saved": {}, "peak": {}}
    for number in range(row.runs):
        for tool in tools:
            if deadline.is_over():
                return result
            site = sites[tool.name]
            room.clear(site / ".chancery")
            with Preview(tool, site, room.path / f"serve-{tool.name}.log") as preview:
                try:
                    start(preview, tool, site, row, result, deadline, number == 0)
                except Fault as fault:
                    say(f"  {tool.name}: {fault}")
    return result


def start(preview, tool, site, row, result, deadline, with_edits):
    pages = paths(tool, site)
    first = preview.wait(pages["post"], b"<html", preview.begin, deadline.left())
    result["first_page"].setdefault(tool.name, []).append(first)
    say(f"  {tool.name}: first page after {first:.3f} s")
    if with_edits:
        edits(preview, tool, site, pages, row, result, deadline)
        result["peak"][tool.name] = preview.peak()


def edits(preview, tool, site, pages, row, result, deadline):
    post = newest_post(site)
    text = post.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title: "))
    count = row.edits if tool.name == "chancery" else row.peer_edits
    saved = result["saved"].setdefault(tool.name, {})
    try:
        for what, path in pages.items():
            # The first one warms up and is not counted.
            for number in range(count + 1):
                if deadline.is_over():
                    return
                time.sleep(row.pause)
                word = f"word{time.monotonic_ns()}"
                changed = text.replace(title, title.rstrip('"') + f' {word}"', 1) + f"\n{word}\n"
                begin = time.monotonic()
                post.write_text(changed, encoding="utf-8")
                try:
                    took = preview.wait(path, word.encode(), begin, min(row.patience, deadline.left()))
                except Fault as fault:
                    say(f"  {tool.name}: {what}: {fault}")
                    break
                if number:
                    saved.setdefault(what, []).append(took)
            if what in saved:
                say(f"  {tool.name}: {what} after {sorted(saved[what])[len(saved[what]) // 2] * 1000:.1f} ms")
    finally:
        post.write_text(text, encoding="utf-8")


def paths(tool, site):
    """Where the newest post is shown. The word is in its title, so a listing and a feed have it too."""
    post = newest_post(site)
    day, name = datetime.date.fromisoformat(post.name[:10]), post.name[11:-len(".en.md")]
    if tool.format == "hugo":
        mission = f"/{post.parent.name}"
        return {"post": f"{mission}/{name}/", "listing": f"{mission}/", "feed": f"{mission}/index.xml"}
    mission = f"/{post.parent.parent.name}/en"
    year, week, _ = day.isocalendar()
    return {"post": f"{mission}/{day:%Y/%m/%d}/{name}/", "listing": f"{mission}/", "feed": f"{mission}/atom.xml",
            "week in review": f"{mission}/week-in-review/{year}-W{week:02}/"}
