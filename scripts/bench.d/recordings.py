"""One recording as text or bytes: the layout of Garmin Connect, one point a second, the same bytes every time.

A trackpoint has about 700 bytes in TCX (position, height, distance, heart rate, speed, cadence), 370 in GPX (position,
height, heart rate, cadence) and 37 in FIT (the same as TCX, temperature, power and running dynamics), as in real exports.
"""

import math
import random
import struct
import sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fixture_maker import fit as fit_files  # noqa: E402

GPX_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="Garmin Connect" version="1.1"
  xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/11.xsd"
  xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
  xmlns="http://www.topografix.com/GPX/1/1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
"""
GPX_TRACK = "  <trk>\n    <name>Run</name>\n    <type>{sport}</type>\n    <trkseg>\n"
GPX_TRACK_END = "    </trkseg>\n  </trk>\n"
GPX_POINT = """      <trkpt lat="{latitude}" lon="{longitude}">
        <ele>{height}</ele>
        <time>{time}</time>
        <extensions>
          <ns3:TrackPointExtension>
            <ns3:hr>{rate}</ns3:hr>
            <ns3:cad>{cadence}</ns3:cad>
          </ns3:TrackPointExtension>
        </extensions>
      </trkpt>
"""
TCX_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase
  xsi:schemaLocation="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2 http://www.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd"
  xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"
  xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Activities>
    <Activity Sport="{sport}">
      <Id>{time}</Id>
"""
TCX_LAP = """      <Lap StartTime="{time}">
        <TotalTimeSeconds>{seconds}</TotalTimeSeconds>
        <DistanceMeters>{distance}</DistanceMeters>
        <Calories>60</Calories>
        <Intensity>Active</Intensity>
        <TriggerMethod>Manual</TriggerMethod>
        <Track>
"""
TCX_POINT = """          <Trackpoint>
            <Time>{time}</Time>
            <Position>
              <LatitudeDegrees>{latitude}</LatitudeDegrees>
              <LongitudeDegrees>{longitude}</LongitudeDegrees>
            </Position>
            <AltitudeMeters>{height}</AltitudeMeters>
            <DistanceMeters>{distance}</DistanceMeters>
            <HeartRateBpm>
              <Value>{rate}</Value>
            </HeartRateBpm>
            <Extensions>
              <ns3:TPX>
                <ns3:Speed>{speed}</ns3:Speed>
                <ns3:RunCadence>{cadence}</ns3:RunCadence>
              </ns3:TPX>
            </Extensions>
          </Trackpoint>
"""
TCX_LAP_END = "        </Track>\n      </Lap>\n"
TCX_END = """      <Creator xsi:type="Device_t">
        <Name>Forerunner 255</Name>
      </Creator>
    </Activity>
  </Activities>
</TrainingCenterDatabase>
"""
FIRST = datetime(2024, 1, 1, 16, 0, tzinfo=timezone.utc)


def points(seed, seconds, start):
    """One dictionary per second: easy running over gentle hills with a wandering receiver."""
    chance = random.Random(seed)
    direction, latitude, longitude, distance, speed = chance.uniform(0, 6.28), 21.7, 25.2, 0.0, 2.8
    for second in range(seconds):
        direction += chance.gauss(0, 0.02)
        speed += (2.8 - speed) / 60 + chance.gauss(0, 0.03)
        distance += speed
        latitude += speed * math.cos(direction) / 110700
        longitude += speed * math.sin(direction) / 103500
        height = 500 + 12 * math.sin(distance / 400) + chance.gauss(0, 0.1)
        yield {
            "second": second, "time": (start + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "latitude": latitude, "longitude": longitude, "height": round(height / 0.2) * 0.2, "distance": distance,
            "rate": round(140 + 10 * math.sin(distance / 400)), "speed": speed,
            "cadence": round(84 + chance.gauss(0, 1))}


def exact(degrees):
    """All decimals of a coordinate stored in 1/2^31 of a half circle."""
    return format(Decimal(round(degrees * 2**31 / 180) * 180 / 2**31), "f")


def gpx_track(seed, seconds, start, is_ride=False):
    """Writes nothing at once: large files are made piece by piece."""
    yield GPX_TRACK.format(sport="cycling" if is_ride else "running")
    for point in points(seed, seconds, start):
        yield GPX_POINT.format(
            latitude=exact(point["latitude"]), longitude=exact(point["longitude"]), height=f"{point['height']:.13f}",
            time=point["time"], rate=point["rate"], cadence=point["cadence"])
    yield GPX_TRACK_END


def gpx(seed, seconds, start, is_ride=False):
    return "".join([GPX_HEAD, *gpx_track(seed, seconds, start, is_ride), "</gpx>\n"]).encode()


def tcx(seed, seconds, start, is_ride=False):
    began = start.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    parts = [TCX_HEAD.format(time=began, sport="Biking" if is_ride else "Running")]
    for point in points(seed, seconds, start):
        if point["second"] % 360 == 0:
            parts += [TCX_LAP_END] if point["second"] else []
            parts.append(TCX_LAP.format(time=point["time"], seconds=360.0, distance=1008.0))
        parts.append(TCX_POINT.format(
            time=point["time"], latitude=f"{point['latitude']:.15f}", longitude=f"{point['longitude']:.15f}",
            height=f"{point['height']:.13f}", distance=f"{point['distance']:.12f}", rate=point["rate"],
            speed=f"{point['speed']:.15f}", cadence=point["cadence"]))
    return "".join(parts + [TCX_LAP_END, TCX_END]).encode()


# number and type of each field of a record, in the order of RECORD's values; then what they hold
FIT_FIELDS = [
    (253, "uint32"), (0, "sint32"), (1, "sint32"), (5, "uint32"), (73, "uint32"), (78, "uint32"), (3, "uint8"),
    (4, "uint8"), (53, "uint8"), (7, "uint16"), (39, "uint16"), (41, "uint16"), (85, "uint16"), (13, "uint8")]
RECORD = struct.Struct("<BIiiIIIBBBHHHHB")
FIT_RUN, FIT_RIDE = 1, 2


def fit(seed, seconds, start, is_ride=False):
    """As a watch of these years records: a definition once, a record a second, then laps, session and activity."""
    out = fit_files.Writer()
    fit_files.file_id(out, start)
    fit_files.timer(out, start, 0, 0)
    out.define(5, fit_files.RECORD, [(number, kind, 0) for number, kind in FIT_FIELDS])
    began, recorded = fit_files.seconds(start), []
    for point in points(seed, seconds, start):
        out.content += RECORD.pack(
            5, began + point["second"], round(point["latitude"] * 2**31 / 180), round(point["longitude"] * 2**31 / 180),
            round(point["distance"] * 100), round(point["speed"] * 1000), round((point["height"] + 500) * 5),
            point["rate"], point["cadence"], 0, 250, 85, 2400, round(point["speed"] * 3600), 21)
        recorded.append(Moment(point["second"], point["distance"]))
    fit_files.timer(out, start, recorded[-1].time, 4)
    for first in range(0, seconds, 360):
        fit_files.lap(out, start, recorded[first:first + 361])
    fit_files.session(out, start, recorded, sport=FIT_RIDE if is_ride else FIT_RUN)
    fit_files.activity(out, start, recorded)
    return out.file()


class Moment(NamedTuple):
    """What totals are made of."""

    time: int
    distance: float
    segment: int = 0
