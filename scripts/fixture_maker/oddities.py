"""GPX and TCX as some exporters and broken clocks write them: rare sensors, forms of times, holes, totals without points."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta, timezone

from . import writers
from .exports import RUNNING, START, gpx, jog, plain

HEAD = 'version="1.1" creator="Test Watch" xmlns="http://www.topografix.com/GPX/1/1"'
POWER = "http://www.garmin.com/xmlschemas/PowerExtension/v1"


def powers(points):
    """Watts under each of the names that they have beside a bare `power`."""
    names = ["gpxpx:PowerInWatts", "pwr:PowerInWatts", "gpxtpx:power"]

    def point(each):
        name = names[round(each.time / 5) % 3]
        inner = f"<{name}>{each.power}</{name}>"
        if name.startswith("gpxtpx"):
            inner = f"<gpxtpx:TrackPointExtension>{inner}</gpxtpx:TrackPointExtension>"
        return f"{plain(each)}<extensions>{inner}</extensions>"

    return gpx(points, point, f'{HEAD} xmlns:gpxpx="{POWER}" '
               f'xmlns:pwr="{POWER}" xmlns:gpxtpx="{writers.POINT_EXTENSION}"', RUNNING)


def time_forms(points):
    """One instant a point, each in another of the forms that exporters write."""
    def form(each):
        moment = START + timedelta(seconds=each.time)
        east = lambda hours: moment.astimezone(timezone(timedelta(hours=hours))).strftime("%Y-%m-%dT%H:%M:%S")
        utc = east(0)
        forms = [f"{utc}Z", f"{utc}.0Z", f"{utc}.000Z", f"{utc}.000000Z", f"{utc}.000000+00:00", f"{utc}+00:00",
                 f"{east(2)}.00+02:00", f"{east(1)}.000+01:00", f"{east(-3)}-03:00"]
        return f"<ele>{each.height:.1f}</ele><time>{forms[round(each.time / 5) % len(forms)]}</time>"

    return gpx(points, form, track=RUNNING)


def exponents(points):
    """Numbers as programs print them that leave the form to their language."""
    text = gpx(points, plain, track=RUNNING)
    first, ninth = points[0], points[8]
    text = text.replace(f'lat="{first.latitude:.7f}"', f'lat="{first.latitude:.10e}"')
    return text.replace(f"<ele>{ninth.height:.1f}</ele>", f"<ele>{ninth.height * 10:.1f}E-1</ele>")


def totals(distance, points):
    """What a tool that copies activities to another service puts before everything else."""
    inner = (f"<extensions><distance>{distance:.1f}</distance><moving_time>291</moving_time>"
             "<elapsed_time>291</elapsed_time><average_hr>144</average_hr>"
             f"<start_time>{writers.stamp(START, 0)}</start_time><end_time>{writers.stamp(START, 291)}</end_time>"
             f"</extensions>\n<metadata><time>{writers.stamp(START, 0)}</time></metadata>\n")
    kind = "running" if points else "treadmill_running"
    text = gpx(points, plain, track=f"<name>Jog</name><type>{kind}</type>")
    return text.replace("<trk>", inner + "<trk>", 1)


def spellings(points):
    """An activity for each word that exporters have for a run, an hour apart."""
    words = ["running", "run", "Run", "9", "treadmill_running", "track_running", "trail_running", "street_running",
             "indoor_running", "virtual_run"]
    tracks = []
    for index, word in enumerate(words):
        moved = [replace(point, time=point.time + index * 3600) for point in points]
        text = gpx(moved, plain, track=f"<type>{word}</type>")
        tracks.append(text[text.index("<trk>"):text.index("</gpx>")])
    return f"{writers.DECLARATION}<gpx {HEAD}>\n" + "".join(tracks) + "</gpx>\n", len(words)


def gpx_files():
    """(name, text, outcome, runs, note)."""
    track, points = jog()
    every_tenth = [p for index, p in enumerate(points) for _ in range(2 if index % 10 == 9 else 1)]
    yield "power-by-three-names.gpx", powers(points), "run", 1, "power under three names"
    yield "times-in-many-forms.gpx", time_forms(points), "run", 1, "one to six decimals, offsets of whole hours"
    yield "version-1-0-in-namespace-1-1.gpx", gpx(points, plain, HEAD.replace("1.1", "1.0", 1), RUNNING), "run", 1, \
        "the version says 1.0, the namespace 1.1"
    yield "exponents.gpx", exponents(points), "run", 1, "numbers with exponents"
    yield "repeated-times.gpx", gpx(every_tenth, plain, track=RUNNING), "run", 1, "some points twice"
    yield "elevation-on-few-points.gpx", gpx(
        points, lambda p: plain(p) if p.time % 15 == 0 else f"<time>{writers.stamp(START, p.time)}</time>",
        track=RUNNING), "run", 1, "height on every third point only"
    yield "elevation-all-zero.gpx", gpx(
        points, lambda p: f"<ele>0.0</ele><time>{writers.stamp(START, p.time)}</time>", track=RUNNING), "run", 1, \
        "height 0 throughout, which is none"
    yield "times-on-few-points.gpx", gpx(
        points, lambda p: plain(p) if p.time in (0, 5, 10, 15, 20) else f"<ele>{p.height:.1f}</ele>", track=RUNNING), \
        "run", 1, "times on five points, which alone count"
    segmented = gpx(points, plain, track=RUNNING).replace("<trkseg>", "<trkseg></trkseg><trkseg/>\n<trkseg>")
    yield "empty-segments.gpx", segmented.replace("</trk>", "<trkseg></trkseg></trk>"), "run", 1, \
        "segments without a point"
    text, count = spellings([p for p in points if p.time % 10 == 0])
    yield "sport-spellings.gpx", text, "run", count, "ten words for a run"
    yield "synced-totals.gpx", totals(track.distance, points), "run", 1, "totals before everything else"
    yield "treadmill-totals-only.gpx", totals(track.distance, []), "run", 1, "totals, and no point at all"
    yield "indoor-totals-zero.gpx", totals(0, []), "problem", 0, "no point, and a distance of 0"
    never_set = gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{writers.stamp(writers.utc(1970, 1, 1, 0, 0, 1), p.time)}</time>"),
        track=RUNNING)
    yield "keep-clock-from-1970.gpx", never_set.replace("1970-01-01T00:00:01Z", "7565-03-02T11:20:10Z", 1), "run", 1, \
        "a first time in the far future, then seconds since 1970"
    old = gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{writers.stamp(writers.utc(1901, 12, 13, 20, 45), p.time)}</time>"),
        track=RUNNING)
    yield "year-1901.gpx", old, "problem", 0, "times of the year 1901"
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    yield "osmtracker-persian-times.gpx", gpx(points, lambda p: (
        f"<ele>{p.height:.1f}</ele><time>{writers.stamp(START, p.time).translate(digits)}</time>"), track=RUNNING), \
        "run", 1, "times in Persian digits"


def other_prefix(points):
    """The activity extension under another prefix, on laps as well, empty on every fourth point."""
    def extension(point):
        if point.time % 20 == 0:
            return ["<Extensions><extv2:TPX/></Extensions>", "<SensorState>Present</SensorState>"]
        return [
            f"<Extensions><extv2:TPX><extv2:Speed>{point.speed:.3f}</extv2:Speed>"
            f"<extv2:RunCadence>{point.cadence}</extv2:RunCadence><extv2:Watts>{point.power}</extv2:Watts></extv2:TPX>"
            "</Extensions>", "<SensorState>Present</SensorState>"]

    text = writers.tcx_document([writers.tcx_activity(START, [points], extension, "Test Watch", "ms")])
    lap = ("<Extensions><extv2:LX><extv2:AvgSpeed>2.75</extv2:AvgSpeed><extv2:AvgRunCadence>83</extv2:AvgRunCadence>"
           "<extv2:MaxRunCadence>88</extv2:MaxRunCadence><extv2:Steps>808</extv2:Steps>"
           "<extv2:AvgWatts>230</extv2:AvgWatts></extv2:LX></Extensions>")
    text = text.replace("</Lap>", f"{lap}</Lap>").replace("xmlns:ns3=", "xmlns:extv2=")
    return text


def tcx_files():
    """(name, bytes, outcome, runs, note)."""
    _, points = jog()
    yield "other-prefix-lap-extension.tcx", other_prefix(points).encode(), "run", 1, \
        "another prefix, empty extensions, totals of laps, sensor states"
    doubled = [replace(point, latitude=None, cadence=2 * point.cadence) for point in points]
    yield "treadmill-cadence-doubled.tcx", writers.tcx_document([writers.tcx_activity(
        START, [doubled], writers.prefixed_extension, "Forerunner 255", "ms")]).encode(), "run", 1, \
        "cadence of both legs"
    epoch = writers.utc(1989, 12, 31, 0, 0)
    yield "clock-never-set.tcx", writers.tcx_document([writers.tcx_activity(
        epoch, [points], writers.prefixed_extension, "Forerunner 255", "s")]).encode(), "run", 1, \
        "a clock that begins on the last day of 1989"
    laps = writers.tcx_document([writers.tcx_activity(
        START, [points[:31], points[30:]], lambda p: [], "Test Watch", "s")])
    yield "endomondo-without-tracks.tcx", re.sub(r"\n *</?Track>", "", laps).encode(), "run", 1, \
        "points directly in their laps"
    yield "Upper-Case.TCX.GZ", gzip.compress(writers.tcx_strava(START, points, "").encode(), 9, mtime=0), "run", 1, \
        "compressed, ten blanks before the declaration"
