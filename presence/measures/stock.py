"""A number: so many are there, or are to be there by a day."""

from claims.model import Claim
from presence.measures.base import (
    Marks,
    Setting,
    day,
    due,
    held_days,
    interrupted,
    month_end,
    number,
    on_days,
    terms,
)
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def counts_nobody(claim: Claim) -> bool:
    """Whether a claim is that nobody is there, as a number."""
    return claim.measure == "stock" and claim.amount is not None and claim.amount.high == 0


def days(claim: Claim, setting: Setting) -> tuple[Day, ...]:
    """Return the days on which a number holds.

    A plan holds on its day and to the end of that month, since nobody is said to go on from it; a
    figure as `presence.measures.base.held_days` tells.
    """
    if claim.modality == "fact":
        return held_days(claim, setting)
    by = due(claim)
    assert by is not None
    end = month_end(by)
    return (by,) if end == by or interrupted(claim, by, end, setting) else (by, end)


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a number."""
    window = setting.rivals.get(claim.id)
    if window is not None:
        return Marks(days(claim, setting), (window,))
    return on_days(days(claim, setting))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the number's row on each day on which it holds.

    A figure that speaks of one number with others holds from the first day of them to the last.
    """
    assert claim.amount is not None
    low, high = number(claim.amount.low), number(claim.amount.high)
    held = set(days(claim, setting))
    if claim.id in setting.rivals:
        held.update(timeline.between(*setting.rivals[claim.id]))
    return [
        Row(claim.id, claim.id, terms(claim, at, setting.space), low, high, at)
        for at in sorted(held)
    ]


def own_day(claim: Claim) -> Day:
    """Return the day that a number is dated."""
    assert claim.when is not None
    date = claim.when.at or claim.when.by
    assert date is not None
    return day(date.last)
