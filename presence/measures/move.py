"""So many, or such a part, go from one place to another by a day."""

from claims.model import Claim
from presence.measures import departure
from presence.measures.base import Marks, Setting, due, number, opens, terms
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a move: the day before it, and its end."""
    return departure.marks(claim, setting)


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:  # noqa: ARG001
    """Return what the one place loses, and that the other gains it."""
    done = due(claim)
    assert done is not None
    return moved_on(claim, setting, done)


def moved_on(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return the rows of a move as if it were complete on a day.

    Of a part that moves only what leaves is known; of persons also what comes.
    """
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    found = departure.left_on(claim, setting, at)
    gained = (*terms(claim, at, space, 1.0, claim.to), *terms(claim, base, space, -1.0, claim.to))
    if amount.unit == "persons":
        low, high = number(amount.low), number(amount.high)
        return [*found, Row(claim.id, claim.id, gained, low, high, at)]
    # What comes is what has left: at the two places together nobody is lost.
    both = (*gained, *terms(claim, at, space), *terms(claim, base, space, -1.0))
    return [*found, Row(claim.id, claim.id, both, 0.0, 0.0, at)]
