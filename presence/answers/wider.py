"""Which cells the exceptions may widen, told without solving them anew."""

from presence.answers.rounds import with_side
from presence.answers.values import Bound, whole_high, whole_low
from presence.projection import Projection
from presence.settling.settle import Choice


def may_widen(part: Projection, found: Bound) -> bool:
    """Whether a bound may be wider if the exceptions are used, as far as its duals tell.

    They limit both ends in every choice in which all that they rest on still holds.
    """
    if not found.stretches:
        return False
    if part.later:
        return True
    wide = part.wide
    ends = []
    if found.low:
        ends.append((found.stretches[0][0], "low", found.low))
    if found.high is not None:
        ends.append((found.stretches[-1][1], "high", found.high))
    for stretch, end, value in ends:
        is_low = end == "low"
        binds = stretch.low_binds if is_low else stretch.high_binds
        there = part.programme.elsewhere(binds, wide.programme)
        if there is None:
            return True
        for choice in single_choices(wide):
            joined = wide.joined(choice)
            if joined is None:
                return True
            own = stretch.claims_only[0 if is_low else 1]
            limit = wide.programme.limit(there, joined.claims if own else joined.full)
            if limit is None or (whole_low(limit) < value if is_low else whole_high(limit) > value):
                return True
    return False


def single_choices(projection: Projection) -> list[Choice]:
    """Return the first side of every quarrel, and what differs from that in one side."""
    reference = projection.reference
    found = [reference]
    for index, sides in enumerate(projection.quarrels):
        found += [with_side(reference, index, side) for side in range(1, len(sides))]
    return found
