"""What every measure has in common: dates that bind, what they are told apart for, and rows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, Protocol

from claims.dates import PartialDate
from claims.model import Claim
from presence.programme.rows import Day, Row, Term
from presence.programme.space import Space
from presence.programme.timeline import Timeline

EARLY_DAYS = 3
"""A number dated on these first days of a month also holds at the end of the month before."""

CHANGES = frozenset({"departure", "reduction", "emptied", "arrival", "move"})
"""Measures that announce a change."""


class Marks(NamedTuple):
    """The days that a claim measures at, and the stretches over which it holds."""

    named: tuple[Day, ...] = ()
    stretches: tuple[tuple[Day, Day | None], ...] = ()


def on_days(days: tuple[Day, ...]) -> Marks:
    """Return the marks of what holds on one day, or on two that need not be told apart.

    Nothing is said of the days between, so they may share the numbers of both.
    """
    return Marks(days) if len(days) == 1 else Marks((), ((days[0], days[-1]),))


@dataclass(frozen=True)
class Setting:
    """What the rows of a claim depend on beside the claim.

    Attributes
    ----------
    space
        Places and populations.
    claims
        All claims that constrain in this edition, in the order of their ids.
    rivals
        For each figure that speaks of one number with others: the first and the last day of these.
    held
        The days on which dated claims hold, as far as they were asked for: see `held_days`.
    """

    space: Space
    claims: tuple[Claim, ...]
    rivals: dict[str, tuple[Day, Day]]
    held: dict[str, tuple[Day, ...]] = field(default_factory=dict)


class Measure(Protocol):
    """What the module of a measure offers."""

    def marks(self, claim: Claim, setting: Setting) -> Marks:
        """Return what must be told apart for a claim."""

    def rows(self, claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
        """Return the rows that a claim makes."""


def day(date: dt.date) -> Day:
    """Return a date as a day."""
    return date.toordinal()


def month_end(of: Day) -> Day:
    """Return the last day of the month that a day lies in."""
    date = dt.date.fromordinal(of)
    following = dt.date(date.year + date.month // 12, date.month % 12 + 1, 1)
    return following.toordinal() - 1


def is_day(date: PartialDate) -> bool:
    """Whether a date names one day."""
    return date.first == date.last


def told(claim: Claim) -> Day:
    """Return the day on which a claim was surely published."""
    return day(claim.published.last)


def dated(claim: Claim) -> Day | None:
    """Return the last day that a claim gives for what it says; ``None`` where it gives none."""
    when = claim.when
    if when is None:
        return None
    for date in (when.at, when.by, when.through):
        if date is not None:
            return day(date.last)
    if when.until is not None:
        return day(when.until.first) - 1
    return None


def due(claim: Claim) -> Day | None:
    """Return the day by which a claim wants something done; ``None`` where it names none.

    Of a planned number its date; a stay is due nowhere.
    """
    when = claim.when
    if when is None:
        return None
    if when.by is not None:
        return day(when.by.last)
    if claim.measure == "stock" and when.at is not None:
        return day(when.at.last)
    return None


def opens(claim: Claim) -> Day:
    """Return the day whose number a change is measured from.

    That of its "from", else of its publication; at the latest the day before it is complete.
    """
    when = claim.when
    assert when is not None
    if when.start is None:
        start = told(claim)
    else:
        start = day(when.start.first) - (0 if is_day(when.start) else 1)
    done = due(claim)
    return start if done is None or start < done else done - 1


def held_days(claim: Claim, setting: Setting) -> tuple[Day, ...]:
    """Return the days on which a dated number, share or stay holds.

    Its own day; the end of the month before where that is one of the first three of a month; else
    the end of its own month, unless a claim about the same people and place is dated between, or,
    for a figure, a plan to empty that very place is open.
    """
    if claim.id not in setting.held:
        setting.held[claim.id] = _held_days(claim, setting)
    return setting.held[claim.id]


def _held_days(claim: Claim, setting: Setting) -> tuple[Day, ...]:
    when = claim.when
    assert when is not None
    date = when.at or when.by
    assert date is not None
    own = day(date.last)
    if is_day(date) and date.last.day <= EARLY_DAYS:
        return (own - date.last.day, own)
    end = month_end(own)
    last = setting.rivals.get(claim.id, (own, own))[1]
    if end == own or (end > last and interrupted(claim, last, end, setting)):
        return (own,)
    return (own, end)


def interrupted(claim: Claim, own: Day, end: Day, setting: Setting) -> bool:
    """Whether something is said of the same people and place between a day and a month's end."""
    space = setting.space
    for other in setting.claims:
        between = any(own < one <= end for one in _days_of(other))
        if not between and other.measure != "emptied":
            continue
        if other.id == claim.id or not _same_matter(claim, other, space):
            continue
        if between and not _is_met(claim, other, own, space):
            return True
        if (
            claim.measure == "stock"
            and claim.modality == "fact"
            and other.measure == "emptied"
            and other.modality != "fact"
            and set(claim.places) <= set(other.places)
            and (by := due(other)) is not None
            and opens(other) <= end
            and by > own
            and space.depth(claim.places[0]) > 0
        ):
            return True
    return False


