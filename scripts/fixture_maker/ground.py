"""The made-up ground: a park, a ridge, rolling hills, a dam, a terrace with stairs, and a valley far off.

It lies in an empty part of the Sahara, so that the coordinates are nobody's home. Positions are metres east (x) and
north (y) of the runner's door; heights are metres above the ellipsoid as a calm barometer would tell them.
"""

import math

ORIGIN_LATITUDE = 21.70
ORIGIN_LONGITUDE = 25.20

SEMI_MAJOR_AXIS = 6378137.0
ECCENTRICITY_SQUARED = 0.00669437999014

RIDGE_FOOT, RIDGE_HEIGHT, RIDGE_GRADE = 1500.0, 24.0, 0.042
ROLLERS_FOOT, ROLLER_HEIGHT, ROLLER_GRADE = 600.0, 16.0, 0.042
ROLLER_SIDE = ROLLER_HEIGHT / ROLLER_GRADE
DAM_FOOT, DAM_HEIGHT, DAM_GRADE = -200.0, 24.0, 0.08
STAIR_EDGE, STAIR_HEIGHT, STAIR_DEPTH = -250.0, 6.0, 11.0
VALLEY_X, VALLEY_Y = -6000.0, 4000.0
VALLEY_CLIMB_HEIGHT, VALLEY_CLIMB_GRADE = 22.0, 0.075


def degrees(x, y):
    """Latitude and longitude on the WGS84 ellipsoid, by the radii of curvature at the origin's latitude."""
    phi = math.radians(ORIGIN_LATITUDE)
    root = 1 - ECCENTRICITY_SQUARED * math.sin(phi) ** 2
    meridian = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / root**1.5
    normal = SEMI_MAJOR_AXIS / math.sqrt(root)
    latitude = ORIGIN_LATITUDE + math.degrees(y / meridian)
    middle = math.radians((ORIGIN_LATITUDE + latitude) / 2)
    root = 1 - ECCENTRICITY_SQUARED * math.sin(middle) ** 2
    normal = SEMI_MAJOR_AXIS / math.sqrt(root)
    return latitude, ORIGIN_LONGITUDE + math.degrees(x / (normal * math.cos(middle)))


def ramp(position, foot, height, grade):
    """Height on a straight slope that begins at `foot`, with its two ends rounded over 20 m."""
    length = height / grade
    steps = [position - foot + offset for offset in (-10, -6, -2, 2, 6, 10)]
    return sum(min(max(step, 0.0), length) for step in steps) / len(steps) * grade


def rollers(y):
    """Rolling hills north of the park: up and down by turns, every side as long and steep as the ridge."""
    def wave(position):
        way = min(max(position - ROLLERS_FOOT, 0.0), 5 * ROLLER_SIDE)
        phase = way % (2 * ROLLER_SIDE)
        return min(phase, 2 * ROLLER_SIDE - phase) * ROLLER_GRADE
    offsets = (-10, -6, -2, 2, 6, 10)
    return sum(wave(y + offset) for offset in offsets) / len(offsets)


def terrace(x, y):
    """A terrace west of the door: 6 m up by stairs at y = 0, fading out over a gentle slope to the north."""
    rise = min(max((STAIR_EDGE + STAIR_DEPTH / 2 - x) / STAIR_DEPTH, 0.0), 1.0) * STAIR_HEIGHT
    return rise * min(max((300.0 - abs(y)) / 240.0, 0.0), 1.0)


def height(x, y):
    if x < -4000:
        return 545 + math.sin((x - VALLEY_X) / 180) + ramp(
            y - VALLEY_Y, 800, VALLEY_CLIMB_HEIGHT, VALLEY_CLIMB_GRADE)
    flat = 500 + 0.9 * math.sin(2 * math.pi * x / 1100) * fading(x, RIDGE_FOOT)
    flat += 0.6 * math.sin(2 * math.pi * y / 800) * fading(y, ROLLERS_FOOT) * fading(-y, -DAM_FOOT)
    return (flat + ramp(x, RIDGE_FOOT, RIDGE_HEIGHT, RIDGE_GRADE) + rollers(y)
            + ramp(-y, -DAM_FOOT, DAM_HEIGHT, DAM_GRADE) + terrace(x, y))


def fading(position, edge):
    """1 well before an edge, 0 beyond it: the park's own waves end where a slope begins."""
    return min(max((edge - position) / 150.0, 0.0), 1.0)


def on_stairs(x, y):
    return abs(x - STAIR_EDGE) <= STAIR_DEPTH / 2 and abs(y) < 60


class Route:
    """A way along corners, run again and again for as long as it takes."""

    def __init__(self, *corners, lead=()):
        self.lead = list(lead)
        self.corners = list(corners)

    def path(self, length):
        """Corners of a way at least `length` metres long."""
        points, total = self.lead + self.corners[:1], 0.0
        for first, second in zip(points, points[1:]):
            total += math.dist(first, second)
        index = 0
        while total <= length + 50:
            following = self.corners[(index + 1) % len(self.corners)]
            total += math.dist(points[-1], following)
            points.append(following)
            index += 1
        return points


PARK_CORNERS = [(40, 0), (860, 0), (900, 40), (900, 460), (860, 500), (40, 500), (0, 460), (0, 40)]
DAM_CLIMB = [(450, 0), (450, -540), (470, -540), (470, 0)]

PARK = Route(*PARK_CORNERS)
CITY = Route((0, 0), (-200, 0), (-200, 300), (-120, 520), (40, 500), (860, 500), (900, 460), (900, 40), (860, 0))
RIDGE = Route(
    *PARK_CORNERS, lead=[(0, 0), (860, 0), (2400, 0), (2700, 60), (2700, 160), (2400, 120), (900, 60)])
ROLLERS = Route(
    *PARK_CORNERS, lead=[(0, 0), (0, 600 + 4 * ROLLER_SIDE), (20, 600 + 4 * ROLLER_SIDE), (20, 40)])
DAM = Route(*PARK_CORNERS, lead=[(0, 0)] + DAM_CLIMB)
DAM_TWICE = Route(*PARK_CORNERS, lead=PARK_CORNERS + DAM_CLIMB + DAM_CLIMB)
STAIRS = Route(
    (-200, 0), (-300, 0), (-300, 300), (-200, 300),
    lead=[(0, 0), (900, 0), (900, 500), (-120, 520), (-200, 300)])
VALLEY = Route(
    *[(VALLEY_X + x, VALLEY_Y + y) for x, y in ((0, 0), (0, 1300), (600, 1300), (600, 600), (1400, 600), (1400, 0))])
