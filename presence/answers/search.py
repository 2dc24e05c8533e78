"""The sets of values of cells, each worked out once."""

from collections.abc import Iterable, Sequence

from presence.answers.rounds import ChangedError, Round
from presence.answers.values import Bound, Cell, joined_bounds
from presence.projection import Projection


class Evaluator:
    """Works out cells of one projection, or of one side of a quarrel in it."""

    def __init__(
        self,
        projection: Projection,
        quarrel: int | None = None,
        taken: Sequence[int] | None = None,
    ) -> None:
        """Take the projection.

        Parameters
        ----------
        projection
            The projection that the cells' places lie in.
        quarrel, taken
            Index of a quarrel and of those of its sides that are taken; ``None`` for all.
        """
        self.projection = projection
        self._taken = {} if quarrel is None or taken is None else {quarrel: tuple(taken)}
        self._found: dict[Cell, Bound] = {}

    def bounds(self, cells: Iterable[Cell]) -> dict[Cell, Bound]:
        """Return the sets of values of cells; days that nothing tells apart are worked out once."""
        timeline = self.projection.timeline
        alike = {cell: cell._replace(day=timeline.days[timeline.point(cell.day)]) for cell in cells}
        with self.projection.core.lock:
            found = self._of_points(list(dict.fromkeys(alike.values())))
        if not self.projection.later or self._taken:
            return {cell: found[one] for cell, one in alike.items()}
        late = [Evaluator(one).bounds(alike) for one in self.projection.later]
        return {
            cell: joined_bounds([found[one], *(bounds[cell] for bounds in late)])
            for cell, one in alike.items()
        }

    def _of_points(self, asked: list[Cell]) -> dict[Cell, Bound]:
        fresh = [cell for cell in asked if cell not in self._found]
        while fresh:
            try:
                self._found.update(Round(self.projection, fresh, self._taken).run())
                break
            except ChangedError:
                self._found.clear()
                fresh = asked
        return {cell: self._found[cell] for cell in asked}
