"""The linear programme: rows of claims and assumptions, some of which hold at a time.

Rows of equal terms are one *family*: the tightest of them binds. The model holds each family once,
as a row or, where it is one column alone, as that column's bounds; which rows are active only
changes bounds, so each solve starts from the basis of the last one.

Each row is loosened by a little, more where its source is weaker. Of several sets of rows that give
an optimum the one whose sources are strongest then binds, whatever was solved before; the value
itself is worked out from the binding rows' own sides. See docs/decisions/reasons.md.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from presence.programme.proofs import Matrix, Proofs
from presence.programme.rows import Row
from presence.programme.sides import (
    Bind,
    End,
    Floats,
    InfeasibleError,
    Optimum,
    Sides,
)
from presence.programme.solver import Outcome, Solver
from presence.programme.space import Columns

DUAL_TOLERANCE = 1e-7
"""Duals smaller than this are taken for zero."""

MOST_POINTS = 32
"""Points that are kept to tell where nobody need be, those found last."""


class Programme:
    """Rows over columns, any of which can be active together."""

    def __init__(self, columns: Columns, rows: Sequence[Row], weakness: Sequence[float]) -> None:
        """Build the model.

        Parameters
        ----------
        columns
            The columns.
        rows
            All rows that may ever be active.
        weakness
            By how much each row is loosened, in persons; small, and larger where its source is
            weaker.
        """
        self.rows = tuple(rows)
        self.columns = columns
        self._families: dict[tuple[tuple[int, float], ...], int] = {}
        self._family = np.zeros(len(self.rows), dtype=np.int32)
        self._low = np.full(len(self.rows), -np.inf)
        self._high = np.full(len(self.rows), np.inf)
        self._sign = np.ones(len(self.rows))
        self._own_low: list[float | None] = []
        self._own_high: list[float | None] = []
        self._gather(weakness)
        self._fill()

    def _gather(self, weakness: Sequence[float]) -> None:
        for index, row in enumerate(self.rows):
            coefficients: dict[int, float] = {}
            for term in row.terms:
                for column in self.columns.of(term.places, term.population, term.day):
                    coefficients[column] = coefficients.get(column, 0.0) + term.coefficient
            key = tuple(sorted((c, v) for c, v in coefficients.items() if v))
            low, high = row.low, row.high
            if key and key[0][1] < 0:
                key = tuple((column, -value) for column, value in key)
                low, high = (
                    None if high is None else -high,
                    None if low is None else -low,
                )
                self._sign[index] = -1.0
            self._family[index] = self._families.setdefault(key, len(self._families))
            self._own_low.append(low)
            self._own_high.append(high)
            if low is not None:
                self._low[index] = low - weakness[index]
            if high is not None:
                self._high[index] = high + weakness[index]

    def _fill(self) -> None:
        count = len(self._families)
        self._column = np.full(count, -1, dtype=np.int32)
        self._line = np.full(count, -1, dtype=np.int32)
        starts: list[int] = []
        index: list[int] = []
        value: list[float] = []
        for key, family in self._families.items():
            if len(key) == 1 and key[0][1] == 1.0:
                self._column[family] = key[0][0]
                continue
            self._line[family] = len(starts)
            starts.append(len(index))
            index += [column for column, _ in key]
            value += [coefficient for _, coefficient in key]
        lines = len(starts)
        self._family_of_line = np.flatnonzero(self._line >= 0).astype(np.int32)
        self._family_of_column = np.full(self.columns.size, -1, dtype=np.int32)
        own = np.flatnonzero(self._column >= 0)
        self._family_of_column[self._column[own]] = own
        columns, values = np.array(index, dtype=np.int32), np.array(value, dtype=np.float64)
        matrix = Matrix(
            np.repeat(np.arange(lines), np.diff([*starts, len(index)])),
            columns,
            values,
            self._family_of_line,
            self._family_of_column,
        )
        self._matrix = matrix
        self._proofs = Proofs(matrix, count)
        self._solver = Solver(self.columns.size, starts, columns, values)
        self._now_low = np.full(count, -np.inf)
        self._now_high = np.full(count, np.inf)
        # What is known of the sides applied last: points that they allow, and optima.
        self._points: deque[Floats] = deque(maxlen=MOST_POINTS)
        self._fewest: Floats = np.zeros(0)
        self._optima: dict[tuple[frozenset[int], End], Optimum] = {}

    def elsewhere(self, binds: Iterable[Bind], other: "Programme") -> tuple[Bind, ...] | None:
        """Return an optimum's duals for a programme over the same columns.

        ``None`` where that one lacks a family among them.
        """
        keys = self._keys
        found = [other._families.get(keys[bind.family], -1) for bind in binds]
        if -1 in found:
            return None
        return tuple(
            bind._replace(family=family) for bind, family in zip(binds, found, strict=True)
        )

    @cached_property
    def _keys(self) -> list[tuple[tuple[int, float], ...]]:
        return list(self._families)

    def family(self, row: int) -> int:
        """Return the family of a row."""
        return int(self._family[row])

    def none(self) -> Sides:
        """Return the sides where no row is active."""
        count = len(self._families)
        nothing = np.full(count, -1, dtype=np.int32)
        return Sides(np.full(count, -np.inf), np.full(count, np.inf), nothing, nothing.copy())

    def sides(self, active: Iterable[int], start: Sides | None = None) -> Sides:
        """Return the sides where these rows are active, beside those of another result."""
        begun = start or self.none()
        low, high = begun.low.copy(), begun.high.copy()
        low_row, high_row = begun.low_row.copy(), begun.high_row.copy()
        rows = np.fromiter(active, dtype=np.int64)
        if rows.size:
            family = self._family[rows]
            for mine, side, given, way in (
                (self._high[rows], high, high_row, 1.0),
                (self._low[rows], low, low_row, -1.0),
            ):
                order = np.lexsort((rows, way * mine, family))
                first = np.ones(order.size, dtype=bool)
                first[1:] = family[order][1:] != family[order][:-1]
                best = order[first]
                tighter = way * mine[best] < way * side[family[best]]
                best = best[tighter]
                side[family[best]] = mine[best]
                given[family[best]] = rows[best]
        return Sides(low, high, low_row, high_row)

    def own_side(self, row: int, is_low: bool) -> float:
        """Return the side of a row as its family has it, not loosened, in persons."""
        side = (self._own_low if is_low else self._own_high)[row]
        assert side is not None
        return side

    def sign(self, row: int) -> float:
        """Return -1 where a row stands in its family with its signs turned round, else 1."""
        return float(self._sign[row])

    def apply(self, sides: Sides) -> None:
        """Make the families have these sides."""
        changed = np.flatnonzero((sides.low != self._now_low) | (sides.high != self._now_high))
        if not changed.size:
            return
        self._points.clear()
        self._optima.clear()
        low, high = sides.low[changed], sides.high[changed]
        lines, columns = self._line[changed], self._column[changed]
        as_line, as_column = lines >= 0, columns >= 0
        self._solver.change_lines(lines[as_line], low[as_line], high[as_line])
        floors = np.maximum(low[as_column], 0.0)
        self._solver.change_columns(columns[as_column], floors, high[as_column])
        self._now_low, self._now_high = sides.low, sides.high

    def feasible(self, sides: Sides) -> bool:
        """Whether families can have these sides together."""
        if (sides.low > sides.high).any():
            return False
        if ((self._column >= 0) & (sides.high < 0)).any():
            return False
        if self._proofs.contradicts(sides.low, sides.high):
            return False
        self.apply(sides)
        self._solver.aim([])
        if self._solver.run() is not Outcome.INFEASIBLE:
            return True
        self._contradiction()
        return False

    def contradicting(self, sides: Sides) -> frozenset[int]:
        """Return families whose sides cannot hold together, mostly as few as do; where none may.

        By a ray of the dual (Farkas): the sides that it combines prove that nothing satisfies
        them. All families where there is no such ray.
        """
        crossed = np.flatnonzero(sides.low > sides.high)
        if crossed.size:
            return frozenset({int(crossed[0])})
        self.apply(sides)
        ray = self._contradiction()
        if ray is None:
            return frozenset(range(len(self._families)))
        return self._proofs.resting_on(ray)

    def _contradiction(self) -> Floats | None:
        """Return, and keep, a combination of lines that proves that the sides cannot hold."""
        ray = self._solver.contradiction()
        if ray is not None:
            self._proofs.keep_contradiction(ray, self._now_low, self._now_high)
        return ray

    def optimum(self, columns: Sequence[int], end: End) -> Optimum:
        """Return the least or the greatest sum of columns under the sides applied last.

        Raises
        ------
        InfeasibleError
            Where these sides cannot all hold.
        """
        aim = self._alike(columns, end)
        key = (frozenset(aim), end)
        if key not in self._optima:
            self._optima[key] = self._solved(aim, end)
        return self._optima[key]

    def _alike(self, columns: Sequence[int], end: End) -> list[int]:
        """Return columns that have the same optimum and are easier to look up.

        Whoever is at one of those that no row tells apart may as well be at another: as many as
        at all of them can be at one, and nobody need be at some unless all are asked for.
        """
        kinds, sizes = self._kinds
        asked = Counter(kinds[column] for column in columns)
        if end == "high":
            return list(asked)
        return [column for column in columns if asked[kinds[column]] == sizes[kinds[column]]]

    @cached_property
    def _kinds(self) -> tuple[list[int], Counter[int]]:
        """For each column the first that has the same entries, and how many there are of each."""
        entries: list[list[tuple[int, float]]] = [[] for _ in range(self.columns.size)]
        one = self._matrix
        for line, column, value in zip(
            one.line.tolist(), one.column.tolist(), one.value.tolist(), strict=True
        ):
            entries[column].append((line, value))
        first: dict[tuple[tuple[int, float], ...], int] = {}
        kinds = [
            first.setdefault(tuple(found), column) if family < 0 else column
            for column, (found, family) in enumerate(
                zip(entries, one.family_of_column.tolist(), strict=True)
            )
        ]
        return kinds, Counter(kinds)

    def _nobody(self, columns: Sequence[int]) -> bool:
        """Whether a point is known where nobody is at some columns."""
        if not columns:
            return True
        if not self._points or self._fewest[columns].any():
            return False
        return any(not point[columns].any() for point in reversed(self._points))

    def _solved(self, columns: Sequence[int], end: End) -> Optimum:
        sign = 1.0 if end == "low" else -1.0
        if end == "low" and self._nobody(columns):
            return Optimum(0.0, ())  # nobody can be there, and nothing is less than nobody
        if end == "high" and self._proofs.opens(columns, self._now_low, self._now_high):
            return Optimum(None, ())
        self._solver.aim(columns, sign)
        outcome = self._solver.run()
        if outcome is Outcome.UNBOUNDED:
            ray = self._solver.ray()
            if ray is not None:
                self._proofs.keep_ray(ray, self._now_low, self._now_high)
            return Optimum(None, ())
        if outcome is Outcome.INFEASIBLE:
            raise InfeasibleError("claims that cannot all hold were not settled")
        point, duals, costs = self._solver.solution()
        self._points.append(point)
        self._fewest = np.minimum(self._fewest, point) if len(self._points) > 1 else point
        binds: list[Bind] = []
        for line in np.flatnonzero(np.abs(duals) > DUAL_TOLERANCE):
            dual = float(duals[line])
            binds.append(Bind(int(self._family_of_line[line]), sign * dual, dual > 0))
        for column in np.flatnonzero(np.abs(costs) > DUAL_TOLERANCE):
            family = int(self._family_of_column[column])
            if family < 0:
                continue
            dual = float(costs[column])
            if dual > 0 and self._now_low[family] <= 0:
                continue  # held at nobody, not by a row
            binds.append(Bind(family, sign * dual, dual > 0))
        return Optimum(sign * self._solver.value(), tuple(binds))

    def value(self, optimum: Optimum, sides: Sides) -> float | None:
        """Return an optimum as the sum of its rows' own sides, not loosened."""
        if optimum.value is None:
            return None
        return sum(
            bind.multiplier * self.own_side(sides.row(bind), bind.is_low) for bind in optimum.binds
        )

    def limit(self, binds: Iterable[Bind], sides: Sides) -> float | None:
        """Return what other sides make of an optimum's duals: a limit on the optimum under them.

        ``None`` where one of the sides is open, so that nothing is known.
        """
        total = 0.0
        for family, multiplier, is_low in binds:
            row = (sides.low_row if is_low else sides.high_row)[family]
            if row < 0:
                return None
            total += multiplier * self.own_side(row, is_low)
        return total

    def corner(self, costs: Mapping[int, float], columns: Sequence[int]) -> Floats:
        """Return the values of columns at a point of least cost under the sides applied last.

        Raises
        ------
        InfeasibleError
            Where the sides cannot all hold, or the cost falls without end.
        """
        self._solver.aim_at(costs)
        if self._solver.run() is not Outcome.OPTIMAL:
            raise InfeasibleError("no point of least cost satisfies the claims that hold")
        return self._solver.point()[list(columns)]
