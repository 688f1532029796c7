"""Instructions of one process, counted by valgrind's callgrind: however busy the machine is, they stay the same."""

import os
import re
import shutil
import subprocess
import tempfile

from measuring import Figure
from reading_parts import names

SHOWN = 12
POINTS = 3600


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


def functions(profile):
    """(instructions, name, object) of every function by itself, names cut short and added up."""
    shown = subprocess.run(
        ["callgrind_annotate", "--auto=no", "--threshold=100", profile], capture_output=True, text=True).stdout
    found = {}
    for line in shown.splitlines():
        match = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+[^:]*:(.+?)(?:\s+\[([^\]]*)\])?$", line)
        if match:
            # What runs before callgrind knows the objects is the loader's work.
            place = os.path.basename(match[3] or "ld-linux-x86-64").split(".so")[0]
            key = (short(match[2], place), place)
            found[key] = found.get(key, 0) + int(match[1].replace(",", ""))
    return sorted(((count, *key) for key, count in found.items()), reverse=True)


def of_analysis(profile):
    """Instructions under the analyser, with all that it calls."""
    shown = subprocess.run(
        ["callgrind_annotate", "--auto=no", "--inclusive=yes", "--threshold=100", profile],
        capture_output=True, text=True).stdout
    found = re.findall(r"^\s*([\d,]+) \([^)]*\)\s+[^:]*:\$s11RunAnalysis0A8AnalyzerV(?:4take|6finish)\S+ ", shown, re.M)
    return sum(int(count.replace(",", "")) for count in found)


def short(name, place):
    """Without arguments and what C++ says of the place inside a function; code without a name goes by its library."""
    if name.startswith("0x"):
        return f"{place}, functions without a name"
    name = name.removesuffix("'2").replace("(anonymous namespace)::", "")
    if re.match(r"[\w:~]*\(", name):
        name = name.split("(")[0]
    return name


def readable(names):
    """Swift names as people write them, where the toolchain can tell, and none longer than a line."""
    if shutil.which("swift"):
        told = subprocess.run(
            ["swift", "demangle", "--compact", "--simplified"], input="\n".join(names), capture_output=True, text=True)
        names = told.stdout.splitlines() if told.returncode == 0 else names
    return [name[:100] for name in names]


def owner(name, place):
    """Whose work it was."""
    if place != "strideguard":
        return {"ld-linux-x86-64": "the loader", "libc": "C library", "libm": "C library", "libz": "zlib"}.get(place, place)
    if name.startswith(("swift_", "_swift", "swift::", "Conformance", "__swift")):
        return "Swift's runtime"
    return "strideguard with Swift's library"


def instructions(bench):
    table = bench.table
    if not shutil.which("valgrind"):
        table.note("valgrind is not installed (Debian: apt-get install valgrind)")
        return
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind gives up on some debugging information; the names of functions stand beside it.
        tool = f"{folder}/strideguard"
        subprocess.run(["strip", "--strip-debug", "-o", tool, bench.tool], check=True)
        start, profile = counted([tool, "--version"], folder, "start")
        table.add("empty start", Figure([start / 1e6]), "M", 2)
        profiles = [("empty start", start, profile)]
        for kind in ("gpx", "tcx", "fit"):
            file = bench.corpus.hour(kind)
            ours, profile = counted([tool, *bench.analyze(1, file)[1:]], folder, kind)
            table.add(f"one hour of {kind.upper()}", Figure([ours / 1e6]), "M", 2)
            table.add("  a point, without the empty start", Figure([(ours - start) / POINTS]), "", 0)
            table.add("  the analysis, a point", Figure([of_analysis(profile) / POINTS]), "", 0)
            if kind != "fit":
                bare, _ = counted([bench.bare, file], folder, f"bare-{kind}")
                table.add("  bare", Figure([bare / 1e6]), "M", 2)
                table.add("  strideguard / bare", Figure([ours / bare]), "x", 2)
            profiles.append((f"one hour of {kind.upper()}", ours, profile))
        files = names(bench.corpus.runs)[:10]
        ours, profile = counted([tool, *bench.analyze(1, *files)[1:]], folder, "runs")
        bare, _ = counted([bench.bare, *files], folder, "bare-runs")
        table.add(f"{len(files)} runs, GPX and TCX", Figure([ours / 1e6]), "M", 2)
        table.add("  strideguard / bare", Figure([ours / bare]), "x", 2)
        profiles.append((f"{len(files)} runs, GPX and TCX", ours, profile))
        for name, total, profile in profiles:
            found, owners = functions(profile), {}
            for count, function, place in found:
                owners[owner(function, place)] = owners.get(owner(function, place), 0) + count
            table.note(f"\n{name}, by owner and by function:")
            for who, count in sorted(owners.items(), key=lambda pair: -pair[1]):
                if count >= total / 100:
                    table.note(f"  {count / total:6.1%}  {who}")
            table.note("")
            shown = found[:SHOWN]
            for (count, _, _), function in zip(shown, readable([function for _, function, _ in shown])):
                table.note(f"  {count / total:6.1%}  {function}")
