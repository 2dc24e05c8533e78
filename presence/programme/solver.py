"""The only module that knows HiGHS: a linear programme over columns that are not negative.

Only sides and the objective change, so each solve starts from the basis of the last one.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

import highspy
import numpy as np

from presence.programme.sides import Floats, Ints, UndecidedError

_DECIDED = frozenset(
    {
        highspy.HighsModelStatus.kOptimal,
        highspy.HighsModelStatus.kUnbounded,
        highspy.HighsModelStatus.kInfeasible,
    }
)


class Outcome(Enum):
    """How a solve ended."""

    OPTIMAL = highspy.HighsModelStatus.kOptimal
    UNBOUNDED = highspy.HighsModelStatus.kUnbounded
    INFEASIBLE = highspy.HighsModelStatus.kInfeasible


class Solver:
    """Lines over columns, all without sides at first."""

    def __init__(self, size: int, starts: Sequence[int], column: Ints, value: Floats) -> None:
        """Take the lines.

        Parameters
        ----------
        size
            Number of columns.
        starts
            Where the entries of each line begin.
        column, value
            The entries, line by line.
        """
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, setting in (
            ("output_flag", False),
            ("presolve", "off"),
            ("solver", "simplex"),
            # Primal: a changed objective leaves the last basis feasible, so no phase one is needed.
            ("simplex_strategy", 4),
            ("parallel", "off"),
            ("threads", 1),
            ("random_seed", 0),
            # The rows are loosened by amounts of their own already: see `programme.model`.
            ("primal_simplex_bound_perturbation_multiplier", 0.0),
        ):
            self._highs.setOptionValue(option, setting)
        none = np.zeros(0, dtype=np.int32)
        zeros, infinite = np.zeros(size), np.full(size, np.inf)
        self._highs.addCols(size, zeros, zeros, infinite, 0, none, none, np.zeros(0))
        lines = len(starts)
        if lines:
            open_ = np.full(lines, np.inf)
            begin = np.array(starts, dtype=np.int32)
            self._highs.addRows(lines, -open_, open_, column.size, begin, column, value)
        self._objective: Ints = none

    def change_lines(self, lines: Ints, low: Floats, high: Floats) -> None:
        """Give some lines other sides."""
        if lines.size:
            self._highs.changeRowsBounds(lines.size, lines, low, high)

    def change_columns(self, columns: Ints, low: Floats, high: Floats) -> None:
        """Give some columns other sides."""
        if columns.size:
            self._highs.changeColsBounds(columns.size, columns, low, high)

    def aim(self, columns: Sequence[int], cost: float = 0.0) -> None:
        """Make the sum of some columns the objective, at a cost each; of none, any point will do.

        What is least is looked for.
        """
        fresh = np.array(columns, dtype=np.int32)
        self._aim(fresh, np.full(fresh.size, cost))

    def aim_at(self, costs: Mapping[int, float]) -> None:
        """Make the objective a sum of columns at costs of their own."""
        index = np.array(sorted(costs), dtype=np.int32)
        self._aim(index, np.array([costs[int(i)] for i in index]))

    def _aim(self, columns: Ints, costs: Floats) -> None:
        old = self._objective
        if old.size:
            self._highs.changeColsCost(old.size, old, np.zeros(old.size))
        if columns.size:
            self._highs.changeColsCost(columns.size, columns, costs)
        self._objective = columns

    def run(self) -> Outcome:
        """Solve.

        Raises
        ------
        UndecidedError
            Where the solver stops without a result.
        """
        status = self._status()
        if status in _DECIDED:
            return Outcome(status)
        # A warm basis can leave the solver undecided; a cold start decides.
        self._highs.clearSolver()
        status = self._status()
        if status == highspy.HighsModelStatus.kUnboundedOrInfeasible:
            self.aim([])
            infeasible = self._status() == highspy.HighsModelStatus.kInfeasible
            return Outcome.INFEASIBLE if infeasible else Outcome.UNBOUNDED
        if status == highspy.HighsModelStatus.kModelEmpty:
            return Outcome.OPTIMAL
        for option, setting, usual in (("simplex_strategy", 1, 4), ("presolve", "on", "off")):
            if status in _DECIDED:
                break
            self._highs.setOptionValue(option, setting)
            self._highs.clearSolver()
            status = self._status()
            self._highs.setOptionValue(option, usual)
        if status not in _DECIDED:
            raise UndecidedError(f"the solver stopped undecided ({status.name})")
        return Outcome(status)

    def _status(self) -> highspy.HighsModelStatus:
        self._highs.run()
        status: highspy.HighsModelStatus = self._highs.getModelStatus()
        return status

    def value(self) -> float:
        """Return the value of the last optimum."""
        return float(self._highs.getInfo().objective_function_value)

    def point(self) -> Floats:
        """Return the columns at the last optimum."""
        return np.asarray(self._highs.getSolution().col_value)

    def solution(self) -> tuple[Floats, Floats, Floats]:
        """Return the columns at the last optimum, and the duals of lines and of columns."""
        found = self._highs.getSolution()
        return (
            np.asarray(found.col_value),
            np.asarray(found.row_dual),
            np.asarray(found.col_dual),
        )

    def ray(self) -> Floats | None:
        """Return a way on which the last objective falls without end; ``None`` if none is known."""
        _, there, ray = self._highs.getPrimalRay()
        return np.asarray(ray) if there else None

    def contradiction(self) -> Floats | None:
        """Return shares of lines whose sides, added up, cannot hold (Farkas); ``None`` if none.

        Begun afresh, so that what was asked before does not matter.
        """
        self.aim([])
        basis = self._highs.getBasis()
        self._highs.setOptionValue("simplex_strategy", 1)
        self._highs.clearSolver()
        self._highs.run()
        _, there, ray = self._highs.getDualRay()
        self._highs.setOptionValue("simplex_strategy", 4)
        self._highs.setBasis(basis)
        return np.asarray(ray) if there else None
