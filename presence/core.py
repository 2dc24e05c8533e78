"""The claims known on a day, settled, with every assumption joined: what no switch changes."""

import datetime as dt
import threading
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.dataset import Dataset
from claims.dates import Month
from claims.model import RELEASING, Claim, Report
from presence.late import delayed
from presence.measures import marks_of, rows_of
from presence.measures.base import Setting, day, due, month_end, opens
from presence.measures.emptied import there_at_publication
from presence.programme.model import Programme
from presence.programme.rows import ASSUMED, Day, Row, Units
from presence.programme.sides import Bind, Sides
from presence.programme.space import Columns, Space
from presence.programme.timeline import Timeline, cut
from presence.settling.accounts import within_accounts
from presence.settling.announced import announced
from presence.settling.assume import AssumedRow, Ground, assumed_rows
from presence.settling.ends import capped, postponed
from presence.settling.join import Joiner, Yielding
from presence.settling.lives import Way, Ways, ways_of
from presence.settling.met import met_by
from presence.settling.releases import Freed, freed_by, release
from presence.settling.rivals import later_of_one_origin, rival_pairs, windows
from presence.settling.settle import Settler
from presence.settling.units import Unit, make_units

STRONG, WEAK = 1e-5, 1e-3
"""By how much rows of the strongest and of the weakest sources are loosened, in persons."""


