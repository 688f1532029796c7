"""Rows of figures with their goals: printed as they come, kept as JSON, written into the article."""

import measuring

HEAD = ("measured", "median", "best", "goal", "reached")


class Row:
    """`goal` is the bound in the figure's unit, `least` says that it is a lower one; None where there is none."""

    def __init__(self, part, name, figure, unit, digits, goal=None, least=False):
        self.part, self.name, self.figure, self.unit = part, name, figure, unit
        self.digits, self.goal, self.least = digits, goal, least

    def reaches(self, value):
        return value >= self.goal if self.least else value <= self.goal

    @property
    def reached(self):
        """yes, no, or "unsure" where median and best disagree, as on a machine that does something else, too."""
        if self.goal is None:
            return ""
        told = {self.reaches(self.figure.median), self.reaches(self.figure.best)}
        return "unsure" if len(told) == 2 else "yes" if told.pop() else "no"

    def text(self, value):
        return f"{value:,.{self.digits}f} {self.unit}".strip()

    @property
    def cells(self):
        goal = "" if self.goal is None else f"{'>=' if self.least else '<='} {self.goal:g} {self.unit}".strip()
        return (self.name, self.text(self.figure.median), self.text(self.figure.best), goal, self.reached)

    @property
    def value(self):
        return {
            "part": self.part, "name": self.name.strip(), "unit": self.unit, "median": round(self.figure.median, 4),
            "best": round(self.figure.best, 4), "goal": self.goal,
            "goal_is": None if self.goal is None else "least" if self.least else "most", "reached": self.reached or None}


class Table:
    def __init__(self):
        self.rows, self.notes, self.part, self.loads = [], {}, "", {}

    def begin(self, part, title):
        self.part = part
        print(f"\n{title}\n{line(HEAD)}", flush=True)

    def end(self):
        self.loads[self.part] = measuring.machine()["load"]

    def add(self, name, figure, unit, digits=2, goal=None, least=False):
        row = Row(self.part, name, figure, unit, digits, goal, least)
        self.rows.append(row)
        print(line(row.cells), flush=True)

    def note(self, text):
        """A line under the rows of this part: what could not be measured, or where the time went."""
        self.notes.setdefault(self.part, []).append(text)
        print(text, flush=True)

    def json(self, small, rounds):
        return {
            "schema": "strideguard.bench/1", "machine": measuring.machine(), "small": small, "rounds": rounds,
            "rows": [row.value for row in self.rows], "notes": self.notes, "loads": self.loads}


def line(cells):
    name, *others, reached = cells
    return f"{name:50} " + " ".join(f"{cell:>16}" for cell in others) + f"   {reached}"
