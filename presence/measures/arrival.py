"""So many come by a day: the mirror of a departure."""

from claims.model import Claim
from presence.measures.base import Marks, Setting, due, number, opens, terms
from presence.measures.meanwhile import meanwhile
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:  # noqa: ARG001 - as every measure
    """Return what must be told apart for an arrival: the day before it, and its end."""
    done = due(claim)
    assert done is not None
    return Marks((opens(claim), done))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:  # noqa: ARG001
    """Return the difference between the two days."""
    done = due(claim)
    assert done is not None
    return grown_on(claim, setting, done, claim.places)


def grown_on(claim: Claim, setting: Setting, at: Day, places: tuple[str, ...]) -> list[Row]:
    """Return the rows of an arrival at places as if it were complete on a day.

    Where others leave meanwhile no gain is known, only that it is no greater.
    """
    amount, space, base = claim.amount, setting.space, opens(claim)
    assert amount is not None
    after = terms(claim, at, space, places=places)
    goes = meanwhile(claim, places, setting).goes
    if amount.unit == "persons":
        summed = (*after, *terms(claim, base, space, -1.0, places))
        low = None if goes else number(amount.low)
        return [Row(claim.id, claim.id, summed, low, number(amount.high), at)]
    found = []
    for part, is_low in ((amount.low, True), (amount.high, False)):
        if part is not None and not (is_low and goes):
            summed = (*after, *terms(claim, base, space, -1.0 - float(part), places))
            low, high = (0.0, None) if is_low else (None, 0.0)
            found.append(Row(claim.id, claim.id, summed, low, high, at))
    return found
