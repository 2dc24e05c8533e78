"""The claims known on a day, settled, with assumptions joined, ready to be asked."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from claims.dataset import Assumption, Dataset
from claims.model import RELEASING, Claim, Report
from presence.accounts import Accounts
from presence.assumed import AssumedRow, assumed_rows, speaking
from presence.binding import bind, leaves_nobody, stretches
from presence.constraints import claim_rows
from presence.grid import Grid, cut_grid
from presence.releases import Freed, freed_by, release
from presence.rows import ASSUMED, Row
from presence.settle import Settlement, group_units, settle
from presence.solver import Model
from presence.space import Space
from presence.yielding import Lost, Yielding, join

End = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One consistent way to read the claims, with what is assumed beside it.

    Attributes
    ----------
    units
        The claims' units that hold.
    rows
        Indices of all active rows: claims' and assumptions'.
    suspended
        Indices of the rows of changes that are not measured, because they would lead from one
        party's figure to another's.
    """

    units: frozenset[str]
    rows: frozenset[int]
    suspended: frozenset[int]


class Projection:
    """What the reports published up to a day allow of countries that claims tie together.

    The parameters are those of `presence.edition.Edition`, which is made of such projections, and:

    Parameters
    ----------
    exceptions
        Whether possibilities and denials are used: what they release may fail, and what they say
        holds where it can.

    Raises
    ------
    ValueError
        Where an assumption or the account is not known.
    TooManyChoicesError
        Where a dispute branches too far.
    """

    def __init__(
        self,
        dataset: Dataset,
        as_of: dt.date | None = None,
        assumptions: frozenset[str] | None = None,
        account: str | None = None,
        *,
        exceptions: bool = False,
    ) -> None:
        self.dataset = dataset
        self.as_of = as_of or dataset.editions[-1]
        self.account = account
        self.exceptions = exceptions
        self.switched_on = (
            frozenset(a.id for a in dataset.assumptions if a.default)
            if assumptions is None
            else assumptions
        )
        _known("assumption", self.switched_on, [a.id for a in dataset.assumptions])
        _known("account", {account} - {None}, [party.id for party in dataset.parties])
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
        self._prepare()

    def _prepare(self) -> None:
        dataset = self.dataset
        possible = [c for c in self.claims.values() if c.modality in RELEASING and c.measurable]
        binding = [claim for claim in self.claims.values() if claim.constrains]
        # Both ranges are cut alike, so that they can be laid side by side.
        self.grid: Grid = cut_grid(
            dataset.start,
            dataset.end,
            [
                *(s for claim in (*binding, *possible) for s in stretches(claim, dataset.end)),
                *(freed.months(dataset.start, dataset.end) for freed in self.freed),
            ],
        )
        self.space = Space(dataset, self.grid)
        rows = [row for claim in binding for row in claim_rows(claim, self.grid)]
        maybe: list[Row] = []
        if self.exceptions:
            rows = release(rows, self.freed, self.space)
            maybe = [row for claim in possible for row in claim_rows(claim, self.grid)]
        # Defaults come first, so that one that is off never makes one that is on give way.
        catalogue = sorted(dataset.assumptions, key=lambda a: not a.default)
        self._assumed: list[AssumedRow] = [
            row for a in catalogue for row in assumed_rows(a, self.space, rows, self.claims)
        ]
        self.rows: tuple[Row, ...] = (*rows, *maybe, *(a.row for a in self._assumed))
        self._possible = range(len(rows), len(rows) + len(maybe))
        self._count = len(rows) + len(maybe)
        self.model = Model(self.space, self.rows)
        self._units = group_units(rows)
        for claim in binding:
            bound = bind(claim)
            if leaves_nobody(claim) and bound is not None and bound.first > dataset.end:
                self._units[claim.id] = []  # no row, but its deadline may be in dispute
        self._accounts = Accounts(self.rows, self._units, self.claims, self.space)
        self.settlement: Settlement = settle(self.model, self._accounts)
        yielded: list[Yielding] = []
        self.choices: tuple[Choice, ...] = tuple(
            self._choice(index, units, catalogue, yielded)
            for index, units in enumerate(self.settlement.choices)
        )
        self.yielded = tuple(yielded)

    def _choice(
        self,
        index: int,
        units: frozenset[str],
        catalogue: Sequence[Assumption],
        yielded: list[Yielding],
    ) -> Choice:
        suspended = self._accounts.suspended(units, self.settlement.disputed)
        rows = [row for unit in sorted(units) for row in self._units[unit] if row not in suspended]
        # What possibilities say holds where it can: all of it, or nothing where they exclude each
        # other, since none of them is to be preferred.
        maybe = [row for row in self._possible if self.model.feasible([*rows, row])]
        if self.model.feasible([*rows, *maybe]):
            rows.extend(maybe)
        claims = [self.claims[name] for name in sorted({self.rows[row].source for row in rows})]
        freed = self.freed if self.exceptions else ()
        speak = [
            self._count + index
            for index in speaking(self._assumed, units, self.space, claims, freed)
        ]
        joined, lost = join(self.model, rows, speak, [a.id for a in catalogue])
        switched = {ASSUMED + name for name in self.switched_on}
        yielded += [self._yielding(one, index) for one in lost if self._source(one.row) in switched]
        active = frozenset(rows) | {row for row in joined if self._source(row) in switched}
        return Choice(units, active, suspended)

    def _source(self, row: int) -> str:
        return self.rows[row].source

    def _yielding(self, lost: Lost, choice: int) -> Yielding:
        row = self.rows[lost.row]
        step = self._assumed[lost.row - self._count].step
        place, population = (step[0], step[1]) if step else (None, None)
        name = row.source.removeprefix(ASSUMED)
        return Yielding(name, row.month, place, population, choice, lost.to, lost.beside)

    @cached_property
    def wide(self) -> "Projection":
        """The same edition with the exceptions used; itself where there are none."""
        if self.exceptions or not self.freed:
            return self
        return Projection(self.dataset, self.as_of, self.switched_on, self.account, exceptions=True)

    @cached_property
    def common(self) -> frozenset[int]:
        """Rows that are active in every choice."""
        return frozenset.intersection(*(choice.rows for choice in self.choices))

    def needs(self, row: int) -> str | None:
        """Return the claim that an assumed row builds on, or ``None``."""
        if row < self._count:
            return None
        unit = self._assumed[row - self._count].needs
        return None if unit is None else self.rows[self._units[unit][0]].source


def _known(what: str, names: Iterable[str | None], known: Iterable[str]) -> None:
    """Raise a `ValueError` that names the first name that is not known."""
    listed = sorted(known)
    for name in sorted(str(n) for n in names):
        if name not in listed:
            raise ValueError(f"{what} '{name}' is not known; known: {', '.join(listed)}")
