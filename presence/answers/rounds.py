"""Which choices a cell's values need, and what each allows.

Not every choice is solved: an optimum's duals tell what it rests on, so a choice that changes
nothing of that cannot move it. A quarrel that moves a cell is tried with every other that does.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise, product

from presence.answers.values import (
    MOST_PIECES,
    Bound,
    Cell,
    Piece,
    Stretch,
    adds_nothing,
    pieces_of,
    reaching_high,
    reaching_low,
    whole_high,
    whole_low,
)
from presence.answers.zeros import emptiest, said_empty
from presence.core import Found
from presence.programme.rows import ASSUMED, Units
from presence.programme.sides import Bind, End, Sides
from presence.projection import Joined, Projection
from presence.settling.ends import parts_of
from presence.settling.settle import Choice
from presence.settling.units import Unit

MOST_TRIED = 400
"""Choices that are tried for one cell; past it the ends alone are looked for, and gaps closed."""


class ChangedError(Exception):
    """The choices are others than before: a conflict was learnt."""


class Round:
    """One attempt at some cells, with the choices as they are now."""

    def __init__(
        self,
        projection: Projection,
        cells: Sequence[Cell],
        taken: Mapping[int, tuple[int, ...]],
    ) -> None:
        self.projection = projection
        self.cells = cells
        self.sides = [
            taken.get(index, tuple(range(len(sides))))
            for index, sides in enumerate(projection.quarrels)
        ]
        self.reference: Choice = tuple(sides[0] for sides in self.sides)
        self.columns = {
            cell: projection.column_of(cell.place, cell.population, cell.day) for cell in cells
        }
        self.tried: dict[Cell, dict[Choice, Stretch]] = {cell: {} for cell in cells}
        self.hulls: set[Cell] = set()
        self.figures = self._figures()
        self.zeros = parts_of(projection.units.values())
        self._families = self._quarrels_of_families()

    def run(self) -> dict[Cell, Bound]:
        """Return the sets of values of the cells.

        Raises
        ------
        ChangedError
            Where a conflict was learnt on the way, so that the choices are others now.
        """
        reference = self.reference
        self._try(reference, self.cells)
        moving: dict[Cell, set[int]] = {cell: set() for cell in self.cells}
        for index, sides in enumerate(self.sides):
            for side in sides[1:]:
                choice = with_side(reference, index, side)
                for cell in self.cells:
                    if self._changes(self.tried[cell][reference], choice):
                        moving[cell].add(index)
                self._try(choice, self._not_inside(choice, self.cells))
        for cell in self.cells:
            self._together(cell, moving[cell])
            self._try_emptiest(cell)
        return {cell: self._bound(cell, moving[cell]) for cell in self.cells}

    # --- what one choice allows ---------------------------------------------------------------

    def _try(self, choice: Choice, cells: Sequence[Cell]) -> list[Cell]:
        """Solve cells in a choice; return those to whose values it adds."""
        if not cells:
            return []
        joined = self._joined(choice)
        dropped = self.projection.settler.dropped(choice)
        own: dict[tuple[Cell, End], bool] = {
            (cell, end): self._is_own(cell, end, joined)
            for cell in cells
            for end in ("low", "high")
        }
        ends: dict[tuple[Cell, End], tuple[float | None, tuple[Bind, ...]]] = {}
        for claims_only, sides in ((False, joined.full), (True, joined.claims)):
            asked = [key for key, is_own in own.items() if is_own == claims_only]
            if not asked:
                continue
            for cell, end in sorted(asked, key=lambda key: (key[1], self.columns[key[0]])):
                ends[cell, end] = self._optimum(cell, end, dropped, sides, claims_only)
        grown = []
        for cell in cells:
            stretch = self._stretch(cell, choice, joined, ends, own)
            if not adds_nothing(stretch, self.tried[cell].values()):
                grown.append(cell)
            self.tried[cell][choice] = stretch
        return grown

    def _optimum(
        self, cell: Cell, end: End, dropped: Units, sides: Sides, claims_only: bool
    ) -> Found:
        """Return one end of a cell in a choice, found before where that says it."""
        projection, programme = self.projection, self.projection.programme
        on = frozenset() if claims_only else projection.switched_on
        key = (cell, end, dropped, claims_only)
        known = projection.core.optima.get(key, on)
        if known is not None:
            return known
        programme.apply(sides)
        best = programme.optimum(self.columns[cell], end)
        found = (programme.value(best, sides), best.binds)
        sources = {projection.rows[sides.row(bind)].source for bind in best.binds}
        binding = frozenset(
            source.removeprefix(ASSUMED) for source in sources if source.startswith(ASSUMED)
        )
        # An open end rests on nothing, and opens no further.
        projection.core.optima.put(key, on, binding, found)
        return found

    def _stretch(
        self,
        cell: Cell,
        choice: Choice,
        joined: Joined,
        ends: dict[tuple[Cell, End], tuple[float | None, tuple[Bind, ...]]],
        own: dict[tuple[Cell, End], bool],
    ) -> Stretch:
        least, low_binds = ends[cell, "low"]
        most, high_binds = ends[cell, "high"]
        high = None if most is None else whole_high(most)
        low: int | None = whole_low(least or 0.0) or None
        claims_only = (own[cell, "low"], own[cell, "high"])
        zero_by: tuple[str, ...] = ()
        if high == 0:
            low, low_binds = 0, high_binds
            claims_only = (claims_only[1], claims_only[1])
        elif low is None:
            zero_by = said_empty(self.projection, cell, joined.active, self.zeros)
            low = 0 if zero_by else None
        if high is not None and low is not None and low > high:
            low = high  # no whole number lies between: both ends are rounded alike
        return Stretch(
            low,
            high,
            choice,
            self.projection.settler.dropped(choice),
            self.projection.core.late,
            low_binds,
            high_binds,
            claims_only,
            zero_by,
        )

    def _is_own(self, cell: Cell, end: End, joined: Joined) -> bool:
        """Whether a figure of this very cell gives an end, so that no assumption may move it."""
        for unit in self.figures.get(cell, ()):
            amount = unit.claim.amount
            if amount is None or unit.id not in joined.active:
                continue
            if (amount.low if end == "low" else amount.high) is not None:
                return True
        return False

    def _figures(self) -> dict[Cell, list[Unit]]:
        """Return the figures of exactly each cell, on the days on which they hold."""
        projection = self.projection
        wanted: dict[tuple[frozenset[int], frozenset[int]], list[Unit]] = {}
        for unit in projection.units.values():
            if unit.claim.measure == "stock" and unit.claim.modality == "fact":
                wanted.setdefault((unit.leaves, unit.people), []).append(unit)
        found: dict[Cell, list[Unit]] = {}
        space, timeline = projection.space, projection.timeline
        for cell in self.cells:
            key = (space.leaves((cell.place,)), space.people(cell.population))
            for unit in wanted.get(key, ()):
                point = timeline.point(cell.day)
                if any(timeline.point(projection.rows[i].day) == point for i in unit.rows):
                    found.setdefault(cell, []).append(unit)
        return found

    # --- which choices need to be tried -------------------------------------------------------

    def _not_inside(self, choice: Choice, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells that a choice may add to, as far as duals tell."""
        joined = self._joined(choice)
        return [cell for cell in cells if not self._surely_inside(cell, joined)]

    def _surely_inside(self, cell: Cell, joined: Joined) -> bool:
        programme = self.projection.programme
        low: float | None = None
        high: float | None = None
        for one in self.tried[cell].values():
            if self._is_own(cell, "high", joined) and not one.claims_only[1]:
                continue
            if self._is_own(cell, "low", joined) and not one.claims_only[0]:
                continue
            tops = programme.limit(one.high_binds, joined.full) if one.high is not None else None
            if one.high is not None and one.claims_only[1]:
                tops = programme.limit(one.high_binds, joined.claims)
            if tops is not None:
                high = tops if high is None else min(high, tops)
            if one.high == 0:
                continue
            floors = programme.limit(
                one.low_binds, joined.claims if one.claims_only[0] else joined.full
            )
            if floors is not None:
                low = floors if low is None else max(low, floors)
        least = 0 if low is None else max(whole_low(low), 0)
        most = None if high is None else whole_high(high)
        silent = least == 0 and not said_empty(self.projection, cell, joined.active, self.zeros)
        pieces = pieces_of(self.tried[cell].values())
        for piece in pieces:
            above = piece.high is not None and (most is None or most > piece.high)
            if piece.low is None:
                # It may state the zero: where its high is not known, only a solve can tell.
                below = least == 0 and (not most or not silent)
            else:
                below = least < piece.low
            if not above and not below:
                return True
        return False

    def _quarrels_of_families(self) -> dict[int, set[int]]:
        """Return, by family, the quarrels that change its sides."""
        projection = self.projection
        of_unit: dict[str, set[int]] = {}
        for index, quarrel in enumerate(projection.settler.quarrels):
            if quarrel.open:
                for unit in quarrel.units:
                    of_unit.setdefault(unit, set()).add(index)
        for name, ways in projection.ways.items():
            for way in ways:
                for unit in way.by:
                    if unit in of_unit:
                        of_unit.setdefault(name, set()).update(of_unit[unit])
        found: dict[int, set[int]] = {}
        for index, row in enumerate(projection.rows):
            touched = set(of_unit.get(row.unit, ()))
            for name in (*row.needs, *(one for group in row.unless for one in group)):
                touched |= of_unit.get(name, set())
            if touched:
                found.setdefault(projection.programme.family(index), set()).update(touched)
        return found

    def _together(self, cell: Cell, moving: set[int]) -> None:
        """Try the quarrels that move a cell together, and those that then come to matter."""
        seen: set[frozenset[int]] = set()
        while True:
            for one in list(self.tried[cell].values()):
                for bind in (*one.low_binds, *one.high_binds):
                    for index in self._families.get(bind.family, set()) - moving:
                        if any(
                            self._changes(one, with_side(one.choice, index, side))
                            for side in self.sides[index]
                        ):
                            moving.add(index)
            key = frozenset(moving)
            if key in seen or len(moving) < 2:
                return
            seen.add(key)
            ordered = sorted(moving)
            if math.prod(len(self.sides[index]) for index in ordered) > MOST_TRIED:
                self._ends_alone(cell, ordered)
                return
            for sides in product(*(self.sides[index] for index in ordered)):
                choice = self.reference
                for index, side in zip(ordered, sides, strict=True):
                    choice = with_side(choice, index, side)
                if choice not in self.tried[cell]:
                    self._try(choice, self._not_inside(choice, [cell]))

    def _changes(self, one: Stretch, choice: Choice) -> bool:
        """Whether another choice changes what the ends of a choice rest on."""
        programme = self.projection.programme
        here, there = self._joined(one.choice), self._joined(choice)
        for binds, own in zip((one.low_binds, one.high_binds), one.claims_only, strict=True):
            before = programme.limit(binds, here.claims if own else here.full)
            after = programme.limit(binds, there.claims if own else there.full)
            if before != after:
                return True
        return False

    def _joined(self, choice: Choice) -> Joined:
        joined = self.projection.joined(choice)
        if joined is None:
            raise ChangedError
        return joined

    def _ends_alone(self, cell: Cell, moving: Sequence[int]) -> None:
        """Look for the least and the greatest value by changing one quarrel after the other."""
        self.hulls.add(cell)
        for end in ("low", "high"):
            best = min(self.tried[cell].values(), key=lambda one: _rank(one, end))
            better = True
            while better:
                better = False
                for index in moving:
                    for side in self.sides[index]:
                        choice = with_side(best.choice, index, side)
                        if choice not in self.tried[cell]:
                            self._try(choice, [cell])
                        if _rank(self.tried[cell][choice], end) < _rank(best, end):
                            best, better = self.tried[cell][choice], True

    def _try_emptiest(self, cell: Cell) -> None:
        """Try the choice that keeps the most of what has nobody there, where no low is known.

        An open end rests on nothing, so duals do not tell that several sides together close it.
        """
        if pieces_of(self.tried[cell].values())[0].low is not None:
            return
        choice = emptiest(self.projection, cell, self.sides)
        if choice not in self.tried[cell]:
            self._try(choice, self._not_inside(choice, [cell]))

    # --- what all choices allow ---------------------------------------------------------------

    def _bound(self, cell: Cell, moving: set[int]) -> Bound:
        stretches = list(self.tried[cell].values())
        pieces = pieces_of(stretches)
        merged = cell in self.hulls and len(pieces) > 1
        if merged:
            pieces = [Piece(pieces[0].low, pieces[-1].high)]
        while len(pieces) > MOST_PIECES:
            merged = True
            gaps = [(after.low or 0) - (before.high or 0) for before, after in pairwise(pieces)]
            at = gaps.index(min(gaps))
            pieces[at : at + 2] = [Piece(pieces[at].low, pieces[at + 1].high)]
        if not pieces or pieces == [Piece(None, None)]:
            return Bound(None, None, moved_by=tuple(sorted(moving)))
        reached = tuple(
            (reaching_low(piece, stretches), reaching_high(piece, stretches)) for piece in pieces
        )
        return Bound(
            pieces[0].low,
            pieces[-1].high,
            tuple(pieces),
            merged,
            reached,
            tuple(sorted(moving)),
        )


def with_side(choice: Choice, index: int, side: int) -> Choice:
    """Return a choice that takes another side of one quarrel."""
    return (*choice[:index], side, *choice[index + 1 :])


def _rank(stretch: Stretch, end: End) -> float:
    if end == "low":
        return stretch.low or 0
    return -math.inf if stretch.high is None else -stretch.high
