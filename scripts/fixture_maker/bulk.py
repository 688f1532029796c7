"""A bulk export as Strava makes it, as a folder and as the archive that is downloaded, and archives of other kinds."""

import gzip
import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from . import exports, fit, writers

FIRST = writers.utc(2026, 4, 6, 16, 30)
HEAD = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Filename," \
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance"


def archive(files, method=zipfile.ZIP_DEFLATED):
    """The bytes of a zip archive; the times in it are always the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (2026, 5, 5, 18, 0, 0))
            entry.compress_type = method
            entry.create_system = 3
            target.writestr(entry, content)
    return packed.getvalue()


def silent(start, points):
    """A GPX file that names neither its sport nor itself."""
    text = exports.gpx(points, lambda p: f"<ele>{p.height:.1f}</ele><time>{writers.stamp(start, p.time)}</time>")
    return text.encode()


def strava():
    """(name, bytes, outcome, note) of the files of a bulk export; the sport of most is told by the table alone."""
    _, points = exports.jog()
    days = [FIRST + timedelta(days=day) for day in range(7)]
    slow = [replace(point, time=2 * point.time) for point in points]
    packed = lambda content: gzip.compress(content, 9, mtime=0)
    fit_file = fit.garmin(days[4], points).file()
    yield "activities/1001.gpx.gz", packed(silent(days[0], points)), "run", "a run by the table"
    yield "activities/1002.gpx.gz", packed(silent(days[1], points)), "skipped", "a ride by the table, though slow"
    yield "activities/1003.gpx", silent(days[2], slow), "run", "a run by the table, though as slow as a walk"
    yield "activities/1004.tcx.gz", packed(writers.tcx_strava(days[3], points, "").encode()), "run", "says so itself"
    yield "activities/1005.fit.gz", packed(fit_file), "run", "FIT, which says so itself"
    yield "activities/1006.gpx", writers.gpx_strava(days[5], points, "Own name").encode(), "run", \
        "a run by the file; the table calls it a ride"
    yield "activities/1007.gpx", silent(days[6], points), "run", "not in the table, so a run by its speed"
    rows = [
        '1001,"Apr 6, 2026, 4:30:00 PM","Up, down\nand ""home""",Run,"Two lines\n\nand a third",300,0.80,'
        "activities/1001.gpx.gz,,,300.0,300.0,800.0",
        '1002,"Apr 7, 2026, 4:30:00 PM",Errands,Ride,,300,0.80,activities/1002.gpx.gz,,,300.0,300.0,800.0',
        '1003,"Apr 8, 2026, 4:30:00 PM",With the old dog,Run,,600,0.80,activities/1003.gpx,,,600.0,600.0,800.0',
        '1004,"Apr 9, 2026, 4:30:00 PM",Evening Run,Run,,300,0.80,activities/1004.tcx.gz,,,300.0,300.0,800.0',
        '1005,"Apr 10, 2026, 4:30:00 PM",Evening Run,Run,,300,0.80,activities/1005.fit.gz,,,300.0,300.0,800.0',
        '1006,"Apr 11, 2026, 4:30:00 PM",Another name,Ride,,300,0.80,activities/1006.gpx,,,300.0,300.0,800.0',
        '1008,"Apr 13, 2026, 4:30:00 PM",Typed in,Run,,300,0.80,,,,300.0,300.0,800.0',
        '1009,"Apr 14, 2026, 4:30:00 PM",Typed in,Ride,,300,1.60,,,,300.0,300.0,1600.0',
        '1010,"Apr 15, 2026, 4:30:00 PM",Export failed,Run,,300,0.80,#error#,,,300.0,300.0,800.0']
    yield "activities.csv", "\n".join([HEAD] + rows + [""]).encode(), "run", \
        "the table, with two runs and a ride that have no file"
    yield "profile.csv", b"Athlete ID\n1\n", "ignored", "another table"
    yield "media/1001.jpg", b"\xff\xd8\xff\xe0", "ignored", "a photo"
    yield "routes/1.gpx", b"<gpx><rte></gpx>", "ignored", "a plan, not even looked at"


def workout(kind, start, seconds, inside=""):
    """A workout as a telephone lists it: local time, the device with its brackets as entities."""
    told = lambda time: (time + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M:%S +0200")
    end = start + timedelta(seconds=seconds)
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{seconds / 60}" durationUnit="min"'
        f' sourceName="Test" device="&lt;&lt;Device: 0x1&gt;, name:Test Watch&gt;" creationDate="{told(end)}"'
        f' startDate="{told(start)}" endDate="{told(end)}">\n{inside} </Workout>\n')


