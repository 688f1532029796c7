"""The plan of fourteen weeks in which every factor shows once, and the rest is quiet."""

import gzip
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from . import ground, writers
from .runner import Effort, Stop, record, run

FIRST_MONDAY = datetime(2026, 1, 5, tzinfo=timezone.utc)
WEEKS = 14
TUESDAY, THURSDAY, SATURDAY, SUNDAY = 1, 3, 5, 6

STYLES = {
    "garmin": (writers.tcx_garmin, "tcx"), "strava": (writers.tcx_strava, "tcx"),
    "strava-gpx": (writers.gpx_strava, "gpx"), "connect": (writers.gpx_garmin_connect, "gpx"),
    "runkeeper": (writers.gpx_runkeeper, "gpx"),
}


@dataclass
class Session:
    """One planned run.

    `factor` is what a report must find, at `level` or above; `also` are factors that a sensible rule may add.
    """
    distance: float
    route: ground.Route
    name: str = "Easy run"
    style: str = "garmin"
    pace: float = 1.0
    wander: float = 0.02
    efforts: list = field(default_factory=list)
    stops: list = field(default_factory=list)
    every: int = 2
    factor: str = ""
    level: str = ""
    also: str = ""
    twin: str = ""
    plain: bool = False
    score_surges: bool = True


def fast(count, duration, ratio, begin, rest):
    """Equal faster stretches with easy running between them."""
    step = duration + rest
    return [Effort(ratio, begin + step * index, begin + step * index + duration) for index in range(count)]


def special_sessions():
    """The sessions that stand out, by (week counted from 0, weekday)."""
    return {
        (5, TUESDAY): Session(
            6800, ground.PARK, "6 x 90 s fast", efforts=fast(6, 90, 1.35, 900, 90), factor="fast_running", level="high"),
        (6, THURSDAY): Session(
            5000, ground.STAIRS, "Terrace stairs", every=1, factor="stairs", level="high", also="steepness"),
        (7, THURSDAY): Session(
            5600, ground.ROLLERS, "Rolling hills", "strava", factor="hills", level="medium"),
        (7, SUNDAY): Session(8500, ground.PARK, "Long run, flat"),
        (8, THURSDAY): Session(5800, ground.DAM, "Up the dam", factor="steepness", level="medium"),
        (9, TUESDAY): Session(
            5000, ground.PARK, "Quicker than usual", "strava-gpx", pace=1.12, wander=0.012, factor="pace",
            level="medium", also="combined"),
        (10, TUESDAY): Session(
            5000, ground.PARK, "Straight into it", efforts=fast(6, 60, 1.30, 60, 90), factor="warmup", level="high"),
        (10, THURSDAY): Session(4000, ground.CITY, "Easy run", "strava"),
        (10, SUNDAY): Session(
            12000, ground.RIDGE, "Long, with a friend", factor="single_run_spike", level="medium"),
        (11, THURSDAY): Session(
            5900, ground.VALLEY, "Another valley", "strava", factor="new_terrain", level="low"),
        (12, THURSDAY): Session(
            5900, ground.DAM_TWICE, "Dam repeats", efforts=[Effort(1.25, grade=0.05)], factor="combined",
            level="low", score_surges=False),
        (12, SUNDAY): Session(8500, ground.PARK, "Long run, flat"),
        (13, TUESDAY): Session(6800, ground.PARK),
        (13, THURSDAY): Session(6600, ground.CITY, style="strava"),
        (13, SATURDAY): Session(6300, ground.PARK, style="strava-gpx"),
        (13, SUNDAY): Session(8500, ground.RIDGE, "Long run", factor="weekly_mileage", level="high"),
    }


def usual_sessions(week):
    """A week as always: the park, the town, and a long run over the ridge. The first week begins with a long one,
    because without it the first Sunday would be the longest run of the month."""
    tuesday = Session(8500, ground.RIDGE, "Long run") if week == 0 else Session(6000, ground.PARK)
    return {
        TUESDAY: tuesday, THURSDAY: Session(6000, ground.CITY), SUNDAY: Session(8500, ground.RIDGE, "Long run"),
    }


