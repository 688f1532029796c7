"""Many athletes who never were, quickly: a few real recordings, told on other days by each of them."""

import gzip
import random
from datetime import timedelta
from pathlib import Path

from . import bulk, exports, fit, ground, writers
from .runner import Effort, record, run

# Runs begin in the morning, so that none crosses midnight and a day's date can be put in the place of another's.
BASE = writers.utc(2026, 1, 5, 7, 0)
NEWEST_SUNDAY = writers.utc(2026, 4, 12, 0, 0)
ROUTES = [ground.PARK, ground.CITY, ground.RIDGE, ground.ROLLERS, ground.DAM, ground.VALLEY]
STYLES = [
    (writers.tcx_garmin, "tcx"), (writers.tcx_strava, "tcx"), (writers.gpx_strava, "gpx"),
    (writers.gpx_garmin_connect, "gpx"), (writers.gpx_runkeeper, "gpx")]


def recordings(count):
    """(ending, text) of runs of 4 to 12 km, all on one day."""
    made = []
    for number in range(count):
        chance = random.Random(500 + number)
        efforts = [Effort(1.3, 600, 690), Effort(1.3, 800, 890)] if number % 4 == 3 else []
        track = run(
            chance, ROUTES[number % len(ROUTES)], chance.uniform(4000, 12000), chance.uniform(0.92, 1.08), efforts=efforts)
        write, ending = STYLES[number % len(STYLES)]
        points = record(chance, track, every=chance.choice([1, 2, 4]), barometer=number % 5 != 4)
        made.append((ending, write(BASE, points, f"Run {number}")))
    return made


def days(chance, runs):
    """Days of `runs` runs, three or four in a week, the newest in the week of NEWEST_SUNDAY."""
    found, week = [], NEWEST_SUNDAY - timedelta(days=6)
    while len(found) < runs:
        found += [week + timedelta(days=day) for day in chance.sample(range(7), chance.choice([3, 4]))]
        week -= timedelta(days=7)
    return sorted(found)[-runs:]


def athlete(folder, number, runs, made):
    """One athlete's exports, in folders by year as people keep them."""
    chance = random.Random(9000 + number)
    own = chance.sample(made, min(8, len(made)))
    for day in days(chance, runs):
        ending, text = chance.choice(own)
        name = f"{day:%Y-%m-%d}.{ending}"
        content = text.replace(f"{BASE:%Y-%m-%d}", f"{day:%Y-%m-%d}").encode()
        target = folder / f"{day:%Y}"
        target.mkdir(parents=True, exist_ok=True)
        if number % 3 == 0:
            (target / name).write_bytes(content)
        else:
            (target / f"{name}.gz").write_bytes(gzip.compress(content, 1, mtime=0))


def make(folder: Path, athletes: int, runs: int):
    """Plain athletes alone: `runs` runs each."""
    made = recordings(24)
    for number in range(athletes):
        athlete(folder / f"athlete-{number + 1:04}", number, runs, made)


def make_odd(folder: Path):
    """A dozen athletes with what real folders hold: archives, tables beside exports, copies, broken and strange files."""
    make(folder, 8, 24)
    first = folder / "athlete-0001" / "2026"
    copy = min(first.iterdir())
    (first / f"copy of {copy.name}").write_bytes(copy.read_bytes())
    (first / "cut.gpx").write_bytes(b"<gpx><trk><trkseg>")
    (first / "no export.gpx").write_bytes(b"not an export at all\n")
    (first / "empty.fit").write_bytes(b"")
    # Bytes that are no UTF-8, a line feed, and what a shell would act on.
    strange = bytes(folder / "athlete-0002" / "2026")
    for name in (b"caf\xe9.tcx", b"line\nfeed.tcx", b"$(rm) ; 'x'.tcx"):
        ending, text = next(each for each in recordings(1))
        day = f"2026-02-{10 + len(name) % 10:02}"
        with open(strange + b"/" + name, "wb") as target:
            target.write(text.replace(f"{BASE:%Y-%m-%d}", day).encode())
    _, points = exports.jog()
    for week in range(6):
        start = writers.utc(2026, 3, 3, 17, 0) + timedelta(days=7 * week)
        (folder / "athlete-0003" / "2026" / f"{start:%Y-%m-%d}.fit").write_bytes(fit.garmin(start, points).file())
    files = list(bulk.strava())
    for name, content, _, _ in files:
        target = folder / "bulk folder" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "bulk & archive").mkdir()
    (folder / "bulk & archive" / "export.zip").write_bytes(bulk.archive([each[:2] for each in files]))
    for name, content, _, _ in bulk.others():
        (folder / "Ärchive").mkdir(exist_ok=True)
        (folder / "Ärchive" / name).write_bytes(content)
    (folder / "nothing").mkdir()
    (folder / "nothing" / "readme.txt").write_text("no export here\n")
