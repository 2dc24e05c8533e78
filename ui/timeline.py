"""The time slider, stepping by month; bands and buttons under it are the browser's own."""

import streamlit as st

from claims.dataset import Dataset
from claims.dates import month_name, month_text, parse_month
from ui.state import MONTH


def draw_slider(dataset: Dataset) -> str:
    """Draw the slider; return the month chosen, as ``2025-09``."""
    month: str = st.select_slider(
        "Month",
        options=[month_text(month) for month in dataset.months],
        key=MONTH,
        format_func=lambda text: month_name(parse_month(text), short=True),
        label_visibility="collapsed",
    )
    return month
