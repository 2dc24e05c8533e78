"""What was promised, and what came of it: worked out from the claims, never labelled by hand."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.model import Claim
from files import csv_text
from presence.edition import Edition
from presence.measures.base import day
from presence.programme.rows import Day
from presence.programme.space import Space
from presence.projection import Projection
from presence.settling.met import contradicting, meeting, promised_for
from presence.settling.units import by_claim

Outcome = Literal["replaced", "done", "contradicted", "unconfirmed", "not-due", "undated"]
"""In the order in which they are looked for; ``undated`` ones are not scored."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A plan or an expectation, and what came of it by a day.

    Attributes
    ----------
    claim
        Its id.
    places, population
        Whom and where it speaks of.
    due
        The day by which it is to be met; ``None`` where it names none.
    outcome
        What came of it.
    met_by
        Ids of the claims that decide: what replaces it, meets it or contradicts it.
    met_on
        The day of the fact that meets it; ``None`` where none does.
    months_late
        By how many months it was met late, 0 where in time; ``None`` where it was not met.
    """

    claim: str
    places: tuple[str, ...]
    population: str
    due: dt.date | None
    outcome: Outcome
    met_by: tuple[str, ...] = ()
    met_on: dt.date | None = None
    months_late: int | None = None


def promises(edition: Edition, on: dt.date) -> list[Promise]:
    """Return every promise that an edition knows, by due date; undated ones last.

    Parameters
    ----------
    edition
        The edition.
    on
        The day by which something is due.
    """
    found = []
    for part in edition.parts:
        facts = [
            claim for claim in part.claims.values() if claim.constrains and claim.modality == "fact"
        ]
        replaced = _replaced(part)
        for claim in part.claims.values():
            if _is_promise(claim):
                found.append(_promise(claim, facts, replaced.get(claim.id, ()), part.space, on))
    unique = {promise.claim: promise for promise in found}
    return sorted(
        unique.values(),
        key=lambda one: (one.due is None, one.due or dt.date.min, one.claim),
    )


def _is_promise(claim: Claim) -> bool:
    """Whether a claim is a plan or an expectation, told for the first time; undated ones too."""
    if claim.modality not in {"plan", "expectation"} or claim.retells:
        return False
    return claim.constrains or (claim.measure == "context" and claim.when is None)


def _replaced(part: Projection) -> dict[str, tuple[str, ...]]:
    """Return the plans that newer ones replace as a whole, each with these."""
    found: dict[str, tuple[str, ...]] = {}
    for name, units in by_claim(part.units.values()).items():
        newer = [
            {
                claim
                for way in part.ways.get(unit.id, ())
                if way.rule == "replaced"
                for claim in way.claims
            }
            for unit in units
        ]
        if all(newer):
            found[name] = tuple(sorted(set().union(*newer)))
    return found


def _promise(
    claim: Claim, facts: Sequence[Claim], replaced: tuple[str, ...], space: Space, on: dt.date
) -> Promise:
    by = promised_for(claim)

    def ends(outcome: Outcome, by_whom: Iterable[Claim] = (), met: Day | None = None) -> Promise:
        late = None if met is None or by is None else _months_late(by, met)
        return Promise(
            claim=claim.id,
            places=claim.places,
            population=claim.population or "",
            due=None if by is None else dt.date.fromordinal(by),
            outcome=outcome,
            met_by=tuple(sorted(one.id for one in by_whom)),
            met_on=None if met is None else dt.date.fromordinal(met),
            months_late=late,
        )

    if replaced:
        found = ends("replaced")
        return Promise(found.claim, found.places, found.population, found.due, "replaced", replaced)
    if by is None:
        return ends("undated")
    meets = sorted(meeting(claim, facts, space), key=lambda one: (one[1], one[0].id))
    if meets:
        first = meets[0][1]
        return ends("done", (fact for fact, at in meets if at == first), first)
    against = list(contradicting(claim, facts, space))
    if against:
        return ends("contradicted", against)
    return ends("unconfirmed" if by <= day(on) else "not-due")


def _months_late(by: Day, met: Day) -> int:
    """Return by how many whole months a day lies after another, rounded up; 0 where it does not."""
    if met <= by:
        return 0
    due_on, met_on = dt.date.fromordinal(by), dt.date.fromordinal(met)
    months = (met_on.year - due_on.year) * 12 + met_on.month - due_on.month
    return max(months + (met_on.day > due_on.day), 1) if months or met_on > due_on else 0


def score(found: Sequence[Promise]) -> dict[str, int]:
    """Return how many promises came to each outcome; all classes add up to all promises."""
    counts = dict.fromkeys(
        ("replaced", "done", "contradicted", "unconfirmed", "not-due", "undated"), 0
    )
    for promise in found:
        counts[promise.outcome] += 1
    return counts


COLUMNS = (
    "claim",
    "place",
    "population",
    "due",
    "outcome",
    "because",
    "met_on",
    "months_late",
)


def _row(promise: Promise) -> list[str | int | None]:
    return [
        promise.claim,
        " ".join(promise.places),
        promise.population,
        None if promise.due is None else promise.due.isoformat(),
        promise.outcome,
        " ".join(promise.met_by),
        None if promise.met_on is None else promise.met_on.isoformat(),
        promise.months_late,
    ]


def as_csv(found: Sequence[Promise]) -> str:
    """Return promises as CSV: ids are split by spaces, what there is none of is an empty cell."""
    return csv_text(COLUMNS, map(_row, found))


def as_json(found: Sequence[Promise]) -> str:
    """Return promises as a JSON list of objects; what there is none of is ``null``."""
    rows = [dict(zip(COLUMNS, _row(promise), strict=True)) for promise in found]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
