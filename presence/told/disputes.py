"""What is in dispute, who stands on each side, and what each side would mean for the numbers."""

import datetime as dt
from dataclasses import dataclass, replace

from claims.dates import Month, day_name, month_name, month_of
from claims.model import CONSTRAINING, Claim
from presence.answers.search import Evaluator
from presence.answers.values import Bound, Cell, Piece, whole_high, whole_low
from presence.edition import Edition
from presence.measures.base import dated
from presence.programme.sides import End
from presence.projection import Projection
from presence.settling.disputes import Dispute, GivenWay
from presence.settling.join import Yielding


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute.

    Attributes
    ----------
    claims
        Ids of the claims that hold together on it; of deadlines, the one claim.
    origins
        The independent sources that say the same as any of them: origins of facts, plans and
        expectations of the same measure, people, places, dates and amount.
    cell, month
        Where and when the sides' meaning is compared.
    bound
        The values there if this side holds; ``None`` where it cannot.
    partly
        Whether that can only be for a part of what an end says: of the places, or of the people.
    """

    claims: tuple[str, ...]
    origins: tuple[str, ...]
    cell: Cell
    month: Month
    bound: Bound | None
    partly: bool = False

    @property
    def day(self) -> dt.date:
        """The day of the cell."""
        return dt.date.fromordinal(self.cell.day)


def sides(projection: Projection, dispute: Dispute) -> tuple[Side, ...]:
    """Return the sides of a dispute.

    They are compared at the place of the claims in dispute, or at the country where these speak of
    different places, on the last day that any of the figures is dated, and of deadlines on the
    earliest.
    """
    claims = [projection.claims[name] for name in dispute.claims]
    cell = _compared(projection, dispute, claims)
    found = []
    for index, names in enumerate(dispute.sides):
        origins = {
            other.origin for name in names for other in _same(projection, projection.claims[name])
        }
        bound, partly = _means(projection, dispute, index, cell)
        month = month_of(dt.date.fromordinal(cell.day))
        found.append(Side(names, tuple(sorted(origins)), cell, month, bound, partly))
    return tuple(found)


def _compared(projection: Projection, dispute: Dispute, claims: list[Claim]) -> Cell:
    space, timeline = projection.space, projection.timeline
    days = [day for claim in claims if (day := dated(claim)) is not None and timeline.has(day)]
    if not days:
        days = [timeline.days[-1]]
    day = min(days) if dispute.about == "deadline" else max(days)
    places = {place for claim in claims for place in claim.places}
    place = places.pop() if len(places) == 1 else space.country_of(sorted(places)[0])
    population = min(
        (claim.population for claim in claims if claim.population is not None),
        key=lambda name: (len(space.simple_parts(name)), name),
    )
    return Cell(place, population, day)


def _means(
    projection: Projection, dispute: Dispute, index: int, cell: Cell
) -> tuple[Bound | None, bool]:
    """Return the values of a cell on one side, every other quarrel left as it is.

    And whether an end in it holds there only for some of its parts.
    """
    if dispute.quarrel is None:
        return _by_date(projection, dispute, dispute.sides[index], cell), False
    names = set(dispute.sides[index])
    units = projection.units
    lost = [
        [units[name] for name in dropped if units[name].claim.id in names]
        for dropped in projection.settler.quarrels[dispute.quarrel].sides
    ]
    whole = [side for side, gone in enumerate(lost) if not gone]
    chosen = whole or [
        side for side, gone in enumerate(lost) if all(unit.zero is not None for unit in gone)
    ]
    if not chosen:
        return None, False
    return Evaluator(projection, dispute.quarrel, chosen).bounds([cell])[cell], not whole


def _by_date(
    projection: Projection, dispute: Dispute, names: tuple[str, ...], cell: Cell
) -> Bound | None:
    """Return the values of a cell if one date for an end alone were told.

    ``None`` where that cannot hold beside what is not in dispute.
    """
    settler, programme = projection.settler, projection.programme
    others = {
        name
        for name, unit in projection.units.items()
        if unit.zero is not None and unit.claim.id in set(dispute.claims) - set(names)
    }
    with projection.core.lock:
        dropped = settler.dropped(settler.reference) | others
        if settler.conflict_in(dropped) is not None:
            return None
        sides_there = projection.joined_without(dropped).full
        programme.apply(sides_there)
        columns = projection.column_of(cell.place, cell.population, cell.day)
        least, most = (
            programme.value(programme.optimum(columns, end), sides_there) for end in ENDS
        )
    high = None if most is None else whole_high(most)
    low = 0 if high == 0 else whole_low(least or 0.0) or None
    pieces = () if low is None and high is None else (Piece(low, high),)
    return Bound(low, high, pieces)


ENDS: tuple[End, End] = ("low", "high")


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


@dataclass(frozen=True, slots=True)
class Yielded:
    """An assumption that gave way in the same manner on some days.

    Attributes
    ----------
    assumption
        Its id.
    place, population
        Where and of whom; ``None`` for one that is no step from day to day.
    to, beside
        The claims, and the assumptions, that it could not hold together with.
    days
        When, ascending.
    """

    assumption: str
    place: str | None
    population: str | None
    to: tuple[str, ...]
    beside: tuple[str, ...]
    days: tuple[dt.date, ...]


def gave_way(edition: Edition) -> list[GivenWay]:
    """Return what no longer binds, once for each claim however many parts of it gave way."""
    found = {(one.claim, one.rule, one.to): one for one in edition.given_way}
    return list(found.values())


def yielded(edition: Edition) -> list[Yielded]:
    """Return the assumptions that gave way, the days of one manner together."""
    alike: dict[Yielding, set[int]] = {}
    for each in edition.yielded:
        alike.setdefault(replace(each, day=0), set()).add(each.day)
    return [
        Yielded(
            *(one.assumption, one.place, one.population, one.to, one.beside),
            tuple(map(dt.date.fromordinal, sorted(days))),
        )
        for one, days in alike.items()
    ]


def in_words(edition: Edition) -> str:
    """Return everything that is settled or in dispute, as text."""
    lines: list[str] = []
    for dispute in edition.disputes:
        part = edition.part_of(edition.claims[dispute.claims[0]].places[0])
        lines.append(_HEADS[dispute.about] + (THIN if dispute.thin else ""))
        for side in sides(part, dispute):
            lines += _side_lines(part, side)
    if gone := gave_way(edition):
        lines.append("no longer constrain:")
        for loser in gone:
            says = edition.claims[loser.claim].says
            rule = RULES[loser.rule]
            lines.append(f"  {loser.claim}: {rule} {', '.join(loser.to)}: {says}")
            lines += _against(edition, loser.to)
    if ways := yielded(edition):
        lines.append("assumptions that gave way to claims:")
        for line, to in sorted((_yielded_line(way), way.to) for way in ways):
            lines += [line, *_against(edition, to)]
    if pairs := contradictions(edition):
        lines.append("contradict each other without a number:")
        for one, other in pairs:
            lines.append(f"  {_said(edition.claims[one])}")
            lines += _against(edition, (other,))
    return "\n".join(lines) + "\n" if lines else "nothing is in dispute\n"


_HEADS = {
    "figures": "cannot all hold; the values cover every consistent choice:",
    "deadline": "different dates for one end; the latest binds:",
}
THIN = " (two of these figures meet, but by less than a tenth)"
RULES = {"replaced": "replaced by", "overtaken": "overtaken by", "yielded": "gave way to"}


def _yielded_line(one: Yielded) -> str:
    where = f" ({one.place}, {one.population})" if one.place else ""
    first, last = day_name(one.days[0]), day_name(one.days[-1])
    when = first if len(one.days) == 1 else f"{len(one.days)} days from {first} to {last}"
    head = f"  {one.assumption} on {when}{where}: to "
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


def _side_lines(projection: Projection, side: Side) -> list[str]:
    sources = "1 independent source" if len(side.origins) == 1 else f"{len(side.origins)} sources"
    lines = [f"  {_said(projection.claims[name])}" for name in side.claims]
    if side.bound is not None:
        shown = " or ".join(_piece(low, high) for low, high in side.bound.pieces) or "no number"
        when = month_name(side.month)
        holds = "if it holds in part" if side.partly else "if it holds"
        means = f"{holds}, {side.cell.place} {side.cell.population} {when}: {shown}"
    else:
        means = "it cannot hold"
    lines[-1:] = (
        [f"{lines[-1]} [{sources}; {means}]"] if lines else [f"  nothing of these: {means}"]
    )
    return lines


def _piece(low: int | None, high: int | None) -> str:
    left = "…" if low is None else f"{low:,}"
    right = "…" if high is None else f"{high:,}"
    return left if left == right else f"{left}–{right}"
