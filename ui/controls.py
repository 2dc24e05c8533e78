"""The controls above the map: as known on, population, basis, briefing."""

import datetime as dt

import streamlit as st

from claims.dataset import Dataset
from claims.dates import day_name
from ui.markup import plain
from ui.state import AS_OF, ASSUMED, BASIS, POPULATION, REPORTED
from views.wording import opening

_BASES = {ASSUMED: "With assumptions", REPORTED: "Reports only"}


def draw_controls(dataset: Dataset) -> None:
    """Draw the controls; each keeps its choice in the session under its own name."""
    names = {population.id: population.name for population in dataset.populations}
    with st.container(key="controls", horizontal=True):
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
