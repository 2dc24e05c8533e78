"""What truly happened: who was where at the end of each day. No report knows all of it."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from tests.datasets.sarrane.making.days import day

SEED = 2019
FIRST, LAST = day("2018-12-31"), day("2022-03-31")

SIMPLE = ("north", "allied")
FORCE = {"north": ("north",), "allied": ("allied",), "force": SIMPLE}

PARTS = {
    "sarrane": ("amary", "hadid", "belcastre", "littoral", "elsewhere-in-sarrane"),
    "littoral": ("ras-doumi", "ain-tarfa"),
    "ilvar": ("ilvar-airport", "korsund", "tolm", "elsewhere-in-ilvar"),
    "tamoud": ("tamoud-port", "wadi-sakhr"),
    "inland-bases": ("hadid", "belcastre"),
}

# Place: Northern and allied troops on the last day of 2018, before the dice.
_BEGINNING = {
    "amary": (1450, 420),
    "hadid": (980, 160),
    "belcastre": (760, 90),
    "ras-doumi": (310, 240),
    "ain-tarfa": (140, 0),
    "elsewhere-in-sarrane": (35, 20),
    "ilvar-airport": (620, 110),
    "korsund": (250, 180),
    "tolm": (92, 0),
    "elsewhere-in-ilvar": (12, 5),
    "tamoud-port": (85, 60),
    "wadi-sakhr": (0, 0),
}

ALL = -1
"""Everybody who is still there."""


@dataclass(frozen=True)
class Movement:
    """Some go from one place to another, or come or leave for good (`None`), over some days."""

    people: str
    source: str | None
    target: str | None
    number: int
    first: dt.date
    last: dt.date


# fmt: off
_MOVEMENTS = (
    # 2019: a surge in the middle of May, allies in July, a base that opens, one base for another.
    ("north", None, "hadid", 640, "2019-05-11", "2019-05-17"),
    ("allied", None, "ras-doumi", 120, "2019-07-04", "2019-07-20"),
    ("north", None, "wadi-sakhr", 110, "2019-09-10", "2019-09-20"),
    ("north", "tamoud-port", "wadi-sakhr", 40, "2019-09-10", "2019-09-16"),
    ("north", "ilvar-airport", "korsund", 220, "2019-11-04", "2019-11-15"),
    # 2020: the surge goes home, then bases close, the largest of them late.
    ("north", "hadid", None, 430, "2020-02-10", "2020-04-20"),
    ("north", "amary", None, 280, "2020-05-15", "2020-07-31"),
    ("north", "ain-tarfa", "ras-doumi", 60, "2020-06-01", "2020-06-18"),
    ("north", "ain-tarfa", None, ALL, "2020-06-03", "2020-06-24"),
    ("north", "belcastre", None, 480, "2020-08-01", "2020-10-10"),
    ("north", "belcastre", "hadid", 60, "2020-09-01", "2020-09-25"),
    ("allied", "belcastre", "amary", ALL, "2020-10-01", "2020-10-30"),
    ("north", "belcastre", None, ALL, "2020-10-20", "2020-11-18"),
    ("allied", "ilvar-airport", None, ALL, "2020-09-15", "2020-11-30"),
    ("allied", "elsewhere-in-ilvar", None, ALL, "2020-11-02", "2020-11-06"),
    ("north", "amary", None, 500, "2020-11-20", "2021-02-22"),
    ("north", "hadid", None, 330, "2020-12-01", "2021-02-15"),
    # 2021: all but a guard leaves Hadid, the littoral empties, the end slips beyond the year.
    ("north", "wadi-sakhr", "tamoud-port", 95, "2021-02-08", "2021-02-18"),
    ("north", "wadi-sakhr", None, ALL, "2021-02-09", "2021-02-20"),
    ("allied", "korsund", None, ALL, "2021-03-01", "2021-04-15"),
    ("north", "hadid", None, 870, "2021-03-20", "2021-05-22"),
    ("allied", "hadid", "amary", ALL, "2021-04-05", "2021-04-20"),
    ("north", "ilvar-airport", None, 260, "2021-06-01", "2021-08-20"),
    ("north", "tolm", "korsund", 30, "2021-07-05", "2021-07-16"),
    ("north", "tolm", None, ALL, "2021-07-06", "2021-07-28"),
    ("north", "ras-doumi", None, ALL, "2021-07-10", "2021-09-12"),
    ("north", "ilvar-airport", "amary", 90, "2021-09-01", "2021-09-05"),
    ("north", "tamoud-port", None, 60, "2021-10-11", "2021-11-05"),
    ("north", "amary", None, 545, "2021-10-05", "2021-12-29"),
)
# fmt: on
_EXACT = {("north", "hadid", None, 870)}
"""What the dice leave alone, so that the guard at the end is as small as it is told."""

_GUARD = 42


class History:
    """Who was where at the end of each day."""

    def __init__(self, seed: int = SEED) -> None:
        self._dice = random.Random(seed)
        self.movements: list[Movement] = []
        self._days = (LAST - FIRST).days + 1
        self._there = {
            (people, place): [self._about(numbers[index], 2)] * self._days
            for place, numbers in _BEGINNING.items()
            for index, people in enumerate(SIMPLE)
        }
        for people, source, target, number, first, last in _MOVEMENTS:
            self._move((people, source, target), number, day(first), day(last))
        self._drift()
        assert min(min(line) for line in self._there.values()) >= 0

    def number(self, people: str, places: Iterable[str], on: dt.date) -> int:
        """The people of a population at places, and what lies in them, at a day's end."""
        at = (on - FIRST).days
        return sum(
            self._there[simple, place][at] for simple in FORCE[people] for place in leaves(places)
        )

    def moved(
        self, people: str, places: Iterable[str], to: Iterable[str], first: dt.date, last: dt.date
    ) -> int:
        """How many went from some places to others on the days after the first, to the last."""
        return sum(
            step.number
            for step in self.movements
            if step.people in FORCE[people]
            and step.source in leaves(places)
            and step.target in leaves(to)
            and first < step.first <= last
        )

    def _about(self, number: int, per_cent: int) -> int:
        """A number, give or take some per cent."""
        margin = number * per_cent / 100
        return round(number + (2 * self._dice.random() - 1) * margin)

    def _move(
        self, whom: tuple[str, str | None, str | None], number: int, first: dt.date, last: dt.date
    ) -> None:
        """Let some go in a few parties, on days by the dice; the last party goes on the last."""
        people, source, target = whom
        if number == ALL:
            assert source is not None
            number = self._there[people, source][(last - FIRST).days]
        elif (*whom, number) in _EXACT:
            assert source is not None
            number = self._there[people, source][(last - FIRST).days] - _GUARD
        else:
            number = self._about(number, 3)
        length = (last - first).days
        parties = max(2, min(9, length // 6))
        cuts = sorted(int(self._dice.random() * (number + 1)) for _ in range(parties - 1))
        days = sorted(int(self._dice.random() * length) for _ in range(parties - 2))
        for begin, end, after in zip([0, *cuts], [*cuts, number], [0, *days, length], strict=True):
            on = first + dt.timedelta(days=after)
            self.movements.append(Movement(people, source, target, end - begin, on, on))
            for place, sign in ((source, -1), (target, 1)):
                if place is not None:
                    line = self._there[people, place]
                    for at in range((on - FIRST).days, self._days):
                        line[at] += sign * (end - begin)

    def _drift(self) -> None:
        """A few go home from the capital each month, and no report ever says so."""
        line = self._there["north", "amary"]
        for at in range(20, self._days, 30):
            gone = 1 + int(self._dice.random() * 3)
            for later in range(at, self._days):
                line[later] -= gone


def leaves(places: Iterable[str]) -> tuple[str, ...]:
    """The places without parts that some stand for."""
    found: list[str] = []
    for place in places:
        found += leaves(PARTS[place]) if place in PARTS else [place]
    return tuple(found)