def _is_met(claim: Claim, other: Claim, own: Day, space: Space) -> bool:
    """Whether a claim is a figure of a planned number's own period: it then overtakes that one."""
    when = other.when
    date = None if when is None else when.at or when.by
    return (
        claim.measure == other.measure == "stock"
        and claim.modality == "fact" != other.modality
        and reach(claim, space) == reach(other, space)
        and told(claim) >= told(other)
        and date is not None
        and day(date.first) <= own
    )


def _same_matter(claim: Claim, other: Claim, space: Space) -> bool:
    return (
        claim.population is not None
        and other.population is not None
        and space.share_people(claim.population, other.population)
        and (
            space.covers(other.places, claim.places)
            or (bool(other.to) and space.covers(other.to, claim.places))
        )
    )


def _days_of(claim: Claim) -> Iterable[Day]:
    when = claim.when
    assert when is not None
    for date in (when.at, when.by, when.through):
        if date is not None:
            yield day(date.last)
    if when.at is not None and is_day(when.at) and when.at.last.day <= EARLY_DAYS:
        yield day(when.at.last) - when.at.last.day  # it speaks of the end of the month before
    if when.until is not None:
        yield day(when.until.first) - 1
    if when.start is not None and claim.measure in CHANGES and is_day(when.start):
        yield day(when.start.first)


def terms(
    claim: Claim, at: Day, space: Space, coefficient: float = 1.0, places: tuple[str, ...] = ()
) -> tuple[Term, ...]:
    """Return whom a claim speaks of on a day, those left aside whom it excepts.

    `places` stand in for the claim's own.
    """
    assert claim.population is not None
    named = places or claim.places
    if not claim.except_places and not claim.except_populations:
        return (Term(coefficient, named, claim.population, at),)
    gone = frozenset[int]()
    for population in claim.except_populations:
        gone |= space.people(population)
    populations = [
        space.simple_populations[part] for part in sorted(space.people(claim.population))
    ]
    found = []
    for population in populations:
        spared = bool(space.people(population) & gone)
        if claim.except_populations and claim.except_places:
            # Left aside are these people at these places.
            left = space.without(named, claim.except_places) if spared else named
        elif claim.except_places:
            left = space.without(named, claim.except_places)
        else:
            left = () if spared else named
        if left:
            found.append(Term(coefficient, left, population, at))
    return tuple(found)


def reach(claim: Claim, space: Space) -> frozenset[tuple[int, int]]:
    """Return whom a claim speaks of, as positions of leaf places and simple populations."""
    if claim.population is None:
        return frozenset()
    return frozenset(
        (leaf, part)
        for term in terms(claim, 0, space)
        for leaf in space.leaves(term.places)
        for part in space.people(term.population)
    )


def number(value: Fraction | None) -> float | None:
    """Return an exact number as the solver takes it."""
    return None if value is None else float(value)


def remaining(claim: Claim, unit: str, base: Day, at: Day, space: Space) -> list[Row]:
    """Return the rows of what remains when a fraction of those at the base has gone."""
    amount = claim.amount
    assert amount is not None
    rows = []
    for gone, strict, is_low in (
        (amount.low, amount.low_strict, True),
        (amount.high, amount.high_strict, False),
    ):
        if gone is None or (not is_low and gone >= 1 and not strict):
            continue
        left = 1 - gone
        summed = list(terms(claim, at, space))
        if left:
            summed += terms(claim, base, space, -float(left))
        slack = 1.0 / left.denominator if strict else 0.0
        low, high = (None, -slack) if is_low else (slack, None)
        rows.append(Row(claim.id, unit, tuple(summed), low, high, at))
    return rows


def per_day(claim: Claim, at: Day) -> str:
    """Return the unit of what a claim says of one day, where days give way by themselves."""
    return f"{claim.id}@{dt.date.fromordinal(at).isoformat()}"
