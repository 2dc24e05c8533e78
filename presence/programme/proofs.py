"""What one solve proved, kept to spare others.

A way to add to some columns for ever proves an open end wherever it breaks no side. A combination
of sides that cannot hold proves a contradiction wherever these sides are as tight. Both are
looked up in the time that a solve takes to begin.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from presence.programme.sides import Floats, Ints

RAY_TOLERANCE = 1e-9
"""Entries of a ray smaller than this are taken for zero."""

CONTRADICTION = 1e-5
"""By how much sides must contradict each other, in persons, so that it is no rounding."""


class Matrix(NamedTuple):
    """The programme's lines by their entries, and which families are lines and columns.

    Attributes
    ----------
    line, column, value
        The entries.
    family_of_line, family_of_column
        The family of each line and column; ``-1`` for a column that no family bounds.
    """

    line: Ints
    column: Ints
    value: Floats
    family_of_line: Ints
    family_of_column: Ints


class _Ray(NamedTuple):
    """A way to go on for ever: the families whose sums rise on it, and those whose sums fall."""

    rising: Ints
    falling: Ints

    def keeps(self, low: Floats, high: Floats) -> bool:
        """Whether it breaks none of some sides, however far it goes."""
        return bool(np.isinf(high[self.rising]).all() and np.isinf(low[self.falling]).all())


class Proofs:
    """Open ends and contradictions that are known of a programme, whatever sides it has."""

    def __init__(self, matrix: Matrix, families: int) -> None:
        self._matrix = matrix
        self._rays: dict[int, list[_Ray]] = {}
        self._least = np.full(families, -np.inf)
        self._least[matrix.family_of_column[matrix.family_of_column >= 0]] = 0.0
        # Of all contradictions, one after the other: families, shares, and where each begins.
        self._families: Ints = np.zeros(0, dtype=np.int32)
        self._shares: Floats = np.zeros(0)
        self._starts: list[int] = []

    def keep_ray(self, ray: Floats, low: Floats, high: Floats) -> None:
        """Keep a way, as a change of each column, if it breaks none of some sides."""
        one = self._matrix
        change = np.bincount(one.line, one.value * ray[one.column], one.family_of_line.size)
        grows = np.flatnonzero(ray > RAY_TOLERANCE)
        own = one.family_of_column[grows]
        found = _Ray(
            np.concatenate([one.family_of_line[change > RAY_TOLERANCE], own[own >= 0]]),
            one.family_of_line[change < -RAY_TOLERANCE],
        )
        if (ray < -RAY_TOLERANCE).any() or not found.keeps(low, high):
            return
        for column in grows.tolist():
            self._rays.setdefault(column, []).append(found)

    def opens(self, columns: Iterable[int], low: Floats, high: Floats) -> bool:
        """Whether a sum of columns is known to have no upper end where families have some sides."""
        return any(ray.keeps(low, high) for column in columns for ray in self._rays.get(column, ()))

    def resting_on(self, multipliers: Floats) -> frozenset[int]:
        """Return the families that a combination of lines, and of columns beside it, rests on."""
        families, _, _ = self._combination(multipliers)
        return frozenset(families.tolist())

    def keep_contradiction(self, multipliers: Floats, low: Floats, high: Floats) -> None:
        """Keep a combination of lines if it proves that families cannot have some sides."""
        for sign in (1.0, -1.0):
            families, shares, closed = self._combination(sign * multipliers)
            if not families.size or not closed:
                continue
            if self._sums(low, high, families, shares).sum() > CONTRADICTION:
                self._starts.append(self._families.size)
                self._families = np.concatenate([self._families, families])
                self._shares = np.concatenate([self._shares, shares])
                return

    def contradicts(self, low: Floats, high: Floats) -> bool:
        """Whether families are known not to have some sides together."""
        if not self._starts:
            return False
        parts = self._sums(low, high, self._families, self._shares)
        return bool((np.add.reduceat(parts, self._starts) > CONTRADICTION).any())

    def _sums(self, low: Floats, high: Floats, families: Ints, shares: Floats) -> Floats:
        """Return the shares of families times the side that holds each, which add up to nothing."""
        least = np.maximum(low[families], self._least[families])
        return shares * np.where(shares > 0, least, high[families])

    def _combination(self, multipliers: Floats) -> tuple[Ints, Floats, bool]:
        """Return families and shares whose sum cannot be positive, and whether that is so.

        It is not where a column that no family bounds is left over.
        """
        one = self._matrix
        shares = np.where(np.abs(multipliers) > RAY_TOLERANCE, multipliers, 0.0)
        lines = np.flatnonzero(shares)
        count = one.family_of_column.size
        left = np.bincount(one.column, one.value * shares[one.line], count)
        columns = np.flatnonzero(np.abs(left) > RAY_TOLERANCE)
        own = one.family_of_column[columns]
        return (
            np.concatenate([one.family_of_line[lines], own[own >= 0]]),
            np.concatenate([shares[lines], -left[columns[own >= 0]]]),
            not (left[columns[own < 0]] > 0).any(),
        )
