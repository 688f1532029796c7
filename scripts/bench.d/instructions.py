"""Instructions of one process, counted by valgrind's callgrind: the same on every machine that runs the same program."""

import os
import re
import shutil
import subprocess
import tempfile

from measuring import Figure

SHOWN = 12


def counted(command, folder, name):
    """Instructions in all, and the file that tells where they went."""
    profile = f"{folder}/{name}.callgrind"
    # Its own lines go to a file: the tool's standard error shall stay the tool's.
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", f"--log-file={folder}/{name}.log", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd="/")
    found = re.search(r"^(?:summary|totals): (\d+)", open(profile).read(), re.M) if os.path.exists(profile) else None
    if done.returncode != 0 or not found:
        raise RuntimeError(f"valgrind ended with {done.returncode}: {done.stderr[:300]!r}")
    return int(found[1]), profile


def functions(profile, total):
    """(share, name) of the functions that take most by themselves."""
    shown = subprocess.run(
        ["callgrind_annotate", "--auto=no", "--threshold=90", profile], capture_output=True, text=True).stdout
    found = []
    for line in shown.splitlines():
        match = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+(\S*?):(.+)$", line)
        if match:
            # Without the file it stands in and the object it comes from.
            name = re.sub(r"\s*\[[^\]]*\]$", "", match[3]).removesuffix("'2")
            found.append((int(match[1].replace(",", "")) / total, name))
    return [(share, plain(name)) for share, name in found[:SHOWN]]


def plain(name):
    """A Swift name as people write it, where the toolchain can tell."""
    if not name.startswith(("$s", "_$s")) or not shutil.which("swift"):
        return name
    told = subprocess.run(["swift", "demangle", "--compact", "--simplified"], input=name, capture_output=True, text=True)
    return told.stdout.strip()[:110] or name


def instructions(bench):
    table = bench.table
    if not shutil.which("valgrind"):
        table.note("valgrind is not installed (Debian: apt-get install valgrind)")
        return
    with tempfile.TemporaryDirectory() as folder:
        start, profile = counted([bench.tool, "--version"], folder, "start")
        table.add("empty start", Figure([start / 1e6]), "M", 2)
        profiles = [("empty start", start, profile)]
        for kind in ("gpx", "tcx", "fit"):
            file = bench.corpus.hour(kind)
            ours, profile = counted(bench.analyze(1, file), folder, kind)
            table.add(f"one hour of {kind.upper()}", Figure([ours / 1e6]), "M", 2)
            table.add("  a point, without the empty start", Figure([(ours - start) / 3600]), "", 0)
            if kind != "fit":
                bare, _ = counted([bench.bare, file], folder, f"bare-{kind}")
                table.add("  bare", Figure([bare / 1e6]), "M", 2)
                table.add("  strideguard / bare", Figure([ours / bare]), "x", 2)
            profiles.append((f"one hour of {kind.upper()}", ours, profile))
        for name, total, profile in profiles:
            table.note(f"{name}, by function:")
            for share, function in functions(profile, total):
                table.note(f"  {share:6.1%}  {function}")
