"""FIT files: the jog as watches and apps of several makers record it, and files that are damaged or hold something else.

Numbers of messages, fields and types are those of the public FIT protocol and profile.
"""

import gzip
import struct
from dataclasses import replace
from datetime import timedelta

from . import writers

EPOCH = writers.utc(1989, 12, 31, 0, 0)
FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO, ACTIVITY = 0, 12, 18, 19, 20, 21, 23, 34
FIELD_DESCRIPTION, DEVELOPER_DATA = 206, 207
RUNNING, CYCLING, SWIMMING, TRANSITION = 1, 2, 5, 3
TYPES = {  # name: (type byte, struct code, invalid value)
    "enum": (0x00, "B", 0xFF), "uint8": (0x02, "B", 0xFF), "uint16": (0x84, "H", 0xFFFF),
    "uint32": (0x86, "I", 0xFFFFFFFF), "sint32": (0x85, "i", 0x7FFFFFFF)}


def checksum_of_byte(value):
    for _ in range(8):
        value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


CHECKSUMS = [checksum_of_byte(value) for value in range(256)]


def checksum(data):
    """CRC-16 with the reflected polynomial A001 and a start of zero."""
    value = 0
    for byte in data:
        value = value >> 8 ^ CHECKSUMS[(value ^ byte) & 0xFF]
    return value


def seconds(start, time=0.0):
    return round((start + timedelta(seconds=time) - EPOCH).total_seconds())


class Writer:
    """Collects messages; fields are (number, type, value), a value of None is written as invalid."""

    def __init__(self, big_endian=False):
        self.order = ">" if big_endian else "<"
        self.content = bytearray()
        self.defined = {}

    def message(self, local, number, fields, developer=b""):
        layout = (number, tuple((field, kind, len(value) if isinstance(value, bytes) else None)
                                for field, kind, value in fields), len(developer))
        if self.defined.get(local) != layout:
            self.defined[local] = layout
            self.define(local, number, fields, len(developer))
        self.content.append(local)
        self.values(fields)
        self.content += developer

    def define(self, local, number, fields, developer_size=0, developer_fields=None):
        self.content += bytes([0x40 | (0x20 if developer_size else 0) | local, 0, self.order == ">"])
        self.content += struct.pack(self.order + "HB", number, len(fields))
        for field, kind, value in fields:
            if isinstance(value, bytes):
                self.content += bytes([field, len(value), 0x07 if kind == "text" else 0x0D])
            else:
                self.content += bytes([field, struct.calcsize(TYPES[kind][1]), TYPES[kind][0]])
        if developer_size:
            developer_fields = developer_fields or [(0, developer_size)]
            self.content.append(len(developer_fields))
            for index, size in developer_fields:
                self.content += bytes([index, size, 0])

    def compressed(self, local, time, fields):
        """A message that was defined before, with the low five bits of its time in the header."""
        self.content.append(0x80 | local << 5 | time & 0x1F)
        self.values(fields)

    def values(self, fields):
        for _, kind, value in fields:
            if isinstance(value, bytes):
                self.content += value
            else:
                code, invalid = TYPES[kind][1:]
                self.content += struct.pack(self.order + code, invalid if value is None else value)

    def file(self, header_size=14, wrong_checksum=False):
        head = struct.pack("<BBHI4s", header_size, 0x20, 2132, len(self.content), b".FIT")
        if header_size == 14:
            head += struct.pack("<H", checksum(head))
        data = head + bytes(self.content)
        return data + struct.pack("<H", checksum(data) ^ (1 if wrong_checksum else 0))


def text(value, size=24):
    return value.encode().ljust(size, b"\0")


def file_id(out, start, kind=4, maker=1, product=3113, name=None):
    fields = [(0, "enum", kind), (1, "uint16", maker), (2, "uint16", product), (4, "uint32", seconds(start))]
    out.message(0, FILE_ID, fields + ([(8, "text", text(name))] if name else []))


def timer(out, start, time, kind):
    """Starts (0), stops (1) or stops all of it (4)."""
    out.message(1, EVENT, [(253, "uint32", seconds(start, time)), (0, "enum", 0), (1, "enum", kind)])


def totals(start, points):
    first, last = points[0], points[-1]
    paused = sum(b.time - a.time for a, b in zip(points, points[1:]) if a.segment != b.segment)
    elapsed = round((last.time - first.time) * 1000)
    return [
        (253, "uint32", seconds(start, last.time)), (2, "uint32", seconds(start, first.time)), (7, "uint32", elapsed),
        (8, "uint32", elapsed - round(paused * 1000)), (9, "uint32", round((last.distance - first.distance) * 100))]


