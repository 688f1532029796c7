"""Makes the exports that are timed, each part when it is first asked for, the same bytes every time.

How large the whole is: 1.7 GB (with `small` 0.2 GB). Every part is written beside its place and renamed when it is
whole, so that a broken run leaves nothing that looks finished.
"""

import gzip
import os
import shutil
import zipfile
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path

import recordings
from fixture_maker import bulk
from recordings import FIRST

KINDS = {"gpx": recordings.gpx, "tcx": recordings.tcx, "fit": recordings.fit}
COURSES = 250


def packed(content):
    return gzip.compress(content, 6, mtime=0)


def on_day(content, number):
    """The same course on another day: only the dates in the text change."""
    day = FIRST + timedelta(days=number)
    return content.replace(FIRST.strftime("%Y-%m-%dT").encode(), day.strftime("%Y-%m-%dT").encode())


def write_library_course(folder, course, count):
    kind = ("gpx", "tcx")[course % 2]
    content = KINDS[kind](3000 + course, 3600, FIRST)
    for number in range(course, count, COURSES):
        (folder / f"run-{number:04}.{kind}.gz").write_bytes(packed(on_day(content, number)))


def is_ride(number):
    return number % 7 == 6


def kind_of(number):
    return ("fit", "gpx", "tcx")[number % 3]


def write_strava(folder, number):
    kind = kind_of(number)
    content = KINDS[kind](10_000 + number, 1800, FIRST + timedelta(days=number), is_ride(number))
    (folder / "activities" / f"{number}.{kind}.gz").write_bytes(packed(content))


def write_run(folder, number, kind):
    content = KINDS[kind](number, 2400 + 12 * (number % 200), FIRST + timedelta(days=2 * number))
    (folder / f"run-{number:03}.{kind}").write_bytes(content)


def write_large(path, size):
    with path.open("w") as large:
        large.write(recordings.GPX_HEAD)
        number = 0
        while large.tell() < size:
            large.writelines(recordings.gpx_track(2000 + number, 3600, FIRST + timedelta(hours=2 * number)))
            number += 1
        large.write("</gpx>\n")


def write_track(path, seed, seconds):
    with path.open("w") as track:
        track.write(recordings.GPX_HEAD)
        track.writelines(recordings.gpx_track(seed, seconds, FIRST))
        track.write("</gpx>\n")


class Corpus:
    """Paths of the parts; asking for one makes it."""

    def __init__(self, folder, small, say):
        self.folder, self.say = folder, say
        self.tenth = 10 if small else 1
        folder.mkdir(parents=True, exist_ok=True)

    def part(self, name, make, is_folder=True):
        place = self.folder / name
        if not place.exists():
            self.say(f"making {name} ...")
            fresh = self.folder / f"{name}.part"
            if fresh.is_dir():
                shutil.rmtree(fresh)
            if is_folder:
                fresh.mkdir()
            make(fresh)
            fresh.rename(place)
        return place

    def each(self, function, *columns):
        """Runs the function for every row, on all cores."""
        with ProcessPoolExecutor() as workers:
            for _ in workers.map(function, *columns, chunksize=4):
                pass

    def hour(self, kind):
        """One hour: 3,600 points."""
        return self.part(f"hour.{kind}", lambda path: path.write_bytes(
            KINDS[kind]({"gpx": 1000, "tcx": 1001, "fit": 1003}[kind], 3600, FIRST)), is_folder=False)

    @property
    def runs(self):
        """200 runs of 40 to 80 minutes, half GPX and half TCX, a run every other day."""
        count = 200 // self.tenth
        return self.part("runs", lambda folder: self.each(
            write_run, [folder] * count, range(count), ["gpx", "tcx"] * (count // 2)))

    @property
    def runs_packed(self):
        """The same, each file gzipped."""
        def make(folder):
            for file in sorted(self.runs.iterdir()):
                (folder / f"{file.name}.gz").write_bytes(packed(file.read_bytes()))
        return self.part("packed", make)

    @property
    def runs_zip(self):
        """The same as one archive of plain entries."""
        return self.part("runs.zip", lambda path: self.zip(path, self.runs), is_folder=False)

    @property
    def fit_runs(self):
        """100 runs as FIT."""
        count = 100 // self.tenth
        return self.part("fit", lambda folder: self.each(write_run, [folder] * count, range(count), ["fit"] * count))

    @property
    def strava(self):
        """2,000 gzipped activities of half an hour, every seventh a ride, a third of each format, and their table."""
        count = 2000 // self.tenth
        def make(folder):
            (folder / "activities").mkdir()
            self.each(write_strava, [folder] * count, range(count))
            rows = [bulk.HEAD]
            for number in range(count):
                day = (FIRST + timedelta(days=number)).strftime("%b %d, %Y, %I:%M:%S %p")
                sport = "Ride" if is_ride(number) else "Run"
                file = f"activities/{number}.{kind_of(number)}.gz"
                rows.append(f'{number},"{day}",Number {number},{sport},,1800,5.04,{file}')
            (folder / "activities.csv").write_text("\n".join(rows) + "\n")
        return self.part("strava", make)

    @property
    def strava_zip(self):
        return self.part("strava.zip", lambda path: self.zip(path, self.strava), is_folder=False)

    @property
    def day(self):
        """A run of 24 hours."""
        return self.part("day.gpx", lambda path: write_track(path, 1002, 86_400), is_folder=False)

    @property
    def large(self):
        """200 MB in tracks of one hour."""
        return self.part("large.gpx", lambda path: write_large(path, 200_000_000 // self.tenth), is_folder=False)

    @property
    def million(self):
        """1,000,000 points in one track."""
        return self.part("million.gpx", lambda path: write_track(path, 1004, 1_000_000 // self.tenth), is_folder=False)

    @property
    def library(self):
        """3,000 gzipped runs of one hour, one a day, on 250 courses, half GPX and half TCX."""
        count = 3000 // self.tenth
        courses = min(COURSES, count)
        return self.part("library", lambda folder: self.each(
            write_library_course, [folder] * courses, range(courses), [count] * courses))

    def first_of_library(self, count):
        """A folder of its first runs: the same files under another name, which cost no disk."""
        def make(folder):
            for file in sorted(self.library.iterdir())[:count]:
                os.link(file, folder / file.name)
        return self.part(f"library-{count}", make)

    def zip(self, path, folder):
        files = sorted(Path(file) for file in folder.rglob("*") if file.is_file())
        with zipfile.ZipFile(path, "w") as archive:
            for file in files:
                entry = zipfile.ZipInfo(str(file.relative_to(folder)), (2026, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_STORED if file.suffix == ".gz" else zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())
