"""What a programme is asked with, and what it answers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

End = Literal["low", "high"]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


class UndecidedError(RuntimeError):
    """The solver ended without a result, so there is none to show."""


class InfeasibleError(RuntimeError):
    """The rows cannot all hold; a caller that optimises must have settled them first."""


class Bind(NamedTuple):
    """A family that produces an optimum.

    Attributes
    ----------
    family
        Its index.
    multiplier
        Its dual value: the optimum is the sum of multipliers times sides.
    is_low
        Which of its sides binds.
    """

    family: int
    multiplier: float
    is_low: bool


@dataclass(frozen=True, slots=True)
class Optimum:
    """The result of one solve.

    Attributes
    ----------
    value
        The optimum in persons; ``None`` where there is no finite one.
    binds
        The families that produce it; empty where there is none.
    """

    value: float | None
    binds: tuple[Bind, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of every family when some rows are active.

    Attributes
    ----------
    low, high
        As loosened, in persons; infinite where open.
    low_row, high_row
        Index of the row that gives the side; ``-1`` where open.
    """

    low: Floats
    high: Floats
    low_row: Ints
    high_row: Ints

    def row(self, bind: Bind) -> int:
        """Return the index of the row that a family binds with."""
        return int((self.low_row if bind.is_low else self.high_row)[bind.family])
