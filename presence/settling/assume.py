"""Assumptions to rows, each with the units under which it speaks.

What an assumption says depends on the claims that hold: "a figure stands" speaks from a figure on,
"a base in use" of bases that a claim says are in use. So every row that an assumption could make is
made once, with its conditions, and each choice of claims switches its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.dataset import Assumption
from presence.measures.base import Setting, opens
from presence.programme.rows import ASSUMED, Day, Row, Term
from presence.programme.timeline import Timeline
from presence.settling.announced import Announced
from presence.settling.rivals import is_figure
from presence.settling.stands import Standing, stands
from presence.settling.units import Unit


@dataclass(frozen=True, slots=True)
class AssumedRow:
    """A row that an assumption could make.

    Attributes
    ----------
    row
        The constraint.
    step
        Of one that forbids a rise: the place, the population and the day stepped into.
    stands
        Of one that lets a number stand: the unit of that number.
    """

    row: Row
    step: tuple[str, str, Day] | None = None
    stands: str | None = None


@dataclass(frozen=True)
class Ground:
    """What assumptions build on.

    Attributes
    ----------
    setting, timeline
        As for the rows of claims.
    rows
        The claims' rows.
    units
        The units by id.
    changes
        What is announced.
    never_without
        Sets of units of which one holds in every choice.
    """

    setting: Setting
    timeline: Timeline
    rows: Sequence[Row]
    units: dict[str, Unit]
    changes: Sequence[Announced]
    never_without: Sequence[frozenset[str]]


def assumed_rows(assumption: Assumption, ground: Ground) -> list[AssumedRow]:
    """Return every row that an assumption could make beside the claims' rows."""
    source = ASSUMED + assumption.id
    if assumption.measure == "ceiling":
        return _ceilings(source, assumption, ground)
    if assumption.measure == "no-rise":
        return list(_steps(source, assumption, ground))
    if assumption.measure == "no-fall":
        standing = Standing(
            ground.setting,
            ground.timeline,
            ground.units,
            ground.changes,
            ground.never_without,
        )
        return [AssumedRow(row, stands=unit) for row, unit in stands(source, assumption, standing)]
    if assumption.places == "in-use":
        return _floors(source, assumption, ground)
    return _listed(source, assumption, ground)


def _ceilings(source: str, assumption: Assumption, ground: Ground) -> list[AssumedRow]:
    """Close the open upper end of figures that are worded as one row of the words table."""
    words = ground.setting.space.dataset.words.find(assumption.word or "")
    alike = words.words if words else (assumption.word,)
    found = []
    for row in ground.rows:
        claim = ground.units[row.unit].claim
        amount = claim.amount
        if claim.measure != "stock" or amount is None or amount.ceiling is None:
            continue
        if amount.word not in alike:
            continue
        high = float(amount.ceiling)
        unit = f"{source}@{row.unit}/{row.day}"
        top = Row(source, unit, row.terms, None, high, row.day, frozenset({row.unit}), row.unless)
        found.append(AssumedRow(top))
    return found


def _steps(source: str, assumption: Assumption, ground: Ground) -> Iterator[AssumedRow]:
    """Forbid each step up, from the first figure that names the place on.

    While an arrival is due numbers may rise.
    """
    space = ground.setting.space
    places = space.countries if assumption.places == "countries" else assumption.places
    for place in places:
        for population in assumption.populations:
            first = _first_figure(ground, place, population)
            if first is None:
                continue
            arrivals = _arrivals(ground, place, population)
            days = ground.timeline.between(first, None)
            for before, after in pairwise(days):
                terms = (
                    Term(1.0, (place,), population, after),
                    Term(-1.0, (place,), population, before),
                )
                unless = tuple(
                    frozenset({unit})
                    for unit, begins, ends, _ in arrivals
                    if begins <= before and after <= ends
                )
                unit = f"{source}@{place}/{population}/{after}"
                row = Row(source, unit, terms, None, 0.0, after, frozenset(), unless)
                yield AssumedRow(row, step=(place, population, after))
                for arrival, begins, ends, where in arrivals:
                    if begins <= before and after <= ends and where:
                        # Elsewhere in the place nobody is to come.
                        rest = (
                            *terms,
                            Term(-1.0, where, population, after),
                            Term(1.0, where, population, before),
                        )
                        name = f"{unit}-{arrival}"
                        needs = frozenset({arrival})
                        other = Row(source, name, rest, None, 0.0, after, needs)
                        yield AssumedRow(other, step=(place, population, after))


def _first_figure(ground: Ground, place: str, population: str) -> Day | None:
    space = ground.setting.space
    days = [
        ground.rows[index].day
        for unit in ground.units.values()
        if is_figure(unit.claim)
        and place in unit.claim.places
        and space.people(population) <= unit.people
        for index in unit.rows
    ]
    return min(days, default=None)


def _arrivals(
    ground: Ground, place: str, population: str
) -> list[tuple[str, Day, Day, tuple[str, ...]]]:
    """Return the units that let a place's number rise, the days from and to, and where they come.

    Where is empty for all of the place.
    """
    space = ground.setting.space
    inside, people = space.leaves((place,)), space.people(population)
    found = []
    for change in ground.changes:
        claim = change.claim
        if claim.id not in ground.units or not change.people & people:
            continue
        comes = space.leaves(claim.to if claim.measure == "move" else claim.places)
        goes = space.leaves(claim.places) if claim.measure == "move" else frozenset()
        if claim.measure in {"arrival", "move"} and comes & inside and not goes & inside:
            where = claim.to if claim.measure == "move" else claim.places
            inner = (
                () if inside <= comes else tuple(p for p in where if space.leaves((p,)) <= inside)
            )
            found.append((claim.id, opens(claim), change.closes, inner))
    return found


def _floors(source: str, assumption: Assumption, ground: Ground) -> list[AssumedRow]:
    """Raise the floor of every stay, and of what a cut leaves, at bases, not at countries."""
    assert assumption.amount is not None
    dataset = ground.setting.space.dataset
    sites = {place.id for place in dataset.places if place.kind in {"base", "city"}}
    low = float(assumption.amount.low or 0)
    found = []
    for row in ground.rows:
        claim = ground.units[row.unit].claim
        if claim.measure not in {"kept", "reduction"} or row.low is None:
            continue
        if len(row.terms) != 1 or not sites.issuperset(row.terms[0].places):
            continue
        if row.terms[0].population not in assumption.populations:
            continue
        floor = Row(
            source,
            f"{source}@{row.unit}",
            row.terms,
            low,
            None,
            row.day,
            frozenset({row.unit}),
            row.unless,
        )
        found.append(AssumedRow(floor))
    return found


def _listed(source: str, assumption: Assumption, ground: Ground) -> list[AssumedRow]:
    """Return the rows of a plain stock, stay or emptying at the places listed, on every day."""
    low: float | None = None
    high: float | None = 0.0
    if assumption.measure != "emptied":
        amount = assumption.amount
        low = float(amount.low) if amount and amount.low is not None else None
        high = float(amount.high) if amount and amount.high is not None else None
    space = ground.setting.space
    places = space.countries if assumption.places == "countries" else assumption.places
    found = []
    for place in places:
        for population in assumption.populations:
            for at in ground.timeline.days:
                unit = f"{source}@{place}/{population}/{at}"
                terms = (Term(1.0, (place,), population, at),)
                found.append(AssumedRow(Row(source, unit, terms, low, high, at)))
    return found
