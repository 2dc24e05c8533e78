"""The textbook way: every step makes a map with the month's circles in it and shows that."""

import streamlit as st
from streamlit_folium import st_folium

from bench.app.rivals.common import (
    HEIGHT,
    choose_month,
    circles,
    dataset_folder,
    empty_map,
    read_view,
)

st.set_page_config(layout="wide")
view = read_view(dataset_folder())
month = choose_month(view.world.dataset)
shown = empty_map(view)
for circle in circles(view, month):
    circle.add_to(shown)
st_folium(shown, key="atlas", height=HEIGHT, use_container_width=True, returned_objects=[])
