"""Who the athletes are: folders, as `strideguard analyze --athletes-by-folder` takes them, or rows of a table."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Athlete:
    name: str
    # As the system has them: bytes that are no UTF-8 stand as surrogates, which os.fsencode turns back.
    paths: tuple
    time_zone: str = ""


class Refused(Exception):
    """What was asked for cannot be done; the text says why and what to do."""


def from_folders(cohorts):
    """Each folder and each zip archive directly below the given ones, in order of the names' bytes."""
    found = {}
    for cohort in cohorts:
        try:
            entries = sorted(os.scandir(os.fsencode(cohort)), key=lambda entry: entry.name)
        except OSError as error:
            raise Refused(f"{cohort}: {error.strerror}; give a folder that holds one folder for each athlete") from error
        for entry in entries:
            if entry.name.startswith(b"."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found.setdefault(entry.name, []).append(entry.path)
            elif entry.name.lower().endswith(b".zip") and len(entry.name) > 4 and entry.is_file():
                found.setdefault(entry.name[:-4], []).append(entry.path)
    if not found:
        raise Refused("no athlete's folder found; give a folder that holds one folder (or zip archive) for each athlete")
    return [Athlete(shown(name), tuple(map(os.fsdecode, found[name]))) for name in sorted(found)]


def from_table(path):
    """Rows of a CSV file with the columns `path`, `athlete` and, if wanted, `time_zone`; several rows of an athlete are
    several paths. A path that is not absolute is meant from the table's folder."""
    found, zones = {}, {}
    try:
        with open(path, newline="", encoding="utf-8-sig", errors="surrogateescape") as table:
            rows = csv.DictReader(table)
            missing = {"path", "athlete"} - set(rows.fieldnames or [])
            if missing:
                raise Refused(f"{path}: no column {' and '.join(sorted(missing))}; the first row must name path and athlete")
            for row in rows:
                name, place, zone = (row.get("athlete") or "").strip(), row.get("path") or "", row.get("time_zone") or ""
                if not name or not place:
                    raise Refused(f"{path}:{rows.line_num}: a row needs a path and an athlete")
                if zones.setdefault(name, zone) != zone:
                    raise Refused(f"{path}:{rows.line_num}: {name} has two time zones; give one")
                found.setdefault(name, []).append(os.path.join(Path(path).resolve().parent, place))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}; check the path") from error
    if not found:
        raise Refused(f"{path}: no row; give a path and an athlete in each")
    return [Athlete(name, tuple(dict.fromkeys(found[name])), zones[name]) for name in sorted(found)]


def shown(name):
    """As `strideguard` names such a folder: where the bytes are no UTF-8, they follow in hexadecimal."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return f"{name.decode(errors='replace')} ({name.hex()})"
