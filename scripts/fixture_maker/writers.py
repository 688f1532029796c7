"""Writes recordings in the styles of common exporters: names, namespaces, order, indentation and decimals as they do."""

import struct
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from xml.sax.saxutils import escape

GPX = "http://www.topografix.com/GPX/1/1"
GPX_SCHEMA = "http://www.topografix.com/GPX/1/1/gpx.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
POINT_EXTENSION = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
TCX = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
ACTIVITY_EXTENSION = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def stamp(start, seconds, form="s"):
    """An instant in UTC: `s` whole seconds, `ms` milliseconds."""
    text = (start + timedelta(seconds=seconds)).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    return text + (".000Z" if form == "ms" else "Z")


def single(value):
    """A number as a single-precision float prints in full, as Garmin Connect writes heights."""
    return exact(struct.unpack("f", struct.pack("f", value))[0])


def exact(value):
    """All decimals of a double that watches store as 1/2^31 of a half circle."""
    return format(Decimal(value), "f")


def semicircles(degrees):
    return round(degrees * 2**31 / 180) * 180 / 2**31


def gpx_garmin_connect(start, points, name, sport="running"):
    lines = [
        f'{DECLARATION}<gpx creator="Garmin Connect" version="1.1"',
        f'  xsi:schemaLocation="{GPX} http://www.topografix.com/GPX/11.xsd"',
        f'  xmlns:ns3="{POINT_EXTENSION}"', f'  xmlns="{GPX}"',
        f'  xmlns:xsi="{XSI}" xmlns:ns2="http://www.garmin.com/xmlschemas/GpxExtensions/v3">',
        "  <metadata>", '    <link href="connect.garmin.com">', "      <text>Garmin Connect</text>", "    </link>",
        f"    <time>{stamp(start, 0, 'ms')}</time>", "  </metadata>", "  <trk>", f"    <name>{escape(name)}</name>",
        f"    <type>{sport}</type>", "    <trkseg>"]
    for point in points:
        lines += [
            f'      <trkpt lat="{exact(semicircles(point.latitude))}" lon="{exact(semicircles(point.longitude))}">',
            f"        <ele>{single(point.height)}</ele>", f"        <time>{stamp(start, point.time, 'ms')}</time>",
            "        <extensions>", "          <ns3:TrackPointExtension>",
            f"            <ns3:hr>{point.heart_rate}</ns3:hr>", f"            <ns3:cad>{point.cadence}</ns3:cad>",
            "          </ns3:TrackPointExtension>", "        </extensions>", "      </trkpt>"]
    return "\n".join(lines + ["    </trkseg>", "  </trk>", "</gpx>", ""])


def gpx_strava(start, points, name, creator="Garmin Forerunner 255", sport="9", power=False):
    lines = [
        f'{DECLARATION}<gpx creator="{creator}" xmlns:xsi="{XSI}" xsi:schemaLocation="{GPX} {GPX_SCHEMA}" '
        f'version="1.1" xmlns="{GPX}" xmlns:gpxtpx="{POINT_EXTENSION}">',
        " <metadata>", f"  <time>{stamp(start, 0)}</time>", " </metadata>", " <trk>",
        f"  <name>{escape(name)}</name>", f"  <type>{sport}</type>", "  <trkseg>"]
    for point in points:
        lines += [
            f'   <trkpt lat="{point.latitude:.7f}" lon="{point.longitude:.7f}">',
            f"    <ele>{point.height:.1f}</ele>", f"    <time>{stamp(start, point.time)}</time>", "    <extensions>"]
        lines += [f"     <power>{point.power}</power>"] if power else []
        lines += [
            "     <gpxtpx:TrackPointExtension>", f"      <gpxtpx:hr>{point.heart_rate}</gpxtpx:hr>",
            f"      <gpxtpx:cad>{point.cadence}</gpxtpx:cad>", "     </gpxtpx:TrackPointExtension>",
            "    </extensions>", "   </trkpt>"]
    return "\n".join(lines + ["  </trkseg>", " </trk>", "</gpx>", ""])


def gpx_runkeeper(start, points, name):
    lines = [
        f"{DECLARATION}<gpx", '  version="1.1"', '  creator="Runkeeper - http://www.runkeeper.com"',
        f'  xmlns:xsi="{XSI}"', f'  xmlns="{GPX}"', f'  xsi:schemaLocation="{GPX} {GPX_SCHEMA}"',
        f'  xmlns:gpxtpx="{POINT_EXTENSION}">', "<trk>", f"  <name><![CDATA[{name}]]></name>",
        f"  <time>{stamp(start, 0)}</time>"]
    segment = None
    for point in points:
        if point.segment != segment:
            lines += ["</trkseg>"] if segment is not None else []
            lines += ["<trkseg>"]
            segment = point.segment
        lines.append(
            f'<trkpt lat="{point.latitude:.6f}000" lon="{point.longitude:.6f}000"><ele>{point.height:.1f}</ele>'
            f"<time>{stamp(start, point.time)}</time></trkpt>")
    return "\n".join(lines + ["</trkseg>", "</trk>", "</gpx>", ""])


def kilometre_laps(points):
    """Splits a recording at every full kilometre of device distance; neighbours share the boundary point."""
    laps, current, goal = [], [], 1000.0
    for point in points:
        current.append(point)
        if point.distance >= goal and point is not points[-1]:
            laps.append(current)
            current, goal = [point], goal + 1000.0
    return laps + [current]


