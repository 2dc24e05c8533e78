"""What the engine's figures are held against, and their part of the page of results."""

import datetime as dt
import math
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from statistics import median

from bench.app.figures import percentile

HEADING = "# How fast the engine is"
MOST = 0.95

WHOLE = {"shipped": "the shipped dataset", "sarrane": "the third dataset"}
"""Datasets that are read from files, and how they are called."""

_PACKAGES = ("highspy", "numpy", "jsonschema", "PyYAML")

_HOW = """\
All times are processor time, user's and system's together, since other work on a machine makes
clocks lie. Each run begins in a process of its own, where nothing is worked out yet: the dataset is
made, then the clock starts, then the engine is asked for every place and month of one population,
without reasons or with them. What Python and the imports take comes on top of it and is told by
itself; the whole command has all of it, the dataset's files among it. Memory is the most that such
a process holds.

`bench/streams.py` makes the streams from a seed: two countries with eight bases, three parties, two
claims a report, of all measures that bound presence. Most of it is true of numbers that fall; every
fifth report has another figure than the one before it, and plans are replaced or pass unmet.
Beside them:

- **rival figures**: of one country, any size, three days, an origin each;
- **bases in dispute**: two parties with a figure each of every base; each must be told as two
  ranges;
- **rivals in a row**: month after month two figures that do not agree;
- **strewn figures**: of any size, over three years, so that rises and quarrels are everywhere. No
  reporting is like it; it is the hardest that we know, and nothing is promised of it;
- **sites**: nine to a country, claims that all agree.

The shipped dataset is the project's own, the third that under `tests/datasets/sarrane`: forty
invented reports, untidy as life is.

A changed setting is timed once in a process that has solved the dataset as it is by default: each
assumption switched, each other population, each party's account, and three earlier days; together
with what is then in dispute.
"""


@dataclass(frozen=True)
class Row:
    """What was measured on one dataset.

    Attributes
    ----------
    size, seed
        What it was made of.
    claims
        Claims that bound presence.
    cells
        Places times months.
    quarrels, sides
        Quarrels with more than one way out, and the most ways out of one.
    apart
        Bases that are told as more than one range in some month.
    seconds
        Processor time, ``bare`` without and ``reasons`` with reasons.
    peak
        The most memory, in MB.
    """

    size: int
    seed: int
    claims: int
    cells: int
    quarrels: int
    sides: int
    apart: int
    seconds: Mapping[str, float]
    peak: float


Changes = Mapping[str, tuple[float, ...]]
"""Seconds of every changed setting, by what was changed."""


@dataclass(frozen=True)
class Measured:
    """All that was measured.

    Attributes
    ----------
    repeats
        How many runs a median is of.
    interpreter, imports
        Seconds of Python alone, and of Python with the engine imported.
    tables
        Seconds of the whole command on the project's own dataset, ``bare`` and ``reasons``.
    streams, rivals, bases, pairs, strewn
        The scenarios.
    whole
        Datasets that are read from files, by their name in `WHOLE`.
    changes
        Changed settings, of the ``stream`` and of the datasets of `WHOLE`.
    by_reports, by_sites
        Growth, the smallest first.
    """

    repeats: int
    interpreter: float
    imports: float
    tables: Mapping[str, float]
    streams: tuple[Row, ...]
    rivals: tuple[Row, ...]
    bases: Row
    pairs: Row
    strewn: tuple[Row, ...]
    whole: Mapping[str, Row]
    changes: Mapping[str, Changes]
    by_reports: tuple[Row, ...]
    by_sites: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that was aimed at.

    Attributes
    ----------
    what
        What is wanted.
    limit, found
        The most that it may be, and what it is, in its unit.
    unit
        ``s``, ``ms``, or nothing for a count.
    """

    what: str
    limit: float
    found: float
    unit: str

    @property
    def passed(self) -> bool:
        """Whether it is reached."""
        return self.found <= self.limit


def aims(found: Measured) -> list[Aim]:
    """Return what was aimed at; of several streams the slowest counts."""
    told = []
    size, streams = found.streams[0], len(found.streams)
    slowest = f", slowest of {streams} streams" if streams > 1 else ""
    for how, name, limit in (("bare", "without", 1.0), ("reasons", "with", 3.0)):
        what = f"{size.size} reports, {size.claims} claims, {name} reasons{slowest}"
        told.append(Aim(what, limit, max(row.seconds[how] for row in found.streams), "s"))
    rivals = found.rivals[-1]
    what = f"{rivals.size} rival figures of one place, with reasons"
    told.append(Aim(what, 5.0, rivals.seconds["reasons"], "s"))
    missing = found.bases.size - found.bases.apart
    told.append(Aim(f"{found.bases.size} bases in dispute, not answered", 0, missing, ""))
    for name, changes in found.changes.items():
        of = WHOLE.get(name, f"{size.size} reports")
        for what, times in changes.items():
            most = percentile(times, MOST) * 1000
            told.append(Aim(f"{of}, {what}, 95th percentile", 300, most, "ms"))
    for how, name, limit in (("reasons", "table", 1.8), ("bare", "table --bare", 0.8)):
        what = f"`python -m presence {name}` of the shipped dataset, all of it"
        told.append(Aim(what, limit, found.tables[how], "s"))
    return told


def in_words(aim: Aim) -> str:
    """Return what became of an aim, in a line."""
    outcome = "reached" if aim.passed else "MISSED "
    return f"{outcome} {aim.what}: {_number(aim.found, aim.unit)}, {_limit(aim)}"


def page(found: Measured, told: Sequence[Aim], *, day: dt.date, machine: str, versions: str) -> str:
    """Return the engine's part of the page of results as Markdown."""
    missed = sum(not aim.passed for aim in told)
    lead = "All aims are reached." if not missed else f"{missed} of {len(told)} aims missed."
    return "\n".join(
        [
            HEADING,
            "",
            f"Measured on {day.isoformat()} by `python -m bench presence`, which wrote this part.",
            "",
            f"- Machine: {machine}",
            f"- Versions: {versions}",
            f"- Medians of {_counted(found.repeats, 'run')}",
            f"- Beside the engine: Python {found.interpreter:.2f} s, "
            f"imports {found.imports - found.interpreter:.2f} s",
            "",
            "## Aims",
            "",
            lead,
            "",
            *_aims_table(told),
            "",
            "## Scenarios",
            "",
            *_scenarios(found),
            "",
            "## A changed setting",
            "",
            *_changes(found),
            "",
            "## Growth",
            "",
            *_growth("reports", found.by_reports),
            "",
            *_growth("sites", found.by_sites),
            "",
            "## How the engine is measured",
            "",
            _HOW,
        ]
    )


