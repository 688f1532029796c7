"""What reading and analysis take: folders, archives, large files, one small file, a point."""

import filecmp
import shlex
import tempfile

import building
from measuring import Cost, Figure, figure, in_turn, peak, ratio


def names(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file())


def megabytes(path):
    files = names(path) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def against_bare(bench, label, floor_files, path, goal, plain=None, rounds=None):
    """CPU of one worker over what bare libxml2 (and inflate) needs for the same bytes; `plain` is what they inflate to.

    Returns the costs of the worker.
    """
    size = megabytes(plain or path)
    floors, costs = in_turn(rounds or bench.rounds, [bench.bare, *floor_files], bench.analyze(1, path))
    bench.table.add(f"{label}, CPU / bare", ratio(costs, floors), "x", 2, goal)
    rates = [size / floor.cpu for floor in floors]
    bench.table.add(f"  bare, {size:.0f} MB", Figure(rates, max(rates)), "MB/s", 0)
    return costs


def folder(bench):
    corpus, table = bench.corpus, bench.table
    against_bare(bench, f"{len(names(corpus.runs))} runs, GPX and TCX", names(corpus.runs), corpus.runs, 1.25)
    gzipped = names(corpus.runs_packed)
    against_bare(bench, "the same gzipped", gzipped, corpus.runs_packed, 1.25, corpus.runs)
    # The archive holds the same deflated bytes as the gzipped files, up to the settings of two writers.
    against_bare(bench, "the same in a zip", gzipped, corpus.runs_zip, 1.25, corpus.runs)
    (costs,) = in_turn(bench.rounds, bench.analyze(1, corpus.fit_runs))
    rates = [megabytes(corpus.fit_runs) / cost.cpu for cost in costs]
    table.add(f"{len(names(corpus.fit_runs))} runs, FIT, CPU", figure(costs, "cpu", 1000 / len(names(corpus.fit_runs))), "ms a file", 2)
    table.add(f"  {megabytes(corpus.fit_runs):.0f} MB", Figure(rates, max(rates)), "MB/s", 0)


def workers(bench):
    corpus, table = bench.corpus, bench.table
    bare = [bench.bare, *names(corpus.runs)]
    halves = [shlex.join(map(str, [bench.bare, *names(corpus.runs)[half::2]])) for half in (0, 1)]
    one, two, bare_one, bare_two = in_turn(
        bench.rounds, bench.analyze(1, corpus.runs), bench.analyze(2, corpus.runs), bare,
        ["sh", "-c", f"{halves[0]} & {halves[1]}; wait"])
    table.add("two workers against one, wall time", ratio(one, two, "wall"), "x", 2, 1.85, least=True)
    table.add("  two processes of bare against one", ratio(bare_one, bare_two, "wall"), "x", 2)
    with tempfile.TemporaryDirectory() as scratch:
        reports = [f"{scratch}/{jobs}.json" for jobs in (1, 2)]
        for jobs, report in zip((1, 2), reports):
            Cost([*bench.analyze(jobs, corpus.runs), "--format", "json"], report)
        same = filecmp.cmp(*reports, shallow=False)
    table.add("  reports of one and two workers that differ", Figure([0 if same else 1]), "", 0, 0)
    for jobs, costs in ((1, one), (2, two)):
        limit = 24 + 8 * jobs + len(names(corpus.runs)) * 10 / 1024
        table.add(f"  peak memory, {jobs} worker{'s' if jobs > 1 else ''}", peak(costs), "MiB", 1, round(limit, 1))


def archive(bench):
    corpus = bench.corpus
    count = 2000 // corpus.tenth
    loose, packed = in_turn(
        max(bench.rounds // 2, 1), bench.analyze(1, corpus.strava), bench.analyze(1, corpus.strava_zip))
    bench.table.add(f"Strava-like export of {count:,}, folder, CPU", figure(loose, "cpu"), "s", 2)
    bench.table.add("  the archive, CPU / folder", ratio(packed, loose), "x", 2)
    limit = round(24 + 8 + count * 10 / 1024, 1)
    bench.table.add("  peak memory, folder", peak(loose), "MiB", 1, limit)
    bench.table.add("  peak memory, archive", peak(packed), "MiB", 1, limit)


def memory(bench):
    """The largest resident set by the number of files: it may grow by what is kept of a run, 10 KiB, and no more."""
    before = None
    for count in (20 // bench.corpus.tenth, 200 // bench.corpus.tenth, 2000 // bench.corpus.tenth):
        (costs,) = in_turn(1 if count > 500 else bench.rounds, bench.analyze(2, bench.corpus.first_of_library(count)))
        now = peak(costs)
        bench.table.add(f"peak memory, {count:,} gzipped runs, 2 workers", now, "MiB", 1, round(40 + count * 10 / 1024, 1))
        if before:
            grown = (now.median - before[1]) * 1024 / (count - before[0])
            bench.table.add("  grown by", Figure([grown]), "KiB a run", 1, 10)
        before = (count, now.median)


def large(bench):
    corpus, table, rounds = bench.corpus, bench.table, max(bench.rounds // 2, 1)
    costs = against_bare(bench, f"GPX of {megabytes(corpus.large):.0f} MB", [corpus.large], corpus.large, 1.30, rounds=rounds)
    table.add("  peak memory", peak(costs), "MiB", 1, 40)
    (costs,) = in_turn(rounds, bench.analyze(1, corpus.day))
    table.add("run of 24 hours, wall time", figure(costs, "wall", 1000), "ms", 0)
    table.add("  CPU", figure(costs, "cpu", 1000), "ms", 0)
    table.add("  peak memory", peak(costs), "MiB", 1, 40)
    (costs,) = in_turn(rounds, bench.analyze(1, corpus.million))
    table.add(f"one track of {1_000_000 // corpus.tenth:,} points, wall time", figure(costs, "wall"), "s", 2, 1.5)
    table.add("  CPU", figure(costs, "cpu"), "s", 2)
    table.add("  peak memory", peak(costs), "MiB", 1, 64)


def small_files(bench):
    corpus, table, rounds = bench.corpus, bench.table, bench.rounds * 4
    for kind, goal in (("gpx", 10), ("tcx", 12), ("fit", None)):
        ours = bench.analyze(1, corpus.hour(kind))
        costs, *floor = in_turn(rounds, ours, *([] if kind == "fit" else [[bench.bare, corpus.hour(kind)]]))
        table.add(f"one hour of {kind.upper()}, start to finish", figure(costs, "wall", 1000), "ms", 1, goal)
        for bare in floor:
            table.add("  bare", figure(bare, "wall", 1000), "ms", 1)
        table.add("  CPU", figure(costs, "cpu", 1000), "ms", 1)
    (costs,) = in_turn(rounds, [bench.tool, "--version"])
    table.add("empty start", figure(costs, "wall", 1000), "ms", 1, 6)
    table.add("  CPU", figure(costs, "cpu", 1000), "ms", 1)


def point(bench):
    """Measured inside one process, by the quickest of many rounds: what a point costs beyond reading it."""
    kinds = ("gpx", "tcx", "fit")
    files = [bench.corpus.hour(kind) for kind in kinds]
    for kind, told in zip(kinds, building.lines_of("analysis-cost", bench.programs, *files)):
        bench.table.add(f"{kind.upper()}: reading, a point", Figure([told["reading"]]), "ns", 0)
        bench.table.add(f"{kind.upper()}: the whole analysis, a point", Figure([told["analysis"]]), "ns", 0, 100)
