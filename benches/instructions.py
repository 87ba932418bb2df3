#!/usr/bin/env python3
"""Counts the instructions of a fixed small build, and compares them with benches/instructions.json.

    benches/instructions.py            ends with 1 where there are 5 % more than written down
    benches/instructions.py --update   writes down what there is now

Built is a corpus of 4 missions with 25 stories each, all outputs, with one job: from nothing, and again with nothing
changed. Valgrind's cachegrind counts, without simulating caches. Everything that could make two counts differ is fixed:
the clock, the environment, the length of every path. What is left are the random seeds of hash tables, whose share is
measured by `--update` and written down as `spread`. Another version of Rust, Valgrind or the C library counts
otherwise, and so may another kind of processor.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import corpus  # beside this file

PROJECT = Path(__file__).resolve().parents[1]
FIGURES = Path(__file__).resolve().parent / "instructions.json"
SIZE, NOW, ALLOWED = "4x25", "2026-06-01T00:00:00Z", 0.05
WHAT = {"cold": "from nothing", "unchanged": "nothing changed"}


def counted(program, site, out):
    """Instructions of one build in user space."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
               program, "build", "--root", site, "--output", out, "--jobs", "1", "--now", NOW]
    done = subprocess.run(command, env={"PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=900, check=False)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"the build under Valgrind has failed (exit code {done.returncode}):\n{done.stdout}{done.stderr}")
    return int(found[1].replace(",", ""))


def measure(program, runs):
    """For each kind of build, the counts of so many runs."""
    # Eight random letters below /tmp: the same length on every machine.
    folder = Path(tempfile.mkdtemp(prefix="chancery-", dir="/tmp"))
    try:
        corpus.make(folder, corpus.options(SIZE, outputs="full"), ["chancery"])
        site, out = folder / "chancery", folder / "public"
        counts = {kind: [] for kind in WHAT}
        for _ in range(runs):
            for old in (out, folder / ".public.chancery", site / ".chancery"):
                shutil.rmtree(old, ignore_errors=True)
            for kind in WHAT:
                counts[kind].append(counted(program, site, out))
        return counts
    finally:
        shutil.rmtree(folder)


def version(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def update(program, runs):
    counts = measure(program, runs)
    figures = {kind: int(median(of)) for kind, of in counts.items()}
    figures["spread"] = {kind: f"{(max(of) - min(of)) / median(of):.4%} over {runs} runs" for kind, of in counts.items()}
    figures["with"] = [version("rustc", "--version"), version("valgrind", "--version")]
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"), end="")


def compare(program):
    """Whether there are no more than allowed."""
    written = json.loads(FIGURES.read_text(encoding="utf-8"))
    is_kept = True
    for kind, (count,) in measure(program, 1).items():
        change = count / written[kind] - 1
        print(f"{WHAT[kind]}: {count:,} instructions, {change:+.2%} to the {written[kind]:,} written down")
        is_kept &= change <= ALLOWED
        if change < -ALLOWED:
            print("  that is good news: write it down, or the next rise will not be seen")
    if not is_kept:
        print(f"More than {ALLOWED:.0%} above benches/instructions.json. If it is worth it, run "
              "`cargo build --release && benches/instructions.py --update` and commit the figures with the change.")
    return is_kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chancery", default=PROJECT / "target/release/chancery", help="the program [default: %(default)s]")
    parser.add_argument("--update", action="store_true", help="write the figures down")
    parser.add_argument("--runs", type=int, default=5, help="of --update, for the spread [default: %(default)s]")
    given = parser.parse_args()
    if given.update:
        update(given.chancery, given.runs)
    elif not compare(given.chancery):
        sys.exit(1)


if __name__ == "__main__":
    main()
