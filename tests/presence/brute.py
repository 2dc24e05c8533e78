"""Every history of a few persons, and what claims say of it: the rules written again, no solver.

A history places so many persons in each leaf (a base and a group) on each day that matters. All of
them are tried. What a claim says is a mask over them, made from the sentences of the rules and from
nothing of the program; which claims hold together is found by trying every set of them.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from claims.dates import PartialDate
from claims.model import Claim
from claims.words import Amount

Day = int
Leaf = tuple[str, str]
"""A base and a group of people that is no sum."""
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int16]

BASES = {"land": ("north", "south"), "north": ("north",), "south": ("south",), "isle": ("isle",)}
PEOPLE = {"us": ("us",), "other": ("other",), "coalition": ("us", "other")}
CHANGES = {"departure", "reduction", "emptied", "arrival", "move"}


def end_of_month(day: Day) -> Day:
    first = dt.date.fromordinal(day).replace(day=28) + dt.timedelta(days=4)
    return first.replace(day=1).toordinal() - 1


def first(date: PartialDate) -> Day:
    return date.first.toordinal()


def last(date: PartialDate) -> Day:
    return date.last.toordinal()


@cache
def placed(leaves: int, days: int, most: int) -> Counts:
    """Return every way to place up to so many persons: indexed by leaf, day and history."""
    shape = (most + 1,) * (leaves * days)
    return np.indices(shape, dtype=np.int16).reshape(leaves, days, -1)


@dataclass(frozen=True)
class Histories:
    """All histories over some leaves and days, of up to `most` persons in each."""

    leaves: tuple[Leaf, ...]
    days: tuple[Day, ...]
    most: int

    @cached_property
    def persons(self) -> Counts:
        return placed(len(self.leaves), len(self.days), self.most)

    @property
    def all(self) -> Mask:
        return np.ones(self.persons.shape[-1], dtype=bool)

    def count(self, leaves: Iterable[Leaf], day: Day) -> Counts:
        """Return how many there are in some leaves on a day, in each history."""
        rows = [self.leaves.index(leaf) for leaf in leaves]
        total: Counts = self.persons[rows, self.days.index(day)].sum(axis=0, dtype=np.int16)
        return total

    @cached_property
    def fewer(self) -> Mask:
        """The histories in which nowhere are as many as are tried at most."""
        mask: Mask = self.persons.max(axis=(0, 1)) < self.most
        return mask

    def between(self, begin: Day, end: Day | None) -> list[Day]:
        return [day for day in self.days if begin <= day and (end is None or day <= end)]


# --- whom and when a claim speaks of ----------------------------------------------------------


def leaves_of(places: Iterable[str], population: str) -> frozenset[Leaf]:
    return frozenset((b, p) for place in places for b in BASES[place] for p in PEOPLE[population])


def whom(claim: Claim, places: Sequence[str] = ()) -> frozenset[Leaf]:
    """Return the leaves that a claim speaks of, without those that it leaves out."""
    assert claim.population is not None
    every = leaves_of(places or claim.places, claim.population)
    if not claim.except_places and not claim.except_populations:
        return every
    bases = {base for place in claim.except_places for base in BASES[place]}
    people = {part for group in claim.except_populations for part in PEOPLE[group]}
    return frozenset(
        (base, part)
        for base, part in every
        if not (
            (base in bases or not claim.except_places)
            and (part in people or not claim.except_populations)
        )
    )


def done(claim: Claim) -> Day | None:
    """Return the day by which a change is complete, or for which a number is planned."""
    assert claim.when is not None
    date = claim.when.by or (claim.when.at if claim.measure == "stock" else None)
    return None if date is None else last(date)


def base_day(claim: Claim) -> Day:
    """Return the day whose number a change is measured from.

    From a day: that day's. From a month: the day before it. Without a start: publication's. One
    that is over by then is measured across its last day.
    """
    assert claim.when is not None
    if claim.when.start is None:
        start = last(claim.published)
    elif claim.when.start.first == claim.when.start.last:
        start = first(claim.when.start)
    else:
        start = first(claim.when.start) - 1
    by = done(claim)
    assert by is not None
    return min(start, by - 1)


def dated_days(claim: Claim) -> list[Day]:
    """Return the days that a claim gives for what it says."""
    when = claim.when
    assert when is not None
    found = [last(date) for date in (when.at, when.by, when.through) if date]
    if when.until:
        found.append(first(when.until) - 1)
    if when.start and claim.measure in CHANGES and when.start.first == when.start.last:
        found.append(last(when.start))
    return found


def stretch(claim: Claim) -> tuple[Day, Day | None]:
    """Return the first and the last day of a stay or share that lasts."""
    when = claim.when
    assert when is not None
    begin = last(when.start) if when.start else last(claim.published)
    end = first(when.until) - 1 if when.until else last(when.through) if when.through else None
    return (begin, None) if end is None else (min(begin, end), end)


def held_on(claim: Claim, told: Iterable[Claim]) -> list[Day]:
    """Return the days on which a dated figure, share or stay holds (rule 1)."""
    when = claim.when
    assert when is not None
    date = when.at or when.by
    assert date is not None
    own = last(date)
    if date.first == date.last and date.last.day <= 3:
        return [own - date.last.day, own]
    end = end_of_month(own)
    since = max([own, *(done(other) or 0 for other in rivals_of(claim, told))])
    for other in told:
        if other is claim or not set(whom(claim)) <= set(whom(other)) & set(whom(claim)):
            continue
        met = is_figure(claim) and is_planned(other) and meets(claim, other)
        if any(since < day <= end for day in dated_days(other)) and not met:
            return [own]
        if (
            claim.measure == "stock"
            and claim.modality == "fact"
            and other.measure == "emptied"
            and other.modality != "fact"
            and "land" not in claim.places
            and "isle" not in claim.places
            and set(claim.places) <= set(other.places)
            and base_day(other) <= end
            and (done(other) or 0) > own
        ):
            return [own]
    return [own] if end == own else [own, end]


def is_planned(claim: Claim) -> bool:
    return claim.measure == "stock" and claim.modality != "fact"


def meets(figure: Claim, plan: Claim) -> bool:
    """Whether a figure overtakes a planned number, so that this one says no more of its month."""
    assert plan.when is not None
    period = plan.when.at or plan.when.by
    assert period is not None
    known = last(figure.published) >= last(plan.published)
    return whom(figure) == whom(plan) and known and (done(figure) or 0) >= first(period)


# --- figures that speak of one number (rule 3) ------------------------------------------------


def is_figure(claim: Claim) -> bool:
    return claim.measure == "stock" and claim.modality == "fact"


def rivals_of(claim: Claim, told: Iterable[Claim]) -> list[Claim]:
    """Return the figures of the same people and places within three days of a figure."""
    if not is_figure(claim):
        return []
    return [
        other
        for other in told
        if other is not claim
        and is_figure(other)
        and whom(other) == whom(claim)
        and abs((done(other) or 0) - (done(claim) or 0)) <= 3
        and claim.id not in other.supersedes
        and other.id not in claim.supersedes
    ]


def inside(value: Fraction, amount: Amount) -> bool:
    return (amount.low is None or amount.low <= value) and (
        amount.high is None or value <= amount.high
    )


def alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may be one number: the stated numbers of each in the other's range."""
    if not one.stated or not other.stated:
        return any(inside(Fraction(n), one) and inside(Fraction(n), other) for n in range(20000))
    if (one.low, one.high) == (other.low, other.high):
        return True
    forth = all(inside(value, other) for value in one.stated)
    back = all(inside(value, one) for value in other.stated)
    opened = [None in (amount.low, amount.high) for amount in (one, other)]
    # A number on the open side of a figure is within, both ways.
    return (forth and back) or (forth and opened[1]) or (back and opened[0])


def short(claims: Iterable[Claim]) -> str:
    """Return claims a line each, for whoever reads a failure."""
    lines = []
    for one in claims:
        when = one.when
        assert when is not None
        dates = [
            f"{key} {date.text}"
            for key in ("start", "at", "by", "until", "through")
            if (date := getattr(when, key)) is not None
        ]
        amount = one.amount.text if one.amount else ""
        rest = [
            f"{key}={getattr(one, key)}"
            for key in ("to", "whole", "except_places", "except_populations", "supersedes")
            if getattr(one, key)
        ]
        rest += [f"remainder={one.remainder.text}"] if one.remainder else []
        lines.append(
            f"{one.id}: {one.modality} {one.measure} {amount} of {one.population} at "
            f"{'+'.join(one.places)}, {', '.join(dates)}, told {one.published.text} "
            f"by {'+'.join(one.parties)}/{one.origin} {' '.join(rest)}"
        )
    return "\n".join(lines)
