"""A change is measured within one account: see docs/decisions/accounts.md.

A figure in dispute starts a new account where every earlier figure is told by other parties and
cannot be the same number: no change is then measured across its day.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from presence.measures.base import CHANGES
from presence.programme.rows import Day, Row
from presence.settling.rivals import is_figure
from presence.settling.units import Unit


def within_accounts(
    rows: Sequence[Row], units: Mapping[str, Unit], disputed: Collection[str]
) -> list[Row]:
    """Return the rows, those of changes with the figures that they must not lead across.

    Parameters
    ----------
    rows
        The claims' rows.
    units
        The units by id.
    disputed
        Units in dispute over figures.
    """
    figures = {
        unit.id: _Figure(unit, min(rows[index].day for index in unit.rows))
        for unit in units.values()
        if is_figure(unit.claim)
    }
    starting = [
        figure
        for name, figure in figures.items()
        if name in disputed and _starts_account(figure, figures.values())
    ]
    if not starting:
        return list(rows)
    return [_within(row, units[row.unit], starting) for row in rows]


class _Figure(NamedTuple):
    """A figure and the first day on which it holds."""

    unit: Unit
    first: Day


def _within(row: Row, unit: Unit, starting: Iterable[_Figure]) -> Row:
    if unit.claim.measure not in CHANGES:
        return row
    days = [term.day for term in row.terms]
    crossed = tuple(
        frozenset({figure.id})
        for figure, first in starting
        if min(days) < first <= max(days)
        and figure.leaves & unit.leaves
        and figure.people & unit.people
    )
    return row._replace(unless=(*row.unless, *crossed)) if crossed else row


def _starts_account(figure: _Figure, figures: Iterable[_Figure]) -> bool:
    unit, begins = figure
    earlier = [
        other
        for other, first in figures
        if other.people == unit.people and other.leaves & unit.leaves and first < begins
    ]
    return bool(earlier) and not any(_one_account(unit, other) for other in earlier)


def _one_account(one: Unit, other: Unit) -> bool:
    """Whether two figures may come from one count: a party in common, or ranges that meet."""
    if set(one.claim.parties) & set(other.claim.parties):
        return True
    mine, theirs = one.claim.amount, other.claim.amount
    assert mine is not None
    assert theirs is not None
    low = max(mine.low or 0, theirs.low or 0)
    highs = [amount.high for amount in (mine, theirs) if amount.high is not None]
    return not highs or low <= min(highs)
