"""The set of values that the claims allow for a cell, over every consistent choice.

Each choice allows a range; the set is the union of these. Not every choice is joined: an optimum's
duals tell what it rests on, so a choice that changes nothing of that cannot move it. A quarrel that
moves a cell is tried with every other that does.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from presence.programme.model import Bind, End
from presence.programme.rows import Day
from presence.projection import Joined, Projection
from presence.settling.ends import parts_of
from presence.settling.settle import Choice
from presence.settling.units import Unit

TOLERANCE = 1e-6
"""Slack, in persons, before an optimum is rounded inwards to whole persons."""

MOST_TRIED = 400
"""Choices that are tried for one cell; past it the ends alone are looked for, and gaps closed."""

MOST_PIECES = 3
"""Pieces that are told; of more the narrowest gaps are closed."""


class Cell(NamedTuple):
    """A place, a population and a day, at whose end numbers hold: what is bounded."""

    place: str
    population: str
    day: Day


class Piece(NamedTuple):
    """A range of persons without a gap; ``None`` where that end is absent."""

    low: int | None
    high: int | None


Range = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one choice allows of a cell.

    Attributes
    ----------
    low, high
        In persons; ``None`` where that end is absent. A low of ``0`` is stated or proved.
    choice
        The choice.
    low_binds, high_binds
        What the ends rest on.
    claims_only
        For each end whether assumptions were left aside: a figure's own.
    """

    low: int | None
    high: int | None
    choice: Choice
    low_binds: tuple[Bind, ...]
    high_binds: tuple[Bind, ...]
    claims_only: tuple[bool, bool] = (False, False)
    zero_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """What the claims allow for one cell.

    Attributes
    ----------
    low
        At least, in persons; ``None`` where only "not negative" is known. ``0`` is always stated
        or proved: in some choice nobody is there.
    high
        At most, in persons; ``None`` where there is no finite upper end.
    pieces
        The set of values, ascending and apart; its ends are `low` and `high`. Empty where both
        are absent.
    merged
        Whether gaps were closed to tell no more than `MOST_PIECES`.
    stretches
        For each piece the choices in which its low and its high are reached.
    """

    low: int | None
    high: int | None
    pieces: tuple[Piece, ...] = ()
    merged: bool = False
    stretches: tuple[tuple[Stretch, Stretch], ...] = field(default=(), compare=False, repr=False)
    moved_by: tuple[int, ...] = field(default=(), compare=False, repr=False)


def whole_low(value: float) -> int:
    """Return the least whole number of persons not below an optimum."""
    return math.ceil(value - TOLERANCE)


def whole_high(value: float) -> int:
    """Return the greatest whole number of persons not above an optimum."""
    return math.floor(value + TOLERANCE)


class _Changed(Exception):
    """The choices are others than before: a conflict was learnt."""


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
        alike = {
            cell: cell._replace(day=timeline.days[timeline.point(cell.day)]) for cell in cells
        }
        found = self._of_points(list(dict.fromkeys(alike.values())))
        return {cell: found[one] for cell, one in alike.items()}

    def _of_points(self, asked: Sequence[Cell]) -> dict[Cell, Bound]:
        fresh = [cell for cell in asked if cell not in self._found]
        while fresh:
            try:
                self._found.update(_Round(self.projection, fresh, self._taken).run())
                break
            except _Changed:
                self._found.clear()
                fresh = asked
        return {cell: self._found[cell] for cell in asked}


