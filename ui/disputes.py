"""Disputes side by side: who says what, and what each side does to the range."""

from xml.etree.ElementTree import Element

import streamlit as st

from ui.claim import cite
from ui.meter import meter
from views.disputes import Item, Side
from views.markup import el, html
from views.view import View
from views.words.english import NO_DISPUTE


def draw_disputes(view: View) -> None:
    """Draw what is in dispute, what gave way, and what disagrees without a number."""
    items = view.unsettled()
    if not items:
        st.html(html(el("p", NO_DISPUTE)))
        return
    st.html(html(el("div", *map(_card, items), class_="atlas-cards")))


def _card(item: Item) -> Element:
    head = el("h3", item.heading)
    if item.kind != "dispute":
        cited = (cite(name, side.lead or None) for side in item.sides for name in side.claims)
        note = el("li", item.note) if item.note else None
        return el("section", head, el("ul", note, *cited), class_="atlas-card")
    every = [end or 0 for side in item.sides for piece in side.pieces or () for end in piece]
    largest = max(every, default=0)
    whole = el("div", el("p", item.range), meter(item.pieces, largest), class_="whole")
    return el(
        "section",
        head,
        el("p", item.note, class_="quiet"),
        el("div", *(_side(side, largest) for side in item.sides), class_="sides"),
        whole if item.range else None,
        class_="atlas-card",
    )


def _side(side: Side, largest: int) -> Element:
    before, shown, after = side.means.rpartition(side.range) if side.range else (side.means, "", "")
    return el(
        "div",
        el("ul", *map(cite, side.claims)) if side.claims else None,
        el("p", side.sources, class_="quiet") if side.sources else None,
        el("p", before, el("b", shown) if shown else ".", after),
        meter(side.pieces, largest) if side.pieces is not None else None,
        class_="side",
    )
