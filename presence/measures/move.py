"""So many, or such a part, go from one place to another by a day."""

from claims.model import Claim
from presence.measures import departure
from presence.measures.base import Marks, Setting, due, number, opens, terms
from presence.measures.emptied import leaves_nobody, nobody_on
from presence.measures.meanwhile import meanwhile
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a move: the day before it, and its end."""
    return departure.marks(claim, setting)


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:  # noqa: ARG001
    """Return what the one place loses, of all a zero for each part, and what the other gains."""
    done = due(claim)
    assert done is not None
    if leaves_nobody(claim):
        return [*nobody_on(claim, setting, done), _gained(claim, setting, done)]
    return moved_on(claim, setting, done)


def moved_on(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return the rows of a move as if it were complete on a day.

    Where others come to one of the places meanwhile, or go, that side of the difference is open.
    """
    return [*departure.left_on(claim, setting, at), _gained(claim, setting, at)]


def _gained(claim: Claim, setting: Setting, at: Day) -> Row:
    """Return what comes; of a part, that at both places together nobody is lost."""
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    summed = (*terms(claim, at, space, 1.0, claim.to), *terms(claim, base, space, -1.0, claim.to))
    others = meanwhile(claim, claim.to, setting)
    low, high = number(amount.low), number(amount.high)
    if amount.unit == "fraction":
        summed = (*summed, *terms(claim, at, space), *terms(claim, base, space, -1.0))
        others = meanwhile(claim, (*claim.places, *claim.to), setting)
        low = high = 0.0
    return Row(
        claim.id,
        claim.id,
        summed,
        None if others.goes else low,
        None if others.comes else high,
        at,
    )
