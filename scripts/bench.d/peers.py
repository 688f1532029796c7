"""Other programs and libraries at the same files, as whole processes: they read and add up the distance, no more.

Ours reads and does the whole analysis. Python's libraries come from PyPI into .build-bench/peers, gpsbabel from the
system: its package is asked for, not installed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from measuring import Figure, in_turn
from reading_parts import megabytes, names

HERE = Path(__file__).resolve().parent / "peers"
LIBRARIES = ("gpxpy", "tcxreader", "python-tcxparser", "fitdecode", "fastgpx")


class Python:
    """A virtual environment of the peers' own."""

    def __init__(self, folder):
        self.program = folder / "peers" / "bin" / "python"
        if not self.program.exists():
            subprocess.run([sys.executable, "-m", "venv", folder / "peers"], check=True)
        self.missing = [library for library in LIBRARIES if not self.has(library) and not self.install(library)]

    def has(self, library):
        return self.pip("show", "--quiet", library, limit=60)

    def install(self, library):
        print(f"installing {library} ...", file=sys.stderr)
        return self.pip("install", "--quiet", library, limit=600)

    def pip(self, *words, limit):
        try:
            return subprocess.run(
                [self.program, "-m", "pip", *words], capture_output=True, timeout=limit).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def driver(self, name):
        return [self.program, HERE / f"{name}_distance.py"]


def gpsbabel(kind):
    """One process that reads every file, as it does when it joins them, and writes nothing."""
    program = shutil.which("gpsbabel")
    reader = {"gpx": "gpx", "tcx": "gtrnctr", "fit": "garmin_fit"}[kind]
    return None if program is None else lambda files: [
        program, "-t", "-i", reader, *[word for file in files for word in ("-f", file)]]


def pugixml(folder):
    """The program in peers/pugixml_distance.cpp, or None without a compiler or the library."""
    program = folder / "pugixml"
    try:
        built = subprocess.run(
            ["c++", "-O2", "-o", program, HERE / "pugixml_distance.cpp", "-lpugixml"], capture_output=True)
    except FileNotFoundError:
        return None
    return (lambda files: [program, *files]) if built.returncode == 0 else None


def peers(bench):
    table, corpus, python = bench.table, bench.corpus, Python(bench.programs)
    table.note("CPU of the peer / CPU of strideguard with one worker and the whole analysis, on the same files")
    gpx, tcx = [[file for file in names(corpus.runs) if file.suffix == f".{kind}"] for kind in ("gpx", "tcx")]
    fit, large = names(corpus.fit_runs), [corpus.large]
    size = f"GPX of {megabytes(corpus.large):.0f} MB"

    def against(name, command, label, files, goal=None, rounds=None):
        """Above 1: the peer takes longer."""
        theirs, ours = in_turn(rounds or (bench.rounds + 1) // 2, command(files), bench.analyze(1, *files))
        ratios = [their.cpu / our.cpu for their, our in zip(theirs, ours)]
        best = min(their.cpu for their in theirs) / min(our.cpu for our in ours)
        table.add(f"{name}, {label}", Figure(ratios, best), "x", 2, goal, least=True)

    def library(name, driver, label, files, goal=None):
        if name in python.missing:
            table.note(f"{name} could not be had from PyPI")
        else:
            against(name, lambda some: [*python.driver(driver), *some], label, files, goal)

    if gpsbabel("gpx"):
        against("gpsbabel", gpsbabel("gpx"), f"{len(gpx)} GPX files", gpx, 4)
        against("gpsbabel", gpsbabel("gpx"), size, large, 4, 1)
        against("gpsbabel", gpsbabel("tcx"), f"{len(tcx)} TCX files", tcx, 6.5)
        against("gpsbabel", gpsbabel("fit"), f"{len(fit)} FIT files", fit)
    else:
        table.note("gpsbabel is not installed (Debian: apt-get install gpsbabel)")
    if "fastgpx" not in python.missing:
        library("fastgpx", "fastgpx", f"{len(gpx)} GPX files", gpx, 1)
        library("fastgpx", "fastgpx", size, large, 1)
    else:
        table.note("fastgpx could not be built: it needs the C++23 library of GCC 14 and GitHub")
    if pugixml(bench.programs):
        table.note("pugixml is what fastgpx is built on, reading places and heights and no dates")
        against("pugixml", pugixml(bench.programs), f"{len(gpx)} GPX files", gpx)
        against("pugixml", pugixml(bench.programs), size, large)
    # Ten files of each kind are enough where a file takes a second.
    library("gpxpy", "gpxpy", "10 GPX files", gpx[:10])
    library("python-tcxparser", "tcxparser", "10 TCX files", tcx[:10])
    library("tcxreader", "tcxreader", "10 TCX files", tcx[:10])
    library("fitdecode", "fitdecode", "10 FIT files", fit[:10], 10)
