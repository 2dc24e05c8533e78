"""Disputes side by side: who says what, and what each side does to the range."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import streamlit as st

from presence.answers.values import Bound, Piece
from presence.edition import Edition
from presence.settling.outcome import Dispute
from presence.told.disputes import Side, contradictions
from ui.claim import cite
from ui.meter import meter
from views.markup import el, html
from views.view import View
from views.wording import (
    GAVE_WAY,
    NO_DISPUTE,
    dispute_place,
    dispute_text,
    gave_way,
    independent_text,
    opening,
    range_text,
    side_text,
    yielded_text,
)


def draw_disputes(view: View) -> None:
    """Draw what is in dispute, what gave way, and what disagrees without a number."""
    edition = view.edition
    cards = [_card(view, dispute, sides) for dispute, sides in view.disputes]
    notes = [*_given_way(edition), *_yielded(edition), *_contradictions(edition)]
    if not cards and not notes:
        st.html(html(el("p", NO_DISPUTE)))
        return
    st.html(html(el("div", *cards, *notes, class_="atlas-cards")))


def _card(view: View, dispute: Dispute, sides: tuple[Side, ...]) -> Element:
    known = [side.bound for side in sides if side.bound is not None]
    largest = max((bound.high or bound.low or 0 for bound in known), default=0)
    return el(
        "section",
        el("h3", dispute_place(view.edition.dataset, sides[0])),
        el("p", dispute_text(dispute), class_="quiet"),
        el("div", *(_side(view, dispute, side, sides, largest) for side in sides), class_="sides"),
        _whole(known, largest),
        class_="atlas-card",
    )


def _side(
    view: View, dispute: Dispute, side: Side, sides: tuple[Side, ...], largest: int
) -> Element:
    lead, joint, means = side_text(view.edition, dispute, side, sides).partition(": ")
    return el(
        "div",
        el("ul", *map(cite, side.claims)) if side.claims else None,
        el("p", independent_text(side), class_="quiet") if side.claims else None,
        el("p", lead, joint, el("b", means) if means else "."),
        meter(side.bound.pieces, largest) if side.bound is not None else None,
        class_="side",
    )


def _whole(known: list[Bound], largest: int) -> Element | None:
    """Return the values over all sides, for comparison with each."""
    if not known:
        return None
    pieces = _union([piece for bound in known for piece in bound.pieces])
    whole = Bound(pieces[0].low, pieces[-1].high, pieces) if pieces else Bound(None, None)
    return el(
        "div",
        el("p", "Over these sides: ", el("b", range_text(whole))),
        meter(pieces, largest),
        class_="whole",
    )


def _union(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return pieces ascending, merged where they meet or touch."""
    found: list[Piece] = []
    for low, high in sorted(pieces, key=lambda piece: (piece.low or 0, piece.low is not None)):
        last = found[-1] if found else None
        if last is None or (last.high is not None and (low or 0) > last.high + 1):
            found.append(Piece(low, high))
        elif last.high is not None:
            found[-1] = Piece(last.low, None if high is None else max(last.high, high))
    if found and any(piece.low == 0 for piece in pieces):
        found[0] = Piece(0, found[0].high)
    return tuple(found)


def _note(lead: str, items: Iterable[Element]) -> Element:
    return el("section", el("h3", lead), el("ul", *items), class_="atlas-card")


def _given_way(edition: Edition) -> list[Element]:
    notes = []
    for gone in gave_way(edition):
        how, joint = GAVE_WAY[gone.rule]
        claims = [cite(gone.claim), *(cite(name, joint) for name in gone.to)]
        notes.append(_note(f"{opening(how)}: the first no longer bounds", claims))
    return notes


def _yielded(edition: Edition) -> list[Element]:
    says = {a.id: a.says for a in edition.dataset.assumptions}
    found: dict[tuple[str, str], set[str]] = {}
    for one in edition.yielded:
        found.setdefault((one.assumption, yielded_text(one)), set()).update(one.to)
    return [
        _note(lead, [el("li", says[name]), *(cite(claim, "to") for claim in sorted(to))])
        for (name, lead), to in found.items()
    ]


def _contradictions(edition: Edition) -> list[Element]:
    return [
        _note("Contradict each other without a number", [cite(one), cite(other)])
        for one, other in contradictions(edition)
    ]
