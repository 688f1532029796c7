"""The job: list, map, group by athlete, reduce, write."""

import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import zlib
from pathlib import Path

from . import tables
from .athletes import Refused


def check(program):
    """The program's version. Refuses a program that is missing and options that it does not know, before any work."""
    try:
        version = subprocess.run([program.path, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(f"{program.path}: cannot be run ({error}); build it (swift build -c release) or give --program") from error
    tried = subprocess.run(
        [program.path, "reduce", "--format", "json", *program.reduce_options], input="", capture_output=True, text=True,
        check=False)
    if tried.returncode != 0:
        raise Refused(tried.stderr.strip().split("\n")[0] or f"reduce ended with status {tried.returncode}")
    return [line for line in version if line]


def carry(context, folder):
    """Gives this package to every worker; the archive in `folder` must stay as long as there are workers."""
    here = Path(__file__).resolve().parent
    context.addPyFile(shutil.make_archive(f"{folder}/strideguard_spark", "zip", here.parent, here.name))


def place(key):
    """The same on every machine and in every try, which Python's own hash is not."""
    return zlib.crc32(repr(key).encode())


def parts_of(program, size, athlete):
    """((athlete, number), (is finished, lines)) of what is to be mapped, and of what listing itself found."""
    files, finished = program.list(athlete.paths)
    starts = range(0, len(files), size)
    parts = [(False, files[start:start + size]) for start in starts] + [(True, finished)]
    return [((athlete.name, number), part) for number, part in enumerate(parts)]


def mapped(program, part):
    (athlete, _), (is_finished, lines) = part
    return [(athlete, line) for line in (lines if is_finished else program.map(lines))]


def reduced(program, zones, rows):
    for athlete, group in itertools.groupby(rows, key=lambda row: row.athlete):
        yield (program.reduce(athlete, zones.get(athlete, ""), (row.line for row in group)),)


def reports(spark, athletes, program, size, partitions):
    """A data frame with the report of each athlete, one line of JSON each."""
    context = spark.sparkContext
    partitions = partitions or 4 * context.defaultParallelism
    listed = context.parallelize(athletes, min(len(athletes), partitions)).flatMap(
        lambda athlete: parts_of(program, size, athlete))
    lines = listed.partitionBy(partitions, place).flatMap(lambda part: mapped(program, part))
    zones = {athlete.name: athlete.time_zone for athlete in athletes if athlete.time_zone}
    # Athletes of whom nothing was listed have a line all the same: the problem that says so.
    grouped = (
        spark.createDataFrame(lines, "athlete string, line string", verifySchema=False)
        .repartition(min(len(athletes), partitions), "athlete").sortWithinPartitions("athlete"))
    made = grouped.rdd.mapPartitions(lambda rows: reduced(program, zones, rows))
    return spark.createDataFrame(made, "report string", verifySchema=False)


def run(spark, athletes, program, output, size=32, partitions=0, overwrite=False):
    """Writes `reports.ndjson`, the tables and `job.json` into the folder `output`; returns what `job.json` says."""
    begun = time.monotonic()
    version = check(program)
    if os.path.isfile(output):
        raise Refused(f"{output}: is a file; give a folder as --output")
    if not overwrite and os.path.exists(output) and os.listdir(output):
        raise Refused(f"{output}: is there and not empty; give another --output or --overwrite")
    mode = "overwrite" if overwrite else "errorifexists"
    with tempfile.TemporaryDirectory() as folder:
        carry(spark.sparkContext, folder)
        # On the disk before anything is made of them, so that nothing is mapped twice.
        reports(spark, athletes, program, size, partitions).write.mode(mode).text(f"{output}/reports.ndjson")
    reported = time.monotonic()
    tables.write(spark, f"{output}/reports.ndjson", output, mode)
    counts = {name: spark.read.parquet(f"{output}/{name}").count() for name in tables.QUERIES}
    told = {
        "schema": "strideguard.spark/1", "version": version, "athletes": len(athletes), "rows": counts,
        "map_options": list(program.map_options), "reduce_options": list(program.reduce_options),
        "seconds": {"reports": round(reported - begun, 1), "tables": round(time.monotonic() - reported, 1)}}
    if "://" not in output:
        Path(output, "job.json").write_text(json.dumps(told, indent=1, sort_keys=True) + "\n")
    return told
