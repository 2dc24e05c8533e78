"""Beside the map: totals and places, and the reasons for the place chosen."""

from xml.etree.ElementTree import Element

import streamlit as st

from claims.dates import parse_month
from ui.claim import cite
from ui.panels import draw_panel
from ui.state import PLACE
from views.markup import el, html
from views.reasons import Chip, Paragraph, Reasons, reasons
from views.view import View
from views.words.english import IN_DISPUTE

_PANEL = "panel-ranges"


def draw_side(view: View, envelope: View | None, month: str, named: Element) -> None:
    """Draw totals, places and reasons for a month.

    Parameters
    ----------
    view
        What is shown.
    envelope
        The same over all accounts; ``None`` where that is what is shown.
    month
        As ``2025-09``.
    named
        Goes with the reasons: an element of its own would cost every step a message more.
    """
    dataset = view.world.dataset
    with st.container(key="side"):
        draw_panel("ranges", on_place_change=_choose)
        place = next(p for p in dataset.places if p.id == st.session_state[PLACE])
        told = reasons(view, envelope, place, parse_month(month))
        st.html(html(el("div", _drawn(told), named)))


def _choose() -> None:
    """Take over the place that was chosen in the list or on the map."""
    st.session_state[PLACE] = st.session_state[_PANEL].place


def _drawn(told: Reasons) -> Element:
    disputed = (cite(name) for name in told.disputed)
    gave_way = (cite(name, became) for name, became in told.gave_way)
    return el(
        "section",
        el("h3", told.heading),
        el("p", *map(_chip, told.chips), class_="chips"),
        *(el("p", text, class_="quiet") for text in told.remarks),
        el("p", told.accounts) if told.accounts else None,
        *map(_paragraph, told.why),
        el(
            "div",
            el("ul", *disputed, data_lead=IN_DISPUTE) if told.disputed else None,
            el("ul", *gave_way) if told.gave_way else None,
        )
        if told.disputed or told.gave_way
        else None,
        class_="atlas-reasons",
        aria_label=told.label,
    )


def _chip(chip: Chip) -> Element:
    if chip.kind == "assumed":
        return el("em", chip.text)  # led by "assumed" in the style sheet
    return el("span", chip.text, class_="chip" if chip.kind == "known" else "chip is-unknown")


def _paragraph(told: Paragraph) -> Element:
    return el(
        "div",
        el("p", el("b", told.head)) if told.head else None,
        *(el("p", sentence) for sentence in told.sentences),
        el("ul", *map(cite, told.claims)) if told.claims else None,
    )