def last_day(month: Month) -> Day:
    """Return the last day of a month."""
    return month_end(day(dt.date(month // 12, month % 12 + 1, 1)))


@dataclass(frozen=True, slots=True)
class Reading:
    """One choice of claims, with the assumptions that can hold beside it.

    Attributes
    ----------
    active
        The claims' units that bind.
    claims
        The sides that its claims make.
    assumed
        Indices of the assumed rows that hold, those of assumptions that are off among them.
    yielded
        Assumptions that gave way in it.
    """

    active: frozenset[str]
    claims: Sides
    assumed: tuple[int, ...]
    yielded: tuple[Yielding, ...]


class Optima:
    """Optima that were found, for whoever asks the same with fewer assumptions.

    With an assumption less an optimum can only loosen, and it does not where nothing that the
    assumption says is among its duals.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, list[tuple[frozenset[str], frozenset[str], Found]]] = {}

    def get(self, key: Hashable, on: frozenset[str]) -> "Found | None":
        """Return what was found with at least these assumptions on, if none of the others bind."""
        for switched, binding, found in self._found.get(key, ()):
            if on <= switched and binding <= on:
                return found
        return None

    def put(
        self, key: Hashable, on: frozenset[str], binding: frozenset[str], found: "Found"
    ) -> None:
        """Keep what was found with some assumptions on, of which some bind."""
        self._found.setdefault(key, []).append((on, binding, found))


Found = tuple[float | None, tuple[Bind, ...]]
"""An optimum, as the sum of its rows' own sides, and what binds it."""


class Core:
    """What the reports published up to a day allow, whichever assumptions are on.

    Which assumption gives way is decided over the whole catalogue, so that a switch never
    tightens a bound; so all of this is shared by the projections that differ in their switches.

    Parameters
    ----------
    dataset, as_of, account
        As in `presence.edition.Edition`, with `as_of` given.
    late
        By how many months plans that no fact has met are met late: all of them alike.
    exceptions
        Whether possibilities and denials are used: what they release may fail, and what they say
        holds where it can.
    days
        Days that are asked for beside the month ends of the dataset's grid.

    Attributes
    ----------
    lock
        Whoever asks the programme holds it: one question at a time.

    Raises
    ------
    ValueError
        Where the account is not known.
    """

    def __init__(
        self,
        dataset: Dataset,
        as_of: dt.date,
        account: str | None = None,
        *,
        late: int = 0,
        exceptions: bool = False,
        days: Iterable[Day] = (),
    ) -> None:
        self.dataset = dataset
        self.as_of = as_of
        self.account = account
        self.late = late
        self.exceptions = exceptions
        self.days = frozenset(days)
        known("account", {account} - {None}, [party.id for party in dataset.parties])
        self.reports: tuple[Report, ...] = tuple(
            r for r in dataset.reports if r.known_from <= self.as_of
        )
        self.claims: dict[str, Claim] = {
            claim.id: claim
            for claim in sorted((c for r in self.reports for c in r.claims), key=lambda c: c.id)
            if account is None or account in claim.parties
        }
        self.freed: tuple[Freed, ...] = freed_by(
            self.claims.values(), (a.id for a in dataset.assumptions)
        )
        self.lock = threading.RLock()
        self._readings: dict[Units, Reading] = {}
        self.optima = Optima()
        self._settle(self._claim_rows())

    # --- building -----------------------------------------------------------------------------

    def _claim_rows(self) -> list[Row]:
        """Return the rows of all claims; makes the space, the setting and the timeline."""
        binding = [claim for claim in self.claims.values() if claim.constrains]
        possible = [c for c in self.claims.values() if c.modality in RELEASING and c.measurable]
        self.space = Space(self.dataset)
        self._pairs = rival_pairs(binding, self.space)
        self.setting = Setting(self.space, tuple(binding), windows(self._pairs))
        if self.late:
            binding = delayed(binding, self.late, self._met(binding))
            self._pairs = rival_pairs(binding, self.space)
            self.setting = Setting(self.space, tuple(binding), windows(self._pairs))
        self.timeline = self._cut([*binding, *possible])
        rows = [row for claim in binding for row in rows_of(claim, self.setting, self.timeline)]
        there = (there_at_publication(claim, self.setting) for claim in binding)
        rows += [row for row in there if row is not None]
        rows += capped(self.setting, self.timeline)
        self._maybe: list[Row] = []
        if self.exceptions:
            rows = release(rows, self.freed, self.space)
            self._maybe = [
                row for claim in possible for row in rows_of(claim, self.setting, self.timeline)
            ]
        self._told = {claim.id: claim for claim in binding}
        return rows

    def _met(self, binding: Sequence[Claim]) -> frozenset[str]:
        """Return the plans that a fact has met, so that they can no longer be late."""
        return frozenset(claim.id for claim in binding if met_by(claim, binding, self.space))

    def _cut(self, claims: Iterable[Claim]) -> Timeline:
        named, parted = list(self.days), list[Day]()
        stretches: list[tuple[Day, Day | None]] = list(self.setting.rivals.values())
        for claim in claims:
            marks = marks_of(claim, self.setting)
            named += marks.named
            stretches += marks.stretches
            done = due(claim)
            if done is not None and claim.constrains:
                # Where a figure stops standing, and where a planned change's month ends.
                parted += [opens(claim) + 1, month_end(done) + 1]
        for freed in self.freed:
            named += [at for at in (freed.first, freed.last) if at is not None]
        asked = [last_day(month) for month in self.dataset.months]
        return cut(named, stretches, asked, parted)

    def _settle(self, rows: list[Row]) -> None:
        units = make_units(rows, self._told, self.space)
        rows = postponed(rows, units)
        columns = Columns(self.space, self.timeline)
        ways = self._ways(units)
        weakness = [self._weakness(row) for row in rows]
        claims = Programme(columns, rows, weakness)
        settler = Settler(claims, units, ways, self.space, self.as_of)
        settler.settle()
        disputed = frozenset(
            unit for q in settler.quarrels if q.open for c in q.conflicts for unit in c.members
        )
        told_apart = within_accounts(rows, units, disputed)
        if told_apart != rows:
            rows = told_apart
            settler = Settler(
                Programme(columns, rows, weakness), units, ways, self.space, self.as_of
            )
            settler.settle()
        self.units, self.ways = units, ways
        self._join(rows, weakness, columns, settler, disputed)

    def _ways(self, units: dict[str, Unit]) -> Ways:
        ways = ways_of(units, self.claims, self.space, self.as_of)
        for one, other in self._pairs:
            pair = later_of_one_origin(one, other)
            if pair is not None and pair[0].id in units and pair[1].id in units:
                way = Way(frozenset({pair[1].id}), (pair[1].id,), "replaced")
                ways.setdefault(pair[0].id, []).append(way)
        return ways

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self._told)}

    def _weakness(self, row: Row) -> float:
        """Return by how much a row is loosened: more where its source is weaker."""
        if row.assumed:
            return WEAK
        order = self._order
        claim = self._told[row.source]
        kind = {"fact": 0, "plan": 1}.get(claim.modality, 2) + 3 * row.unit.endswith("!there")
        place = order[row.source] / max(len(order), 1)
        return STRONG * (1 + 12 * kind + 8 * place)

    def _join(
        self,
        rows: list[Row],
        weakness: list[float],
        columns: Columns,
        settler: Settler,
        disputed: frozenset[str],
    ) -> None:
        units = self.units
        in_quarrel = {unit for quarrel in settler.quarrels for unit in quarrel.units}
        always = settler.active(frozenset()) - in_quarrel
        never_without = [frozenset({name}) for name in always]
        never_without += [quarrel.units for quarrel in settler.quarrels if quarrel.open]
        ground = Ground(
            self.setting,
            self.timeline,
            rows,
            units,
            announced(self._announcing(units), units, self.ways, self.space),
            never_without,
        )
        # Defaults come first, so that one that is off never makes one that is on give way.
        catalogue = sorted(self.dataset.assumptions, key=lambda a: not a.default)
        found = [one for a in catalogue for one in assumed_rows(a, ground)]
        if self.exceptions:
            found = [left for one in found if (left := self._as_freed(one)) is not None]
        count = len(rows) + len(self._maybe)
        self.rows = (*rows, *self._maybe, *(one.row for one in found))
        self.assumed: dict[int, AssumedRow] = {count + i: one for i, one in enumerate(found)}
        self._possible = range(len(rows), count)
        order = {name: index for index, name in enumerate(sorted(self.claims))}
        extra = [
            WEAK * (0.5 + 0.1 * order.get(row.source, 0) / max(len(order), 1))
            for row in self._maybe
        ]
        last = [
            WEAK * (1 + 0.2 * index / max(len(catalogue), 1))
            for index, a in enumerate(catalogue)
            for one in found
            if one.row.source == ASSUMED + a.id
        ]
        self.programme = Programme(columns, self.rows, [*weakness, *extra, *last])
        settler.programme = self.programme
        settler.renew()
        self.settler = settler
        self.disputed = disputed
        every = {**units, **make_units(self._maybe, self.claims, self.space)}
        self.joiner = Joiner(
            self.programme, self.assumed, every, [a.id for a in catalogue], disputed
        )

    def _announcing(self, units: dict[str, Unit]) -> list[Claim]:
        """Return the claims that may announce a change: not those that are freed altogether."""
        if not self.exceptions:
            return list(self._told.values())
        left = {unit.claim.id for unit in units.values() if not unit.implied}
        return [claim for claim in self._told.values() if claim.id in left]

    def _as_freed(self, one: AssumedRow) -> AssumedRow | None:
        """Return an assumed row as it speaks when the exceptions are used; ``None`` if not at all.

        Where numbers may rise, a figure that stands holds them no longer from above either.
        """
        if any(freed.touches(one.row, self.space) for freed in self.freed):
            return None
        rising = {ASSUMED + a.id for a in self.dataset.assumptions if a.measure == "no-rise"}
        if one.stands is not None and any(
            freed.source in rising and freed.covers(one.row, self.space) for freed in self.freed
        ):
            return None if one.row.low is None else replace(one, row=one.row._replace(high=None))
        return one

    def reading(self, dropped: Units) -> Reading:
        """Return a choice, by the units that it drops, with the assumptions joined to it."""
        if dropped not in self._readings:
            active = self.settler.active(dropped)
            rows = self.settler.rows(active)
            claims = self.settler.sides_of(active)
            if self._possible:
                claims, rows = self._with_possible(claims, rows)
            joined, yielded = self.joiner.join(claims, active, rows)
            self._readings[dropped] = Reading(active, claims, tuple(joined), tuple(yielded))
        return self._readings[dropped]

    def _with_possible(self, claims: Sides, rows: list[int]) -> tuple[Sides, list[int]]:
        """Return a choice with what possibilities say, where it can hold.

        All of it, or nothing where they exclude each other: none of them is to be preferred.
        """
        single = [
            index
            for index in self._possible
            if self.programme.feasible(self.programme.sides([index], claims))
        ]
        together = self.programme.sides(single, claims)
        if single and self.programme.feasible(together):
            return together, [*rows, *single]
        return claims, rows

    @cached_property
    def wide(self) -> "Core":
        """The same with the exceptions used; itself where there are none."""
        if self.exceptions or not self.freed:
            return self
        return Core(
            self.dataset,
            self.as_of,
            self.account,
            late=self.late,
            exceptions=True,
            days=self.days,
        )


def known(what: str, names: Iterable[str | None], known: Iterable[str]) -> None:
    """Raise a `ValueError` that names the first name that is not known."""
    listed = sorted(known)
    for name in sorted(str(n) for n in names):
        if name not in listed:
            raise ValueError(f"{what} '{name}' is not known; known: {', '.join(listed)}")
