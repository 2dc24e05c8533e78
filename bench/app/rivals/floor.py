"""The floor: the slider, its buttons and one line of text. No app with these answers sooner."""

import streamlit as st

from bench.app.rivals.common import choose_month, dataset_folder, read_months
from claims.dates import month_text

st.set_page_config(layout="wide")
month = choose_month(read_months(dataset_folder()))
with st.container(key="shown"):
    st.text(month_text(month))
