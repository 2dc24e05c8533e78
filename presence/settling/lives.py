"""What ends a plan before it can be in dispute: a newer plan, or a fact.

See docs/decisions/plans.md for the rules and the cases that decide them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.model import Claim
from presence.measures.base import dated, day, due
from presence.measures.emptied import leaves_nobody
from presence.measures.kept import stay
from presence.programme.rows import Units
from presence.programme.space import Space
from presence.settling.rivals import alike
from presence.settling.units import Unit, by_claim


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a unit no longer binds.

    Attributes
    ----------
    by
        It does not bind where all these units are active; empty where it never does.
    claims
        Ids of the claims that they belong to.
    rule
        ``replaced`` or ``overtaken``.
    """

    by: Units
    claims: tuple[str, ...]
    rule: str


Ways = dict[str, list[Way]]
"""By unit, every way in which it no longer binds."""


def ways_of(
    units: Mapping[str, Unit], known: Mapping[str, Claim], space: Space, as_of: dt.date
) -> Ways:
    """Return how units are replaced and overtaken.

    Parameters
    ----------
    units
        All units by id.
    known
        All claims of the edition by id: also one that binds nothing may say that it replaces.
    space
        Places and populations.
    as_of
        The edition's day.
    """
    claims = by_claim(units.values())
    found: Ways = {}

    def add(unit: Unit, way: Way) -> None:
        found.setdefault(unit.id, []).append(way)

    for newer in known.values():
        if newer.modality not in {"fact", "plan", "expectation"} or newer.retells:
            continue
        mine = claims.get(newer.id, [])
        for name in newer.supersedes:
            for unit in claims.get(name, []):
                if unit.zero is None or _names_part(newer, unit, space):
                    add(unit, Way(frozenset(one.id for one in mine), (newer.id,), "replaced"))
    for name, mine in claims.items():
        newer = mine[0].claim
        for other, theirs in claims.items():
            if other == name or other in newer.supersedes or name in theirs[0].claim.supersedes:
                continue
            for unit, way in _ended(newer, mine, theirs):
                add(unit, way)
    for unit, way in _overtaken_by_wholes(units, as_of):
        add(unit, way)
    return found


def _names_part(newer: Claim, unit: Unit, space: Space) -> bool:
    """Whether a claim that replaces names the part that a unit speaks of, or names no place."""
    if not newer.places or newer.population is None:
        return True
    return unit.leaves <= space.leaves(newer.places) and unit.people <= space.people(
        newer.population
    )


def _ended(newer: Claim, mine: list[Unit], theirs: list[Unit]) -> Iterator[tuple[Unit, Way]]:
    older = theirs[0].claim
    if older.modality == "fact":
        return
    if newer.modality == "fact":
        yield from _overtaken(newer, mine, theirs)
        return
    if newer.published.last <= older.published.last:
        return
    if not set(older.parties) <= set(newer.parties):
        return
    whole = frozenset[int]().union(*(unit.leaves for unit in theirs))
    for unit in theirs:
        by = _replacing(newer, mine, unit, whole)
        if by:
            yield unit, Way(by, (newer.id,), "replaced")


def _replacing(newer: Claim, mine: list[Unit], unit: Unit, around: frozenset[int]) -> Units:  # noqa: PLR0911
    """Return the units of a newer plan that replace a unit of an older one; none where none do.

    `around` holds the leaf places of all the older one.
    """
    older = unit.claim
    if leaves_nobody(newer):
        covering = _covering(mine, unit)
        if not covering:
            return frozenset()
        if unit.zero is not None:
            # A whole's deadline does not replace that of a place within it.
            near = [one for one in covering if one.zero and one.zero.depth >= unit.zero.depth]
            return frozenset(one.id for one in near) if near else frozenset()
        last, mine_due = _lasts(older), due(newer)
        if (
            older.measure in {"stock", "departure", "reduction", "kept"}
            and mine_due is not None
            and (last is None or last >= mine_due)
            and not unit.implied
        ):
            return frozenset(one.id for one in covering)
        return frozenset()
    whole = mine[0]
    if unit.zero is not None:
        return _staying(newer, mine, unit, around)
    if (
        newer.measure == older.measure == "stock"
        and whole.leaves == unit.leaves
        and whole.people == unit.people
        and _numbers_replace(newer, older)
    ):
        return frozenset({whole.id})
    return frozenset()


