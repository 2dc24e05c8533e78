"""The control of time is the browser's own; the server hears the month when it has settled."""

from collections.abc import Mapping

import streamlit as st

from claims.dataset import Dataset
from ui.panels import draw_panel
from ui.state import MONTH, hear_month

_PANEL = "panel-time"


def draw_time(dataset: Dataset) -> str:
    """Draw slider, bands and buttons; return the month chosen, as ``2025-09``."""

    def hear() -> None:
        told = st.session_state[_PANEL].get("month")
        # From a browser: anything may be in it.
        if isinstance(told, Mapping):
            hear_month(dataset, *map(told.get, ("month", "asked", "count", "address")))

    draw_panel("time", on_month_change=hear)
    month: str = st.session_state[MONTH]
    return month
