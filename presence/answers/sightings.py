"""What claims say of who is at a place: sightings, reported ends, announced ends, plans to stay."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims.model import Claim
from presence.measures.base import EARLY_DAYS, dated, due, opens, terms, told
from presence.measures.emptied import leaves_nobody
from presence.measures.kept import stay
from presence.programme.rows import Day
from presence.programme.space import Space

Kind = Literal["seen", "left", "end", "cut", "stay"]


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement on who is at a place.

    Attributes
    ----------
    kind
        ``seen``: somebody is there, a fact; ``left``: nobody is, a fact; ``end``: all are to
        leave; ``cut``: some are to; ``stay``: somebody is to be there.
    claim
        The claim.
    first, last
        The days it speaks of; `last` is ``None`` where it does not end. Of an end or a cut the
        day on which it opens and the day it is due.
    """

    kind: Kind
    claim: Claim
    first: Day
    last: Day | None


def sayings(  # noqa: PLR0912 - a measure a branch
    claim: Claim, place: str, population: str, space: Space
) -> Iterator[Saying]:
    """Yield what a claim says of who is at a place.

    A sighting speaks of the places that it names and of what they lie in; an end also of every
    part, but never of the whole around it.
    """
    if not claim.measurable or claim.population is None or claim.when is None:
        return
    if not space.people(claim.population) & space.people(population):
        return
    where = space.leaves((place,))
    fact = claim.modality == "fact"
    spoken = terms(claim, 0, space)
    inside = [name for name in claim.places if space.leaves((name,)) <= where]
    # A number of several places together is no sighting of one of them; a stay at each is.
    if claim.measure == "stock" and not space.leaves(claim.places) <= where:
        inside = []
    # Nor is a number of several groups one of each group.
    if not space.people(claim.population) <= space.people(population):
        inside = []
    every = {(leaf, part) for leaf in where for part in space.people(population)}
    held = {
        (leaf, part)
        for term in spoken
        for leaf in space.leaves(term.places)
        for part in space.people(term.population)
    }
    around = every <= held
    if leaves_nobody(claim) or _is_nought(claim):
        date = due(claim) or dated(claim)
        if around and date is not None:
            begins = opens(claim) if claim.when.by is not None else told(claim)
            yield Saying("left" if fact else "end", claim, date if fact else begins, date)
        return
    if not inside:
        return
    match claim.measure:
        case "stock" if claim.amount is not None and (claim.amount.low or fact):
            if claim.amount.low:
                yield Saying("seen" if fact else "stay", claim, *_span(claim))
        case "kept":
            first, last = stay(claim) if claim.when.at is None else _span(claim)
            if fact:
                seen = min(told(claim), last) if last is not None else told(claim)
                yield Saying("seen", claim, min(first, seen), max(first, seen))
                if last is None or last > seen:
                    yield Saying("stay", claim, first, last)
            else:
                yield Saying("stay", claim, first, last)
        case "reduction" | "departure" if place in claim.places:
            date = due(claim)
            assert date is not None
            yield Saying("cut", claim, opens(claim), date)


def _span(claim: Claim) -> tuple[Day, Day]:
    """Return the day that a claim is dated, from the month's end before where it holds there."""
    date = dated(claim)
    assert date is not None
    early = as_date(date).day
    return (date - early if early <= EARLY_DAYS else date), date


def _is_nought(claim: Claim) -> bool:
    return claim.measure == "stock" and claim.amount is not None and claim.amount.high == 0


def as_date(at: Day) -> dt.date:
    """Return a day as a date."""
    return dt.date.fromordinal(at)
