"""Makes the exports that are timed: the layout of Garmin Connect, one point a second, the same bytes every time.

A trackpoint has about 700 bytes in TCX (position, height, distance, heart rate, speed, cadence) and 370 in GPX (position,
height, heart rate, cadence), as in real exports.
"""

import gzip
import math
import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal

GPX_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="Garmin Connect" version="1.1"
  xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/11.xsd"
  xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
  xmlns="http://www.topografix.com/GPX/1/1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
"""
GPX_TRACK = "  <trk>\n    <name>Run</name>\n    <type>running</type>\n    <trkseg>\n"
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
    <Activity Sport="Running">
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
    """One dictionary of texts per second: easy running over gentle hills with a wandering receiver."""
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
            "time": (start + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "latitude": latitude, "longitude": longitude, "height": round(height / 0.2) * 0.2, "distance": distance,
            "rate": round(140 + 10 * math.sin(distance / 400)), "speed": speed,
            "cadence": round(84 + chance.gauss(0, 1))}


def exact(degrees):
    """All decimals of a coordinate stored in 1/2^31 of a half circle."""
    return format(Decimal(round(degrees * 2**31 / 180) * 180 / 2**31), "f")


def gpx_track(seed, seconds, start):
    return GPX_TRACK + "".join(
        GPX_POINT.format(
            latitude=exact(point["latitude"]), longitude=exact(point["longitude"]), height=f"{point['height']:.13f}",
            time=point["time"], rate=point["rate"], cadence=point["cadence"])
        for point in points(seed, seconds, start)) + GPX_TRACK_END


def gpx(seed, seconds, start):
    return GPX_HEAD + gpx_track(seed, seconds, start) + "</gpx>\n"


def tcx(seed, seconds, start):
    parts = [TCX_HEAD.format(time=start.strftime("%Y-%m-%dT%H:%M:%S.000Z"))]
    for number, point in enumerate(points(seed, seconds, start)):
        if number % 360 == 0:
            parts += [TCX_LAP_END] if number else []
            parts.append(TCX_LAP.format(time=point["time"], seconds=360.0, distance=1008.0))
        parts.append(TCX_POINT.format(
            time=point["time"], latitude=f"{point['latitude']:.15f}", longitude=f"{point['longitude']:.15f}",
            height=f"{point['height']:.13f}", distance=f"{point['distance']:.12f}", rate=point["rate"],
            speed=f"{point['speed']:.15f}", cadence=point["cadence"]))
    return "".join(parts + [TCX_LAP_END, TCX_END])


def make(folder, small=False):
    """Writes the corpus once; a later call finds it there.

    - `runs`: 200 runs of 40 to 80 minutes, half GPX and half TCX, a run every other day; `packed`: the same, gzipped
    - `hour.gpx`, `hour.tcx`: one hour; `day.gpx`: 24 hours; `large.gpx`: 200 MB in tracks of one hour
    """
    finished = folder / ("small" if small else "full")
    if finished.exists():
        return
    for name in ("runs", "packed"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(20 if small else 200):
        start = FIRST + timedelta(days=2 * number)
        seconds = 2400 + 12 * (number % 200)
        write, kind = (gpx, "gpx") if number % 2 == 0 else (tcx, "tcx")
        text = write(number, seconds, start).encode()
        (folder / "runs" / f"run-{number:03}.{kind}").write_bytes(text)
        (folder / "packed" / f"run-{number:03}.{kind}.gz").write_bytes(gzip.compress(text, 6, mtime=0))
    (folder / "hour.gpx").write_text(gpx(1000, 3600, FIRST))
    (folder / "hour.tcx").write_text(tcx(1001, 3600, FIRST))
    (folder / "day.gpx").write_text(gpx(1002, 86400, FIRST))
    with (folder / "large.gpx").open("w") as large:
        large.write(GPX_HEAD)
        number, goal = 0, 20_000_000 if small else 200_000_000
        while large.tell() < goal:
            large.write(gpx_track(2000 + number, 3600, FIRST + timedelta(hours=2 * number)))
            number += 1
        large.write("</gpx>\n")
    finished.touch()
