"""A figure stands: the box it makes until the next figure or an announced change.

From a figure on the number lies in the figure's own range, until the next figure or the first
announced change that is not over. Between two numbers with an announced change it lies between the
lower of their lows and the higher of their highs. What a complete change leaves stands likewise; a
planned one until the end of its month. See docs/decisions/figure-stands.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.dataset import Assumption
from claims.model import Claim
from presence.measures import arrival, departure, move
from presence.measures.base import Setting, due, month_end, number, opens, terms
from presence.measures.meanwhile import meanwhile
from presence.measures.stock import days, own_day
from presence.programme.rows import Day, Row, Units
from presence.programme.timeline import Timeline
from presence.settling.announced import Announced, is_planned_number
from presence.settling.rivals import is_figure
from presence.settling.units import Unit


@dataclass(frozen=True)
class Standing:
    """What standing figures depend on; the attributes are those of `assume.Ground`."""

    setting: Setting
    timeline: Timeline
    units: dict[str, Unit]
    changes: Sequence[Announced]
    never_without: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure or a planned number on its days."""

    unit: Unit
    first: Day
    last: Day

    @property
    def low(self) -> float | None:
        assert self.unit.claim.amount is not None
        return number(self.unit.claim.amount.low)

    @property
    def high(self) -> float | None:
        assert self.unit.claim.amount is not None
        return number(self.unit.claim.amount.high)

    @property
    def units(self) -> Units:
        return frozenset({self.unit.id})


def stands(source: str, assumption: Assumption, on: Standing) -> Iterator[tuple[Row, str]]:
    """Yield the rows of an assumption that figures stand, each with the unit that stands."""
    space = on.setting.space
    people = frozenset[int]().union(*(space.people(p) for p in assumption.populations))
    where = space.countries if assumption.places == "countries" else tuple(assumption.places)
    inside = space.leaves(where)

    def speaks(unit: Unit) -> bool:
        return unit.people <= people and unit.leaves <= inside

    groups: dict[tuple[frozenset[int], frozenset[int]], list[_Number]] = {}
    for unit in on.units.values():
        claim = unit.claim
        if unit.id != claim.id or not speaks(unit):
            continue
        if is_figure(claim) or is_planned_number(claim):
            held = days(claim, on.setting)
            last = own_day(claim)
            window = on.setting.rivals.get(claim.id, (last, last))
            window = (min(window[0], held[0]), window[1])
            groups.setdefault((unit.leaves, unit.people), []).append(_Number(unit, *window))
    for numbers in groups.values():
        numbers.sort(key=lambda one: (one.first, one.unit.id))
        figures = [one for one in numbers if is_figure(one.unit.claim)]
        for figure in figures:
            for row in _after(source, figure, figures, numbers, on):
                yield row, figure.unit.id
    for change in on.changes:
        changed = on.units.get(change.claim.id)
        if changed is not None and speaks(changed):
            for row in _left(source, change, groups, on):
                yield row, changed.id


def _after(
    source: str, figure: _Number, figures: list[_Number], numbers: list[_Number], on: Standing
) -> Iterator[Row]:
    """Yield the rows of one figure on the days after it."""
    unit = figure.unit
    begins = _first_opening(on.changes, unit, figure.last)
    later = [one for one in figures if one.first > figure.last]
    ends = _surely_next(later, on.never_without)
    for at in on.timeline.between(figure.last + 1, ends):
        passed = tuple(one.units for one in later if one.first <= at)
        if begins is None or at <= begins:
            summed = terms(unit.claim, at, on.setting.space)
            name = f"{source}@{unit.id}/{at}"
            yield Row(
                source, name, summed, figure.low, figure.high, at, frozenset({unit.id}), passed
            )
            continue
        ahead = [one for one in numbers if one.first > at and one.unit.id != unit.id]
        for following in ahead:
            between = tuple(one.units for one in ahead if one.last < following.first)
            yield from _hull(source, figure, following, at, passed + between, on)
            if following.units in on.never_without:
                break


