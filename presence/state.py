"""What is said to become of a place in a month: in use, to shrink, to be emptied, stays until."""

from dataclasses import dataclass
from typing import Literal

from claims.dates import Month, month_of
from claims.model import Claim
from presence.binding import bind, leaves_nobody
from presence.bounds import Bound, Cell
from presence.projection import Projection
from presence.reasons import Reasons

Kind = Literal[
    "in use",
    "to shrink",
    "to be emptied",
    "emptied",
    "nobody there",
    "stays until",
    "may be emptied",
    "none said",
    "may stay",
]


@dataclass(frozen=True, slots=True)
class State:
    """What the claims say becomes of a place.

    Attributes
    ----------
    kind
        The state in a word or two.
    month
        The month it speaks of: by when emptied or cut, until when kept; ``None`` where none is
        named.
    overtaken
        The month by which a plan, overtaken since, wanted the place empty; ``None`` where there
        was no such plan.
    """

    kind: Kind
    month: Month | None = None
    overtaken: Month | None = None


def state_of(projection: Projection, cell: Cell, found: Bound, low: Reasons) -> State:
    """Return the state of a place in a span of months."""
    month = projection.grid.firsts[cell.span]
    late = _overtaken(projection, cell, month)
    if found.high == 0:
        kind, by = _emptied_by(projection, cell, month)
        return State(kind, by, late if kind == "none said" else None)
    if found.low == 0:
        return State("may be emptied", _deadline(projection, low))
    said = [
        (claim, binding)
        for claim in _active_claims(projection)
        if claim.places == (cell.place,)
        and claim.population is not None
        and projection.space.share_people(claim.population, cell.population)
        and (binding := bind(claim)) is not None
    ]
    stays = [
        (claim, binding)
        for claim, binding in said
        if (claim.measure == "kept" or _holds_somebody(claim))
        and binding.first <= month
        and (binding.last is None or month <= binding.last)
    ]
    if any(claim.modality == "fact" for claim, _ in stays):
        return State("in use", None, late)
    coming_end = _coming_end(projection, cell, month)
    cuts = [
        b.first
        for claim, b in said
        if claim.measure == "reduction" and b.base is not None and b.base <= month
    ]
    ends = [end for claim, _ in stays if (end := _stated_end(claim)) is not None]
    coming: list[tuple[Kind, list[Month]]] = [
        ("to be emptied", [] if coming_end is None else [coming_end]),
        ("to shrink", cuts),
        ("stays until", [max(ends)] if ends else []),
    ]
    kind, months = next(((k, m) for k, m in coming if m), ("none said", []))
    return State(kind, min(months) if months else None, late)


def _stated_end(claim: Claim) -> Month | None:
    """Return the month that a stay is said to end in, as the report names it."""
    when = claim.when
    if when is not None and when.until is not None:
        return month_of(when.until.first)
    if when is not None and when.through is not None:
        return month_of(when.through.last)
    return None


def _active_claims(projection: Projection) -> list[Claim]:
    rows = frozenset().union(*(choice.rows for choice in projection.choices))
    names = {projection.rows[row].source for row in rows if not projection.rows[row].assumed}
    return [projection.claims[name] for name in sorted(names)]


def _deadline(projection: Projection, reasons: Reasons) -> Month | None:
    """Return by when the claim behind a zero wants everybody gone."""
    for source in reasons.sources:
        claim = projection.claims.get(source)
        if claim is not None and leaves_nobody(claim) and (binding := bind(claim)) is not None:
            return binding.first
    return None


def _emptied_by(projection: Projection, cell: Cell, month: Month) -> tuple[Kind, Month | None]:
    """Return who empties a place that nobody is left at, and by when."""
    ends = [
        (claim, by)
        for claim, by, _ in _ends(projection, cell)
        if by <= month and projection.space.overlap(claim.places, (cell.place,))
    ]
    if not ends:
        return _without_an_end(projection, cell, month), None
    claim, by = _decisive(projection, ends)
    return ("emptied" if claim.modality == "fact" else "to be emptied"), by


def _without_an_end(projection: Projection, cell: Cell, month: Month) -> Kind:
    """Return how a zero is told that no claim of an end is behind: reported, assumed or left over.

    A place that a figure says is empty was emptied only if somebody was there before.
    """
    figures = [
        (claim, binding.first)
        for claim in _active_claims(projection)
        if claim.measure in {"stock", "kept"}
        and claim.places == (cell.place,)
        and claim.population is not None
        and projection.space.share_people(claim.population, cell.population)
        and (binding := bind(claim)) is not None
    ]
    if not any(at == month and _holds_nobody(claim) for claim, at in figures):
        return "none said"
    before = any(at < month and not _holds_nobody(claim) for claim, at in figures)
    return "emptied" if before else "nobody there"


def _holds_nobody(claim: Claim) -> bool:
    return claim.measure == "stock" and claim.amount is not None and claim.amount.high == 0


def _holds_somebody(claim: Claim) -> bool:
    return claim.measure == "stock" and claim.amount is not None and bool(claim.amount.low)


def _coming_end(projection: Projection, cell: Cell, month: Month) -> Month | None:
    """Return by when a place is to be emptied that is not empty yet; ``None`` where it is not."""
    coming = [
        (claim, by, base)
        for claim, by, base in _ends(projection, cell)
        if month < by and claim.places == (cell.place,)
    ]
    if not any(base <= month for _, _, base in coming):
        return None
    return _decisive(projection, [(claim, by) for claim, by, _ in coming])[1]


def _ends(projection: Projection, cell: Cell) -> list[tuple[Claim, Month, Month]]:
    """Return the claims that leave nobody of a population: claim, by when, measured from when."""
    return [
        (claim, binding.first, binding.base)
        for claim in _active_claims(projection)
        if claim.population is not None
        and projection.space.share_people(claim.population, cell.population)
        and leaves_nobody(claim)
        and (binding := bind(claim)) is not None
        and binding.base is not None
    ]


def _decisive(projection: Projection, ends: list[tuple[Claim, Month]]) -> tuple[Claim, Month]:
    """Return the earliest end that holds in every choice, else the last one of any."""
    everywhere = {projection.rows[row].source for row in projection.common}
    sure = [end for end in ends if end[0].id in everywhere]
    return min(sure, key=lambda end: end[1]) if sure else max(ends, key=lambda end: end[1])


def _overtaken(projection: Projection, cell: Cell, month: Month) -> Month | None:
    months = [
        binding.first
        for gone in projection.settlement.given_way
        if gone.rule == "overtaken"
        and (claim := projection.claims[gone.claim]).measure == "emptied"
        and claim.places == (cell.place,)
        and (binding := bind(claim)) is not None
        and binding.first <= month
    ]
    return max(months) if months else None
