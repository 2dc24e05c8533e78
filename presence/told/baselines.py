"""Forecasts that anybody could make of what an edition knows: to measure the bounds against."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from claims.model import Claim
from claims.words import Amount
from presence.answers.values import Range
from presence.edition import Edition
from presence.measures.base import day as as_day
from presence.measures.base import due, told
from presence.measures.emptied import leaves_nobody, zeros
from presence.measures.kept import stay
from presence.measures.stock import own_day
from presence.programme.rows import Day
from presence.programme.space import Space
from presence.settling.rivals import is_figure

MARGIN = 0.10
"""How far around the last figure its forecast reaches, as a part of it."""

NOTHING: Range = (None, None)


@dataclass(frozen=True)
class Baselines:
    """The naive forecasts of an edition: they know what it knows, and solve nothing."""

    edition: Edition

    def last_figure(self, place: str, population: str, day: dt.date) -> float | None:
        """Return the last figure of just these people and this place, in persons.

        Of all that the edition knows it is the one dated last among those no later than the day; of
        the same date, the one told last. ``None`` where there is none.
        """
        space = self.edition.part_of(place).space
        leaves, people = space.leaves((place,)), space.people(population)
        dated = [
            (own_day(claim), told(claim), claim.id, claim.amount)
            for claim in self._figures
            if claim.population is not None
            and claim.amount is not None
            and own_day(claim) <= day.toordinal()
            and self._lies_in(claim, space)
            and space.leaves(claim.places) == leaves
            and space.people(claim.population) == people
        ]
        return _middle(max(dated, key=lambda one: one[:3])[3]) if dated else None

    def around_last_figure(self, place: str, population: str, day: dt.date) -> Range:
        """Return the last figure with `MARGIN` either way; nothing where there is no figure."""
        figure = self.last_figure(place, population, day)
        if figure is None:
            return NOTHING
        return round(figure * (1 - MARGIN)), round(figure * (1 + MARGIN))

    def planned(self, place: str, population: str, day: dt.date) -> Range:
        """Return what the plans say by themselves, as if each were met to the day.

        Of the plans for these people and this place that are neither replaced nor overtaken, the
        one that came due last counts: nobody where all are to have left, what is to remain, the
        planned number, the least that is to stay. Nothing where none names a number.
        """
        space = self.edition.part_of(place).space
        found: list[tuple[Day, Day, str, Range]] = []
        for claim in self._plans:
            if not self._lies_in(claim, space):
                continue
            said = self._said(claim, place, population, day.toordinal(), space)
            if said is not None:
                found.append((said[0], told(claim), claim.id, said[1]))
        return max(found, key=lambda one: one[:3])[3] if found else NOTHING

    def _said(
        self, claim: Claim, place: str, population: str, day: Day, space: Space
    ) -> tuple[Day, Range] | None:
        """Return since when a plan says what of a cell; ``None`` where it says nothing."""
        if leaves_nobody(claim):
            since = due(claim)
            empty = since is not None and since <= day and self._empties(claim, place, population)
            return (since, (0, 0)) if since is not None and empty else None
        if claim.id in self._given_way or space.leaves(claim.places) != space.leaves((place,)):
            return None
        named, people = space.people(claim.population or ""), space.people(population)
        if claim.measure == "kept":
            return _stays(claim, day) if named <= people else None
        return _number(claim, day) if named == people else None

    def _empties(self, claim: Claim, place: str, population: str) -> bool:
        """Whether a plan for nobody covers each part of a cell by what of it still binds."""
        space = self.edition.part_of(place).space
        gone = {
            (leaf, part)
            for zero in zeros(claim, space)
            if zero.unit not in self._given_way
            for leaf in space.leaves(zero.places)
            for part in space.people(zero.population)
        }
        return all(
            (leaf, part) in gone
            for leaf in space.leaves((place,))
            for part in space.people(population)
        )

    def _lies_in(self, claim: Claim, space: Space) -> bool:
        """Whether a claim speaks of places that are solved together with those of a space."""
        known = {place.id for place in space.dataset.places}
        return bool(claim.places) and set(claim.places) <= known

    @cached_property
    def _figures(self) -> list[Claim]:
        """The figures that no later one corrects."""
        figures = [claim for claim in self.edition.claims.values() if is_figure(claim)]
        corrected = {name for claim in figures for name in claim.supersedes}
        return [claim for claim in figures if claim.id not in corrected]

    @cached_property
    def _plans(self) -> list[Claim]:
        return [
            claim
            for claim in self.edition.claims.values()
            if claim.constrains and claim.modality != "fact" and claim.population is not None
        ]

    @cached_property
    def _given_way(self) -> frozenset[str]:
        """Ids of all that no longer binds: parts of an emptying by themselves, else the claim."""
        found = set[str]()
        for one in self.edition.given_way:
            whole = not leaves_nobody(self.edition.claims[one.claim])
            found.add(one.claim if whole else one.unit)
        return frozenset(found)


def _middle(amount: Amount) -> float:
    """Return the number that an amount states, or the middle of what it is read as."""
    ends = amount.stated or [end for end in (amount.low, amount.high) if end is not None]
    return float(sum(ends) / len(ends)) if ends else 0.0


def _whole(end: Fraction | None) -> int | None:
    return None if end is None else int(end)


def _number(claim: Claim, day: Day) -> tuple[Day, Range] | None:
    """Return what a planned number, or what is to remain, comes to from its date on."""
    amount = claim.remainder if claim.measure == "emptied" else claim.amount
    since = due(claim)
    if claim.measure not in {"stock", "emptied"} or amount is None:
        return None
    if since is None or since > day:
        return None
    return since, (_whole(amount.low), _whole(amount.high))


def _stays(claim: Claim, day: Day) -> tuple[Day, Range] | None:
    """Return the least of a stay on the days that it is planned for."""
    assert claim.when is not None
    first, last = stay(claim)
    if claim.when.at is not None:
        first, last = as_day(claim.when.at.first), as_day(claim.when.at.last)
    if day < first or (last is not None and day > last):
        return None
    least = _whole(claim.amount.low) if claim.amount else None
    return first, (max(1, least or 0), None)
