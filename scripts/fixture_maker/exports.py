"""Small exports named by exporter and quirk: one jog of five minutes, told in the ways that files really tell it."""

import gzip
import random
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

from . import fit, fit_oddities, ground, writers
from .runner import Stop, record, run

START = writers.utc(2026, 5, 5, 16, 30)
POINT_EXTENSION_2 = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2"
GPXDATA = "http://www.cluetrust.com/XML/GPXDATA/1/0"


def jog(every=5, distance=800, stops=(), autopause=False):
    chance = random.Random(5)
    track = run(chance, ground.PARK, distance, wander=0.01, stops=stops)
    return track, record(chance, track, every=every, autopause=autopause, position_error=0.6)


def gpx(points, point, head='version="1.1" creator="Test Watch" xmlns="http://www.topografix.com/GPX/1/1"', track=""):
    """A GPX file with one segment; `point` writes what is inside a trackpoint."""
    lines = [f"{writers.DECLARATION}<gpx {head}>", f"<trk>{track}<trkseg>"]
    lines += [
        f'<trkpt lat="{each.latitude:.7f}" lon="{each.longitude:.7f}">{point(each)}</trkpt>' for each in points]
    return "\n".join(lines + ["</trkseg></trk>", "</gpx>", ""])


def plain(point, form="s"):
    return f"<ele>{point.height:.1f}</ele><time>{writers.stamp(START, point.time, form)}</time>"


def time_text(seconds, ending):
    return writers.stamp(START, seconds)[:-1] + ending


RUNNING = "<name>Jog</name><type>running</type>"


def gpx_quirks():
    """(name, text, note) of GPX files that each hold the one jog."""
    _, points = jog()
    head = 'version="1.1" creator="Test Watch" xmlns="http://www.topografix.com/GPX/1/1"'
    yield "garmin-connect-ns3.gpx", writers.gpx_garmin_connect(START, points, "Jog"), "all decimals of single and double"
    empty = writers.gpx_garmin_connect(START, points, "Jog")
    begin, end = empty.index("            <ns3:hr>"), empty.index("          </ns3:TrackPointExtension>")
    yield "garmin-connect-empty-extension.gpx", empty[:begin] + empty[end:], "the first extension is empty"
    yield "strava-type-9-power.gpx", writers.gpx_strava(START, points, "Jog & stretch", power=True), "type 9 is a run"
    yield "apple-health-lon-first.gpx", apple(points), "longitude first, un-prefixed speed and accuracy"
    yield "amazfit-heart-rate-twice.gpx", gpx(points, lambda p: plain(p) + (
        f"<extensions><heartrate>{p.heart_rate}</heartrate><ns3:TrackPointExtension><ns3:hr>{p.heart_rate}</ns3:hr>"
        "</ns3:TrackPointExtension></extensions>"), f'{head} xmlns:ns3="{writers.POINT_EXTENSION}"',
        "<type>Running</type>"), "heart rate un-prefixed beside the prefixed one"
    yield "movescount-gpxdata.gpx", gpx(points, gpxdata, f'{head} xmlns:gpxdata="{GPXDATA}"', RUNNING), \
        "distance, cadence and speed by Cluetrust's elements"
    yield "undeclared-prefix.gpx", gpx(points, gpxdata, head, RUNNING), "a prefix that nobody declared"
    yield "opentracks-offset.gpx", gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{offset_time(p.time)}</time><extensions><gpxtpx:TrackPointExtension>"
        f"<gpxtpx:speed>{p.speed:.2f}</gpxtpx:speed><gpxtpx:cad>{p.cadence}</gpxtpx:cad>"
        "</gpxtpx:TrackPointExtension></extensions>"), f'{head} xmlns:gpxtpx="{POINT_EXTENSION_2}"',
        "<type>running</type>"), "local times with their offset"
    yield "gpx-1-0-speed-in-point.gpx", gpx(points, lambda p: (
        f"{plain(p)}<course>90.0</course><speed>{p.speed:.2f}</speed><fix>3d</fix>"),
        'version="1.0" creator="Test Watch" xmlns="http://www.topografix.com/GPX/1/0"', "<name>Run</name>"), "GPX 1.0"
    yield "no-namespace.gpx", gpx(points, plain, 'version="1.1" creator="Test Watch"', RUNNING), "no namespace at all"
    yield "no-declaration.gpx", gpx(points, plain, track=RUNNING).split("\n", 1)[1], "no XML declaration"
    yield "no-attributes.gpx", gpx(points, plain, "", RUNNING).replace("<gpx >", "<gpx>"), "a root without attributes"
    yield "subsecond-seven-digits.gpx", gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{time_text(p.time, '.9999999Z')}</time>"), track=RUNNING), "seven decimals"
    yield "times-without-zone.gpx", gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{time_text(p.time, '')}</time>"), track=RUNNING), "no zone: read as UTC"
    yield "no-elevation.gpx", gpx(points, lambda p: f"<time>{writers.stamp(START, p.time)}</time>", track=RUNNING), \
        "no height anywhere"


