"""Disputes side by side: who says what, and what each side does to the range."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import streamlit as st

from presence.bounds import Bound
from presence.disputes import Side, contradictions
from presence.edition import Edition
from presence.settle import Dispute
from ui.claim import cite
from ui.meter import meter
from views.markup import el, html
from views.view import View
from views.wording import (
    NO_DISPUTE,
    dispute_place,
    dispute_text,
    independent_text,
    opening,
    range_text,
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
        el("div", *(_side(side, largest) for side in sides), class_="sides"),
        _whole(known, largest),
        class_="atlas-card",
    )


def _side(side: Side, largest: int) -> Element:
    if side.bound is None:
        means = [el("p", "It cannot hold beside what is not in dispute.")]
    else:
        means = [
            el("p", "If this holds: ", el("b", range_text(side.bound))),
            meter(side.bound.low, side.bound.high, largest),
        ]
    sources = el("p", independent_text(side), class_="quiet")
    return el("div", el("ul", cite(side.claim)), sources, *means, class_="side")


def _whole(known: list[Bound], largest: int) -> Element | None:
    """Return the range over all sides, for comparison with each."""
    if not known:
        return None
    lows, highs = [one.low for one in known], [one.high for one in known]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    whole = Bound(low, high, None, None)
    return el(
        "div",
        el("p", "Over these sides: ", el("b", range_text(whole))),
        meter(low, high, largest),
        class_="whole",
    )


def _note(lead: str, items: Iterable[Element]) -> Element:
    return el("section", el("h3", lead), el("ul", *items), class_="atlas-card")


def _given_way(edition: Edition) -> list[Element]:
    return [
        _note(
            f"{opening(gone.rule)}: the first no longer bounds",
            [cite(gone.claim), *(cite(name, "by") for name in gone.to)],
        )
        for gone in edition.given_way
    ]


def _yielded(edition: Edition) -> list[Element]:
    says = {a.id: a.says for a in edition.dataset.assumptions}
    found: dict[tuple[str, int], set[str]] = {}
    for one in edition.yielded:
        found.setdefault((one.assumption, one.month), set()).update(one.to)
    return [
        _note(
            yielded_text(month),
            [el("li", says[name]), *(cite(claim, "to") for claim in sorted(to))],
        )
        for (name, month), to in sorted(found.items())
    ]


def _contradictions(edition: Edition) -> list[Element]:
    return [
        _note("Contradict each other without a number", [cite(one), cite(other)])
        for one, other in contradictions(edition)
    ]
