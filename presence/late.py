"""Lateness: a plan that no fact has met may be met some months after its date."""

import calendar
import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from claims.dates import PartialDate
from claims.model import Claim
from presence.measures.base import due

STEPS = (3, 6, 12)
"""By how many months plans are tried late, up to what is asked for, which is tried too."""


def steps(late: int) -> tuple[int, ...]:
    """Return by how many months plans are tried late, ascending; none where none may be."""
    return (*(step for step in STEPS if step < late), late) if late else ()


def months_later(date: PartialDate, months: int) -> PartialDate:
    """Return a date so many months later; a month's last day stays the last day.

    >>> from claims.dates import parse_date
    >>> months_later(parse_date("2030-02"), 3).last
    datetime.date(2030, 5, 31)
    """
    return PartialDate(_shift(date.first, months), _shift(date.last, months), date.text)


def _shift(date: dt.date, months: int) -> dt.date:
    total = date.year * 12 + date.month - 1 + months
    year, month = total // 12, total % 12 + 1
    length = calendar.monthrange(year, month)[1]
    ends = date.day == calendar.monthrange(date.year, date.month)[1]
    return dt.date(year, month, length if ends else min(date.day, length))


def delayed(claims: Iterable[Claim], months: int, met: Collection[str]) -> list[Claim]:
    """Return claims with every plan that is not met so many months late.

    Parameters
    ----------
    claims
        The claims of an edition.
    months
        By how many months.
    met
        Ids of plans that a fact has met.
    """
    return [
        claim
        if claim.modality == "fact" or due(claim) is None or claim.id in met
        else _delayed(claim, months)
        for claim in claims
    ]


def _delayed(claim: Claim, months: int) -> Claim:
    when = claim.when
    assert when is not None
    return replace(
        claim,
        when=replace(
            when,
            by=None if when.by is None else months_later(when.by, months),
            at=None if when.at is None else months_later(when.at, months),
        ),
    )
