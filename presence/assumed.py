"""Assumptions to linear constraints, and when each of them speaks.

What an assumption says depends on the claims that hold: "a figure stands" speaks from a figure on,
"a base in use" of bases that a claim says are in use. So every row that an assumption could make is
made once, with the condition under which it speaks, and each choice of claims switches its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.dataset import Assumption
from claims.model import Claim
from presence.binding import CHANGES, bind
from presence.releases import Freed
from presence.rows import ASSUMED, Row, Term
from presence.space import Space


@dataclass(frozen=True, slots=True)
class AssumedRow:
    """A row that an assumption could make.

    Attributes
    ----------
    row
        The constraint.
    needs
        Unit of the claim that it builds on; ``None`` where it builds on no single claim.
    step
        For "no rise" and "no fall": the country, the population and the span stepped into; else
        ``None``.
    """

    row: Row
    needs: str | None = None
    step: tuple[str, str, int] | None = None


def assumed_rows(
    assumption: Assumption, space: Space, rows: Sequence[Row], claims: dict[str, Claim]
) -> list[AssumedRow]:
    """Return every row that an assumption could make beside the claims' rows."""
    source = ASSUMED + assumption.id
    if assumption.measure == "ceiling":
        return _ceilings(source, assumption, rows, space, claims)
    if assumption.measure in {"no-rise", "no-fall"}:
        return _steps(source, assumption, space)
    if assumption.places == "in-use":
        return _floors(source, assumption, rows, space, claims)
    return _listed(source, assumption, space)


def _ceilings(
    source: str,
    assumption: Assumption,
    rows: Sequence[Row],
    space: Space,
    claims: dict[str, Claim],
) -> list[AssumedRow]:
    """Close the open upper end of figures that are worded as one row of the words table."""
    row_of_words = space.dataset.words.find(assumption.word or "")
    alike = row_of_words.words if row_of_words else (assumption.word,)
    found = []
    for row in rows:
        amount = claims[row.source].amount
        if claims[row.source].measure != "stock" or amount is None or amount.ceiling is None:
            continue
        if amount.word not in alike:
            continue
        high = float(amount.ceiling)
        top = Row(source, f"{source}@{row.unit}", row.terms, None, high, row.month)
        found.append(AssumedRow(top, needs=row.unit))
    return found


def _steps(source: str, assumption: Assumption, space: Space) -> list[AssumedRow]:
    places = space.countries if assumption.places == "countries" else assumption.places
    low, high = (None, 0.0) if assumption.measure == "no-rise" else (0.0, None)
    found = []
    for place in places:
        for population in assumption.populations:
            for span in list(space.grid.spans)[1:]:
                terms = (
                    Term(1.0, (place,), population, span),
                    Term(-1.0, (place,), population, span - 1),
                )
                month = space.grid.firsts[span]
                unit = f"{source}@{place}/{population}/{month}"
                row = Row(source, unit, terms, low, high, month)
                found.append(AssumedRow(row, step=(place, population, span)))
    return found


def _floors(
    source: str,
    assumption: Assumption,
    rows: Sequence[Row],
    space: Space,
    claims: dict[str, Claim],
) -> list[AssumedRow]:
    """Raise the floor of every stay, and of what a cut leaves, at bases, not at countries."""
    assert assumption.amount is not None
    sites = {place.id for place in space.dataset.places if place.kind in {"base", "city"}}
    found = []
    for row in rows:
        if claims[row.source].measure not in {"kept", "reduction"} or row.low is None:
            continue
        if len(row.terms) != 1 or not sites.issuperset(row.terms[0].places):
            continue
        if row.terms[0].population not in assumption.populations:
            continue
        low = float(assumption.amount.low or 0)
        floor = Row(source, f"{source}@{row.unit}", row.terms, low, None, row.month)
        found.append(AssumedRow(floor, needs=row.unit))
    return found


def _listed(source: str, assumption: Assumption, space: Space) -> list[AssumedRow]:
    """Return the rows of a plain stock, stay or emptying at the places listed, on every month."""
    low: float | None = None
    high: float | None = 0.0
    if assumption.measure != "emptied":
        amount = assumption.amount
        low = float(amount.low) if amount and amount.low is not None else None
        high = float(amount.high) if amount and amount.high is not None else None
    places = space.countries if assumption.places == "countries" else assumption.places
    found = []
    for place in places:
        for population in assumption.populations:
            for span in space.grid.spans:
                month = space.grid.firsts[span]
                unit = f"{source}@{place}/{population}/{month}"
                terms = (Term(1.0, (place,), population, span),)
                found.append(AssumedRow(Row(source, unit, terms, low, high, month)))
    return found


def speaking(
    assumed: Sequence[AssumedRow],
    active: frozenset[str],
    space: Space,
    claims: Sequence[Claim],
    freed: Sequence[Freed] = (),
) -> Iterator[int]:
    """Yield the indices of the assumed rows that speak when these units of claims hold.

    Parameters
    ----------
    assumed
        All assumed rows.
    active
        Units of the claims that hold.
    space
        The space of the model.
    claims
        The claims that hold, in whole or in part.
    freed
        What possibilities free; such rows do not speak.
    """
    runs = _Runs(space, claims)
    for index, candidate in enumerate(assumed):
        if any(one.touches(candidate.row, space) for one in freed):
            continue
        if candidate.needs is not None:
            if candidate.needs in active:
                yield index
        elif candidate.step is None:
            yield index
        else:
            place, population, span = candidate.step
            rising = candidate.row.high is not None
            if runs.speaks(place, population, span, rising=rising):
                yield index


class _Runs:
    """From which figure on, and until which announced change, a step may be assumed away."""

    def __init__(self, space: Space, claims: Sequence[Claim]) -> None:
        self._space = space
        self._claims = claims
        self._seen: dict[tuple[str, str], tuple[list[int], list[tuple[int, int]]]] = {}

    def speaks(self, place: str, population: str, span: int, *, rising: bool) -> bool:
        figures, windows = self._of(place, population)
        month = self._space.grid.firsts[span]
        before = [figure for figure in figures if figure < month]
        if not before:
            return False
        if rising:
            return True
        figure = max(before)
        begins = [max(base, figure) for base, done in windows if done > figure]
        return not begins or month <= min(begins)

    def _of(self, place: str, population: str) -> tuple[list[int], list[tuple[int, int]]]:
        key = (place, population)
        if key not in self._seen:
            self._seen[key] = self._look(place, population)
        return self._seen[key]

    def _look(self, place: str, population: str) -> tuple[list[int], list[tuple[int, int]]]:
        figures, windows = [], []
        for claim in self._claims:
            binding = bind(claim)
            if binding is None or claim.population is None:
                continue
            if claim.measure == "stock" and claim.population == population:
                if place in claim.places and binding.first >= self._space.grid.start:
                    figures.append(binding.first)
            elif (
                claim.measure in CHANGES
                and binding.base is not None
                and self._space.share_people(claim.population, population)
                and self._space.overlap(claim.places, (place,))
            ):
                windows.append((binding.base, binding.first))
        return figures, windows
