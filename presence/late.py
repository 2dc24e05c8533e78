"""Lateness: a plan that no fact has met may be met some months after its date."""

import calendar
import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from claims.dates import PartialDate
from claims.model import Claim
from presence.measures.base import due

STEPS = (3, 6, 12)
"""By how many months a plan may be late: those up to what is asked for are told apart."""


def months_later(date: PartialDate, months: int) -> PartialDate:
    """Return a date so many months later; a month's last day stays the last day."""
    return PartialDate(_shift(date.first, months), _shift(date.last, months), date.text)


def _shift(date: dt.date, months: int) -> dt.date:
    total = date.year * 12 + date.month - 1 + months
    year, month = total // 12, total % 12 + 1
    length = calendar.monthrange(year, month)[1]
    ends = date.day == calendar.monthrange(date.year, date.month)[1]
    return dt.date(year, month, length if ends else min(date.day, length))


def variants(
    claims: Iterable[Claim], late: int, met: Collection[str]
) -> tuple[list[Claim], list[tuple[str, ...]]]:
    """Return the claims as they are met late, and for each plan the ids it goes by.

    Parameters
    ----------
    claims
        The claims of an edition.
    late
        By how many months they may be late at most; 0 for none.
    met
        Ids of plans that a fact has met.
    """
    if not late:
        return [], []
    steps = sorted({step for step in STEPS if step < late} | {late})
    made: list[Claim] = []
    groups: list[tuple[str, ...]] = []
    for claim in claims:
        if claim.modality == "fact" or due(claim) is None or claim.id in met:
            continue
        shifted = [_delayed(claim, step) for step in steps]
        made += shifted
        groups.append((claim.id, *(one.id for one in shifted)))
    return made, groups


def _delayed(claim: Claim, months: int) -> Claim:
    when = claim.when
    assert when is not None
    moved = replace(
        when,
        by=None if when.by is None else months_later(when.by, months),
        at=None if when.at is None else months_later(when.at, months),
    )
    return replace(claim, id=f"{claim.id}+{months}", when=moved)


def original(name: str) -> str:
    """Return the id of the claim that a delayed one stands for."""
    head, plus, months = name.rpartition("+")
    return head if plus and months.isdigit() else name
