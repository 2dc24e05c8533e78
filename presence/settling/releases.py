"""Possibilities and denials: what they free when the exceptions are used.

A release frees only its own population and places. Of an emptying, which is one zero for each part,
the other parts go on binding; any other claim that speaks of those freed is dropped, which can only
widen a bound. A release of an assumption lapses at the next reported figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.model import MAY_RELEASE, Claim
from presence.measures.base import dated, told
from presence.programme.rows import ASSUMED, Day, Row, Term
from presence.programme.space import Space


@dataclass(frozen=True, slots=True)
class Freed:
    """What one possibility or denial frees.

    Attributes
    ----------
    by
        Id of the claim that frees.
    source
        The claim freed, or `ASSUMED` and the assumption's id.
    places, population
        Whom it frees; no places means all, ``None`` means every population.
    first, last
        Of an assumption, the rows of the days after `first` up to `last`, itself included, are
        freed; ``None`` means open on that side.
    """

    by: str
    source: str
    places: tuple[str, ...]
    population: str | None
    first: Day | None = None
    last: Day | None = None

    def touches(self, row: Row, space: Space) -> bool:
        """Whether a row of its source speaks of anybody whom it frees."""
        return row.source == self.source and self.covers(row, space)

    def covers(self, row: Row, space: Space) -> bool:
        """Whether a row, whoever made it, speaks of anybody whom it frees, and when."""
        if (self.first is not None and row.day <= self.first) or (
            self.last is not None and row.day > self.last
        ):
            return False
        return any(
            (not self.places or space.overlap(term.places, self.places))
            and (self.population is None or space.share_people(term.population, self.population))
            for term in row.terms
        )


def freed_by(claims: Iterable[Claim], assumptions: Iterable[str]) -> tuple[Freed, ...]:
    """Return everything that the known claims free, in the order of the freeing claims' ids."""
    known = sorted(claims, key=lambda claim: claim.id)
    assumed = set(assumptions)
    found = []
    for claim in known:
        if claim.modality not in MAY_RELEASE or claim.retells:
            continue
        for name in claim.releases:
            if name in assumed:
                first = told(claim)
                last = _next_figure(claim, known, first)
                source = ASSUMED + name
                found.append(Freed(claim.id, source, claim.places, claim.population, first, last))
            else:
                found.append(Freed(claim.id, name, claim.places, claim.population))
    return tuple(found)


def _next_figure(claim: Claim, known: Sequence[Claim], after: Day) -> Day | None:
    """Return the day of the first reported figure after a release; ``None`` where none is."""
    days = [
        at
        for other in known
        if other.modality == "fact"
        and other.measurable
        and other.report != claim.report
        and other.measure == "stock"
        and claim.population in {None, other.population}
        and (not claim.places or set(other.places) & set(claim.places))
        and (at := dated(other)) is not None
        and at > after
    ]
    return min(days, default=None)


def release(rows: Iterable[Row], freed: Sequence[Freed], space: Space) -> list[Row]:
    """Return the claims' rows that still bind when the exceptions are used."""
    kept = []
    for row in rows:
        left: Row | None = row
        for one in freed:
            if left is not None and one.touches(left, space):
                left = _rest(left, one, space)
        if left is not None:
            kept.append(left)
    return kept


def _rest(row: Row, freed: Freed, space: Space) -> Row | None:
    """Return a row that has nobody there without those freed; ``None`` for any other row."""
    if row.high != 0 or row.low or any(term.coefficient != 1 for term in row.terms):
        return None
    terms = []
    for term in row.terms:
        for part in sorted(space.people(term.population)):
            population = space.simple_populations[part]
            places = term.places
            if freed.population is None or space.share_people(population, freed.population):
                places = space.without(term.places, freed.places) if freed.places else ()
            if places:
                terms.append(Term(1.0, places, population, term.day))
    return row._replace(terms=tuple(terms)) if terms else None