def tcx_lap(start, points, body, indent, form, intensity="Active", trigger="Distance"):
    """One lap with its totals; `body` writes one trackpoint. Several tracks where the points change segment."""
    first, last = points[0], points[-1]
    mean_rate = round(sum(point.heart_rate for point in points) / len(points))
    lines = [
        f'{indent}<Lap StartTime="{stamp(start, first.time, form)}">',
        f"{indent} <TotalTimeSeconds>{last.time - first.time:.1f}</TotalTimeSeconds>",
        f"{indent} <DistanceMeters>{last.distance - first.distance:.2f}</DistanceMeters>",
        f"{indent} <MaximumSpeed>{max(point.speed for point in points):.3f}</MaximumSpeed>",
        f"{indent} <Calories>{round((last.distance - first.distance) * 0.07)}</Calories>",
        f"{indent} <AverageHeartRateBpm><Value>{mean_rate}</Value></AverageHeartRateBpm>",
        f"{indent} <MaximumHeartRateBpm><Value>{max(point.heart_rate for point in points)}</Value></MaximumHeartRateBpm>",
        f"{indent} <Intensity>{intensity}</Intensity>", f"{indent} <TriggerMethod>{trigger}</TriggerMethod>"]
    segment = None
    for point in points:
        if point.segment != segment:
            lines += [f"{indent} </Track>"] if segment is not None else []
            lines += [f"{indent} <Track>"]
            segment = point.segment
        lines += body(point)
    return lines + [f"{indent} </Track>", f"{indent}</Lap>"]


def tcx_point(start, form, indent, extension, decimals=7):
    """A trackpoint writer; `extension` gives the lines with speed and cadence."""
    def write(point):
        lines = [f"{indent}<Trackpoint>", f"{indent} <Time>{stamp(start, point.time, form)}</Time>"]
        if point.latitude is not None:
            lines += [
                f"{indent} <Position>",
                f"{indent}  <LatitudeDegrees>{point.latitude:.{decimals}f}</LatitudeDegrees>",
                f"{indent}  <LongitudeDegrees>{point.longitude:.{decimals}f}</LongitudeDegrees>",
                f"{indent} </Position>", f"{indent} <AltitudeMeters>{point.height:.1f}</AltitudeMeters>"]
        lines += [
            f"{indent} <DistanceMeters>{point.distance:.2f}</DistanceMeters>", f"{indent} <HeartRateBpm>",
            f"{indent}  <Value>{point.heart_rate}</Value>", f"{indent} </HeartRateBpm>"]
        return lines + [indent + " " + line for line in extension(point)] + [f"{indent}</Trackpoint>"]
    return write


def prefixed_extension(point):
    return [
        "<Extensions>", " <ns3:TPX>", f"  <ns3:Speed>{point.speed:.3f}</ns3:Speed>",
        f"  <ns3:RunCadence>{point.cadence}</ns3:RunCadence>", " </ns3:TPX>", "</Extensions>"]


def default_extension(point):
    return [
        "<Extensions>", f' <TPX xmlns="{ACTIVITY_EXTENSION}">', f"  <Speed>{point.speed:.2f}</Speed>",
        f"  <RunCadence>{point.cadence}</RunCadence>", " </TPX>", "</Extensions>"]


def tcx_head(prefix=""):
    return [
        f'{prefix}<?xml version="1.0" encoding="UTF-8"?>',
        f'<TrainingCenterDatabase xsi:schemaLocation="{TCX} '
        'http://www.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd" '
        'xmlns:ns5="http://www.garmin.com/xmlschemas/ActivityGoals/v1" '
        f'xmlns:ns3="{ACTIVITY_EXTENSION}" xmlns:ns2="http://www.garmin.com/xmlschemas/UserProfile/v2" '
        f'xmlns="{TCX}" xmlns:xsi="{XSI}">']


def tcx_creator(device, indent):
    return [
        f'{indent}<Creator xsi:type="Device_t">', f"{indent} <Name>{device}</Name>", f"{indent} <UnitId>0</UnitId>",
        f"{indent} <ProductID>0</ProductID>", f"{indent} <Version>", f"{indent}  <VersionMajor>1</VersionMajor>",
        f"{indent}  <VersionMinor>0</VersionMinor>", f"{indent} </Version>", f"{indent}</Creator>"]


def tcx_activity(start, laps, extension, device, form, sport="Running", intensities=None):
    lines = [f'  <Activity Sport="{sport}">', f"   <Id>{stamp(start, 0, form)}</Id>"]
    body = tcx_point(start, form, "     ", extension)
    for index, lap in enumerate(laps):
        lines += tcx_lap(start, lap, body, "   ", form, intensities[index] if intensities else "Active")
    return lines + (tcx_creator(device, "   ") if device else []) + ["  </Activity>"]


def tcx_document(activities, prefix=""):
    lines = tcx_head(prefix) + [" <Activities>"]
    for activity in activities:
        lines += activity
    return "\n".join(lines + [" </Activities>", "</TrainingCenterDatabase>", ""])


def tcx_garmin(start, points, name, device="Forerunner 255"):
    """Garmin Connect: laps by the kilometre, a prefixed extension with speed and cadence."""
    return tcx_document([tcx_activity(start, kilometre_laps(points), prefixed_extension, device, "ms")])


def tcx_strava(start, points, name, device="Garmin Forerunner 255"):
    """Strava: ten blanks before the declaration, one lap, the extension in a default namespace."""
    return tcx_document(
        [tcx_activity(start, [points], default_extension, device, "s")], prefix=" " * 10)


def utc(year, month, day, hour, minute, second=0):
    return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
