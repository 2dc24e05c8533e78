"""Which claims and assumptions produce a bound: from the optimum's duals, checked and minimal."""

from dataclasses import dataclass

from claims.dates import Month
from presence.bounds import Bound, Cell, columns_of, end_in
from presence.projection import End, Projection
from presence.rows import ASSUMED

_WEAKNESS = {"fact": 0, "plan": 1, "expectation": 2}


@dataclass(frozen=True, slots=True)
class Part:
    """One row's share in a bound: multiplier times the side that binds, in persons.

    Attributes
    ----------
    source
        The claim or assumption.
    row
        Index of the row in the projection.
    multiplier
        The row's dual value at the optimum.
    side
        The right-hand side that binds, in persons.
    """

    source: str
    row: int
    multiplier: float
    side: float

    @property
    def persons(self) -> float:
        """What the row adds to the bound."""
        return self.multiplier * self.side


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a bound is what it is.

    Attributes
    ----------
    sources
        Claims and assumptions (these with `ASSUMED` before the id), sorted, claims first. Solving
        again with only these gives the same bound; without any one of them it is looser. Empty
        where the bound is absent.
    parts
        The rows and multipliers whose sum is the bound before rounding.
    end
        The end of the range that was solved for: a stated zero has the reasons of its high.
    """

    sources: tuple[str, ...]
    parts: tuple[Part, ...]
    end: End

    @property
    def assumes(self) -> bool:
        """Whether an assumption is among the reasons."""
        return any(source.startswith(ASSUMED) for source in self.sources)


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a set of rows must reproduce: one end of a cell's bound."""

    columns: list[int]
    end: End
    target: int | None

    def met(self, projection: Projection, rows: frozenset[int]) -> bool:
        return end_in(projection, rows, self.columns, self.end) == self.target


def reasons(projection: Projection, cell: Cell, found: Bound, end: End) -> Reasons:
    """Return the reasons of one end of a cell's bound.

    Where several sets of reasons would do, those that hold in every choice are preferred, then
    those without assumptions, then facts before plans.
    """
    choice_index = found.low_choice if end == "low" else found.high_choice
    if choice_index is None:
        return Reasons((), (), end)
    solved: End = "high" if end == "low" and found.low == 0 else end
    target = 0 if solved != end else found.low if end == "low" else found.high
    aim = _Aim(columns_of(projection, cell), solved, target)
    if found.high != 0:
        return _in_choice(projection, aim, projection.choices[choice_index].rows)
    # Nobody is there in any choice: the deadline that ran out last says it best.
    every = [_in_choice(projection, aim, choice.rows) for choice in projection.choices]
    month = projection.grid.firsts[cell.span]
    return max(every, key=lambda one: _newest(projection, one, month))


def _newest(projection: Projection, one: Reasons, month: Month) -> Month:
    """Return the latest month, up to one, that the rows behind a bound speak of."""
    months = [
        min(row.month for row in projection.rows if row.source == source) for source in one.sources
    ]
    return max((found for found in months if found <= month), default=month)


def _in_choice(projection: Projection, aim: "_Aim", active: frozenset[int]) -> Reasons:
    """Return the reasons of an end in one choice, whose active rows are given."""
    pool = next(rows for rows in _pools(projection, active) if aim.met(projection, rows))
    projection.model.activate(pool)
    duals = projection.model.optimum(aim.columns, aim.end, cold=True).duals
    support = {projection.rows[row].source for row in duals}
    support |= {needed for row in duals if (needed := projection.needs(row)) is not None}
    kept = _minimal(projection, pool, aim, support)
    projection.model.activate(_rows_of(projection, active, kept))
    duals = projection.model.optimum(aim.columns, aim.end, cold=True).duals
    parts = tuple(
        Part(
            projection.rows[row].source,
            row,
            multiplier,
            _side(projection, row, multiplier, aim.end),
        )
        for row, multiplier in sorted(duals.items())
    )
    ordered = sorted(kept, key=lambda source: (source.startswith(ASSUMED), source))
    return Reasons(tuple(ordered), parts, aim.end)


def _pools(projection: Projection, active: frozenset[int]) -> list[frozenset[int]]:
    """Return growing sets of rows to look for reasons in, the best first."""
    common = active & projection.common
    claims = frozenset(r for r in active if not projection.rows[r].assumed)
    facts = frozenset(
        r for r in claims if projection.claims[projection.rows[r].source].modality == "fact"
    )
    return [common & facts, common & claims, facts, claims, common, active]


def _rows_of(projection: Projection, active: frozenset[int], sources: set[str]) -> frozenset[int]:
    """Return the active rows of some sources; an assumed row needs the claim it builds on."""
    return frozenset(
        row
        for row in active
        if projection.rows[row].source in sources
        and ((needed := projection.needs(row)) is None or needed in sources)
    )


def _minimal(
    projection: Projection, pool: frozenset[int], aim: "_Aim", support: set[str]
) -> set[str]:
    kept = set(support)
    if not aim.met(projection, _rows_of(projection, pool, kept)):
        kept = {projection.rows[row].source for row in pool}
    common = {projection.rows[row].source for row in projection.common}

    def weakest_first(source: str) -> tuple[bool, bool, int, str]:
        claim = projection.claims.get(source)
        weakness = _WEAKNESS.get(claim.modality, 3) if claim else 3
        return (source in common, not source.startswith(ASSUMED), -weakness, source)

    for source in sorted(kept, key=weakest_first):
        without = kept - {source}
        if aim.met(projection, _rows_of(projection, pool, without)):
            kept = without
    return kept


def _side(projection: Projection, row: int, multiplier: float, end: End) -> float:
    """Return the side of a row that binds: its low where a low is raised, else its high."""
    low, high = projection.rows[row].low, projection.rows[row].high
    if low == high or high is None or low is None:
        side = low if high is None else high
        return side or 0.0
    raised = (multiplier > 0) == (end == "low")
    return low if raised else high
