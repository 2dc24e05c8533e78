"""What all commands that show bounds share: their options, what these mean, and how they end."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.dataset import Dataset
from claims.dates import Month, month_name, parse_date, parse_month
from files import ROOT, FaultyInputError


class UsageError(ValueError):
    """The command was called with something it cannot use; the message names it."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which claims and assumptions are heard."""
    parser.add_argument(
        "--dataset", type=Path, default=ROOT, metavar="DIR", help="the dataset's folder"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="only reports published by this day, as 2031-04-30"
    )
    parser.add_argument(
        "--assumptions",
        default="default",
        metavar="default|none|ID,ID…",
        help="which assumptions are on; 'default' among ids stands for those on by default",
    )
    parser.add_argument(
        "--account",
        default="all",
        metavar="all|PARTY",
        help="one party's claims alone; tables then show the range over all beside it",
    )
    parser.add_argument(
        "--late",
        default="0",
        metavar="MONTHS",
        help="by how many months a plan that no fact has met may be met late: 0, 3, 6, 12, …",
    )


def late(text: str) -> int:
    """Return by how many months plans may be late.

    Raises
    ------
    ValueError
        Where the text is no whole number of months.
    """
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise UsageError(f"--late '{text}' is not a number of months; write 0, 3, 6 or 12")
    return int(text)


def as_of(dataset: Dataset, text: str) -> dt.date:
    """Return the day by which a report has to be published, the last one of a month or year.

    Raises
    ------
    ValueError
        Where the text is no date, or no report is known by then.
    """
    day = parse_date(text).last
    if day < dataset.editions[0]:
        raise UsageError(
            f"no report is known as of {text}; the first is of {dataset.editions[0].isoformat()}"
        )
    return day


def assumed(dataset: Dataset, text: str) -> frozenset[str]:
    """Return the assumptions that are on; ``default`` stands for those that are by default.

    An id that is not known is left for the edition to name.

    Raises
    ------
    ValueError
        Where ``none`` does not stand alone.
    """
    if text == "none":
        return frozenset()
    names = {name for name in text.split(",") if name}
    if "none" in names:
        raise UsageError("--assumptions none stands alone; leave 'none' out or the others")
    defaults = {a.id for a in dataset.assumptions if a.default} if "default" in names else set()
    return frozenset(names - {"default"} | defaults)


def account(text: str) -> str | None:
    """Return the party whose claims alone are told; ``None`` for everybody's.

    A party that is not known is left for the edition to name.
    """
    return None if text == "all" else text


def population(dataset: Dataset, text: str | None) -> str:
    """Return a population's id; without a text that of the dataset's first view.

    Raises
    ------
    ValueError
        Where it is not known.
    """
    if text is None:
        return dataset.population
    return known("population", text, [one.id for one in dataset.populations])


def month_on_grid(dataset: Dataset, text: str) -> Month:
    """Return a month of the dataset's grid, from a text such as ``2031-04``.

    Raises
    ------
    ValueError
        Where the text is no month, or the month lies outside the grid.
    """
    month = parse_month(text)
    if month not in dataset.months:
        first, last = month_name(dataset.start), month_name(dataset.end)
        raise UsageError(f"month {text} is outside the grid; it runs from {first} to {last}")
    return month


def known(what: str, name: str, ids: Sequence[str]) -> str:
    """Return an id that is among some.

    Raises
    ------
    ValueError
        Where it is not; names what it would be an id of, and all that are known.
    """
    if name not in ids:
        raise UsageError(f"{what} '{name}' is not known; known: {', '.join(ids)}")
    return name


def status(command: str, run: Callable[[], int]) -> int:
    """Run a command and return its exit status.

    What keeps it from its work is told on stderr, without a traceback: 1 for a faulty dataset, 2
    for wrong usage.
    """
    try:
        return run()
    except FaultyInputError as error:
        print(error, file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{command}: {error}", file=sys.stderr)
        return 2
