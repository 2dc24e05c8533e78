"""How well a number is supported, as a code."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from claims.model import Claim
from presence.answers.reasons import Reasons
from presence.answers.sightings import as_date
from presence.answers.values import Bound, Cell
from presence.measures.base import dated, told
from presence.measures.emptied import leaves_nobody
from presence.measures.kept import is_mere
from presence.programme.rows import ASSUMED
from presence.projection import Projection

NumberCode = Literal["stated", "worked-out", "assumed", "country-total", "no-number"]
Support = Literal["stated", "planned", "worked-out", "assumed", "country-total", "no-number"]
"""What a number rests on: its code, and apart from that what a plan gives."""


@dataclass(frozen=True, slots=True)
class Number:
    """How well a number is supported.

    Attributes
    ----------
    code
        ``stated``: facts give it for this place and day, at most with an assumption on what one
        of them leaves open; ``worked-out``; ``assumed``: an assumption is among the reasons;
        ``country-total``: no more than what the country's total leaves over; ``no-number``.
    date
        The day of the newest figure behind it; ``None`` where there is none.
    claims
        Ids of the claims behind it, sorted.
    planned
        Whether a plan or an expectation gives it for this place and day.
    """

    code: NumberCode
    date: dt.date | None
    claims: tuple[str, ...]
    planned: bool = False

    @property
    def support(self) -> Support:
        """What the number rests on; only what a fact states is ``stated``."""
        return "planned" if self.planned else self.code


def number_of(  # noqa: PLR0917 - a cell, its bound, and three sets of reasons
    projection: Projection,
    cell: Cell,
    found: Bound,
    low: Reasons,
    high: Reasons,
    above: Reasons | None,
) -> Number:
    """Return how well the number of a cell is supported.

    Parameters
    ----------
    projection, cell, found, low, high
        The cell, its bound and the reasons of both ends.
    above
        The reasons of the high of the country that the place lies in; ``None`` for a country.
    """
    if found.low is None and found.high is None:
        return Number("no-number", None, ())
    direct = [_direct(projection, cell, side) for side in (low, high)]
    given = {name: modality for name, modality in direct if name is not None}
    facts = sorted(name for name, modality in given.items() if modality == "fact")
    if facts and all(_says_it(projection, cell, name) for name in (*low.sources, *high.sources)):
        return Number("stated", _newest(projection, facts), tuple(facts))
    sources = sorted({*low.sources, *high.sources})
    claims = [name for name in sources if not name.startswith(ASSUMED)]
    date = _newest(projection, claims)
    if says_no_more(projection, cell, high, above) and not _floor_of_its_own(found, low):
        return Number("country-total", date, tuple(claims))
    assumed = low.assumes or high.assumes
    code: NumberCode = "assumed" if assumed else "worked-out"
    return Number(code, date, tuple(claims), bool(given))


def says_no_more(projection: Projection, cell: Cell, high: Reasons, above: Reasons | None) -> bool:
    """Whether a place's high is only its country's high less the floors of other places."""
    if above is None or not high.sources:
        return False
    space = projection.space
    for source in set(high.sources) - set(above.sources):
        claim = projection.claims.get(source)
        if claim is None:
            continue
        # A figure for another place is a floor there; one that holds this place too says of it.
        floor = claim.measure in {"kept", "reduction", "stock"}
        if not floor or space.overlap(claim.places, (cell.place,)):
            return False
    return True


def _floor_of_its_own(found: Bound, low: Reasons) -> bool:
    """Whether claims alone give a floor of more than somebody."""
    return found.low is not None and found.low > 1 and not low.assumes


def _direct(projection: Projection, cell: Cell, reasons: Reasons) -> tuple[str | None, str | None]:
    """Return the one claim that gives an end for this very cell, with its modality."""
    claims = [source for source in reasons.sources if not source.startswith(ASSUMED)]
    if len(claims) != 1 or reasons.assumes:
        return None, None
    claim = projection.claims[claims[0]]
    timeline, point = projection.timeline, projection.timeline.point(cell.day)
    speaks = any(
        timeline.point(part.row.day) == point and part.source == claim.id for part in reasons.parts
    ) or (not reasons.parts and leaves_nobody(claim))
    if not speaks or not _is_about(projection, cell, claim):
        return None, None
    return claim.id, claim.modality


def _says_it(projection: Projection, cell: Cell, source: str) -> bool:
    """Whether a source is an assumption, or a fact that gives a number of this very cell."""
    if source.startswith(ASSUMED):
        return True
    claim, timeline = projection.claims[source], projection.timeline
    return (
        claim.modality == "fact"
        and _is_about(projection, cell, claim)
        and any(
            timeline.point(projection.rows[index].day) == timeline.point(cell.day)
            for unit in projection.units.values()
            if unit.claim.id == source
            for index in unit.rows
        )
    )


def _is_about(projection: Projection, cell: Cell, claim: Claim) -> bool:
    """Whether a claim gives a number of a cell's place and people; "in use" is none."""
    space, all_gone = projection.space, leaves_nobody(claim)
    if claim.population is None or is_mere(claim):
        return False
    if not (claim.measure in {"stock", "kept"} or all_gone):
        return False
    people = space.people(claim.population)
    return (
        space.leaves(claim.places) == space.leaves((cell.place,))
        or (all_gone and space.covers(claim.places, (cell.place,)))
    ) and (
        people == space.people(cell.population)
        or (all_gone and people >= space.people(cell.population))
    )


def _newest(projection: Projection, names: list[str]) -> dt.date | None:
    days = [
        dated(claim) or told(claim)
        for name in names
        if (claim := projection.claims.get(name)) is not None and claim.measure == "stock"
    ]
    days = days or [
        dated(projection.claims[name]) or told(projection.claims[name])
        for name in names
        if name in projection.claims
    ]
    return as_date(max(days)) if days else None
