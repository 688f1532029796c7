"""FIT files as few devices write them: records with holes, fields of developers, clocks and totals that are wrong, damage."""

import struct
from dataclasses import replace

from . import fit

FLOAT, UINT32 = 0x88, 0x86


def smart(points):
    """Recorded when something changed: steps of 5 to 25 seconds."""
    kept, wait = [], 0
    for index, point in enumerate(points):
        if wait == 0 or point is points[-1]:
            kept.append(point)
            wait = 1 + index % 5
        wait -= 1
    return kept


def foot_pod_alone(start, points):
    """Speed and distance in fields of the developer's own alone, as an app on a watch without a receiver writes them."""
    out = fit.Writer()
    fit.file_id(out, start, maker=95, product=0)
    out.message(6, fit.DEVELOPER_DATA, [(1, "bytes", bytes(range(16))), (3, "uint8", 0)])
    for number, (name, units, kind) in enumerate([("Speed", "M/S", FLOAT), ("Distance", "Meters", UINT32)]):
        out.message(7, fit.FIELD_DESCRIPTION, [
            (0, "uint8", 0), (1, "uint8", number), (2, "uint8", kind), (3, "text", fit.text(name)),
            (8, "text", fit.text(units, 12))])
    # Two fields of four bytes each, by the numbers of their descriptions.
    fields = fit.time_of(start, points[0]) + [(3, "uint8", 0)]
    out.define(5, fit.RECORD, fields, 8, [(0, 4), (1, 4)])
    for point in points:
        out.content.append(5)
        out.values(fit.time_of(start, point) + [(3, "uint8", point.heart_rate)])
        out.content += struct.pack("<fI", point.speed, round(point.distance))
    fit.session(out, start, points, sub_sport=1, distance=False)
    return out.file()


def heart_rate_between(start, points):
    """Half of the records hold nothing but the heart."""
    out = fit.Writer()
    fit.file_id(out, start, maker=23, product=34)
    for point in points:
        out.message(5, fit.RECORD, fit.garmin_record(start, point))
        out.message(6, fit.RECORD, [(253, "uint32", fit.seconds(start, point.time) + 2), (3, "uint8", point.heart_rate)])
    fit.session(out, start, points)
    return out.file()


def without_distance(start, points):
    """Neither records nor session tell a distance."""
    out = fit.Writer()
    fit.file_id(out, start, product=782)
    for point in points:
        out.message(5, fit.RECORD, fit.time_of(start, point) + fit.place(point))
    fit.session(out, start, points, distance=False)
    return out.file()


def positions_at_zero(start, points):
    """Saved again by a program that wrote 0, 0 where there was no fix."""
    out = fit.Writer()
    fit.file_id(out, start, maker=255, product=0)
    lost = [replace(p, latitude=0.0, longitude=0.0) if 10 < index < 15 else p for index, p in enumerate(points)]
    fit.records(out, start, lost)
    fit.session(out, start, points)
    return out.file()


def many_days(start, points):
    """The watch was left on: one more record 27 days later."""
    out = fit.Writer()
    fit.file_id(out, start, maker=37, product=505)
    fit.records(out, start, points + [replace(points[-1], time=points[-1].time + 27 * 86_400)])
    fit.session(out, start, points)
    return out.file()


def times_lost(start, points):
    """Times in the headers, and none to count them from."""
    out = fit.Writer()
    out.define(3, fit.RECORD, [(3, "uint8", 0)])
    for point in points:
        out.compressed(3, fit.seconds(start, point.time), [(3, "uint8", point.heart_rate)])
    return out.file()


def undefined_message(start, points):
    """A message of a kind that was never defined, three quarters of the way."""
    out = fit.Writer()
    fit.file_id(out, start, maker=265, product=102)
    fit.session(out, start, points, sub_sport=0xFF)
    fit.records(out, start, points[:45])
    out.content += bytes([0x0B, 1, 2, 3])
    fit.records(out, start, points[45:])
    return out.file()


def wrong_byte_order(start, points):
    """A definition whose byte order is none that there is."""
    out = fit.Writer()
    fit.file_id(out, start, maker=258, product=4)
    fit.records(out, start, points)
    out.content += bytes([0x49, 0, 229, 0, 20, 1, 253, 4, 0x86])
    fit.session(out, start, points)
    return out.file()


def quirks(start, points):
    """(name, bytes, outcome, runs, note)."""
    indoors = [replace(point, latitude=None) for point in points]
    yield "garmin-smart-recording.fit", fit.garmin(start, smart(points)).file(), "run", 1, "records of uneven distance"
    yield "stryd-developer-fields-alone.fit", foot_pod_alone(start, indoors), "run", 1, \
        "speed and distance in a developer's fields alone"
    yield "suunto-heart-rate-between.fit", heart_rate_between(start, points), "run", 1, \
        "half of the records without position"
    yield "session-without-distance.fit", without_distance(start, points), "run", 1, "no distance told anywhere"
    yield "positions-at-zero.fit", positions_at_zero(start, points), "run", 1, "some positions are 0, 0"
    yield "magellan-27-days.fit", many_days(start, points), "run", 1, "one record 27 days later"
    yield "strava-undefined-message.fit", undefined_message(start, points), "problem", 1, \
        "a message without its definition"
    yield "lezyne-wrong-byte-order.fit", wrong_byte_order(start, points), "problem", 1, \
        "a definition in no byte order that there is"
    yield "broken-times-lost.fit", times_lost(start, indoors), "problem", 0, "no time to count the others from"
    yield "broken-appledouble.fit", b"\0\5\26\7\0\2\0\0Mac OS X" + bytes(84), "problem", 0, \
        "what macOS keeps beside a file"
    yield "broken-empty.fit", b"", "problem", 0, "no byte at all"