def versions() -> str:
    """Return the versions of what takes part."""
    packages = [f"{name} {version(name)}" for name in _PACKAGES]
    return ", ".join([f"Python {platform.python_version()}", *packages])


def slopes(rows: Sequence[Row], how: str) -> Iterator[tuple[int, int, float]]:
    """Yield from one size to the next the power with which time grows."""
    for small, large in pairwise(rows):
        before, after = (max(row.seconds[how], 1e-6) for row in (small, large))
        yield small.size, large.size, math.log(after / before) / math.log(large.size / small.size)


def _aims_table(told: Iterable[Aim]) -> Iterator[str]:
    yield "| aim | wanted | measured | |"
    yield "| --- | --: | --: | --- |"
    for aim in told:
        outcome = "reached" if aim.passed else "**MISSED**"
        found = _number(aim.found, aim.unit)
        yield f"| {aim.what} | {_limit(aim)} | {found} | {outcome} |"


def _scenarios(found: Measured) -> Iterator[str]:
    yield "| dataset | claims | quarrels | most sides | without reasons | with reasons | memory |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    named = [
        *((f"{row.size} reports, seed {row.seed}", row) for row in found.streams),
        *((f"{row.size} rival figures", row) for row in found.rivals),
        (f"{found.bases.size} bases in dispute", found.bases),
        (f"{found.pairs.size} rivals in a row", found.pairs),
        *((f"{row.size} strewn figures", row) for row in found.strewn),
        *((WHOLE[name], row) for name, row in found.whole.items()),
    ]
    for name, row in named:
        bare, reasons = (_number(row.seconds[how], "s") for how in ("bare", "reasons"))
        yield (
            f"| {name} | {row.claims} | {row.quarrels} | {row.sides} | {bare} | {reasons} "
            f"| {row.peak:.0f} MB |"
        )


def _changes(found: Measured) -> Iterator[str]:
    yield "| dataset | what changes | times | median | 95th percentile |"
    yield "| --- | --- | --: | --: | --: |"
    size = found.streams[0].size
    for name, changes in found.changes.items():
        of = WHOLE.get(name, f"{size} reports")
        for what, times in changes.items():
            half, most = (
                _number(value * 1000, "ms") for value in (median(times), percentile(times, MOST))
            )
            yield f"| {of} | {what} | {len(times)} | {half} | {most} |"


def _growth(what: str, rows: Sequence[Row]) -> Iterator[str]:
    both = "reasons" in rows[0].seconds
    hows = ("bare", "reasons") if both else ("bare",)
    titles = ("without reasons", "with reasons")[: len(hows)]
    yield f"| {what} | claims | cells | {' | '.join(titles)} | memory |"
    yield f"| --: | --: | --: |{' --: |' * len(titles)} --: |"
    for row in rows:
        times = " | ".join(_number(row.seconds[how], "s") for how in hows)
        yield f"| {row.size} | {row.claims:,} | {row.cells:,} | {times} | {row.peak:.0f} MB |"
    yield ""
    for small, large, power in slopes(rows, hows[-1]):
        yield f"- From {small} to {large} {what} time grows as the {power:.2f}th power."


def _limit(aim: Aim) -> str:
    return f"at most {_number(aim.limit, aim.unit)}" if aim.unit else "none"


def _number(value: float, unit: str) -> str:
    text = f"{value:.2f}" if unit == "s" else f"{value:,.0f}"
    return f"{text} {unit}".strip()


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