def plan():
    """All sessions as (start, session), the styles of quiet weeks varied as a real archive's are."""
    special, sessions = special_sessions(), []
    for week in range(WEEKS):
        days = usual_sessions(week)
        styles = {TUESDAY: "garmin", THURSDAY: "strava", SUNDAY: "strava-gpx" if week % 3 == 1 else "garmin"}
        if week in (1, 4):
            styles[THURSDAY] = "runkeeper"
        if week in (2, 8):
            styles[TUESDAY] = "connect"
        for day in days:
            days[day].style = styles[day]
        for (other, day), session in special.items():
            if other == week:
                days[day] = session
        for day, session in sorted(days.items()):
            hour, minute = (6, 40) if day in (SATURDAY, SUNDAY) else (16, 15)
            start = FIRST_MONDAY + timedelta(days=7 * week + day, hours=hour, minutes=minute + (week * 7 + day * 5) % 23)
            sessions.append((start, session))
    by_date = {start.strftime("%m-%d"): session for start, session in sessions}
    by_date["01-15"].stops = [Stop(700, 75), Stop(1500, 40)]
    by_date["01-22"].stops = [Stop(900, 35)]
    by_date["02-05"].stops = [Stop(610, 90), Stop(1300, 60)]
    by_date["02-22"].twin = "strava-gpx"
    by_date["01-15"].plain = by_date["03-10"].plain = True
    return sessions


COLUMNS = [
    "file", "kind", "start", "week", "distance_m", "elapsed_s", "moving_s", "ascent_m", "stair_ascent_m", "surges",
    "factor", "level", "also", "note"]


def write_bytes(folder, name, text, plain=False):
    """Writes a file, compressed unless `plain`; returns its name. No time goes into the gzip header."""
    if plain:
        (folder / name).write_bytes(text.encode())
        return name
    (folder / (name + ".gz")).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    return name + ".gz"


def make(folder: Path):
    """Writes the history and `EXPECTED.tsv`, which is made of the plan and of what the runner did."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, (start, session) in enumerate(plan()):
        chance = random.Random(1000 + number)
        pace = session.pace * (1 + min(max(chance.gauss(0, 0.008), -0.015), 0.015))
        distance = session.distance * (1 + chance.uniform(-0.01, 0.01))
        track = run(chance, session.route, distance, pace, session.wander, session.efforts, session.stops)
        phone = session.style == "runkeeper"
        points = record(
            chance, track, every=4 if phone else session.every, barometer=not phone, autopause=phone)
        write, kind = STYLES[session.style]
        day = start.strftime("%Y-%m-%d")
        name = write_bytes(folder, f"{day}-{session.style}.{kind}", write(start, points, session.name), session.plain)
        row = {
            "file": name, "kind": "run", "start": writers.stamp(start, 0), "week": start.strftime("%G-W%V"),
            "distance_m": f"{track.distance:.0f}", "elapsed_s": f"{track.elapsed:.0f}",
            "moving_s": f"{track.moving:.0f}", "ascent_m": "" if phone or session.style == "connect" else f"{track.ascent:.1f}",
            "stair_ascent_m": "" if phone else f"{track.stair_ascent:.1f}",
            "surges": str(track.bouts) if session.score_surges else "", "factor": session.factor,
            "level": session.level, "also": session.also, "note": session.name}
        rows.append(row)
        if session.twin:
            twin, kind = STYLES[session.twin]
            again = write_bytes(folder, f"{day}-{session.twin}.{kind}", twin(start, points, session.name))
            rows.append(dict.fromkeys(COLUMNS, "") | {
                "file": again, "kind": "duplicate", "start": row["start"], "week": row["week"], "note": f"of {name}"})
    rows += [ride(folder), broken(folder)]
    rows.sort(key=lambda row: row["file"])
    lines = ["\t".join(COLUMNS)] + ["\t".join(row[column] for column in COLUMNS) for row in rows]
    (folder / "EXPECTED.tsv").write_text("\n".join(lines) + "\n")


def ride(folder):
    """A bicycle ride among the runs, as Strava writes one."""
    chance, start = random.Random(77), writers.utc(2026, 2, 14, 7, 5)
    track = run(chance, ground.PARK, 9000, pace=2.2)
    text = writers.gpx_strava(start, record(chance, track, every=8), "Morning ride", sport="1")
    return dict.fromkeys(COLUMNS, "") | {
        "file": write_bytes(folder, "2026-02-14-strava-gpx.gpx", text), "kind": "other_sport",
        "start": writers.stamp(start, 0), "week": "2026-W07", "note": "a ride"}


def broken(folder):
    """A download that stopped before the first point."""
    text = writers.gpx_garmin_connect(writers.utc(2026, 3, 1, 7, 0), [], "Evening run")
    cut = text[:text.index("</metadata>") + 5]
    return dict.fromkeys(COLUMNS, "") | {
        "file": write_bytes(folder, "2026-03-01-connect.gpx", cut, plain=True), "kind": "broken",
        "note": f"cut off in line {cut.count(chr(10)) + 1}"}
