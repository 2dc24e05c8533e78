"""What the app has to show: ``presence table``, as anybody would run it."""

import datetime as dt
import io
import json
from contextlib import redirect_stdout
from functools import cache
from typing import Any, NamedTuple

from claims.dataset import Dataset
from presence.__main__ import main


class Mark(NamedTuple):
    """What a mark says of itself; an empty text is an absent bound."""

    low: str
    high: str
    support: str


@cache
def _rows(*options: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["table", *options, "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    return rows


def _asked(
    as_of: dt.date, population: str, assumptions: str, account: str, late: int
) -> list[dict[str, Any]]:
    options = ("--population", population, "--as-of", str(as_of), "--assumptions", assumptions)
    return _rows(*options, "--account", account, "--late", str(late))


def by_month(
    as_of: dt.date,
    population: str,
    assumptions: str = "default",
    account: str = "all",
    late: int = 0,
) -> dict[str, dict[str, Mark]]:
    """Return what the table says, by month and place."""
    found: dict[str, dict[str, Mark]] = {}
    for row in _asked(as_of, population, assumptions, account, late):
        low, high = ("" if row[end] is None else str(row[end]) for end in ("low", "high"))
        found.setdefault(row["date"], {})[row["place"]] = Mark(low, high, row["support"])
    return found


def figures_by_month(
    as_of: dt.date,
    population: str,
    assumptions: str = "default",
    account: str = "all",
    late: int = 0,
) -> dict[str, dict[str, str]]:
    """Return the values that the table gives, as a reader is told them, by month and place."""
    found: dict[str, dict[str, str]] = {}
    for row in _asked(as_of, population, assumptions, account, late):
        found.setdefault(row["date"], {})[row["place"]] = figures(row)
    return found


def figures(row: dict[str, Any]) -> str:
    """Return the values of a row of the table, as a reader is told them."""
    pieces = [_ends(text) for text in row["values"].split("|") if text]
    if not pieces:
        return "no figure"
    if len(pieces) > 1:
        told = [f"{low:,}" if low == high else _piece(low, high) for low, high in pieces]
        joint = ", or " if told[-2].startswith("up to") else " or "
        return f"{', '.join(told[:-1])}{joint}{told[-1]}"
    ((low, high),) = pieces
    if high == 0:
        return "none"
    if low == 0:
        return "none or unknown" if high is None else f"none, or up to {high:,}"
    return "some, no figure" if (low, high) == (1, None) else _piece(low, high)


def _ends(text: str) -> tuple[int | None, int | None]:
    """Read a piece of the table's values: ``0``, ``50-3499``, ``?-3499``, ``900-?``."""
    low, _, high = text.partition("-")
    first, last = (None if end == "?" else int(end) for end in (low, high or low))
    return first, last


def _piece(low: int | None, high: int | None) -> str:
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def on_the_map(marks: dict[str, Mark], dataset: Dataset) -> dict[str, Mark]:
    """Leave out what has no point on a map: the remainders."""
    drawn = {place.id for place in dataset.places if place.kind != "remainder"}
    return {place: mark for place, mark in marks.items() if place in drawn}
