"""The linear programme: the only module that knows HiGHS.

The model is built once. Rows are switched on and off by their bounds and the objective is changed
in place, so that each solve starts from the basis of the last one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import highspy
import numpy as np
import numpy.typing as npt

from presence.known import Known
from presence.rows import Row
from presence.space import Space

DUAL_TOLERANCE = 1e-7
"""Row duals smaller than this are taken for zero."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The result of one solve.

    Attributes
    ----------
    value
        The optimum in persons; ``None`` where there is no finite one.
    duals
        The rows that produce it, by index, with their multipliers: the optimum is the sum of each
        multiplier times the side of the row that binds. Empty where there is none.
    """

    value: float | None
    duals: dict[int, float]


_DECIDED = frozenset(
    {
        highspy.HighsModelStatus.kOptimal,
        highspy.HighsModelStatus.kUnbounded,
        highspy.HighsModelStatus.kInfeasible,
    }
)


class UndecidedError(RuntimeError):
    """The solver ended without a result, so there is none to show."""


class InfeasibleError(RuntimeError):
    """The active rows cannot all hold; a caller that optimises must have settled them first."""


class Model:
    """Rows over the columns of a space, each of which can be switched on and off."""

    def __init__(self, space: Space, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.known = Known()
        self._size = space.size
        self._low = np.array([-np.inf if r.low is None else r.low for r in self.rows])
        self._high = np.array([np.inf if r.high is None else r.high for r in self.rows])
        self._active = np.zeros(len(self.rows), dtype=bool)
        self._objective: npt.NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("presolve", "off"),
            ("solver", "simplex"),
            # Primal: a changed objective leaves the last basis feasible, so no phase one is needed.
            ("simplex_strategy", 4),
            ("parallel", "off"),
            ("threads", 1),
            ("random_seed", 0),
        ):
            self._solver.setOptionValue(option, value)
        self._fill(space)

    def _fill(self, space: Space) -> None:
        none = np.zeros(0, dtype=np.int32)
        zeros, infinite = np.zeros(self._size), np.full(self._size, np.inf)
        self._solver.addCols(
            self._size, zeros, zeros, infinite, 0, none, none, np.zeros(0, dtype=np.float64)
        )
        starts: list[int] = []
        index: list[int] = []
        value: list[float] = []
        for row in self.rows:
            starts.append(len(index))
            coefficients: dict[int, float] = {}
            for term in row.terms:
                for column in space.columns(term.places, term.population, term.span):
                    coefficients[column] = coefficients.get(column, 0.0) + term.coefficient
            for column, coefficient in sorted(coefficients.items()):
                if coefficient:
                    index.append(column)
                    value.append(coefficient)
        count = len(self.rows)
        self._solver.addRows(
            count,
            np.full(count, -np.inf),
            np.full(count, np.inf),
            len(index),
            np.array(starts, dtype=np.int32),
            np.array(index, dtype=np.int32),
            np.array(value, dtype=np.float64),
        )

    def activate(self, active: Iterable[int]) -> None:
        """Make exactly these rows hold, by their indices."""
        wanted = np.zeros(len(self.rows), dtype=bool)
        wanted[list(active)] = True
        changed = np.flatnonzero(wanted != self._active).astype(np.int32)
        if changed.size:
            on = wanted[changed]
            self._solver.changeRowsBounds(
                changed.size,
                changed,
                np.where(on, self._low[changed], -np.inf),
                np.where(on, self._high[changed], np.inf),
            )
            self._active = wanted

    def feasible(self, active: Iterable[int]) -> bool:
        """Whether these rows can all hold."""
        asked = list(active)
        known = self.known.answer(asked)
        if known is not None:
            return known
        self.activate(asked)
        self._aim([], 1.0)
        holds: bool = self._run() != highspy.HighsModelStatus.kInfeasible
        if holds:
            self.known.can(asked)
        return holds

    def optimum(
        self, columns: Sequence[int], sense: Literal["low", "high"], *, cold: bool = False
    ) -> Optimum:
        """Return the least or the greatest sum of columns under the active rows.

        Parameters
        ----------
        columns
            What is summed.
        sense
            Which end of the sum.
        cold
            Whether to forget the last basis. The value is the same either way; but of several sets
            of duals that give it, a warm start finds one that depends on what was solved before.

        Raises
        ------
        InfeasibleError
            Where the active rows cannot all hold.
        """
        sign = 1.0 if sense == "low" else -1.0
        if cold:
            self._solver.clearSolver()
        self._aim(columns, sign)
        status = self._run()
        if status == highspy.HighsModelStatus.kUnbounded:
            return Optimum(None, {})
        if status == highspy.HighsModelStatus.kInfeasible:
            raise InfeasibleError("claims that cannot all hold were not settled")
        duals = np.asarray(self._solver.getSolution().row_dual)
        binding = np.flatnonzero(np.abs(duals) > DUAL_TOLERANCE)
        value = sign * self._solver.getInfo().objective_function_value
        return Optimum(value, {int(i): sign * float(duals[i]) for i in binding})

    def corner(self, costs: Mapping[int, float], columns: Sequence[int]) -> npt.NDArray[np.float64]:
        """Return the values of columns at a point of least cost under the active rows.

        Parameters
        ----------
        costs
            Cost by column; others cost nothing.
        columns
            Whose values to return, in persons.

        Raises
        ------
        InfeasibleError
            Where the active rows cannot all hold, or the cost falls without end.
        """
        index = np.array(sorted(costs), dtype=np.int32)
        self._aim([], 1.0)
        self._solver.changeColsCost(index.size, index, np.array([costs[int(i)] for i in index]))
        self._objective = index
        if self._run() != highspy.HighsModelStatus.kOptimal:
            raise InfeasibleError("no point of least cost satisfies the claims that hold")
        return np.asarray(self._solver.getSolution().col_value)[list(columns)]

    def _aim(self, columns: Sequence[int], cost: float) -> None:
        fresh = np.array(columns, dtype=np.int32)
        if self._objective.size:
            self._solver.changeColsCost(
                self._objective.size, self._objective, np.zeros(self._objective.size)
            )
        if fresh.size:
            self._solver.changeColsCost(fresh.size, fresh, np.full(fresh.size, cost))
        self._objective = fresh

    def _run(self) -> highspy.HighsModelStatus:
        self._solver.run()
        status: highspy.HighsModelStatus = self._solver.getModelStatus()
        if status in _DECIDED:
            return status
        # A warm basis can leave the solver undecided; a cold start decides.
        self._solver.clearSolver()
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kUnboundedOrInfeasible:
            objective = self._objective
            self._aim([], 1.0)
            self._solver.run()
            infeasible = self._solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
            self._objective = objective
            return (
                highspy.HighsModelStatus.kInfeasible
                if infeasible
                else highspy.HighsModelStatus.kUnbounded
            )
        if status == highspy.HighsModelStatus.kModelEmpty:
            return highspy.HighsModelStatus.kOptimal
        if status not in _DECIDED:
            raise UndecidedError(f"the solver stopped undecided ({status.name})")
        return status