class _Round:
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
        self.merged: set[Cell] = set()
        self.figures = self._figures()
        self.zeros = parts_of(projection.units.values())
        self._families = self._quarrels_of_families()

    def run(self) -> dict[Cell, Bound]:
        reference = self.reference
        self._try(reference, self.cells)
        moving: dict[Cell, set[int]] = {cell: set() for cell in self.cells}
        for index, sides in enumerate(self.sides):
            for side in sides[1:]:
                choice = _with(reference, index, side)
                moved = self._try(choice, self._not_inside(choice, self.cells))
                for cell in moved:
                    moving[cell].add(index)
        for cell in self.cells:
            self._together(cell, moving[cell])
        return {cell: self._bound(cell, moving[cell]) for cell in self.cells}

    # --- what one choice allows ---------------------------------------------------------------

    def _try(self, choice: Choice, cells: Sequence[Cell]) -> list[Cell]:
        """Solve cells in a choice; return those to whose values it adds."""
        if not cells:
            return []
        joined = self.projection.joined(choice)
        if joined is None:
            raise _Changed
        programme = self.projection.programme
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
            programme.apply(sides)
            for cell, end in sorted(asked, key=lambda key: (key[1], self.columns[key[0]])):
                best = programme.optimum(self.columns[cell], end)
                ends[cell, end] = (programme.value(best, sides), best.binds)
        grown = []
        for cell in cells:
            stretch = self._stretch(cell, choice, joined, ends, own)
            if not _inside(stretch, self.tried[cell].values()):
                grown.append(cell)
            self.tried[cell][choice] = stretch
        return grown

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
            zero_by = self._said_empty(cell, joined)
            low = 0 if zero_by else None
        if high is not None and low is not None and low > high:
            low = high  # no whole number lies between: both ends are rounded alike
        return Stretch(low, high, choice, low_binds, high_binds, claims_only, zero_by)

    def _is_own(self, cell: Cell, end: End, joined: Joined) -> bool:
        """Whether a figure of this very cell gives an end, so that no assumption may move it."""
        for unit in self.figures.get(cell, ()):
            amount = unit.claim.amount
            if unit.id in joined.active and amount is not None:
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

    def _said_empty(self, cell: Cell, joined: Joined) -> tuple[str, ...]:
        """Return the claims that together have nobody at a cell, though later dates bind."""
        space = self.projection.space
        people = [space.simple_populations[i] for i in sorted(space.people(cell.population))]
        named: set[str] = set()
        for places in space.parts((cell.place,)):
            for population in people:
                saying = [
                    unit.claim.id
                    for unit in self.zeros.get((places, population), ())
                    if unit.zero is not None
                    and unit.zero.due <= cell.day
                    and unit.id in joined.active
                ]
                if not saying:
                    return ()
                named.update(saying)
        return tuple(sorted(named))

    # --- which choices need to be tried -------------------------------------------------------

    def _not_inside(self, choice: Choice, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells that a choice may add to, as far as duals tell."""
        joined = self.projection.joined(choice)
        if joined is None:
            raise _Changed
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
        silent = least == 0 and not self._said_empty(cell, joined)
        pieces = _pieces(self.tried[cell].values())
        for piece in pieces:
            above = piece.high is not None and (most is None or most > piece.high)
            if piece.low is None:
                below = least == 0 and (most == 0 or not silent)  # it would state the zero
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
                        if self._matters(cell, one.choice, index):
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
                    choice = _with(choice, index, side)
                if choice not in self.tried[cell]:
                    self._try(choice, self._not_inside(choice, [cell]))

    def _matters(self, cell: Cell, choice: Choice, index: int) -> bool:
        moved = False
        for side in self.sides[index]:
            other = _with(choice, index, side)
            if other not in self.tried[cell]:
                moved |= bool(self._try(other, self._not_inside(other, [cell])))
        return moved

    def _ends_alone(self, cell: Cell, moving: Sequence[int]) -> None:
        """Look for the least and the greatest value by changing one quarrel after the other."""
        self.merged.add(cell)
        for end in ("low", "high"):
            best = min(self.tried[cell].values(), key=lambda one: _rank(one, end))  # noqa: B023
            better = True
            while better:
                better = False
                for index in moving:
                    for side in self.sides[index]:
                        choice = _with(best.choice, index, side)
                        if choice not in self.tried[cell]:
                            self._try(choice, [cell])
                        if _rank(self.tried[cell][choice], end) < _rank(best, end):
                            best, better = self.tried[cell][choice], True

    # --- what all choices allow ---------------------------------------------------------------

    def _bound(self, cell: Cell, moving: set[int]) -> Bound:
        stretches = list(self.tried[cell].values())
        pieces = _pieces(stretches)
        merged = cell in self.merged
        if merged and pieces:
            pieces = [Piece(pieces[0].low, pieces[-1].high)]
        while len(pieces) > MOST_PIECES:
            merged = True
            gaps = [
                (after.low or 0) - (before.high or 0)
                for before, after in zip(pieces, pieces[1:], strict=False)
            ]
            at = gaps.index(min(gaps))
            pieces[at : at + 2] = [Piece(pieces[at].low, pieces[at + 1].high)]
        if not pieces or pieces == [Piece(None, None)]:
            return Bound(None, None, moved_by=tuple(sorted(moving)))
        reached = tuple((_least(piece, stretches), _most(piece, stretches)) for piece in pieces)
        return Bound(
            pieces[0].low,
            pieces[-1].high,
            tuple(pieces),
            merged,
            reached,
            tuple(sorted(moving)),
        )


def _with(choice: Choice, index: int, side: int) -> Choice:
    return (*choice[:index], side, *choice[index + 1 :])


def _rank(stretch: Stretch, end: End) -> float:
    if end == "low":
        return stretch.low or 0
    return -math.inf if stretch.high is None else -stretch.high


def _pieces(stretches: Iterable[Stretch]) -> list[Piece]:
    """Return the union of ranges: merged where they meet or touch.

    Zero is stated where any range states it; else an absent low stays absent.
    """
    ordered = sorted(
        stretches, key=lambda one: (one.low or 0, math.inf if one.high is None else one.high)
    )
    if not ordered:
        return []
    stated = any(one.low == 0 for one in ordered)
    pieces: list[list[int | None]] = []
    for one in ordered:
        low = one.low or 0
        if pieces and (pieces[-1][1] is None or low <= pieces[-1][1] + 1):
            last = pieces[-1]
            if last[1] is not None:
                last[1] = None if one.high is None else max(last[1], one.high)
        else:
            pieces.append([low, one.high])
    if pieces[0][0] == 0 and not stated:
        pieces[0][0] = None
    return [Piece(low, high) for low, high in pieces]


def _inside(stretch: Stretch, others: Iterable[Stretch]) -> bool:
    """Whether a range adds nothing to the union of others."""
    known = list(others)
    return bool(known) and _pieces([*known, stretch]) == _pieces(known)


def _least(piece: Piece, stretches: Iterable[Stretch]) -> Stretch:
    """Return the first range that reaches a piece's low: the one that states it, if any does."""
    reaching = [one for one in stretches if (one.low or 0) == (piece.low or 0)]
    wanted = [one for one in reaching if one.low == piece.low] or reaching
    return min(wanted, key=lambda one: (one.high != 0, bool(one.zero_by), one.choice))


def _most(piece: Piece, stretches: Iterable[Stretch]) -> Stretch:
    reaching = [one for one in stretches if one.high == piece.high]
    return min(reaching, key=lambda one: one.choice)