def _covering(mine: list[Unit], unit: Unit) -> list[Unit]:
    """Return the zeros of one claim that a unit is covered by; none where some part is not."""
    inside = [one for one in mine if one.zero and one.leaves & unit.leaves]
    inside = [one for one in inside if one.people & unit.people]
    wanted = {(leaf, part) for leaf in unit.leaves for part in unit.people}
    covered = {(leaf, part) for one in inside for leaf in one.leaves for part in one.people}
    return inside if wanted <= covered else []


def _staying(newer: Claim, mine: list[Unit], unit: Unit, around: frozenset[int]) -> Units:
    """Return the units of a later plan to stay at a part, which takes the place of its zero."""
    assert unit.zero is not None
    somebody = newer.measure == "kept" or (
        newer.measure == "stock" and newer.amount is not None and bool(newer.amount.low)
    )
    last = _lasts(newer)
    if not somebody or (last is not None and last < unit.zero.due):
        return frozenset()
    held = [
        one for one in mine if unit.leaves <= one.leaves <= around and unit.people <= one.people
    ]
    return frozenset(one.id for one in held)


def _lasts(claim: Claim) -> int | None:
    """Return the last day that a plan speaks of; ``None`` for a stay without an end."""
    if claim.measure == "kept" and claim.when is not None and claim.when.at is None:
        return stay(claim)[1]
    return dated(claim)


def _numbers_replace(newer: Claim, older: Claim) -> bool:
    new_day, old_day, new, old = due(newer), due(older), newer.amount, older.amount
    if new_day is None or old_day is None or new is None or old is None:
        return False
    if new_day == old_day:
        return True
    if alike(new, old):
        return False
    lower = new.high is not None and old.low is not None and new.high < old.low
    higher = new.low is not None and old.high is not None and new.low > old.high
    return (lower and new_day <= old_day) or (higher and new_day >= old_day)


def _overtaken(fact: Claim, mine: list[Unit], theirs: list[Unit]) -> Iterator[tuple[Unit, Way]]:
    """Yield what a fact overtakes without contradicting it.

    A planned number by a figure of its own period or later; plans to empty a place by the report
    that this very place is empty.
    """
    plan = theirs[0].claim
    if fact.measure == "stock" and plan.measure == "stock":
        at, date = dated(fact), plan.when and (plan.when.at or plan.when.by)
        same = mine[0].leaves == theirs[0].leaves and mine[0].people == theirs[0].people
        known = fact.published.last >= plan.published.last
        if at is not None and date and same and (known or at >= day(plan.published.last)):
            begins = day(date.first)
            if at >= begins:
                yield theirs[0], Way(frozenset({mine[0].id}), (fact.id,), "overtaken")
        return
    if not leaves_nobody(fact) or plan.published.last > fact.published.last:
        return
    for unit in theirs:
        if unit.zero is None:
            continue
        for one in mine:
            if (
                one.zero
                and one.zero.places == unit.zero.places
                and one.people == unit.people
                and one.zero.depth >= unit.zero.depth
            ):
                yield unit, Way(frozenset({one.id}), (fact.id,), "overtaken")


def _overtaken_by_wholes(units: Mapping[str, Unit], as_of: dt.date) -> Iterator[tuple[Unit, Way]]:
    """Yield the plans for a place that facts on a whole around it overtake.

    They do so with a second origin, or once the plan's own date has passed.
    """
    zeros = [unit for unit in units.values() if unit.zero is not None]
    by_part: dict[tuple[tuple[str, ...], str], list[Unit]] = {}
    for unit in zeros:
        assert unit.zero is not None
        by_part.setdefault((unit.zero.places, unit.zero.population), []).append(unit)
    for group in by_part.values():
        facts = [unit for unit in group if unit.claim.modality == "fact"]
        for unit in group:
            assert unit.zero is not None
            plan = unit.claim
            if plan.modality == "fact":
                continue
            around = [
                one
                for one in facts
                if one.zero
                and one.zero.depth < unit.zero.depth
                and one.claim.published.last >= plan.published.last
            ]
            if unit.zero.due <= day(as_of):
                for one in around:
                    yield unit, Way(frozenset({one.id}), (one.claim.id,), "overtaken")
                continue
            for index, one in enumerate(around):
                for other in around[index + 1 :]:
                    if one.claim.origin != other.claim.origin:
                        names = tuple(sorted({one.claim.id, other.claim.id}))
                        yield unit, Way(frozenset({one.id, other.id}), names, "overtaken")
