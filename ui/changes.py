"""What changed between two editions: which ranges moved, by how much, and which claims did it."""

import datetime as dt
from itertools import groupby
from xml.etree.ElementTree import Element

import streamlit as st

from claims.dataset import Dataset
from claims.dates import day_name, month_name
from presence.told.changes import Change
from ui.claim import cite
from ui.load import load_changes
from ui.state import BEFORE, SINCE
from views.markup import el, html
from views.view import View

_ENDS = {"low": "at least", "high": "at most"}


def draw_changes(view: View) -> None:
    """Draw what moved from an earlier edition to the one shown."""
    dataset, as_of = view.world.dataset, view.edition.as_of
    earlier = [day for day in dataset.editions if day < as_of]
    if not earlier:
        text = f"{day_name(as_of)} is the first edition: there is nothing to compare it with."
        st.html(html(el("p", text)))
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
    found = load_changes(view, since)
    lead = f"From {day_name(since)} to {day_name(as_of)}"
    if not found:
        st.html(html(el("p", f"{lead} nothing moved.")))
        return
    # Months that no earlier report gave and no later one gives are not news: what moved is.
    by_place = groupby(found, key=lambda change: change.place)
    cards = [_card(dataset, place, list(moved)) for place, moved in by_place]
    st.html(html(el("div", el("p", f"{lead}:"), *cards, class_="atlas-cards")))


def _card(dataset: Dataset, place: str, moved: list[Change]) -> Element:
    name = next(p.name for p in dataset.places if p.id == place)
    return el(
        "section",
        el("h3", name),
        el("ul", *(_line(change) for change in moved), class_="moves"),
        class_="atlas-card",
    )


def _line(change: Change) -> Element:
    first, last = (month_name(month, short=True) for month in (change.first, change.last))
    months = first if first == last else f"{first} to {last}"
    before, after = (
        "not given" if value is None else f"{value:,}" for value in (change.before, change.after)
    )
    by = "" if change.by is None else f" ({change.by:+,})".replace("-", "−")
    return el(
        "li",
        el("b", f"{months}: {_ENDS[change.end]} {before} → {after}{by}"),
        el("ul", *(cite(name) for name in change.because)) if change.because else None,
    )
