"""What the library of runs takes, and the rules over a long history."""

import tempfile
from pathlib import Path

import building
from measuring import Cost, Figure, figure, in_turn, peak, ratio
from reading_parts import names


def library(bench):
    exports, table = bench.corpus.library, bench.table
    count = len(names(exports))
    with tempfile.TemporaryDirectory(dir=bench.corpus.folder) as scratch:
        kept = ["--library", f"{scratch}/library.sqlite", "--time-zone", "UTC", "--today", "2035-01-01"]
        bring = [bench.tool, "import", "--quiet", *kept, exports]
        costs, floors = [], []
        for _ in range(max(bench.rounds // 3, 1)):
            for file in Path(scratch).iterdir():
                file.unlink()
            floors.append(Cost([bench.bare, *names(exports)]))
            costs.append(Cost(bring))
        table.add(f"import of {count:,} gzipped runs, wall time", figure(costs, "wall"), "s", 1)
        table.add("  CPU / bare", ratio(costs, floors), "x", 2)
        table.add("  peak memory", peak(costs), "MiB", 1)
        sizes = [file.stat().st_size / 1024 / count for file in Path(scratch).iterdir() if file.suffix == ".sqlite"]
        table.add("  library", Figure(sizes), "KiB a run", 1)
        commands = (
            ("import again", bring, None),
            ("analyze of the unchanged folder", [*bench.analyze(2, exports), *kept[:2]], 500),
            ("report, newest week, JSON", [bench.tool, "report", *kept, "--format", "json"], 60),
            ("report --all, JSON", [bench.tool, "report", *kept, "--format", "json", "--all"], 400))
        for name, command, goal in commands:
            (costs,) = in_turn(bench.rounds, command)
            table.add(f"{name}, wall time", figure(costs, "wall", 1000), "ms", 0, goal)
            table.add("  CPU", figure(costs, "cpu", 1000), "ms", 0)
            table.add("  peak memory", peak(costs), "MiB", 1)


def fold(bench):
    exports, table = bench.corpus.library, bench.table
    with tempfile.TemporaryDirectory(dir=bench.corpus.folder) as scratch:
        lines = f"{scratch}/summaries.jsonl"
        Cost([bench.tool, "map", "--jobs", "2", exports], lines)
        told = building.lines_of("fold-cost", bench.programs, lines)
        for scope, what in (("newest", "for the newest week"), ("all", "for every week")):
            seconds = [line["seconds"] * 1000 for line in told if line["scope"] == scope]
            table.add(f"the rules over {told[0]['runs']:,} runs alone, {what}, CPU", Figure(seconds), "ms", 0, 50)
        reduce = f'"{bench.tool}" reduce --today 2035-01-01 --time-zone UTC --format json < "{lines}"'
        (costs,) = in_turn(max(bench.rounds // 2, 1), ["sh", "-c", reduce])
        table.add("  reduce of their lines, wall time", figure(costs, "wall"), "s", 2)
