"""Lines of `map` with absurd values in them: any program may write such lines, and `reduce` must live with them."""
import copy
import json
import pathlib
import random

HISTORY = str(pathlib.Path(__file__).resolve().parent.parent.parent / "Fixtures" / "history")
FORMATS = ["text", "json", "html", "markdown", "csv"]
DAYS = ["2026-05-01", "2026-03-10", "1990-01-01", "2050-01-01"]
OPTIONS = [[], ["--verbose"], ["--load"], ["--units", "imperial"], ["--since", "2026-02-01"]]
# Zero, signs, fractions, and the limits of whole and of floating-point numbers.
NUMBERS = [
    0, -1, 1, 0.5, -0.5, -0.0, 3.5, 100, 1000, 65535, 65536, 10**6, 10**9, 86_400_000, 10**13, 10**15, 2**31 - 1, -2**31,
    2**32, 2**53, 2**63 - 1, -2**63, 253_402_300_800_000, -62_135_596_800_000, 1e-9, 1e18, -1e18, 1e300, -1e300, 1e308,
    5e-324,
]
OTHERS = [None, "", "x", "2026-01-01", [], {}, True]


def places(value, path=()):
    """Paths to everything in a line; of a list only to its first elements."""
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value[:6]) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def number(numbers, like):
    """An absurd number, whole where the one in its place is, so that the line can still be read."""
    drawn = numbers.choice(NUMBERS) if numbers.random() < 0.7 else numbers.uniform(-1, 1) * 10 ** numbers.uniform(-3, 20)
    return max(-2**63, min(2**63 - 1, int(drawn))) if isinstance(like, int) else drawn


def spoil(lines, numbers):
    """Puts something absurd into one place of one line, or into the same place of all."""
    model = numbers.choice(lines)
    paths = [path for path in places(model) if path]
    if numbers.random() < 0.8:
        path = numbers.choice([path for path in paths if is_number(at(model, path))])
        value = number(numbers, at(model, path))
    else:
        path = numbers.choice(paths)
        value = numbers.choice(NUMBERS + OTHERS)
    for line in lines if numbers.random() < 0.4 else [model]:
        try:
            at(line, path[:-1])[path[-1]] = value
        except (LookupError, TypeError):
            pass  # This line has no such place.


def summaries(bench, count):
    mapped = bench.run("map", HISTORY).stdout.decode().splitlines()
    sound = [line for line in map(json.loads, mapped) if "trace" in line]
    numbers = random.Random(17)
    read = 0
    for step in range(count):
        lines = copy.deepcopy(numbers.sample(sound, numbers.choice([1, 3, 8, len(sound)])))
        for _ in range(numbers.randint(1, 4)):
            spoil(lines, numbers)
        form = numbers.choice(FORMATS)
        done = bench.run(
            "reduce", "--format", form, "--today", numbers.choice(DAYS), "--time-zone", "Europe/Berlin",
            *numbers.choice(OPTIONS), given="".join(json.dumps(line) + "\n" for line in lines).encode())
        bench.told_cleanly(done, f"lines {step}")
        read += not done.stderr
        if form == "json" and done.stdout:
            bench.expect(is_strict(done.stdout), f"lines {step}: no JSON")
    bench.expect(read > count / 2, f"only {read} of the spoiled lines could be read at all")
    return f"{count} reports, {read} of them without a line refused"


def is_strict(text):
    """JSON without the infinities that Python takes for numbers."""
    def refuse(word):
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True