def _hull(  # noqa: PLR0917 - two numbers and what they depend on
    source: str, one: _Number, other: _Number, at: Day, unless: tuple[Units, ...], on: Standing
) -> Iterator[Row]:
    """Yield the range between two numbers; who comes meanwhile may lift it for a time."""
    lows, highs = (one.low, other.low), (one.high, other.high)
    low = None if lows[0] is None or lows[1] is None else min(lows[0], lows[1])
    high = None if highs[0] is None or highs[1] is None else max(highs[0], highs[1])
    name = f"{source}@{one.unit.id}~{other.unit.id}/{at}"
    summed = terms(one.unit.claim, at, on.setting.space)
    needs = one.units | other.units
    coming = tuple(
        frozenset({change.claim.id})
        for change in on.changes
        if change.brings(one.unit.leaves, one.unit.people)
        and change.opens < at
        and change.closes > one.last
    )
    if not coming:
        yield Row(source, name, summed, low, high, at, needs, unless)
        return
    yield Row(source, name, summed, low, None, at, needs, unless)
    yield Row(source, f"{name}^", summed, None, high, at, needs, unless + coming)


def _first_opening(changes: Sequence[Announced], unit: Unit, since: Day) -> Day | None:
    """Return the day of the first change not over after a day; ``None`` where none is announced."""
    opening = [
        max(change.opens, since)
        for change in changes
        if change.closes > since
        and change.claim.id != unit.claim.id
        and change.touches(unit.leaves, unit.people)
    ]
    return min(opening, default=None)


def _surely_next(later: list[_Number], never_without: Sequence[frozenset[str]]) -> Day | None:
    """Return the last day before a number that holds in every choice; ``None`` where none does."""
    for index, one in enumerate(later):
        known = {other.unit.id for other in later[: index + 1] if other.first <= one.last}
        if any(choice <= known for choice in never_without):
            return one.last - 1
    return None


def _left(
    source: str,
    change: Announced,
    groups: dict[tuple[frozenset[int], frozenset[int]], list[_Number]],
    on: Standing,
) -> Iterator[Row]:
    """Yield what a complete change leaves, and that numbers do not fall while an arrival is due.

    They may where others leave meanwhile.
    """
    claim, unit = change.claim, on.units[change.claim.id]
    done = due(claim)
    if done is None or not _leaves_a_number(claim):
        return
    if claim.measure == "arrival" and not meanwhile(claim, claim.places, on.setting).goes:
        yield from _growing(source, change, on)
    others = [one for one in on.changes if one.claim.id != claim.id]
    until = _first_opening(others, unit, done)
    if claim.modality != "fact":
        end = month_end(done)
        until = end if until is None else min(until, end)
    figures = [
        one
        for one in groups.get((unit.leaves, unit.people), [])
        if is_figure(one.unit.claim) and one.first > done
    ]
    for at in on.timeline.between(done + 1, until):
        passed = tuple(frozenset({one.unit.id}) for one in figures if one.first <= at)
        for row in _as_if(change, on, at):
            name = f"{source}@{unit.id}/{at}"
            yield row._replace(source=source, unit=name, needs=frozenset({unit.id}), unless=passed)


def _leaves_a_number(claim: Claim) -> bool:
    """Whether what a change leaves is known when it is complete."""
    return claim.measure in {"departure", "arrival", "move"} or (
        claim.measure == "emptied" and claim.remainder is not None
    )


def _as_if(change: Announced, on: Standing, at: Day) -> list[Row]:
    """Return the rows of a change as if it were complete on a later day."""
    claim = change.claim
    match claim.measure:
        case "departure":
            return departure.left_on(claim, on.setting, at)
        case "arrival":
            return arrival.grown_on(claim, on.setting, at, claim.places)
        case "emptied":
            assert claim.remainder is not None
            low, summed = number(claim.remainder.low), terms(claim, at, on.setting.space)
            return [Row(claim.id, claim.id, summed, low, None, at)]
        case _:
            return move.moved_on(claim, on.setting, at)


def _growing(source: str, change: Announced, on: Standing) -> Iterator[Row]:
    claim, space = change.claim, on.setting.space
    done = due(claim)
    due_days = on.timeline.between(opens(claim), done)
    for before, after in pairwise(due_days):
        summed = (*terms(claim, after, space), *terms(claim, before, space, -1.0))
        name = f"{source}@{claim.id}/{after}+"
        yield Row(source, name, summed, 0.0, None, after, frozenset({claim.id}))
