"""The advised way: one map, and the month's circles handed over as a group of features."""

import folium
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
group = folium.FeatureGroup()
for circle in circles(view, month):
    circle.add_to(group)
st_folium(
    empty_map(view),
    key="atlas",
    feature_group_to_add=group,
    height=HEIGHT,
    use_container_width=True,
    returned_objects=[],
)
