"""gpxpy: reads each GPX file named and adds up the distance over its points. usage: gpxpy_distance.py FILE..."""

import sys

import gpxpy

total = 0.0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        total += gpxpy.parse(file).length_2d()
print(round(total / 1000, 1), "km")
