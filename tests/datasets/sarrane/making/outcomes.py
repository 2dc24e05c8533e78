"""What happened, as a file of outcomes has it: numbers on days, with no word of how they came."""

import csv
import io
import random

from tests.datasets.sarrane.making.days import day
from tests.datasets.sarrane.making.history import SEED, History
from tests.datasets.sarrane.making.mistakes import MISTAKES

# Population and place, and the days on which outcomes are known, month-ends and others.
_WANTED: dict[tuple[str, str], str] = {
    ("north", "sarrane"): (
        "2019-02-28 2019-04-30 2019-05-14 2019-06-30 2019-09-30 2019-12-31 2020-02-29 2020-04-15 "
        "2020-06-30 2020-08-31 2020-09-30 2020-11-30 2020-12-31 2021-02-15 2021-03-31 2021-05-31 "
        "2021-07-31 2021-09-30 2021-11-15 2021-12-31"
    ),
    ("allied", "sarrane"): "2019-05-31 2019-08-31 2020-06-30 2021-02-28 2021-12-31",
    ("force", "sarrane"): "2019-06-30 2020-03-31 2020-12-31 2021-06-30 2021-12-31",
    ("north", "littoral"): "2019-04-30 2020-06-30 2021-08-31 2021-11-30",
    ("north", "amary"): (
        "2019-05-31 2020-01-31 2020-07-31 2020-12-15 2021-03-31 2021-08-31 2021-09-30 2021-12-31"
    ),
    ("allied", "amary"): "2020-10-31",
    ("north", "hadid"): (
        "2019-04-30 2019-05-31 2020-01-31 2020-03-31 2020-09-30 2021-01-31 2021-04-30 2021-07-31 "
        "2021-12-31"
    ),
    ("allied", "hadid"): "2019-10-31 2021-03-31 2021-05-31",
    ("north", "belcastre"): (
        "2019-12-31 2020-07-31 2020-08-31 2020-09-30 2020-10-31 2020-11-30 2021-06-30"
    ),
    ("allied", "belcastre"): "2020-05-31 2020-10-31",
    ("north", "ras-doumi"): "2019-06-30 2020-06-30 2021-07-31 2021-09-30",
    ("allied", "ras-doumi"): "2019-07-10 2019-12-31 2021-10-31",
    ("north", "elsewhere-in-sarrane"): "2020-05-31 2021-12-31",
    ("north", "ain-tarfa"): "2019-03-31 2020-05-31 2020-06-30",
    ("north", "ilvar"): (
        "2019-06-30 2020-01-31 2020-08-31 2021-04-30 2021-06-30 2021-08-31 2021-12-31"
    ),
    ("allied", "ilvar"): "2019-12-31 2020-10-31 2020-12-31 2021-04-30",
    ("north", "ilvar-airport"): "2019-10-31 2019-11-30 2021-07-31 2021-10-31",
    ("north", "korsund"): "2019-10-31 2019-12-31 2021-08-31",
    ("allied", "korsund"): "2020-06-30 2021-02-28 2021-04-30",
    ("north", "tolm"): "2020-12-31 2021-07-31",
    ("north", "tamoud"): "2019-06-30 2019-10-31 2020-06-30 2021-02-28 2021-11-30",
    ("north", "wadi-sakhr"): "2019-06-30 2019-10-31 2020-12-31 2021-02-28",
}  # fmt: skip


def outcomes_csv(history: History) -> str:
    """The outcomes, oldest first; of one in seven only the best guess is given."""
    dice = random.Random(SEED)
    rows: list[list[object]] = []
    wanted = [
        (day(on), place, people) for (people, place), days in _WANTED.items() for on in days.split()
    ]
    for on, place, people in sorted(wanted):
        best = history.number(people, [place], on)
        ends = ["", ""] if dice.random() < 1 / 7 else [best, best]
        rows.append([place, people, on.isoformat(), *ends, best])
    return _csv(["place", "population", "date", "low", "high", "best"], rows)


def mistakes_csv() -> str:
    """The planted errors, and where they may show."""
    rows: list[list[object]] = [
        [one.name, one.kind, one.people, " ".join(one.places), one.first, one.last, one.what]
        for one in MISTAKES
    ]
    return _csv(["mistake", "kind", "population", "places", "first", "last", "what"], rows)


def _csv(head: list[str], rows: list[list[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
