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
    status: str


@cache
def by_month(
    as_of: dt.date, population: str, assumptions: str = "default", account: str = "all"
) -> dict[str, dict[str, Mark]]:
    """Return what the table says, by month and place."""
    out = io.StringIO()
    options = ("--population", population, "--as-of", str(as_of), "--assumptions", assumptions)
    with redirect_stdout(out):
        assert main(["table", *options, "--account", account, "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    found: dict[str, dict[str, Mark]] = {}
    for row in rows:
        low, high = ("" if row[end] is None else str(row[end]) for end in ("low", "high"))
        found.setdefault(row["date"], {})[row["place"]] = Mark(low, high, row["status"])
    return found


def on_the_map(marks: dict[str, Mark], dataset: Dataset) -> dict[str, Mark]:
    """Leave out what has no point on a map: the remainders."""
    drawn = {place.id for place in dataset.places if place.kind != "remainder"}
    return {place: mark for place, mark in marks.items() if place in drawn}
