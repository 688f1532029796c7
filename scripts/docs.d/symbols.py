"""The public symbols of the library product, from the modules that the last build left."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def printed(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def modules():
    """The targets of the library product, as the manifest lists them."""
    kit = re.search(r'name: "StrideguardKit",\s*targets: \[(.*?)\]', (ROOT / "Package.swift").read_text(), re.S)
    return re.findall(r'"(\w+)"', kit[1])


def sdk():
    """Where the system's headers lie."""
    return ["-sdk", printed("xcrun", "--show-sdk-path").strip()] if sys.platform == "darwin" else ["-sdk", "/"]


def extract(folder):
    """Writes a symbol graph per module into a folder."""
    triple = json.loads(printed("swift", "-print-target-info"))["target"]["unversionedTriple"]
    built = Path(printed("swift", "build", "--show-bin-path").strip())
    places = [built / "Modules", ROOT / "Sources/CByteBlocks", ROOT / "Sources/CLibXML2", ROOT / "Sources/CZlib"]
    headers = printed("pkg-config", "--cflags-only-I", "libxml-2.0").split()
    for module in modules():
        printed(
            "swift", "symbolgraph-extract", "-module-name", module, "-target", triple, *sdk(),
            *[f"-I{place}" for place in places], *[part for flag in headers for part in ("-Xcc", flag)],
            "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", str(folder))


def symbols(folder):
    """Every symbol of the graphs in a folder, extensions of other modules included."""
    for graph in sorted(Path(folder).glob("*.symbols.json")):
        yield from ((graph.name.split(".")[0].split("@")[0], symbol) for symbol in
                    json.loads(graph.read_text())["symbols"])
