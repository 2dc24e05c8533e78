"""A change is measured within one account: see docs/decisions/accounts.md.

A figure in dispute starts a new account where every earlier figure is told by other parties and
cannot be the same number: no change is then measured across its month.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.dates import Month
from claims.model import Claim
from presence.binding import bind
from presence.rows import Row
from presence.space import Space


@dataclass(frozen=True, slots=True)
class Accounts:
    """Tells which changes would lead from one party's figure to another's.

    Attributes
    ----------
    rows
        The rows of the claims, first those of the units.
    units
        Indices of the rows by unit.
    claims
        The claims by id.
    space
        The space of the rows.
    """

    rows: Sequence[Row]
    units: Mapping[str, Sequence[int]]
    claims: Mapping[str, Claim]
    space: Space

    def crossed(self, held: Collection[str], disputed: Collection[str]) -> list[tuple[str, str]]:
        """Return each unit with a figure in dispute, of units held, that it must not lead into.

        Parameters
        ----------
        held
            Units that hold.
        disputed
            Ids of the claims in dispute over figures.
        """
        return sorted(
            {(self.rows[row].unit, stock.id) for stock, row in self._crossing(held, disputed)}
        )

    def suspended(self, held: Collection[str], disputed: Collection[str]) -> frozenset[int]:
        """Return the rows, of units held, that are not measured; parameters as in `crossed`."""
        return frozenset(row for _, row in self._crossing(held, disputed))

    def _crossing(
        self, held: Collection[str], disputed: Collection[str]
    ) -> Iterable[tuple[Claim, int]]:
        rows = [row for unit in sorted(held) for row in self.units[unit]]
        names = sorted({self.rows[row].source for row in rows})
        stocks = [claim for name in names if (claim := self.claims[name]).measure == "stock"]
        for stock in stocks:
            seen = bind(stock)
            if stock.id not in disputed or seen is None:
                continue
            if not self._starts(stock, seen.first, stocks):
                continue
            for row in rows:
                changed = self.claims[self.rows[row].source]
                if self._spans(row, seen.first) and self._same_people(stock, changed):
                    yield stock, row

    def _starts(self, stock: Claim, month: Month, stocks: Iterable[Claim]) -> bool:
        earlier = [
            other
            for other in stocks
            if other.population == stock.population
            and self.space.overlap(other.places, stock.places)
            and (at := bind(other)) is not None
            and at.first < month
        ]
        return bool(earlier) and not any(_one_account(stock, other) for other in earlier)

    def _spans(self, row: int, month: Month) -> bool:
        firsts = [self.space.grid.firsts[term.span] for term in self.rows[row].terms]
        return min(firsts) < month <= max(firsts)

    def _same_people(self, one: Claim, other: Claim) -> bool:
        return (
            one.population is not None
            and other.population is not None
            and self.space.share_people(one.population, other.population)
            and self.space.overlap(one.places, other.places)
        )


def _one_account(one: Claim, other: Claim) -> bool:
    """Whether two figures may come from one count: a party in common, or ranges that meet."""
    if set(one.parties) & set(other.parties):
        return True
    assert one.amount is not None
    assert other.amount is not None
    low = max(one.amount.low or 0, other.amount.low or 0)
    highs = [a.high for a in (one.amount, other.amount) if a.high is not None]
    return not highs or low <= min(highs)