def offset_time(seconds):
    local = (START + timedelta(seconds=seconds)).astimezone(timezone(timedelta(hours=2)))
    return local.strftime("%Y-%m-%dT%H:%M:%S.500+02:00")


def gpxdata(point):
    return plain(point) + (
        f"<extensions><gpxdata:hr>{point.heart_rate}</gpxdata:hr><gpxdata:cadence>{point.cadence}</gpxdata:cadence>"
        f"<gpxdata:distance>{point.distance:.0f}</gpxdata:distance><gpxdata:speed>{point.speed:.2f}</gpxdata:speed>"
        "</extensions>")


def apple(points):
    lines = [
        f'{writers.DECLARATION}<gpx version="1.1" creator="Apple Health Export" xmlns="{writers.GPX}">',
        "<metadata><time>2026-05-05T18:00:00Z</time></metadata>",
        "<trk><name>Route 2026-05-05 4:35pm</name><type>running</type><trkseg>"]
    lines += [
        f'<trkpt lon="{each.longitude:.6f}" lat="{each.latitude:.6f}"><ele>{each.height:.6f}</ele>'
        f"<time>{writers.stamp(START, each.time)}</time><extensions><speed>{each.speed:.6f}</speed>"
        "<course>90.0</course><hAcc>1.8</hAcc><vAcc>1.4</vAcc></extensions></trkpt>" for each in points]
    return "\n".join(lines + ["</trkseg></trk></gpx>", ""])


def pauses():
    """(name, text, track, note): the ways in which a pause of two minutes shows."""
    stop = [Stop(150, 120)]
    track, points = jog(stops=stop, autopause=True)
    yield "runkeeper-segments.gpx", writers.gpx_runkeeper(START, points, "Running 5/5/26 4:30 pm"), track, \
        "a new segment after the pause, the sport in the name only"
    yield "fr310xt-two-tracks.tcx", writers.tcx_document([writers.tcx_activity(
        START, [points], lambda p: [], None, "s")]), track, "a new Track in the same Lap after the pause"
    joined = [replace(point, segment=0) for point in points]
    yield "gap-in-segment.gpx", writers.gpx_strava(START, joined, "Jog", creator="StravaGPX"), track, \
        "a gap in the times of one segment"


