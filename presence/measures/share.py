"""Such a part of the people in a whole is here."""

from claims.model import Claim
from presence.measures.base import Marks, Setting, held_days, on_days, per_day
from presence.measures.kept import stay
from presence.programme.rows import Row, Term
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a share: its days, or the stretch over which it holds."""
    assert claim.when is not None
    if claim.when.at is not None:
        return on_days(held_days(claim, setting))
    return Marks((), (stay(claim),))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the rows of each day, one unit a day."""
    assert claim.when is not None
    assert claim.amount is not None
    assert claim.population is not None
    assert claim.whole is not None
    if claim.when.at is not None:
        held = held_days(claim, setting)
    else:
        held = timeline.between(*stay(claim))
    amount, found = claim.amount, []
    for at in held:
        own = Term(1.0, claim.places, claim.population, at)
        for end, is_low in ((amount.low, True), (amount.high, False)):
            strict = amount.low_strict if is_low else amount.high_strict
            if end is None or (not is_low and end >= 1 and not strict):
                continue
            slack = 1.0 / end.denominator if strict else 0.0
            whole = Term(-float(end), (claim.whole,), claim.population, at)
            low, high = (slack, None) if is_low else (None, -slack)
            found.append(Row(claim.id, per_day(claim, at), (own, whole), low, high, at))
    return found
