"""Somebody, or so many, are there over a time."""

from claims.model import Claim
from presence.measures.base import (
    Marks,
    Setting,
    day,
    held_days,
    number,
    on_days,
    per_day,
    terms,
    told,
)
from presence.programme.rows import Day, Row
from presence.programme.timeline import Timeline


def stay(claim: Claim) -> tuple[Day, Day | None]:
    """Return the first and the last day of a stay; ``None`` where no end is said.

    It has begun on the last day of the time given, since it may begin as late, or at publication.
    A stay told of after its end, or begun in the time that it ends in, held on that last day.
    """
    when = claim.when
    assert when is not None
    first = day(when.start.last) if when.start else told(claim)
    if when.until is not None:
        last = day(when.until.first) - 1
    elif when.through is not None:
        last = day(when.through.last)
    else:
        return first, None
    return min(first, last), last


def marks(claim: Claim, setting: Setting) -> Marks:
    """Return what must be told apart for a stay: its days, or the stretch over which it holds."""
    assert claim.when is not None
    if claim.when.at is not None:
        return on_days(held_days(claim, setting))
    return Marks((), (stay(claim),))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return a floor, of one person at least, on each day: one unit a day."""
    assert claim.when is not None
    amount = claim.amount
    low = number(amount.low) if amount else None
    high = number(amount.high) if amount else None
    if claim.when.at is not None:
        held = held_days(claim, setting)
    else:
        held = timeline.between(*stay(claim))
    return [
        Row(
            claim.id,
            per_day(claim, at),
            terms(claim, at, setting.space),
            max(low or 0.0, 1.0),
            high,
            at,
        )
        for at in held
    ]


def is_mere(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody is there."""
    return claim.measure == "kept" and (
        claim.amount is None or (claim.amount.high is None and (claim.amount.low or 0) <= 1)
    )
