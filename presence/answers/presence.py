"""Whether anybody is at a place on a day, as codes; words are looked up by whoever shows them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from presence.answers.sightings import Saying, as_date, sayings
from presence.answers.values import Bound, Cell
from presence.measures.base import day
from presence.measures.emptied import leaves_nobody
from presence.measures.stock import counts_nobody
from presence.programme.rows import Day
from presence.projection import Projection
from presence.settling.units import Unit

PresenceCode = Literal[
    "disputed",
    "left",
    "overdue",
    "unconfirmed",
    "to-be-empty",
    "leaving",
    "to-shrink",
    "seen",
    "to-stay",
    "no-report",
]
"""In the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether anybody is there.

    Attributes
    ----------
    code
        The state.
    date
        The day that it rests on: of the sighting or the report, or the one announced; ``None``
        for ``no-report``.
    claims
        Ids of the claims behind it, sorted.
    seen
        The last day up to which somebody was seen before the cell's day; ``None`` where never.
    """

    code: PresenceCode
    date: dt.date | None
    claims: tuple[str, ...]
    seen: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """When a place was last heard of; each is ``None`` where it never was.

    Attributes
    ----------
    presence, presence_claims
        The day of the last fact that says anybody is or is not there, and who says it.
    number, number_claims
        The day of the last fact that gives a number.
    """

    presence: dt.date | None
    presence_claims: tuple[str, ...]
    number: dt.date | None
    number_claims: tuple[str, ...]


class Witnesses:
    """Everything that a projection's claims say of who is where, place by place."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._known: dict[tuple[str, str], list[Saying]] = {}
        settler = projection.settler
        choices = [settler.dropped(settler.reference)]
        for index, sides in enumerate(projection.quarrels):
            for side in range(1, len(sides)):
                reference = projection.reference
                choice = (*reference[:index], side, *reference[index + 1 :])
                choices.append(settler.dropped(choice))
        active = frozenset[str]().union(*(settler.active(dropped) for dropped in choices))
        self._binding: dict[str, list[Unit]] = {}
        for name, unit in projection.units.items():
            ended = any(way.by <= active for way in projection.ways.get(name, ()))
            if not unit.implied and (name in active or not ended):
                self._binding.setdefault(unit.claim.id, []).append(unit)

    def of(self, place: str, population: str) -> list[Saying]:
        """Return what is said of a place; plans replaced or overtaken are left out."""
        key = (place, population)
        if key not in self._known:
            projection = self._projection
            self._known[key] = [
                saying
                for claim in projection.claims.values()
                if claim.constrains
                for saying in sayings(claim, place, population, projection.space)
                if saying.kind in {"seen", "left"} or self._binds(saying, place, population)
            ]
        return self._known[key]

    def _binds(self, saying: Saying, place: str, population: str) -> bool:
        """Whether what is announced binds in some choice: of an end, for every part of a place."""
        units = self._binding.get(saying.claim.id, [])
        if not leaves_nobody(saying.claim):
            return bool(units)
        space = self._projection.space
        held = {
            (leaf, part)
            for unit in units
            if unit.zero is not None
            for leaf in unit.leaves
            for part in unit.people
        }
        people = space.people(population) & space.people(saying.claim.population or "")
        return {(leaf, part) for leaf in space.leaves((place,)) for part in people} <= held

    def presence(self, cell: Cell, found: Bound) -> Presence:
        """Return whether anybody is there on a cell's day, the first state that applies."""
        at, known = cell.day, day(self._projection.as_of)
        said = self.of(cell.place, cell.population)
        sightings = [s for s in said if s.kind == "seen" and s.first <= at]
        seen = max((min(s.last or at, at) for s in sightings), default=None)
        seen_on = None if seen is None else as_date(seen)
        ends = [s for s in said if s.kind == "end" and s.last is not None]
        lefts = [s for s in said if s.kind == "left" and s.first <= at]
        last_left = max(lefts, key=lambda s: (s.first, s.claim.id), default=None)
        if self._is_disputed(cell, found, said):
            names = self._arguing(cell, found, said)
            date = seen if seen is not None else (last_left.first if last_left else at)
            return Presence("disputed", as_date(date), names, seen_on)
        if last_left is not None and (seen is None or seen <= last_left.first):
            names = _names(s for s in lefts if s.first == last_left.first)
            return Presence("left", as_date(last_left.first), names, seen_on)
        since = -1 if last_left is None else last_left.first
        past = [s for s in ends if s.last is not None and since < s.last <= at]
        if past:
            newest = max(past, key=lambda s: (s.last or 0, s.claim.id))
            assert newest.last is not None
            # Where somebody is there in every choice a later end is the one that binds.
            if not found.low or (seen is not None and seen >= newest.last):
                return self._after_due(newest, seen, known, seen_on)
        return self._before_due(at, said, ends, seen, sightings)

    def _after_due(
        self, end: Saying, seen: Day | None, known: Day, seen_on: dt.date | None
    ) -> Presence:
        assert end.last is not None
        date, names = as_date(end.last), (end.claim.id,)
        if seen is not None and seen >= end.last:
            return Presence("overdue", date, names, seen_on)
        if end.last <= known:
            return Presence("unconfirmed", date, names, seen_on)
        return Presence("to-be-empty", date, names, seen_on)

    def _before_due(
        self,
        at: Day,
        said: list[Saying],
        ends: list[Saying],
        seen: Day | None,
        sightings: list[Saying],
    ) -> Presence:
        seen_on = None if seen is None else as_date(seen)
        for code, coming in (
            ("leaving", ends),
            ("to-shrink", [s for s in said if s.kind == "cut"]),
        ):
            opened = [s for s in coming if s.first <= at and s.last is not None and s.last > at]
            if opened:
                first = min(opened, key=lambda s: (s.last or 0, s.claim.id))
                assert first.last is not None
                assert code in {"leaving", "to-shrink"}
                kind: PresenceCode = "leaving" if code == "leaving" else "to-shrink"
                return Presence(kind, as_date(first.last), (first.claim.id,), seen_on)
        if seen is not None:
            latest = [s for s in sightings if min(s.last or at, at) == seen]
            return Presence("seen", seen_on, _names(latest), seen_on)
        staying = [
            s for s in said if s.kind == "stay" and s.first <= at and (not s.last or at <= s.last)
        ]
        if staying:
            latest_stay = max(staying, key=lambda s: (s.claim.published.last, s.claim.id))
            last = latest_stay.last
            date = latest_stay.claim.published.last if last is None else as_date(last)
            return Presence("to-stay", date, _names(staying), None)
        return Presence("no-report", None, (), None)

    def _is_disputed(self, cell: Cell, found: Bound, said: list[Saying]) -> bool:
        if found.low != 0 or found.high == 0:
            return False
        return bool(self._arguing(cell, found, said))

    def _arguing(self, cell: Cell, found: Bound, said: list[Saying]) -> tuple[str, ...]:
        """Return the claims that have nobody there beside others that have somebody, or later."""
        projection = self._projection
        names: set[str] = set()
        for low, _ in found.stretches[:1]:
            names.update(low.zero_by)
        if names:
            gone = {s.claim.id for s in said if s.kind in {"left", "end"}}
            later = [
                s
                for s in said
                if s.claim.id in gone - names and s.last is not None and s.last > cell.day
            ]
            return tuple(sorted(names | {s.claim.id for s in later})) if later else ()
        space = projection.space
        where = space.leaves((cell.place,))
        for index in found.moved_by:
            quarrel = projection.settler.quarrels[index]
            for conflict in quarrel.conflicts:
                if conflict.rule != "dispute":
                    continue
                units = [projection.units[name] for name in conflict.members]
                empty = [u for u in units if u.zero is not None or counts_nobody(u.claim)]
                if empty and any(u.leaves & where for u in empty):
                    names.update(u.claim.id for u in units)
        return tuple(sorted(names))

    def heard(self, place: str, population: str) -> Heard:
        """Return when a place was last heard of, over the whole edition."""
        known = day(self._projection.as_of)
        facts = [s for s in self.of(place, population) if s.kind in {"seen", "left"}]
        newest = max((min(s.last or s.first, known) for s in facts), default=None)
        numbered = [s for s in facts if s.claim.measure == "stock"]
        counted = max((s.first for s in numbered), default=None)
        return Heard(
            None if newest is None else as_date(newest),
            _names(s for s in facts if min(s.last or s.first, known) == newest),
            None if counted is None else as_date(counted),
            _names(s for s in numbered if s.first == counted),
        )


def _names(said: Iterable[Saying]) -> tuple[str, ...]:
    return tuple(sorted({saying.claim.id for saying in said}))
