"""Assumptions joined to the claims that hold, and where they give way to them.

First the steps that forbid a rise: where claims contradict them, every step of a minimal conflict
gives way. Conflicts are looked for by stretches of time, the shortest first, so that neither the
order of places nor of files decides. Then the other assumptions, one after the other; of these the
latest row in a contradiction gives way. See docs/decisions/yielding.md.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.dates import Month, month_of
from presence.measures.base import day
from presence.measures.stock import own_day
from presence.programme.model import Programme
from presence.programme.rows import ASSUMED, Day
from presence.programme.sides import Sides
from presence.settling.assume import AssumedRow
from presence.settling.conflicts import minimal_conflict
from presence.settling.rivals import is_figure
from presence.settling.units import Unit

MOST_CHAINS = 6
"""Chains of steps of which every combination is tried for a contradiction."""


@dataclass(frozen=True, slots=True)
class Yielding:
    """An assumption that gave way to claims on a day.

    `place` and `population` are ``None`` for one that is no step from day to day. `to` names
    the claims, and `beside` the assumptions that it could not hold together with them.
    """

    assumption: str
    day: Day
    place: str | None
    population: str | None
    to: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def month(self) -> Month:
        """The month that the day lies in."""
        return month_of(dt.date.fromordinal(self.day))


class Joiner:
    """Joins assumed rows to choices of claims."""

    def __init__(
        self,
        programme: Programme,
        assumed: Mapping[int, AssumedRow],
        units: Mapping[str, Unit],
        catalogue: Sequence[str],
        disputed: Collection[str],
    ) -> None:
        """Take what every choice has in common.

        Parameters
        ----------
        programme
            The programme.
        assumed
            The assumed rows by their index in the programme.
        units
            The claims' units by id.
        catalogue
            Ids of the assumptions, in the order in which they join.
        disputed
            Units in dispute over figures.
        """
        self._programme = programme
        self._assumed = assumed
        self._units = units
        self._catalogue = catalogue
        self._disputed = disputed
        self._windows_met: set[tuple[Day, Day]] = set()
        self._learnt: dict[str, list[tuple[frozenset[int], set[int], Yielding]]] = {}

    def join(
        self, claims: Sides, active: frozenset[str], rows: Sequence[int]
    ) -> tuple[list[int], list[Yielding]]:
        """Return the assumed rows that hold beside the claims of a choice, and what gave way.

        Parameters
        ----------
        claims
            The sides that the choice's claims make.
        active
            Its units.
        rows
            Its claims' rows.
        """
        speaking = [i for i, one in self._assumed.items() if one.row.holds(active)]
        if self._feasible(claims, speaking):
            return speaking, []
        steps = [index for index in speaking if self._assumed[index].step]
        joined, lost = self._steps(claims, rows, steps)
        for name in self._catalogue:
            fresh = [
                index
                for index in speaking
                if not self._assumed[index].step
                and self._programme.rows[index].source == ASSUMED + name
            ]
            fresh, known = self._as_learnt(name, rows, joined, fresh)
            lost += known
            while fresh and not self._feasible(claims, [*joined, *fresh]):
                out, told = self._one_out(claims, rows, joined, fresh)
                fresh = [index for index in fresh if index not in out]
                lost.append(told)
            joined = [*joined, *fresh]
        return joined, lost

    def _as_learnt(
        self, name: str, rows: Sequence[int], joined: Sequence[int], fresh: list[int]
    ) -> tuple[list[int], list[Yielding]]:
        """Return the rows of an assumption without those that gave way alike in another choice."""
        present = {*rows, *joined}
        lost = []
        for together, out, told in self._learnt.get(name, ()):
            if together <= present.union(fresh):
                fresh = [index for index in fresh if index not in out]
                lost.append(told)
        return fresh, lost

    def _feasible(self, claims: Sides, rows: Iterable[int]) -> bool:
        return self._programme.feasible(self._programme.sides(rows, claims))

    def _steps(
        self, claims: Sides, rows: Sequence[int], steps: list[int]
    ) -> tuple[list[int], list[Yielding]]:
        left = steps
        lost: list[Yielding] = []
        while left and not self._feasible(claims, left):
            gone: set[int] = set()
            for window, chains in self._windows(claims, left):
                inside = [
                    index
                    for index in left
                    if self._chain(index) in chains
                    and window[0] < self._programme.rows[index].day <= window[1]
                ]
                to = self._against(rows, inside)
                out = self._limited(inside, window, to)
                gone.update(out)
                lost += [self._told(index, to) for index in out]
            if not gone:
                gone = set(left)
            left = [index for index in left if index not in gone]
        return left, lost

    def _chain(self, index: int) -> tuple[str, str, str]:
        step = self._assumed[index].step
        assert step is not None
        return (self._programme.rows[index].source, step[0], step[1])

    def _windows(
        self, claims: Sides, steps: list[int]
    ) -> list[tuple[tuple[Day, Day], set[tuple[str, str, str]]]]:
        """Return the shortest stretches of days that rise, with the chains that contradict it.

        A stretch holds the steps after its first day up to its last.
        """
        rows = self._programme.rows
        days = sorted({rows[index].day for index in steps})
        begins = [days[0] - 1, *days]

        def impossible(first: int, last: int) -> bool:
            held = [i for i in steps if begins[first] < rows[i].day <= days[last]]
            return not self._feasible(claims, held)

        found: list[tuple[tuple[Day, Day], set[tuple[str, str, str]]]] = []
        start, count = 0, len(days)
        while start < count and impossible(start, count - 1):
            known = self._known_window(begins, start, impossible)
            if known is not None:
                first, last = known
            else:
                first, last = _shortest(start, count - 1, impossible)
            window = (begins[first], days[last])
            self._windows_met.add(window)
            found.append((window, self._chains(claims, steps, window)))
            start = first + 1
        return found

    def _known_window(
        self, begins: Sequence[Day], start: int, impossible: Callable[[int, int], bool]
    ) -> tuple[int, int] | None:
        """Return the next stretch that rises where another choice had the same one; else ``None``.

        It is the same where a day less on either side does not rise.
        """
        at = {since: index for index, since in enumerate(begins)}
        for since, until in sorted(self._windows_met, key=lambda one: (one[1], -one[0])):
            first, last = at.get(since, -1), at.get(until, -1) - 1
            if not start <= first <= last or not impossible(first, last):
                continue
            shorter = last > start and impossible(start, last - 1)
            later = first < last and impossible(first + 1, last)
            return None if shorter or later else (first, last)
        return None

    def _chains(
        self, claims: Sides, steps: list[int], window: tuple[Day, Day]
    ) -> set[tuple[str, str, str]]:
        """Return the chains in any minimal contradiction within a stretch of days."""
        rows = self._programme.rows
        inside = [i for i in steps if window[0] < rows[i].day <= window[1]]
        chains = sorted({self._chain(index) for index in inside})

        def possible(names: Sequence[tuple[str, str, str]]) -> bool:
            return self._feasible(claims, [i for i in inside if self._chain(i) in names])

        if len(chains) > MOST_CHAINS:
            return set(minimal_conflict(chains, possible) or chains)
        minimal: list[frozenset[tuple[str, str, str]]] = []
        for size in range(1, len(chains) + 1):
            for names in combinations(chains, size):
                tried = frozenset(names)
                if not any(one <= tried for one in minimal) and not possible(names):
                    minimal.append(tried)
        return set().union(*minimal)

    def _against(self, rows: Sequence[int], steps: list[int]) -> tuple[str, ...]:
        """Return the units of claims that some steps contradict, as few as do."""
        programme = self._programme
        by_unit: dict[str, list[int]] = {}
        for index in rows:
            by_unit.setdefault(programme.rows[index].unit, []).append(index)
        held = programme.sides(steps)

        def possible(names: Sequence[str]) -> bool:
            return programme.feasible(
                programme.sides([index for name in names for index in by_unit[name]], held)
            )

        order = sorted(by_unit, key=lambda name: (_weakness(self._units[name]), name))
        few = {programme.rows[i].unit for i in self._suspects(programme.sides(rows, held), rows)}
        near = [name for name in order if name in few]
        return minimal_conflict(near, possible) or minimal_conflict(order, possible) or ()

    def _limited(self, steps: list[int], window: tuple[Day, Day], to: tuple[str, ...]) -> list[int]:
        """Return the steps that give way: not those before a plan to rise, nor of one account.

        A rise that only a plan tells of does not begin before that plan is published; a disputed
        figure of another party takes back the one step into it, or out of it.
        """
        rows = self._programme.rows
        claims = [self._units[name].claim for name in to if not self._units[name].implied]
        plans = [claim for claim in claims if claim.modality != "fact"]
        if plans:
            since = max(day(claim.published.last) for claim in plans)
            later = [index for index in steps if rows[index].day > since]
            return later or steps
        figures = [claim for claim in claims if is_figure(claim)]
        strange = [
            claim
            for claim in figures
            if claim.id in self._disputed
            and not any(
                set(claim.parties) & set(other.parties) for other in figures if other.id != claim.id
            )
        ]
        if not strange or len(figures) < 2:
            return steps
        days = {own_day(claim) for claim in strange}
        last = max(rows[index].day for index in steps)
        first = min(rows[index].day for index in steps)
        if max(days) > window[0]:
            return [index for index in steps if rows[index].day == last]
        return [index for index in steps if rows[index].day == first]

    def _one_out(
        self, claims: Sides, rows: Sequence[int], joined: list[int], fresh: list[int]
    ) -> tuple[set[int], Yielding]:
        """Return the row of an assumption that gives way, with those that rest on it, as told."""
        programme = self._programme
        background = programme.sides(joined, claims)
        few = self._suspects(programme.sides(fresh, background), fresh)
        core = self._minimal(few, fresh, background) or fresh
        loser = max(core, key=lambda index: (programme.rows[index].day, index))
        stands = self._assumed[loser].stands
        out = {loser}
        if stands is not None:
            earliest = min(
                (i for i in core if self._assumed[i].stands == stands),
                key=lambda i: programme.rows[i].day,
            )
            since = programme.rows[earliest].day
            out = {
                index
                for index in fresh
                if self._assumed[index].stands == stands and programme.rows[index].day >= since
            }
        others = [*rows, *joined, *(index for index in core if index != loser)]
        held = programme.sides([loser])
        few = self._suspects(programme.sides(others, held), others)
        against = self._minimal(few, others, held)
        sources = {programme.rows[index].source for index in against or ()}
        own = programme.rows[loser].needs
        sources |= {
            self._units[name].claim.id
            for index in against or ()
            if programme.rows[index].assumed
            for name in programme.rows[index].needs - own
            if name in self._units
        }
        sources -= {programme.rows[loser].source}
        assumed = {source for source in sources if source.startswith(ASSUMED)}
        told = Yielding(
            programme.rows[loser].source.removeprefix(ASSUMED),
            programme.rows[loser].day,
            None,
            None,
            tuple(sorted(sources - assumed)),
            tuple(sorted(source.removeprefix(ASSUMED) for source in assumed)),
        )
        together = frozenset({loser, *(against or others)})
        self._learnt.setdefault(told.assumption, []).append((together, out, told))
        return out, told

    def _suspects(self, sides: Sides, rows: Sequence[int]) -> list[int]:
        """Return those of some rows that a proof of contradiction may use, in their order."""
        families = self._programme.contradicting(sides)
        return [index for index in rows if self._programme.family(index) in families]

    def _minimal(
        self, few: Sequence[int], every: Sequence[int], held: Sides
    ) -> tuple[int, ...] | None:
        """Return a minimal contradiction of rows with what is held, from a few or from all."""

        def possible(some: Sequence[int]) -> bool:
            return self._feasible(held, some)

        return minimal_conflict(few, possible) or minimal_conflict(every, possible)

    def _told(self, index: int, to: tuple[str, ...]) -> Yielding:
        row, step = self._programme.rows[index], self._assumed[index].step
        assert step is not None
        claims = tuple(sorted({self._units[name].claim.id for name in to}))
        name = row.source.removeprefix(ASSUMED)
        return Yielding(name, row.day, step[0], step[1], claims)


def _shortest(start: int, end: int, impossible: Callable[[int, int], bool]) -> tuple[int, int]:
    """Return the first and last index of the stretch that rises soonest, as short as it can be."""
    # Most rises are short: look near by first, then in steps twice as long.
    reach = 1
    while start + reach < end and not impossible(start, start + reach):
        reach *= 2
    top = min(start + reach, end)
    low = start + reach // 2 if reach > 1 else start
    last = _first(low, top, lambda at: impossible(start, at))
    reach = 1
    while last - reach > start and not impossible(last - reach, last):
        reach *= 2
    low = max(last - reach, start)
    return _last(low, last, lambda at: impossible(at, last)), last


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first number at which something holds that holds from there on, also at `high`."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _last(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the last number at which something holds that holds up to there, also at `low`."""
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _weakness(unit: Unit) -> int:
    return 2 if unit.implied else int(unit.claim.modality != "fact")
