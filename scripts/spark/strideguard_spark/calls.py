"""Calls of the program. Whatever a file does to it becomes a line about this file; only a missing program is an error."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass

FILE = '"schema":"strideguard.file/1"'
# Done; a flag; some problem, told in the lines; nothing read, told in the lines.
ENDED = {0, 1, 2, 65}


@dataclass(frozen=True)
class Program:
    path: str
    map_options: tuple = ()
    reduce_options: tuple = ()
    # Seconds that one call may take.
    patience: int = 1800

    def list(self, paths):
        """Lines of `map --list`: (files to be mapped, lines that are finished)."""
        status, output = self._call(["map", "--list", *self.map_options, "--", *map(os.fsencode, paths)], "")
        if status not in ENDED:
            shown = os.fsencode(paths[0]).decode(errors="replace")
            return [], [problem(shown, "list_failed", f"the folder could not be searched (status {status})")]
        lines = output.splitlines_of_json()
        return [line for line in lines if FILE in line], [line for line in lines if FILE not in line]

    def map(self, lines):
        """Lines that come of some lines of `list`. A file that ends the program is found by taking ever fewer, and told."""
        status, output = self._call(["map", "--listed", "--jobs", "1", *self.map_options], "\n".join(lines) + "\n")
        if status in ENDED:
            return output.splitlines_of_json()
        if len(lines) == 1:
            return [problem(json.loads(lines[0])["path"], "map_failed", f"the reader ended on it (status {status})")]
        half = len(lines) // 2
        return self.map(lines[:half]) + self.map(lines[half:])

    def reduce(self, athlete, time_zone, lines):
        """The report of one athlete as one line of JSON."""
        options = ["--format", "json", "--athlete", athlete, *self.reduce_options]
        if time_zone:
            options += ["--time-zone", time_zone]
        status, output = self._call(["reduce", *options], (line + "\n" for line in lines))
        if status in ENDED:
            return "".join(output.splitlines_of_json())
        told = json.loads(problem(athlete, "reduce_failed", f"the report could not be made (status {status})"))
        told.pop("schema")
        report = {
            "athlete": athlete, "duplicates": [], "problems": [told], "runs": [], "schema": "strideguard.report/1",
            "skipped": [], "states": [], "weeks": []}
        return json.dumps(report, ensure_ascii=False, separators=(",", ":"))

    def _call(self, arguments, text):
        """(exit status, output). What comes in is put into a file first, so that neither side waits for the other."""
        with tempfile.TemporaryFile() as given:
            for part in [text] if isinstance(text, str) else text:
                given.write(part.encode())
            given.seek(0)
            try:
                ended = subprocess.run(
                    [self.path, *arguments], stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    timeout=self.patience, check=False)
            except subprocess.TimeoutExpired:
                return "timeout", Output("")
        return ended.returncode, Output(ended.stdout.decode(errors="replace"))


class Output(str):
    def splitlines_of_json(self):
        """Lines by line feeds alone: JSON may hold other ends of lines."""
        return [line for line in self.split("\n") if line]


def problem(file, code, message):
    """A line as `map` prints it of a file that cannot be read."""
    told = {
        "code": code, "file": file, "message": message, "remedy": "try `strideguard check` on it, and report the fault",
        "schema": "strideguard.problem/1", "severity": "error"}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
