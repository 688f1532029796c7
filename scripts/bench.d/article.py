"""Writes measured tables into the article, each between the two markers that name its part."""

import re

import measuring

MARKERS = "<!-- figures: {part} -->", "<!-- end of figures: {part} -->"


def section(table, part, small):
    lines = ["| " + " | ".join(("measured", "median", "best", "goal", "reached")) + " |", "|---|---:|---:|---:|---|"]
    for row in table.rows:
        if row.part == part:
            lines.append("| " + " | ".join(cells(row)) + " |")
    # A table that has no rows says nothing; what could not be had still does.
    lines = lines if len(lines) > 2 else []
    notes = "\n".join(table.notes.get(part, [])).strip("\n")
    told = machine_line(table.loads.get(part, 0), small)
    return "\n".join([*lines, *(["", "```", notes, "```"] if notes else []), "", told])


def cells(row):
    """A row's cells in Markdown; what belongs to the row above begins with a dash."""
    name, *others = row.cells
    name = f"– {name.strip()}" if name.startswith(" ") else name
    return [cell.replace("|", "\\|").replace(">=", "≥").replace("<=", "≤") for cell in (name, *others)]


def machine_line(load, small):
    here = measuring.machine()
    busy = "; the machine was busy with other work, so ratios are rough and wall times say nothing" if measuring.is_busy(load) else ""
    tenth = "; a tenth of the corpus" if small else ""
    return (f"Measured on {here['date']}: {here['processor']}, {here['cores']} cores, {here['system']}, "
            f"libxml2 {here['libxml2']}{tenth}{busy}.")


def place(part):
    """What stands between the markers of a part, with them."""
    begin, end = [re.escape(marker.format(part=part)) for marker in MARKERS]
    return re.compile(begin + r"\n.*?" + end, re.S)


def missing(path, parts):
    """The parts for which the article has no place."""
    text = path.read_text(encoding="utf-8")
    return [part for part in parts if not place(part).search(text)]


def update(path, table, small):
    """Replaces the section of every part that was measured; the others stay as they are."""
    text = path.read_text(encoding="utf-8")
    for part in table.loads:
        begin, end = [marker.format(part=part) for marker in MARKERS]
        written = f"{begin}\n{section(table, part, small)}\n{end}"
        text = place(part).sub(lambda _, written=written: written, text)
    path.write_text(text, encoding="utf-8")
