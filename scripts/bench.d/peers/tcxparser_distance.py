"""python-tcxparser: reads each TCX file named and adds up the last distances. usage: tcxparser_distance.py FILE..."""

import sys

import tcxparser

print(round(sum(tcxparser.TCXParser(path).distance for path in sys.argv[1:]) / 1000, 1), "km")
