"""fastgpx: reads each GPX file named and adds up the distance over its points. usage: fastgpx_distance.py FILE..."""

import sys

import fastgpx

print(round(sum(fastgpx.parse(path).length_2d() for path in sys.argv[1:]) / 1000, 1), "km")
