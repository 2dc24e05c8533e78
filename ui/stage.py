"""The map: drawn once, fed with frames and the month by hidden elements that it watches."""

import streamlit as st
from streamlit_folium import st_folium

from ui.markup import el, html
from views.map import build_map
from views.world import World

HEIGHT = 600
"""Height of the map's frame in pixels where the style sheet says nothing else."""


def draw_map(world: World, *, alone: bool = False) -> None:
    """Draw the map; the same script at every run, so that its frame is never loaded again.

    Parameters
    ----------
    world
        The dataset.
    alone
        Whether the map is all that there is: a picture with a margin and without buttons.
    """
    with st.container(key="map"):
        st_folium(
            build_map(world.basemap, world.dataset.bounds, controls=not alone, margin=alone),
            key="atlas",
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
        )


def hand_over_frames(frames: str) -> None:
    """Put an edition's frames, as JSON, where the map looks for them."""
    with st.container(key="frames"):
        st.html(html(el("div", frames, data_atlas_frames="", hidden="hidden")))


def name_month(month: str | None, place: str | None) -> None:
    """Name the month shown and the place chosen for the map; ``None`` leaves one out.

    Where there is a slider the map follows that alone: it is ahead of what the server answers, and
    a month named late would take the map back for a moment.
    """
    with st.container(key="now"):
        st.html(
            html(
                el(
                    "div",
                    el("span", month, data_atlas_month="") if month else None,
                    el("span", place, data_atlas_place="") if place else None,
                    hidden="hidden",
                )
            )
        )
