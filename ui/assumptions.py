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
    if reported:
        text = "Reports only: all assumptions are off. Choose “With assumptions” to use these."
        st.html(html(el("p", text, class_="atlas-notice")))
    for assumption in dataset.assumptions:
        with st.container(key=f"assumption-{assumption.id}"):
            st.toggle(plain(assumption.says), key=ASSUME + assumption.id, disabled=reported)
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
