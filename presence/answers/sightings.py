"""What claims say of who is at a place: sightings, reported ends, announced ends, plans to stay."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims.model import Claim
from presence.measures.base import EARLY_DAYS, dated, due, opens, reach, told
from presence.measures.emptied import leaves_nobody
from presence.measures.kept import stay
from presence.measures.stock import counts_nobody
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
    date = due(claim) or dated(claim)
    if leaves_nobody(claim) or counts_nobody(claim):
        every = {(leaf, part) for leaf in where for part in space.people(population)}
        if date is not None and every <= reach(claim, space):
            begins = opens(claim) if claim.when.by is not None else told(claim)
            yield Saying("left" if fact else "end", claim, date if fact else begins, date)
        if claim.measure != "move":
            return
    # Nor is a number of several groups one of each group.
    if not space.people(claim.population) <= space.people(population):
        return
    there: Kind = "seen" if fact else "stay"
    match claim.measure:
        case "stock" | "share" if claim.amount is not None and claim.amount.low:
            # A number of several places together is no sighting of one of them; a stay at each is.
            dates = claim.measure == "stock" or claim.when.at is not None
            if space.leaves(claim.places) <= where and dates:
                yield Saying(there, claim, *_span(claim))
        case "kept" if _is_inside(claim.places, where, space):
            first, last = stay(claim) if claim.when.at is None else _span(claim)
            if not fact:
                yield Saying("stay", claim, first, last)
                return
            seen = min(told(claim), last) if last is not None else told(claim)
            yield Saying("seen", claim, min(first, seen), max(first, seen))
            if last is None or last > seen:
                yield Saying("stay", claim, first, last)
        case "arrival" | "move":
            coming = claim.to or claim.places
            if date is not None and space.leaves(coming) <= where:
                yield Saying(there, claim, date, date)
            elif claim.measure == "move" and place in claim.places and not leaves_nobody(claim):
                assert date is not None
                yield Saying("cut", claim, opens(claim), date)
        case "emptied" if date is not None and claim.remainder is not None:
            if claim.remainder.low and space.leaves(claim.places) <= where:
                yield Saying(there, claim, date, date)
            if place in claim.places:
                yield Saying("cut", claim, opens(claim), date)
        case "reduction" | "departure" if place in claim.places:
            assert date is not None
            yield Saying("cut", claim, opens(claim), date)


def _is_inside(places: tuple[str, ...], where: frozenset[int], space: Space) -> bool:
    return any(space.leaves((name,)) <= where for name in places)


def _span(claim: Claim) -> tuple[Day, Day]:
    """Return the day that a claim is dated, from the month's end before where it holds there."""
    date = dated(claim)
    assert date is not None
    early = as_date(date).day
    return (date - early if early <= EARLY_DAYS else date), date


def as_date(at: Day) -> dt.date:
    """Return a day as a date."""
    return dt.date.fromordinal(at)
