"""What is assumed beyond the reports, each with its reason and its own switch."""

import streamlit as st

from ui.markdown import plain
from ui.state import ASSUME, BASIS, REPORTED
from views.markup import el, html
from views.view import View


def draw_assumptions(view: View) -> None:
    """Draw a switch for every assumption."""
    dataset = view.world.dataset
    reported = st.session_state[BASIS] == REPORTED
    notice = st.empty()  # always there, or the switches would be made anew when it comes
    if reported:
        text = "Reports only: all assumptions are off. Choose “With assumptions” to use these."
        notice.html(html(el("p", text, class_="atlas-notice")))
    for assumption in dataset.assumptions:
        name = ASSUME + assumption.id
        if reported:
            # A switch that is off for now would else forget a click that came just before.
            st.session_state[name] = st.session_state[name]
        with st.container(key=f"assumption-{assumption.id}"):
            # What is chosen here outlives the section, whoever chose it.
            st.toggle(plain(assumption.says), key=name, disabled=reported, persist_state="session")
            usual = "on" if assumption.default else "off"
            st.html(
                html(
                    el(
                        "p",
                        assumption.reason,
                        " ",
                        el("small", f"Usually {usual} · ", el("code", assumption.id)),
                        class_="atlas-reason",
                    )
                )
            )
