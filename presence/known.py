"""What is known of which rows can hold together, so that no question is asked twice.

Rows that cannot hold cannot hold beside others either; of rows that can hold, any part can. In a
dispute with many choices nearly every question is answered by one that was asked in another choice.
"""

from collections.abc import Iterable

MOST_REMEMBERED = 100
"""Sets that can hold which are remembered, the latest first; looking through more costs as much as
solving."""


class Known:
    """Sets of rows, as bits of a number, that are known to hold together or not to."""

    def __init__(self) -> None:
        self._can: list[int] = []
        self._cannot: list[int] = []

    def answer(self, rows: Iterable[int]) -> bool | None:
        """Return whether rows can hold together; ``None`` where that is not known."""
        asked = _bits(rows)
        if any(core & asked == core for core in self._cannot):
            return False
        return True if any(asked & held == asked for held in self._can) else None

    def can(self, rows: Iterable[int]) -> None:
        """Remember that rows can hold together."""
        self._can.insert(0, _bits(rows))
        del self._can[MOST_REMEMBERED:]

    def cannot(self, rows: Iterable[int]) -> None:
        """Remember that rows cannot hold together: worth it for as few as possible."""
        core = _bits(rows)
        if core not in self._cannot:
            self._cannot.append(core)


def _bits(rows: Iterable[int]) -> int:
    bits = 0
    for row in rows:
        bits |= 1 << row
    return bits
