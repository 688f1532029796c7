"""Builds what is measured and what it is measured against, into .build-bench."""

import functools
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def tool():
    """The release, with a static Swift runtime as `scripts/install` puts it in its place."""
    options = ["-c", "release", "--static-swift-stdlib"]
    subprocess.run(["swift", "build", *options, "--product", "strideguard"], cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(
        ["swift", "build", *options, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return Path(shown.stdout.strip()) / "strideguard"


def c_program(name, folder, *packages):
    flags = ""
    if packages:
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", *packages], check=True, capture_output=True, text=True).stdout
    program = folder / name
    subprocess.run(["cc", "-O2", "-o", program, HERE / f"{name}.c", *flags.split()], check=True)
    return program


@functools.cache
def build_analysis(folder):
    # As the program that is measured.
    options = ["-c", "release", "--static-swift-stdlib"]
    options += ["--package-path", HERE / "analysis", "--scratch-path", folder / "analysis"]
    # The build plan watches this package for new files, not the library that it measures.
    (folder / "analysis/release.yaml").unlink(missing_ok=True)
    subprocess.run(["swift", "build", *options], check=True, stdout=sys.stderr)


def lines_of(name, folder, *arguments):
    """Runs one of the programs of scripts/bench.d/analysis, which prints lines of JSON."""
    build_analysis(folder)
    shown = subprocess.run([folder / "analysis/release" / name, *arguments], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in shown.stdout.splitlines()]
