"""tcxreader: reads each TCX file named and adds up the distances that it computes. usage: tcxreader_distance.py FILE..."""

import sys

from tcxreader.tcxreader import TCXReader

print(round(sum(TCXReader().read(path).distance for path in sys.argv[1:]) / 1000, 1), "km")
