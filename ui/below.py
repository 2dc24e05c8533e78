"""Under the map: the timeline, and one section at a time of what stands behind it."""

from collections.abc import Callable

import streamlit as st

from ui.about import draw_about, draw_sources, draw_words
from ui.assumptions import draw_assumptions
from ui.changes import draw_changes
from ui.disputes import draw_disputes
from ui.panels import draw_panel
from ui.state import SECTION
from ui.tables import draw_table
from views.markup import el, html
from views.view import View

_SECTIONS: dict[str, tuple[str, Callable[[View], None]]] = {
    "claims": ("Claims", lambda _: draw_panel("ledger")),
    "disputes": ("Disputes", draw_disputes),
    "changes": ("What changed", draw_changes),
    "table": ("Table", draw_table),
    "assumptions": ("Assumptions", draw_assumptions),
    "words": ("Words", draw_words),
    "sources": ("Sources", draw_sources),
    "about": ("About and method", draw_about),
}


def draw_below(view: View) -> None:
    """Draw everything that stands under the map."""
    with st.container(key="chart"):
        st.html(html(el("h2", "Ranges over time", class_="atlas-section")))
        draw_panel("chart")
    with st.container(key="below"):
        st.segmented_control(
            "Section",
            list(_SECTIONS),
            key=SECTION,
            format_func=lambda name: _SECTIONS[name][0],
            required=True,
            label_visibility="collapsed",
        )
        # Only the section that is open is worked out.
        _SECTIONS[st.session_state[SECTION]][1](view)
