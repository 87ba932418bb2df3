"""The generators, how each is called, and what it leaves behind."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Tool:
    """`build` and `serve` are what follows the program's name; `{site}`, `{out}` and `{port}` are filled in."""

    name: str
    program: Path
    format: str
    build: str
    serve: str = ""
    version: tuple = ("--version",)

    def building(self, site, out, *more):
        return [self.program, *self.build.format(site=site, out=out).split(), *more]

    def serving(self, site, port):
        return [self.program, *self.serve.format(site=site, port=port).split()]


def found(chancery, hugo):
    """This program, and such peers as are there. A program that was named must be there."""
    tools = {"chancery": Tool("chancery", Path(chancery), "chancery", "build --root {site} --output {out}",
                              "serve --root {site} --port {port}")}
    if hugo := hugo or shutil.which("hugo"):
        tools["hugo"] = Tool("hugo", Path(hugo), "hugo", "--quiet --source {site} --destination {out}",
                             "server --source {site} --port {port} --bind 127.0.0.1", ("version",))
    for tool in tools.values():
        if not tool.program.is_file():
            raise FileNotFoundError(f"there is no program {tool.program}")
    return tools


class Room:
    """A folder to measure in: corpora, outputs, and outputs that are done with.

    On a memory file system what is done with is deleted at once. On a disk it is moved aside until the end: ext4
    passes over the inodes of files that were deleted a moment ago one by one, and so would slow the next build down.
    """

    def __init__(self, path, is_memory):
        self.path, self.is_memory, self.aside = Path(path), is_memory, 0
        self.path.mkdir(parents=True, exist_ok=True)

    def output(self, name):
        return self.path / "out" / name

    def clear(self, path):
        if not path.exists():
            return
        if self.is_memory:
            shutil.rmtree(path)
        else:
            self.aside += 1
            aside = self.path / "aside" / str(self.aside)
            aside.parent.mkdir(exist_ok=True)
            path.rename(aside)

    def forget(self, tool, site, name):
        """Takes away whatever a build of this site left, so that the next one is the first."""
        out = self.output(name)
        self.clear(out)
        self.clear(out.with_name(f".{out.name}.chancery"))
        out.parent.mkdir(parents=True, exist_ok=True)
        if tool and tool.format == "chancery":
            self.clear(site / ".chancery")
        return out

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def tree(path):
    """How many files a tree has, and how many bytes they hold."""
    count = size = 0
    # One folder at a time: what this script holds, the next program's memory cannot be measured below.
    for entry in os.scandir(path):
        if entry.is_dir(follow_symlinks=False):
            inner_count, inner_size = tree(entry.path)
            count, size = count + inner_count, size + inner_size
        elif entry.is_file(follow_symlinks=False):
            count, size = count + 1, size + entry.stat().st_size
    return count, size