def tcx_quirks():
    """(name, text, note) of TCX files that each hold the one jog."""
    _, points = jog()
    half = len(points) // 2
    laps = [points[:half + 1], points[half:]]
    yield "garmin-laps-resting.tcx", writers.tcx_document([writers.tcx_activity(
        START, laps, writers.prefixed_extension, "Forerunner 255", "ms", intensities=["Active", "Resting"])]), \
        "neighbouring laps repeat a point; one is marked as rest and counts all the same"
    yield "strava-ten-blanks.tcx", writers.tcx_strava(START, points, ""), "ten blanks before the declaration"
    plain_speed = writers.tcx_document([writers.tcx_activity(
        START, [points], lambda p: [f"<Extensions><Speed>{p.speed:.2f}</Speed></Extensions>"], "TomTom Runner", "s")])
    yield "tomtom-speed-in-tcx-namespace.tcx", plain_speed, "speed without the activity extension"
    yield "lower-case-running.tcx", writers.tcx_document([writers.tcx_activity(
        START, [points], writers.prefixed_extension, None, "s", sport="running")]), "the sport in lower case"
    holes = [replace(p, latitude=None) if index % 3 == 1 else p for index, p in enumerate(points)]
    yield "suunto-some-without-position.tcx", writers.tcx_document([writers.tcx_activity(
        START, [holes], writers.prefixed_extension, "Suunto Ambit3", "ms")]), "a third of the points without position"
    indoors = [replace(point, latitude=None) for point in points]
    yield "treadmill.tcx", writers.tcx_document([writers.tcx_activity(
        START, [indoors], writers.prefixed_extension, "Forerunner 255", "ms")]), "distance, but no position"


def left_out():
    """(name, text, note) of files that hold no run and are no problem."""
    _, points = jog()
    yield "strava-ride.gpx", writers.gpx_strava(START, points, "Ride", sport="1"), "type 1 is a ride"
    yield "walk.tcx", writers.tcx_document([writers.tcx_activity(
        START, [points], writers.prefixed_extension, None, "s", sport="Other")]), "sport Other"
    route = "\n".join(f'<rtept lat="{p.latitude:.6f}" lon="{p.longitude:.6f}"/>' for p in points[::8])
    yield "route-only.gpx", f'{writers.DECLARATION}<gpx version="1.1" creator="Planner" xmlns="{writers.GPX}">\n' \
        f"<rte><name>Round</name>\n{route}\n</rte>\n</gpx>\n", "a planned route"
    yield "waypoints-only.gpx", f'{writers.DECLARATION}<gpx version="1.1" creator="Planner" xmlns="{writers.GPX}">\n' \
        f'<wpt lat="{points[0].latitude:.6f}" lon="{points[0].longitude:.6f}"><name>Well</name></wpt>\n</gpx>\n', \
        "waypoints"
    course = "\n".join(writers.tcx_head() + [
        " <Courses>", "  <Course>", "   <Name>Round</Name>", "   <Track>"]
        + [line for p in points[::8] for line in writers.tcx_point(START, "s", "    ", lambda p: [])(p)]
        + ["   </Track>", "  </Course>", " </Courses>", "</TrainingCenterDatabase>", ""])
    yield "course.tcx", course, "a course"


