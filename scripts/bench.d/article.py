"""Writes measured tables into the article, each between the two markers that name its part."""

import re

import measuring

MARKERS = "<!-- figures: {part} -->", "<!-- end of figures: {part} -->"


def section(table, part, small):
    lines = ["| " + " | ".join(("measured", "median", "best", "goal", "reached")) + " |", "|---|---:|---:|---:|---|"]
    for row in table.rows:
        if row.part == part:
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row.cells) + " |")
    lines = [line.replace("|   ", "| … ").replace(">=", "≥").replace("<=", "≤") for line in lines]
    # A table that has no rows says nothing; what could not be had still does.
    lines = lines if len(lines) > 2 else []
    notes = table.notes.get(part, [])
    told = machine_line(table.loads.get(part, 0), small)
    return "\n".join([*lines, *(["", "```", *notes, "```"] if notes else []), "", told])


def machine_line(load, small):
    here = measuring.machine()
    busy = "; the machine was busy with other work, so only the best column says much" if measuring.is_busy(load) else ""
    tenth = "; a tenth of the corpus" if small else ""
    return (f"Measured on {here['date']}: {here['processor']}, {here['cores']} cores, {here['system']}, "
            f"libxml2 {here['libxml2']}{tenth}{busy}.")


def update(path, table, small):
    """Replaces the section of every part that was measured. Sections of parts that were not stay as they are."""
    text = path.read_text(encoding="utf-8")
    for part in table.loads:
        begin, end = [marker.format(part=part) for marker in MARKERS]
        pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.S)
        if not pattern.search(text):
            raise ValueError(f"{path.name} has no place for the part {part}")
        text = pattern.sub(lambda _: f"{begin}\n{section(table, part, small)}\n{end}", text)
    path.write_text(text, encoding="utf-8")
