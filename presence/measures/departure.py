"""So many, or such a part, leave by a day."""

from claims.model import Claim
from presence.measures.base import Marks, Setting, due, number, opens, remaining, terms
from presence.measures.emptied import leaves_nobody, nobody_from
from presence.measures.meanwhile import meanwhile
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:  # noqa: ARG001 - as every measure
    """Return what must be told apart for a departure: the day before it, and its end."""
    done = due(claim)
    assert done is not None
    return Marks((opens(claim), done), ((done, None),) if leaves_nobody(claim) else ())


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the difference between the two days; of all who are there a zero for each part."""
    done = due(claim)
    assert done is not None
    if leaves_nobody(claim):
        return nobody_from(claim, setting, timeline)
    return left_on(claim, setting, done)


def left_on(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return the rows of a departure as if it were complete on a day.

    Where others come or go meanwhile, that side of the difference is open.
    """
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    others = meanwhile(claim, claim.places, setting)
    if amount.unit == "fraction":
        left = remaining(claim, claim.id, base, at, space)
        return [row for row in left if not (others.comes if row.low is None else others.goes)]
    summed = (*terms(claim, base, space), *terms(claim, at, space, -1.0))
    low = None if others.comes else number(amount.low)
    high = None if others.goes else number(amount.high)
    return [Row(claim.id, claim.id, summed, low, high, at)]