def broken():
    """(name, bytes, line, note) of files that must be refused with one line each; `line` where one can be told."""
    _, points = jog(every=10)
    text = gpx(points, plain, track=RUNNING)
    packed = gzip.compress(text.encode(), 9, mtime=0)
    middle = text.index("<trkpt", len(text) // 2)
    cut = text[:middle + 9]
    yield "broken-cut-in-tag.gpx", cut.encode(), cut.count("\n") + 1, "the download stopped"
    yield "broken-cut.gpx.gz", packed[:len(packed) // 2], None, "the download of a compressed file stopped"
    yield "broken-checksum.gpx.gz", packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:], None, "wrong checksum"
    lines = text.split("\n")
    lines[9] = lines[9].replace("</ele>", "</elevation>")
    yield "broken-wrong-end-tag.gpx", "\n".join(lines).encode(), 10, "an end tag that fits nothing"
    entity = '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<gpx'
    yield "broken-doctype.gpx", text.replace("<gpx", entity, 1).encode(), 2, "entities are refused"
    yield "broken-empty.gpx", b"", None, "no byte at all"
    yield "broken-login-page.gpx", b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body></body></html>\n", \
        None, "a web page under the name of an export"
    yield "broken-no-times.gpx", gpx(points, lambda p: f"<ele>{p.height:.1f}</ele>", track=RUNNING).encode(), None, \
        "points without a time"


def odd_numbers(points):
    """Every tenth point has a value that is none: comma, text, out of range, not a number."""
    bad = ["21,70", "north", "91.5", "NaN", "1e400", ""]
    lines = [f'{writers.DECLARATION}<gpx version="1.1" creator="Test Watch" xmlns="{writers.GPX}">',
             f"<trk>{RUNNING}<trkseg>"]
    for index, point in enumerate(points):
        latitude = bad[index // 10 % len(bad)] if index % 10 == 9 else f"{point.latitude:.7f}"
        lines.append(f'<trkpt lat="{latitude}" lon="{point.longitude:.7f}">{plain(point)}</trkpt>')
    return "\n".join(lines + ["</trkseg></trk>", "</gpx>", ""])


def make(folder: Path):
    """Writes the exports and `EXPECTED.tsv`: what each file must come to."""
    # It builds on what is here.
    from . import oddities

    folder.mkdir(parents=True, exist_ok=True)
    rows = []

    def add(name, content, outcome, runs, distance, note, line=""):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        rows.append([name, outcome, str(runs), f"{distance:.0f}" if distance else "", str(line or ""), note])

    track, points = jog()
    for name, text, note in list(gpx_quirks()) + list(tcx_quirks()):
        add(name, text, "run", 1, track.distance, note)
    for name, text, paused, note in pauses():
        add(name, text, "run", 1, paused.distance, note)
    for name, content, outcome, runs, note in list(oddities.gpx_files()) + list(oddities.tcx_files()):
        timed = points[4].distance if name == "times-on-few-points.gpx" else track.distance
        add(name, content, outcome, runs, runs * timed, note)
    text = gpx(points, plain, track="<name>Jög in Süd</name><type>running</type>")
    add("byte-order-mark.gpx", b"\xef\xbb\xbf" + text.encode(), "run", 1, track.distance, "UTF-8 with byte order mark")
    add("utf-16.gpx", text.replace("UTF-8", "UTF-16").encode("utf-16"), "run", 1, track.distance, "UTF-16")
    add("iso-8859-1.gpx", text.replace("UTF-8", "ISO-8859-1").encode("latin-1"), "run", 1, track.distance, "Latin-1")
    packed = gzip.compress(text.encode(), 9, mtime=0)
    add("upper-case.GPX.GZ", packed, "run", 1, track.distance, "told by content, not by name")
    add("compressed-but-named-plain.gpx", packed, "run", 1, track.distance, "told by content, not by name")
    half = len(text) // 2
    two = [gzip.compress(part.encode(), 9, mtime=0) for part in (text[:half], text[half:])]
    add("two-gzip-members.gpx.gz", b"".join(two), "run", 1, track.distance, "two members of gzip back to back")
    add("odd-numbers.gpx", odd_numbers(points), "run", 1, track.distance, "bad values are dropped and counted")
    later = writers.utc(2026, 5, 5, 18, 0)
    several = [
        writers.tcx_activity(START, [points], writers.prefixed_extension, "Forerunner 255", "ms"),
        writers.tcx_activity(later, [points], writers.prefixed_extension, "Forerunner 255", "ms", sport="Biking"),
        writers.tcx_activity(
            writers.utc(2026, 5, 5, 19, 0), [points], writers.prefixed_extension, "Forerunner 255", "ms")]
    add("several-activities.tcx", writers.tcx_document(several), "run", 2, 2 * track.distance, "two runs and a ride")
    for name, text, note in left_out():
        add(name, text, "skipped", 0, 0, note)
    for name, content, line, note in broken():
        add(name, content, "problem", 0, 0, note, line)
    stopped, paused = jog(stops=[Stop(150, 120)], autopause=True)
    for name, content, outcome, runs, note in fit.quirks(START, points, paused):
        distance = stopped.distance if name in ("garmin-timer-events.fit", "garmin-events-last.fit") else track.distance
        add(name, content, outcome, runs, runs * distance if outcome == "run" else 0, note)
    for name, content, outcome, runs, note in fit_oddities.quirks(START, points):
        add(name, content, outcome, runs, runs * track.distance if outcome == "run" else 0, note)
    rows.sort()
    head = ["file", "outcome", "runs", "distance_m", "line", "note"]
    (folder / "EXPECTED.tsv").write_text("\n".join("\t".join(row) for row in [head] + rows) + "\n")
