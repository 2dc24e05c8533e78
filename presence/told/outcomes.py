"""What happened, as a spreadsheet lists it: read, with every fault of the file at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from claims.dataset import Dataset
from claims.dates import month_text
from files import Fault, FaultyInputError, read_bytes
from presence.told.cells import Role, day_in, persons, roles
from presence.told.sheet import read_sheet

COLUMNS = ("place", "date", "low", "high", "best")
"""Columns of a file of outcomes, in any order; beside them may stand `POPULATION`."""

POPULATION = "population"
NUMBERS = ("low", "high", "best")

MOST_LISTED = 12
"""Ids that a message lists; of more, the three nearest to what was written."""

FARTHEST = 20
"""Years from the grid past which a date is taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, as far as it is known.

    Attributes
    ----------
    place, population, day
        Where, to whom, and at the end of which day.
    low, high
        The range that the number lies in, in persons; ``None`` where open on that side.
    line
        The line of the file that it stands on.
    """

    place: str
    population: str
    day: dt.date
    low: int | None
    high: int | None
    line: int


def read_outcomes(
    path: Path, dataset: Dataset, population: str, shown: str | None = None
) -> list[Outcome]:
    """Read a file of outcomes; parameters and errors as of `outcomes_in`."""
    name = shown or str(path)
    return outcomes_in(read_bytes(path, name), name, dataset, population)


def outcomes_in(raw: bytes, file: str, dataset: Dataset, population: str) -> list[Outcome]:
    """Read outcomes: ``place,date,low,high,best`` and, if need be, ``population``.

    Where a row gives only `best`, it is both ends; beside a bound it fills in nothing: an open side
    stays open.

    Parameters
    ----------
    raw
        What the file holds.
    file
        Its name for messages.
    dataset
        Whose places and populations the outcomes are of.
    population
        Whom a row that names none speaks of.

    Raises
    ------
    FaultyInputError
        With every fault of the file, a line of it each.
    """
    sheet = read_sheet(raw, file, COLUMNS, (POPULATION,))
    cells = sheet.cells
    meant = roles(cells[list(NUMBERS)].to_numpy().ravel().tolist(), sheet.separator)
    outcomes: list[Outcome] = []
    faults = [(line, what) for line, what in sheet.stray.items()]
    for line, row in zip(cells.index.tolist(), cells.to_dict("records"), strict=True):
        texts = {str(key): str(value) for key, value in row.items()}
        found, wrong = _outcome(texts, line, dataset, population, meant)
        faults += [(line, what) for what in wrong]
        if found is not None:
            outcomes.append(found)
    if faults:
        faults.sort(key=lambda one: one[0])
        raise FaultyInputError(Fault(file, f"line {line}", what) for line, what in faults)
    if not outcomes:
        raise FaultyInputError.one(file, ".", "holds no outcome; add a line for each")
    return outcomes


def _outcome(
    row: Mapping[str, str],
    line: int,
    dataset: Dataset,
    population: str,
    meant: Mapping[str, Role],
) -> tuple[Outcome | None, list[str]]:
    """Return the outcome of a row, or everything that is wrong with it."""
    wrong: list[str] = []
    place, people = row["place"], row.get(POPULATION) or population
    wrong += _unknown("place", place, [one.id for one in dataset.places])
    wrong += _unknown(POPULATION, people, [one.id for one in dataset.populations])
    day = None
    try:
        day = day_in(row["date"], "date")
        wrong += _far(row["date"], day, dataset)
    except ValueError as error:
        wrong.append(str(error))
    given: dict[str, int | None] = {}
    for key in NUMBERS:
        try:
            given[key] = persons(row[key], key, meant)
        except ValueError as error:
            wrong.append(str(error))
    if len(given) == len(NUMBERS):
        wrong += _crossed(given["low"], given["high"], given["best"])
    if wrong or day is None:
        return None, wrong
    low, high = given["low"], given["high"]
    if low is None and high is None:
        low = high = given["best"]
    return Outcome(place, people, day, low, high, line), []


def _unknown(what: str, name: str, known: Sequence[str]) -> list[str]:
    if name in known:
        return []
    listed = sorted(known)
    if len(listed) > MOST_LISTED:
        listed = [*get_close_matches(name, listed, 3, 0.0), "…"]
    return [f"{what} '{name[:40]}' is not known; known: {', '.join(listed)}"]


def _far(text: str, day: dt.date, dataset: Dataset) -> list[str]:
    first, last = dataset.start // 12 - FARTHEST, dataset.end // 12 + FARTHEST
    if first <= day.year <= last:
        return []
    grid = f"{month_text(dataset.start)} to {month_text(dataset.end)}"
    return [
        f"date '{text}' is more than {FARTHEST} years from the dataset's grid, {grid}; "
        "correct the year"
    ]


def _crossed(low: int | None, high: int | None, best: int | None) -> list[str]:
    """Say which of a row's numbers cannot be together."""
    if low is None and high is None and best is None:
        return ["gives no number; fill low, high or best"]
    if low is not None and high is not None and low > high:
        return [f"has its low ({low}) above its high ({high}); swap them"]
    if best is not None and low is not None and best < low:
        return [f"has its best ({best}) below its low ({low}); correct one of them"]
    if best is not None and high is not None and best > high:
        return [f"has its best ({best}) above its high ({high}); correct one of them"]
    return []
