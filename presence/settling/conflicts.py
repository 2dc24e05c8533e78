"""Sets of units that cannot all hold, and the smallest sets of them to drop.

One minimal conflict is found by divide and conquer (QuickXplain, Junker 2004). What may be dropped
so that none is left are the minimal hitting sets of all conflicts (Reiter 1987), built up conflict
by conflict (Berge 1989); where all conflicts are pairs they are what the maximal cliques of those
that agree leave out (Bron and Kerbosch 1973).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from presence.programme.rows import Units

T = TypeVar("T")

MOST_SIDES = 2000
"""Hitting sets of one quarrel that are followed at most; past it each claim is kept in one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Units that cannot all hold.

    Attributes
    ----------
    members
        The units: minimal, so that dropping any one of them settles it.
    ways
        What may be dropped to settle it, each a set of units that go together.
    rule
        ``dispute`` where every way is open; ``yielded`` where plans give way to facts.
    to
        Ids of the claims that something gives way to; empty in a dispute.
    """

    members: Units
    ways: tuple[Units, ...]
    rule: str = "dispute"
    to: tuple[str, ...] = ()


def minimal_conflict(
    units: Sequence[T], feasible: Callable[[Sequence[T]], bool]
) -> tuple[T, ...] | None:
    """Return a minimal set of units that cannot all hold, or ``None`` where all can.

    The result depends on the order of `units` alone: where there are several, later units are
    kept out of it as far as possible.
    """
    if not units or feasible(units):
        return None

    def shrink(background: list[T], added: bool, rest: list[T]) -> list[T]:
        if added and not feasible(background):
            return []
        if len(rest) == 1:
            return rest
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        from_second = shrink(background + first, bool(first), second)
        from_first = shrink(background + from_second, bool(from_second), first)
        return from_first + from_second

    return tuple(shrink([], False, list(units)))


def hitting_sets(conflicts: Sequence[Conflict]) -> list[Units]:
    """Return the minimal sets of units whose dropping settles every conflict, sorted."""
    plain = all(
        one.rule == "dispute" and len(one.members) == 2 and len(one.ways) == 2 for one in conflicts
    )
    if plain and len(conflicts) > 12 and all(len(w) == 1 for o in conflicts for w in o.ways):
        found = _beside_cliques(conflicts)
    else:
        found = _built_up(conflicts)
    return sorted(set(found), key=lambda one: (len(one), sorted(one)))


def _built_up(conflicts: Sequence[Conflict]) -> list[Units]:
    order = _in_order(conflicts)
    sets: list[Units] = [frozenset()]
    for conflict in order:
        hit = [one for one in sets if one & conflict.members]
        grown = {one | way for one in sets if not one & conflict.members for way in conflict.ways}
        fresh = [one for one in grown if not any(done <= one for done in hit)]
        sets = [*hit, *minimal(fresh)]
        if len(sets) > MOST_SIDES:
            return _one_for_each(order)
    reduced = {_reduced(one, order) for one in sets}
    return minimal(reduced)


def _in_order(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return conflicts in the order in which they are settled, those of fewest ways first.

    Where something yields, what it yields to may be dropped itself, and then nothing yields: such
    a conflict waits for all those that may be settled by dropping it.
    """
    left = sorted(conflicts, key=lambda one: (len(one.ways), sorted(one.members)))
    to_drop = Counter(unit for one in left for way in one.ways for unit in way)
    order: list[Conflict] = []
    while left:
        ready = [one for one in left if not _waits(one, to_drop)] or left[:1]
        order += ready
        to_drop.subtract(unit for one in ready for way in one.ways for unit in way)
        taken = set(ready)
        left = [one for one in left if one not in taken]
    return order


def _waits(conflict: Conflict, to_drop: Mapping[str, int]) -> bool:
    if conflict.rule == "dispute":
        return False
    firm = conflict.members.difference(*conflict.ways)
    return any(to_drop[unit] > 0 for unit in firm)


def minimal(sets: Iterable[Units]) -> list[Units]:
    """Return the sets that hold no other of them, the smallest first."""
    ordered = sorted(set(sets), key=lambda one: (len(one), sorted(one)))
    kept: list[Units] = []
    for one in ordered:
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def _reduced(dropped: Units, conflicts: Sequence[Conflict]) -> Units:
    """Return a hitting set without the ways that settle no conflict by themselves."""
    left = dropped
    ways = {way for one in conflicts for way in one.ways if way <= dropped}
    for way in sorted(ways, key=lambda one: (len(one), sorted(one))):
        without = left - way
        if all(one.members & without for one in conflicts):
            left = without
    return left


def _one_for_each(conflicts: Sequence[Conflict]) -> list[Units]:
    """Return hitting sets that together keep every unit once: where all would be too many."""
    members = sorted({unit for one in conflicts for unit in one.members})
    found = set()
    for kept in members:
        dropped: Units = frozenset()
        for conflict in conflicts:
            if conflict.members & dropped:
                continue
            ways = [way for way in conflict.ways if kept not in way] or list(conflict.ways)
            dropped |= min(ways, key=sorted)
        found.add(_reduced(dropped, conflicts))
    return sorted(found, key=sorted)


def _beside_cliques(conflicts: Sequence[Conflict]) -> list[Units]:
    units = sorted({unit for one in conflicts for unit in one.members})
    position = {unit: index for index, unit in enumerate(units)}
    everybody = (1 << len(units)) - 1
    agree = [everybody & ~(1 << index) for index in range(len(units))]
    for conflict in conflicts:
        one, other = (position[unit] for unit in conflict.members)
        agree[one] &= ~(1 << other)
        agree[other] &= ~(1 << one)
    found: list[Units] = []

    def grow(clique: int, candidates: int, done: int) -> None:
        if len(found) > MOST_SIDES:
            return
        if not candidates and not done:
            found.append(
                frozenset(unit for index, unit in enumerate(units) if not clique >> index & 1)
            )
            return
        pivot = max(_bits(candidates | done), key=lambda v: (candidates & agree[v]).bit_count())
        for vertex in _bits(candidates & ~agree[pivot]):
            bit = 1 << vertex
            grow(clique | bit, candidates & agree[vertex], done & agree[vertex])
            candidates &= ~bit
            done |= bit

    grow(0, everybody, 0)
    if len(found) > MOST_SIDES:
        return _one_for_each(conflicts)
    return found


def _bits(mask: int) -> Iterable[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def linked(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the groups joined wherever two of them share a member, sorted."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for group in groups:
        first, *others = sorted(group)
        root(first)
        for other in others:
            parent[root(other)] = root(first)
    joined: dict[str, set[str]] = {}
    for name in sorted(parent):
        joined.setdefault(root(name), set()).add(name)
    return sorted((frozenset(one) for one in joined.values()), key=sorted)
