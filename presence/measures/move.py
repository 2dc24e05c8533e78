"""So many, or such a part, go from one place to another by a day."""

from claims.model import Claim
from presence.measures import departure
from presence.measures.base import Marks, Setting, due, number, opens, terms
from presence.measures.emptied import leaves_nobody, nobody_from
from presence.measures.meanwhile import meanwhile
from presence.programme.rows import Day, Row, Term
from presence.programme.timeline import Timeline

Ends = tuple[float | None, float | None]


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a move: the day before it, and its end."""
    return departure.marks(claim, setting)


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return what the one place loses, of all a zero for each part, and what the other gains."""
    done = due(claim)
    assert done is not None
    if leaves_nobody(claim):
        return [*nobody_from(claim, setting, timeline), *_gained(claim, setting, done)]
    return moved_on(claim, setting, done)


def moved_on(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return the rows of a move as if it were complete on a day.

    Where others come to one of the places meanwhile, or go, that side of the difference is open.
    """
    return [*departure.left_on(claim, setting, at), *_gained(claim, setting, at)]


def _gained(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return how many come, of a part not said, and that at both places together none are lost."""
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    come = (*terms(claim, at, space, 1.0, claim.to), *terms(claim, base, space, -1.0, claim.to))
    both = (*come, *terms(claim, at, space), *terms(claim, base, space, -1.0))

    def row(summed: tuple[Term, ...], places: tuple[str, ...], ends: Ends) -> Row:
        others = meanwhile(claim, places, setting)
        low, high = None if others.goes else ends[0], None if others.comes else ends[1]
        return Row(claim.id, claim.id, summed, low, high, at)

    kept = row(both, (*claim.places, *claim.to), (0.0, 0.0))
    if amount.unit == "fraction":
        return [kept]
    return [row(come, claim.to, (number(amount.low), number(amount.high))), kept]
