"""Which sets of claims hold together: every consistent choice, quarrel by quarrel.

What is replaced or overtaken goes first (`presence.settling.lives`), then rival figures make
alternatives, then conflicts are settled: plans give way to facts, and what is left is in dispute.
A *choice* drops a minimal set of units. Quarrels that share no conflict are apart: a choice of one
goes with every choice of the others, and is never multiplied out here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from presence.programme.model import Programme
from presence.programme.rows import Units
from presence.programme.sides import Sides
from presence.programme.space import Space
from presence.settling.conflicts import (
    Conflict,
    hitting_sets,
    linked,
    minimal,
    minimal_conflict,
)
from presence.settling.judge import Judge
from presence.settling.lives import Ways
from presence.settling.rivals import alike, later_of_one_origin, rival_pairs
from presence.settling.units import Unit

MOST_ROUNDS = 400
"""Conflicts that are looked for at most; what is found later is settled as it is met."""

MOST_ASIDE = 24
"""Sets of claims at most that are set aside to see what else contradicts a whole."""

Choice = tuple[int, ...]
"""For each quarrel, the index of the side taken."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Conflicts that hang together, and the ways out.

    Attributes
    ----------
    units
        All units involved.
    conflicts
        The conflicts.
    sides
        For each way out, the units dropped.
    """

    units: Units
    conflicts: tuple[Conflict, ...]
    sides: tuple[Units, ...]

    @property
    def open(self) -> bool:
        """Whether there is more than one way out."""
        return len(self.sides) > 1


@dataclass
class Settler:
    """Settles the claims of a programme.

    Attributes
    ----------
    programme
        Holds the claims' rows first.
    units
        The units by id.
    ways
        How units are replaced and overtaken.
    space
        Places and populations.
    as_of
        The edition's day.
    """

    programme: Programme
    units: Mapping[str, Unit]
    ways: Ways
    space: Space
    as_of: dt.date
    conflicts: list[Conflict] = field(default_factory=list)
    quarrels: tuple[Quarrel, ...] = ()
    _base: tuple[Units, Sides] | None = None

    def settle(self) -> None:
        """Find the conflicts and the quarrels that they make."""
        self._active: dict[Units, frozenset[str]] = {}
        self._can: set[Units] = set()
        self._judge = Judge(self.units, self.space, self.as_of)
        self._static = self._what_never_changes()
        self.conflicts = list(self._rivals())
        self.conflicts += list(self._plain_pairs())
        self._regroup()
        for _ in range(MOST_ROUNDS):
            found = self._one_more()
            if found is None:
                return
            self.learn(found)

    def renew(self) -> None:
        """Forget what was worked out of an earlier programme."""
        self._can = set()
        self._base = None

    def learn(self, conflict: Conflict) -> None:
        """Take a conflict in and group the quarrels anew."""
        self.conflicts.append(conflict)
        self._regroup()

    def dropped(self, choice: Choice) -> Units:
        """Return the units that a choice drops."""
        return frozenset[str]().union(
            *(quarrel.sides[side] for quarrel, side in zip(self.quarrels, choice, strict=True))
        )

    @property
    def reference(self) -> Choice:
        """The choice that the others are compared with: the first side of every quarrel."""
        return (0,) * len(self.quarrels)

    def active(self, dropped: Units) -> frozenset[str]:
        """Return the units that bind when some are dropped."""
        if dropped not in self._active:
            state: dict[str, bool] = {}
            for name in self.units:
                self._holds(name, dropped, state)
            self._active[dropped] = frozenset(name for name, holds in state.items() if holds)
        return self._active[dropped]

    def _holds(self, name: str, dropped: Units, state: dict[str, bool]) -> bool:
        if name in state:
            return state[name]
        state[name] = False  # what ends a unit is newer or a fact: there is no way round
        state[name] = name not in dropped and not any(
            all(one in self.units and self._holds(one, dropped, state) for one in way.by)
            for way in self.ways.get(name, ())
        )
        return state[name]

    def rows(self, active: frozenset[str], of: Iterable[str] | None = None) -> list[int]:
        """Return the claims' rows that bind when some units are active; those of some units."""
        rows = self.programme.rows
        return [
            index
            for name in sorted(active if of is None else of)
            for index in self.units[name].rows
            if not (rows[index].unless or rows[index].needs) or rows[index].holds(active)
        ]

    def sides_of(self, active: frozenset[str]) -> Sides:
        """Return the sides of the programme when some units are active."""
        static = active & self._static
        if self._base is None or self._base[0] != static:
            self._base = (static, self.programme.sides(self._plain_rows(static)))
        moving = self.rows(active, active - static)
        # Rows of static units with conditions depend on all active units.
        moving += [
            index
            for name in static
            for index in self._conditional.get(name, ())
            if self.programme.rows[index].holds(active)
        ]
        return self.programme.sides(moving, self._base[1])

    def _plain_rows(self, names: Iterable[str]) -> list[int]:
        rows = self.programme.rows
        return [
            index
            for name in names
            for index in self.units[name].rows
            if not (rows[index].unless or rows[index].needs)
        ]

    def _what_never_changes(self) -> frozenset[str]:
        rows = self.programme.rows
        self._conditional = {
            name: [i for i in unit.rows if rows[i].unless or rows[i].needs]
            for name, unit in self.units.items()
        }
        self._depends = {name: self._what_decides(name) for name in self.units}
        return self.active(frozenset())

    def _what_decides(self, name: str) -> Units:
        """Return the units on which it depends whether a unit binds, and with which rows."""
        rows = [self.programme.rows[index] for index in self._conditional[name]]
        ended = (way.by for way in self.ways.get(name, ()))
        return frozenset[str]().union(*ended, *(row.needs.union(*row.unless) for row in rows))

    def _regroup(self) -> None:
        disputed = frozenset[str]().union(*(one.members for one in self.conflicts))
        groups = [
            one.members.union(*one.ways, self._conditions(one) & disputed) for one in self.conflicts
        ]
        joined = linked(groups)
        of_unit = {name: index for index, group in enumerate(joined) for name in group}
        inside: list[list[Conflict]] = [[] for _ in joined]
        for conflict in self.conflicts:
            inside[of_unit[next(iter(conflict.members))]].append(conflict)
        self.quarrels = tuple(
            Quarrel(group, tuple(inside[index]), self._ways_out(inside[index]))
            for index, group in enumerate(joined)
        )

    def _conditions(self, conflict: Conflict) -> Units:
        """Return the units that decide whether there is a conflict: without them or with them."""
        return frozenset[str]().union(*(self._depends[name] for name in conflict.members))

    def _ways_out(self, conflicts: Sequence[Conflict]) -> tuple[Units, ...]:
        """Return what may be dropped to settle some conflicts.

        What is a conflict only in other ways out is not settled in this one. A whole that a number
        contradicts goes whole, also where one part of it has gone already: otherwise somebody seen
        at one place would answer for everybody counted in the country.
        """
        found = hitting_sets(conflicts)
        if any(self._conditions(one) for one in conflicts):
            found = minimal(self._needed(dropped, conflicts) for dropped in found)
        if any(len(way) > 1 for one in conflicts for way in one.ways):
            found = minimal(self._whole(dropped, conflicts) for dropped in found)
        return tuple(found)

    def _needed(self, dropped: Units, conflicts: Sequence[Conflict]) -> Units:
        """Return what is dropped without the ways that settle nothing beside the others."""
        left = dropped
        ways = {way for one in conflicts for way in one.ways if way <= dropped}
        for way in sorted(ways, key=lambda one: (len(one), sorted(one))):
            without = left - way
            active = self.active(without)
            alone = [one for one in conflicts if not one.members & without]
            if not any(self._stands(one, active) for one in alone):
                left = without
        return left

    def _stands(self, conflict: Conflict, active: frozenset[str]) -> bool:
        """Whether the units of a conflict cannot all hold where some units are active."""
        if not conflict.members <= active:
            return False
        if not self._conditions(conflict):
            return True
        held = self.rows(active, conflict.members)
        return not self.programme.feasible(self.programme.sides(held))

    def _whole(self, dropped: Units, conflicts: Sequence[Conflict]) -> Units:
        for conflict in conflicts:
            for way in conflict.ways:
                beside = conflict.members - way
                if way & dropped and not way <= dropped and beside <= self.active(dropped - way):
                    return self._whole(dropped | way, conflicts)
        return dropped

    def _rivals(self) -> Iterator[Conflict]:
        active = self.active(frozenset())
        figures = [
            unit.claim for name, unit in self.units.items() if name in active and not unit.implied
        ]
        for one, other in rival_pairs({c.id: c for c in figures}.values(), self.space):
            assert one.amount is not None
            assert other.amount is not None
            if later_of_one_origin(one, other) or alike(one.amount, other.amount):
                continue
            either = sorted((frozenset({one.id}), frozenset({other.id})), key=sorted)
            yield Conflict(frozenset({one.id, other.id}), tuple(either))

    def _plain_pairs(self) -> Iterator[Conflict]:
        """Yield the conflicts of a floor with a cap around it on the same day, without a solve."""
        active = self.active(frozenset())
        by_day: dict[int, list[int]] = {}
        for index in self.rows(active):
            row = self.programme.rows[index]
            if all(term.coefficient == 1 and term.day == row.day for term in row.terms):
                by_day.setdefault(row.day, []).append(index)
        columns = self.programme.columns
        seen = {one.members for one in self.conflicts}
        for indices in by_day.values():
            held = []
            for index in indices:
                row = self.programme.rows[index]
                spoken = frozenset(
                    c for t in row.terms for c in columns.of(t.places, t.population, t.day)
                )
                held.append((row, spoken))
            floors = [one for one in held if one[0].low]
            caps = [one for one in held if one[0].high is not None]
            for floor, low_columns in floors:
                for cap, high_columns in caps:
                    if floor.unit == cap.unit or not low_columns <= high_columns:
                        continue
                    assert floor.low is not None
                    assert cap.high is not None
                    members = frozenset({floor.unit, cap.unit})
                    if floor.low > cap.high and members not in seen:
                        seen.add(members)
                        yield self._judge.judged(members)

    def _one_more(self) -> Conflict | None:
        """Return a conflict that some choice still holds; ``None`` where none is found."""
        for choice in self._probes():
            found = self.conflict_in(self.dropped(choice))
            if found is not None:
                return found
        return self._one_whole()

    def _one_whole(self) -> Conflict | None:
        """Return a conflict with a whole of which some choice has dropped only a part."""
        reference = self.reference
        for index, quarrel in enumerate(self.quarrels):
            for side, gone in enumerate(quarrel.sides):
                dropped = self.dropped(_switched(reference, (index, side)))
                for zeros in self._judge.wholes.values():
                    if gone & zeros and not zeros <= gone:
                        found = self._against_whole(zeros, dropped - zeros)
                        if found is not None:
                            return found
        return None

    def _against_whole(self, zeros: Units, dropped: Units) -> Conflict | None:
        """Return what contradicts several zeros together; what contradicts but one is set aside."""
        known = {one.members for one in self.conflicts}
        waiting, tried = [dropped], set[Units]()
        while waiting and len(tried) < MOST_ASIDE:
            aside = waiting.pop()
            if aside in tried:
                continue
            tried.add(aside)
            found = self.conflict_in(aside)
            if found is None or not found.members & zeros:
                continue
            if len(found.members & zeros) > 1 and found.members not in known:
                return found
            waiting += [aside | {name} for name in sorted(found.members - zeros, reverse=True)]
        return None

    def _probes(self) -> Iterator[Choice]:
        reference = self.reference
        yield reference
        single = []
        for index, quarrel in enumerate(self.quarrels):
            for side in range(1, len(quarrel.sides)):
                single.append((index, side))
                yield _switched(reference, (index, side))
        if len(single) > 60:
            return
        for first, one in enumerate(single):
            for other in single[first + 1 :]:
                if one[0] != other[0]:
                    yield _switched(reference, one, other)

    def conflict_in(self, dropped: Units) -> Conflict | None:
        """Return a minimal conflict among the units that bind; ``None`` where all can hold."""
        if dropped in self._can:
            return None
        active = self.active(dropped)
        if self.programme.feasible(self.sides_of(active)):
            self._can.add(dropped)
            return None
        rows = self.programme.rows

        def feasible(names: Sequence[str]) -> bool:
            held = [
                index
                for name in names
                for index in self.units[name].rows
                if rows[index].holds(active)
            ]
            return self.programme.feasible(self.programme.sides(held))

        # Facts first, so that what can be kept out of a conflict is weaker.
        order = sorted(active, key=lambda name: (_weakness(self.units[name]), name))
        families = self.programme.contradicting(self.sides_of(active))
        few = [
            name
            for name in order
            if any(self.programme.family(index) in families for index in self.units[name].rows)
        ]
        members = minimal_conflict(few, feasible) or minimal_conflict(order, feasible)
        if members is None:
            self._can.add(dropped)
            return None
        return self._judge.judged(frozenset(members))


def _switched(choice: Choice, *switches: tuple[int, int]) -> Choice:
    changed = list(choice)
    for index, side in switches:
        changed[index] = side
    return tuple(changed)


def _weakness(unit: Unit) -> int:
    if unit.implied:
        return 3
    return {"fact": 0, "plan": 1}.get(unit.claim.modality, 2)
