"""fitdecode: decodes every record of each FIT file named and adds up the last distances. usage: fitdecode_distance.py FILE..."""

import sys

import fitdecode

total = 0.0
for path in sys.argv[1:]:
    last = 0.0
    with fitdecode.FitReader(path) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record":
                last = frame.get_value("distance", fallback=last)
    total += last
print(round(total / 1000, 1), "km")
