"""Start with ``streamlit run app.py``."""

import streamlit as st

from ui.process import uncollected

with uncollected():  # all that modules define stays
    from ui.page import ICON, show_page

st.set_page_config(
    page_title="Drawdown atlas",
    page_icon=ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
show_page()
