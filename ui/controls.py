"""Above the map: what this is, and the controls; those that few need wait behind "More"."""

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claims.dataset import Dataset
from claims.dates import day_name
from ui.markdown import plain
from ui.panels import draw_panel
from ui.state import (
    ACCOUNT,
    ANNOUNCED,
    AS_OF,
    ASSUMED,
    BASIS,
    EVERYBODY,
    EXCEPTIONS,
    LATE,
    LATENESS,
    POPULATION,
    READING,
    REPORTED,
    SPLIT,
    control_key,
    opening_month,
)
from views.markup import el, html
from views.view import Options
from views.words.text import opening

_BASES = {ASSUMED: "With assumptions", REPORTED: "Reports only"}
_READINGS = {ANNOUNCED: "As announced", EXCEPTIONS: "With exceptions"}


def draw_head(dataset: Dataset) -> DeltaGenerator:
    """Draw the title; return where the controls go, beside it."""
    head = st.container(key="head", horizontal=True)
    head.html(html(el("h1", dataset.title, class_="atlas-title")))
    return head


def draw_controls(dataset: Dataset, options: Options) -> DeltaGenerator:
    """Draw the controls; each keeps its choice in the session under its own name.

    Returns
    -------
    DeltaGenerator
        Where the downloads go: they need what the controls ask for.
    """
    with st.container(key="controls", horizontal=True):
        _first(dataset)
        with st.popover(_more(options), key="more"):
            _second(dataset)
        downloads = st.popover("Download", key="download")
        draw_panel("links", {"opening": opening_month(dataset, dataset.editions[-1])})
    return downloads


def _first(dataset: Dataset) -> None:
    names = {population.id: population.name for population in dataset.populations}
    st.selectbox(
        "As known on",
        [day.isoformat() for day in reversed(dataset.editions)],
        key=AS_OF,
        format_func=lambda text: day_name(dt.date.fromisoformat(text)),
        help="Only reports published by this day are used: one stop a report.",
    )
    st.selectbox(
        "Whom",
        list(names),
        key=POPULATION,
        format_func=lambda name: opening(names[name]),
        help="A figure for the coalition says little about its American part, and the other "
        "way round.",
    )
    st.segmented_control(
        "Basis",
        list(_BASES),
        key=BASIS,
        format_func=lambda name: _BASES[name],
        required=True,
        help=plain("Reports only: bounds that rest on an assumption disappear."),
    )


def _more(options: Options) -> str:
    """Return the button's name, with how many of the settings behind it are not the usual ones."""
    changed = sum(
        (options.account is not None, options.exceptions, options.late > 0, options.split)
    )
    return f"More ({changed})" if changed else "More"


def _second(dataset: Dataset) -> None:
    # A browser makes these when "More" is opened; until then it is told anew what they say.
    names = {EVERYBODY: "Everybody's", **{party.id: party.name for party in dataset.parties}}
    st.selectbox(
        "Account",
        list(names),
        key=control_key(ACCOUNT),
        persist_state="session",
        format_func=lambda name: names[name],
        help="Everybody's: the ranges cover every account. One party's: its claims alone.",
    )
    st.segmented_control(
        "Plans",
        list(_READINGS),
        key=control_key(READING),
        persist_state="session",
        format_func=lambda name: _READINGS[name],
        required=True,
        help="With exceptions: what officials say may stay is taken to stay.",
    )
    st.segmented_control(
        "Plans may be late",
        LATENESS,
        key=control_key(LATE),
        persist_state="session",
        format_func=lambda months: "No" if months == LATENESS[0] else f"{months} months",
        required=True,
        help="Months: a plan that no fact has met may be met so much later, and the ranges cover "
        "everything from on time to that late.",
    )
    st.toggle(
        "Illustrative split",
        key=control_key(SPLIT),
        persist_state="session",
        help="The middle of each country's range, divided evenly among the places in use. An "
        "illustration, not evidence.",
    )
