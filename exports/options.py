"""What is asked of the commands that write files, read from the command line and checked."""

import argparse
import datetime as dt
import os
from collections.abc import Mapping

from claims.dataset import Dataset
from claims.dates import Month, parse_date
from exports.formats import FORMATS
from presence import command
from presence.command import UsageError
from views.view import Options


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is shown: those of ``python -m presence``, and more."""
    command.add_options(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--phase",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help="the last months of these phases (all phases)",
    )
    which.add_argument(
        "--month",
        nargs="+",
        action="extend",
        default=[],
        metavar="YYYY-MM",
        help="these months instead of the phases' last ones",
    )
    parser.add_argument("--population", metavar="ID", help="the dataset's first view where absent")
    parser.add_argument(
        "--exceptions", action="store_true", help="show the ranges if the exceptions are used"
    )
    parser.add_argument(
        "--split", action="store_true", help="show the illustrative split, which is no evidence"
    )
    parser.add_argument(
        "--formats",
        default=",".join(FORMATS),
        metavar="ID,ID…",
        help=f"which formats ({', '.join(FORMATS)})",
    )
    parser.add_argument(
        "--clock",
        metavar="DATE",
        help="the day that the evidence's age is counted from, as 2031-04-30 (SOURCE_DATE_EPOCH's, "
        "else today)",
    )


def view_options(dataset: Dataset, given: argparse.Namespace) -> Options:
    """Return what is asked of the engine.

    An account or an assumption that is not known is left for the edition to name.

    Raises
    ------
    ValueError
        Where the population or the day is none of the dataset's, or ``none`` stands among
        assumptions.
    """
    return Options(
        population=command.population(dataset, given.population),
        as_of=None if given.as_of is None else _edition(dataset, given.as_of),
        account=command.account(given.account),
        assumptions=command.assumed(dataset, given.assumptions),
        exceptions=given.exceptions,
        split=given.split,
        late=command.late(given.late),
    )


def _edition(dataset: Dataset, text: str) -> dt.date:
    """Return the newest edition that is not after a day.

    ``presence`` answers for the day itself; what is taken away tells how old the evidence is, and
    that counts from the last report.
    """
    day = command.as_of(dataset, text)
    return max(edition for edition in dataset.editions if edition <= day)


def months(dataset: Dataset, given: argparse.Namespace) -> tuple[Month, ...]:
    """Return the months wanted, in order, each once: by default the last one of each phase.

    Raises
    ------
    ValueError
        Where a phase is not known or a month lies outside the grid.
    """
    phases = {phase.id: phase.last for phase in dataset.phases}
    found = {phases[command.known("phase", name, list(phases))] for name in given.phase}
    for text in given.month:
        found.add(command.month_on_grid(dataset, text))
    return tuple(sorted(found or phases.values()))


def formats(text: str) -> list[str]:
    """Return the ids of the formats wanted, in the order of `FORMATS`.

    Raises
    ------
    ValueError
        Where one is not known.
    """
    wanted = {command.known("format", name, list(FORMATS)) for name in text.split(",") if name}
    if not wanted:
        raise UsageError(f"no format is named; known: {', '.join(FORMATS)}")
    return [name for name in FORMATS if name in wanted]


def clock(text: str | None, environment: Mapping[str, str] = os.environ) -> dt.date:
    """Return the day that the age of the evidence is counted from.

    Parameters
    ----------
    text
        The day as given; ``None`` takes that of ``SOURCE_DATE_EPOCH``, else today.
    environment
        Where that variable is looked for.

    Raises
    ------
    ValueError
        Where either is not a day.
    """
    if text is not None:
        day = parse_date(text)
        if day.first != day.last:
            raise UsageError(f"--clock {text} is not a day; write it as 2031-04-30")
        return day.first
    seconds = environment.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is '{seconds}', which is no number of seconds; correct or unset it"
        ) from None
