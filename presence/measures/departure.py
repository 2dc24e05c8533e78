"""So many, or such a part, leave by a day."""

from claims.model import Claim
from presence.measures.base import Marks, Setting, due, number, opens, remaining, terms
from presence.measures.emptied import leaves_nobody, zeros
from presence.programme.rows import Day, Row, Term
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:  # noqa: ARG001 - as every measure
    """Return what must be told apart for a departure: the day before it, and its end."""
    done = due(claim)
    assert done is not None
    return Marks((opens(claim), done))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:  # noqa: ARG001
    """Return the difference between the two days; of all who are there, a zero for each part."""
    done = due(claim)
    assert done is not None
    if leaves_nobody(claim):
        return [
            Row(
                claim.id,
                zero.unit,
                (Term(1.0, zero.places, zero.population, done),),
                None,
                0.0,
                done,
            )
            for zero in zeros(claim, setting.space)
        ]
    return left_on(claim, setting, done)


def left_on(claim: Claim, setting: Setting, at: Day) -> list[Row]:
    """Return the rows of a departure as if it were complete on a day."""
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    if amount.unit == "fraction":
        return remaining(claim, claim.id, base, at, space)
    summed = (*terms(claim, base, space), *terms(claim, at, space, -1.0))
    return [Row(claim.id, claim.id, summed, number(amount.low), number(amount.high), at)]
