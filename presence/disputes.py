"""What is in dispute, who stands on each side, and what each choice would mean for the bounds."""

from dataclasses import dataclass

from claims.dates import Month, month_name
from claims.model import CONSTRAINING, Claim
from presence.bounds import Bound, Cell, bound
from presence.edition import Edition
from presence.projection import Projection
from presence.settle import Dispute
from presence.yielding import Yielding


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a dispute.

    Attributes
    ----------
    claim
        Its id.
    origins
        The independent sources that say the same: origins of facts, plans and expectations of the
        same measure, people, places, dates and amount. Who demands it or holds it possible is none.
    cell, month
        Where and when the sides' meaning is compared.
    bound
        The bounds there if this claim holds; ``None`` where it cannot hold in any choice.
    """

    claim: str
    origins: tuple[str, ...]
    cell: Cell
    month: Month
    bound: Bound | None


def sides(projection: Projection, dispute: Dispute) -> tuple[Side, ...]:
    """Return the sides of a dispute, in the order of its claims.

    They are compared at the place of the figures in dispute, or at the country where the claims
    speak of different places, in the first month in conflict; deadlines in the earlier month.
    """
    claims = [projection.claims[name] for name in dispute.claims]
    rows = [row for row in projection.rows if row.unit in dispute.units]
    begins = [
        min((row.month for row in rows if row.source == claim.id), default=projection.grid.end)
        for claim in claims
    ]
    month = min(begins) if dispute.about == "deadline" else max(begins)
    places = {place for claim in claims for place in claim.places}
    place = places.pop() if len(places) == 1 else projection.space.country_of(sorted(places)[0])
    population = min(
        (claim.population for claim in claims if claim.population is not None),
        key=lambda name: (len(projection.space.simple_parts(name)), name),
    )
    cell = Cell(place, population, projection.grid.span_of(month))
    found = []
    for claim in claims:
        own = {row.unit for row in rows if row.source == claim.id}
        holding = [index for index, choice in enumerate(projection.choices) if own & choice.units]
        others = [
            index
            for index in holding
            if not projection.choices[index].units.issuperset(set(dispute.units) - own)
        ]
        chosen = others or holding
        origins = tuple(sorted({c.origin for c in _same(projection, claim)}))
        means = bound(projection, cell, chosen) if chosen else None
        found.append(Side(claim.id, origins, cell, month, means))
    return tuple(found)


def _same(projection: Projection, claim: Claim) -> list[Claim]:
    """Return the claims that say what a claim says, itself among them."""
    return [
        other
        for other in projection.claims.values()
        if (other.measure, other.population, other.places, other.whole, other.when)
        == (claim.measure, claim.population, claim.places, claim.whole, claim.when)
        and other.modality in CONSTRAINING
        and (other.amount and other.amount.text) == (claim.amount and claim.amount.text)
    ]


def contradictions(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the pairs of known claims that disagree in a way that is not numeric, each once."""
    pairs = {
        tuple(sorted((claim.id, other)))
        for claim in edition.claims.values()
        for other in claim.contradicts
        if other in edition.claims
    }
    return tuple(sorted((one, other) for one, other in pairs))


def in_words(edition: Edition) -> str:
    """Return everything that is settled or in dispute, as text."""
    lines: list[str] = []
    for part in edition.parts:
        for dispute in part.settlement.disputes:
            lines.append(_HEADS[dispute.about])
            lines += [_side_line(part, side) for side in sides(part, dispute)]
    if gone := edition.given_way:
        lines.append("no longer constrain:")
        for loser in gone:
            says = edition.claims[loser.claim].says
            lines.append(f"  {loser.claim}: {loser.rule} by {', '.join(loser.to)}: {says}")
            lines += _against(edition, loser.to)
    if yielded := {(_yielding_line(one), one.to) for one in edition.yielded}:
        lines.append("assumptions that gave way to claims:")
        for line, to in sorted(yielded):
            lines += [line, *_against(edition, to)]
    if pairs := contradictions(edition):
        lines.append("contradict each other without a number:")
        for one, other in pairs:
            lines.append(f"  {_said(edition.claims[one])}")
            lines += _against(edition, (other,))
    return "\n".join(lines) + "\n" if lines else "nothing is in dispute\n"


_HEADS = {
    "figures": "cannot all hold; the bounds cover every consistent choice:",
    "deadline": "different deadlines for the same event; the bounds cover both:",
}


def _yielding_line(one: Yielding) -> str:
    where = f" ({one.place}, {one.population})" if one.place else ""
    head = f"  {one.assumption} in {month_name(one.month)}{where}: to "
    if not one.to:
        return f"{head}{', '.join(one.beside)}, assumed too"
    beside = f", with {', '.join(one.beside)} assumed" if one.beside else ""
    return f"{head}{', '.join(one.to)}{beside}"


def _against(edition: Edition, names: tuple[str, ...]) -> list[str]:
    """Return what each of some claims says, as lines below what gave way to it."""
    return [f"    against {_said(edition.claims[name])}" for name in names]


def _said(claim: Claim) -> str:
    parties = ", ".join(claim.parties)
    return f"{claim.id} ({parties}; {claim.report} ¶{claim.locator}): {claim.says}"


def _side_line(projection: Projection, side: Side) -> str:
    sources = "1 independent source" if len(side.origins) == 1 else f"{len(side.origins)} sources"
    said = f"  {_said(projection.claims[side.claim])} [{sources}; "
    if side.bound is None:
        return f"{said}it cannot hold]"
    low = "…" if side.bound.low is None else f"{side.bound.low:,}"
    high = "…" if side.bound.high is None else f"{side.bound.high:,}"
    return (
        f"{said}if it holds, {side.cell.place} {side.cell.population} "
        f"{month_name(side.month)}: {low}–{high}]"
    )
