"""Start with ``streamlit run app.py``."""

import streamlit as st

from ui.page import show_page

st.set_page_config(
    page_title="Drawdown atlas",
    page_icon="🗺️",
    layout="wide",
    initial_sidebar_state="collapsed",
)
show_page()
