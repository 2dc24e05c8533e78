"""What came of settling: disputes with their sides, and what no longer binds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from presence.projection import Projection
from presence.settling.ends import outranks, parts_of
from presence.settling.rivals import overlap_is_thin, rival_pairs
from presence.settling.settle import Quarrel

Rule = Literal["replaced", "overtaken", "yielded"]


@dataclass(frozen=True, slots=True)
class GivenWay:
    """A claim of which at least a part no longer binds, in every choice.

    Attributes
    ----------
    unit, claim
        What gave way, and the claim that it belongs to.
    to
        Ids of the claims it gave way to.
    rule
        ``replaced`` by a newer plan, ``overtaken`` by a fact, or ``yielded`` in a conflict.
    """

    unit: str
    claim: str
    to: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Dispute:
    """One quarrel, with all its sides.

    Attributes
    ----------
    claims
        Ids of the claims, sorted.
    about
        ``figures`` where they cannot all hold, ``deadline`` where both dates could be kept and
        the latest binds.
    sides
        For each way out, the claims that hold in it; of deadlines, each claim by itself.
    quarrel
        Index of the quarrel in its projection; ``None`` for deadlines.
    thin
        Whether two of its figures meet by less than a tenth.
    """

    claims: tuple[str, ...]
    about: Literal["figures", "deadline"]
    sides: tuple[tuple[str, ...], ...]
    quarrel: int | None = None
    thin: bool = field(default=False, compare=False)


def disputes_of(projection: Projection) -> list[Dispute]:
    """Return what stays in dispute, figures first."""
    found = [
        one
        for index, quarrel in enumerate(projection.settler.quarrels)
        if (one := _quarrel(projection, index, quarrel)) is not None
    ]
    return [*found, *_deadlines(projection)]


def _quarrel(projection: Projection, index: int, quarrel: Quarrel) -> Dispute | None:
    units = projection.units
    in_dispute = {
        unit for one in quarrel.conflicts if one.rule == "dispute" for unit in one.members
    }
    alone = any(len(one.members) == 1 for one in quarrel.conflicts if one.rule == "dispute")
    if not in_dispute or not (quarrel.open or alone):
        return None
    involved = sorted({units[name].claim.id for name in in_dispute})
    sides: dict[tuple[str, ...], None] = {}
    for dropped in quarrel.sides:
        gone = {units[name].claim.id for name in dropped if name in in_dispute}
        sides[tuple(name for name in involved if name not in gone)] = None
    if not quarrel.open:
        sides = {(name,): None for name in involved}  # one that cannot hold at all
    claims = [projection.claims[name] for name in involved]
    thin = any(
        overlap_is_thin(one.amount, other.amount)
        for one, other in rival_pairs(claims, projection.space)
        if one.amount is not None and other.amount is not None
    )
    return Dispute(tuple(involved), "figures", tuple(sides), index, thin)


def _deadlines(projection: Projection) -> list[Dispute]:
    """Return the claims that name different dates for one end."""
    active = projection.settler.active(projection.settler.dropped(projection.reference))
    groups: set[tuple[str, ...]] = set()
    units = (unit for unit in projection.units.values() if unit.id in active)
    for zeros in parts_of(units).values():
        deepest = max(unit.zero.depth for unit in zeros if unit.zero)
        own = [unit for unit in zeros if unit.zero and unit.zero.depth == deepest]
        latest = max(unit.zero.due for unit in own if unit.zero)
        last = [unit for unit in own if unit.zero and unit.zero.due == latest]
        earlier = [
            unit
            for unit in zeros
            if unit.zero and unit.zero.due < latest and any(outranks(other, unit) for other in last)
        ]
        if earlier:
            names = {unit.claim.id for unit in (*earlier, *last)}
            if len(names) > 1:
                groups.add(tuple(sorted(names)))
    return [
        Dispute(names, "deadline", tuple((name,) for name in names)) for names in sorted(groups)
    ]


def given_way_of(projection: Projection) -> list[GivenWay]:
    """Return what no longer binds in any choice, by unit."""
    settler = projection.settler
    found: dict[str, GivenWay] = {}
    every = frozenset[str]().union(
        *(settler.active(settler.dropped(choice)) for choice in _all_sides(projection))
    )
    for name, ways in projection.ways.items():
        unit = projection.units.get(name)
        if unit is None or name in every or unit.implied:
            continue
        way = next((w for w in ways if w.by <= every), None)
        if way is not None:
            rule: Rule = "replaced" if way.rule == "replaced" else "overtaken"
            found[name] = GivenWay(name, unit.claim.id, way.claims, rule)
    for quarrel in settler.quarrels:
        for conflict in quarrel.conflicts:
            if conflict.rule != "yielded":
                continue
            for together in conflict.ways:
                for name in together:
                    unit = projection.units[name]
                    if name not in every and not unit.implied and name not in found:
                        to = conflict.to
                        found[name] = GivenWay(name, unit.claim.id, to, "yielded")
    return [found[name] for name in sorted(found)]


def _all_sides(projection: Projection) -> Iterable[tuple[int, ...]]:
    reference = projection.reference
    yield reference
    for index, sides in enumerate(projection.quarrels):
        for side in range(1, len(sides)):
            yield (*reference[:index], side, *reference[index + 1 :])
