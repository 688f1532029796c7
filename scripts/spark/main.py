"""Analyses the exports of many athletes on Apache Spark: `strideguard map` over the files, `strideguard reduce` over each
athlete.

Writes into the output folder: reports.ndjson (one strideguard.report/1 per line and athlete), the Parquet tables runs,
weeks, flags and problems (each with the athlete), and job.json (versions, options, counts). The exports, the program and
the output folder must have the same paths on every machine.
"""

import argparse
import datetime
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from strideguard_spark import athletes, job  # noqa: E402
from strideguard_spark.calls import Program  # noqa: E402


def options():
    parser = argparse.ArgumentParser(
        prog="scripts/spark/run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="folders with one folder or zip archive per athlete")
    parser.add_argument("--table", metavar="CSV", help="athletes as rows (path, athlete, time_zone) in place of folders")
    parser.add_argument("--output", required=True, metavar="FOLDER", help="where the results go")
    parser.add_argument("--overwrite", action="store_true", help="replace results that are there")
    parser.add_argument("--program", help="strideguard (default: the release build beside this script, else on the PATH)")
    parser.add_argument("--master", help="Spark master (default: as spark-submit says, else local[*])")
    parser.add_argument("--batch", type=int, default=32, metavar="N", help="files of one call of map (default 32)")
    parser.add_argument("--partitions", type=int, default=0, metavar="N", help="parts of the work (default 4 per core)")
    parser.add_argument("--time-zone", metavar="ID", help="time zone of athletes without one of their own")
    parser.add_argument("--today", metavar="DATE", help="the day taken for today (default: today in UTC)")
    parser.add_argument("--week-start", choices=["monday", "sunday"])
    parser.add_argument("--config", metavar="FILE", help="thresholds, at the same path on every machine")
    parser.add_argument("--sport", choices=["running"], help="take every activity for a run")
    given = parser.parse_args()
    if bool(given.folders) == bool(given.table):
        parser.error("give either folders or --table")
    if given.batch < 1 or given.partitions < 0:
        parser.error("--batch must be at least 1 and --partitions at least 0")
    return given


def program(given):
    built = HERE.parent.parent / ".build" / "release" / "strideguard"
    path = given.program or (str(built) if built.exists() else shutil.which("strideguard"))
    if not path:
        raise athletes.Refused("no strideguard found; build it (swift build -c release) or give --program")
    # One clock for every try of every task.
    today = given.today or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
    reduce = ["--today", today]
    for name in ("time_zone", "week_start", "config"):
        if getattr(given, name):
            reduce += [f"--{name.replace('_', '-')}", getattr(given, name)]
    return Program(
        os.path.abspath(path) if os.sep in path else path, ("--sport", given.sport) if given.sport else (), tuple(reduce))


def session(master):
    from pyspark.sql import SparkSession

    # Workers of another Python would not understand the work.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("strideguard").config("spark.sql.session.timeZone", "UTC")
    if master:
        builder = builder.master(master)
    elif "SPARK_ENV_LOADED" not in os.environ:
        builder = builder.master("local[*]")
    return builder.getOrCreate()


def main():
    given = options()
    spark = None
    try:
        whole = athletes.from_table(given.table) if given.table else athletes.from_folders(given.folders)
        called = program(given)
        job.check(called)
        spark = session(given.master)
        told = job.run(spark, whole, called, given.output, given.batch, given.partitions, given.overwrite)
    except athletes.Refused as refusal:
        print(f"strideguard on Spark: error: {refusal}", file=sys.stderr)
        sys.exit(64)
    finally:
        if spark:
            spark.stop()
    rows = ", ".join(f"{count} {name}" for name, count in told["rows"].items())
    print(f"{told['athletes']} athletes: {rows}; in {given.output}")


if __name__ == "__main__":
    main()