def health():
    """(name, bytes, outcome, note) of the files of an Apple Health export: routes, and the list that tells their sports."""
    _, points = exports.jog()
    days = [FIRST + timedelta(days=day) for day in range(5)]
    route = lambda name: f'  <WorkoutRoute sourceName="Test"><FileReference path="/workout-routes/{name}"/></WorkoutRoute>\n'
    distance = lambda kilometres: (
        '  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" startDate="x" endDate="x"'
        f' sum="{kilometres}" unit="km"/>\n')
    seconds = int(points[-1].time)
    record = (
        ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Test" unit="count/min" value="72">\n'
        '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n')
    indoor = '  <MetadataEntry key="HKIndoorWorkout" value="1"/>\n'
    yield "workout-routes/route_1.gpx", silent(days[0], points), "run", "a run by the list"
    yield "workout-routes/route_2.gpx", silent(days[1], points), "skipped", "a ride by the list, though slow"
    text = (
        f'{writers.DECLARATION}<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record|Workout)*>\n]>\n'
        '<HealthData locale="de_DE">\n' + 20 * record
        + workout("Running", days[0], seconds, route("route_1.gpx") + distance(0.8))
        + workout("Running", days[0] + timedelta(seconds=4), seconds, distance(0.9))
        + workout("Cycling", days[1], seconds, route("route_2.gpx"))
        + workout("Running", days[2], 1800, indoor + distance(5))
        + workout("Yoga", days[3], 1800) + "</HealthData>\n")
    yield "Export.xml", text.encode(), "run", "the list, with a run indoors; another program's copy of the first run is none"
    yield "export_cda.xml", b'<?xml version="1.0"?>\n<ClinicalDocument/>\n', "ignored", "another list"


def others():
    """(name, bytes, outcome, note) of archives of other kinds."""
    _, points = exports.jog()
    text = exports.gpx(points, exports.plain, track=exports.RUNNING).encode()
    whole = archive([("run.gpx", text)])
    yield "garmin-original.fit", archive([("1_ACTIVITY.fit", fit.garmin(FIRST, points).file())]), "run", \
        "an archive under the name of a FIT file"
    yield "run.fit.zip", archive([("run.fit", fit.suunto(FIRST, points))]), "run", "a FIT file packed by itself"
    yield "in-archive.zip", archive([("part.zip", archive([("run.gpx.gz", gzip.compress(text, 9, mtime=0))]))]), \
        "run", "an archive in an archive"
    blown = gzip.compress(text.replace(b"<trkpt", b" " * (20 << 20) + b"<trkpt", 1), 9, mtime=0)
    yield "broken-compressed-twice.zip", archive([("run.gpx.gz", blown)]), "problem", "a few bytes for twenty MiB"
    yield "photos.zip", archive([("1.jpg", b"\xff\xd8")]), "problem", "named, and no export in it"
    yield "broken-cut.zip", whole[:-30], "problem", "the download stopped"
    yield "broken-checksum.zip", archive([("run.gpx", text)], zipfile.ZIP_STORED).replace(b"<ele>", b"<Ele>", 1), \
        "problem", "wrong checksum"
    encrypted = bytearray(whole)
    encrypted[6] |= 1
    encrypted[whole.index(b"PK\1\2") + 8] |= 1
    yield "broken-encrypted.zip", bytes(encrypted), "problem", "encrypted"
    directory, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
    record, tail = whole[directory:end], bytearray(whole[end:])
    tail[8:12] = b"\2\0\2\0"
    tail[12:16] = (2 * len(record)).to_bytes(4, "little")
    yield "broken-overlapping.zip", whole[:directory] + 2 * record + bytes(tail), "problem", "two names, one content"


def make(folder: Path):
    """Writes the archives and `EXPECTED.tsv`: what each file must come to."""
    rows = []
    for service, files in ("strava", list(strava())), ("health", list(health())):
        for name, content, outcome, note in files:
            target = folder / service / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            rows.append([f"{service}/{name}", outcome, note])
        (folder / f"{service}.zip").write_bytes(archive([(name, content) for name, content, _, _ in files]))
    for name, content, outcome, note in others():
        (folder / name).write_bytes(content)
        rows.append([name, outcome, note])
    rows.sort()
    (folder / "EXPECTED.tsv").write_text("\n".join("\t".join(row) for row in [["file", "outcome", "note"]] + rows) + "\n")
