"""What is to be reached, and what of it the results say."""

from statistics import median

from .builds import WITHOUT_FEEDS


def seconds(results, row, tool):
    """The median of a tool's runs, or nothing where there are none."""
    return of_runs(results.get(row, {}).get("runs", {}), tool, "seconds")


def of_runs(runs, tool, figure):
    figures = [one[figure] for one in runs.get(tool, []) if figure in one]
    return median(figures) if figures else None


def ratio(one, other):
    return one / other if one is not None and other else None


def to_floor(part):
    """Of a row or a part of one: the build's time to that of reading the inputs and writing the outputs."""
    runs = part.get("runs", {})
    return ratio(of_runs(runs, "chancery", "seconds"), of_runs(runs, "floor: read and write", "seconds"))


def goals(results):
    """Rows of text and numbers: the work, the limit as it is said, what was measured, the limit, the unit, the row."""

    def pair(row, one, other):
        return ratio(seconds(results, row, one), seconds(results, row, other))

    def peak(row):
        runs = results.get(row, {}).get("runs", {})
        return ratio(of_runs(runs, "chancery", "peak"), of_runs(runs, "hugo", "peak"))

    def saved(row, what):
        taken = results.get(row, {}).get("saved", {}).get("chancery", {}).get(what)
        return median(taken) * 1000 if taken else None

    def first_page():
        pages = results.get("serve", {}).get("first_page", {})
        taken = {tool: median(times) for tool, times in pages.items() if times}
        return ratio(taken.get("chancery"), taken.get("hugo"))

    def between(row, one, other):
        sizes = results.get(row, {}).get("sizes", {})
        return ratio(to_floor(sizes.get(one, {})), to_floor(sizes.get(other, {})))

    def per_post(one, other):
        sizes = results.get("growth", {}).get("sizes", {})
        parts = [sizes.get(size, {}) for size in (one, other)]
        return ratio(*[ratio(of_runs(part.get("runs", {}), "chancery", "peak"), part.get("post_files")) for part in parts])

    nothing, changed = "chancery: nothing changed", "chancery: one post changed"
    of_hugo = pair("noop-full", nothing, "hugo: nothing changed")
    scale = of_runs(results.get("scale", {}).get("runs", {}), "chancery", "peak")
    goals_of_builds = [
        ("cold build, 10,000 stories, the peers' outputs", "1/10 of Hugo's time", pair("cold-same", "chancery", "hugo"),
         1 / 10, "", "cold-same"),
        ("cold build, all outputs", "2.5 times the floor", to_floor(results.get("cold-full", {})),
         2.5, "", "cold-full"),
        ("cold build, all outputs, on a disk", "1.5 times the floor", to_floor(results.get("cold-full-disk", {})),
         1.5, "", "cold-full-disk"),
        ("nothing changed, all outputs", "1/40 of Hugo's time", of_hugo, 1 / 40, "", "noop-full"),
        ("nothing changed, all outputs", "4 times reading the inputs", pair("noop-full", nothing, "floor: read"),
         4, "", "noop-full"),
        ("one post changed, `--in-place`", "1.2 times nothing changed",
         pair("noop-full", f"{changed}, in place", nothing), 1.2, "", "noop-full"),
        ("one post changed", "1.5 times nothing changed", pair("noop-full", changed, nothing), 1.5, "", "noop-full"),
        ("feeds and weeks in review, from nothing", "1.5 times without them", pair("feeds", "chancery", WITHOUT_FEEDS),
         1.5, "", "feeds"),
    ]
    goals_of_previews = [
        (f"`serve`, {stories} stories: saved → {what}", f"{limit} ms", saved(row, what), limit, " ms", row)
        for row, stories, limit in (("serve", "10,000", 15), ("serve-50k", "50,000", 20))
        for what in ("post", "listing", "feed", "week in review")
    ]
    return goals_of_builds + goals_of_previews + [
        ("`serve`, start to first page, 10,000 stories", "1/20 of Hugo's time", first_page(), 1 / 20, "", "serve"),
        ("peak memory, 10,000 stories", "1/5 of Hugo's", peak("cold-same"), 1 / 5, "", "cold-same"),
        ("peak memory, 50,000 stories", "1/5 of Hugo's", peak("memory-50k"), 1 / 5, "", "memory-50k"),
        ("peak memory, 100,000 stories in 20 languages", "1,536 MB", scale, 1536, " MB", "scale"),
        ("growth: the ratio to the floor, 100,000 to 1,000 stories", "1.2 times", between("growth", "100,000", "1,000"),
         1.2, "", "growth"),
        ("growth: memory per post file, 100,000 to 10,000 stories", "flat: 1.1 times", per_post("100,000", "10,000"),
         1.1, "", "growth"),
        ("20 languages: the ratio to the floor, to that of 2", "as with 2: 1.1 times",
         between("languages", "20 languages", "2 languages"), 1.1, "", "languages"),
    ]