def lap(out, start, points, intensity=0, trigger=7):
    out.message(2, LAP, totals(start, points) + [(23, "enum", intensity), (24, "enum", trigger)])


def session(out, start, points, sport=RUNNING, sub_sport=0, distance=True):
    told = totals(start, points)
    out.message(3, SESSION, (told if distance else told[:-1]) + [(5, "enum", sport), (6, "enum", sub_sport), (22, "uint16", None)])


def activity(out, start, points, hours=2):
    end = seconds(start, points[-1].time)
    out.message(4, ACTIVITY, [(253, "uint32", end), (5, "uint32", end + hours * 3600), (1, "uint16", 1)])


def place(point):
    if point.latitude is None:
        return [(0, "sint32", None), (1, "sint32", None)]
    return [(0, "sint32", round(point.latitude * 2**31 / 180)), (1, "sint32", round(point.longitude * 2**31 / 180))]


def time_of(start, point):
    return [(253, "uint32", seconds(start, point.time))]


def garmin_record(start, point):
    """What newer watches write: height and speed in 32 bits, cadence with its fraction."""
    return time_of(start, point) + place(point) + [
        (5, "uint32", round(point.distance * 100)), (73, "uint32", round(point.speed * 1000)),
        (78, "uint32", round((point.height + 500) * 5)), (3, "uint8", point.heart_rate),
        (4, "uint8", point.cadence), (53, "uint8", 0)]


def plain_record(start, point):
    return time_of(start, point) + place(point) + [
        (2, "uint16", round((point.height + 500) * 5)), (5, "uint32", round(point.distance * 100)),
        (6, "uint16", round(point.speed * 1000)), (3, "uint8", point.heart_rate), (4, "uint8", point.cadence)]


def records(out, start, points, record=garmin_record, local=5):
    for point in points:
        out.message(local, RECORD, record(start, point))


def garmin(start, points, sub_sport=0, hours=2, pauses=True):
    out = Writer()
    file_id(out, start)
    timer(out, start, points[0].time, 0)
    for before, point in zip([None] + points[:-1], points):
        if pauses and before and before.segment != point.segment:
            timer(out, start, before.time, 4)
            timer(out, start, point.time, 0)
        out.message(5, RECORD, garmin_record(start, point))
    timer(out, start, points[-1].time, 4)
    lap(out, start, points)
    session(out, start, points, sub_sport=sub_sport)
    activity(out, start, points, hours)
    return out


def suunto(start, points):
    """The other byte order, the short header, and a watch that names itself."""
    out = Writer(big_endian=True)
    file_id(out, start, maker=23, product=22, name="Suunto Ambit3 Peak")
    records(out, start, points, plain_record)
    half = len(points) // 2
    lap(out, start, points[:half + 1], trigger=0)
    lap(out, start, points[half:], intensity=1)
    session(out, start, points, sub_sport=3)
    return out.file(header_size=12)


def foot_pod(start, points):
    """A watch without a receiver: times in the headers, speed and distance in three bytes."""
    out = Writer()
    file_id(out, start, product=1436)
    timer(out, start, points[0].time, 0)
    fields = [(3, "uint8", 0), (8, "bytes", bytes(3))]
    out.define(3, RECORD, fields)
    for point in points:
        speed, count = round(point.speed * 100), round(point.distance * 16) & 0xFFF
        packed = bytes([speed & 0xFF, speed >> 8 & 0x0F | (count & 0x0F) << 4, count >> 4])
        out.compressed(3, seconds(start, point.time), [(3, "uint8", point.heart_rate), (8, "bytes", packed)])
    session(out, start, points)
    return out.file()


def stryd(start, points):
    """Fields of a developer's own, among them one that has a name of the standard."""
    out = Writer()
    file_id(out, start, maker=95, product=0)
    out.message(6, DEVELOPER_DATA, [(1, "bytes", bytes(range(16))), (3, "uint8", 0)])
    out.message(7, FIELD_DESCRIPTION, [
        (0, "uint8", 0), (1, "uint8", 0), (2, "uint8", 0x84), (3, "text", text("Form Power")), (8, "text", text("W", 4))])
    for point in points:
        out.message(5, RECORD, plain_record(start, point) + [(7, "uint16", point.power)], struct.pack("<HH", 70, 9))
    session(out, start, points)
    return out.file()


