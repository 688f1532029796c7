"""What a process takes, and how two kinds of process compare when they run in turn."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path


class Cost:
    """What one process took: CPU and wall seconds, MiB at its largest."""

    launcher = None  # the built cost.c

    def __init__(self, command, output=os.devnull):
        with tempfile.NamedTemporaryFile() as report:
            done = subprocess.run(
                [Cost.launcher, report.name, output, *command], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd="/")
            told = json.loads(report.read() or b'{"status": null}')
        if done.returncode != 0 or told["status"] != 0:
            sys.exit(f"bench: {' '.join(map(str, command[:3]))} ... ended with {told['status']}: {done.stderr[:300]!r}")
        self.cpu, self.wall, self.memory = told["cpu"], told["wall"], told["memory"] / 1024


def in_turn(rounds, *commands):
    """Runs the commands one after the other, `rounds` times after a round to warm up; their costs side by side."""
    for command in commands:
        Cost(command)
    return list(zip(*[[Cost(command) for command in commands] for _ in range(rounds)]))


class Figure:
    """A median and the best value of some rounds: they lie apart where the machine is busy."""

    def __init__(self, values, best=None):
        self.median = statistics.median(values)
        self.best = min(values) if best is None else best


def ratio(costs, floors, what="cpu"):
    """How many times `floors` the `costs` are: the median of the pairs, and the quickest against the quickest."""
    ours, theirs = [getattr(cost, what) for cost in costs], [getattr(cost, what) for cost in floors]
    return Figure([a / b for a, b in zip(ours, theirs)], min(ours) / min(theirs))


def figure(costs, what, factor=1):
    return Figure([getattr(cost, what) * factor for cost in costs])


def peak(costs):
    """MiB; the largest of the rounds is the figure, memory has no luck."""
    largest = max(cost.memory for cost in costs)
    return Figure([largest], largest)


def machine():
    """Where and when: processor, cores, system, load."""
    processor, system = platform.processor() or platform.machine(), platform.system()
    if Path("/proc/cpuinfo").exists():
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        processor = names[0].split(":", 1)[1].strip() if names else processor
    if Path("/etc/os-release").exists():
        system = platform.freedesktop_os_release().get("PRETTY_NAME", system)
    libxml2 = subprocess.run(["pkg-config", "--modversion", "libxml-2.0"], capture_output=True, text=True)
    return {
        "date": date.today().isoformat(), "processor": processor, "cores": os.cpu_count(), "system": system,
        "libxml2": libxml2.stdout.strip(), "load": round(os.getloadavg()[0], 1)}


def is_busy(load):
    """The measuring itself makes a load of one or two; above that somebody else works, too."""
    return load > os.cpu_count() + 0.5
