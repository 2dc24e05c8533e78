"""The set of values that the claims allow for a cell: the union over every consistent choice."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from presence.programme.rows import Day, Units
from presence.programme.sides import Bind
from presence.settling.settle import Choice

TOLERANCE = 1e-6
"""Slack, in persons, before an optimum is rounded inwards to whole persons."""

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
        The choice, as one side for each quarrel.
    dropped
        The units that it drops.
    late
        By how many months plans are met late in it.
    low_binds, high_binds
        What the ends rest on.
    claims_only
        For each end whether assumptions were left aside: a figure's own.
    zero_by
        Claims that have nobody there though a later date binds; empty where there are none.
    """

    low: int | None
    high: int | None
    choice: Choice
    dropped: Units
    late: int
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
    moved_by
        Indices of the quarrels whose sides move the values.
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


def pieces_of(stretches: Iterable[Stretch | Piece]) -> list[Piece]:
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


def adds_nothing(stretch: Stretch, others: Iterable[Stretch]) -> bool:
    """Whether a range adds nothing to the union of others."""
    known = list(others)
    return bool(known) and pieces_of([*known, stretch]) == pieces_of(known)


def reaching_low(piece: Piece, stretches: Iterable[Stretch]) -> Stretch:
    """Return the first range that reaches a piece's low: the one that states it, if any does."""
    reaching = [one for one in stretches if (one.low or 0) == (piece.low or 0)]
    wanted = [one for one in reaching if one.low == piece.low] or reaching
    return min(wanted, key=lambda one: (one.high != 0, bool(one.zero_by), one.choice))


def reaching_high(piece: Piece, stretches: Iterable[Stretch]) -> Stretch:
    """Return the first range that reaches a piece's high."""
    reaching = [one for one in stretches if one.high == piece.high]
    return min(reaching, key=lambda one: one.choice)


def joined_bounds(found: Sequence[Bound]) -> Bound:
    """Return what several bounds of one cell allow together: plans on time, and late.

    What lies between two of them is covered too, since a plan may be late by less, or one plan
    late and another on time; a gap stays where each of them has it.
    """
    if len(found) == 1:
        return found[0]
    whole = [one for one in found if one.pieces]
    if len(whole) < len(found):
        return Bound(None, None, moved_by=found[0].moved_by)  # one of them says nothing
    lows = [one.low for one in found]
    low = 0 if 0 in lows else None if None in lows else min(x for x in lows if x is not None)
    highs = [one.high for one in found]
    high = None if None in highs else max(x for x in highs if x is not None)
    gaps = _gaps(found[0].pieces)
    for other in found[1:]:
        gaps = [
            (max(a[0], b[0]), min(a[1], b[1]))
            for a in gaps
            for b in _gaps(other.pieces)
            if max(a[0], b[0]) <= min(a[1], b[1])
        ]
    pieces: list[Piece] = []
    begins = low
    for first, last in sorted(gaps):
        pieces.append(Piece(begins, first - 1))
        begins = last + 1
    pieces.append(Piece(begins, high))
    stretches = [pair for one in found for ends in one.stretches for pair in ends]
    reached = tuple(
        (_near(piece, stretches, "low"), _near(piece, stretches, "high")) for piece in pieces
    )
    return Bound(
        low,
        high,
        tuple(pieces),
        any(one.merged for one in found),
        reached,
        found[0].moved_by,
    )


def _gaps(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the whole numbers between pieces, each as first and last."""
    return [((before.high or 0) + 1, (after.low or 0) - 1) for before, after in pairwise(pieces)]


def _near(piece: Piece, stretches: Iterable[Stretch], end: str) -> Stretch:
    """Return the range whose end is a piece's, or lies nearest to it within the piece."""

    def distance(one: Stretch) -> float:
        mine, wanted = (one.low, piece.low) if end == "low" else (one.high, piece.high)
        if (mine is None) != (wanted is None):
            return math.inf
        return abs((mine or 0) - (wanted or 0))

    return min(stretches, key=lambda one: (distance(one), one.late, one.choice))
