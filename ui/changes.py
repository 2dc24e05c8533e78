"""What changed between two editions: which ranges moved, by how much, and which claims did it."""

import datetime as dt
from xml.etree.ElementTree import Element

import streamlit as st

from claims.dates import day_name
from ui.claim import cite
from ui.load import load_changes
from ui.state import BEFORE, SINCE
from views.changes import Item, change_lead, changed
from views.markup import el, html
from views.view import View
from views.words.english import FIRST_EDITION


def draw_changes(view: View) -> None:
    """Draw what moved from an earlier edition to the one shown."""
    dataset, as_of = view.world.dataset, view.edition.as_of
    earlier = [day for day in dataset.editions if day < as_of]
    if not earlier:
        st.html(html(el("p", FIRST_EDITION.format(day=day_name(as_of)))))
        return
    names = {BEFORE: "the edition before", **{d.isoformat(): day_name(d) for d in earlier}}
    if st.session_state[SINCE] not in names:
        st.session_state[SINCE] = BEFORE
    st.selectbox(
        f"From … to {day_name(as_of)}",
        list(names),
        key=SINCE,
        format_func=lambda name: names[name],
        width=280,
        persist_state="session",
    )
    picked = st.session_state[SINCE]
    since = earlier[-1] if picked == BEFORE else dt.date.fromisoformat(picked)
    # Months that no earlier report gave and no later one gives are not news: what moved is.
    found = load_changes(view, since)
    items = changed(dataset, found)
    lead = el("p", change_lead(since, as_of, moved=bool(items)))
    st.html(html(el("div", lead, *map(_card, items), class_="atlas-cards") if items else lead))


def _card(item: Item) -> Element:
    lines = (
        el(
            "li",
            el("b", line.text),
            el("ul", *map(cite, line.claims)) if line.claims else None,
        )
        for line in item.lines
    )
    return el(
        "section", el("h3", item.heading), el("ul", *lines, class_="moves"), class_="atlas-card"
    )
