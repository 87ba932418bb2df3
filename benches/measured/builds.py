"""Rows about builds: from nothing, with nothing changed, with one post changed.

Tools take turns: each in its first run, then each in its second, so that what else the machine does strikes all of
them. Before each run the disk has written what it had to.
"""

import os
import shutil

from .process import Fault, run, say
from .tools import tree


WITHOUT_FEEDS = "chancery: without feeds and weeks in review"


def cold(bench, row, deadline):
    """Every tool and the floors, each time from nothing."""
    tools = [bench.tools[name] for name in row.tools if name in bench.tools]
    room, sites = bench.room(row), bench.sites(row, tools)
    runs = {}
    for _ in range(row.runs):
        for tool in list(tools):
            out = room.forget(tool, sites[tool.name], tool.name)
            if not attempt(runs, tool.name, tool.building(sites[tool.name], out), deadline):
                tools.remove(tool)
            elif "files" not in runs[tool.name][-1]:
                measure_output(runs[tool.name], out)
            if tool.name == "chancery" and row.floor:
                floors(bench, room, sites["chancery"], out, runs, deadline)
            if tool.name != "chancery":
                room.clear(out)
        if deadline.is_over():
            break
    for name in ("chancery", "floor"):
        room.forget(bench.tools["chancery"], sites["chancery"], name)
    return {"runs": runs}


def floors(bench, room, site, out, runs, deadline):
    """Reading the same inputs, and writing files of the same names and sizes."""
    names = room.path / "floor-names"
    with open(names, "wb") as file:
        run([bench.floor, "list", out], deadline, file)
    room.clear(out)
    attempt(runs, "floor: read", [bench.floor, "read", site], deadline)
    floor = room.forget(None, site, "floor")
    attempt(runs, "floor: read and write", [bench.floor, "write", site, names, floor], deadline)
    room.clear(floor)


def unchanged(bench, row, deadline):
    """Second builds, and builds after one post was changed: in one step, and file by file.

    The two outputs know nothing of each other. After each change the one that is not measured is brought up to date
    too, so that every measured build has one change to make, or none.
    """
    chancery = bench.tools["chancery"]
    peers = [bench.tools[name] for name in row.tools if name in bench.tools and name != "chancery"]
    room, sites = bench.room(row), bench.sites(row, [chancery, *peers])
    site, runs = sites["chancery"], {}
    stepped = chancery.building(site, room.forget(chancery, site, "stepped"))
    in_place = [*chancery.building(site, room.forget(chancery, site, "in-place")), "--in-place"]
    for first in (stepped, in_place, stepped, in_place):
        run(first, deadline)
    post = newest_post(site)
    text = post.read_text(encoding="utf-8")
    try:
        for number in range(row.runs):
            attempt(runs, "chancery: nothing changed", stepped, deadline)
            attempt(runs, "floor: read", [bench.floor, "read", site], deadline)
            post.write_text(f"{text}\nA line more, number {number}a.\n", encoding="utf-8")
            attempt(runs, "chancery: one post changed", stepped, deadline)
            run(in_place, deadline)
            post.write_text(f"{text}\nA line more, number {number}b.\n", encoding="utf-8")
            attempt(runs, "chancery: one post changed, in place", in_place, deadline)
            run(stepped, deadline)
            for peer in list(peers):
                building = peer.building(sites[peer.name], room.output(peer.name))
                if number == 0:
                    room.forget(peer, sites[peer.name], peer.name)
                    run(building, deadline)
                if not attempt(runs, f"{peer.name}: nothing changed", building, deadline):
                    peers.remove(peer)
            if deadline.is_over():
                break
    finally:
        post.write_text(text, encoding="utf-8")
        for name in ("stepped", "in-place", *(peer.name for peer in peers)):
            room.forget(chancery, site, name)
    return {"runs": runs}


def feeds(bench, row, deadline):
    """One site with its feeds and weeks in review, and without them, each time from nothing."""
    tool = bench.tools["chancery"]
    room, whole = bench.room(row), bench.sites(row, [tool])["chancery"]
    bare = whole.with_name("chancery-bare")
    shutil.copytree(whole, bare, ignore=shutil.ignore_patterns(".chancery"))
    with open(bare / "content/network.yaml", "a", encoding="utf-8") as settings:
        settings.write("outputs: {feeds: [], digests: false}\n")
    runs = {}
    for _ in range(row.runs):
        for name, site in (("chancery", whole), (WITHOUT_FEEDS, bare)):
            out = room.forget(tool, site, tool.name)
            if attempt(runs, name, tool.building(site, out), deadline) and "files" not in runs[name][-1]:
                measure_output(runs[name], out)
            room.clear(out)
        if deadline.is_over():
            break
    shutil.rmtree(bare)
    return {"runs": runs}


def growth(bench, row, deadline):
    """Builds from nothing of several corpora, with the floor of each."""
    sizes = {}
    for label, smaller in row.parts:
        if deadline.is_over():
            break
        say(f"  {label}")
        part = cold(bench, smaller, deadline)
        sizes[label] = part | {"post_files": bench.post_files(smaller)}
        if label in row.large:
            bench.drop(smaller)
    return {"sizes": sizes}


def attempt(runs, name, command, deadline):
    """Runs it and keeps the figures. Says so and keeps nothing where it fails."""
    os.sync()
    try:
        figures = run(command, deadline)
    except Fault as fault:
        say(f"  {name}: {fault}")
        return False
    runs.setdefault(name, []).append(figures)
    say(f"  {name}: {figures['seconds']:.3f} s, {figures['cpu']:.3f} s of processors, {figures['peak']:.0f} MB")
    return True


def measure_output(figures, out):
    """The first run's output is as large as any."""
    if not any("files" in one for one in figures):
        figures[0]["files"], figures[0]["bytes"] = tree(out)


def newest_post(site):
    """The newest post in the network's first language of the first mission."""
    folder = min((site / "content").glob("mission-*"))
    posts = folder / "posts" if (folder / "posts").is_dir() else folder
    return max(posts.glob("[0-9]*.en.md"))
