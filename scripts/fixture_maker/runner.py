"""The made-up runner: seconds on the ground, and what a watch would have recorded of them."""

import bisect
import math
from dataclasses import dataclass, field

from . import ground

EASY_SPEED = 2.75
"""Metres per second on flat ground on an easy day (6:04 min/km)."""


@dataclass
class Effort:
    """A faster stretch: `ratio` times easy speed, between two moments (s) or on climbs from `grade` up."""
    ratio: float
    begin: float = 0.0
    end: float = math.inf
    grade: float | None = None


@dataclass
class Stop:
    at: float
    duration: float


@dataclass
class Second:
    """The truth of one second: time and distance since the start, place, height, speed and flat-equivalent speed."""
    time: float
    distance: float
    x: float
    y: float
    height: float
    speed: float
    equivalent: float
    moving: bool


@dataclass
class Track:
    """What really happened in one run."""
    seconds: list
    stops: list = field(default_factory=list)
    efforts: list = field(default_factory=list)

    @property
    def distance(self):
        return self.seconds[-1].distance

    @property
    def elapsed(self):
        return self.seconds[-1].time

    @property
    def moving(self):
        return self.elapsed - sum(stop.duration for stop in self.stops)

    @property
    def ascent(self):
        """Metres gained, reversals under 1 m left out."""
        return turning_point_gain([second.height for second in self.seconds], 1.0)

    @property
    def stair_ascent(self):
        """Metres gained on the steps alone."""
        return sum(
            max(second.height - first.height, 0.0) for first, second in zip(self.seconds, self.seconds[1:])
            if ground.on_stairs(first.x, first.y) and ground.on_stairs(second.x, second.y))

    @property
    def bouts(self):
        """How many faster stretches at fixed times it held."""
        return sum(1 for effort in self.efforts if math.isfinite(effort.end))


def turning_point_gain(heights, least):
    """Sum of the rises between turning points at least `least` metres apart."""
    gain, low, high, rising = 0.0, heights[0], heights[0], None
    for value in heights:
        if rising is not False:
            high = max(high, value)
            if high - value >= least:
                if rising:
                    gain += high - low
                rising, low = False, value
                continue
        if rising is not True:
            low = min(low, value)
            if value - low >= least:
                rising, high = True, value
    return gain + (high - low if rising else 0.0)


def effort_factor(grade):
    """Energy cost of running on a slope over that on flat ground: Minetti (2002) uphill, milder downhill as runners
    really choose their pace there."""
    if grade >= 0:
        i = min(grade, 0.45)
        return (155.4 * i**5 - 30.4 * i**4 - 43.3 * i**3 + 46.3 * i**2 + 19.5 * i + 3.6) / 3.6
    percent = max(grade * 100, -9.0)
    return 1 + 0.0326567 * percent + 0.00205357 * percent**2


def run(random, route, distance, pace=1.0, wander=0.02, efforts=(), stops=()):
    """Runs `distance` metres of a route.

    `pace` is the day's mean against easy speed, `wander` the spread of slow changes within the run.
    """
    corners = route.path(distance)
    ends = [0.0]
    for first, second in zip(corners, corners[1:]):
        ends.append(ends[-1] + math.dist(first, second))

    def place(way):
        index = min(max(bisect.bisect_right(ends, way) - 1, 0), len(ends) - 2)
        first, second = corners[index], corners[index + 1]
        share = (way - ends[index]) / (ends[index + 1] - ends[index])
        return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share

    seconds, time, way, drift, speed = [], 0.0, 0.0, 0.0, 0.0
    waiting = sorted(stops, key=lambda stop: stop.at)
    while True:
        x, y = place(way)
        seconds.append(Second(time, way, x, y, ground.height(x, y), 0.0, 0.0, True))
        if way >= distance:
            break
        if waiting and time >= waiting[0].at:
            stop, speed = waiting.pop(0), 0.0
            for _ in range(int(stop.duration)):
                time += 1
                seconds.append(Second(time, way, x, y, seconds[-1].height, 0.0, 0.0, False))
        ahead = place(way + 6)
        behind = place(max(way - 6, 0.0))
        grade = (ground.height(*ahead) - ground.height(*behind)) / (way + 6 - max(way - 6, 0.0))
        drift += -drift / 40 + random.gauss(0, wander * math.sqrt(2 / 40))
        ratio = 1.0
        for effort in efforts:
            if effort.begin <= time < effort.end and (effort.grade is None or grade >= effort.grade):
                ratio = effort.ratio
        equivalent = EASY_SPEED * pace * ratio * (1 + drift)
        wanted = equivalent / effort_factor(grade)
        if ground.on_stairs(x, y) and grade > 0.2:
            wanted = 0.65 * (1 + drift)
        speed = min(wanted, speed + 0.8)
        seconds[-1].speed, seconds[-1].equivalent = speed, equivalent
        way += speed
        time += 1
    return Track(seconds, list(stops), list(efforts))


@dataclass
class Point:
    """What the watch wrote down: seconds since the start, position, height, device distance, speed and sensors."""
    time: float
    latitude: float
    longitude: float
    height: float
    distance: float
    speed: float
    heart_rate: int
    cadence: int
    power: int
    segment: int = 0


def record(random, track, every=3, barometer=True, autopause=False, position_error=1.3):
    """Records a run every few seconds, with the errors of a receiver under an open sky.

    Position errors wander (60 s) with a little jitter; a barometer drifts slowly and tells 0.2 m steps; without one the
    height wanders as a receiver's does. With `autopause` nothing is recorded in stops and a new segment begins after.
    """
    points, segment, paused = [], 0, False
    east, north = random.gauss(0, position_error), random.gauss(0, position_error)
    climb = random.gauss(0, 0.3 if barometer else 4.0)
    scale, pulse = 1 + random.gauss(0, 0.003), 95.0
    for second in track.seconds:
        east += -east / 60 + random.gauss(0, position_error * math.sqrt(2 / 60))
        north += -north / 60 + random.gauss(0, position_error * math.sqrt(2 / 60))
        time_constant, spread = (600, 0.3) if barometer else (90, 4.0)
        climb += -climb / time_constant + random.gauss(0, spread * math.sqrt(2 / time_constant))
        goal = 80 + 28 * second.equivalent if second.moving else 95
        pulse += (goal - pulse) / 45
        if autopause and not second.moving:
            paused = True
            continue
        if paused:
            segment, paused = segment + 1, False
        elif second.time % every != 0 and second is not track.seconds[-1]:
            continue
        latitude, longitude = ground.degrees(
            second.x + east + random.gauss(0, 0.2), second.y + north + random.gauss(0, 0.2))
        rise = second.height + climb + random.gauss(0, 0.1)
        walking = ground.on_stairs(second.x, second.y)
        steps = 52 if walking else 84 + 7 * (second.speed - EASY_SPEED) + random.gauss(0, 0.7)
        points.append(Point(
            second.time, latitude, longitude, round(rise / 0.2) * 0.2, second.distance * scale, second.speed * scale,
            round(pulse + random.gauss(0, 0.6)), round(steps) if second.speed > 0.3 else 0,
            round(second.equivalent * 68), segment))
    return points
