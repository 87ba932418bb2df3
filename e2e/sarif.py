#!/usr/bin/env python3
"""Holds logs of faults against the schema of SARIF 2.1.0: `sarif.py FILE…`.

Uses fastjsonschema and sarif-2.1.0.json beside this file. What the schema cannot say is asked too: each result's rule
is described, with words and an address that begins with `https:`; addresses of files are relative; a region does not
end before it begins. One log at least has results. Ends with 1 and a list of what is wrong.
"""

import copy
import json
import sys
from pathlib import Path

import fastjsonschema


def main(files):
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    valid = fastjsonschema.compile(schema)
    faults, results = [], 0
    for name in files:
        log = json.loads(Path(name).read_text(encoding="utf-8"))
        said = list(by_schema(valid, log))
        said.extend(fault for run in log.get("runs", []) for fault in beyond(run))
        results += sum(len(run.get("results", [])) for run in log.get("runs", []))
        faults.extend(f"{name}: {fault}" for fault in said)
        # A schema that finds nothing proves nothing.
        for broken in broken_copies(log):
            if not list(by_schema(valid, broken)):
                faults.append(f"{name}: a log that was broken on purpose is not refused")
    if results == 0:
        faults.append("no log holds a result")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(files)} logs with {results} results")
    return 1 if faults else 0


def by_schema(valid, log):
    try:
        valid(log)
    except fastjsonschema.JsonSchemaException as error:
        yield str(error)


def beyond(run):
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        if not rule.get("helpUri", "").startswith("https://"):
            yield f"{rule['id']} leads nowhere"
        for words in ("shortDescription", "fullDescription", "help"):
            if not rule.get(words, {}).get("text", "").strip():
                yield f"{rule['id']} has no {words}"
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"{result['ruleId']} has the rule of another"
        for location in result.get("locations", []) + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            address = place["artifactLocation"]["uri"]
            if address.startswith("/") or ":" in address or " " in address or not address.isascii():
                yield f"`{address}` is no relative address"
            region = place.get("region")
            if region and (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
                yield f"{address}: {region} ends before it begins"


def broken_copies(log):
    broken = copy.deepcopy(log)
    broken["version"] = "2.2.0"
    yield broken
    broken = copy.deepcopy(log)
    broken["runs"][0]["columns"] = "characters"
    yield broken
    if log["runs"][0]["results"]:
        broken = copy.deepcopy(log)
        broken["runs"][0]["results"][0]["level"] = "bad"
        yield broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
