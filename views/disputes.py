"""What does not agree and what gave way, as items: screen, page and slides only draw them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from presence.answers.values import Bound, Piece, pieces_of
from presence.edition import Edition
from presence.measures.base import dated, due
from presence.settling.disputes import Dispute
from presence.told import disputes as told
from presence.told.disputes import contradictions, gave_way, yielded
from views.words import english as words
from views.words.figures import range_text
from views.words.text import (
    counted,
    date_words,
    long_date_words,
    opening,
    people_name,
    place_name,
)


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side.

    Attributes
    ----------
    claims
        Ids of the claims on it; none where it is that nothing of the others holds.
    lead
        The word before each claim; empty for none.
    sources
        How many independent sources say the same; empty where it is not told.
    means
        What it would mean, as a sentence without its stop; empty where nothing.
    range
        The part of `means` that is the values; empty where it cannot hold.
    pieces
        These values; ``None`` where it cannot hold.
    """

    claims: tuple[str, ...]
    lead: str = ""
    sources: str = ""
    means: str = ""
    range: str = ""
    pieces: tuple[Piece, ...] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that does not agree, or that gave way.

    Attributes
    ----------
    kind
        ``dispute``; ``gave-way`` for a claim, the first, that no longer binds; ``yielded`` for an
        assumption, named in `note`; ``contradiction`` of one claim, the first, with others.
    heading, note
        What it is, and what is to be said of it all; the note may be empty.
    sides
        Who stands against whom.
    range, pieces
        The values over all sides, as a sentence and as they are; empty where none can hold.
    """

    kind: Literal["dispute", "gave-way", "yielded", "contradiction"]
    heading: str
    note: str
    sides: tuple[Side, ...]
    range: str = ""
    pieces: tuple[Piece, ...] = ()


Disputes = tuple[tuple[Dispute, tuple[told.Side, ...]], ...]
"""What is in dispute, with what each side would mean."""


def unsettled(edition: Edition, disputes: Disputes) -> list[Item]:
    """Return all that does not agree in an edition or gave way, disputes first."""
    return [
        *(_dispute(edition, dispute, sides) for dispute, sides in disputes),
        *_gave_way(edition),
        *_yielded(edition),
        *_contradictions(edition),
    ]


def _dispute(edition: Edition, dispute: Dispute, sides: tuple[told.Side, ...]) -> Item:
    cell = sides[0].cell
    heading = words.DISPUTE_HEAD.format(
        people=opening(people_name(edition.dataset, cell.population)),
        place=place_name(edition.dataset, cell.place),
        day=long_date_words(sides[0].day),
    )
    known = [side.bound for side in sides if side.bound is not None]
    pieces = tuple(pieces_of(piece for bound in known for piece in bound.pieces))
    whole = Bound(pieces[0].low, pieces[-1].high, pieces) if pieces else Bound(None, None)
    latest = max((_last_day(edition, side) or 0 for side in sides), default=0)
    return Item(
        "dispute",
        heading,
        words.DISPUTES[dispute.about, dispute.thin],
        tuple(_side(edition, dispute, side, latest) for side in sides),
        words.OVER_SIDES.format(range=range_text(whole)) if known else "",
        pieces,
    )


def _side(edition: Edition, dispute: Dispute, side: told.Side, latest: int) -> Side:
    """Return what a side means: the values if it holds, and of a date whether it binds."""
    shown, means = "", words.SIDE_CANNOT
    if side.bound is not None:
        shown = range_text(side.bound)
        means = words.SIDE_HOLDS[bool(side.claims), side.partly].format(range=shown)
    own = _last_day(edition, side) if dispute.about == "deadline" else None
    if own is not None:
        date = date_words(dt.date.fromordinal(own))
        means = words.SIDE_DATED[own == latest].format(date=date, means=means)
    return Side(
        side.claims,
        sources=counted(len(side.origins), "independent source") if side.claims else "",
        means=means,
        range=shown,
        pieces=None if side.bound is None else side.bound.pieces,
    )


def _last_day(edition: Edition, side: told.Side) -> int | None:
    """Return the last day that a side's claims name; ``None`` where they name none."""
    claims = [edition.claims[name] for name in side.claims]
    return max((day for one in claims if (day := due(one) or dated(one))), default=None)


def _gave_way(edition: Edition) -> Iterator[Item]:
    for gone in gave_way(edition):
        others = (Side((name,), words.GAVE_WAY_JOINT[gone.rule]) for name in gone.to)
        yield Item("gave-way", words.GAVE_WAY[gone.rule], "", (Side((gone.claim,)), *others))


def _yielded(edition: Edition) -> Iterator[Item]:
    """Yield each assumption that gave way, once for claims and once for other assumptions."""
    says = {a.id: a.says for a in edition.dataset.assumptions}
    alike: dict[tuple[str, bool], list[told.Yielded]] = {}
    for one in yielded(edition):
        alike.setdefault((one.assumption, bool(one.to)), []).append(one)
    for (name, to_claims), ways in alike.items():
        days = sorted({day for one in ways for day in one.days})
        table = words.ASSUMPTION_YIELDED if len(days) == 1 else words.ASSUMPTION_YIELDED_OFTEN
        heading = table[to_claims].format(
            date=date_words(days[0]), last=date_words(days[-1]), days=counted(len(days), "day")
        )
        to = sorted({claim for one in ways for claim in one.to})
        sides = tuple(Side((claim,), words.GAVE_WAY_JOINT["yielded"]) for claim in to)
        yield Item("yielded", heading, says[name], sides)


def _contradictions(edition: Edition) -> Iterator[Item]:
    for name, pairs in groupby(contradictions(edition), key=lambda pair: pair[0]):
        others = (Side((other,), words.AGAINST) for _, other in pairs)
        yield Item("contradiction", words.CONTRADICT, "", (Side((name,)), *others))
