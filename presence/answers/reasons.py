"""Which claims and assumptions produce an end of a set of values: from its optimum's duals."""

from dataclasses import dataclass

from presence.answers.values import Bound, Piece, Stretch
from presence.programme.rows import ASSUMED, Row
from presence.programme.sides import Bind, End
from presence.projection import Projection


@dataclass(frozen=True, slots=True)
class Part:
    """One row's share in an end: multiplier times the side that binds, in persons.

    Attributes
    ----------
    source
        The claim or assumption.
    row
        The row.
    needs
        Ids of the claims that an assumption's row builds on.
    multiplier
        The row's dual value at the optimum.
    side
        The side of the row that binds, in persons.
    """

    source: str
    row: Row
    needs: tuple[str, ...]
    multiplier: float
    side: float

    @property
    def persons(self) -> float:
        """What the row adds to the end."""
        return self.multiplier * self.side


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an end is what it is.

    Attributes
    ----------
    sources
        Claims and assumptions (these with `ASSUMED` before the id), sorted, claims first. Their
        rows alone give the same end. Empty where the end is absent.
    parts
        The rows and multipliers whose sum is the end before rounding; empty where a stated zero
        needs no sum.
    end
        The end that was solved for: a stated zero has the reasons of its high.
    """

    sources: tuple[str, ...]
    parts: tuple[Part, ...]
    end: End

    @property
    def assumes(self) -> bool:
        """Whether an assumption is among the reasons."""
        return any(source.startswith(ASSUMED) for source in self.sources)


def reasons(projection: Projection, found: Bound, end: End) -> Reasons:
    """Return the reasons of the low or the high of a bound."""
    value = found.low if end == "low" else found.high
    if value is None or not found.stretches:
        return Reasons((), (), end)
    stretch = found.stretches[0][0] if end == "low" else found.stretches[-1][1]
    return of_stretch(projection, stretch, end)


def of_pieces(projection: Projection, found: Bound) -> list[tuple[Piece, Reasons, Reasons]]:
    """Return the reasons of both ends of each piece of a bound."""
    told = []
    for piece, (low, high) in zip(found.pieces, found.stretches, strict=True):
        least = Reasons((), (), "low")
        most = Reasons((), (), "high")
        if piece.low is not None:
            least = of_stretch(projection, low, "low")
        if piece.high is not None:
            most = of_stretch(projection, high, "high")
        told.append((piece, least, most))
    return told


def of_stretch(projection: Projection, stretch: Stretch, end: End) -> Reasons:
    """Return the reasons of one end of what a choice allows."""
    if end == "low" and stretch.zero_by and stretch.low == 0 and stretch.high != 0:
        return Reasons(stretch.zero_by, (), "high")
    solved: End = "high" if end == "low" and stretch.low == 0 and stretch.high == 0 else end
    binds = stretch.low_binds if solved == "low" else stretch.high_binds
    projection = next(
        (one for one in projection.later if one.core.late == stretch.late), projection
    )
    joined = projection.joined_without(stretch.dropped)
    own = stretch.claims_only[0] if solved == "low" else stretch.claims_only[1]
    sides = joined.claims if own else joined.full
    parts = sorted(
        (_part(projection, bind, sides.row(bind)) for bind in binds),
        key=lambda part: (part.source, part.row.day, part.row.unit),
    )
    named = {part.source for part in parts} | {need for part in parts for need in part.needs}
    ordered = sorted(named, key=lambda source: (source.startswith(ASSUMED), source))
    return Reasons(tuple(ordered), tuple(parts), solved)


def _part(projection: Projection, bind: Bind, index: int) -> Part:
    row = projection.rows[index]
    side = projection.programme.own_side(index, bind.is_low)
    sign = projection.programme.sign(index)
    needs = {
        projection.units[name].claim.id
        for name in (row.needs if row.assumed else ())
        if name in projection.units
    }
    return Part(row.source, row, tuple(sorted(needs)), bind.multiplier * sign, side * sign)