def strava(start, points):
    """The totals first, and a record of its own for each distance."""
    out = Writer(big_endian=True)
    file_id(out, start, maker=265, product=102)
    session(out, start, points, sub_sport=0xFF)
    for point in points:
        out.message(5, RECORD, time_of(start, point) + place(point) + [(78, "uint32", round((point.height + 500) * 5))])
        out.message(6, RECORD, time_of(start, point) + [(5, "uint32", round(point.distance * 100))])
    return out.file()


def events_last(start, points):
    """Timer events behind all records."""
    out = Writer()
    file_id(out, start, product=1967)
    records(out, start, points, plain_record)
    timer(out, start, points[0].time, 0)
    for before, point in zip(points, points[1:]):
        if before.segment != point.segment:
            timer(out, start, before.time, 1)
            timer(out, start, point.time, 0)
    session(out, start, points)
    return out.file()


def triathlon(start, points):
    """Three legs with a transition between each two; the sessions stand at the end and the jog is the last leg."""
    out = Writer()
    file_id(out, start, product=1765)
    legs, at = [], 0.0
    for sport, share in ((SWIMMING, 0.2), (TRANSITION, 0.0), (CYCLING, 2.5), (TRANSITION, 0.0), (RUNNING, 1.0)):
        moved = [replace(p, time=p.time + at, distance=p.distance * share, speed=p.speed * share) for p in points]
        legs.append((sport, moved if share else moved[:4]))
        at = legs[-1][1][-1].time + 5
    for _, leg in legs:
        records(out, start, leg)
    for sport, leg in legs:
        session(out, start, leg, sport)
    activity(out, start, legs[-1][1])
    return out.file()


def settings(start):
    out = Writer()
    file_id(out, start, kind=2)
    return out.file()


def course(start, points):
    out = Writer()
    file_id(out, start, kind=6)
    records(out, start, points[::8])
    return out.file()


def quirks(start, points, paused):
    """(name, bytes, outcome, runs, note); `paused` is the jog with a stop in it."""
    later = start + timedelta(hours=3)
    indoors = [replace(point, latitude=None) for point in points]
    plain = garmin(start, points).file()
    yield "garmin-enhanced-fields.fit", plain, "run", 1, "heights and speeds of 32 bits, local time"
    yield "garmin-timer-events.fit", garmin(start, paused).file(), "run", 1, "a pause told by the timer's events"
    yield "garmin-events-last.fit", events_last(start, paused), "run", 1, "timer events behind all records"
    yield "garmin-treadmill.fit", garmin(start, indoors, sub_sport=1).file(), "run", 1, "no position, a treadmill"
    yield "garmin-compressed-times.fit", foot_pod(start, indoors), "run", 1, "times in headers, distance in twelve bits"
    yield "suunto-big-endian.fit", suunto(start, points), "run", 1, "the other byte order and the header of 12 bytes"
    yield "stryd-developer-fields.fit", stryd(start, points), "run", 1, "fields that only their maker knows"
    yield "strava-record-per-value.fit", strava(start, points), "run", 1, "totals first, two records a moment"
    yield "triathlon.fit", triathlon(start, points), "run", 1, "five sessions, one of them a run"
    yield "two-files-back-to-back.fit", plain + garmin(later, points).file(), "run", 2, "a chain of two files"
    yield "Upper-Case.FIT.GZ", gzip.compress(plain, 9, mtime=0), "run", 1, "compressed, told by content"
    yield "settings.fit", settings(start), "skipped", 0, "a device's settings"
    yield "course.fit", course(start, points), "skipped", 0, "a course with times"
    ride = Writer()
    file_id(ride, start, product=1036)
    records(ride, start, points)
    session(ride, start, points, CYCLING)
    yield "ride.fit", ride.file(), "skipped", 0, "a ride"
    yield "broken-checksum.fit", garmin(start, points).file(wrong_checksum=True), "problem", 1, "a wrong checksum alone"
    yield "broken-cut.fit", plain[:len(plain) * 3 // 4], "problem", 1, "the download stopped"
    yield "broken-text-transfer.fit", plain[:900].replace(b"\r\n", b"\n") + plain[900:1200] + plain[1203:], "problem", \
        1, "bytes were lost on the way"
    yield "broken-rubbish-behind.fit", plain + bytes(64), "problem", 1, "something follows the end"
    yield "broken-header.fit", plain[:40], "problem", 0, "nothing behind the first messages"
