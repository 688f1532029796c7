"""Sums llvm-cov's lines per room and compares them with the goals."""

import json
import sys

GOAL, STRICT_GOAL = 90.0, 95.0
STRICT_ROOMS = {"TrackFiles"}
ESCAPING = ("CleanText.swift", "CSVTable.swift", "HTMLWriter.swift", "JSONWriter.swift", "MarkdownText.swift")
# The commands are tested as users run them, the rooms below them are the library.
NO_LIBRARY = {"strideguard", "Fuzzing"}


def main(report, sources):
    rooms, escaping, files = {}, [0, 0], []
    for file in json.load(open(report))["data"][0]["files"]:
        if not file["filename"].startswith(sources + "/"):
            continue
        room = file["filename"][len(sources) + 1 :].split("/")[0]
        lines = file["summary"]["lines"]
        files.append((lines["count"] - lines["covered"], file["filename"][len(sources) + 1 :], lines["percent"]))
        sums = [rooms.setdefault(room, [0, 0])]
        if file["filename"].endswith(ESCAPING):
            sums.append(escaping)
        for total in sums:
            total[0] += lines["covered"]
            total[1] += lines["count"]
    if not rooms:
        sys.exit("coverage: nothing was measured")
    short = []
    library = [0, 0]
    for room, (covered, count) in sorted(rooms.items()):
        if room not in NO_LIBRARY:
            library = [library[0] + covered, library[1] + count]
        goal = None if room in NO_LIBRARY else STRICT_GOAL if room in STRICT_ROOMS else GOAL
        short += line(room, covered, count, goal)
    short += line("escaping", *escaping, STRICT_GOAL)
    short += line("library", *library, GOAL)
    print("\nmost lines left out:")
    for missed, name, percent in sorted(files, reverse=True)[:12]:
        print(f"  {missed:4}  {percent:5.1f} %  {name}")
    if short:
        sys.exit("coverage: below the goal: " + ", ".join(short))


def line(name, covered, count, goal):
    percent = 100 * covered / max(1, count)
    print(f"{name:14} {percent:5.1f} %  {covered} of {count} lines" + (f"  (goal {goal:.0f} %)" if goal else ""))
    return [name] if goal and percent < goal else []


main(*sys.argv[1:])
