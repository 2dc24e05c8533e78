"""The table of bounds for notebooks: a pandas DataFrame."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.dataset import Dataset
from claims.load import load_dataset
from presence.command import as_of as known_by
from presence.command import known
from presence.edition import Edition
from presence.told.table import Every, columns_for, table

if TYPE_CHECKING:
    import pandas as pd

DATES = (
    "presence_date",
    "number_date",
    "last_seen_or_left",
    "last_number",
)
"""Columns of days, beside ``date``."""

PERSONS = (
    "low",
    "high",
    "low_if_exceptions",
    "high_if_exceptions",
    "split",
    "envelope_low",
    "envelope_high",
)
"""Columns of numbers of persons."""


def frame(
    dataset: Dataset | Path | str,
    *,
    as_of: dt.date | str | None = None,
    populations: str | Iterable[str] | None = None,
    assumptions: str | Iterable[str] | None = None,
    account: str | None = None,
    late: int = 0,
    every: Every = "month",
) -> "pd.DataFrame":
    """Return the bounds with their reasons: the rows and columns of ``presence table``.

    Parameters
    ----------
    dataset
        A dataset, or the folder of one.
    as_of
        Only reports published by this day are heard; a text may also name a month or a year, which
        ends on its last day. ``None`` for all reports.
    populations
        Id of a population, or several; ``None`` for all.
    assumptions
        Ids of the assumptions that are on; none where empty, ``None`` for those on by default.
    account
        Id of the party whose claims alone are heard; the range over all accounts then stands beside
        it, in ``envelope_low`` and ``envelope_high``. ``None`` for everybody's.
    late
        By how many months a plan that no fact has met may be met late.
    every
        ``month``, or ``phase`` for the last month of each phase.

    Returns
    -------
    pandas.DataFrame
        A row a place, population and month, in the table's order. ``date`` is the month's last day;
        it and the other days are timestamps, ``NaT`` where there is none. Numbers are nullable
        integers (``Int64``), ``NA`` where that end is absent. All else is text, as in the table:
        ids in ``because_…`` and ``…_because`` are split by spaces, pieces in ``values`` by bars; an
        empty text where there is none, ``NA`` for a month in no phase.

    Raises
    ------
    files.FaultyInputError
        With every fault of the dataset.
    ValueError
        Where a day, a population, an assumption, the account or another setting is not known.
    """
    import pandas as pd  # noqa: PLC0415 - commands that need no frame start without it

    if every not in ("month", "phase"):
        raise ValueError(f"every '{every}' is not known; known: month, phase")
    loaded = dataset if isinstance(dataset, Dataset) else load_dataset(Path(dataset))
    edition = Edition(
        loaded,
        _day(loaded, as_of),
        None if assumptions is None else frozenset(_listed(assumptions)),
        account,
        late=late,
    )
    people = [one.id for one in loaded.populations]
    if populations is not None:
        people = [known("population", name, people) for name in _listed(populations)]
    columns = columns_for(edition)
    rows = table(edition, people, every)
    found = pd.DataFrame(
        {name: pd.Series([_text(getattr(row, name)) for row in rows]) for name in columns}
    )
    found["date"] = pd.to_datetime(found["date"], format="%Y-%m") + pd.offsets.MonthEnd(0)
    for name in found.columns.intersection(list(DATES)):
        found[name] = pd.to_datetime(found[name], format="%Y-%m-%d")
    for name in found.columns.intersection(list(PERSONS)):
        found[name] = found[name].astype("Int64")
    texts = [name for name in columns if name not in ("date", *DATES, *PERSONS)]
    return found.astype(dict.fromkeys(texts, "str"))


def _text(value: object) -> object:
    return " ".join(value) if isinstance(value, tuple) else value


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(dict.fromkeys(names))


def _day(dataset: Dataset, day: dt.date | str | None) -> dt.date | None:
    if day is None:
        return None
    if isinstance(day, dt.datetime):
        day = day.date()
    return known_by(dataset, day if isinstance(day, str) else day.isoformat())
