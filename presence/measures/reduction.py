"""Fewer than before from a day on, not nobody."""

from claims.model import Claim
from presence.measures.base import Marks, Setting, due, opens, per_day, remaining, terms
from presence.programme.rows import Row
from presence.programme.timeline import Timeline


def marks(claim: Claim, setting: Setting) -> Marks:  # noqa: ARG001 - as every measure
    """Return what must be told apart for a cut: the day before it, its end, and what follows."""
    done = due(claim)
    assert done is not None
    return Marks((opens(claim), done), ((done, None),))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the cut of each day, one unit a day; how much is left at least is said of the first.

    Somebody is left on that first day in any case.
    """
    done, space = due(claim), setting.space
    assert done is not None
    found = []
    for at in timeline.between(done, None):
        unit = per_day(claim, at)
        cut = remaining(claim, unit, opens(claim), at, space)
        if at != done:
            found += [row for row in cut if row.low is None]
            continue
        found += cut
        if not any(row.low and len(row.terms) == 1 for row in cut):
            found.append(Row(claim.id, unit, terms(claim, at, space), 1.0, None, at))
    return found
